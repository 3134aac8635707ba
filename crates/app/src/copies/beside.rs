//! Files of the same journal that lie beside it under another name: what a sync program put there when two computers went
//! on from one file, and what was kept when another file took the journal's place.
//!
//! Nobody made them as copies and nothing lets them go, but they can be looked into and brought back as copies can.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use candor_vault::inspect;
use sha2::{Digest as _, Sha256};

use super::found::EXTENSION;
use super::shown::Known;
use crate::app::Core;
use crate::session::Session;

impl Core {
    /// The files beside the journal that bear its name, or one that it bore before it was sealed anew.
    pub(crate) fn known_beside(&self, session: &Session) -> Vec<Known> {
        let journal = session.journal_path();
        let names = names_of(session, journal);
        let Some(files) = journal.parent().and_then(|folder| fs::read_dir(folder).ok()) else {
            return Vec::new();
        };
        let is_journal = |path: &Path| path.file_name() == journal.file_name();
        let mut known: Vec<_> = files
            .flatten()
            .map(|file| file.path())
            .filter(|path| path.extension() == Some(OsStr::new(EXTENSION)) && !is_journal(path))
            .filter(|path| inspect(path).is_ok_and(|header| names.contains(&header.file_id)))
            .filter_map(|path| Some(Known { shown: self.chosen_copy(&path).ok()?, path }))
            .collect();
        for Known { path, shown } in &mut known {
            shown.lies_beside = true;
            // A file that was copied by other means has the id of the one it was copied from.
            shown.id = format!("{}-{}", shown.id, name_digest(path));
        }
        known.sort_by(|one, other| other.shown.at.cmp(&one.shown.at));
        known
    }
}

/// The names by which files are known as this journal's.
fn names_of(session: &Session, journal: &Path) -> Vec<[u8; 16]> {
    match session {
        Session::Unlocked(open) if open.copies.stands_before.is_none() => {
            let mut names = open.journal.former_files().unwrap_or_default();
            names.push(open.journal.database().file_id());
            names
        }
        Session::Unlocked(_) => inspect(journal).map(|header| header.file_id).into_iter().collect(),
        Session::FirstRun(closed) | Session::Locked(closed) => {
            inspect(journal).map(|header| header.file_id).ok().or(closed.file_id).into_iter().collect()
        }
    }
}

/// Names a file in commands, by its name.
pub(super) fn name_digest(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    let digest = Sha256::digest(name.as_encoded_bytes());
    let half = digest.first_chunk().expect("a SHA-256 has 32 bytes");
    format!("{:016x}", u64::from_be_bytes(*half))
}
