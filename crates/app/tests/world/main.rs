//! The world around an open journal: what sync programs, people, clocks and full disks do to it, by chance and for long.
//!
//! A real app without a window runs as a process of its own and is told what to do; around it files are replaced, moved,
//! deleted, copied while they are open and put back, swapped with another computer's, disks fill and are pulled, and the
//! process is killed. After each round **every word that the app acknowledged must be somewhere**: in the journal, in a
//! copy of it, in another file that a person or a sync program put aside, in a log that was kept, or among the sealed
//! words that wait to be written.
//!
//! `CANDOR_ROUNDS` sets how many rounds, `CANDOR_SEED` from which seed on; `cargo xtask world` sets them. A failure prints
//! the seed, the round and all that happened.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod actor;
mod bad_sectors;
#[path = "../common/mod.rs"]
mod common;
mod finding;
mod kinds;
mod lives;
mod mounts;
mod process;
mod random;
mod side_files;
mod sticks;
mod world;

/// Rounds in the ordinary run of the tests.
const ROUNDS: u64 = 200;
const SEED: u64 = 20_261_130;

#[test]
#[ignore = "the app as a process of its own, run by the test that is around it"]
fn app() {
    actor::act();
}

#[test]
fn no_acknowledged_word_is_lost_whatever_the_world_does() {
    if mounts::entered("no_acknowledged_word_is_lost_whatever_the_world_does") {
        return;
    }
    let rounds = number_from("CANDOR_ROUNDS").unwrap_or(ROUNDS);
    let seed = number_from("CANDOR_SEED").unwrap_or(SEED);
    let outcome = lives::live(seed, rounds);
    for (kind, count) in &outcome.kinds {
        println!("{count:>6} {kind}");
    }
    for failure in outcome.failures.iter().take(3) {
        println!("\n{failure}");
    }
    println!(
        "rounds={} words={} kills={} mounts={} failures={} seed={seed}",
        outcome.rounds,
        outcome.words,
        outcome.kills,
        if mounts::may_mount() { "yes" } else { "no" },
        outcome.failures.len()
    );
    assert!(outcome.failures.is_empty(), "words were lost");
    if rounds >= ROUNDS {
        let without: Vec<_> =
            kinds::possible().filter(|kind| !outcome.kinds.contains_key(kind.name)).collect();
        assert!(without.is_empty(), "something never happened: {without:?}");
        assert!(outcome.words > rounds && outcome.kills > rounds / 20, "the world was asleep");
    }
}

fn number_from(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
