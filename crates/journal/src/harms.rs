//! From Step 5 to Step 8: all harms of an inventory that are not on the list yet.

use std::borrow::BorrowMut;

use rusqlite::Connection;

use crate::error::{Invalid, JournalError};
use crate::model::{HarmsCarried, Id, Target, UndoAction};
use crate::{Journal, amends, answers, entries};

/// The worksheet whose entries are harms. Others can be carried too, but only one by one.
const HARMS: &str = "harms";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Carries the harms of an inventory to the Step 8 list as one change, each once: what was ever carried stays as
    /// it is, on the list or in the trash. Harms that are out of view stay, and so do those that name nobody.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn carry_harms(&mut self, inventory: Id) -> Result<HarmsCarried, JournalError> {
        let mut harms = Vec::new();
        if self.sections(inventory)?.iter().any(|sheet| sheet.id == HARMS) {
            harms = self.entries(Some(inventory), HARMS)?;
            harms.retain(|entry| !entry.answers.is_empty());
        }
        self.change(UndoAction::Created, |change| {
            let mut carried = HarmsCarried { amends: Vec::new(), unnamed: 0 };
            for entry in &harms {
                let place = answers::place(change.connection, entry.id)?;
                let before: bool = change
                    .connection
                    .prepare_cached("SELECT EXISTS (SELECT 1 FROM amends WHERE from_entry = ?1)")?
                    .query_row([place.key], |row| row.get(0))?;
                if before {
                    continue;
                }
                let entry = entries::get(change.connection, entry.id)?;
                match amends::carry(change, &place, &entry) {
                    Ok(made) => carried.amends.extend(made),
                    Err(JournalError::Invalid(Invalid::NobodyNamed)) => carried.unnamed += 1,
                    Err(error) => return Err(error),
                }
            }
            Ok((Target::Inventory { id: inventory }, carried))
        })
    }
}
