//! A worksheet as data: what is asked, in which order, and how an answer looks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Words of a worksheet: those of a message where the sheet is ours, so that they follow the language, or the
/// person's own where they made the sheet or took it in from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Phrase {
    /// A message id.
    Message(String),
    /// The words themselves.
    Own {
        /// As they were written, in whatever language.
        own: String,
    },
}

/// How a worksheet is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Many entries, each a row; filled column by column, or one question at a time.
    #[default]
    Table,
    /// One entry: a page of questions that is written once and returned to.
    Page,
    /// Many entries, each a page of questions filled anew.
    Pages,
}

/// Where a worksheet is found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    /// It is a section of inventories.
    Inventory,
    /// It stands by itself.
    #[default]
    Sheets,
}

/// What a worksheet does that its fields cannot say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Behaviour {
    /// An entry can be carried to the Step 8 list, once.
    CarryToAmends,
    /// Under an entry another can be found ("and under that is…"), which stays linked to it.
    Chain,
}

/// One worksheet definition. Ours are read from `crates/journal/worksheets/<id>.json`; those that people make are
/// kept in the journal, and carried as files in the form of `docs/worksheet.schema.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    /// `resentments`, `fears`, …; of a sheet that a person made, its identity in the journal.
    pub id: String,
    /// Grows when fields change; an entry remembers the version it was written under.
    pub version: u32,
    /// The step it serves, 1 to 12, if it serves one.
    #[serde(default)]
    pub step: Option<u8>,
    /// What it is called.
    pub title: Phrase,
    /// One sentence that opens it.
    pub cue: Phrase,
    /// The question it asks while it is empty ("Who comes to mind first?").
    pub invitation: Phrase,
    /// How it is laid out.
    #[serde(default)]
    pub shape: Shape,
    /// Where it is found.
    #[serde(default)]
    pub home: Home,
    /// Place among those of the same home, smallest first.
    #[serde(default)]
    pub order: u8,
    /// Whether a new inventory has it from the start. Only for sections of inventories.
    #[serde(default)]
    pub chosen_at_first: bool,
    /// The id of the section it stands beside, as a living text. It is there whenever that section is.
    #[serde(default)]
    pub beside: Option<String>,
    /// What it does that its fields cannot say.
    #[serde(default)]
    pub behaviours: Vec<Behaviour>,
    /// Place in the share document, smallest first: strengths open it, harms close it.
    #[serde(default)]
    pub share_order: u8,
    /// Whether it stays out of a share until it is chosen.
    #[serde(default)]
    pub share_when_chosen: bool,
    /// The columns, or the questions of a page, in order.
    pub fields: Vec<Field>,
}

/// One question of a worksheet: a column of the grid, a card of one-at-a-time.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says one thing of a question, and any may be true beside any"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable name inside the worksheet (`cause`); an answer is stored under it. All versions of a worksheet that
    /// have a field of this name ask it in the same kind.
    pub id: String,
    /// How it is answered.
    pub kind: FieldKind,
    /// The column heading ("My part").
    pub label: Phrase,
    /// The question in the first person ("What was my part, if I had one?").
    pub question: Phrase,
    /// A quiet hint, if there is one.
    #[serde(default)]
    pub hint: Option<Phrase>,
    /// The heading of a part of the page that begins with this question, if one does.
    #[serde(default)]
    pub heading: Option<Phrase>,
    /// What can be chosen, for the kinds that have choices.
    #[serde(default)]
    pub choices: Vec<Choice>,
    /// Whether the writer may add a choice in their own words.
    #[serde(default)]
    pub own_choices: bool,
    /// Whether each choice can carry the mark for fear.
    #[serde(default)]
    pub fear_mark: bool,
    /// Whether the choices are patterns in the writer's own conduct, which Steps 6 and 7 gather.
    #[serde(default)]
    pub pattern: bool,
    /// Whether the field stays out of sight until it is wanted (an optional last column).
    #[serde(default)]
    pub optional: bool,
    /// Whether what it says is the harm of an amends when the entry is carried to the Step 8 list.
    #[serde(default)]
    pub harm: bool,
    /// Whether it is a note for the writer alone, which no share contains.
    #[serde(default)]
    pub for_myself: bool,
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
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable name (`self_esteem`). The same name in two worksheets means the same.
    pub id: String,
    /// Its words.
    pub label: Phrase,
    /// What one would rather be, beside a pattern: `honest` beside `dishonest`.
    #[serde(default)]
    pub opposite: Option<Phrase>,
}
