//! What is kept of a share: the choices for it, and what became of each entry that was read to somebody.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Id, Moment};

/// The choices for a share, as the page wrote them: what to show and how, by identities. They are a view of the
/// journal, not a copy of it, and the journal does not read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "Record<string, unknown>")]
pub struct Choices(pub serde_json::Map<String, serde_json::Value>);

/// Choices that were kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareChoice {
    /// Identity.
    pub id: Id,
    /// The inventory for which they were made. They may take in others too.
    pub inventory: Id,
    /// What the writer calls them; empty for the ones last made, which keep themselves.
    pub name: String,
    /// The choices.
    pub choices: Choices,
    /// When they were kept.
    pub updated: Moment,
}

/// What became of an entry when it was read to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reading {
    /// The entry.
    pub entry: Id,
    /// When it was read to somebody.
    pub shared: Option<Moment>,
    /// Whether the writer wants to come back to it.
    pub come_back: bool,
    /// What the listener said.
    pub said: String,
}

/// How far an inventory was read to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Readings {
    /// The entry at which reading stopped.
    pub stopped: Option<Id>,
    /// The entries for which something was set, in no order.
    pub entries: Vec<Reading>,
}

/// Harms that were copied to the Step 8 list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HarmsCarried {
    /// The amends that were made, in the order of the entries.
    pub amends: Vec<Id>,
    /// How many entries stayed because they name nobody.
    pub unnamed: u32,
}
