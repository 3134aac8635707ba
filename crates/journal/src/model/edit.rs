//! Edits: what autosave writes, and what undo takes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AmendsDraft, Answer, Id, InventoryDraft, PatternDraft, PersonDraft, ReflectionDraft, Target,
    WorksheetDraft,
};

/// One edit of something that exists. The last edit of the same thing wins, so an edit can be held for a moment
/// and written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Edit {
    /// One answer of an entry.
    Answer {
        /// The entry.
        entry: Id,
        /// The field's id.
        field: String,
        /// The whole answer as it is now.
        answer: Answer,
    },
    /// A person.
    Person {
        /// Identity.
        id: Id,
        /// As it is now.
        draft: PersonDraft,
    },
    /// An inventory's title and date.
    Inventory {
        /// Identity.
        id: Id,
        /// As it is now.
        draft: InventoryDraft,
    },
    /// An amends, all but its status.
    Amends {
        /// Identity.
        id: Id,
        /// As it is now.
        draft: AmendsDraft,
    },
    /// The letter of an amends, which can be long.
    Letter {
        /// Identity of the amends.
        id: Id,
        /// Markdown, as it is now.
        text: String,
    },
    /// A reflection.
    Reflection {
        /// Identity.
        id: Id,
        /// As it is now.
        draft: ReflectionDraft,
    },
    /// A worksheet that the person made.
    Worksheet {
        /// Identity.
        id: Id,
        /// As it is now.
        draft: WorksheetDraft,
    },
    /// What is written beside a pattern.
    Pattern {
        /// The id of a choice, or the writer's own words when `own` is set.
        value: String,
        /// Whether `value` is in the writer's own words.
        own: bool,
        /// As it is now.
        draft: PatternDraft,
    },
    /// What the listener said of an entry that was read to them.
    Reading {
        /// The entry.
        entry: Id,
        /// As it is now.
        said: String,
    },
    /// What the writer keeps for a step, all but its status.
    Step {
        /// 1 to 12.
        number: u8,
        /// The step in their own words, as they are now.
        own_words: String,
        /// The notes, as they are now.
        notes: String,
    },
}

/// What an undo or a redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Undone {
    /// What changed, so that the page can show it.
    pub target: Target,
    /// What kind of change was taken back or done again.
    pub action: UndoAction,
}

/// The kinds of change that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UndoAction {
    /// Words or fields were edited.
    Edited,
    /// Something was made.
    Created,
    /// Something was put in the trash, or taken out of it.
    Deleted,
    /// An amends or an entry was moved.
    Moved,
    /// One thing was set at once: an answer was chosen, a line of a ledger was written anew.
    Set,
    /// Two people became one.
    Merged,
}
