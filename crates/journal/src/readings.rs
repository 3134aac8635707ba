//! Reading an inventory to somebody: which entries were read, what the listener said, and where it stopped.

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _, ToSql, params};

use crate::Journal;
use crate::answers;
use crate::change::{Change, Table, key_of};
use crate::clock::Stamp;
use crate::entries;
use crate::error::{JournalError, Kind};
use crate::model::{Id, Reading, Readings, Target, UndoAction};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// How far an inventory was read to somebody.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn readings(&self, inventory: Id) -> Result<Readings, JournalError> {
        let connection = self.connection();
        let key = key_of(connection, Kind::Inventory, inventory)?;
        let stopped = connection
            .prepare_cached(
                "SELECT things.id FROM inventories
                   LEFT JOIN things ON things.key = read_to AND things.deleted IS NULL
                 WHERE inventories.key = ?1",
            )?
            .query_row([key], |row| row.get(0))?;
        let mut statement = connection.prepare_cached(
            "SELECT things.id, shared, come_back, said
             FROM entries CROSS JOIN readings ON readings.entry = entries.key
               CROSS JOIN things ON things.key = entries.key
             WHERE entries.inventory = ?1 AND things.deleted IS NULL",
        )?;
        let read = statement.query_map([key], |row| {
            Ok(Reading { entry: row.get(0)?, shared: row.get(1)?, come_back: row.get(2)?, said: row.get(3)? })
        })?;
        Ok(Readings { stopped, entries: read.collect::<Result<_, _>>()? })
    }

    /// Marks an entry as read to somebody, now, or takes the mark away. One that has it keeps the moment it has.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn mark_reading(&mut self, entry: Id, shared: bool) -> Result<(), JournalError> {
        self.change(UndoAction::Edited, |change| {
            let (place, row) = standing(change, entry)?;
            let moment = shared.then(|| row.shared.clone().unwrap_or_else(|| change.now.clone()));
            write(change, None, place.key, &row, &Row { shared: moment, ..row.clone() })?;
            Ok((entries::target(place.inventory, &place.worksheet, entry), ()))
        })
    }

    /// Sets whether the writer wants to come back to an entry.
    ///
    /// # Errors
    /// As [`Journal::mark_reading`].
    pub fn set_come_back(&mut self, entry: Id, come_back: bool) -> Result<(), JournalError> {
        self.change(UndoAction::Edited, |change| {
            let (place, row) = standing(change, entry)?;
            write(change, None, place.key, &row, &Row { come_back, ..row.clone() })?;
            Ok((entries::target(place.inventory, &place.worksheet, entry), ()))
        })
    }

    /// Remembers at which entry the reading of an inventory stopped, or that it begins anew. The entry can be of an
    /// inventory that is read together with it. It is no part of undo.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn stop_reading(&mut self, inventory: Id, entry: Option<Id>) -> Result<(), JournalError> {
        let connection = self.connection();
        let key = key_of(connection, Kind::Inventory, inventory)?;
        let entry = entry.map(|entry| key_of(connection, Kind::Entry, entry)).transpose()?;
        connection
            .prepare_cached("UPDATE inventories SET read_to = ?1 WHERE key = ?2")?
            .execute(params![entry, key])?;
        Ok(())
    }
}

/// Writes what the listener said of an entry.
pub(crate) fn edit(change: &mut Change<'_>, entry: Id, said: &str) -> Result<Target, JournalError> {
    let (place, row) = standing(change, entry)?;
    write(change, Some(place.key), place.key, &row, &Row { said: said.to_owned(), ..row.clone() })?;
    Ok(entries::target(place.inventory, &place.worksheet, entry))
}

/// What the listener said of an entry, as it is kept.
pub(crate) fn said(connection: &Connection, entry: Id) -> Result<String, JournalError> {
    let place = answers::place(connection, entry)?;
    Ok(row_of(connection, place.key)?.said)
}

/// Destroys what became of an entry when it was read.
pub(crate) fn destroy_with(change: &mut Change<'_>, entry: i64) -> Result<(), JournalError> {
    if let Row { key: Some(key), .. } = row_of(change.connection, entry)? {
        change.delete(None, Table::Readings, key)?;
    }
    Ok(())
}

/// What is kept for an entry. It has no key while nothing is.
#[derive(Clone, Default)]
struct Row {
    key: Option<i64>,
    shared: Option<Stamp>,
    come_back: bool,
    said: String,
}

impl Row {
    fn is_empty(&self) -> bool {
        self.shared.is_none() && !self.come_back && self.said.is_empty()
    }
}

fn standing(change: &Change<'_>, entry: Id) -> Result<(answers::Place, Row), JournalError> {
    let place = answers::place(change.connection, entry)?;
    let row = row_of(change.connection, place.key)?;
    Ok((place, row))
}

fn row_of(connection: &Connection, entry: i64) -> Result<Row, JournalError> {
    Ok(connection
        .prepare_cached("SELECT key, shared, come_back, said FROM readings WHERE entry = ?1")?
        .query_row([entry], |row| {
            Ok(Row { key: row.get(0)?, shared: row.get(1)?, come_back: row.get(2)?, said: row.get(3)? })
        })
        .optional()?
        .unwrap_or_default())
}

/// Writes what is kept for an entry. With nothing in it there is no row.
fn write(
    change: &mut Change<'_>,
    thing: Option<i64>,
    entry: i64,
    was: &Row,
    is: &Row,
) -> Result<(), JournalError> {
    let set: [(&str, &dyn ToSql); 3] =
        [("shared", &is.shared), ("come_back", &is.come_back), ("said", &is.said)];
    match was.key {
        Some(key) if is.is_empty() => change.delete(thing, Table::Readings, key),
        Some(key) => change.update(thing, Table::Readings, key, &set).map(drop),
        None if is.is_empty() => Ok(()),
        None => {
            let place: [(&str, &dyn ToSql); 1] = [("entry", &entry)];
            change.insert(thing, Table::Readings, None, &[&place[..], &set].concat()).map(drop)
        }
    }
}
