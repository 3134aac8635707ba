//! What comes in from outside takes work that grows with it and no faster, is bounded in all that it holds, and can be
//! stopped: counted in SQLite's own steps and in memory asked for, not timed.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/counted.rs"]
mod counted;

use std::cell::Cell;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use candor_journal::model::{FileReason, Id};
use candor_journal::{Journal, JournalError, SheetFile};
use rusqlite::Connection;

use common::clock;
use counted::{Counted, assert_linear, bytes_of};

#[global_allocator]
static ALLOCATOR: Counted = Counted;

/// A worksheet whose sheets have these answers.
fn file(sheets: impl Iterator<Item = String>) -> String {
    let mut text = String::from(
        r#"{"format":"candor-worksheet","version":1,"title":"Mine","layout":"table","section_of_inventory":false,
        "fields":[{"id":"who","kind":"people","question":"With whom?"},{"id":"what","kind":"text","question":"What?"}],
        "entries":["#,
    );
    for (index, answers) in sheets.enumerate() {
        let _ = write!(text, "{}{{\"answers\":{{{answers}}}}}", if index > 0 { "," } else { "" });
    }
    text + "]}"
}

fn names(range: std::ops::Range<usize>) -> String {
    let names: Vec<_> = range.map(|number| format!("\"Somebody {number}\"")).collect();
    format!("\"who\":{{\"people\":[{}]}}", names.join(","))
}

fn words(length: usize) -> String {
    format!("\"what\":{{\"text\":\"{}\"}}", "words ".repeat(length))
}

/// A journal that counts the steps that SQLite takes in it, by the thousand.
fn counting() -> (Journal<Connection>, Arc<AtomicU64>) {
    let connection = Connection::open_in_memory().unwrap();
    let steps = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&steps);
    let count = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    connection.progress_handler(1000, Some(count)).unwrap();
    (Journal::open_with(connection, clock()).unwrap(), steps)
}

/// What it takes to read a file, take it in and carry it on: memory asked for, and SQLite's steps by the thousand.
fn work(text: &str) -> (u64, u64) {
    let (mut journal, steps) = counting();
    let before = steps.load(Ordering::Relaxed);
    let bytes = bytes_of(|| {
        let file = SheetFile::read(text.as_bytes()).unwrap();
        let sheet = journal.take_in_worksheet(&file, &|| true).unwrap();
        journal.worksheet_file(Id(sheet.id.parse().unwrap()), true).unwrap().to_text()
    });
    (bytes, steps.load(Ordering::Relaxed) - before)
}

#[test]
fn twice_the_file_is_twice_the_work() {
    type Many = fn(usize) -> String;
    let files: [(&str, Many); 4] = [
        ("many names in one answer", |count| file(std::iter::once(names(0..count)))),
        ("many sheets with a name each", |count| file((0..count).map(|number| names(number..number + 1)))),
        ("many sheets with a few words", |count| file((0..count).map(|_| words(2)))),
        ("a long text", |count| file(std::iter::once(words(count * 20)))),
    ];
    for (what, many) in files {
        assert_linear(what, 1000, |count| work(&many(count)).0);
        let (one, two) = (work(&many(1000)).1, work(&many(2000)).1);
        assert!(two * 10 <= one * 25 + 200, "{what}: {one} thousand steps, {two} for twice as many");
    }
}

#[test]
fn whatever_multiplies_is_bounded() {
    let refused = |text: &str| SheetFile::read(text.as_bytes()).err().map(|flaw| flaw.reason);
    // As many names as can be, spread over sheets; then one more.
    let sheets = |count: usize| file((0..count / 100).map(|sheet| names(sheet * 100..sheet * 100 + 100)));
    assert_eq!(refused(&sheets(10_000)), None);
    assert_eq!(refused(&sheets(10_100)), Some(FileReason::TooMany));
    // The same people again and again.
    assert_eq!(refused(&file((0..60).map(|_| names(0..10_000)))), Some(FileReason::TooMany));
    assert_eq!(refused(&file(std::iter::once(names(0..10_001)))), Some(FileReason::TooMany));
    assert_eq!(refused(&file((0..100_001).map(|_| String::new()))), Some(FileReason::TooMany));
    assert_eq!(refused(&file(std::iter::once(words(3 << 20)))), Some(FileReason::TooLong));
    assert_eq!(refused(&file(std::iter::once(words(1 << 16)))), None);
    let name = format!("\"who\":{{\"people\":[\"{}\"]}}", "n".repeat(3000));
    assert_eq!(refused(&file(std::iter::once(name))), Some(FileReason::TooLong));
    let unseen = "\"who\":{\"people\":[\"Ma\\u0000rek\"]}".to_owned();
    assert_eq!(refused(&file(std::iter::once(unseen))), Some(FileReason::ControlCharacter));
}

#[test]
fn a_file_that_repeats_itself_asks_for_little_memory() {
    for piece in ["0,", "{},", "[[[[", "\"\","] {
        let mut text = String::from(r#"{"format":"candor-worksheet","version":1,"entries":["#);
        text.push_str(&piece.repeat((8 << 20) / piece.len()));
        let whole = text.clone() + "0]}";
        for text in [text, whole] {
            let bytes = bytes_of(|| SheetFile::read(text.as_bytes()).unwrap_err());
            assert!(bytes < 40 << 20, "{bytes} bytes for {piece:?}");
        }
    }
    let mut keys = String::from("{\"format\":\"candor-worksheet\"");
    for number in 0..400_000 {
        let _ = write!(keys, ",\"k{number}\":0");
    }
    let bytes = bytes_of(|| SheetFile::read((keys + "}").as_bytes()).unwrap_err());
    assert!(bytes < 32 << 20, "{bytes} bytes for keys");
}

#[test]
fn what_is_stopped_leaves_nothing_behind_and_is_stopped_soon() {
    let text = file((0..400).map(|number| format!("{},{}", names(number..number + 2), words(3))));
    let file = SheetFile::read(text.as_bytes()).unwrap();
    let (mut journal, steps) = counting();
    let before = common::dump(&journal);
    let asked = Cell::new(0);
    let longest = Cell::new((steps.load(Ordering::Relaxed), 0));
    let mut stop_after = 0;
    loop {
        asked.set(0);
        let goes_on = || {
            let (last, most) = longest.get();
            let now = steps.load(Ordering::Relaxed);
            longest.set((now, most.max(now - last)));
            asked.set(asked.get() + 1);
            asked.get() <= stop_after
        };
        match journal.take_in_worksheet(&file, &goes_on) {
            Err(JournalError::Stopped) => assert_eq!(common::dump(&journal), before),
            taken => break drop(taken.unwrap()),
        }
        stop_after = stop_after * 3 + 1;
    }
    assert!(asked.get() > 1200, "asked {} times for 800 answers and 401 people", asked.get());
    assert!(longest.get().1 < 400, "{} thousand steps between two questions", longest.get().1);
}
