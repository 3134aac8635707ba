//! Edits, and taking them back.

use candor_journal::model::{Edit, Moment, Undone};

use crate::api::{AppEvent, UndoState};
use crate::app::App;
use crate::clock;
use crate::error::AppError;

impl App {
    /// Takes an edit, which is written within half a second.
    ///
    /// # Errors
    /// [`AppError::Locked`] or [`AppError::ReadingOnly`]. How the write goes is told in events.
    pub fn edit(&self, edit: Edit) -> Result<(), AppError> {
        let is_first = self.core.drafts.hold(edit)?;
        self.activity()?;
        if is_first {
            self.core.host.emit(AppEvent::Saving);
        }
        Ok(())
    }

    /// Writes what is held now and says when something was last written.
    ///
    /// # Errors
    /// [`AppError::Locked`], or why it could not be written; it is held then.
    pub fn flush(&self) -> Result<Moment, AppError> {
        self.core.with_events(|events| {
            let mut session = self.core.session();
            let open = session.unlocked()?;
            self.core.write_held(open, events)?;
            let refused = events.iter().find_map(|event| match event {
                AppEvent::NotSaved { error, .. } => Some(error.clone()),
                _ => None,
            });
            refused.map_or_else(|| Ok(open.saved.clone().unwrap_or_else(clock::now)), Err)
        })
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
