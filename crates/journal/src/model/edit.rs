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

impl Edit {
    /// The words in it that a person wrote, in the order in which they are read; no empty ones.
    pub fn words(&self) -> Vec<&str> {
        let words: Vec<&str> = match self {
            Self::Answer { answer, .. } => {
                let own =
                    answer.choices.iter().filter(|chosen| chosen.own).map(|chosen| chosen.value.as_str());
                std::iter::once(answer.text.as_str()).chain(own).collect()
            }
            Self::Person { draft, .. } => {
                let aliases = draft.aliases.iter().map(String::as_str);
                let shares = [draft.initials.as_str(), draft.stand_in.as_str()];
                std::iter::once(draft.name.as_str()).chain(aliases).chain(shares).collect()
            }
            Self::Inventory { draft, .. } => vec![&draft.title],
            Self::Amends { draft, .. } => {
                vec![&draft.harm, &draft.suffered, &draft.plan, &draft.talked_with, &draft.outcome]
            }
            Self::Letter { text, .. } => vec![text],
            Self::Reflection { draft, .. } => {
                let tags = draft.tags.iter().map(String::as_str);
                [draft.title.as_str(), draft.body.as_str()].into_iter().chain(tags).collect()
            }
            Self::Worksheet { draft, .. } => {
                let sheet = [draft.title.as_str(), &draft.about, &draft.invitation];
                let fields = draft.fields.iter().flat_map(|field| {
                    let choices = field.choices.iter().flat_map(|choice| [&choice.label, &choice.opposite]);
                    [&field.heading, &field.label, &field.question, &field.hint].into_iter().chain(choices)
                });
                sheet.into_iter().chain(fields.map(String::as_str)).collect()
            }
            Self::Pattern { value, own, draft } => {
                let name = if *own { value.as_str() } else { "" };
                vec![name, &draft.opposite, &draft.readiness, &draft.asks]
            }
            Self::Reading { said, .. } => vec![said],
            Self::Step { own_words, notes, .. } => vec![own_words, notes],
        };
        words.into_iter().filter(|words| !words.trim().is_empty()).collect()
    }
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
