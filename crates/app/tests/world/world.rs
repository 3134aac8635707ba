//! A laptop with a journal, what happened to it, and the words that must be somewhere.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use crate::finding::{Finder, Words, log_of};
use crate::kinds;
use crate::process::Computer;
use crate::random::Random;

/// Why a round failed, in words.
pub(crate) type Problem = String;
pub(crate) type Done<T = ()> = Result<T, Problem>;

pub(crate) struct World {
    pub(crate) laptop: Computer,
    pub(crate) random: Random,
    pub(crate) finder: Finder,
    /// What happened, from the first round on.
    pub(crate) history: Vec<String>,
    /// Kinds of rounds that were lived.
    pub(crate) lived: Vec<&'static str>,
    pub(crate) kills: u64,
    /// Words of which somebody was told that they are saved, or that they are kept.
    acknowledged: Words,
    made: u64,
    folder: TempDir,
}

impl World {
    /// A laptop with a new journal, locked.
    pub(crate) fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut laptop = Computer::new(folder.path().join("laptop"));
        assert_eq!(laptop.tell("make"), "open");
        assert_eq!(laptop.tell("lock"), "locked");
        Self {
            laptop,
            random: Random::new(seed),
            finder: Finder::default(),
            history: Vec::new(),
            lived: Vec::new(),
            kills: 0,
            acknowledged: Words::new(),
            made: 0,
            folder,
        }
    }

    /// How many words were acknowledged.
    pub(crate) fn words(&self) -> u64 {
        self.acknowledged.len() as u64
    }

    /// One thing happens, and then every word is looked for.
    pub(crate) fn round(&mut self) -> Done {
        let all: Vec<_> = kinds::possible().collect();
        let kind = all[self.random.below(all.len())];
        self.note(format!("── {}", kind.name));
        self.lived.push(kind.name);
        (kind.happen)(self)?;
        self.check()
    }

    pub(crate) fn note(&mut self, what: impl Into<String>) {
        self.history.push(what.into());
    }

    /// A place below the world's folder, outside of any computer's own.
    pub(crate) fn elsewhere(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join("elsewhere");
        std::fs::create_dir_all(&folder).unwrap();
        folder.join(name)
    }

    /// A computer beside the laptop.
    pub(crate) fn another_computer(&self, name: &str) -> Computer {
        Computer::new(self.folder.path().join(name))
    }

    /// Tells the app, and writes down what it says.
    pub(crate) fn tell(&mut self, what: &str) -> String {
        let answer = self.laptop.tell(what);
        self.note(format!("{what}: {answer}"));
        answer
    }

    /// Opens the journal, which must open.
    pub(crate) fn unlock(&mut self) -> Done<String> {
        let answer = self.tell("unlock");
        if self.random.coin() {
            self.tell("new");
        }
        if answer.starts_with("open") {
            Ok(answer)
        } else {
            Err(format!("the journal does not open: {answer}"))
        }
    }

    /// A few words.
    pub(crate) fn write_some(&mut self) {
        for _ in 0..self.random.between(1, 3) {
            self.write();
        }
        if self.random.coin() {
            self.type_one();
        }
    }

    /// A word that is saved at once, if it can be. Says whether it was.
    pub(crate) fn write(&mut self) -> bool {
        let word = self.word();
        let size = self.size();
        let answer = self.tell(&format!("write {word} {size}"));
        self.taken(word, &answer)
    }

    /// A word that the app takes, and nobody waits for.
    pub(crate) fn type_one(&mut self) {
        let word = self.word();
        let size = self.size();
        let answer = self.tell(&format!("type {word} {size}"));
        self.taken(word, &answer);
    }

    /// Has what is held written, if it can be. Says whether it was.
    pub(crate) fn flush(&mut self) -> bool {
        self.tell("flush") == "saved"
    }

    /// What the app took it promised to keep, whether it could be written or not.
    fn taken(&mut self, word: String, answer: &str) -> bool {
        if answer == "held" || answer == "saved" || answer.starts_with("not-saved") {
            self.acknowledged.insert(word);
        }
        answer == "saved"
    }

    /// The evening ends in one of the ways in which one ends.
    pub(crate) fn end(&mut self) {
        match self.random.below(4) {
            0 => self.kill_while_writing(),
            1 => self.quit(),
            2 => self.put_away("sleep"),
            _ => self.put_away("lock"),
        }
    }

    /// Locks, or goes to sleep.
    pub(crate) fn put_away(&mut self, how: &str) {
        self.tell(how);
    }

    /// Quits; an app that does not want to is locked.
    pub(crate) fn quit(&mut self) {
        if self.tell("quit") != "quit" {
            self.put_away("lock");
        }
    }

    /// `kill -9` in the midst of some words. What was answered before counts.
    pub(crate) fn kill_while_writing(&mut self) {
        let words: Vec<String> = (0..self.random.between(1, 12)).map(|_| self.word()).collect();
        for word in &words {
            let size = self.size();
            self.laptop.send(&format!("write {word} {size}"));
        }
        std::thread::sleep(Duration::from_micros(self.random.below(40_000) as u64));
        let answers = self.laptop.kill();
        self.note(format!("kill -9 while {words:?} are written: {answers:?}"));
        for (word, answer) in words.into_iter().zip(answers) {
            self.taken(word, &answer);
        }
        self.kills += 1;
    }

    /// The person finds where the journal's words are by now, gives that file the journal's name, and opens it. What has
    /// the name until then is put aside.
    pub(crate) fn put_in_order(&mut self) -> Done {
        self.quit();
        let journal = self.laptop.journal();
        let folder = self.laptop.path("data");
        let rescued = newest_vault(&folder, &journal);
        if let Some(rescued) = rescued {
            let aside = self.elsewhere(&format!("other {}.candor", self.history.len()));
            move_vault(&journal, &aside);
            move_vault(&rescued, &journal);
            self.note(format!("{} gets the journal's name", rescued.display()));
        }
        let path = journal.display().to_string();
        let answer = self.tell(&format!("choose {path}"));
        if answer == "ok" { Ok(()) } else { Err(format!("the journal cannot be chosen: {answer}")) }
    }

    /// Another computer's words, which it said to be saved.
    pub(crate) fn written_elsewhere(&mut self, computer: &mut Computer) -> Done {
        for _ in 0..self.random.between(1, 4) {
            let word = self.word();
            let size = self.size();
            let answer = computer.tell(&format!("write {word} {size}"));
            self.note(format!("elsewhere, write {word}: {answer}"));
            if answer != "saved" {
                return Err(format!("another computer could not write: {answer}"));
            }
            self.acknowledged.insert(word);
        }
        Ok(())
    }

    fn word(&mut self) -> String {
        self.made += 1;
        format!("word-{}", self.made)
    }

    /// Mostly a few lines, now and then a long page.
    fn size(&mut self) -> usize {
        match self.random.below(8) {
            0 => self.random.between(5_000, 40_000),
            _ => self.random.below(400),
        }
    }

    /// Every acknowledged word is somewhere.
    fn check(&mut self) -> Done {
        let (found, files) = self.finder.below(self.folder.path());
        let missing: BTreeSet<_> = self.acknowledged.difference(&found).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let mut said = format!("{missing:?} are nowhere. There is");
        for (path, reading) in files {
            let path = path.strip_prefix(self.folder.path()).unwrap().display();
            let refused = reading.refused.map(|why| format!(" ({why})")).unwrap_or_default();
            write!(said, "\n    {path} with {} words{refused}", reading.words.len()).unwrap();
        }
        Err(said)
    }
}

/// What the world calls the files that it puts aside.
const PUT_ASIDE: [&str; 3] = ["(before ", "(conflicted copy ", ".sync-conflict-"];

/// The vault in a folder that the app wrote last under a name of its own choice, if there is one.
fn newest_vault(folder: &Path, journal: &Path) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let rescued = files.filter(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        path != journal && name.ends_with(".candor") && !PUT_ASIDE.iter().any(|aside| name.contains(aside))
    });
    rescued.max_by_key(|path| path.metadata().unwrap().modified().unwrap())
}

/// Moves a vault with its log, as a person or a sync program does who moves everything.
pub(crate) fn move_vault(from: &Path, to: &Path) {
    for (from, to) in [(from.to_owned(), to.to_owned()), (log_of(from), log_of(to))] {
        if from.exists() {
            std::fs::rename(from, to).unwrap();
        }
    }
}
