//! The files that were written outside the vault, so that they can be found and deleted again.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Id, Moment};

/// A file that was written at a place that the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFile {
    /// Identity.
    pub id: Id,
    /// When it was written.
    pub at: Moment,
    /// What it is.
    pub draft: WrittenFileDraft,
    /// Whether it was written to its end. One that was not is there in part, in whole or not at all.
    pub finished: bool,
    /// When the app saw that it was gone.
    pub gone: Option<Moment>,
}

/// A file as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFileDraft {
    /// What stands in it.
    pub content: FileContent,
    /// In which format.
    pub format: FileFormat,
    /// How people are named in it; absent for a letter and for a copy of the journal.
    pub names: Option<FileNames>,
    /// The inventories that stand in it. One that is destroyed is taken out; the file may still be there.
    pub inventories: Vec<Id>,
    /// Where it was written; empty for paper.
    pub path: PathBuf,
    /// Where the disk on which it lies was mounted, if that was not the root of all.
    pub mounted: Option<PathBuf>,
    /// How long it is.
    pub bytes: u64,
    /// SHA-256 of what was written, by which it is known again.
    pub digest: [u8; 32],
    /// By what a copy of the journal is known again.
    pub copy: Option<CopyMark>,
    /// For whom, if the person wants to remember; may be empty.
    pub to_whom: String,
}

/// By what a copy of the journal is known again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyMark {
    /// The physical copy, as its header names it.
    pub copy_id: [u8; 16],
    /// How far its header had come. One that has come further was written in: it is somebody's journal.
    pub sequence: u64,
}

/// What stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileContent {
    /// A Step 5 document.
    Share,
    /// The Step 8 list.
    Amends,
    /// One letter.
    Letter,
    /// A copy of the whole journal, sealed as it is.
    Copy,
    /// The questions of a worksheet.
    Worksheet,
    /// A worksheet with what was filled in.
    FilledWorksheet,
    /// A recovery key.
    RecoveryKey,
}

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// PDF.
    Pdf,
    /// One web page.
    Html,
    /// Markdown.
    Markdown,
    /// A table for a spreadsheet.
    Csv,
    /// A web page that asks for a passphrase.
    SealedHtml,
    /// A file for the age program.
    Age,
    /// The journal's own format.
    Candor,
    /// A worksheet's format.
    Json,
    /// Handed to the print dialog: paper, or whatever was chosen there.
    Paper,
}

/// How people are named in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileNames {
    /// As written.
    Full,
    /// By initials.
    Initials,
    /// By names that stand in.
    Aliases,
    /// Not at all.
    Nature,
}
