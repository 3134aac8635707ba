//! Where words are: every file below a folder is opened, in a copy of it, and read as far as it can be read.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use candor_vault::{Passphrase, Secret, Vault};

use crate::common::{PASSPHRASE, files_below};

const MAGIC: &[u8] = b"Candor vault";

pub(crate) type Words = BTreeSet<String>;

/// Reads vaults, and remembers what it has read.
#[derive(Default)]
pub(crate) struct Finder {
    read: HashMap<u64, Reading>,
}

/// What one file holds.
#[derive(Clone, Default)]
pub(crate) struct Reading {
    pub(crate) words: Words,
    /// Why no more of it could be read.
    pub(crate) refused: Option<String>,
}

impl Finder {
    /// All words below a folder, and where they are.
    pub(crate) fn below(&mut self, folder: &Path) -> (Words, BTreeMap<PathBuf, Reading>) {
        let mut all = Words::new();
        let mut files = BTreeMap::new();
        for path in files_below(folder) {
            let Ok(bytes) = fs::read(&path) else { continue };
            if bytes.starts_with(MAGIC) {
                let found = self.reading(&path);
                all.extend(found.words.iter().cloned());
                files.insert(path, found);
            }
        }
        (all, files)
    }

    /// What a vault holds, with the log beside it.
    pub(crate) fn reading(&mut self, path: &Path) -> Reading {
        let main = fs::read(path).unwrap_or_default();
        let log = fs::read(log_of(path)).ok();
        self.of_bytes(&main, log.as_deref())
    }

    fn of_bytes(&mut self, main: &[u8], log: Option<&[u8]>) -> Reading {
        let key = hash(&[main, log.unwrap_or(b"no log")]);
        self.read.entry(key).or_insert_with(|| read(main, log)).clone()
    }
}

/// Reads a copy, so that what is there stays as it is and nobody's lock is in the way.
fn read(main: &[u8], log: Option<&[u8]>) -> Reading {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.candor");
    fs::write(&path, main).unwrap();
    if let Some(log) = log {
        fs::write(log_of(&path), log).unwrap();
    }
    match Vault::open_read_only(&path, Secret::Passphrase(&Passphrase::new(PASSPHRASE))) {
        Ok(vault) => bodies(std::borrow::Borrow::borrow(&vault)),
        Err(error) => Reading { words: Words::new(), refused: Some(error.to_string()) },
    }
}

fn bodies(connection: &rusqlite::Connection) -> Reading {
    let mut found = Reading::default();
    let read = connection.prepare("SELECT body FROM reflections").and_then(|mut statement| {
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let body: String = row.get(0)?;
            found.words.extend(body.split_whitespace().filter(|word| is_ours(word)).map(str::to_owned));
        }
        Ok(())
    });
    found.refused = read.err().map(|error| error.to_string());
    found
}

/// The words that are looked for, beside those that fill the page.
fn is_ours(word: &str) -> bool {
    word.starts_with("word-")
}

pub(crate) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}
