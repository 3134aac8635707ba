//! One run: a workload, a cut, perhaps another during recovery, and the comparison.

use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault, VaultError};
use rusqlite::{Connection, params};

use crate::simulated_disk::{Failure, Mutant, Random, SimulatedDisk};

/// What was done in one or more runs.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Tally {
    pub(crate) cuts: u64,
    pub(crate) nested: u64,
    pub(crate) commits: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.cuts += other.cuts;
        self.nested += other.nested;
        self.commits += other.commits;
    }
}

/// Everything a person would notice, as text.
type Content = Vec<String>;

pub(crate) struct Run {
    random: Random,
    disk: SimulatedDisk,
    /// A plain database that has what the vault should have.
    mirror: Connection,
    passphrases: Vec<String>,
    tally: Tally,
}

/// What the vault may hold after a cut.
struct Acceptable {
    contents: Vec<Content>,
    /// The vault may not exist yet.
    may_be_missing: bool,
}

const SCHEMA: &str = "
    CREATE TABLE entry (id INTEGER PRIMARY KEY, title TEXT UNIQUE, body TEXT, bytes BLOB);
    CREATE INDEX entry_by_body ON entry (substr(body, 1, 20));
    CREATE VIRTUAL TABLE entry_text USING fts5(body, content = 'entry', content_rowid = 'id');
    CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
        INSERT INTO entry_text (rowid, body) VALUES (new.id, new.body); END;
    CREATE TRIGGER entry_removed AFTER DELETE ON entry BEGIN
        INSERT INTO entry_text (entry_text, rowid, body) VALUES ('delete', old.id, old.body); END;
    CREATE TRIGGER entry_changed AFTER UPDATE OF body ON entry BEGIN
        INSERT INTO entry_text (entry_text, rowid, body) VALUES ('delete', old.id, old.body);
        INSERT INTO entry_text (rowid, body) VALUES (new.id, new.body); END;";

fn path() -> PathBuf {
    PathBuf::from("/simulated/journal.candor")
}

fn recovery_key() -> RecoveryKey {
    RecoveryKey::parse("00001-00002-00004-00008-0000G-00005-0000A-0000M").unwrap()
}

impl Run {
    pub(crate) fn new(random: Random, mutant: Mutant) -> Self {
        let mirror = Connection::open_in_memory().unwrap();
        Self {
            random,
            disk: SimulatedDisk::new(mutant),
            mirror,
            passphrases: vec!["first".to_owned()],
            tally: Tally::default(),
        }
    }

    pub(crate) fn go(mut self) -> Result<Tally, String> {
        // Mostly some way into the work; now and then while the vault is being made.
        let within = if self.random.once_in(10) { 40 } else { 1500 };
        let cut_after = self.random.below(within);
        self.disk.fail_after(cut_after, Failure::Power);
        let acceptable = self.work();
        self.tally.cuts += 1;
        self.disk.restart(&mut self.random);

        while self.random.once_in(2) {
            let cut_after = self.random.below(30);
            self.disk.fail_after(cut_after, Failure::Power);
            let outcome = self.open().map(Vault::close);
            let was_cut = self.disk.has_failed();
            if !was_cut && !matches!(outcome, Ok(Ok(()))) && !acceptable.may_be_missing {
                return Err(format!("recovery failed without a cut: {:?}", outcome.err()));
            }
            self.tally.nested += u64::from(was_cut);
            self.disk.restart(&mut self.random);
        }
        self.check(&acceptable)?;
        Ok(self.tally)
    }

    /// Works until the power goes.
    fn work(&mut self) -> Acceptable {
        let Some(mut vault) = self.create() else {
            return Acceptable { contents: vec![Vec::new()], may_be_missing: true };
        };
        let mut before = Vec::new();
        loop {
            let after;
            let done = match self.random.below(40) {
                0 => {
                    after = before.clone();
                    connection(&vault).execute_batch("VACUUM").is_ok()
                }
                1 => {
                    after = before.clone();
                    vault.checkpoint().is_ok()
                }
                2 => {
                    after = before.clone();
                    self.change_passphrase(&mut vault)
                }
                3 | 4 => {
                    after = before.clone();
                    let closed = if self.random.once_in(2) {
                        vault.close().is_ok()
                    } else {
                        drop(vault);
                        true
                    };
                    match self.open() {
                        Ok(opened) if closed || !self.disk.has_failed() => {
                            vault = opened;
                            small_cache(&vault);
                            true
                        }
                        _ => return Acceptable { contents: vec![before], may_be_missing: false },
                    }
                }
                5 => {
                    after = before.clone();
                    let copy = PathBuf::from(format!("/simulated/copy-{}", self.random.next()));
                    vault.backup_to(copy).is_ok()
                }
                _ => {
                    let statements = self.transaction(before.is_empty());
                    apply(&self.mirror, &statements).expect("the mirror takes every statement");
                    after = content(&self.mirror).unwrap();
                    let done = apply(connection(&vault), &statements).is_ok();
                    self.tally.commits += u64::from(done);
                    done
                }
            };
            if !done {
                return Acceptable { contents: vec![before, after], may_be_missing: false };
            }
            before = after;
        }
    }

    fn create(&mut self) -> Option<Vault> {
        let disk = Arc::new(self.disk.clone());
        let passphrase = Passphrase::new(&self.passphrases[0]);
        let vault = Vault::create_on(disk, &path(), &passphrase, &recovery_key(), KeyCost::MINIMUM).ok()?;
        small_cache(&vault);
        Some(vault)
    }

    /// Changes the passphrase; when the power goes in between, either of the two may be the one.
    fn change_passphrase(&mut self, vault: &mut Vault) -> bool {
        let current = Passphrase::new(self.passphrases.last().unwrap());
        let next = format!("passphrase {}", self.random.next());
        let result =
            vault.change_passphrase(Secret::Passphrase(&current), &Passphrase::new(&next), KeyCost::MINIMUM);
        if result.is_ok() {
            self.passphrases.clear();
        }
        self.passphrases.push(next);
        result.is_ok()
    }

    fn open(&self) -> Result<Vault, VaultError> {
        let mut last = VaultError::WrongKey;
        for passphrase in &self.passphrases {
            let passphrase = Passphrase::new(passphrase);
            let disk = Arc::new(self.disk.clone());
            match Vault::open_on(disk, &path(), Secret::Passphrase(&passphrase)) {
                Err(VaultError::WrongKey) => last = VaultError::WrongKey,
                other => return other,
            }
        }
        Err(last)
    }

    /// One transaction's statements, drawn once and run on both databases.
    fn transaction(&mut self, is_first: bool) -> Vec<Statement> {
        if is_first {
            return vec![Statement::Batch(SCHEMA)];
        }
        let mut statements = Vec::new();
        let count = if self.random.once_in(8) { 60 } else { 1 + self.random.below(6) };
        for _ in 0..count {
            let id = i64::try_from(self.random.below(60)).unwrap();
            statements.push(match self.random.below(10) {
                0..=4 => Statement::Write {
                    id,
                    title: self.random.below(80),
                    body: self.text(),
                    bytes: self.blob(),
                },
                5..=7 => Statement::Change { id, body: self.text() },
                8 => Statement::Remove { id },
                _ => Statement::Abandoned { id },
            });
        }
        if self.random.once_in(6) {
            statements.push(Statement::RollBack);
        }
        statements
    }

    fn text(&mut self) -> String {
        let words = ["fear", "perdón", "amends", "gratitude", "🌿", "brother", "honest"];
        let length = 1 + self.random.below(300);
        (0..length).map(|_| words[self.random.index(words.len())]).collect::<Vec<_>>().join(" ")
    }

    fn blob(&mut self) -> Vec<u8> {
        let longest = if self.random.once_in(12) { 40_000 } else { 50 };
        let length = self.random.index(longest);
        self.random.bytes(length)
    }

    /// The vault opens, is whole, and holds one of the acceptable contents.
    fn check(&self, acceptable: &Acceptable) -> Result<(), String> {
        let vault = match self.open() {
            Ok(vault) => vault,
            Err(VaultError::Missing) if acceptable.may_be_missing => return Ok(()),
            Err(error) => return Err(format!("does not open: {error:?}")),
        };
        vault.verify().map_err(|error| format!("is not whole: {error:?}"))?;
        let held = content(connection(&vault)).map_err(|error| format!("does not read: {error}"))?;
        if !acceptable.contents.contains(&held) {
            return Err(format!("holds {} rows that are not what was committed", held.len()));
        }
        if !held.is_empty() {
            connection(&vault)
                .execute_batch("INSERT INTO entry_text (entry_text) VALUES ('integrity-check')")
                .map_err(|error| format!("the search index is wrong: {error}"))?;
        }
        vault.close().map_err(|error| format!("does not close: {error:?}"))?;
        let log: PathBuf = format!("{}-wal", path().display()).into();
        if self.disk.read(Path::new(&log)).is_some_and(|bytes| !bytes.is_empty()) {
            return Err("a log lies beside the closed vault".to_owned());
        }
        let vault = self.open().map_err(|error| format!("does not open again: {error:?}"))?;
        vault.check_closed_seal().map_err(|error| format!("the seal is wrong: {error:?}"))?;
        let again = content(connection(&vault)).map_err(|error| error.to_string())?;
        if again == held { Ok(()) } else { Err("changed by closing".to_owned()) }
    }
}

enum Statement {
    Batch(&'static str),
    Write {
        id: i64,
        title: u64,
        body: String,
        bytes: Vec<u8>,
    },
    Change {
        id: i64,
        body: String,
    },
    Remove {
        id: i64,
    },
    /// A savepoint that writes and is given up.
    Abandoned {
        id: i64,
    },
    /// The whole transaction is given up.
    RollBack,
}

fn apply(connection: &Connection, statements: &[Statement]) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for statement in statements {
        match statement {
            Statement::Batch(sql) => connection.execute_batch(sql)?,
            // A title that is taken already makes SQLite replace the other row.
            Statement::Write { id, title, body, bytes } => {
                connection.execute(
                    "DELETE FROM entry WHERE id = ?1 OR title = ?2",
                    params![id, title.to_string()],
                )?;
                connection.execute(
                    "INSERT INTO entry VALUES (?1, ?2, ?3, ?4)",
                    params![id, title.to_string(), body, bytes],
                )?;
            }
            Statement::Change { id, body } => {
                connection.execute("UPDATE entry SET body = ?2 WHERE id = ?1", params![id, body])?;
            }
            Statement::Remove { id } => {
                connection.execute("DELETE FROM entry WHERE id = ?1", [id])?;
            }
            Statement::Abandoned { id } => {
                connection.execute_batch("SAVEPOINT abandoned")?;
                connection.execute(
                    "UPDATE entry SET body = body || ' given up', bytes = zeroblob(20000) WHERE id >= ?1",
                    [id],
                )?;
                connection.execute_batch("ROLLBACK TO abandoned; RELEASE abandoned")?;
            }
            Statement::RollBack => return transaction.rollback(),
        }
    }
    transaction.commit()
}

fn content(connection: &Connection) -> rusqlite::Result<Content> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(Vec::new());
    }
    let mut rows = vec!["schema".to_owned()];
    let mut statement =
        connection.prepare("SELECT id || title || body || hex(bytes) FROM entry ORDER BY id")?;
    rows.extend(statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?);
    let mut search = connection
        .prepare("SELECT 'found ' || rowid FROM entry_text WHERE entry_text MATCH 'perd*' ORDER BY rowid")?;
    rows.extend(search.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?);
    Ok(rows)
}

/// So few pages that transactions spill into the log before they commit.
fn small_cache(vault: &Vault) {
    // Fails only when the power is gone, which the next operation notices too.
    let _ = connection(vault).execute_batch("PRAGMA cache_size = 10");
}

fn connection(vault: &Vault) -> &Connection {
    vault.borrow()
}
