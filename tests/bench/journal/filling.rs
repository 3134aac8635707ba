//! A journal of many entries, made row by row: through the journal it would take a transaction for every cell.

use std::borrow::Borrow as _;

use candor_journal::Journal;
use candor_journal::model::{Id, InventoryDraft, PersonKind};
use candor_vault::Vault;
use rusqlite::{Connection, Transaction, params};

/// Entries of one inventory, and links of one person.
pub(crate) const GRID: usize = 500;
/// What a cell says, about as long as what people write there.
pub(crate) const SENTENCE: &str = "He told my sister what I had said about the house, and she has not called since; \
     I heard it from the neighbours, and I have been going over it at night ever after";
const PARTS: [&str; 5] = ["selfish", "dishonest", "self_seeking", "frightened", "inconsiderate"];

/// How many earlier versions there are.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// Of one answer of every entry.
    pub(crate) versions: usize,
    /// Of one answer of the first entry.
    pub(crate) versions_of_first: usize,
}

/// What is in it, to be asked for.
pub(crate) struct Filled {
    pub(crate) inventory: Id,
    pub(crate) inventory_key: i64,
    pub(crate) person: Id,
    pub(crate) person_key: i64,
    /// The entries of the inventory, and their keys.
    pub(crate) rows: Vec<Id>,
    pub(crate) keys: Vec<i64>,
}

/// Fills a journal with resentments of six answers each, in inventories of 500, in which twenty people are named, and
/// one of them in the first 500.
pub(crate) fn fill(journal: &mut Journal<Vault>, entries: usize, settings: Settings) -> Filled {
    let today = journal.today();
    let mut inventory = |number| {
        journal
            .create_inventory(&InventoryDraft::new(format!("Inventory {number}"), today))
            .expect("an inventory")
            .id
    };
    let inventories: Vec<Id> = (0..entries.div_ceil(GRID)).map(&mut inventory).collect();
    let person = journal.find_or_create_person("Ana Sole", PersonKind::Person).expect("a person").id;
    let others: Vec<Id> = (0..20)
        .map(|number| {
            journal
                .find_or_create_person(&format!("Person {number}"), PersonKind::Person)
                .expect("a person")
                .id
        })
        .collect();
    let connection: &Connection = journal.database().borrow();
    let keys = |ids: &[Id]| ids.iter().map(|id| key(connection, *id)).collect::<Vec<i64>>();
    let (inventory_keys, other_keys, person_key) =
        (keys(&inventories), keys(&others), key(connection, person));
    let transaction = connection.unchecked_transaction().expect("a transaction");
    let mut made = Vec::with_capacity(entries);
    for number in 0..entries {
        let who = if number < GRID { person_key } else { other_keys[number % other_keys.len()] };
        let versions = if number == 0 { settings.versions_of_first } else { settings.versions };
        made.push(entry(&transaction, number, inventory_keys[number / GRID], who, versions));
    }
    transaction.execute("DELETE FROM stale", []).expect("the index of words");
    transaction.commit().expect("room for all");
    let rows = journal
        .entries(Some(inventories[0]), "resentments")
        .expect("a grid")
        .iter()
        .map(|entry| entry.id)
        .collect();
    made.truncate(GRID);
    Filled {
        inventory: inventories[0],
        inventory_key: inventory_keys[0],
        person,
        person_key,
        rows,
        keys: made,
    }
}

fn key(connection: &Connection, id: Id) -> i64 {
    connection
        .query_row("SELECT key FROM things WHERE id = ?1", [id.0.as_bytes()], |row| row.get(0))
        .expect("its key")
}

/// Makes one entry and returns its key.
fn entry(transaction: &Transaction<'_>, number: usize, inventory: i64, who: i64, versions: usize) -> i64 {
    let moment = "2026-11-22T09:42:00.000Z[+00:00]";
    let run = |sql: &str, parameters: &[&dyn rusqlite::ToSql]| {
        transaction.prepare_cached(sql).expect("a statement").insert(parameters).expect("a row")
    };
    let key = run(
        "INSERT INTO things (id, kind, created, updated) VALUES (randomblob(16), 'entry', ?1, ?1)",
        params![moment],
    );
    run(
        "INSERT INTO entries (key, inventory, worksheet, version, position) VALUES (?1, ?2, 'resentments', 2, ?3)",
        params![key, inventory, i64::try_from(number).expect("few") << 20],
    );
    let chosen = |value: &str| {
        format!(
            r#"[{{"value":"{value}","own":false,"fear":false}},{{"value":"pride","own":true,"fear":false}}]"#
        )
    };
    let part = chosen(PARTS[number % PARTS.len()]);
    let text = format!("{SENTENCE} {number}");
    let answers: [(&str, Option<&str>, Option<u8>, &str); 6] = [
        ("who", None, None, ""),
        ("cause", None, None, &text),
        ("affects", Some(r#"[{"value":"pride","own":false,"fear":true}]"#), None, ""),
        ("part", Some(&part), None, SENTENCE),
        ("differently", None, None, SENTENCE),
        ("intensity", None, Some(7), ""),
    ];
    for (field, choices, scale, text) in answers {
        run(
            "INSERT INTO answers (entry, field, choices, scale, own, text, written) VALUES (?1, ?2, ?3, ?4, '', ?5, ?6)",
            params![key, field, choices, scale, text, moment],
        );
    }
    run(
        "INSERT INTO answer_people (entry, field, position, person) VALUES (?1, 'who', 0, ?2)",
        params![key, who],
    );
    for version in 0..versions {
        let answer = format!(
            r#"{{"text":"{SENTENCE} {version}","people":[],"choices":[],"pass":null,"date":null,"scale":null}}"#
        );
        run(
            "INSERT INTO answer_history (entry, field, at, answer) VALUES (?1, 'cause', ?2, ?3)",
            params![key, moment, answer],
        );
    }
    key
}
