//! The schema and its migrations, each in one transaction.

use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

use crate::error::JournalError;
use crate::fold;

mod as_made;

use as_made::{Foreign, foreign};

/// Every schema there was, oldest first. A schema that was released is never edited; a new one is added.
const SCHEMAS: &[M<'static>] = &[
    M::up(include_str!("schema/1.sql")),
    M::up(include_str!("schema/2.sql")).foreign_key_check(),
    M::up(include_str!("schema/3.sql")),
    M::up(include_str!("schema/4.sql")),
    M::up(include_str!("schema/5.sql")),
];

static MIGRATIONS: LazyLock<Migrations<'static>> = LazyLock::new(|| Migrations::from_slice(SCHEMAS));

/// The newest schema that this version knows.
pub const SCHEMA: i64 = 5;

/// Brings a database to the newest schema.
///
/// # Errors
/// [`JournalError::NewerSchema`] when the database is ahead of this version, and [`JournalError::ForeignSchema`] when
/// something in it is not of our making, before anything is written.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), JournalError> {
    let found = check_known(connection)?;
    match foreign(connection)? {
        Foreign::Nothing => {}
        beside => return Err(JournalError::ForeignSchema { readable: beside == Foreign::Beside }),
    }
    if found < SCHEMA {
        // Tables are made anew under their old names, and the links to them are checked at the end.
        connection.pragma_update(None, "foreign_keys", false)?;
        MIGRATIONS.to_latest(connection).map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => JournalError::Database(err),
            _ => JournalError::Definition("a migration"),
        })?;
    }
    Ok(())
}

/// Checks that a database can be read without bringing it to another schema, and that nothing foreign is run by that.
///
/// # Errors
/// [`JournalError::NewerSchema`], [`JournalError::OlderSchema`]; [`JournalError::ForeignSchema`] when what would be read is
/// not of our making.
pub(crate) fn check(connection: &Connection) -> Result<(), JournalError> {
    let found = check_known(connection)?;
    check_within(connection)?;
    if found < SCHEMA { Err(JournalError::OlderSchema { found, supported: SCHEMA }) } else { Ok(()) }
}

/// Checks that what is read of a database is of our making.
///
/// # Errors
/// [`JournalError::ForeignSchema`].
pub(crate) fn check_within(connection: &Connection) -> Result<(), JournalError> {
    match foreign(connection)? {
        Foreign::Within => Err(JournalError::ForeignSchema { readable: false }),
        Foreign::Nothing | Foreign::Beside => Ok(()),
    }
}

/// The schema's number, when this version knows it. The functions that the schemas use are there from here on.
fn check_known(connection: &Connection) -> Result<i64, JournalError> {
    fold::add_functions(connection)?;
    let found = version(connection)?;
    if found > SCHEMA { Err(JournalError::NewerSchema { found, supported: SCHEMA }) } else { Ok(found) }
}

fn version(connection: &Connection) -> Result<i64, JournalError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_are_sound_and_counted() {
        let mut connection = Connection::open_in_memory().expect("memory");
        assert!(migrate(&mut connection).is_ok());
        assert_eq!(version(&connection).ok(), Some(SCHEMA));
        assert_eq!(i64::try_from(SCHEMAS.len()), Ok(SCHEMA));
    }
}
