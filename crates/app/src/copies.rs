//! Copies of the journal: sealed as it is, checked from end to end, with a name that tells no day.
//!
//! A copy is known by what stands in its header, and the journal keeps its own list of when and why each was made. A
//! clock puts nothing in order here: see [`keeping`].

mod beside;
pub(crate) mod checking;
pub(crate) mod found;
pub(crate) mod inside;
mod keeping;
pub(crate) mod kept_logs;
pub(crate) mod recognising;
pub(crate) mod restoring;
pub(crate) mod shown;

use std::fs;
use std::path::{Path, PathBuf};

use candor_journal::JournalError;
use candor_journal::model::{CopyDraft, CopyPlace, CopyReason, ListedCopy, Moment};
use candor_vault::{Vault, VaultError};
use jiff::Zoned;

use crate::api::{AppEvent, CopyMade, CopyTrouble};
use crate::app::Core;
use crate::clock;
use crate::directories::{Directories, copies_folder};
use crate::error::AppError;
use crate::files;
use crate::held::Which;
use crate::places;
use crate::session::{OpenJournal, Unlocked};
use crate::telling::Events;

use found::Found;
use keeping::{Candidate, Now};

/// A folder in which copies of a journal are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shelf {
    pub(crate) place: CopyPlace,
    pub(crate) folder: PathBuf,
}

/// What an open journal's session knows of copies beside the list in the journal.
#[derive(Default)]
pub(crate) struct OfSession {
    /// The places at which a copy was made since the journal was opened.
    made: Vec<CopyPlace>,
    /// The day of use on which an older copy was last checked.
    checked_on: Option<u32>,
    /// A trouble that could not even be written down in the journal.
    unwritten: Vec<CopyTrouble>,
    /// A copy that is looked into.
    pub(crate) inside: Option<inside::Inside>,
    /// Set when what is open is a copy, to be read: the journal that the lock screen shows afterwards.
    pub(crate) stands_before: Option<PathBuf>,
}

/// A copy that was made.
pub(crate) struct Copy {
    pub(crate) path: PathBuf,
    pub(crate) at: Moment,
    pub(crate) bytes: u64,
}

impl Copy {
    pub(crate) fn shown(self, directories: &Directories) -> CopyMade {
        CopyMade { place: directories.place(&self.path), at: self.at, bytes: self.bytes }
    }
}

impl Shelf {
    /// The folder beside a journal.
    pub(crate) fn beside(journal: &Path) -> Self {
        Self { place: CopyPlace::Beside, folder: copies_folder(journal) }
    }

    /// The folder as the journal's list has it.
    fn listed(&self) -> Option<String> {
        (self.place == CopyPlace::Second).then(|| self.folder.to_string_lossy().into_owned())
    }

    fn holds(&self, copy: &ListedCopy) -> bool {
        copy.draft.folder == self.listed()
    }
}

impl Core {
    /// Every folder in which copies of a journal are made.
    pub(crate) fn shelves(&self, journal: &Path) -> Vec<Shelf> {
        let second = self.stored().second_place.clone();
        let second = second.map(|folder| Shelf { place: CopyPlace::Second, folder });
        [Shelf::beside(journal)].into_iter().chain(second).collect()
    }

    /// Now, where the person is.
    pub(crate) fn now(&self) -> Zoned {
        clock::zoned(self.clock())
    }
}

/// What a copy that a person makes elsewhere is called, where they do not say.
pub(crate) fn suggested_name() -> String {
    format!("candor copy.{}", found::EXTENSION)
}

impl Core {
    /// Makes a copy before much of the journal is changed at once. It stays until it is removed by hand, so one a day of
    /// use is made for each reason: what was done since the first of them can be undone singly. That none can be made is
    /// told, and keeps nobody from the change.
    ///
    /// Before something is destroyed none is made: it would keep what is to be gone.
    pub(crate) fn copy_before(&self, why: CopyReason) {
        let at = self.now();
        self.with_events(|events| {
            let mut session = self.session();
            let Ok(open) = session.unlocked() else { return };
            if open.reading_only || open.example_over.is_some() {
                return;
            }
            let copies_shelf = Shelf::beside(&open.path);
            if was_made_today(open, &copies_shelf, why).unwrap_or(false) {
                return;
            }
            // What is held belongs into it; what cannot be written keeps waiting.
            let _ = self.write_held(open, Which::Ready, events);
            match make(open, &copies_shelf, why, &at) {
                Ok(_) => events.push(AppEvent::CopyMadeBefore),
                Err(error) => note_trouble(open, copies_shelf.place, error, &at),
            }
            events.push(AppEvent::CopiesChanged);
        });
    }
}

/// Whether a copy was made for a reason on this day of use, and is still there.
fn was_made_today(open: &Unlocked, shelf: &Shelf, why: CopyReason) -> Result<bool, AppError> {
    let used = open.journal.used_days()?;
    let listed = open.journal.copies()?;
    Ok(listed.iter().any(|copy| {
        let is_there = shelf.holds(copy) && shelf.folder.join(&copy.draft.name).exists();
        copy.draft.why == why && copy.use_day == used && is_there
    }))
}

/// Writes a copy into a folder, checked from end to end before it gets its name. The journal's list does not know of
/// it yet.
///
/// # Errors
/// Those of the disk, and [`AppError::Damaged`] when a page does not open: then no copy is made.
pub(crate) fn write(vault: &Vault, shelf: &Shelf, why: CopyReason) -> Result<PathBuf, AppError> {
    match shelf.place {
        CopyPlace::Beside => files::make_private_folder(&shelf.folder)?,
        // A second place that is not there is never made: it would lie under a stick that is not plugged in.
        CopyPlace::Second if !shelf.folder.is_dir() => return Err(AppError::Missing),
        CopyPlace::Second => {}
    }
    let mut number = found::next_number(&shelf.folder);
    loop {
        let path = shelf.folder.join(found::name(number, why));
        match backup(vault, &path) {
            Ok(()) => return Ok(path),
            Err(VaultError::AlreadyExists) => number = number.saturating_add(1),
            Err(error) => return Err(error.into()),
        }
    }
}

/// Makes a copy at a place of the person's, where nothing lies.
///
/// # Errors
/// Those of [`places::allowed`] and of the disk; [`AppError::Damaged`] when a page does not open.
pub(crate) fn make_at(open: &Unlocked, path: &Path, directories: &Directories) -> Result<(), AppError> {
    let path = places::allowed(path, open, directories)?;
    backup(open.journal.database(), &path)?;
    Ok(())
}

/// A copy of a vault, at a place that was looked at before.
#[expect(clippy::disallowed_methods, reason = "the one place where copies are made")]
fn backup(vault: &Vault, path: &Path) -> Result<(), VaultError> {
    vault.backup_to(path).map(drop)
}

/// Makes a copy, remembers it in the journal's list, and lets go those whose time has come.
///
/// # Errors
/// As [`write`]. A copy that was made and could not be remembered is found again later, and is no error.
pub(crate) fn make(
    open: &mut Unlocked,
    shelf: &Shelf,
    why: CopyReason,
    at: &Zoned,
) -> Result<Copy, AppError> {
    take_stock(open, shelf);
    let path = write(open.journal.database(), shelf, why)?;
    let bytes = fs::metadata(&path)?.len();
    if !open.reading_only {
        if let Err(error) = remember(open, shelf, &path, why, at) {
            tracing::warn!(%error, "a copy was made and could not be remembered");
        }
        open.copies.made.push(shelf.place);
        open.has_log = true;
        thin_out(open, shelf, at);
    }
    Ok(Copy { path, at: clock::moment(at), bytes })
}

/// Remembers a copy that was just made, and that it was checked then.
pub(crate) fn remember(
    open: &mut Unlocked,
    shelf: &Shelf,
    path: &Path,
    why: CopyReason,
    at: &Zoned,
) -> Result<(), AppError> {
    let header = candor_vault::inspect(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let draft = CopyDraft {
        copy_id: header.copy_id,
        folder: shelf.listed(),
        name,
        why,
        sequence: header.sequence,
        state: found::state(&header),
    };
    open.journal.remember_copy(&draft, at)?;
    open.journal.copy_was_checked(header.copy_id, true)?;
    open.journal.copy_succeeded(shelf.place)?;
    open.copies.unwritten.retain(|trouble| trouble.place != shelf.place);
    Ok(())
}

/// Compares a folder with the journal's list: what lies there unknown is put on it, what is gone is marked so. A
/// folder that is not there says nothing.
fn take_stock(open: &mut Unlocked, shelf: &Shelf) {
    if open.reading_only || !shelf.folder.is_dir() {
        return;
    }
    let mut lying = ours(open, shelf);
    // The oldest is made known first: that is the order of making, as far as it can be told.
    lying.reverse();
    if let Err(error) = bring_list_up_to_date(&mut open.journal, shelf, &lying) {
        tracing::warn!(error = %AppError::from(error), "the list of copies could not be brought up to date");
    }
}

fn bring_list_up_to_date(
    journal: &mut OpenJournal,
    shelf: &Shelf,
    lying: &[Found],
) -> Result<(), JournalError> {
    let listed = journal.copies()?;
    for copy in listed.iter().filter(|copy| shelf.holds(copy)) {
        let id = copy.draft.copy_id;
        if lying.iter().any(|found| found.header.copy_id == id) {
            continue;
        }
        if !shelf.folder.join(&copy.draft.name).exists() {
            journal.copy_is_gone(id)?;
        } else if copy.failed.is_none() {
            // It is there, and not even its header can be read.
            journal.copy_was_checked(id, false)?;
        }
    }
    for found in lying {
        let is_known = listed.iter().any(|copy| {
            copy.draft.copy_id == found.header.copy_id
                && shelf.holds(copy)
                && copy.draft.name == found.file_name()
        });
        if !is_known {
            let draft = CopyDraft {
                copy_id: found.header.copy_id,
                folder: shelf.listed(),
                name: found.file_name(),
                why: found.why(),
                sequence: found.header.sequence,
                state: found::state(&found.header),
            };
            journal.adopt_copy(&draft, &found.made())?;
        }
    }
    Ok(())
}

/// The copies of this very journal in a folder, newest first, those under its former names too. Another journal beside
/// it has its copies in the same folder; those are not ours.
pub(crate) fn ours(open: &Unlocked, shelf: &Shelf) -> Vec<Found> {
    let mut names = open.journal.former_files().unwrap_or_default();
    names.push(open.journal.database().file_id());
    let mut copies = found::in_folder(&shelf.folder);
    copies.retain(|copy| names.contains(&copy.header.file_id));
    copies
}

/// A copy of the list that lies in a folder, as far as it matters for staying.
fn candidate(listed: &ListedCopy, found: &Found) -> Candidate {
    let day = listed.at.day().map_or_else(|| found.made().date(), |day| day.0);
    Candidate {
        sequence: found.header.sequence,
        number: listed.number,
        day,
        use_day: listed.use_day,
        thins_out: listed.draft.why.thins_out(),
    }
}

fn now_of(open: &Unlocked, at: &Zoned) -> Now {
    Now { day: at.date(), use_day: open.journal.used_days().unwrap_or_default() }
}

/// Lets go the copies in a folder whose time has come. One that somebody has open, or that is the journal itself, stays;
/// so does one that is not in the state in which it was made: somebody took it for a journal, and went on in it.
fn thin_out(open: &mut Unlocked, shelf: &Shelf, at: &Zoned) {
    let Ok(listed) = open.journal.copies() else { return };
    let lying = ours(open, shelf);
    let known: Vec<(&Found, Candidate)> = lying
        .iter()
        .filter_map(|found| {
            let copy = listed.iter().find(|copy| copy.draft.copy_id == found.header.copy_id)?;
            let is_as_made = copy.draft.state.is_none() || copy.draft.state == found::state(&found.header);
            is_as_made.then(|| (found, candidate(copy, found)))
        })
        .collect();
    let candidates: Vec<_> = known.iter().map(|(_, candidate)| candidate.clone()).collect();
    for index in keeping::let_go(&candidates, now_of(open, at)) {
        let found = known[index].0;
        let removed = open
            .journal
            .database()
            .remove_copy(&found.path)
            .map_err(AppError::from)
            .and_then(|()| Ok(open.journal.copy_is_gone(found.header.copy_id)?));
        if let Err(error) = removed {
            tracing::warn!(%error, "an old copy could not be removed");
        }
    }
}

/// How many changes of the header make a copy worth while, whatever day it is.
const MANY_CHANGES: u64 = 500;

/// Whether a copy is to be made unasked: none was made on this day of use. Where the clock is behind the copies of the
/// day it tells no days, and one is made each time the journal is open; and where much was written, it does not matter
/// what the clock says.
fn is_due(open: &Unlocked, shelf: &Shelf, at: &Zoned) -> Result<bool, AppError> {
    let used = open.journal.used_days()?;
    let listed = open.journal.copies()?;
    let mut of_today = listed.iter().filter(|copy| shelf.holds(copy) && copy.use_day == used).peekable();
    if of_today.peek().is_none() {
        return Ok(true);
    }
    let newest = of_today.clone().map(|copy| copy.draft.sequence).max().unwrap_or_default();
    if open.journal.database().sequence().saturating_sub(newest) > MANY_CHANGES {
        return Ok(true);
    }
    let now = clock::moment(at);
    let is_behind = of_today.all(|copy| instant(&copy.at) > instant(&now));
    Ok(is_behind && !open.copies.made.contains(&shelf.place))
}

fn instant(moment: &Moment) -> Option<jiff::Timestamp> {
    moment.0.parse().ok()
}

/// What is done about copies in a quiet moment: the copy of the day at each place that is there, and a look at an old
/// one.
pub(crate) fn in_quiet(core: &Core, open: &mut Unlocked, events: &mut Events) {
    let at = core.now();
    if let Err(error) = open.journal.used_day_add() {
        tracing::warn!(error = %AppError::from(error), "the day could not be noted");
    }
    for shelf in core.shelves(&open.path) {
        if shelf.place == CopyPlace::Second && !shelf.folder.is_dir() {
            // A stick that is not plugged in is no failure; how long ago it was is said where copies are listed.
            continue;
        }
        take_stock(open, &shelf);
        if !is_due(open, &shelf, &at).unwrap_or(true) {
            continue;
        }
        if let Err(error) = make(open, &shelf, CopyReason::Daily, &at) {
            note_trouble(open, shelf.place, error, &at);
        }
        events.push(AppEvent::CopiesChanged);
    }
    if checking::one(open, &core.shelves(&open.path)) {
        events.push(AppEvent::CopiesChanged);
    }
}

/// Remembers that no copy could be made, in the journal where that can be.
pub(crate) fn note_trouble(open: &mut Unlocked, place: CopyPlace, error: AppError, at: &Zoned) {
    tracing::warn!(%error, "a copy could not be made");
    // One that was given up because the journal was to lock is no failure: it is due again.
    if open.reading_only || error == AppError::Stopped {
        return;
    }
    if open.journal.copy_failed(place, &error).is_err()
        && open.copies.unwritten.iter().all(|trouble| trouble.place != place)
    {
        open.copies.unwritten.push(CopyTrouble { place, since: clock::moment(at), error });
    }
    open.has_log = true;
}

#[cfg(test)]
mod tests;
