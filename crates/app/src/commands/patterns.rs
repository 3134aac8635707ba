//! What recurs, and what is written beside it.

use candor_journal::model::{Id, Pattern, PatternEntry};

use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// What recurs in some inventories, or in all when none are named, and with `sheets` in what stands by itself.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn patterns_list(
        &self,
        inventories: Option<Vec<Id>>,
        sheets: bool,
    ) -> Result<Vec<Pattern>, AppError> {
        self.core.read(|open| {
            let mut patterns = open.journal.patterns(inventories.as_deref(), sheets)?;
            overlay::patterns(&mut patterns, &self.core.drafts.held());
            Ok(patterns)
        })
    }

    /// The entries in which a pattern was marked, changed last first.
    ///
    /// # Errors
    /// As [`App::patterns_list`].
    pub fn pattern_entries(
        &self,
        value: String,
        own: bool,
        inventories: Option<Vec<Id>>,
        sheets: bool,
    ) -> Result<Vec<PatternEntry>, AppError> {
        self.core
            .read(|open| Ok(open.journal.pattern_entries(&value, own, inventories.as_deref(), sheets)?))
    }
}
