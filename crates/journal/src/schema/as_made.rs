//! Whether what a database would run is what our migrations made.
//!
//! A file can be prepared by somebody: a trigger that changes what is written, a view in place of a table. SQLite would
//! run it with the next statement, so the schema is compared, word for word, with the one that the migrations make, before
//! anything reads a row.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rusqlite::Connection;

use super::{MIGRATIONS, SCHEMA, SCHEMAS, version};
use crate::error::JournalError;
use crate::fold;

/// Tables, indexes, views and triggers by their names.
type Objects = BTreeMap<String, Object>;

#[derive(Debug, PartialEq, Eq)]
struct Object {
    kind: String,
    /// The table it belongs to.
    of: String,
    sql: Option<String>,
}

/// What is in a database beside what we made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Foreign {
    Nothing,
    /// Something that no reading of ours reaches: another name, or a trigger, which runs when something is written.
    Beside,
    /// What we read is not what we made.
    Within,
}

/// What is foreign in a database of a schema that this version knows.
///
/// # Errors
/// [`JournalError::Database`], also of a schema that SQLite cannot read.
pub(crate) fn foreign(connection: &Connection) -> Result<Foreign, JournalError> {
    let made = made_by(version(connection)?)?;
    let found = objects(connection)?;
    let is_trigger = |object: &Object| object.kind == "trigger";
    let mut foreign = Foreign::Nothing;
    for (name, ours) in made {
        match found.get(name) {
            Some(there) if there == ours => {}
            Some(there) if is_trigger(ours) && is_trigger(there) => foreign = Foreign::Beside,
            None if is_trigger(ours) => foreign = Foreign::Beside,
            _ => return Ok(Foreign::Within),
        }
    }
    if found.len() > made.len() || found.keys().any(|name| !made.contains_key(name)) {
        foreign = Foreign::Beside;
    }
    Ok(foreign)
}

/// What the migrations up to a version make, found out once by running them.
fn made_by(version: i64) -> Result<&'static Objects, JournalError> {
    const VERSIONS: usize = SCHEMAS.len() + 1;
    static MADE: [OnceLock<Objects>; VERSIONS] = [const { OnceLock::new() }; VERSIONS];
    let at = usize::try_from(version).ok().filter(|&at| at < MADE.len());
    let at = at.ok_or(JournalError::NewerSchema { found: version, supported: SCHEMA })?;
    if let Some(made) = MADE[at].get() {
        return Ok(made);
    }
    let mut empty = Connection::open_in_memory()?;
    fold::add_functions(&empty)?;
    MIGRATIONS.to_version(&mut empty, at).map_err(|_| JournalError::Definition("a migration"))?;
    let made = objects(&empty)?;
    Ok(MADE[at].get_or_init(|| made))
}

fn objects(connection: &Connection) -> Result<Objects, JournalError> {
    let mut statement = connection.prepare("SELECT name, type, tbl_name, sql FROM main.sqlite_schema")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get(0)?, Object { kind: row.get(1)?, of: row.get(2)?, sql: row.get(3)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// What is kept in `sqlite_schema` is partly SQLite's own wording, after an `ALTER TABLE` above all. If another version
    /// of SQLite words it otherwise, journals that were made before would be called foreign: then both wordings are ours.
    #[test]
    fn the_schemas_are_worded_as_in_the_journals_that_there_are() {
        let fingerprints: Vec<_> = (1..=SCHEMA)
            .map(|version| {
                let text = format!("{:?}", made_by(version).unwrap());
                // FNV-1a: nobody attacks a test.
                text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
                })
            })
            .collect();
        assert_eq!(
            fingerprints,
            [
                0x1834_0e2b_a6cd_3e84,
                0x88f2_8c6f_aa3a_a24b,
                0xfd17_4b85_b9cc_0ffb,
                0x10ae_acb8_c736_c8f5,
                0xccc8_0f45_ec31_6d61
            ]
        );
    }
}
