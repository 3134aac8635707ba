//! What was deleted.

use candor_journal::model::{Target, TrashItem};
use candor_vault::{Passphrase, Secret};

use crate::api::SecretText;
use crate::app::App;
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

    /// Destroys a thing, for whoever knows the passphrase. The example has none that anybody knows.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], [`AppError::NotFound`], [`AppError::Invalid`] for somebody who is still named,
    /// with nothing changed; those of any change.
    pub fn trash_destroy(&self, target: Target, current: SecretText) -> Result<(), AppError> {
        self.core.change(|open| {
            if !open.settings.example {
                open.journal.database().confirm(Secret::Passphrase(&Passphrase::new(&current.0)))?;
            }
            Ok(open.journal.destroy(&target)?)
        })
    }
}
