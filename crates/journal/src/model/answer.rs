//! What was written in one field of one entry.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, Id};

/// An answer of any field kind. A part that the kind does not use stays empty; an answer with nothing in it
/// is just paper, and is not stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Answer {
    /// The words, plain text with line breaks.
    pub text: String,
    /// People linked, in order.
    pub people: Vec<Id>,
    /// What was chosen, in order of choosing.
    pub choices: Vec<Chosen>,
    /// A pass is a complete answer. Words written before stay beside it.
    pub pass: Option<Pass>,
    /// A plain date.
    pub date: Option<Day>,
    /// A number on the field's scale.
    pub scale: Option<u8>,
}

impl Answer {
    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One choice that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Chosen {
    /// The id of a [`super::Choice`], or the writer's own words when `own` is set.
    pub value: String,
    /// Whether `value` is in the writer's own words.
    #[serde(default)]
    pub own: bool,
    /// The mark for fear.
    #[serde(default)]
    pub fear: bool,
}

/// A row of a block of cells that is written as one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockRow {
    /// The entry; without one it is made.
    pub entry: Option<Id>,
    /// What is written in it. Other fields stay as they are.
    pub cells: Vec<BlockCell>,
}

/// A cell of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockCell {
    /// The field's id.
    pub field: String,
    /// The answer as it is from now on.
    pub answer: Answer,
    /// People to link beside those of the answer, by name: found, or made.
    pub names: Vec<String>,
}

/// The passes, offered wherever a field asks for one's own part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// None of this was mine.
    NotMine,
    /// I am not ready to look at this.
    NotReady,
    /// Take this to a therapist.
    Therapist,
}
