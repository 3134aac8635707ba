//! What the person has put out of view: a worksheet everywhere, a section that an inventory has not chosen, or an
//! inventory that is sealed away. It is kept, and left out of every list, of search and of every export.

use std::borrow::BorrowMut;
use std::collections::BTreeSet;

use rusqlite::types::{ToSql, ToSqlOutput};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::change::key_of;
use crate::error::{JournalError, Kind};
use crate::model::{Home, Id, Worksheet};
use crate::sql::Json;
use crate::worksheets::worksheet;
use crate::{Journal, worksheets};

/// What is hidden, as one list of strings that SQL asks in: `relationships` is hidden everywhere, `12/fears` in the
/// inventory of that key, and `12/` is that inventory itself.
pub(crate) struct Hidden(BTreeSet<String>);

impl Hidden {
    /// Reads what is hidden. Only what holds something is listed, so the list stays short.
    pub(crate) fn read(connection: &Connection) -> Result<Self, JournalError> {
        let everywhere: Option<Json<Vec<String>>> = connection
            .prepare_cached("SELECT value ->> '$.hidden_worksheets' FROM settings WHERE key = 1")?
            .query_row([], |row| row.get::<_, Option<_>>(0))
            .optional()?
            .flatten();
        let mut hidden: BTreeSet<String> =
            everywhere.map(|Json(sheets)| sheets.into_iter().collect()).unwrap_or_default();
        // The next worksheet after one that an inventory has entries of: a step of the index for each, not for each
        // entry.
        let mut next = connection
            .prepare_cached("SELECT min(worksheet) FROM entries WHERE inventory = ?1 AND worksheet > ?2")?;
        let mut inventories = connection.prepare_cached(
            "SELECT inventories.key, sections, sealed_away IS NOT NULL
             FROM inventories JOIN things ON things.key = inventories.key
             WHERE deleted IS NULL",
        )?;
        let mut rows = inventories.query([])?;
        while let Some(row) = rows.next()? {
            let inventory: i64 = row.get(0)?;
            let Json(mut chosen) = row.get::<_, Json<Vec<String>>>(1)?;
            if row.get(2)? {
                chosen.clear();
                hidden.insert(format!("{inventory}/"));
            }
            let mut sheet = String::new();
            while let Some(found) =
                next.query_row(params![inventory, sheet], |row| row.get::<_, Option<_>>(0))?
            {
                sheet = found;
                // What stands beside a section is there with it.
                let host = worksheet(&sheet).ok().and_then(|sheet| sheet.beside.as_ref()).unwrap_or(&sheet);
                if !chosen.contains(host) {
                    hidden.insert(format!("{inventory}/{sheet}"));
                }
            }
        }
        let beside = worksheets::worksheets()
            .iter()
            .filter(|sheet| sheet.beside.as_ref().is_some_and(|host| hidden.contains(host)));
        let beside: Vec<_> = beside.map(|sheet| sheet.id.clone()).collect();
        hidden.extend(beside);
        Ok(Self(hidden))
    }

    /// Whether a worksheet is hidden: everywhere, or in the inventory of a key.
    pub(crate) fn has(&self, inventory: Option<i64>, worksheet: &str) -> bool {
        self.0.contains(worksheet)
            || inventory.is_some_and(|inventory| self.0.contains(&format!("{inventory}/{worksheet}")))
    }
}

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The worksheets that are in view in an inventory, in their order: its sections, and what stands beside them. Each
    /// has its fields of today, then those of earlier versions that some entry there answers.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn sections(&self, inventory: Id) -> Result<Vec<Worksheet>, JournalError> {
        let key = key_of(self.connection(), Kind::Inventory, inventory)?;
        let chosen = self.inventory(inventory)?.draft.sections;
        let hidden = Hidden::read(self.connection())?;
        let mut sheets = self.worksheets()?;
        sheets.retain(|sheet| {
            let host = sheet.beside.as_ref().unwrap_or(&sheet.id);
            sheet.home == Home::Inventory && chosen.contains(host) && !hidden.has(Some(key), &sheet.id)
        });
        sheets.into_iter().map(|sheet| worksheets::asked(self.connection(), Some(key), sheet)).collect()
    }
}

impl ToSql for Hidden {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let text = serde_json::to_string(&self.0)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        Ok(text.into())
    }
}
