//! Every single bit of a small vault and of its log, flipped one at a time: never wrong data, never
//! a panic, always the error that names what was hit, and no byte written when the vault is refused.
//!
//! Each of some 350,000 files is opened from its first byte on, as a person's is; only the data key
//! is at hand, as deriving it every time would take most of the time. What needs the derivation, the
//! slots of a header whose digest was put right, is tried with it.
#![allow(clippy::unwrap_used)]

use std::borrow::Borrow;
use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::Connection;

use crate::cipher::Key;
use crate::cost::KeyCost;
use crate::error::{Place, VaultError};
use crate::keys::Keys;
use crate::secret::{Passphrase, RecoveryKey, Secret};
use crate::store::StoredHeader;
use crate::vault::Vault;

mod header;
mod log;
#[path = "../tests/common/memory_disk.rs"]
mod memory_disk;
mod pages;

use memory_disk::MemoryDisk;

const PASSPHRASE: &str = "correct horse battery staple";
const RECOVERY_KEY: &str = "00001-00002-00004-00008-0000G-00005-0000A-0000M";

/// The bytes of a vault and of the log beside it.
#[derive(Clone, PartialEq, Eq)]
struct Files {
    main: Vec<u8>,
    log: Vec<u8>,
}

/// Everything that is in the sample: rows in the order of the table, then of the index.
type Content = Vec<String>;

/// A small vault whose pages are all of use: the schema, a table, and an index that some questions
/// are answered from alone.
struct Sample {
    files: Files,
    data: Key,
    /// What is in it: in the main file, then after each commit that is in the log.
    states: Vec<Content>,
}

fn path() -> PathBuf {
    "/memory/journal.candor".into()
}

fn log_path() -> PathBuf {
    "/memory/journal.candor-wal".into()
}

fn connection(vault: &Vault) -> &Connection {
    vault.borrow()
}

impl Sample {
    /// A vault that was closed cleanly and opened again for these changes; then its program died.
    fn crashed_after(changes: &[&str]) -> Self {
        let disk = MemoryDisk::default();
        let passphrase = Passphrase::new(PASSPHRASE);
        let recovery_key = RecoveryKey::parse(RECOVERY_KEY).unwrap();
        let shared = Arc::new(disk.clone());
        let vault = Vault::create_on(shared, &path(), &passphrase, &recovery_key, KeyCost::MINIMUM).unwrap();
        connection(&vault)
            .execute_batch(
                "CREATE TABLE note (body TEXT NOT NULL, day TEXT NOT NULL);
                 CREATE INDEX note_by_day ON note (day);
                 INSERT INTO note VALUES ('Sunday''s fear', '2026-11-22'), ('an amends', '2026-11-23');",
            )
            .unwrap();
        let data = *vault.sealed().keys().data();
        let mut states = vec![read(&vault).unwrap()];
        vault.close().unwrap();
        let closed = disk.snapshot();
        let vault = Vault::open_on(Arc::new(disk.clone()), &path(), Secret::Passphrase(&passphrase)).unwrap();
        for change in changes {
            connection(&vault).execute_batch(change).unwrap();
            states.push(read(&vault).unwrap());
        }
        let files = Files::on(if changes.is_empty() { &closed } else { &disk });
        Self { files, data, states }
    }

    /// A vault as a clean close leaves it.
    fn closed() -> Self {
        Self::crashed_after(&[])
    }

    /// The keys, as the header is unlocked once its data key is known.
    fn unlock(&self, stored: &StoredHeader) -> Result<Keys, VaultError> {
        stored.header.unlock_with(&stored.bytes, &mut self.data.clone())
    }

    /// Opens changed files as a person does, and with the data key at hand.
    fn open(&self, disk: &MemoryDisk) -> Result<Vault, VaultError> {
        Vault::open_file(Arc::new(disk.clone()), path(), false, |stored| self.unlock(stored))
    }
}

impl Files {
    fn on(disk: &MemoryDisk) -> Self {
        Self { main: disk.read(&path()).unwrap(), log: disk.read(&log_path()).unwrap_or_default() }
    }

    /// A disk with these files on it.
    fn disk(&self) -> MemoryDisk {
        let disk = MemoryDisk::default();
        disk.write(&path(), &self.main);
        if !self.log.is_empty() {
            disk.write(&log_path(), &self.log);
        }
        disk
    }
}

/// Reads the table through its own page and the index through its own.
fn read(vault: &Vault) -> rusqlite::Result<Content> {
    let mut rows = read_each(vault, "SELECT body FROM note NOT INDEXED ORDER BY rowid")?;
    rows.extend(read_each(vault, "SELECT day FROM note INDEXED BY note_by_day ORDER BY day")?);
    Ok(rows)
}

fn read_each(vault: &Vault, question: &str) -> rusqlite::Result<Content> {
    let mut statement = connection(vault).prepare(question)?;
    statement.query_map([], |row| row.get(0))?.collect()
}

/// Flips each bit of a range, by itself, on as many threads as there are processors. Each thread
/// has its own copy of the bytes, which are handed over with the byte and the bit that is flipped.
fn each_bit(bytes: &[u8], range: std::ops::Range<usize>, check: impl Fn(&[u8], usize, u32) + Sync) {
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for first in 0..threads {
            let (mut bytes, range, check) = (bytes.to_vec(), range.clone(), &check);
            scope.spawn(move || {
                for at in range.skip(first).step_by(threads) {
                    for bit in 0..8 {
                        bytes[at] ^= 1 << bit;
                        check(&bytes, at, bit);
                        bytes[at] ^= 1 << bit;
                    }
                }
            });
        }
    });
}

fn is_page_damage(error: &VaultError, page: usize) -> bool {
    matches!(error, VaultError::Damaged { place: Place::Page { number: Some(found) } } if *found as usize == page)
}

fn is_header_damage<T>(answer: &Result<T, VaultError>) -> bool {
    matches!(answer, Err(VaultError::Damaged { place: Place::Header }))
}
