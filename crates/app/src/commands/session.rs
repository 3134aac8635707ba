//! Making, opening and locking a journal.

use candor_journal::model::Wording;
use candor_locales::Words;
use candor_vault::{Passphrase, inspect};

use crate::api::{
    AppEvent, AppState, BroughtIn, FilePlace, LockReason, Platform, RecoverySheet, SecretText, UnlockSecret,
    UnsavedWords,
};
use crate::app::{App, Core};
use crate::clock;
use crate::directories::JOURNAL_FILE;
use crate::drafts::Unsaved;
use crate::error::AppError;
use crate::host::FileKind;
use crate::last_seen::Mark;
use crate::noticed::Noticed;
use crate::opening;
use crate::reading_back::Told;
use crate::rescue;
use crate::session::{Closed, Pending, Session};
use crate::strength;

impl App {
    /// Where the session stands.
    ///
    /// # Errors
    /// None.
    pub fn app_state(&self) -> Result<AppState, AppError> {
        let preferences = self.core.stored().preferences.clone();
        // Looked for with no session in hand: the journal may lie on a disk that takes its time.
        let waiting = self.core.words_waiting_for_closed();
        let session = self.core.session();
        let mut taken_away = None;
        let (path, open, locked_because) = match &*session {
            Session::FirstRun(closed) | Session::Locked(closed) => {
                taken_away = closed.taken_away.as_deref().map(|path| self.core.directories.place(path));
                (&*closed.path, None, closed.because)
            }
            // The example, or a copy, is shown under the name of the journal that it stands before.
            Session::Unlocked(open) => (open.journal_path(), Some(open), None),
        };
        Ok(AppState {
            phase: session.phase(),
            preferences,
            system_language: system_language(),
            place: self.core.directories.place(path),
            settings: open.map(|open| open.settings.clone()),
            reading_only: open.is_some_and(|open| open.reading_only),
            older: open.is_some_and(|open| open.older),
            file_notes: open.map_or_else(Vec::new, |open| {
                open.noticed.iter().map(|noticed| noticed.shown(&self.core.directories)).collect()
            }),
            recovery_unchecked: open.is_some_and(|open| open.journal.database().has_unchecked_recovery_key()),
            taken_away,
            locked_because,
            copy: self.core.copy_in_hand(&session),
            unsaved: if open.is_some() { self.core.unsaved_words() } else { waiting },
            brought_in: open.and_then(|open| self.core.shown(&open.brought_in)),
            saved: open.and_then(|open| open.saved.clone()),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            platform: platform(),
        })
    }

    /// First run: asks for a folder for the new journal.
    ///
    /// # Errors
    /// [`AppError::Unexpected`] while a journal is open, [`AppError::AlreadyExists`] when one is there already.
    pub fn place_choose(&self) -> Result<Option<FilePlace>, AppError> {
        self.core.session().locked("place_choose")?;
        let Some(folder) = self.core.host.choose_folder() else { return Ok(None) };
        let path = folder.join(JOURNAL_FILE);
        if path.exists() {
            return Err(AppError::AlreadyExists);
        }
        let place = self.core.directories.place(&path);
        let mut session = self.core.session();
        session.locked("place_choose")?.path = path;
        Ok(Some(place))
    }

    /// First run: holds the passphrase and makes a recovery key.
    ///
    /// # Errors
    /// [`AppError::PassphraseTooShort`], or [`AppError::Unexpected`] while a journal is open.
    pub fn journal_prepare(&self, passphrase: SecretText) -> Result<RecoverySheet, AppError> {
        strength::check(&passphrase)?;
        let pending = Pending::new(Passphrase::new(&passphrase.0))?;
        let sheet = pending.sheet();
        self.core.session().locked("journal_prepare")?.pending = Some(pending);
        Ok(sheet)
    }

    /// Whether the retyped group is the one asked for. While a journal is open, the key that was made opens it alone from
    /// then on; until then the one before does too.
    ///
    /// # Errors
    /// [`AppError::Unexpected`] when no key was made; those of the disk, with both keys as they were.
    pub fn recovery_confirm(&self, text: SecretText) -> Result<bool, AppError> {
        let mut session = self.core.session();
        if let Session::Unlocked(open) = &mut *session {
            let made = open.made_key.as_ref().ok_or_else(|| AppError::unexpected("recovery_confirm"))?;
            if !made.is_group(&text.0) {
                return Ok(false);
            }
            open.journal.database_mut().keep_only_recovery_key(&made.key)?;
            open.made_key = None;
            return Ok(true);
        }
        let pending = &mut session.locked("recovery_confirm")?.pending;
        let pending = pending.as_mut().ok_or_else(|| AppError::unexpected("recovery_confirm"))?;
        Ok(pending.confirm(&text.0))
    }

    /// First run: makes the journal that was prepared and opens it.
    ///
    /// # Errors
    /// [`AppError::Unexpected`] when nothing was prepared or the recovery key was not confirmed,
    /// [`AppError::AlreadyExists`], [`AppError::Busy`], and those of the disk. What was prepared is kept then.
    pub fn journal_create(&self, wording: Wording) -> Result<AppState, AppError> {
        let work = self.core.trying.begin()?;
        let (path, pending) = {
            let mut session = self.core.session();
            let closed = session.locked("journal_create")?;
            let pending = closed.pending.take_if(|pending| pending.is_confirmed);
            (closed.path.clone(), pending.ok_or_else(|| AppError::unexpected("journal_create"))?)
        };
        match opening::create(
            &path,
            &pending,
            self.core.options.passphrase_cost,
            wording,
            &self.core.options.clock,
        ) {
            Ok(open) => {
                self.core.install(open, work)?;
                self.app_state()
            }
            Err(error) => {
                self.core.session().locked("journal_create")?.pending = Some(pending);
                Err(error)
            }
        }
    }

    /// Asks for an existing journal file and shows its lock screen. A copy does not become the journal by that: it is
    /// offered to be looked into or brought back.
    ///
    /// # Errors
    /// Why the file is no journal that could be opened, or [`AppError::Unexpected`] while one is open.
    pub fn journal_choose(&self) -> Result<Option<AppState>, AppError> {
        self.core.session().locked("journal_choose")?;
        let Some(path) = self.core.host.choose_file_to_open(FileKind::Journal) else { return Ok(None) };
        inspect(&path).map_err(|error| self.core.with_copies(error.into(), &path))?;
        let is_copy = self.core.is_copy(&path);
        {
            let mut session = self.core.session();
            let closed = session.locked("journal_choose")?;
            // Whatever is being tried was of the file before.
            self.core.trying.stop();
            self.core.trying.forget();
            let (path, copy) = if is_copy { (closed.path.clone(), Some(path)) } else { (path, None) };
            *session = Session::Locked(Closed {
                path,
                because: None,
                copy,
                taken_away: None,
                file_id: None,
                pending: None,
            });
        }
        self.app_state().map(Some)
    }

    /// Makes an example journal that lasts until it is locked, and opens it.
    ///
    /// # Errors
    /// [`AppError::Unexpected`] while a journal is open, [`AppError::Busy`], and those of the disk.
    pub fn example_open(&self) -> Result<AppState, AppError> {
        let work = self.core.trying.begin()?;
        let over = self.core.session().locked("example_open")?.path.clone();
        let language = self.core.language();
        let open = opening::create_example(
            &self.core.directories.examples(),
            &language,
            over,
            &self.core.options.clock,
        )?;
        self.core.install(open, work)?;
        self.app_state()
    }

    /// Opens the journal.
    ///
    /// # Errors
    /// Why it does not open; nothing was written then. [`AppError::Busy`] while it is being opened already;
    /// [`AppError::CostUnusual`] until [`App::cost_accept`]; [`AppError::Stopped`].
    pub fn unlock(&self, secret: UnlockSecret) -> Result<AppState, AppError> {
        self.open(&secret, false)
    }

    /// Opens a damaged journal as far as it can be read.
    ///
    /// # Errors
    /// As [`App::unlock`].
    pub fn unlock_reading_only(&self, secret: UnlockSecret) -> Result<AppState, AppError> {
        self.open(&secret, true)
    }

    fn open(&self, secret: &UnlockSecret, reading_only: bool) -> Result<AppState, AppError> {
        let work = self.core.trying.begin()?;
        let (path, copy) = match &*self.core.session() {
            Session::Locked(closed) => (closed.path.clone(), closed.copy.clone()),
            Session::FirstRun(_) => return Err(AppError::Missing),
            Session::Unlocked(_) => return Err(AppError::AlreadyOpen),
        };
        // The session is free meanwhile: deriving the key takes its time, and the page may ask how things stand.
        let kept = if copy.is_none() { self.core.kept_from_writing(&path) } else { None };
        // A copy is only ever read, whichever way it is opened.
        let reads_only = reading_only || copy.is_some() || kept.is_some();
        let mut open = opening::open(&self.core, copy.as_ref().unwrap_or(&path), secret, reads_only)
            .map_err(|error| self.core.with_copies(error, &path))?;
        if let Some(kept) = kept {
            open.noticed = vec![match kept {
                Noticed::MadeCopy(_) => Noticed::MadeCopy(open.journal.last_used_day()?),
                other => other,
            }];
        }
        open.copies.stands_before = copy.map(|_| path);
        self.core.install(open, work)?;
        self.app_state()
    }

    /// Stops trying a secret, or taking something in. It ends within moments, and nothing is changed by it.
    ///
    /// # Errors
    /// None.
    pub fn work_stop(&self) -> Result<(), AppError> {
        self.core.trying.stop();
        Ok(())
    }

    /// The person knows how much work the file in hand asks for, and wants it tried all the same.
    ///
    /// # Errors
    /// None.
    pub fn cost_accept(&self) -> Result<(), AppError> {
        self.core.trying.agree();
        Ok(())
    }

    /// The person knows what was told of the file: that it is older than the one last seen here, or another line, or what
    /// else was noticed. It is taken for the newest from now on; another line, and a copy that is made the journal, can be
    /// written in from the next unlock on.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub fn older_accept(&self) -> Result<AppState, AppError> {
        {
            let mut session = self.core.session();
            let open = session.unlocked()?;
            let is_gone_on_with = open.noticed.iter().any(Noticed::keeps_from_writing);
            if std::mem::take(&mut open.older) || is_gone_on_with {
                self.core.last_seen().accept(&Mark::of(open.journal.database()));
            }
            open.noticed.clear();
        }
        self.app_state()
    }

    /// Writes what is held, closes the journal, wipes the keys and reloads the page.
    ///
    /// # Errors
    /// None: what could not be written is kept sealed and written when the journal is opened again.
    pub fn lock(&self) -> Result<(), AppError> {
        self.core.close(LockReason::Asked);
        Ok(())
    }

    /// Something was touched.
    ///
    /// # Errors
    /// None.
    pub fn activity(&self) -> Result<(), AppError> {
        let was_told = self.core.idle().touch(self.core.clock());
        if was_told {
            self.core.host.emit(AppEvent::Staying);
        }
        Ok(())
    }

    /// The page has painted its first view. Showing the window is the shell's part.
    ///
    /// # Errors
    /// None.
    pub fn painted(&self) -> Result<(), AppError> {
        tracing::debug!("painted");
        Ok(())
    }

    /// The page is there. Whoever waits for its last words is the shell.
    ///
    /// # Errors
    /// None.
    pub fn still_here(&self) -> Result<(), AppError> {
        Ok(())
    }

    /// Closes the app, after writing what is held.
    ///
    /// # Errors
    /// Why what is held could not be written, or [`AppError::WordsNotSaved`] when words wait for the journal that is
    /// locked. The app stays then, and the page is told to ask.
    pub fn quit(&self) -> Result<(), AppError> {
        let asked = self.core.with_events(|events| {
            let mut session = self.core.session_to_close();
            let written = session.unlocked().and_then(|open| self.core.write_all(open, events));
            drop(session);
            match written {
                Ok(()) => Ok(()),
                Err(AppError::Locked) => {
                    self.core.words_waiting_for_closed().map_or(Ok(()), |_| Err(AppError::WordsNotSaved))
                }
                Err(error) => Err(error),
            }
        });
        if let Err(error) = asked {
            let moved = error == AppError::Moved;
            let words = self.core.words_not_in_the_journal();
            if let Some(UnsavedWords { since, kept }) =
                words.or_else(|| moved.then(|| UnsavedWords { since: clock::now(), kept: true }))
            {
                self.core.host.emit(AppEvent::QuitAsks { since, kept, moved });
            }
            return Err(error);
        }
        self.end();
        Ok(())
    }

    /// Closes the app though words are not in the journal. They lie sealed in a file of their own, and are written when
    /// the journal is opened again.
    ///
    /// # Errors
    /// [`AppError::WordsNotSaved`] when they are in memory alone: the app stays.
    pub fn quit_anyway(&self) -> Result<(), AppError> {
        if !self.core.drafts.is_secure()
            || self.core.words_not_in_the_journal().is_some_and(|words| !words.kept)
        {
            return Err(AppError::WordsNotSaved);
        }
        self.end();
        Ok(())
    }

    /// Writes a journal whose file was taken away into a file that is found again, in a folder of the person's choice
    /// or where it was, and locks it. The words that are held are written when it is opened there.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk; the journal stays open then.
    pub fn rescue(&self, choose_folder: bool) -> Result<(), AppError> {
        self.core.session().unlocked()?;
        let chosen = if choose_folder {
            let Some(folder) = self.core.host.choose_folder() else { return Ok(()) };
            Some(folder)
        } else {
            None
        };
        {
            let mut session = self.core.session();
            let open = session.unlocked()?;
            // It may be back by now: then nothing has to be done.
            if rescue::was_taken_away(open) {
                let language = self.core.language();
                let path =
                    rescue::write_elsewhere(open, chosen.as_deref(), &self.core.directories, &language)?;
                open.rescued = Some(path);
            }
        }
        self.core.close(LockReason::Asked);
        Ok(())
    }

    fn end(&self) {
        self.core.shut();
        self.core.host.exit();
    }
}

impl Core {
    /// The language of the app now.
    pub(crate) fn language(&self) -> String {
        let chosen = self.stored().preferences.language.clone();
        Words::new(&chosen.unwrap_or_else(system_language)).language().to_owned()
    }

    /// Words that are held while the journal is open, and could not be written.
    fn unsaved_words(&self) -> Option<UnsavedWords> {
        self.drafts.unsaved().map(|Unsaved { since, kept, .. }| UnsavedWords { since, kept })
    }

    /// Words that wait for the journal of the lock screen. None while it is open.
    fn words_waiting_for_closed(&self) -> Option<UnsavedWords> {
        let (path, last) = match &*self.session() {
            Session::FirstRun(closed) | Session::Locked(closed) => (closed.path.clone(), closed.file_id),
            Session::Unlocked(_) => return None,
        };
        let id = inspect(&path).ok().map(|header| header.file_id).or(last);
        self.waiting_words(id).map(|(since, kept)| UnsavedWords { since, kept })
    }

    fn words_not_in_the_journal(&self) -> Option<UnsavedWords> {
        self.unsaved_words().or_else(|| self.words_waiting_for_closed())
    }

    /// What came of words of an earlier session, where there is something to tell.
    fn shown(&self, told: &Told) -> Option<BroughtIn> {
        let damaged = told.damaged.iter().map(|path| self.directories.place(path)).collect();
        (*told != Told::default()).then_some(BroughtIn { pages: told.pages, damaged })
    }
}

/// The system's language as a BCP 47 tag. A POSIX system can also name none ("C").
fn system_language() -> String {
    let is_language = |tag: &String| matches!(tag.split('-').next().map_or(0, str::len), 2 | 3);
    sys_locale::get_locale().filter(is_language).unwrap_or_else(|| candor_locales::FALLBACK.to_owned())
}

fn platform() -> Platform {
    if cfg!(target_os = "macos") {
        Platform::MacOs
    } else if cfg!(windows) {
        Platform::Windows
    } else {
        Platform::Linux
    }
}
