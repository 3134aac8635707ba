//! Entries that stand by themselves, as a list shows them: when, and what they are called.

use std::borrow::BorrowMut;

use rusqlite::Connection;

use crate::Journal;
use crate::error::JournalError;
use crate::model::{EntryTitle, Moment};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The entries of a worksheet that stand by themselves, the newest day first. Of their text only what they are
    /// called is read.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn entry_titles(&self, worksheet: &str) -> Result<Vec<EntryTitle>, JournalError> {
        let mut titles = self
            .connection()
            .prepare_cached(
                "SELECT catalogue.id, catalogue.title, catalogue.updated, things.created,
                   (SELECT min(date) FROM answers WHERE answers.entry = entries.key)
                 FROM entries JOIN things ON things.key = entries.key JOIN catalogue ON catalogue.key = entries.key
                 WHERE entries.inventory IS NULL AND entries.worksheet = ?1 AND things.deleted IS NULL
                 ORDER BY entries.key DESC",
            )?
            .query_map([worksheet], |row| {
                let made: Moment = row.get(3)?;
                let day = match row.get(4)? {
                    Some(day) => day,
                    None => made.day().ok_or(rusqlite::Error::InvalidQuery)?,
                };
                Ok(EntryTitle { id: row.get(0)?, title: row.get(1)?, day, updated: row.get(2)? })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        titles.sort_by_key(|entry| std::cmp::Reverse(entry.day));
        Ok(titles)
    }
}
