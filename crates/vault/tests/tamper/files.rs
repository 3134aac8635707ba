//! A vault's two files, how they came to be, and what a person sees who opens them.

use std::path::PathBuf;
use std::sync::Arc;

use candor_vault::{KeyCost, Passphrase, Place as Damage, Secret, Vault, VaultError};
use rusqlite::{Connection, OptionalExtension};

use crate::common::{connection, fill_with_notes, notes, passphrase, recovery_key};
use crate::memory_disk::MemoryDisk;

pub(crate) const PAGE: usize = 4096;
pub(crate) const PAGES_START: usize = 8192;
pub(crate) const LOG_HEADER: usize = 32;
pub(crate) const SLOT: usize = 4120;

/// The bytes of a vault and of the log beside it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Files {
    pub(crate) main: Vec<u8>,
    pub(crate) log: Vec<u8>,
}

pub(crate) fn path() -> PathBuf {
    "/memory/journal.candor".into()
}

fn log_path() -> PathBuf {
    "/memory/journal.candor-wal".into()
}

impl Files {
    /// A vault with a number of notes, closed cleanly. Three notes fill a page.
    pub(crate) fn with_notes(count: usize) -> Self {
        Self::with_passphrase(&passphrase(), count)
    }

    pub(crate) fn with_passphrase(passphrase: &Passphrase, count: usize) -> Self {
        let disk = MemoryDisk::default();
        let shared = Arc::new(disk.clone());
        let vault = Vault::create_on(shared, &path(), passphrase, &recovery_key(), KeyCost::MINIMUM).unwrap();
        fill_with_notes(connection(&vault), count);
        vault.close().unwrap();
        Self::on(&disk)
    }

    /// The files after a session that did this and was closed cleanly.
    pub(crate) fn after(&self, work: impl FnOnce(&mut Vault)) -> Self {
        let disk = self.disk();
        let mut vault = open_on(&disk, Secret::Passphrase(&passphrase())).unwrap();
        work(&mut vault);
        vault.close().unwrap();
        Self::on(&disk)
    }

    /// The files after a session that did this and whose program died.
    pub(crate) fn crashed_after(&self, work: impl FnOnce(&Vault)) -> Self {
        let disk = self.disk();
        let vault = open_on(&disk, Secret::Passphrase(&passphrase())).unwrap();
        work(&vault);
        Self::on(&disk)
    }

    /// A backup of it, which the program itself makes.
    pub(crate) fn backup(&self) -> Self {
        let disk = self.disk();
        let vault = open_on(&disk, Secret::Passphrase(&passphrase())).unwrap();
        vault.backup_to("/memory/backup.candor").unwrap();
        Self { main: disk.read("/memory/backup.candor".as_ref()).unwrap(), log: Vec::new() }
    }

    pub(crate) fn on(disk: &MemoryDisk) -> Self {
        Self { main: disk.read(&path()).unwrap(), log: disk.read(&log_path()).unwrap_or_default() }
    }

    pub(crate) fn disk(&self) -> MemoryDisk {
        let disk = MemoryDisk::default();
        disk.write(&path(), &self.main);
        if !self.log.is_empty() {
            disk.write(&log_path(), &self.log);
        }
        disk
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> usize {
        (self.main.len() - PAGES_START) / PAGE
    }

    /// A page, from 1.
    pub(crate) fn page(&self, number: usize) -> &[u8] {
        &self.main[PAGES_START + (number - 1) * PAGE..][..PAGE]
    }

    /// The same files with another page in a place.
    #[must_use]
    pub(crate) fn with_page(&self, number: usize, page: &[u8]) -> Self {
        let mut changed = self.clone();
        changed.main[PAGES_START + (number - 1) * PAGE..][..PAGE].copy_from_slice(page);
        changed
    }

    /// The same files with another main file.
    #[must_use]
    pub(crate) fn with_main(&self, main: Vec<u8>) -> Self {
        Self { main, log: self.log.clone() }
    }

    /// The same files with another log.
    #[must_use]
    pub(crate) fn with_log(&self, log: &[u8]) -> Self {
        Self { main: self.main.clone(), log: log.to_vec() }
    }

    /// A slot of the log, from 0.
    pub(crate) fn slot(&self, index: usize) -> &[u8] {
        &self.log[LOG_HEADER + index * SLOT..][..SLOT]
    }

    /// How many slots the log has.
    pub(crate) fn slots(&self) -> usize {
        self.log.len().saturating_sub(LOG_HEADER) / SLOT
    }
}

pub(crate) fn open_on(disk: &MemoryDisk, secret: Secret<'_>) -> Result<Vault, VaultError> {
    Vault::open_on(Arc::new(disk.clone()), &path(), secret)
}

/// What somebody sees who opens the files with a secret, as the app does: every page and the seal
/// are checked, then everything is read. Nothing may have been written when they are refused.
pub(crate) fn look_with(files: &Files, secret: Secret<'_>) -> Result<Vec<String>, VaultError> {
    let disk = files.disk();
    let answer = open_on(&disk, secret).and_then(|vault| {
        vault.check_pages()?;
        vault.check_closed_seal()?;
        notes(&vault).map_err(|error| vault.explain(&error).unwrap_or(VaultError::Database(error)))
    });
    assert!(
        answer.is_ok() || Files::on(&disk) == *files,
        "{:?}, and the files were written to",
        answer.err()
    );
    answer
}

/// As [`look_with`] the passphrase.
pub(crate) fn look(files: &Files) -> Result<Vec<String>, VaultError> {
    look_with(files, Secret::Passphrase(&passphrase()))
}

/// The damage that must be found.
pub(crate) fn damage(files: &Files) -> Damage {
    match look(files) {
        Err(VaultError::Damaged { place }) => place,
        Ok(notes) => panic!("{} notes were read", notes.len()),
        Err(other) => panic!("{other}"),
    }
}

/// Damage of a page, from 1.
pub(crate) fn of_page(number: usize) -> Damage {
    Damage::Page { number: u32::try_from(number).ok() }
}

/// Opens a damaged vault to read, and reads note by note: each is as it was, or its page is named.
/// Answers how many could be read.
pub(crate) fn read_around(files: &Files, expected: &[String]) -> usize {
    let disk = files.disk();
    let secret = passphrase();
    let vault = match Vault::open_read_only_on(Arc::new(disk.clone()), &path(), Secret::Passphrase(&secret)) {
        Ok(vault) => vault,
        Err(VaultError::Damaged { place }) => {
            assert_eq!(place, of_page(1), "only the schema is needed to begin");
            return 0;
        }
        Err(other) => panic!("{other}"),
    };
    let readable = (1..).zip(expected).filter(|(id, body)| match note(connection(&vault), *id) {
        Ok(found) => {
            assert_eq!(found.as_ref(), Some(*body), "note {id}");
            true
        }
        Err(error) => {
            let explained = vault.explain(&error);
            assert!(
                matches!(explained, Some(VaultError::Damaged { place: Damage::Page { number: Some(_) } })),
                "{error} became {explained:?}"
            );
            false
        }
    });
    let count = readable.count();
    drop(vault);
    assert!(Files::on(&disk) == *files, "a vault opened to read was written to");
    count
}

fn note(connection: &Connection, id: i64) -> rusqlite::Result<Option<String>> {
    connection.query_row("SELECT body FROM note WHERE id = ?1", [id], |row| row.get(0)).optional()
}
