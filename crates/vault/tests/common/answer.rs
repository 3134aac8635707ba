//! What the vault answers to a file, in one line, as the vectors under `tests/vectors` and the reader in Python say it.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::path::Path;

use candor_vault::{Ended, Passphrase, Place, RecoveryKey, RecoveryKeyProblem, Secret, Vault, VaultError};
use serde_json::Value;

/// Opens a vault with a secret of a vector: `{"passphrase": "…"}` or `{"recovery_key": "…"}`. One of version 1 is brought
/// up to this version, and kept as it was beside it.
pub fn open(path: &Path, secret: &Value) -> Result<Vault, VaultError> {
    with_secret(secret, |secret| match Vault::open(path, secret) {
        Err(VaultError::OlderFormat { found: 1 }) => {
            Vault::upgrade(path, secret, path.with_extension("kept"))
        }
        other => other,
    })
}

/// As [`open`], only to read.
pub fn open_read_only(path: &Path, secret: &Value) -> Result<Vault, VaultError> {
    with_secret(secret, |secret| Vault::open_read_only(path, secret))
}

fn with_secret<T>(secret: &Value, body: impl FnOnce(Secret<'_>) -> T) -> T {
    if let Some(typed) = secret["passphrase"].as_str() {
        body(Secret::Passphrase(&Passphrase::new(typed)))
    } else {
        let key = RecoveryKey::parse(secret["recovery_key"].as_str().unwrap()).unwrap();
        body(Secret::RecoveryKey(&key))
    }
}

/// What is said of a vault that opens, after the word `Opens`.
pub fn notes(vault: &Vault) -> String {
    let ended = match vault.ended() {
        Ended::Cleanly => None,
        Ended::Interrupted => Some("Interrupted"),
        Ended::WithoutItsLog => Some("WithoutItsLog"),
    };
    let foreign = vault.kept_log().map(|_| "ForeignLog");
    ended.into_iter().chain(foreign).collect::<Vec<_>>().join(" ")
}

/// An error by the name that FORMAT.md gives it.
pub fn named(error: &VaultError) -> String {
    match error {
        VaultError::NotAVault => "NotAVault".to_owned(),
        VaultError::NewerFormat { found, .. } => format!("NewerFormat {found}"),
        VaultError::WrongKey => "WrongKey".to_owned(),
        VaultError::CostUnusual { work, memory_kib } => format!("CostUnusual {work} {memory_kib}"),
        VaultError::CostOutOfBounds { memory_kib, passes, lanes } => {
            format!("CostOutOfBounds {memory_kib} {passes} {lanes}")
        }
        VaultError::Damaged { place } => format!("Damaged {}", named_place(*place)),
        other => format!("no answer about the file: {other:?}"),
    }
}

fn named_place(place: Place) -> String {
    match place {
        Place::Header => "Header".to_owned(),
        Place::Truncated => "Truncated".to_owned(),
        Place::Page { number: Some(number) } => format!("Page {number}"),
        Place::WriteAheadLog { first_bad_frame, commits_behind } => {
            format!("WriteAheadLog {first_bad_frame} {commits_behind}")
        }
        Place::Structure => "Structure".to_owned(),
        Place::ClosedSeal => "ClosedSeal".to_owned(),
        Place::Torn => "Torn".to_owned(),
        other => format!("in no place of the format: {other:?}"),
    }
}

/// What is wrong with a recovery key, by the name that FORMAT.md gives it.
pub fn named_problem(problem: RecoveryKeyProblem) -> String {
    match problem {
        RecoveryKeyProblem::TooShort { found } => format!("TooShort {found}"),
        RecoveryKeyProblem::TooLong => "TooLong".to_owned(),
        RecoveryKeyProblem::UnknownCharacter { group } => format!("UnknownCharacter {group}"),
        RecoveryKeyProblem::Mistyped { group } => format!("Mistyped {group}"),
    }
}
