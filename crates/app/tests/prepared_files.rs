//! A journal in which somebody put what runs when something is written, or read.
#![allow(clippy::unwrap_used)]

mod common;

use std::borrow::Borrow as _;
use std::fs;

use candor_app::error::AppError;
use candor_vault::{Passphrase, Secret, Vault};
use common::{Computer, PASSPHRASE, files_below, passphrase};
use rusqlite::Connection;

/// A locked journal with one page, into which somebody who knows its passphrase put something.
fn prepared(sql: &str) -> Computer {
    let computer = Computer::with_journal();
    computer.write_page("an evening");
    computer.app.lock().unwrap();
    let words = Passphrase::new(PASSPHRASE);
    let vault = Vault::open(computer.journal_file(), Secret::Passphrase(&words)).unwrap();
    let connection: &Connection = vault.borrow();
    // Whoever has not our functions renames without a look at what uses them.
    connection.pragma_update(None, "legacy_alter_table", true).unwrap();
    connection.execute_batch(sql).unwrap();
    vault.close().unwrap();
    computer
}

#[test]
fn what_would_run_when_something_is_written_is_told_and_the_rest_can_be_read() {
    for sql in [
        "CREATE TRIGGER spy AFTER INSERT ON reflections BEGIN DELETE FROM things; END",
        "CREATE TABLE taken (body TEXT)",
    ] {
        let computer = prepared(sql);
        let before = fs::read(computer.journal_file()).unwrap();
        let files = files_below(computer.folder.path()).len();
        assert_eq!(computer.unlock().err(), Some(AppError::ForeignSchema { readable: true }), "{sql}");
        assert_eq!(files_below(computer.folder.path()).len(), files, "no copy of it is made");
        assert!(computer.app.unlock_reading_only(passphrase(PASSPHRASE)).unwrap().reading_only);
        let pages = computer.app.reflections_list().unwrap();
        assert_eq!(computer.body_of(pages[0].id), "an evening");
        assert_eq!(computer.app.reflection_create().err(), Some(AppError::ReadingOnly));
        computer.app.lock().unwrap();
        let after = fs::read(computer.journal_file()).unwrap();
        assert!(after[8192..] == before[8192..], "no page of it changed");
    }
}

#[test]
fn what_would_run_when_something_is_read_is_told_and_nothing_of_it_is_read() {
    let endless = "WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT n, n, n, n, n, n FROM endless";
    for sql in [
        format!("DROP TABLE settings; CREATE VIEW settings AS {endless}"),
        "ALTER TABLE people RENAME TO people_really; CREATE VIEW people AS SELECT * FROM people_really"
            .to_owned(),
    ] {
        let computer = prepared(&sql);
        let told = Some(AppError::ForeignSchema { readable: false });
        assert_eq!(computer.unlock().err(), told, "{sql}");
        assert_eq!(computer.app.unlock_reading_only(passphrase(PASSPHRASE)).err(), told, "{sql}");
    }
}
