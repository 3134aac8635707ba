//! `cargo xtask bench`: the figures of docs/PERFORMANCE.md; `bench vault` those beside the vault's peers, `bench
//! journal` those of the journal's own work beside SQL, and `bench share` those of a document in each format.

mod journal;
mod share;
mod vault;

use crate::app::{self, Kind};
use crate::setup::{self, Purpose};
use crate::shell::{Done, cargo, root, run as run_command};

/// Builds everything optimised and prints the figures. `--json` prints them for a program to read.
pub(crate) fn run(arguments: &[&str]) -> Done {
    if let ["vault", rest @ ..] = arguments {
        return vault::run(rest);
    }
    if let ["share", rest @ ..] = arguments {
        return share::run(rest);
    }
    if let ["journal", rest @ ..] = arguments {
        return journal::run(rest);
    }
    setup::set_up(Purpose::Test)?;
    // The one that can be driven first: the other is left where people's app belongs.
    let driven = if cfg!(target_os = "linux") { Some(app::build(Kind::ReleaseAutomation)?) } else { None };
    let people = app::build(Kind::Release)?;
    let mut bench =
        cargo(&["run", "--quiet", "--release", "--package", "candor-tests", "--bin", "bench", "--"]);
    bench.args(arguments).env("CANDOR_RELEASE", people).env("CANDOR_PAGE", root().join("ui/dist"));
    if let Some(driven) = driven {
        bench.env("CANDOR_APP", driven);
    }
    run_command(&mut bench)
}
