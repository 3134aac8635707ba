//! Bringing a copy back: it is read from end to end, what is there now is kept, and only then does a new file made from
//! the copy take the journal's place, at one stroke. The copy itself stays as it is.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use candor_vault::{Vault, VaultError, put_in_place};

use crate::error::AppError;
use crate::files;

/// How a file is called while it is made from a copy.
const ON_ITS_WAY: &str = "coming-back";

/// A file that was made from a copy and waits to take the journal's place. Dropped before, it is removed.
pub(crate) struct ComingBack {
    path: PathBuf,
    is_placed: bool,
}

impl ComingBack {
    /// Reads a copy from end to end and makes the file from it, beside the journal, to count as newer than a sequence.
    ///
    /// # Errors
    /// [`AppError::Damaged`] when the copy is not well; those of the disk.
    pub(crate) fn from_copy(copy: &Vault, journal: &Path, newer_than: u64) -> Result<Self, AppError> {
        copy.check_closed_seal()?;
        copy.verify()?;
        let path = beside(journal, ON_ITS_WAY);
        // What a crash left of an earlier time is a file made from a copy, and nothing else.
        files::remove(&path)?;
        copy.backup_above(&path, newer_than)?;
        Ok(Self { path, is_placed: false })
    }

    /// Takes the journal's place. What lies there is kept beside it, and its name is the answer.
    ///
    /// # Errors
    /// [`AppError::AlreadyOpen`] while somebody has the journal open; those of the disk. The journal is as it was then.
    pub(crate) fn take_the_place(mut self, journal: &Path) -> Result<Option<PathBuf>, AppError> {
        let was_there = journal.try_exists()?;
        for number in 1_u32.. {
            let aside = beside(journal, &format!("before-{number}"));
            match put_in_place(&self.path, journal, &aside) {
                Ok(()) => {
                    self.is_placed = true;
                    return Ok(was_there.then_some(aside));
                }
                Err(VaultError::AlreadyExists) if was_there => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::AlreadyExists)
    }
}

impl Drop for ComingBack {
    fn drop(&mut self) {
        if !self.is_placed {
            let _ = files::remove(&self.path);
        }
    }
}

/// A name beside the journal's that tells no day: `journal.before-1.candor`.
fn beside(journal: &Path, what: &str) -> PathBuf {
    let stem = journal.file_stem().unwrap_or(OsStr::new("journal"));
    let mut name = stem.to_owned();
    name.push(".");
    name.push(what);
    if let Some(extension) = journal.extension() {
        name.push(".");
        name.push(extension);
    }
    journal.with_file_name(name)
}
