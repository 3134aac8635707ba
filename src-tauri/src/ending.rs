//! The way out: by the menu, the window's button, the system's signals, or a panic.
//!
//! None loses a word that the page had handed over: each is in the side file or in the journal before the page is told
//! that it was taken. So a panic, which in a release ends the program at once, has nothing left to write.

use std::io::Write;
use std::panic::PanicHookInfo;

use tauri::{AppHandle, Manager};

use crate::shell::Shell;

/// Ends the app in good order when the system asks it to: at the end of a session, or from a terminal.
#[cfg(unix)]
pub(crate) fn listen_to_signals(app: &AppHandle) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let mut signals = match signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) {
        Ok(signals) => signals,
        Err(error) => {
            tracing::warn!(kind = ?error.kind(), "the app does not hear the system's signals");
            return;
        }
    };
    let app = app.clone();
    std::thread::spawn(move || {
        for _ in signals.forever() {
            app.state::<Shell>().quit_unasked();
        }
    });
}

/// Windows ends a session by closing the window, which is heard as such.
#[cfg(not(unix))]
pub(crate) fn listen_to_signals(_: &AppHandle) {}

/// Says where the app failed, and nothing of what it was working on: the message of a panic may hold a word.
pub(crate) fn panicked(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(|location| format!(" at {}:{}", location.file(), location.line()));
    // There may be no standard error, as on Windows. Nothing can be done about that here.
    let _ = writeln!(std::io::stderr(), "candor: unexpected{}", place.unwrap_or_default());
}
