//! Before much is changed at once a copy is made that stays; before something is destroyed none is.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use candor_app::api::{AppEvent, CopyTier, KeptCopy};
use candor_app::error::AppError;
use candor_journal::model::{
    CopyReason, FieldDraft, FieldKind, Id, PersonKind, Shape, Target, WorksheetDraft,
};
use common::{Computer, files_below, secret};

fn person(computer: &Computer, name: &str) -> Id {
    computer.app.person_find_or_create(name.into(), PersonKind::Person).unwrap().id
}

fn kept(computer: &Computer) -> Vec<KeptCopy> {
    computer.app.copies_list().unwrap()
}

fn names_in(computer: &Computer, copy: &KeptCopy) -> usize {
    let made = computer.path("restored.candor");
    fs::copy(computer.path("data/Copies").join(&copy.place.file), &made).unwrap();
    let secret = candor_vault::Passphrase::new(common::PASSPHRASE);
    let vault = candor_vault::Vault::open_read_only(made, candor_vault::Secret::Passphrase(&secret)).unwrap();
    candor_journal::Journal::open_reading_only(vault).unwrap().people().unwrap().len()
}

fn was_told(computer: &Computer) -> bool {
    computer.host.events().contains(&AppEvent::CopyMadeBefore)
}

#[test]
fn before_two_people_become_one_a_copy_is_made_once_a_day() {
    let computer = Computer::with_journal();
    let [one, two, three] = ["Ana", "Anna", "Hannah"].map(|name| person(&computer, name));
    computer.host.events();
    computer.app.person_merge(one, two).unwrap();
    assert!(was_told(&computer));
    let [copy] = &kept(&computer)[..] else { panic!("one copy") };
    assert_eq!((copy.why, copy.tier), (CopyReason::BeforeMerge, CopyTier::ByHand));
    assert!(copy.verified.is_some());
    assert_eq!(names_in(&computer, copy), 3, "as it was before");
    // Another on the same day can be undone singly, and the copy of the day holds what was there before both.
    computer.app.person_merge(one, three).unwrap();
    assert!(!was_told(&computer));
    assert_eq!(kept(&computer).len(), 1);
    // Where that copy is gone there is none of the day any more.
    let gone = kept(&computer).remove(0);
    computer.app.copy_remove(gone.id).unwrap();
    let four = person(&computer, "Hanna");
    computer.app.person_merge(one, four).unwrap();
    assert_eq!(kept(&computer).len(), 1);
}

#[test]
fn before_a_worksheet_is_taken_in_a_copy_is_made() {
    let computer = Computer::with_journal();
    let field = FieldDraft {
        id: "hope".into(),
        kind: FieldKind::Text,
        label: String::new(),
        question: "Where have I seen hope?".into(),
        hint: String::new(),
        heading: String::new(),
        choices: vec![],
        own_choices: false,
        fear_mark: false,
        pattern: false,
        optional: false,
        for_myself: false,
    };
    let (title, fields) = ("Mine".into(), vec![field]);
    let draft = WorksheetDraft { title, layout: Shape::Page, fields, ..WorksheetDraft::default() };
    let sheet = computer.app.worksheet_create(draft).unwrap();
    let file = computer.path("sheet.json");
    computer.host.will_choose(&file);
    computer.app.worksheet_export(Id(sheet.id.parse().unwrap()), false).unwrap().unwrap();
    computer.host.will_choose(&file);
    computer.app.worksheet_choose().unwrap().unwrap();
    assert!(kept(&computer).is_empty(), "looking at it changes nothing");
    computer.host.events();
    computer.app.worksheet_take_in(true).unwrap().unwrap();
    assert!(was_told(&computer));
    assert_eq!(kept(&computer)[0].why, CopyReason::BeforeImport);
}

#[test]
fn that_no_copy_can_be_made_is_told_and_keeps_nobody_from_the_change() {
    let computer = Computer::with_journal();
    let [one, two] = ["Ana", "Anna"].map(|name| person(&computer, name));
    fs::write(computer.path("data/Copies"), "a file where the folder should be").unwrap();
    computer.host.events();
    computer.app.person_merge(one, two).unwrap();
    assert!(computer.host.events().contains(&AppEvent::CopiesChanged));
    assert_eq!(computer.app.copies_standing().unwrap().troubles.len(), 1);
    assert_eq!(computer.app.person_page(two), Err(AppError::NotFound));
}

#[test]
fn before_something_is_destroyed_no_copy_is_made_that_would_keep_it() {
    let computer = Computer::with_journal();
    let page = computer.write_page("to be gone");
    computer.app.reflection_delete(page.id).unwrap();
    computer.host.events();
    computer.app.trash_destroy(Target::Reflection { id: page.id }, secret(common::PASSPHRASE)).unwrap();
    assert!(!was_told(&computer));
    let vaults = files_below(&computer.path("data"));
    assert!(vaults.iter().all(|path| !path.starts_with(computer.path("data/Copies"))), "{vaults:?}");
}
