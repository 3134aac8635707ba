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
}

/// One row of a worksheet in an inventory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Entry {
    /// Identity.
    pub id: Id,
    /// The inventory it stands in.
    pub inventory: Id,
    /// The worksheet's id.
    pub worksheet: String,
    /// Answers by field id. A field without an answer is absent.
    pub answers: BTreeMap<String, Answer>,
    /// The amends entry made from it, if it was carried to the Step 8 list.
    pub amends: Option<Id>,
    /// When it was made.
    pub created: Moment,
    /// When it last changed.
    pub updated: Moment,
}
