//! Power cuts, on a simulated disk: what was acknowledged is there, whatever the disk lost.
//!
//! A random workload runs on a vault and on a plain database in memory. At a random operation the
//! power goes; often it goes again while the vault recovers. Afterwards the vault must hold
//! exactly what was acknowledged, or that and the one transaction that was under way.
//!
//! `CANDOR_CUTS` sets how many cuts, `CANDOR_SEED` which; a failure prints the seed that repeats it.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../common/simulated_disk.rs"]
#[allow(dead_code, unreachable_pub)]
mod simulated_disk;
mod workload;

use std::panic::catch_unwind;

use simulated_disk::{Mutant, Random};
use workload::{Run, Tally};

const CUTS: u64 = 300;
const SEED: u64 = 20_240_607;

#[test]
fn what_was_acknowledged_survives_every_cut() {
    let cuts = number_from("CANDOR_CUTS").unwrap_or(CUTS);
    let seed = number_from("CANDOR_SEED").unwrap_or(SEED);
    let mut tally = Tally::default();
    for cut in 0..cuts {
        let seed = seed.wrapping_add(cut);
        match run(seed, Mutant::None) {
            Ok(run) => tally.add(&run),
            Err(problem) => panic!("seed {seed}: {problem}\nrepeat with CANDOR_CUTS=1 CANDOR_SEED={seed}"),
        }
    }
    println!("cuts={} nested={} commits={} failures=0 seed={seed}", tally.cuts, tally.nested, tally.commits);
    assert!(tally.commits > cuts, "the workload hardly committed anything");
    if cuts > 100 {
        assert!(tally.nested > 0, "no cut came during recovery");
    }
}

#[test]
fn the_harness_sees_a_sync_that_does_nothing() {
    let caught = (0..60).find(|&seed| run(seed, Mutant::SyncDoesNothing).is_err());
    assert!(caught.is_some(), "60 cuts with a disk that never syncs, and nothing was missed");
}

#[test]
fn the_harness_sees_a_log_whose_end_is_an_error() {
    let caught = (0..60).find(|&seed| run(seed, Mutant::LogEndIsAnError).is_err());
    assert!(caught.is_some(), "60 cuts with an unreadable log end, and nothing was missed");
}

/// One cut, or why it went wrong.
fn run(seed: u64, mutant: Mutant) -> Result<Tally, String> {
    let outcome = catch_unwind(|| Run::new(Random(seed), mutant).go());
    outcome.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map_or("a panic", String::as_str);
        Err(text.to_owned())
    })
}

fn number_from(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
