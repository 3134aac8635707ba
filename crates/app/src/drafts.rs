//! Edits that are held until they are written.
//!
//! An edit is here as soon as the page has sent it; a thread writes what is held a moment later, and everything
//! that reads or closes the journal writes it first. What cannot be written stays here and is tried again.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use candor_journal::model::{Edit, Id, Moment};

use crate::error::AppError;

/// How long an edit is held, so that a burst of typing is one write. With the write itself it stays within the half
/// second that the page promises.
const HOLD: Duration = Duration::from_millis(250);
/// How long to wait after a write that failed; doubled each time, up to the longest.
const FIRST_RETRY: Duration = Duration::from_millis(500);
const LONGEST_RETRY: Duration = Duration::from_secs(15);

/// The edits that are held.
#[derive(Default)]
pub(crate) struct Drafts {
    state: Mutex<State>,
    changed: Condvar,
}

/// Whether edits are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Gate {
    /// No journal is open.
    #[default]
    Closed,
    /// They are.
    Open,
    /// The journal is open for reading only.
    ReadingOnly,
}

#[derive(Default)]
struct State {
    gate: Gate,
    held: Vec<Edit>,
    /// When what is held is to be written.
    due: Option<Instant>,
    /// Writes that failed in a row.
    failures: u32,
    not_saved_since: Option<Moment>,
    /// Edits that could not be written before their journal was closed, until it is opened again.
    parked: Option<(PathBuf, Vec<Edit>)>,
    ended: bool,
}

impl Drafts {
    /// Holds an edit in place of an earlier one of the same thing. Says whether nothing was held before.
    ///
    /// # Errors
    /// [`AppError::Locked`] or [`AppError::ReadingOnly`].
    pub(crate) fn hold(&self, edit: Edit) -> Result<bool, AppError> {
        let mut state = self.lock();
        match state.gate {
            Gate::Closed => return Err(AppError::Locked),
            Gate::ReadingOnly => return Err(AppError::ReadingOnly),
            Gate::Open => {}
        }
        let first = state.held.is_empty();
        match state.held.iter_mut().find(|held| same_thing(held, &edit)) {
            Some(held) => *held = edit,
            None => state.held.push(edit),
        }
        if state.due.is_none() {
            state.due = Some(Instant::now() + HOLD);
            self.changed.notify_all();
        }
        Ok(first)
    }

    /// Takes what is held, in order, for writing. The caller holds the session, and says how it went with
    /// [`Drafts::written`] or [`Drafts::put_back`].
    pub(crate) fn take(&self) -> Vec<Edit> {
        let mut state = self.lock();
        state.due = None;
        std::mem::take(&mut state.held)
    }

    /// Everything taken was written or refused for good.
    pub(crate) fn written(&self) {
        let mut state = self.lock();
        state.failures = 0;
        state.not_saved_since = None;
    }

    /// Puts back what could not be written, to be tried again later. What was held meanwhile is newer and wins.
    /// Answers since when words have not been saved.
    pub(crate) fn put_back(&self, mut edits: Vec<Edit>, now: Moment) -> Moment {
        let mut state = self.lock();
        edits.retain(|edit| !state.held.iter().any(|newer| same_thing(newer, edit)));
        edits.append(&mut state.held);
        state.held = edits;
        let wait = FIRST_RETRY.saturating_mul(1 << state.failures.min(6)).min(LONGEST_RETRY);
        state.failures += 1;
        state.due = Some(Instant::now() + wait);
        self.changed.notify_all();
        state.not_saved_since.get_or_insert(now).clone()
    }

    /// What is held now.
    pub(crate) fn held(&self) -> Vec<Edit> {
        self.lock().held.clone()
    }

    /// Takes edits for a journal that was opened, with those that were parked for it.
    pub(crate) fn open(&self, journal: &Path, gate: Gate) {
        let mut state = self.lock();
        state.gate = gate;
        if gate == Gate::Open
            && let Some((_, edits)) = state.parked.take_if(|(path, _)| path == journal)
        {
            state.held = edits;
            state.due = Some(Instant::now());
            self.changed.notify_all();
        }
    }

    /// Takes no more edits. What could not be written is parked for the journal, or dropped if it has none.
    pub(crate) fn close(&self, journal: Option<&Path>) {
        let mut state = self.lock();
        let held = std::mem::take(&mut state.held);
        let parked = state.parked.take();
        *state = State { parked, ended: state.ended, ..State::default() };
        if let Some(journal) = journal
            && !held.is_empty()
        {
            state.parked = Some((journal.to_owned(), held));
        }
    }

    /// Waits until what is held is to be written. `false` at the end.
    pub(crate) fn wait(&self) -> bool {
        let mut state = self.lock();
        loop {
            if state.ended {
                return false;
            }
            let rest = state.due.map(|due| due.saturating_duration_since(Instant::now()));
            state = match rest {
                Some(Duration::ZERO) => return true,
                Some(rest) => {
                    self.changed.wait_timeout(state, rest).unwrap_or_else(PoisonError::into_inner).0
                }
                None => self.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Lets the waiting thread end.
    pub(crate) fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Each change under the lock leaves a whole state, so a panic elsewhere does not spoil it.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an edit is of: a later edit of the same thing takes its place.
#[derive(PartialEq)]
enum Thing<'a> {
    Answer(Id, &'a str),
    Person(Id),
    Inventory(Id),
    Amends(Id),
    Letter(Id),
    Reflection(Id),
    Worksheet(Id),
    Pattern(&'a str, bool),
    Reading(Id),
    Step(u8),
}

fn same_thing(one: &Edit, other: &Edit) -> bool {
    thing(one) == thing(other)
}

fn thing(edit: &Edit) -> Thing<'_> {
    match edit {
        Edit::Answer { entry, field, .. } => Thing::Answer(*entry, field),
        Edit::Person { id, .. } => Thing::Person(*id),
        Edit::Inventory { id, .. } => Thing::Inventory(*id),
        Edit::Amends { id, .. } => Thing::Amends(*id),
        Edit::Letter { id, .. } => Thing::Letter(*id),
        Edit::Reflection { id, .. } => Thing::Reflection(*id),
        Edit::Worksheet { id, .. } => Thing::Worksheet(*id),
        Edit::Pattern { value, own, .. } => Thing::Pattern(value, *own),
        Edit::Reading { entry, .. } => Thing::Reading(*entry),
        Edit::Step { number, .. } => Thing::Step(*number),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn step(number: u8, notes: &str) -> Edit {
        Edit::Step { number, own_words: String::new(), notes: notes.into() }
    }

    fn now() -> Moment {
        Moment("2026-11-22T10:42:00.000+00:00".into())
    }

    fn open() -> Drafts {
        let drafts = Drafts::default();
        drafts.open(Path::new("journal"), Gate::Open);
        drafts
    }

    #[test]
    fn no_edit_is_taken_while_locked_or_reading_only() {
        let drafts = Drafts::default();
        assert_eq!(drafts.hold(step(1, "a")), Err(AppError::Locked));
        drafts.open(Path::new("journal"), Gate::ReadingOnly);
        assert_eq!(drafts.hold(step(1, "a")), Err(AppError::ReadingOnly));
    }

    #[test]
    fn the_last_edit_of_a_thing_wins_and_things_keep_their_order() {
        let drafts = open();
        assert_eq!(drafts.hold(step(1, "a")), Ok(true));
        assert_eq!(drafts.hold(step(2, "b")), Ok(false));
        assert_eq!(drafts.hold(step(1, "c")), Ok(false));
        assert_eq!(drafts.take(), [step(1, "c"), step(2, "b")]);
        assert!(drafts.held().is_empty());
    }

    #[test]
    fn what_is_put_back_gives_way_to_what_is_newer() {
        let drafts = open();
        drafts.hold(step(1, "old")).unwrap();
        drafts.hold(step(2, "kept")).unwrap();
        let taken = drafts.take();
        drafts.hold(step(1, "new")).unwrap();
        drafts.put_back(taken, now());
        assert_eq!(drafts.held(), [step(2, "kept"), step(1, "new")]);
    }

    #[test]
    fn what_could_not_be_written_waits_for_its_own_journal() {
        let drafts = open();
        drafts.hold(step(1, "a")).unwrap();
        drafts.close(Some(Path::new("journal")));
        assert!(drafts.held().is_empty());
        drafts.open(Path::new("another"), Gate::Open);
        assert!(drafts.held().is_empty());
        drafts.close(Some(Path::new("another")));
        drafts.open(Path::new("journal"), Gate::Open);
        assert_eq!(drafts.held(), [step(1, "a")]);
        drafts.close(None);
        drafts.open(Path::new("journal"), Gate::Open);
        assert!(drafts.held().is_empty());
    }

    #[test]
    fn waiting_ends_when_an_edit_is_due_and_when_it_is_told_to() {
        let drafts = open();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| (drafts.wait(), Instant::now()));
            let start = Instant::now();
            drafts.hold(step(1, "a")).unwrap();
            let (due, at) = waiting.join().unwrap();
            assert!(due && at - start >= HOLD, "{:?}", at - start);
            drafts.take();
            let waiting = scope.spawn(|| drafts.wait());
            drafts.end();
            assert!(!waiting.join().unwrap());
        });
    }

    #[test]
    fn retries_come_slower_and_the_moment_of_the_first_failure_is_kept() {
        let drafts = open();
        drafts.hold(step(1, "a")).unwrap();
        let wait_after_failure = |moment: &str| {
            let since = drafts.put_back(drafts.take(), Moment(moment.into()));
            (since, drafts.lock().due.unwrap() - Instant::now())
        };
        let (since, first) = wait_after_failure("first");
        let (still, second) = wait_after_failure("second");
        assert_eq!((since.0.as_str(), still.0.as_str()), ("first", "first"));
        assert!(second > first);
        for _ in 0..100 {
            assert!(wait_after_failure("later").1 <= LONGEST_RETRY);
        }
        drafts.take();
        drafts.written();
        assert_eq!(wait_after_failure("again").0.0, "again");
    }
}
