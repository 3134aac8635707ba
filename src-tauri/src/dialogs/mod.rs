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

/// A question with two answers.
#[derive(Debug, Clone)]
#[cfg_attr(
    feature = "automation",
    expect(dead_code, reason = "tests answer without looking at the question")
)]
pub(crate) struct YesOrNo {
    /// What is asked.
    pub(crate) text: String,
    /// The answer that changes something.
    pub(crate) yes: String,
    /// The answer that leaves all as it is.
    pub(crate) no: String,
}

/// Asks, and waits for the answer: `None` when the dialog was cancelled. Never called on the main thread, which
/// draws the dialog.
pub(crate) fn ask(window: &WebviewWindow, question: Question) -> Option<PathBuf> {
    system::ask(window, question)
}

/// Asks a question with two answers, and waits; whoever closes it has said no. Never called on the main thread.
pub(crate) fn confirm(window: &WebviewWindow, question: YesOrNo) -> bool {
    system::confirm(window, question)
}

/// Takes away every dialog that stands open, as if it had been cancelled.
pub(crate) fn close_all(window: &WebviewWindow) {
    system::close_all(window);
}
