//! Copies of the journal: making, listing and removing them, and a second place for them.

use std::path::PathBuf;

use candor_journal::model::{CopyPlace, CopyReason};

use crate::api::{CopiedElsewhere, CopiesStanding, CopyMade, KeptCopy};
use crate::app::{App, Core};
use crate::copies::{self, Shelf};
use crate::error::AppError;
use crate::host::FileKind;
use crate::leaving::Chosen;
use crate::session::Session;
use crate::written_files;

impl App {
    /// Makes a verified copy in the folder of copies beside the journal. It stays until it is removed by hand.
    ///
    /// # Errors
    /// [`AppError::Locked`], [`AppError::Damaged`] when a page does not open, and those of the disk.
    pub fn backup_now(&self) -> Result<CopyMade, AppError> {
        self.core.read(|open| {
            let copies_shelf = Shelf::beside(open.journal_path());
            let at = self.core.now();
            let copy = copies::make(open, &copies_shelf, CopyReason::ByHand, &at).inspect_err(|error| {
                copies::note_trouble(open, copies_shelf.place, error.clone(), &at);
            })?;
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
        let at = self.core.now();
        let chosen = self.core.choose_place(asked, &copies::suggested_name(), FileKind::Copy)?;
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

    /// The copies in the folder beside the journal and at the second place, newest first. Works while it is locked.
    ///
    /// # Errors
    /// None.
    pub fn copies_list(&self) -> Result<Vec<KeptCopy>, AppError> {
        let session = self.core.session();
        Ok(self.core.known_copies(&session).into_iter().map(|known| known.shown).collect())
    }

    /// How the copies stand: where they are made, and since when that fails. Works while it is locked.
    ///
    /// # Errors
    /// None.
    pub fn copies_standing(&self) -> Result<CopiesStanding, AppError> {
        Ok(self.core.copies_standing_of(&self.core.session()))
    }

    /// Removes a copy, unless somebody has it open.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::AlreadyOpen`]; those of the disk.
    pub fn copy_remove(&self, id: String) -> Result<(), AppError> {
        let mut session = self.core.session();
        let known = self.core.known_copy(&session, &id)?;
        let open = session.unlocked()?;
        open.journal.database().remove_copy(&known.path)?;
        if let (false, Ok(copies)) = (open.reading_only, open.journal.copies()) {
            let gone = copies.iter().find(|copy| copies::shown::id_of(copy.draft.copy_id) == id);
            if let Some(gone) = gone {
                open.journal.copy_is_gone(gone.draft.copy_id)?;
            }
        }
        Ok(())
    }

    /// Asks for a folder in which copies are made as well, and makes one there. `None` when the dialog was cancelled.
    ///
    /// # Errors
    /// [`AppError::Locked`]; why no copy can be made there: then it is not the second place.
    pub fn second_place_choose(&self) -> Result<Option<CopiesStanding>, AppError> {
        self.core.session().unlocked()?;
        let Some(folder) = self.core.host.choose_folder() else { return Ok(None) };
        self.core.read(|open| {
            let copies_shelf = Shelf { place: CopyPlace::Second, folder: folder.clone() };
            copies::make(open, &copies_shelf, CopyReason::Daily, &self.core.now())?;
            Ok(())
        })?;
        self.core.set_second_place(Some(folder))?;
        self.copies_standing().map(Some)
    }

    /// No copy is made at the second place any more. Those that lie there stay.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn second_place_forget(&self) -> Result<CopiesStanding, AppError> {
        self.core.set_second_place(None)?;
        if let Session::Unlocked(open) = &mut *self.core.session()
            && !open.reading_only
        {
            open.journal.copy_succeeded(CopyPlace::Second)?;
        }
        self.copies_standing()
    }

    /// Tries once more to make a copy at each place where none could be made.
    ///
    /// # Errors
    /// [`AppError::Locked`]; why the first of them still cannot be made.
    pub fn copies_try_again(&self) -> Result<CopiesStanding, AppError> {
        let at = self.core.now();
        self.core.read(|open| {
            for copies_shelf in self.core.shelves(open.journal_path()) {
                if copies_shelf.place == CopyPlace::Beside || copies_shelf.folder.is_dir() {
                    copies::make(open, &copies_shelf, CopyReason::Daily, &at).inspect_err(|error| {
                        copies::note_trouble(open, copies_shelf.place, error.clone(), &at);
                    })?;
                }
            }
            Ok(())
        })?;
        self.copies_standing()
    }
}

impl Core {
    fn set_second_place(&self, folder: Option<PathBuf>) -> Result<(), AppError> {
        let mut stored = self.stored();
        let mut changed = stored.clone();
        changed.second_place = folder;
        changed.write(&self.directories.preferences_file())?;
        *stored = changed;
        Ok(())
    }
}
