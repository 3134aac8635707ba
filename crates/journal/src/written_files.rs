//! The list of files that were written outside the vault. It is a record of what happened, so it is not undone.

use std::borrow::BorrowMut;
use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::Journal;
use crate::change::{Change, key_of};
use crate::clock::Stamp;
use crate::error::{JournalError, Kind};
use crate::model::{Id, WrittenFile, WrittenFileDraft};
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

    /// The files in which an inventory stands, and the copies of the journal, which hold all of them; those that are
    /// gone are left out.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn written_files_with(&self, inventory: Id) -> Result<Vec<WrittenFile>, JournalError> {
        key_of(self.connection(), Kind::Inventory, inventory)?;
        let files = self.written_files()?.into_iter();
        let holds = |file: &WrittenFile| {
            file.draft.content == crate::model::FileContent::Copy
                || file.draft.inventories.contains(&inventory)
        };
        Ok(files.filter(|file| file.gone.is_none() && holds(file)).collect())
    }

    /// Remembers a file. One that was written to the same place before is there no more.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when there is no such inventory, or [`JournalError::Database`].
    pub fn remember_written_file(&mut self, draft: &WrittenFileDraft) -> Result<Id, JournalError> {
        let now = self.now();
        let (at, id) = (Stamp::of(&now), self.ids.next(&now));
        let path = text_of(draft)?;
        for inventory in &draft.inventories {
            key_of(self.connection(), Kind::Inventory, *inventory)?;
        }
        let transaction = self.database.borrow_mut().transaction()?;
        transaction.execute(
            "UPDATE written_files SET gone = ?2 WHERE path = ?1 AND gone IS NULL",
            params![path, at],
        )?;
        transaction.execute(
            "INSERT INTO written_files (id, at, content, format, names, path, bytes, digest, to_whom)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                at,
                draft.content,
                draft.format,
                draft.names,
                path,
                draft.bytes.cast_signed(),
                draft.digest,
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

/// The path as text. One that is no text cannot be kept, and is not written to in the first place.
fn text_of(draft: &WrittenFileDraft) -> Result<&str, JournalError> {
    draft.path.to_str().ok_or(JournalError::Invalid(crate::error::Invalid::Path))
}

fn read(connection: &Connection, filter: &str, id: Option<Id>) -> Result<Vec<WrittenFile>, JournalError> {
    let filter = if id.is_some() { filter.to_owned() } else { format!("WHERE ?1 IS NULL {filter}") };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, at, content, format, names, path, bytes, digest, to_whom, gone,
           (SELECT json_group_array(lower(hex(things.id)) ORDER BY written_inventories.key)
              FROM written_inventories JOIN things ON things.id = written_inventories.inventory
              WHERE written_inventories.file = written_files.key)
         FROM written_files {filter}"
    ))?;
    let files = statement.query_map([id], |row| {
        let Json(inventories) = row.get::<_, Json<Vec<uuid::Uuid>>>(10)?;
        Ok(WrittenFile {
            id: row.get(0)?,
            at: row.get(1)?,
            gone: row.get(9)?,
            draft: WrittenFileDraft {
                content: row.get(2)?,
                format: row.get(3)?,
                names: row.get(4)?,
                inventories: inventories.into_iter().map(Id).collect(),
                path: PathBuf::from(row.get::<_, String>(5)?),
                bytes: row.get::<_, i64>(6)?.cast_unsigned(),
                digest: row.get(7)?,
                to_whom: row.get(8)?,
            },
        })
    })?;
    Ok(files.collect::<Result<_, _>>()?)
}
