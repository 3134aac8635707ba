//! Questions for a place on the disk, asked by the system's own dialog. The path stays in Rust.

use std::path::PathBuf;

use tauri::WebviewWindow;

#[cfg(feature = "automation")]
mod automation;
#[cfg(all(target_os = "linux", not(feature = "automation")))]
mod gtk;
#[cfg(not(any(target_os = "linux", feature = "automation")))]
mod native;

#[cfg(feature = "automation")]
use automation as system;
#[cfg(all(target_os = "linux", not(feature = "automation")))]
use gtk as system;
#[cfg(not(any(target_os = "linux", feature = "automation")))]
use native as system;

/// What to ask for.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "automation",
    expect(dead_code, reason = "tests answer without looking at the question")
)]
pub(crate) struct Question {
    /// The title of the dialog, which other people may see: neutral words.
    pub(crate) title: String,
    /// What is to be chosen.
    pub(crate) kind: Kind,
}

/// What can be chosen.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "automation",
    expect(dead_code, reason = "tests answer without looking at the question")
)]
pub(crate) enum Kind {
    /// A folder.
    Folder,
    /// A file that is there.
    OpenFile {
        /// Its ending, without the dot.
        extension: &'static str,
    },
    /// A file to be written. The dialog asks before one that exists is chosen.
    SaveFile {
        /// The name that is proposed.
        name: String,
        /// Its ending, without the dot.
        extension: &'static str,
    },
}

/// Asks, and waits for the answer: `None` when the dialog was cancelled. Never called on the main thread, which
/// draws the dialog.
pub(crate) fn ask(window: &WebviewWindow, question: Question) -> Option<PathBuf> {
    system::ask(window, question)
}
