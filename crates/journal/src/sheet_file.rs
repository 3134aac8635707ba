//! The file in which a worksheet is carried from one journal to another: readable JSON, `docs/worksheet.schema.json`.
//!
//! Whoever made the file, it is taken in whole or not at all, and a fault is named by its line.

mod carrying;
mod located;
mod reading;
mod writing;

use std::collections::BTreeMap;

pub use located::FileFlaw;

use crate::model::{Chosen, Day, FieldDraft, Pass, WorksheetDraft, WorksheetPreview};

/// What the file says it is.
const FORMAT: &str = "candor-worksheet";
/// The version of the form that is written, and the newest that is read.
const VERSION: u8 = 1;

/// The largest file, in bytes: one with filled sheets.
pub const MOST_BYTES: u64 = 64 << 20;
/// The largest file without filled sheets, in bytes.
const MOST_BYTES_UNFILLED: usize = 1 << 20;
/// The most filled sheets.
const MOST_ENTRIES: usize = 100_000;
/// The most names, or choices, in one answer.
const MOST_IN_AN_ANSWER: usize = 10_000;
/// The longest text of one answer, in bytes: several thick books.
const MOST_TEXT: usize = 16 << 20;
/// The most answers in all sheets together.
const MOST_ANSWERS: usize = 500_000;
/// The most people whom the sheets name, each once.
const MOST_NAMES: usize = 10_000;
/// The most names and choices in all answers together.
const MOST_IN_ALL: usize = 500_000;

/// A worksheet that was read from a file, sound in every part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFile {
    /// As it is asked.
    pub(crate) draft: WorksheetDraft,
    /// Questions as they were asked once, which filled sheets answer: those that were taken away since, and those
    /// that offered other choices.
    pub(crate) earlier: Vec<FieldDraft>,
    /// What was filled in: answers by the id of the question.
    pub(crate) entries: Vec<BTreeMap<String, FileAnswer>>,
}

/// An answer as a file has it: people by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FileAnswer {
    pub(crate) text: String,
    pub(crate) people: Vec<String>,
    pub(crate) choices: Vec<Chosen>,
    pub(crate) pass: Option<Pass>,
    pub(crate) date: Option<Day>,
    pub(crate) scale: Option<u8>,
}

impl SheetFile {
    /// What is shown before it is taken in.
    pub fn preview(&self) -> WorksheetPreview {
        WorksheetPreview {
            draft: self.draft.clone(),
            entries: u32::try_from(self.entries.len()).unwrap_or(u32::MAX),
        }
    }
}
