//! Files that are found in the journal's place and are not what was last open there: put together from two moments, another
//! computer's line, or a copy. Each is told with what can be done, and nothing is written to it unasked.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use candor_app::api::{FileNote, InsideName, InsideThing, LockReason, Phase};
use candor_app::error::AppError;
use candor_journal::model::Day;
use common::{Computer, PASSPHRASE, files_below, passphrase};

const HEADER: usize = 8192;
const PAGE: usize = 4096;

fn bodies(computer: &Computer) -> Vec<String> {
    let pages = computer.app.reflections_list().unwrap();
    let mut bodies: Vec<_> = pages.iter().map(|page| computer.body_of(page.id)).collect();
    bodies.sort();
    bodies
}

/// Writes the journal's file, with no log beside it.
fn put(computer: &Computer, bytes: &[u8]) {
    fs::create_dir_all(computer.journal_file().parent().unwrap()).unwrap();
    fs::write(computer.journal_file(), bytes).unwrap();
    let _ = fs::remove_file(computer.journal_file().with_extension("candor-wal"));
}

/// Says that it is of two moments, with the copies that lie there; nothing is written.
fn is_torn(computer: &Computer, secret: &str, copies: usize) {
    let before = fs::read(computer.journal_file()).unwrap();
    match computer.app.unlock(passphrase(secret)) {
        Err(AppError::Damaged { readable: true, torn: true, copies: lying }) => {
            assert_eq!(lying.len(), copies);
            assert!(lying.iter().all(|copy| copy.place.folder == "~/data/Copies"), "{lying:?}");
        }
        other => panic!("{other:?}"),
    }
    assert!(fs::read(computer.journal_file()).unwrap() == before, "nothing was written");
}

#[test]
fn a_file_that_was_copied_across_a_checkpoint_is_called_torn_with_the_place_of_its_copies() {
    let computer = Computer::with_journal();
    let page = computer.write_page(&"many words ".repeat(2_000));
    computer.app.backup_now().unwrap();
    computer.app.lock().unwrap();
    let before = fs::read(computer.journal_file()).unwrap();
    computer.unlock().unwrap();
    computer.edit_page(&page, &"other words ".repeat(2_000));
    computer.app.lock().unwrap();
    let after = fs::read(computer.journal_file()).unwrap();
    // From front to back while what was written was brought in, and the other way round.
    let half = HEADER + (before.len() - HEADER) / PAGE / 2 * PAGE;
    let tail = &after[before.len().min(after.len())..];
    for torn in [[&before[..half], &after[half..]].concat(), [&after[..half], &before[half..], tail].concat()]
    {
        put(&computer, &torn);
        is_torn(&computer, PASSPHRASE, 1);
    }
    // What is torn can be read, and a copy takes its place.
    assert!(computer.app.unlock_reading_only(passphrase(PASSPHRASE)).unwrap().reading_only);
    computer.app.lock().unwrap();
    let id = computer.app.copies_list().unwrap()[0].id.clone();
    computer.app.copy_bring_back(id, Some(passphrase(PASSPHRASE))).unwrap();
    assert_eq!(bodies(&computer), ["many words ".repeat(2_000)]);
}

#[test]
fn a_file_cut_in_the_midst_of_a_checkpoint_is_called_torn() {
    // As another reader and writer of the format made it: its header says that a log is being brought in, and there is
    // none.
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/v2/vaults");
    let mut computer = Computer::new();
    put(&computer, &fs::read(vectors.join("running.candor")).unwrap());
    computer.restart();
    is_torn(&computer, "correct horse 2877", 0);
}

/// A journal that two computers went on from; the other computer's file lies in its place, and this one's in `aside`.
fn forked(aside: Option<&str>, copied: bool) -> (Computer, Vec<u8>) {
    let mut computer = Computer::with_journal();
    computer.write_page("on both");
    computer.app.lock().unwrap();
    let common = fs::read(computer.journal_file()).unwrap();
    let mut other = Computer::new();
    put(&other, &common);
    other.restart();
    for words in ["one", "two"] {
        other.unlock().unwrap();
        other.write_page(words);
        other.app.lock().unwrap();
    }
    computer.unlock().unwrap();
    computer.write_page("what I told nobody");
    if copied {
        computer.app.backup_now().unwrap();
    }
    computer.app.lock().unwrap();
    if let Some(aside) = aside {
        fs::rename(computer.journal_file(), computer.path("data").join(aside)).unwrap();
    }
    let theirs = fs::read(other.journal_file()).unwrap();
    put(&computer, &theirs);
    computer.restart();
    (computer, theirs)
}

fn own_of(notes: &[FileNote]) -> candor_app::api::KeptCopy {
    let [FileNote::AnotherLine { own: Some(own) }] = notes else { panic!("{notes:?}") };
    own.clone()
}

#[test]
fn beside_another_line_this_computers_own_is_named_looked_into_and_brought_back() {
    let conflict = "journal.sync-conflict-20261130.candor";
    for (aside, copied) in [(Some(conflict), false), (None, true), (Some(conflict), true)] {
        let (computer, theirs) = forked(aside, copied);
        let state = computer.unlock().unwrap();
        assert!(state.reading_only);
        let own = own_of(&state.file_notes);
        let listed = computer.app.copies_list().unwrap();
        assert!(listed.iter().any(|copy| copy.id == own.id), "it can be chosen where copies are");
        let inside = computer.app.copy_look(own.id.clone(), None).unwrap();
        assert_eq!(inside.pages.len(), 2, "{aside:?}");
        computer.app.copy_close().unwrap();

        // Brought back, the other line is kept beside it to the byte, and single pages are taken over from there.
        let state = computer.app.copy_bring_back(own.id, None).unwrap();
        assert_eq!((state.phase, state.locked_because), (Phase::Locked, Some(LockReason::BroughtBack)));
        assert!(fs::read(computer.path("data/journal.before-1.candor")).unwrap() == theirs);
        let state = computer.unlock().unwrap();
        assert!(!state.reading_only && state.file_notes.is_empty(), "{:?}", state.file_notes);
        assert_eq!(bodies(&computer), ["on both", "what I told nobody"]);
        let listed = computer.app.copies_list().unwrap();
        let other = listed.iter().find(|copy| copy.place.file == "journal.before-1.candor").unwrap();
        assert!(other.lies_beside);
        let inside = computer.app.copy_look(other.id.clone(), None).unwrap();
        for page in &inside.pages {
            computer.app.copy_take_over(InsideName::Page { id: page.id }).unwrap();
        }
        let all = bodies(&computer);
        for words in ["one", "two", "what I told nobody"] {
            assert!(all.iter().any(|body| body.contains(words)), "{all:?}");
        }
    }
}

#[test]
fn beside_another_line_what_both_went_on_from_is_not_called_this_computers_own() {
    let (computer, _) = forked(None, false);
    assert_eq!(computer.unlock().unwrap().file_notes, [FileNote::AnotherLine { own: None }]);
}

#[test]
fn files_put_aside_are_told_apart_also_where_they_are_the_same_file_twice() {
    let (computer, _) = forked(Some("journal (conflicted copy 1).candor"), false);
    let folder = computer.path("data");
    fs::copy(
        folder.join("journal (conflicted copy 1).candor"),
        folder.join("journal (conflicted copy 2).candor"),
    )
    .unwrap();
    fs::write(folder.join("letter.candor"), "no journal").unwrap();
    let another = Computer::with_journal();
    another.app.lock().unwrap();
    fs::copy(another.journal_file(), folder.join("another journal.candor")).unwrap();
    for open in [false, true] {
        if open {
            computer.unlock().unwrap();
        }
        let listed = computer.app.copies_list().unwrap();
        assert_eq!(listed.len(), 2, "{listed:?}");
        assert_ne!(listed[0].id, listed[1].id);
    }
}

/// A computer of which nothing is known, with a copy that was made elsewhere in the journal's place.
fn with_a_made_copy() -> (Computer, Vec<u8>) {
    let made_on = Computer::with_journal();
    let page = made_on.write_page("thrown away");
    made_on.app.reflection_delete(page.id).unwrap();
    made_on.write_page("as it was");
    made_on.app.backup_now().unwrap();
    let copy = files_below(&made_on.path("data/Copies")).remove(0);
    let bytes = fs::read(copy).unwrap();
    let mut computer = Computer::new();
    put(&computer, &bytes);
    computer.restart();
    (computer, bytes)
}

#[test]
fn a_copy_in_the_journals_place_on_a_new_computer_says_so_and_is_not_written_to() {
    let (mut computer, bytes) = with_a_made_copy();
    let today = Day(jiff::Zoned::now().date());
    for _ in 0..2 {
        let state = computer.unlock().unwrap();
        assert!(state.reading_only && !state.older);
        assert_eq!(state.file_notes, [FileNote::MadeCopy { day: Some(today) }]);
        assert_eq!(bodies(&computer), ["as it was"]);
        assert_eq!(computer.app.reflection_create().err(), Some(AppError::ReadingOnly));
        computer.app.lock().unwrap();
        assert!(fs::read(computer.journal_file()).unwrap() == bytes, "not a byte was written");
        let left: Vec<PathBuf> = files_below(&computer.path("data"));
        assert_eq!(left, [computer.journal_file()], "no copy was made or removed");
        computer.restart();
    }
    // The person makes it the journal here.
    computer.unlock().unwrap();
    assert!(computer.app.older_accept().unwrap().file_notes.is_empty());
    computer.app.lock().unwrap();
    let state = computer.unlock().unwrap();
    assert!(!state.reading_only && state.file_notes.is_empty());
    assert_eq!(computer.app.trash_list().unwrap().len(), 1, "what was in its trash is there");
    computer.write_page("going on from there");
    computer.restart();
    let state = computer.unlock().unwrap();
    assert!(!state.reading_only && state.file_notes.is_empty());
    assert_eq!(bodies(&computer).len(), 2);
}

#[test]
fn a_journal_that_moves_to_a_new_computer_is_no_copy() {
    let made_on = Computer::with_journal();
    made_on.write_page("words");
    made_on.app.lock().unwrap();
    let mut computer = Computer::new();
    put(&computer, &fs::read(made_on.journal_file()).unwrap());
    computer.restart();
    let state = computer.unlock().unwrap();
    assert!(!state.reading_only && state.file_notes.is_empty(), "{:?}", state.file_notes);
}

/// A computer that was switched off in the midst of an evening; another computer's file came in the journal's place, and
/// the log of ours stayed beside it. Our own file lies under a sync program's name, or nowhere.
fn with_a_log_left_behind(conflict: bool, copied: bool) -> (Computer, Vec<u8>) {
    let mut computer = Computer::with_journal();
    computer.write_page("on both");
    computer.app.lock().unwrap();
    let common = fs::read(computer.journal_file()).unwrap();
    let log = computer.journal_file().with_extension("candor-wal");
    computer.unlock().unwrap();
    if copied {
        // What is in the copy is the state that the log goes on from.
        computer.app.backup_now().unwrap();
    }
    computer.write_page("what I told nobody");
    computer.app.flush().unwrap();
    let (ours, left) = (fs::read(computer.journal_file()).unwrap(), fs::read(&log).unwrap());
    computer.app.lock().unwrap();

    let mut other = Computer::new();
    put(&other, &common);
    other.restart();
    other.unlock().unwrap();
    other.write_page("on the other computer");
    other.app.lock().unwrap();
    let theirs = fs::read(other.journal_file()).unwrap();
    put(&computer, &theirs);
    fs::write(&log, &left).unwrap();
    if conflict {
        fs::write(computer.path("data/journal.sync-conflict-1.candor"), ours).unwrap();
    }
    computer.restart();
    let state = computer.unlock().unwrap();
    if state.reading_only {
        computer.app.older_accept().unwrap();
        computer.app.lock().unwrap();
    }
    (computer, left)
}

fn kept_log_of(notes: &[FileNote]) -> String {
    let [FileNote::KeptLog { id, .. }] = notes else { panic!("{notes:?}") };
    id.clone()
}

#[test]
fn a_log_that_was_put_aside_is_read_with_its_file_and_its_words_are_taken_over() {
    for (conflict, copied) in [(true, false), (false, true)] {
        let (computer, left) = with_a_log_left_behind(conflict, copied);
        let id = kept_log_of(&computer.unlock().unwrap().file_notes);
        assert!(computer.app.copies_list().unwrap().iter().any(|copy| copy.id == id && copy.is_log));
        let inside = computer.app.copy_look(id.clone(), None).unwrap();
        let mut found = None;
        for page in &inside.pages {
            let name = InsideName::Page { id: page.id };
            let InsideThing::Page { page } = computer.app.copy_read(name).unwrap() else { panic!() };
            if page.draft.body == "what I told nobody" {
                found = Some(name);
            }
        }
        computer.app.copy_take_over(found.expect("it is in the log alone")).unwrap();
        computer.app.copy_close().unwrap();
        let all = bodies(&computer);
        for words in ["on the other computer", "what I told nobody"] {
            assert!(all.iter().any(|body| body.contains(words)), "{all:?}");
        }
        // It is there until it is removed by hand.
        let kept = computer.path("data/journal.candor-wal.kept-1");
        assert!(fs::read(&kept).unwrap() == left);
        computer.app.copy_remove(id).unwrap();
        assert!(!kept.exists());
    }
}

#[test]
fn a_log_whose_file_is_gone_says_so_and_is_kept() {
    let (computer, left) = with_a_log_left_behind(false, false);
    let id = kept_log_of(&computer.unlock().unwrap().file_notes);
    assert_eq!(computer.app.copy_look(id.clone(), None).err(), Some(AppError::LogWithoutItsFile));
    assert!(fs::read(computer.path("data/journal.candor-wal.kept-1")).unwrap() == left);
    // Still offered when the note is gone; and read once its file is found.
    computer.app.older_accept().unwrap();
    assert!(computer.app.copies_list().unwrap().iter().any(|copy| copy.id == id));
}
