//! A journal that was written under an earlier schema opens with everything that was in it.
#![allow(clippy::unwrap_used)]

use candor_journal::model::*;
use candor_journal::{Journal, SCHEMA};
use rusqlite::Connection;

const FIRST: &str = include_str!("../src/schema/1.sql");
/// What each later version of the app made of it, up to the one before this.
const LATER: [&str; 3] = [
    include_str!("../src/schema/2.sql"),
    include_str!("../src/schema/3.sql"),
    include_str!("../src/schema/4.sql"),
];

/// A journal as the first version of the app left it: somebody, an inventory with an entry, and an amends made from it.
fn written_under_the_first_schema() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(FIRST).unwrap();
    connection
        .execute_batch(
            "PRAGMA user_version = 1;
             INSERT INTO things (key, id, kind, created, updated) VALUES
               (1, x'019a0000000070008000000000000001', 'person', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]'),
               (2, x'019a0000000070008000000000000002', 'inventory', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]'),
               (3, x'019a0000000070008000000000000003', 'entry', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]'),
               (4, x'019a0000000070008000000000000004', 'amends', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]');
             INSERT INTO people VALUES (1, 'person', 'Helen', 'helen', 'Mum');
             INSERT INTO inventories VALUES (2, 'Autumn', '2026-10-01');
             INSERT INTO entries VALUES (3, 2, 'resentments', 1, 1048576);
             INSERT INTO answers (entry, field, pass, own, text) VALUES (3, 'part', 'not_ready', '', 'the winter of the quarrel');
             INSERT INTO answer_people (entry, field, position, person) VALUES (3, 'who', 0, 1);
             INSERT INTO amends VALUES (4, 1, 3, 'unsorted', 'not_yet', NULL, NULL, '', 'silence', '', '', '');
             DELETE FROM stale;",
        )
        .unwrap();
    connection
}

/// The same journal as a version of the app with that schema left it, with an amends in the trash.
fn written_under(schema: usize) -> Connection {
    let connection = written_under_the_first_schema();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    for sql in &LATER[..schema - 1] {
        connection.execute_batch(sql).unwrap();
    }
    connection.pragma_update(None, "user_version", i64::try_from(schema).unwrap()).unwrap();
    connection
        .execute("UPDATE things SET deleted = '2026-10-02T08:00:00.000Z[+02:00]' WHERE kind = 'amends'", [])
        .unwrap();
    connection
}

/// Every table, index, trigger and view of a database, with its text.
fn objects(connection: &Connection) -> Vec<(String, String)> {
    let mut statement =
        connection.prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name").unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn what_was_written_before_is_all_there_and_can_be_found_and_changed() {
    let mut journal = Journal::open(written_under_the_first_schema()).unwrap();
    let [inventory] = &journal.inventories().unwrap()[..] else { panic!("there is one") };
    assert_eq!(inventory.draft.title, "Autumn");
    assert_eq!(
        inventory.draft.sections,
        ["resentments", "fears", "relationships", "harms", "strengths"],
        "it has the sections of today"
    );
    let [entry] = &journal.entries(Some(inventory.id), "resentments").unwrap()[..] else {
        panic!("there is one")
    };
    assert_eq!((entry.version, entry.under), (1, None));
    assert_eq!(entry.answers["part"].pass, Some(Pass::NotReady));
    assert_eq!(entry.answers["who"].people.len(), 1);
    assert!(entry.amends.is_some());
    for words in ["quarrel", "mum", "silence", "autumn"] {
        assert!(!journal.search(words, 10).unwrap().is_empty(), "{words}");
    }

    // What is asked since can be answered in an entry from before, and what was asked then still can.
    let (entry, inventory) = (entry.id, inventory.id);
    for (field, answer) in [
        ("intensity", Answer { scale: Some(7), ..Answer::default() }),
        ("cause", Answer { text: "a letter".into(), ..Answer::default() }),
    ] {
        journal.apply(&Edit::Answer { entry, field: field.into(), answer }).unwrap();
    }
    assert_eq!(journal.entry(entry).unwrap().version, 1);
    assert_eq!(journal.worksheet_version("resentments", 1).unwrap().fields.len(), 5);
    assert_eq!(journal.worksheet("resentments").unwrap().fields.len(), 6);
    journal.delete(&Target::Inventory { id: inventory }).unwrap();
    journal.empty_trash().unwrap();
    assert!(journal.search("quarrel", 10).unwrap().is_empty());
}

#[test]
fn the_schema_is_the_same_whether_it_grew_or_was_made_anew() {
    let grown = Journal::open(written_under_the_first_schema()).unwrap().into_database();
    let new = Journal::open(Connection::open_in_memory().unwrap()).unwrap().into_database();
    assert_eq!(objects(&grown), objects(&new));
    for database in [&grown, &new] {
        assert_eq!(database.pragma_query_value(None, "user_version", |row| row.get(0)), Ok(SCHEMA));
        let broken = database.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
        assert!(!broken, "every link leads somewhere");
        database.execute("INSERT INTO search (search) VALUES ('integrity-check')", []).unwrap();
    }
}

#[test]
fn a_journal_of_every_earlier_schema_opens_with_its_words_and_its_trash() {
    assert_eq!(i64::try_from(LATER.len() + 1).unwrap(), SCHEMA - 1, "none is left out");
    let new = objects(&Journal::open(Connection::open_in_memory().unwrap()).unwrap().into_database());
    for schema in 1..=LATER.len() + 1 {
        let journal = Journal::open(written_under(schema)).unwrap();
        assert!(!journal.search("quarrel", 10).unwrap().is_empty(), "{schema}");
        assert_eq!(journal.inventories().unwrap()[0].draft.title, "Autumn", "{schema}");
        assert_eq!(journal.trash().unwrap().len(), 1, "{schema}: long ago by the clock, not a day of use");
        assert_eq!(objects(&journal.into_database()), new, "{schema}");
    }
}

/// What cannot be seen parted words until schema 5.
#[test]
fn those_who_differ_in_what_cannot_be_seen_stay_two_and_are_found_by_one_name() {
    for schema in 1..=LATER.len() + 1 {
        let before = written_under(schema);
        before
            .execute_batch(
                "INSERT INTO things (key, id, kind, created, updated) VALUES
                   (11, x'019a0000000070008000000000000011', 'person', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]'),
                   (12, x'019a0000000070008000000000000012', 'person', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]');
                 INSERT INTO people (key, kind, name, folded, aliases) VALUES
                   (11, 'person', 'Maria', 'maria', ''), (12, 'person', 'Ma\u{200B}ria', 'ma\u{200B}ria', 'Lo\u{AD}la');
                 INSERT INTO answer_people (entry, field, position, person) VALUES (3, 'who', 1, 12);
                 UPDATE answers SET text = 'the win\u{2060}ter of the quarrel';
                 DELETE FROM stale;",
            )
            .unwrap();
        let mut journal = Journal::open(before).unwrap();
        let names: Vec<_> = journal.people().unwrap().into_iter().map(|person| person.draft.name).collect();
        assert_eq!(names, ["Helen", "Maria", "Ma\u{200B}ria"], "{schema}: as they were written");
        let found = journal.find_or_create_person("MARIA\u{200B}", PersonKind::Person).unwrap();
        assert_eq!(found.draft.name, "Maria", "{schema}");
        for query in ["winter", "quarrel", "lola", "Ma\u{3164}ria"] {
            assert!(!journal.search(query, 10).unwrap().is_empty(), "{schema} {query}");
        }
        let other = journal.people().unwrap()[2].id;
        journal.merge_people(found.id, other).unwrap();
        assert_eq!(
            journal.search("win\u{AD}ter maria", 10).unwrap().len(),
            1,
            "{schema}: the entry is hers now"
        );
        let database = journal.into_database();
        database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", []).unwrap();
    }
}

#[test]
fn what_was_written_beside_two_patterns_that_are_one_now_is_all_kept() {
    for schema in 2..=LATER.len() + 1 {
        let before = written_under(schema);
        before
            .execute_batch(
                "INSERT INTO things (key, id, kind, created, updated, deleted) VALUES
                   (21, x'019a0000000070008000000000000021', 'pattern', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-02T08:00:00.000Z[+02:00]'),
                   (22, x'019a0000000070008000000000000022', 'pattern', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]', NULL),
                   (23, x'019a0000000070008000000000000023', 'pattern', '2026-10-01T08:00:00.000Z[+02:00]', '2026-10-01T08:00:00.000Z[+02:00]', NULL);
                 INSERT INTO patterns (key, value, own, opposite, readiness, asks) VALUES
                   (21, 'Envy', 1, 'gladness', 'not yet', ''), (22, 'En\u{200B}vy', 1, 'thanks', 'not yet', 'help'),
                   (23, 'Sloth', 1, 'care', '', '');
                 DELETE FROM stale;",
            )
            .unwrap();
        let journal = Journal::open(before).unwrap();
        let patterns = journal.patterns(None, true).unwrap();
        let envy: Vec<_> = patterns.iter().filter(|pattern| pattern.value == "Envy").collect();
        let [envy] = envy[..] else { panic!("{schema}: there is one") };
        assert_eq!(envy.draft.opposite, "gladness\nthanks", "{schema}");
        assert_eq!(
            (envy.draft.readiness.as_str(), envy.draft.asks.as_str()),
            ("not yet", "help"),
            "{schema}"
        );
        assert!(patterns.iter().any(|pattern| pattern.draft.opposite == "care"), "{schema}");
        let database = journal.into_database();
        database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", []).unwrap();
        assert!(!database.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());
    }
}

#[test]
fn the_words_of_one_thing_are_read_without_those_of_others() {
    let database = Journal::open(Connection::open_in_memory().unwrap()).unwrap().into_database();
    let mut statement = database
        .prepare("EXPLAIN QUERY PLAN SELECT title, names, body FROM search_text WHERE thing = ?1")
        .unwrap();
    let steps: Vec<String> =
        statement.query_map([1], |row| row.get("detail")).unwrap().map(Result::unwrap).collect();
    assert!(steps.iter().any(|step| step.starts_with("SEARCH")), "{steps:#?}");
    assert!(!steps.iter().any(|step| step.starts_with("SCAN")), "{steps:#?}");
}
