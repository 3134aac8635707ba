//! Logs that were put aside beside the journal: words of another session, which are read together with the file that they go
//! on from, where that is to be had.

use std::fs;
use std::path::{Path, PathBuf};

use candor_journal::model::{CopyPlace, CopyReason};
use candor_vault::{Vault, VaultError, inspect};

use super::beside::name_digest;
use super::found;
use super::shown::Known;
use crate::api::{CopyTier, KeptCopy};
use crate::app::Core;
use crate::clock;
use crate::error::AppError;
use crate::last_seen::Mark;
use crate::session::Session;

/// How the vault calls a log that it puts aside, behind the name of the vault.
const KEPT: &str = "-wal.kept-";

/// How a log is named in commands.
pub(crate) fn id_of(path: &Path) -> String {
    format!("log-{}", name_digest(path))
}

impl Core {
    /// The logs that were put aside beside the journal.
    pub(crate) fn kept_logs(&self, journal: &Path) -> Vec<Known> {
        let Some(name) = journal.file_name().and_then(|name| name.to_str()) else { return Vec::new() };
        let Some(files) = journal.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
            return Vec::new();
        };
        let is_kept = |path: &PathBuf| {
            let rest =
                path.file_name().and_then(|found| found.to_str()).and_then(|found| found.strip_prefix(name));
            let number = rest.and_then(|rest| rest.strip_prefix(KEPT));
            number.is_some_and(|number| number.parse::<u32>().is_ok())
        };
        let logs = files.flatten().map(|file| file.path()).filter(is_kept);
        let mut known: Vec<_> =
            logs.filter_map(|path| Some(Known { shown: self.kept_log(&path)?, path })).collect();
        known.sort_by(|one, other| other.shown.at.cmp(&one.shown.at));
        known
    }

    fn kept_log(&self, path: &Path) -> Option<KeptCopy> {
        let file = fs::metadata(path).ok()?;
        Some(KeptCopy {
            id: id_of(path),
            place: self.directories.place(path),
            kept_at: CopyPlace::Beside,
            at: clock::moment(&found::made_at(path, &file)),
            why: CopyReason::Found,
            lies_beside: true,
            is_log: true,
            tier: CopyTier::ByHand,
            bytes: file.len(),
            verified: None,
            failed: None,
            opens: None,
        })
    }

    /// Opens a log that was put aside, with the file or the copy that it goes on from, only to be read.
    ///
    /// # Errors
    /// [`AppError::LogWithoutItsFile`] where none of the files that are known here is in that state;
    /// [`AppError::Locked`].
    pub(crate) fn open_kept_log(&self, session: &mut Session, log: &Path) -> Result<Vault, AppError> {
        let files: Vec<_> =
            self.known_copies(session).into_iter().filter(|known| !known.shown.is_log).collect();
        let headers = files.into_iter().filter_map(|known| Some((inspect(&known.path).ok()?, known.path)));
        let headers: Vec<_> = headers.collect();
        let vault = session.unlocked()?.journal.database();
        let mut copies: Vec<_> = headers.iter().map(|(header, _)| header.copy_id).collect();
        copies.push(inspect(vault.path())?.copy_id);
        for (header, path) in headers {
            // A number of states is shared by two lines: a copy is taken for the log's only if this computer knows it.
            let is_own = self.last_seen().is_of_own_line(&Mark::from(header));
            match vault.open_with_log(&path, log, &copies, is_own) {
                Ok(vault) => return Ok(vault),
                Err(VaultError::WrongKey | VaultError::Damaged { .. }) => {}
                Err(error) => {
                    tracing::warn!(error = %AppError::from(error), "a log was not read with a file");
                }
            }
        }
        Err(AppError::LogWithoutItsFile)
    }
}
