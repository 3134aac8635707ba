//! What lies in a folder of copies: files with a name of ours, put in order by what their headers say.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use candor_journal::model::CopyReason;
use candor_vault::{HeaderSummary, inspect};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Names of earlier versions of the app, which told when the copy was made.
const DATED: &str = "%Y-%m-%d %H.%M.%S";
pub(crate) const EXTENSION: &str = "candor";
/// Copies that give way in time are numbered behind this, those that stay behind the other.
const THINS_OUT: &str = "copy-";
const STAYS: &str = "kept-";

/// What a file's name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Named {
    /// A number, and whether the copy stays until it is removed by hand. No day.
    Numbered(u32, bool),
    /// The moment at which it was made, by an earlier version of the app.
    Dated(Zoned),
}

/// A copy that lies in a folder.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    pub(crate) named: Named,
    pub(crate) header: HeaderSummary,
    pub(crate) bytes: u64,
    modified: Timestamp,
}

impl Found {
    /// When it was made, as far as the file itself can tell.
    pub(crate) fn made(&self) -> Zoned {
        match &self.named {
            Named::Dated(at) => at.clone(),
            Named::Numbered(..) => self.modified.to_zoned(TimeZone::system()),
        }
    }

    /// Why it was made, as far as the file's name can tell.
    pub(crate) fn why(&self) -> CopyReason {
        match self.named {
            Named::Numbered(_, true) => CopyReason::Found,
            Named::Numbered(_, false) | Named::Dated(_) => CopyReason::Daily,
        }
    }

    pub(crate) fn file_name(&self) -> String {
        self.path.file_name().map(OsStr::to_string_lossy).unwrap_or_default().into_owned()
    }
}

/// What a copy is called.
pub(crate) fn name(number: u32, why: CopyReason) -> String {
    let prefix = if why.thins_out() { THINS_OUT } else { STAYS };
    format!("{prefix}{number:04}.{EXTENSION}")
}

/// What a file's name says, if it is one of ours.
pub(crate) fn named(path: &Path) -> Option<Named> {
    if path.extension() != Some(OsStr::new(EXTENSION)) {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    let number = |prefix: &str| {
        let digits = stem.strip_prefix(prefix)?;
        (digits.len() >= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse().ok())?
    };
    if let Some(number) = number(THINS_OUT) {
        return Some(Named::Numbered(number, false));
    }
    if let Some(number) = number(STAYS) {
        return Some(Named::Numbered(number, true));
    }
    let local = DateTime::strptime(DATED, stem).ok()?;
    local.to_zoned(TimeZone::system()).ok().map(Named::Dated)
}

/// The copies in a folder, newest first by the sequences in their headers. What is not named like one, or is no vault,
/// is not ours, and is passed over.
pub(crate) fn in_folder(folder: &Path) -> Vec<Found> {
    let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = files.flatten().filter_map(|file| read(&file)).collect();
    found.sort_by_key(|copy| {
        let number = if let Named::Numbered(number, _) = copy.named { number } else { 0 };
        Reverse((copy.header.sequence, number, copy.made().timestamp()))
    });
    found
}

/// The state that a file is in, where its format has names for states.
pub(crate) fn state(header: &HeaderSummary) -> Option<[u8; 16]> {
    header.milestones.last().map(|last| last.state)
}

/// When a copy was made, as far as its name or its file can tell.
pub(crate) fn made_at(path: &Path, file: &fs::Metadata) -> Zoned {
    match named(path) {
        Some(Named::Dated(at)) => at,
        _ => modified(file).to_zoned(TimeZone::system()),
    }
}

fn modified(file: &fs::Metadata) -> Timestamp {
    let modified = file.modified().ok().and_then(|time| Timestamp::try_from(time).ok());
    modified.unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The first number behind all that are taken in a folder.
pub(crate) fn next_number(folder: &Path) -> u32 {
    let Ok(files) = fs::read_dir(folder) else { return 1 };
    let taken = files.flatten().filter_map(|file| match named(&file.path())? {
        Named::Numbered(number, _) => Some(number),
        Named::Dated(_) => None,
    });
    taken.max().map_or(1, |number| number.saturating_add(1))
}

fn read(file: &fs::DirEntry) -> Option<Found> {
    let path = file.path();
    let named = named(&path)?;
    let metadata = file.metadata().ok().filter(fs::Metadata::is_file)?;
    let header = inspect(&path).ok()?;
    Some(Found { path, named, header, bytes: metadata.len(), modified: modified(&metadata) })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn names_of_now_tell_no_day_and_those_of_before_are_known() {
        let of = |name: &str| named(Path::new(name));
        assert_eq!(name(7, CopyReason::Daily), "copy-0007.candor");
        assert_eq!(name(12345, CopyReason::BeforeRestore), "kept-12345.candor");
        assert_eq!(of("copy-0007.candor"), Some(Named::Numbered(7, false)));
        assert_eq!(of("x/kept-12345.candor"), Some(Named::Numbered(12345, true)));
        assert!(matches!(of("2026-11-30 02.38.02.candor"), Some(Named::Dated(_))));
        for other in
            ["copy-7.candor", "copy-00x7.candor", "journal.candor", "copy-0007.txt", "2026-11-30.candor"]
        {
            assert_eq!(of(other), None, "{other}");
        }
        assert_eq!(of("copy-99999999999.candor"), None, "no number of ours");
    }
}
