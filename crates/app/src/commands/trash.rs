//! What was deleted.

use candor_journal::model::{Target, TrashItem};

use crate::api::{Destroyed, SecretText};
use crate::app::App;
use crate::destroying::From;
use crate::error::AppError;

impl App {
    /// What was deleted and is still in the trash, newest first.
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

    /// Destroys a thing that is in the trash for whoever knows the passphrase: see [`crate::app::Core::destroy`].
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], [`AppError::NotFound`], [`AppError::StillNamed`], with nothing changed; those of any
    /// change. What goes wrong after the thing is gone from the journal is told in the answer.
    pub fn trash_destroy(&self, target: Target, current: SecretText) -> Result<Destroyed, AppError> {
        self.core.destroy(&target, From::Trash, &current)
    }
}
