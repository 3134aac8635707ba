//! Copies of the journal.

use std::path::PathBuf;

use jiff::Zoned;

use crate::api::CopyMade;
use crate::app::App;
use crate::copies;
use crate::error::AppError;
use crate::host::FileKind;
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

    /// Asks for a place and makes a verified copy there. A file that is there is left alone.
    ///
    /// # Errors
    /// As [`App::backup_now`], and [`AppError::AlreadyExists`].
    pub fn copy_make(&self) -> Result<Option<CopyMade>, AppError> {
        self.core.session().unlocked()?;
        let at = Zoned::now();
        let Some(path) = self.core.host.choose_file_to_save(&copies::name(&at), FileKind::Copy) else {
            return Ok(None);
        };
        self.core.read(|open| {
            open.journal.database().backup_to(&path)?;
            written_files::remember_copy(open, &path)?;
            let bytes = std::fs::metadata(&path)?.len();
            let at = crate::clock::moment(&at);
            Ok(Some(CopyMade { place: self.core.directories.place(&path), at, bytes }))
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
