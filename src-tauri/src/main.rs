//! The shell: the window around the page, and what only the system can do.
//!
//! What the app does is in `candor-app`; here is one thin adapter a command ([`commands`]), and the window, the
//! menu, the dialogs, the signals of the system and the way out.
#![forbid(unsafe_code)]
// The shell writes nothing of the journal: see clippy.toml.
#![cfg_attr(not(test), deny(clippy::disallowed_methods))]
// No console window beside the app on Windows.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod arguments;
mod clipboard;
mod commands;
mod cover;
mod deaths;
mod dialogs;
mod ending;
mod geometry;
mod host;
mod last_words;
mod menu;
mod recent;
mod shell;
#[cfg(feature = "automation")]
mod shifted_clock;
mod system;
#[cfg(debug_assertions)]
mod trace;
mod web_data;
mod window;

use std::process::ExitCode;

/// Words of the journal pass through here on their way to the page and back: none stays behind in freed memory.
#[global_allocator]
static ALLOCATOR: candor_vault::WipingAllocator = candor_vault::WipingAllocator;

fn main() -> ExitCode {
    // Before anything else: no core dump and no debugger shall see what comes after.
    candor_vault::harden_process();
    #[cfg(debug_assertions)]
    trace::listen();
    std::panic::set_hook(Box::new(ending::panicked));
    match arguments::read(std::env::args_os().skip(1)) {
        arguments::Asked::Window => shell::run(),
        arguments::Asked::Answer(text, code) => arguments::answer(&text, code),
    }
}
