//! `cargo xtask bench`: the figures of docs/PERFORMANCE.md.

use crate::app::{self, Kind};
use crate::setup::{self, Purpose};
use crate::shell::{Done, cargo, root, run as run_command, target};

/// Builds everything optimised and prints the figures. `--json` prints them for a program to read.
pub(crate) fn run(arguments: &[&str]) -> Done {
    setup::set_up(Purpose::Test)?;
    let people = app::build(Kind::Release)?;
    let mut bench = cargo(&[
        "run",
        "--quiet",
        "--release",
        "--package",
        "candor-tests",
        "--bin",
        "bench",
        "--target-dir",
    ]);
    bench.arg(target().join("driven"));
    bench.arg("--").args(arguments);
    if cfg!(target_os = "linux") {
        bench.env("CANDOR_APP", app::build(Kind::ReleaseAutomation)?);
    }
    bench.env("CANDOR_RELEASE", people).env("CANDOR_PAGE", root().join("ui/dist"));
    run_command(&mut bench)
}
