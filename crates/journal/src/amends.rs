//! The Step 8 list and the amends of Step 9: what is put on the list and edited. What else there is to it stands in
//! the files of the folder.

mod carrying;
pub(crate) mod injury;
pub(crate) mod ledger;
mod list;
mod moving;

use std::borrow::BorrowMut;

use rusqlite::Connection;

pub(crate) use carrying::carry;
use list::get;
pub(crate) use moving::move_to;

use crate::Journal;
use crate::change::{Change, Table, key_of};
use crate::error::{JournalError, Kind};
use crate::model::{Amends, AmendsDraft, AmendsStatus, Day, Id, Target, UndoAction, Willingness};

impl<D: BorrowMut<Connection>> Journal<D> {
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

    /// The letter of an amends, as Markdown; empty when none was begun.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn letter(&self, amends: Id) -> Result<String, JournalError> {
        let key = key_of(self.connection(), Kind::Amends, amends)?;
        let mut statement = self.connection().prepare_cached("SELECT letter FROM amends WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0))?)
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
            kind: None,
            plan: String::new(),
            review: None,
            reason: None,
            talked_with: String::new(),
            talked_on: None,
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
            ("kind", &draft.kind),
            ("letter", &""),
            ("talked_on", &draft.talked_on),
            ("came_up", &None::<Day>),
        ],
    )?;
    moving::remember(change, key, None, AmendsStatus::Unsorted, "")?;
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
            ("talked_with", &draft.talked_with),
            ("harm", &draft.harm),
            ("suffered", &draft.suffered),
            ("plan", &draft.plan),
            ("outcome", &draft.outcome),
            ("kind", &draft.kind),
            ("talked_on", &draft.talked_on),
        ],
    )?;
    set_review(change, key, draft.review)?;
    Ok(Target::Amends { id })
}

/// Writes the letter of an amends.
pub(crate) fn write_letter(change: &mut Change<'_>, id: Id, text: &str) -> Result<Target, JournalError> {
    let key = key_of(change.connection, Kind::Amends, id)?;
    change.update(Some(key), Table::Amends, key, &[("letter", &text)])?;
    Ok(Target::Amends { id })
}

/// Sets the day to look again. Another day has not come up yet.
fn set_review(change: &mut Change<'_>, key: i64, review: Option<Day>) -> Result<(), JournalError> {
    if change.update(Some(key), Table::Amends, key, &[("review", &review)])? {
        change.update(Some(key), Table::Amends, key, &[("came_up", &None::<Day>)])?;
    }
    Ok(())
}
