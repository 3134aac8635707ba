//! What the tests share: a journal in memory whose clock stands still until it is moved.
#![allow(dead_code, clippy::unwrap_used, missing_docs, unreachable_pub)]

use std::fmt::Write as _;

use candor_journal::model::*;
use candor_journal::{FixedClock, Journal};
use rusqlite::Connection;

pub type MemoryJournal = Journal<Connection>;

pub const SECOND: i64 = 1000;
pub const DAY: i64 = 24 * 3600 * SECOND;

pub fn clock() -> FixedClock {
    FixedClock::new("2026-11-22T10:42:00+01:00[Europe/Madrid]".parse().unwrap())
}

pub fn journal() -> MemoryJournal {
    journal_at(&clock())
}

pub fn journal_at(clock: &FixedClock) -> MemoryJournal {
    Journal::open_with(Connection::open_in_memory().unwrap(), clock.clone()).unwrap()
}

pub fn day(text: &str) -> Day {
    Day(text.parse().unwrap())
}

pub fn text(words: &str) -> Answer {
    Answer { text: words.to_owned(), ..Answer::default() }
}

pub fn chosen(value: &str) -> Chosen {
    Chosen { value: value.to_owned(), own: false, fear: false }
}

pub fn person(journal: &mut MemoryJournal, name: &str) -> Id {
    journal.find_or_create_person(name, PersonKind::Person).unwrap().id
}

pub fn inventory(journal: &mut MemoryJournal, title: &str) -> Id {
    let draft = InventoryDraft::new(title.to_owned(), day("2026-11-01"));
    journal.create_inventory(&draft).unwrap().id
}

/// A resentment of somebody, with a cause.
pub fn resentment(journal: &mut MemoryJournal, inventory: Id, name: &str, cause: &str) -> Id {
    let who = person(journal, name);
    let entry = journal.create_entry(Some(inventory), "resentments", None, None).unwrap().id;
    answer(journal, entry, "who", Answer { people: vec![who], ..Answer::default() });
    answer(journal, entry, "cause", text(cause));
    entry
}

/// A block of lines in one field: names where they are to be people, else words. They come behind an entry, if one is
/// given.
pub fn lines(field: &str, lines: &[&str], people: bool, after: Option<Id>) -> Vec<BlockRow> {
    let after = after.map(|after| BlockRow { entry: Some(after), cells: Vec::new() });
    let made = lines.iter().map(|line| {
        let (answer, names) =
            if people { (Answer::default(), vec![(*line).to_owned()]) } else { (text(line), Vec::new()) };
        BlockRow { entry: None, cells: vec![BlockCell { field: field.to_owned(), answer, names }] }
    });
    after.into_iter().chain(made).collect()
}

pub fn answer(journal: &mut MemoryJournal, entry: Id, field: &str, answer: Answer) {
    journal.apply(&Edit::Answer { entry, field: field.to_owned(), answer }).unwrap();
}

/// A line of a ledger, dated 1 November.
pub fn ledger_line(kind: LedgerKind, currency: &str, amount: &str, note: &str) -> LedgerDraft {
    let (currency, amount, note) = (currency.to_owned(), amount.to_owned(), note.to_owned());
    LedgerDraft { kind, date: Some(day("2026-11-01")), currency, amount, note }
}

pub fn reflection(journal: &mut MemoryJournal, title: &str, body: &str) -> Id {
    let draft = ReflectionDraft {
        title: title.to_owned(),
        body: body.to_owned(),
        ..ReflectionDraft::blank(day("2026-11-20"))
    };
    journal.create_reflection(&draft).unwrap().id
}

pub fn entry_target(journal: &MemoryJournal, id: Id) -> Target {
    let entry = journal.entry(id).unwrap();
    Target::Entry { id, inventory: entry.inventory, worksheet: entry.worksheet, field: None }
}

/// Everything a person could see, as text: all tables but the moments of change, and the words in the index.
pub fn dump(journal: &MemoryJournal) -> String {
    let connection = journal.database();
    let mut dump = String::new();
    for (table, columns) in [
        ("things", "key, hex(id), kind, created, deleted"),
        ("people", "*"),
        ("inventories", "*"),
        ("entries", "*"),
        ("answers", "*"),
        ("answer_people", "*"),
        ("answer_history", "*"),
        ("amends", "*"),
        ("amends_history", "*"),
        ("ledger", "*"),
        ("injury_answers", "*"),
        ("reflections", "*"),
        ("steps", "*"),
        ("share_choices", "*"),
        ("readings", "*"),
    ] {
        let mut statement =
            connection.prepare(&format!("SELECT {columns} FROM {table} ORDER BY key")).unwrap();
        let count = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            dump.push_str(table);
            for index in 0..count {
                write!(dump, " | {:?}", row.get_ref(index).unwrap()).unwrap();
            }
            dump.push('\n');
        }
    }
    check_index(journal);
    dump
}

/// The index of words says exactly what the rows say, and nothing waits to be indexed.
pub fn check_index(journal: &MemoryJournal) {
    let connection = journal.database();
    connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", []).unwrap();
    let waiting: u32 = connection.query_row("SELECT count(*) FROM stale", [], |row| row.get(0)).unwrap();
    assert_eq!(waiting, 0);
    let broken: u32 =
        connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(broken, 0);
}

/// What a search finds, as short lines: the kind, the title, the field, and the snippet with what was found in
/// brackets.
pub fn found(journal: &MemoryJournal, query: &str) -> Vec<String> {
    let hits = journal.search(query, 50).unwrap();
    hits.iter()
        .map(|hit| {
            let place = match &hit.target {
                Target::Person { .. } => "person".to_owned(),
                Target::Inventory { .. } => "inventory".to_owned(),
                Target::Entry { worksheet, field, .. } => {
                    format!("{worksheet}.{}", field.as_deref().unwrap_or("?"))
                }
                Target::Worksheet { .. } => "worksheet".to_owned(),
                Target::Pattern { .. } => "pattern".to_owned(),
                Target::Amends { .. } => "amends".to_owned(),
                Target::Reflection { .. } => "reflection".to_owned(),
                Target::Step { number } => format!("step {number}"),
            };
            let snippet: String = hit
                .snippet
                .iter()
                .map(|part| if part.found { format!("[{}]", part.text) } else { part.text.clone() })
                .collect();
            let title = match &hit.title {
                Phrase::Own { own } => own,
                Phrase::Message(message) => message,
            };
            format!("{place} · {title} · {snippet}")
        })
        .collect()
}
