//! A file whose header asks for unusual work is told before anything is derived, and whatever is being tried can be
//! stopped, for another file, for the lock, or for nothing.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::thread;

use candor_app::api::{AppState, Phase, UnlockSecret};
use candor_app::error::AppError;
use candor_app::{App, Directories, Options, PassphraseCost};
use candor_journal::model::Wording;
use candor_vault::{KeyCost, inspect};
use common::{Computer, PASSPHRASE, files_below, passphrase};
use sha2::{Digest, Sha256};

const HEADER: usize = 4096;
const SLOTS: std::ops::Range<usize> = 0..8;
/// Far more work than any step of these tests takes, in no more memory than any computer has.
const LONG: [u32; 3] = [96 * 1024, 16, 1];

/// Has all slots of a journal's header, in both copies, be of a kind and ask for a cost. Whoever has a file can do that.
fn ask_for(computer: &Computer, kind: u8, cost: [u32; 3]) -> Vec<u8> {
    let mut bytes = fs::read(computer.journal_file()).unwrap();
    for copy in bytes[..2 * HEADER].chunks_mut(HEADER) {
        for slot in SLOTS {
            let slot = &mut copy[64 + 128 * slot..][..128];
            (slot[0], slot[1]) = (kind, 1);
            for (place, number) in slot[4..16].chunks_mut(4).zip(cost) {
                place.copy_from_slice(&number.to_le_bytes());
            }
        }
        let digest = Sha256::digest(&copy[..HEADER - 32]);
        copy[HEADER - 32..].copy_from_slice(&digest);
    }
    fs::write(computer.journal_file(), &bytes).unwrap();
    bytes
}

fn locked() -> Computer {
    let computer = Computer::with_journal();
    computer.write_page("the first evening");
    computer.app.lock().unwrap();
    computer
}

/// Tries a passphrase in a thread of its own, and waits until that is under way.
fn trying(app: &App) -> thread::JoinHandle<Result<AppState, AppError>> {
    let other = app.clone();
    let tried = thread::spawn(move || {
        loop {
            match other.unlock(passphrase(PASSPHRASE)) {
                // The question below came first.
                Err(AppError::Busy) => thread::yield_now(),
                answer => return answer,
            }
        }
    });
    // Whatever else is slow is refused meanwhile, and nothing was prepared.
    while app.journal_create(Wording::default()).err() != Some(AppError::Busy) {
        assert!(!tried.is_finished(), "it was to take long");
        thread::yield_now();
    }
    tried
}

/// A computer on which a try at the journal takes long, and was agreed to.
fn agreed() -> Computer {
    let computer = locked();
    ask_for(&computer, 1, LONG);
    assert!(matches!(computer.unlock(), Err(AppError::CostUnusual { times: 4, memory_mib: 96 })));
    computer.app.cost_accept().unwrap();
    computer
}

#[test]
fn a_file_that_asks_for_unusual_work_is_told_and_left_as_it_is() {
    let computer = locked();
    let most = [2048 * 1024, 16, 16];
    for reading_only in [false, true] {
        let bytes = ask_for(&computer, 1, most);
        let unlock = |secret: UnlockSecret| {
            if reading_only { computer.app.unlock_reading_only(secret) } else { computer.app.unlock(secret) }
        };
        let told = unlock(passphrase(PASSPHRASE));
        assert_eq!(told.err(), Some(AppError::CostUnusual { times: 86, memory_mib: 2048 }));
        assert_eq!(fs::read(computer.journal_file()).unwrap(), bytes);
        assert_eq!(computer.app.app_state().unwrap().phase, Phase::Locked);
    }
}

#[test]
fn what_is_tried_can_be_stopped_and_begun_again_at_once() {
    let computer = agreed();
    let before = fs::read(computer.journal_file()).unwrap();
    for _ in 0..3 {
        let tried = trying(&computer.app);
        computer.app.work_stop().unwrap();
        // What opens at once, or is told, is never that the app is busy with what was stopped.
        assert!(computer.app.journal_create(Wording::default()).err() != Some(AppError::Busy));
        assert_eq!(tried.join().unwrap().err(), Some(AppError::Stopped));
    }
    assert_eq!(fs::read(computer.journal_file()).unwrap(), before);
}

#[test]
fn another_journal_opens_while_a_costly_file_is_being_tried() {
    let computer = locked();
    let good = computer.path("elsewhere.candor");
    fs::copy(computer.journal_file(), &good).unwrap();
    ask_for(&computer, 1, LONG);
    assert!(matches!(computer.unlock(), Err(AppError::CostUnusual { .. })));
    computer.app.cost_accept().unwrap();
    let tried = trying(&computer.app);
    computer.host.will_choose(&good);
    computer.app.journal_choose().unwrap().unwrap();
    assert_eq!(computer.unlock().unwrap().phase, Phase::Unlocked);
    assert_eq!(tried.join().unwrap().err(), Some(AppError::Stopped));
    assert_eq!(computer.app.reflections_list().unwrap().len(), 1);
    // What was agreed to was of the other file.
    computer.app.lock().unwrap();
    computer.host.will_choose(computer.journal_file());
    computer.app.journal_choose().unwrap().unwrap();
    assert!(matches!(computer.unlock(), Err(AppError::CostUnusual { .. })));
}

#[test]
fn sleep_and_lock_end_what_is_being_tried() {
    let computer = agreed();
    let tried = trying(&computer.app);
    computer.app.system_will_sleep().unwrap();
    assert_eq!(tried.join().unwrap().err(), Some(AppError::Locked));
}

#[test]
fn a_passphrase_that_costs_far_less_than_today_costs_that_from_the_next_unlock_on() {
    let computer = locked();
    let copies = || files_below(&computer.path("data")).len();
    let count = copies();
    let today = KeyCost { memory_kib: 4096, passes: 2, lanes: 1 };
    let options = Options { passphrase_cost: PassphraseCost::Fixed(today), ..Options::default() };
    let app = App::with(computer.host.clone(), Directories::below(computer.folder.path()), options);
    let costs = || inspect(computer.journal_file()).unwrap().passphrase_costs;
    assert_eq!(costs(), [KeyCost::MINIMUM]);
    // Reading only writes nothing, and a wrong passphrase raises nothing.
    app.unlock_reading_only(passphrase(PASSPHRASE)).unwrap();
    app.lock().unwrap();
    assert_eq!(app.unlock(passphrase("not the one")).err(), Some(AppError::WrongPassphrase));
    assert_eq!(costs(), [KeyCost::MINIMUM]);
    let state = app.unlock(passphrase(PASSPHRASE)).unwrap();
    assert_eq!((state.older, state.file_notes.len()), (false, 0));
    app.lock().unwrap();
    assert_eq!(costs(), [today]);
    let raised = fs::read(computer.journal_file()).unwrap()[64..192].to_vec();
    app.unlock(passphrase(PASSPHRASE)).unwrap();
    app.lock().unwrap();
    assert_eq!(fs::read(computer.journal_file()).unwrap()[64..192], raised, "once");
    assert_eq!(copies(), count, "no copy is wanted for that");
    // A computer on which less is chosen lowers nothing.
    computer.unlock().unwrap();
    assert_eq!(costs(), [today]);
}
