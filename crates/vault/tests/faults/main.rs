//! Every operation of the disk fails once, and from then on, in every stage of a vault's life.
//!
//! For each stage and each kind of fault the n-th call fails, for every fourth n until the stage
//! comes through, and for all n with `CANDOR_STRIDE=1`. Each time: no panic; the error is named for what happened; the work goes on, or the
//! vault opens again, once the disk works; and what was acknowledged is there, whole.
//!
//! `real_disks` does the same with a small file system that is really full or really read-only.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/failing_disk.rs"]
mod failing_disk;
#[cfg(unix)]
mod locks;
#[path = "../common/memory_disk.rs"]
mod memory_disk;
#[cfg(target_os = "linux")]
mod real_disks;
mod stages;
mod story;
#[cfg(unix)]
mod taken_away;
mod trial;

use std::sync::Arc;

use candor_vault::{KeyCost, Passphrase, Secret, Vault, VaultError};

use common::{passphrase, recovery_key};
use failing_disk::{ANY, CHANGES, Call, FailingDisk, Fault, Lasts, Plan};
use memory_disk::MemoryDisk;
use trial::{Afterwards, fail_every_call};

/// Everything that is tried at every call of a stage.
const PLANS: &[(Plan, Afterwards)] = &[
    (plan(&[Call::Read], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Read], Fault::Short, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Write], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Write], Fault::HalfDone, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Write], Fault::HalfDone, Lasts::UntilHealed), Afterwards::End),
    (plan(&[Call::Write, Call::Make], Fault::Full, Lasts::UntilHealed), Afterwards::GoOn),
    (plan(&[Call::Sync], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Sync], Fault::HalfDone, Lasts::UntilHealed), Afterwards::End),
    (plan(&[Call::Sync], Fault::Full, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Truncate], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Truncate], Fault::HalfDone, Lasts::UntilHealed), Afterwards::End),
    (plan(&[Call::Open, Call::Make], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Size], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Lock], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Resolve], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Exists], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Delete], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Delete], Fault::HalfDone, Lasts::UntilHealed), Afterwards::End),
    (plan(&[Call::Rename], Fault::InputOutput, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Rename], Fault::HalfDone, Lasts::OneCall), Afterwards::GoOn),
    (plan(&[Call::Rename], Fault::Full, Lasts::OneCall), Afterwards::GoOn),
    (plan(CHANGES, Fault::ReadOnly, Lasts::UntilHealed), Afterwards::GoOn),
    (plan(CHANGES, Fault::ReadOnly, Lasts::UntilHealed), Afterwards::End),
    (plan(ANY, Fault::InputOutput, Lasts::UntilHealed), Afterwards::GoOn),
    (plan(ANY, Fault::InputOutput, Lasts::UntilHealed), Afterwards::End),
];

const fn plan(calls: &'static [Call], fault: Fault, lasts: Lasts) -> Plan {
    Plan { calls, fault, lasts }
}

#[test]
fn while_a_vault_is_made() {
    fail_every_call(&stages::MAKING, PLANS);
}

#[test]
fn while_transactions_are_committed_and_rolled_back() {
    fail_every_call(&stages::COMMITTING, PLANS);
}

#[test]
fn while_a_log_is_recovered() {
    fail_every_call(&stages::RECOVERING, PLANS);
}

#[test]
fn while_it_is_vacuumed_and_checkpointed() {
    fail_every_call(&stages::VACUUMING, PLANS);
}

#[test]
fn while_it_is_closed() {
    fail_every_call(&stages::CLOSING, PLANS);
}

#[test]
fn while_a_backup_is_made() {
    fail_every_call(&stages::BACKING_UP, PLANS);
}

#[test]
fn while_secrets_are_changed() {
    fail_every_call(&stages::CHANGING_SECRETS, PLANS);
}

#[test]
fn while_it_is_rekeyed() {
    fail_every_call(&stages::REKEYING, PLANS);
}

#[test]
fn while_it_is_only_read() {
    fail_every_call(&stages::READING, PLANS);
}

/// A passphrase whose change failed must not be the one that opens, also when the program is killed before it does
/// anything more.
#[test]
fn a_passphrase_that_was_not_accepted_opens_nothing() {
    let new = Passphrase::new("a second passphrase");
    let opens = |files: &MemoryDisk, secret: &Passphrase| {
        Vault::open_on(Arc::new(files.clone()), trial::path(), Secret::Passphrase(secret))
    };
    for calls in [&[Call::Write], &[Call::Sync]] {
        for after in 0.. {
            let files = MemoryDisk::default();
            let disk = FailingDisk::over(Arc::new(files.clone()));
            let made = Vault::create_on(
                Arc::new(disk.clone()),
                trial::path(),
                &passphrase(),
                &recovery_key(),
                KeyCost::MINIMUM,
            );
            let mut vault = made.unwrap();
            disk.arm(plan(calls, Fault::InputOutput, Lasts::OneCall), after);
            let changed = vault.change_passphrase(Secret::Passphrase(&passphrase()), &new, KeyCost::MINIMUM);
            let killed = files.snapshot();
            if disk.fired() == 0 {
                assert!(after >= 2, "both copies of the header are written");
                changed.unwrap();
                assert!(matches!(opens(&killed, &passphrase()), Err(VaultError::WrongKey)));
                opens(&killed, &new).unwrap();
                break;
            }
            changed.unwrap_err();
            assert!(matches!(opens(&killed.snapshot(), &new), Err(VaultError::WrongKey)), "call {after}");
            opens(&killed, &passphrase()).unwrap();
        }
    }
}
