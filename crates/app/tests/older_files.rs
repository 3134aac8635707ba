//! A file older than the one last seen is noticed and said, and never kept shut for it; a page from an older copy
//! is damage.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;

use candor_app::api::FileNote;
use candor_app::error::AppError;
use common::{Computer, PASSPHRASE, files_below, passphrase, secret};

const HEADER: usize = 8192;
const PAGE: usize = 4096;

/// A computer whose journal has had two sessions, locked, and the file as it was after the first.
fn with_an_older_copy() -> (Computer, Vec<u8>) {
    let computer = Computer::with_journal();
    computer.write_page("the first evening");
    computer.app.lock().unwrap();
    let older = fs::read(computer.journal_file()).unwrap();
    computer.unlock().unwrap();
    computer.write_page("the second evening");
    computer.app.lock().unwrap();
    (computer, older)
}

#[test]
fn an_older_copy_in_the_files_place_is_told_until_the_person_says_that_they_know() {
    let (mut computer, older) = with_an_older_copy();
    fs::write(computer.journal_file(), older).unwrap();
    computer.restart();
    assert!(computer.unlock().unwrap().older);
    assert_eq!(computer.app.reflections_list().unwrap().len(), 1, "it is open all the same");
    // Told again at the next unlock, as nobody has answered.
    computer.restart();
    assert!(computer.unlock().unwrap().older);
    assert!(computer.app.app_state().unwrap().older);
    assert!(!computer.app.older_accept().unwrap().older);
    assert!(!computer.app.app_state().unwrap().older);
    computer.restart();
    assert!(!computer.unlock().unwrap().older, "the person knows");
    computer.write_page("going on from there");
    computer.restart();
    assert!(!computer.unlock().unwrap().older);
}

#[test]
fn the_file_as_it_was_left_is_not_told_whatever_was_done_to_it() {
    let mut computer = Computer::with_journal();
    assert!(!computer.app.app_state().unwrap().older, "a new journal");
    for _ in 0..3 {
        computer.write_page("words");
        computer.app.lock().unwrap();
        assert!(!computer.app.app_state().unwrap().older);
        assert!(!computer.unlock().unwrap().older);
    }
    computer.app.passphrase_change(secret(PASSPHRASE), secret("another one now"), false).unwrap();
    computer.app.lock().unwrap();
    assert!(!computer.app.unlock(passphrase("another one now")).unwrap().older);
    computer.restart();
    assert!(!computer.app.unlock(passphrase("another one now")).unwrap().older);
    // A session in which nothing was written.
    computer.restart();
    assert!(!computer.app.unlock(passphrase("another one now")).unwrap().older);
}

#[test]
fn accepting_what_was_never_told_changes_nothing() {
    let (computer, older) = with_an_older_copy();
    assert_eq!(computer.app.older_accept().err(), Some(AppError::Locked));
    computer.unlock().unwrap();
    assert!(!computer.app.older_accept().unwrap().older);
    computer.app.lock().unwrap();
    fs::write(computer.journal_file(), older).unwrap();
    assert!(computer.unlock().unwrap().older);
}

#[test]
fn a_copy_says_nothing_about_how_far_its_journal_has_come() {
    let computer = Computer::with_journal();
    computer.write_page("words");
    computer.app.lock().unwrap();
    let journal = computer.journal_file();
    computer.unlock().unwrap();
    // A copy that is made elsewhere is remembered in the journal, which has gone on by that.
    let made = computer.app.backup_now().unwrap();
    let copy = journal.parent().unwrap().join("Copies").join(made.place.file);
    let open = |path| {
        computer.app.lock().unwrap();
        computer.host.will_choose(path);
        computer.app.journal_choose().unwrap().unwrap();
        let state = computer.unlock().unwrap();
        (state.older, state.copy.is_some())
    };
    assert_eq!(open(&copy), (false, true));
    assert_eq!(open(&journal), (false, false), "the journal as new as it");
    computer.write_page("more words");
    assert_eq!(open(&copy), (false, true));
    assert_eq!(open(&journal), (false, false), "the copy was not taken for the newest");
}

#[test]
fn a_file_from_before_everything_was_sealed_anew_is_older() {
    let (computer, _) = with_an_older_copy();
    let before = fs::read(computer.journal_file()).unwrap();
    computer.unlock().unwrap();
    computer.app.rekey(secret(PASSPHRASE)).unwrap();
    assert!(!computer.app.app_state().unwrap().older);
    computer.app.lock().unwrap();
    assert!(!computer.unlock().unwrap().older);
    computer.app.lock().unwrap();
    fs::write(computer.journal_file(), before).unwrap();
    assert!(computer.unlock().unwrap().older);
}

#[test]
fn where_nothing_can_be_remembered_the_journal_opens_all_the_same() {
    let (mut computer, older) = with_an_older_copy();
    let config = computer.path("config");
    fs::remove_dir_all(&config).unwrap();
    fs::write(&config, "a file where the folder should be").unwrap();
    computer.restart();
    assert!(!computer.unlock().unwrap().older);
    computer.write_page("words");
    computer.restart();
    fs::write(computer.journal_file(), older).unwrap();
    assert!(!computer.unlock().unwrap().older, "nobody remembers");
    assert_eq!(fs::read_to_string(config).unwrap(), "a file where the folder should be");
}

#[test]
fn what_is_remembered_is_a_number_and_names_of_states_under_a_hash() {
    let (computer, _) = with_an_older_copy();
    let text = fs::read_to_string(computer.path("config/last-seen.json")).unwrap();
    let seen: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(seen.len(), 1);
    let (name, known) = seen.first_key_value().unwrap();
    assert!(name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{name}");
    let file = fs::read(computer.journal_file()).unwrap();
    let file_id = format!("{:032x}", u128::from_be_bytes(file[24..40].try_into().unwrap()));
    assert_ne!(*name, file_id);
    assert_eq!(known["sequence"], u64::from_le_bytes(file[40..48].try_into().unwrap()));
    let states = known["states"].as_array().unwrap();
    let present = format!("{:032x}", u128::from_be_bytes(file[1160..1176].try_into().unwrap()));
    assert_eq!(states.last().unwrap()[1], present);
    assert_eq!(known.as_object().unwrap().len(), 2);
    // The example is nobody's journal.
    let computer = Computer::new();
    computer.app.example_open().unwrap();
    computer.app.lock().unwrap();
    assert_eq!(files_below(computer.folder.path()), Vec::<std::path::PathBuf>::new());
}

#[test]
fn a_page_put_back_from_an_older_copy_is_damage_and_nothing_is_written() {
    let computer = Computer::with_journal();
    computer.write_page(&"many words ".repeat(2_000));
    computer.app.lock().unwrap();
    let older = fs::read(computer.journal_file()).unwrap();
    computer.unlock().unwrap();
    let page = computer.app.reflections_list().unwrap()[0].id;
    let page = computer.app.reflection_get(page).unwrap();
    computer.edit_page(&page, &"other words ".repeat(2_000));
    computer.app.backup_now().unwrap();
    computer.app.lock().unwrap();
    let newer = fs::read(computer.journal_file()).unwrap();
    let differs = |page: &usize| {
        let at = HEADER + page * PAGE;
        older.get(at..at + PAGE).is_some_and(|old| old != &newer[at..at + PAGE])
    };
    let changed: Vec<_> = (1..(newer.len() - HEADER) / PAGE).filter(differs).collect();
    assert!(changed.len() > 3, "{changed:?}");
    for page in changed {
        let at = HEADER + page * PAGE;
        let mut mixed = newer.clone();
        mixed[at..at + PAGE].copy_from_slice(&older[at..at + PAGE]);
        fs::write(computer.journal_file(), &mixed).unwrap();
        match computer.unlock() {
            Err(AppError::Damaged { readable, torn, copies }) => {
                assert!(readable && torn);
                let [copy] = &copies[..] else { panic!("{copies:?}") };
                assert_eq!(
                    (copy.place.folder.as_str(), copy.place.file.as_str()),
                    ("~/data/Copies", "kept-0001.candor")
                );
            }
            other => panic!("page {page}: {other:?}"),
        }
        assert!(fs::read(computer.journal_file()).unwrap() == mixed, "page {page}: written to");
    }
    assert!(computer.app.unlock_reading_only(passphrase(PASSPHRASE)).unwrap().reading_only);
}

/// A vault of format version 1, as an earlier version of the app made it.
fn of_version_1() -> Vec<u8> {
    let vectors = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/v1/vaults");
    fs::read(vectors.join("empty.candor")).unwrap()
}

#[test]
fn a_journal_of_the_format_before_is_brought_up_and_kept_as_it_was() {
    let mut computer = Computer::new();
    fs::create_dir_all(computer.journal_file().parent().unwrap()).unwrap();
    fs::write(computer.journal_file(), of_version_1()).unwrap();
    computer.restart();
    let words = || passphrase("correct horse 22465");
    // A wrong passphrase changes nothing.
    assert!(matches!(computer.app.unlock(passphrase("another")), Err(AppError::WrongPassphrase)));
    assert!(fs::read(computer.journal_file()).unwrap() == of_version_1());
    let state = computer.app.unlock(words()).unwrap();
    assert!(!state.older);
    assert!(
        matches!(&state.file_notes[..], [FileNote::BroughtUp { place }] if place.file == "kept-0001.candor"),
        "{:?}",
        state.file_notes
    );
    computer.write_page("written in the new format");
    computer.restart();
    computer.app.unlock(words()).unwrap();
    assert_eq!(computer.app.reflections_list().unwrap().len(), 1);
    assert_eq!(fs::read(computer.journal_file()).unwrap()[16], 2);
    let kept = computer.journal_file().parent().unwrap().join("Copies/kept-0001.candor");
    assert!(fs::read(kept).unwrap() == of_version_1(), "as it was, to the byte");
}

/// Two computers with the same journal, which both go on from one file. The second has more sessions.
fn two_lines() -> (Computer, Vec<u8>) {
    let computer = Computer::with_journal();
    computer.write_page("on both");
    computer.app.lock().unwrap();
    let common = fs::read(computer.journal_file()).unwrap();
    let other = Computer::new();
    fs::create_dir_all(other.journal_file().parent().unwrap()).unwrap();
    fs::write(other.journal_file(), &common).unwrap();
    let mut other = other;
    other.restart();
    for words in ["one", "two", "three"] {
        other.unlock().unwrap();
        other.write_page(words);
        other.app.lock().unwrap();
    }
    computer.unlock().unwrap();
    computer.write_page("what I told nobody");
    computer.app.lock().unwrap();
    (computer, fs::read(other.journal_file()).unwrap())
}

#[test]
fn another_line_is_told_and_not_written_to_until_the_person_goes_on_with_it() {
    let (mut computer, other) = two_lines();
    let ours = fs::read(computer.journal_file()).unwrap();
    fs::write(computer.journal_file(), &other).unwrap();
    for _ in 0..2 {
        computer.restart();
        let state = computer.unlock().unwrap();
        assert_eq!(state.file_notes, [FileNote::AnotherLine { own: None }]);
        assert!(state.reading_only && !state.older);
        assert_eq!(computer.app.reflections_list().unwrap().len(), 4);
        assert_eq!(computer.app.reflection_create().err(), Some(AppError::ReadingOnly));
        computer.app.lock().unwrap();
        assert!(fs::read(computer.journal_file()).unwrap() == other, "not a byte was written");
    }
    // The line of this computer back in its place is what it was.
    fs::write(computer.journal_file(), &ours).unwrap();
    let state = computer.unlock().unwrap();
    assert!(state.file_notes.is_empty() && !state.reading_only);
    computer.app.lock().unwrap();
    // Or the person goes on with the other.
    fs::write(computer.journal_file(), &other).unwrap();
    assert_eq!(computer.unlock().unwrap().file_notes, [FileNote::AnotherLine { own: None }]);
    assert!(computer.app.older_accept().unwrap().file_notes.is_empty());
    computer.app.lock().unwrap();
    let state = computer.unlock().unwrap();
    assert!(state.file_notes.is_empty() && !state.reading_only);
    computer.write_page("going on");
    computer.app.lock().unwrap();
    assert!(computer.unlock().unwrap().file_notes.is_empty());
}

#[test]
fn a_file_copied_alone_while_it_was_open_says_so_and_is_no_other_line() {
    let mut computer = Computer::with_journal();
    computer.write_page("in the file");
    computer.app.lock().unwrap();
    computer.unlock().unwrap();
    computer.write_page("in the log");
    computer.app.flush().unwrap();
    let alone = fs::read(computer.journal_file()).unwrap();
    computer.app.lock().unwrap();
    let whole = fs::read(computer.journal_file()).unwrap();

    fs::write(computer.journal_file(), &alone).unwrap();
    computer.restart();
    let state = computer.unlock().unwrap();
    assert!(state.older && state.file_notes == [FileNote::WithoutItsLog], "{:?}", state.file_notes);
    computer.app.lock().unwrap();
    // The file as it was left is still the newest.
    fs::write(computer.journal_file(), &whole).unwrap();
    let state = computer.unlock().unwrap();
    assert!(!state.older && state.file_notes.is_empty());
}

#[test]
fn a_log_of_another_session_is_kept_and_told() {
    let mut computer = Computer::with_journal();
    let log = computer.journal_file().with_extension("candor-wal");
    computer.write_page("words");
    computer.app.flush().unwrap();
    let left = fs::read(&log).unwrap();
    assert!(left.len() > 4120);
    computer.app.lock().unwrap();
    computer.unlock().unwrap();
    computer.write_page("more words");
    computer.app.lock().unwrap();
    fs::write(&log, &left).unwrap();
    computer.restart();
    let state = computer.unlock().unwrap();
    let [FileNote::KeptLog { place, .. }] = &state.file_notes[..] else { panic!("{:?}", state.file_notes) };
    assert_eq!(place.file, "journal.candor-wal.kept-1");
    assert!(fs::read(computer.journal_file().with_file_name(&place.file)).unwrap() == left);
    assert!(computer.app.older_accept().unwrap().file_notes.is_empty());
    assert_eq!(computer.app.reflections_list().unwrap().len(), 2);
}
