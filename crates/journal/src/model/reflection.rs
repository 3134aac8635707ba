//! Reflections: dated pages in Markdown.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Id, Moment};

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reflection {
    /// Identity.
    pub id: Id,
    /// What is editable.
    #[serde(flatten)]
    pub draft: ReflectionDraft,
    /// When it was begun.
    pub created: Moment,
    /// When it last changed.
    pub updated: Moment,
}

/// The part of a [`Reflection`] that the writer edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReflectionDraft {
    /// The day it is about.
    pub date: Day,
    /// May be empty; lists then show the first words of the body.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// Free words, without `#`, in order of adding, no duplicates.
    pub tags: Vec<String>,
    /// The step it belongs to, 1 to 12.
    pub step: Option<u8>,
}

/// What a list shows of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReflectionSummary {
    /// Identity.
    pub id: Id,
    /// The day it is about.
    pub date: Day,
    /// The title, or the first words of the body with Markdown marks taken out; empty for a blank page.
    pub title: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Step, 1 to 12.
    pub step: Option<u8>,
    /// When it last changed.
    pub updated: Moment,
}
