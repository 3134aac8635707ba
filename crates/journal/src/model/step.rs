//! The twelve steps, as the writer works them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Moment;

/// A status in words, that only the writer sets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Not begun.
    #[default]
    NotBegun,
    /// Working on it.
    WorkingOnIt,
    /// Worked.
    Worked,
    /// Returned to.
    ReturnedTo,
}

/// What the writer keeps for one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepRecord {
    /// 1 to 12.
    pub number: u8,
    /// Status.
    pub status: StepStatus,
    /// The step in the writer's own words; empty when they have written none.
    pub own_words: String,
    /// Own notes, plain text.
    pub notes: String,
    /// When anything of it last changed; absent when nothing was ever set.
    pub updated: Option<Moment>,
}
