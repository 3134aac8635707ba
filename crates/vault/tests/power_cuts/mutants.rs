//! The proof that the tests see: with one thing broken on purpose, something fails.
//!
//! Each mutant goes through the power cuts, up to the first that goes wrong, or through a small
//! tamper test. `docs/ASSURANCE.md` has the table of what caught which.

use std::path::Path;
use std::sync::Arc;

use candor_vault::mutant::{self, Mutant as InVault};
use candor_vault::{
    KeyCost, Passphrase, Place, RecoveryKey, Relation, Secret, Vault, VaultError, inspect_on, relation,
};

use crate::expected::connection;
use crate::run::ROUNDS;
use crate::simulated_disk::{self, SimulatedDisk, move_lock_page};
use crate::workers::run;

/// What is broken: the disk, or one thing in the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    None,
    SyncDoesNothing,
    Vault(InVault),
}

const NAMES: [(&str, Broken); 10] = [
    ("sync-does-nothing", Broken::SyncDoesNothing),
    ("bad-wal-frame-is-an-error", Broken::Vault(InVault::BadWalFrameIsAnError)),
    ("no-synthetic-header", Broken::Vault(InVault::NoSyntheticHeader)),
    ("gap-not-filled", Broken::Vault(InVault::GapNotFilled)),
    ("header-in-place-one-copy", Broken::Vault(InVault::HeaderInPlaceOneCopy)),
    ("unauthentic-page-reads-as-zeros", Broken::Vault(InVault::UnauthenticPageReadsAsZeros)),
    ("nonce-reused", Broken::Vault(InVault::NonceReused)),
    ("seal-skipped-at-checkpoint", Broken::Vault(InVault::SealSkippedAtCheckpoint)),
    ("lineage-not-checked", Broken::Vault(InVault::LineageNotChecked)),
    ("foreign-log-deleted", Broken::Vault(InVault::ForeignLogDeleted)),
];

pub(crate) fn named(name: &str) -> Option<Broken> {
    NAMES.iter().find(|(known, _)| *known == name).map(|&(_, broken)| broken)
}

/// Breaks it for what this thread does from here on; what is to be broken in the disk is answered.
pub(crate) fn on_disk(broken: Broken) -> simulated_disk::Mutant {
    mutant::activate(match broken {
        Broken::Vault(mutant) => Some(mutant),
        Broken::None | Broken::SyncDoesNothing => None,
    });
    match broken {
        Broken::SyncDoesNothing => simulated_disk::Mutant::SyncDoesNothing,
        Broken::None | Broken::Vault(_) => simulated_disk::Mutant::None,
    }
}

/// Runs within which the cuts must show a mutant.
const RUNS: u64 = 500;

/// What a cut showed first, if any did.
fn by_cuts(broken: Broken) -> Option<String> {
    (0..RUNS).find_map(|seed| {
        let problem = run(seed, ROUNDS, broken).1?;
        Some(format!("the power cut of seed {seed}: {problem}"))
    })
}

/// Changes one bit in each page of a small vault, and reads it: what a page that was changed says,
/// if that is not the page's name.
pub(crate) fn by_tampering(broken: Broken) -> Option<String> {
    move_lock_page();
    let disk = SimulatedDisk::new(on_disk(broken));
    let path = Path::new("/simulated/small.candor");
    let (passphrase, recovery_key) = (Passphrase::new("small"), RecoveryKey::generate().unwrap());
    let shared = || Arc::new(disk.clone());
    let vault = Vault::create_on(shared(), path, &passphrase, &recovery_key, KeyCost::MINIMUM).unwrap();
    connection(&vault)
        .execute_batch("CREATE TABLE note (body); INSERT INTO note VALUES (zeroblob(9000)), ('x')")
        .unwrap();
    vault.close().unwrap();
    let whole = disk.read(path).unwrap();
    for page in 1..=(whole.len() - 8192) / 4096 {
        let mut changed = whole.clone();
        changed[8192 + page * 4096 - 2000] ^= 1;
        disk.write(path, &changed);
        let vault = Vault::open_read_only_on(shared(), path, Secret::Passphrase(&passphrase));
        let answer = vault.and_then(|vault| vault.verify());
        let number = u32::try_from(page).unwrap();
        if !matches!(answer, Err(VaultError::Damaged { place: Place::Page { number: Some(n) } }) if n == number)
        {
            return Some(format!("tampering with page {page}: {answer:?}"));
        }
    }
    None
}

/// Lets two computers go on from one file, puts the log of one beside the file of the other, and looks at what is told
/// and kept of it.
fn by_two_lines(broken: Broken) -> Option<String> {
    move_lock_page();
    let disk = SimulatedDisk::new(on_disk(broken));
    let (path, log) = (Path::new("/simulated/lines.candor"), Path::new("/simulated/lines.candor-wal"));
    let (passphrase, recovery_key) = (Passphrase::new("small"), RecoveryKey::generate().unwrap());
    let shared = || Arc::new(disk.clone());
    let vault = Vault::create_on(shared(), path, &passphrase, &recovery_key, KeyCost::MINIMUM).unwrap();
    connection(&vault).execute_batch("CREATE TABLE note (body)").unwrap();
    vault.close().unwrap();
    let common = disk.read(path).unwrap();
    let go_on = |words: &str| {
        disk.write(path, &common);
        let vault = Vault::open_on(shared(), path, Secret::Passphrase(&passphrase)).unwrap();
        connection(&vault).execute("INSERT INTO note VALUES (?1)", [words]).unwrap();
        vault
    };
    let laptop = go_on("on the laptop");
    let logs = disk.read(log).unwrap();
    laptop.close().unwrap();
    let known = inspect_on(&disk, path).unwrap().milestones;
    go_on("on the desktop").close().unwrap();
    let found = inspect_on(&disk, path).unwrap().milestones;
    if relation(&known, &found) != Relation::Fork {
        return Some(format!("two lines are said to be one: {:?}", relation(&known, &found)));
    }
    disk.write(log, &logs);
    let vault = Vault::open_on(shared(), path, Secret::Passphrase(&passphrase)).unwrap();
    let kept = vault.kept_log().and_then(|path| disk.read(path));
    (kept != Some(logs)).then(|| "the log of another line is not kept".to_owned())
}

/// Says what caught a mutant.
fn assert_caught(name: &str, by: fn(Broken) -> Option<String>) {
    let caught = by(named(name).unwrap());
    println!("{name}: caught by {}", caught.unwrap_or_else(|| panic!("{name} was not noticed")));
}

#[test]
fn tampering_is_noticed_where_nothing_is_broken() {
    assert_eq!(by_tampering(Broken::None), None);
}

#[test]
fn two_lines_are_told_apart_where_nothing_is_broken() {
    assert_eq!(by_two_lines(Broken::None), None);
}

#[test]
fn a_checkpoint_without_a_seal_is_caught() {
    assert_caught("seal-skipped-at-checkpoint", by_cuts);
}

#[test]
fn a_lineage_that_is_not_checked_is_caught() {
    assert_caught("lineage-not-checked", by_two_lines);
}

#[test]
fn a_foreign_log_that_is_deleted_is_caught() {
    assert_caught("foreign-log-deleted", by_two_lines);
}

#[test]
fn a_sync_that_does_nothing_is_caught() {
    assert_caught("sync-does-nothing", by_cuts);
}

#[test]
fn a_log_whose_bad_frames_are_errors_is_caught() {
    assert_caught("bad-wal-frame-is-an-error", by_cuts);
}

#[test]
fn a_torn_first_page_without_a_stand_in_is_caught() {
    assert_caught("no-synthetic-header", by_cuts);
}

#[test]
fn holes_in_the_file_are_caught() {
    assert_caught("gap-not-filled", by_cuts);
}

#[test]
fn a_header_with_one_copy_is_caught() {
    assert_caught("header-in-place-one-copy", by_cuts);
}

#[test]
fn pages_that_read_as_zeros_are_caught() {
    assert_caught("unauthentic-page-reads-as-zeros", by_tampering);
}

#[test]
fn a_nonce_used_twice_is_caught() {
    assert_caught("nonce-reused", by_cuts);
}
