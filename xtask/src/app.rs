//! Building the app.

use std::fs;
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
            run(&mut cargo(&["build", "--package", "candor", "--features", "custom-protocol,automation"]))?;
            Ok(target().join("debug").join(program))
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
