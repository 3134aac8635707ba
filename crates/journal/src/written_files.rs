//! The list of files that were written outside the vault. It is a record of what happened, so it is not undone.

use std::borrow::BorrowMut;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::Journal;
use crate::change::{Change, key_of};
use crate::clock::Stamp;
use crate::error::{JournalError, Kind};
use crate::model::{CopyMark, FileContent, Id, Target, WrittenFile, WrittenFileDraft};
use crate::sql::Json;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// All files that were written, the newest first.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn written_files(&self) -> Result<Vec<WrittenFile>, JournalError> {
        read(self.connection(), "ORDER BY written_files.key DESC", None)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`JournalError::NoSuchFile`] or [`JournalError::Database`].
    pub fn written_file(&self, id: Id) -> Result<WrittenFile, JournalError> {
        read(self.connection(), "WHERE written_files.id = ?1", Some(id))?
            .pop()
            .ok_or(JournalError::NoSuchFile)
    }

    /// The files in which a thing may stand, and the copies of the journal, which hold all of it; those that were seen
    /// to be gone among them, as they may have come back. One that is destroyed already can be asked for again.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn written_files_with(&self, target: &Target) -> Result<Vec<WrittenFile>, JournalError> {
        let mut files = self.written_files()?;
        files.retain(|file| may_hold(file, target));
        Ok(files)
    }

    /// Files that were begun, and of which nobody said that they were written to their end.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn unfinished_written_files(&self) -> Result<Vec<WrittenFile>, JournalError> {
        read(self.connection(), "AND NOT finished ORDER BY written_files.key", None)
    }

    /// Remembers a file that was written.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when there is no such inventory, or [`JournalError::Database`].
    pub fn remember_written_file(&mut self, draft: &WrittenFileDraft) -> Result<Id, JournalError> {
        let id = self.begin_written_file(draft)?;
        self.finish_written_file(id)?;
        Ok(id)
    }

    /// Remembers a file that is about to be written, so that it is known whatever happens.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when there is no such inventory, or [`JournalError::Database`].
    pub fn begin_written_file(&mut self, draft: &WrittenFileDraft) -> Result<Id, JournalError> {
        let now = self.now();
        let (at, id) = (Stamp::of(&now), self.ids.next(&now));
        let path = text_of(&draft.path)?;
        let mounted = draft.mounted.as_deref().map(text_of).transpose()?;
        for inventory in &draft.inventories {
            key_of(self.connection(), Kind::Inventory, *inventory)?;
        }
        let transaction = self.database.borrow_mut().transaction()?;
        transaction.execute(
            "INSERT INTO written_files (id, at, content, format, names, path, mounted, bytes, digest, copy_id, sequence,
               to_whom, finished)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0)",
            params![
                id,
                at,
                draft.content,
                draft.format,
                draft.names,
                path,
                mounted,
                draft.bytes.cast_signed(),
                draft.digest,
                draft.copy.map(|copy| copy.copy_id),
                draft.copy.map(|copy| copy.sequence.cast_signed()),
                draft.to_whom,
            ],
        )?;
        let file = transaction.last_insert_rowid();
        for inventory in &draft.inventories {
            transaction.execute(
                "INSERT OR IGNORE INTO written_inventories (file, inventory) VALUES (?1, ?2)",
                params![file, inventory],
            )?;
        }
        transaction.commit()?;
        Ok(id)
    }

    /// Remembers that a file was written to its end. One that was written to the same place before is there no more.
    ///
    /// # Errors
    /// [`JournalError::NoSuchFile`] or [`JournalError::Database`].
    pub fn finish_written_file(&mut self, id: Id) -> Result<(), JournalError> {
        let at = Stamp::of(&self.now());
        let transaction = self.database.borrow_mut().transaction()?;
        // Two sheets of paper are not in one place.
        transaction.execute(
            "UPDATE written_files SET gone = ?2 WHERE gone IS NULL AND id <> ?1 AND path <> ''
               AND path = (SELECT path FROM written_files WHERE id = ?1)",
            params![id, at],
        )?;
        if transaction.execute("UPDATE written_files SET finished = 1 WHERE id = ?1", [id])? == 0 {
            return Err(JournalError::NoSuchFile);
        }
        Ok(transaction.commit()?)
    }

    /// Remembers that a copy of the journal was written anew in its place.
    ///
    /// # Errors
    /// [`JournalError::NoSuchFile`] or [`JournalError::Database`].
    pub fn written_copy_is_anew(&mut self, id: Id, copy: CopyMark) -> Result<(), JournalError> {
        let changed = self.connection().execute(
            "UPDATE written_files SET copy_id = ?2, sequence = ?3 WHERE id = ?1",
            params![id, copy.copy_id, copy.sequence.cast_signed()],
        )?;
        if changed == 0 { Err(JournalError::NoSuchFile) } else { Ok(()) }
    }

    /// Remembers that a file that was gone is where it was written, as when a disk is plugged in again.
    ///
    /// # Errors
    /// [`JournalError::NoSuchFile`] or [`JournalError::Database`].
    pub fn written_file_is_back(&mut self, id: Id) -> Result<(), JournalError> {
        let changed =
            self.connection().execute("UPDATE written_files SET gone = NULL WHERE id = ?1", [id])?;
        if changed == 0 { Err(JournalError::NoSuchFile) } else { Ok(()) }
    }

    /// Remembers that a file is gone. The moment at which that was first seen stays.
    ///
    /// # Errors
    /// [`JournalError::NoSuchFile`] or [`JournalError::Database`].
    pub fn written_file_is_gone(&mut self, id: Id) -> Result<(), JournalError> {
        let at = Stamp::of(&self.now());
        let changed = self
            .connection()
            .execute("UPDATE written_files SET gone = coalesce(gone, ?2) WHERE id = ?1", params![id, at])?;
        if changed == 0 { Err(JournalError::NoSuchFile) } else { Ok(()) }
    }

    /// Forgets a line of the list. The file itself is left as it is.
    ///
    /// # Errors
    /// [`JournalError::NoSuchFile`] or [`JournalError::Database`].
    pub fn forget_written_file(&mut self, id: Id) -> Result<(), JournalError> {
        let transaction = self.database.borrow_mut().transaction()?;
        let key: Option<i64> = transaction
            .query_row("SELECT key FROM written_files WHERE id = ?1", [id], |row| row.get(0))
            .optional()?;
        let key = key.ok_or(JournalError::NoSuchFile)?;
        transaction.execute("DELETE FROM written_inventories WHERE file = ?1", [key])?;
        transaction.execute("DELETE FROM written_files WHERE key = ?1", [key])?;
        Ok(transaction.commit()?)
    }
}

/// Takes an inventory that is destroyed out of the list. The lines stay: the files may still be there.
pub(crate) fn forget_inventory(change: &Change<'_>, inventory: i64) -> Result<(), JournalError> {
    change
        .connection
        .prepare_cached(
            "DELETE FROM written_inventories WHERE inventory = (SELECT id FROM things WHERE key = ?1)",
        )?
        .execute([inventory])?;
    Ok(())
}

/// Whether a thing may stand in a file. The list keeps inventories by their ids and nothing else of what is in a file;
/// where it cannot know it does not say no.
fn may_hold(file: &WrittenFile, target: &Target) -> bool {
    use FileContent::{Amends, Copy, FilledWorksheet, Letter, RecoveryKey, Share, Worksheet};
    let draft = &file.draft;
    let has = |inventory: &Id| draft.inventories.is_empty() || draft.inventories.contains(inventory);
    match draft.content {
        Copy => true,
        RecoveryKey => false,
        // One whose inventories are all destroyed names none, and may be of this one.
        Share => match target {
            Target::Inventory { id } | Target::Entry { inventory: Some(id), .. } => has(id),
            Target::Person { .. } | Target::Worksheet { .. } | Target::Pattern { .. } => true,
            _ => false,
        },
        Amends | Letter => matches!(target, Target::Amends { .. } | Target::Person { .. }),
        Worksheet => matches!(target, Target::Worksheet { .. }),
        FilledWorksheet => matches!(
            target,
            Target::Worksheet { .. } | Target::Person { .. } | Target::Entry { inventory: None, .. }
        ),
    }
}

/// A path as text. One that is no text cannot be kept, and is not written to in the first place.
fn text_of(path: &Path) -> Result<&str, JournalError> {
    path.to_str().ok_or(JournalError::Invalid(crate::error::Invalid::Path))
}

fn read(connection: &Connection, filter: &str, id: Option<Id>) -> Result<Vec<WrittenFile>, JournalError> {
    let filter = if id.is_some() { filter.to_owned() } else { format!("WHERE ?1 IS NULL {filter}") };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, at, content, format, names, path, mounted, bytes, digest, copy_id, sequence, to_whom, finished, gone,
           (SELECT json_group_array(lower(hex(things.id)) ORDER BY written_inventories.key)
              FROM written_inventories JOIN things ON things.id = written_inventories.inventory
              WHERE written_inventories.file = written_files.key) AS inventories
         FROM written_files {filter}"
    ))?;
    let files = statement.query_map([id], |row| {
        let Json(inventories) = row.get::<_, Json<Vec<uuid::Uuid>>>("inventories")?;
        let copy = match (row.get("copy_id")?, row.get::<_, Option<i64>>("sequence")?) {
            (Some(copy_id), Some(sequence)) => Some(CopyMark { copy_id, sequence: sequence.cast_unsigned() }),
            _ => None,
        };
        Ok(WrittenFile {
            id: row.get("id")?,
            at: row.get("at")?,
            finished: row.get("finished")?,
            gone: row.get("gone")?,
            draft: WrittenFileDraft {
                content: row.get("content")?,
                format: row.get("format")?,
                names: row.get("names")?,
                inventories: inventories.into_iter().map(Id).collect(),
                path: PathBuf::from(row.get::<_, String>("path")?),
                mounted: row.get::<_, Option<String>>("mounted")?.map(PathBuf::from),
                bytes: row.get::<_, i64>("bytes")?.cast_unsigned(),
                digest: row.get("digest")?,
                copy,
                to_whom: row.get("to_whom")?,
            },
        })
    })?;
    Ok(files.collect::<Result<_, _>>()?)
}
