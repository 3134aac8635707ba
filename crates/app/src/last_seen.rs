//! How far each journal had come when it was last open here, so that an older copy in its place is noticed.
//!
//! Nothing within a file can show that all of it is older than it should be. Its header counts the changes of every
//! session; this remembers the highest count outside of the vault. The file holds no path, no time and no name: a
//! hash of each journal's id, and a number. Whoever has a journal's file can tell from it that it was opened here.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use candor_vault::Vault;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files;

/// What is hashed before a file's id, so that the hash is of use for nothing else.
const LABEL: &[u8] = b"candor last seen v1";

/// How far a file has come: who it is, and its header's sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Names the journal; its copies have the same.
    pub(crate) file_id: [u8; 16],
    /// Grows with every session that changed something.
    pub(crate) sequence: u64,
}

impl Mark {
    pub(crate) fn of(vault: &Vault) -> Self {
        Self { file_id: vault.file_id(), sequence: vault.sequence() }
    }

    /// A file that another took the place of for good: whatever is found of it is older.
    pub(crate) fn replaced(self) -> Self {
        Self { sequence: u64::MAX, ..self }
    }

    fn name(&self) -> String {
        let hash = Sha256::new().chain_update(LABEL).chain_update(self.file_id).finalize();
        let half = hash[..16].try_into().expect("a SHA-256 has 32 bytes");
        format!("{:032x}", u128::from_be_bytes(half))
    }
}

/// The highest sequence seen of each journal.
#[derive(Debug)]
pub(crate) struct LastSeen {
    path: PathBuf,
    seen: Seen,
}

/// What the file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Seen(BTreeMap<String, u64>);

impl LastSeen {
    /// Reads the file. One that is missing or damaged is as good as a new one: then nothing is called older.
    pub(crate) fn read(path: PathBuf) -> Self {
        let seen = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { path, seen: seen.unwrap_or_default() }
    }

    /// Whether a file is older than the one last seen.
    pub(crate) fn is_older(&self, mark: Mark) -> bool {
        self.seen.0.get(&mark.name()).is_some_and(|&seen| mark.sequence < seen)
    }

    /// Remembers a file, unless a newer one was seen.
    pub(crate) fn note(&mut self, mark: Mark) {
        if self.seen.0.get(&mark.name()).is_none_or(|&seen| seen < mark.sequence) {
            self.accept(mark);
        }
    }

    /// Takes a file for the newest there is: the person knows that it is older.
    pub(crate) fn accept(&mut self, mark: Mark) {
        self.seen.0.insert(mark.name(), mark.sequence);
        // Not to be able to remember is no reason to keep a journal shut.
        if let Err(error) = write(&self.path, &self.seen) {
            tracing::warn!(kind = ?error.kind(), "what was last seen could not be written");
        }
    }
}

fn write(path: &Path, seen: &Seen) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        files::make_private_folder(folder)?;
    }
    files::write_private(path, &serde_json::to_vec_pretty(seen)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const OURS: Mark = Mark { file_id: [1; 16], sequence: 12 };

    fn older(sequence: u64) -> Mark {
        Mark { sequence, ..OURS }
    }

    #[test]
    fn a_lower_sequence_of_the_same_file_is_older_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let mut last_seen = LastSeen::read(folder.path().join("last-seen.json"));
        assert!(!last_seen.is_older(OURS), "never seen");
        last_seen.note(OURS);
        assert!(last_seen.is_older(older(11)));
        assert!(!last_seen.is_older(OURS) && !last_seen.is_older(older(13)));
        assert!(!last_seen.is_older(Mark { file_id: [2; 16], sequence: 1 }));
        last_seen.note(older(3));
        assert!(last_seen.is_older(older(11)), "seeing an older one does not make it the newest");
        last_seen.accept(older(3));
        assert!(!last_seen.is_older(older(3)), "the person knows");
        last_seen.note(OURS.replaced());
        assert!(last_seen.is_older(OURS));
    }

    #[test]
    fn what_was_seen_is_remembered_and_a_damaged_file_is_as_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/last-seen.json");
        LastSeen::read(path.clone()).note(OURS);
        assert!(LastSeen::read(path.clone()).is_older(older(11)));
        for damaged in ["", "[]", "{\"x\": -1}", "{\"x\": \"y\"}"] {
            fs::write(&path, damaged).unwrap();
            assert!(!LastSeen::read(path.clone()).is_older(older(1)), "{damaged}");
        }
    }

    #[test]
    fn the_file_names_no_journal_by_its_id() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("last-seen.json");
        LastSeen::read(path.clone()).note(Mark { file_id: *b"0123456789abcdef", sequence: 7 });
        let text = fs::read_to_string(path).unwrap();
        assert!(!text.contains("0123456789abcdef") && !text.contains("30313233"), "{text}");
        assert!(text.len() < 60, "{text}");
    }
}
