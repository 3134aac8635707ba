//! Settings that belong in the vault. They are not part of undo.

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _};
use serde_json::Value;

use crate::Journal;
use crate::error::JournalError;
use crate::model::VaultSettings;
use crate::sql::Json;

const READ: &str = "SELECT value FROM settings WHERE key = 1";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The settings; where nothing was set, their defaults.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn settings(&self) -> Result<VaultSettings, JournalError> {
        let row = self.connection().prepare_cached(READ)?.query_row([], |row| row.get(0)).optional()?;
        Ok(row.map(|Json(settings)| settings).unwrap_or_default())
    }

    /// Writes the settings. What a newer version keeps beside them stays.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn set_settings(&mut self, settings: &VaultSettings) -> Result<(), JournalError> {
        let connection = self.connection();
        let row = connection.prepare_cached(READ)?.query_row([], |row| row.get(0)).optional()?;
        let Json(mut kept) = row.unwrap_or(Json(serde_json::Map::new()));
        let Ok(Value::Object(ours)) = serde_json::to_value(settings) else {
            return Err(JournalError::Definition("the settings are not an object"));
        };
        kept.extend(ours);
        connection
            .prepare_cached(
                "INSERT INTO settings (key, value) VALUES (1, ?1)
                             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([Json(kept)])?;
        Ok(())
    }
}
