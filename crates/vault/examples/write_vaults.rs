//! Writes one vault of every kind, each with a JSON beside it that says what a reader must find.
//!
//! ```sh
//! cargo run -p candor-vault --example write_vaults -- FOLDER [SEED]
//! ```
//!
//! `tests/vectors/v1/vaults` was written by it once, when version 1 was the format, and is never written again; `cargo
//! xtask test` writes fresh ones with another seed and hands them to the reader in Python. What a reader must find is not read back from the vault:
//! every statement also runs in a plain SQLite database in memory, and the rows come from there.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::borrow::Borrow;
use std::fs;
use std::path::{Path, PathBuf};

use candor_vault::{KeyCost, Milestone, Passphrase, RecoveryKey, Secret, Vault, inspect};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

#[path = "../tests/common/tables.rs"]
mod tables;

use tables::tables;

/// What the app asks for at the least.
const LEAST_OF_THE_APP: KeyCost = KeyCost { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().expect("the folder to write to"));
    let seed = arguments.next().map_or(1, |seed| seed.to_str().unwrap().parse().unwrap());
    fs::create_dir_all(folder.parent().unwrap_or(Path::new("."))).unwrap();
    // An existing folder is left alone: vectors are written once.
    fs::create_dir(&folder).unwrap();
    let mut shelf = Shelf { folder, random: SplitMix(seed) };
    shelf.whole();
    shelf.opened_in_other_ways();
    shelf.crashed();
    println!("written with seed {seed}");
}

/// The folder, and where content comes from.
struct Shelf {
    folder: PathBuf,
    random: SplitMix,
}

impl Shelf {
    /// Closed vaults.
    fn whole(&mut self) {
        let work = self.begin(KeyCost::MINIMUM);
        self.closed("empty", work, "Just made: no table yet.");

        let work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        self.closed(
            "closed",
            work,
            "Every kind of value and of table, a text over several pages, and pages that are free again.",
        );

        let mut work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        work = work.reopened();
        work.run("DELETE FROM note WHERE id % 3 = 0; UPDATE note SET body = body || ' again' WHERE id = 4;");
        self.closed("second-session", work, "Closed, opened, changed, and closed again.");

        let work = self.begin(LEAST_OF_THE_APP);
        work.run(
            "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO note VALUES (1, 'slow');",
        );
        self.closed(
            "least-cost-of-the-app",
            work,
            "64 MiB, three passes and four lanes, the least that the app uses for a passphrase.",
        );

        let work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        let path = self.closed("one-copy-torn", work, "Copy A of the header is torn; copy B is whole.");
        let mut bytes = fs::read(&path).unwrap();
        bytes[512..4096].fill(0);
        fs::write(&path, bytes).unwrap();
    }

    /// Vaults whose secrets or identity changed.
    fn opened_in_other_ways(&mut self) {
        let mut work = self.begin(KeyCost::MINIMUM);
        let number = self.random.below(1000);
        work.change_passphrase(&format!("Caf\u{e9}\u{3000}\u{d55c}\u{ad6d}\u{a0}\u{1f33f} {number}"));
        work.refuses.clear();
        work.opens.push(json!({
            "passphrase": format!("Cafe\u{301} \u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}\u{2003}\u{1f33f} {number}")
        }));
        work.refuses.push(json!({ "passphrase": format!("Cafe \u{d55c}\u{ad6d} \u{1f33f} {number}") }));
        work.fill(&mut self.random);
        self.closed(
            "unicode-passphrase",
            work,
            "Letters composed or not, and spaces of other kinds, are one passphrase.",
        );

        let mut work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        work.change_passphrase(&format!("another one {}", self.random.below(1000)));
        self.closed(
            "passphrase-changed",
            work,
            "After a change of the passphrase the old one opens nothing.",
        );

        let mut work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        work.replace_recovery_key();
        self.closed("recovery-key-replaced", work, "After a new recovery key the old one opens nothing.");

        let mut work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        work = work.rekeyed(&format!("after the re-key {}", self.random.below(1000)));
        self.closed("re-keyed", work, "Everything under a new data key: another file id, and other secrets.");

        let work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        let copy = work.folder.path().join("backup.candor");
        work.vault.backup_to(&copy).unwrap();
        self.kept(
            "backup",
            &copy,
            &work,
            "",
            "A backup of original: its file id and secrets, its own copy id.",
        );
        work.run("INSERT INTO note (body) VALUES ('after the backup')");
        self.closed("original", work, "What backup was made from, and then changed.");
    }

    /// Vaults as a crash leaves them, with a log.
    fn crashed(&mut self) {
        let mut work = self.begin(KeyCost::MINIMUM);
        work.run("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO note VALUES (1, 'In the file.');");
        work = work.reopened();
        work.run("INSERT INTO note VALUES (2, 'In the log.')");
        self.left(
            "worked-example",
            &work,
            "The example of FORMAT.md: sealed at its last close, with one commit in the log.",
        );

        let mut work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        work = work.reopened();
        for _ in 0..5 {
            work.run(&format!("INSERT INTO note (body) VALUES ({})", self.random.text(400)));
        }
        self.left(
            "crashed",
            &work,
            "Five commits in the log, and a main file that no page was written to since its close.",
        );

        work.vault.checkpoint().unwrap();
        work.run("DELETE FROM note WHERE id = 2");
        work.run(&format!("UPDATE note SET body = {} WHERE id = 3", self.random.text(5000)));
        self.left(
            "crashed-after-checkpoint",
            &work,
            "A log that was emptied and begun again, over pages that were sealed when it was emptied.",
        );

        let work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        work.vault.checkpoint().unwrap();
        for _ in 0..4 {
            work.run(&format!("INSERT INTO note (body) VALUES ({})", self.random.text(3000)));
        }
        // The next commit begins the log at its first slot; the slots behind it are of the log before.
        work.vault_only("PRAGMA wal_checkpoint(RESTART)");
        work.run(&format!("INSERT INTO note (body) VALUES ({})", self.random.text(300)));
        self.left(
            "log-begun-anew",
            &work,
            "The log began anew over an older, longer one, whose last slots are still there.",
        );

        let mut work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        // With a tiny cache, pages of a transaction that never ends reach the log. Room for them is made before, so that
        // the file has the same number of pages with and without it.
        let twenty = "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20)
                      INSERT INTO note (body) SELECT printf('%3000s', 'lost') FROM number";
        work.run(&format!("{twenty}; DELETE FROM note WHERE id > 7"));
        work = work.reopened();
        work.vault_only(&format!("PRAGMA cache_size = 2; BEGIN; {twenty}"));
        self.left(
            "crashed-in-transaction",
            &work,
            "A transaction that was not committed lies at the end of the log.",
        );

        let work = self.begin(KeyCost::MINIMUM);
        work.fill(&mut self.random);
        work.vault.checkpoint().unwrap();
        for _ in 0..4 {
            work.run(&format!("INSERT INTO note (body) VALUES ({})", self.random.text(3000)));
        }
        for _ in 0..2 {
            work.vault_only("PRAGMA wal_checkpoint(RESTART)");
            work.run(&format!("INSERT INTO note (body) VALUES ({})", self.random.text(300)));
        }
        self.left(
            "log-begun-anew-twice",
            &work,
            "As log-begun-anew, once more: the last slots are older than what is in the main file.",
        );
    }

    fn begin(&mut self, cost: KeyCost) -> Work {
        let folder = tempfile::tempdir().unwrap();
        let typed = format!("correct horse {}", self.random.below(100_000));
        let recovery_key = RecoveryKey::generate().unwrap();
        let path = folder.path().join("journal.candor");
        let vault = Vault::create(path, &Passphrase::new(&typed), &recovery_key, cost).unwrap();
        let opens = vec![json!({ "passphrase": typed }), json!({ "recovery_key": written(&recovery_key) })];
        let plain = Connection::open_in_memory().unwrap();
        Work { vault, plain, opens, refuses: Vec::new(), folder }
    }

    /// Closes a vault and keeps it.
    fn closed(&self, name: &str, work: Work, comment: &str) -> PathBuf {
        let work = work.reopened();
        self.kept(name, work.vault.path(), &work, "", comment)
    }

    /// Keeps a vault as a crash leaves it: the files as they lie under an open vault.
    fn left(&self, name: &str, work: &Work, comment: &str) {
        let source = work.vault.path();
        let path = self.kept(name, source, work, "Interrupted", comment);
        fs::copy(log_of(source), log_of(&path)).unwrap();
    }

    fn kept(&self, name: &str, source: &Path, work: &Work, said: &str, comment: &str) -> PathBuf {
        let path = self.folder.join(format!("{name}.candor"));
        fs::copy(source, &path).unwrap();
        let header = inspect(&path).unwrap();
        let description = json!({
            "comment": comment,
            "opens": work.opens,
            "refuses": work.refuses,
            "file_id": header.file_id.map(|byte| format!("{byte:02x}")).concat(),
            "sequence": header.sequence,
            "said": said,
            "milestones": header.milestones.iter().map(written_milestone).collect::<Vec<_>>(),
            "pages": work.pages(),
            "tables": tables(&work.plain),
        });
        let text = serde_json::to_string_pretty(&description).unwrap() + "\n";
        fs::write(path.with_extension("json"), text).unwrap();
        path
    }
}

/// A vault that is being made, and a plain database that goes through the same.
struct Work {
    vault: Vault,
    plain: Connection,
    opens: Vec<Value>,
    refuses: Vec<Value>,
    folder: TempDir,
}

impl Work {
    fn connection(&self) -> &Connection {
        self.vault.borrow()
    }

    fn run(&self, statements: &str) {
        self.connection().execute_batch(statements).unwrap();
        self.plain.execute_batch(statements).unwrap();
    }

    /// What a plain database has no use for, or must not do.
    fn vault_only(&self, statements: &str) {
        self.connection().execute_batch(statements).unwrap();
    }

    fn pages(&self) -> i64 {
        self.connection().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap()
    }

    /// A bit of everything.
    fn fill(&self, random: &mut SplitMix) {
        self.run(
            "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
             CREATE TABLE value (whole INTEGER, broken REAL, words TEXT, bytes BLOB, absent);
             CREATE TABLE pair (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
             CREATE INDEX note_beginning ON note (substr(body, 1, 20));
             CREATE VIRTUAL TABLE entry USING fts5(body, tokenize = 'unicode61 remove_diacritics 2');
             CREATE TABLE gone (body TEXT);",
        );
        for id in 1..=6 {
            let length = 20 + random.below(300);
            let text = random.text(length);
            self.run(&format!("INSERT INTO note VALUES ({id}, {text}); INSERT INTO entry VALUES ({text});"));
            self.run(&format!("INSERT INTO pair VALUES ({text}, {id});"));
        }
        let long = random.text(5000);
        self.run(&format!("INSERT INTO note VALUES (7, {long}); INSERT INTO gone VALUES ({long});"));
        // Quarters are exact in binary and in decimal digits.
        let (integer, quarters) = (random.below(u64::from(u32::MAX)), random.below(10_000));
        self.run(&format!(
            "INSERT INTO value VALUES (-{integer}, {quarters} / 4.0, 'Perd\u{f3}n \u{1f33f} \u{5e9}\u{5dc}\u{5d5}\u{5dd}', x'00ff{integer:016x}', NULL);
             INSERT INTO value VALUES (9223372036854775807, -1e300, '', x'', NULL);
             DROP TABLE gone;"
        ));
    }

    fn reopened(self) -> Self {
        let path = self.vault.path().to_owned();
        self.vault.close().unwrap();
        let vault = open(&path, &self.opens[0]);
        Self { vault, ..self }
    }

    fn change_passphrase(&mut self, typed: &str) {
        let old = std::mem::replace(&mut self.opens[0], json!({ "passphrase": typed }));
        let current = Passphrase::new(old["passphrase"].as_str().unwrap());
        let current = Secret::Passphrase(&current);
        self.vault.change_passphrase(current, &Passphrase::new(typed), KeyCost::MINIMUM).unwrap();
        self.refuses.push(old);
    }

    fn replace_recovery_key(&mut self) {
        let new = RecoveryKey::generate().unwrap();
        let passphrase = Passphrase::new(self.opens[0]["passphrase"].as_str().unwrap());
        self.vault.add_recovery_key(Secret::Passphrase(&passphrase), &new).unwrap();
        self.vault.keep_only_recovery_key(&new).unwrap();
        let old = std::mem::replace(&mut self.opens[1], json!({ "recovery_key": written(&new) }));
        self.refuses.push(old);
    }

    fn rekeyed(self, typed: &str) -> Self {
        let current = Passphrase::new(self.opens[0]["passphrase"].as_str().unwrap());
        let recovery_key = RecoveryKey::generate().unwrap();
        let current = Secret::Passphrase(&current);
        let vault =
            self.vault.rekey(current, &Passphrase::new(typed), &recovery_key, KeyCost::MINIMUM).unwrap();
        let opens = vec![json!({ "passphrase": typed }), json!({ "recovery_key": written(&recovery_key) })];
        Self { vault, opens, refuses: self.opens, ..self }
    }
}

fn open(path: &Path, secret: &Value) -> Vault {
    let passphrase = Passphrase::new(secret["passphrase"].as_str().unwrap());
    Vault::open(path, Secret::Passphrase(&passphrase)).unwrap()
}

fn written(key: &RecoveryKey) -> String {
    key.groups().each_ref().map(|group| group.as_str()).join("-")
}

fn written_milestone(milestone: &Milestone) -> Value {
    json!([milestone.sequence, milestone.state.map(|byte| format!("{byte:02x}")).concat()])
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// The small generator by Steele, Lea and Flood: content that differs from seed to seed.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// Words as an SQL literal of at least `length` letters.
    fn text(&mut self, length: u64) -> String {
        const WORDS: [&str; 8] =
            ["calm", "ma\u{f1}ana", "\u{e9}t\u{e9}", "hope", "paz", "walk", "\u{1f33f}", "it''s"];
        let mut text = String::from("'");
        while (text.len() as u64) < length {
            let word = WORDS[usize::try_from(self.below(8)).unwrap()];
            text = format!("{text}{word} {} ", self.below(1000));
        }
        text + "'"
    }
}
