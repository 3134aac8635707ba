//! cargo-deny: licences, sources and bans. What is known against a crate is another rule's, `advisories`, which needs no
//! network.

use std::path::PathBuf;

use crate::shell::{Done, cargo, command, run, target};

/// Pinned, so that a new rule of a new version never breaks an old commit.
const VERSION: &str = "0.20.2";

pub(super) fn check() -> Done {
    let program = cargo_deny()?;
    let program = program.display().to_string();
    run(&mut command(&program, &["--log-level", "error", "check", "bans", "licenses", "sources"]))
}

/// cargo-deny, installed below the build folder when it is missing.
///
/// # Errors
/// Why it could not be installed.
pub(crate) fn cargo_deny() -> Done<PathBuf> {
    let folder = target().join("tools");
    let program = folder.join("bin").join(if cfg!(windows) { "cargo-deny.exe" } else { "cargo-deny" });
    if !program.is_file() {
        println!("Installing cargo-deny {VERSION} below the build folder. It takes some minutes, once.");
        let mut install =
            cargo(&["install", "cargo-deny", "--locked", "--debug", "--version", VERSION, "--root"]);
        // It runs for a second: what counts is how long it takes to build.
        install
            .arg(&folder)
            .arg("--target-dir")
            .arg(folder.join("build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        run(&mut install)?;
        // Its build takes a gigabyte and is of no more use.
        let _ = std::fs::remove_dir_all(folder.join("build"));
    }
    Ok(program)
}
