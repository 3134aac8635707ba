//! People through the commands: what is still held counts, and what was done to them is taken back.
#![allow(clippy::unwrap_used)]

mod common;

use candor_app::error::AppError;
use candor_journal::model::{Answer, Day, Edit, Id, InventoryDraft, PersonDraft, PersonKind};

use common::Computer;

fn person(computer: &Computer, name: &str) -> Id {
    computer.app.person_find_or_create(name.into(), PersonKind::Person).unwrap().id
}

fn rename(computer: &Computer, id: Id, name: &str) {
    let draft = PersonDraft { name: name.into(), ..PersonDraft::default() };
    computer.app.edit(Edit::Person { id, draft }).unwrap();
}

#[test]
fn what_is_held_of_a_person_is_in_their_page_their_share_and_what_becomes_of_them() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let (ana, mum) = (person(&computer, "Ana"), person(&computer, "Mum"));
    let inventory =
        app.inventory_create(InventoryDraft::new("", Day("2026-11-22".parse().unwrap()))).unwrap().id;
    let entry = app.entry_create(Some(inventory), "resentments".into(), None, None).unwrap().id;
    let answer = Answer { people: vec![mum], ..Answer::default() };
    app.edit(Edit::Answer { entry, field: "who".into(), answer }).unwrap();
    rename(&computer, mum, "Mama");
    assert_eq!(app.person_page(mum).unwrap().person.draft.name, "Mama");
    let links = app.people_links().unwrap();
    assert_eq!((links.len(), links[0].person, links[0].entries), (1, mum, 1));

    let draft = PersonDraft { name: "Ana".into(), stand_in: "not Mama".into(), ..PersonDraft::default() };
    let names = app.share_names(ana, draft.clone(), "en".into()).unwrap();
    assert_eq!((names.initials.as_str(), names.alias.as_str()), ("A.", "Person A"), "it tells another name");
    let refused = app.share_names(ana, draft, "tlh".into());
    assert_eq!(refused, Err(AppError::Invalid { field: "language".into() }));

    rename(&computer, mum, "Mam");
    assert_eq!(app.person_merge(ana, mum).unwrap().draft.aliases, ["Mam"]);
    assert_eq!(app.person_page(mum), Err(AppError::NotFound));
    assert_eq!(app.person_merge(ana, ana), Err(AppError::Invalid { field: "person".into() }));
    app.undo().unwrap();
    assert_eq!(app.person_page(mum).unwrap().entries[0].entries[0].id, entry);

    app.person_delete(mum, true).unwrap();
    assert!(app.entries_list(Some(inventory), "resentments".into()).unwrap()[0].answers.is_empty());
    app.undo().unwrap();
    app.person_delete(mum, false).unwrap();
    let page = app.person_page(mum).unwrap();
    assert!(page.person.in_trash && page.entries.len() == 1);
    assert_eq!(app.people_list().unwrap().len(), 2, "the name still stands somewhere");
    let writer = PersonDraft { kind: PersonKind::Myself, name: "I".into(), ..PersonDraft::default() };
    app.edit(Edit::Person { id: ana, draft: writer }).unwrap();
    assert_eq!(app.person_find_or_create("Me".into(), PersonKind::Myself).unwrap().id, ana);
}
