//! Which copies of the journal there are, as far as the app can know: all that lie where it made some, beside the
//! journal, or where the person had one made.
//!
//! A file is a copy of this journal when it bears its name (the file id) or one that it bore before it was sealed anew.
//! One of another name can be a copy all the same, from a time when former names were not kept; whether it is only a
//! secret of the person's can tell.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use candor_journal::model::{FileContent, Id, Moment};
use candor_vault::{HeaderSummary, KeyCost, inspect};
use jiff::{Timestamp, tz::TimeZone};

use crate::clock;
use crate::directories::copies_folder;
use crate::error::AppError;
use crate::files::folder_of;
use crate::places;
use crate::session::Unlocked;

/// How a journal's file ends.
const EXTENSION: &str = "candor";
/// How many files of a name that is not known are tried, each with a key that takes its time.
const MOST_TRIED: usize = 32;
/// How much dearer such a file may be to try than a journal of today.
const MOST_COST: u64 = 4;

/// A file that is a copy of the journal, or may be one.
#[derive(Debug, Clone)]
pub(crate) struct KnownCopy {
    pub(crate) path: PathBuf,
    /// When it was made, or last changed where that is all there is.
    pub(crate) at: Moment,
    pub(crate) name: Name,
    /// The physical copy; absent where nothing can be read.
    pub(crate) copy_id: Option<[u8; 16]>,
    /// Its line in the list of written files.
    pub(crate) line: Option<Id>,
}

/// By which name a copy is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// That of the journal today.
    Today,
    /// One that it bore before it was sealed anew.
    Former,
    /// Another: only a secret can tell.
    Unknown,
    /// It stands in the list, and cannot be looked at now.
    Unreachable,
}

/// All copies that the app knows of, and the files that may be some.
///
/// # Errors
/// Those of the journal.
pub(crate) fn all(open: &Unlocked) -> Result<Vec<KnownCopy>, AppError> {
    let former = open.journal.former_files()?;
    let made = open.journal.copies()?;
    let mut listed = BTreeMap::new();
    for file in open.journal.written_files()? {
        if file.draft.content == FileContent::Copy {
            // The newest line of a place counts.
            listed.entry(file.draft.path).or_insert((file.id, file.at, file.gone.is_some()));
        }
    }
    let price =
        |header: &HeaderSummary| header.passphrase_costs.iter().map(|cost| price_of(*cost)).sum::<u64>();
    let most = inspect(&open.path)
        .map_or(0, |header| price(&header))
        .max(price_of(KeyCost::DEFAULT))
        .saturating_mul(MOST_COST);
    let mut tried = 0;
    let own = folder_of(&open.path);
    let mut folders = vec![own.to_owned(), copies_folder(&open.path)];
    folders.extend(made.iter().filter_map(|copy| copy.draft.folder.as_ref().map(PathBuf::from)));
    folders.extend(listed.keys().map(|path| folder_of(path).to_owned()));

    let mut paths: Vec<PathBuf> = listed.keys().cloned().collect();
    paths.extend(folders.iter().flat_map(|folder| journals_in(folder)));
    let mut found: Vec<KnownCopy> = Vec::new();
    for path in paths {
        if places::is_same_file(&path, &open.path) || found.iter().any(|known| is_same(&known.path, &path)) {
            continue;
        }
        let line = listed.get(&path);
        let (name, copy_id) = match inspect(&path) {
            Ok(header) if header.file_id == open.journal.database().file_id() => {
                (Name::Today, Some(header.copy_id))
            }
            Ok(header) if former.contains(&header.file_id) => (Name::Former, Some(header.copy_id)),
            // A file that somebody prepared could ask for minutes of work; no copy of ours does.
            Ok(header) if tried < MOST_TRIED && price(&header) <= most => {
                tried += 1;
                (Name::Unknown, Some(header.copy_id))
            }
            Ok(_) => continue,
            // A file that was seen to be gone, or whose folder says that it is, is no copy any more.
            Err(_) => match line {
                Some((_, _, false)) if !is_gone(&path) => (Name::Unreachable, None),
                _ => continue,
            },
        };
        let at = line
            .map(|(_, at, _)| at.clone())
            .or_else(|| {
                made.iter().find(|copy| Some(copy.draft.copy_id) == copy_id).map(|copy| copy.at.clone())
            })
            .unwrap_or_else(|| changed(&path));
        found.push(KnownCopy { at, name, copy_id, line: line.map(|(id, ..)| *id), path });
    }
    found.sort_by(|one, other| other.at.cmp(&one.at));
    Ok(found)
}

/// What one try costs: memory times passes.
fn price_of(cost: KeyCost) -> u64 {
    u64::from(cost.memory_kib) * u64::from(cost.passes)
}

/// The files of a folder that are named as journals are. Links are passed over: what they lead to has a name of its own.
fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_journal = |entry: &fs::DirEntry| {
        entry.file_type().is_ok_and(|kind| kind.is_file())
            && entry.path().extension().is_some_and(|end| end.eq_ignore_ascii_case(EXTENSION))
    };
    entries.flatten().filter(is_journal).map(|entry| entry.path()).collect()
}

fn is_same(one: &Path, other: &Path) -> bool {
    one == other || places::is_same_file(one, other)
}

/// Whether nothing is there, in a folder that is.
fn is_gone(path: &Path) -> bool {
    fs::symlink_metadata(path).is_err() && folder_of(path).is_dir()
}

fn changed(path: &Path) -> Moment {
    let at = fs::metadata(path).and_then(|found| found.modified()).ok();
    let at = at.and_then(|at| Timestamp::try_from(at).ok()).unwrap_or_default();
    clock::moment(&at.to_zoned(TimeZone::system()))
}
