//! Worksheets of one's own: made, deleted, carried out and in.

use std::fs::File;
use std::io::Read as _;

use candor_journal::model::{
    CopyReason, Entry, EntryTitle, FileContent, FileFormat, Id, Target, Worksheet, WorksheetDraft,
    WorksheetPreview,
};
use candor_journal::{JournalError, MOST_BYTES, SheetFile};
use zeroize::Zeroizing;

use crate::api::Exported;
use crate::app::App;
use crate::error::AppError;
use crate::host::FileKind;
use crate::overlay;
use crate::written_files::About;

/// What an exported worksheet is called until the person says otherwise: nothing about what is in it.
const FILE_NAME: &str = "worksheet.json";

impl App {
    /// The entries of a worksheet that stand by themselves, by what they are called.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn entry_titles(&self, worksheet: String) -> Result<Vec<EntryTitle>, AppError> {
        self.core.read(|open| Ok(open.journal.entry_titles(&worksheet)?))
    }

    /// One entry.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn entry_get(&self, id: Id) -> Result<Entry, AppError> {
        self.core.read(|open| {
            let mut entry = open.journal.entry(id)?;
            overlay::entries(std::slice::from_mut(&mut entry), &self.core.drafts.held());
            Ok(entry)
        })
    }

    /// Makes a worksheet or a pack of questions.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when it cannot be asked as it is; those of any change.
    pub fn worksheet_create(&self, draft: WorksheetDraft) -> Result<Worksheet, AppError> {
        self.core.change(|open| Ok(open.journal.create_worksheet(&draft)?))
    }

    /// An own worksheet as its maker edits it.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when there is none, [`AppError::Locked`], and those of the disk.
    pub fn worksheet_draft(&self, id: Id) -> Result<WorksheetDraft, AppError> {
        self.core.read(|open| {
            let mut draft = open.journal.worksheet_draft(id)?;
            overlay::worksheet(&mut draft, id, &self.core.drafts.held());
            Ok(draft)
        })
    }

    /// Puts an own worksheet and its entries in the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn worksheet_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.delete(&Target::Worksheet { id })?))
    }

    /// Asks for a place and writes an own worksheet there, readable by the owner alone.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when there is no such worksheet, [`AppError::Locked`], and those of the disk, with no
    /// half a file left.
    pub fn worksheet_export(&self, id: Id, filled: bool) -> Result<Option<Exported>, AppError> {
        let asked = self.core.asked()?;
        // Read before the dialog opens: what is written is what was on the screen.
        let text = self
            .core
            .as_asked(asked, |open| Ok(Zeroizing::new(open.journal.worksheet_file(id, filled)?.to_text())))?;
        let about = About {
            content: if filled { FileContent::FilledWorksheet } else { FileContent::Worksheet },
            format: FileFormat::Json,
            names: None,
            inventories: Vec::new(),
            to_whom: String::new(),
        };
        self.core.write_out(asked, FILE_NAME, FileKind::Worksheet, text.as_bytes(), about)
    }

    /// Asks for a file with a worksheet and reads it. It is held until it is taken in, let go, or the journal is
    /// locked.
    ///
    /// # Errors
    /// [`AppError::WorksheetFile`] when it cannot be taken in, [`AppError::Locked`], and those of the disk.
    pub fn worksheet_choose(&self) -> Result<Option<WorksheetPreview>, AppError> {
        let asked = self.core.asked()?;
        self.core.session().unlocked()?.incoming = None;
        let Some(path) = self.core.host.choose_file_to_open(FileKind::Worksheet) else {
            return Ok(None);
        };
        let mut bytes = Zeroizing::new(Vec::new());
        // One byte more than can be taken in shows that there is more; a device without an end ends here.
        File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        let file = SheetFile::read(&bytes)?;
        let preview = file.preview();
        self.core.as_asked(asked, |open| {
            open.incoming = Some(file);
            Ok(())
        })?;
        Ok(Some(preview))
    }

    /// Takes in the worksheet that was read last, or lets it go; one that is being taken in is stopped by that, and
    /// nothing of it stays. Answers nothing where nothing was taken in. A copy of the journal is made before, once a day.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when none was read; those of any change.
    pub fn worksheet_take_in(&self, accept: bool) -> Result<Option<Worksheet>, AppError> {
        // Told before the session is waited for: what is being taken in has it.
        if accept {
            self.core.trying.begin_open();
        } else {
            self.core.trying.stop();
            self.core.session().unlocked()?.incoming = None;
            return Ok(None);
        }
        self.core.copy_before(CopyReason::BeforeImport);
        self.core.change(|open| {
            let file = open.incoming.as_ref().ok_or(AppError::NotFound)?;
            match open.journal.take_in_worksheet(file, &|| self.core.goes_on()) {
                Ok(sheet) => {
                    open.incoming = None;
                    Ok(Some(sheet))
                }
                Err(JournalError::Stopped) => Ok(None),
                Err(error) => Err(error.into()),
            }
        })
    }
}
