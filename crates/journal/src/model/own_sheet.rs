//! Worksheets and packs of questions that a person makes, as the editor has them and as a file carries them: plain
//! words where a [`super::Worksheet`] has phrases.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Day, FieldKind, Id, Moment, Shape};

/// The part of an own worksheet that its maker edits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorksheetDraft {
    /// What it is called. Never empty.
    pub title: String,
    /// One sentence that opens it. Empty leaves ours.
    pub about: String,
    /// What stands in it while it is empty. Empty leaves ours.
    pub invitation: String,
    /// The step it serves, 1 to 12, if it serves one.
    pub step: Option<u8>,
    /// How it is laid out.
    pub layout: Shape,
    /// Whether inventories can choose it as a section. Otherwise it stands by itself.
    pub section_of_inventory: bool,
    /// The columns, or the questions, in order. There is at least one.
    pub fields: Vec<FieldDraft>,
}

/// One question of a [`WorksheetDraft`].
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says one thing of a question, and any may be true beside any"
)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldDraft {
    /// Stable name inside the worksheet: letters, digits, `_` and `-`. Answers are stored under it, so a question
    /// that is asked in another kind needs another.
    pub id: String,
    /// How it is answered.
    pub kind: FieldKind,
    /// The column heading. Empty says the question.
    pub label: String,
    /// The question itself. Never empty.
    pub question: String,
    /// A quiet hint, or nothing.
    pub hint: String,
    /// The heading of a part that begins with this question, or nothing.
    pub heading: String,
    /// What can be chosen, for the kinds that have choices.
    pub choices: Vec<ChoiceDraft>,
    /// Whether the writer may add a choice in their own words.
    pub own_choices: bool,
    /// Whether each choice can carry the mark for fear.
    pub fear_mark: bool,
    /// Whether the choices are patterns, which Steps 6 and 7 gather.
    pub pattern: bool,
    /// Whether the field stays out of sight until it is wanted.
    pub optional: bool,
    /// Whether it is a note for the writer alone, which no share contains.
    pub for_myself: bool,
}

/// One thing that can be chosen, in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChoiceDraft {
    /// Stable name: letters, digits, `_` and `-`. The same name in two worksheets means the same.
    pub id: String,
    /// Its words. Never empty.
    pub label: String,
    /// What one would rather be, beside a pattern, or nothing.
    pub opposite: String,
}

/// A file with a worksheet that was read and can be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorksheetPreview {
    /// The worksheet.
    pub draft: WorksheetDraft,
    /// How many filled sheets come with it.
    pub entries: u32,
}

/// An entry in a list: its title, none of its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EntryTitle {
    /// Identity.
    pub id: Id,
    /// Whom it names, or the first words of it. May be empty.
    pub title: String,
    /// The day it is about: one that was written in it, else the day it was made.
    pub day: Day,
    /// When it last changed.
    pub updated: Moment,
}

/// Why a file with a worksheet cannot be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileReason {
    /// It is larger than such a file can be.
    TooLarge,
    /// It is not UTF-8.
    NotText,
    /// It breaks the rules of JSON.
    NotJson,
    /// It is not a worksheet of ours.
    NotAWorksheet,
    /// It was written by a newer version.
    Newer,
    /// There is a key that this form does not have.
    UnknownKey,
    /// A key, or an id, stands twice.
    Twice,
    /// A key that has to be there is missing.
    Missing,
    /// A value is of the wrong type: a number where words belong.
    WrongType,
    /// A value is none of those that can stand there.
    UnknownValue,
    /// Words are missing.
    NoWords,
    /// Words are longer than they can be.
    TooLong,
    /// There is more than there can be.
    TooMany,
    /// Words hold a character that cannot be written.
    ControlCharacter,
    /// An id has other characters than letters, digits, `_` and `-`.
    BadId,
    /// A question has choices and its kind has none, or it asks to choose and there is nothing.
    Choices,
    /// An answer does not fit its question.
    Answer,
}
