//! Whoever changes the file is noticed: never wrong data, never a panic, always damage by name.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::PathBuf;

use candor_vault::{Place as Damage, Secret, Vault, VaultError};
use common::{Place, connection, fill_with_notes, notes, passphrase};

/// What a person sees of a changed vault: its notes, or that it is damaged.
#[derive(Debug)]
enum Seen {
    Notes(Vec<String>),
    Damaged(Damage),
    Refused(VaultError),
}

fn look(path: &PathBuf) -> Seen {
    let vault = match Vault::open(path, Secret::Passphrase(&passphrase())) {
        Ok(vault) => vault,
        Err(VaultError::Damaged { place }) => return Seen::Damaged(place),
        Err(other) => return Seen::Refused(other),
    };
    match notes(&vault) {
        Ok(notes) => Seen::Notes(notes),
        Err(error) => match vault.explain(&error) {
            Some(VaultError::Damaged { place }) => Seen::Damaged(place),
            other => panic!("{error:?} became {other:?}"),
        },
    }
}

/// Every `step`-th bit of a range.
fn some_bits(range: std::ops::Range<usize>, step: usize) -> impl Iterator<Item = (usize, u8)> {
    (range.start * 8..range.end * 8).step_by(step).map(|bit| (bit / 8, 1 << (bit % 8)))
}

/// A closed vault whose every page is in use, and its bytes.
fn small_vault() -> (Place, Vec<u8>, Vec<String>) {
    let place = Place::with_notes(12);
    let expected = notes(&place.open().unwrap()).unwrap();
    let bytes = fs::read(&place.path).unwrap();
    (place, bytes, expected)
}

#[test]
fn a_flipped_bit_in_one_header_copy_is_made_good_and_in_both_refused() {
    let (place, whole, expected) = small_vault();
    for (at, bit) in some_bits(0..4096, 61) {
        let mut bytes = whole.clone();
        bytes[at] ^= bit;
        fs::write(&place.path, &bytes).unwrap();
        assert!(matches!(look(&place.path), Seen::Notes(found) if found == expected), "byte {at}");
        bytes[at + 4096] ^= bit;
        bytes[at] = whole[at] ^ bit;
        fs::write(&place.path, &bytes).unwrap();
        match look(&place.path) {
            Seen::Damaged(Damage::Header)
            | Seen::Refused(VaultError::NotAVault | VaultError::NewerFormat { .. }) => {}
            other => panic!("byte {at}: {other:?}"),
        }
        assert!(fs::read(&place.path).unwrap() == bytes, "byte {at}: written to");
    }
}

#[test]
fn a_flipped_bit_in_a_page_is_damage_of_that_page() {
    let (place, whole, expected) = small_vault();
    let mut noticed = 0;
    for (at, bit) in some_bits(8192..whole.len(), 1009) {
        let mut bytes = whole.clone();
        bytes[at] ^= bit;
        fs::write(&place.path, &bytes).unwrap();
        match look(&place.path) {
            Seen::Damaged(Damage::Page { number }) => {
                assert_eq!(number, u32::try_from((at - 8192) / 4096 + 1).ok(), "byte {at}");
                noticed += 1;
            }
            // A page nobody reads for this.
            Seen::Notes(found) => assert_eq!(found, expected),
            other => panic!("byte {at}: {other:?}"),
        }
        let vault = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase()));
        assert!(vault.and_then(|vault| vault.verify()).is_err(), "byte {at} was not noticed");
    }
    assert!(noticed > 100, "{noticed}");
}

#[test]
fn pages_that_are_swapped_zeroed_or_foreign_do_not_open() {
    let (place, whole, _) = small_vault();
    let (_other, foreign, _) = small_vault();
    let pages = (whole.len() - 8192) / 4096;
    let at = |page: usize| 8192 + page * 4096;
    for page in 0..pages {
        let other = (page + 1) % pages;
        let mut swapped = whole.clone();
        swapped[at(page)..][..4096].copy_from_slice(&whole[at(other)..][..4096]);
        swapped[at(other)..][..4096].copy_from_slice(&whole[at(page)..][..4096]);
        let mut zeroed = whole.clone();
        zeroed[at(page)..][..4096].fill(0);
        let mut mixed = whole.clone();
        mixed[at(page)..][..4096].copy_from_slice(&foreign[at(page)..][..4096]);
        for bytes in [swapped, zeroed, mixed] {
            fs::write(&place.path, bytes).unwrap();
            let vault = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase()));
            let checked = vault.and_then(|vault| vault.verify());
            assert!(matches!(checked, Err(VaultError::Damaged { .. })), "page {page}: {checked:?}");
        }
    }
}

#[test]
fn a_page_from_an_older_copy_is_found_by_the_seal_of_the_closed_file() {
    let (place, older, _) = small_vault();
    let vault = place.open().unwrap();
    connection(&vault).execute("UPDATE note SET body = 'changed' WHERE id = 1", []).unwrap();
    vault.close().unwrap();
    let newer = fs::read(&place.path).unwrap();
    let changed = (2..newer.len() / 4096)
        .find(|page| newer[page * 4096..][..4096] != older[page * 4096..][..4096] && *page > 2)
        .unwrap();
    let mut mixed = newer.clone();
    mixed[changed * 4096..][..4096].copy_from_slice(&older[changed * 4096..][..4096]);
    fs::write(&place.path, mixed).unwrap();
    // The page is genuine and in its place, so only the seal shows it.
    let vault = place.open().unwrap();
    let checked = vault.check_closed_seal();
    assert!(matches!(checked, Err(VaultError::Damaged { place: Damage::ClosedSeal })), "{checked:?}");
}

#[test]
fn a_header_of_another_vault_opens_none_of_these_pages() {
    let (place, whole, _) = small_vault();
    let (_other, foreign, _) = small_vault();
    let mut mixed = whole;
    mixed[..8192].copy_from_slice(&foreign[..8192]);
    fs::write(&place.path, mixed).unwrap();
    assert!(matches!(look(&place.path), Seen::Damaged(_)));
}

#[test]
fn a_truncated_file_never_gives_wrong_notes() {
    let (place, whole, expected) = small_vault();
    for length in (0..whole.len()).step_by(1531) {
        fs::write(&place.path, &whole[..length]).unwrap();
        match look(&place.path) {
            Seen::Damaged(_) | Seen::Refused(VaultError::NotAVault) => {}
            other => panic!("{length} of {} bytes: {other:?}", whole.len()),
        }
    }
    // Junk behind the end is no page; it is cut off or never read.
    let mut longer = whole;
    longer.extend_from_slice(&[0x5a; 5000]);
    fs::write(&place.path, longer).unwrap();
    assert!(matches!(look(&place.path), Seen::Notes(found) if found == expected));
}

/// A vault as a crash leaves it: a main file, a log with six commits, and the notes at each.
fn crashed_vault() -> (Place, Vec<u8>, Vec<u8>, Vec<Vec<String>>) {
    let place = Place::with_notes(2);
    let vault = place.open().unwrap();
    let mut states = Vec::new();
    for _ in 0..6 {
        fill_with_notes(connection(&vault), 1);
        states.push(notes(&vault).unwrap());
    }
    let (main, log) = (fs::read(&place.path).unwrap(), fs::read(place.log()).unwrap());
    drop(vault);
    (place, main, log, states)
}

fn restore(place: &Place, main: &[u8], log: &[u8]) {
    fs::write(&place.path, main).unwrap();
    fs::write(place.log(), log).unwrap();
}

#[test]
fn a_changed_log_is_called_damaged_unless_a_cut_could_have_left_it_so() {
    let (place, main, log, states) = crashed_vault();
    restore(&place, &main, &log);
    assert!(matches!(look(&place.path), Seen::Notes(found) if found == states[5]));

    let (mut damaged, mut shortened) = (0, 0);
    let clear_header = some_bits(0..32, 1);
    for (at, bit) in clear_header.chain(some_bits(32..log.len(), 211)) {
        let mut changed = log.clone();
        changed[at] ^= bit;
        restore(&place, &main, &changed);
        match look(&place.path) {
            Seen::Damaged(Damage::WriteAheadLog { .. }) => {
                damaged += 1;
                assert!(fs::read(place.log()).unwrap() == changed, "byte {at}: the log was touched");
            }
            // In the last commit, or in the frame that ends the one before: what is left then is
            // also what a cut leaves of one long last transaction, so it cannot be told apart.
            Seen::Notes(found) => {
                assert!(states[3..].contains(&found), "byte {at}: commits were lost");
                shortened += 1;
            }
            other => panic!("byte {at}: {other:?}"),
        }
    }
    assert!(damaged > 300 && shortened > 10, "{damaged} {shortened}");
}

#[test]
fn a_log_that_lost_commits_can_be_read_up_to_there() {
    let (place, main, mut log, states) = crashed_vault();
    let middle = log.len() / 2;
    log[middle] ^= 1;
    restore(&place, &main, &log);
    assert!(matches!(look(&place.path), Seen::Damaged(Damage::WriteAheadLog { .. })));
    let vault = Vault::open_read_only(&place.path, Secret::Passphrase(&passphrase())).unwrap();
    let found = notes(&vault).unwrap();
    assert!(states[..5].contains(&found), "{} notes", found.len());
}

#[test]
fn a_log_cut_short_gives_an_earlier_state_and_never_a_mixture() {
    let (place, main, log, states) = crashed_vault();
    let first = notes(&{
        restore(&place, &main, &[]);
        place.open().unwrap()
    })
    .unwrap();
    for length in (0..log.len()).step_by(1201) {
        restore(&place, &main, &log[..length]);
        match look(&place.path) {
            Seen::Notes(found) => assert!(found == first || states.contains(&found)),
            other => panic!("{length} bytes: {other:?}"),
        }
    }
}

#[test]
fn slots_of_the_log_do_not_open_in_another_place_or_beside_another_file() {
    let (place, main, log, _) = crashed_vault();
    let slot = |index: usize| 32 + index * 4120;
    let mut swapped = log.clone();
    swapped[slot(0)..slot(1)].copy_from_slice(&log[slot(1)..slot(2)]);
    swapped[slot(1)..slot(2)].copy_from_slice(&log[slot(0)..slot(1)]);
    restore(&place, &main, &swapped);
    assert!(matches!(look(&place.path), Seen::Damaged(Damage::WriteAheadLog { .. })));

    let (other, other_main, _, _) = crashed_vault();
    restore(&other, &other_main, &log);
    let Seen::Notes(found) = look(&other.path) else { panic!("a foreign log was taken for damage") };
    assert_eq!(found.len(), 2);
}

#[test]
fn an_old_log_beside_a_file_that_was_closed_since_is_not_replayed() {
    let (place, main, log, states) = crashed_vault();
    restore(&place, &main, &log);
    let vault = place.open().unwrap();
    connection(&vault).execute("DELETE FROM note WHERE id > 1", []).unwrap();
    vault.close().unwrap();
    fs::write(place.log(), &log).unwrap();
    let Seen::Notes(found) = look(&place.path) else { panic!("damaged") };
    assert_eq!(found, states[0][..1]);
}
