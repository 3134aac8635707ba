//! What was deleted.

use candor_journal::model::{Target, TrashItem};

use crate::app::App;
use crate::error::AppError;

impl App {
    /// What was deleted in the last 30 days, newest first.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn trash_list(&self) -> Result<Vec<TrashItem>, AppError> {
        self.core.read(|open| Ok(open.journal.trash()?))
    }

    /// Gets a thing back.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change: [`AppError::Locked`], [`AppError::ReadingOnly`], the disk's.
    pub fn trash_restore(&self, target: Target) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.restore(&target)?))
    }

    /// Destroys a thing.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`] for somebody who is still named; those of any change.
    pub fn trash_destroy(&self, target: Target) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.destroy(&target)?))
    }
}
