//! The Step 8 list and the amends of Step 9.

use std::borrow::BorrowMut;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::answers::{self, Place};
use crate::change::{Change, Table, key_of};
use crate::clock::Stamp;
use crate::error::{Invalid, JournalError, Kind};
use crate::model::{
    Amends, AmendsDraft, AmendsStatus, Behaviour, DeferralReason, Entry, FieldKind, Id, PersonKind,
    StatusChange, Target, UndoAction, Willingness,
};
use crate::{Journal, entries, people, worksheets};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The whole list, in the order in which it was made.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn amends_list(&self) -> Result<Vec<Amends>, JournalError> {
        read(self.connection(), None)
    }

    /// One amends.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also when it is in the trash, or [`JournalError::Database`].
    pub fn amends(&self, id: Id) -> Result<Amends, JournalError> {
        get(self.connection(), id)
    }

    /// Puts a person and a harm on the list, not yet sorted.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when there is no such person, or [`JournalError::Database`].
    pub fn create_amends(&mut self, draft: &AmendsDraft) -> Result<Amends, JournalError> {
        self.change(UndoAction::Created, |change| {
            let (_, id) = create(change, draft, None)?;
            Ok((Target::Amends { id }, get(change.connection, id)?))
        })
    }

    /// Moves an amends to a status, with a note for its history and, on the way to [`AmendsStatus::Deferred`], the
    /// reason; on other ways the last reason is kept. A move to where it already stands keeps the note and the
    /// reason, and does nothing when there is neither.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn move_amends(
        &mut self,
        id: Id,
        status: AmendsStatus,
        note: &str,
        reason: Option<DeferralReason>,
    ) -> Result<Amends, JournalError> {
        self.change(UndoAction::Moved, |change| {
            let key = key_of(change.connection, Kind::Amends, id)?;
            if status == AmendsStatus::Deferred {
                change.update(Some(key), Table::Amends, key, &[("reason", &reason)])?;
            }
            move_to(change, key, status, note)?;
            Ok((Target::Amends { id }, get(change.connection, id)?))
        })
    }

    /// Carries a harm to the Step 8 list: one amends for each person it names, linked both ways. It does so once:
    /// a person for whom the list already has this harm is left as is, and one whose amends is in the trash gets
    /// that back. When nobody is linked, the words written in the field for people become a person.
    ///
    /// Returns the amends of this harm, in the order of the people.
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

impl AmendsDraft {
    /// A person and a harm, and nothing else yet.
    pub fn new(person: Id, harm: &str) -> Self {
        Self {
            person,
            harm: harm.to_owned(),
            suffered: String::new(),
            willingness: Willingness::default(),
            plan: String::new(),
            review: None,
            reason: None,
            talked_with: String::new(),
            outcome: String::new(),
        }
    }
}

pub(crate) fn create(
    change: &mut Change<'_>,
    draft: &AmendsDraft,
    from_entry: Option<i64>,
) -> Result<(i64, Id), JournalError> {
    let person = key_of(change.connection, Kind::Person, draft.person)?;
    let (key, id) = change.create(Kind::Amends)?;
    change.insert(
        Some(key),
        Table::Amends,
        Some(key),
        &[
            ("person", &person),
            ("from_entry", &from_entry),
            ("status", &AmendsStatus::Unsorted),
            ("willingness", &draft.willingness),
            ("reason", &draft.reason),
            ("review", &draft.review),
            ("talked_with", &draft.talked_with),
            ("harm", &draft.harm),
            ("suffered", &draft.suffered),
            ("plan", &draft.plan),
            ("outcome", &draft.outcome),
        ],
    )?;
    remember(change, key, None, AmendsStatus::Unsorted, "")?;
    Ok((key, id))
}

pub(crate) fn edit(change: &mut Change<'_>, id: Id, draft: &AmendsDraft) -> Result<Target, JournalError> {
    let person = key_of(change.connection, Kind::Person, draft.person)?;
    let key = key_of(change.connection, Kind::Amends, id)?;
    change.update(
        Some(key),
        Table::Amends,
        key,
        &[
            ("person", &person),
            ("willingness", &draft.willingness),
            ("reason", &draft.reason),
            ("review", &draft.review),
            ("talked_with", &draft.talked_with),
            ("harm", &draft.harm),
            ("suffered", &draft.suffered),
            ("plan", &draft.plan),
            ("outcome", &draft.outcome),
        ],
    )?;
    Ok(Target::Amends { id })
}

pub(crate) fn move_to(
    change: &mut Change<'_>,
    key: i64,
    status: AmendsStatus,
    note: &str,
) -> Result<(), JournalError> {
    let from: AmendsStatus = change
        .connection
        .prepare_cached("SELECT status FROM amends WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    if from != status || !note.is_empty() {
        change.update(Some(key), Table::Amends, key, &[("status", &status)])?;
        remember(change, key, Some(from), status, note)?;
    }
    Ok(())
}

/// Adds a line to the history. It is never dated before the line above it, whatever the clock says.
fn remember(
    change: &mut Change<'_>,
    key: i64,
    from: Option<AmendsStatus>,
    to: AmendsStatus,
    note: &str,
) -> Result<(), JournalError> {
    let latest: Option<Stamp> = change
        .connection
        .prepare_cached("SELECT at FROM amends_history WHERE amends = ?1 ORDER BY key DESC LIMIT 1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    let at = latest.map_or_else(|| change.now.clone(), |latest| latest.max(change.now.clone()));
    change.insert(
        Some(key),
        Table::AmendsHistory,
        None,
        &[("amends", &key), ("at", &at), ("from_status", &from), ("to_status", &to), ("note", &note)],
    )?;
    Ok(())
}

pub(crate) fn carry(change: &mut Change<'_>, place: &Place, entry: &Entry) -> Result<Vec<Id>, JournalError> {
    let sheet = worksheets::version(change.connection, &entry.worksheet, entry.version)?;
    if !sheet.behaviours.contains(&Behaviour::CarryToAmends) {
        return Err(Invalid::NotCarried.into());
    }
    let text = |field: &str| entry.answers.get(field).map(|answer| answer.text.as_str()).unwrap_or_default();
    let named = sheet.people_field().map_or("", |field| &field.id);
    // What was done stands in the first text after the names.
    let after_names = sheet.fields.iter().skip_while(|field| field.id != named);
    let harm = after_names.filter(|field| field.kind == FieldKind::Text).map(|field| text(&field.id)).next();
    let mut people = entry.answers.get(named).map(|answer| answer.people.clone()).unwrap_or_default();
    if people.is_empty() {
        if text(named).trim().is_empty() {
            return Err(Invalid::NobodyNamed.into());
        }
        people.push(people::find_or_create(change, text(named), PersonKind::Person)?.1);
    }
    let mut made = Vec::with_capacity(people.len());
    for person in people {
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
            None => create(change, &AmendsDraft::new(person, harm.unwrap_or_default()), Some(place.key))?.1,
        });
    }
    Ok(made)
}

fn get(connection: &Connection, id: Id) -> Result<Amends, JournalError> {
    read(connection, Some(id))?.pop().ok_or(JournalError::NotFound(Kind::Amends))
}

/// The amends outside the trash, or the one of an id, with their history.
fn read(connection: &Connection, id: Option<Id>) -> Result<Vec<Amends>, JournalError> {
    let filter = if id.is_some() { "AND things.id = ?1" } else { "AND ?1 IS NULL" };
    let mut index = HashMap::new();
    let mut list: Vec<Amends> = connection
        .prepare_cached(&format!(
            "SELECT amends.key, things.id, person.id, harm, suffered, willingness, plan, review, reason,
               talked_with, outcome, status, entry.id, things.created, things.updated
             FROM amends JOIN things ON things.key = amends.key
               JOIN things AS person ON person.key = amends.person
               LEFT JOIN things AS entry ON entry.key = amends.from_entry
             WHERE things.deleted IS NULL {filter} ORDER BY amends.key"
        ))?
        .query_map([id], |row| {
            index.insert(row.get::<_, i64>(0)?, index.len());
            Ok(Amends {
                id: row.get(1)?,
                draft: AmendsDraft {
                    person: row.get(2)?,
                    harm: row.get(3)?,
                    suffered: row.get(4)?,
                    willingness: row.get(5)?,
                    plan: row.get(6)?,
                    review: row.get(7)?,
                    reason: row.get(8)?,
                    talked_with: row.get(9)?,
                    outcome: row.get(10)?,
                },
                status: row.get(11)?,
                from_entry: row.get(12)?,
                history: Vec::new(),
                created: row.get(13)?,
                updated: row.get(14)?,
            })
        })?
        .collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(&format!(
        "SELECT amends_history.amends, at, from_status, to_status, note
         FROM amends_history JOIN things ON things.key = amends_history.amends
         WHERE things.deleted IS NULL {filter} ORDER BY amends_history.key"
    ))?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        list[index[&row.get(0)?]].history.push(StatusChange {
            at: row.get(1)?,
            from: row.get(2)?,
            to: row.get(3)?,
            note: row.get(4)?,
        });
    }
    Ok(list)
}
