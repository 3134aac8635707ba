//! Logs of other files and other times beside the vault, and logs that were cut, mixed and dropped.

use candor_vault::{Place as Damage, Secret, Vault, VaultError};

use crate::common::{connection, fill_with_notes, notes};
use crate::files::{Files, LOG_HEADER, SLOT, damage, look};

/// A vault with two notes whose program died after six more were saved, one by one; what is in it
/// without its log, and after each commit.
fn crashed() -> (Files, Vec<Vec<String>>) {
    let before = Files::with_notes(2);
    let mut states = vec![look(&before).unwrap()];
    let crashed = before.crashed_after(|vault| {
        for _ in 0..6 {
            fill_with_notes(connection(vault), 1);
            states.push(notes(vault).unwrap());
        }
    });
    assert_eq!(look(&crashed).unwrap(), states[6]);
    (crashed, states)
}

/// Replaces slots of the log by others of it.
fn with_slots(files: &Files, order: &[usize]) -> Files {
    let mut log = files.log[..LOG_HEADER].to_vec();
    for &index in order {
        log.extend_from_slice(files.slot(index));
    }
    files.with_log(&log)
}

fn is_lost_commits(place: Damage) -> bool {
    matches!(place, Damage::WriteAheadLog { commits_behind: 2.., .. })
}

#[test]
fn slots_that_changed_places_early_in_the_log_are_damage() {
    let (crashed, _) = crashed();
    let count = crashed.slots();
    for first in 0..count {
        for second in first + 1..count {
            let mut order: Vec<_> = (0..count).collect();
            order.swap(first, second);
            let swapped = with_slots(&crashed, &order);
            if first < count / 2 {
                assert!(is_lost_commits(damage(&swapped)), "{first} and {second}");
            }
        }
    }
}

#[test]
fn a_slot_written_twice_zeroed_or_taken_out_early_in_the_log_is_damage() {
    let (crashed, _) = crashed();
    let count = crashed.slots();
    for index in 1..count / 2 {
        let mut doubled: Vec<_> = (0..count).collect();
        doubled[index] = index - 1;
        assert!(is_lost_commits(damage(&with_slots(&crashed, &doubled))), "{index} doubled");
        let mut zeroed = crashed.log.clone();
        zeroed[LOG_HEADER + index * SLOT..][..SLOT].fill(0);
        assert!(is_lost_commits(damage(&crashed.with_log(&zeroed))), "{index} zeroed");
    }
}

/// With a slot taken out those behind it all lie in wrong places, and none of them opens: the log
/// seems to end there, as if it had been cut.
#[test]
fn not_noticed_a_log_whose_end_was_cut_off_but_it_is_a_state_that_was() {
    let (crashed, states) = crashed();
    for length in
        (0..crashed.log.len()).step_by(103).chain((0..crashed.slots()).map(|n| LOG_HEADER + n * SLOT))
    {
        let seen = look(&crashed.with_log(&crashed.log[..length])).unwrap();
        assert!(states.contains(&seen), "{length} bytes: {} notes", seen.len());
    }
    for index in 0..crashed.slots() {
        let order: Vec<_> = (0..crashed.slots()).filter(|other| *other != index).collect();
        let seen = look(&with_slots(&crashed, &order)).unwrap();
        assert!(states.contains(&seen), "without slot {index}: {} notes", seen.len());
    }
}

#[test]
fn not_noticed_a_log_that_was_dropped_but_it_is_the_state_before_it() {
    let (crashed, states) = crashed();
    assert_eq!(look(&crashed.with_log(&[])).unwrap(), states[0]);
}

#[test]
fn the_header_of_a_log_zeroed_or_of_another_log_is_damage() {
    let (crashed, _) = crashed();
    let (other, _) = self::crashed();
    for header in [&[0; LOG_HEADER][..], &other.log[..LOG_HEADER]] {
        let mut changed = crashed.log.clone();
        changed[..LOG_HEADER].copy_from_slice(header);
        let place = damage(&crashed.with_log(&changed));
        assert_eq!(place, Damage::WriteAheadLog { first_bad_frame: 1, commits_behind: 6 });
    }
}

#[test]
fn junk_behind_a_log_is_none_of_the_logs() {
    let (crashed, states) = crashed();
    for length in [1, SLOT - 1, SLOT, 3 * SLOT + 7] {
        let mut longer = crashed.log.clone();
        longer.resize(crashed.log.len() + length, 0x5a);
        assert_eq!(look(&crashed.with_log(&longer)).unwrap(), states[6], "{length}");
    }
}

#[test]
fn the_log_of_another_vault_or_of_a_backup_is_not_replayed() {
    let (crashed, states) = crashed();
    let (other, _) = self::crashed();
    let backup = crashed.backup().crashed_after(|vault| fill_with_notes(connection(vault), 3));
    for foreign in [other, backup] {
        assert_eq!(look(&crashed.with_log(&foreign.log)).unwrap(), states[0], "as if there were none");
        let closed = Files::with_notes(5);
        assert_eq!(look(&closed.with_log(&foreign.log)).unwrap().len(), 5);
    }
}

#[test]
fn the_log_of_an_earlier_session_is_not_replayed_once_the_file_was_closed() {
    let (crashed, _) = crashed();
    let closed = crashed.after(|vault| {
        connection(vault).execute_batch("DELETE FROM note WHERE id > 1").unwrap();
    });
    assert_eq!(look(&closed.with_log(&crashed.log)).unwrap().len(), 1);
    let crashed_again = closed.crashed_after(|vault| fill_with_notes(connection(vault), 4));
    assert_eq!(look(&crashed_again).unwrap().len(), 5);
    assert_eq!(look(&crashed_again.with_log(&crashed.log)).unwrap().len(), 1, "as if there were none");
}

/// Slots of two logs that were begun over the same closed file open in each other's places. SQLite
/// and the audit tell them apart by salts and checksums, which are sealed with them.
#[test]
fn a_slot_of_another_log_over_the_same_file_does_not_follow_from_this_one() {
    let before = Files::with_notes(2);
    let [one, other] =
        [5, 6].map(|count| before.crashed_after(|vault| fill_with_notes(connection(vault), count)));
    let mut mixed = other.log.clone();
    let third = LOG_HEADER + 2 * SLOT;
    mixed[third..][..SLOT].copy_from_slice(one.slot(2));
    assert!(is_lost_commits(damage(&other.with_log(&mixed))));
}

#[test]
fn a_log_that_lost_commits_can_be_read_up_to_there() {
    let (crashed, states) = crashed();
    let mut log = crashed.log.clone();
    log[LOG_HEADER + 2 * SLOT + 1000] ^= 1;
    let changed = crashed.with_log(&log);
    assert!(is_lost_commits(damage(&changed)));
    let disk = changed.disk();
    let passphrase = crate::common::passphrase();
    let vault = Vault::open_read_only_on(
        std::sync::Arc::new(disk),
        "/memory/journal.candor".as_ref(),
        Secret::Passphrase(&passphrase),
    );
    let seen: Result<_, VaultError> = vault.map(|vault| notes(&vault).unwrap());
    assert!(states[..4].contains(&seen.unwrap()));
}
