//! Reflections: dated pages in Markdown.

use std::borrow::BorrowMut;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::change::{Change, Table, key_of};
use crate::error::{Invalid, JournalError, Kind};
use crate::model::{Day, Id, Reflection, ReflectionDraft, ReflectionSummary, Target, UndoAction};
use crate::sql::Lines;
use crate::{Journal, markdown};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// All pages outside the trash, newest day first, without their bodies.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn reflections(&self) -> Result<Vec<ReflectionSummary>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached(
                "SELECT things.id, date, coalesce(nullif(title, ''), opening), tags, step, updated
                 FROM reflections JOIN things ON things.key = reflections.key
                 WHERE deleted IS NULL ORDER BY date DESC, reflections.key DESC",
            )?
            .query_map([], |row| {
                let Lines(tags) = row.get(3)?;
                Ok(ReflectionSummary {
                    id: row.get(0)?,
                    date: row.get(1)?,
                    title: row.get(2)?,
                    tags,
                    step: row.get(4)?,
                    updated: row.get(5)?,
                })
            })?
            .collect::<Result<_, _>>()?)
    }

    /// One page.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also when it is in the trash, or [`JournalError::Database`].
    pub fn reflection(&self, id: Id) -> Result<Reflection, JournalError> {
        get(self.connection(), id)
    }

    /// Begins a page. [`ReflectionDraft::blank`] is a blank one of a day.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when the step is not 1 to 12, or [`JournalError::Database`].
    pub fn create_reflection(&mut self, draft: &ReflectionDraft) -> Result<Reflection, JournalError> {
        self.change(UndoAction::Created, |change| {
            let (_, id) = create(change, draft)?;
            Ok((Target::Reflection { id }, get(change.connection, id)?))
        })
    }

    /// The days of a month on which something was written, in order. Any day of the month names it.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn days_with_writing(&self, month: Day) -> Result<Vec<Day>, JournalError> {
        let (first, last): (Date, Date) = (month.0.first_of_month(), month.0.last_of_month());
        Ok(self
            .connection()
            .prepare_cached(
                "SELECT DISTINCT date FROM reflections JOIN things ON things.key = reflections.key
                 WHERE deleted IS NULL AND date BETWEEN ?1 AND ?2 ORDER BY date",
            )?
            .query_map(params![Day(first), Day(last)], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }

    /// All tags in use, the most used first.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn tags(&self) -> Result<Vec<String>, JournalError> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut statement = self.connection().prepare_cached(
            "SELECT tags FROM reflections JOIN things ON things.key = reflections.key
             WHERE deleted IS NULL AND tags <> ''",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Lines(tags) = row.get(0)?;
            for tag in tags {
                *counts.entry(tag).or_default() += 1;
            }
        }
        let mut tags: Vec<_> = counts.into_iter().collect();
        tags.sort_by_key(|(_, count)| Reverse(*count));
        Ok(tags.into_iter().map(|(tag, _)| tag).collect())
    }
}

impl ReflectionDraft {
    /// A blank page of a day.
    pub fn blank(date: Day) -> Self {
        Self { date, title: String::new(), body: String::new(), tags: Vec::new(), step: None }
    }

    /// The tags as they are kept: without `#`, on one line, none twice.
    fn tidy_tags(&self) -> Lines {
        Lines::tidy(self.tags.iter().map(|tag| tag.trim().trim_start_matches('#')))
    }
}

pub(crate) fn create(change: &mut Change<'_>, draft: &ReflectionDraft) -> Result<(i64, Id), JournalError> {
    check_step(draft)?;
    let (key, id) = change.create(Kind::Reflection)?;
    change.insert(
        Some(key),
        Table::Reflections,
        Some(key),
        &[
            ("date", &draft.date),
            ("step", &draft.step),
            ("title", &draft.title),
            ("opening", &markdown::opening(&draft.body)),
            ("tags", &draft.tidy_tags()),
            ("body", &draft.body),
        ],
    )?;
    Ok((key, id))
}

pub(crate) fn edit(change: &mut Change<'_>, id: Id, draft: &ReflectionDraft) -> Result<Target, JournalError> {
    check_step(draft)?;
    let key = key_of(change.connection, Kind::Reflection, id)?;
    change.update(
        Some(key),
        Table::Reflections,
        key,
        &[
            ("date", &draft.date),
            ("step", &draft.step),
            ("title", &draft.title),
            ("opening", &markdown::opening(&draft.body)),
            ("tags", &draft.tidy_tags()),
            ("body", &draft.body),
        ],
    )?;
    Ok(Target::Reflection { id })
}

fn check_step(draft: &ReflectionDraft) -> Result<(), Invalid> {
    if draft.step.is_none_or(|step| (1..=12).contains(&step)) { Ok(()) } else { Err(Invalid::StepNumber) }
}

fn get(connection: &Connection, id: Id) -> Result<Reflection, JournalError> {
    connection
        .prepare_cached(
            "SELECT id, date, title, body, tags, step, created, updated
             FROM things JOIN reflections ON reflections.key = things.key WHERE id = ?1 AND deleted IS NULL",
        )?
        .query_row([id], |row| {
            let Lines(tags) = row.get(4)?;
            Ok(Reflection {
                id: row.get(0)?,
                draft: ReflectionDraft {
                    date: row.get(1)?,
                    title: row.get(2)?,
                    body: row.get(3)?,
                    tags,
                    step: row.get(5)?,
                },
                created: row.get(6)?,
                updated: row.get(7)?,
            })
        })
        .optional()?
        .ok_or(JournalError::NotFound(Kind::Reflection))
}
