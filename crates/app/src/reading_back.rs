//! Words that an earlier session could not write, brought in when their journal is opened.
//!
//! What came into the journal since is newer and stays as it is: an edit is written in its place only while that says
//! what it said when the words were typed. Else they become a page of their own.

use std::path::{Path, PathBuf};

use candor_journal::JournalError;
use candor_journal::model::{Moment, ReflectionDraft};
use candor_locales::Words;
use candor_vault::SideKey;

use crate::edits::{digest, same_thing};
use crate::error::AppError;
use crate::held::Held;
use crate::keeper::Parked;
use crate::session::OpenJournal;
use crate::side_file::{self, FileId, Record};

/// What was found of earlier sessions.
pub(crate) struct Found {
    edits: Vec<Held>,
    sources: Vec<PathBuf>,
    damaged: Vec<PathBuf>,
}

/// What came of bringing words in.
pub(crate) struct BroughtIn {
    /// What could not be written now either.
    pub(crate) left: Vec<Held>,
    /// The files it all came from.
    pub(crate) sources: Vec<PathBuf>,
    pub(crate) wrote: bool,
    /// What the person is told.
    pub(crate) told: Told,
}

/// What the person is told of words that were brought in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// How many became pages of their own.
    pub(crate) pages: u32,
    /// Side files of which not all could be read.
    pub(crate) damaged: Vec<PathBuf>,
}

/// How an edit found its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// It is in its place.
    InPlace,
    /// It is a page of its own.
    Apart,
}

/// Since when words wait in a side file of a journal, or of any where it is not known of which.
pub(crate) fn waits(folders: &[PathBuf], id: Option<FileId>) -> Option<Moment> {
    side_file::list(folders)
        .into_iter()
        .filter(|(_, peek)| id.is_none_or(|id| peek.id == id))
        .filter_map(|(_, peek)| peek.since)
        .min_by_key(|since| since.0.parse::<jiff::Timestamp>().ok())
}

/// Reads the side files of a journal, and what of it was sealed in memory.
pub(crate) fn find(folders: &[PathBuf], key: &SideKey, parked: Vec<Parked>, id: FileId) -> Found {
    let mut found = Found { edits: Vec::new(), sources: Vec::new(), damaged: Vec::new() };
    for (path, _) in side_file::list(folders).into_iter().filter(|(_, peek)| peek.id == id) {
        match side_file::read(&path, key) {
            Ok(side_file::Found { records, is_damaged }) => {
                found.add(records);
                if is_damaged {
                    found.damaged.push(path);
                } else {
                    found.sources.push(path);
                }
            }
            // It stays, and is tried again next time.
            Err(error) => tracing::warn!(%error, "a side file could not be read"),
        }
    }
    for parked in parked {
        found.add(parked.open(key));
    }
    found
}

impl Found {
    /// The last edit of a thing in one file holds, and knows of those before it. Two files may differ about a thing.
    fn add(&mut self, records: Vec<Record>) {
        let before = self.edits.len();
        for record in records {
            let earlier = self.edits[before..]
                .iter()
                .position(|held| same_thing(&held.edit, &record.edit) && !held.apart);
            let mut next = Held::new(record, true);
            if let Some(index) = earlier.map(|index| before + index) {
                let earlier = self.edits.remove(index);
                // Any of them may have been written before the end.
                next.bases.extend(earlier.bases);
                next.bases.push(digest(&earlier.edit));
                next.since = earlier.since;
            }
            self.edits.push(next);
        }
    }
}

/// Writes what was found into the journal.
pub(crate) fn bring_in(journal: &mut OpenJournal, found: Found, language: &str) -> BroughtIn {
    let Found { edits, sources, damaged } = found;
    let mut brought_in =
        BroughtIn { left: Vec::new(), sources, wrote: !edits.is_empty(), told: Told::default() };
    for held in edits {
        let is_doubled = brought_in.left.iter().any(|left| same_thing(&left.edit, &held.edit));
        match write(journal, &held, language) {
            Ok(Way::InPlace) => {}
            Ok(Way::Apart) => brought_in.told.pages += 1,
            Err(error) => {
                tracing::warn!(%error, "words of an earlier session still cannot be written");
                let mut left = held.failed(error);
                // Each thing is held once; the other becomes a page.
                left.apart |= is_doubled;
                brought_in.left.push(left);
            }
        }
    }
    brought_in.told.damaged =
        damaged.iter().map(|path: &PathBuf| side_file::set_aside(Path::new(path))).collect();
    brought_in
}

/// Writes an edit of an earlier session: in its place, unless that says something newer or is gone.
///
/// # Errors
/// Why it cannot be written anywhere.
pub(crate) fn write(journal: &mut OpenJournal, held: &Held, language: &str) -> Result<Way, AppError> {
    if held.apart {
        return apart(journal, held, language);
    }
    match journal.standing(&held.edit) {
        Ok(now) => {
            let now = digest(&now);
            if now == digest(&held.edit) {
                return Ok(Way::InPlace);
            }
            if !held.bases.contains(&now) {
                return apart(journal, held, language);
            }
            match journal.apply(&held.edit) {
                Ok(_) => Ok(Way::InPlace),
                Err(error) => Err(error.into()),
            }
        }
        Err(JournalError::NotFound(_) | JournalError::UnknownWorksheet | JournalError::UnknownField) => {
            apart(journal, held, language)
        }
        Err(error) => Err(error.into()),
    }
}

/// Makes a page of the words in an edit. Where there are none, there is nothing to lose.
fn apart(journal: &mut OpenJournal, held: &Held, language: &str) -> Result<Way, AppError> {
    let body = held.edit.words().join("\n\n");
    if body.is_empty() {
        return Ok(Way::InPlace);
    }
    let (day, time) =
        (held.since.0.get(..10).unwrap_or_default(), held.since.0.get(11..16).unwrap_or_default());
    let title = Words::new(language).get("unsaved-page-title", &[("day", day.into()), ("time", time.into())]);
    let draft = ReflectionDraft { title, body, ..ReflectionDraft::blank(journal.today()) };
    journal.create_reflection(&draft)?;
    Ok(Way::Apart)
}
