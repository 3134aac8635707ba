//! `cargo xtask test`: everything that can be checked, in one command.

use std::path::Path;

use crate::app::{self, Kind};
use crate::setup::{self, Purpose};
use crate::shell::{Done, Problem, cargo, npm, run as run_command};
use crate::stages::Stages;
use crate::{bindings, lint, page};

mod documents;
mod reader;

/// Runs every stage, whatever fails, and fails at the end if anything did.
pub(crate) fn run() -> Done {
    setup::set_up(Purpose::Test)?;
    // The shell embeds the page.
    page::build()?;
    let mut stages = Stages::default();
    stages.check("types of the page are fresh", bindings::check);
    let mut tests = cargo(&["test", "--quiet", "--no-fail-fast"]);
    stages.tests("unit and integration tests", tests.args(app::TESTED));
    // The vault once more, with the feature that lets it be broken; what caught each mutant is printed.
    stages.tests(
        "mutants of the vault are caught",
        cargo(&[
            "test",
            "--quiet",
            "--package",
            "candor-vault",
            "--features",
            "mutants",
            "--test",
            "power_cuts",
            "--test",
            "faults",
        ])
        .args(["--", "--nocapture", "mutants"]),
    );
    // Chosen as everything else is, or Typst would be compiled once more.
    let mut app_mutants = cargo(&["test", "--quiet"]);
    app_mutants.args(app::TESTED).args([
        "--features",
        "candor-app/mutants",
        "--lib",
        "--test",
        "handed_over",
    ]);
    stages.tests("mutants of the app are caught", app_mutants.args(["--", "--nocapture", "mutants"]));
    reader::stages(&mut stages);
    let documents = documents::stages(&mut stages);
    stages.tests("tests of the page", &mut npm(&["test"]));
    if cfg!(target_os = "linux") {
        windows(&mut stages, &documents);
    }
    lint::stages(&mut stages);
    stages.finish()
}

/// The real window, driven from outside.
fn windows(stages: &mut Stages, documents: &Path) {
    let mut program = Err(Problem::new("the app was not built"));
    stages.check("the app builds", || {
        program = app::build(Kind::Automation);
        program.as_ref().map(|_| ()).map_err(|problem| Problem::new(problem.to_string()))
    });
    let Ok(program) = program else { return };
    // Two windows at a time: each has a webview, and a key to derive.
    let mut tests =
        cargo(&["test", "--no-fail-fast", "--package", "candor-tests", "--", "--test-threads", "2"]);
    tests.env("CANDOR_APP", program).env("CANDOR_DOCUMENTS", documents);
    stages.tests("the whole app in its window, its documents in a browser", &mut tests);
}

/// The restore drill in the window, over all its thirty days.
pub(crate) fn drill() -> Done {
    if !cfg!(target_os = "linux") {
        return Err(Problem::new("the window can be driven on Linux alone"));
    }
    setup::set_up(Purpose::Test)?;
    let program = app::build(Kind::Automation)?;
    let mut drill = cargo(&["test", "--package", "candor-tests", "--test", "restore"]);
    run_command(drill.env("CANDOR_APP", program).env("CANDOR_DRILL_DAYS", "30"))
}

/// Every test of the window, against a release.
pub(crate) fn release_window() -> Done {
    if !cfg!(target_os = "linux") {
        return Err(Problem::new("the window can be driven on Linux alone"));
    }
    setup::set_up(Purpose::Test)?;
    let mut stages = Stages::default();
    let documents = documents::stages(&mut stages);
    as_release(&mut stages, &documents);
    stages.finish()
}

/// The tests of the window against what is built as a release is.
fn as_release(stages: &mut Stages, documents: &Path) {
    let mut program = Err(Problem::new("the app was not built"));
    stages.check("the app builds as a release does", || {
        program = app::build(Kind::LikeRelease);
        program.as_ref().map(|_| ()).map_err(|problem| Problem::new(problem.to_string()))
    });
    let Ok(program) = program else { return };
    let mut tests = cargo(&["test", "--no-fail-fast", "--package", "candor-tests"]);
    tests.args(["--", "--test-threads", "2"]).env("CANDOR_APP", program).env("CANDOR_DOCUMENTS", documents);
    stages.tests("the app as a release, in its window", &mut tests);
}
