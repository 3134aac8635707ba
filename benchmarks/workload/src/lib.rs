//! What every engine of `cargo xtask bench vault` is given to do.
//!
//! An engine is a program of its own, as SQLite and SQLCipher have the same C names and cannot be
//! linked into one. Each calls [`run`], which makes a database, works in it, and prints its laps
//! as JSON for the program that compares them.
#![forbid(unsafe_code)]

mod stopwatch;
mod text;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, params};
use serde_json::{Value, json};

pub use stopwatch::{Lap, time};
pub use text::{Dice, word};

/// The settings that the vault gives its connection, for the engines that have to be given them.
pub const SETTINGS: &str = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA page_size = 4096;
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;
    PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;";

const SCHEMA: &str = "
    CREATE TABLE entry (id INTEGER PRIMARY KEY, written INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL);
    CREATE INDEX entry_by_day ON entry (written, title);
    CREATE VIRTUAL TABLE words USING fts5 (title, body, content = 'entry', content_rowid = 'id');
    CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
        INSERT INTO words (rowid, title, body) VALUES (new.id, new.title, new.body);
    END;
    CREATE TRIGGER entry_changed AFTER UPDATE ON entry BEGIN
        INSERT INTO words (words, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO words (rowid, title, body) VALUES (new.id, new.title, new.body);
    END;";

/// Entries that are added in one transaction.
const BATCH: i64 = 200;
/// How often the database is opened.
const OPENINGS: usize = 9;
/// Laps of point reads, and the reads of one: a single one is too short for the processor's clock.
const READ_LAPS: usize = 50;
const READS: u32 = 20;
/// Edits that are saved.
const SAVES: u64 = 200;
/// How often the common word is looked for.
const SEARCHES: usize = 7;
/// A word that stands in about two thirds of the entries.
const COMMON_WORD: u64 = 25;
/// What SQLite leaves of a page of 4096 bytes for a leaf of the word index, as FTS5's own default.
const LEAF: i64 = 4050;

/// Pages that were put through the cipher.
#[derive(Debug, Clone, Copy, Default)]
pub struct Traffic {
    /// Pages and slots of the log that were opened.
    pub opened: u64,
    /// Those that were sealed.
    pub sealed: u64,
}

/// A database engine.
pub trait Engine {
    /// An open database. Dropped it is closed, and its log is in the file.
    type Database: Borrow<Connection>;

    /// How the engine and its version are called.
    fn version(&self, connection: &Connection) -> String;

    /// Bytes at the end of each page that the engine keeps for itself.
    fn reserved(&self) -> i64;

    /// Makes and opens the database.
    fn create(&self) -> Self::Database;

    /// Opens it with the settings of [`SETTINGS`].
    fn open(&self) -> Self::Database;

    /// What opening spends on turning a passphrase into a key: a choice, and not a speed.
    fn key_derivation(&self, _: &Self::Database) -> Lap {
        Lap { wall: 0.0, processor: 0.0 }
    }

    /// Pages through the cipher since the process began, for an engine that counts them.
    fn traffic(&self) -> Traffic {
        Traffic::default()
    }
}

/// Does all the work with `entries` entries and says how long each part took.
///
/// # Panics
/// When the engine fails or answers wrongly: then there is nothing to measure.
pub fn run<E: Engine>(engine: &E, path: &Path, entries: i64) -> Value {
    let mut laps = Laps { engine, rows: BTreeMap::new() };
    let mut dice = Dice::new(entries.unsigned_abs());

    let database = engine.create();
    prepare(database.borrow(), engine.reserved());
    laps.of("insert", 1, || insert(database.borrow(), entries, &mut dice));
    let version = engine.version(database.borrow());
    drop(database);

    for _ in 0..OPENINGS {
        let before = engine.traffic();
        let (database, lap) = time(|| {
            let database = engine.open();
            assert_eq!(list(database.borrow()), entries, "every entry is listed");
            database
        });
        let traffic = engine.traffic();
        laps.add("open", lap.less(engine.key_derivation(&database)), 1, before, traffic);
    }

    let database = engine.open();
    let connection: &Connection = database.borrow();
    let ids: Vec<i64> = (0..READ_LAPS as u64 * u64::from(READS)).map(|_| any(&mut dice, entries)).collect();
    for row in ["point read", "point read again"] {
        // The same entries twice: from the file, and where the cache holds them from memory. The
        // second time by tens, as a cache too small for all of them would never hit.
        let rounds: &[i64] = if row == "point read" { &ids } else { &ids[..ids.len() / 5].repeat(5) };
        for lap in rounds.chunks(READS as usize) {
            laps.of(row, READS, || lap.iter().for_each(|&id| read(connection, id)));
        }
    }
    for _ in 0..SAVES {
        let (id, more) = (any(&mut dice, entries), dice.text(3));
        laps.of("autosave", 1, || save(connection, id, &more));
    }
    for _ in 0..SEARCHES {
        laps.of("common word", 1, || search(connection, &word(COMMON_WORD)));
    }
    drop(database);

    let database = engine.open();
    laps.of("integrity check", 1, || check(database.borrow()));
    drop(database);
    let database = engine.open();
    laps.of("vacuum", 1, || {
        database.borrow().execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);").expect("room for a copy");
    });
    drop(database);
    let bytes = std::fs::metadata(path).expect("the file is there").len();
    json!({ "version": version, "entries": entries, "bytes": bytes, "rows": laps.rows })
}

/// Laps of each row, and the pages a lap moved.
struct Laps<'a, E> {
    engine: &'a E,
    rows: BTreeMap<&'static str, Vec<Value>>,
}

impl<E: Engine> Laps<'_, E> {
    fn of(&mut self, row: &'static str, times: u32, work: impl FnOnce()) {
        let before = self.engine.traffic();
        let ((), lap) = time(work);
        self.add(row, lap, times, before, self.engine.traffic());
    }

    fn add(&mut self, row: &'static str, lap: Lap, times: u32, before: Traffic, after: Traffic) {
        let lap = lap.each(times);
        #[expect(clippy::cast_precision_loss, reason = "fewer pages than 2^52")]
        let each = |pages: u64| pages as f64 / f64::from(times);
        self.rows.entry(row).or_default().push(json!({
            "processor": lap.processor,
            "wall": lap.wall,
            "opened": each(after.opened - before.opened),
            "sealed": each(after.sealed - before.sealed),
        }));
    }
}

fn prepare(connection: &Connection, reserved: i64) {
    connection.execute_batch(SCHEMA).expect("a schema that SQLite knows");
    // A leaf that does not fit its page would take two: each engine gets leaves for its own pages.
    connection
        .execute("INSERT INTO words (words, rank) VALUES ('pgsz', ?1)", [LEAF - reserved])
        .expect("a size FTS5 knows");
}

/// The number of any entry.
fn any(dice: &mut Dice, entries: i64) -> i64 {
    1 + i64::try_from(dice.below(entries.unsigned_abs())).expect("below the number of entries")
}

fn insert(connection: &Connection, entries: i64, dice: &mut Dice) {
    for first in (0..entries).step_by(usize::try_from(BATCH).expect("a small number")) {
        let transaction = connection.unchecked_transaction().expect("nothing else is under way");
        let mut statement = connection
            .prepare_cached("INSERT INTO entry (written, title, body) VALUES (?1, ?2, ?3)")
            .expect("a statement for the schema");
        for number in first..(first + BATCH).min(entries) {
            let entry = params![number * 3600, dice.text(4), dice.body()];
            statement.execute(entry).expect("room for an entry");
        }
        transaction.commit().expect("room for a transaction");
    }
}

fn list(connection: &Connection) -> i64 {
    let mut statement = connection
        .prepare_cached("SELECT id, written, title FROM entry ORDER BY written DESC, title")
        .expect("a statement for the schema");
    let rows = statement.query_map([], |row| row.get::<_, String>(2)).expect("a list of the entries");
    let count = rows.map(|title| title.expect("a title").len()).filter(|&length| length > 0).count();
    i64::try_from(count).expect("as many as there are")
}

fn read(connection: &Connection, id: i64) {
    let mut statement = connection
        .prepare_cached("SELECT written, title, body FROM entry WHERE id = ?1")
        .expect("a statement for the schema");
    let body: String = statement.query_row([id], |row| row.get(2)).expect("an entry that is there");
    assert!(!body.is_empty(), "an entry has a body");
}

fn save(connection: &Connection, id: i64, more: &str) {
    connection
        .prepare_cached("UPDATE entry SET body = body || ' ' || ?2 WHERE id = ?1")
        .expect("a statement for the schema")
        .execute(params![id, more])
        .expect("room for an edit");
}

fn search(connection: &Connection, word: &str) {
    let mut statement = connection
        .prepare_cached("SELECT rowid, bm25(words) FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT 50")
        .expect("a statement for the schema");
    let hits = statement.query_map([word], |row| row.get::<_, i64>(0)).expect("a search").count();
    assert_eq!(hits, 50, "the word is common");
}

fn check(connection: &Connection) {
    let answer: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(answer, "ok", "the database is whole");
}
