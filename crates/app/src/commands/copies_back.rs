//! Copies that are looked into, and copies that are brought back.

use candor_journal::model::{CopyReason, Target, WrittenSince};
use candor_vault::{Vault, inspect};

use crate::api::{AppState, InsideCopy, InsideName, InsideThing, KeptCopy, LockReason, Phase, UnlockSecret};
use crate::app::{App, Core};
use crate::copies::inside::Inside;
use crate::copies::restoring::ComingBack;
use crate::copies::{self, Shelf};
use crate::error::AppError;
use crate::last_seen::Mark;
use crate::opening;
use crate::session::{Closed, Session, Unlocked};

impl App {
    /// Locked: chooses a copy of the list, to be looked into by unlocking or to be brought back; or none.
    ///
    /// # Errors
    /// [`AppError::NotFound`], or [`AppError::Unexpected`] while a journal is open.
    pub fn copy_choose(&self, id: Option<String>) -> Result<AppState, AppError> {
        {
            let mut session = self.core.session();
            let path = id.map(|id| self.core.known_copy(&session, &id)).transpose()?.map(|known| known.path);
            let closed = session.locked("copy_choose")?;
            // Whatever is being tried was of the file before.
            self.core.trying.stop();
            self.core.trying.forget();
            closed.copy.clone_from(&path);
            let (journal, is_chosen) = (closed.path.clone(), path.is_some());
            // A copy can be all there is: then its page is the lock screen, and no new journal is offered.
            if is_chosen && session.phase() == Phase::FirstRun {
                *session = Session::Locked(Closed {
                    path: journal,
                    because: None,
                    copy: path,
                    taken_away: None,
                    file_id: None,
                    pending: None,
                });
            }
        }
        self.app_state()
    }

    /// Opens a copy to be looked into while the journal of today is open. Without a secret it opens with the journal's
    /// own key; one from before everything was sealed anew needs what opened it then. A log that was put aside is read with
    /// the file that it goes on from.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::WrongPassphrase`], [`AppError::Damaged`], [`AppError::LogWithoutItsFile`].
    pub fn copy_look(&self, id: String, secret: Option<UnlockSecret>) -> Result<InsideCopy, AppError> {
        let mut session = self.core.session();
        let known = self.core.known_copy(&session, &id)?;
        let vault = if known.shown.is_log {
            self.core.open_kept_log(&mut session, &known.path)?
        } else {
            self.core.trying.begin_open();
            open_copy(&self.core, session.unlocked()?, &known.path, secret.as_ref())?
        };
        let open = session.unlocked()?;
        let inside = Inside::of(vault, known.shown)?;
        let shown = inside.shown()?;
        open.copies.inside = Some(inside);
        Ok(shown)
    }

    /// How much was written since a copy was made, by what is in the two. It opens with the journal's own key, and nothing
    /// stays open.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::WrongPassphrase`] for one from before everything was sealed anew,
    /// [`AppError::Damaged`].
    pub fn copy_since(&self, id: String) -> Result<WrittenSince, AppError> {
        let mut session = self.core.session();
        let known = self.core.known_copy(&session, &id)?;
        let vault = if known.shown.is_log {
            self.core.open_kept_log(&mut session, &known.path)?
        } else {
            session.unlocked()?.journal.database().open_copy(&known.path)?
        };
        Inside::of(vault, known.shown)?.written_since(&session.unlocked()?.journal)
    }

    /// One thing in the copy that is looked into.
    ///
    /// # Errors
    /// [`AppError::NotFound`], also when none is looked into; those of reading.
    pub fn copy_read(&self, name: InsideName) -> Result<InsideThing, AppError> {
        let mut session = self.core.session();
        session.unlocked()?.copies.inside.as_ref().ok_or(AppError::NotFound)?.thing(name)
    }

    /// Takes one thing of the copy that is looked into over into the journal of today, as one change that can be
    /// undone. What is there now stays as it is beside it.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn copy_take_over(&self, name: InsideName) -> Result<Target, AppError> {
        self.core.change(|open| {
            let inside = open.copies.inside.as_ref().ok_or(AppError::NotFound)?;
            inside.take_over(&mut open.journal, name)
        })
    }

    /// Closes the copy that is looked into.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub fn copy_close(&self) -> Result<(), AppError> {
        self.core.session().unlocked()?.copies.inside = None;
        Ok(())
    }

    /// Brings a copy back: it is checked, what is there now is kept as a copy (while the journal is open) or beside it
    /// (while it is locked), and the journal is replaced at one stroke. An open journal is locked by that, since it
    /// opens with what opened the copy; a locked one is opened.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::WrongPassphrase`], [`AppError::Damaged`] when the copy is not well,
    /// [`AppError::AlreadyOpen`]; those of the disk. The journal is what it was then.
    pub fn copy_bring_back(&self, id: String, secret: Option<UnlockSecret>) -> Result<AppState, AppError> {
        let is_open = self.core.session().unlocked().is_ok_and(|open| open.copies.stands_before.is_none());
        if is_open {
            self.core.bring_back_open(&id, secret.as_ref())?;
        } else {
            let secret = secret.ok_or_else(|| AppError::unexpected("copy_bring_back"))?;
            self.bring_back_closed(&id, &secret)?;
        }
        self.app_state()
    }

    fn bring_back_closed(&self, id: &str, secret: &UnlockSecret) -> Result<(), AppError> {
        // A copy that is only read gives way to the journal that is made from it.
        if self.core.session().unlocked().is_ok() {
            self.core.shut();
        }
        let work = self.core.trying.begin()?;
        let (journal, copy, newest) = {
            let session = self.core.session();
            let journal = session.journal_path().to_owned();
            (journal, self.core.copy_of(&session, id)?, self.core.newest_sequence(&session))
        };
        let vault = self.core.with_secret(secret, |attempt| Vault::open_read_only(&copy, attempt))?;
        if let Some(folder) = journal.parent() {
            crate::files::make_private_folder(folder)?;
        }
        let coming = ComingBack::from_copy(&vault, &journal, newest)?;
        drop(vault);
        coming.take_the_place(&journal)?;
        self.core.takes_it_for_newest(&journal);
        self.core.session().locked("copy_bring_back")?.copy = None;
        let open = opening::open(&self.core, &journal, secret, false)
            .map_err(|error| self.core.with_copies(error, &journal))?;
        self.core.install(open, work)
    }
}

impl Core {
    /// The copy that was chosen on the lock screen, or that is open to be read in place of the journal.
    pub(crate) fn copy_in_hand(&self, session: &Session) -> Option<KeptCopy> {
        let path = match session {
            Session::FirstRun(closed) | Session::Locked(closed) => closed.copy.as_deref(),
            Session::Unlocked(open) => open.copies.stands_before.as_ref().map(|_| &*open.path),
        };
        path.and_then(|path| self.chosen_copy(path).ok())
    }

    /// Where a copy lies: one of the list, or the one that was chosen.
    fn copy_of(&self, session: &Session, id: &str) -> Result<std::path::PathBuf, AppError> {
        if let Session::FirstRun(closed) | Session::Locked(closed) = session
            && let Some(path) = &closed.copy
            && self.chosen_copy(path)?.id == id
        {
            return Ok(path.clone());
        }
        Ok(self.known_copy(session, id)?.path)
    }

    /// The highest sequence of the journal and its copies. What is brought back goes on from there, or it and the copies
    /// that are made of it would count as older than what they replaced.
    fn newest_sequence(&self, session: &Session) -> u64 {
        let journal = session.journal_path().to_owned();
        let paths = self.known_copies(session).into_iter().map(|known| known.path).chain([journal]);
        let newest = paths.filter_map(|path| inspect(path).ok()).map(|header| header.sequence).max();
        // The copy of today that is made first, and the session itself until it is closed, come on top.
        newest.map_or(0, |newest| newest + 100)
    }

    fn bring_back_open(&self, id: &str, secret: Option<&UnlockSecret>) -> Result<(), AppError> {
        let (path, newest) = {
            let session = self.session();
            (self.known_copy(&session, id)?.path, self.newest_sequence(&session))
        };
        self.trying.begin_open();
        let prepared = |open: &mut Unlocked| {
            let vault = open_copy(self, open, &path, secret)?;
            let journal = open.path.clone();
            let coming = ComingBack::from_copy(&vault, &journal, newest)?;
            drop(vault);
            open.copies.inside = None;
            Ok((coming, journal))
        };
        let is_read = self.session().unlocked()?.reading_only;
        let (coming, journal) = if is_read {
            // Nothing can have been written in it: the file itself is kept, beside what takes its place.
            self.read(prepared)?
        } else {
            self.change(|open| {
                let (coming, journal) = prepared(open)?;
                let copies_shelf = Shelf::beside(&journal);
                copies::make(open, &copies_shelf, CopyReason::BeforeRestore, &self.now())?;
                Ok((coming, journal))
            })?
        };
        // What was open is closed with all its words in it, and only then is its file replaced. The page is not loaded
        // anew before that, so that it finds what came of it.
        self.shut();
        let taken = coming.take_the_place(&journal);
        if taken.is_ok() {
            self.takes_it_for_newest(&journal);
        }
        if let Ok(closed) = self.session().locked("bring_back_open") {
            closed.because = Some(if taken.is_ok() { LockReason::BroughtBack } else { LockReason::Asked });
        }
        self.host.reload_page();
        taken.map(drop)
    }

    /// The person chose that file: nobody is told that it is older.
    fn takes_it_for_newest(&self, journal: &std::path::Path) {
        if let Ok(header) = inspect(journal) {
            self.last_seen().accept(&Mark::from(header));
        }
    }
}

/// Opens a copy to be read: with the journal's own key, or with a secret.
fn open_copy(
    core: &Core,
    open: &Unlocked,
    path: &std::path::Path,
    secret: Option<&UnlockSecret>,
) -> Result<Vault, AppError> {
    match secret {
        Some(secret) => core.with_secret(secret, |attempt| Vault::open_read_only(path, attempt)),
        None => Ok(open.journal.database().open_copy(path)?),
    }
}
