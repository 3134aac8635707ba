//! From one status to another, with every move in the history.

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _};

use crate::Journal;
use crate::change::{Change, Columns, Table, key_of};
use crate::clock::Stamp;
use crate::error::{JournalError, Kind};
use crate::model::{Amends, AmendsMove, AmendsStatus, Id, Target, UndoAction};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Moves an amends, and keeps what was said on the way, as one change. A move to where it already stands keeps
    /// that too, and does nothing when there is none of it.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn move_amends(&mut self, id: Id, to: &AmendsMove) -> Result<Amends, JournalError> {
        self.change(UndoAction::Moved, |change| {
            let key = key_of(change.connection, Kind::Amends, id)?;
            match (to.status, &to.outcome) {
                (AmendsStatus::Deferred, _) => {
                    change.update(Some(key), Table::Amends, key, &[("reason", &to.reason)])?;
                    super::set_review(change, key, to.review)?;
                }
                (AmendsStatus::Made, Some(outcome)) => {
                    let how: &Columns<'_> = &[("outcome", outcome)];
                    change.update(Some(key), Table::Amends, key, how)?;
                }
                _ => {}
            }
            move_to(change, key, to.status, &to.note)?;
            Ok((Target::Amends { id }, ()))
        })?;
        self.amends(id)
    }
}

impl AmendsMove {
    /// A move about which nothing is said.
    pub fn to(status: AmendsStatus) -> Self {
        Self { status, note: String::new(), reason: None, review: None, outcome: None }
    }

    /// The same with a note for the history.
    #[must_use]
    pub fn with_note(self, note: &str) -> Self {
        Self { note: note.to_owned(), ..self }
    }
}

pub(crate) fn move_to(
    change: &mut Change<'_>,
    key: i64,
    status: AmendsStatus,
    note: &str,
) -> Result<(), JournalError> {
    let from: AmendsStatus = change
        .connection
        .prepare_cached("SELECT status FROM amends WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    if from != status || !note.is_empty() {
        change.update(Some(key), Table::Amends, key, &[("status", &status)])?;
        remember(change, key, Some(from), status, note)?;
    }
    Ok(())
}

/// Adds a line to the history. It is never dated before the line above it, whatever the clock says.
pub(super) fn remember(
    change: &mut Change<'_>,
    key: i64,
    from: Option<AmendsStatus>,
    to: AmendsStatus,
    note: &str,
) -> Result<(), JournalError> {
    let latest: Option<Stamp> = change
        .connection
        .prepare_cached("SELECT at FROM amends_history WHERE amends = ?1 ORDER BY key DESC LIMIT 1")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    let at = latest.map_or_else(|| change.now.clone(), |latest| latest.max(change.now.clone()));
    change.insert(
        Some(key),
        Table::AmendsHistory,
        None,
        &[("amends", &key), ("at", &at), ("from_status", &from), ("to_status", &to), ("note", &note)],
    )?;
    Ok(())
}
