//! A long workload in the manner of SQLite's `speedtest1`: many rows in, with and without indices,
//! ranges, sorting, joins, text patterns, changes, deletions, full-text search, and VACUUM.

use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

use crate::Engine;

/// One step; every statement of it is run on both databases.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    statements: Vec<String>,
    reopens: bool,
}

impl Step {
    /// Runs it, and answers a digest of the rows of each statement that gives any.
    pub(crate) fn run(&self, engine: &mut Engine) -> Vec<String> {
        if self.reopens {
            engine.reopen();
        }
        self.statements.iter().map(|sql| answer(engine, sql)).collect()
    }
}

fn step(name: &'static str, statements: Vec<String>) -> Step {
    Step { name, statements, reopens: false }
}

/// Rows and a digest of all their values.
fn answer(engine: &Engine, sql: &str) -> String {
    let mut statement = engine.connection().prepare(sql).unwrap();
    let columns = statement.column_count();
    if columns == 0 {
        return format!("{} changed", statement.execute([]).unwrap());
    }
    let (mut digest, mut count) = (Sha256::new(), 0);
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        count += 1;
        for column in 0..columns {
            match row.get_ref(column).unwrap() {
                ValueRef::Null => digest.update([0]),
                ValueRef::Integer(number) => digest.update(number.to_le_bytes()),
                ValueRef::Real(number) => digest.update(number.to_bits().to_le_bytes()),
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                    digest.update(bytes.len().to_le_bytes());
                    digest.update(bytes);
                }
            }
        }
    }
    format!("{count} rows, {:02x?}", &digest.finalize()[..8])
}

/// Rows numbered from 1 with a number and words that look drawn by lot and are not.
fn numbered(rows: u64) -> String {
    format!(
        "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {rows})
         SELECT n, (n * 7919) % 100003,
             CASE n % 7 WHEN 0 THEN 'fear' WHEN 1 THEN 'perdón' WHEN 2 THEN 'amends' WHEN 3 THEN 'gratitude'
                 WHEN 4 THEN '🌿 walk' WHEN 5 THEN 'שלום' ELSE 'brother' END
             || ' ' || (n * 104729) % 1009 || ' ' || hex(n * n)
         FROM number"
    )
}

/// All steps. With `scale` times as many rows it takes about that much longer.
#[expect(clippy::too_many_lines, reason = "it is a list")]
pub(crate) fn steps(scale: u64) -> Vec<Step> {
    let rows = 5000 * scale;
    let ranges = |table: &str, text: &str| -> Vec<String> {
        (0..40)
            .map(|turn| {
                let (low, high) = (turn * 2500, turn * 2500 + 3000);
                format!("SELECT count(*), avg({text}), sum(length(c)) FROM {table} WHERE b BETWEEN {low} AND {high}")
            })
            .collect()
    };
    vec![
        step(
            "rows into a table without an index, and with two",
            vec![
                "CREATE TABLE plain (a INTEGER, b INTEGER, c TEXT)".to_owned(),
                format!("INSERT INTO plain {}", numbered(rows)),
                "CREATE TABLE keyed (a INTEGER PRIMARY KEY, b INTEGER UNIQUE, c TEXT)".to_owned(),
                format!("INSERT INTO keyed {}", numbered(rows)),
                "CREATE TABLE pairs (a INTEGER, c TEXT, PRIMARY KEY (c, a)) WITHOUT ROWID".to_owned(),
                "INSERT INTO pairs SELECT a, c FROM plain ORDER BY c DESC".to_owned(),
            ],
        ),
        step("ranges without an index", ranges("plain", "b")),
        step(
            "text patterns",
            ["'%end%'", "'Fear%'", "'%ó%'", "'__ar 1%'", "'%🌿%'", "'%שלום 5%'"]
                .iter()
                .map(|pattern| format!("SELECT count(*), min(c), max(c) FROM plain WHERE c LIKE {pattern}"))
                .collect(),
        ),
        step(
            "sorting",
            vec![
                "SELECT * FROM plain ORDER BY c, a DESC LIMIT 700 OFFSET 300".to_owned(),
                "SELECT DISTINCT substr(c, 1, 6) FROM plain ORDER BY 1 COLLATE NOCASE".to_owned(),
                "SELECT c, count(*) FROM plain GROUP BY substr(c, 1, 5) HAVING count(*) > 3 ORDER BY 2, 1".to_owned(),
            ],
        ),
        step(
            "indices on rows that are there",
            vec![
                "CREATE INDEX plain_b ON plain (b)".to_owned(),
                "CREATE INDEX plain_c ON plain (c, b) WHERE b % 2 = 0".to_owned(),
                "CREATE UNIQUE INDEX plain_expression ON plain (a * 2)".to_owned(),
                "ANALYZE".to_owned(),
            ],
        ),
        Step { reopens: true, ..step("ranges with an index, after opening again", ranges("plain", "a")) },
        step(
            "joins",
            vec![
                "SELECT count(*), sum(x.b) FROM plain x JOIN keyed y ON x.b = y.b JOIN pairs z ON z.a = x.a".to_owned(),
                "SELECT x.a, y.c FROM plain x LEFT JOIN keyed y ON y.a = x.b ORDER BY x.a, y.c LIMIT 900".to_owned(),
                "SELECT count(*) FROM plain x WHERE EXISTS (SELECT 1 FROM pairs y WHERE y.c = x.c AND y.a <> x.a)"
                    .to_owned(),
                "SELECT a FROM keyed WHERE b IN (SELECT b FROM plain WHERE a % 50 = 3) EXCEPT SELECT a FROM pairs
                 WHERE a % 100 = 3 ORDER BY 1"
                    .to_owned(),
            ],
        ),
        step(
            "changes by range, by row, and of every row",
            vec![
                "UPDATE plain SET b = b + 1 WHERE b BETWEEN 100 AND 9000".to_owned(),
                "UPDATE keyed SET c = c || ' again' WHERE a % 3 = 0".to_owned(),
                "UPDATE plain SET c = upper(c), b = b * 2".to_owned(),
                "INSERT OR REPLACE INTO keyed SELECT a + 1, b, c || ' replaced' FROM keyed WHERE a % 11 = 0".to_owned(),
                "SELECT * FROM plain ORDER BY rowid".to_owned(),
                "SELECT * FROM keyed ORDER BY a".to_owned(),
            ],
        ),
        step(
            "deletions, and rows in their place",
            vec![
                "DELETE FROM plain WHERE a BETWEEN 1000 AND 2500".to_owned(),
                "DELETE FROM keyed WHERE c LIKE '%9%'".to_owned(),
                format!("INSERT INTO plain SELECT a + {rows}, b, c FROM plain WHERE a % 2"),
                "DELETE FROM pairs WHERE a IN (SELECT a FROM keyed)".to_owned(),
                "SELECT count(*), total(a), group_concat(substr(c, 1, 1), '') FROM plain".to_owned(),
                "SELECT * FROM pairs".to_owned(),
            ],
        ),
        step(
            "long values",
            vec![
                "CREATE TABLE long (id INTEGER PRIMARY KEY, bytes BLOB, words TEXT)".to_owned(),
                "INSERT INTO long WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number
                 WHERE n < 40) SELECT n, zeroblob(n * 9000), replace(hex(zeroblob(n * 500)), '0', 'é' || n) FROM number"
                    .to_owned(),
                "SELECT id, length(bytes), length(words), substr(words, -200) FROM long ORDER BY id".to_owned(),
                "UPDATE long SET bytes = words, words = NULL WHERE id % 2".to_owned(),
                "SELECT * FROM long".to_owned(),
            ],
        ),
        step(
            "full-text search",
            vec![
                "CREATE VIRTUAL TABLE search USING fts5(c, content = 'keyed', content_rowid = 'a',
                 tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
                    .to_owned(),
                "INSERT INTO search (search) VALUES ('rebuild')".to_owned(),
                "SELECT rowid, bm25(search), snippet(search, 0, '[', ']', '…', 4) FROM search
                 WHERE search MATCH 'perdon OR grat*' ORDER BY rank, rowid LIMIT 200"
                    .to_owned(),
                "SELECT rowid, highlight(search, 0, '<', '>') FROM search WHERE search MATCH '\"amends 1*\"'".to_owned(),
                "SELECT count(*) FROM search WHERE search MATCH 'again NOT replaced'".to_owned(),
                "INSERT INTO search (search) VALUES ('optimize')".to_owned(),
                "SELECT rowid FROM search WHERE search MATCH 'שלום' ORDER BY rowid".to_owned(),
            ],
        ),
        step("VACUUM", vec!["VACUUM".to_owned()]),
        Step {
            reopens: true,
            ..step(
                "everything, after opening again",
                ["plain", "keyed", "pairs", "long"]
                    .iter()
                    .map(|table| format!("SELECT * FROM {table}"))
                    .chain([
                        "PRAGMA integrity_check".to_owned(),
                        "PRAGMA foreign_key_check".to_owned(),
                        "INSERT INTO search (search) VALUES ('integrity-check')".to_owned(),
                        "SELECT name, sql FROM sqlite_schema ORDER BY name".to_owned(),
                        "SELECT * FROM sqlite_stat1 ORDER BY 1, 2".to_owned(),
                    ])
                    .collect(),
            )
        },
    ]
}
