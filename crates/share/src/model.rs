//! What is chosen for a share, and the document that comes of it.

use candor_journal::model::{AmendsStatus, Id, Node};
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
    /// Nobody at all: the patterns that were marked and how often, and no entry.
    Nature,
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
    /// What is chosen of each worksheet of each inventory, in the order of the document.
    pub sections: Vec<SectionSelection>,
    /// How people are named.
    pub names: NameForm,
    /// People whose names stay where they stand inside free text. All other names in it are changed.
    pub left_in_text: Vec<Id>,
    /// Words to be put out wherever they stand, as in [`Tell::text`].
    pub hidden: Vec<String>,
    /// The title of a title page, of which there is none without one. An empty title is the neutral one.
    pub title: Option<String>,
    /// Language of headings, a BCP 47 tag that `locales/` has.
    pub language: String,
}

/// What is chosen of one worksheet of one inventory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SectionSelection {
    /// Which inventory.
    pub inventory: Id,
    /// The worksheet's id.
    pub worksheet: String,
    /// The entries to include; the document keeps the order in which they stand in the journal.
    pub entries: Vec<Id>,
    /// The fields (columns) to include, by id; the document keeps the worksheet's order.
    pub fields: Vec<String>,
}

/// What the writer chose to show of the Step 8 list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AmendsSelection {
    /// Amends of which status, in the order of the document.
    pub statuses: Vec<AmendsStatus>,
    /// What is told of each: `harm`, `suffered`, `willingness`, `kind`, `plan`, `talked`, `injury`, `reason`, `review`,
    /// `outcome`, `ledger`, `history`; the document keeps this order.
    pub fields: Vec<String>,
    /// How people are named.
    pub names: NameForm,
    /// As [`ShareSelection::left_in_text`].
    pub left_in_text: Vec<Id>,
    /// As [`ShareSelection::hidden`].
    pub hidden: Vec<String>,
    /// As [`ShareSelection::title`].
    pub title: Option<String>,
    /// Language of headings, a BCP 47 tag that `locales/` has.
    pub language: String,
}

/// The document and what the writer should look at before it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SharePreview {
    /// Exactly what the other person will see.
    pub document: ShareDocument,
    /// Names that stand inside free text.
    pub found: Vec<FoundName>,
    /// What may still tell who somebody is.
    pub tells: Vec<Tell>,
}

/// A document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareDocument {
    /// BCP 47 tag.
    pub language: String,
    /// The title page, if there is one.
    pub title: Option<ShareTitle>,
    /// Sections that hold something.
    pub sections: Vec<ShareSection>,
}

/// What stands on a title page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareTitle {
    /// The title, on one line. Never empty.
    pub title: String,
}

/// One part of the document. It holds entries, or counts, or prose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareSection {
    /// The worksheet's id, or the status of the amends in it; a letter has neither.
    pub worksheet: String,
    /// Its title in the document's language; a letter may have none.
    pub title: String,
    /// The inventory it comes from, where the same worksheet stands in the document from several.
    pub inventory_title: Option<String>,
    /// Entries.
    pub entries: Vec<ShareEntry>,
    /// Patterns and how often they were marked, instead of entries, under [`NameForm::Nature`].
    pub counts: Vec<ShareCount>,
    /// Markdown as a tree, in a letter.
    pub prose: Vec<Node>,
}

/// How often something was marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShareCount {
    /// What was marked, in the document's language.
    pub label: String,
    /// In how many entries, at least one.
    pub count: u32,
    /// What one would rather be, in the document's language; empty where the worksheet names nothing.
    pub opposite: String,
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
    /// The person whose name these words are, when they were found inside free text and left there.
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

/// Something that is no known name and may still tell who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tell {
    /// The words, as they first stand in the text.
    pub text: String,
    /// What they look like.
    pub kind: TellKind,
    /// Numbers of the entries they stand in, as in [`ShareEntry::number`].
    pub entries: Vec<u32>,
    /// Whether they are put out, everywhere in the document.
    pub hidden: bool,
}

/// What a tell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TellKind {
    /// Written large in the middle of a sentence, and no word that is known; or written small, and part of somebody's
    /// name.
    NameLike,
    /// Written with letters, figures or signs that look like others, as `Mаrek` with a Cyrillic а: like a known name, or
    /// as nobody writes by chance.
    LookAlike,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// An address on the web.
    Address,
    /// A day, a month with its year, or a year.
    Date,
    /// A name behind a word such as "in" or "from".
    Place,
    /// Many digits: an account, a case, a number plate.
    Number,
}

/// The files a document can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShareFormat {
    /// Pages to print or to read: an accessible PDF (PDF/UA-1).
    Pdf,
    /// One self-contained HTML file.
    Html,
    /// One Markdown file.
    Markdown,
    /// A table for a spreadsheet.
    Csv,
    /// One HTML file that any browser opens with a passphrase.
    SealedHtml,
    /// The HTML file in an age file, opened with a passphrase.
    Age,
}
