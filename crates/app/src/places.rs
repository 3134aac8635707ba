//! Where nothing is ever written, whatever name was chosen: over a journal, over what belongs to one, over the app's own
//! files.
//!
//! Files are compared as the disk knows them (device and number), not by their names: a link, another spelling on a disk
//! that does not tell capitals apart, or another way to the same folder leads to the same file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use candor_vault::is_one_of_ours;

use crate::directories::Directories;
use crate::error::AppError;
use crate::files::folder_of;
use crate::session::Unlocked;

/// What SQLite and the vault put behind a journal's name.
const BELONGING: [&str; 4] = ["-wal", "-shm", "-journal", ".part-"];

/// Answers where a file would come to lie, unless nothing may be written there.
///
/// # Errors
/// [`AppError::IsAJournal`] over a journal, whichever and in whatever state; [`AppError::OwnFile`] over a file that
/// belongs to one, or over one of the app's; [`AppError::AlreadyExists`] over what is no file; [`AppError::Invalid`] for a
/// path that is no text; those of the disk.
pub(crate) fn allowed(path: &Path, open: &Unlocked, directories: &Directories) -> Result<PathBuf, AppError> {
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(|| AppError::invalid("path"))?;
    let folder = folder_of(path).canonicalize()?;
    let place = folder.join(name);
    if place.to_str().is_none() {
        return Err(AppError::invalid("path"));
    }
    for journal in [Some(&open.path), open.example_over.as_ref()].into_iter().flatten() {
        keep_off(&place, name, journal)?;
    }
    keep_off_the_apps_own(&place, directories)?;
    match fs::metadata(&place) {
        Ok(found) if !found.is_file() => Err(AppError::AlreadyExists),
        Ok(_) if is_one_of_ours(&place)? => Err(AppError::IsAJournal),
        Ok(_) if belongs_to_some_journal(name) => Err(AppError::OwnFile),
        Ok(_) => Ok(place),
        // A link that leads nowhere may lead to a disk that is away.
        Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(&place).is_ok() => {
            Err(AppError::AlreadyExists)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            // A log that appears beside a journal would be taken for its own.
            if stem_of_belonging(&place).is_some_and(|stem| is_one_of_ours(stem).unwrap_or(false)) {
                return Err(AppError::OwnFile);
            }
            Ok(place)
        }
        Err(error) => Err(error.into()),
    }
}

/// The journal that is known by its path, there or not.
fn keep_off(place: &Path, name: &str, journal: &Path) -> Result<(), AppError> {
    if is_same_file(place, journal) {
        return Err(AppError::IsAJournal);
    }
    let own = journal.file_name().map(|own| own.to_string_lossy().to_lowercase());
    let (Some(own), true) = (own, is_same_file(folder_of(place), folder_of(journal))) else { return Ok(()) };
    match name.to_lowercase().strip_prefix(&own) {
        Some("") => Err(AppError::IsAJournal),
        Some(rest) if BELONGING.iter().any(|end| rest.starts_with(end)) => Err(AppError::OwnFile),
        _ => Ok(()),
    }
}

/// In the folder of settings nothing is written; in the others nothing that is there is replaced.
fn keep_off_the_apps_own(place: &Path, directories: &Directories) -> Result<(), AppError> {
    let is_below = |folder: &Path| folder.canonicalize().is_ok_and(|folder| place.starts_with(folder));
    let is_there = fs::symlink_metadata(place).is_ok();
    let is_own = is_below(&directories.config)
        || is_there && (is_below(&directories.data) || is_below(&directories.cache));
    // A journal has its own words.
    if is_own && !(is_there && is_one_of_ours(place).unwrap_or(false)) {
        return Err(AppError::OwnFile);
    }
    Ok(())
}

/// Whether a name says that the file holds words of some journal, as a log does that was kept aside.
fn belongs_to_some_journal(name: &str) -> bool {
    let name = name.to_lowercase();
    BELONGING.iter().any(|end| name.contains(&format!(".candor{end}")))
}

/// The name without what SQLite and the vault put behind one.
fn stem_of_belonging(place: &Path) -> Option<PathBuf> {
    let name = place.file_name()?.to_str()?;
    let lower = name.to_lowercase();
    BELONGING.iter().find_map(|end| {
        let at = lower.rfind(end)?;
        name.get(..at).filter(|stem| !stem.is_empty()).map(|stem| place.with_file_name(stem))
    })
}

/// Whether two paths lead to one file or folder that is there.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    is_same(one, other).unwrap_or(false)
}

#[cfg(unix)]
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let (one, other) = (fs::metadata(one)?, fs::metadata(other)?);
    Ok((one.dev(), one.ino()) == (other.dev(), other.ino()))
}

/// Where files have no number that stays, by the path that all ways lead to.
#[cfg(not(unix))]
fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    Ok(one.canonicalize()? == other.canonicalize()?)
}

/// Where the disk of a path is mounted, unless it is the root of all.
#[cfg(unix)]
pub(crate) fn mounted_at(path: &Path) -> Option<PathBuf> {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    let mut at = folder_of(path).canonicalize().ok()?;
    let own = device(&at)?;
    while let Some(above) = at.parent() {
        if device(above)? != own {
            return Some(at);
        }
        at = above.into();
    }
    None
}

#[cfg(not(unix))]
pub(crate) fn mounted_at(_: &Path) -> Option<PathBuf> {
    None
}

/// Whether a disk is mounted there now.
#[cfg(unix)]
pub(crate) fn is_mounted(at: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    at.parent().is_none_or(|above| device(at).is_some_and(|own| device(above) != Some(own)))
}

#[cfg(not(unix))]
pub(crate) fn is_mounted(_: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_name_that_belongs_to_a_journal_is_known_by_its_end() {
        for name in ["x.candor-wal", "x.CANDOR-WAL", "x.candor-wal.kept-2026-11-21", "x.candor.part-0123abcd"]
        {
            assert!(belongs_to_some_journal(name), "{name}");
        }
        assert!(!belongs_to_some_journal("the-wall.pdf") && !belongs_to_some_journal("talk.part-1.pdf"));
        let stem = |name: &str| stem_of_belonging(Path::new(name)).map(|stem| stem.display().to_string());
        assert_eq!(stem("/a/notes-wal").as_deref(), Some("/a/notes"));
        assert_eq!(stem("/a/notes.part-00000000").as_deref(), Some("/a/notes"));
        assert_eq!(stem("/a/-wal"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_the_same_by_whatever_name() {
        let folder = tempfile::tempdir().unwrap();
        let [one, linked, pointed, other] =
            ["one", "linked", "pointed", "other"].map(|name| folder.path().join(name));
        fs::write(&one, "").unwrap();
        fs::write(&other, "").unwrap();
        fs::hard_link(&one, &linked).unwrap();
        std::os::unix::fs::symlink(&one, &pointed).unwrap();
        assert!(
            is_same_file(&one, &linked) && is_same_file(&one, &pointed) && is_same_file(&linked, &pointed)
        );
        assert!(!is_same_file(&one, &other) && !is_same_file(&one, &folder.path().join("none")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_is_known_by_where_it_is_mounted() {
        let at = mounted_at(Path::new("/proc/self/status")).unwrap();
        assert_eq!(at, Path::new("/proc"));
        assert!(is_mounted(&at) && is_mounted(Path::new("/")) && !is_mounted(Path::new("/proc/self/..")));
    }
}
