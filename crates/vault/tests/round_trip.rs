//! What goes in comes out again: after closing, after a checkpoint, from a backup.
#![allow(clippy::unwrap_used)]

mod common;

use candor_vault::{
    ClosedState, KeyCost, OpensWith, Passphrase, RecoveryKey, Secret, Vault, VaultError, inspect,
};
use common::{MARKER, Place, connection, count, fill_with_notes, notes, open, passphrase, recovery_key};

#[test]
fn a_new_vault_is_one_file_and_comes_back() {
    let place = Place::new();
    let vault = place.create();
    fill_with_notes(connection(&vault), 100);
    let written = notes(&vault).unwrap();
    vault.close().unwrap();
    assert_eq!(place.files(), ["journal.candor"]);

    let vault = place.open().unwrap();
    assert_eq!(notes(&vault).unwrap(), written);
    assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged);
    assert_eq!(vault.verify().unwrap().pages, vault.pages());
}

#[test]
fn full_text_search_emoji_big_blobs_and_vacuum_work() {
    let place = Place::new();
    let vault = place.create();
    let blob: Vec<u8> = (0..3_000_000_u32).map(|index| (index % 251) as u8).collect();
    let database = connection(&vault);
    database
        .execute_batch(
            "CREATE VIRTUAL TABLE entry USING fts5(body, tokenize = 'unicode61 remove_diacritics 2');
             CREATE TABLE attachment (id INTEGER PRIMARY KEY, bytes BLOB);
             CREATE TABLE scratch (body TEXT);",
        )
        .unwrap();
    database.execute("INSERT INTO entry VALUES (?1)", ["Perdón 🌿 y gratitud 👨‍👩‍👧"]).unwrap();
    database.execute("INSERT INTO attachment (bytes) VALUES (?1)", [&blob]).unwrap();
    fill_with_notes(database, 300);
    database.execute_batch("DELETE FROM note WHERE id % 2 = 0; VACUUM;").unwrap();
    vault.close().unwrap();

    let vault = place.open().unwrap();
    let database = connection(&vault);
    let found: String = database
        .query_row("SELECT body FROM entry WHERE entry MATCH 'perdon'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(found, "Perdón 🌿 y gratitud 👨‍👩‍👧");
    let bytes: Vec<u8> = database.query_row("SELECT bytes FROM attachment", [], |row| row.get(0)).unwrap();
    assert_eq!(bytes, blob);
    assert_eq!(count(&vault), 150);
    vault.verify().unwrap();
}

#[test]
fn what_is_committed_is_there_when_the_vault_is_only_dropped() {
    let place = Place::new();
    let vault = place.create();
    fill_with_notes(connection(&vault), 10);
    drop(vault);
    assert_eq!(place.files(), ["journal.candor"]);
    assert_eq!(count(&place.open().unwrap()), 10);
}

#[test]
fn a_checkpoint_empties_the_log() {
    let place = Place::new();
    let vault = place.create();
    fill_with_notes(connection(&vault), 10);
    assert!(std::fs::metadata(place.log()).unwrap().len() > 0);
    vault.checkpoint().unwrap();
    assert_eq!(std::fs::metadata(place.log()).unwrap().len(), 0);
    assert_eq!(count(&vault), 10);
}

#[test]
fn opening_and_closing_without_a_change_leaves_the_file_as_it_is() {
    let place = Place::with_notes(20);
    let before = std::fs::read(&place.path).unwrap();
    let vault = place.open().unwrap();
    assert_eq!(count(&vault), 20);
    vault.close().unwrap();
    assert!(std::fs::read(&place.path).unwrap() == before);
}

#[test]
fn the_sequence_grows_with_each_session_that_changes_something() {
    let place = Place::with_notes(1);
    let first = inspect(&place.path).unwrap().sequence;
    let vault = place.open().unwrap();
    assert_eq!(vault.sequence(), first);
    fill_with_notes(connection(&vault), 1);
    vault.close().unwrap();
    assert!(inspect(&place.path).unwrap().sequence > first);
}

#[test]
fn the_recovery_key_opens_the_vault() {
    let place = Place::with_notes(3);
    let written: Vec<String> = recovery_key().groups().iter().map(|group| group.to_string()).collect();
    let typed = RecoveryKey::parse(&written.join(" ").to_lowercase()).unwrap();
    let vault = Vault::open(&place.path, Secret::RecoveryKey(&typed)).unwrap();
    assert_eq!(count(&vault), 3);
}

#[test]
fn a_changed_passphrase_leaves_the_old_one_dead() {
    let place = Place::with_notes(3);
    let new = Passphrase::new("a new one");
    let mut vault = place.open().unwrap();
    fill_with_notes(connection(&vault), 2);
    let wrong = Passphrase::new("not it");
    let refused = vault.change_passphrase(Secret::Passphrase(&wrong), &new, KeyCost::MINIMUM);
    assert!(matches!(refused, Err(VaultError::WrongKey)));
    vault.change_passphrase(Secret::Passphrase(&passphrase()), &new, KeyCost::MINIMUM).unwrap();
    fill_with_notes(connection(&vault), 2);
    vault.close().unwrap();

    assert!(matches!(place.open(), Err(VaultError::WrongKey)));
    // Neither copy of the header still has the old slot.
    let whole = std::fs::read(&place.path).unwrap();
    for kept in [0, 4096] {
        let mut one_copy = whole.clone();
        one_copy[4096 - kept..][..4096].fill(0);
        let path = place.beside(&format!("copy-{kept}"));
        std::fs::write(&path, one_copy).unwrap();
        assert!(matches!(open(&path), Err(VaultError::WrongKey)));
        assert_eq!(count(&Vault::open(&path, Secret::Passphrase(&new)).unwrap()), 7);
    }
    assert_eq!(count(&Vault::open(&place.path, Secret::RecoveryKey(&recovery_key())).unwrap()), 7);
}

#[test]
fn a_rekeyed_vault_shares_no_sealed_byte_with_the_old_one() {
    let place = Place::with_notes(50);
    let before = std::fs::read(&place.path).unwrap();
    let vault = place.open().unwrap();
    let (old_id, old_sequence) = (vault.file_id(), vault.sequence());
    let (new, new_key) = (Passphrase::new("after"), RecoveryKey::generate().unwrap());
    let vault = vault.rekey(Secret::Passphrase(&passphrase()), &new, &new_key, KeyCost::MINIMUM).unwrap();
    assert_eq!(count(&vault), 50);
    assert_ne!(vault.file_id(), old_id);
    assert!(vault.sequence() > old_sequence);
    fill_with_notes(connection(&vault), 5);
    vault.close().unwrap();
    assert_eq!(place.files(), ["journal.candor"]);
    assert!(matches!(place.open(), Err(VaultError::WrongKey)));
    assert_eq!(count(&Vault::open(&place.path, Secret::Passphrase(&new)).unwrap()), 55);

    // An old page put into the new file does not open there.
    let mut mixed = std::fs::read(&place.path).unwrap();
    mixed[8192..12288].copy_from_slice(&before[8192..12288]);
    std::fs::write(&place.path, mixed).unwrap();
    let damaged = Vault::open(&place.path, Secret::Passphrase(&new));
    assert!(matches!(damaged, Err(VaultError::Damaged { .. })));
}

#[test]
fn a_backup_opens_with_the_same_secrets_and_shares_no_page() {
    let place = Place::with_notes(40);
    let vault = place.open().unwrap();
    fill_with_notes(connection(&vault), 10);
    let copy = place.beside("backup.candor");
    let verified = vault.backup_to(&copy).unwrap();
    assert!(verified.pages > 10);
    assert!(matches!(vault.backup_to(&copy), Err(VaultError::AlreadyExists)));
    // Work goes on, and does not reach the copy.
    fill_with_notes(connection(&vault), 1);
    assert_eq!(count(&vault), 51);
    vault.close().unwrap();
    assert_eq!(place.files(), ["backup.candor", "journal.candor"]);

    let opened = open(&copy).unwrap();
    assert_eq!(count(&opened), 50);
    assert_eq!(opened.check_closed_seal().unwrap(), ClosedState::Unchanged);
    opened.close().unwrap();
    assert_eq!(count(&Vault::open(&copy, Secret::RecoveryKey(&recovery_key())).unwrap()), 50);

    let (ours, theirs) = (inspect(&place.path).unwrap(), inspect(&copy).unwrap());
    assert_eq!(ours.file_id, theirs.file_id);
    // Same key, same place, and still the copy's page is not the file's.
    let mut mixed = std::fs::read(&place.path).unwrap();
    let pages = std::fs::read(&copy).unwrap();
    mixed[12288..16384].copy_from_slice(&pages[12288..16384]);
    std::fs::write(&place.path, mixed).unwrap();
    let vault = place.open().unwrap();
    assert!(vault.verify().is_err());
}

#[test]
fn statements_cannot_write_outside_or_loosen_the_settings() {
    let place = Place::new();
    let vault = place.create();
    fill_with_notes(connection(&vault), 5);
    let outside = place.beside("plain.db");
    for statement in [
        format!("ATTACH '{}' AS plain", outside.display()),
        format!("ATTACH 'file:{}?vfs=unix' AS plain", outside.display()),
        format!("VACUUM INTO '{}'", outside.display()),
        "PRAGMA journal_mode = DELETE".to_owned(),
        "PRAGMA journal_mode = MEMORY".to_owned(),
        "PRAGMA synchronous = OFF".to_owned(),
        "PRAGMA main.synchronous(OFF)".to_owned(),
        "PRAGMA temp_store = FILE".to_owned(),
        "PRAGMA locking_mode = NORMAL".to_owned(),
    ] {
        assert!(connection(&vault).execute_batch(&statement).is_err(), "{statement}");
    }
    assert!(!outside.exists());
    assert_eq!(place.files(), ["journal.candor", "journal.candor-wal"]);
    // Below nought it counts KiB: as pages it would be four times as many.
    let cache: i64 = connection(&vault).query_row("PRAGMA cache_size", [], |row| row.get(0)).unwrap();
    assert_eq!(cache, -16_384);
}

#[test]
fn inspecting_tells_what_anybody_can_see() {
    let place = Place::with_notes(1);
    let summary = inspect(&place.path).unwrap();
    assert_eq!(summary.format_version, candor_vault::FORMAT_VERSION);
    assert_eq!(summary.passphrase_costs, [KeyCost::MINIMUM]);
    assert_eq!(summary.recovery_slots, 1);
    let vault = place.open().unwrap();
    assert_eq!(vault.file_id(), summary.file_id);
    // Also while it is open, without disturbing the lock.
    assert_eq!(inspect(&place.path).unwrap(), summary);
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
}

#[test]
fn a_vault_can_move_to_another_thread() {
    let place = Place::with_notes(4);
    let vault = place.open().unwrap();
    let vault = std::thread::spawn(move || {
        assert_eq!(count(&vault), 4);
        vault
    })
    .join()
    .unwrap();
    assert!(notes(&vault).unwrap()[0].contains(MARKER));
}

/// What a prepared file could have its triggers do: write where only SQLite's own code should. SQLite checks a trigger
/// each time it is made into a program, not only when it is created.
#[test]
fn the_tables_of_an_index_are_written_by_the_index_alone() {
    let place = Place::new();
    let vault = place.create();
    let database = connection(&vault);
    database
        .execute_batch(
            "CREATE VIRTUAL TABLE entry USING fts5(body); INSERT INTO entry VALUES ('words to be found');
             CREATE TABLE note (body TEXT);",
        )
        .unwrap();
    for refused in [
        "UPDATE entry_data SET block = x'00'",
        "DELETE FROM entry_content",
        "CREATE TRIGGER prepared AFTER INSERT ON note BEGIN UPDATE entry_data SET block = x'00'; END",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = ''",
    ] {
        assert!(database.execute_batch(refused).is_err(), "{refused}");
    }
    let found = "SELECT count(*) FROM entry WHERE entry MATCH 'found'";
    assert_eq!(database.query_row(found, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
    database.execute_batch("INSERT INTO entry (entry) VALUES ('optimize'); VACUUM").unwrap();
    vault.verify().unwrap();
}

#[test]
fn what_takes_long_ends_when_it_is_interrupted_and_leaves_nothing() {
    let place = Place::with_notes(300);
    let vault = place.open().unwrap();
    let before = place.files();
    let interrupter = vault.interrupter();
    interrupter.interrupt();
    for _ in 0..2 {
        assert!(matches!(vault.backup_to(place.beside("copy")), Err(VaultError::Stopped)));
        assert!(matches!(vault.verify(), Err(VaultError::Stopped)));
        assert!(matches!(vault.check_pages(), Err(VaultError::Stopped)));
    }
    assert_eq!(place.files(), before);
    // Ordinary statements go on, and all of it once it is allowed.
    assert_eq!(count(&vault), 300);
    interrupter.allow();
    vault.backup_to(place.beside("copy")).unwrap();
    // A copy heeds what its original is told.
    let copy = vault.open_copy(place.beside("copy")).unwrap();
    copy.verify().unwrap();
    interrupter.interrupt();
    assert!(matches!(copy.verify(), Err(VaultError::Stopped)));
    drop(copy);
    vault.close().unwrap();
    assert_eq!(count(&place.open().unwrap()), 300);
}

#[test]
fn a_statement_that_runs_is_interrupted_and_taken_back() {
    let place = Place::with_notes(3);
    let vault = place.open().unwrap();
    let interrupter = vault.interrupter();
    let is_over = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(std::sync::atomic::Ordering::Acquire) {
                interrupter.interrupt();
                std::thread::yield_now();
            }
        });
        let endless = "WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
                       INSERT INTO note (body) SELECT 'x' FROM endless";
        let ended = connection(&vault).execute_batch(endless).map_err(VaultError::from);
        is_over.store(true, std::sync::atomic::Ordering::Release);
        assert!(matches!(ended, Err(VaultError::Stopped)), "{ended:?}");
    });
    assert_eq!(count(&vault), 3);
    vault.close().unwrap();
}

#[test]
fn what_a_passphrase_costs_is_changed_and_older_copies_are_of_the_same_secrets_still() {
    let place = Place::with_notes(3);
    let mut vault = place.open().unwrap();
    let copy = place.beside("copy");
    vault.backup_to(&copy).unwrap();
    let (words, wrong) = (passphrase(), Passphrase::new("not it"));
    let cost = KeyCost { memory_kib: 2048, passes: 2, lanes: 2 };
    let before = vault.sequence();
    assert!(matches!(vault.change_cost(Secret::Passphrase(&wrong), cost), Err(VaultError::WrongKey)));
    let key = recovery_key();
    assert!(matches!(vault.change_cost(Secret::RecoveryKey(&key), cost), Err(VaultError::WrongKey)));
    assert_eq!((vault.passphrase_cost(), vault.sequence()), (Some(KeyCost::MINIMUM), before));
    vault.change_cost(Secret::Passphrase(&words), cost).unwrap();
    assert_eq!(vault.passphrase_cost(), Some(cost));
    assert_eq!(vault.opens_with(&copy).unwrap(), OpensWith::PresentSecrets);
    vault.close().unwrap();
    assert_eq!(inspect(&place.path).unwrap().passphrase_costs, [cost]);
    assert!(matches!(Vault::open(&place.path, Secret::Passphrase(&wrong)), Err(VaultError::WrongKey)));
    assert_eq!(count(&Vault::open(&place.path, Secret::RecoveryKey(&key)).unwrap()), 3);
    // A changed passphrase is another secret.
    let mut vault = place.open().unwrap();
    vault.change_passphrase(Secret::Passphrase(&words), &words, cost).unwrap();
    assert_eq!(vault.opens_with(&copy).unwrap(), OpensWith::FormerSecrets);
}
