//! The twelve steps, as the writer works them. A step has a row once something was set for it.

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _};

use crate::Journal;
use crate::change::{Change, Table};
use crate::error::{Invalid, JournalError, Kind};
use crate::model::{StepRecord, StepStatus, Target, UndoAction};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The twelve, in order.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn steps(&self) -> Result<Vec<StepRecord>, JournalError> {
        let mut steps: Vec<_> = (1..=12).map(blank).collect();
        let mut statement = self.connection().prepare_cached(
            "SELECT number, status, own_words, notes, updated
             FROM steps JOIN things ON things.key = steps.key ORDER BY number",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let number: u8 = row.get(0)?;
            if let Some(step) = steps.get_mut(usize::from(number) - 1) {
                step.status = row.get(1)?;
                step.own_words = row.get(2)?;
                step.notes = row.get(3)?;
                step.updated = row.get(4)?;
            }
        }
        Ok(steps)
    }

    /// One step, 1 to 12.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when the number is not one of a step, or [`JournalError::Database`].
    pub fn step(&self, number: u8) -> Result<StepRecord, JournalError> {
        check(number)?;
        Ok(self.steps()?.swap_remove(usize::from(number) - 1))
    }

    /// Sets a step's status.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when the number is not one of a step, or [`JournalError::Database`].
    pub fn set_step_status(&mut self, number: u8, status: StepStatus) -> Result<StepRecord, JournalError> {
        self.change(UndoAction::Edited, |change| {
            set_status(change, number, status)?;
            Ok((Target::Step { number }, ()))
        })?;
        self.step(number)
    }
}

fn blank(number: u8) -> StepRecord {
    StepRecord {
        number,
        status: StepStatus::default(),
        own_words: String::new(),
        notes: String::new(),
        updated: None,
    }
}

pub(crate) fn set_status(
    change: &mut Change<'_>,
    number: u8,
    status: StepStatus,
) -> Result<(), JournalError> {
    let key = row(change, number)?;
    change.update(Some(key), Table::Steps, key, &[("status", &status)])?;
    Ok(())
}

pub(crate) fn edit(
    change: &mut Change<'_>,
    number: u8,
    own_words: &str,
    notes: &str,
) -> Result<Target, JournalError> {
    let key = row(change, number)?;
    change.update(Some(key), Table::Steps, key, &[("own_words", &own_words), ("notes", &notes)])?;
    Ok(Target::Step { number })
}

/// The key of a step's row, which is made if there is none.
fn row(change: &mut Change<'_>, number: u8) -> Result<i64, JournalError> {
    check(number)?;
    let there = change
        .connection
        .prepare_cached("SELECT key FROM steps WHERE number = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    if let Some(key) = there {
        return Ok(key);
    }
    let (key, _) = change.create(Kind::Step)?;
    change.insert(
        Some(key),
        Table::Steps,
        Some(key),
        &[("number", &number), ("status", &StepStatus::default()), ("own_words", &""), ("notes", &"")],
    )?;
    Ok(key)
}

fn check(number: u8) -> Result<(), Invalid> {
    if (1..=12).contains(&number) { Ok(()) } else { Err(Invalid::StepNumber) }
}
