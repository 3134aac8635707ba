//! The same questions to a vault and to plain SQLite have the same answers.
//!
//! * `tests/sql/*.slt`: statements with the answers that are expected, in the form of SQLite's
//!   sqllogictest; each file is run on plain SQLite and on a vault.
//! * [`speed_test`]: a long workload of the kind SQLite measures itself with, compared answer by
//!   answer.
//!
//! The vault's cache is so small that most pages are read from the disk, and both databases are
//! closed and opened again in between.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../common/mod.rs"]
mod common;
mod logic_test;
mod speed_test;

use candor_vault::Vault;
use common::{Place, connection};
use rusqlite::Connection;

/// A database that can be asked, and closed and opened again.
enum Engine {
    Sealed { place: Place, vault: Option<Vault> },
    Plain { place: Place, connection: Option<Connection> },
}

impl Engine {
    fn sealed() -> Self {
        let place = Place::new();
        place.create().close().unwrap();
        let mut engine = Self::Sealed { place, vault: None };
        engine.reopen();
        engine
    }

    fn plain() -> Self {
        let mut engine = Self::Plain { place: Place::new(), connection: None };
        engine.reopen();
        engine
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Sealed { .. } => "the vault",
            Self::Plain { .. } => "plain SQLite",
        }
    }

    fn connection(&self) -> &Connection {
        match self {
            Self::Sealed { vault, .. } => connection(vault.as_ref().unwrap()),
            Self::Plain { connection, .. } => connection.as_ref().unwrap(),
        }
    }

    /// Closes the database and opens it again.
    fn reopen(&mut self) {
        match self {
            Self::Sealed { place, vault } => {
                if let Some(vault) = vault.take() {
                    vault.verify().unwrap();
                    vault.close().unwrap();
                }
                *vault = Some(place.open().unwrap());
            }
            Self::Plain { place, connection } => {
                drop(connection.take());
                let plain = Connection::open(&place.path).unwrap();
                // What of the vault's settings a statement could notice.
                plain.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL;").unwrap();
                *connection = Some(plain);
            }
        }
        self.connection().execute_batch("PRAGMA cache_size = 20").unwrap();
    }
}

#[test]
fn every_logic_test_has_the_answers_of_plain_sqlite() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    let mut records = 0;
    for path in &paths {
        if std::env::var_os("CANDOR_WRITE_ANSWERS").is_some() {
            logic_test::write_answers(path, &mut Engine::plain());
        }
        for mut engine in [Engine::plain(), Engine::sealed()] {
            let run = logic_test::run(path, &mut engine);
            records += run.unwrap_or_else(|problem| panic!("{}, {}", engine.name(), problem));
        }
    }
    println!("files={} records={records} differences=0", paths.len());
    assert!(paths.len() >= 8 && records > 200, "{} files, {records} records", paths.len());
}

#[test]
fn a_long_workload_has_the_answers_of_plain_sqlite() {
    let scale = std::env::var("CANDOR_SCALE").map_or(1, |scale| scale.parse().unwrap());
    let (mut sealed, mut plain) = (Engine::sealed(), Engine::plain());
    let mut answers = 0;
    for step in speed_test::steps(scale) {
        let [ours, theirs] = [&mut sealed, &mut plain].map(|engine| step.run(engine));
        assert_eq!(ours, theirs, "{}", step.name);
        answers += ours.len();
    }
    println!("scale={scale} answers={answers} differences=0");
    assert!(answers > 20);
}
