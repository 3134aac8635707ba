//! Where files lie.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use candor_locales::is_direction_control;

use crate::api::FilePlace;

const NAME: &str = "candor";

/// The folders the app uses. Each is made when it is first needed, for its owner alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directories {
    /// Preferences that hold nothing about the person.
    pub config: PathBuf,
    /// The journal, unless the person chose another place.
    ///
    /// Not the folder of documents: that one is often carried to a cloud unasked, and lies open to whoever looks
    /// over a shoulder or searches the computer for recent documents.
    pub data: PathBuf,
    /// What lasts for one run: the example journal.
    pub cache: PathBuf,
    /// The person's home folder, which is shown as `~`.
    pub home: Option<PathBuf>,
}

impl Directories {
    /// The folders the system has for this, or `None` where it names no home.
    pub fn of_system() -> Option<Self> {
        Some(Self {
            config: dirs::config_dir()?.join(NAME),
            data: dirs::data_local_dir()?.join(NAME),
            cache: dirs::cache_dir()?.join(NAME),
            home: dirs::home_dir(),
        })
    }

    /// Folders of its own below one folder, for tests and for a portable installation.
    pub fn below(folder: &Path) -> Self {
        Self {
            config: folder.join("config"),
            data: folder.join("data"),
            cache: folder.join("cache"),
            home: Some(folder.to_owned()),
        }
    }

    pub(crate) fn preferences_file(&self) -> PathBuf {
        self.config.join("preferences.json")
    }

    pub(crate) fn last_seen_file(&self) -> PathBuf {
        self.config.join("last-seen.json")
    }

    /// Where words that are not in a journal yet are kept, the first that takes them.
    pub(crate) fn side_files(&self) -> Vec<PathBuf> {
        [&self.config, &self.data].map(|folder| folder.join("unsaved")).to_vec()
    }

    pub(crate) fn default_journal(&self) -> PathBuf {
        self.data.join(JOURNAL_FILE)
    }

    /// Where example journals lie.
    pub(crate) fn examples(&self) -> PathBuf {
        self.cache.join("example")
    }

    /// A path as it is shown, the home folder shortened.
    pub(crate) fn place(&self, path: &Path) -> FilePlace {
        let folder = path.parent().unwrap_or(Path::new(""));
        let in_home = self.home.as_deref().and_then(|home| folder.strip_prefix(home).ok());
        let folder = match in_home {
            Some(rest) if rest.as_os_str().is_empty() => PathBuf::from("~"),
            Some(rest) => Path::new("~").join(rest),
            None => folder.to_owned(),
        };
        let file = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
        FilePlace { folder: as_shown(&folder.to_string_lossy()), file: as_shown(&file) }
    }
}

/// A name from a disk as it is shown: whoever made the file, its name turns nothing around, so that its end is its end,
/// and breaks no line. What would do so is shown as the sign for what cannot be shown.
pub(crate) fn as_shown(name: &str) -> String {
    let would = |sign: char| {
        sign.is_control() || is_direction_control(sign) || matches!(sign, '\u{2028}' | '\u{2029}')
    };
    name.chars().map(|sign| if would(sign) { char::REPLACEMENT_CHARACTER } else { sign }).collect()
}

/// What a new journal is called.
pub(crate) const JOURNAL_FILE: &str = "journal.candor";

/// What the folder of copies beside a journal is called.
pub(crate) const COPIES_FOLDER: &str = "Copies";

/// The folder of copies beside a journal.
pub(crate) fn copies_folder(journal: &Path) -> PathBuf {
    journal.parent().unwrap_or(Path::new("")).join(COPIES_FOLDER)
}

#[cfg(test)]
mod tests {
    use super::as_shown;

    #[test]
    fn a_name_from_a_disk_is_shown_in_the_order_of_its_letters() {
        for (name, shown) in [
            ("journal.candor", "journal.candor"),
            ("talk\u{202E}fdp.candor", "talk\u{FFFD}fdp.candor"),
            ("a\u{2067}b\u{2069}c", "a\u{FFFD}b\u{FFFD}c"),
            ("two\nlines\u{2028}\u{7}", "two\u{FFFD}lines\u{FFFD}\u{FFFD}"),
            ("نامه\u{200C}ها شلום.pdf", "نامه\u{200C}ها شلום.pdf"),
        ] {
            assert_eq!(as_shown(name), shown);
        }
    }
    use super::*;

    #[test]
    fn the_home_folder_is_shortened_and_another_is_not() {
        let directories = Directories::below(Path::new("/home/somebody"));
        let place = |path: &str| {
            let FilePlace { folder, file } = directories.place(Path::new(path));
            (folder, file)
        };
        let pair = |folder: &str, file: &str| (folder.to_owned(), file.to_owned());
        assert_eq!(place("/home/somebody/a/j.candor"), pair("~/a", "j.candor"));
        assert_eq!(place("/home/somebody/j.candor"), pair("~", "j.candor"));
        assert_eq!(place("/media/stick/j.candor"), pair("/media/stick", "j.candor"));
        assert_eq!(place("/home/somebody-else/j.candor"), pair("/home/somebody-else", "j.candor"));
    }
}
