//! What becomes of an inventory once it was shared: it stays, it is sealed away, or it is destroyed.
//!
//! Sealed away means out of every list, of search and of every share until it is asked for; see [`crate::hidden`].

use std::borrow::BorrowMut;

use rusqlite::Connection;

use crate::change::{Table, key_of};
use crate::clock::Stamp;
use crate::error::{JournalError, Kind};
use crate::inventories::{self, Shelf};
use crate::model::{Id, Inventory, Target, UndoAction};
use crate::{Journal, trash};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The inventories that are sealed away, the one begun last first.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn inventories_sealed_away(&self) -> Result<Vec<Inventory>, JournalError> {
        inventories::list(self.connection(), Shelf::SealedAway, None)
    }

    /// Puts an inventory out of view and out of search. It can be brought back.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn seal_inventory_away(&mut self, id: Id) -> Result<(), JournalError> {
        self.set_sealed_away(id, true)
    }

    /// Brings an inventory back that was sealed away.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn bring_inventory_back(&mut self, id: Id) -> Result<(), JournalError> {
        self.set_sealed_away(id, false)
    }

    fn set_sealed_away(&mut self, id: Id, away: bool) -> Result<(), JournalError> {
        self.change(UndoAction::Moved, |change| {
            let key = key_of(change.connection, Kind::Inventory, id)?;
            let at: Option<Stamp> = away.then(|| change.now.clone());
            change.update(Some(key), Table::Inventories, key, &[("sealed_away", &at)])?;
            Ok((Target::Inventory { id }, ()))
        })
    }

    /// Destroys an inventory wherever it is: in view, sealed away or in the trash. Its entries, what was written in
    /// them before, what was said when they were read, the choices saved for sharing it and its words in the index
    /// are gone. Amends that were made from it, and the people it names, stay: they are things of their own. This
    /// cannot be undone, and what came before it no longer can.
    ///
    /// The file beneath still holds its pages until it is written anew: see `VACUUM` in SQLite's documentation.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn destroy_inventory(&mut self, id: Id) -> Result<(), JournalError> {
        self.destroy_anywhere(&Target::Inventory { id })
    }

    /// Destroys a thing wherever it is, in the trash or not, as in a copy that was made before it was deleted. This
    /// cannot be undone, and what came before it no longer can.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::StillNamed`] for a person whom entries or amends name, or
    /// [`JournalError::Database`].
    pub fn destroy_anywhere(&mut self, target: &Target) -> Result<(), JournalError> {
        self.change_for_good(|change| trash::destroy_anywhere(change, target))
    }
}
