//! What answers said before.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Answer, Moment};

/// An answer as it was before it was written again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EarlierAnswer {
    /// By which it is asked for; only good for its entry.
    pub version: u32,
    /// The field's id.
    pub field: String,
    /// When it was written, if that was kept.
    pub written: Option<Moment>,
    /// What it said; of its text, the opening.
    pub answer: Answer,
}

/// An earlier answer beside the one that stands there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// As it was, whole: what an edit writes to bring it back.
    pub earlier: Answer,
    /// As it is; with nothing in it where there is none.
    pub now: Answer,
    /// The words of both, in order. Where one was replaced, what was taken comes first.
    pub words: Vec<WordRun>,
}

/// Some words that stand together, and what became of them since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WordRun {
    /// They are still there.
    Kept {
        /// The words, with what is between them.
        text: String,
    },
    /// They are there now, and were not.
    Added {
        /// The words, with what is between them.
        text: String,
    },
    /// They were there, and are not now.
    Taken {
        /// The words, with what is between them.
        text: String,
    },
    /// The middle of a very long run, which is not shown.
    Unshown {
        /// How many characters it has.
        characters: u32,
    },
}
