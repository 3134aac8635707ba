//! The runs, spread over processes.
//!
//! Not over threads: SQLite's page cache is one for all connections of a process, so what one run
//! spills into its log would depend on the run beside it, and no seed would repeat anything.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, available_parallelism};

use crate::mutants::{self, Broken};
use crate::run::{ROUNDS, Run, Tally};
use crate::simulated_disk::move_lock_page;

/// Says that this process is a worker: its number, and how many there are.
const WORKER: &str = "CANDOR_WORKER";

/// What all runs did, and what went wrong with which seed.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) tally: Tally,
    pub(crate) failures: Vec<(u64, String)>,
}

/// So many cuts, with seeds from `seed` on, on all processors. `None` in a worker.
pub(crate) fn spread(test: &str, cuts: u64, seed: u64, broken: Broken) -> Option<Outcome> {
    let runs = cuts.div_ceil(ROUNDS);
    if let Ok(worker) = std::env::var(WORKER) {
        let (worker, workers) = worker.split_once('/').unwrap();
        for number in (worker.parse().unwrap()..runs).step_by(workers.parse().unwrap()) {
            let seed = seed.wrapping_add(number);
            let (tally, problem) = run(seed, ROUNDS.min(cuts - number * ROUNDS), broken);
            if let Some(problem) = problem {
                println!("failure\t{seed}\t{}", problem.replace(['\t', '\n'], " "));
            }
            println!("run\t{seed}\t{}", tally.to_line());
        }
        return None;
    }
    let workers = available_parallelism().map_or(1, usize::from);
    let start = |worker| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .env("CANDOR_CUTS", cuts.to_string())
            .env("CANDOR_SEED", seed.to_string())
            .env(WORKER, format!("{worker}/{workers}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let started: Vec<_> = (0..workers).map(start).collect();
    // Each by a thread of its own: a worker whose pipe is full would wait for those before it.
    let listeners = started.into_iter().map(|worker| thread::spawn(|| worker.wait_with_output()));
    let listeners: Vec<_> = listeners.collect();
    let mut outcome = Outcome::default();
    let mut ended = 0;
    for listener in listeners {
        let output = listener.join().unwrap().unwrap();
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            match line.splitn(3, '\t').collect::<Vec<_>>()[..] {
                ["run", _, tally] => {
                    outcome.tally.add(&Tally::from_line(tally));
                    ended += 1;
                }
                ["failure", seed, problem] => {
                    outcome.failures.push((seed.parse().unwrap(), problem.to_owned()));
                }
                _ => {}
            }
        }
    }
    assert_eq!(ended, runs, "a worker died");
    outcome.failures.sort();
    Some(outcome)
}

/// What one run did, and what went wrong, if anything.
pub(crate) fn run(seed: u64, rounds: u64, broken: Broken) -> (Tally, Option<String>) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _alone = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    move_lock_page();
    let mut run = Run::new(seed, mutants::on_disk(broken));
    let outcome = catch_unwind(AssertUnwindSafe(|| run.go(rounds)));
    let problem = match outcome {
        Ok(answer) => answer.err(),
        Err(panic) => Some(panic.downcast_ref::<String>().map_or("a panic", String::as_str).to_owned()),
    };
    (run.tally(), problem)
}
