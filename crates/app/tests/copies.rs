//! Copies one can stand on: a copy is never the working file, it is looked into, single things are taken over from it,
//! and it is brought back whole.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use candor_app::api::{CopyOpens, InsideName, InsideThing, LockReason, Phase};
use candor_app::clock::Clock;
use candor_app::error::AppError;
use candor_app::{App, Directories, Options};
use candor_journal::model::*;
use candor_vault::{KeyCost, Passphrase, RecoveryKey, Vault};
use common::{Computer, PASSPHRASE, TestHost, files_below, passphrase, quick, secret};
use jiff::{Timestamp, ToSpan as _};

fn bytes_below(folder: &std::path::Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files_below(folder).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// A journal with one page, a copy of it, and another page since.
fn with_a_copy_and_a_page_since() -> (Computer, String) {
    let computer = Computer::with_journal();
    computer.write_page("as it was");
    computer.app.backup_now().unwrap();
    let id = computer.app.copies_list().unwrap().remove(0).id;
    computer.write_page("since then");
    (computer, id)
}

fn bodies(computer: &Computer) -> Vec<String> {
    let pages = computer.app.reflections_list().unwrap();
    let mut bodies: Vec<_> = pages.iter().map(|page| computer.body_of(page.id)).collect();
    bodies.sort();
    bodies
}

/// One way to open a copy.
type Open<'o> = Box<dyn Fn() + 'o>;

#[test]
fn a_copy_is_never_the_working_file_whichever_way_it_is_opened() {
    let (computer, id) = with_a_copy_and_a_page_since();
    let elsewhere = computer.path("stick copy.candor");
    computer.host.will_choose(&elsewhere);
    computer.app.copy_make().unwrap().unwrap();
    computer.app.lock().unwrap();
    let beside = files_below(&computer.path("data/Copies")).remove(0);
    let before = bytes_below(computer.folder.path());

    let by_dialog = |path: PathBuf| {
        let computer = &computer;
        Box::new(move || {
            computer.host.will_choose(&path);
            let state = computer.app.journal_choose().unwrap().unwrap();
            assert!(state.copy.is_some() && state.phase == Phase::Locked);
            assert_eq!(state.place.file, "journal.candor", "the journal stays what it is");
        }) as Open<'_>
    };
    let by_list: Open<'_> = Box::new(|| {
        assert!(computer.app.copy_choose(Some(id.clone())).unwrap().copy.is_some());
    });
    for choose in [by_dialog(elsewhere), by_dialog(beside), by_list] {
        choose();
        let state = computer.unlock().unwrap();
        assert!(state.reading_only && state.copy.is_some() && !state.older);
        assert_eq!(computer.app.reflection_create().err(), Some(AppError::ReadingOnly));
        assert!(bodies(&computer).contains(&"as it was".to_owned()));
        computer.app.lock().unwrap();
        let after = computer.app.app_state().unwrap();
        assert_eq!((after.place.file.as_str(), after.copy), ("journal.candor", None), "locking leads back");
        let changed: Vec<_> = bytes_below(computer.folder.path())
            .into_iter()
            .filter(|(path, bytes)| before.get(path) != Some(bytes))
            .map(|(path, _)| path)
            .collect();
        assert!(changed.is_empty(), "{changed:?}");
    }
    assert!(!computer.unlock().unwrap().reading_only);
}

#[test]
fn what_was_written_in_a_file_that_another_version_took_for_the_journal_is_never_deleted() {
    // An earlier version opened a copy in place, and it became the journal: there it is the working file still.
    let mut computer = Computer::with_journal();
    computer.write_page("as it was");
    computer.app.backup_now().unwrap();
    computer.app.lock().unwrap();
    let original = computer.journal_file();
    let copy = files_below(&computer.path("data/Copies")).remove(0);
    let dated = copy.with_file_name("2026-01-01 10.00.00.candor");
    fs::rename(&copy, &dated).unwrap();
    let preferences = computer.path("config/preferences.json");
    let text = fs::read_to_string(&preferences).unwrap();
    fs::write(&preferences, text.replace("data/journal.candor", "data/Copies/2026-01-01 10.00.00.candor"))
        .unwrap();
    computer.restart();
    assert!(!computer.unlock().unwrap().reading_only);
    for number in 0..3 {
        computer.write_page(&format!("three weeks of work {number}"));
        computer.app.lock().unwrap();
        computer.unlock().unwrap();
    }
    computer.app.lock().unwrap();
    // The old file is opened once more and makes its copies.
    fs::write(
        &preferences,
        fs::read_to_string(&preferences)
            .unwrap()
            .replace("data/Copies/2026-01-01 10.00.00.candor", "data/journal.candor"),
    )
    .unwrap();
    computer.restart();
    computer.unlock().unwrap();
    for _ in 0..12 {
        computer.app.copies_try_again().unwrap();
    }
    assert!(dated.exists() && original.exists());
    computer.app.lock().unwrap();
    computer.host.will_choose(&dated);
    computer.app.journal_choose().unwrap().unwrap();
    computer.unlock().unwrap();
    assert!(bodies(&computer).contains(&"three weeks of work 2".to_owned()));
}

#[test]
fn a_copy_is_brought_back_from_the_open_journal_and_what_was_there_is_kept() {
    let (computer, id) = with_a_copy_and_a_page_since();
    let state = computer.app.copy_bring_back(id.clone(), None).unwrap();
    assert_eq!((state.phase, state.locked_because), (Phase::Locked, Some(LockReason::BroughtBack)));
    let state = computer.unlock().unwrap();
    assert!(!state.older && !state.reading_only, "the person chose it");
    assert_eq!(bodies(&computer), ["as it was"]);
    computer.write_page("going on from there");

    // What was there before is a copy that stays, and can be brought back in turn.
    let copies = computer.app.copies_list().unwrap();
    let before = copies.iter().find(|copy| copy.id != id && copy.place.file.starts_with("kept-")).unwrap();
    computer.app.copy_bring_back(before.id.clone(), None).unwrap();
    computer.unlock().unwrap();
    assert_eq!(bodies(&computer), ["as it was", "since then"]);
    assert!(computer.app.copies_list().unwrap().len() >= 3);
}

#[test]
fn a_copy_is_brought_back_from_the_lock_screen_without_a_dialog() {
    for what in ["damaged", "missing", "whole", "foreign"] {
        let (computer, id) = with_a_copy_and_a_page_since();
        computer.app.lock().unwrap();
        let journal = computer.journal_file();
        match what {
            "damaged" => {
                let mut bytes = fs::read(&journal).unwrap();
                let last = bytes.len() - 2000;
                bytes[last] ^= 1;
                fs::write(&journal, bytes).unwrap();
                assert!(matches!(computer.unlock(), Err(AppError::Damaged { .. })));
            }
            "missing" => {
                fs::remove_file(&journal).unwrap();
                assert_eq!(computer.unlock(), Err(AppError::Missing));
            }
            "foreign" => fs::write(&journal, "no journal at all").unwrap(),
            _ => {}
        }
        let there = fs::read(&journal).ok();
        let copies = computer.app.copies_list().unwrap();
        assert_eq!(copies.len(), 1, "{what}");
        let wrong = computer.app.copy_bring_back(id.clone(), Some(passphrase("not the passphrase")));
        assert_eq!(wrong.err(), Some(AppError::WrongPassphrase), "{what}");
        assert_eq!(fs::read(&journal).ok(), there, "{what}");

        let state = computer.app.copy_bring_back(id, Some(passphrase(PASSPHRASE))).unwrap();
        assert_eq!((state.phase, state.reading_only, state.older), (Phase::Unlocked, false, false), "{what}");
        assert_eq!(bodies(&computer), ["as it was"], "{what}");
        // What lay there is beside it, byte for byte.
        let aside = computer.path("data/journal.before-1.candor");
        assert_eq!(fs::read(aside).ok(), there, "{what}");
        computer.write_page("and going on");
    }
}

#[test]
fn a_copy_that_is_not_well_is_not_brought_back_and_nothing_changes() {
    let (computer, id) = with_a_copy_and_a_page_since();
    let copy = files_below(&computer.path("data/Copies")).remove(0);
    let mut bytes = fs::read(&copy).unwrap();
    let last = bytes.len() - 2000;
    bytes[last] ^= 1;
    fs::write(&copy, &bytes).unwrap();
    assert!(matches!(computer.app.copy_bring_back(id.clone(), None), Err(AppError::Damaged { .. })));
    assert_eq!(bodies(&computer), ["as it was", "since then"], "still open, and as it was");
    computer.app.lock().unwrap();
    let before = bytes_below(computer.folder.path());
    let refused = computer.app.copy_bring_back(id, Some(passphrase(PASSPHRASE)));
    assert!(matches!(refused, Err(AppError::Damaged { .. })));
    assert!(bytes_below(computer.folder.path()) == before);
    computer.unlock().unwrap();
}

#[test]
fn looking_into_a_copy_changes_nothing_in_it_and_single_things_are_taken_over() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let page = computer.write_page("a page that will be missed");
    let ana = app.person_find_or_create("Ana".into(), PersonKind::Person).unwrap();
    let amends = app.amends_create(ana.id, "I shouted".into()).unwrap();
    app.edit(Edit::Letter { id: amends.id, text: "Dear Ana".into() }).unwrap();
    let today = Day(jiff::civil::date(2026, 11, 1));
    let inventory = app.inventory_create(InventoryDraft::new("Autumn", today)).unwrap();
    let entry = app.entry_create(Some(inventory.id), "resentments".into(), None, None).unwrap();
    let answer = Answer { people: vec![ana.id], ..Answer::default() };
    app.edit(Edit::Answer { entry: entry.id, field: "who".into(), answer }).unwrap();
    let cause = Answer { text: "the winter of the quarrel".into(), ..Answer::default() };
    app.edit(Edit::Answer { entry: entry.id, field: "cause".into(), answer: cause }).unwrap();
    let deleted = computer.write_page("in the trash");
    app.reflection_delete(deleted.id).unwrap();
    app.backup_now().unwrap();
    let id = app.copies_list().unwrap().remove(0).id;
    app.reflection_delete(page.id).unwrap();
    app.amends_delete(amends.id).unwrap();
    app.inventory_delete(inventory.id).unwrap();
    let copies = bytes_below(&computer.path("data/Copies"));

    let inside = app.copy_look(id, None).unwrap();
    assert_eq!(inside.pages.len(), 1);
    assert_eq!(inside.amends[0].name, "Ana");
    assert_eq!(inside.entries[0].inventory.as_deref(), Some("Autumn"));
    let InsideThing::Page { page } = app.copy_read(InsideName::Page { id: inside.pages[0].id }).unwrap()
    else {
        panic!("a page")
    };
    assert_eq!(page.draft.body, "a page that will be missed");

    let taken = app.copy_take_over(InsideName::Page { id: page.id }).unwrap();
    let Target::Reflection { id: here } = taken else { panic!("{taken:?}") };
    assert_eq!(computer.body_of(here), "a page that will be missed");
    app.undo().unwrap().unwrap();
    assert!(app.reflections_list().unwrap().is_empty(), "one change, one undo");
    app.redo().unwrap().unwrap();
    let Target::Amends { id } = app.copy_take_over(InsideName::Amends { id: amends.id }).unwrap() else {
        panic!("an amends")
    };
    assert_eq!(app.amends_letter(id).unwrap(), "Dear Ana");
    let Target::Entry { id, .. } = app.copy_take_over(InsideName::Entry { id: entry.id }).unwrap() else {
        panic!("an entry")
    };
    let entry = app.entry_get(id).unwrap();
    assert_eq!(entry.answers["cause"].text, "the winter of the quarrel");
    assert_eq!(entry.answers["who"].people, [ana.id], "people are found by their names");
    // A page that is here word for word is only named.
    app.trash_restore(Target::Reflection { id: page.id }).unwrap();
    let named = app.copy_take_over(InsideName::Page { id: page.id }).unwrap();
    assert_eq!(named, Target::Reflection { id: page.id });
    app.copy_close().unwrap();
    assert_eq!(app.copy_read(InsideName::Page { id: page.id }).err(), Some(AppError::NotFound));
    assert!(bytes_below(&computer.path("data/Copies")) == copies, "nothing was written to a copy");
}

#[test]
fn what_was_written_since_a_copy_is_told_by_what_is_in_the_two() {
    let (computer, id) = with_a_copy_and_a_page_since();
    let app = &computer.app;
    let since = || app.copy_since(id.clone()).unwrap();
    assert_eq!(since(), WrittenSince { pages: 1, ..WrittenSince::default() });
    let before = bytes_below(&computer.path("data/Copies"));

    // The one that is in the copy is changed; one that is deleted is not written.
    for page in app.reflections_list().unwrap() {
        let page = app.reflection_get(page.id).unwrap();
        computer.edit_page(&page, "otherwise");
    }
    let ana = app.person_find_or_create("Ana".into(), PersonKind::Person).unwrap();
    let amends = app.amends_create(ana.id, "I shouted".into()).unwrap();
    let today = Day(jiff::civil::date(2026, 11, 1));
    let inventory = app.inventory_create(InventoryDraft::new("Autumn", today)).unwrap();
    app.entry_create(Some(inventory.id), "resentments".into(), None, None).unwrap();
    assert_eq!(since(), WrittenSince { pages: 2, entries: 1, amends: 1 });
    app.amends_delete(amends.id).unwrap();
    assert_eq!(since().amends, 0);
    assert!(bytes_below(&computer.path("data/Copies")) == before, "nothing was written to a copy");
    app.rekey(secret(PASSPHRASE)).unwrap();
    assert_eq!(app.copy_since(id.clone()).err(), Some(AppError::WrongPassphrase));
}

#[test]
fn a_second_place_is_written_to_when_it_is_there_and_never_made_when_it_is_not() {
    let computer = Computer::with_journal();
    let stick = computer.path("stick");
    fs::create_dir(&stick).unwrap();
    computer.host.will_choose(&stick);
    let standing = computer.app.second_place_choose().unwrap().unwrap();
    let second = standing.second.unwrap();
    assert!(second.is_there && second.last.is_some() && !second.is_long_ago);
    assert_eq!(files_below(&stick).len(), 1);

    fs::rename(&stick, computer.path("unplugged")).unwrap();
    computer.app.copies_try_again().unwrap();
    let standing = computer.app.copies_standing().unwrap();
    assert!(!standing.second.unwrap().is_there && standing.troubles.is_empty(), "no failure");
    assert!(!stick.exists());
    fs::rename(computer.path("unplugged"), &stick).unwrap();
    computer.app.copies_try_again().unwrap();
    assert_eq!(files_below(&stick).len(), 2);

    // The computer's disk is lost, the stick is not.
    computer.app.lock().unwrap();
    fs::remove_dir_all(computer.path("data")).unwrap();
    let copies = computer.app.copies_list().unwrap();
    assert_eq!(copies.len(), 2);
    let state = computer.app.copy_bring_back(copies[0].id.clone(), Some(passphrase(PASSPHRASE))).unwrap();
    assert_eq!(state.phase, Phase::Unlocked);

    assert!(computer.app.second_place_forget().unwrap().second.is_none());
    assert_eq!(files_below(&stick).len(), 2, "what lies there stays");
    computer.host.will_choose(computer.path("nowhere"));
    assert!(computer.app.second_place_choose().is_err());
    assert!(computer.app.copies_standing().unwrap().second.is_none());
}

#[test]
fn copies_that_open_with_an_older_passphrase_are_listed_and_said_to() {
    let (computer, first) = with_a_copy_and_a_page_since();
    let opens = |id: &str| {
        let copies = computer.app.copies_list().unwrap();
        copies.into_iter().find(|copy| copy.id == id).unwrap().opens
    };
    assert_eq!(opens(&first), Some(CopyOpens::WithThis));
    computer.app.rekey(secret(PASSPHRASE)).unwrap();
    computer.app.backup_now().unwrap();
    assert_eq!(opens(&first), Some(CopyOpens::WithAnOlder));
    assert_eq!(computer.app.copies_list().unwrap().len(), 3);
    assert_eq!(computer.app.copy_look(first.clone(), None).err(), Some(AppError::WrongPassphrase));
    let inside = computer.app.copy_look(first, Some(passphrase(PASSPHRASE))).unwrap();
    assert_eq!(inside.pages.len(), 1);
}

#[test]
fn a_copy_by_hand_goes_when_it_is_removed_by_hand() {
    let (computer, id) = with_a_copy_and_a_page_since();
    computer.app.copy_remove(id.clone()).unwrap();
    assert!(computer.app.copies_list().unwrap().is_empty());
    assert!(files_below(&computer.path("data/Copies")).is_empty());
    assert_eq!(computer.app.copy_remove(id), Err(AppError::NotFound));
}

/// What the first version of the app left.
const FIRST: &str = include_str!("../../journal/src/schema/1.sql");

#[test]
fn before_a_newer_form_a_copy_is_made_and_can_be_looked_into() {
    let computer = Computer::new();
    let journal = computer.journal_file();
    fs::create_dir_all(journal.parent().unwrap()).unwrap();
    let key = RecoveryKey::generate().unwrap();
    let vault = Vault::create(&journal, &Passphrase::new(PASSPHRASE), &key, KeyCost::MINIMUM).unwrap();
    {
        let connection: &rusqlite::Connection = std::borrow::Borrow::borrow(&vault);
        connection.execute_batch(FIRST).unwrap();
        connection
            .execute_batch(
                "PRAGMA user_version = 1;
                 INSERT INTO things (key, id, kind, created, updated) VALUES
                   (1, x'019a0000000070008000000000000001', 'reflection', '2026-10-01T08:00:00.000Z[+02:00]',
                    '2026-10-01T08:00:00.000Z[+02:00]');
                 INSERT INTO reflections (key, date, step, title, opening, tags, body)
                   VALUES (1, '2026-10-01', NULL, 'old', '', '', 'words of then');",
            )
            .unwrap();
    }
    vault.close().unwrap();
    computer.app.app_state().unwrap();
    let mut computer = computer;
    computer.restart();
    computer.unlock().unwrap();
    let copies = computer.app.copies_list().unwrap();
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].why, CopyReason::BeforeMigration);
    let before = bytes_below(&computer.path("data/Copies"));
    let inside = computer.app.copy_look(copies[0].id.clone(), None).unwrap();
    assert_eq!(inside.pages[0].title, "old");
    assert!(
        bytes_below(&computer.path("data/Copies")) == before,
        "it is brought to today's form in memory alone"
    );
}

/// The wall clock, set by hand.
struct SetClock(Mutex<Timestamp>);

impl Clock for SetClock {
    fn steady(&self) -> Duration {
        Duration::ZERO
    }

    fn wall(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

#[test]
fn restore_drill_thirty_days_the_journal_broken_day_12_brought_back_and_a_page_of_day_20_taken_over() {
    let first: Timestamp = "2026-11-01T12:00:00Z".parse().unwrap();
    let clock = Arc::new(SetClock(Mutex::new(first)));
    let computer = Computer::with(Options { clock: Arc::clone(&clock) as Arc<dyn Clock>, ..quick() });
    computer.make_journal();
    for day in 1..=30 {
        *clock.0.lock().unwrap() = first + ((day - 1) * 24).hours();
        if day > 1 {
            computer.unlock().unwrap();
        }
        computer.write_page(&format!("page of day {day:02}"));
        computer.app.copies_try_again().unwrap();
        computer.app.lock().unwrap();
    }
    let journal = computer.journal_file();
    fs::write(&journal, &fs::read(&journal).unwrap()[..20_000]).unwrap();
    assert!(matches!(computer.unlock(), Err(AppError::Damaged { .. })));

    // By the order of their headers: the newest is of day 30.
    let copies = computer.app.copies_list().unwrap();
    assert_eq!(copies.len(), 30);
    let of_day = |day: usize| copies[30 - day].id.clone();
    computer.app.copy_bring_back(of_day(12), Some(passphrase(PASSPHRASE))).unwrap();
    let expected: Vec<_> = (1..=12).map(|day| format!("page of day {day:02}")).collect();
    assert_eq!(bodies(&computer), expected);

    // Every later copy is still there, and the journal knows of each again.
    computer.app.copies_try_again().unwrap();
    assert!(computer.app.copies_list().unwrap().len() >= 31);
    let inside = computer.app.copy_look(of_day(20), None).unwrap();
    assert_eq!(inside.pages.len(), 20);
    computer.app.copy_take_over(InsideName::Page { id: inside.pages[0].id }).unwrap();
    let taken = bodies(&computer);
    assert_eq!(taken.len(), 13);
    assert!(taken.contains(&"page of day 20".to_owned()));
    computer.app.undo().unwrap().unwrap();
    assert_eq!(bodies(&computer), expected);
}

/// What the child of the next test does: it brings one copy back and then the other, until it is killed.
#[test]
#[ignore = "run by the test that kills it"]
fn child_that_brings_back_until_it_is_killed() {
    let Some(folder) = std::env::var_os("CANDOR_TEST_FOLDER") else { return };
    let host = Arc::new(TestHost::default());
    let app = App::with(host, Directories::below(folder.as_ref()), quick());
    let ids: Vec<_> = app.copies_list().unwrap().into_iter().map(|copy| copy.id).take(2).collect();
    for round in 0.. {
        app.copy_bring_back(ids[round % 2].clone(), Some(passphrase(PASSPHRASE))).unwrap();
        app.lock().unwrap();
    }
}

#[test]
fn a_kill_at_any_point_of_bringing_back_leaves_the_one_or_the_other_whole() {
    let (computer, _) = with_a_copy_and_a_page_since();
    computer.app.backup_now().unwrap();
    computer.app.lock().unwrap();
    for round in 0..12_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_that_brings_back_until_it_is_killed", "--ignored"])
            .env("CANDOR_TEST_FOLDER", computer.folder.path())
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(60 + 37 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        computer.unlock().unwrap();
        let there = bodies(&computer);
        assert!(there == ["as it was"] || there == ["as it was", "since then"], "{there:?}");
        computer.app.lock().unwrap();
    }
}
