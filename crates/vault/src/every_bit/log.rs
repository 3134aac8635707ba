//! Every bit of a log that a crash left.

use super::*;
use crate::layout::{WAL_HEADER, WAL_SLOT};

/// Which commit each frame of the log belongs to, from 1, and whether it ends it.
const FRAMES: [(usize, bool); 4] = [(1, true), (2, false), (2, true), (3, true)];

fn crashed() -> Sample {
    let sample = Sample::crashed_after(&[
        // The table's page alone.
        "UPDATE note SET body = 'an amends, begun' WHERE day = '2026-11-23'",
        // The table and the index.
        "INSERT INTO note VALUES ('a call', '2026-11-24')",
        "UPDATE note SET body = 'a call, made' WHERE day = '2026-11-24'",
    ]);
    assert_eq!(sample.files.log.len(), WAL_HEADER + FRAMES.len() * WAL_SLOT);
    sample
}

/// What must become of a log in which one frame does not open.
///
/// Frames behind it that end a commit show that more than the last transaction is gone. One of
/// them, or none, is also what a power cut leaves of the last transaction, which nobody was told
/// of: the log then ends before it. So up to two acknowledged commits can go unnoticed, the last
/// one and the one whose own last frame was hit before it.
enum Expected {
    State(usize),
    Damage { commits_behind: u32 },
}

fn expected(frame: usize) -> Expected {
    let behind = FRAMES[frame + 1..].iter().filter(|(_, ends)| *ends).count();
    if behind > 1 {
        Expected::Damage { commits_behind: u32::try_from(behind).unwrap() }
    } else {
        Expected::State(FRAMES[..frame].iter().filter(|(_, ends)| *ends).count())
    }
}

#[test]
fn what_is_expected_is_spelled_out() {
    assert!(matches!(expected(0), Expected::Damage { commits_behind: 2 }));
    assert!(matches!(expected(1), Expected::Damage { commits_behind: 2 }));
    assert!(matches!(expected(2), Expected::State(1)));
    assert!(matches!(expected(3), Expected::State(2)));
}

#[test]
fn every_flipped_bit_of_a_log_loses_no_commit_unsaid_but_those_a_power_cut_could_have_taken() {
    let sample = crashed();
    let files = &sample.files;
    each_bit(&files.log, 0..files.log.len(), |log, at, bit| {
        let changed = Files { main: files.main.clone(), log: log.to_vec() };
        let disk = changed.disk();
        let opened = sample.open(&disk);
        let frame = at.checked_sub(WAL_HEADER).map(|at| at / WAL_SLOT);
        let (frame, expected) = match frame {
            Some(frame) => (frame, expected(frame)),
            // Without the header SQLite would take the whole log for empty.
            None => (0, Expected::Damage { commits_behind: 3 }),
        };
        match (opened, expected) {
            (Ok(vault), Expected::State(state)) => {
                assert_eq!(read(&vault).unwrap(), sample.states[state], "byte {at}, bit {bit}");
                vault.check_pages().unwrap();
            }
            (
                Err(VaultError::Damaged { place: Place::WriteAheadLog { first_bad_frame, commits_behind } }),
                Expected::Damage { commits_behind: wanted },
            ) => {
                assert_eq!((first_bad_frame as usize, commits_behind), (frame + 1, wanted), "byte {at}");
                assert!(Files::on(&disk) == changed, "byte {at}, bit {bit}: written to");
            }
            (Ok(_), Expected::Damage { .. }) => panic!("byte {at}, bit {bit}: commits were lost unsaid"),
            (Err(error), _) => panic!("byte {at}, bit {bit}: {error}"),
        }
    });
}
