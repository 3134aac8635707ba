//! Reading an inventory to somebody.

use candor_journal::model::{HarmsCarried, Id, Readings};

use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// How far an inventory was read to somebody, and what became of each entry.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn reading_list(&self, inventory: Id) -> Result<Readings, AppError> {
        self.core.read(|open| {
            let mut readings = open.journal.readings(inventory)?;
            overlay::readings(&mut readings.entries, &self.core.drafts.held());
            Ok(readings)
        })
    }

    /// Marks an entry as read to somebody, now, or takes the mark away.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn reading_mark(&self, entry: Id, shared: bool) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.mark_reading(entry, shared)?))
    }

    /// Sets whether the person wants to come back to an entry.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn reading_come_back(&self, entry: Id, come_back: bool) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.set_come_back(entry, come_back)?))
    }

    /// Remembers at which entry the reading of an inventory stopped, or that it begins anew.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn reading_stop(&self, inventory: Id, entry: Option<Id>) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.stop_reading(inventory, entry)?))
    }

    /// Carries the harms of an inventory to the Step 8 list as one change, each once.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn harms_carry(&self, inventory: Id) -> Result<HarmsCarried, AppError> {
        self.core.change(|open| Ok(open.journal.carry_harms(inventory)?))
    }
}
