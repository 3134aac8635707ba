//! The targets in the ordinary tests: over the whole corpus, then over random changes to it.
#![allow(clippy::print_stderr, reason = "what fails is said with the seed that repeats it")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use super::seeds::corpus;

/// Runs a target over its corpus and over `rounds` changed inputs. What fails is printed with
/// the seed that repeats it: `CANDOR_FUZZ_SEED=… cargo test -p candor-vault --lib smoke`.
/// `CANDOR_FUZZ_ROUNDS` makes it longer.
fn smoke(name: &str, target: fn(&[u8]), rounds: u64) {
    let mut inputs: Vec<_> = fs::read_dir(corpus().join(name))
        .expect("the corpus is in the tree")
        .map(|entry| fs::read(entry.expect("a folder can be read").path()).expect("a file can be read"))
        .collect();
    inputs.sort();
    assert!(inputs.len() >= 5);
    let rounds = number_in("CANDOR_FUZZ_ROUNDS").unwrap_or(rounds);
    let seed = number_in("CANDOR_FUZZ_SEED");
    let seed = seed.unwrap_or_else(|| u64::from_le_bytes(crate::random::bytes().expect("random bytes")));
    let mut random = Random(seed);
    let try_one = |input: &[u8]| {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(input))) {
            let head = &input[..input.len().min(400)];
            eprintln!("{name}: {} bytes, CANDOR_FUZZ_SEED={seed}: {head:02x?}", input.len());
            resume_unwind(panic);
        }
    };
    for input in &inputs {
        try_one(input);
    }
    for _ in 0..rounds {
        let mut input = random.one_of(&inputs).clone();
        for _ in 0..=random.below(4) {
            random.change(&mut input, &inputs);
        }
        try_one(&input);
    }
}

fn number_in(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|text| text.parse().ok())
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("below a usize")
    }

    fn one_of<'a>(&mut self, inputs: &'a [Vec<u8>]) -> &'a Vec<u8> {
        &inputs[self.below(inputs.len())]
    }

    /// One change as a fuzzer makes them: a bit, a byte, a piece put in, taken out, or another's end.
    fn change(&mut self, input: &mut Vec<u8>, inputs: &[Vec<u8>]) {
        let at = self.below(input.len() + 1);
        match self.below(6) {
            0 if at < input.len() => input[at] ^= 1 << self.below(8),
            1 if at < input.len() => input[at] = [0, 1, 0x7f, 0x80, 0xff][self.below(5)],
            2 => {
                let piece: Vec<u8> = (0..=self.below(8)).map(|_| self.next().to_le_bytes()[0]).collect();
                input.splice(at..at, piece);
            }
            3 => {
                let end = input.len().min(at + self.below(8));
                input.drain(at..end);
            }
            4 => {
                let other = self.one_of(inputs);
                input.truncate(at);
                input.extend_from_slice(&other[at.min(other.len())..]);
            }
            _ => input.extend_from_slice(&self.next().to_le_bytes()),
        }
    }
}

#[test]
fn header() {
    smoke("header", super::header, 3000);
}

#[test]
fn slot() {
    smoke("slot", super::slot, 30_000);
}

#[test]
fn page() {
    smoke("page", super::page, 10_000);
}

#[test]
fn log() {
    smoke("log", super::log, 2000);
}

#[test]
fn file() {
    smoke("file", super::file, 1000);
}
