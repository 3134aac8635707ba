//! `cargo xtask fuzz`: the vault's targets under libFuzzer, for as long as is said.
//!
//! What it finds to be new goes to `target/fuzz/corpus`, and what breaks a promise to
//! `crates/vault/fuzz/artifacts`. Nothing is added to the tree by itself.

use std::fs;

use crate::shell::{Done, Problem, cargo, is_there, root, run as run_command, target};

/// Header, slot of the header, page, log, and a whole small vault.
const TARGETS: [&str; 5] = ["header", "slot", "page", "log", "file"];
/// For each target, when nothing else is said.
const SECONDS: &str = "120";

/// `[--seconds N] [target]…`; without a target, all of them.
pub(crate) fn run(arguments: &[&str]) -> Done {
    let (seconds, wanted) = match arguments {
        ["--seconds", seconds, wanted @ ..] => (*seconds, wanted),
        wanted => (SECONDS, wanted),
    };
    if seconds.parse::<u32>().is_err() {
        return Err(Problem::new(format!("“{seconds}” is no number of seconds")));
    }
    if let Some(unknown) = wanted.iter().find(|name| !TARGETS.contains(name)) {
        return Err(Problem::new(format!("no target is called “{unknown}”: {}", TARGETS.join(", "))));
    }
    if !is_there("cargo-fuzz") {
        println!("cargo-fuzz is missing; it drives libFuzzer, and is installed now");
        run_command(&mut cargo(&["install", "--locked", "cargo-fuzz"]))?;
    }
    let wanted = if wanted.is_empty() { &TARGETS } else { wanted };
    wanted.iter().try_for_each(|name| fuzz(name, seconds))
}

fn fuzz(name: &str, seconds: &str) -> Done {
    let folder = root().join("crates/vault/fuzz");
    let kept = target().join("fuzz/corpus").join(name);
    fs::create_dir_all(&kept)?;
    let mut command = cargo(&["fuzz", "run", "--fuzz-dir", "crates/vault/fuzz", name]);
    // libFuzzer writes to the first folder and only reads the second.
    command.arg(kept).arg(folder.join("corpus").join(name));
    command.args(["--", "-timeout=30", "-rss_limit_mb=1024", "-print_final_stats=1"]);
    command.arg(format!("-max_total_time={seconds}"));
    // The sanitiser's flag is one of those that stable Rust hides.
    command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", target().join("fuzz"));
    run_command(&mut command)
}
