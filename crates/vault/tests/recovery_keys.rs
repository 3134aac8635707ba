//! A recovery key is in force alone only once somebody has shown that they have it, and a new data key shuts out what
//! opened the vault before.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault, VaultError, inspect};
use common::{Place, connection, count, fill_with_notes, passphrase, recovery_key};

fn opens(place: &Place, key: &RecoveryKey) -> bool {
    match Vault::open(&place.path, Secret::RecoveryKey(key)) {
        Ok(vault) => vault.close().is_ok(),
        Err(VaultError::WrongKey) => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_new_key_stands_beside_the_old_one_until_it_is_kept_alone() {
    let place = Place::with_notes(3);
    let mut vault = place.open().unwrap();
    let (passphrase, fresh) = (passphrase(), RecoveryKey::generate().unwrap());
    let wrong = Passphrase::new("not the passphrase");
    assert!(matches!(vault.add_recovery_key(Secret::Passphrase(&wrong), &fresh), Err(VaultError::WrongKey)));
    assert!(!vault.has_unchecked_recovery_key());
    vault.add_recovery_key(Secret::Passphrase(&passphrase), &fresh).unwrap();
    assert!(vault.has_unchecked_recovery_key());
    // As after a kill: nothing was closed.
    drop(vault);
    assert!(opens(&place, &recovery_key()) && opens(&place, &fresh));
    let mut vault = place.open().unwrap();
    assert!(vault.has_unchecked_recovery_key(), "and it is known later");
    let strange = RecoveryKey::generate().unwrap();
    assert!(matches!(vault.keep_only_recovery_key(&strange), Err(VaultError::WrongKey)));
    assert_eq!(inspect(&place.path).unwrap().recovery_slots, 2);
    vault.keep_only_recovery_key(&fresh).unwrap();
    assert!(!vault.has_unchecked_recovery_key());
    vault.close().unwrap();
    assert!(!opens(&place, &recovery_key()) && opens(&place, &fresh));
    assert_eq!(inspect(&place.path).unwrap().recovery_slots, 1);
}

#[test]
fn when_all_slots_are_taken_the_oldest_that_nobody_checked_goes_first() {
    let place = Place::with_notes(1);
    let mut vault = place.open().unwrap();
    let keys: Vec<_> = (0..9).map(|_| RecoveryKey::generate().unwrap()).collect();
    let passphrase = passphrase();
    for key in &keys {
        vault.add_recovery_key(Secret::Passphrase(&passphrase), key).unwrap();
    }
    vault.close().unwrap();
    assert!(opens(&place, &recovery_key()), "the one that was checked stays");
    // A passphrase, a checked key, and the last six.
    let opening: Vec<bool> = keys.iter().map(|key| opens(&place, key)).collect();
    assert_eq!(opening, [false, false, false, true, true, true, true, true, true]);
    let mut vault = place.open().unwrap();
    vault.keep_only_recovery_key(&keys[5]).unwrap();
    vault.close().unwrap();
    let opening: Vec<bool> = keys.iter().map(|key| opens(&place, key)).collect();
    assert_eq!(opening.iter().filter(|&&opens| opens).count(), 1);
    assert!(opening[5] && !opens(&place, &recovery_key()) && count(&place.open().unwrap()) == 1);
}

/// The header of an older copy over the file of today, with what opened that copy.
#[test]
fn after_a_new_data_key_an_older_header_over_todays_file_opens_nothing() {
    const HEADER: usize = 8192;
    let place = Place::with_notes(2);
    let older = fs::read(&place.path).unwrap();
    let vault = place.open().unwrap();
    let (old, new) = (passphrase(), Passphrase::new("a much better passphrase of mine"));
    let fresh = RecoveryKey::generate().unwrap();
    let vault = vault.rekey(Secret::Passphrase(&old), &new, &fresh, KeyCost::MINIMUM).unwrap();
    assert!(vault.has_unchecked_recovery_key(), "nobody has shown that they have the new key");
    fill_with_notes(connection(&vault), 5);
    vault.close().unwrap();

    let stolen = Place::new();
    let mut bytes = fs::read(&place.path).unwrap();
    bytes[..HEADER].copy_from_slice(&older[..HEADER]);
    fs::write(&stolen.path, bytes).unwrap();
    let key = recovery_key();
    for secret in [Secret::Passphrase(&old), Secret::RecoveryKey(&key)] {
        assert!(Vault::open_read_only(&stolen.path, secret).is_err());
        assert!(Vault::open(&stolen.path, secret).is_err());
        assert!(matches!(Vault::open(&place.path, secret), Err(VaultError::WrongKey)));
    }
    assert_eq!(count(&Vault::open(&place.path, Secret::Passphrase(&new)).unwrap()), 7);
}
