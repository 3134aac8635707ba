//! What stands in one field of one entry.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension as _, ToSql, params};

use crate::change::{Change, Table, key_of};
use crate::clock::Stamp;
use crate::error::{JournalError, Kind};
use crate::model::{Answer, Id, Target};
use crate::sql::{Json, Lines};
use crate::{history, worksheets};

/// Where an entry stands: the key and id of its inventory, if it has one, and the worksheet with its version.
pub(crate) struct Place {
    pub(crate) key: i64,
    pub(crate) inventory_key: Option<i64>,
    pub(crate) inventory: Option<Id>,
    pub(crate) worksheet: String,
    pub(crate) version: u32,
}

/// Finds where an entry stands.
pub(crate) fn place(connection: &Connection, entry: Id) -> Result<Place, JournalError> {
    let key = key_of(connection, Kind::Entry, entry)?;
    let (inventory_key, inventory, worksheet, version) = connection
        .prepare_cached(
            "SELECT entries.inventory, things.id, entries.worksheet, entries.version
             FROM entries LEFT JOIN things ON things.key = entries.inventory WHERE entries.key = ?1",
        )?
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(Place { key, inventory_key, inventory, worksheet, version })
}

pub(crate) fn edit(
    change: &mut Change<'_>,
    entry: Id,
    field: &str,
    answer: &Answer,
) -> Result<Target, JournalError> {
    let Place { key, inventory, worksheet: id, .. } = check(change.connection, entry, field, answer)?;
    write(change, key, field, answer)?;
    Ok(Target::Entry { id: entry, inventory, worksheet: id, field: Some(field.to_owned()) })
}

/// Checks an answer against what the entry was asked, and says where it stands.
pub(crate) fn check(
    connection: &Connection,
    entry: Id,
    field: &str,
    answer: &Answer,
) -> Result<Place, JournalError> {
    let place = place(connection, entry)?;
    worksheets::check(connection, &place.worksheet, place.version, field, answer)?;
    Ok(place)
}

/// What stands in a field of an entry.
pub(crate) struct Standing {
    /// The key of its row; none where nothing stands there, or only people who were linked before there were such
    /// rows.
    key: Option<i64>,
    /// When it was written, if that was kept.
    pub(crate) written: Option<Stamp>,
    pub(crate) answer: Answer,
}

/// Reads what stands in a field of an entry.
pub(crate) fn standing(connection: &Connection, entry: i64, field: &str) -> Result<Standing, JournalError> {
    let mut standing = connection
        .prepare_cached(
            "SELECT key, written, pass, date, scale, choices, text FROM answers WHERE entry = ?1 AND field = ?2",
        )?
        .query_row(params![entry, field], |row| {
            let choices: Option<Json<_>> = row.get(5)?;
            let answer = Answer {
                pass: row.get(2)?,
                date: row.get(3)?,
                scale: row.get(4)?,
                choices: choices.map(|Json(choices)| choices).unwrap_or_default(),
                text: row.get(6)?,
                people: Vec::new(),
            };
            Ok(Standing { key: row.get(0)?, written: row.get(1)?, answer })
        })
        .optional()?
        .unwrap_or_else(|| Standing { key: None, written: None, answer: Answer::default() });
    standing.answer.people = connection
        .prepare_cached(
            "SELECT things.id FROM answer_people JOIN things ON things.key = answer_people.person
             WHERE entry = ?1 AND field = ?2 ORDER BY position",
        )?
        .query_map(params![entry, field], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(standing)
}

/// Writes an answer that was checked. One with nothing in it leaves no row behind, but what stood there before.
pub(crate) fn write(
    change: &mut Change<'_>,
    entry: i64,
    field: &str,
    answer: &Answer,
) -> Result<(), JournalError> {
    let standing = standing(change.connection, entry, field)?;
    if standing.answer == *answer {
        return Ok(());
    }
    history::keep(change, entry, field, &standing, answer)?;
    let choices = (!answer.choices.is_empty()).then_some(Json(&answer.choices));
    let own =
        Lines(answer.choices.iter().filter(|choice| choice.own).map(|choice| choice.value.clone()).collect());
    let written = change.now.clone();
    let said: [(&str, &dyn ToSql); 7] = [
        ("pass", &answer.pass),
        ("date", &answer.date),
        ("scale", &answer.scale),
        ("choices", &choices),
        ("own", &own),
        ("text", &answer.text),
        ("written", &written),
    ];
    match standing.key {
        Some(key) if answer.is_empty() => change.delete(Some(entry), Table::Answers, key)?,
        Some(key) => {
            change.update(Some(entry), Table::Answers, key, &said)?;
        }
        None if answer.is_empty() => {}
        None => {
            let place: [(&str, &dyn ToSql); 2] = [("entry", &entry), ("field", &field)];
            change.insert(Some(entry), Table::Answers, None, &[&place[..], &said].concat())?;
        }
    }
    write_people(change, entry, field, &answer.people)
}

fn write_people(change: &mut Change<'_>, entry: i64, field: &str, people: &[Id]) -> Result<(), JournalError> {
    let there: Vec<(i64, i64)> = change
        .connection
        .prepare_cached(
            "SELECT key, person FROM answer_people WHERE entry = ?1 AND field = ?2 ORDER BY position",
        )?
        .query_map(params![entry, field], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut wanted = Vec::with_capacity(people.len());
    let mut seen = HashSet::with_capacity(people.len());
    for id in people {
        let person = key_of(change.connection, Kind::Person, *id)?;
        if seen.insert(person) {
            wanted.push(person);
        }
    }
    if there.iter().map(|(_, person)| person).eq(&wanted) {
        return Ok(());
    }
    for (key, _) in there {
        change.delete(Some(entry), Table::AnswerPeople, key)?;
    }
    for (position, person) in (0_i64..).zip(wanted) {
        change.insert(
            Some(entry),
            Table::AnswerPeople,
            None,
            &[("entry", &entry), ("field", &field), ("position", &position), ("person", &person)],
        )?;
    }
    Ok(())
}
