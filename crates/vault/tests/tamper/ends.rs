//! A file that ends too early, and one that goes on behind its end.

use candor_vault::{Place as Damage, Secret, VaultError};

use crate::common::connection;
use crate::files::{Files, PAGE, PAGES_START, damage, look, look_with, of_page, read_around};

fn cut(whole: &Files, length: usize) -> Files {
    whole.with_main(whole.main[..length].to_vec())
}

#[test]
fn a_file_cut_anywhere_in_its_pages_is_truncated_and_the_rest_can_be_read() {
    let whole = Files::with_notes(12);
    let expected = look(&whole).unwrap();
    for pages in 0..whole.pages() {
        let boundary = PAGES_START + pages * PAGE;
        for odd in [0, 1, 15, 2048, PAGE - 1] {
            assert_eq!(damage(&cut(&whole, boundary + odd)), Damage::Truncated, "{pages} pages and {odd}");
        }
        if pages > 2 {
            // Pages 1 and 2 lead to the others, and each of those holds three notes.
            assert_eq!(read_around(&cut(&whole, boundary), &expected), 3 * (pages - 2), "{pages} pages");
        }
    }
    assert_eq!(look(&whole).unwrap(), expected);
}

#[test]
fn a_file_cut_in_its_header_is_damaged_as_long_as_it_can_be_told_what_it_was() {
    let whole = Files::with_notes(2);
    for length in 0..16 {
        assert!(matches!(look(&cut(&whole, length)), Err(VaultError::NotAVault)), "{length}");
    }
    for length in [16, 20, 64, 100, 1000, 4064, 4080] {
        assert_eq!(damage(&cut(&whole, length)), Damage::Header, "{length}");
    }
    for length in [4096, 4097, 6000, 8191] {
        assert_eq!(damage(&cut(&whole, length)), Damage::Truncated, "{length}");
    }
}

#[test]
fn a_file_cut_after_a_crash_is_damaged_as_a_closed_one_is() {
    let open = Files::with_notes(12).crashed_after(|vault| {
        connection(vault).execute_batch("UPDATE note SET body = upper(body)").unwrap();
        vault.checkpoint().unwrap();
    });
    assert_eq!(look(&open).unwrap().len(), 12);
    for pages in 1..open.pages() {
        for odd in [0, 100] {
            let place = damage(&cut(&open, PAGES_START + pages * PAGE + odd));
            assert_eq!(place, Damage::Truncated, "{pages} pages and {odd}");
        }
    }
}

#[test]
fn bytes_behind_the_last_page_are_none_of_the_vaults_and_whole_pages_of_them_are_damage() {
    let whole = Files::with_notes(12);
    let expected = look(&whole).unwrap();
    for (length, byte) in [(1, 0x5a), (100, 0), (PAGE - 1, 0xff)] {
        let mut longer = whole.main.clone();
        longer.resize(whole.main.len() + length, byte);
        assert_eq!(look(&whole.with_main(longer)).unwrap(), expected, "{length}");
    }
    for (length, byte) in [(PAGE, 0x5a), (PAGE, 0), (2 * PAGE + 5, 0xff)] {
        let mut longer = whole.main.clone();
        longer.resize(whole.main.len() + length, byte);
        let longer = whole.with_main(longer);
        assert_eq!(damage(&longer), of_page(whole.pages() + 1), "{length}");
        assert_eq!(read_around(&longer, &expected), expected.len());
    }
}

#[test]
fn genuine_pages_from_when_the_file_was_longer_are_found_by_the_seal() {
    let long = Files::with_notes(12);
    let short = long.after(|vault| {
        connection(vault).execute_batch("DELETE FROM note WHERE id > 4; VACUUM").unwrap();
    });
    assert!(short.pages() < long.pages());
    let mut longer = short.main.clone();
    longer.extend_from_slice(&long.main[short.main.len()..]);
    assert_eq!(damage(&short.with_main(longer)), Damage::ClosedSeal);
}

#[test]
fn a_wrong_passphrase_is_told_before_any_damage_of_pages() {
    let whole = Files::with_notes(2);
    let wrong = candor_vault::Passphrase::new("not this one");
    let answer = look_with(&cut(&whole, PAGES_START + PAGE), Secret::Passphrase(&wrong));
    assert!(matches!(answer, Err(VaultError::WrongKey)));
    assert_eq!(damage(&cut(&whole, PAGES_START + PAGE)), Damage::Truncated);
}
