//! Copies beside the journal: sealed as it is, checked from end to end, with a name that says only when.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use candor_vault::{Vault, VaultError, inspect};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp, Zoned, tz::TimeZone};

use crate::api::CopyMade;
use crate::clock;
use crate::directories::{Directories, copies_folder};
use crate::error::AppError;
use crate::files;
use crate::places;
use crate::session::Unlocked;

/// How many copies of a journal are kept.
const KEPT: usize = 10;
/// How old the newest copy may be before one is made unasked.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// Local time to the second, without a colon, which some disks do not take.
const NAME: &str = "%Y-%m-%d %H.%M.%S";
const EXTENSION: &str = "candor";

/// A copy in the folder of copies.
pub(crate) struct Copy {
    pub(crate) path: PathBuf,
    pub(crate) at: candor_journal::model::Moment,
    made: Timestamp,
    bytes: u64,
}

impl Copy {
    pub(crate) fn shown(self, directories: &Directories) -> CopyMade {
        CopyMade { place: directories.place(&self.path), at: self.at, bytes: self.bytes }
    }
}

/// What a copy made at a moment is called.
pub(crate) fn name(at: &Zoned) -> String {
    format!("{}.{EXTENSION}", at.strftime(NAME))
}

/// Makes a copy in the folder of copies, checked from end to end before it gets its name, and lets the oldest go
/// when there are too many.
///
/// # Errors
/// Those of the disk, and [`AppError::Damaged`] when a page does not open: then no copy is made and none lets go.
pub(crate) fn make(vault: &Vault, journal: &Path, at: &Zoned) -> Result<Copy, AppError> {
    let folder = copies_folder(journal);
    files::make_private_folder(&folder)?;
    let mut at = at.clone();
    let path = loop {
        let path = folder.join(name(&at));
        match backup(vault, &path) {
            Ok(()) => break path,
            // Two in a second: the next second is free, or the one after.
            Err(VaultError::AlreadyExists) => at = at.saturating_add(SignedDuration::from_secs(1)),
            Err(error) => return Err(error.into()),
        }
    };
    let bytes = fs::metadata(&path)?.len();
    let made = at.timestamp();
    let copy = Copy { path, at: clock::moment(&at), made, bytes };
    let_go_of_the_oldest(vault, journal);
    Ok(copy)
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

/// The copies beside a journal, newest first. What is not named like one is not ours, and is passed over.
pub(crate) fn list(journal: &Path) -> Vec<Copy> {
    let Ok(folder) = fs::read_dir(copies_folder(journal)) else { return Vec::new() };
    let mut copies: Vec<_> = folder.flatten().filter_map(|file| read(&file)).collect();
    copies.sort_by_key(|copy| Reverse(copy.made));
    copies
}

fn read(file: &fs::DirEntry) -> Option<Copy> {
    let path = file.path();
    if path.extension() != Some(OsStr::new(EXTENSION)) {
        return None;
    }
    let metadata = file.metadata().ok().filter(fs::Metadata::is_file)?;
    let local = DateTime::strptime(NAME, path.file_stem()?.to_str()?).ok()?;
    let at = local.to_zoned(TimeZone::system()).ok()?;
    Some(Copy { path, at: clock::moment(&at), made: at.timestamp(), bytes: metadata.len() })
}

/// The copies of this very journal, newest first.
pub(crate) fn of(vault: &Vault, journal: &Path) -> Vec<Copy> {
    list(journal).into_iter().filter(|copy| is_of(vault, copy)).collect()
}

/// Whether the newest copy of this very journal is a day old, or there is none.
pub(crate) fn is_due(vault: &Vault, journal: &Path, now: Timestamp) -> bool {
    // A copy from the future means that the clock was wrong; one more does no harm.
    let is_fresh = |copy: &Copy| (SignedDuration::ZERO..DAY).contains(&now.duration_since(copy.made));
    !list(journal).iter().any(|copy| is_fresh(copy) && is_of(vault, copy))
}

/// Another journal in the same folder has its copies in the same place; those are not ours to delete.
fn is_of(vault: &Vault, copy: &Copy) -> bool {
    inspect(&copy.path).is_ok_and(|header| header.file_id == vault.file_id())
}

fn let_go_of_the_oldest(vault: &Vault, journal: &Path) {
    for copy in of(vault, journal).into_iter().skip(KEPT) {
        if let Err(error) = files::remove(&copy.path) {
            tracing::warn!(kind = ?error.kind(), "an old copy could not be removed");
        }
    }
}
