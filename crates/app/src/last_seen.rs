//! How far each journal had come when it was last open here, so that an older copy in its place is noticed.
//!
//! Nothing within a file can show that all of it is older than it should be, or that it went on from somewhere else. Its
//! header counts the changes of every session, and has a random name for each of its last states; this remembers both
//! outside of the vault. The file holds no path, no time and no name: a hash of each journal's id, a number, and the names
//! of states. Whoever has a journal's file can tell from it that it was opened here.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use candor_vault::{HeaderSummary, Milestone, Relation, Vault, relation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::files;

/// What is hashed before a file's id, so that the hash is of use for nothing else.
const LABEL: &[u8] = b"candor last seen v1";

/// How far a file has come: who it is, its header's sequence, and the states that it went through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Names the journal; its copies have the same.
    pub(crate) file_id: [u8; 16],
    /// Grows with every session that changed something.
    pub(crate) sequence: u64,
    /// The present one last.
    pub(crate) milestones: Vec<Milestone>,
}

impl Mark {
    pub(crate) fn of(vault: &Vault) -> Self {
        Self { file_id: vault.file_id(), sequence: vault.sequence(), milestones: vault.milestones() }
    }

    /// A file that another took the place of for good: whatever is found of it is older.
    pub(crate) fn replaced(self) -> Self {
        Self { sequence: u64::MAX, milestones: Vec::new(), ..self }
    }

    fn name(&self) -> String {
        name_of(&self.file_id)
    }
}

impl From<HeaderSummary> for Mark {
    fn from(header: HeaderSummary) -> Self {
        Self { file_id: header.file_id, sequence: header.sequence, milestones: header.milestones }
    }
}

/// How a file stands to the one last seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is that one, or went on from it; or nothing is known of it.
    InLine,
    /// That one went on from it.
    Older,
    /// Both went on from one before.
    AnotherLine,
}

/// What was last seen of each journal.
#[derive(Debug)]
pub(crate) struct LastSeen {
    path: PathBuf,
    seen: Seen,
}

/// What the file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Seen(BTreeMap<String, Known>);

/// What is remembered of one journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
enum Known {
    /// Its sequence, as earlier versions of the app remembered it.
    Number(u64),
    /// Its sequence, and its states: the sequence of each and its name.
    Line { sequence: u64, states: Vec<(u64, String)> },
}

impl Known {
    fn of(mark: &Mark) -> Self {
        let written = |one: &Milestone| (one.sequence, format!("{:032x}", u128::from_be_bytes(one.state)));
        match &mark.milestones[..] {
            [] => Self::Number(mark.sequence),
            line => Self::Line { sequence: mark.sequence, states: line.iter().map(written).collect() },
        }
    }

    const fn sequence(&self) -> u64 {
        match self {
            Self::Number(sequence) | Self::Line { sequence, .. } => *sequence,
        }
    }

    /// Its states; none where one of them cannot be read.
    fn milestones(&self) -> Vec<Milestone> {
        let Self::Line { states, .. } = self else { return Vec::new() };
        let read = |(sequence, state): &(u64, String)| {
            let state = u128::from_str_radix(state, 16).ok()?.to_be_bytes();
            Some(Milestone { sequence: *sequence, state })
        };
        states.iter().map(read).collect::<Option<_>>().unwrap_or_default()
    }
}

impl LastSeen {
    /// Reads the file. One that is missing or damaged is as good as a new one: then nothing is called older.
    pub(crate) fn read(path: PathBuf) -> Self {
        let seen = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { path, seen: seen.unwrap_or_default() }
    }

    /// How a file stands to the one last seen.
    pub(crate) fn standing(&self, mark: &Mark) -> Standing {
        let Some(known) = self.seen.0.get(&mark.name()) else { return Standing::InLine };
        match relation(&known.milestones(), &mark.milestones) {
            // The same state with a lower number is the file as it was before its header was changed.
            Relation::Same | Relation::Unknown if mark.sequence < known.sequence() => Standing::Older,
            Relation::Same | Relation::Unknown | Relation::Continues => Standing::InLine,
            Relation::Older => Standing::Older,
            Relation::Fork => Standing::AnotherLine,
        }
    }

    /// Whether anything is known of a journal.
    pub(crate) fn knows(&self, mark: &Mark) -> bool {
        self.seen.0.contains_key(&mark.name())
    }

    /// Whether a file has a state of the line that was last seen here: one that it went through, or goes on from.
    pub(crate) fn is_of_own_line(&self, found: &Mark) -> bool {
        let known = self.seen.0.get(&found.name()).map(Known::milestones).unwrap_or_default();
        matches!(relation(&known, &found.milestones), Relation::Same | Relation::Older | Relation::Continues)
    }

    /// Of how many journals something is known.
    pub(crate) fn len(&self) -> usize {
        self.seen.0.len()
    }

    /// Of how many other journals something is known than the one that has these names.
    pub(crate) fn others(&self, names: &[[u8; 16]]) -> usize {
        let own = own_names(names);
        self.seen.0.keys().filter(|name| !own.contains(name)).count()
    }

    /// Forgets all other journals than the one that has these names.
    ///
    /// # Errors
    /// Those of the disk; then they are remembered still.
    pub(crate) fn forget_others(&mut self, names: &[[u8; 16]]) -> io::Result<()> {
        let own = own_names(names);
        let mut kept = self.seen.clone();
        kept.0.retain(|name, _| own.contains(name));
        write(&self.path, &kept)?;
        self.seen = kept;
        Ok(())
    }

    /// Remembers a file, unless it does not go on from the one last seen.
    pub(crate) fn note(&mut self, mark: &Mark) {
        if self.standing(mark) == Standing::InLine {
            self.accept(mark);
        }
    }

    /// Takes a file for the newest there is, whatever was seen: the person knows.
    pub(crate) fn accept(&mut self, mark: &Mark) {
        self.seen.0.insert(mark.name(), Known::of(mark));
        // Not to be able to remember is no reason to keep a journal shut.
        if let Err(error) = write(&self.path, &self.seen) {
            tracing::warn!(kind = ?error.kind(), "what was last seen could not be written");
        }
    }
}

/// By what a journal is remembered.
fn name_of(file_id: &[u8; 16]) -> String {
    let hash = Sha256::new().chain_update(LABEL).chain_update(file_id).finalize();
    let half = hash[..16].try_into().expect("a SHA-256 has 32 bytes");
    format!("{:032x}", u128::from_be_bytes(half))
}

fn own_names(file_ids: &[[u8; 16]]) -> Vec<String> {
    file_ids.iter().map(name_of).collect()
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

    fn mark(sequence: u64, states: &[(u64, u8)]) -> Mark {
        let milestones =
            states.iter().map(|&(sequence, letter)| Milestone { sequence, state: [letter; 16] }).collect();
        Mark { file_id: [1; 16], sequence, milestones }
    }

    fn ours() -> Mark {
        mark(12, &[(3, b'a'), (7, b'b'), (11, b'c')])
    }

    fn last_seen(folder: &tempfile::TempDir) -> LastSeen {
        LastSeen::read(folder.path().join("config/last-seen.json"))
    }

    #[test]
    fn what_went_on_is_told_from_what_is_older_and_from_another_line() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(last_seen(&folder).standing(&ours()), Standing::InLine, "never seen");
        last_seen(&folder).note(&ours());
        for (found, standing) in [
            (ours(), Standing::InLine),
            (mark(13, &[(3, b'a'), (7, b'b'), (11, b'c')]), Standing::InLine),
            (mark(11, &[(3, b'a'), (7, b'b'), (11, b'c')]), Standing::Older),
            (mark(20, &[(7, b'b'), (11, b'c'), (19, b'd')]), Standing::InLine),
            (mark(8, &[(3, b'a'), (7, b'b')]), Standing::Older),
            (mark(99, &[(3, b'a'), (7, b'b')]), Standing::Older),
            (mark(30, &[(3, b'a'), (7, b'b'), (29, b'x')]), Standing::AnotherLine),
            (mark(9, &[(3, b'a'), (7, b'b'), (8, b'x')]), Standing::AnotherLine),
            (mark(11, &[]), Standing::Older),
            (mark(13, &[]), Standing::InLine),
            (Mark { file_id: [2; 16], ..mark(1, &[(1, b'x')]) }, Standing::InLine),
        ] {
            assert_eq!(last_seen(&folder).standing(&found), standing, "{found:?}");
        }
    }

    #[test]
    fn what_is_older_or_another_line_is_remembered_only_when_the_person_knows() {
        let folder = tempfile::tempdir().unwrap();
        let mut seen = last_seen(&folder);
        seen.note(&ours());
        let (older, other) = (mark(8, &[(3, b'a'), (7, b'b')]), mark(30, &[(3, b'a'), (29, b'x')]));
        seen.note(&older);
        seen.note(&other);
        assert_eq!(last_seen(&folder).standing(&ours()), Standing::InLine);
        assert_eq!(last_seen(&folder).standing(&other), Standing::AnotherLine);
        seen.accept(&other);
        assert_eq!(last_seen(&folder).standing(&other), Standing::InLine, "the person knows");
        assert_eq!(last_seen(&folder).standing(&ours()), Standing::AnotherLine);
        seen.accept(&ours().replaced());
        assert_eq!(last_seen(&folder).standing(&ours()), Standing::Older);
    }

    #[test]
    fn what_an_earlier_version_remembered_is_a_number_and_a_damaged_file_is_as_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("config")).unwrap();
        let path = folder.path().join("config/last-seen.json");
        let of_before = serde_json::json!({ ours().name(): 12 });
        fs::write(&path, of_before.to_string()).unwrap();
        assert_eq!(last_seen(&folder).standing(&mark(11, &[(11, b'x')])), Standing::Older);
        assert_eq!(last_seen(&folder).standing(&ours()), Standing::InLine);
        for damaged in ["", "[]", "{\"x\": -1}", "{\"x\": \"y\"}"] {
            fs::write(&path, damaged).unwrap();
            assert_eq!(last_seen(&folder).standing(&mark(1, &[])), Standing::InLine, "{damaged}");
        }
    }

    #[test]
    fn the_file_names_no_journal_by_its_id() {
        let folder = tempfile::tempdir().unwrap();
        let mut seen = last_seen(&folder);
        seen.note(&Mark { file_id: *b"0123456789abcdef", ..ours() });
        let text = fs::read_to_string(folder.path().join("config/last-seen.json")).unwrap();
        assert!(!text.contains("0123456789abcdef") && !text.contains("30313233"), "{text}");
    }
}
