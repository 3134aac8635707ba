//! Headers of other files and other times, and slots that were moved.

use candor_vault::{KeyCost, Passphrase, Place as Damage, RecoveryKey, Secret, VaultError};
use sha2::{Digest, Sha256};

use crate::common::{connection, passphrase, recovery_key};
use crate::files::{Files, PAGES_START, damage, look, look_with, of_page};

const COPY: usize = 4096;
const SLOTS: std::ops::Range<usize> = 64..1088;
const SLOT: usize = 128;

/// The same pages under these two copies of a header.
fn under(files: &Files, copy_a: &[u8], copy_b: &[u8]) -> Files {
    files.with_main([copy_a, copy_b, &files.main[PAGES_START..]].concat())
}

fn copy_a(files: &Files) -> &[u8] {
    &files.main[..COPY]
}

/// Changes both copies as somebody does who knows the format and not the key.
fn forged(files: &Files, change: impl Fn(&mut [u8])) -> Files {
    let mut header = copy_a(files).to_vec();
    change(&mut header);
    let digest = Sha256::digest(&header[..COPY - 32]);
    header[COPY - 32..].copy_from_slice(&digest);
    under(files, &header, &header)
}

/// Asks for both secrets, as a person might.
fn seen_with_each_secret(files: &Files) -> [Result<usize, VaultError>; 2] {
    let count = |notes: Vec<String>| notes.len();
    let (passphrase, recovery_key) = (passphrase(), recovery_key());
    [
        look_with(files, Secret::Passphrase(&passphrase)).map(count),
        look_with(files, Secret::RecoveryKey(&recovery_key)).map(count),
    ]
}

fn is_header_damage<T>(answer: &Result<T, VaultError>) -> bool {
    matches!(answer, Err(VaultError::Damaged { place: Damage::Header }))
}

fn is_wrong_key<T>(answer: &Result<T, VaultError>) -> bool {
    matches!(answer, Err(VaultError::WrongKey))
}

#[test]
fn of_copies_from_two_files_the_newer_counts_and_opens_only_its_own_pages() {
    let ours = Files::with_notes(2);
    let others = Passphrase::new("somebody else's");
    let foreign = Files::with_passphrase(&others, 2);
    // As many sessions in both, and more in ours.
    let ours_newer = ours.after(|vault| {
        connection(vault).execute_batch("UPDATE note SET body = upper(body)").unwrap();
    });
    let expected = look(&ours_newer).unwrap();
    for (a, b) in [(&ours_newer, &foreign), (&foreign, &ours_newer)] {
        let mixed = under(&ours_newer, copy_a(a), copy_a(b));
        assert_eq!(look(&mixed).unwrap(), expected, "ours is the newer");
    }
    // Theirs is the newer, or as new and the first: their secret opens it, and none of our pages.
    let foreign_newer = {
        let disk = foreign.disk();
        let path = "/memory/journal.candor";
        let mut vault = candor_vault::Vault::open_on(
            std::sync::Arc::new(disk.clone()),
            path.as_ref(),
            Secret::Passphrase(&others),
        )
        .unwrap();
        for _ in 0..8 {
            vault.change_passphrase(Secret::Passphrase(&others), &others, KeyCost::MINIMUM).unwrap();
        }
        vault.close().unwrap();
        disk.read(path.as_ref()).unwrap()
    };
    for [a, b] in
        [[&foreign_newer[..COPY], copy_a(&ours_newer)], [copy_a(&ours_newer), &foreign_newer[..COPY]]]
    {
        let mixed = under(&ours_newer, a, b);
        assert!(is_wrong_key(&look(&mixed)));
        let with_theirs = look_with(&mixed, Secret::Passphrase(&others));
        assert!(matches!(with_theirs, Err(VaultError::Damaged { place }) if place == of_page(1)));
    }
}

#[test]
fn a_header_of_another_vault_or_of_a_backup_opens_none_of_these_pages() {
    let ours = Files::with_notes(2);
    for other in [Files::with_notes(2), ours.backup()] {
        assert_eq!(damage(&under(&ours, copy_a(&other), copy_a(&other))), of_page(1));
    }
    let foreign = Files::with_passphrase(&Passphrase::new("somebody else's"), 2);
    let under_foreign = under(&ours, copy_a(&foreign), copy_a(&foreign));
    assert!(is_wrong_key(&look(&under_foreign)));
}

#[test]
fn a_slot_of_another_vault_is_damage_to_us_and_a_wrong_key_to_them() {
    let ours = Files::with_notes(2);
    let others = Passphrase::new("somebody else's");
    let foreign = Files::with_passphrase(&others, 2);
    let their_slot = foreign.main[SLOTS][..SLOT].to_vec();
    // Beside ours, and in place of ours.
    let beside =
        forged(&ours, |header| header[SLOTS.start + 2 * SLOT..][..SLOT].copy_from_slice(&their_slot));
    let [by_passphrase, by_recovery_key] = seen_with_each_secret(&beside);
    assert!(is_header_damage(&by_passphrase) && is_header_damage(&by_recovery_key));
    let instead = forged(&ours, |header| header[SLOTS.start..][..SLOT].copy_from_slice(&their_slot));
    let [by_passphrase, by_recovery_key] = seen_with_each_secret(&instead);
    assert!(is_wrong_key(&by_passphrase) && is_header_damage(&by_recovery_key));
    for forged in [beside, instead] {
        assert!(is_wrong_key(&look_with(&forged, Secret::Passphrase(&others))));
    }
}

#[test]
fn slots_in_another_order_or_taken_out_or_doubled_are_damage() {
    let ours = Files::with_notes(2);
    let [first, second] = [0, 1].map(|slot| ours.main[SLOTS][slot * SLOT..][..SLOT].to_vec());
    let place = |header: &mut [u8], slot: usize, bytes: &[u8]| {
        header[SLOTS.start + slot * SLOT..][..SLOT].copy_from_slice(bytes);
    };
    let swapped = forged(&ours, |header| {
        place(header, 0, &second);
        place(header, 1, &first);
    });
    let moved = forged(&ours, |header| {
        place(header, 0, &[0; SLOT]);
        place(header, 7, &first);
    });
    let doubled = forged(&ours, |header| place(header, 4, &first));
    for changed in [swapped, moved, doubled] {
        let [by_passphrase, by_recovery_key] = seen_with_each_secret(&changed);
        assert!(is_header_damage(&by_passphrase) && is_header_damage(&by_recovery_key));
    }
    // Of a slot that is gone nothing can be known; the other secret shows the damage.
    let taken_out = forged(&ours, |header| place(header, 0, &[0; SLOT]));
    let [by_passphrase, by_recovery_key] = seen_with_each_secret(&taken_out);
    assert!(is_wrong_key(&by_passphrase) && is_header_damage(&by_recovery_key));
}

#[test]
fn the_slot_of_an_old_passphrase_put_back_is_damage() {
    let before = Files::with_notes(2);
    let new = Passphrase::new("a better one");
    let after = before.after(|vault| {
        vault.change_passphrase(Secret::Passphrase(&passphrase()), &new, KeyCost::MINIMUM).unwrap();
    });
    assert!(is_wrong_key(&look(&after)));
    let old_slot = before.main[SLOTS][..SLOT].to_vec();
    for slot in [0, 5] {
        let put_back =
            forged(&after, |header| header[SLOTS.start + slot * SLOT..][..SLOT].copy_from_slice(&old_slot));
        assert!(is_header_damage(&look(&put_back)), "slot {slot}");
    }
}

/// The whole old header is genuine. It opens the file again with the old passphrase, as an old copy
/// of the file would: whoever had the old passphrase and a copy of the old header had the data key.
/// A re-key is what shuts them out.
#[test]
fn not_noticed_within_the_file_the_whole_old_header_over_pages_that_did_not_change() {
    let before = Files::with_notes(2);
    let new = Passphrase::new("a better one");
    let change = |vault: &mut candor_vault::Vault| {
        vault.change_passphrase(Secret::Passphrase(&passphrase()), &new, KeyCost::MINIMUM).unwrap();
    };
    let after = before.after(change);
    let put_back = under(&after, copy_a(&before), copy_a(&before));
    assert_eq!(look(&put_back).unwrap(), look(&before).unwrap());

    let rekeyed = {
        let disk = before.disk();
        let path = "/memory/journal.candor";
        let shared = std::sync::Arc::new(disk.clone());
        let vault =
            candor_vault::Vault::open_on(shared, path.as_ref(), Secret::Passphrase(&passphrase())).unwrap();
        let key = RecoveryKey::generate().unwrap();
        vault
            .rekey(Secret::Passphrase(&passphrase()), &passphrase(), &key, KeyCost::MINIMUM)
            .unwrap()
            .close()
            .unwrap();
        Files { main: disk.read(path.as_ref()).unwrap(), log: Vec::new() }
    };
    let put_back = under(&rekeyed, copy_a(&before), copy_a(&before));
    assert_eq!(damage(&put_back), of_page(1));
}
