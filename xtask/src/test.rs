//! `cargo xtask test`: everything that can be checked, in one command.

use std::path::Path;

use crate::app::{self, Kind};
use crate::setup::{self, Purpose};
use crate::shell::{Done, Problem, cargo, npm};
use crate::stages::Stages;
use crate::{bindings, lint, page};

mod documents;
mod reader;

/// The tests of the window that are run against a release too in every run: where a panic, an optimisation or an assertion
/// that is gone would show first. `cargo xtask test --release-window` runs all of them.
const AS_RELEASE: &[&str] = &["lock", "main_job", "page_dies"];

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
    let app_mutants = ["test", "--quiet", "--package", "candor-app", "--features", "mutants"];
    stages.tests(
        "mutants of the app are caught",
        cargo(&app_mutants).args(["--test", "handed_over", "--", "--nocapture", "mutants"]),
    );
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
    as_release(stages, documents, AS_RELEASE);
}

/// Every test of the window, against a release.
pub(crate) fn release_window() -> Done {
    if !cfg!(target_os = "linux") {
        return Err(Problem::new("the window can be driven on Linux alone"));
    }
    setup::set_up(Purpose::Test)?;
    let mut stages = Stages::default();
    let documents = documents::stages(&mut stages);
    as_release(&mut stages, &documents, &[]);
    stages.finish()
}

/// Tests of the window against what is built as a release is: those of some files, or all.
fn as_release(stages: &mut Stages, documents: &Path, files: &[&str]) {
    let mut program = Err(Problem::new("the app was not built"));
    stages.check("the app builds as a release does", || {
        program = app::build(Kind::LikeRelease);
        program.as_ref().map(|_| ()).map_err(|problem| Problem::new(problem.to_string()))
    });
    let Ok(program) = program else { return };
    let mut tests = cargo(&["test", "--no-fail-fast", "--package", "candor-tests"]);
    for file in files {
        tests.args(["--test", file]);
    }
    tests.args(["--", "--test-threads", "2"]).env("CANDOR_APP", program).env("CANDOR_DOCUMENTS", documents);
    stages.tests("the app as a release, in its window", &mut tests);
}
