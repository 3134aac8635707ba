//! What lies outside of the notebook.

use crate::api::{Outside, OutsideKind};
use crate::app::App;
use crate::error::AppError;

impl App {
    /// What lies outside of the notebook and belongs to it or points to it.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn outside_list(&self) -> Result<Vec<Outside>, AppError> {
        self.core.outside()
    }

    /// Shows the folder of one of these in the system's own program for files.
    ///
    /// # Errors
    /// [`AppError::Locked`]; [`AppError::NotFound`] for what lies in no folder of the app's; when the system has no such
    /// program.
    pub fn outside_look(&self, kind: OutsideKind) -> Result<(), AppError> {
        self.core.read(|_| Ok(()))?;
        self.core.host.show_folder(&self.core.folder_outside(kind)?)
    }

    /// Removes what can be removed of one of these, and says what lies outside then: preferences become those of the
    /// first start, what is known of other notebooks is forgotten, and the system's list of recent files loses the lines
    /// that name the notebook, a copy or a written file.
    ///
    /// # Errors
    /// As [`App::outside_list`]; [`AppError::NotFound`] for what is not to be removed here.
    pub fn outside_remove(&self, kind: OutsideKind) -> Result<Vec<Outside>, AppError> {
        self.core.read(|_| Ok(()))?;
        self.core.remove_outside(kind)?;
        self.core.outside()
    }
}
