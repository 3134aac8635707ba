//! The one way in which rows are written: three verbs that remember what they did.
//!
//! Every typed function that changes something does so through [`Change::insert`], [`Change::update`] and
//! [`Change::delete`]. Each leaves an image of the row, so undoing is the same three verbs with the images swapped,
//! and no typed function has a line about undo, about search or about the moment of change.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, ToSql, params, params_from_iter};

use crate::Clock;
use crate::clock::{IdSource, Stamp};
use crate::error::{JournalError, Kind};
use crate::history::A_WHILE;
use crate::model::Id;

/// The tables that hold what a person wrote. Each has an integer primary key named `key`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Things,
    People,
    Inventories,
    Worksheets,
    WorksheetVersions,
    Entries,
    Answers,
    AnswerPeople,
    AnswerHistory,
    Patterns,
    Amends,
    AmendsHistory,
    Ledger,
    InjuryAnswers,
    Reflections,
    Steps,
    ShareChoices,
    Readings,
}

impl Table {
    const fn name(self) -> &'static str {
        match self {
            Self::Things => "things",
            Self::People => "people",
            Self::Inventories => "inventories",
            Self::Worksheets => "worksheets",
            Self::WorksheetVersions => "worksheet_versions",
            Self::Entries => "entries",
            Self::Answers => "answers",
            Self::AnswerPeople => "answer_people",
            Self::AnswerHistory => "answer_history",
            Self::Patterns => "patterns",
            Self::Amends => "amends",
            Self::AmendsHistory => "amends_history",
            Self::Ledger => "ledger",
            Self::InjuryAnswers => "injury_answers",
            Self::Reflections => "reflections",
            Self::Steps => "steps",
            Self::ShareChoices => "share_choices",
            Self::Readings => "readings",
        }
    }

    /// All columns but the key.
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Things => &["id", "kind", "created", "updated", "deleted"],
            Self::People => &["kind", "name", "folded", "aliases", "initials", "stand_in"],
            Self::Inventories => {
                &["title", "started", "finished", "status", "sections", "read_to", "sealed_away"]
            }
            Self::Worksheets => &["id", "version", "title", "folded"],
            Self::WorksheetVersions => &["worksheet", "version", "definition"],
            Self::Entries => &["inventory", "worksheet", "version", "position", "under"],
            Self::Answers => {
                &["entry", "field", "pass", "date", "scale", "choices", "own", "text", "written"]
            }
            Self::AnswerPeople => &["entry", "field", "position", "person"],
            Self::AnswerHistory => &["entry", "field", "at", "answer"],
            Self::Patterns => &["value", "own", "opposite", "readiness", "asks"],
            Self::Amends => &[
                "person",
                "from_entry",
                "status",
                "willingness",
                "reason",
                "review",
                "talked_with",
                "harm",
                "suffered",
                "plan",
                "outcome",
                "kind",
                "letter",
                "talked_on",
                "came_up",
            ],
            Self::AmendsHistory => &["amends", "at", "from_status", "to_status", "note"],
            Self::Ledger => &["id", "amends", "kind", "date", "currency", "amount", "note"],
            Self::InjuryAnswers => &["amends", "question", "answer", "at"],
            Self::Reflections => &["date", "step", "title", "opening", "tags", "body"],
            Self::Steps => &["number", "status", "own_words", "notes"],
            Self::ShareChoices => &["id", "inventory", "name", "choices", "updated"],
            Self::Readings => &["entry", "shared", "come_back", "said"],
        }
    }
}

/// Columns of a row and what stood in them.
type Image = Vec<(&'static str, Value)>;

/// What a change writes: columns and their new values.
pub(crate) type Columns<'v> = [(&'static str, &'v dyn ToSql)];

/// What happened to one row: no image before means it was inserted, none after that it was deleted.
#[derive(Debug, Clone)]
pub(crate) struct RowChange {
    /// The thing whose `updated` follows the change, if one's does.
    thing: Option<i64>,
    table: Table,
    pub(crate) key: i64,
    before: Option<Image>,
    after: Option<Image>,
}

impl RowChange {
    /// The change that takes this one back.
    pub(crate) fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..*self }
    }

    /// Takes in a later change of the same columns of the same row, if that is what it is.
    pub(crate) fn absorb(&mut self, later: &mut Self) -> bool {
        let (Some(before), Some(after)) = (&mut self.before, &mut self.after) else { return false };
        let (Some(later_before), Some(later_after)) = (&mut later.before, &mut later.after) else {
            return false;
        };
        for ((column, was), (_, is)) in later_before.drain(..).zip(later_after.drain(..)) {
            if let Some((_, value)) = after.iter_mut().find(|(name, _)| *name == column) {
                *value = is;
            } else {
                before.push((column, was));
                after.push((column, is));
            }
        }
        true
    }

    /// Whether both speak of the same row.
    pub(crate) fn same_row(&self, other: &Self) -> bool {
        self.table == other.table && self.key == other.key
    }

    /// Whether this links to the person of a key.
    pub(crate) fn names(&self, person: i64) -> bool {
        matches!(self.table, Table::AnswerPeople | Table::Amends)
            && self.after.iter().flatten().any(|column| *column == ("person", Value::Integer(person)))
    }

    /// Whether it is a part of an answer.
    pub(crate) fn is_answer(&self) -> bool {
        matches!(self.table, Table::Answers | Table::AnswerPeople)
    }

    /// About how many bytes the images take.
    pub(crate) fn size(&self) -> usize {
        let size = |(_, value): &(&str, Value)| match value {
            Value::Text(text) => text.len() + 48,
            Value::Blob(bytes) => bytes.len() + 48,
            _ => 48,
        };
        self.before.iter().chain(&self.after).flatten().map(size).sum()
    }
}

/// A change in the making, inside a transaction.
pub(crate) struct Change<'c> {
    pub(crate) connection: &'c Connection,
    /// The moment of the change.
    pub(crate) now: Stamp,
    /// What was written before this moment has stood for a while, or is of an earlier session.
    settled: Stamp,
    clock: &'c dyn Clock,
    ids: &'c IdSource,
    rows: Vec<RowChange>,
    touched: BTreeSet<i64>,
}

impl<'c> Change<'c> {
    pub(crate) fn new(
        connection: &'c Connection,
        clock: &'c dyn Clock,
        ids: &'c IdSource,
        opened: &Stamp,
    ) -> Self {
        let moment = clock.now();
        let now = Stamp::of(&moment);
        let settled = Stamp::of(&moment.saturating_sub(A_WHILE)).max(opened.clone());
        Self { connection, now, settled, clock, ids, rows: Vec::new(), touched: BTreeSet::new() }
    }

    /// Whether what was written at a moment has stood for a while, or is of an earlier session. A moment to come is
    /// of a clock that was wrong, and counts as one long ago.
    pub(crate) fn is_settled(&self, written: &Stamp) -> bool {
        *written < self.settled || *written > self.now
    }

    /// A new identity, for a row that is no thing of its own.
    pub(crate) fn new_id(&self) -> Id {
        self.ids.next(&self.clock.now())
    }

    /// Makes a thing: its identity, to which its content is then added under the same key.
    pub(crate) fn create(&mut self, kind: Kind) -> Result<(i64, Id), JournalError> {
        let id = self.new_id();
        let now = self.now.clone();
        let columns: &Columns<'_> = &[
            ("id", &id),
            ("kind", &kind),
            ("created", &now),
            ("updated", &now),
            ("deleted", &None::<Stamp>),
        ];
        Ok((self.insert(None, Table::Things, None, columns)?, id))
    }

    /// Inserts a row and returns its key. All columns of the table are given.
    pub(crate) fn insert(
        &mut self,
        thing: Option<i64>,
        table: Table,
        key: Option<i64>,
        columns: &Columns<'_>,
    ) -> Result<i64, JournalError> {
        let after = image(columns)?;
        self.touch(thing)?;
        let key = self.write_insert(table, key, &after)?;
        self.rows.push(RowChange { thing, table, key, before: None, after: Some(after) });
        Ok(key)
    }

    /// Updates those of the columns that differ, and says whether one did.
    pub(crate) fn update(
        &mut self,
        thing: Option<i64>,
        table: Table,
        key: i64,
        columns: &Columns<'_>,
    ) -> Result<bool, JournalError> {
        let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
        let was = self.read(table, key, &names)?;
        let (before, after): (Image, Image) =
            was.into_iter().zip(image(columns)?).filter(|(was, is)| was != is).unzip();
        if after.is_empty() {
            return Ok(false);
        }
        self.touch(thing)?;
        self.write_update(table, key, &after)?;
        self.rows.push(RowChange { thing, table, key, before: Some(before), after: Some(after) });
        Ok(true)
    }

    /// Deletes a row.
    pub(crate) fn delete(&mut self, thing: Option<i64>, table: Table, key: i64) -> Result<(), JournalError> {
        let before = self.read(table, key, table.columns())?;
        self.touch(thing)?;
        self.write_delete(table, key)?;
        self.rows.push(RowChange { thing, table, key, before: Some(before), after: None });
        Ok(())
    }

    /// Carries out a change that was recorded before, or the inverse of one.
    pub(crate) fn replay(&mut self, row: &RowChange) -> Result<(), JournalError> {
        self.touch(row.thing)?;
        match (&row.before, &row.after) {
            (None, Some(after)) => self.write_insert(row.table, Some(row.key), after).map(drop),
            (Some(_), Some(after)) => self.write_update(row.table, row.key, after),
            (_, None) => self.write_delete(row.table, row.key),
        }
    }

    /// Ends the change: stamps the things it touched, and brings the index of words up to date.
    pub(crate) fn finish(mut self) -> Result<Vec<RowChange>, JournalError> {
        // An inventory changes with its entries, also with one that was made just now.
        for thing in std::mem::take(&mut self.touched) {
            self.touch(Some(thing))?;
        }
        let mut stamp = self.connection.prepare_cached(
            // Never back: a clock that jumped must not make a row look older than it is.
            "UPDATE things SET updated = ?1 WHERE key = ?2 AND updated < ?1",
        )?;
        for thing in &self.touched {
            stamp.execute(params![self.now, thing])?;
        }
        self.index()?;
        Ok(self.rows)
    }

    /// Brings the index of words up to date with what was written so far.
    pub(crate) fn index(&self) -> Result<(), JournalError> {
        self.connection.prepare_cached("DELETE FROM stale")?.execute([])?;
        Ok(())
    }

    fn touch(&mut self, thing: Option<i64>) -> Result<(), JournalError> {
        let Some(thing) = thing else { return Ok(()) };
        if self.touched.insert(thing) {
            let inventory: Option<Option<i64>> = self
                .connection
                .prepare_cached("SELECT inventory FROM entries WHERE key = ?1")?
                .query_row([thing], |row| row.get(0))
                .optional()?;
            self.touched.extend(inventory.flatten());
        }
        Ok(())
    }

    fn read(&self, table: Table, key: i64, columns: &[&'static str]) -> Result<Image, JournalError> {
        let sql = format!("SELECT {} FROM {} WHERE key = ?1", columns.join(", "), table.name());
        Ok(self.connection.prepare_cached(&sql)?.query_row([key], |row| {
            columns.iter().enumerate().map(|(index, name)| Ok((*name, row.get(index)?))).collect()
        })?)
    }

    fn write_insert(&self, table: Table, key: Option<i64>, image: &Image) -> Result<i64, JournalError> {
        let names: Vec<_> = image.iter().map(|(name, _)| *name).collect();
        let sql = format!(
            "INSERT INTO {} (key, {}) VALUES (?{})",
            table.name(),
            names.join(", "),
            ", ?".repeat(names.len())
        );
        let key = key.map_or(Value::Null, Value::Integer);
        let values = std::iter::once(&key).chain(image.iter().map(|(_, value)| value));
        Ok(self.connection.prepare_cached(&sql)?.insert(params_from_iter(values))?)
    }

    fn write_update(&self, table: Table, key: i64, image: &Image) -> Result<(), JournalError> {
        let assignments: Vec<_> = image.iter().map(|(name, _)| format!("{name} = ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE key = ?", table.name(), assignments.join(", "));
        let key = Value::Integer(key);
        let values = image.iter().map(|(_, value)| value).chain(std::iter::once(&key));
        self.connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    fn write_delete(&self, table: Table, key: i64) -> Result<(), JournalError> {
        let sql = format!("DELETE FROM {} WHERE key = ?1", table.name());
        self.connection.prepare_cached(&sql)?.execute([key])?;
        Ok(())
    }
}

fn image(columns: &Columns<'_>) -> Result<Image, JournalError> {
    use rusqlite::types::ToSqlOutput;
    columns
        .iter()
        .map(|(name, value)| {
            Ok((
                *name,
                match value.to_sql()? {
                    ToSqlOutput::Borrowed(value) => {
                        value.try_into().map_err(|_| rusqlite::Error::InvalidQuery)?
                    }
                    ToSqlOutput::Owned(value) => value,
                    _ => return Err(rusqlite::Error::InvalidQuery.into()),
                },
            ))
        })
        .collect()
}

/// The key of a thing, in the trash or not.
pub(crate) fn key_of(connection: &Connection, kind: Kind, id: Id) -> Result<i64, JournalError> {
    connection
        .prepare_cached("SELECT key FROM things WHERE id = ?1 AND kind = ?2")?
        .query_row(params![id, kind], |row| row.get(0))
        .optional()?
        .ok_or(JournalError::NotFound(kind))
}
