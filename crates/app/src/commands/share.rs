//! The Step 5 document, and the Step 8 list and its letters as documents.

use candor_journal::JournalError;
use candor_journal::model::{Amends, Entry, FileContent, Id, Inventory, Person, PersonDraft, Worksheet};
use candor_share::model::{
    AmendsSelection, ShareDocument, ShareFormat, ShareNames, SharePreview, ShareSelection,
};
use candor_share::{ShareSource, amends_preview, letter, names, preview};

use crate::api::{Exported, SecretText};
use crate::app::App;
use crate::error::AppError;
use crate::host::FileKind;
use crate::leaving::Asked;
use crate::session::OpenJournal;
use crate::written_files::{self, About};

/// The journal, lent for reading.
struct Lent<'a>(&'a OpenJournal);

impl ShareSource for Lent<'_> {
    type Error = JournalError;

    fn inventory(&self, id: Id) -> Result<Inventory, JournalError> {
        self.0.inventory(id)
    }

    fn sections(&self, inventory: Id) -> Result<Vec<Worksheet>, JournalError> {
        self.0.sections(inventory)
    }

    fn version(&self, worksheet: &str, version: u32) -> Result<Worksheet, JournalError> {
        self.0.worksheet_version(worksheet, version)
    }

    fn entries(&self, inventory: Id, worksheet: &str) -> Result<Vec<Entry>, JournalError> {
        self.0.entries(Some(inventory), worksheet)
    }

    fn people(&self) -> Result<Vec<Person>, JournalError> {
        self.0.people()
    }

    fn amends(&self) -> Result<Vec<Amends>, JournalError> {
        self.0.amends_list()
    }

    fn letter(&self, amends: Id) -> Result<String, JournalError> {
        self.0.letter(amends)
    }
}

impl App {
    /// The document as the other person will see it, and the names still in its text.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`], [`AppError::Locked`], and those of the disk.
    pub fn share_preview(&self, selection: ShareSelection) -> Result<SharePreview, AppError> {
        self.core.read(|open| Ok(preview(&Lent(&open.journal), &selection)?))
    }

    /// How a person, as the draft has them, is named in a share where names are not told.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`] when there are no words in that language, [`AppError::Locked`],
    /// and those of the disk.
    pub fn share_names(&self, id: Id, draft: PersonDraft, language: String) -> Result<ShareNames, AppError> {
        self.core.read(|open| {
            let person = Person { draft, ..open.journal.person(id)? };
            Ok(names::<JournalError>(&person, &open.journal.people()?, &language)?)
        })
    }

    /// Asks for a place and writes the document there, readable by the owner alone. `passphrase` seals the formats
    /// that are sealed.
    ///
    /// # Errors
    /// As [`App::share_preview`], and those of the disk, with no half a document left.
    pub fn share_export(
        &self,
        selection: ShareSelection,
        format: ShareFormat,
        passphrase: Option<SecretText>,
        to_whom: String,
    ) -> Result<Option<Exported>, AppError> {
        let mut inventories: Vec<Id> = selection.sections.iter().map(|section| section.inventory).collect();
        inventories.sort_unstable();
        inventories.dedup();
        let about = About {
            content: FileContent::Share,
            format: written_files::format_of(format),
            names: Some(written_files::names_of(selection.names)),
            inventories,
            to_whom,
        };
        let asked = self.core.asked()?;
        // Read before the dialog opens: what is written is what was on the screen.
        let SharePreview { document, .. } = self.share_preview(selection)?;
        self.export(asked, &document, format, passphrase.as_ref(), about)
    }

    /// The Step 8 list as the other person will see it, the names in its text, and what may still tell who somebody
    /// is.
    ///
    /// # Errors
    /// [`AppError::Invalid`], [`AppError::Locked`], and those of the disk.
    pub fn amends_preview(&self, selection: AmendsSelection) -> Result<SharePreview, AppError> {
        self.core.read(|open| Ok(amends_preview(&Lent(&open.journal), &selection)?))
    }

    /// As [`App::share_export`], with the Step 8 list.
    ///
    /// # Errors
    /// As [`App::amends_preview`], and those of the disk, with no half a document left.
    pub fn amends_export(
        &self,
        selection: AmendsSelection,
        format: ShareFormat,
        passphrase: Option<SecretText>,
        to_whom: String,
    ) -> Result<Option<Exported>, AppError> {
        let about = About {
            content: FileContent::Amends,
            format: written_files::format_of(format),
            names: Some(written_files::names_of(selection.names)),
            inventories: Vec::new(),
            to_whom,
        };
        let asked = self.core.asked()?;
        let SharePreview { document, .. } = self.amends_preview(selection)?;
        self.export(asked, &document, format, passphrase.as_ref(), about)
    }

    /// As [`App::share_export`], with the letter of an amends as it was written.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when none was begun; [`AppError::Invalid`], [`AppError::Locked`], and those of the disk,
    /// with no half a document left.
    pub fn letter_export(
        &self,
        id: Id,
        format: ShareFormat,
        language: String,
        passphrase: Option<SecretText>,
        to_whom: String,
    ) -> Result<Option<Exported>, AppError> {
        let about = About {
            content: FileContent::Letter,
            format: written_files::format_of(format),
            names: None,
            inventories: Vec::new(),
            to_whom,
        };
        let asked = self.core.asked()?;
        let document = self.core.read(|open| Ok(letter(&Lent(&open.journal), id, &language)?))?;
        self.export(asked, &document, format, passphrase.as_ref(), about)
    }

    /// The characters of a document that a PDF cannot show.
    ///
    /// # Errors
    /// None.
    pub fn pdf_unprintable(&self, document: ShareDocument) -> Result<Vec<char>, AppError> {
        Ok(candor_share::unprintable(&document))
    }

    /// Words for the passphrase of a sealed document. They are kept nowhere.
    ///
    /// # Errors
    /// [`AppError::Unexpected`] when the system gives no randomness.
    pub fn passphrase_propose(&self, language: String) -> Result<String, AppError> {
        Ok(candor_share::propose_passphrase(&language)?.as_str().to_owned())
    }

    /// Asks for a place, writes a document there and remembers that it was written. `None` when it was cancelled.
    fn export(
        &self,
        asked: Asked,
        document: &ShareDocument,
        format: ShareFormat,
        passphrase: Option<&SecretText>,
        about: About,
    ) -> Result<Option<Exported>, AppError> {
        let content = candor_share::written(document, format, passphrase.map(|secret| secret.0.as_str()))?;
        let name = candor_share::file_name(&document.language, format);
        self.core.write_out(asked, &name, FileKind::Document(format), &content, about)
    }
}
