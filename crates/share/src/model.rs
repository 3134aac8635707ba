//! What is chosen for a share, and the document that comes of it.

use candor_journal::model::Id;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How other people are named. The same person always gets the same form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NameForm {
    /// As written.
    Full,
    /// `M.`, or the initials that the writer chose; two people with the same ones become `M. (1)` and `M. (2)`, the
    /// same all through.
    #[default]
    Initials,
    /// What the writer chose to stand for the name ("my brother"), else `Person A`, `Person B`; the same all through.
    Aliases,
}

/// How a person alone in a document is named under each of the forms that hide a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareNames {
    /// Under [`NameForm::Initials`].
    pub initials: String,
    /// Under [`NameForm::Aliases`].
    pub alias: String,
}

/// What the writer chose to share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareSelection {
    /// Which inventory.
    pub inventory: Id,
    /// Which worksheets; their order does not matter, the document keeps its own.
    pub sections: Vec<SectionSelection>,
    /// How people are named.
    pub names: NameForm,
    /// People whose names are also changed where they stand inside free text.
    pub change_in_text: Vec<Id>,
    /// Language of headings, a BCP 47 tag that `locales/` has.
    pub language: String,
}

/// What is chosen of one worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SectionSelection {
    /// The worksheet's id.
    pub worksheet: String,
    /// The entries to include.
    pub entries: Vec<Id>,
    /// The fields (columns) to include, by id.
    pub fields: Vec<String>,
}

/// The document and what the writer should look at before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharePreview {
    /// Exactly what the other person will see.
    pub document: ShareDocument,
    /// Names that stand inside free text.
    pub found: Vec<FoundName>,
}

/// A document, in reading order: strengths first, harms last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareDocument {
    /// BCP 47 tag.
    pub language: String,
    /// Sections that have at least one entry.
    pub sections: Vec<ShareSection>,
}

/// One worksheet in the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareSection {
    /// The worksheet's id.
    pub worksheet: String,
    /// Its title in the document's language.
    pub title: String,
    /// Entries.
    pub entries: Vec<ShareEntry>,
}

/// One entry: a block that a printed page does not break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareEntry {
    /// Runs from 1 through the whole document.
    pub number: u32,
    /// The entry in the journal.
    pub entry: Id,
    /// Who or what it is about, in the chosen form of names; empty where names are not the subject.
    pub heading: String,
    /// The fields that hold something, in the worksheet's order.
    pub rows: Vec<ShareRow>,
}

/// One field of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareRow {
    /// The field's id.
    pub field: String,
    /// Its heading in the document's language.
    pub label: String,
    /// The words, in runs.
    pub runs: Vec<ShareRun>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareRun {
    /// The words; `\n` is a line break.
    pub text: String,
    /// The person whose name these words are, when they were found inside free text and not changed.
    pub name_of: Option<Id>,
}

/// A name found inside free text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundName {
    /// Whose name it is.
    pub person: Id,
    /// The name as it stands in the text.
    pub found: String,
    /// What it would be changed to.
    pub shown_as: String,
    /// Whether it is being changed.
    pub changed: bool,
    /// Numbers of the entries it stands in, as in [`ShareEntry::number`].
    pub entries: Vec<u32>,
}

/// The two files a share can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShareFormat {
    /// One self-contained HTML file.
    Html,
    /// One Markdown file.
    Markdown,
}
