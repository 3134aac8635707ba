//! Step 4 inventories and their entries.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Answer, Day, Id, Moment};

/// A titled piece of work with a start date. People make several over a lifetime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Inventory {
    /// Identity.
    pub id: Id,
    /// What is editable.
    #[serde(flatten)]
    pub draft: InventoryDraft,
    /// How many entries stand in each worksheet, by worksheet id.
    pub entries: BTreeMap<String, u32>,
    /// When it was begun on this computer.
    pub created: Moment,
    /// When it, or an entry in it, last changed.
    pub updated: Moment,
}

/// The part of an [`Inventory`] that the writer edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InventoryDraft {
    /// May be empty; the page then shows the date.
    pub title: String,
    /// The day it was started, as the writer sees it.
    pub started: Day,
    /// The day it was finished, if the writer says so.
    pub finished: Option<Day>,
    /// Where it stands, in the writer's view.
    pub status: InventoryStatus,
    /// The ids of the worksheets that are its sections. What stands in others stays, and is hidden from view, search
    /// and export.
    pub sections: Vec<String>,
}

impl InventoryDraft {
    /// A new one, with the sections that one has from the start.
    pub fn new(title: impl Into<String>, started: Day) -> Self {
        let first = crate::worksheets().iter().filter(|sheet| sheet.is_section() && sheet.chosen_at_first);
        Self {
            title: title.into(),
            started,
            finished: None,
            status: InventoryStatus::default(),
            sections: first.map(|sheet| sheet.id.clone()).collect(),
        }
    }
}

/// Where an inventory stands. Only the writer sets it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InventoryStatus {
    /// Being written.
    #[default]
    BeingWritten,
    /// Set aside for now.
    SetAside,
    /// Finished for now.
    Finished,
    /// Shared with somebody.
    Shared,
}

/// One row of a worksheet, or one page of answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// Identity.
    pub id: Id,
    /// The inventory it stands in, unless it stands by itself.
    pub inventory: Option<Id>,
    /// The worksheet's id.
    pub worksheet: String,
    /// The version of the worksheet under which it was made, and by which it is shown.
    pub version: u32,
    /// The entry it was found under, in a worksheet whose entries are a chain.
    pub under: Option<Id>,
    /// Answers by field id. A field without an answer is absent.
    pub answers: BTreeMap<String, Answer>,
    /// The amends entry made from it, if it was carried to the Step 8 list.
    pub amends: Option<Id>,
    /// When it was made.
    pub created: Moment,
    /// When it last changed.
    pub updated: Moment,
}
