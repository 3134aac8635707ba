//! Edits, and taking them back.

use candor_journal::model::{Edit, Moment, Undone};

use crate::api::{AppState, UndoState};
use crate::app::App;
use crate::clock;
use crate::error::AppError;
use crate::reading_back::Told;

impl App {
    /// Takes an edit, which is written within half a second. It outlasts the program when this returns.
    ///
    /// # Errors
    /// [`AppError::Locked`], [`AppError::ReadingOnly`], or [`AppError::Busy`] while the journal is sealed anew. How the
    /// write goes is told in events.
    pub fn edit(&self, edit: Edit) -> Result<(), AppError> {
        self.core.take_edit(edit)?;
        self.activity()
    }

    /// Writes what is held now and says when something was last written.
    ///
    /// # Errors
    /// [`AppError::Locked`], or why it could not be written; it is held then.
    pub fn flush(&self) -> Result<Moment, AppError> {
        self.core.with_events(|events| {
            let mut session = self.core.session();
            let open = session.unlocked()?;
            self.core.write_all(open, events)?;
            Ok(open.saved.clone().unwrap_or_else(clock::now))
        })
    }

    /// Writes what cannot be written in its place as pages of their own.
    ///
    /// # Errors
    /// [`AppError::Locked`], or why something still could not be written; it is held then.
    pub fn unsaved_set_apart(&self) -> Result<(), AppError> {
        self.core.drafts.set_apart();
        self.flush().map(drop)
    }

    /// The person knows what came of words of an earlier session.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub fn brought_in_accept(&self) -> Result<AppState, AppError> {
        self.core.session().unlocked()?.brought_in = Told::default();
        self.app_state()
    }

    /// Takes back the last change.
    ///
    /// # Errors
    /// [`AppError::Locked`], [`AppError::ReadingOnly`], and those of the disk.
    pub fn undo(&self) -> Result<Option<Undone>, AppError> {
        self.core.change(|open| Ok(open.journal.undo()?))
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// As [`App::undo`].
    pub fn redo(&self) -> Result<Option<Undone>, AppError> {
        self.core.change(|open| Ok(open.journal.redo()?))
    }

    /// Whether there is something to undo or redo.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub fn undo_state(&self) -> Result<UndoState, AppError> {
        self.core.read(|open| Ok(UndoState { undo: open.journal.can_undo(), redo: open.journal.can_redo() }))
    }
}
