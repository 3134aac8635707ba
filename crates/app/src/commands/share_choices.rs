//! Choices for a share that are kept.

use candor_journal::model::{Choices, Id, ShareChoice};

use crate::app::App;
use crate::error::AppError;

impl App {
    /// The choices that were kept, the ones last made among them; kept last first.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn share_choices_list(&self) -> Result<Vec<ShareChoice>, AppError> {
        self.core.read(|open| Ok(open.journal.share_choices()?))
    }

    /// Keeps choices under a name: anew, or in the place of those of an id.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`] when the name is empty; those of any change.
    pub fn share_choice_save(
        &self,
        id: Option<Id>,
        name: String,
        inventory: Id,
        choices: Choices,
    ) -> Result<ShareChoice, AppError> {
        self.core.change(|open| Ok(open.journal.save_share_choice(id, &name, inventory, &choices)?))
    }

    /// Lets choices that have a name go.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn share_choice_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.delete_share_choice(id)?))
    }

    /// Keeps the choices last made for an inventory, in the place of those before.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn share_choices_keep(&self, inventory: Id, choices: Choices) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.keep_share_choices(inventory, &choices)?))
    }
}
