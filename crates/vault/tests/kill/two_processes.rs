//! Two processes at one vault, and one process that opens its file again while it has it.

use std::io::{BufRead, BufReader, Read};
use std::process::Child;
use std::time::{Duration, SystemTime};

use candor_vault::{ClosedState, Secret, Vault, VaultError, inspect};

use crate::common::{Place, connection, count, fill_with_notes, open, passphrase};
use crate::{path, play, say};

#[test]
#[ignore = "the part of another process"]
fn holds_it() {
    let _vault = open(&path()).unwrap();
    say("HOLDS");
    let _ = std::io::stdin().read(&mut [0]);
}

#[test]
#[ignore = "the part of another process"]
fn reads_it() {
    let vault = open_to_read(&path()).unwrap();
    say(&format!("READS {}", count(&vault)));
    let _ = std::io::stdin().read(&mut [0]);
}

/// Says how opening went.
#[test]
#[ignore = "the part of another process"]
fn tries_it() {
    let told = |opened: Result<Vault, VaultError>| match opened {
        Ok(_) => "open".to_owned(),
        Err(error) => error.to_string(),
    };
    let (to_write, to_read) = (told(open(&path())), told(open_to_read(&path())));
    say(&format!("TRIED {to_write} / {to_read}"));
}

fn open_to_read(path: &std::path::Path) -> Result<Vault, VaultError> {
    Vault::open_read_only(path, Secret::Passphrase(&passphrase()))
}

/// Waits until the other process says something that begins with `word`, and answers the rest.
fn wait_for(other: &mut Child, word: &str) -> String {
    let mut lines = BufReader::new(other.stdout.as_mut().unwrap()).lines();
    let line = lines.find_map(|line| line.unwrap().strip_prefix(word).map(ToOwned::to_owned));
    line.unwrap_or_else(|| panic!("the other process ended without saying {word}"))
}

/// What another process is told when it tries to open the vault to write and to read.
fn others_are_told(place: &Place) -> String {
    let mut other = play("two_processes::tries_it", place);
    let told = wait_for(&mut other, "TRIED ");
    assert!(other.wait().unwrap().success());
    told
}

const REFUSED: &str = "the vault is open already / the vault is open already";

#[test]
fn one_that_writes_keeps_all_others_out_until_it_is_killed() {
    let place = Place::with_notes(3);
    let mut other = play("two_processes::holds_it", &place);
    wait_for(&mut other, "HOLDS");
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
    assert!(matches!(open_to_read(&place.path), Err(VaultError::AlreadyOpen)));
    other.kill().unwrap();
    other.wait().unwrap();
    assert_eq!(count(&place.open().unwrap()), 3);
}

#[test]
fn those_that_read_share_it_and_keep_writers_out() {
    let place = Place::with_notes(3);
    let mut other = play("two_processes::reads_it", &place);
    assert_eq!(wait_for(&mut other, "READS "), "3");
    assert_eq!(count(&open_to_read(&place.path).unwrap()), 3);
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
    assert_eq!(inspect(&place.path).unwrap().recovery_slots, 1);
    other.kill().unwrap();
    other.wait().unwrap();
    assert_eq!(count(&place.open().unwrap()), 3);
}

/// A lock of POSIX's is lost as soon as the process closes any handle of the file, and a file dialog opens and closes
/// each file that it shows.
#[test]
fn a_file_that_anybody_in_this_process_opens_and_closes_gives_the_lock_to_nobody() {
    let place = Place::with_notes(3);
    let vault = place.open().unwrap();
    fill_with_notes(connection(&vault), 5);
    assert_eq!(others_are_told(&place), REFUSED);
    for _ in 0..3 {
        drop(std::fs::File::open(&place.path).unwrap());
        drop(std::fs::File::options().read(true).write(true).open(&place.path).unwrap());
        std::fs::read(&place.path).unwrap();
        drop(std::fs::File::open(place.log()).unwrap());
    }
    std::thread::spawn({
        let path = place.path.clone();
        move || drop(std::fs::File::open(path).unwrap())
    })
    .join()
    .unwrap();
    assert_eq!(others_are_told(&place), REFUSED, "after others in this process closed it");
    fill_with_notes(connection(&vault), 5);
    vault.close().unwrap();
    let vault = place.open().unwrap();
    assert_eq!(count(&vault), 13);
    vault.verify().unwrap();
    drop(vault);

    let reader = open_to_read(&place.path).unwrap();
    drop(std::fs::File::open(&place.path).unwrap());
    assert_eq!(others_are_told(&place), "the vault is open already / open", "those that read share it");
    drop(reader);
    assert_eq!(others_are_told(&place), "open / open");
}

/// What SQLite's own layer, and so every earlier version of this program, takes for a lock.
#[cfg(unix)]
#[test]
#[ignore = "the part of another process"]
fn locks_as_sqlite_does() {
    let mut lock = libc::flock {
        l_type: libc::F_WRLCK.try_into().unwrap(),
        l_whence: libc::SEEK_SET.try_into().unwrap(),
        l_start: 0x4000_0000,
        l_len: 512,
        l_pid: 0,
    };
    let file = std::fs::File::options().read(true).write(true).open(path()).unwrap();
    #[allow(unsafe_code)]
    let answer = unsafe { libc::fcntl(std::os::fd::AsRawFd::as_raw_fd(&file), libc::F_SETLK, &raw mut lock) };
    say(if answer == 0 { "LOCKED yes" } else { "LOCKED no" });
    let _ = std::io::stdin().read(&mut [0]);
}

/// An earlier version of this program beside this one: each keeps the other out.
#[cfg(unix)]
#[test]
fn a_lock_of_the_older_kind_stands_in_the_way_and_is_kept_out() {
    let place = Place::with_notes(3);
    let play_it = || play("two_processes::locks_as_sqlite_does", &place);
    let mut other = play_it();
    assert_eq!(wait_for(&mut other, "LOCKED "), "yes");
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
    assert!(matches!(open_to_read(&place.path), Err(VaultError::AlreadyOpen)));
    other.kill().unwrap();
    other.wait().unwrap();
    let vault = place.open().unwrap();
    let mut other = play_it();
    assert_eq!(wait_for(&mut other, "LOCKED "), "no");
    other.kill().unwrap();
    other.wait().unwrap();
    vault.close().unwrap();
}

#[test]
fn nothing_the_vault_does_to_its_own_file_gives_up_the_lock() {
    let place = Place::with_notes(3);
    let mut vault = place.open().unwrap();
    assert_eq!(others_are_told(&place), REFUSED);

    inspect(&place.path).unwrap();
    assert_eq!(others_are_told(&place), REFUSED, "after inspecting");
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
    assert!(matches!(open_to_read(&place.path), Err(VaultError::AlreadyOpen)));
    assert_eq!(others_are_told(&place), REFUSED, "after opening it a second time");
    #[cfg(unix)]
    {
        let link = place.beside("by another name");
        std::os::unix::fs::symlink(&place.path, &link).unwrap();
        assert!(matches!(open(&link), Err(VaultError::AlreadyOpen)));
        let second = place.beside("by a second link");
        std::fs::hard_link(&place.path, &second).unwrap();
        assert!(matches!(open(&second), Err(VaultError::AlreadyOpen)));
        assert_eq!(others_are_told(&place), REFUSED, "after opening it by another name");
    }
    vault.backup_to(place.beside("copy")).unwrap();
    open(&place.beside("copy")).unwrap().close().unwrap();
    assert_eq!(others_are_told(&place), REFUSED, "after a backup");
    vault.change_passphrase(Secret::Passphrase(&passphrase()), &passphrase(), quick()).unwrap();
    vault.checkpoint().unwrap();
    connection(&vault).execute_batch("VACUUM").unwrap();
    vault.verify().unwrap();
    vault.check_closed_seal().unwrap();
    assert_eq!(others_are_told(&place), REFUSED, "after everything else");

    let vault = vault.rekey(
        Secret::Passphrase(&passphrase()),
        &passphrase(),
        &crate::common::recovery_key(),
        quick(),
    );
    let vault = vault.unwrap();
    assert_eq!(others_are_told(&place), REFUSED, "after a re-key");
    vault.close().unwrap();
    assert_eq!(others_are_told(&place), "open / open");
}

fn quick() -> candor_vault::KeyCost {
    candor_vault::KeyCost::MINIMUM
}

/// The vault asks no clock: files from another century open, and what is newer is told by the
/// sequence in the header.
#[test]
fn a_clock_that_jumps_changes_nothing() {
    let place = Place::with_notes(3);
    let mut sequence = inspect(&place.path).unwrap().sequence;
    let far = Duration::from_hours(100 * 365 * 24);
    for moment in [SystemTime::UNIX_EPOCH, SystemTime::now() + far, SystemTime::UNIX_EPOCH + far / 10] {
        // As after a kill, with both files from a time that is wrong.
        let crashed = Place::new();
        let vault = place.open().unwrap();
        fill_with_notes(connection(&vault), 2);
        std::fs::copy(&place.path, &crashed.path).unwrap();
        std::fs::copy(place.log(), crashed.log()).unwrap();
        let rows = count(&vault);
        vault.close().unwrap();
        for path in [&place.path, &crashed.path, &crashed.log()] {
            let file = std::fs::File::options().write(true).open(path).unwrap();
            file.set_modified(moment).unwrap();
        }
        let crashed = crashed.open().unwrap();
        assert_eq!(count(&crashed), rows);
        crashed.verify().unwrap();
        let vault = place.open().unwrap();
        assert_eq!(count(&vault), rows);
        assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged);
        assert!(vault.sequence() > sequence, "the order of copies follows the clock");
        sequence = vault.sequence();
        vault.close().unwrap();
    }
}
