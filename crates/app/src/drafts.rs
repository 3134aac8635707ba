//! Edits that are held until they are written.
//!
//! An edit is here as soon as the page has sent it, and in the side file before the page is told so; a thread writes
//! what is held into the journal a moment later, and everything that reads or closes the journal writes it first. What
//! cannot be written stays, each by itself, and is tried again.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use candor_journal::model::{Edit, Moment};
use candor_vault::SideKey;

use crate::edits::{digest, same_thing};
use crate::error::AppError;
use crate::held::{Held, Which};
use crate::keeper::{Keeper, Parked};
use crate::side_file::{FileId, Record};

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
    /// The journal is being sealed anew: there is no key for words that cannot be written.
    Busy,
}

/// How an edit was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Taken {
    /// Nothing was held before.
    pub(crate) is_first: bool,
    /// It is in the side file, or nobody needs it there.
    pub(crate) is_kept: bool,
}

/// What could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unsaved {
    /// Since when.
    pub(crate) since: Moment,
    /// How many things.
    pub(crate) things: u32,
    /// Why: what concerns them all before what concerns one.
    pub(crate) error: AppError,
    /// Whether they would find a place as pages of their own.
    pub(crate) apart: bool,
    /// Whether they lie sealed in the side file.
    pub(crate) kept: bool,
}

#[derive(Default)]
struct State {
    gate: Gate,
    held: Vec<Held>,
    /// What was taken to be written and is not known to be.
    writing: Vec<Held>,
    /// Keeps what is held outside of memory; none for the example, whose words nobody needs.
    keeper: Option<Keeper>,
    /// Words that no folder took when their journal was closed, sealed.
    parked: Vec<Parked>,
    ended: bool,
}

impl Drafts {
    /// Whether what an edit's thing says now is of use: nothing of it is held yet.
    pub(crate) fn wants_base(&self, edit: &Edit) -> bool {
        let state = self.lock();
        let known = |held: &Held| same_thing(&held.edit, edit) && !held.bases.is_empty();
        state.gate == Gate::Open
            && state.keeper.is_some()
            && !state.held.iter().chain(&state.writing).any(known)
    }

    /// Holds an edit in place of an earlier one of the same thing, and keeps it outside of memory.
    ///
    /// # Errors
    /// [`AppError::Locked`], [`AppError::ReadingOnly`] or [`AppError::Busy`].
    pub(crate) fn hold(&self, edit: Edit, base: Option<String>, now: Moment) -> Result<Taken, AppError> {
        let mut state = self.lock();
        match state.gate {
            Gate::Closed => return Err(AppError::Locked),
            Gate::ReadingOnly => return Err(AppError::ReadingOnly),
            Gate::Busy => return Err(AppError::Busy),
            Gate::Open => {}
        }
        let is_first = state.held.iter().all(|held| held.failures > 0);
        let index = state.held.iter().position(|held| same_thing(&held.edit, &edit));
        let index = if let Some(index) = index {
            let held = &mut state.held[index];
            held.edit = Arc::new(edit);
            if held.bases.is_empty() {
                held.bases.extend(base);
            }
            index
        } else {
            let mut bases: Vec<_> = base.into_iter().collect();
            // What is being written just now may be in the journal a moment later, or may not.
            if let Some(writing) = state.writing.iter().find(|writing| same_thing(&writing.edit, &edit)) {
                bases.extend(writing.bases.iter().cloned());
                bases.push(digest(&writing.edit));
            }
            let record = Record { since: now, bases, apart: false, round: 0, edit };
            state.held.push(Held::new(record, false));
            state.held.len() - 1
        };
        let State { held, keeper, .. } = &mut *state;
        let is_kept = keeper.as_mut().is_none_or(|keeper| keeper.keep(&held[index], held));
        self.changed.notify_all();
        Ok(Taken { is_first, is_kept })
    }

    /// Holds what was read back from an earlier session.
    pub(crate) fn hold_again(&self, held: Vec<Held>) {
        let mut state = self.lock();
        state.held = held;
        self.changed.notify_all();
    }

    /// Takes what is held, in order, for writing. The caller holds the session, and says how it went with
    /// [`Drafts::put_back`].
    pub(crate) fn take(&self, which: Which) -> Vec<Held> {
        let mut state = self.lock();
        let now = Instant::now();
        let (ready, rest) =
            std::mem::take(&mut state.held).into_iter().partition(|held: &Held| held.is_ready(which, now));
        state.held = rest;
        state.writing.clone_from(&ready);
        ready
    }

    /// Puts back what could not be written, to be tried again later. What was held meanwhile is newer and wins. Answers
    /// what is not saved now.
    pub(crate) fn put_back(&self, failed: Vec<Held>) -> Option<Unsaved> {
        let mut state = self.lock();
        let State { held, writing, keeper, .. } = &mut *state;
        let wrote = writing.len() > failed.len();
        writing.clear();
        let mut all = Vec::with_capacity(failed.len() + held.len());
        for failed in failed {
            match held.iter_mut().find(|newer| same_thing(&newer.edit, &failed.edit)) {
                Some(newer) => *newer = Held { edit: Arc::clone(&newer.edit), ..failed },
                None => all.push(failed),
            }
        }
        all.append(held);
        *held = all;
        if let Some(keeper) = keeper {
            keeper.tidy(held, wrote);
            if held.iter().any(|held| held.error.is_some()) {
                keeper.secure(held);
            }
        }
        self.changed.notify_all();
        unsaved(&state)
    }

    /// What could not be written and is held.
    pub(crate) fn unsaved(&self) -> Option<Unsaved> {
        unsaved(&self.lock())
    }

    /// Lets what cannot be written in its place become pages of their own.
    pub(crate) fn set_apart(&self) {
        let mut state = self.lock();
        for held in &mut state.held {
            held.apart |= held.error.as_ref().is_some_and(AppError::is_of_one_thing);
        }
    }

    /// Whether everything that is held would outlast the program, on the disk.
    pub(crate) fn is_secure(&self) -> bool {
        let mut state = self.lock();
        let State { held, keeper, .. } = &mut *state;
        held.is_empty() || keeper.as_mut().is_none_or(|keeper| keeper.secure(held))
    }

    /// What is held now.
    pub(crate) fn held(&self) -> Vec<Edit> {
        self.lock().held.iter().map(|held| Edit::clone(&held.edit)).collect()
    }

    /// Takes edits for a journal that was opened.
    pub(crate) fn open(&self, gate: Gate, keeper: Option<Keeper>) {
        let mut state = self.lock();
        (state.gate, state.keeper) = (gate, keeper);
    }

    /// Takes no edits while the journal is sealed anew, unless some are held that could not be written.
    ///
    /// # Errors
    /// Why they could not.
    pub(crate) fn pause(&self) -> Result<(), AppError> {
        let mut state = self.lock();
        if let Some(unsaved) = unsaved(&state) {
            return Err(unsaved.error);
        }
        if !state.held.is_empty() {
            return Err(AppError::Busy);
        }
        state.gate = Gate::Busy;
        Ok(())
    }

    /// Takes edits again, under another key.
    pub(crate) fn resume(&self, key: SideKey, id: FileId) {
        let mut state = self.lock();
        state.gate = Gate::Open;
        if let Some(keeper) = &mut state.keeper {
            keeper.change_key(key, id);
        }
    }

    /// Takes no more edits. What could not be written is kept sealed for the journal, on the disk or, where no folder
    /// takes it, in memory. No word stays in clear.
    pub(crate) fn close(&self) {
        let mut state = self.lock();
        let held = std::mem::take(&mut state.held);
        if let Some(keeper) = state.keeper.take() {
            let parked = keeper.park(&held);
            state.parked.extend(parked);
        }
        let parked = std::mem::take(&mut state.parked);
        *state = State { parked, ended: state.ended, ..State::default() };
    }

    /// Since when words wait in memory alone for a journal, after one more try to bring them to the disk.
    pub(crate) fn in_memory(&self, folders: &[PathBuf], id: Option<FileId>) -> Option<Moment> {
        let mut state = self.lock();
        state.parked.retain(|parked| !parked.bring_to_disk(folders));
        state.parked.iter().filter(|parked| id.is_none_or(|id| parked.id() == id)).map(Parked::since).next()
    }

    /// Takes the words that wait in memory for a journal.
    pub(crate) fn take_parked(&self, id: FileId) -> Vec<Parked> {
        let mut state = self.lock();
        let (ours, others) = std::mem::take(&mut state.parked).into_iter().partition(|one| one.id() == id);
        state.parked = others;
        ours
    }

    /// A file that is not needed once everything is written that is held now.
    pub(crate) fn comes_from(&self, path: &Path) {
        if let Some(keeper) = &mut self.lock().keeper {
            keeper.comes_from(path);
        }
    }

    /// Keeps what was read back from an earlier session, and lets go of where it came from.
    pub(crate) fn settle(&self) {
        let mut state = self.lock();
        let State { held, keeper, .. } = &mut *state;
        if let Some(keeper) = keeper {
            keeper.tidy(held, true);
            keeper.secure(held);
        }
    }

    /// Waits until something that is held is to be written. `false` at the end.
    pub(crate) fn wait(&self) -> bool {
        let mut state = self.lock();
        loop {
            if state.ended {
                return false;
            }
            let due = state.held.iter().map(|held| held.due).min();
            let rest = due.map(|due| due.saturating_duration_since(Instant::now()));
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

fn unsaved(state: &State) -> Option<Unsaved> {
    let failed = || state.held.iter().filter_map(|held| held.error.as_ref().map(|error| (held, error)));
    let (_, first) = failed().next()?;
    let error = failed().map(|(_, error)| error).find(|error| !error.is_of_one_thing()).unwrap_or(first);
    Some(Unsaved {
        since: failed()
            .map(|(held, _)| &held.since)
            .min_by_key(|since| since.0.parse::<jiff::Timestamp>().ok())?
            .clone(),
        things: u32::try_from(failed().count()).unwrap_or(u32::MAX),
        error: error.clone(),
        apart: error.is_of_one_thing() && failed().any(|(held, _)| !held.apart),
        kept: state.keeper.as_ref().is_none_or(Keeper::has_all),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::held::{HOLD, LONGEST_RETRY};

    fn step(number: u8, notes: &str) -> Edit {
        Edit::Step { number, own_words: String::new(), notes: notes.into() }
    }

    fn now() -> Moment {
        Moment("2026-11-22T10:42:00.000+00:00".into())
    }

    fn later() -> Moment {
        Moment("2026-11-22T10:43:00.000+00:00".into())
    }

    /// Drafts of a journal whose words nobody needs outside of memory.
    fn open() -> Drafts {
        let drafts = Drafts::default();
        drafts.open(Gate::Open, None);
        drafts
    }

    fn hold(drafts: &Drafts, edit: Edit) -> Result<bool, AppError> {
        drafts.hold(edit, None, now()).map(|taken| taken.is_first)
    }

    fn edits(held: &[Held]) -> Vec<Edit> {
        held.iter().map(|held| Edit::clone(&held.edit)).collect()
    }

    #[test]
    fn no_edit_is_taken_while_locked_or_reading_only_or_sealed_anew() {
        let drafts = Drafts::default();
        assert_eq!(hold(&drafts, step(1, "a")), Err(AppError::Locked));
        drafts.open(Gate::ReadingOnly, None);
        assert_eq!(hold(&drafts, step(1, "a")), Err(AppError::ReadingOnly));
        drafts.open(Gate::Open, None);
        drafts.pause().unwrap();
        assert_eq!(hold(&drafts, step(1, "a")), Err(AppError::Busy), "the page keeps it");
    }

    #[test]
    fn nothing_is_sealed_anew_over_words_that_are_held() {
        let drafts = open();
        hold(&drafts, step(1, "a")).unwrap();
        assert_eq!(drafts.pause(), Err(AppError::Busy));
        let failed =
            drafts.take(Which::All).into_iter().map(|held| held.failed(AppError::DiskFull)).collect();
        drafts.put_back(failed);
        assert_eq!(drafts.pause(), Err(AppError::DiskFull));
        assert_eq!(hold(&drafts, step(2, "b")), Ok(true), "edits are taken as before");
    }

    #[test]
    fn the_last_edit_of_a_thing_wins_and_things_keep_their_order() {
        let drafts = open();
        assert_eq!(hold(&drafts, step(1, "a")), Ok(true));
        assert_eq!(hold(&drafts, step(2, "b")), Ok(false));
        assert_eq!(hold(&drafts, step(1, "c")), Ok(false));
        assert_eq!(edits(&drafts.take(Which::All)), [step(1, "c"), step(2, "b")]);
        assert!(drafts.held().is_empty());
    }

    #[test]
    fn what_is_put_back_gives_way_to_what_is_newer_and_keeps_since_when_it_waits() {
        let drafts = open();
        hold(&drafts, step(1, "old")).unwrap();
        hold(&drafts, step(2, "kept")).unwrap();
        let failed =
            drafts.take(Which::All).into_iter().map(|held| held.failed(AppError::DiskFull)).collect();
        drafts.hold(step(1, "new"), None, later()).unwrap();
        let unsaved = drafts.put_back(failed).unwrap();
        assert_eq!(drafts.held(), [step(2, "kept"), step(1, "new")]);
        assert_eq!((unsaved.since, unsaved.things), (now(), 2));
    }

    #[test]
    fn what_failed_waits_longer_each_time_and_keeps_nothing_else_waiting() {
        let drafts = open();
        hold(&drafts, step(1, "a")).unwrap();
        let wait_after_failure = || {
            let failed =
                drafts.take(Which::All).into_iter().map(|held| held.failed(AppError::DiskFull)).collect();
            drafts.put_back(failed);
            drafts.lock().held[0].due - Instant::now()
        };
        let (first, second) = (wait_after_failure(), wait_after_failure());
        assert!(second > first);
        for _ in 0..100 {
            assert!(wait_after_failure() <= LONGEST_RETRY);
        }
        hold(&drafts, step(2, "b")).unwrap();
        assert_eq!(edits(&drafts.take(Which::Ready)), [step(2, "b")]);
        drafts.put_back(Vec::new());
        assert_eq!(drafts.held(), [step(1, "a")]);
    }

    #[test]
    fn what_concerns_all_is_told_before_what_concerns_one() {
        let drafts = open();
        for number in 1..=3 {
            hold(&drafts, step(number, "a")).unwrap();
        }
        let errors = [AppError::NotFound, AppError::DiskFull, AppError::unexpected("database 19")];
        let failed = drafts.take(Which::All).into_iter().zip(errors).map(|(held, error)| held.failed(error));
        let unsaved = drafts.put_back(failed.collect()).unwrap();
        assert_eq!((unsaved.things, unsaved.error, unsaved.apart), (3, AppError::DiskFull, false));
        let failed = drafts.take(Which::All).into_iter().map(|held| held.failed(AppError::NotFound));
        assert!(drafts.put_back(failed.collect()).unwrap().apart, "they can become pages");
        drafts.set_apart();
        assert!(!drafts.unsaved().unwrap().apart, "they are to");
    }

    #[test]
    fn waiting_ends_when_an_edit_is_due_and_when_it_is_told_to() {
        let drafts = open();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| (drafts.wait(), Instant::now()));
            let start = Instant::now();
            hold(&drafts, step(1, "a")).unwrap();
            let (due, at) = waiting.join().unwrap();
            assert!(due && at - start >= HOLD, "{:?}", at - start);
            drafts.take(Which::Due);
            let waiting = scope.spawn(|| drafts.wait());
            drafts.end();
            assert!(!waiting.join().unwrap());
        });
    }
}
