//! Looks at the installed program, as `cargo xtask bundle --check` has put it on the machine: it says its version, shows
//! its window and ends when asked. It is not built for automation, so only its outside can be looked at.
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use candor_tests::{Home, Started};

fn main() {
    let program = PathBuf::from(std::env::args_os().nth(1).expect("the program to look at"));
    let version = Command::new(&program).arg("--version").output().expect("the installed program runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    assert!(version.contains(env!("CARGO_PKG_VERSION")), "it says its version: {version}");

    let home = Home::new();
    let started = Started::program(&program, &home);
    started.until_window("Candor", Duration::from_secs(30));
    started.end(Duration::from_secs(20));
}
