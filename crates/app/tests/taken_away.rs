//! The journal's file is deleted, replaced, moved or unplugged while it is open. Nothing is called saved that would not
//! be found again, what was saved before is written elsewhere, and what took the name is left alone.
#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use candor_app::api::{AppEvent, Phase};
use candor_app::error::AppError;
use candor_journal::model::Id;
use common::Computer;

/// A journal that is open, with a page that was saved, and the log of that not brought in yet.
fn open() -> (Computer, Id) {
    let computer = Computer::with_journal();
    let page = computer.write_page("saved");
    computer.app.flush().unwrap();
    computer.host.events();
    (computer, page.id)
}

fn write(computer: &Computer, page: Id, body: &str) {
    let page = computer.app.reflection_get(page).unwrap();
    computer.edit_page(&page, body);
}

/// Another file of some other program takes the name by a rename, as sync programs do.
fn replace(path: &Path) {
    let incoming = path.with_extension("incoming");
    fs::write(&incoming, "of another computer").unwrap();
    fs::rename(incoming, path).unwrap();
}

fn not_saved(event: &AppEvent) -> bool {
    matches!(event, AppEvent::NotSaved { error: AppError::Moved, .. })
}

/// Unlocks and finds the words.
fn is_there(computer: &Computer, page: Id, body: &str) {
    computer.unlock().unwrap();
    assert_eq!(computer.body_of(page), body);
    let state = computer.app.app_state().unwrap();
    assert_eq!((state.unsaved, state.brought_in, state.older), (None, None, false));
}

#[test]
fn words_typed_after_the_file_was_deleted_are_never_called_saved_and_come_back() {
    let (computer, page) = open();
    fs::remove_file(computer.journal_file()).unwrap();
    write(&computer, page, "typed after it");
    computer.host.wait_for(not_saved);
    assert_eq!(computer.app.flush(), Err(AppError::Moved));
    assert!(!computer.host.events().iter().any(|event| matches!(event, AppEvent::Saved { .. })));
    computer.app.lock().unwrap();
    let state = computer.app.app_state().unwrap();
    assert_eq!(state.phase, Phase::Locked);
    assert_eq!(state.taken_away.unwrap(), state.place, "written under the old name");
    assert!(state.unsaved.unwrap().kept);
    is_there(&computer, page, "typed after it");
}

#[test]
fn a_file_that_was_replaced_is_left_alone_and_the_journal_is_written_beside_it() {
    let (mut computer, page) = open();
    replace(&computer.journal_file());
    write(&computer, page, "typed after it");
    computer.host.wait_for(not_saved);
    computer.app.lock().unwrap();
    let state = computer.app.app_state().unwrap();
    assert_eq!(state.taken_away.unwrap().file, "journal.candor");
    assert_eq!(state.place.file, "journal (rescued 1).candor");
    assert_eq!(fs::read(computer.journal_file()).unwrap(), b"of another computer");
    // The next start knows where it lies.
    computer.restart();
    is_there(&computer, page, "typed after it");
    assert_eq!(fs::read(computer.journal_file()).unwrap(), b"of another computer");
}

#[test]
fn a_journal_that_was_only_read_since_is_written_elsewhere_too() {
    for replaced in [false, true] {
        let (computer, page) = open();
        if replaced {
            replace(&computer.journal_file());
        } else {
            fs::remove_file(computer.journal_file()).unwrap();
        }
        assert_eq!(computer.app.flush(), Err(AppError::Moved), "nothing is held, and it is not well");
        assert_eq!(computer.app.quit(), Err(AppError::Moved), "the person is asked");
        computer.host.wait_for(|event| matches!(event, AppEvent::QuitAsks { moved: true, kept: true, .. }));
        computer.app.quit_anyway().unwrap();
        is_there(&computer, page, "saved");
    }
}

#[test]
fn names_that_are_taken_are_passed_over() {
    let (computer, page) = open();
    for number in 1..=3 {
        fs::write(computer.path(&format!("data/journal (rescued {number}).candor")), "mine").unwrap();
    }
    replace(&computer.journal_file());
    computer.app.lock().unwrap();
    assert_eq!(computer.app.app_state().unwrap().place.file, "journal (rescued 4).candor");
    is_there(&computer, page, "saved");
}

#[test]
fn a_place_of_ones_own_can_be_chosen() {
    let (computer, page) = open();
    fs::remove_file(computer.journal_file()).unwrap();
    write(&computer, page, "typed after it");
    computer.host.wait_for(not_saved);
    computer.host.will_cancel();
    computer.app.rescue(true).unwrap();
    assert_eq!(computer.app.app_state().unwrap().phase, Phase::Unlocked, "it was cancelled");
    computer.host.will_choose(computer.path("nowhere"));
    assert_eq!(computer.app.rescue(true), Err(AppError::Missing));
    assert_eq!(computer.app.app_state().unwrap().phase, Phase::Unlocked, "and stays open where that fails");
    let folder = computer.path("stick");
    fs::create_dir(&folder).unwrap();
    computer.host.will_choose(&folder);
    computer.app.rescue(true).unwrap();
    assert!(folder.join("journal.candor").exists() && !computer.journal_file().exists());
    is_there(&computer, page, "typed after it");
}

#[test]
fn where_its_folder_is_gone_it_is_written_where_journals_are_by_default() {
    let computer = Computer::new();
    let stick = computer.path("stick");
    fs::create_dir(&stick).unwrap();
    computer.host.will_choose(&stick);
    computer.app.place_choose().unwrap().unwrap();
    computer.make_journal();
    let page = computer.write_page("saved").id;
    computer.app.flush().unwrap();
    fs::remove_dir_all(&stick).unwrap();
    write(&computer, page, "typed after it");
    computer.host.wait_for(not_saved);
    computer.app.rescue(false).unwrap();
    assert_eq!(computer.app.app_state().unwrap().place.folder, "~/data");
    is_there(&computer, page, "typed after it");
}

#[test]
fn a_file_that_comes_back_is_written_again_and_nothing_else_is_made() {
    let (computer, page) = open();
    let away = computer.path("data/away");
    fs::rename(computer.journal_file(), &away).unwrap();
    write(&computer, page, "typed meanwhile");
    computer.host.wait_for(not_saved);
    fs::rename(&away, computer.journal_file()).unwrap();
    computer.host.wait_for_saved();
    computer.app.lock().unwrap();
    assert_eq!(computer.app.app_state().unwrap().taken_away, None);
    is_there(&computer, page, "typed meanwhile");
}

#[test]
fn a_folder_that_is_renamed_as_a_whole_goes_on_working_and_is_found_again() {
    let (mut computer, page) = open();
    let renamed: PathBuf = computer.path("moved");
    fs::rename(computer.path("data"), &renamed).unwrap();
    write(&computer, page, "typed after it");
    computer.host.wait_for_saved();
    computer.app.lock().unwrap();
    let state = computer.app.app_state().unwrap();
    assert_eq!((state.taken_away, state.place.folder.as_str()), (None, "~/moved"));
    computer.restart();
    is_there(&computer, page, "typed after it");
}
