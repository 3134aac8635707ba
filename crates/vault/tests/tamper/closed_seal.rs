//! Pages that are genuine and in their place, but from an older copy of the same file.

use candor_vault::{ClosedState, Place as Damage, Secret, VaultError};

use crate::common::{connection, passphrase};
use crate::files::{Files, PAGES_START, damage, look, open_on};

/// A file, and the same file after a session that changed every note.
fn older_and_newer() -> (Files, Files) {
    let older = Files::with_notes(12);
    let newer = older.after(|vault| {
        connection(vault).execute_batch("UPDATE note SET body = upper(body)").unwrap();
    });
    assert_eq!(older.pages(), newer.pages());
    (older, newer)
}

fn changed_pages(older: &Files, newer: &Files) -> Vec<usize> {
    let changed: Vec<_> =
        (1..=newer.pages()).filter(|&number| older.page(number) != newer.page(number)).collect();
    assert!(changed.len() >= 4, "{changed:?}");
    changed
}

#[test]
fn each_older_page_put_back_alone_is_noticed() {
    let (older, newer) = older_and_newer();
    for number in changed_pages(&older, &newer) {
        assert_eq!(damage(&newer.with_page(number, older.page(number))), Damage::ClosedSeal, "page {number}");
    }
    assert_eq!(look(&newer).unwrap().len(), 12);
}

#[test]
fn all_older_pages_but_one_put_back_are_noticed_and_so_are_all_of_them() {
    let (older, newer) = older_and_newer();
    let mut all = newer.main[..PAGES_START].to_vec();
    all.extend_from_slice(&older.main[PAGES_START..]);
    let all = newer.with_main(all);
    assert_eq!(damage(&all), Damage::ClosedSeal);
    for number in changed_pages(&older, &newer) {
        assert_eq!(damage(&all.with_page(number, newer.page(number))), Damage::ClosedSeal, "page {number}");
    }
}

#[test]
fn an_older_header_over_newer_pages_is_noticed() {
    let (older, newer) = older_and_newer();
    let mut mixed = older.main[..PAGES_START].to_vec();
    mixed.extend_from_slice(&newer.main[PAGES_START..]);
    assert_eq!(damage(&newer.with_main(mixed)), Damage::ClosedSeal);
}

#[test]
fn an_older_page_under_the_log_of_a_crash_is_noticed_before_the_log_is_brought_in() {
    let (older, newer) = older_and_newer();
    let crashed = newer.crashed_after(|vault| {
        connection(vault).execute_batch("UPDATE note SET body = 'new' WHERE id = 1").unwrap();
    });
    assert!(crashed.slots() > 0);
    for number in changed_pages(&older, &newer) {
        let mixed = crashed.with_page(number, older.page(number));
        assert_eq!(damage(&mixed), Damage::ClosedSeal, "page {number}");
    }
    assert_eq!(look(&crashed).unwrap()[0], "new");
}

/// A session renews the seal whenever it has brought its log in, and says in between that it does.
#[test]
fn an_older_page_in_a_file_that_was_written_to_and_not_closed_is_noticed() {
    let (older, newer) = older_and_newer();
    let crashed = newer.crashed_after(|vault| {
        connection(vault).execute_batch("UPDATE note SET body = 'new' WHERE id = 1").unwrap();
        vault.checkpoint().unwrap();
        assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged);
    });
    let last = newer.pages();
    assert_eq!(damage(&crashed.with_page(last, older.page(last))), Damage::ClosedSeal);
    assert_eq!(look(&crashed).unwrap()[0], "new");
}

/// Also by whoever asks nothing before writing: the first write is refused, and not a byte goes out.
#[test]
fn nothing_is_written_over_a_mixture() {
    let (older, newer) = older_and_newer();
    let last = newer.pages();
    let mixed = newer.with_page(last, older.page(last));
    let disk = mixed.disk();
    let vault = open_on(&disk, Secret::Passphrase(&passphrase())).unwrap();
    let error = connection(&vault).execute("UPDATE note SET body = 'x' WHERE id = 1", []).unwrap_err();
    let refused = vault.explain(&error);
    assert!(matches!(refused, Some(VaultError::Damaged { place: Damage::ClosedSeal })), "{refused:?}");
    vault.close().unwrap();
    assert!(Files::on(&disk) == mixed);
}

/// Nothing within a file can show that the whole of it is older than it should be. Its sequence is
/// lower, and the app, which remembers the last one, says so.
#[test]
fn not_noticed_within_the_file_an_older_copy_of_all_of_it() {
    let (older, newer) = older_and_newer();
    assert_ne!(look(&older).unwrap(), look(&newer).unwrap());
    let sequence = |files: &Files| u64::from_le_bytes(files.main[40..48].try_into().unwrap());
    assert!(sequence(&older) < sequence(&newer));
}
