//! Every word is saved within half a second and survives whatever ends the program.
#![allow(clippy::unwrap_used)]

mod common;

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use candor_app::api::{AppEvent, LockReason, Phase};
use candor_app::clock::Clock;
use candor_app::error::AppError;
use candor_app::{App, Directories, Options};
use jiff::{SignedDuration, Timestamp};

use common::{Computer, PASSPHRASE, TestHost, passphrase, quick};

#[test]
fn an_edit_is_told_as_saving_and_saved_within_a_second() {
    let computer = Computer::with_journal();
    let page = computer.app.reflection_create().unwrap();
    computer.host.events();
    let start = Instant::now();
    for letters in 1..=5 {
        computer.edit_page(&page, &"abcde"[..letters]);
    }
    computer.host.wait_for_saved();
    // Half of it is for a computer that is busy with other tests.
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    computer.edit_page(&page, "abcdef");
    let events = computer.host.events();
    assert_eq!(events, [AppEvent::Saving], "one burst, one write");
    assert_eq!(computer.body_of(page.id), "abcdef", "reading writes first");
}

#[test]
fn quitting_writes_what_is_held_and_ends() {
    let mut computer = Computer::with_journal();
    let page = computer.write_page("last words");
    computer.app.quit().unwrap();
    assert_eq!(computer.host.exits.load(Ordering::SeqCst), 1);
    computer.restart();
    computer.unlock().unwrap();
    assert_eq!(computer.body_of(page.id), "last words");
}

#[test]
fn dropping_the_app_writes_what_is_held() {
    let mut computer = Computer::with_journal();
    let page = computer.write_page("last words");
    computer.restart();
    computer.unlock().unwrap();
    assert_eq!(computer.body_of(page.id), "last words");
}

#[test]
fn sleep_locks_and_says_why() {
    let computer = Computer::with_journal();
    let page = computer.write_page("last words");
    computer.app.system_will_sleep().unwrap();
    let state = computer.app.app_state().unwrap();
    assert_eq!((state.phase, state.locked_because), (Phase::Locked, Some(LockReason::System)));
    assert_eq!(computer.host.reloads.load(Ordering::SeqCst), 1);
    computer.app.system_locked().unwrap();
    assert_eq!(computer.host.reloads.load(Ordering::SeqCst), 1, "it was locked already");
    assert_eq!(computer.unlock().unwrap().locked_because, None);
    assert_eq!(computer.body_of(page.id), "last words");
}

/// A clock that a test moves.
#[derive(Default)]
struct MovedClock(Mutex<Duration>);

impl Clock for MovedClock {
    fn steady(&self) -> Duration {
        *self.0.lock().unwrap()
    }

    fn wall(&self) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::try_from(self.steady()).unwrap()
    }
}

#[test]
fn a_journal_that_nobody_touches_tells_and_then_locks() {
    let clock = Arc::new(MovedClock::default());
    let computer = Computer::with(Options { clock: clock.clone(), ..quick() });
    computer.make_journal();
    let page = computer.write_page("last words");
    let pass = |seconds| *clock.0.lock().unwrap() += Duration::from_secs(seconds);
    pass(275);
    let (event, _) = computer.host.wait_for(|event| matches!(event, AppEvent::LockingSoon { .. }));
    assert_eq!(event, AppEvent::LockingSoon { seconds: 25 });
    computer.app.activity().unwrap();
    computer.host.wait_for(|event| *event == AppEvent::Staying);
    pass(299);
    computer.host.wait_for(|event| matches!(event, AppEvent::LockingSoon { .. }));
    pass(1);
    let start = Instant::now();
    while computer.app.app_state().unwrap().phase != Phase::Locked {
        assert!(start.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(computer.app.app_state().unwrap().locked_because, Some(LockReason::Idle));
    computer.unlock().unwrap();
    assert_eq!(computer.body_of(page.id), "last words");
}

#[test]
fn in_a_quiet_moment_the_log_is_brought_in_and_the_copy_of_the_day_is_made() {
    let computer = Computer::with_journal();
    computer.write_page("words");
    computer.app.flush().unwrap();
    let mut log = computer.journal_file().into_os_string();
    log.push("-wal");
    let is_empty = || std::fs::metadata(&log).map_or(0, |log| log.len()) == 0;
    assert!(!is_empty());
    let start = Instant::now();
    while !is_empty() || computer.app.copies_list().unwrap().is_empty() {
        assert!(start.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(computer.app.copies_list().unwrap().len(), 1);
}

/// What the child of the next test does: it writes, says so, and goes on until it is killed.
#[test]
#[ignore = "run by the test that kills it"]
fn child_that_is_killed() {
    let Some(folder) = std::env::var_os("CANDOR_TEST_FOLDER") else { return };
    let host = Arc::new(TestHost::default());
    let app = App::with(host.clone(), Directories::below(folder.as_ref()), quick());
    app.unlock(passphrase(PASSPHRASE)).unwrap();
    let page = app.reflection_create().unwrap();
    host.events();
    for count in 0.. {
        let draft =
            candor_journal::model::ReflectionDraft { body: format!("line {count}"), ..page.draft.clone() };
        app.edit(candor_journal::model::Edit::Reflection { id: page.id, draft }).unwrap();
        host.wait_for_saved();
        #[expect(clippy::print_stdout, reason = "this is how the parent learns of it")]
        {
            println!("saved {} {count}", page.id.0);
        }
    }
}

#[test]
fn what_was_told_as_saved_survives_a_killed_program() {
    let computer = Computer::with_journal();
    computer.app.lock().unwrap();
    for round in 0..3 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "child_that_is_killed", "--ignored", "--nocapture"])
            .env("CANDOR_TEST_FOLDER", computer.folder.path())
            .stdout(Stdio::piped())
            .env("RUST_BACKTRACE", "0")
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut saved = lines.by_ref().filter(|line| line.contains("saved "));
        let line = saved.nth(round).unwrap();
        assert_eq!(computer.unlock(), Err(AppError::AlreadyOpen), "the other program has it");
        child.kill().unwrap();
        child.wait().unwrap();
        let mut parts = line[line.find("saved ").unwrap()..].split(' ').skip(1);
        let page = candor_journal::model::Id(parts.next().unwrap().parse().unwrap());
        let count: u32 = parts.next().unwrap().parse().unwrap();

        computer.unlock().unwrap();
        let body = computer.body_of(page);
        let found: u32 = body.strip_prefix("line ").unwrap().parse().unwrap();
        assert!(found >= count, "{body} after saving {count}");
        computer.app.lock().unwrap();
    }
}
