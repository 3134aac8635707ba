//! What was written since an earlier state of the same journal: what that does not have, and what was changed.

use std::borrow::BorrowMut;
use std::collections::HashMap;

use rusqlite::Connection;

use crate::Journal;
use crate::error::JournalError;
use crate::model::{Id, WrittenSince};

/// What a person opens, and when it was changed last.
const WRITTEN: &str = "SELECT id, kind, updated FROM things
     WHERE deleted IS NULL AND kind IN ('reflection', 'entry', 'amends')";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Counts what is in this journal and not in an earlier state of it, or was changed since. Two changes that a clock
    /// dates alike are not told apart, so none at all does not mean that nothing changed.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn written_since<C: BorrowMut<Connection>>(
        &self,
        earlier: &Journal<C>,
    ) -> Result<WrittenSince, JournalError> {
        let before: HashMap<Id, String> =
            written(earlier.connection())?.into_iter().map(|(id, _, updated)| (id, updated)).collect();
        let mut since = WrittenSince::default();
        for (id, kind, updated) in written(self.connection())? {
            if before.get(&id) == Some(&updated) {
                continue;
            }
            match kind.as_str() {
                "reflection" => since.pages += 1,
                "entry" => since.entries += 1,
                _ => since.amends += 1,
            }
        }
        Ok(since)
    }
}

fn written(connection: &Connection) -> Result<Vec<(Id, String, String)>, JournalError> {
    let mut statement = connection.prepare_cached(WRITTEN)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
