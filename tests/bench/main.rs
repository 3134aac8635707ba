//! The figures of docs/PERFORMANCE.md: `cargo xtask bench` builds what is needed and runs this.
//!
//! With `journal` first it measures the journal's own work beside SQL, and nothing else.
//!
//! Storage is measured beside plain SQLite in the same run and told as a ratio. The window is told in milliseconds
//! of the machine it ran on.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod journal;
mod report;
mod sizes;
mod stopwatch;
mod storage;
mod window;

use report::Report;

/// Things in the journal that is measured, about 1.5 KB of text each.
const ENTRIES: usize = 10_000;
/// The seed of its words, so that two runs measure the same.
const SEED: u64 = 0x00C0_FFEE;

fn main() {
    let json = std::env::args().any(|argument| argument == "--json");
    if std::env::args().nth(1).as_deref() == Some("journal") {
        journal::measure(json);
        return;
    }
    let mut report = Report::default();
    storage::measure(&mut report, ENTRIES, SEED);
    if cfg!(target_os = "linux") && std::env::var_os("CANDOR_APP").is_some() {
        window::measure(&mut report);
    } else {
        eprintln!("The window is not measured: that is done on Linux, with the app to drive in CANDOR_APP.");
    }
    sizes::measure(&mut report);
    if json {
        println!("{}", report.json());
    } else {
        println!("{report}");
    }
}
