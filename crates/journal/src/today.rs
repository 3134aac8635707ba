//! What the first page of the day shows: days that come up, and what was lately written in.

use std::borrow::BorrowMut;

use rusqlite::{Connection, params};

use crate::error::{JournalError, Kind};
use crate::hidden::Hidden;
use crate::model::{ComingUp, Day, RecentItem, Target};
use crate::{Journal, search};

/// Whether the day of an amends has come by the day that is parameter 1.
const DUE: &str = "review <= ?1 AND status <> 'made'";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// What was changed last, latest first: titles only. Entries stand under their inventory, and people are
    /// nothing that one writes in.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn recent(&self, limit: u32) -> Result<Vec<RecentItem>, JournalError> {
        let mut found: Vec<(String, RecentItem)> = Vec::new();
        let hidden = Hidden::read(self.connection())?;
        // A kind at a time, so that the index gives each its latest without looking at the others.
        for kind in [Kind::Inventory, Kind::Amends, Kind::Reflection, Kind::Step] {
            let mut statement = self.connection().prepare_cached(&format!(
                "{} WHERE kind = ?1 AND deleted IS NULL
                   AND NOT EXISTS (SELECT 1 FROM json_each(?3) WHERE value = catalogue.key || '/')
                 ORDER BY updated DESC LIMIT ?2",
                search::CATALOGUE
            ))?;
            let rows = statement.query_map(params![kind, limit, hidden], |row| {
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

    /// Amends, other than those made, whose day to look again has come by `day` and did not come up on another;
    /// longest ago first.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn coming_up(&self, day: Day) -> Result<Vec<ComingUp>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached(&format!(
                "SELECT things.id, people.name, amends.status, amends.kind, amends.review
                 FROM amends JOIN things ON things.key = amends.key JOIN people ON people.key = amends.person
                 WHERE things.deleted IS NULL AND {DUE} AND (came_up IS NULL OR came_up = ?1)
                 ORDER BY review, amends.key"
            ))?
            .query_map([day], |row| {
                Ok(ComingUp {
                    target: Target::Amends { id: row.get(0)? },
                    title: row.get(1)?,
                    status: row.get(2)?,
                    kind: row.get(3)?,
                    day: row.get(4)?,
                })
            })?
            .collect::<Result<_, _>>()?)
    }

    /// Notes that what comes up on a day was shown, so that it comes up on no other. It is not a change of the
    /// amends: undo knows nothing of it.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn note_came_up(&mut self, day: Day) -> Result<(), JournalError> {
        self.connection()
            .prepare_cached(&format!(
                "UPDATE amends SET came_up = ?1 WHERE {DUE} AND came_up IS NULL
                   AND (SELECT deleted FROM things WHERE things.key = amends.key) IS NULL"
            ))?
            .execute([day])?;
        Ok(())
    }
}
