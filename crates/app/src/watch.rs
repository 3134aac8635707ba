//! The threads that watch: one writes what is held, the other locks what nobody touches and tidies up in quiet
//! moments.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use candor_vault::VaultError;

use crate::api::{AppEvent, LockReason};
use crate::app::Core;
use crate::copies;
use crate::error::AppError;
use crate::held::Which;
use crate::idle::Due;
use crate::session::Session;
use crate::telling::Events;

/// How often to look at the clock while a journal is open.
const LOOK: Duration = Duration::from_secs(1);
/// How long nothing is written before the log is brought into the file, and a copy is made if one is due.
const QUIET: Duration = Duration::from_secs(5);

/// When something was last written, and whether the watching is over.
#[derive(Default)]
pub(crate) struct Quiet {
    state: Mutex<QuietState>,
    changed: Condvar,
}

#[derive(Default)]
struct QuietState {
    written: Option<Instant>,
    ended: bool,
}

impl Quiet {
    /// Something was written just now.
    pub(crate) fn written(&self) {
        self.lock().written = Some(Instant::now());
    }

    /// A journal was opened.
    pub(crate) fn wake(&self) {
        self.written();
        self.changed.notify_all();
    }

    /// Lets the watching thread end.
    pub(crate) fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_all();
    }

    /// Whether it has been quiet for a while since something was written or opened. Says so once.
    fn has_come(&self) -> bool {
        self.lock().written.take_if(|written| written.elapsed() >= QUIET).is_some()
    }

    /// Waits for a look at the clock, or until a journal is opened. `false` at the end.
    fn wait(&self, is_open: bool) -> bool {
        let state = self.lock();
        if state.ended {
            return false;
        }
        let rest = if is_open { LOOK } else { Duration::from_hours(1) };
        let (state, _) = self.changed.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner);
        !state.ended
    }

    fn lock(&self) -> MutexGuard<'_, QuietState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Starts the threads. They end when they are told to.
pub(crate) fn start(core: &Arc<Core>) -> Vec<JoinHandle<()>> {
    let saver = Arc::clone(core);
    let watcher = Arc::clone(core);
    [
        Builder::new().name("saver".into()).spawn(move || save_what_is_held(&saver)),
        Builder::new().name("watcher".into()).spawn(move || watch(&watcher)),
    ]
    .into_iter()
    .map(|thread| thread.expect("a program that cannot start two threads cannot run at all"))
    .collect()
}

fn save_what_is_held(core: &Core) {
    while core.drafts.wait() {
        core.with_events(|events| {
            let mut session = core.session();
            // Locking took what was held: nothing is due any more then. How it went otherwise is in the events.
            if let Ok(open) = session.unlocked() {
                drop(core.write_held(open, Which::Due, events));
            }
        });
    }
}

fn watch(core: &Core) {
    let mut is_open = false;
    while core.quiet.wait(is_open) {
        is_open = look(core);
    }
}

/// Locks, tells of locking, or tidies up, as the clock says. Answers whether a journal is open.
pub(crate) fn look(core: &Core) -> bool {
    let due = core.idle().due(core.clock());
    match due {
        Due::Nothing => {}
        Due::Notice(seconds) => core.host.emit(AppEvent::LockingSoon { seconds }),
        Due::Lock => core.close(LockReason::Idle),
    }
    let is_quiet = core.quiet.has_come();
    let mut session = core.session();
    let Session::Unlocked(open) = &mut *session else { return false };
    let mut events = Events::default();
    if is_quiet && !open.reading_only {
        // No copy of today shall hold what was destroyed before.
        core.write_anew_if_due(open);
        // Copies come first: what is noted of them goes into the file together with the rest.
        if open.example_over.is_none() {
            copies::in_quiet(core, open, &mut events);
        }
        if open.has_log {
            match open.journal.database().checkpoint() {
                Ok(()) => open.has_log = false,
                Err(VaultError::Moved) => events.push(core.standing(open)),
                Err(error) => note("the log could not be brought in", error),
            }
        }
    }
    drop(session);
    core.teller.tell(&*core.host, events);
    true
}

fn note(what: &'static str, error: impl Into<AppError>) {
    let error = error.into();
    tracing::warn!(%error, what);
}
