//! Power cuts, on a simulated disk: what was acknowledged is there, whatever the disk lost.
//!
//! A random workload runs on a vault, and the same in plain Rust beside it. At a random operation
//! of the disk the power goes; often it goes again while the vault recovers. Afterwards the vault
//! must hold exactly what was acknowledged, or that and the one change that was under way.
//!
//! `CANDOR_CUTS` sets how many cuts, `CANDOR_SEED` from which seed on, `CANDOR_MUTANT` what is
//! broken on purpose: `cargo xtask crash` sets them. A failure prints the seed that repeats it.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod expected;
mod found;
mod journal;
#[cfg(feature = "mutants")]
mod mutants;
#[cfg(not(feature = "mutants"))]
#[path = "whole.rs"]
mod mutants;
mod run;
#[path = "../common/simulated_disk.rs"]
#[allow(dead_code, unreachable_pub)]
mod simulated_disk;
mod workers;
mod workload;

use mutants::Broken;
use run::ROUNDS;

/// Cuts in the ordinary run of the tests.
const CUTS: u64 = 3000;
const SEED: u64 = 20_240_607;
/// What the power can go in: as many as there are in `workload`.
const OCCASIONS: usize = 12;

#[test]
fn what_was_acknowledged_survives_every_cut() {
    let cuts = number_from("CANDOR_CUTS").unwrap_or(CUTS);
    let seed = number_from("CANDOR_SEED").unwrap_or(SEED);
    let broken = std::env::var("CANDOR_MUTANT").map_or(Broken::None, |name| {
        mutants::named(&name).unwrap_or_else(|| panic!("there is no mutant called {name}"))
    });
    let name = "what_was_acknowledged_survives_every_cut";
    let Some(outcome) = workers::spread(name, cuts, seed, broken) else { return };
    let (tally, failures) = (outcome.tally, outcome.failures);
    for (seed, problem) in failures.iter().take(10) {
        println!("seed {seed}: {problem}\n  repeat with cargo xtask crash --cuts {ROUNDS} --seed {seed}");
    }
    let during: Vec<String> = tally.during.iter().map(|(doing, count)| format!("{doing} {count}")).collect();
    let tampering = mutants::by_tampering(broken);
    if let Some(problem) = &tampering {
        println!("{problem}");
    }
    println!("the power went while {}", during.join(", "));
    println!("frames of the log written again before they were synced: {}", tally.rewritten_frames);
    println!(
        "cuts={} nested={} commits={} failures={} seed={seed}",
        tally.cuts,
        tally.nested,
        tally.commits,
        failures.len()
    );
    assert!(failures.is_empty(), "seed {}: {}", failures[0].0, failures[0].1);
    assert_eq!(tampering, None);
    if cuts >= CUTS {
        assert!(tally.nested > cuts / 4 && tally.commits > cuts, "{tally:?}");
        assert!(tally.rewritten_frames > cuts, "{tally:?}");
        assert_eq!(tally.during.len(), OCCASIONS, "something was never cut: {tally:?}");
    }
}

#[test]
fn a_seed_repeats_its_run() {
    for seed in 0..8 {
        let [once, again] = [(); 2].map(|()| workers::run(seed, ROUNDS, Broken::None));
        assert_eq!(once, again, "seed {seed}");
    }
}

fn number_from(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
