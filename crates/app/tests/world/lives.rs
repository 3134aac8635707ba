//! Many lives, each with a journal and a seed of its own, some at once.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::world::World;

/// Rounds in one life: enough for copies and forks to gather, few enough to be read when something fails.
pub(crate) const ROUNDS: u64 = 20;
/// Lives at a time. Most of a round is waiting for the disk.
const AT_ONCE: usize = 6;

#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) rounds: u64,
    pub(crate) words: u64,
    pub(crate) kills: u64,
    pub(crate) kinds: BTreeMap<&'static str, u64>,
    pub(crate) failures: Vec<String>,
}

/// Lives so many rounds from a seed on.
pub(crate) fn live(seed: u64, rounds: u64) -> Outcome {
    let outcome = Mutex::new(Outcome::default());
    let next = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let life = next.fetch_add(1, Ordering::SeqCst);
                    if life * ROUNDS >= rounds {
                        return;
                    }
                    one(seed + life, ROUNDS.min(rounds - life * ROUNDS), &outcome);
                }
            });
        }
    });
    outcome.into_inner().unwrap()
}

fn one(seed: u64, rounds: u64, outcome: &Mutex<Outcome>) {
    let mut world = World::new(seed);
    let mut failure = None;
    let mut lived = 0;
    while lived < rounds && failure.is_none() {
        lived += 1;
        failure = world.round().err();
    }
    let mut outcome = outcome.lock().unwrap();
    outcome.rounds += lived;
    outcome.words += world.words();
    outcome.kills += world.kills;
    for kind in &world.lived {
        *outcome.kinds.entry(kind).or_default() += 1;
    }
    if let Some(problem) = failure {
        outcome.failures.push(format!(
            "seed {seed}, round {lived}: {problem}\n  {}\n  repeat with cargo xtask world --rounds {lived} --seed {seed}",
            world.history.join("\n  ")
        ));
    }
}
