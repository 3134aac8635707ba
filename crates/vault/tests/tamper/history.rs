//! Any header that ever was, over any pages that ever were, with any log: it is one of the states that were, or it is
//! named.
//!
//! A run of sessions is recorded, byte by byte as it reaches the disk. Then headers, pages and logs of all its moments
//! are put together as nobody but an attacker, a torn copy or a sync program would.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use candor_vault::disk::{Access, Disk, DiskFile, DiskResult, Lock, Role};
use candor_vault::{KeyCost, Secret, Vault, VaultError};

use crate::common::{connection, notes, passphrase, recovery_key};
use crate::files::{Files, PAGE, PAGES_START, open_on, path};
use crate::memory_disk::MemoryDisk;

/// A disk that keeps what lay on it after each header and each page that was written.
#[derive(Clone)]
struct Recorder {
    disk: MemoryDisk,
    moments: Arc<Mutex<Vec<Files>>>,
}

impl Disk for Recorder {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.resolve(path)
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        let file = self.disk.open(path, role, access)?;
        let recorder = (role == Role::Main && path == self::path()).then(|| self.clone());
        Ok(Box::new(RecordedFile { file, recorder }))
    }

    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
        self.disk.delete(path, sync_folder)
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        self.disk.exists(path)
    }

    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
        self.disk.rename(from, to, replace)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.disk.list(folder)
    }
}

struct RecordedFile {
    file: Box<dyn DiskFile>,
    recorder: Option<Recorder>,
}

impl DiskFile for RecordedFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        self.file.read_at(buffer, offset)
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        self.file.write_at(data, offset)?;
        if let Some(recorder) = &self.recorder {
            recorder.moments.lock().unwrap().push(Files::on(&recorder.disk));
        }
        Ok(())
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.file.truncate(size)
    }

    fn sync(&mut self, flags: i32) -> DiskResult<()> {
        self.file.sync(flags)
    }

    fn size(&mut self) -> DiskResult<u64> {
        self.file.size()
    }

    fn lock(&mut self, lock: Lock) -> DiskResult<()> {
        self.file.lock(lock)
    }

    fn is_read_only(&self) -> bool {
        self.file.is_read_only()
    }
}

/// What was on the disk at each moment, and everything that the journal ever held.
struct History {
    moments: Vec<Files>,
    states: BTreeSet<Vec<String>>,
}

/// Four sessions with checkpoints in their midst; in one the file grows and becomes shorter again.
fn history() -> History {
    let recorder = Recorder { disk: MemoryDisk::default(), moments: Arc::default() };
    let mut states = BTreeSet::new();
    let shared = || Arc::new(recorder.clone());
    let vault =
        Vault::create_on(shared(), &path(), &passphrase(), &recovery_key(), KeyCost::MINIMUM).unwrap();
    let mut run = |vault: &Vault, sql: &str| {
        connection(vault).execute_batch(sql).unwrap();
        states.insert(notes(vault).unwrap());
    };
    run(
        &vault,
        "BEGIN; CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
         WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 8)
         INSERT INTO note SELECT n, printf('%1500s', 'first ' || n) FROM n; COMMIT;",
    );
    vault.close().unwrap();
    for session in 0..3 {
        let vault = Vault::open_on(shared(), &path(), Secret::Passphrase(&passphrase())).unwrap();
        for part in 0..3 {
            run(
                &vault,
                &format!(
                    "UPDATE note SET body = printf('%1500s', '{session} {part} ' || id) WHERE id % 3 = {part}"
                ),
            );
            run(
                &vault,
                &format!("INSERT INTO note (body) VALUES (printf('%4000s', 'added {session} {part}'))"),
            );
            if session == 1 && part == 1 {
                run(&vault, "DELETE FROM note WHERE id > 8");
                connection(&vault).execute_batch("VACUUM").unwrap();
            }
            if part < 2 {
                vault.checkpoint().unwrap();
            }
        }
        vault.close().unwrap();
    }
    let moments = recorder.moments.lock().unwrap().clone();
    History { moments, states }
}

impl History {
    /// What the app says of files: an error, or what it reads, which must have been there once. A vault that opens
    /// is written to and closed as well, and must not have become something else by it.
    fn must_be_named_or_have_been(&self, files: &Files, what: &str) -> bool {
        let disk = files.disk();
        let seen = open_on(&disk, Secret::Passphrase(&passphrase())).and_then(|vault| {
            vault.check_closed_seal()?;
            vault.verify()?;
            let seen =
                notes(&vault).map_err(|error| vault.explain(&error).unwrap_or(VaultError::Database(error)));
            vault.close()?;
            seen
        });
        match seen {
            Ok(seen) => {
                // Before the table was made there was nothing to read.
                assert!(self.states.contains(&seen), "{what}: {} notes, which never were", seen.len());
                true
            }
            Err(VaultError::Damaged { .. } | VaultError::Database(_)) => false,
            Err(other) => panic!("{what}: {other:?}"),
        }
    }

    /// Moments with another header, in the order in which they were.
    fn headers(&self) -> Vec<&Files> {
        let mut seen = BTreeSet::new();
        self.moments.iter().filter(|files| seen.insert(&files.main[..PAGES_START])).collect()
    }

    /// Moments with other pages, thinned to a number that can be tried in all pairs.
    fn pages(&self) -> Vec<&Files> {
        let mut seen = BTreeSet::new();
        let all: Vec<_> = self
            .moments
            .iter()
            .filter(|files| files.main.len() > PAGES_START && seen.insert(&files.main[PAGES_START..]))
            .collect();
        let step = all.len().div_ceil(30).max(1);
        all.into_iter().step_by(step).collect()
    }
}

fn put_together(header: &Files, pages: &[u8], log: &[u8]) -> Files {
    Files { main: [&header.main[..PAGES_START], pages].concat(), log: log.to_vec() }
}

#[test]
fn any_header_over_the_pages_and_the_log_of_any_moment_is_named_or_was() {
    let history = history();
    let (headers, pages) = (history.headers(), history.pages());
    assert!(headers.len() > 40 && pages.len() > 20, "{} and {}", headers.len(), pages.len());
    let (mut tried, mut opened) = (0, 0);
    for (i, header) in headers.iter().enumerate() {
        for (j, at) in pages.iter().enumerate() {
            for log in [&header.log[..], &at.log[..], &[]] {
                let files = put_together(header, &at.main[PAGES_START..], log);
                tried += 1;
                opened += usize::from(
                    history.must_be_named_or_have_been(&files, &format!("header {i}, pages {j}")),
                );
            }
        }
    }
    assert!(opened > 20 && opened < tried / 2, "{opened} of {tried}");
}

#[test]
fn any_header_over_any_mixture_of_pages_is_named_or_was() {
    let history = history();
    let (headers, pages) = (history.headers(), history.pages());
    let mut tried = 0;
    for (i, header) in headers.iter().enumerate() {
        for (j, one) in pages.iter().enumerate().skip(i % 3).step_by(3) {
            let other = pages[(j + 1 + i % 5) % pages.len()];
            let third = pages[(j * 7 + i) % pages.len()];
            let count = |files: &Files| (files.main.len() - PAGES_START) / PAGE;
            // Page by page from others; the first half of one and the rest of another, as a slow copy is.
            let patterns: [&dyn Fn(usize) -> usize; 3] =
                [&|page| page % 2, &|page| page % 3, &|page| usize::from(page * 2 > count(one))];
            for (number, pattern) in patterns.iter().enumerate() {
                let mut mixed = one.main[PAGES_START..].to_vec();
                for page in 0..count(one) {
                    let from = [one, other, third][pattern(page)];
                    if page < count(from) {
                        mixed[page * PAGE..][..PAGE].copy_from_slice(from.page(page + 1));
                    }
                }
                let log = [&header.log, &one.log][number % 2];
                let files = put_together(header, &mixed, log);
                history
                    .must_be_named_or_have_been(&files, &format!("header {i}, pages {j}, pattern {number}"));
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn a_log_of_any_moment_beside_the_file_of_any_other_is_brought_in_nowhere_it_does_not_belong() {
    let history = history();
    let mains = history.headers();
    let logs: BTreeSet<&[u8]> = history.moments.iter().map(|files| &files.log[..]).collect();
    for (i, main) in mains.iter().enumerate() {
        for (j, log) in logs.iter().enumerate() {
            let files = main.with_log(log);
            history.must_be_named_or_have_been(&files, &format!("file {i}, log {j}"));
        }
    }
}
