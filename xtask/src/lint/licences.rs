//! cargo-deny: licences, sources and bans always; known advisories where their database can be reached.

use std::path::PathBuf;

use crate::shell::{Done, cargo, command, run, target};

/// Pinned, so that a new rule of a new version never breaks an old commit.
const VERSION: &str = "0.20.2";

pub(super) fn check() -> Done {
    let program = install()?;
    let program = program.display().to_string();
    run(&mut command(&program, &["--log-level", "error", "check", "bans", "licenses", "sources"]))?;
    // The database of advisories lies elsewhere. Where it cannot be reached nothing can be said of it.
    if command(&program, &["--log-level", "off", "fetch", "db"]).status()?.success() {
        run(&mut command(&program, &["--log-level", "error", "check", "--disable-fetch", "advisories"]))
    } else {
        println!(
            "The database of advisories cannot be reached from here: known advisories were NOT checked."
        );
        Ok(())
    }
}

fn install() -> Done<PathBuf> {
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
