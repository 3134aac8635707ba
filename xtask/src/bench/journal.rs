//! `cargo xtask bench journal`: what the views ask of the journal, each beside one direct query of the same rows.

use crate::shell::{Done, Problem, cargo, run as run_command};

/// Builds the program optimised and lets it measure. `--json` prints for a program to read.
pub(crate) fn run(arguments: &[&str]) -> Done {
    if !matches!(arguments, [] | ["--json"]) {
        return Err(Problem::new("cargo xtask bench journal [--json]"));
    }
    let mut bench = cargo(&[
        "run",
        "--quiet",
        "--release",
        "--package",
        "candor-tests",
        "--bin",
        "bench",
        "--",
        "journal",
    ]);
    run_command(bench.args(arguments))
}
