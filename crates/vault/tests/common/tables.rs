//! The rows of every table as JSON, in the form in which the vectors under `tests/vectors` keep them.
#![allow(unreachable_pub, clippy::unwrap_used)]

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::{Map, Value, json};

/// Every table that a statement can write to, with its rows in SQLite's own order. A blob becomes
/// `{"blob": "hexadecimal digits"}`.
pub fn tables(connection: &Connection) -> Value {
    let names = "SELECT name FROM pragma_table_list
                 WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT GLOB 'sqlite_*'
                 ORDER BY name";
    let mut names = connection.prepare(names).unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    names.into_iter().map(|name| (name.clone(), rows(connection, &name))).collect::<Map<_, _>>().into()
}

fn rows(connection: &Connection, table: &str) -> Value {
    let mut statement = connection.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| (0..columns).map(|at| Ok(json(row.get_ref(at)?))).collect());
    rows.unwrap().collect::<rusqlite::Result<Vec<Value>>>().unwrap().into()
}

fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => std::str::from_utf8(text).unwrap().into(),
        ValueRef::Blob(bytes) => {
            let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            json!({ "blob": digits.concat() })
        }
    }
}
