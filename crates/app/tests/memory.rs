//! What is left in the program's memory when its journal is locked: neither the passphrase, nor the
//! recovery key, nor a key, nor a word that was written, read, searched for or made ready to be shared.
//!
//! The same search while the journal is open shows that it sees. The window's own memory is another matter: see
//! `docs/THREAT-MODEL.md`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod common;
#[path = "../../vault/tests/common/process_memory.rs"]
mod process_memory;
#[path = "../../vault/tests/common/watched.rs"]
mod watched;

use std::sync::Arc;

use candor_app::{App, Directories};
use candor_journal::model::{Answer, Day, Edit, Id, InventoryDraft, PersonKind, ReflectionDraft, Wording};
use candor_share::model::{NameForm, SectionSelection, ShareFormat, ShareSelection};
use common::{TestHost, passphrase, quick, secret};
use process_memory::{Found, Needles};
use watched::{Test, Watched, made_up, made_up_words, on_a_thread_that_stays};

/// As the shell has it.
#[global_allocator]
static ALLOCATOR: candor_vault::WipingAllocator = candor_vault::WipingAllocator;

#[test]
#[ignore = "the part of another process"]
fn lives_with_a_journal() {
    let mut test = Test::greet();
    assert!(candor_vault::harden_process());
    let (typed, sentence) = (test.line(), test.line());
    let host = Arc::new(TestHost::default());
    let app = App::with(host.clone(), Directories::below(&Test::path()), quick());
    let sheet = app.journal_prepare(secret(&typed)).unwrap();
    test.stop_at("PREPARED", &sheet.groups.join("-"));

    assert!(app.recovery_confirm(secret(&sheet.groups[usize::from(sheet.ask) - 1])).unwrap());
    drop(sheet);
    app.journal_create(Wording::default()).unwrap();
    app.lock().unwrap();
    app.unlock(passphrase(&typed)).unwrap();
    drop(typed);
    // The page's commands come on threads of a pool, which live on: their stacks are looked at as well.
    host.will_choose(Test::path().join("shared.html"));
    let working = app.clone();
    let ((), worker) = on_a_thread_that_stays(move || live(&working, &sentence));
    std::fs::remove_file(Test::path().join("shared.html")).unwrap();
    test.stop_at("OPEN", "");

    app.lock().unwrap();
    test.stop_at("LOCKED", "");
    drop(worker);
}

/// An evening with the journal.
fn live(app: &App, sentence: &str) {
    let page = app.reflection_create().unwrap();
    for end in ["", ".", " And so on."] {
        let body = format!("# {sentence}\n\n{sentence}{end}");
        let draft = ReflectionDraft { title: sentence.to_owned(), body, ..page.draft.clone() };
        app.edit(as_sent(&Edit::Reflection { id: page.id, draft })).unwrap();
        app.flush().unwrap();
    }
    let inventory = app.inventory_create(InventoryDraft::new(sentence, day())).unwrap();
    let fields = app.worksheets().unwrap().into_iter().find(|sheet| sheet.id == "harms").unwrap().fields;
    let entry = app.entry_create(Some(inventory.id), "harms".into(), None, None).unwrap();
    let whom = app.person_find_or_create(sentence.to_owned(), PersonKind::Person).unwrap();
    let people = Answer { people: vec![whom.id], ..Answer::default() };
    app.edit(Edit::Answer { entry: entry.id, field: fields[0].id.clone(), answer: people }).unwrap();
    let words = Answer { text: sentence.to_owned(), ..Answer::default() };
    app.edit(as_sent(&Edit::Answer { entry: entry.id, field: fields[1].id.clone(), answer: words })).unwrap();
    app.entry_carry(entry.id).unwrap();
    app.undo().unwrap().unwrap();
    app.redo().unwrap().unwrap();

    for word in sentence.split(' ') {
        assert!(!shown(&app.search(word.to_owned(), 20).unwrap()).is_empty());
    }
    assert!(shown(&app.reflection_get(page.id).unwrap()).contains(sentence));
    assert!(
        shown(&app.markdown_preview(app.reflection_get(page.id).unwrap().draft.body).unwrap())
            .contains(sentence)
    );
    shown(&app.today().unwrap());
    let fields = fields.into_iter().map(|field| field.id).collect();
    let selection = selection(inventory.id, entry.id, fields);
    assert!(shown(&app.share_preview(selection.clone()).unwrap()).contains(sentence));
    app.share_export(selection, ShareFormat::Html, None, String::new()).unwrap().unwrap();
    app.reflection_delete(page.id).unwrap();
    shown(&app.trash_list().unwrap());
}

fn selection(inventory: Id, entry: Id, fields: Vec<String>) -> ShareSelection {
    let sections =
        vec![SectionSelection { inventory, worksheet: "harms".into(), entries: vec![entry], fields }];
    ShareSelection {
        sections,
        names: NameForm::Full,
        left_in_text: vec![],
        hidden: vec![],
        title: None,
        language: "en".into(),
    }
}

/// A value as it comes from the page.
fn as_sent<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    let message: serde_json::Value = serde_json::from_str(&shown(value)).unwrap();
    serde_json::from_value(message).unwrap()
}

/// A value as it goes to the page.
fn shown<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

fn day() -> Day {
    Day("2026-11-22".parse().unwrap())
}

#[test]
fn a_locked_journal_leaves_no_secret_and_no_word_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let typed = format!("{} {} {}", made_up(10), made_up(10), made_up(10));
    let sentence = made_up_words();

    let mut other = Watched::start("lives_with_a_journal", folder.path());
    other.tell("");
    other.tell(&typed);
    other.tell(&sentence);
    let written = other.wait_for("PREPARED");
    let mut secrets = Needles::default();
    secrets.text("the passphrase", &typed);
    secrets.text("the recovery key", &written);
    let mut words = Needles::default();
    words.words(&sentence);
    let found = other.memory.search(&secrets);
    assert!(found.contains_key("the passphrase"), "the search sees what was typed");

    other.go_on_to("OPEN");
    let found = other.memory.search(&words);
    assert!(sentence.split(' ').all(|word| found.contains_key(word)), "it sees words: {found:?}");
    assert_eq!(other.memory.search(&secrets), Found::new(), "secrets go once the journal is open");

    other.go_on_to("LOCKED");
    assert_eq!(other.memory.search(&secrets), Found::new());
    assert_eq!(other.memory.search(&words), Found::new());
    other.go_on_to_the_end();
}
