//! What is kept in the vault, its statements, and the same in plain Rust: what must be there.

use std::collections::BTreeMap;
use std::rc::Rc;

use rusqlite::{Connection, ErrorCode, ToSql, params};

use crate::simulated_disk::Random;

pub(crate) const SCHEMA: &str = "
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

const WORDS: [&str; 7] = ["fear", "perdón", "amends", "gratitude", "🌿", "brother", "honest"];
/// A title that only one entry can have.
const ONE_TITLE: &str = "the same";

#[derive(Clone, PartialEq)]
struct Entry {
    title: String,
    body: String,
    bytes: Vec<u8>,
}

/// The journal's whole content. Without tables there are no entries either.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Journal {
    has_tables: bool,
    entries: BTreeMap<i64, Rc<Entry>>,
}

/// One transaction's statements, drawn once, run on the vault and followed in Rust.
pub(crate) struct Transaction {
    statements: Vec<Statement>,
    is_given_up: bool,
}

enum Statement {
    MakeTables,
    /// Replaces the entry of that id, and the one that has the title.
    Write {
        id: i64,
        title: String,
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
    /// Gives all entries from an id on one title. The second one breaks UNIQUE, and what was done
    /// to the first is undone.
    Clash {
        from_id: i64,
    },
    /// A savepoint that writes and is given up.
    Abandon {
        from_id: i64,
    },
}

impl Transaction {
    pub(crate) fn draw(journal: &Journal, random: &mut Random) -> Self {
        if !journal.has_tables {
            return Self { statements: vec![Statement::MakeTables], is_given_up: false };
        }
        let count = if random.once_in(8) { 60 } else { 1 + random.below(6) };
        let statements = (0..count).map(|_| Statement::draw(random)).collect();
        Self { statements, is_given_up: random.once_in(6) }
    }

    pub(crate) fn run(&self, connection: &Connection) -> rusqlite::Result<()> {
        let transaction = connection.unchecked_transaction()?;
        for statement in &self.statements {
            statement.run(connection)?;
        }
        if self.is_given_up { transaction.rollback() } else { transaction.commit() }
    }

    /// What the journal is after it.
    pub(crate) fn follow(&self, journal: &Journal) -> Journal {
        let mut after = journal.clone();
        if !self.is_given_up {
            for statement in &self.statements {
                statement.follow(&mut after);
            }
        }
        after
    }
}

impl Statement {
    fn draw(random: &mut Random) -> Self {
        let id = i64::try_from(random.below(60)).unwrap();
        match random.below(12) {
            0..=4 => {
                let longest = if random.once_in(12) { 40_000 } else { 50 };
                let length = random.index(longest);
                let title = random.below(80).to_string();
                Self::Write { id, title, body: text(random), bytes: random.bytes(length) }
            }
            5..=8 => Self::Change { id, body: text(random) },
            9 => Self::Remove { id },
            10 => Self::Clash { from_id: id },
            _ => Self::Abandon { from_id: id },
        }
    }

    fn run(&self, connection: &Connection) -> rusqlite::Result<()> {
        match self {
            Self::MakeTables => connection.execute_batch(SCHEMA),
            Self::Write { id, title, body, bytes } => {
                let sql = "DELETE FROM entry WHERE id = ?1 OR title = ?2";
                execute(connection, sql, params![id, title])?;
                let sql = "INSERT INTO entry VALUES (?1, ?2, ?3, ?4)";
                execute(connection, sql, params![id, title, body, bytes])
            }
            Self::Change { id, body } => {
                execute(connection, "UPDATE entry SET body = ?2 WHERE id = ?1", params![id, body])
            }
            Self::Remove { id } => execute(connection, "DELETE FROM entry WHERE id = ?1", params![id]),
            Self::Clash { from_id } => {
                let sql = "UPDATE entry SET body = body || ' again', title = ?2 WHERE id >= ?1";
                match execute(connection, sql, params![from_id, ONE_TITLE]) {
                    Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => Ok(()),
                    other => other,
                }
            }
            Self::Abandon { from_id } => {
                connection.execute_batch("SAVEPOINT abandoned")?;
                let sql =
                    "UPDATE entry SET body = body || ' given up', bytes = zeroblob(20000) WHERE id >= ?1";
                execute(connection, sql, params![from_id])?;
                connection.execute_batch("ROLLBACK TO abandoned; RELEASE abandoned")
            }
        }
    }

    fn follow(&self, journal: &mut Journal) {
        let entries = &mut journal.entries;
        match self {
            Self::MakeTables => journal.has_tables = true,
            Self::Write { id, title, body, bytes } => {
                entries.retain(|_, entry| entry.title != *title);
                let entry = Entry { title: title.clone(), body: body.clone(), bytes: bytes.clone() };
                entries.insert(*id, Rc::new(entry));
            }
            Self::Change { id, body } => {
                if let Some(entry) = entries.get_mut(id) {
                    Rc::make_mut(entry).body.clone_from(body);
                }
            }
            Self::Remove { id } => drop(entries.remove(id)),
            Self::Clash { from_id } => {
                let is_taken = entries.range(..from_id).any(|(_, entry)| entry.title == ONE_TITLE);
                let mut from_there = entries.range_mut(from_id..);
                if let (Some((_, entry)), None, false) = (from_there.next(), from_there.next(), is_taken) {
                    let entry = Rc::make_mut(entry);
                    ONE_TITLE.clone_into(&mut entry.title);
                    entry.body.push_str(" again");
                }
            }
            Self::Abandon { .. } => {}
        }
    }
}

fn execute(connection: &Connection, sql: &str, parameters: &[&dyn ToSql]) -> rusqlite::Result<()> {
    connection.prepare_cached(sql)?.execute(parameters).map(drop)
}

fn text(random: &mut Random) -> String {
    let length = 1 + random.below(300);
    (0..length).map(|_| WORDS[random.index(WORDS.len())]).collect::<Vec<_>>().join(" ")
}

impl Journal {
    /// Reads everything, by the table and by its indices.
    pub(crate) fn read(connection: &Connection) -> Result<Self, String> {
        Self::try_read(connection).map_err(|error| format!("does not read: {error}"))?
    }

    fn try_read(connection: &Connection) -> rusqlite::Result<Result<Self, String>> {
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables == 0 {
            return Ok(Ok(Self::default()));
        }
        let mut statement = connection.prepare("SELECT id, title, body, bytes FROM entry")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, Rc::new(Entry { title: row.get(1)?, body: row.get(2)?, bytes: row.get(3)? })))
        })?;
        let journal = Self { has_tables: true, entries: rows.collect::<Result<_, _>>()? };

        let sql = "SELECT rowid FROM entry_text WHERE entry_text MATCH 'perd*' ORDER BY rowid";
        let mut search = connection.prepare(sql)?;
        let found: Vec<i64> = search.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let has_word = |(id, entry): (&i64, &Rc<Entry>)| entry.body.contains("perdón").then_some(*id);
        if !journal.entries.iter().filter_map(has_word).eq(found) {
            return Ok(Err("the search finds other entries than those with the word".to_owned()));
        }
        connection.execute_batch("INSERT INTO entry_text (entry_text) VALUES ('integrity-check')")?;
        Ok(Ok(journal))
    }

    pub(crate) fn entries(&self) -> usize {
        self.entries.len()
    }
}
