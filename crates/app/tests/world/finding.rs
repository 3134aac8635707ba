//! Where words are: every file below a folder is opened, in a copy of it, and read as far as it can be read.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use candor_vault::{Passphrase, Secret, Vault};

use crate::common::{PASSPHRASE, files_below};
use crate::side_files;

const MAGIC: &[u8] = b"Candor vault";

pub(crate) type Words = BTreeSet<String>;

/// Reads vaults, and remembers what it has read.
#[derive(Default)]
pub(crate) struct Finder {
    read: HashMap<u64, Reading>,
    /// Logs that may be parted from their files, by their content, with the words that are in them.
    logs: HashMap<u64, Words>,
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
        let mut waiting = Vec::new();
        for path in files_below(folder) {
            let Ok(bytes) = fs::read(&path) else { continue };
            if bytes.starts_with(MAGIC) {
                let found = self.reading(&path);
                all.extend(found.words.iter().cloned());
                files.insert(path, found);
            } else if let Some(words) = self.logs.get(&hash(&[&bytes])) {
                all.extend(words.iter().cloned());
                files.insert(path, Reading { words: words.clone(), refused: None });
            } else if let Some(id) = side_files::id(&bytes) {
                waiting.push((path, id, bytes));
            }
        }
        for (path, id, bytes) in waiting {
            let found = self.waiting(files.keys(), id, &bytes);
            all.extend(found.words.iter().cloned());
            files.insert(path, found);
        }
        (all, files)
    }

    /// What a vault holds, with the log beside it.
    pub(crate) fn reading(&mut self, path: &Path) -> Reading {
        let main = fs::read(path).unwrap_or_default();
        let log = fs::read(log_of(path)).ok();
        self.of_bytes(&main, log.as_deref())
    }

    /// Remembers the words that are in a log alone, so that the log is known wherever it is put. Answers them.
    pub(crate) fn remember_log(&mut self, path: &Path) -> Words {
        let Ok(log) = fs::read(log_of(path)) else { return Words::new() };
        let main = fs::read(path).unwrap_or_default();
        let (with, without) = (self.of_bytes(&main, Some(&log)), self.of_bytes(&main, None));
        let words: Words = with.words.difference(&without.words).cloned().collect();
        self.logs.insert(hash(&[&log]), words.clone());
        words
    }

    /// Whether a log that was remembered lies there to the byte, in whatever file beside a vault.
    pub(crate) fn is_kept_beside(&self, path: &Path, words: &Words) -> bool {
        let files = fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
        files
            .filter_map(|file| fs::read(file).ok())
            .any(|bytes| self.logs.get(&hash(&[&bytes])) == Some(words))
    }

    /// The words of a side file, with the key of a vault of that id among these files.
    fn waiting<'a>(
        &mut self,
        files: impl Iterator<Item = &'a PathBuf>,
        id: [u8; 16],
        bytes: &[u8],
    ) -> Reading {
        let of_it = |path: &&PathBuf| fs::read(path).is_ok_and(|main| main.get(24..40) == Some(&id));
        let no_key = || Reading { words: Words::new(), refused: Some("no vault has its key".to_owned()) };
        let key = hash(&[bytes]);
        let read = || {
            let reading = files.filter(of_it).find_map(|path| side_files::key(path));
            reading.map_or_else(no_key, |side_key| side_files::read(bytes, &side_key))
        };
        self.read.entry(key).or_insert_with(read).clone()
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
            found.words.extend(words_in(&body));
        }
        Ok(())
    });
    found.refused = read.err().map(|error| error.to_string());
    found
}

/// The words that are looked for, among those that fill the page.
pub(crate) fn words_in(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().filter(|word| word.starts_with("word-")).map(str::to_owned)
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
