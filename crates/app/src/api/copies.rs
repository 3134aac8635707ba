//! The copies of the journal, as the page is told of them.

use candor_journal::model::{
    Amends, CopyPlace, CopyReason, Entry, Id, Moment, Phrase, Reflection, ReflectionSummary, Worksheet,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FilePlace;
use crate::error::AppError;

/// A copy of the journal in one of the folders of copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptCopy {
    /// Names it in commands.
    pub id: String,
    /// Where it lies.
    pub place: FilePlace,
    /// Which of the places that is.
    pub kept_at: CopyPlace,
    /// When it was made: as the journal's own list has it, or else as its file says.
    pub at: Moment,
    /// Why it was made. `found` where the list does not say.
    pub why: CopyReason,
    /// Nobody made it as a copy: it lies beside the journal under another name.
    pub lies_beside: bool,
    /// It is not a file but a log that was put aside: what is in it is read with the file that it goes on from.
    pub is_log: bool,
    /// For how long it stays.
    pub tier: CopyTier,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When every page of it was last opened and found well.
    pub verified: Option<Moment>,
    /// Since when it is known not to be well.
    pub failed: Option<Moment>,
    /// What opens it; absent while the journal is locked.
    pub opens: Option<CopyOpens>,
}

/// For how long a copy stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyTier {
    /// Every copy of the last two days stays.
    LastDays,
    /// One a day stays for thirty days.
    Daily,
    /// One a week stays for a year.
    Weekly,
    /// One a month stays.
    Monthly,
    /// It stays until it is removed by hand.
    ByHand,
}

/// What opens a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyOpens {
    /// The passphrase of now.
    WithThis,
    /// A passphrase that the journal had once.
    WithAnOlder,
}

/// How the copies stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopiesStanding {
    /// The folder beside the journal, as it is shown.
    pub beside: String,
    /// The second place, if one was chosen.
    pub second: Option<SecondPlace>,
    /// Where no copy can be made, since when and why.
    pub troubles: Vec<CopyTrouble>,
    /// How much room the copies beside the journal take.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether that is so much that the person should know. Nothing is removed for it.
    pub is_much: bool,
}

/// A second place for copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SecondPlace {
    /// The folder, as it is shown.
    pub folder: String,
    /// Whether it is there now.
    pub is_there: bool,
    /// When a copy was last made there.
    pub last: Option<Moment>,
    /// Whether that is long ago, counted in days of use.
    pub is_long_ago: bool,
}

/// No copy can be made at a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyTrouble {
    /// Where.
    pub place: CopyPlace,
    /// Since when.
    pub since: Moment,
    /// Why.
    pub error: AppError,
}

/// A copy that is open to be looked into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsideCopy {
    /// The copy.
    pub copy: KeptCopy,
    /// Its pages, newest day first, without their bodies.
    pub pages: Vec<ReflectionSummary>,
    /// Its amends, with their letters' beginnings known.
    pub amends: Vec<InsideAmends>,
    /// Its entries.
    pub entries: Vec<InsideEntry>,
}

/// An amends in a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsideAmends {
    /// Identity in the copy.
    pub id: Id,
    /// The person's name as it stands there.
    pub name: String,
    /// What was done.
    pub harm: String,
    /// Whether there is a letter.
    pub has_letter: bool,
}

/// An entry in a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InsideEntry {
    /// Identity in the copy.
    pub id: Id,
    /// The inventory's title; absent for a worksheet that stands by itself.
    pub inventory: Option<String>,
    /// The worksheet.
    pub worksheet: Phrase,
    /// What a list shows of it.
    pub title: String,
    /// When it last changed.
    pub updated: Moment,
}

/// One thing in a copy, to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InsideThing {
    /// A page.
    Page {
        /// The page.
        page: Reflection,
    },
    /// An amends with its letter.
    Amends {
        /// The amends.
        amends: Amends,
        /// The person's name as it stands in the copy.
        name: String,
        /// The letter, as Markdown; empty where there is none.
        letter: String,
    },
    /// An entry with its answers.
    Entry {
        /// The entry.
        entry: Entry,
        /// The worksheet as the entry was asked it.
        worksheet: Worksheet,
        /// The names of the people it speaks of.
        names: Vec<(Id, String)>,
    },
}

/// Names one thing in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum InsideName {
    /// A page.
    Page {
        /// Identity in the copy.
        id: Id,
    },
    /// An amends with its letter.
    Amends {
        /// Identity in the copy.
        id: Id,
    },
    /// An entry.
    Entry {
        /// Identity in the copy.
        id: Id,
    },
}
