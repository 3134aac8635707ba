//! A row of stages that are all run, whatever fails, and counted at the end.

use std::process::Command;
use std::time::Instant;

use crate::shell::{Done, Problem, run_and_look};

/// What a stage found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

/// The stages run so far.
#[derive(Debug, Default)]
pub(crate) struct Stages {
    rows: Vec<(String, Count, u64)>,
}

impl Stages {
    /// Runs a stage that passes or fails as a whole.
    pub(crate) fn check(&mut self, name: &str, work: impl FnOnce() -> Done) {
        self.stage(name, || work().map(|()| Count { passed: 1, failed: 0 }));
    }

    /// Runs a test runner and counts what it reports. One that fails without a count has failed once; one that ran
    /// nothing has failed too.
    pub(crate) fn tests(&mut self, name: &str, command: &mut Command) {
        self.stage(name, || {
            let mut count = Count::default();
            let succeeded = run_and_look(command, |line| {
                if let Some(found) = reported(line) {
                    count.passed += found.passed;
                    count.failed += found.failed;
                }
            })?;
            if !succeeded && count.failed == 0 {
                count.failed = 1;
            }
            if count == Count::default() {
                return Err(Problem::new(format!("{name} ran no test")));
            }
            Ok(count)
        });
    }

    fn stage(&mut self, name: &str, work: impl FnOnce() -> Done<Count>) {
        println!("\n── {name} ──");
        let begun = Instant::now();
        let count = work().unwrap_or_else(|problem| {
            println!("{problem}");
            Count { passed: 0, failed: 1 }
        });
        self.rows.push((name.to_owned(), count, begun.elapsed().as_secs()));
    }

    /// Prints the table and the total, and fails when anything did.
    pub(crate) fn finish(self) -> Done {
        println!("\n── Stages ──");
        let mut total = Count::default();
        for (name, count, seconds) in &self.rows {
            let word = if count.failed == 0 { "ok" } else { "FAILED" };
            println!(
                "{word:<7} {name:<42} {:>5} passed {:>3} failed {seconds:>5} s",
                count.passed, count.failed
            );
            total.passed += count.passed;
            total.failed += count.failed;
        }
        println!("\n{} passed, {} failed", total.passed, total.failed);
        if total.failed == 0 { Ok(()) } else { Err(Problem::new("not everything passed")) }
    }
}

/// The count in a line of cargo's test runner, of vitest or of the reader in Python, if it is one that closes a run.
fn reported(line: &str) -> Option<Count> {
    let line = without_colours(line);
    let line = line.trim();
    let counted = line.strip_prefix("test result: ").or_else(|| line.strip_prefix("Tests  "))?;
    let number_before = |word: &str| {
        let before = counted.split(word).next().filter(|before| before.len() < counted.len())?;
        before.split_whitespace().last()?.parse().ok()
    };
    Some(Count {
        passed: number_before(" passed").unwrap_or(0),
        failed: number_before(" failed").unwrap_or(0),
    })
}

fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // An escape sequence ends with its first letter.
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{Count, reported};

    #[test]
    fn lines_that_close_a_run_are_counted() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(reported(cargo), Some(Count { passed: 12, failed: 3 }));
        let vitest = " \u{1b}[2m     Tests \u{1b}[22m \u{1b}[31m1 failed\u{1b}[39m | \u{1b}[32m58 passed\u{1b}[39m (59)";
        assert_eq!(reported(vitest), Some(Count { passed: 58, failed: 1 }));
        assert_eq!(reported("      Tests  58 passed (58)"), Some(Count { passed: 58, failed: 0 }));
        assert_eq!(reported("Tests  283 passed, 1 failed"), Some(Count { passed: 283, failed: 1 }));
    }

    #[test]
    fn other_lines_are_not() {
        for line in ["running 3 tests", "test a ... ok", "Test Files  3 passed (3)", ""] {
            assert_eq!(reported(line), None, "{line}");
        }
    }
}
