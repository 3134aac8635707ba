//! What the app asks of the shell around it: dialogs, events, the page. Tests answer in its place.

use std::path::{Path, PathBuf};

use candor_share::model::ShareFormat;

use crate::api::AppEvent;
use crate::error::AppError;

/// The shell around the app.
///
/// The app calls it from any thread and holds no lock while it does. A dialog blocks the calling thread until it is
/// answered.
pub trait Host: Send + Sync {
    /// Tells the page something unasked.
    fn emit(&self, event: AppEvent);

    /// Asks where to write a file, with a name to begin with. `None` when it was cancelled. The dialog itself has
    /// asked before an existing file is chosen.
    fn choose_file_to_save(&self, suggested_name: &str, kind: FileKind) -> Option<PathBuf>;

    /// Asks for an existing file. `None` when it was cancelled.
    fn choose_file_to_open(&self, kind: FileKind) -> Option<PathBuf>;

    /// Asks for a folder. `None` when it was cancelled.
    fn choose_folder(&self) -> Option<PathBuf>;

    /// Asks whether a file that is there may be replaced, where the dialog for the place could not ask: the name was
    /// typed without its ending, and with it the name is taken. A host that cannot ask answers no, and the file is left
    /// as it is.
    fn ask_to_replace(&self, _file_name: &str) -> bool {
        false
    }

    /// Takes away every dialog that stands open, as if it had been cancelled: the journal was locked. A host whose
    /// dialogs never stand open has nothing to do.
    fn close_dialogs(&self) {}

    /// Takes back what stands on the clipboard or is selected, if it is still the app's own: the journal was locked, or
    /// opened with a secret that could be seen. A host without a clipboard has nothing to do.
    fn clear_clipboards(&self) {}

    /// Loads the page anew, so that nothing readable stays in it.
    fn reload_page(&self);

    /// Opens an address in the person's browser or mail program. Only `https:` and `mailto:` get here.
    ///
    /// # Errors
    /// When the system has no program for it.
    fn open_address(&self, address: &str) -> Result<(), AppError>;

    /// Shows a folder in the system's own program for files.
    ///
    /// # Errors
    /// When the system has none.
    fn show_folder(&self, folder: &Path) -> Result<(), AppError>;

    /// The files in the system's list of recently used ones; `None` where it cannot be read. A host without such a list
    /// answers so.
    fn recent_files(&self) -> Option<Vec<PathBuf>> {
        None
    }

    /// Takes a file out of the system's list of recently used ones. The file itself stays.
    fn forget_recent_file(&self, _file: &Path) {}

    /// Shows the system's print dialog for the page as it stands.
    ///
    /// # Errors
    /// When the system has none.
    fn print_page(&self) -> Result<(), AppError>;

    /// Covers the whole screen with the window, or no longer, or leaves it as it is; answers how it is then.
    fn full_screen(&self, on: Option<bool>) -> bool;

    /// Ends the program. Everything is written and closed.
    fn exit(&self);
}

/// What a dialog asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A journal, `.candor`.
    Journal,
    /// A copy of the journal, `.candor`.
    Copy,
    /// A worksheet, `.json`.
    Worksheet,
    /// A document to share, in a format of its own.
    Document(ShareFormat),
}

impl FileKind {
    /// The endings with which a name may end as it is.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Journal | Self::Copy => &["candor"],
            Self::Worksheet => &["json"],
            Self::Document(ShareFormat::Pdf) => &["pdf"],
            Self::Document(ShareFormat::Html | ShareFormat::SealedHtml) => &["html", "htm"],
            Self::Document(ShareFormat::Markdown) => &["md", "markdown", "txt"],
            Self::Document(ShareFormat::Csv) => &["csv"],
            Self::Document(ShareFormat::Age) => &["age"],
        }
    }

    /// The ending that a name without one gets, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Journal | Self::Copy => "candor",
            Self::Worksheet => "json",
            Self::Document(ShareFormat::Pdf) => "pdf",
            Self::Document(ShareFormat::Html | ShareFormat::SealedHtml) => "html",
            Self::Document(ShareFormat::Markdown) => "md",
            Self::Document(ShareFormat::Csv) => "csv",
            Self::Document(ShareFormat::Age) => "age",
        }
    }
}
