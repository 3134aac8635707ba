//! Pages that are genuine and in their place, but from an older copy of the same file.

use candor_vault::{ClosedState, Place as Damage};

use crate::common::connection;
use crate::files::{Files, PAGES_START, damage, look};

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

/// A session takes the seal out before it writes its first page, and it is back at the clean close.
/// If the program dies in between, there is nothing that could show an older page.
#[test]
fn not_noticed_an_older_page_in_a_file_that_was_written_to_and_not_closed() {
    let (older, newer) = older_and_newer();
    let crashed = newer.crashed_after(|vault| {
        connection(vault).execute_batch("UPDATE note SET body = 'new' WHERE id = 1").unwrap();
        vault.checkpoint().unwrap();
        assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unknown);
    });
    let last = newer.pages();
    let seen = look(&crashed.with_page(last, older.page(last))).unwrap();
    let before = look(&older).unwrap();
    assert_eq!((seen[0].as_str(), &seen[11]), ("new", &before[11]));
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
