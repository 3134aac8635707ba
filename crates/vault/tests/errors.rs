//! Each thing that can go wrong is told as what it is, and nothing is written when it does.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/simulated_disk.rs"]
#[allow(dead_code, unreachable_pub)]
mod simulated_disk;

use std::borrow::Borrow;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_vault::{
    FORMAT_VERSION, KeyCost, Passphrase, Place as Damage, RecoveryKey, Secret, Vault, VaultError, inspect,
    map_sqlite_error,
};
use common::{Place, connection, count, fill_with_notes, open, passphrase, recovery_key};
use sha2::{Digest, Sha256};
use simulated_disk::{Failure, Mutant, SimulatedDisk};

/// Changes both copies of a header, and gives them the digest that fits.
fn change_headers(path: &Path, change: impl Fn(&mut [u8])) {
    let mut bytes = fs::read(path).unwrap();
    for copy in bytes[..8192].chunks_mut(4096) {
        change(copy);
        let digest = Sha256::digest(&copy[..4064]);
        copy[4064..].copy_from_slice(&digest);
    }
    fs::write(path, bytes).unwrap();
}

#[test]
fn another_kind_of_file_is_not_a_vault() {
    let place = Place::new();
    let plain = rusqlite::Connection::open(&place.path).unwrap();
    plain.execute_batch("CREATE TABLE note (body TEXT)").unwrap();
    plain.close().unwrap();
    assert!(matches!(place.open(), Err(VaultError::NotAVault)));
    for content in [&b""[..], b"Dear diary", &vec![0; 20_000]] {
        fs::write(&place.path, content).unwrap();
        assert!(matches!(place.open(), Err(VaultError::NotAVault)));
        assert!(matches!(inspect(&place.path), Err(VaultError::NotAVault)));
        assert_eq!(fs::read(&place.path).unwrap(), content);
    }
}

#[test]
fn a_newer_format_is_named_with_both_versions() {
    let place = Place::with_notes(1);
    change_headers(&place.path, |copy| copy[16] = 9);
    assert!(matches!(place.open(), Err(VaultError::NewerFormat { found: 9, supported: FORMAT_VERSION })));
}

#[test]
fn a_wrong_secret_changes_no_byte_and_makes_no_file() {
    let place = Place::with_notes(10);
    // With a log beside it, as after a crash.
    let crashed = Place::new();
    let vault = place.open().unwrap();
    fill_with_notes(connection(&vault), 5);
    fs::copy(&place.path, &crashed.path).unwrap();
    fs::copy(place.log(), crashed.log()).unwrap();
    drop(vault);

    for place in [&place, &crashed] {
        let before: Vec<_> = place.files().iter().map(|name| fs::read(place.beside(name)).unwrap()).collect();
        let names = place.files();
        let wrong = Passphrase::new("correct horse battery stapler");
        assert!(matches!(Vault::open(&place.path, Secret::Passphrase(&wrong)), Err(VaultError::WrongKey)));
        let wrong = RecoveryKey::generate().unwrap();
        assert!(matches!(Vault::open(&place.path, Secret::RecoveryKey(&wrong)), Err(VaultError::WrongKey)));
        assert_eq!(place.files(), names);
        let after: Vec<_> = names.iter().map(|name| fs::read(place.beside(name)).unwrap()).collect();
        assert!(before == after);
    }
    assert_eq!(count(&crashed.open().unwrap()), 15);
}

#[test]
fn a_damaged_header_is_called_damaged_and_one_good_copy_is_enough() {
    let place = Place::with_notes(7);
    let whole = fs::read(&place.path).unwrap();
    for torn in [0, 4096] {
        let mut bytes = whole.clone();
        bytes[torn + 100..torn + 2000].fill(0xaa);
        fs::write(&place.path, &bytes).unwrap();
        assert_eq!(count(&place.open().unwrap()), 7);
        assert!(fs::read(&place.path).unwrap() == whole, "the torn copy was not made good");
    }
    let mut bytes = whole.clone();
    bytes[100] ^= 1;
    bytes[4196] ^= 1;
    fs::write(&place.path, &bytes).unwrap();
    assert!(matches!(place.open(), Err(VaultError::Damaged { place: Damage::Header })));
    assert!(fs::read(&place.path).unwrap() == bytes);
}

#[test]
fn a_header_that_was_changed_on_purpose_is_damaged() {
    let place = Place::with_notes(1);
    let whole = fs::read(&place.path).unwrap();
    // The sequence, and a second passphrase slot: both are outside of what the slots authenticate.
    let changes: [fn(&mut [u8]); 2] = [|copy| copy[40] ^= 1, |copy| copy.copy_within(64..192, 320)];
    for change in changes {
        fs::write(&place.path, &whole).unwrap();
        change_headers(&place.path, change);
        assert!(matches!(place.open(), Err(VaultError::Damaged { place: Damage::Header })));
    }
}

#[test]
fn a_cost_out_of_bounds_is_refused_at_once() {
    let place = Place::with_notes(1);
    change_headers(&place.path, |copy| copy[68..72].copy_from_slice(&u32::MAX.to_le_bytes()));
    let start = Instant::now();
    assert!(matches!(
        place.open(),
        Err(VaultError::CostOutOfBounds { memory_kib: u32::MAX, passes: 1, lanes: 1 })
    ));
    assert!(start.elapsed() < Duration::from_secs(1));
    let weak = KeyCost { passes: 0, ..KeyCost::MINIMUM };
    let refused = Vault::create(place.beside("other"), &passphrase(), &recovery_key(), weak);
    assert!(matches!(refused, Err(VaultError::CostOutOfBounds { .. })));
    assert_eq!(place.files(), ["journal.candor"]);
}

#[test]
fn a_second_opening_in_the_same_process_is_told_at_once() {
    let place = Place::with_notes(2);
    let vault = place.open().unwrap();
    let start = Instant::now();
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
    let read_only = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase()));
    assert!(matches!(read_only, Err(VaultError::AlreadyOpen)));
    assert!(start.elapsed() < Duration::from_secs(1));
    fill_with_notes(connection(&vault), 1);
    vault.close().unwrap();
    assert_eq!(count(&place.open().unwrap()), 3);
}

#[test]
fn an_existing_file_is_left_alone_and_a_missing_one_named() {
    let place = Place::with_notes(2);
    let before = fs::read(&place.path).unwrap();
    let again = Vault::create(&place.path, &passphrase(), &recovery_key(), KeyCost::MINIMUM);
    assert!(matches!(again, Err(VaultError::AlreadyExists)));
    assert!(fs::read(&place.path).unwrap() == before);

    assert!(matches!(open(&place.beside("nothing")), Err(VaultError::Missing)));
    assert!(matches!(inspect(place.beside("nothing")), Err(VaultError::Missing)));
    let no_folder = place.beside("no folder/journal.candor");
    let created = Vault::create(no_folder, &passphrase(), &recovery_key(), KeyCost::MINIMUM);
    assert!(matches!(created, Err(VaultError::Missing)));
    assert_eq!(place.files(), ["journal.candor"]);
}

#[test]
fn a_file_that_ends_too_early_is_truncated() {
    let place = Place::with_notes(1);
    let whole = fs::read(&place.path).unwrap();
    for length in [8192, 8192 + 100] {
        fs::write(&place.path, &whole[..length]).unwrap();
        assert!(matches!(place.open(), Err(VaultError::Damaged { place: Damage::Truncated })));
        let read = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase()));
        assert!(matches!(read, Err(VaultError::Damaged { place: Damage::Truncated })));
    }
    for length in [4096, 5000] {
        // One copy of the header is left, and no page.
        fs::write(&place.path, &whole[..length]).unwrap();
        assert!(matches!(place.open(), Err(VaultError::Damaged { place: Damage::Truncated })));
    }
    fs::write(&place.path, &whole[..100]).unwrap();
    assert!(matches!(place.open(), Err(VaultError::Damaged { place: Damage::Header })));
}

#[test]
fn a_damaged_page_is_named_and_the_others_can_be_read() {
    let place = Place::with_notes(400);
    let mut bytes = fs::read(&place.path).unwrap();
    let last_page = (bytes.len() - 8192) / 4096;
    let middle = bytes.len() - 2000;
    bytes[middle] ^= 0x10;
    fs::write(&place.path, &bytes).unwrap();
    let vault = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase())).unwrap();
    let first: String =
        connection(&vault).query_row("SELECT body FROM note WHERE id = 1", [], |row| row.get(0)).unwrap();
    assert!(first.starts_with("0: "));
    let error = common::notes(&vault).unwrap_err();
    let number = u32::try_from(last_page).unwrap();
    assert!(matches!(
        vault.explain(&error),
        Some(VaultError::Damaged { place: Damage::Page { number: Some(found) } }) if found == number
    ));
    assert!(matches!(map_sqlite_error(&error), Some(VaultError::Damaged { .. })));
    assert!(matches!(vault.verify(), Err(VaultError::Damaged { .. })));
    drop(vault);
    assert!(fs::read(&place.path).unwrap() == bytes);
}

#[test]
fn a_vault_opened_to_read_is_never_written() {
    let place = Place::with_notes(5);
    let before = fs::read(&place.path).unwrap();
    let mut vault = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase())).unwrap();
    let error = connection(&vault).execute("INSERT INTO note (body) VALUES ('x')", []).unwrap_err();
    assert!(matches!(vault.explain(&error), Some(VaultError::ReadOnly)));
    let changed =
        vault.change_passphrase(Secret::Passphrase(&passphrase()), &Passphrase::new("new"), KeyCost::MINIMUM);
    assert!(matches!(changed, Err(VaultError::ReadOnly)));
    assert!(matches!(vault.checkpoint(), Err(VaultError::ReadOnly)));
    // A copy can still be made of it.
    vault.backup_to(place.beside("copy")).unwrap();
    vault.close().unwrap();
    assert!(fs::read(&place.path).unwrap() == before);
    assert_eq!(place.files(), ["copy", "journal.candor"]);
    assert_eq!(count(&open(&place.beside("copy")).unwrap()), 5);
}

#[cfg(unix)]
#[test]
fn a_file_without_write_permission_is_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_notes(1);
    fs::set_permissions(&place.path, fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().write(true).open(&place.path).is_ok() {
        return; // The superuser may write everything; there is nothing to see.
    }
    assert!(matches!(place.open(), Err(VaultError::ReadOnly)));
    Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase())).unwrap();
}

fn on_disk(disk: &SimulatedDisk) -> Result<Vault, VaultError> {
    let disk = Arc::new(disk.clone());
    Vault::open_on(disk, Path::new("/disk/journal"), Secret::Passphrase(&passphrase()))
}

fn create_on_disk(disk: &SimulatedDisk) -> Result<Vault, VaultError> {
    let path = Path::new("/disk/journal");
    Vault::create_on(Arc::new(disk.clone()), path, &passphrase(), &recovery_key(), KeyCost::MINIMUM)
}

#[test]
fn a_full_disk_is_told_at_every_step_and_loses_nothing() {
    let mut refused = 0;
    for room in 0..120 {
        let disk = SimulatedDisk::new(Mutant::None);
        let vault = create_on_disk(&disk).unwrap();
        fill_with_notes(connection(&vault), 3);
        disk.fail_after(room, Failure::Full);
        let mut saved = 3;
        for number in 0..20 {
            match connection(&vault).execute("INSERT INTO note (body) VALUES (?1)", [common::note(number)]) {
                Ok(_) => saved += 1,
                Err(error) => {
                    assert!(matches!(vault.explain(&error), Some(VaultError::DiskFull)), "{error:?}");
                    refused += 1;
                    break;
                }
            }
        }
        let full = disk.has_failed();
        match vault.close() {
            Ok(()) | Err(VaultError::DiskFull) => {}
            Err(other) => panic!("closing on a full disk: {other:?}"),
        }
        disk.heal();
        let vault = on_disk(&disk).unwrap();
        assert_eq!(count(&vault), saved, "room for {room}, full: {full}");
        vault.verify().unwrap();
    }
    assert!(refused > 20);
}

#[test]
fn making_a_vault_on_a_full_disk_leaves_nothing_behind() {
    let mut made = 0;
    for room in 0..60 {
        let disk = SimulatedDisk::new(Mutant::None);
        disk.fail_after(room, Failure::Full);
        match create_on_disk(&disk) {
            Ok(_) => made += 1,
            Err(VaultError::DiskFull) => assert!(disk.names().is_empty(), "{:?}", disk.names()),
            Err(other) => panic!("making a vault on a full disk: {other:?}"),
        }
    }
    assert!(made > 0);
}

#[test]
fn a_failing_disk_is_an_input_output_error() {
    let disk = SimulatedDisk::new(Mutant::None);
    let vault = create_on_disk(&disk).unwrap();
    disk.fail_after(0, Failure::Power);
    let error = connection(&vault).execute_batch("CREATE TABLE note (body TEXT)").unwrap_err();
    assert!(matches!(vault.explain(&error), Some(VaultError::Io { .. })));
    assert!(matches!(vault.close(), Err(VaultError::Io { .. })));
}

#[test]
fn an_error_of_the_statement_itself_is_none_of_the_vaults() {
    let place = Place::with_notes(1);
    let vault = place.open().unwrap();
    let error = connection(&vault).execute("INSERT INTO note (id, body) VALUES (1, 'x')", []).unwrap_err();
    assert!(vault.explain(&error).is_none());
    assert!(matches!(VaultError::from(error), VaultError::Database(_)));
    let connection: &rusqlite::Connection = vault.borrow();
    assert!(connection.execute_batch("not SQL").is_err());
}

#[test]
fn no_error_says_a_secret_or_a_path() {
    let place = Place::with_notes(1);
    let wrong = Passphrase::new("a very secret phrase");
    let error = Vault::open(&place.path, Secret::Passphrase(&wrong)).unwrap_err();
    let missing = open(&place.beside("a-telling-name")).unwrap_err();
    for text in [format!("{error} {error:?}"), format!("{missing} {missing:?}")] {
        assert!(!text.contains("secret phrase") && !text.contains("telling"), "{text}");
    }
}
