//! The values that cross between the app and the page, beside those of the journal and the share document.

use candor_journal::model::{
    ComingUp, Day, FileContent, FileFormat, FileNames, Id, Moment, RecentItem, VaultSettings,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::error::AppError;

mod copies;
mod outside;
pub use copies::*;
pub use outside::*;

/// A passphrase or a recovery key on its way in. Wiped when dropped; never printed, never sent back.
#[derive(Clone, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct SecretText(pub Zeroizing<String>);

impl std::fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SecretText(…)")
    }
}

/// What opens a journal.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum UnlockSecret {
    /// The passphrase.
    Passphrase {
        /// As typed.
        text: SecretText,
    },
    /// The recovery key.
    RecoveryKey {
        /// As typed: case, spaces and hyphens do not matter.
        text: SecretText,
    },
}

/// Where the session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// There is no journal yet.
    FirstRun,
    /// There is one, and it is closed.
    Locked,
    /// It is open.
    Unlocked,
}

/// What the page needs before it can show anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppState {
    /// Where the session stands.
    pub phase: Phase,
    /// Preferences that hold nothing about the person.
    pub preferences: Preferences,
    /// The system's language, a BCP 47 tag.
    pub system_language: String,
    /// Where the journal lies, or where a new one would be made.
    pub place: FilePlace,
    /// The settings kept in the vault, while it is open.
    pub settings: Option<VaultSettings>,
    /// Whether what is open is opened for reading only, because the file is damaged.
    pub reading_only: bool,
    /// Whether a newer file of this journal was open here before, until the person says that they know.
    pub older: bool,
    /// What was noticed of the file when it was unlocked, until the person says that they know.
    pub file_notes: Vec<FileNote>,
    /// Whether a recovery key was made whose copy was never checked.
    pub recovery_unchecked: bool,
    /// Where the journal lay whose file was taken away while it was open; all that was in it lies at `place` now.
    pub taken_away: Option<FilePlace>,
    /// Words on the screen to be told after a reload: why the journal was locked.
    pub locked_because: Option<LockReason>,
    /// The copy that was chosen on the lock screen, or that is open to be read in place of the journal.
    pub copy: Option<KeptCopy>,
    /// Words that are not in the journal yet.
    pub unsaved: Option<UnsavedWords>,
    /// What came of the words that an earlier session could not write, until the person says that they know.
    pub brought_in: Option<BroughtIn>,
    /// When the last edit was saved, while the journal is open.
    pub saved: Option<Moment>,
    /// This app's version.
    pub version: String,
    /// Which keys to name on screen.
    pub platform: Platform,
}

/// Something that was noticed of the journal's file when it was unlocked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FileNote {
    /// Another line of the journal: it went on somewhere else, and not from what was last open here. It is open for
    /// reading only, until the person goes on with it.
    AnotherLine {
        /// The copy, or the file put aside, that has most of this computer's own line, where there is one.
        own: Option<KeptCopy>,
    },
    /// A copy of a journal of which nothing is known on this computer. It is open for reading only, until the person
    /// makes it the journal here.
    MadeCopy {
        /// The day on which it was made, as the journal in it knows.
        day: Option<Day>,
    },
    /// It was copied while it was open somewhere, without its log.
    WithoutItsLog,
    /// Words of another session lay beside it, and were put aside.
    KeptLog {
        /// Where they lie.
        place: FilePlace,
        /// Names them in commands of copies.
        id: String,
    },
    /// It was brought up from an older format.
    BroughtUp {
        /// Where it is kept as it was.
        place: FilePlace,
    },
}

/// Words that are not in the journal yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnsavedWords {
    /// Since when.
    pub since: Moment,
    /// Whether they lie sealed in a file of their own, and so outlast the app.
    pub kept: bool,
}

/// What came of the words that an earlier session could not write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BroughtIn {
    /// How many became pages of their own, because their place says something newer by now, or is gone.
    pub pages: u32,
    /// Files with such words of which not all could be read. They are kept.
    pub damaged: Vec<FilePlace>,
}

/// Where a file lies, for showing. The page never sends a path back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FilePlace {
    /// The folder, with the home folder shortened to `~`.
    pub folder: String,
    /// The file's name.
    pub file: String,
}

/// The system, for the names of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// Linux and its like.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

/// Why the journal was locked without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    /// The person asked.
    Asked,
    /// Nothing was touched for a while.
    Idle,
    /// The computer went to sleep, or its screen was locked.
    System,
    /// A copy was brought back, and opens with what opened it.
    BroughtBack,
}

/// Preferences kept outside the vault, because the lock screen needs them. They hold nothing about the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Preferences {
    /// A BCP 47 tag that `locales/` has; absent follows the system.
    pub language: Option<String>,
    /// Colours.
    pub theme: Theme,
    /// Zoom of the page in percent: 90, 100, 115, 135, 160 or 200.
    pub text_size: u16,
    /// Whether to show less motion, whatever the system says.
    pub less_motion: bool,
    /// Country of the help lines, ISO 3166-1 alpha-2; absent until chosen.
    pub help_country: Option<String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: None, theme: Theme::System, text_size: 100, less_motion: false, help_country: None }
    }
}

/// Colours of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Daylight.
    Light,
    /// Lamplight.
    Dark,
    /// High contrast on white.
    Contrast,
    /// High contrast on black.
    ContrastDark,
}

/// How strong a passphrase is, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Fewer than eight characters.
    TooShort,
    /// Could be guessed.
    Guessable,
    /// Good.
    Good,
    /// Strong.
    Strong,
}

/// The recovery key, to be copied by hand or printed. Shown once.
#[derive(Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecoverySheet {
    /// Eight groups.
    pub groups: Vec<String>,
    /// Which group the person is asked to retype, 1 to 8.
    pub ask: u8,
}

/// What the first page after unlocking shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Today {
    /// Amends whose day to look again has come. Each comes up on one day only.
    pub coming_up: Vec<ComingUp>,
    /// Titles of what was lately written in.
    pub recent: Vec<RecentItem>,
    /// The step that is being worked on, if one is.
    pub step: Option<u8>,
    /// How many amends are on the list.
    pub amends: u32,
}

/// A copy of the journal that was opened and checked after it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyMade {
    /// Where it lies.
    pub place: FilePlace,
    /// When it was made and checked.
    pub at: Moment,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A document that was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exported {
    /// Where it lies.
    pub place: FilePlace,
    /// When.
    pub at: Moment,
}

/// A copy that was made at a place that the person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopiedElsewhere {
    /// The copy.
    pub copy: CopyMade,
    /// Whether words that could not be saved are missing in it.
    pub lacks_words: bool,
    /// Whether it stands in the list of files that were written: nothing can be noted in a journal that cannot be
    /// written to.
    pub listed: bool,
}

/// What is handed to the print dialog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrintedThing {
    /// What stands in it.
    pub content: FileContent,
    /// How people are named in it, where it is a list of them.
    pub names: Option<FileNames>,
    /// The inventories that stand in it.
    pub inventories: Vec<Id>,
}

/// A file that was written at a place that the person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenFile {
    /// Identity in the list.
    pub id: Id,
    /// When it was written.
    pub at: Moment,
    /// What stands in it.
    pub content: FileContent,
    /// In which format.
    pub format: FileFormat,
    /// How people are named in it; absent for a letter and for a copy of the journal.
    pub names: Option<FileNames>,
    /// The inventories that stand in it and are still in the journal.
    pub inventories: Vec<Id>,
    /// Where it was written.
    pub place: FilePlace,
    /// For whom, if the person wanted to remember.
    pub to_whom: String,
    /// What is there now.
    pub state: FileState,
}

/// What is found where a file was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// The file, as it was written.
    There,
    /// Something else: it was changed, or another lies in its place. The app does not touch it.
    Changed,
    /// Nothing.
    Gone,
    /// It was handed to the print dialog: the app cannot know what became of it.
    Paper,
    /// It cannot be looked at now: its folder is not there, as with a stick that is not plugged in, or does not let
    /// us.
    Unreachable,
}

/// What came of destroying a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Destroyed {
    /// Why the journal's file could not be written anew: free pages in it still hold it, sealed. Absent when
    /// none does.
    pub journal: Option<AppError>,
    /// The copies of the journal that the app knows.
    pub copies: Vec<CopyDealtWith>,
    /// The files and prints in which it may stand that are not known to be gone.
    pub files: Vec<WrittenFile>,
}

/// A copy of the journal from which something was to be taken, or which was to be deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CopyDealtWith {
    /// Where it lies.
    pub place: FilePlace,
    /// When it was made.
    pub at: Moment,
    /// Why it is as it was. Absent when it was written anew without the thing, or deleted.
    pub kept: Option<AppError>,
}

/// What is said to be able to be undone and redone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoState {
    /// There is something to undo.
    pub undo: bool,
    /// There is something to do again.
    pub redo: bool,
}

/// A harm that was carried to the Step 8 list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Carried {
    /// The amends made from it, one for each person named.
    pub amends: Vec<Id>,
}

/// What the app tells the page unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum AppEvent {
    /// An edit is held and will be written within half a second.
    Saving,
    /// Everything is written.
    Saved {
        /// When.
        at: Moment,
    },
    /// Words could not be written. They are held, and writing is tried again; all others are written.
    NotSaved {
        /// Since when.
        since: Moment,
        /// Why: what concerns all of them before what concerns one.
        error: AppError,
        /// How many things they are of.
        things: u32,
        /// Whether they would find a place as pages of their own.
        apart: bool,
        /// Whether they lie sealed in a file of their own, and so outlast the app.
        kept: bool,
    },
    /// The app was asked to end, and words are not in the journal: the person is asked first.
    QuitAsks {
        /// Since when.
        since: Moment,
        /// Whether they lie sealed in a file of their own. Where they do not, ending would lose them, and is refused.
        kept: bool,
        /// Whether it is asked because the journal's file was taken away: ending writes it elsewhere.
        moved: bool,
    },
    /// The journal will lock unless something is touched.
    LockingSoon {
        /// Seconds left.
        seconds: u16,
    },
    /// Something was touched; it stays open.
    Staying,
    /// A menu item was chosen that the page carries out.
    Menu {
        /// Which.
        item: MenuItem,
    },
    /// Files that were being written when the app ended: what there was of them is removed.
    CutShort {
        /// Where they were to lie.
        places: Vec<FilePlace>,
    },
    /// A copy was made unasked, or could not be: the list of copies and how they stand are not what they were.
    CopiesChanged,
    /// A copy was made before what was asked for was begun. It stays until it is removed by hand.
    CopyMadeBefore,
    /// The window is about to close or hide: send what is still on the screen, then `flush`.
    FlushNow,
    /// The page before this one ended without being asked to. What the app had of it is kept.
    PageDied,
    /// Last words are waited for: a page that is at work on them says so with `still_here`.
    AreYouThere,
}

/// Menu items that the page carries out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MenuItem {
    /// A new reflection.
    NewPage,
    /// Search.
    Search,
    /// Undo outside a text field.
    Undo,
    /// Redo outside a text field.
    Redo,
    /// Settings.
    Settings,
    /// Help now.
    Help,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// Text as it was.
    ZoomReset,
}
