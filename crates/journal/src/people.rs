//! The people, institutions and principles that entries and amends speak of.

mod linked;
mod merge;

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::Journal;
use crate::change::{Change, Table, key_of};
use crate::error::{Invalid, JournalError, Kind};
use crate::fold::{folded, is_blank};
use crate::model::{Id, Person, PersonDraft, PersonKind, Target, UndoAction};
use crate::sql::Lines;

pub(crate) use merge::forget_in_history;

const PERSON: &str =
    "SELECT things.id, people.name, people.aliases, people.kind, things.created, things.updated, people.initials,
      people.stand_in, things.deleted IS NOT NULL
    FROM people JOIN things ON things.key = people.key";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Everybody whose name can stand somewhere, by name: also those in the trash, since entries keep theirs.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn people(&self) -> Result<Vec<Person>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached(&format!("{PERSON} ORDER BY people.folded, people.key"))?
            .query_map([], person)?
            .collect::<Result<_, _>>()?)
    }

    /// One person, in the trash or not.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn person(&self, id: Id) -> Result<Person, JournalError> {
        get(self.connection(), id)
    }

    /// Names somebody.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when the name is empty or there is a writer already, or
    /// [`JournalError::Database`].
    pub fn create_person(&mut self, draft: &PersonDraft) -> Result<Person, JournalError> {
        self.change(UndoAction::Created, |change| {
            let (_, id) = create(change, draft)?;
            Ok((Target::Person { id }, get(change.connection, id)?))
        })
    }

    /// The person of that name, case and accents aside. Somebody in the trash is taken out of it, and where there
    /// is nobody, one is made of that kind. The writer is one only, and is found under any name.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when the name is empty, or [`JournalError::Database`].
    pub fn find_or_create_person(&mut self, name: &str, kind: PersonKind) -> Result<Person, JournalError> {
        self.change(UndoAction::Created, |change| {
            let (_, id) = find_or_create(change, name, kind)?;
            Ok((Target::Person { id }, get(change.connection, id)?))
        })
    }
}

pub(crate) fn create(change: &mut Change<'_>, draft: &PersonDraft) -> Result<(i64, Id), JournalError> {
    let (name, folded) = checked_name(&draft.name)?;
    one_writer(change, None, draft.kind)?;
    let (key, id) = change.create(Kind::Person)?;
    change.insert(
        Some(key),
        Table::People,
        Some(key),
        &[
            ("kind", &draft.kind),
            ("name", &name),
            ("folded", &folded),
            ("aliases", &Lines::tidy(draft.aliases.iter().map(String::as_str))),
            ("initials", &one_line(&draft.initials)),
            ("stand_in", &one_line(&draft.stand_in)),
        ],
    )?;
    Ok((key, id))
}

pub(crate) fn find_or_create(
    change: &mut Change<'_>,
    name: &str,
    kind: PersonKind,
) -> Result<(i64, Id), JournalError> {
    let (name, folded) = checked_name(name)?;
    let found: Option<(i64, Id, bool)> = change
        .connection
        .prepare_cached(
            "SELECT people.key, things.id, things.deleted IS NOT NULL
             FROM people JOIN things ON things.key = people.key
             WHERE CASE ?2 WHEN 'myself' THEN people.kind = ?2 ELSE people.folded = ?1 END
             ORDER BY things.deleted IS NOT NULL, people.key LIMIT 1",
        )?
        .query_row(params![folded, kind], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    match found {
        Some((key, id, in_trash)) => {
            if in_trash {
                change.update(Some(key), Table::Things, key, &[("deleted", &None::<String>)])?;
            }
            Ok((key, id))
        }
        None => create(change, &PersonDraft { name: name.to_owned(), kind, ..PersonDraft::default() }),
    }
}

pub(crate) fn edit(change: &mut Change<'_>, id: Id, draft: &PersonDraft) -> Result<Target, JournalError> {
    let (name, folded) = checked_name(&draft.name)?;
    let key = key_of(change.connection, Kind::Person, id)?;
    one_writer(change, Some(key), draft.kind)?;
    change.update(
        Some(key),
        Table::People,
        key,
        &[
            ("kind", &draft.kind),
            ("name", &name),
            ("folded", &folded),
            ("aliases", &Lines::tidy(draft.aliases.iter().map(String::as_str))),
            ("initials", &one_line(&draft.initials)),
            ("stand_in", &one_line(&draft.stand_in)),
        ],
    )?;
    Ok(Target::Person { id })
}

/// Checks that nobody else is the writer when somebody is about to be.
fn one_writer(change: &Change<'_>, key: Option<i64>, kind: PersonKind) -> Result<(), JournalError> {
    // Everybody is looked at for this, so only for the one for whom it matters.
    if kind != PersonKind::Myself {
        return Ok(());
    }
    let another: bool = change
        .connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM people WHERE kind = 'myself' AND key IS NOT ?1)")?
        .query_row([key], |row| row.get(0))?;
    if another { Err(Invalid::SecondWriter.into()) } else { Ok(()) }
}

/// A short text with no line breaks within and no space around it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name without the space around it, and without case, accents, doubled spaces and what cannot
/// be seen. One of which nothing is seen is empty.
fn checked_name(name: &str) -> Result<(&str, String), JournalError> {
    let name = name.trim();
    if is_blank(name) {
        return Err(Invalid::EmptyName.into());
    }
    Ok((name, folded(name)))
}

pub(crate) fn get(connection: &Connection, id: Id) -> Result<Person, JournalError> {
    connection
        .prepare_cached(&format!("{PERSON} WHERE things.id = ?1"))?
        .query_row(params![id], person)
        .optional()?
        .ok_or(JournalError::NotFound(Kind::Person))
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let Lines(aliases) = row.get(2)?;
    Ok(Person {
        id: row.get(0)?,
        draft: PersonDraft {
            name: row.get(1)?,
            aliases,
            kind: row.get(3)?,
            initials: row.get(6)?,
            stand_in: row.get(7)?,
        },
        created: row.get(4)?,
        updated: row.get(5)?,
        in_trash: row.get(8)?,
    })
}
