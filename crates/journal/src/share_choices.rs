//! Choices for a share, kept under a name; and the ones last made for an inventory, which keep themselves.

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::Journal;
use crate::change::{Change, Table, key_of};
use crate::clock::Stamp;
use crate::error::{Invalid, JournalError, Kind};
use crate::model::{Choices, Id, ShareChoice, Target, UndoAction};
use crate::sql::Json;

const READ: &str = "SELECT share_choices.id, inventory.id, name, choices, share_choices.updated
    FROM share_choices JOIN things AS inventory ON inventory.key = share_choices.inventory";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The choices that were kept for inventories in view, the ones last made among them; kept last first.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn share_choices(&self) -> Result<Vec<ShareChoice>, JournalError> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{READ} JOIN inventories ON inventories.key = inventory.key
             WHERE inventory.deleted IS NULL AND sealed_away IS NULL
             ORDER BY share_choices.updated DESC, share_choices.key DESC"
        ))?;
        Ok(statement.query_map([], choice)?.collect::<Result<_, _>>()?)
    }

    /// Keeps choices under a name: anew, or in the place of those of an id.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when the name is empty, [`JournalError::NotFound`] when there is no such inventory,
    /// or no such choices, or [`JournalError::Database`].
    pub fn save_share_choice(
        &mut self,
        id: Option<Id>,
        name: &str,
        inventory: Id,
        choices: &Choices,
    ) -> Result<ShareChoice, JournalError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Invalid::EmptyName.into());
        }
        let action = if id.is_some() { UndoAction::Edited } else { UndoAction::Created };
        self.change(action, |change| {
            let held = key_of(change.connection, Kind::Inventory, inventory)?;
            let now = change.now.clone();
            let id = match id {
                Some(id) => {
                    let key = named(change, id)?.0;
                    change.update(
                        None,
                        Table::ShareChoices,
                        key,
                        &[
                            ("inventory", &held),
                            ("name", &name),
                            ("choices", &Json(choices)),
                            ("updated", &now),
                        ],
                    )?;
                    id
                }
                None => insert(change, held, name, choices)?,
            };
            Ok((Target::Inventory { id: inventory }, get(change.connection, id)?))
        })
    }

    /// Lets choices that have a name go.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn delete_share_choice(&mut self, id: Id) -> Result<(), JournalError> {
        self.change(UndoAction::Deleted, |change| {
            let (key, inventory) = named(change, id)?;
            change.delete(None, Table::ShareChoices, key)?;
            Ok((Target::Inventory { id: inventory }, ()))
        })
    }

    /// Keeps the choices last made for an inventory, in the place of those before. They are no part of undo.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when there is no such inventory, or [`JournalError::Database`].
    pub fn keep_share_choices(&mut self, inventory: Id, choices: &Choices) -> Result<(), JournalError> {
        let connection = self.database.borrow();
        let held = key_of(connection, Kind::Inventory, inventory)?;
        let now = self.clock.now();
        connection
            .prepare_cached(
                "INSERT INTO share_choices (id, inventory, name, choices, updated) VALUES (?1, ?2, '', ?3, ?4)
                 ON CONFLICT (inventory) WHERE name = ''
                   DO UPDATE SET choices = excluded.choices, updated = excluded.updated",
            )?
            .execute(params![self.ids.next(&now), held, Json(choices), Stamp::of(&now)])?;
        Ok(())
    }
}

/// Destroys the choices that speak of an inventory, with whatever name they have.
pub(crate) fn destroy_with(change: &mut Change<'_>, inventory: i64) -> Result<(), JournalError> {
    let speak: Vec<i64> = change
        .connection
        .prepare_cached(
            "SELECT share_choices.key FROM share_choices, things
             WHERE things.key = ?1 AND (inventory = ?1 OR instr(choices, ?2) > 0)",
        )?
        .query_map(params![inventory, id_of(change, inventory)?.0.to_string()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for key in speak {
        change.delete(None, Table::ShareChoices, key)?;
    }
    Ok(())
}

fn id_of(change: &Change<'_>, key: i64) -> Result<Id, JournalError> {
    Ok(change
        .connection
        .prepare_cached("SELECT id FROM things WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?)
}

fn insert(
    change: &mut Change<'_>,
    inventory: i64,
    name: &str,
    choices: &Choices,
) -> Result<Id, JournalError> {
    let (id, now) = (change.new_id(), change.now.clone());
    change.insert(
        None,
        Table::ShareChoices,
        None,
        &[
            ("id", &id),
            ("inventory", &inventory),
            ("name", &name),
            ("choices", &Json(choices)),
            ("updated", &now),
        ],
    )?;
    Ok(id)
}

/// The key of choices that have a name, and the inventory for which they were made.
fn named(change: &Change<'_>, id: Id) -> Result<(i64, Id), JournalError> {
    change
        .connection
        .prepare_cached(
            "SELECT share_choices.key, things.id FROM share_choices
               JOIN things ON things.key = share_choices.inventory
             WHERE share_choices.id = ?1 AND name <> ''",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(JournalError::NotFound(Kind::Inventory))
}

fn get(connection: &Connection, id: Id) -> Result<ShareChoice, JournalError> {
    Ok(connection.prepare_cached(&format!("{READ} WHERE share_choices.id = ?1"))?.query_row([id], choice)?)
}

fn choice(row: &Row<'_>) -> rusqlite::Result<ShareChoice> {
    let Json(choices) = row.get(3)?;
    Ok(ShareChoice {
        id: row.get(0)?,
        inventory: row.get(1)?,
        name: row.get(2)?,
        choices,
        updated: row.get(4)?,
    })
}
