//! Words that cannot be written: each kind of refusal, over a lock and over the end of the program.

use std::fs;

use super::*;
use crate::api::Phase;

/// Ways in which a journal does not take one thing and takes the others.
#[derive(Debug, Clone, Copy, PartialEq)]
enum OneThing {
    Constraint,
    TooLarge,
    Gone,
}

/// Ways in which a journal takes nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Nothing {
    DiskFull,
    ReadOnly,
    Refused,
}

fn connection<T>(app: &App, body: impl FnOnce(&mut rusqlite::Connection) -> T) -> T {
    let mut session = app.core.session();
    body(session.unlocked().unwrap().journal.database_mut().borrow_mut())
}

fn sql(app: &App, statements: &str) {
    connection(app, |connection| connection.execute_batch(statements).unwrap());
}

fn set(app: &App, pragma: &str, on: bool) {
    connection(app, |connection| connection.pragma_update(None, pragma, on).unwrap());
}

fn long() -> String {
    "many words ".repeat(5_000)
}

fn break_it(app: &App, way: Nothing) {
    match way {
        Nothing::DiskFull => set_room(app, 1),
        Nothing::ReadOnly => set(app, "query_only", true),
        Nothing::Refused => sql(
            app,
            "CREATE TEMP TRIGGER no BEFORE UPDATE ON main.reflections BEGIN SELECT RAISE(ABORT, 'no'); END;
             CREATE TEMP TRIGGER never BEFORE INSERT ON main.reflections BEGIN SELECT RAISE(ABORT, 'no'); END;",
        ),
    }
}

fn body(app: &App, page: Id) -> String {
    app.reflection_get(page).unwrap().draft.body
}

fn bodies(app: &App) -> Vec<String> {
    app.reflections_list().unwrap().into_iter().map(|page| body(app, page.id)).collect()
}

fn side_files(folder: &Path) -> Vec<PathBuf> {
    ["config/unsaved", "data/unsaved"]
        .iter()
        .filter_map(|inner| fs::read_dir(folder.join(inner)).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .collect()
}

fn start(folder: &Path) -> (App, Arc<Listener>) {
    let host = Arc::new(Listener::default());
    let options = Options { passphrase_cost: PassphraseCost::Fixed(KeyCost::MINIMUM), ..Options::default() };
    (App::with(host.clone(), Directories::below(folder), options), host)
}

/// Locks a journal with a page of words that it did not take, and ends the program. Answers the page.
fn leave_words(folder: &Path, way: Nothing) -> Id {
    let (app, _) = open_app(folder);
    leave_words_in(&app, way)
}

fn leave_words_in(app: &App, way: Nothing) -> Id {
    let page = app.reflection_create().unwrap().id;
    write(app, page, "before");
    app.flush().unwrap();
    break_it(app, way);
    write(app, page, &long());
    app.flush().unwrap_err();
    app.lock().unwrap();
    page
}

#[test]
fn one_thing_that_cannot_be_written_keeps_no_other_from_being_saved() {
    for way in [OneThing::Constraint, OneThing::TooLarge, OneThing::Gone] {
        let folder = tempfile::tempdir().unwrap();
        let (app, host) = open_app(folder.path());
        let [blocked, whole] = [(), ()].map(|()| app.reflection_create().unwrap().id);
        match way {
            OneThing::Constraint => sql(
                &app,
                "CREATE TEMP TRIGGER no BEFORE UPDATE ON main.reflections WHEN new.body LIKE 'bad%'
                 BEGIN SELECT RAISE(ABORT, 'no'); END;",
            ),
            OneThing::TooLarge => connection(&app, |connection| {
                connection.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_LENGTH, 40_000).unwrap();
            }),
            OneThing::Gone => {}
        }
        write(&app, blocked, &format!("bad {}", long()));
        if way == OneThing::Gone {
            // As when an undo takes the page out of being while words for it are on their way.
            set(&app, "foreign_keys", false);
            sql(
                &app,
                "WITH first AS (SELECT min(key) AS key FROM reflections)
                 DELETE FROM things WHERE key IN (SELECT key FROM first)",
            );
        }
        write(&app, whole, "words");
        app.edit(Edit::Step { number: 3, own_words: "more".into(), notes: String::new() }).unwrap();
        host.wait_for(|event| {
            matches!(event, AppEvent::NotSaved { things: 1, apart: true, kept: true, error, .. } if error.is_of_one_thing())
        });
        assert!(app.flush().unwrap_err().is_of_one_thing(), "{way:?}");
        let today = app.core.session().unlocked().unwrap().journal.today();
        app.inventory_create(candor_journal::model::InventoryDraft::new("one", today)).unwrap();

        app.lock().unwrap();
        unlock(&app);
        assert_eq!(body(&app, whole), "words", "{way:?}");
        assert_eq!(app.steps_list().unwrap()[2].own_words, "more", "{way:?}");
        let all = bodies(&app);
        assert!(all.iter().any(|body| body.starts_with("bad many words")), "{way:?}: {}", all.len());
        assert_eq!(app.app_state().unwrap().unsaved, None, "{way:?}");
    }
}

#[test]
fn what_cannot_be_written_in_its_place_becomes_a_page_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    write(&app, page, "as it was");
    app.flush().unwrap();
    sql(
        &app,
        "CREATE TEMP TRIGGER no BEFORE UPDATE ON main.reflections BEGIN SELECT RAISE(ABORT, 'no'); END;",
    );
    write(&app, page, "as it is");
    app.flush().unwrap_err();
    app.unsaved_set_apart().unwrap();
    assert_eq!(app.app_state().unwrap().unsaved, None);
    let mut all = bodies(&app);
    all.sort();
    assert_eq!(all, ["as it is", "as it was"]);
}

#[test]
fn words_that_wait_outlast_the_lock_and_the_program_whatever_refuses_them() {
    for way in [Nothing::DiskFull, Nothing::ReadOnly, Nothing::Refused] {
        let folder = tempfile::tempdir().unwrap();
        let page = {
            let (app, host) = open_app(folder.path());
            let page = leave_words_in(&app, way);
            let words = app.app_state().unwrap().unsaved.unwrap();
            assert!(words.kept, "{way:?}");
            assert_eq!(app.quit(), Err(AppError::WordsNotSaved), "{way:?}: the person is asked");
            host.wait_for(|event| {
                *event == AppEvent::QuitAsks { since: words.since.clone(), kept: true, moved: false }
            });
            app.quit_anyway().unwrap();
            page
        };
        let (app, host) = start(folder.path());
        assert_eq!(app.app_state().unwrap().phase, Phase::Locked);
        assert!(app.app_state().unwrap().unsaved.unwrap().kept);
        unlock(&app);
        assert_eq!(body(&app, page), long(), "{way:?}");
        assert_eq!(app.app_state().unwrap().unsaved, None);
        drop(host);
        app.lock().unwrap();
        assert!(side_files(folder.path()).is_empty(), "{way:?}: only then they are deleted");
        app.quit().unwrap();
    }
}

#[test]
fn words_that_still_cannot_be_written_are_kept_on() {
    let folder = tempfile::tempdir().unwrap();
    let first = leave_words(folder.path(), Nothing::DiskFull);
    let (app, _) = start(folder.path());
    unlock(&app);
    assert_eq!(body(&app, first), long());
    let second = leave_words_in(&app, Nothing::ReadOnly);
    drop(app);
    for _ in 0..3 {
        let (app, _) = start(folder.path());
        assert!(app.app_state().unwrap().unsaved.is_some());
        app.quit_anyway().unwrap();
    }
    let (app, _) = start(folder.path());
    unlock(&app);
    assert_eq!((body(&app, first), body(&app, second)), (long(), long()));
}

#[test]
fn several_journals_and_several_parkings_keep_each_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("data/journal.candor");
    let moved = |name: &str| folder.path().join("data").join(name);
    let mut pages = Vec::new();
    for name in ["one.candor", "two.candor"] {
        pages.push(leave_words(folder.path(), Nothing::DiskFull));
        fs::rename(&journal, moved(name)).unwrap();
        fs::remove_file(folder.path().join("config/preferences.json")).unwrap();
    }
    assert_eq!(side_files(folder.path()).len(), 2);
    for (name, page) in ["one.candor", "two.candor"].iter().zip(pages) {
        fs::rename(moved(name), &journal).unwrap();
        let (app, _) = start(folder.path());
        unlock(&app);
        assert_eq!(body(&app, page), long(), "{name}, at another path than it was");
        app.lock().unwrap();
        assert_eq!(app.app_state().unwrap().unsaved, None);
        drop(app);
        fs::rename(&journal, moved(name)).unwrap();
    }
    assert!(side_files(folder.path()).is_empty());
}

#[test]
fn nothing_newer_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let page = leave_words(folder.path(), Nothing::DiskFull);
    let kept = side_files(folder.path()).pop().unwrap();
    let set_aside = folder.path().join("for later");
    fs::rename(&kept, &set_aside).unwrap();
    // As on another computer, where the stick was meanwhile.
    let (app, _) = start(folder.path());
    unlock(&app);
    write(&app, page, "newer");
    app.lock().unwrap();
    fs::rename(&set_aside, &kept).unwrap();
    unlock(&app);
    assert_eq!(body(&app, page), "newer");
    assert!(bodies(&app).contains(&long()), "the older words are a page of their own");
    let told = app.app_state().unwrap().brought_in.unwrap();
    assert_eq!((told.pages, told.damaged.len()), (1, 0));
    assert_eq!(app.brought_in_accept().unwrap().brought_in, None);
    app.lock().unwrap();
    unlock(&app);
    assert_eq!(bodies(&app).len(), 2, "once");
}

#[test]
fn words_for_an_older_copy_and_for_a_page_that_is_gone_become_pages() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("data/journal.candor");
    let page = {
        let (app, _) = open_app(folder.path());
        app.lock().unwrap();
        fs::copy(&journal, folder.path().join("older")).unwrap();
        unlock(&app);
        leave_words_in(&app, Nothing::DiskFull)
    };
    fs::copy(folder.path().join("older"), &journal).unwrap();
    let (app, _) = start(folder.path());
    unlock(&app);
    assert_eq!(app.reflection_get(page).err(), Some(AppError::NotFound));
    assert_eq!(bodies(&app), [long()]);
}

#[test]
fn a_damaged_side_file_is_named_and_kept_and_what_of_it_can_be_read_is_brought_in() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    let [one, other] = [(), ()].map(|()| app.reflection_create().unwrap().id);
    break_it(&app, Nothing::Refused);
    write(&app, one, "first words");
    write(&app, other, "second words");
    app.lock().unwrap();
    let path = side_files(folder.path()).pop().unwrap();
    let mut bytes = fs::read(&path).unwrap();
    // Within the first of its records.
    bytes[200] ^= 1;
    fs::write(&path, &bytes).unwrap();
    unlock(&app);
    assert_eq!((body(&app, one).as_str(), body(&app, other).as_str()), ("", "second words"));
    let told = app.app_state().unwrap().brought_in.unwrap();
    assert_eq!(told.damaged.len(), 1);
    assert!(told.damaged[0].file.ends_with(".damaged"), "{:?}", told.damaged);
    let kept = path.with_extension("damaged");
    assert!(fs::read(&kept).unwrap() == bytes, "as it was");
    app.lock().unwrap();
    unlock(&app);
    assert_eq!(app.app_state().unwrap().brought_in, None, "it is told once");
    assert!(kept.exists());
}

#[test]
fn any_byte_of_a_side_file_may_be_wrong_and_nothing_but_its_own_words_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    break_it(&app, Nothing::Refused);
    write(&app, page, "words");
    app.lock().unwrap();
    let path = side_files(folder.path()).pop().unwrap();
    let whole = fs::read(&path).unwrap();
    let length = 32 + 12 + u32::from_le_bytes(whole[32..36].try_into().unwrap()) as usize;
    unlock(&app);
    write(&app, page, "");
    app.flush().unwrap();
    for at in (0..length).step_by(7) {
        app.lock().unwrap();
        for path in side_files(folder.path()) {
            fs::remove_file(path).unwrap();
        }
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        fs::write(&path, &bytes).unwrap();
        unlock(&app);
        assert_eq!(body(&app, page), if (36..44).contains(&at) { "words" } else { "" }, "byte {at}");
        let kept = side_files(folder.path()).into_iter().any(|path| fs::read(path).unwrap() == bytes);
        assert!(kept || (36..44).contains(&at), "byte {at}: what cannot be read is kept");
        write(&app, page, "");
        app.flush().unwrap();
    }
}

#[test]
fn where_no_folder_takes_them_words_stay_sealed_in_memory_and_nothing_ends() {
    let folder = tempfile::tempdir().unwrap();
    for inner in ["config", "data"] {
        fs::create_dir_all(folder.path().join(inner)).unwrap();
        fs::write(folder.path().join(inner).join("unsaved"), "in the way").unwrap();
    }
    let (app, host) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    write(&app, page, "written at once");
    host.wait_for(|event| matches!(event, AppEvent::Saved { .. }));
    break_it(&app, Nothing::DiskFull);
    write(&app, page, &long());
    host.wait_for(|event| matches!(event, AppEvent::NotSaved { kept: false, .. }));
    assert_eq!(app.quit(), Err(AppError::DiskFull));
    host.wait_for(|event| matches!(event, AppEvent::QuitAsks { kept: false, .. }));
    assert_eq!(app.quit_anyway(), Err(AppError::WordsNotSaved));
    app.lock().unwrap();
    assert!(app.core.drafts.held().is_empty(), "no word in clear");
    assert!(!app.app_state().unwrap().unsaved.unwrap().kept);
    assert_eq!(app.quit(), Err(AppError::WordsNotSaved));
    assert_eq!(app.quit_anyway(), Err(AppError::WordsNotSaved));

    // There is a place again: first for the sealed words, then for the journal.
    fs::remove_file(folder.path().join("config/unsaved")).unwrap();
    assert!(app.app_state().unwrap().unsaved.unwrap().kept);
    app.quit_anyway().unwrap();
    drop(app);
    let (app, _) = start(folder.path());
    unlock(&app);
    assert_eq!(body(&app, page), long());
}

#[test]
fn words_sealed_in_memory_are_brought_in_from_there() {
    let folder = tempfile::tempdir().unwrap();
    for inner in ["config", "data"] {
        fs::create_dir_all(folder.path().join(inner)).unwrap();
        fs::write(folder.path().join(inner).join("unsaved"), "in the way").unwrap();
    }
    let (app, _) = open_app(folder.path());
    let page = leave_words_in(&app, Nothing::ReadOnly);
    unlock(&app);
    assert_eq!(body(&app, page), long());
    app.lock().unwrap();
    assert_eq!(app.app_state().unwrap().unsaved, None);
    app.quit().unwrap();
}

#[test]
fn a_full_disk_still_takes_words_in_the_room_that_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    app.reflection_create().unwrap();
    let path = side_files(folder.path()).pop().unwrap();
    assert!(fs::metadata(path).unwrap().len() > 200_000);
}

#[test]
fn sealing_anew_that_fails_drops_nothing_and_one_that_works_takes_edits_again() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    write(&app, page, "before");
    app.rekey(secret(PASSPHRASE)).unwrap();
    write(&app, page, "after");
    app.flush().unwrap();
    break_it(&app, Nothing::DiskFull);
    write(&app, page, &long());
    assert_eq!(app.rekey(secret(PASSPHRASE)).err(), Some(AppError::DiskFull));
    assert_eq!(body(&app, page), long(), "held as before");
    app.lock().unwrap();
    unlock(&app);
    assert_eq!(body(&app, page), long());
}
