//! Writes the page's types to the file named: `cargo run -p candor-app --example bindings -- <file>`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        return ExitCode::from(2);
    };
    match std::fs::write(&path, candor_app::bindings::typescript()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
