//! Building the app.

use std::path::PathBuf;

use crate::page;
use crate::shell::{Done, cargo, run, target};

/// Which app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What people use.
    Release,
    /// What tests drive: a development build whose webview WebDriver can reach.
    Automation,
    /// What benchmarks drive: optimised like the release, and WebDriver can reach it.
    ReleaseAutomation,
}

/// Builds the page and the app, and answers where the program lies.
///
/// The optimised build that can be driven lies in a folder of its own, so that it can never be taken for the one
/// that people use.
pub(crate) fn build(kind: Kind) -> Done<PathBuf> {
    page::build()?;
    let mut build = cargo(&["build", "--package", "candor", "--features"]);
    let folder = match kind {
        Kind::Release => {
            build.args(["custom-protocol", "--release"]);
            target().join("release")
        }
        Kind::Automation => {
            build.arg("custom-protocol,automation");
            target().join("debug")
        }
        Kind::ReleaseAutomation => {
            let folder = target().join("driven");
            build.args(["custom-protocol,automation", "--release", "--target-dir"]).arg(&folder);
            folder.join("release")
        }
    };
    println!("Building the app. The first time takes some minutes.");
    run(&mut build)?;
    Ok(folder.join(if cfg!(windows) { "candor.exe" } else { "candor" }))
}
