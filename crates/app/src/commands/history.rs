//! What answers said before.

use candor_journal::model::{Comparison, EarlierAnswer, Id};

use crate::app::App;
use crate::error::AppError;

impl App {
    /// What the answers of an entry said before, newest first.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn entry_history(&self, entry: Id) -> Result<Vec<EarlierAnswer>, AppError> {
        self.core.read(|open| Ok(open.journal.entry_history(entry)?))
    }

    /// An earlier answer beside the one that stands there now.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn answer_compare(&self, entry: Id, version: u32) -> Result<Comparison, AppError> {
        self.core.read(|open| Ok(open.journal.compare_answer(entry, version)?))
    }
}
