//! Words that cannot be written are held, shown, and written later.
#![allow(clippy::unwrap_used)]

mod unsaved;

use std::borrow::{Borrow as _, BorrowMut as _};
use std::path::PathBuf;
use std::sync::Condvar;
use std::time::Duration;

use candor_journal::model::{Edit, Id, ReflectionDraft, Wording};
use candor_vault::KeyCost;
use zeroize::Zeroizing;

use super::*;
use crate::api::{SecretText, UnlockSecret};
use crate::{FileKind, copies};

const PASSPHRASE: &str = "lantern orchard velvet";

#[derive(Default)]
struct Listener {
    events: Mutex<Vec<AppEvent>>,
    told: Condvar,
    /// Where a file is to be written.
    place: Mutex<Option<PathBuf>>,
}

impl Listener {
    fn wait_for(&self, is_it: impl Fn(&AppEvent) -> bool) {
        let events = self.events.lock().unwrap();
        let wait = Duration::from_secs(20);
        let (mut events, timeout) =
            self.told.wait_timeout_while(events, wait, |events| !events.iter().any(&is_it)).unwrap();
        assert!(!timeout.timed_out(), "{events:?}");
        events.clear();
    }
}

impl Host for Listener {
    fn emit(&self, event: AppEvent) {
        self.events.lock().unwrap().push(event);
        self.told.notify_all();
    }

    fn choose_file_to_save(&self, _: &str, _: FileKind) -> Option<PathBuf> {
        self.place.lock().unwrap().clone()
    }

    fn choose_file_to_open(&self, _: FileKind) -> Option<PathBuf> {
        None
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        None
    }

    fn reload_page(&self) {}

    fn open_address(&self, _: &str) -> Result<(), AppError> {
        Ok(())
    }

    fn show_folder(&self, _: &Path) -> Result<(), AppError> {
        Ok(())
    }

    fn full_screen(&self, on: Option<bool>) -> bool {
        on == Some(true)
    }

    fn print_page(&self) -> Result<(), AppError> {
        Ok(())
    }

    fn exit(&self) {}
}

fn secret(text: &str) -> SecretText {
    SecretText(Zeroizing::new(text.to_owned()))
}

fn open_app(folder: &Path) -> (App, Arc<Listener>) {
    let host = Arc::new(Listener::default());
    let options = Options { passphrase_cost: PassphraseCost::Fixed(KeyCost::MINIMUM), ..Options::default() };
    let app = App::with(host.clone(), Directories::below(folder), options);
    let sheet = app.journal_prepare(secret(PASSPHRASE)).unwrap();
    assert!(app.recovery_confirm(secret(&sheet.groups[usize::from(sheet.ask) - 1])).unwrap());
    app.journal_create(Wording::default()).unwrap();
    (app, host)
}

fn unlock(app: &App) {
    app.unlock(UnlockSecret::Passphrase { text: secret(PASSPHRASE) }).unwrap();
}

/// Gives the file room for so many pages, as a disk that is full, or has room again.
fn set_room(app: &App, pages: u32) {
    let mut session = app.core.session();
    let database = session.unlocked().unwrap().journal.database_mut();
    let connection: &mut rusqlite::Connection = database.borrow_mut();
    connection.pragma_update(None, "max_page_count", pages).unwrap();
}

fn write(app: &App, page: Id, body: &str) {
    let draft = ReflectionDraft { body: body.to_owned(), ..app.reflection_get(page).unwrap().draft };
    app.edit(Edit::Reflection { id: page, draft }).unwrap();
}

#[test]
fn on_a_full_disk_words_are_held_and_shown_and_written_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let (app, host) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    let long = "many words ".repeat(5_000);

    set_room(&app, 1);
    write(&app, page, &long);
    host.wait_for(|event| matches!(event, AppEvent::NotSaved { error: AppError::DiskFull, .. }));
    assert_eq!(app.flush(), Err(AppError::DiskFull));
    assert_eq!(app.quit(), Err(AppError::DiskFull), "the app stays");
    assert_eq!(app.reflection_create().err(), Some(AppError::DiskFull));
    assert_eq!(app.reflection_get(page).unwrap().draft.body, long, "what is held is what is shown");

    set_room(&app, 1_000_000);
    host.wait_for(|event| matches!(event, AppEvent::Saved { .. }));
    app.lock().unwrap();
    unlock(&app);
    assert_eq!(app.reflection_get(page).unwrap().draft.body, long);
}

#[test]
fn a_copy_that_is_made_while_words_are_held_says_that_it_lacks_them() {
    let folder = tempfile::tempdir().unwrap();
    let (app, host) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    set_room(&app, 1);
    write(&app, page, &"many words ".repeat(5_000));
    assert_eq!(app.flush(), Err(AppError::DiskFull));
    *host.place.lock().unwrap() = Some(folder.path().join("copy"));
    let made = app.copy_make().unwrap().unwrap();
    assert!(made.lacks_words);
    assert_eq!(made.copy.place.file, "copy.candor");
    set_room(&app, 1_000_000);
    app.flush().unwrap();
    *host.place.lock().unwrap() = Some(folder.path().join("another"));
    assert!(!app.copy_make().unwrap().unwrap().lacks_words);
}

#[test]
fn words_that_could_not_be_written_before_a_lock_are_written_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (app, host) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    set_room(&app, 1);
    let long = "many words ".repeat(5_000);
    write(&app, page, &long);
    app.system_will_sleep().unwrap();
    assert!(app.core.drafts.held().is_empty(), "nothing of it can be asked for while locked");

    host.events.lock().unwrap().clear();
    unlock(&app);
    host.wait_for(|event| matches!(event, AppEvent::Saved { .. }));
    assert_eq!(app.reflection_get(page).unwrap().draft.body, long);
}

#[test]
fn a_lock_that_is_asked_for_while_the_journal_is_being_opened_keeps_it_closed() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    app.lock().unwrap();
    let work = app.core.trying.begin().unwrap();
    assert_eq!(app.core.trying.begin().err(), Some(AppError::Busy));
    assert!(app.app_state().is_ok(), "how things stand is answered meanwhile");
    let path = folder.path().join("data/journal.candor");
    let key = UnlockSecret::Passphrase { text: secret(PASSPHRASE) };
    let open = opening::open(&app.core, &path, &key, false).unwrap();
    app.system_will_sleep().unwrap();
    assert_eq!(app.core.install(open, work), Err(AppError::Locked));
    assert_eq!(app.today().err(), Some(AppError::Locked));
    unlock(&app);
}

/// Has something with the session in hand that would last for ever, and locks as before sleep. Answers what became of it.
fn sleep_while(
    what: impl Fn(&mut crate::session::Unlocked) -> Result<(), AppError> + Send + 'static,
) -> (tempfile::TempDir, App, Result<(), AppError>) {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    let page = app.reflection_create().unwrap();
    let other = app.clone();
    let (began, begins) = std::sync::mpsc::channel();
    let endless = std::thread::spawn(move || {
        other.core.read(|open| {
            began.send(()).unwrap();
            loop {
                what(open)?;
            }
        })
    });
    begins.recv().unwrap();
    // What is typed meanwhile is held, and written by whoever locks.
    let draft = ReflectionDraft { body: "typed meanwhile".to_owned(), ..page.draft };
    app.edit(Edit::Reflection { id: page.id, draft }).unwrap();
    app.system_will_sleep().unwrap();
    let ended = endless.join().unwrap();
    assert!(matches!(*app.core.session(), Session::Locked(_)));
    unlock(&app);
    assert_eq!(app.reflection_get(page.id).unwrap().draft.body, "typed meanwhile");
    (folder, app, ended)
}

#[test]
fn sleep_does_not_wait_for_a_statement_that_takes_long() {
    let (_folder, _app, ended) = sleep_while(|open| {
        let endless = "WITH RECURSIVE endless (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
                       SELECT count(*) FROM endless";
        let connection: &rusqlite::Connection = open.journal.database().borrow();
        Ok(connection.execute_batch(endless).map_err(candor_vault::VaultError::from)?)
    });
    assert_eq!(ended, Err(AppError::Stopped));
}

#[test]
fn sleep_does_not_wait_for_copies_that_are_made_and_leaves_none_that_is_not_whole() {
    let (folder, app, ended) = sleep_while(|open| {
        let shelf = copies::Shelf::beside(&open.path);
        let at = "2026-11-22T10:42:00+01:00[Europe/Madrid]".parse().unwrap();
        copies::make(open, &shelf, candor_journal::model::CopyReason::ByHand, &at).map(drop)
    });
    assert_eq!(ended, Err(AppError::Stopped));
    // Nothing half-made stays, and copies can be made again.
    let parts = || {
        let listed = std::fs::read_dir(folder.path().join("data/Copies")).unwrap();
        listed.filter(|entry| !entry.as_ref().unwrap().path().to_string_lossy().ends_with(".candor")).count()
    };
    app.backup_now().unwrap();
    assert_eq!(parts(), 0);
}

#[test]
fn a_thread_that_panics_with_the_session_in_hand_spoils_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (app, _) = open_app(folder.path());
    let core = Arc::clone(&app.core);
    let panicked = std::thread::spawn(move || {
        let _session = core.session();
        panic!("a test of panics");
    });
    assert!(panicked.join().is_err());
    assert!(app.today().is_ok());
}

#[test]
fn what_became_untrue_before_it_was_told_is_not_told_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let (app, host) = open_app(folder.path());
    let page = app.reflection_create().unwrap().id;
    // A try of the saver that found the disk full, and did not come to tell it yet.
    let mut late = crate::telling::Events::default();
    let (since, error) = (crate::clock::now(), AppError::DiskFull);
    late.push(AppEvent::NotSaved { since, error, things: 1, apart: false, kept: true });
    late.push(AppEvent::CopiesChanged);
    write(&app, page, "written meanwhile");
    app.flush().unwrap();
    app.core.teller.tell(&*app.core.host, late);
    let events = host.events.lock().unwrap();
    assert!(events.contains(&AppEvent::CopiesChanged), "anything else is told");
    assert!(!events.iter().any(|event| matches!(event, AppEvent::NotSaved { .. })), "{events:?}");
    let about_saving = |event: &&AppEvent| matches!(event, AppEvent::Saving | AppEvent::Saved { .. });
    assert!(matches!(events.iter().rev().find(about_saving), Some(AppEvent::Saved { .. })));
}
