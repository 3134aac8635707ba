//! What the thing of an edit says now, so that an edit which comes late is not written over something newer.

use std::borrow::BorrowMut;

use rusqlite::Connection;

use crate::change::key_of;
use crate::error::{JournalError, Kind};
use crate::inventories::{self, Shelf};
use crate::model::{Edit, Id};
use crate::{Journal, answers, patterns, people, readings};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// What the thing of an edit says now: the edit that would write it as it is.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] where the thing is not there or in the trash, [`JournalError::Invalid`],
    /// [`JournalError::UnknownWorksheet`] or [`JournalError::Database`].
    pub fn standing(&self, edit: &Edit) -> Result<Edit, JournalError> {
        let connection = self.connection();
        Ok(match edit {
            Edit::Answer { entry, field, .. } => {
                in_view(connection, *entry, Kind::Entry)?;
                let key = key_of(connection, Kind::Entry, *entry)?;
                let answer = answers::standing(connection, key, field)?.answer;
                Edit::Answer { entry: *entry, field: field.clone(), answer }
            }
            Edit::Person { id, .. } => Edit::Person { id: *id, draft: people::get(connection, *id)?.draft },
            Edit::Inventory { id, .. } => {
                let on = |shelf| inventories::list(connection, shelf, Some(*id));
                let found = match on(Shelf::InView)?.pop() {
                    Some(inventory) => Some(inventory),
                    None => on(Shelf::SealedAway)?.pop(),
                };
                let draft = found.ok_or(JournalError::NotFound(Kind::Inventory))?.draft;
                Edit::Inventory { id: *id, draft }
            }
            Edit::Amends { id, .. } => Edit::Amends { id: *id, draft: self.amends(*id)?.draft },
            Edit::Letter { id, .. } => {
                in_view(connection, *id, Kind::Amends)?;
                Edit::Letter { id: *id, text: self.letter(*id)? }
            }
            Edit::Reflection { id, .. } => Edit::Reflection { id: *id, draft: self.reflection(*id)?.draft },
            Edit::Worksheet { id, .. } => {
                in_view(connection, *id, Kind::Worksheet)?;
                Edit::Worksheet { id: *id, draft: self.worksheet_draft(*id)? }
            }
            Edit::Pattern { value, own, .. } => {
                let draft = patterns::beside(connection, value, *own)?;
                Edit::Pattern { value: value.clone(), own: *own, draft }
            }
            Edit::Reading { entry, .. } => {
                in_view(connection, *entry, Kind::Entry)?;
                Edit::Reading { entry: *entry, said: readings::said(connection, *entry)? }
            }
            Edit::Step { number, .. } => {
                let step = self.step(*number)?;
                Edit::Step { number: *number, own_words: step.own_words, notes: step.notes }
            }
        })
    }
}

/// A thing in the trash can be written, but whoever wrote it would not see it again.
fn in_view(connection: &Connection, id: Id, kind: Kind) -> Result<(), JournalError> {
    let is_there: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM things WHERE id = ?1 AND deleted IS NULL)")?
        .query_row([id], |row| row.get(0))?;
    if is_there { Ok(()) } else { Err(JournalError::NotFound(kind)) }
}
