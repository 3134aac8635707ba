//! What is left in a process's memory when its vault is closed: neither a secret, nor a key, nor a
//! word.
//!
//! The same search, at the moments when secrets, keys and words must be there, shows that it sees.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/process_memory.rs"]
mod process_memory;
#[path = "common/vault_keys.rs"]
mod vault_keys;
#[path = "common/watched.rs"]
mod watched;

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault, harden_process};
use common::{Place, connection, count};
use process_memory::{Found, Needles};
use watched::{Test, Watched, made_up, made_up_words, on_a_thread_that_stays};
use zeroize::Zeroizing;

/// As the app has it.
#[global_allocator]
static ALLOCATOR: candor_vault::WipingAllocator = candor_vault::WipingAllocator;

#[test]
#[ignore = "the part of another process"]
fn lives_with_a_vault() {
    let mut test = Test::greet();
    assert!(harden_process());
    let (typed, written, sentence) = (test.line(), test.line(), test.line());
    let (passphrase, recovery_key) = (Passphrase::new(&typed), RecoveryKey::parse(&written).unwrap());
    test.stop_at("TYPED", "");

    let path = Test::path();
    Vault::create(&path, &passphrase, &recovery_key, KeyCost::MINIMUM).unwrap().close().unwrap();
    Vault::open(&path, Secret::RecoveryKey(&recovery_key)).unwrap().close().unwrap();
    let vault = Vault::open(&path, Secret::Passphrase(&passphrase)).unwrap();
    drop((typed, written, passphrase, recovery_key));
    // The work is done on another thread, which lives on: its stack is looked at as well.
    let (vault, worker) = on_a_thread_that_stays(move || {
        live(&vault, &sentence);
        vault
    });
    test.stop_at("OPEN", "");

    vault.close().unwrap();
    test.stop_at("CLOSED", "");
    drop(worker);
}

/// Writes the sentence, changes it, takes it back, reads it, searches for its words, brings it
/// from the log into the file, changes it once more, and reads it again from there.
fn live(vault: &Vault, sentence: &str) {
    let database = connection(vault);
    database
        .execute_batch(
            "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
             CREATE VIRTUAL TABLE words USING fts5(body, content='note', content_rowid='id');
             CREATE TRIGGER note_in AFTER INSERT ON note BEGIN
                 INSERT INTO words (rowid, body) VALUES (new.id, new.body); END;
             CREATE INDEX by_body ON note (body);",
        )
        .unwrap();
    let insert = "INSERT INTO note (body) VALUES (?1)";
    for number in 0..40 {
        let body = Zeroizing::new(format!("{number} {sentence} {}", sentence.to_uppercase()));
        database.prepare_cached(insert).unwrap().execute([&*body]).unwrap();
    }
    database.execute_batch("BEGIN; UPDATE note SET body = upper(body) || body || body; ROLLBACK;").unwrap();
    vault.checkpoint().unwrap();
    database.execute_batch("UPDATE note SET body = body || ' and on'").unwrap();
    database.execute_batch("PRAGMA shrink_memory").unwrap();
    for word in sentence.split(' ') {
        let found: Vec<String> = database
            .prepare("SELECT snippet(words, 0, '<', '>', '', 9) FROM words(?1) ORDER BY rank")
            .unwrap()
            .query_map([word], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(found.len(), 40);
    }
    let sorted = "SELECT group_concat(body) FROM (SELECT body FROM note ORDER BY lower(body) DESC)";
    let all: String = database.query_row(sorted, [], |row| row.get(0)).unwrap();
    assert!(all.contains(sentence));
    // Last, pages from the disk: what opening them leaves on the stack, nothing overwrites.
    database.execute_batch("PRAGMA shrink_memory").unwrap();
    assert_eq!(count(vault), 40);
}

#[test]
fn a_closed_vault_leaves_no_secret_no_key_and_no_word_in_memory() {
    let place = Place::new();
    // Typed with a character of two parts, which the vault composes: both forms are looked for.
    let typed = format!("{} cafe\u{301} {}", made_up(10), made_up(10));
    let composed = typed.replace("e\u{301}", "\u{e9}");
    let written = RecoveryKey::generate().unwrap().groups().map(|group| group.to_string()).join("-");
    let recovery_key = vault_keys::recovery_bytes(&written);
    let sentence = made_up_words();

    let mut other = Watched::start("lives_with_a_vault", &place.path);
    other.tell("");
    other.tell(&typed);
    other.tell(&written);
    other.tell(&sentence);
    let mut secrets = Needles::default();
    secrets.bytes("the passphrase as typed", typed.as_bytes());
    secrets.bytes("the passphrase", composed.as_bytes());
    secrets.bytes("the recovery key as written", written.as_bytes());
    secrets.bytes("the recovery key", &recovery_key);
    other.wait_for("TYPED");
    let found = other.memory.search(&secrets);
    assert_eq!(found.keys().collect::<Vec<_>>(), secrets.names(), "the search sees what was typed");

    other.go_on_to("OPEN");
    let derived = vault_keys::of(&place.path, &composed, &recovery_key);
    let mut wrapping = Needles::default();
    wrapping.key("the key from the passphrase", &derived.from_passphrase);
    wrapping.key("the key from the recovery key", &derived.from_recovery_key);
    let mut keys = Needles::default();
    for (name, key) in &derived.kept {
        keys.key(name, key);
    }
    let mut messages = Needles::default();
    for (name, key) in vault_keys::of_messages(&place.path, &derived) {
        messages.key(&name, &key);
    }
    let mut words = Needles::default();
    words.words(&sentence);
    let found = other.memory.search(&keys);
    assert_eq!(found.keys().collect::<Vec<_>>(), keys.names(), "it sees keys");
    let found = other.memory.search(&words);
    assert!(sentence.split(' ').all(|word| found.contains_key(word)), "it sees words: {found:?}");
    secrets.text("the passphrase as typed, in any form", &typed);
    secrets.text("the passphrase in any form", &composed);
    assert_eq!(other.memory.search(&secrets), Found::new(), "secrets go once the vault is open");
    assert_eq!(other.memory.search(&wrapping), Found::new(), "and so does what was derived from them");
    assert!(messages.names().iter().any(|name| name.contains("slot")), "there are pages and slots");
    assert_eq!(other.memory.search(&messages), Found::new(), "a page's own key goes with its use");

    other.go_on_to("CLOSED");
    for (name, key) in vault_keys::of_messages(&place.path, &derived) {
        messages.key(&name, &key);
    }
    for needles in [&secrets, &wrapping, &keys, &messages, &words] {
        assert_eq!(other.memory.search(needles), Found::new());
    }
    assert!(other.memory.size() > 1 << 20, "there was memory to be searched");
    other.go_on_to_the_end();
}
