//! The people, institutions and principles that entries and amends speak of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AmendsStatus, Day, Id, Moment, Phrase, SearchHit};

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
    /// Whether they are in the trash: no longer offered, and still named where they were.
    pub in_trash: bool,
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
    /// What stands for the name in a share under aliases ("my brother"); empty leaves a letter.
    #[serde(default)]
    pub stand_in: String,
}

/// In how many places that are in view somebody is linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonLinks {
    /// Who.
    pub person: Id,
    /// Entries that link to them.
    pub entries: u32,
    /// Amends that are theirs.
    pub amends: u32,
}

/// Somebody, and everything in the journal that speaks of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonPage {
    /// Who.
    pub person: Person,
    /// The entries that link to them and are in view, by where they stand: newest inventory first, then what stands
    /// by itself.
    pub entries: Vec<LinkedEntries>,
    /// The amends that are theirs, in the order of the list.
    pub amends: Vec<LinkedAmends>,
    /// Where else their name or another of their names stands in a text, newest first; at most 200.
    pub mentions: Vec<SearchHit>,
    /// In how many texts that is, all told.
    pub mentions_in_all: u32,
    /// How many links to them there are besides: in what is hidden, and in the trash.
    pub out_of_view: u32,
}

/// Entries of one worksheet, in one inventory or by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkedEntries {
    /// The inventory, unless they stand by themselves.
    pub inventory: Option<Id>,
    /// Its title; empty when it has none, or there is no inventory.
    pub inventory_title: String,
    /// The day it was started.
    pub started: Option<Day>,
    /// The worksheet's id.
    pub worksheet: String,
    /// What the worksheet is called.
    pub title: Phrase,
    /// The headings of the fields in which they stand, by field id.
    pub labels: BTreeMap<String, Phrase>,
    /// The entries, in their own order.
    pub entries: Vec<LinkedEntry>,
}

/// An entry that links to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkedEntry {
    /// Identity.
    pub id: Id,
    /// The fields in which they stand, by id.
    pub fields: Vec<String>,
    /// The beginning of what is written in it; may be empty.
    pub line: String,
    /// The day it was last changed.
    pub date: Day,
}

/// An amends to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkedAmends {
    /// Identity.
    pub id: Id,
    /// Where it stands.
    pub status: AmendsStatus,
    /// The beginning of the harm; may be empty.
    pub line: String,
    /// The day it was last changed.
    pub date: Day,
}
