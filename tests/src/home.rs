//! A home folder of its own for each test.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

/// A fresh home folder. It outlives the windows opened in it, so that a test can quit and come back, and is removed
/// when dropped.
#[derive(Debug)]
pub struct Home {
    folder: TempDir,
    language: &'static str,
    portal: bool,
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Home {
    /// An empty home on a system in British English.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("candor-home-").tempdir().expect("a temporary folder");
        for name in [".local/share", ".config", ".cache", "run", "out"] {
            fs::create_dir_all(folder.path().join(name)).expect("a folder in a new home");
        }
        Self { folder, language: "en_GB.UTF-8", portal: false }
    }

    /// The same on a system in another language, such as `es_ES.UTF-8`.
    #[must_use]
    pub fn in_language(mut self, language: &'static str) -> Self {
        self.language = language;
        self
    }

    /// The same on a desktop with a portal, of which a stand-in has to be on the window's bus.
    #[must_use]
    pub fn with_portal(mut self) -> Self {
        self.portal = true;
        self
    }

    /// The folder itself.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the app puts a journal when nothing else was chosen.
    pub fn journal(&self) -> PathBuf {
        self.path().join(".local/share/candor/journal.candor")
    }

    /// What the app remembers of the journals it has seen is gone, as on another computer.
    pub fn forget_what_was_seen(&self) {
        fs::remove_file(self.path().join(".config/candor/last-seen.json"))
            .expect("what was seen is remembered");
    }

    /// The copies beside the journal, by their names: the one made last is the last.
    pub fn copies(&self) -> Vec<PathBuf> {
        let folder = self.journal().with_file_name("Copies");
        let files = fs::read_dir(folder).into_iter().flatten().filter_map(|file| Some(file.ok()?.path()));
        let mut copies: Vec<_> =
            files.filter(|path| path.extension().is_some_and(|ending| ending == "candor")).collect();
        copies.sort();
        copies
    }

    /// Dates a file by the clock that [`Home::turn_clock`] sets, as if the system had kept that one when it was written.
    pub fn date_copy(&self, path: &Path, days: i32) {
        let day = Duration::from_hours(24) * days.unsigned_abs();
        let now = SystemTime::now();
        let then = if days < 0 { now - day } else { now + day };
        let file = fs::File::options().write(true).open(path).expect("the file is there");
        file.set_modified(then).expect("a file takes a date");
    }

    /// A folder for what the app is asked to write.
    pub fn out(&self) -> PathBuf {
        self.path().join("out")
    }

    /// Answers the next file dialog with a path. Dialogs take the answers in order.
    pub fn answer_dialog(&self, path: &Path) {
        use std::io::Write as _;
        let mut answers = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.answers())
            .expect("the file of answers");
        writeln!(answers, "{}", path.display()).expect("an answer is written");
    }

    /// Lets the next file dialog be shown, as people have it.
    pub fn show_dialog(&self) {
        self.answer_dialog(Path::new("?"));
    }

    /// Sets the app's clock on the wall off by so many days, below zero into the past.
    pub fn turn_clock(&self, days: i32) {
        fs::write(self.days(), days.to_string()).expect("the number of days is written");
    }

    fn days(&self) -> PathBuf {
        self.path().join("run/clock-days")
    }

    pub(crate) fn answers(&self) -> PathBuf {
        self.path().join("run/dialog-answers")
    }

    /// The environment of everything that runs in this home.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let at = |name: &str| self.path().join(name).display().to_string();
        let mut environment = vec![
            ("HOME", self.path().display().to_string()),
            ("XDG_DATA_HOME", at(".local/share")),
            ("XDG_CONFIG_HOME", at(".config")),
            ("XDG_CACHE_HOME", at(".cache")),
            ("XDG_RUNTIME_DIR", at("run")),
            ("TMPDIR", at("run")),
            ("LANG", self.language.to_owned()),
            ("LC_ALL", self.language.to_owned()),
            ("CANDOR_TEST_PATHS", self.answers().display().to_string()),
            ("CANDOR_TEST_DAYS", self.days().display().to_string()),
            ("DISPLAY", crate::display::name().to_owned()),
            // No GPU on a virtual display, no accessibility bus in an empty home.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("GDK_BACKEND", "x11".to_owned()),
        ];
        if !self.portal {
            environment.push(("GTK_USE_PORTAL", "0".to_owned()));
        }
        environment
    }
}
