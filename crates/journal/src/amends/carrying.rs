//! From what was written about oneself to the Step 8 list: a harm, one's part in a resentment, an apology that the
//! evening review found owed.

use std::borrow::BorrowMut;
use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{create, get};
use crate::answers::{self, Place};
use crate::change::{Change, Table};
use crate::clock::Stamp;
use crate::error::{Invalid, JournalError};
use crate::model::{
    Amends, AmendsDraft, Answer, Behaviour, Entry, Field, Id, PersonKind, Target, UndoAction, Worksheet,
};
use crate::{Journal, entries, people, worksheets};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Carries an entry to the Step 8 list: one amends for each person it names, linked both ways. It does so once:
    /// a person for whom the list already has this entry is left as is, and one whose amends is in the trash gets
    /// that back. When nobody is linked, the words written in the field for people become a person. A principle can
    /// be resented, but not harmed.
    ///
    /// Returns the amends of this entry, in the order of the people.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::Invalid`] when the worksheet is not one that is carried or the
    /// entry names nobody, or [`JournalError::Database`].
    pub fn carry_to_amends(&mut self, entry: Id) -> Result<Vec<Amends>, JournalError> {
        self.change(UndoAction::Created, |change| {
            let place = answers::place(change.connection, entry)?;
            let entry = entries::get(change.connection, entry)?;
            let made = carry(change, &place, &entry)?;
            let amends = made.iter().map(|id| get(change.connection, *id)).collect::<Result<_, _>>()?;
            Ok((Target::Amends { id: made[0] }, amends))
        })
    }
}

/// Carries an entry, and returns its amends in the order of the people.
pub(crate) fn carry(change: &mut Change<'_>, place: &Place, entry: &Entry) -> Result<Vec<Id>, JournalError> {
    let sheet = carried(change.connection, &entry.worksheet)?;
    let answer = |field: Option<&Field>| field.and_then(|field| entry.answers.get(&field.id));
    let named = answer(sheet.people_field());
    let harm = answer(sheet.harm_field()).map_or("", |answer| answer.text.as_str());
    let mut made = Vec::new();
    for person in whom(change, named)? {
        let there: Option<(i64, Id)> = change
            .connection
            .prepare_cached(
                "SELECT amends.key, things.id FROM amends JOIN things ON things.key = amends.key
                 WHERE amends.from_entry = ?1 AND amends.person = (SELECT key FROM things WHERE id = ?2)
                 ORDER BY things.deleted IS NOT NULL, amends.key LIMIT 1",
            )?
            .query_row(params![place.key, person], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        made.push(match there {
            Some((key, id)) => {
                change.update(Some(key), Table::Things, key, &[("deleted", &None::<Stamp>)])?;
                id
            }
            None => create(change, &AmendsDraft::new(person, harm), Some(place.key))?.1,
        });
    }
    Ok(made)
}

/// The worksheet as it is asked today, if its entries are carried: what a worksheet does holds for entries of all its
/// versions.
fn carried(connection: &Connection, worksheet: &str) -> Result<Cow<'static, Worksheet>, JournalError> {
    let sheet = worksheets::current(connection, worksheet)?;
    if sheet.behaviours.contains(&Behaviour::CarryToAmends) {
        Ok(sheet)
    } else {
        Err(Invalid::NotCarried.into())
    }
}

/// Who can be owed an amends among those whom an answer names.
fn whom(change: &mut Change<'_>, named: Option<&Answer>) -> Result<Vec<Id>, JournalError> {
    let Some(named) = named else { return Err(Invalid::NobodyNamed.into()) };
    if named.people.is_empty() {
        if named.text.trim().is_empty() {
            return Err(Invalid::NobodyNamed.into());
        }
        return Ok(vec![people::find_or_create(change, &named.text, PersonKind::Person)?.1]);
    }
    let mut people = Vec::with_capacity(named.people.len());
    for id in &named.people {
        if people::get(change.connection, *id)?.draft.kind != PersonKind::Principle {
            people.push(*id);
        }
    }
    if people.is_empty() { Err(Invalid::NobodyNamed.into()) } else { Ok(people) }
}
