//! Opening, migrations, and clocks that are wrong.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Journal, JournalError, SCHEMA};
use common::*;
use rusqlite::Connection;

#[test]
fn an_empty_database_becomes_a_journal_and_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let mut journal = Journal::open_with(Connection::open(&path).unwrap(), clock()).unwrap();
    let page = reflection(&mut journal, "Canal", "A slow walk");
    let there = journal.reflection(page).unwrap();
    let database: Connection = journal.into_database();
    database.close().unwrap();

    let journal = Journal::open_with(Connection::open(&path).unwrap(), clock()).unwrap();
    assert_eq!(journal.reflection(page).unwrap(), there);
    assert!(!journal.can_undo(), "undo is for the session");
    assert!(journal.people().unwrap().is_empty());
    drop(journal);

    let reading = Journal::open_reading_only(Connection::open(&path).unwrap()).unwrap();
    assert_eq!(reading.reflection(page).unwrap(), there);
}

#[test]
fn a_newer_schema_is_refused_and_not_a_byte_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", SCHEMA + 1).unwrap();
    connection.execute_batch("CREATE TABLE later (words TEXT); INSERT INTO later VALUES ('kept')").unwrap();
    connection.close().unwrap();
    let before = std::fs::read(&path).unwrap();
    for open in [Journal::open, Journal::open_reading_only] {
        let refused = open(Connection::open(&path).unwrap()).unwrap_err();
        assert!(matches!(
            refused,
            JournalError::NewerSchema { found, supported } if found == SCHEMA + 1 && supported == SCHEMA
        ));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_database_that_is_no_journal_yet_cannot_be_opened_for_reading_only() {
    let refused = Journal::open_reading_only(Connection::open_in_memory().unwrap()).unwrap_err();
    assert!(matches!(refused, JournalError::OlderSchema { found: 0, .. }));
}

#[test]
fn moments_keep_the_offset_that_held_where_the_person_was() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    for (now, expected) in [
        ("2026-07-01T09:00:00.5+02:00[Europe/Madrid]", "2026-07-01T09:00:00.500+02:00"),
        ("2026-01-01T00:30:00-03:30[America/St_Johns]", "2026-01-01T00:30:00.000-03:30"),
        ("2026-07-02T23:59:59.999+12:00[Pacific/Auckland]", "2026-07-02T23:59:59.999+12:00"),
        ("2026-07-03T00:00:00+00:00[UTC]", "2026-07-03T00:00:00.000+00:00"),
    ] {
        clock.set(now.parse().unwrap());
        let page = reflection(&mut journal, "", "");
        assert_eq!(journal.reflection(page).unwrap().created.0, expected);
    }
}

#[test]
fn a_clock_that_jumps_back_disorders_nothing() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let ana = person(&mut journal, "Ana");
    let amends = journal.create_amends(&AmendsDraft::new(ana, "I shouted")).unwrap().id;
    let first = reflection(&mut journal, "first", "");
    let was = journal.reflection(first).unwrap();

    clock.advance(-400 * DAY);
    let second = reflection(&mut journal, "second", "");
    assert!(first < second, "ids sort in the order of making");
    let draft = ReflectionDraft { title: "first, again".to_owned(), ..was.draft };
    journal.apply(&Edit::Reflection { id: first, draft }).unwrap();
    assert_eq!(journal.reflection(first).unwrap().updated, was.updated, "a row never looks older than it is");
    let moved = journal.move_amends(amends, &AmendsMove::to(AmendsStatus::Planned)).unwrap();
    let moved = journal.move_amends(moved.id, &AmendsMove::to(AmendsStatus::Made)).unwrap();
    let history: Vec<_> = moved.history.iter().map(|change| (change.to, change.at.clone())).collect();
    assert_eq!(
        history.iter().map(|(to, _)| *to).collect::<Vec<_>>(),
        [AmendsStatus::Unsorted, AmendsStatus::Planned, AmendsStatus::Made]
    );
    assert!(history.is_sorted_by_key(|(_, at)| at));

    // Also after the journal was closed and the clock went back further.
    clock.advance(-400 * DAY);
    let mut journal = Journal::open_with(journal.into_database(), clock).unwrap();
    let third = reflection(&mut journal, "third", "");
    assert!(second < third);
}

#[test]
fn many_things_made_in_one_moment_have_ids_in_their_order() {
    let mut journal = journal();
    let ids: Vec<_> = (0..2000).map(|_| reflection(&mut journal, "", "")).collect();
    assert!(ids.is_sorted() && ids[0] != ids[1]);
    assert!(ids.iter().all(|id| id.0.get_version_num() == 7));
}
