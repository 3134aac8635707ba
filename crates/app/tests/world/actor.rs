//! The app's part, in a process of its own: it does what it is told on standard input, a line each, and answers in a line.

use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use candor_app::api::{AppEvent, AppState, FileNote, Phase};
use candor_app::clock::Clock;
use candor_app::{App, Directories, Options};
use candor_journal::model::{Edit, Reflection, ReflectionDraft, Wording};
use jiff::{SignedDuration, Timestamp};

use crate::common::{PASSPHRASE, TestHost, passphrase, quick, secret};

/// Where the computer's folders are.
pub(crate) const HOME: &str = "CANDOR_WORLD_HOME";
/// Before every answer, as the test's own program prints lines too.
pub(crate) const ANSWER: &str = "= ";

/// A clock on the wall that can be set. The steady one goes on.
#[derive(Default)]
struct Jumping(AtomicI64);

impl Clock for Jumping {
    fn steady(&self) -> Duration {
        candor_app::clock::SystemClock.steady()
    }

    fn wall(&self) -> Timestamp {
        let ahead = SignedDuration::from_secs(self.0.load(Ordering::SeqCst));
        Timestamp::now().checked_add(ahead).unwrap_or(Timestamp::MAX)
    }
}

/// The app, and the page that is being written.
struct Actor {
    app: App,
    host: Arc<TestHost>,
    clock: Arc<Jumping>,
    page: Option<Reflection>,
}

/// Runs until standard input ends.
pub(crate) fn act() {
    let Some(home) = std::env::var_os(HOME).map(PathBuf::from) else { return };
    let host = Arc::new(TestHost::default());
    let clock = Arc::new(Jumping::default());
    let options = Options { clock: Arc::<Jumping>::clone(&clock), ..quick() };
    let app = App::with(Arc::<TestHost>::clone(&host), Directories::below(&home), options);
    let mut actor = Actor { app, host, clock, page: None };
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let answer = actor.told(&line);
        let mut out = std::io::stdout().lock();
        writeln!(out, "\n{ANSWER}{answer}").unwrap();
        out.flush().unwrap();
        if line == "quit" && answer == "quit" {
            return;
        }
    }
}

impl Actor {
    fn told(&mut self, line: &str) -> String {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["make"] => self.make(),
            ["unlock"] => {
                let opened = self.app.unlock(passphrase(PASSPHRASE)).and_then(|state| self.gone_on(state));
                self.opened(opened)
            }
            ["read-only"] => self.opened(self.app.unlock_reading_only(passphrase(PASSPHRASE))),
            ["new"] => {
                self.page = None;
                "ok".to_owned()
            }
            ["write", word, size] => match self.hold(word, size.parse().unwrap()) {
                Ok(()) => self.flush(),
                Err(refused) => refused,
            },
            ["type", word, size] => self.hold(word, size.parse().unwrap()).err().unwrap_or("held".into()),
            ["flush"] => self.flush(),
            ["lock"] => told(self.app.lock(), "locked"),
            ["sleep"] => told(self.app.system_will_sleep(), "locked"),
            ["copy"] => match self.app.backup_now() {
                Ok(copy) => format!("copy {}", copy.place.file),
                Err(error) => format!("refused {error:?}"),
            },
            ["clock", seconds] => {
                self.clock.0.store(seconds.parse().unwrap(), Ordering::SeqCst);
                "ok".to_owned()
            }
            ["choose", path] => {
                self.host.will_choose(*path);
                told(self.app.journal_choose().map(drop), "ok")
            }
            ["quit"] => told(self.app.quit(), "quit"),
            other => panic!("nobody told the app how to {other:?}"),
        }
    }

    fn make(&self) -> String {
        let sheet = self.app.journal_prepare(secret(PASSPHRASE)).unwrap();
        let group = &sheet.groups[usize::from(sheet.ask) - 1];
        assert!(self.app.recovery_confirm(secret(group)).unwrap());
        self.app.journal_create(Wording::default()).unwrap();
        "open".to_owned()
    }

    /// What goes on from something else than was last open here, and a copy of a journal that was never open here, is open
    /// for reading only, until the person says that they want to go on with it, as this one always does.
    fn gone_on(&self, state: AppState) -> Result<AppState, candor_app::error::AppError> {
        let keeps_from_writing =
            |note: &FileNote| matches!(note, FileNote::AnotherLine { .. } | FileNote::MadeCopy { .. });
        if !state.file_notes.iter().any(keeps_from_writing) {
            return Ok(state);
        }
        self.app.older_accept()?;
        self.app.lock()?;
        self.app.unlock(passphrase(PASSPHRASE))
    }

    /// What is seen at an unlocking. The page is the newest there is, or a new one.
    fn opened(&mut self, state: Result<AppState, candor_app::error::AppError>) -> String {
        self.page = None;
        match state {
            Ok(state) => {
                assert_eq!(state.phase, Phase::Unlocked);
                let newest = self.app.reflections_list().ok().and_then(|list| list.into_iter().next());
                self.page = newest.and_then(|summary| self.app.reflection_get(summary.id).ok());
                let kept = state.file_notes.iter().any(|note| matches!(note, FileNote::KeptLog { .. }));
                let (older, kept) =
                    (if state.older { " older" } else { "" }, if kept { " with a kept log" } else { "" });
                format!("open{older}{kept}")
            }
            Err(error) => format!("refused {error:?}"),
        }
    }

    /// Adds a word to the page, and so many letters that say nothing.
    fn hold(&mut self, word: &str, size: usize) -> Result<(), String> {
        let refused = |error| format!("refused {error:?}");
        if self.page.is_none() {
            self.page = Some(self.app.reflection_create().map_err(refused)?);
        }
        let page = self.page.as_mut().unwrap();
        let body = format!("{} {word} {}", page.draft.body, "a walk by the canal ".repeat(size / 20));
        let draft = ReflectionDraft { body, ..page.draft.clone() };
        self.app.edit(Edit::Reflection { id: page.id, draft: draft.clone() }).map_err(refused)?;
        page.draft = draft;
        Ok(())
    }

    /// Has what is held written, and says what the page would be told: what was told last counts.
    fn flush(&self) -> String {
        self.host.events();
        let flushed = self.app.flush();
        let told = self.host.events().into_iter().rev().find_map(|event| match event {
            AppEvent::NotSaved { error, .. } => Some(Err(error)),
            AppEvent::Saved { .. } => Some(Ok(())),
            _ => None,
        });
        match (flushed, told) {
            (Ok(_), None | Some(Ok(()))) => "saved".to_owned(),
            (Err(error), _) => format!("not-saved {error:?}"),
            (Ok(_), Some(Err(error))) => format!("not-saved {error:?}, as the page was told last"),
        }
    }
}

fn told<E: std::fmt::Debug>(done: Result<(), E>, said: &str) -> String {
    match done {
        Ok(()) => said.to_owned(),
        Err(error) => format!("refused {error:?}"),
    }
}
