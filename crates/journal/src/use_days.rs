//! The days on which the journal was open, in the order in which they were seen.
//!
//! A clock can be wrong by years in either direction, and be right again the next day. What must not happen by a
//! clock alone, as emptying the trash, waits for so many days of use as well: a jump adds one of them at most.

use std::borrow::BorrowMut;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _};

use crate::Journal;
use crate::error::JournalError;
use crate::model::Day;

/// A journal that lies untouched for longer than this looks just like a clock that jumped.
const LONGEST_REST: i32 = 7;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Notes that the journal is open today.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn used_day_add(&mut self) -> Result<(), JournalError> {
        let today = self.today();
        let is_noted: bool = self
            .connection()
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM used_days WHERE day = ?1)")?
            .query_row([today], |row| row.get(0))?;
        if !is_noted {
            self.connection().prepare_cached("INSERT INTO used_days (day) VALUES (?1)")?.execute([today])?;
        }
        Ok(())
    }

    /// On how many days the journal was open.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn used_days(&self) -> Result<u32, JournalError> {
        Ok(self
            .connection()
            .prepare_cached("SELECT coalesce(max(number), 0) FROM used_days")?
            .query_row([], |row| row.get(0))?)
    }

    /// The day on which the journal was open last, as the clock said then.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn last_used_day(&self) -> Result<Option<Day>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached("SELECT day FROM used_days ORDER BY number DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?)
    }

    /// Whether today goes on from the day before it on which the journal was open, as far as can be told: the clock
    /// went neither back nor far ahead in between.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn today_goes_on(&self) -> Result<bool, JournalError> {
        let Day(today) = self.today();
        let before: Option<Day> = self
            .connection()
            .prepare_cached("SELECT day FROM used_days WHERE day <> ?1 ORDER BY number DESC LIMIT 1")?
            .query_row([Day(today)], |row| row.get(0))
            .optional()?;
        Ok(before.is_none_or(|Day(before)| goes_on(before, today)))
    }
}

fn goes_on(before: Date, today: Date) -> bool {
    today.since(before).is_ok_and(|rest| (0..=LONGEST_REST).contains(&rest.get_days()))
}
