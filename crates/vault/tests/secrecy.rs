//! Nothing readable reaches the disk, not even for a moment, and no nonce is used twice.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/simulated_disk.rs"]
#[allow(dead_code, unreachable_pub)]
mod simulated_disk;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};
use common::{MARKER, connection, fill_with_notes, passphrase, recovery_key};
use simulated_disk::{Mutant, SimulatedDisk, nonce_of, sealed_in};

/// Everything written in a life of a vault: made, filled past its cache, rolled back, searched,
/// vacuumed, copied, re-keyed, closed.
fn everything_written() -> Vec<Vec<u8>> {
    let disk = SimulatedDisk::new(Mutant::None);
    disk.record();
    let path = Path::new("/disk/journal");
    let shared = || Arc::new(disk.clone());
    let vault = Vault::create_on(shared(), path, &passphrase(), &recovery_key(), KeyCost::MINIMUM).unwrap();
    let database = connection(&vault);
    database.execute_batch("PRAGMA cache_size = 10; CREATE VIRTUAL TABLE words USING fts5(body);").unwrap();
    fill_with_notes(database, 200);
    database.execute("INSERT INTO words SELECT body FROM note", []).unwrap();
    database
        .execute_batch(
            "BEGIN; UPDATE note SET body = body || body; ROLLBACK;
             BEGIN; UPDATE note SET body = body || 'x'; SAVEPOINT s; DELETE FROM note WHERE id < 50;
             ROLLBACK TO s; COMMIT;
             CREATE INDEX by_body ON note (body); DELETE FROM note WHERE id > 150; VACUUM;",
        )
        .unwrap();
    vault.backup_to("/disk/copy").unwrap();
    vault.checkpoint().unwrap();
    fill_with_notes(connection(&vault), 5);
    let vault = vault
        .rekey(
            Secret::Passphrase(&passphrase()),
            &Passphrase::new("next"),
            &RecoveryKey::generate().unwrap(),
            KeyCost::MINIMUM,
        )
        .unwrap();
    fill_with_notes(connection(&vault), 5);
    vault.close().unwrap();
    disk.recorded()
}

fn contains(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn no_write_ever_holds_a_readable_word_and_no_nonce_comes_twice() {
    let writes = everything_written();
    let mut nonces = HashSet::new();
    let (mut headers, mut sealed) = (0, 0);
    for write in &writes {
        for word in [MARKER.as_bytes(), b"resent", b"CREATE ", b"SQLite format", b"battery", b"note"] {
            assert!(!contains(write, word), "{:?} was written", String::from_utf8_lossy(word));
        }
        // Apart from headers of the file and of logs every write is a page, or slots.
        match write.len() {
            4096 if write.starts_with(b"Candor vault") => headers += 1,
            32 => headers += 1,
            length if length == 4096 || length.is_multiple_of(4120) => {
                for one in sealed_in(write) {
                    assert!(nonces.insert(nonce_of(one).to_vec()), "a nonce was used twice");
                    sealed += 1;
                }
            }
            other => panic!("a write of {other} bytes"),
        }
    }
    assert!(sealed > 1000 && headers > 10, "{sealed} {headers}");
}

#[test]
fn no_readable_word_lies_in_any_file_while_the_vault_is_open() {
    let place = common::Place::new();
    let vault = place.create();
    fill_with_notes(connection(&vault), 100);
    vault.backup_to(place.beside("copy.candor")).unwrap();
    let names = place.files();
    assert_eq!(names, ["copy.candor", "journal.candor", "journal.candor-wal"]);
    for name in names {
        let bytes = std::fs::read(place.beside(&name)).unwrap();
        assert!(!contains(&bytes, b"brother") && !contains(&bytes, b"CREATE"), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn the_files_are_their_owners_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = common::Place::new();
    let vault = place.create();
    fill_with_notes(connection(&vault), 1);
    vault.backup_to(place.beside("copy.candor")).unwrap();
    for name in place.files() {
        let mode = std::fs::metadata(place.beside(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}
