//! The habits of this project, one subcommand each. `cargo xtask` alone lists them.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod advisories;
mod app;
mod bench;
mod bindings;
mod bundle;
mod crash;
mod fuzz;
mod lint;
mod mime;
mod page;
mod run;
mod setup;
mod shell;
mod stages;
mod stamp;
mod test;
mod tour;
mod world;

use std::process::ExitCode;

use shell::Problem;

const USAGE: &str = "\
cargo xtask <habit>

  run                 set up what is missing, build the app, open it (without a display: tour)
  test                set up what is missing, run every test
  test --release-window
                      every test of the window against the app as a release
  test --drill        thirty days of writing, a broken journal, a day brought back, in the window
  tour                drive the app through the whole main job; pictures in target/tour/
  bench [--json]      print the figures of docs/PERFORMANCE.md
  bench journal       print those of the journal's own work beside SQL: --json
  bench share         print those of a document in each format, beside Typst's own compiler: --json
  bench vault         print those of the vault beside SQLite and SQLCipher: --json, --rounds N, --entries N,N,…
  fuzz [--seconds N] [target]…
                      run the vault's fuzzing targets and set any pages, N seconds each
  crash               power cuts on a simulated disk: --cuts N, --seed S, --mutant NAME
  world               sync programs, people and clocks around an open journal: --rounds N, --seed S
  bindings [--check]  write the page's types from the Rust types
  lint [rule]         formatting, lints, licences, messages, invariants
  advisories [--refresh]
                      hold both lock files against advisories.toml; write it anew from the databases
  bundle [--check]    make the .deb and .rpm; with --check install, start and remove the .deb
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["run", rest @ ..] => run::run(rest),
        ["test"] => test::run(),
        ["test", "--drill"] => test::drill(),
        ["test", "--release-window"] => test::release_window(),
        ["tour"] => tour::run(),
        ["bench", rest @ ..] => bench::run(rest),
        ["fuzz", rest @ ..] => fuzz::run(rest),
        ["crash", rest @ ..] => crash::run(rest),
        ["world", rest @ ..] => world::run(rest),
        ["bindings"] => bindings::write(),
        ["bindings", "--check"] => bindings::check(),
        ["lint"] => lint::run(None),
        ["lint", rule] => lint::run(Some(rule)),
        ["advisories"] => advisories::check(),
        ["advisories", "--refresh"] => advisories::refresh(),
        ["bundle"] => bundle::run(false),
        ["bundle", "--check"] => bundle::run(true),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(Problem::new(format!("no habit is called “{}”\n\n{USAGE}", other.join(" ")))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
