//! Two people who are the same become one, and somebody's name is taken out of everything.
//!
//! Nothing was written in the entries that link to them, so those keep their moment of change.

use std::borrow::BorrowMut;
use std::collections::HashSet;

use rusqlite::Connection;

use super::get;
use crate::change::{Change, Table, key_of};
use crate::clock::Stamp;
use crate::error::{Invalid, JournalError, Kind};
use crate::fold::folded;
use crate::model::{Answer, Id, Person, PersonKind, Target, UndoAction};
use crate::sql::{Json, Lines};
use crate::{Journal, trash};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Makes one of two people who are the same. Everything that links to the other, hidden or in the trash or
    /// written before, links to the one that is kept, once each; the other's names become other names; initials and
    /// stand-in are taken over where there were none. The other is gone, and one undo brings all of it back.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::Invalid`] when both are the same, or
    /// [`JournalError::Database`].
    pub fn merge_people(&mut self, keep: Id, other: Id) -> Result<Person, JournalError> {
        self.change(UndoAction::Merged, |change| {
            merge(change, keep, other)?;
            Ok((Target::Person { id: keep }, get(change.connection, keep)?))
        })
    }

    /// Puts a person in the trash and takes their name out of everything that links to them: answers keep their
    /// words and lose the link, also in what they said before; amends go to the trash. One undo brings all of it
    /// back.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn unlink_person(&mut self, id: Id) -> Result<(), JournalError> {
        self.change(UndoAction::Deleted, |change| {
            let key = key_of(change.connection, Kind::Person, id)?;
            for Link { key, .. } in links(change.connection, key)? {
                change.delete(None, Table::AnswerPeople, key)?;
            }
            for amends in amends(change.connection, key)? {
                trash::put(change, amends)?;
            }
            forget_in_history(change, key)?;
            trash::put(change, key)?;
            Ok((Target::Person { id }, ()))
        })
    }
}

fn merge(change: &mut Change<'_>, keep: Id, other: Id) -> Result<(), JournalError> {
    if keep == other {
        return Err(Invalid::SamePerson.into());
    }
    let (kept, gone) =
        (key_of(change.connection, Kind::Person, keep)?, key_of(change.connection, Kind::Person, other)?);

    let mut there: HashSet<_> =
        links(change.connection, kept)?.into_iter().map(|link| (link.entry, link.field)).collect();
    for link in links(change.connection, gone)? {
        if there.insert((link.entry, link.field)) {
            change.update(None, Table::AnswerPeople, link.key, &[("person", &kept)])?;
        } else {
            change.delete(None, Table::AnswerPeople, link.key)?;
        }
    }
    for amends in amends(change.connection, gone)? {
        change.update(None, Table::Amends, amends, &[("person", &kept)])?;
    }
    rewrite_history(change, other, Some(keep))?;
    take_over(change, kept, &get(change.connection, keep)?, &get(change.connection, other)?)?;
    change.delete(None, Table::People, gone)?;
    change.delete(None, Table::Things, gone)
}

/// What the one who is kept has of the other: names, initials and stand-in where there were none, and being the
/// writer. Somebody in the trash is taken out of it.
fn take_over(change: &mut Change<'_>, key: i64, keep: &Person, other: &Person) -> Result<(), JournalError> {
    let (keep, other) = (&keep.draft, &other.draft);
    let mut names = HashSet::from([folded(&keep.name)]);
    let aliases = keep.aliases.iter().chain([&other.name]).chain(&other.aliases);
    let aliases = Lines::tidy(aliases.map(String::as_str).filter(|name| names.insert(folded(name))));
    let or = |one: &String, another: &String| if one.is_empty() { another.clone() } else { one.clone() };
    let kind = if other.kind == PersonKind::Myself { other.kind } else { keep.kind };
    change.update(
        Some(key),
        Table::People,
        key,
        &[
            ("kind", &kind),
            ("aliases", &aliases),
            ("initials", &or(&keep.initials, &other.initials)),
            ("stand_in", &or(&keep.stand_in, &other.stand_in)),
        ],
    )?;
    change.update(Some(key), Table::Things, key, &[("deleted", &None::<Stamp>)])?;
    Ok(())
}

/// A row that links an answer to somebody.
struct Link {
    key: i64,
    entry: i64,
    field: String,
}

fn links(connection: &Connection, person: i64) -> Result<Vec<Link>, JournalError> {
    Ok(connection
        .prepare_cached("SELECT key, entry, field FROM answer_people WHERE person = ?1 ORDER BY key")?
        .query_map([person], |row| Ok(Link { key: row.get(0)?, entry: row.get(1)?, field: row.get(2)? }))?
        .collect::<Result<_, _>>()?)
}

fn amends(connection: &Connection, person: i64) -> Result<Vec<i64>, JournalError> {
    Ok(connection
        .prepare_cached("SELECT key FROM amends WHERE person = ?1 ORDER BY key")?
        .query_map([person], |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}

/// Takes a person out of what answers said before, since nobody will be there to be linked to.
pub(crate) fn forget_in_history(change: &mut Change<'_>, person: i64) -> Result<(), JournalError> {
    let id = change
        .connection
        .prepare_cached("SELECT id FROM things WHERE key = ?1")?
        .query_row([person], |row| row.get(0))?;
    rewrite_history(change, id, None)
}

/// Puts somebody in the place of a person in what answers said before, or nobody.
fn rewrite_history(change: &mut Change<'_>, person: Id, by: Option<Id>) -> Result<(), JournalError> {
    let earlier: Vec<(i64, Json<Answer>)> = change
        .connection
        .prepare_cached("SELECT key, answer FROM answer_history WHERE instr(answer, ?1) > 0")?
        .query_map([person.0.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (key, Json(mut answer)) in earlier {
        let mut seen = HashSet::new();
        let people = answer.people.into_iter().filter_map(|id| if id == person { by } else { Some(id) });
        answer.people = people.filter(|id| seen.insert(*id)).collect();
        change.update(None, Table::AnswerHistory, key, &[("answer", &Json(&answer))])?;
    }
    Ok(())
}
