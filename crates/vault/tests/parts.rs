//! What a crash leaves of a half-made file goes at the next chance, and nothing else does.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/simulated_disk.rs"]
#[allow(dead_code, unreachable_pub)]
mod simulated_disk;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use candor_vault::{KeyCost, Secret, SystemDisk, Vault, VaultError, disk};
use common::{Place, count, open, passphrase, recovery_key};
use disk::{Access, Disk as _, Lock, Role};
use simulated_disk::{Failure, Mutant, SimulatedDisk};

const PART: &str = "journal.candor.part-0123abcd";

#[test]
fn parts_made_for_a_vault_go_when_it_is_opened() {
    let place = Place::with_notes(3);
    fs::copy(&place.path, place.beside(PART)).unwrap();
    fs::write(place.beside(&format!("{PART}-wal")), b"of a part").unwrap();
    fs::write(place.beside("journal.candor.part-00000000-wal"), b"of a part that is gone").unwrap();
    fs::write(place.beside("journal.candor.part-11111111"), b"cut short").unwrap();
    let kept = [
        "journal.candor",
        "journal.candor.part-0123ABCD",
        "journal.candor.part-0123abcd.txt",
        "journal.candor.part-123",
        "letter.part-0123abcd",
    ];
    for name in &kept[1..] {
        fs::write(place.beside(name), b"somebody's").unwrap();
    }
    assert_eq!(count(&place.open().unwrap()), 3);
    assert_eq!(place.files(), kept);
}

#[test]
fn a_part_that_somebody_is_making_stays() {
    let (place, other) = (Place::with_notes(1), Place::with_notes(1));
    fs::copy(&other.path, place.beside(PART)).unwrap();
    let mut part = SystemDisk.open(&place.beside(PART), Role::Main, Access::ReadWrite).unwrap();
    part.lock(Lock::Exclusive).unwrap();
    drop(place.open().unwrap());
    assert_eq!(place.files(), ["journal.candor", PART]);
    drop(part);
    drop(place.open().unwrap());
    assert_eq!(place.files(), ["journal.candor"]);
}

#[test]
fn parts_stay_while_a_vault_is_only_read_or_does_not_open() {
    let place = Place::with_notes(1);
    fs::copy(&place.path, place.beside(PART)).unwrap();
    drop(Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase())).unwrap());
    let wrong = candor_vault::Passphrase::new("wrong");
    assert!(matches!(Vault::open(&place.path, Secret::Passphrase(&wrong)), Err(VaultError::WrongKey)));
    assert_eq!(place.files(), ["journal.candor", PART]);
}

/// Where a name is given by a second link, a crash can leave both names.
#[cfg(unix)]
#[test]
fn the_first_name_of_the_vault_itself_goes_and_the_vault_stays() {
    let place = Place::with_notes(2);
    fs::hard_link(&place.path, place.beside(PART)).unwrap();
    let vault = place.open().unwrap();
    assert_eq!(count(&vault), 2);
    // The lock is still there: looking at the other name did not lose it.
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
    vault.close().unwrap();
    assert_eq!(place.files(), ["journal.candor"]);
    assert_eq!(count(&place.open().unwrap()), 2);
}

#[test]
fn parts_of_backups_go_with_the_next_backup_to_that_folder() {
    let place = Place::with_notes(2);
    let other = Place::with_notes(2);
    let copies = place.beside("copies");
    fs::create_dir(&copies).unwrap();
    fs::copy(&place.path, copies.join("monday.candor.part-0123abcd")).unwrap();
    // Of another vault's backup, and of nobody's.
    fs::copy(&other.path, copies.join("tuesday.candor.part-0123abcd")).unwrap();
    fs::write(copies.join("film.part-0123abcd"), b"somebody's").unwrap();
    let vault = place.open().unwrap();
    vault.backup_to(copies.join("wednesday.candor")).unwrap();
    let mut names: Vec<_> =
        fs::read_dir(&copies).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["film.part-0123abcd", "tuesday.candor.part-0123abcd", "wednesday.candor"]);
    assert_eq!(count(&open(&copies.join("wednesday.candor")).unwrap()), 2);
}

/// Cuts each operation of making a vault, then makes it again: one file is left.
#[test]
fn a_vault_made_again_after_any_cut_has_no_parts_beside_it() {
    let path = Path::new("/disk/journal.candor");
    let mut cuts = 0;
    for after in 0.. {
        let disk = SimulatedDisk::new(Mutant::None);
        let make = || {
            let shared = Arc::new(disk.clone());
            Vault::create_on(shared, path, &passphrase(), &recovery_key(), KeyCost::MINIMUM)
        };
        disk.fail_after(after, Failure::Power);
        drop(make());
        if !disk.is_dark() {
            break;
        }
        cuts += 1;
        disk.restart(&mut simulated_disk::Random(after));
        match Vault::open_on(Arc::new(disk.clone()), path, Secret::Passphrase(&passphrase())) {
            Err(VaultError::Missing) => drop(make().unwrap()),
            other => drop(other.unwrap()),
        }
        assert_eq!(disk.names(), [path], "after {after} operations");
    }
    assert!(cuts > 10, "{cuts}");
}
