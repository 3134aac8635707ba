//! What recurs: what was marked under *my part* and *where I was*, gathered for Steps 6 and 7.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Id, Phrase, Target};

/// Something that was marked in entries, and what is written beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pattern {
    /// The id of a [`super::Choice`], or the writer's own words when `own` is set.
    pub value: String,
    /// Whether `value` is in the writer's own words.
    pub own: bool,
    /// What it is called.
    pub label: Phrase,
    /// What one would rather be, where the worksheet says so.
    pub opposite: Option<Phrase>,
    /// In how many entries it was marked; 0 for one that was only written about.
    pub count: u32,
    /// In how many of each worksheet, in the order of the worksheets.
    pub sheets: Vec<PatternSheet>,
    /// The people most often named in those entries, at most five.
    pub people: Vec<PatternPerson>,
    /// How many more people are named in them.
    pub others: u32,
    /// Identity of what is written beside it, once something was.
    pub id: Option<Id>,
    /// What is written beside it.
    pub draft: PatternDraft,
}

/// In how many entries of a worksheet a pattern was marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PatternSheet {
    /// The worksheet's id.
    pub worksheet: String,
    /// What the worksheet is called.
    pub title: Phrase,
    /// How many entries.
    pub count: u32,
}

/// Somebody who is named in entries with a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PatternPerson {
    /// Identity.
    pub id: Id,
    /// The name.
    pub name: String,
    /// In how many of the entries.
    pub count: u32,
}

/// What the writer writes beside a pattern.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PatternDraft {
    /// Its opposite in their own words; empty leaves ours.
    pub opposite: String,
    /// How ready they are to live without it.
    pub readiness: String,
    /// What they ask for.
    pub asks: String,
}

/// An entry in which a pattern was marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PatternEntry {
    /// What to open, at the field in which it was marked.
    pub target: Target,
    /// What it is called: the writer's own words. May be empty.
    pub title: String,
    /// The day it was last changed.
    pub date: Day,
}
