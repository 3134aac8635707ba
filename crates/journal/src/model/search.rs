//! Finding one's words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AmendsKind, AmendsStatus, Day, Id, Moment, Phrase};

/// Something in the journal that can be opened, found, deleted or undone.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Target {
    /// A person.
    Person {
        /// Identity.
        id: Id,
    },
    /// An inventory.
    Inventory {
        /// Identity.
        id: Id,
    },
    /// An entry of a worksheet.
    Entry {
        /// Identity.
        id: Id,
        /// The inventory it stands in, unless it stands by itself.
        inventory: Option<Id>,
        /// The worksheet's id.
        worksheet: String,
        /// The field that is meant, when one is.
        field: Option<String>,
    },
    /// A worksheet that the person made or took in.
    Worksheet {
        /// Identity; the worksheet's id is the same as text.
        id: Id,
    },
    /// What is written beside a pattern.
    Pattern {
        /// Identity.
        id: Id,
    },
    /// An amends.
    Amends {
        /// Identity.
        id: Id,
    },
    /// A reflection.
    Reflection {
        /// Identity.
        id: Id,
    },
    /// A step's page.
    Step {
        /// 1 to 12.
        number: u8,
    },
}

/// One result, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// What to open.
    pub target: Target,
    /// What it is called: the writer's own words, which may be empty, or the word of a worksheet that was marked.
    pub title: Phrase,
    /// A piece of the text around the words found.
    pub snippet: Vec<SnippetPart>,
    /// The day it is about, or was last changed.
    pub date: Day,
}

/// A run of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SnippetPart {
    /// The words.
    pub text: String,
    /// Whether they are what was searched for.
    pub found: bool,
}

/// Something that was lately written in, for the first page of the day: its title, none of its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecentItem {
    /// What to open.
    pub target: Target,
    /// What it is called: the writer's own words. May be empty.
    pub title: String,
    /// When it last changed.
    pub updated: Moment,
}

/// An amends whose day to look again has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComingUp {
    /// What to open.
    pub target: Target,
    /// The person's name.
    pub title: String,
    /// The status the amends has.
    pub status: AmendsStatus,
    /// Its kind.
    pub kind: Option<AmendsKind>,
    /// The day that was asked for.
    pub day: Day,
}
