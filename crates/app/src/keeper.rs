//! Keeps what is held outside of memory while a journal is open, and seals what is left when it is closed.

use std::path::{Path, PathBuf};

use candor_journal::model::Moment;
use candor_vault::SideKey;

use crate::error::AppError;
use crate::held::Held;
use crate::side_file::{self, FileId, Record, Sealed, SideFile};

/// How much a side file may hold that is not of use any more before it is written anew.
const MOST_STALE: u64 = 1 << 20;

/// Keeps what is held for one journal.
pub(crate) struct Keeper {
    key: SideKey,
    id: FileId,
    folders: Vec<PathBuf>,
    file: Option<SideFile>,
    /// Everything that is held is in the file.
    has_all: bool,
    /// How large the file was when it was last written anew.
    fresh_size: u64,
    /// Files of earlier sessions, from which some of what is held came.
    sources: Vec<PathBuf>,
}

/// Words of a closed journal that no folder took, sealed in memory.
pub(crate) struct Parked {
    id: FileId,
    records: Vec<Sealed>,
}

impl Keeper {
    /// A keeper with a file of its own in the first of the folders that takes one.
    pub(crate) fn new(key: SideKey, id: FileId, folders: Vec<PathBuf>) -> Self {
        let mut keeper =
            Self { key, id, folders, file: None, has_all: true, fresh_size: 0, sources: Vec::new() };
        keeper.begin();
        keeper
    }

    fn begin(&mut self) {
        match SideFile::begin(&self.folders, self.id) {
            Ok(file) => self.file = Some(file),
            Err(error) => tracing::warn!(kind = ?error.kind(), "there is no place for words that wait"),
        }
    }

    /// Whether everything that is held is in the file.
    pub(crate) fn has_all(&self) -> bool {
        self.has_all
    }

    /// Adds one of the held edits to the file. Says whether all of them are in it.
    pub(crate) fn keep(&mut self, one: &Held, all: &[Held]) -> bool {
        let is_too_large = |file: &SideFile| file.size() > 4 * self.fresh_size + MOST_STALE;
        if !self.has_all || self.file.as_ref().is_none_or(is_too_large) {
            self.write_anew(all, false);
        } else if let Err(error) = self.append(one) {
            tracing::warn!(%error, "words that wait could not be kept");
            self.write_anew(all, false);
        }
        self.has_all
    }

    fn append(&mut self, held: &Held) -> Result<(), AppError> {
        let file = self.file.as_mut().ok_or(AppError::Missing)?;
        file.append(&side_file::seal(&self.key, held, file.round())?)?;
        Ok(())
    }

    /// Writes a file with all that is held, and with nothing else.
    fn write_anew(&mut self, all: &[Held], on_disk: bool) {
        let written = self.try_to_write_anew(all, on_disk).or_else(|_| {
            // Its folder may be gone, or its disk full: another may take it.
            let before = self.file.take();
            self.begin();
            let written = self.try_to_write_anew(all, on_disk);
            match (before, &written) {
                (Some(before), Ok(())) => before.remove(),
                (Some(before), Err(_)) => {
                    // What it has is better than nothing.
                    if let Some(empty) = self.file.replace(before) {
                        empty.remove();
                    }
                }
                (None, _) => {}
            }
            written
        });
        if let Err(error) = &written {
            tracing::warn!(%error, "words that wait are in memory alone");
        }
        self.has_all = written.is_ok();
    }

    fn try_to_write_anew(&mut self, all: &[Held], on_disk: bool) -> Result<(), AppError> {
        let file = self.file.as_mut().ok_or(AppError::Missing)?;
        let round = file.round();
        let records: Vec<_> =
            all.iter().map(|held| side_file::seal(&self.key, held, round)).collect::<Result<_, _>>()?;
        file.rewrite(&records, on_disk)?;
        self.fresh_size = file.size();
        Ok(())
    }

    /// After a try to write: lets go of what is in the journal.
    pub(crate) fn tidy(&mut self, held: &[Held], wrote: bool) {
        if held.is_empty() {
            if let Some(file) = &mut self.file {
                file.clear();
            }
            (self.has_all, self.fresh_size) = (true, 0);
            self.let_go_of_sources();
        } else if wrote && held.iter().any(|held| held.error.is_some()) {
            // What can be written soon is let go of then. What cannot may wait for hours, and what was written since
            // shall not be taken for something that waits with it.
            self.write_anew(held, false);
        }
    }

    /// Brings all that is held to the disk, so that it outlasts the power too. Says whether that is so.
    pub(crate) fn secure(&mut self, held: &[Held]) -> bool {
        if !self.has_all || self.file.as_ref().is_none_or(|file| file.sync().is_err()) {
            self.write_anew(held, true);
        }
        if self.has_all {
            self.let_go_of_sources();
        }
        self.has_all
    }

    pub(crate) fn comes_from(&mut self, path: &Path) {
        self.sources.push(path.to_owned());
    }

    fn let_go_of_sources(&mut self) {
        for source in self.sources.drain(..) {
            side_file::remove(&source);
        }
    }

    /// The journal was sealed anew, and nothing is held.
    pub(crate) fn change_key(&mut self, key: SideKey, id: FileId) {
        (self.key, self.id) = (key, id);
        if let Some(before) = self.file.take() {
            before.remove();
        }
        self.begin();
    }

    /// Leaves what is held to the next session. What no folder takes is sealed in memory.
    pub(crate) fn park(mut self, held: &[Held]) -> Option<Parked> {
        if held.is_empty() {
            self.let_go_of_sources();
            if let Some(file) = self.file {
                file.remove();
            }
            return None;
        }
        self.write_anew(held, true);
        if self.has_all {
            self.let_go_of_sources();
            return None;
        }
        let records = held.iter().filter_map(|held| match side_file::seal(&self.key, held, 0) {
            Ok(sealed) => Some(sealed),
            Err(error) => {
                tracing::warn!(%error, "words that wait could not be sealed");
                None
            }
        });
        Some(Parked { id: self.id, records: records.collect() })
    }
}

impl Parked {
    /// Of which journal they are.
    pub(crate) fn id(&self) -> FileId {
        self.id
    }

    /// Since when they wait.
    pub(crate) fn since(&self) -> Moment {
        let first = self.records.iter().map(Sealed::since).min_by(|one, other| one.0.cmp(&other.0));
        first.unwrap_or_else(crate::clock::now)
    }

    /// Writes them into a side file, if a folder takes one by now.
    pub(crate) fn bring_to_disk(&self, folders: &[PathBuf]) -> bool {
        let Ok(mut file) = SideFile::begin(folders, self.id) else { return false };
        let written = file.rewrite(&self.records, true).is_ok();
        if !written {
            file.remove();
        }
        written
    }

    /// Opens them.
    pub(crate) fn open(&self, key: &SideKey) -> Vec<Record> {
        self.records.iter().filter_map(|record| record.open(key).ok()).collect()
    }
}
