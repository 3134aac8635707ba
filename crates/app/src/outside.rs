//! What lies outside of the notebook: looked for, shown, and removed as far as it can be.

use std::path::{Path, PathBuf};

use crate::api::{Outside, OutsideKind, Preferences};
use crate::app::Core;
use crate::directories::Directories;
use crate::error::AppError;
use crate::session::Unlocked;
use crate::side_file;
use crate::swap;

impl Core {
    /// All that lies outside, in the order in which it is shown. What is not there is left out, but for what the system
    /// has: that nothing is there is worth knowing.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub(crate) fn outside(&self) -> Result<Vec<Outside>, AppError> {
        let copies = {
            let session = self.session();
            self.known_copies(&session).len()
        };
        let (names, recent) = self.read(|open| Ok((open.names()?, open.named_outside()?)))?;
        let recent =
            self.host.recent_files().map(|files| count(files.iter().filter(|file| recent.has(file)).count()));
        let unsaved = side_file::list(&self.directories.side_files())
            .into_iter()
            .filter(|(_, peek)| peek.since.is_some());
        let others = self.last_seen().others(&names);
        let known = self.last_seen().len();
        let mut all = vec![Outside {
            kind: OutsideKind::Copies,
            place: None,
            count: Some(count(copies)),
            removable: false,
        }];
        let unsaved: Vec<_> = unsaved.map(|(path, _)| path).collect();
        if let Some(first) = unsaved.first() {
            all.push(self.file_outside(OutsideKind::UnsavedWords, first, unsaved.len(), false));
        }
        let preferences = self.directories.preferences_file();
        if preferences.exists() {
            let changed = self.stored().preferences != Preferences::default();
            all.push(self.file_outside(OutsideKind::Preferences, &preferences, 1, changed));
        }
        let last_seen = self.directories.last_seen_file();
        if last_seen.exists() {
            all.push(self.file_outside(OutsideKind::LastSeen, &last_seen, known, others > 0));
        }
        let removable = recent.is_some_and(|count| count > 0);
        all.push(Outside { kind: OutsideKind::RecentFiles, place: None, count: recent, removable });
        // WebKitGTK marks no word unless it is asked to, and it is not.
        if !cfg!(target_os = "linux") {
            all.push(Outside { kind: OutsideKind::LearnedWords, place: None, count: None, removable: false });
        }
        if swap::may_be_read() {
            all.push(Outside { kind: OutsideKind::Swap, place: None, count: None, removable: false });
        }
        Ok(all)
    }

    fn file_outside(&self, kind: OutsideKind, path: &Path, files: usize, removable: bool) -> Outside {
        Outside { kind, place: Some(self.directories.place(path)), count: Some(count(files)), removable }
    }

    /// The folder in which one of these lies.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for what lies in no folder of the app's.
    pub(crate) fn folder_outside(&self, kind: OutsideKind) -> Result<PathBuf, AppError> {
        let Directories { config, .. } = &self.directories;
        match kind {
            OutsideKind::Preferences | OutsideKind::LastSeen => Ok(config.clone()),
            OutsideKind::UnsavedWords => {
                let files = side_file::list(&self.directories.side_files());
                let folder = files.first().and_then(|(path, _)| path.parent()).map(Path::to_owned);
                folder.ok_or(AppError::NotFound)
            }
            OutsideKind::Copies
            | OutsideKind::RecentFiles
            | OutsideKind::LearnedWords
            | OutsideKind::Swap => Err(AppError::NotFound),
        }
    }

    /// Removes what can be removed.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for what is not the app's to remove; those of the disk.
    pub(crate) fn remove_outside(&self, kind: OutsideKind) -> Result<(), AppError> {
        match kind {
            OutsideKind::Preferences => {
                let mut stored = self.stored();
                let mut changed = stored.clone();
                changed.preferences = Preferences::default();
                changed.write(&self.directories.preferences_file())?;
                *stored = changed;
                Ok(())
            }
            OutsideKind::LastSeen => {
                let names = self.read(|open| open.names())?;
                Ok(self.last_seen().forget_others(&names)?)
            }
            OutsideKind::RecentFiles => {
                let named = self.read(|open| open.named_outside())?;
                for file in
                    self.host.recent_files().unwrap_or_default().into_iter().filter(|file| named.has(file))
                {
                    self.host.forget_recent_file(&file);
                }
                Ok(())
            }
            OutsideKind::Copies
            | OutsideKind::UnsavedWords
            | OutsideKind::LearnedWords
            | OutsideKind::Swap => Err(AppError::NotFound),
        }
    }
}

/// What in a list of the system's points to the notebook.
struct Named {
    written: Vec<PathBuf>,
}

impl Named {
    /// Whether a file is a notebook, by its ending, or one that the app wrote.
    fn has(&self, file: &Path) -> bool {
        file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("candor"))
            || self.written.iter().any(|written| written == file)
    }
}

impl Unlocked {
    /// The names that the journal's file has and had.
    fn names(&self) -> Result<Vec<[u8; 16]>, AppError> {
        let mut names = self.journal.former_files()?;
        names.push(self.journal.database().file_id());
        Ok(names)
    }

    fn named_outside(&self) -> Result<Named, AppError> {
        let written = self.journal.written_files()?.into_iter().map(|file| file.draft.path).collect();
        Ok(Named { written })
    }
}

fn count(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}
