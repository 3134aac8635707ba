//! The journal's own copies, as its list has them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Moment;

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyReason {
    /// Unasked, once a day.
    Daily,
    /// The person asked.
    ByHand,
    /// It lay there, and this journal did not know of it.
    Found,
    /// Before other writing was taken in.
    BeforeImport,
    /// Before two people were made one.
    BeforeMerge,
    /// Before a newer app changed the journal's form.
    BeforeMigration,
    /// Before the passphrase was changed.
    BeforePassphrase,
    /// What was there before a copy was brought back.
    BeforeRestore,
}

impl CopyReason {
    /// Whether such a copy gives way to newer ones in time. The others stay until they are removed by hand.
    pub const fn thins_out(self) -> bool {
        matches!(self, Self::Daily)
    }
}

/// A copy as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyDraft {
    /// The physical copy, as its header names it.
    pub copy_id: [u8; 16],
    /// The folder, where it is not the one beside the journal.
    pub folder: Option<String>,
    /// The file's name, which tells no day.
    pub name: String,
    /// Why it was made.
    pub why: CopyReason,
    /// The sequence in its header, by which copies are put in order.
    pub sequence: u64,
    /// The state in its header, where the format has one.
    pub state: Option<[u8; 16]>,
}

/// A copy in the journal's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedCopy {
    /// Its place in the order of making.
    pub number: i64,
    /// The copy.
    pub draft: CopyDraft,
    /// When it was made, as the clock said then.
    pub at: Moment,
    /// How many days the journal had been used then.
    pub use_day: u32,
    /// When every page of it was last opened and found well.
    pub verified: Option<Moment>,
    /// When it was last found not to be well.
    pub failed: Option<Moment>,
    /// When it was removed, or was seen to be gone.
    pub removed: Option<Moment>,
}

/// Where copies are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyPlace {
    /// In the folder beside the journal.
    Beside,
    /// At the second place.
    Second,
}

/// How much was written since an earlier state of a journal: what is new, and what was changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenSince {
    /// Pages.
    pub pages: u32,
    /// Entries of inventories, and filled worksheets.
    pub entries: u32,
    /// Amends, by what is said of them or in their letters.
    pub amends: u32,
}
