//! The people, institutions and principles that entries and amends speak of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Id, Moment};

/// What a name stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonKind {
    /// Somebody.
    #[default]
    Person,
    /// A school, an office, a church.
    Institution,
    /// An idea or a rule that is resented.
    Principle,
    /// The writer.
    Myself,
}

/// Somebody or something that the journal names, once; entries and amends link to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Identity.
    pub id: Id,
    /// What is editable.
    #[serde(flatten)]
    pub draft: PersonDraft,
    /// When it was first named.
    pub created: Moment,
    /// When it was last changed.
    pub updated: Moment,
}

/// The part of a [`Person`] that the writer edits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonDraft {
    /// The name as the writer uses it. Never empty after trimming.
    pub name: String,
    /// Other forms of the name that may stand in free text ("Mum", "Mrs Okafor").
    pub aliases: Vec<String>,
    /// What the name stands for.
    pub kind: PersonKind,
    /// Initials for a share, where those of the name would not do; empty leaves those of the name.
    #[serde(default)]
    pub initials: String,
    /// What stands for the name in a share under aliases ("my brother"); empty leaves a number.
    #[serde(default)]
    pub stand_in: String,
}
