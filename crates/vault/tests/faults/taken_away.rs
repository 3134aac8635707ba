//! The file is deleted, moved, replaced or unplugged while the vault is open. What is acknowledged can be found again,
//! or it is not acknowledged; what took the name is left alone.

use std::fs;

use candor_vault::{KeyCost, Secret, Vault, VaultError};

use crate::common::{Place, count, note, notes, open, passphrase, recovery_key};
use crate::trial::run;

/// Writes a note; says what the vault means by an error.
fn insert(vault: &Vault, words: &str) -> Result<(), VaultError> {
    run(vault, &format!("INSERT INTO note (body) VALUES ('{words}')"))
}

/// Everything that would acknowledge something answers that the file was taken away.
fn nothing_is_acknowledged(vault: &mut Vault) {
    for _ in 0..3 {
        let inserted = insert(vault, "never acknowledged");
        assert!(matches!(inserted, Err(VaultError::Moved)), "{inserted:?}");
    }
    let large = format!("INSERT INTO note (body) VALUES ('{}')", note(1).repeat(3000));
    assert!(matches!(run(vault, &large), Err(VaultError::Moved)), "more than fits SQLite's cache");
    assert!(matches!(vault.check_place(), Err(VaultError::Moved)));
    assert!(matches!(vault.checkpoint(), Err(VaultError::Moved)));
    assert!(matches!(vault.write_anew(), Err(VaultError::Moved)));
    let (old, new) = (passphrase(), recovery_key());
    let changed = vault.change_passphrase(Secret::Passphrase(&old), &old, KeyCost::MINIMUM);
    assert!(matches!(changed, Err(VaultError::Moved)), "{changed:?}");
    let changed = vault.add_recovery_key(Secret::Passphrase(&old), &new);
    assert!(matches!(changed, Err(VaultError::Moved)), "{changed:?}");
    let changed = vault.keep_only_recovery_key(&new);
    assert!(matches!(changed, Err(VaultError::Moved)), "{changed:?}");
}

/// What was acknowledged can be read, and written to another place from the open file.
fn all_can_be_rescued(vault: &Vault, acknowledged: i64) {
    assert_eq!(count(vault), acknowledged);
    let elsewhere = Place::new();
    vault.backup_to(&elsewhere.path).unwrap();
    let rescued = elsewhere.open().unwrap();
    assert_eq!(count(&rescued), acknowledged);
    assert!(notes(&rescued).unwrap().iter().all(|note| note != "never acknowledged"));
    rescued.close().unwrap();
}

/// A vault of three notes, open, with two more in its log.
fn five_notes() -> (Place, Vault) {
    let place = Place::with_notes(3);
    let vault = place.open().unwrap();
    for _ in 0..2 {
        insert(&vault, "acknowledged").unwrap();
    }
    (place, vault)
}

#[test]
fn replaced_by_another_file() {
    let (place, mut vault) = five_notes();
    let other = Place::with_notes(1);
    let bytes = fs::read(&other.path).unwrap();
    fs::rename(&other.path, &place.path).unwrap();
    nothing_is_acknowledged(&mut vault);
    all_can_be_rescued(&vault, 5);
    assert!(matches!(vault.close(), Err(VaultError::Moved)));
    assert!(fs::read(&place.path).unwrap() == bytes, "the other file is as it was");
    let log = fs::metadata(place.log()).unwrap();
    assert!(log.len() > 0, "nobody deletes a log whose words were brought in nowhere");
}

#[test]
fn replaced_by_an_older_copy_of_itself() {
    let place = Place::with_notes(3);
    let older = fs::read(&place.path).unwrap();
    let mut vault = place.open().unwrap();
    insert(&vault, "acknowledged").unwrap();
    vault.checkpoint().unwrap();
    let incoming = place.beside(".incoming");
    fs::write(&incoming, &older).unwrap();
    fs::rename(&incoming, &place.path).unwrap();
    nothing_is_acknowledged(&mut vault);
    all_can_be_rescued(&vault, 4);
    drop(vault);
    assert!(fs::read(&place.path).unwrap() == older);
}

#[test]
fn deleted() {
    let (place, mut vault) = five_notes();
    fs::remove_file(&place.path).unwrap();
    nothing_is_acknowledged(&mut vault);
    all_can_be_rescued(&vault, 5);
    assert!(matches!(vault.close(), Err(VaultError::Moved)));
    assert!(!place.path.exists());
}

#[test]
fn deleted_with_its_folder() {
    let (place, mut vault) = five_notes();
    fs::remove_dir_all(place.folder.path()).unwrap();
    nothing_is_acknowledged(&mut vault);
    all_can_be_rescued(&vault, 5);
    assert!(matches!(vault.close(), Err(VaultError::Moved)));
}

#[test]
fn moved_away_alone() {
    let (place, mut vault) = five_notes();
    let away = place.beside("elsewhere.candor");
    fs::rename(&place.path, &away).unwrap();
    nothing_is_acknowledged(&mut vault);
    all_can_be_rescued(&vault, 5);
    assert!(matches!(vault.close(), Err(VaultError::Moved)), "it is not where it was");
    assert_eq!(place.files(), ["elsewhere.candor"], "and needs no log");
    assert_eq!(count(&open(&away).unwrap()), 5, "what was acknowledged is in it");
}

#[test]
fn moved_away_and_back() {
    let (place, mut vault) = five_notes();
    let away = place.beside("elsewhere.candor");
    fs::rename(&place.path, &away).unwrap();
    nothing_is_acknowledged(&mut vault);
    fs::rename(&away, &place.path).unwrap();
    vault.check_place().unwrap();
    insert(&vault, "acknowledged").unwrap();
    vault.checkpoint().unwrap();
    insert(&vault, "acknowledged").unwrap();
    vault.close().unwrap();
    assert_eq!(place.files(), ["journal.candor"]);
    assert_eq!(count(&place.open().unwrap()), 7);
}

/// Where the system tells a file's present path.
#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn the_folder_is_renamed_as_a_whole() {
    let (place, vault) = five_notes();
    let renamed = place.folder.path().with_extension("renamed");
    fs::rename(place.folder.path(), &renamed).unwrap();
    insert(&vault, "acknowledged").unwrap();
    vault.checkpoint().unwrap();
    let path = renamed.canonicalize().unwrap().join("journal.candor");
    assert_eq!(vault.present_path(), path);
    insert(&vault, "acknowledged").unwrap();
    let new = passphrase();
    let secret = Secret::Passphrase(&new);
    let vault = vault.rekey(secret, &new, &recovery_key(), KeyCost::MINIMUM).unwrap();
    insert(&vault, "acknowledged").unwrap();
    fs::rename(&renamed, place.folder.path()).unwrap();
    insert(&vault, "acknowledged").unwrap();
    fs::rename(place.folder.path(), &renamed).unwrap();
    vault.close().unwrap();
    let names: Vec<_> = fs::read_dir(&renamed).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["journal.candor"], "one file, and no log");
    assert_eq!(count(&open(&path).unwrap()), 9);
    fs::remove_dir_all(&renamed).unwrap();
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn both_files_are_moved_one_after_the_other() {
    let (place, mut vault) = five_notes();
    let folder = place.beside("sub");
    fs::create_dir(&folder).unwrap();
    fs::rename(&place.path, folder.join("journal.candor")).unwrap();
    nothing_is_acknowledged(&mut vault);
    fs::rename(place.log(), folder.join("journal.candor-wal")).unwrap();
    insert(&vault, "acknowledged").unwrap();
    vault.close().unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert_eq!(count(&open(&folder.join("journal.candor")).unwrap()), 6);
}

#[test]
fn the_log_is_deleted_or_replaced() {
    for replaced in [false, true] {
        let (place, vault) = five_notes();
        fs::remove_file(place.log()).unwrap();
        if replaced {
            fs::write(place.log(), "somebody else's").unwrap();
        }
        assert!(matches!(insert(&vault, "never acknowledged"), Err(VaultError::Moved)));
        assert!(matches!(vault.check_place(), Err(VaultError::Moved)));
        assert!(matches!(vault.checkpoint(), Err(VaultError::Moved)));
        all_can_be_rescued(&vault, 5);
        // Everything can still be brought into the file, which is where it was.
        vault.close().unwrap();
        if replaced {
            assert_eq!(fs::read(place.log()).unwrap(), b"somebody else's");
            fs::remove_file(place.log()).unwrap();
        }
        assert_eq!(place.files(), ["journal.candor"]);
        assert_eq!(count(&place.open().unwrap()), 5);
    }
}

#[test]
fn sealing_anew_does_not_take_the_name_of_another_file() {
    let (place, vault) = five_notes();
    let other = Place::with_notes(1);
    let bytes = fs::read(&other.path).unwrap();
    fs::rename(&other.path, &place.path).unwrap();
    let old = passphrase();
    let sealed = vault.rekey(Secret::Passphrase(&old), &old, &recovery_key(), KeyCost::MINIMUM);
    assert!(matches!(sealed, Err(VaultError::Moved)));
    assert!(fs::read(&place.path).unwrap() == bytes);
}

/// A vault that is only read writes nothing, so nothing can be lost by it.
#[test]
fn one_that_is_only_read_goes_on_being_read() {
    let place = Place::with_notes(3);
    let vault = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase())).unwrap();
    fs::remove_file(&place.path).unwrap();
    assert_eq!(count(&vault), 3);
    vault.check_place().unwrap();
    vault.close().unwrap();
}

/// With the check left out, words are acknowledged and gone: what the tests above would not let pass.
#[cfg(feature = "mutants")]
#[test]
fn mutants_a_moved_file_that_is_not_noticed_loses_words() {
    use candor_vault::mutant::{Mutant, activate};
    let (place, vault) = five_notes();
    fs::rename(&Place::with_notes(1).path, &place.path).unwrap();
    activate(Some(Mutant::MovedFileNotNoticed));
    insert(&vault, "acknowledged").unwrap();
    let closed = vault.close();
    activate(None);
    closed.unwrap();
    assert_eq!(count(&place.open().unwrap()), 1);
}

/// A stick that is pulled, a share that is gone.
#[cfg(target_os = "linux")]
pub(crate) fn unplugged(path: &std::path::Path, unplug: impl FnOnce()) {
    let mut vault = open(path).unwrap();
    insert(&vault, "acknowledged").unwrap();
    let acknowledged = count(&vault);
    unplug();
    nothing_is_acknowledged(&mut vault);
    all_can_be_rescued(&vault, acknowledged);
    assert!(matches!(vault.close(), Err(VaultError::Moved)));
}
