//! The app: the session and all that watches over it.

use std::path::Path;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockResult};
use std::thread::JoinHandle;

use candor_vault::inspect;

use crate::api::{AppEvent, KeptCopy, LockReason};
use crate::clock::{Clock, SystemClock};
use crate::destroying::Held;
use crate::directories::Directories;
use crate::drafts::Drafts;
use crate::error::AppError;
use crate::files;
use crate::held::Which;
use crate::host::Host;
use crate::idle::Idle;
use crate::interrupting::Interrupting;
use crate::last_seen::{LastSeen, Mark, Standing};
use crate::leaving;
use crate::noticed::Noticed;
use crate::opening::{self, PassphraseCost};
use crate::preferences::Stored;
use crate::rescue;
use crate::session::{Session, Unlocked};
use crate::telling::{Events, Teller};
use crate::trying::{Trying, Working};
use crate::watch::{self, Quiet};

/// What the app does. A clone is the same app; when the last is dropped, what is held is written and the journal is
/// closed.
#[derive(Clone)]
pub struct App {
    pub(crate) core: Arc<Core>,
    /// Dropped with the last clone.
    _watchers: Arc<Watchers>,
}

/// What tests set otherwise than people have it.
#[derive(Clone)]
pub struct Options {
    /// Tells how long nothing was touched.
    pub clock: Arc<dyn Clock>,
    /// How the cost of a passphrase is chosen.
    pub passphrase_cost: PassphraseCost,
}

impl Default for Options {
    fn default() -> Self {
        Self { clock: Arc::new(SystemClock), passphrase_cost: PassphraseCost::Measured }
    }
}

/// What the commands and the watching threads share.
///
/// Locks are taken in this order: session, then any one of the others. The host is called with none in hand.
pub(crate) struct Core {
    pub(crate) host: Arc<dyn Host>,
    pub(crate) directories: Directories,
    pub(crate) options: Options,
    pub(crate) drafts: Drafts,
    session: Mutex<Session>,
    stored: Mutex<Stored>,
    last_seen: Mutex<LastSeen>,
    idle: Mutex<Idle>,
    pub(crate) quiet: Quiet,
    pub(crate) teller: Teller,
    /// How often a journal was opened: what was asked for in one unlock is not given in another.
    pub(crate) unlocks: AtomicU64,
    /// The copies that the last destroying left as they were.
    pub(crate) held: Mutex<Held>,
    /// What is being done to closed files.
    pub(crate) trying: Trying,
    /// How many wait to close the open journal. What holds the session for long gives it up for them.
    pub(crate) closing: AtomicUsize,
    /// The journal of which something was destroyed, and which is still to be written anew.
    anew_due: Mutex<Option<[u8; 16]>>,
    /// What ends whatever is being done with the open journal.
    interrupting: Mutex<Interrupting>,
}

/// The threads, which end with the app.
struct Watchers {
    core: Arc<Core>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl App {
    /// The app in a shell, with its files in these folders. An example that an earlier run left is removed.
    pub fn new(host: Arc<dyn Host>, directories: Directories) -> Self {
        Self::with(host, directories, Options::default())
    }

    /// As [`App::new`], with options of one's own.
    pub fn with(host: Arc<dyn Host>, directories: Directories, options: Options) -> Self {
        if let Err(error) = files::remove_folder(&directories.examples()) {
            tracing::warn!(kind = ?error.kind(), "an example could not be removed");
        }
        let stored = Stored::read(&directories.preferences_file());
        let was_known = stored.journal.is_some();
        let path = stored.journal.clone().unwrap_or_else(|| directories.default_journal());
        let core = Arc::new(Core {
            host,
            drafts: Drafts::default(),
            session: Mutex::new(Session::closed(path, was_known)),
            stored: Mutex::new(stored),
            last_seen: Mutex::new(LastSeen::read(directories.last_seen_file())),
            idle: Mutex::new(Idle::new(&*options.clock)),
            quiet: Quiet::default(),
            teller: Teller::default(),
            unlocks: AtomicU64::new(0),
            held: Mutex::default(),
            trying: Trying::default(),
            closing: AtomicUsize::new(0),
            anew_due: Mutex::default(),
            interrupting: Mutex::default(),
            directories,
            options,
        });
        let threads = Mutex::new(watch::start(&core));
        Self { core: Arc::clone(&core), _watchers: Arc::new(Watchers { core, threads }) }
    }

    /// The computer is about to sleep. The journal is locked when this returns.
    ///
    /// # Errors
    /// None that the shell could mend; see [`App::lock`].
    pub fn system_will_sleep(&self) -> Result<(), AppError> {
        self.core.close(LockReason::System);
        Ok(())
    }

    /// The computer's screen was locked. The journal is locked when this returns.
    ///
    /// # Errors
    /// None that the shell could mend; see [`App::lock`].
    pub fn system_locked(&self) -> Result<(), AppError> {
        self.core.close(LockReason::System);
        Ok(())
    }

    /// Writes what is held and closes the journal without touching the page: the program is ending, whatever ends it.
    pub fn shut_down(&self) {
        self.core.shut();
    }
}

impl Core {
    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        // The session is replaced whole, and SQLite takes back what a panic interrupted.
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nobody waits to close the journal.
    pub(crate) fn may_stay_open(&self) -> bool {
        self.closing.load(Ordering::Acquire) == 0
    }

    /// Whether what holds the session for long, or tries a secret, may go on.
    pub(crate) fn goes_on(&self) -> bool {
        self.may_stay_open() && self.trying.goes_on()
    }

    pub(crate) fn try_session(&self) -> TryLockResult<MutexGuard<'_, Session>> {
        self.session.try_lock()
    }

    pub(crate) fn anew_due(&self) -> MutexGuard<'_, Option<[u8; 16]>> {
        self.anew_due.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn interrupting(&self) -> MutexGuard<'_, Interrupting> {
        self.interrupting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn stored(&self) -> MutexGuard<'_, Stored> {
        self.stored.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn last_seen(&self) -> MutexGuard<'_, LastSeen> {
        self.last_seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn idle(&self) -> MutexGuard<'_, Idle> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.options.clock
    }

    /// Lets an opened journal in, unless locking was asked for while it was being opened.
    ///
    /// # Errors
    /// [`AppError::Locked`] then, and [`AppError::Stopped`] where the person wanted no more of it.
    pub(crate) fn install(&self, mut open: Unlocked, _work: Working<'_>) -> Result<(), AppError> {
        let is_example = open.example_over.is_some();
        let is_copy = open.copies.stands_before.is_some();
        let path = open.path.clone();
        let mut cleared = Vec::new();
        let mut events = Events::default();
        {
            let mut session = self.session();
            if let Err(unwanted) = self.trying.is_still_wanted() {
                drop(session);
                self.put_away(open, &path);
                return Err(unwanted);
            }
            // A copy is older than its journal by nature, and says nothing about how far that has come.
            if !is_example && !is_copy {
                let mark = Mark::of(open.journal.database());
                open.state_at_unlock = mark.milestones.last().copied();
                let mut last_seen = self.last_seen();
                open.older = last_seen.standing(&mark) == Standing::Older;
                // What was copied alone is a moment in the midst of another session, which nobody has to go on from.
                // Nor is a copy the journal before the person says so.
                let is_told =
                    |noticed: &Noticed| *noticed == Noticed::WithoutItsLog || noticed.keeps_from_writing();
                if !open.noticed.iter().any(is_told) {
                    last_seen.note(&mark);
                }
            }
            if !is_example {
                opening::grow_old(&mut open);
            }
            if let Some(event) = self.take_edits(&mut open) {
                events.push(event);
            }
            self.idle().set_minutes(open.settings.auto_lock_minutes, self.clock());
            if !open.reading_only {
                // Not to be able to is no reason to keep a journal shut; the next unlock tries again.
                cleared = leaving::clear_away(&mut open).unwrap_or_else(|error| {
                    tracing::warn!(%error, "what a crash left could not be cleared away");
                    Vec::new()
                });
            }
            self.unlocks.fetch_add(1, Ordering::AcqRel);
            self.interrupting().of(open.journal.database());
            *session = Session::Unlocked(Box::new(open));
        }
        if !cleared.is_empty() {
            let places = cleared.iter().map(|path| self.directories.place(path)).collect();
            self.host.emit(AppEvent::CutShort { places });
        }
        self.teller.tell(&*self.host, events);
        if !is_example && !is_copy {
            self.remember(&path);
        }
        self.quiet.wake();
        // While nothing was open there was nothing to copy but a passphrase that was shown, or a new recovery key.
        self.host.clear_clipboards();
        Ok(())
    }

    /// Why the file of a journal is not written to before the person goes on with it, if it is not: it is another line of
    /// what was last open here, or a copy that was made of a journal of which nothing is known here.
    pub(crate) fn kept_from_writing(&self, path: &Path) -> Option<Noticed> {
        let header = inspect(path).ok()?;
        let was_written = header.was_written;
        let mark = Mark::from(header);
        let (standing, is_known) = {
            let last_seen = self.last_seen();
            (last_seen.standing(&mark), last_seen.knows(&mark))
        };
        match standing {
            Standing::AnotherLine => Some(Noticed::AnotherLine(self.own_line(&mark).map(Box::new))),
            // On which day is known when it is open.
            Standing::InLine if !is_known && !was_written => Some(Noticed::MadeCopy(None)),
            Standing::InLine | Standing::Older => None,
        }
    }

    /// Of the copies and the files put aside, the one that has most of this computer's own line, if it has something of
    /// it that the file in the journal's place does not have.
    fn own_line(&self, other: &Mark) -> Option<KeptCopy> {
        let known = self.known_copies(&self.session());
        let last_seen = self.last_seen();
        let own = known.into_iter().filter_map(|known| {
            let mark = Mark::from(inspect(&known.path).ok()?);
            let last = *mark.milestones.last()?;
            let is_apart = other.milestones.iter().all(|shared| shared.state != last.state);
            (is_apart && last_seen.is_of_own_line(&mark)).then_some((last.sequence, known.shown))
        });
        // Of two as far on, the one that is listed first: a copy that was checked when it was made.
        own.reduce(|best, one| if one.0 > best.0 { one } else { best }).map(|(_, shown)| shown)
    }

    /// Remembers which journal was open last. Not to be able to is no reason to keep it shut.
    pub(crate) fn remember(&self, path: &Path) {
        let stored = {
            let mut stored = self.stored();
            if stored.journal.as_deref() == Some(path) {
                return;
            }
            stored.journal = Some(path.to_owned());
            stored.clone()
        };
        if let Err(error) = stored.write(&self.directories.preferences_file()) {
            tracing::warn!(kind = ?error.kind(), "the preferences could not be written");
        }
    }

    /// Writes what is held, closes the journal, wipes the keys, and loads the page anew.
    pub(crate) fn close(&self, because: LockReason) {
        if self.close_session(Some(because)) {
            self.clear_the_screen();
        }
    }

    /// As [`Core::close`], for the end of the program.
    pub(crate) fn shut(&self) {
        self.close_session(None);
    }

    /// Finishes locking after the vault has closed itself.
    pub(crate) fn finish_closing(&self, because: LockReason) {
        {
            let mut session = self.session();
            self.drafts.close();
            self.idle().stop();
            if let Ok(closed) = session.locked("finish_closing") {
                closed.because = Some(because);
            }
        }
        self.clear_the_screen();
    }

    /// Leaves nothing of the journal within reach of whoever passes.
    fn clear_the_screen(&self) {
        // A dialog for a file would stand before the lock screen, to be answered by anybody.
        self.host.close_dialogs();
        self.host.reload_page();
        // Last, when the page that could select something again is gone.
        self.host.clear_clipboards();
    }

    /// Closes the journal, if one is open, and says whether one was.
    fn close_session(&self, because: Option<LockReason>) -> bool {
        // First, so that what is tried meanwhile knows why it ends.
        self.trying.ask_to_lock();
        let mut session = self.session_to_close();
        let Session::Unlocked(open) = &mut *session else { return false };
        // What cannot be written now is kept sealed for this journal until it is opened again; the lock screen says so.
        let _ = self.write_held(open, Which::All, &mut Events::default());
        self.drafts.close();
        self.idle().stop();
        // The last moment in which what is in a file that was taken away can be had.
        if open.rescued.is_none() && rescue::was_taken_away(open) {
            match rescue::write_elsewhere(open, None, &self.directories, &self.language()) {
                Ok(path) => open.rescued = Some(path),
                Err(error) => tracing::warn!(%error, "a journal that was taken away found no other place"),
            }
        }
        let stands_before = open.journal_path() != open.path;
        let path = if stands_before { open.journal_path().to_owned() } else { rescue::present_path(open) };
        let was_known = self.stored().journal.is_some();
        let mut closed = Session::closed(path.clone(), was_known);
        if let Session::Locked(closed) | Session::FirstRun(closed) = &mut closed {
            closed.because = because;
            closed.file_id = (!stands_before).then(|| open.journal.database().file_id());
            closed.taken_away = open.rescued.as_ref().map(|_| open.path.clone());
        }
        // The session stays in hand until the file is closed: whoever finds it locked can open it at once.
        if let Session::Unlocked(open) = std::mem::replace(&mut *session, closed) {
            self.put_away(*open, &path);
        }
        true
    }

    /// Closes a journal's file, which lies at `path` by now. An example is removed.
    fn put_away(&self, open: Unlocked, path: &Path) {
        let is_example = open.example_over.is_some();
        if !open.reading_only {
            if let Err(error) = open.journal.into_database().close() {
                // What was committed is in the log, and is read at the next opening; or it was written elsewhere.
                tracing::warn!(error = %AppError::from(error), "the journal was not closed cleanly");
            }
            // Closing counts as a change of the file too, so how far it came is known only now.
            if !is_example && let Ok(header) = inspect(path) {
                let mark = Mark::from(header);
                let was_written = mark.milestones.last().copied() != open.state_at_unlock;
                if was_written && (open.older || open.noticed.contains(&Noticed::WithoutItsLog)) {
                    // It was told of, and gone on with.
                    self.last_seen().accept(&mark);
                } else if was_written || !open.noticed.contains(&Noticed::WithoutItsLog) {
                    self.last_seen().note(&mark);
                }
            }
        }
        if !is_example && path != open.path {
            self.remember(path);
        }
        if is_example && let Err(error) = files::remove_folder(&self.directories.examples()) {
            tracing::warn!(kind = ?error.kind(), "an example could not be removed");
        }
    }
}

impl Drop for Watchers {
    fn drop(&mut self) {
        self.core.drafts.end();
        self.core.quiet.end();
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            // The app can be dropped by one of its own threads; that one cannot wait for itself.
            if thread.thread().id() != std::thread::current().id() && thread.join().is_err() {
                tracing::warn!("a thread of the app had panicked");
            }
        }
        self.core.shut();
    }
}

#[cfg(test)]
mod tests;
