//! The entries of an inventory: rows of a worksheet.

use std::borrow::BorrowMut;
use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Params, params};

use crate::answers::{self, Place};
use crate::change::{Change, Table, key_of};
use crate::error::{Invalid, JournalError, Kind};
use crate::model::{Answer, Behaviour, Entry, Home, Id, Target, UndoAction, Worksheet};
use crate::sql::Json;
use crate::{Journal, worksheets};

/// The gap between neighbours, wide enough for twenty moves into the same place before anything is renumbered.
const GAP: i64 = 1 << 20;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The entries of one worksheet, in an inventory or by themselves, in order.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::UnknownWorksheet`] or [`JournalError::Database`].
    pub fn entries(&self, inventory: Option<Id>, worksheet: &str) -> Result<Vec<Entry>, JournalError> {
        worksheets::current(self.connection(), worksheet)?;
        let key = holder(self.connection(), inventory)?;
        read(
            self.connection(),
            "entries.inventory IS ?1 AND entries.worksheet = ?2 AND things.deleted IS NULL",
            params![key, worksheet],
        )
    }

    /// One entry.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also when it is in the trash, or [`JournalError::Database`].
    pub fn entry(&self, id: Id) -> Result<Entry, JournalError> {
        get(self.connection(), id)
    }

    /// Makes an empty entry after another, or at the end; and under another, in a worksheet whose entries are a
    /// chain.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::UnknownWorksheet`], [`JournalError::Invalid`] when `after` or
    /// `under` stands elsewhere, or [`JournalError::Database`].
    pub fn create_entry(
        &mut self,
        inventory: Option<Id>,
        worksheet: &str,
        after: Option<Id>,
        under: Option<Id>,
    ) -> Result<Entry, JournalError> {
        self.change(UndoAction::Created, |change| {
            let sheet = worksheets::current(change.connection, worksheet)?;
            let (key, id) = create(change, inventory, &sheet, after, 1)?.remove(0);
            if let Some(under) = under {
                let above = place_beside(change, inventory, worksheet, under)?;
                if !sheet.behaviours.contains(&Behaviour::Chain) {
                    return Err(Invalid::ElsewhereEntry.into());
                }
                change.update(Some(key), Table::Entries, key, &[("under", &above)])?;
            }
            Ok((target(inventory, worksheet, id), get(change.connection, id)?))
        })
    }

    /// Moves an entry behind another of the same worksheet, or to the front.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::Invalid`] when `after` stands elsewhere, or
    /// [`JournalError::Database`].
    pub fn move_entry(&mut self, id: Id, after: Option<Id>) -> Result<(), JournalError> {
        self.change(UndoAction::Moved, |change| {
            let Place { key, inventory_key, inventory, worksheet, .. } =
                answers::place(change.connection, id)?;
            if after != Some(id) {
                let spot = after
                    .map_or(Ok(Spot::Front), |after| spot_after(change, inventory, &worksheet, after))?;
                let position = positions(change, inventory_key, &worksheet, spot, 1)?[0];
                change.update(Some(key), Table::Entries, key, &[("position", &position)])?;
            }
            Ok((target(inventory, &worksheet, id), ()))
        })
    }
}

pub(crate) fn target(inventory: Option<Id>, worksheet: &str, id: Id) -> Target {
    Target::Entry { id, inventory, worksheet: worksheet.to_owned(), field: None }
}

/// Makes empty entries, one behind the other.
pub(crate) fn create(
    change: &mut Change<'_>,
    inventory: Option<Id>,
    sheet: &Worksheet,
    after: Option<Id>,
    count: usize,
) -> Result<Vec<(i64, Id)>, JournalError> {
    if inventory.is_some() != (sheet.home == Home::Inventory) {
        return Err(Invalid::Place.into());
    }
    let inventory_key = holder(change.connection, inventory)?;
    let spot = after.map_or(Ok(Spot::End), |after| spot_after(change, inventory, &sheet.id, after))?;
    let mut made = Vec::with_capacity(count);
    for position in positions(change, inventory_key, &sheet.id, spot, count)? {
        let (key, id) = change.create(Kind::Entry)?;
        change.insert(
            Some(key),
            Table::Entries,
            Some(key),
            &[
                ("inventory", &inventory_key),
                ("worksheet", &sheet.id),
                ("version", &sheet.version),
                ("position", &position),
                ("under", &None::<i64>),
            ],
        )?;
        made.push((key, id));
    }
    Ok(made)
}

/// Where new or moved entries go.
#[derive(Clone, Copy)]
enum Spot {
    Front,
    End,
    After(i64),
}

fn spot_after(
    change: &Change<'_>,
    inventory: Option<Id>,
    worksheet: &str,
    after: Id,
) -> Result<Spot, JournalError> {
    place_beside(change, inventory, worksheet, after).map(Spot::After)
}

/// The key of an entry that must stand in the same worksheet of the same inventory.
pub(crate) fn place_beside(
    change: &Change<'_>,
    inventory: Option<Id>,
    worksheet: &str,
    beside: Id,
) -> Result<i64, JournalError> {
    let place = answers::place(change.connection, beside)?;
    if place.inventory != inventory || place.worksheet != worksheet {
        return Err(Invalid::ElsewhereEntry.into());
    }
    Ok(place.key)
}

/// The key of the inventory that holds entries, if one does.
fn holder(connection: &Connection, inventory: Option<Id>) -> Result<Option<i64>, JournalError> {
    inventory.map(|inventory| key_of(connection, Kind::Inventory, inventory)).transpose()
}

/// Finds room for some entries. Where the gap has grown too narrow, all of the worksheet is numbered anew.
fn positions(
    change: &mut Change<'_>,
    inventory: Option<i64>,
    worksheet: &str,
    spot: Spot,
    count: usize,
) -> Result<Vec<i64>, JournalError> {
    let wanted = i64::try_from(count).unwrap_or(i64::MAX);
    loop {
        let edge = |sql: &str, bound: i64| -> Result<Option<i64>, JournalError> {
            let mut statement = change.connection.prepare_cached(&format!(
                "SELECT {sql} FROM entries WHERE inventory IS ?1 AND worksheet = ?2 AND position > ?3"
            ))?;
            Ok(statement.query_row(params![inventory, worksheet, bound], |row| row.get(0))?)
        };
        let room = wanted.saturating_mul(GAP);
        let (low, high) = match spot {
            Spot::Front => {
                let first = edge("min(position)", i64::MIN)?.unwrap_or(0);
                (first.saturating_sub(room), first)
            }
            Spot::End => {
                let last = edge("max(position)", i64::MIN)?.unwrap_or(0);
                (last, last.saturating_add(room).saturating_add(GAP))
            }
            Spot::After(key) => {
                let low = change
                    .connection
                    .prepare_cached("SELECT position FROM entries WHERE key = ?1")?
                    .query_row([key], |row| row.get(0))?;
                (low, edge("min(position)", low)?.unwrap_or(low + room + GAP))
            }
        };
        let step = (high - low) / (wanted + 1);
        if step > 0 {
            return Ok((1..=wanted).map(|index| low + step * index).collect());
        }
        renumber(change, inventory, worksheet, room)?;
    }
}

fn renumber(
    change: &mut Change<'_>,
    inventory: Option<i64>,
    worksheet: &str,
    gap: i64,
) -> Result<(), JournalError> {
    let keys: Vec<i64> = change
        .connection
        .prepare_cached(
            "SELECT key FROM entries WHERE inventory IS ?1 AND worksheet = ?2 ORDER BY position, key",
        )?
        .query_map(params![inventory, worksheet], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for (index, key) in (1_i64..).zip(keys) {
        // Nothing was written in these entries, so their own moment of change stays.
        change.update(None, Table::Entries, key, &[("position", &(index * gap.max(GAP)))])?;
    }
    Ok(())
}

pub(crate) fn get(connection: &Connection, id: Id) -> Result<Entry, JournalError> {
    let key = key_of(connection, Kind::Entry, id)?;
    let found = read(connection, "entries.key = ?1 AND things.deleted IS NULL", [key])?;
    found.into_iter().next().ok_or(JournalError::NotFound(Kind::Entry))
}

/// Reads entries in order, with three statements however many there are.
fn read(
    connection: &Connection,
    filter: &str,
    parameters: impl Params + Clone,
) -> Result<Vec<Entry>, JournalError> {
    let mut index = HashMap::new();
    let mut entries: Vec<Entry> = connection
        .prepare_cached(&format!(
            "SELECT entries.key, things.id, inventory.id, entries.worksheet, things.created, things.updated,
               entries.version, above.id,
               (SELECT made.id FROM amends JOIN things AS made ON made.key = amends.key
                WHERE amends.from_entry = entries.key AND made.deleted IS NULL ORDER BY amends.key LIMIT 1)
             FROM entries JOIN things ON things.key = entries.key
               LEFT JOIN things AS inventory ON inventory.key = entries.inventory
               LEFT JOIN things AS above ON above.key = entries.under AND above.deleted IS NULL
             WHERE {filter} ORDER BY entries.position, entries.key"
        ))?
        .query_map(parameters.clone(), |row| {
            index.insert(row.get::<_, i64>(0)?, index.len());
            Ok(Entry {
                id: row.get(1)?,
                inventory: row.get(2)?,
                worksheet: row.get(3)?,
                answers: BTreeMap::new(),
                created: row.get(4)?,
                updated: row.get(5)?,
                version: row.get(6)?,
                under: row.get(7)?,
                amends: row.get(8)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT answers.entry, field, pass, date, scale, choices, text
         FROM entries JOIN things ON things.key = entries.key JOIN answers ON answers.entry = entries.key
         WHERE {filter}"
    ))?;
    let mut rows = statement.query(parameters.clone())?;
    while let Some(row) = rows.next()? {
        let choices: Option<Json<_>> = row.get(5)?;
        let answer = Answer {
            pass: row.get(2)?,
            date: row.get(3)?,
            scale: row.get(4)?,
            choices: choices.map(|Json(choices)| choices).unwrap_or_default(),
            text: row.get(6)?,
            people: Vec::new(),
        };
        entries[index[&row.get(0)?]].answers.insert(row.get(1)?, answer);
    }
    let mut statement = connection.prepare_cached(&format!(
        "SELECT answer_people.entry, field, person.id
         FROM entries JOIN things ON things.key = entries.key
           JOIN answer_people ON answer_people.entry = entries.key
           JOIN things AS person ON person.key = answer_people.person
         WHERE {filter} ORDER BY answer_people.entry, field, answer_people.position"
    ))?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        let answers = &mut entries[index[&row.get(0)?]].answers;
        answers.entry(row.get(1)?).or_default().people.push(row.get(2)?);
    }
    // An answer that was somebody who is no longer named anywhere.
    for entry in &mut entries {
        entry.answers.retain(|_, answer| !answer.is_empty());
    }
    Ok(entries)
}
