//! What the first page of the day shows: days that come up, and what was lately written in.

use std::borrow::BorrowMut;

use jiff::ToSpan as _;
use rusqlite::{Connection, params};

use crate::error::{JournalError, Kind};
use crate::model::{ComingUp, Day, RecentItem, Target};
use crate::{Journal, search};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// What was changed last, latest first: titles only. Entries stand under their inventory, and people are
    /// nothing that one writes in.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn recent(&self, limit: u32) -> Result<Vec<RecentItem>, JournalError> {
        let mut found: Vec<(String, RecentItem)> = Vec::new();
        // A kind at a time, so that the index gives each its latest without looking at the others.
        for kind in [Kind::Inventory, Kind::Amends, Kind::Reflection, Kind::Step] {
            let mut statement = self.connection().prepare_cached(&format!(
                "{} WHERE kind = ?1 AND deleted IS NULL ORDER BY updated DESC LIMIT ?2",
                search::CATALOGUE
            ))?;
            let rows = statement.query_map(params![kind, limit], |row| {
                let item = RecentItem {
                    target: search::target(row)?,
                    title: row.get("title")?,
                    updated: row.get("updated")?,
                };
                // The text as it is stored sorts by time, whatever the offsets.
                Ok((row.get("updated")?, item))
            })?;
            for row in rows {
                found.push(row?);
            }
        }
        found.sort_by(|(one, _), (other, _)| other.cmp(one));
        found.truncate(limit as usize);
        Ok(found.into_iter().map(|(_, item)| item).collect())
    }

    /// Amends, other than those made, whose day has come or comes within a week of `day`; nearest first.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn coming_up(&self, day: Day) -> Result<Vec<ComingUp>, JournalError> {
        let until = Day(day.0.saturating_add(7.days()));
        Ok(self
            .connection()
            .prepare_cached(
                "SELECT things.id, people.name, amends.status, amends.review
                 FROM amends JOIN things ON things.key = amends.key JOIN people ON people.key = amends.person
                 WHERE review <= ?1 AND review IS NOT NULL AND status <> 'made' AND things.deleted IS NULL
                 ORDER BY review, amends.key",
            )?
            .query_map([until], |row| {
                Ok(ComingUp {
                    target: Target::Amends { id: row.get(0)? },
                    title: row.get(1)?,
                    status: row.get(2)?,
                    day: row.get(3)?,
                })
            })?
            .collect::<Result<_, _>>()?)
    }
}
