//! Questions for a place on the disk, asked by the system's own dialog. The path stays in Rust.

use std::path::PathBuf;

use tauri::WebviewWindow;

#[cfg(feature = "automation")]
mod automation;
#[cfg(target_os = "linux")]
mod gtk;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod native;
#[cfg(target_os = "linux")]
mod portal;

#[cfg(feature = "automation")]
use automation as asked;
#[cfg(not(feature = "automation"))]
use system as asked;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(not(target_os = "linux"))]
use native as system;

/// What to ask for.
#[derive(Debug, Clone)]
pub(crate) struct Question {
    /// The title of the dialog, which other people may see: neutral words.
    pub(crate) title: String,
    /// The name of the choice that shows every file, whatever its ending.
    pub(crate) all_files: String,
    /// What is to be chosen.
    pub(crate) kind: Kind,
}

/// What can be chosen.
#[derive(Debug, Clone)]
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
    asked::ask(window, question)
}

/// Asks a question with two answers, and waits; whoever closes it has said no. Never called on the main thread.
pub(crate) fn confirm(window: &WebviewWindow, question: YesOrNo) -> bool {
    asked::confirm(window, question)
}

/// Takes away every dialog that stands open, as if it had been cancelled.
pub(crate) fn close_all(window: &WebviewWindow) {
    asked::close_all(window);
}
