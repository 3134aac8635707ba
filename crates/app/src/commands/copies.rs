//! Copies of the journal.

use std::path::PathBuf;

use jiff::Zoned;

use crate::api::{CopiedElsewhere, CopyMade};
use crate::app::App;
use crate::copies;
use crate::error::AppError;
use crate::host::FileKind;
use crate::leaving::Chosen;
use crate::session::Session;
use crate::written_files;

impl App {
    /// Makes a verified copy in the folder of copies beside the journal.
    ///
    /// # Errors
    /// [`AppError::Locked`], [`AppError::Damaged`] when a page does not open, and those of the disk.
    pub fn backup_now(&self) -> Result<CopyMade, AppError> {
        self.core.read(|open| {
            let copy = copies::make(open.journal.database(), &open.path, &Zoned::now())?;
            Ok(copy.shown(&self.core.directories))
        })
    }

    /// Asks for a place and makes a verified copy there. A file that is there is left alone. What could not be saved is
    /// not in the copy, and the answer says so.
    ///
    /// # Errors
    /// As [`App::backup_now`], and [`AppError::AlreadyExists`].
    pub fn copy_make(&self) -> Result<Option<CopiedElsewhere>, AppError> {
        let asked = self.core.asked()?;
        let at = Zoned::now();
        let chosen = self.core.choose_place(asked, &copies::name(&at), FileKind::Copy)?;
        let Some(Chosen { path, .. }) = chosen else { return Ok(None) };
        self.core.as_asked(asked, |open| {
            copies::make_at(open, &path, &self.core.directories)?;
            let listed = !open.reading_only && written_files::remember_copy(open, &path).is_ok();
            let bytes = std::fs::metadata(&path)?.len();
            let copy =
                CopyMade { place: self.core.directories.place(&path), at: crate::clock::moment(&at), bytes };
            Ok(Some(CopiedElsewhere { copy, lacks_words: !self.core.drafts.held().is_empty(), listed }))
        })
    }

    /// The copies in the folder of copies, newest first.
    ///
    /// # Errors
    /// None.
    pub fn copies_list(&self) -> Result<Vec<CopyMade>, AppError> {
        let journal: PathBuf = match &*self.core.session() {
            Session::FirstRun(closed) | Session::Locked(closed) => closed.path.clone(),
            Session::Unlocked(open) => open.path.clone(),
        };
        Ok(copies::list(&journal).into_iter().map(|copy| copy.shown(&self.core.directories)).collect())
    }
}
