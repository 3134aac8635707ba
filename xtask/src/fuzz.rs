//! `cargo xtask fuzz`: the vault's targets under libFuzzer, and any documents as pages, for as long as is said.
//!
//! What it finds to be new goes to `target/fuzz/corpus`, and what breaks a promise to
//! `crates/vault/fuzz/artifacts`. Nothing is added to the tree by itself.

use std::fs;
use std::time::{Duration, Instant};

use crate::shell::{Done, Problem, cargo, is_there, root, run as run_command, target};

/// Header, slot of the header, page, log, and a whole small vault.
const TARGETS: [&str; 5] = ["header", "slot", "page", "log", "file"];
/// Any documents, which have to become pages: `crates/share/tests/pages_always_set.rs`, with new ones each time.
const PAGES: &str = "pages";
/// For each target, when nothing else is said.
const SECONDS: &str = "120";

/// `[--seconds N] [target]…`; without a target, all of them.
pub(crate) fn run(arguments: &[&str]) -> Done {
    let (seconds, wanted) = match arguments {
        ["--seconds", seconds, wanted @ ..] => (*seconds, wanted),
        wanted => (SECONDS, wanted),
    };
    let Ok(length) = seconds.parse() else {
        return Err(Problem::new(format!("“{seconds}” is no number of seconds")));
    };
    let is_known = |name: &&str| *name == PAGES || TARGETS.contains(name);
    if let Some(unknown) = wanted.iter().find(|name| !is_known(name)) {
        return Err(Problem::new(format!(
            "no target is called “{unknown}”: {}, {PAGES}",
            TARGETS.join(", ")
        )));
    }
    if wanted.is_empty() || wanted.contains(&PAGES) {
        pages(Duration::from_secs(length))?;
    }
    if wanted == [PAGES] {
        return Ok(());
    }
    if !is_there("cargo-fuzz") {
        println!("cargo-fuzz is missing; it drives libFuzzer, and is installed now");
        run_command(&mut cargo(&["install", "--locked", "cargo-fuzz"]))?;
    }
    let wanted = if wanted.is_empty() { &TARGETS } else { wanted };
    wanted.iter().filter(|name| **name != PAGES).try_for_each(|name| fuzz(name, seconds))
}

/// Document after document, in the profile in which setting is quick.
fn pages(length: Duration) -> Done {
    let began = Instant::now();
    while began.elapsed() < length {
        let mut command =
            cargo(&["test", "--release", "-p", "candor-share", "--test", "pages_always_set", "any_document"]);
        run_command(command.env("CANDOR_PAGES_CASES", "500"))?;
    }
    Ok(())
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
