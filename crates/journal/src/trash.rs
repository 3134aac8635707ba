//! What was deleted: got back within 30 days of use, or destroyed.
//!
//! An inventory goes into the trash with its entries as one thing. A person who is deleted is no longer offered,
//! but entries and amends keep the name; so somebody who is still named is never destroyed.

use std::borrow::BorrowMut;

use jiff::{SignedDuration, Zoned};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::change::{Change, Table, key_of};
use crate::clock::Stamp;
use crate::error::{Invalid, JournalError, Kind};
use crate::model::{Id, Target, TrashItem, UndoAction};
use crate::{Journal, people, readings, schema, search, share_choices, written_files};

/// How long a deleted thing can be got back: so many days by the clock, and as many on which the journal was open.
const KEPT_DAYS: u32 = 30;
const KEPT: SignedDuration = SignedDuration::from_hours(KEPT_DAYS as i64 * 24);

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Puts a thing in the trash. What is there already stays there.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::Invalid`] for a step, or [`JournalError::Database`].
    pub fn delete(&mut self, target: &Target) -> Result<(), JournalError> {
        self.change(UndoAction::Deleted, |change| {
            let key = key_of_target(change.connection, target)?;
            put(change, key)?;
            Ok((target.clone(), ()))
        })
    }

    /// Gets a thing back from the trash.
    ///
    /// # Errors
    /// As [`Journal::delete`].
    pub fn restore(&mut self, target: &Target) -> Result<(), JournalError> {
        self.change(UndoAction::Deleted, |change| {
            let key = key_of_target(change.connection, target)?;
            change.update(Some(key), Table::Things, key, &[("deleted", &None::<Stamp>)])?;
            Ok((target.clone(), ()))
        })
    }

    /// What is in the trash, deleted last first. Entries whose inventory or worksheet is there too come back with
    /// it, and are not listed.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn trash(&self) -> Result<Vec<TrashItem>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached(&format!(
                "{} WHERE deleted IS NOT NULL AND holder_deleted IS NULL ORDER BY deleted DESC, key DESC",
                search::CATALOGUE
            ))?
            .query_map([], |row| {
                Ok(TrashItem {
                    target: search::target(row)?,
                    title: row.get("title")?,
                    deleted: row.get("deleted")?,
                })
            })?
            .collect::<Result<_, _>>()?)
    }

    /// Destroys a thing that is in the trash: its rows and its words in the index are gone. This cannot be undone,
    /// and what came before it no longer can.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also when it is not in the trash, [`JournalError::StillNamed`] for a person
    /// whom entries or amends name, or [`JournalError::Database`].
    pub fn destroy(&mut self, target: &Target) -> Result<(), JournalError> {
        self.change_for_good(|change| {
            let key = key_of_target(change.connection, target)?;
            let kind: Option<Kind> = change
                .connection
                .prepare_cached("SELECT kind FROM things WHERE key = ?1 AND deleted IS NOT NULL")?
                .query_row([key], |row| row.get(0))
                .optional()?;
            kind.ok_or(JournalError::NotFound(kind_of(target).0))?;
            destroy_anywhere(change, target)
        })
    }

    /// Destroys everything in the trash but people who are still named, and returns how many things that were.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn empty_trash(&mut self) -> Result<usize, JournalError> {
        self.change_for_good(|change| destroy_deleted(change, None))
    }

    /// Destroys what was deleted over 30 days ago by the clock and over 30 days of use ago, and returns how many things
    /// that were.
    ///
    /// A clock can be wrong. So nothing is destroyed on a day that does not go on from the last day of use, nor while
    /// the clock is behind the newest change. Whoever calls this knows that the journal is no copy and is not older
    /// than it should be.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn purge_trash(&mut self) -> Result<usize, JournalError> {
        let now: Zoned = self.now();
        let (Ok(limit), Some(newest)) = (now.checked_sub(KEPT), newest(self.connection())?) else {
            return Ok(0);
        };
        let Some(use_limit) = self.used_days()?.checked_sub(KEPT_DAYS) else { return Ok(0) };
        let old = Old { by_clock: Stamp::of(&limit), by_use: use_limit };
        let is_due: bool = self
            .connection()
            .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM things WHERE {OLD_ENOUGH})"))?
            .query_row(params![old.by_clock, old.by_use], |row| row.get(0))?;
        if !is_due || Stamp::of(&now) < newest || !self.today_goes_on()? {
            return Ok(0);
        }
        self.change_for_good(|change| destroy_deleted(change, Some(&old)))
    }
}

/// Since when a thing is in the trash for long enough.
struct Old {
    by_clock: Stamp,
    by_use: u32,
}

const OLD_ENOUGH: &str = "deleted < ?1
    AND (SELECT use_day FROM deleted_on WHERE deleted_on.thing = things.key) <= ?2";

/// Puts a thing in the trash. What is there already stays there.
pub(crate) fn put(change: &mut Change<'_>, key: i64) -> Result<(), JournalError> {
    let deleted: Option<Stamp> = change
        .connection
        .prepare_cached("SELECT deleted FROM things WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    // Dated by the newest change if the clock is behind that: a clock that is years slow must not make the thing
    // look old enough to be destroyed as soon as the clock is right again.
    let now = newest(change.connection)?.map_or(change.now.clone(), |newest| newest.max(change.now.clone()));
    change.update(Some(key), Table::Things, key, &[("deleted", &deleted.unwrap_or(now))])?;
    Ok(())
}

/// The newest moment at which anything changed.
fn newest(connection: &Connection) -> Result<Option<Stamp>, JournalError> {
    Ok(connection
        .prepare_cached(
            "WITH kinds (kind) AS (VALUES ('person'), ('inventory'), ('worksheet'), ('entry'), ('pattern'), ('amends'),
               ('reflection'), ('step'))
             SELECT max((SELECT max(updated) FROM things WHERE things.kind = kinds.kind)) FROM kinds",
        )?
        .query_row([], |row| row.get(0))?)
}

fn kind_of(target: &Target) -> (Kind, Option<Id>) {
    match *target {
        Target::Person { id } => (Kind::Person, Some(id)),
        Target::Inventory { id } => (Kind::Inventory, Some(id)),
        Target::Entry { id, .. } => (Kind::Entry, Some(id)),
        Target::Worksheet { id } => (Kind::Worksheet, Some(id)),
        Target::Pattern { id } => (Kind::Pattern, Some(id)),
        Target::Amends { id } => (Kind::Amends, Some(id)),
        Target::Reflection { id } => (Kind::Reflection, Some(id)),
        Target::Step { .. } => (Kind::Step, None),
    }
}

/// Whether a journal holds a thing, in the trash or not, under whatever schema it is.
///
/// # Errors
/// [`JournalError::Invalid`] for a step, [`JournalError::ForeignSchema`], or [`JournalError::Database`].
pub fn holds(connection: &Connection, target: &Target) -> Result<bool, JournalError> {
    schema::check_within(connection)?;
    match key_of_target(connection, target) {
        Err(JournalError::NotFound(_)) => Ok(false),
        found => found.map(|_| true),
    }
}

fn key_of_target(connection: &Connection, target: &Target) -> Result<i64, JournalError> {
    match kind_of(target) {
        (kind, Some(id)) => key_of(connection, kind, id),
        (_, None) => Err(Invalid::StepDeleted.into()),
    }
}

/// In how many places a person is named, the trash included.
fn named(connection: &Connection, person: i64) -> Result<u32, JournalError> {
    Ok(connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM answer_people WHERE person = ?1)
                  + (SELECT count(*) FROM amends WHERE person = ?1)",
        )?
        .query_row([person], |row| row.get(0))?)
}

/// Destroys what is in the trash, or what is there for long enough. People come last, since destroying the rest
/// can set them free.
fn destroy_deleted(change: &mut Change<'_>, old: Option<&Old>) -> Result<usize, JournalError> {
    let (by_clock, by_use) = old.map(|old| (&old.by_clock, old.by_use)).unzip();
    let due: Vec<(i64, Kind)> = change
        .connection
        .prepare_cached(&format!(
            "SELECT key, kind FROM things WHERE deleted IS NOT NULL AND (?1 IS NULL OR {OLD_ENOUGH})
             ORDER BY kind = 'person', kind IN ('inventory', 'worksheet')"
        ))?
        .query_map(params![by_clock, by_use], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut destroyed = 0;
    for (key, kind) in due {
        if kind != Kind::Person || named(change.connection, key)? == 0 {
            destroy(change, kind, key)?;
            destroyed += 1;
        }
    }
    if destroyed > 0 {
        forget_words(change)?;
    }
    Ok(destroyed)
}

/// Destroys a thing and everything of it, whether it is in the trash or not. Somebody who is still named stays.
pub(crate) fn destroy_anywhere(change: &mut Change<'_>, target: &Target) -> Result<(), JournalError> {
    let key = key_of_target(change.connection, target)?;
    let kind = kind_of(target).0;
    match (kind, named(change.connection, key)?) {
        (Kind::Person, places @ 1..) => return Err(JournalError::StillNamed(places)),
        _ => destroy(change, kind, key)?,
    }
    forget_words(change)
}

/// Writes the index of words anew without those of destroyed things, and of earlier versions of things: until then
/// FTS5 only marks them as gone. (Its option secure-delete would do so at every edit, which takes several times as
/// long as the edit itself.)
fn forget_words(change: &mut Change<'_>) -> Result<(), JournalError> {
    change.index()?;
    change.connection.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
    Ok(())
}

fn destroy(change: &mut Change<'_>, kind: Kind, key: i64) -> Result<(), JournalError> {
    let keys = |change: &Change<'_>, sql: &str| -> Result<Vec<i64>, JournalError> {
        let mut statement = change.connection.prepare_cached(sql)?;
        Ok(statement.query_map([key], |row| row.get(0))?.collect::<Result<_, _>>()?)
    };
    let table = match kind {
        Kind::Person => {
            people::forget_in_history(change, key)?;
            Table::People
        }
        Kind::Inventory => {
            for entry in keys(change, "SELECT key FROM entries WHERE inventory = ?1")? {
                destroy(change, Kind::Entry, entry)?;
            }
            share_choices::destroy_with(change, key)?;
            written_files::forget_inventory(change, key)?;
            Table::Inventories
        }
        Kind::Worksheet => {
            let entries =
                "SELECT entries.key FROM worksheets JOIN entries ON entries.worksheet = worksheets.id
                 WHERE worksheets.key = ?1";
            for entry in keys(change, entries)? {
                destroy(change, Kind::Entry, entry)?;
            }
            for version in keys(change, "SELECT key FROM worksheet_versions WHERE worksheet = ?1")? {
                change.delete(None, Table::WorksheetVersions, version)?;
            }
            Table::Worksheets
        }
        Kind::Entry => {
            for answer in keys(change, "SELECT key FROM answers WHERE entry = ?1")? {
                change.delete(None, Table::Answers, answer)?;
            }
            for earlier in keys(change, "SELECT key FROM answer_history WHERE entry = ?1")? {
                change.delete(None, Table::AnswerHistory, earlier)?;
            }
            for under in keys(change, "SELECT key FROM entries WHERE under = ?1")? {
                change.update(Some(under), Table::Entries, under, &[("under", &None::<i64>)])?;
            }
            readings::destroy_with(change, key)?;
            for link in keys(change, "SELECT key FROM answer_people WHERE entry = ?1")? {
                change.delete(None, Table::AnswerPeople, link)?;
            }
            for amends in keys(change, "SELECT key FROM amends WHERE from_entry = ?1")? {
                change.update(Some(amends), Table::Amends, amends, &[("from_entry", &None::<i64>)])?;
            }
            Table::Entries
        }
        Kind::Amends => {
            for line in keys(change, "SELECT key FROM amends_history WHERE amends = ?1")? {
                change.delete(None, Table::AmendsHistory, line)?;
            }
            for line in keys(change, "SELECT key FROM ledger WHERE amends = ?1")? {
                change.delete(None, Table::Ledger, line)?;
            }
            for answer in keys(change, "SELECT key FROM injury_answers WHERE amends = ?1")? {
                change.delete(None, Table::InjuryAnswers, answer)?;
            }
            Table::Amends
        }
        Kind::Pattern => Table::Patterns,
        Kind::Reflection => Table::Reflections,
        Kind::Step => Table::Steps,
    };
    change.delete(None, table, key)?;
    change.delete(None, Table::Things, key)
}
