//! What lies outside of the notebook is found, shown, and removed as far as it can be.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::PathBuf;

use candor_app::api::{Outside, OutsideKind, Preferences, Theme};
use candor_app::error::AppError;

use candor_journal::model::{Edit, PersonKind};
use candor_share::model::ShareFormat;
use common::Computer;

fn one(all: &[Outside], kind: OutsideKind) -> Option<&Outside> {
    all.iter().find(|outside| outside.kind == kind)
}

#[test]
fn while_it_is_locked_nothing_is_told_of_what_lies_outside() {
    let computer = Computer::with_journal();
    computer.app.lock().unwrap();
    assert_eq!(computer.app.outside_list(), Err(AppError::Locked));
    assert_eq!(computer.app.outside_look(OutsideKind::Preferences), Err(AppError::Locked));
    assert_eq!(computer.app.outside_remove(OutsideKind::Preferences), Err(AppError::Locked));
}

#[test]
fn preferences_become_those_of_the_first_start_and_the_notebook_is_found_as_before() {
    let mut computer = Computer::with_journal();
    let first = computer.app.app_state().unwrap().preferences;
    computer
        .app
        .preferences_set(Preferences { theme: Theme::Dark, text_size: 135, ..first.clone() })
        .unwrap();
    let all = computer.app.outside_list().unwrap();
    assert!(one(&all, OutsideKind::Preferences).unwrap().removable);
    computer.app.outside_look(OutsideKind::Preferences).unwrap();
    assert!(computer.host.opened.lock().unwrap()[0].ends_with("config"));

    let left = computer.app.outside_remove(OutsideKind::Preferences).unwrap();
    assert!(!one(&left, OutsideKind::Preferences).unwrap().removable);
    computer.restart();
    assert_eq!(computer.app.app_state().unwrap().preferences, first);
    computer.unlock().unwrap();
}

#[test]
fn other_notebooks_are_forgotten_and_of_this_one_it_is_known_still_when_it_is_older() {
    let mut computer = Computer::with_journal();
    computer.write_page("first");
    computer.app.lock().unwrap();
    let first = std::fs::read(computer.journal_file()).unwrap();
    computer.unlock().unwrap();
    computer.write_page("second");
    computer.app.lock().unwrap();
    let seen = computer.path("config/last-seen.json");
    let mut known: serde_json::Map<String, serde_json::Value> =
        serde_json::from_slice(&std::fs::read(&seen).unwrap()).unwrap();
    known.insert("0123456789abcdef0123456789abcdef".into(), 7.into());
    std::fs::write(&seen, serde_json::to_vec(&known).unwrap()).unwrap();
    computer.restart();
    computer.unlock().unwrap();

    let all = computer.app.outside_list().unwrap();
    let last_seen = one(&all, OutsideKind::LastSeen).unwrap();
    assert_eq!((last_seen.count, last_seen.removable), (Some(2), true));
    let left = computer.app.outside_remove(OutsideKind::LastSeen).unwrap();
    let last_seen = one(&left, OutsideKind::LastSeen).unwrap();
    assert_eq!((last_seen.count, last_seen.removable), (Some(1), false));

    computer.app.lock().unwrap();
    std::fs::write(computer.journal_file(), first).unwrap();
    computer.restart();
    assert!(computer.unlock().unwrap().older, "an older file is noticed still");
}

#[test]
fn of_the_systems_list_what_points_to_the_notebook_goes_and_the_rest_stays() {
    let computer = Computer::with_journal();
    assert_eq!(
        one(&computer.app.outside_list().unwrap(), OutsideKind::RecentFiles).unwrap().count,
        None,
        "no list"
    );
    let written = computer.path("For Ana.md");
    computer.host.will_choose(&written);
    let ana = computer.app.person_find_or_create("Ana".into(), PersonKind::Person).unwrap();
    let amends = computer.app.amends_create(ana.id, "I broke a promise.".into()).unwrap();
    let letter = Edit::Letter { id: amends.id, text: "Dear Ana".into() };
    computer.app.edit(letter).unwrap();
    let markdown = ShareFormat::Markdown;
    computer.app.letter_export(amends.id, markdown, "en".into(), None, String::new()).unwrap().unwrap();
    let others: Vec<PathBuf> =
        ["/home/x/holiday.png", "/home/x/For Ana.md", "/home/x/candor"].map(PathBuf::from).into();
    let ours = [computer.journal_file(), PathBuf::from("/media/stick/old.CANDOR"), written];
    *computer.host.recent.lock().unwrap() = Some([&others[..], &ours].concat());

    let all = computer.app.outside_list().unwrap();
    assert_eq!(one(&all, OutsideKind::RecentFiles).unwrap().count, Some(3));
    let left = computer.app.outside_remove(OutsideKind::RecentFiles).unwrap();
    let recent = one(&left, OutsideKind::RecentFiles).unwrap();
    assert_eq!((recent.count, recent.removable), (Some(0), false));
    assert_eq!(*computer.host.recent.lock().unwrap(), Some(others));
}

#[test]
fn copies_are_counted_and_what_is_not_ours_to_remove_is_refused() {
    let computer = Computer::with_journal();
    computer.app.backup_now().unwrap();
    computer.app.backup_now().unwrap();
    let all = computer.app.outside_list().unwrap();
    assert_eq!(one(&all, OutsideKind::Copies).unwrap().count, Some(2));
    assert_eq!(one(&all, OutsideKind::UnsavedWords), None, "nothing waits");
    for kind in [OutsideKind::Copies, OutsideKind::UnsavedWords, OutsideKind::LearnedWords, OutsideKind::Swap]
    {
        assert_eq!(computer.app.outside_remove(kind), Err(AppError::NotFound), "{kind:?}");
    }
    assert_eq!(one(&computer.app.outside_list().unwrap(), OutsideKind::Copies).unwrap().count, Some(2));
}
