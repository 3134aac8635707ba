//! What the vault's tests share.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::borrow::Borrow;
use std::path::{Path, PathBuf};

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault, VaultError};
use rusqlite::Connection;
use tempfile::TempDir;

/// A folder of its own and a vault's path in it.
pub struct Place {
    pub folder: TempDir,
    pub path: PathBuf,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal.candor");
        Self { folder, path }
    }

    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The log beside the vault.
    pub fn log(&self) -> PathBuf {
        self.beside("journal.candor-wal")
    }

    /// Names of all files in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub fn create(&self) -> Vault {
        Vault::create(&self.path, &passphrase(), &recovery_key(), KeyCost::MINIMUM).unwrap()
    }

    pub fn open(&self) -> Result<Vault, VaultError> {
        open(&self.path)
    }

    /// A closed vault with a few hundred notes.
    pub fn with_notes(count: usize) -> Self {
        let place = Self::new();
        let vault = place.create();
        fill_with_notes(connection(&vault), count);
        vault.close().unwrap();
        place
    }
}

pub fn passphrase() -> Passphrase {
    Passphrase::new("correct horse battery staple")
}

pub fn recovery_key() -> RecoveryKey {
    RecoveryKey::parse(RECOVERY_KEY).unwrap()
}

pub const RECOVERY_KEY: &str = "00001-00002-00004-00008-0000G-00005-0000A-0000M";

pub fn open(path: &Path) -> Result<Vault, VaultError> {
    Vault::open(path, Secret::Passphrase(&passphrase()))
}

pub fn connection(vault: &Vault) -> &Connection {
    vault.borrow()
}

pub fn fill_with_notes(connection: &Connection, count: usize) {
    connection
        .execute_batch("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);")
        .unwrap();
    for number in 0..count {
        connection.execute("INSERT INTO note (body) VALUES (?1)", [note(number)]).unwrap();
    }
}

/// A note of about 1.5 KB that says its number and a sentence to look for.
pub fn note(number: usize) -> String {
    format!("{number}: {MARKER} ").repeat(30)
}

/// A sentence that must not be found on any disk.
pub const MARKER: &str = "resentment toward my own brother";

pub fn notes(vault: &Vault) -> rusqlite::Result<Vec<String>> {
    let connection = connection(vault);
    let mut statement = connection.prepare("SELECT body FROM note ORDER BY id")?;
    statement.query_map([], |row| row.get(0))?.collect()
}

pub fn count(vault: &Vault) -> i64 {
    connection(vault).query_row("SELECT count(*) FROM note", [], |row| row.get(0)).unwrap()
}
