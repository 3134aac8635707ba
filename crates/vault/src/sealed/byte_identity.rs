//! The same statements on a vault and on plain SQLite with 40 reserved bytes: every page of the file
//! and every frame of the log, once opened, is the same byte for byte. Of a frame only what SQLite
//! draws at random differs: the log's salts, and the checksums that follow from them.
//!
//! When transactions spill into the log depends on all caches of a process. So each of the two runs
//! by itself, in a process where nothing else does: this test program again.
#![allow(clippy::unwrap_used)]

use std::borrow::Borrow;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use rusqlite::Connection;

use crate::layout::{FRAME_HEADER, PAGE, RESERVED, USABLE, WAL_HEADER, WAL_SLOT};
use crate::seal::{self, LogName};
use crate::sys::shim::reserve_bytes;
use crate::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};

#[test]
fn every_page_and_frame_is_the_one_plain_sqlite_writes() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "sealed::byte_identity::compares_workloads", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("differences=0"), "{said}");
}

/// Six workloads if not told otherwise by `CANDOR_WORKLOADS`.
#[test]
#[ignore = "run as a process of its own"]
#[expect(clippy::print_stdout, reason = "this is how the parent learns of it")]
fn compares_workloads() {
    let (mut pages, mut frames) = (0, 0);
    let workloads = std::env::var("CANDOR_WORKLOADS").map_or(6, |count| count.parse().unwrap());
    for seed in 0..workloads {
        let script = script(seed);
        let (ours, theirs) = (Sealed::new().play(&script), Plain::new().play(&script));
        for (moment, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
            assert_eq!(ours.outcomes, theirs.outcomes, "seed {seed}, moment {moment}");
            compare(&ours.frames, &theirs.frames, &format!("seed {seed}, moment {moment}: frame"));
            compare(&ours.pages, &theirs.pages, &format!("seed {seed}, moment {moment}: page"));
            pages += ours.pages.len();
            frames += ours.frames.len();
        }
    }
    println!("workloads={workloads} pages={pages} frames={frames} differences=0");
    assert!(pages > 3000 && frames > 5000, "{pages} pages, {frames} frames");
}

fn compare(ours: &[Vec<u8>], theirs: &[Vec<u8>], what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}s");
    for (number, (ours, theirs)) in (1..).zip(ours.iter().zip(theirs)) {
        let different = (0..ours.len()).find(|&at| ours[at] != theirs[at]);
        assert_eq!(different, None, "{what} {number} differs at that byte");
    }
}

/// What there is to do.
enum Step {
    /// Statements, of which some fail.
    Run(String),
    /// Looks at the log, brings it in, looks at the pages.
    Look,
    Reopen,
}

/// What is seen in one look.
struct Moment {
    outcomes: Vec<String>,
    /// Of each frame of the log the page number, the size after the commit, and the page.
    frames: Vec<Vec<u8>>,
    pages: Vec<Vec<u8>>,
}

const SCHEMA: &str = "
    CREATE TABLE entry (id INTEGER PRIMARY KEY, title TEXT UNIQUE, body TEXT, bytes BLOB);
    CREATE INDEX entry_by_body ON entry (substr(body, 1, 20));
    CREATE TABLE tag (name TEXT, entry INTEGER, PRIMARY KEY (name, entry)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE entry_text USING fts5(body, content = 'entry', content_rowid = 'id');
    CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
        INSERT INTO entry_text (rowid, body) VALUES (new.id, new.body); END;
    CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
        INSERT INTO entry_text (entry_text, rowid, body) VALUES ('delete', old.id, old.body); END;";

/// A workload that the seed repeats.
fn script(seed: u64) -> Vec<Step> {
    let mut random = Random(seed);
    let mut script = vec![Step::Run(SCHEMA.to_owned())];
    for number in 0..60 {
        script.push(Step::Run(statements(&mut random)));
        if number % 5 == 4 {
            // Frames of a transaction that was taken back can still be on their way to the log; what
            // is written next puts them down.
            script.push(Step::Run(format!("PRAGMA user_version = {number}")));
            script.push(Step::Look);
        }
        if number % 20 == 19 {
            script.extend([Step::Reopen, Step::Look]);
        }
    }
    script
}

fn statements(random: &mut Random) -> String {
    let (id, other, length) = (random.below(300), random.below(400), random.below(30_000));
    let words = ["fear ", "perdón ", "amends ", "🌿 ", "brother "];
    let word = words[usize::try_from(random.below(5)).unwrap()];
    match random.below(12) {
        0 => format!("BEGIN; UPDATE entry SET bytes = zeroblob({length}) WHERE id > {id}; ROLLBACK;"),
        1 => format!("DELETE FROM entry WHERE id BETWEEN {id} AND {id} + 40"),
        2 => format!(
            "BEGIN; SAVEPOINT inner; DELETE FROM entry WHERE id > {id}; ROLLBACK TO inner; RELEASE inner;
             INSERT OR IGNORE INTO tag SELECT '{word}', id FROM entry; COMMIT;"
        ),
        3 => "VACUUM".to_owned(),
        4 => format!("CREATE TABLE IF NOT EXISTS other_{} AS SELECT * FROM entry; ANALYZE;", id % 3),
        5 => format!("DROP TABLE IF EXISTS other_{}", id % 3),
        // Fails when the title is taken: the whole statement is undone.
        6 => format!("INSERT INTO entry (id, title, body) VALUES ({other} + 1000, '{id}', '{word}')"),
        7 => format!("UPDATE entry SET title = title || '{word}' WHERE id % 7 = {}", id % 7),
        _ => format!(
            "WITH RECURSIVE number (n) AS (SELECT {id} UNION ALL SELECT n + 1 FROM number LIMIT 40)
             INSERT OR REPLACE INTO entry SELECT n, n || ' {other}',
                 replace(hex(zeroblob(n % 50)), '00', '{word}' || n || ' '), zeroblob({length} / (n + 1))
             FROM number"
        ),
    }
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % limit
    }
}

/// A cache so small that transactions spill, and a log that SQLite brings in by itself.
const SETTINGS: &str = "PRAGMA cache_size = 12; PRAGMA wal_autocheckpoint = 200;";

/// A database that plays a script.
trait Player: Sized {
    fn connection(&self) -> &Connection;
    fn reopen(&mut self);
    /// The log's frames, opened.
    fn frames(&self) -> Vec<Vec<u8>>;
    /// The file's pages, opened.
    fn pages(&self) -> Vec<Vec<u8>>;

    fn play(mut self, script: &[Step]) -> Vec<Moment> {
        self.connection().execute_batch(SETTINGS).unwrap();
        let (mut moments, mut outcomes) = (Vec::new(), Vec::new());
        for step in script {
            match step {
                Step::Run(sql) => outcomes.push(self.run(sql)),
                Step::Look => {
                    let frames = self.frames();
                    let truncate = "PRAGMA wal_checkpoint(TRUNCATE)";
                    self.connection().query_row(truncate, [], |_| Ok(())).unwrap();
                    let outcomes = std::mem::take(&mut outcomes);
                    moments.push(Moment { outcomes, frames, pages: self.pages() });
                }
                Step::Reopen => {
                    self.reopen();
                    self.connection().execute_batch(SETTINGS).unwrap();
                }
            }
        }
        moments
    }

    fn run(&self, sql: &str) -> String {
        match self.connection().execute_batch(sql) {
            Ok(()) => "done".to_owned(),
            Err(error) => {
                if !self.connection().is_autocommit() {
                    self.connection().execute_batch("ROLLBACK").unwrap();
                }
                error.to_string()
            }
        }
    }
}

struct Sealed {
    vault: Option<Vault>,
    folder: tempfile::TempDir,
}

impl Sealed {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = RecoveryKey::generate().unwrap();
        let path = folder.path().join("sealed");
        let vault = Vault::create(path, &Passphrase::new("word"), &key, KeyCost::MINIMUM).unwrap();
        Self { vault: Some(vault), folder }
    }

    fn vault(&self) -> &Vault {
        self.vault.as_ref().unwrap()
    }
}

impl Player for Sealed {
    fn connection(&self) -> &Connection {
        self.vault().borrow()
    }

    fn reopen(&mut self) {
        self.vault.take().unwrap().close().unwrap();
        let secret = Passphrase::new("word");
        let path = self.folder.path().join("sealed");
        self.vault = Some(Vault::open(path, Secret::Passphrase(&secret)).unwrap());
    }

    fn frames(&self) -> Vec<Vec<u8>> {
        let sealed = self.vault().sealed();
        let mut frames = Vec::new();
        for (index, mut slot) in (0..).zip(slots(sealed.log_path().to_owned())) {
            let keys = sealed.keys();
            let name = LogName::named_by(&slot);
            seal::open_slot(keys.log(), sealed.copy_id(), &name, index, &mut slot).unwrap();
            assert!(slot[WAL_SLOT - RESERVED..].iter().all(|&byte| byte == 0));
            frames.push(without_salts(&slot));
        }
        frames
    }

    fn pages(&self) -> Vec<Vec<u8>> {
        let sealed = self.vault().sealed();
        let open = |index| {
            let mut page = vec![0; PAGE];
            sealed.read_page(index, &mut page).unwrap();
            assert!(page[USABLE..].iter().all(|&byte| byte == 0));
            page
        };
        (0..sealed.pages()).map(open).collect()
    }
}

struct Plain {
    connection: Option<Connection>,
    folder: tempfile::TempDir,
}

impl Plain {
    /// As `connection::open` does for a new vault.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let connection = Connection::open(folder.path().join("plain")).unwrap();
        connection
            .execute_batch(
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA page_size = 4096;
                 PRAGMA journal_mode = MEMORY;",
            )
            .unwrap();
        reserve_bytes(&connection).unwrap();
        connection.execute_batch("PRAGMA application_id = 0x43616e64; PRAGMA journal_mode = WAL;").unwrap();
        let mut plain = Self { connection: Some(connection), folder };
        plain.reopen();
        plain
    }
}

impl Player for Plain {
    fn connection(&self) -> &Connection {
        self.connection.as_ref().unwrap()
    }

    fn reopen(&mut self) {
        self.connection.take().unwrap().close().unwrap();
        let connection = Connection::open(self.folder.path().join("plain")).unwrap();
        connection
            .execute_batch(
                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;
                 PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON;",
            )
            .unwrap();
        self.connection = Some(connection);
    }

    fn frames(&self) -> Vec<Vec<u8>> {
        slots(self.folder.path().join("plain-wal")).iter().map(without_salts).collect()
    }

    fn pages(&self) -> Vec<Vec<u8>> {
        let bytes = fs::read(self.folder.path().join("plain")).unwrap();
        bytes.chunks(PAGE).map(<[u8]>::to_vec).collect()
    }
}

fn slots(path: PathBuf) -> Vec<[u8; WAL_SLOT]> {
    let log = fs::read(path).unwrap_or_default();
    let slots = log.get(WAL_HEADER..).unwrap_or_default();
    slots.chunks_exact(WAL_SLOT).map(|slot| slot.try_into().unwrap()).collect()
}

/// A frame without the log's salts and the checksums.
fn without_salts(slot: &[u8; WAL_SLOT]) -> Vec<u8> {
    [&slot[..8], &slot[FRAME_HEADER..]].concat()
}
