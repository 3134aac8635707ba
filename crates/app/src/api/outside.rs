//! What lies outside of the notebook, as the page is told of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FilePlace;

/// Something that belongs to the notebook, or points to it, and lies outside of its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Outside {
    /// What it is.
    pub kind: OutsideKind,
    /// Where it lies, where it is a file or a folder that can be shown.
    pub place: Option<FilePlace>,
    /// How many of it there are; absent where that cannot be told.
    pub count: Option<u32>,
    /// Whether there is something that can be removed.
    pub removable: bool,
}

/// What lies outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutsideKind {
    /// The copies of the notebook that the app knows.
    Copies,
    /// Words that could not be written, sealed, of any notebook.
    UnsavedWords,
    /// The preferences, in clear.
    Preferences,
    /// How far each notebook had come, without its name.
    LastSeen,
    /// The system's list of recently used files. It counts the lines that name the notebook, a copy or a written file.
    RecentFiles,
    /// Words that the system was told to know when it marked them as misspelt.
    LearnedWords,
    /// The system may write memory to a disk that is not encrypted.
    Swap,
}
