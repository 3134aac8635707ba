//! Vaults that were written once, for format version 1, and must be read for ever.
//!
//! The same files are read by the program in `tests/reader`, which shares no line with this crate.
#![allow(clippy::unwrap_used)]

#[path = "common/answer.rs"]
mod answer;
#[path = "common/tables.rs"]
mod tables;

use std::borrow::Borrow;
use std::fs;
use std::path::{Path, PathBuf};

use candor_vault::{ClosedState, Vault, VaultError, inspect};
use serde_json::Value;
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/v1/vaults")
}

/// A vector and what its JSON says of it.
struct Vector {
    name: String,
    says: Value,
}

fn vectors() -> Vec<Vector> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            found.push(Vector { name, says: serde_json::from_slice(&fs::read(path).unwrap()).unwrap() });
        }
    }
    assert!(found.len() >= 15, "only {} vectors", found.len());
    found
}

impl Vector {
    /// A copy that may be written to, with the log beside it where there is one.
    fn copy(&self) -> (TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        for suffix in ["candor", "candor-wal"] {
            let from = folder().join(format!("{}.{suffix}", self.name));
            if suffix == "candor" || from.exists() {
                fs::write(place.path().join(format!("journal.{suffix}")), fs::read(from).unwrap()).unwrap();
            }
        }
        let path = place.path().join("journal.candor");
        (place, path)
    }

    fn secrets(&self, list: &str) -> impl Iterator<Item = &Value> {
        self.says[list].as_array().unwrap().iter()
    }

    fn check(&self, vault: &Vault) {
        assert_eq!(tables::tables(vault.borrow()), self.says["tables"], "{}", self.name);
        let verified = vault.verify().unwrap();
        assert!(verified.pages >= self.says["pages"].as_u64().unwrap(), "{}", self.name);
        let connection: &rusqlite::Connection = vault.borrow();
        let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        assert_eq!(pages, self.says["pages"], "{}", self.name);
    }
}

#[test]
fn every_vector_opens_with_each_of_its_secrets() {
    for vector in vectors() {
        for secret in vector.secrets("opens") {
            let (_place, path) = vector.copy();
            let header = inspect(&path).unwrap();
            assert_eq!(header.sequence, vector.says["sequence"], "{}", vector.name);
            assert_eq!(
                header.file_id.map(|byte| format!("{byte:02x}")).concat(),
                vector.says["file_id"],
                "{}",
                vector.name
            );
            let vault = answer::open(&path, secret).unwrap();
            vector.check(&vault);
            vault.close().unwrap();

            // After a clean close it is one sealed file that says the same.
            assert!(!path.with_extension("candor-wal").exists());
            let vault = answer::open(&path, secret).unwrap();
            vector.check(&vault);
            assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged, "{}", vector.name);
        }
    }
}

#[test]
fn a_secret_that_was_replaced_opens_no_vector_and_changes_no_byte() {
    let mut tried = 0;
    for vector in vectors() {
        let (_place, path) = vector.copy();
        let before = fs::read(&path).unwrap();
        for secret in vector.secrets("refuses") {
            let refused = answer::open(&path, secret).unwrap_err();
            assert!(matches!(refused, VaultError::WrongKey), "{}: {refused}", vector.name);
            tried += 1;
        }
        assert!(fs::read(&path).unwrap() == before, "{}", vector.name);
    }
    assert!(tried >= 5, "{tried}");
}

#[test]
fn a_closed_vector_keeps_its_seal() {
    for vector in vectors().iter().filter(|vector| vector.says["sealed"] == true) {
        let (_place, path) = vector.copy();
        fs::remove_file(path.with_extension("candor-wal")).ok();
        let vault = answer::open(&path, vector.secrets("opens").next().unwrap()).unwrap();
        assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged, "{}", vector.name);
    }
}
