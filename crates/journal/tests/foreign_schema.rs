//! A file that somebody prepared: whatever in it is not of our making never runs, and nothing is written to it.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;

use candor_journal::model::{Id, ReflectionDraft, Target};
use candor_journal::{Journal, JournalError, SystemClock, holds};
use common::day;
use rusqlite::Connection;
use rusqlite::config::DbConfig;

/// A journal with one page, closed.
fn journal_at(path: &Path) -> Id {
    let mut journal = Journal::open(Connection::open(path).unwrap()).unwrap();
    let draft = ReflectionDraft {
        title: String::new(),
        date: day("2026-11-22"),
        tags: Vec::new(),
        body: "an evening".to_owned(),
        step: None,
    };
    journal.create_reflection(&draft).unwrap().id
}

/// What somebody does to a journal before they hand it over.
fn prepare(path: &Path, sql: &str) {
    let connection = Connection::open(path).unwrap();
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    // Whoever has not our functions renames without a look at what uses them.
    connection.pragma_update(None, "legacy_alter_table", true).unwrap();
    connection.execute_batch(sql).unwrap();
}

/// What opening answers, for writing and for reading only; `None` when it opens.
fn answers(path: &Path) -> (Option<bool>, Option<bool>) {
    let told = |answer: Result<Journal<Connection>, JournalError>| match answer {
        Ok(_) => None,
        Err(JournalError::ForeignSchema { readable }) => Some(readable),
        Err(error) => panic!("{error:?}"),
    };
    let open = || Connection::open(path).unwrap();
    (told(Journal::open_with(open(), SystemClock)), told(Journal::open_reading_only(open())))
}

#[test]
fn what_is_foreign_beside_our_own_can_be_read_past_and_is_never_written_to() {
    for sql in [
        "CREATE TRIGGER spy AFTER INSERT ON reflections BEGIN DELETE FROM things; END",
        "CREATE TRIGGER people_insert_too BEFORE INSERT ON people BEGIN SELECT RAISE(IGNORE); END",
        "DROP TRIGGER reflections_insert;
         CREATE TRIGGER reflections_insert BEFORE INSERT ON reflections BEGIN DELETE FROM things; END",
        "DROP TRIGGER reflections_update",
        "CREATE VIEW everything AS SELECT body FROM reflections",
        "CREATE TABLE taken (body TEXT)",
        "CREATE INDEX bodies ON reflections (upper(body))",
        "CREATE VIRTUAL TABLE found USING fts5 (body)",
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, 'OR IGNORE', 'OR REPLACE') WHERE name = 'reflections_insert'",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let page = journal_at(&path);
        assert_eq!(answers(&path), (None, None));
        prepare(&path, sql);
        let before = std::fs::read(&path).unwrap();
        assert_eq!(answers(&path), (Some(true), None), "{sql}");
        let journal = Journal::open_reading_only(Connection::open(&path).unwrap()).unwrap();
        assert_eq!(journal.reflection(page).unwrap().draft.body, "an evening", "{sql}");
        drop(journal);
        assert!(std::fs::read(&path).unwrap() == before, "{sql}");
    }
}

#[test]
fn what_is_foreign_in_what_would_be_read_is_not_read() {
    for sql in [
        "ALTER TABLE people RENAME TO people_really; CREATE VIEW people AS SELECT * FROM people_really",
        "DROP VIEW catalogue; CREATE VIEW catalogue AS
           WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT n FROM endless",
        "ALTER TABLE reflections ADD COLUMN copied TEXT AS (upper(body))",
        "DROP INDEX reflections_list; CREATE INDEX reflections_list ON reflections (date) WHERE key < 0",
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ', CHECK (length(body) < 9)) STRICT')
           WHERE name = 'reflections'",
        "DROP TABLE settings",
        "DROP TABLE search; CREATE TABLE search (title, names, body)",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let page = journal_at(&path);
        prepare(&path, sql);
        assert_eq!(answers(&path), (Some(false), Some(false)), "{sql}");
        let asked = holds(&Connection::open(&path).unwrap(), &Target::Reflection { id: page });
        assert!(matches!(asked, Err(JournalError::ForeignSchema { readable: false })), "{sql}");
    }
}

#[test]
fn a_database_that_says_it_is_new_and_is_not_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    prepare(&path, "CREATE TABLE things (key INTEGER PRIMARY KEY)");
    let answer = Journal::open(Connection::open(&path).unwrap());
    assert!(matches!(answer, Err(JournalError::ForeignSchema { readable: true })));
}
