//! The copies as they are told to the page, while the journal is open and while it is not.

use std::fs;
use std::path::{Path, PathBuf};

use candor_journal::model::{CopyPlace, CopyReason, ListedCopy};
use candor_vault::OpensWith;

use super::found::{self, Found};
use super::keeping::{self, Candidate, Now};
use super::{Shelf, candidate, instant, now_of, ours};
use crate::api::{CopiesStanding, CopyOpens, CopyTier, CopyTrouble, KeptCopy, SecondPlace};
use crate::app::Core;
use crate::clock;
use crate::directories::Directories;
use crate::error::{AppError, LyingCopy};
use crate::session::{Session, Unlocked};

/// How much room copies may take before that is said.
const MUCH: u64 = 5 << 30;
/// After how many days of use without a copy there a second place is called long unseen.
const LONG: u32 = 14;

/// A copy and where it lies.
pub(crate) struct Known {
    pub(crate) path: PathBuf,
    pub(crate) shown: KeptCopy,
}

/// How a copy is named in commands.
pub(crate) fn id_of(copy_id: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(copy_id))
}

impl Core {
    /// The copies in all places, newest first by the sequence in their headers; then the files of the journal that lie
    /// beside it and, while it is open, the logs that were put aside.
    pub(crate) fn known_copies(&self, session: &Session) -> Vec<Known> {
        let journal = session.journal_path();
        let shelves = self.shelves(journal);
        let mut beside = self.known_beside(session);
        let mut known: Vec<_> = match session {
            Session::Unlocked(open) if open.copies.stands_before.is_none() => {
                for Known { path, shown } in &mut beside {
                    shown.opens = opens(open, path);
                }
                shelves.iter().flat_map(|copies_shelf| self.known_when_open(open, copies_shelf)).collect()
            }
            _ => shelves.iter().flat_map(|copies_shelf| self.known_when_closed(copies_shelf)).collect(),
        };
        known.extend(beside);
        if matches!(session, Session::Unlocked(open) if open.copies.stands_before.is_none()) {
            known.extend(self.kept_logs(journal));
        }
        known
    }

    /// One of them.
    ///
    /// # Errors
    /// [`AppError::NotFound`].
    pub(crate) fn known_copy(&self, session: &Session, id: &str) -> Result<Known, AppError> {
        self.known_copies(session).into_iter().find(|known| known.shown.id == id).ok_or(AppError::NotFound)
    }

    fn known_when_open(&self, open: &Unlocked, copies_shelf: &Shelf) -> Vec<Known> {
        let listed = open.journal.copies().unwrap_or_default();
        let now = now_of(open, &self.now());
        let lying = ours(open, copies_shelf);
        let mut known: Vec<_> = lying
            .iter()
            .map(|found| {
                let line = listed.iter().find(|copy| copy.draft.copy_id == found.header.copy_id);
                let mut shown = match line {
                    Some(line) => with_line(self, copies_shelf, found, line, now),
                    None => without_line(&self.directories, copies_shelf, found),
                };
                shown.opens = opens(open, &found.path);
                Known { path: found.path.clone(), shown }
            })
            .collect();
        // A copy whose header cannot be read any more is named, not left out.
        for line in listed.iter().filter(|line| copies_shelf.holds(line)) {
            let path = copies_shelf.folder.join(&line.draft.name);
            let is_shown = known.iter().any(|known| known.path == path);
            if let (false, Ok(file)) = (is_shown, fs::metadata(&path)) {
                known.push(Known {
                    shown: unreadable(&self.directories, copies_shelf, line, &path, file.len()),
                    path,
                });
            }
        }
        known
    }

    fn known_when_closed(&self, copies_shelf: &Shelf) -> Vec<Known> {
        let lying = found::in_folder(&copies_shelf.folder).into_iter();
        lying
            .map(|found| Known {
                shown: without_line(&self.directories, copies_shelf, &found),
                path: found.path,
            })
            .collect()
    }

    /// Adds the copies that are there, and where each lies, to the news that a file is damaged.
    pub(crate) fn with_copies(&self, error: AppError, journal: &Path) -> AppError {
        let AppError::Damaged { readable, torn, .. } = error else { return error };
        let known = self.shelves(journal).into_iter().flat_map(|shelf| self.known_when_closed(&shelf));
        let copies = known.map(|Known { shown, .. }| LyingCopy {
            at: shown.at,
            kept_at: shown.kept_at,
            place: shown.place,
        });
        AppError::Damaged { readable, torn, copies: copies.collect() }
    }

    /// A file that was chosen as a copy, wherever it lies.
    ///
    /// # Errors
    /// Why its header cannot be read.
    pub(crate) fn chosen_copy(&self, path: &Path) -> Result<KeptCopy, AppError> {
        let (header, file) = (candor_vault::inspect(path)?, fs::metadata(path)?);
        let at = found::made_at(path, &file);
        Ok(KeptCopy {
            id: id_of(header.copy_id),
            place: self.directories.place(path),
            kept_at: CopyPlace::Beside,
            at: clock::moment(&at),
            why: CopyReason::Found,
            lies_beside: false,
            is_log: false,
            tier: CopyTier::ByHand,
            bytes: file.len(),
            verified: None,
            failed: None,
            opens: None,
        })
    }

    /// How the copies stand.
    pub(crate) fn copies_standing_of(&self, session: &Session) -> CopiesStanding {
        let journal = session.journal_path();
        let open = match session {
            Session::Unlocked(open) => Some(&**open),
            _ => None,
        };
        let shelves = self.shelves(journal);
        let bytes = found::in_folder(&shelves[0].folder).iter().map(|copy| copy.bytes).sum();
        let second = shelves.iter().find(|copies_shelf| copies_shelf.place == CopyPlace::Second);
        CopiesStanding {
            beside: self.directories.place(&shelves[0].folder.join("x")).folder,
            second: second.map(|copies_shelf| self.second_standing(open, copies_shelf)),
            troubles: open.map(troubles).unwrap_or_default(),
            bytes,
            is_much: bytes > MUCH,
        }
    }

    fn second_standing(&self, open: Option<&Unlocked>, copies_shelf: &Shelf) -> SecondPlace {
        let listed = open.and_then(|open| open.journal.copies().ok()).unwrap_or_default();
        let last = listed.iter().rfind(|copy| copies_shelf.holds(copy));
        let used = open.and_then(|open| open.journal.used_days().ok()).unwrap_or_default();
        SecondPlace {
            folder: self.directories.place(&copies_shelf.folder.join("x")).folder,
            is_there: copies_shelf.folder.is_dir(),
            last: last.map(|copy| copy.at.clone()),
            is_long_ago: last.is_some_and(|copy| used.saturating_sub(copy.use_day) >= LONG),
        }
    }
}

/// What opens a file.
fn opens(open: &Unlocked, path: &Path) -> Option<CopyOpens> {
    open.journal.database().opens_with(path).ok().map(|opens| match opens {
        OpensWith::PresentSecrets => CopyOpens::WithThis,
        OpensWith::FormerSecrets | OpensWith::OtherSecrets => CopyOpens::WithAnOlder,
    })
}

/// Where no copy can be made, since when and why.
fn troubles(open: &Unlocked) -> Vec<CopyTrouble> {
    let places = [CopyPlace::Beside, CopyPlace::Second].into_iter();
    places
        .filter_map(|place| {
            let written = open.journal.copy_trouble::<AppError>(place).ok().flatten();
            let written = written.map(|(since, error)| CopyTrouble { place, since, error });
            let held = open.copies.unwritten.iter().find(|trouble| trouble.place == place).cloned();
            // What could not be written down is the later news, and the longer trouble is the one to tell.
            match (written, held) {
                (Some(written), Some(held)) if instant(&held.since) < instant(&written.since) => Some(held),
                (written, held) => written.or(held),
            }
        })
        .collect()
}

fn with_line(core: &Core, copies_shelf: &Shelf, found: &Found, line: &ListedCopy, now: Now) -> KeptCopy {
    KeptCopy {
        at: line.at.clone(),
        why: line.draft.why,
        tier: keeping::tier(&candidate(line, found), now),
        verified: line.verified.clone(),
        failed: line.failed.clone(),
        ..without_line(&core.directories, copies_shelf, found)
    }
}

fn without_line(directories: &Directories, copies_shelf: &Shelf, found: &Found) -> KeptCopy {
    let (made, why) = (found.made(), found.why());
    let today = jiff::Zoned::now().date();
    let alone = Candidate {
        sequence: found.header.sequence,
        number: 0,
        day: made.date(),
        use_day: 0,
        thins_out: why.thins_out(),
    };
    KeptCopy {
        id: id_of(found.header.copy_id),
        place: directories.place(&found.path),
        kept_at: copies_shelf.place,
        at: clock::moment(&made),
        why,
        lies_beside: false,
        is_log: false,
        tier: keeping::tier(&alone, Now { day: today, use_day: u32::MAX }),
        bytes: found.bytes,
        verified: None,
        failed: None,
        opens: None,
    }
}

fn unreadable(
    directories: &Directories,
    copies_shelf: &Shelf,
    line: &ListedCopy,
    path: &Path,
    bytes: u64,
) -> KeptCopy {
    KeptCopy {
        id: id_of(line.draft.copy_id),
        place: directories.place(path),
        kept_at: copies_shelf.place,
        at: line.at.clone(),
        why: line.draft.why,
        lies_beside: false,
        is_log: false,
        tier: CopyTier::ByHand,
        bytes,
        verified: line.verified.clone(),
        failed: line.failed.clone().or_else(|| Some(clock::now())),
        opens: None,
    }
}
