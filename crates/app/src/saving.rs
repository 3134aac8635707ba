//! Writing what is held into the open journal, and telling how it went.

use std::sync::TryLockError;
use std::time::Duration;

use candor_journal::model::{Edit, Moment};

use crate::api::AppEvent;
use crate::app::Core;
use crate::clock;
use crate::drafts::{Gate, Unsaved};
use crate::edits::digest;
use crate::error::AppError;
use crate::held::{Held, Which};
use crate::keeper::Keeper;
use crate::reading_back;
use crate::session::Unlocked;
use crate::telling::{self, Events};

/// How often, and after what waits, the journal is asked what a thing says before an edit of it is taken without
/// knowing.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(1);

impl Core {
    /// Takes an edit. It outlasts the program when this returns: it is in the side file or, where that cannot be, the
    /// journal was asked to take it at once.
    ///
    /// # Errors
    /// [`AppError::Locked`], [`AppError::ReadingOnly`] or [`AppError::Busy`]. How the write goes is told in events.
    pub(crate) fn take_edit(&self, edit: Edit) -> Result<(), AppError> {
        let base = if self.drafts.wants_base(&edit) { self.base_of(&edit) } else { None };
        let before = telling::number();
        let taken = self.drafts.hold(edit, base, clock::now())?;
        if taken.is_first {
            // It may be written by now, and said so.
            self.teller.tell_one(&*self.host, before, AppEvent::Saving);
        }
        if !taken.is_kept {
            self.with_events(|events| {
                let mut session = self.session();
                let open = session.unlocked()?;
                // How it went is in the events.
                let _ = self.write_held(open, Which::Ready, events);
                Ok::<_, AppError>(())
            })?;
        }
        Ok(())
    }

    /// A digest of what an edit's thing says in the journal. Nobody waits long for it: an edit of which it is not known
    /// is never written over what its thing says after a crash.
    fn base_of(&self, edit: &Edit) -> Option<String> {
        for _ in 0..LOOKS {
            let mut session = match self.try_session() {
                Ok(session) => session,
                Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => {
                    std::thread::sleep(BETWEEN_LOOKS);
                    continue;
                }
            };
            return session.unlocked().ok()?.journal.standing(edit).ok().map(|now| digest(&now));
        }
        None
    }

    /// Begins to take edits for a journal that was opened, and brings in the words that an earlier session could not
    /// write. Answers how that went, where there were some.
    pub(crate) fn take_edits(&self, open: &mut Unlocked) -> Option<AppEvent> {
        if open.reading_only {
            self.drafts.open(Gate::ReadingOnly, None);
            return None;
        }
        if open.example_over.is_some() {
            self.drafts.open(Gate::Open, None);
            return None;
        }
        let vault = open.journal.database();
        let (id, folders) = (vault.file_id(), self.directories.side_files());
        let found = reading_back::find(&folders, &vault.side_key(), self.drafts.take_parked(id), id);
        self.drafts.open(Gate::Open, Some(Keeper::new(vault.side_key(), id, folders)));
        let language = self.language();
        let brought_in = reading_back::bring_in(&mut open.journal, found, &language);
        for source in &brought_in.sources {
            self.drafts.comes_from(source);
        }
        open.brought_in = brought_in.told;
        self.drafts.hold_again(brought_in.left);
        self.drafts.settle();
        brought_in.wrote.then(|| {
            self.note_saved(open);
            self.standing(open)
        })
    }

    /// Runs something with the open journal after what is held was written. Where that fails it runs all the same:
    /// the person can go on reading, and what is held is laid over what is read.
    ///
    /// # Errors
    /// [`AppError::Locked`], or those of `body`.
    pub(crate) fn read<T>(
        &self,
        body: impl FnOnce(&mut Unlocked) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        self.with_events(|events| {
            let mut session = self.session();
            let open = session.unlocked()?;
            let _ = self.write_held(open, Which::Ready, events);
            body(open).map_err(|error| self.with_copies(error, &open.path))
        })
    }

    /// Runs a change of the open journal after what is held was written. One thing that cannot be written keeps nobody
    /// from changing another.
    ///
    /// # Errors
    /// [`AppError::Locked`], [`AppError::ReadingOnly`], why nothing could be written, or those of `body`.
    pub(crate) fn change<T>(
        &self,
        body: impl FnOnce(&mut Unlocked) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        self.with_events(|events| {
            let mut session = self.session();
            let open = session.unlocked()?;
            if open.reading_only {
                return Err(AppError::ReadingOnly);
            }
            match self.write_held(open, Which::Ready, events) {
                Err(error) if !error.is_of_one_thing() => return Err(error),
                _ => {}
            }
            let value = body(open)?;
            self.note_saved(open);
            events.push(self.standing(open));
            Ok(value)
        })
    }

    /// Writes what is held, each edit by itself, and says in an event how it went.
    ///
    /// # Errors
    /// Why something is not written; it is still held.
    pub(crate) fn write_held(
        &self,
        open: &mut Unlocked,
        which: Which,
        events: &mut Events,
    ) -> Result<(), AppError> {
        let taken = self.drafts.take(which);
        if taken.is_empty() {
            return self.drafts.unsaved().map_or(Ok(()), |unsaved| Err(unsaved.error));
        }
        let (tried, mut failed, mut let_go) = (taken.len(), Vec::new(), None);
        for held in taken {
            match self.write_one(open, &held) {
                Ok(()) => {}
                // Where no word was written, nothing is to be kept of what is gone.
                Err(AppError::NotFound) if held.edit.words().is_empty() => let_go = Some(held.since),
                Err(error) => {
                    tracing::warn!(%error, "an edit could not be written, and is held");
                    failed.push(held.failed(error));
                }
            }
        }
        if failed.len() < tried {
            self.note_saved(open);
        }
        let unsaved = self.drafts.put_back(failed);
        if let (None, Some(since)) = (&unsaved, let_go) {
            let error = AppError::NotFound;
            events.push(AppEvent::NotSaved { since, error, things: 1, apart: false, kept: true });
            return Err(AppError::NotFound);
        }
        events.push(self.standing(open));
        unsaved.map_or(Ok(()), |unsaved| Err(unsaved.error))
    }

    /// Writes all that is held, and asks whether all that was written before would be found again.
    ///
    /// # Errors
    /// As [`Core::write_held`], and [`AppError::Moved`].
    pub(crate) fn write_all(&self, open: &mut Unlocked, events: &mut Events) -> Result<(), AppError> {
        self.write_held(open, Which::All, events)?;
        let place = place_of(open);
        if place.is_err() {
            events.push(self.standing(open));
        }
        place
    }

    fn write_one(&self, open: &mut Unlocked, held: &Held) -> Result<(), AppError> {
        if held.apart || held.from_before {
            reading_back::write(&mut open.journal, held, &self.language()).map(drop)
        } else {
            Ok(open.journal.apply(&held.edit).map(drop)?)
        }
    }

    /// Writes what is held, and takes no more edits until the drafts are resumed or closed.
    ///
    /// # Errors
    /// Why something is not written; edits are taken as before then.
    pub(crate) fn with_no_edits(&self, open: &mut Unlocked) -> Result<(), AppError> {
        self.write_held(open, Which::All, &mut Events::default())?;
        self.drafts.pause()
    }

    pub(crate) fn note_saved(&self, open: &mut Unlocked) {
        open.saved = Some(clock::now());
        open.has_log = true;
        self.quiet.written();
    }

    /// How saving stands, as an event.
    pub(crate) fn standing(&self, open: &Unlocked) -> AppEvent {
        match self.drafts.unsaved() {
            None => {
                let at = open.saved.clone().unwrap_or_else(clock::now);
                match place_of(open) {
                    Ok(()) => AppEvent::Saved { at },
                    Err(error) => {
                        AppEvent::NotSaved { since: at, error, things: 0, apart: false, kept: true }
                    }
                }
            }
            Some(Unsaved { since, things, error, apart, kept }) => {
                AppEvent::NotSaved { since, error, things, apart, kept }
            }
        }
    }

    /// Runs something, and then, with no lock in hand, tells the page what came of it.
    pub(crate) fn with_events<T>(&self, body: impl FnOnce(&mut Events) -> T) -> T {
        let mut events = Events::default();
        let value = body(&mut events);
        self.teller.tell(&*self.host, events);
        value
    }

    /// Since when words wait for a journal that is closed, and whether they would outlast the program.
    pub(crate) fn waiting_words(&self, id: Option<[u8; 16]>) -> Option<(Moment, bool)> {
        let folders = self.directories.side_files();
        let in_memory = self.drafts.in_memory(&folders, id);
        let on_disk = reading_back::waits(&folders, id);
        match (in_memory, on_disk) {
            (None, None) => None,
            (None, Some(since)) => Some((since, true)),
            (Some(since), None) => Some((since, false)),
            (Some(one), Some(other)) => Some((if one.0 < other.0 { one } else { other }, false)),
        }
    }
}

/// Whether what is written into the journal would be found again.
fn place_of(open: &Unlocked) -> Result<(), AppError> {
    Ok(open.journal.database().check_place()?)
}
