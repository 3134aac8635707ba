//! What the journal knows of its own copies: where each lies, when and why it was made, when it was last checked. It
//! is a record of what happened, so it is not undone.

use std::borrow::BorrowMut;

use jiff::Zoned;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Journal;
use crate::clock::Stamp;
use crate::error::JournalError;
use crate::model::{CopyDraft, CopyPlace, ListedCopy, Moment};
use crate::sql::Json;

const LISTED: &str =
    "SELECT key, copy_id, folder, name, at, why, sequence, state, use_day, verified, failed, removed
     FROM copies";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The copies that were not removed, in the order of making.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn copies(&self) -> Result<Vec<ListedCopy>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached(&format!("{LISTED} WHERE removed IS NULL ORDER BY key"))?
            .query_map([], listed)?
            .collect::<Result<_, _>>()?)
    }

    /// A copy by the id in its header, also one that was removed.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn copy(&self, copy_id: [u8; 16]) -> Result<Option<ListedCopy>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached(&format!("{LISTED} WHERE copy_id = ?1"))?
            .query_row([copy_id], listed)
            .optional()?)
    }

    /// Remembers a copy that was made at a moment. One that is known already is remembered where it lies now, and is
    /// no longer taken for removed.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn remember_copy(&mut self, draft: &CopyDraft, at: &Zoned) -> Result<(), JournalError> {
        let use_day = self.used_days()?;
        self.put_on_list(draft, at, use_day)
    }

    /// Remembers a copy that lay there unknown, made at a moment that its file tells. It counts as made on an earlier
    /// day of use than this one.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn adopt_copy(&mut self, draft: &CopyDraft, at: &Zoned) -> Result<(), JournalError> {
        let use_day = self.used_days()?.saturating_sub(1);
        self.put_on_list(draft, at, use_day)
    }

    fn put_on_list(&mut self, draft: &CopyDraft, at: &Zoned, use_day: u32) -> Result<(), JournalError> {
        self.connection()
            .prepare_cached(
                "INSERT INTO copies (copy_id, folder, name, at, why, sequence, state, use_day)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (copy_id) DO UPDATE SET folder = excluded.folder, name = excluded.name, removed = NULL",
            )?
            .execute(params![
                draft.copy_id,
                draft.folder,
                draft.name,
                Stamp::of(at),
                draft.why,
                draft.sequence.cast_signed(),
                draft.state,
                use_day,
            ])?;
        Ok(())
    }

    /// Remembers that every page of a copy was opened just now, and whether all was well.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn copy_was_checked(&mut self, copy_id: [u8; 16], is_well: bool) -> Result<(), JournalError> {
        let now = Stamp::of(&self.now());
        let sql = if is_well {
            "UPDATE copies SET verified = ?2, failed = NULL WHERE copy_id = ?1"
        } else {
            "UPDATE copies SET failed = coalesce(failed, ?2) WHERE copy_id = ?1"
        };
        self.connection().prepare_cached(sql)?.execute(params![copy_id, now])?;
        Ok(())
    }

    /// Remembers that a copy was removed, or was seen to be gone.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn copy_is_gone(&mut self, copy_id: [u8; 16]) -> Result<(), JournalError> {
        let now = Stamp::of(&self.now());
        self.connection()
            .prepare_cached("UPDATE copies SET removed = coalesce(removed, ?2) WHERE copy_id = ?1")?
            .execute(params![copy_id, now])?;
        Ok(())
    }

    /// Remembers why no copy could be made at a place. The moment since when stays.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn copy_failed(&mut self, place: CopyPlace, error: &impl Serialize) -> Result<(), JournalError> {
        let now = Stamp::of(&self.now());
        self.connection()
            .prepare_cached(
                "INSERT INTO copy_troubles (place, since, error) VALUES (?1, ?2, ?3)
                 ON CONFLICT (place) DO UPDATE SET error = excluded.error",
            )?
            .execute(params![place, now, Json(error)])?;
        Ok(())
    }

    /// Forgets that no copy could be made at a place: one was, or the place is no longer one.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn copy_succeeded(&mut self, place: CopyPlace) -> Result<(), JournalError> {
        self.connection().prepare_cached("DELETE FROM copy_troubles WHERE place = ?1")?.execute([place])?;
        Ok(())
    }

    /// Since when no copy could be made at a place, and why.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn copy_trouble<E: DeserializeOwned>(
        &self,
        place: CopyPlace,
    ) -> Result<Option<(Moment, E)>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached("SELECT since, error FROM copy_troubles WHERE place = ?1")?
            .query_row([place], |row| Ok((row.get(0)?, row.get::<_, Json<E>>(1)?.0)))
            .optional()?)
    }

    /// The names (file ids) that this journal bore before it was sealed anew.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn former_files(&self) -> Result<Vec<[u8; 16]>, JournalError> {
        Ok(self
            .connection()
            .prepare_cached("SELECT file_id FROM former_files ORDER BY until, file_id")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }

    /// Remembers a name that this journal bears no more.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn former_file_add(&mut self, file_id: [u8; 16]) -> Result<(), JournalError> {
        let now = Stamp::of(&self.now());
        self.connection()
            .prepare_cached("INSERT OR IGNORE INTO former_files (file_id, until) VALUES (?1, ?2)")?
            .execute(params![file_id, now])?;
        Ok(())
    }
}

fn listed(row: &Row<'_>) -> rusqlite::Result<ListedCopy> {
    Ok(ListedCopy {
        number: row.get("key")?,
        draft: CopyDraft {
            copy_id: row.get("copy_id")?,
            folder: row.get("folder")?,
            name: row.get("name")?,
            why: row.get("why")?,
            sequence: row.get::<_, i64>("sequence")?.cast_unsigned(),
            state: row.get("state")?,
        },
        at: row.get("at")?,
        use_day: row.get("use_day")?,
        verified: row.get("verified")?,
        failed: row.get("failed")?,
        removed: row.get("removed")?,
    })
}
