//! The installed program, as `cargo xtask bundle --check` has put it on the machine: it says its version and shows
//! its window. It is not built for automation, so only its outside can be looked at.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::process::Command;
use std::time::Duration;

use candor_tests::{Home, Started};

#[test]
#[ignore = "needs an installed package: cargo xtask bundle --check runs it"]
fn the_installed_program_shows_its_window_and_ends_when_asked() {
    let program = std::env::var_os("CANDOR_INSTALLED").expect("cargo xtask bundle --check sets it");
    let version = Command::new(&program).arg("--version").output().expect("the installed program runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    assert!(version.contains(env!("CARGO_PKG_VERSION")), "it says its version: {version}");

    let home = Home::new();
    let started = Started::program(program.as_ref(), &home);
    started.until_window("Candor", Duration::from_secs(30));
    started.end(Duration::from_secs(20));
}
