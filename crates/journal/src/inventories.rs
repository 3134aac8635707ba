//! Step 4 inventories. People make several over a lifetime.

use std::borrow::BorrowMut;
use std::collections::HashMap;

use rusqlite::{Connection, params};

use crate::Journal;
use crate::change::{Change, Columns, Table, key_of};
use crate::error::{JournalError, Kind};
use crate::model::{Id, Inventory, InventoryDraft, Target, UndoAction};
use crate::sql::Json;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// All inventories that are in view, the one begun last first.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn inventories(&self) -> Result<Vec<Inventory>, JournalError> {
        list(self.connection(), Shelf::InView, None)
    }

    /// One inventory.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also when it is in the trash or sealed away, or [`JournalError::Database`].
    pub fn inventory(&self, id: Id) -> Result<Inventory, JournalError> {
        get(self.connection(), id)
    }

    /// Begins an inventory.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn create_inventory(&mut self, draft: &InventoryDraft) -> Result<Inventory, JournalError> {
        self.change(UndoAction::Created, |change| {
            let (_, id) = create(change, draft)?;
            Ok((Target::Inventory { id }, get(change.connection, id)?))
        })
    }
}

pub(crate) fn create(change: &mut Change<'_>, draft: &InventoryDraft) -> Result<(i64, Id), JournalError> {
    let (key, id) = change.create(Kind::Inventory)?;
    write(draft, |columns| change.insert(Some(key), Table::Inventories, Some(key), columns).map(drop))?;
    Ok((key, id))
}

pub(crate) fn edit(change: &mut Change<'_>, id: Id, draft: &InventoryDraft) -> Result<Target, JournalError> {
    let key = key_of(change.connection, Kind::Inventory, id)?;
    write(draft, |columns| change.update(Some(key), Table::Inventories, key, columns).map(drop))?;
    Ok(Target::Inventory { id })
}

/// Hands the columns of a draft to what writes them.
fn write<T>(draft: &InventoryDraft, write: impl FnOnce(&Columns<'_>) -> T) -> T {
    write(&[
        ("title", &draft.title),
        ("started", &draft.started),
        ("finished", &draft.finished),
        ("status", &draft.status),
        ("sections", &Json(&draft.sections)),
    ])
}

/// Where inventories are that are not in the trash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    InView,
    SealedAway,
}

fn get(connection: &Connection, id: Id) -> Result<Inventory, JournalError> {
    list(connection, Shelf::InView, Some(id))?.pop().ok_or(JournalError::NotFound(Kind::Inventory))
}

/// The inventories of a shelf, or the one of an id if it is there, with the counts of their entries.
pub(crate) fn list(
    connection: &Connection,
    shelf: Shelf,
    id: Option<Id>,
) -> Result<Vec<Inventory>, JournalError> {
    let mut keys = HashMap::new();
    let mut inventories: Vec<Inventory> = connection
        .prepare_cached(
            "SELECT inventories.key, things.id, title, started, created, updated, finished, status, sections
             FROM inventories JOIN things ON things.key = inventories.key
             WHERE deleted IS NULL AND (?1 IS NULL OR things.id = ?1) AND (sealed_away IS NOT NULL) = ?2
             ORDER BY started DESC, inventories.key DESC",
        )?
        .query_map(params![id, shelf == Shelf::SealedAway], |row| {
            keys.insert(row.get::<_, i64>(0)?, keys.len());
            let Json(sections) = row.get(8)?;
            Ok(Inventory {
                id: row.get(1)?,
                draft: InventoryDraft {
                    title: row.get(2)?,
                    started: row.get(3)?,
                    finished: row.get(6)?,
                    status: row.get(7)?,
                    sections,
                },
                entries: std::collections::BTreeMap::new(),
                created: row.get(4)?,
                updated: row.get(5)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut counts = connection.prepare_cached(
        "SELECT entries.inventory, entries.worksheet, count(*)
         FROM entries JOIN things ON things.key = entries.key
         WHERE things.deleted IS NULL AND entries.inventory IS NOT NULL
           AND (?1 IS NULL OR entries.inventory = (SELECT key FROM things WHERE id = ?1))
         GROUP BY entries.inventory, entries.worksheet",
    )?;
    let mut rows = counts.query([id])?;
    while let Some(row) = rows.next()? {
        if let Some(&index) = keys.get(&row.get(0)?) {
            inventories[index].entries.insert(row.get(1)?, row.get(2)?);
        }
    }
    Ok(inventories)
}
