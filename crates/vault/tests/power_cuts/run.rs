//! One run: work, a cut, perhaps others during recovery, a look at what is left; and once more.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use candor_vault::{Vault, VaultError};

use crate::expected::{Expected, Secrets};
use crate::simulated_disk::{Failure, Mutant, Random, SimulatedDisk};
use crate::workload::{Stop, Work};

/// Cuts in one run. The second finds a vault that has been through the first.
pub(crate) const ROUNDS: u64 = 2;

/// What was done in one or more runs.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) cuts: u64,
    /// Cuts while the vault recovered from one.
    pub(crate) nested: u64,
    pub(crate) commits: u64,
    pub(crate) rewritten_frames: u64,
    /// What was being done when the power went.
    pub(crate) during: BTreeMap<String, u64>,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.cuts += other.cuts;
        self.nested += other.nested;
        self.commits += other.commits;
        self.rewritten_frames += other.rewritten_frames;
        for (doing, count) in &other.during {
            *self.during.entry(doing.clone()).or_default() += count;
        }
    }

    /// For another process to read.
    pub(crate) fn to_line(&self) -> String {
        let mut line = format!("{}\t{}\t{}\t{}", self.cuts, self.nested, self.commits, self.rewritten_frames);
        for (doing, count) in &self.during {
            write!(line, "\t{doing}\t{count}").unwrap();
        }
        line
    }

    pub(crate) fn from_line(line: &str) -> Self {
        let fields: Vec<&str> = line.split('\t').collect();
        let number = |field: &str| field.parse().unwrap();
        Self {
            cuts: number(fields[0]),
            nested: number(fields[1]),
            commits: number(fields[2]),
            rewritten_frames: number(fields[3]),
            during: fields[4..].chunks(2).map(|pair| (pair[0].to_owned(), number(pair[1]))).collect(),
        }
    }
}

pub(crate) struct Run {
    random: Random,
    disk: SimulatedDisk,
    expected: Expected,
    tally: Tally,
}

impl Run {
    pub(crate) fn new(seed: u64, mutant: Mutant) -> Self {
        let mut random = Random(seed);
        let expected = Expected::nothing(Secrets::new(&mut random));
        Self { random, disk: SimulatedDisk::new(mutant), expected, tally: Tally::default() }
    }

    /// Goes on until so many cuts were made or something is wrong.
    pub(crate) fn go(&mut self, rounds: u64) -> Result<(), String> {
        for _ in 0..rounds {
            self.work_until_cut()?;
            self.recover()?;
            self.expected.look(&self.disk)?;
        }
        Ok(())
    }

    pub(crate) fn tally(self) -> Tally {
        Tally { rewritten_frames: self.disk.rewritten_frames(), ..self.tally }
    }

    fn work_until_cut(&mut self) -> Result<(), String> {
        // Sometimes at once, mostly some way into the work, now and then far.
        let within = [50, 400, 400, 1200][self.random.index(4)];
        self.disk.fail_after(self.random.below(within), Failure::Power);
        let mut work = Work {
            disk: &self.disk,
            random: &mut self.random,
            expected: &mut self.expected,
            doing: "",
            commits: 0,
        };
        let stop = work.go_on();
        self.tally.commits += work.commits;
        *self.tally.during.entry(work.doing.to_owned()).or_default() += 1;
        match stop {
            Stop::Cut => self.tally.cuts += 1,
            Stop::Wrong(what) => return Err(what),
        }
        self.disk.restart(&mut self.random);
        Ok(())
    }

    /// Opens and closes the vault, with the power going again.
    fn recover(&mut self) -> Result<(), String> {
        while self.random.once_in(2) {
            let within = [8, 40, 200][self.random.index(3)];
            self.disk.fail_after(self.random.below(within), Failure::Power);
            let answer = self.expected.open(&self.disk).and_then(Vault::close);
            let was_cut = self.disk.is_dark();
            match answer {
                Err(VaultError::Missing) if self.expected.may_be_missing => {}
                Err(error) if !was_cut => return Err(format!("recovery: {error:?}")),
                Ok(()) | Err(_) => {}
            }
            self.tally.nested += u64::from(was_cut);
            self.disk.restart(&mut self.random);
        }
        Ok(())
    }
}
