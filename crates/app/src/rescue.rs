//! A journal whose file was taken away while it was open: deleted, moved, or replaced by another.
//!
//! What is in it can be had from the open file alone, and only until that is closed. It is written to the old name if
//! that is free, else beside it, else where journals are by default, and whatever took the name is left as it is.

use std::path::{Path, PathBuf};

use candor_locales::Words;
use candor_vault::VaultError;

use crate::directories::{Directories, JOURNAL_FILE};
use crate::error::AppError;
use crate::files;
use crate::session::Unlocked;

/// How many names are tried in a folder.
const MOST: u32 = 1_000;

/// Whether what is in the open journal would not be found again where it was.
pub(crate) fn was_taken_away(open: &Unlocked) -> bool {
    let is_journal = !open.reading_only && open.example_over.is_none();
    is_journal && matches!(open.journal.database().check_place(), Err(VaultError::Moved))
}

/// Where the journal lies by now: its folder may have been renamed, or it was written elsewhere.
pub(crate) fn present_path(open: &Unlocked) -> PathBuf {
    let vault = open.journal.database();
    let present = vault.present_path();
    match &open.rescued {
        Some(rescued) => rescued.clone(),
        None if present == vault.path() => open.path.clone(),
        None => present,
    }
}

/// Writes what is in the open journal into a file that is found again: in a folder of the person's choice, or where it
/// was, or where there is room.
///
/// # Errors
/// Why the last of the places does not take it.
pub(crate) fn write_elsewhere(
    open: &Unlocked,
    chosen: Option<&Path>,
    directories: &Directories,
    language: &str,
) -> Result<PathBuf, AppError> {
    let name = open.path.file_name().map_or_else(|| JOURNAL_FILE.into(), PathBuf::from);
    let folders = match chosen {
        Some(folder) => vec![folder.to_owned()],
        None => {
            open.path.parent().map(Path::to_owned).into_iter().chain([directories.data.clone()]).collect()
        }
    };
    let mut refused = AppError::Missing;
    for folder in folders {
        if folder == directories.data && chosen.is_none() {
            // Not to be able to make it is told by what comes next.
            let _ = files::make_private_folder(&folder);
        }
        match write_into(open, &folder, &name, &Words::new(language)) {
            Ok(path) => return Ok(path),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a free name beside the journal, or in a folder that was chosen for it"
)]
fn write_into(open: &Unlocked, folder: &Path, name: &Path, words: &Words) -> Result<PathBuf, AppError> {
    let stem = name.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    for number in 0..MOST {
        let name = if number == 0 {
            name.to_owned()
        } else {
            let arguments = [("name", (&*stem).into()), ("number", number.into())];
            PathBuf::from(words.get("rescued-file-name", &arguments)).with_added_extension("candor")
        };
        let path = folder.join(name);
        match open.journal.database().backup_to(&path) {
            Ok(_) => return Ok(path),
            Err(VaultError::AlreadyExists) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AppError::AlreadyExists)
}
