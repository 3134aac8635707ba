//! A whole small vault: opened to read and to write, read, written to, closed.

use std::path::PathBuf;
use std::sync::Arc;

use rusqlite::types::Value;

use super::image::{self, Base, Files, PATH, Rows};
use super::input::Input;
use super::memory_disk::MemoryDisk;
use crate::error::VaultError;
use crate::vault::Vault;

/// Steps of SQLite's machine, in thousands, after which a statement is given up. A database that
/// somebody with the key has bent can be made to go round in circles; ours take a few dozen.
const PATIENCE: u32 = 2000;

/// A whole vault and its log, changed inside and out.
///
/// # Panics
/// When a vault that was only changed on the disk gives rows that were never committed or an error
/// that does not say so; when a refused or read-only file is written to; when a write is not
/// sealed.
pub fn file(data: &[u8]) {
    let mut input = Input::new(data);
    let base = if input.byte() & 1 == 0 { Base::crashed() } else { Base::closed() };
    let files = base.changed(&mut input);
    only_read(base, &files);
    read_and_write(base, &files);
}

fn only_read(base: &Base, files: &Files) {
    let disk = MemoryDisk::new(files.main.clone(), files.log.clone());
    match open(&disk, true) {
        Ok(vault) => {
            read(base, files, &vault);
            for answer in [vault.check_pages().err(), vault.verify().err(), vault.check_closed_seal().err()] {
                assert_bad(files, answer.as_ref());
            }
            vault.close().expect("there is nothing to write");
        }
        Err(error) => assert_bad(files, Some(&error)),
    }
    assert!(disk.writes().is_empty(), "written to, though only opened to be read");
}

fn read_and_write(base: &Base, files: &Files) {
    let disk = MemoryDisk::new(files.main.clone(), files.log.clone());
    let vault = match open(&disk, false) {
        Ok(vault) => vault,
        Err(error) => {
            assert_bad(files, Some(&error));
            let untouched = disk.files() == (files.main.clone(), files.log_if_any());
            let why = || format!("written to, though refused with “{error}”: {:.300?}", disk.writes());
            assert!(untouched || files.changed_within, "{}", why());
            image::assert_writes_are_sealed(&disk);
            return;
        }
    };
    let before = read(base, files, &vault);
    let connection: &rusqlite::Connection = std::borrow::Borrow::borrow(&vault);
    let inserted = connection.execute("INSERT INTO note VALUES (99, 'new')", []);
    let closed = vault.close();
    image::assert_writes_are_sealed(&disk);
    if files.changed_within {
        return;
    }
    assert_bad(files, closed.as_ref().err());
    if let (Some(mut rows), Ok(_)) = (before, inserted) {
        rows.push((99, Value::Text("new".into()), Value::Null));
        let vault = open(&disk, true).expect("it was closed");
        assert!(image::rows(&vault).is_ok_and(|found| found == rows), "what was added is not there");
    }
}

fn open(disk: &MemoryDisk, read_only: bool) -> Result<Vault, VaultError> {
    let shared = Arc::new(disk.clone());
    let vault = Vault::open_file(shared, PathBuf::from(PATH), read_only, |stored| {
        stored.header.unlock_with(&stored.bytes, &mut image::DATA_KEY.clone())
    })?;
    let connection: &rusqlite::Connection = std::borrow::Borrow::borrow(&vault);
    let mut left = PATIENCE;
    let give_up = move || {
        left -= 1;
        left == 0
    };
    connection.progress_handler(1000, Some(give_up)).expect("the connection is open");
    Ok(vault)
}

/// The rows; `None` when they cannot be read, and the vault says why.
fn read(base: &Base, files: &Files, vault: &Vault) -> Option<Rows> {
    match image::rows(vault) {
        Ok(rows) => {
            let known = files.changed_within || base.states().contains(&rows);
            assert!(known, "rows that were never committed");
            Some(rows)
        }
        Err(error) => {
            let said = matches!(vault.explain(&error), Some(VaultError::Damaged { .. }));
            assert!(said || files.changed_within, "{error}");
            None
        }
    }
}

/// What only bytes on the disk can do is to make the file bad; inside, SQLite may object too.
fn assert_bad(files: &Files, error: Option<&VaultError>) {
    if let Some(error) = error {
        assert!(files.changed_within || image::says_the_file_is_bad(error), "{error:?}");
    }
}
