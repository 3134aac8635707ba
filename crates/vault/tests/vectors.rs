//! Vaults that were written once, of every format version, and must be read for ever.
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

use candor_vault::{ClosedState, FORMAT_VERSION, Milestone, Vault, VaultError, inspect};
use serde_json::Value;
use tempfile::TempDir;

const VERSIONS: [&str; 2] = ["v1", "v2"];

fn folder(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(version).join("vaults")
}

/// A vector and what its JSON says of it.
struct Vector {
    version: &'static str,
    name: String,
    says: Value,
}

fn vectors() -> Vec<Vector> {
    let mut found = Vec::new();
    for version in VERSIONS {
        for entry in fs::read_dir(folder(version)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
                let says = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
                found.push(Vector { version, name, says });
            }
        }
    }
    assert!(found.len() >= 30, "only {} vectors", found.len());
    found
}

impl Vector {
    /// A copy that may be written to, with the log beside it where there is one.
    fn copy(&self) -> (TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        for suffix in ["candor", "candor-wal"] {
            let from = folder(self.version).join(format!("{}.{suffix}", self.name));
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
        // Of a vault that is only read, a page that the log holds need not be in the file.
        if !vault.is_read_only() {
            assert!(vault.verify().unwrap().pages >= self.says["pages"].as_u64().unwrap(), "{}", self.name);
        }
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
            let file_id = header.file_id.map(|byte| format!("{byte:02x}")).concat();
            assert_eq!(file_id, vector.says["file_id"], "{}", vector.name);
            let milestones = vector.says["milestones"].as_array().cloned().unwrap_or_default();
            assert_eq!(
                header.milestones.iter().map(written).collect::<Vec<_>>(),
                milestones,
                "{}",
                vector.name
            );

            // Only read, it is what it is said to be, and stays as it is.
            let before = (fs::read(&path).unwrap(), fs::read(path.with_extension("candor-wal")).ok());
            let vault = answer::open_read_only(&path, secret).unwrap();
            vector.check(&vault);
            vault.check_closed_seal().unwrap();
            vault.close().unwrap();
            assert!((fs::read(&path).unwrap(), fs::read(path.with_extension("candor-wal")).ok()) == before);

            let vault = answer::open(&path, secret).unwrap();
            vector.check(&vault);
            if let Some(said) = vector.says["said"].as_str() {
                assert_eq!(answer::notes(&vault), said, "{}", vector.name);
            }
            vault.close().unwrap();
            if vector.version == "v1" {
                let kept = ["kept", "kept-wal"].map(|ending| fs::read(path.with_extension(ending)).ok());
                assert!(kept == [Some(before.0), before.1], "{}: it was kept as it was", vector.name);
            }

            // After a clean close it is one sealed file that says the same.
            assert!(!path.with_extension("candor-wal").exists());
            assert_eq!(inspect(&path).unwrap().format_version, FORMAT_VERSION);
            let vault = answer::open(&path, secret).unwrap();
            vector.check(&vault);
            assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged, "{}", vector.name);
            assert_eq!(answer::notes(&vault), "");
        }
    }
}

/// A milestone as the JSON has it.
fn written(milestone: &Milestone) -> Value {
    let state = milestone.state.map(|byte| format!("{byte:02x}")).concat();
    serde_json::json!([milestone.sequence, state])
}

#[test]
fn what_a_file_of_version_1_becomes_goes_on_from_it_with_its_secrets() {
    for vector in vectors().iter().filter(|vector| vector.version == "v1") {
        let (_place, path) = vector.copy();
        let before = inspect(&path).unwrap();
        let secret = vector.secrets("opens").next().unwrap();
        answer::open(&path, secret)
            .unwrap_or_else(|error| panic!("{}: {error:?}", vector.name))
            .close()
            .unwrap();
        let after = inspect(&path).unwrap();
        assert_eq!((after.file_id, after.sequence > before.sequence), (before.file_id, true));
        for secret in vector.secrets("opens") {
            vector.check(&answer::open_read_only(&path, secret).unwrap());
        }
        for secret in vector.secrets("refuses") {
            let refused = answer::open(&path, secret).unwrap_err();
            assert!(matches!(refused, VaultError::WrongKey), "{}: {refused}", vector.name);
        }
        // The name by which it is kept is not given a second time.
        let kept = fs::read(path.with_extension("kept")).unwrap();
        let (place, again) = vector.copy();
        fs::write(again.with_extension("kept"), "another file").unwrap();
        assert!(matches!(answer::open(&again, secret), Err(VaultError::AlreadyExists)), "{}", vector.name);
        assert!(fs::read(&again).unwrap() == kept && fs::read_dir(place.path()).unwrap().count() <= 3);
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
        let vault = answer::open_read_only(&path, vector.secrets("opens").next().unwrap()).unwrap();
        assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged, "{}", vector.name);
    }
}
