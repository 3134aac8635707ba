//! SQLite's connection to a sealed file: how it is opened, and what it is not allowed to do.

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::{Connection, OpenFlags};

use crate::error::{Place, VaultError, map_sqlite_error};
use crate::layout::PAGE;
use crate::sealed::Sealed;
use crate::sys::shim::{Shim, reserve_bytes};

/// `Cand`, as SQLite's `application_id`: it names the file type to tools that look inside.
const APPLICATION_ID: i32 = 0x4361_6e64;

/// Memory for pages that were opened, in KiB. SQLite's own 2 MiB is chosen for pages that cost
/// nothing to read again; this holds the journal of many years, and is taken only as it is filled.
const CACHE_KIB: i32 = 16 * 1024;

/// What the connection is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A vault that has pages.
    Existing,
    /// A file with a header and no page yet.
    New,
    /// As new, to be filled by SQLite's backup: without a log, as the file has no name yet.
    Target,
}

/// Settings that the seal, or what was promised about saving, depends on.
const FIXED_SETTINGS: [&str; 14] = [
    "cell_size_check",
    "checkpoint_fullfsync",
    "data_store_directory",
    "fullfsync",
    "journal_mode",
    "locking_mode",
    "mmap_size",
    "page_size",
    "secure_delete",
    "synchronous",
    "temp_store",
    "temp_store_directory",
    "trusted_schema",
    "writable_schema",
];

/// Opens SQLite on a sealed file.
///
/// # Errors
/// [`VaultError::Damaged`] when the file holds no well-formed database.
pub(crate) fn open(sealed: &Sealed, shim: &Shim, purpose: Purpose) -> Result<Connection, VaultError> {
    // Never with CREATE: for a missing file SQLite would delete the log beside it.
    let access = if sealed.is_read_only() {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    };
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags_and_vfs(sealed.path(), flags, shim.name())?;
    connection.busy_timeout(std::time::Duration::ZERO)?;
    // No statement, and no trigger in a file that somebody prepared, writes into the search index's own tables.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // SQLite brings the log in and deletes it when it closes, also a file that is refused below. One
    // that it makes itself, and leaves empty, it shall delete.
    let has_log = sealed.disk().exists(sealed.log_path()).unwrap_or(true);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log)?;
    // Before the first access: with it the log's index lives in memory and not in a shared file.
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY;")?;
    if purpose != Purpose::Existing {
        begin_database(&connection, sealed)?;
    }
    configure(&connection, sealed, purpose).map_err(|error| match sealed.first_error() {
        // Of a file that is being made a page can only be damaged by a write that failed.
        Some(said) if purpose != Purpose::Existing => sealed.explain_disk(said),
        _ => explain(&error, sealed, |_| unopened(sealed)),
    })?;
    connection.authorizer(Some(guard))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// Makes the first page. A rollback journal in memory is safe here and only here: on a file with
/// pages a power cut would leave it half changed.
fn begin_database(connection: &Connection, sealed: &Sealed) -> Result<(), VaultError> {
    let known =
        |error: rusqlite::Error| explain(&error, sealed, |_| None).unwrap_or(VaultError::Database(error));
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).map_err(known)?;
    if pages != 0 {
        return Err(VaultError::AlreadyExists);
    }
    connection.execute_batch(&format!(
        "PRAGMA page_size = {PAGE}; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;"
    ))?;
    reserve_bytes(connection)?;
    connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID};")).map_err(known)
}

fn configure(connection: &Connection, sealed: &Sealed, purpose: Purpose) -> rusqlite::Result<()> {
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;
         PRAGMA foreign_keys = ON;",
    )?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    if cfg!(target_os = "macos") {
        // fsync alone leaves data in the drive's cache there.
        connection.execute_batch("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    }
    if purpose != Purpose::Target && !sealed.is_read_only() {
        let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if mode != "wal" {
            return Err(rusqlite::Error::InvalidQuery);
        }
    }
    // Reads the schema, and so page 1, whatever the purpose.
    connection.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
}

/// What an error means, with the number of the page that did not open where it was one, and with
/// what the system said where input or output failed.
pub(crate) fn explain<T>(
    error: &rusqlite::Error,
    sealed: &Sealed,
    otherwise: impl FnOnce(&rusqlite::Error) -> T,
) -> T
where
    T: From<VaultError>,
{
    match map_sqlite_error(error) {
        Some(VaultError::Damaged { place: Place::Page { .. } }) => {
            VaultError::damaged(Place::Page { number: sealed.damaged_page() }).into()
        }
        Some(VaultError::Io { during, is_of_reading, source }) => {
            match sealed.error_with(extended_code(error)) {
                Some(said) => VaultError::from_disk(said, during).into(),
                None => VaultError::Io { during, is_of_reading, source }.into(),
            }
        }
        Some(known) => known.into(),
        None => otherwise(error),
    }
}

fn extended_code(error: &rusqlite::Error) -> i32 {
    error.sqlite_error().map_or(0, |failure| failure.extended_code)
}

/// Why SQLite could not open the database, when it does not say: it keeps an error of the disk to
/// itself while it changes the journal mode.
fn unopened(sealed: &Sealed) -> VaultError {
    match sealed.first_error() {
        Some(said) => sealed.explain_disk(said),
        None => VaultError::damaged(Place::Structure),
    }
}

/// Refuses statements that would write outside the vault or loosen its settings.
fn guard(context: AuthContext<'_>) -> Authorization {
    match context.action {
        // VACUUM attaches a nameless database, which lives in memory; anything else is a file.
        AuthAction::Attach { filename } if !filename.is_empty() => Authorization::Deny,
        AuthAction::Pragma { pragma_name, pragma_value: Some(_) }
            if FIXED_SETTINGS.contains(&pragma_name.to_ascii_lowercase().as_str()) =>
        {
            Authorization::Deny
        }
        _ => Authorization::Allow,
    }
}
