//! Building the app.

use std::fs;
use std::path::PathBuf;

use crate::page;
use crate::shell::{Done, cargo, run, target};

/// What of the workspace is built to be tested, and with which features. Whatever a test run builds or runs is chosen with
/// these words: Cargo gives a library the features that all chosen packages ask of it, so that with another choice the
/// libraries below, Typst's above all, would be compiled once more, which takes minutes.
pub(crate) const TESTED: &[&str] = if cfg!(target_os = "linux") {
    &["--workspace", "--exclude", "candor-tests", "--features", "candor/custom-protocol,candor/automation"]
} else {
    // The window cannot be driven there, and what does not need it is tested.
    &[]
};

/// The profile that is a release but for what it costs to build; the workspace says how.
const LIKE_RELEASE: &str = "like-release";

/// Builds an example with the libraries that the tests have, and answers where it lies.
///
/// # Errors
/// What failed, as the build said it.
pub(crate) fn example(name: &str) -> Done<PathBuf> {
    run(cargo(&["build", "--quiet"]).args(TESTED).args(["--example", name]))?;
    let program = if cfg!(windows) { format!("{name}.exe") } else { name.to_owned() };
    Ok(target().join("debug").join("examples").join(program))
}

/// Which app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What people use.
    Release,
    /// What tests drive: a development build whose webview WebDriver can reach.
    Automation,
    /// What tests drive to see a release: built as one in all that changes what it does, and quicker to build.
    LikeRelease,
    /// What benchmarks drive: optimised like the release, and WebDriver can reach it.
    ReleaseAutomation,
}

/// Builds the page and the app, and answers where the program lies.
///
/// # Errors
/// What failed, as the page's or the app's build said it.
pub(crate) fn build(kind: Kind) -> Done<PathBuf> {
    page::build()?;
    println!("Building the app. The first time takes some minutes.");
    let program = if cfg!(windows) { "candor.exe" } else { "candor" };
    match kind {
        Kind::Release => {
            run(&mut cargo(&["build", "--package", "candor", "--features", "custom-protocol", "--release"]))?;
            Ok(target().join("release").join(program))
        }
        Kind::Automation => {
            // With an example beside it, since only then the libraries have what the tests ask of them.
            run(cargo(&["build"]).args(TESTED).args(["--bin", "candor", "--example", "bindings"]))?;
            Ok(target().join("debug").join(program))
        }
        Kind::LikeRelease => {
            let build =
                ["build", "--package", "candor", "--features", "custom-protocol,automation", "--profile"];
            run(cargo(&build).arg(LIKE_RELEASE))?;
            Ok(target().join(LIKE_RELEASE).join(program))
        }
        Kind::ReleaseAutomation => {
            let features = "custom-protocol,automation";
            run(&mut cargo(&["build", "--package", "candor", "--features", features, "--release"]))?;
            // Away from where the app for people is looked for, so that it can never be taken for it.
            let folder = target().join("driven");
            fs::create_dir_all(&folder)?;
            fs::rename(target().join("release").join(program), folder.join(program))?;
            Ok(folder.join(program))
        }
    }
}
