//! A worksheet as data: what is asked, in which order, and how an answer looks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One worksheet definition, read from `crates/journal/worksheets/<id>.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Worksheet {
    /// `resentments`, `harms`, `strengths`.
    pub id: String,
    /// Grows when fields change; an entry remembers the version it was written under.
    pub version: u32,
    /// The step it serves, 1 to 12.
    pub step: u8,
    /// Message id of the title.
    pub title: String,
    /// Message id of one sentence that opens the section.
    pub cue: String,
    /// Message id of the question an empty section asks ("Who comes to mind first?").
    pub invitation: String,
    /// Whether an entry can be carried to the Step 8 list.
    pub carries_to_amends: bool,
    /// Place in the share document, smallest first: strengths open it, harms close it.
    pub share_order: u8,
    /// The columns, in order.
    pub fields: Vec<Field>,
}

/// One question of a worksheet: a column of the grid, a card of one-at-a-time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Field {
    /// Stable name inside the worksheet (`cause`); an answer is stored under it.
    pub id: String,
    /// How it is answered.
    pub kind: FieldKind,
    /// Message id of the column heading ("My part").
    pub label: String,
    /// Message id of the question in the first person ("What was my part, if I had one?").
    pub question: String,
    /// Message id of a quiet hint, if there is one.
    #[serde(default)]
    pub hint: Option<String>,
    /// What can be chosen, for the kinds that have choices.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Whether the writer may add a choice in their own words.
    #[serde(default)]
    pub own_choices: bool,
    /// Whether each choice can carry the mark for fear.
    #[serde(default)]
    pub fear_mark: bool,
    /// Whether the field stays out of sight until it is wanted (an optional last column).
    #[serde(default)]
    pub optional: bool,
}

/// How a field is answered. No field is ever compulsory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Long plain text.
    Text,
    /// One line.
    Line,
    /// Links to people, institutions or principles.
    People,
    /// Several of a list.
    Choices,
    /// A number on a short scale.
    Scale,
    /// A plain date.
    Date,
    /// Text with choices beside it, or one of the passes.
    AnswerOrPass,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Choice {
    /// Stable name (`self_esteem`).
    pub id: String,
    /// Message id of the words.
    pub label: String,
}
