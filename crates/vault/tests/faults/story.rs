//! What is written into the vault, transaction by transaction, and what it should hold after each.

use std::sync::OnceLock;

use rusqlite::Connection;

/// The transactions, in order. Between them they split pages, spill a small cache into the log,
/// fill overflow and free pages, and keep a full-text index by triggers.
pub(crate) const TRANSACTIONS: [&str; 7] = [
    "BEGIN;
     CREATE TABLE entry (id INTEGER PRIMARY KEY, title TEXT UNIQUE, body TEXT);
     CREATE INDEX entry_by_body ON entry (substr(body, 1, 20));
     CREATE VIRTUAL TABLE entry_text USING fts5(body, content = 'entry', content_rowid = 'id');
     CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
         INSERT INTO entry_text (rowid, body) VALUES (new.id, new.body); END;
     CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
         INSERT INTO entry_text (entry_text, rowid, body) VALUES ('delete', old.id, old.body); END;
     CREATE TRIGGER entry_changed AFTER UPDATE OF body ON entry BEGIN
         INSERT INTO entry_text (entry_text, rowid, body) VALUES ('delete', old.id, old.body);
         INSERT INTO entry_text (rowid, body) VALUES (new.id, new.body); END;
     COMMIT;",
    "BEGIN;
     WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 24)
     INSERT INTO entry SELECT n, 'title ' || n, replace(hex(zeroblob(60)), '0', 'gratitude ' || n || ' ')
     FROM number;
     COMMIT;",
    "BEGIN; UPDATE entry SET body = 'amends ' || body WHERE id % 2 = 0; DELETE FROM entry WHERE id % 5 = 0;
     COMMIT;",
    "BEGIN; UPDATE entry SET body = 'given up ' || body; DELETE FROM entry WHERE id > 12; ROLLBACK;",
    "BEGIN; INSERT INTO entry VALUES (100, 'long', hex(zeroblob(6000)));
     SAVEPOINT inner; DELETE FROM entry WHERE id < 20; ROLLBACK TO inner; RELEASE inner;
     INSERT INTO entry VALUES (101, 'perdón', 'perdón 🌿'); COMMIT;",
    "BEGIN; DELETE FROM entry WHERE id < 15; COMMIT;",
    "BEGIN; INSERT INTO entry SELECT id + 1000, title || ' again', body FROM entry WHERE id < 100; COMMIT;",
];

/// One more, to see that work can go on after a fault. It may be run twice.
pub(crate) const ONE_MORE: &str = "BEGIN; INSERT OR REPLACE INTO entry VALUES (5000, 'one more', 'amends');
     UPDATE entry SET body = body || ' and on' WHERE id = 5000; COMMIT;";

/// Everything a person would notice, as text.
pub(crate) type Content = Vec<String>;

pub(crate) fn content(connection: &Connection) -> rusqlite::Result<Content> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(Vec::new());
    }
    let mut rows = vec!["schema".to_owned()];
    for query in [
        "SELECT id || ' ' || title || ' ' || body FROM entry ORDER BY id",
        "SELECT 'found ' || rowid FROM entry_text WHERE entry_text MATCH 'amends OR perd*' ORDER BY rowid",
    ] {
        let mut statement = connection.prepare(query)?;
        rows.extend(statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?);
    }
    Ok(rows)
}

/// What a plain database holds after none, one, two … of the transactions.
pub(crate) fn contents() -> &'static [Content] {
    static CONTENTS: OnceLock<Vec<Content>> = OnceLock::new();
    CONTENTS.get_or_init(|| {
        let plain = Connection::open_in_memory().unwrap();
        let mut contents = vec![content(&plain).unwrap()];
        for transaction in TRANSACTIONS {
            plain.execute_batch(transaction).unwrap();
            contents.push(content(&plain).unwrap());
        }
        contents
    })
}

/// What a plain database holds after the first `after` of them and [`ONE_MORE`].
pub(crate) fn with_one_more(after: usize) -> &'static Content {
    static CONTENTS: [OnceLock<Content>; TRANSACTIONS.len() + 1] =
        [const { OnceLock::new() }; TRANSACTIONS.len() + 1];
    CONTENTS[after].get_or_init(|| {
        let plain = Connection::open_in_memory().unwrap();
        for transaction in &TRANSACTIONS[..after] {
            plain.execute_batch(transaction).unwrap();
        }
        plain.execute_batch(ONE_MORE).unwrap();
        content(&plain).unwrap()
    })
}
