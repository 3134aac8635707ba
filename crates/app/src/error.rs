//! The errors that reach the page: a code and parameters, turned into words there from `locales/`.

use candor_journal::model::{CopyPlace, FileReason, Moment};
use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

use crate::api::FilePlace;

/// A copy that lies where copies are made, named with what a damaged file is told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LyingCopy {
    /// When it was made, as far as its file can tell.
    pub at: Moment,
    /// Which of the places it lies in.
    pub kept_at: CopyPlace,
    /// The file.
    pub place: FilePlace,
}

/// Every way in which a command can fail. None carries a word that the person wrote.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize, TS)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum AppError {
    /// The journal is locked, and the command needs it open.
    #[error("the journal is locked")]
    Locked,
    /// The passphrase did not open the journal. Nothing was written.
    #[error("the passphrase did not open the journal")]
    WrongPassphrase,
    /// The recovery key did not open the journal. Nothing was written.
    #[error("the recovery key did not open the journal")]
    WrongRecoveryKey,
    /// A group of the recovery key was mistyped.
    #[error("group {group:?} of the recovery key does not check")]
    RecoveryKeyMistyped {
        /// 1 to 8, when it is known which.
        group: Option<u8>,
    },
    /// The passphrase is too short to protect anything.
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    /// The file is no journal of ours.
    #[error("not a journal")]
    NotAJournal,
    /// The file was made by a newer Candor.
    #[error("the file is newer than this app")]
    NewerFormat,
    /// The file is damaged. Nothing was written; it may open for reading as far as it can.
    #[error("the file is damaged")]
    Damaged {
        /// Whether some of it can still be read.
        readable: bool,
        /// Whether it has pages of two moments: it was copied or cut while its log was being brought in, or a part of it
        /// was put back from an older copy.
        #[serde(default)]
        torn: bool,
        /// Copies that are there, newest first.
        copies: Vec<LyingCopy>,
    },
    /// The disk does not give a part of the file back. The rest may be readable, and may be written to.
    #[error("a part of the file cannot be read")]
    Unreadable,
    /// The file from which a log that was put aside goes on is not among those that are known here. The log is as it was.
    #[error("a log without its file")]
    LogWithoutItsFile,
    /// The file asks for more work than this app will do before it knows the key.
    #[error("key derivation cost out of bounds")]
    CostOutOfBounds,
    /// Something in the file would run that this app did not put there. Nothing of it was run.
    #[error("foreign schema")]
    ForeignSchema {
        /// It can be opened for reading only, and nothing foreign runs then.
        readable: bool,
    },
    /// To try one passphrase on the file would take far more work than this app asks for. Nothing was derived.
    #[error("unusual key derivation cost: {times} times, {memory_mib} MiB")]
    CostUnusual {
        /// How many times the work that this app asks for at most.
        times: u32,
        /// Memory that it takes at a time.
        memory_mib: u32,
    },
    /// What was being done was stopped, as it was asked for. Nothing was changed.
    #[error("stopped")]
    Stopped,
    /// Another window or program has the journal open.
    #[error("already open elsewhere")]
    AlreadyOpen,
    /// The disk knows no locks, so nobody could be kept from writing at the same time. It can be read.
    #[error("the disk knows no locks")]
    NoLocks,
    /// The file of the open journal was deleted, moved or replaced. Nothing is saved into it from then on.
    #[error("the file was taken away while open")]
    Moved,
    /// No file lies where the journal was last.
    #[error("the file is missing")]
    Missing,
    /// A file of that name is there already, and it was left as it is.
    #[error("a file is there already")]
    AlreadyExists,
    /// A journal lies at the place that was chosen. It was left as it is.
    #[error("a journal is there")]
    IsAJournal,
    /// The place that was chosen is of the app's own files, or of a journal's. Nothing was written.
    #[error("a place of the app's own")]
    OwnFile,
    /// The journal was locked after something was asked for, and opened again since. Nothing was written.
    #[error("locked meanwhile")]
    LockedMeanwhile,
    /// Entries or amends still name the person, who can go only after them.
    #[error("still named")]
    StillNamed,
    /// The disk is full. What was written before is safe.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or the file can only be read.
    #[error("read-only")]
    ReadOnly,
    /// The system refused the memory that deriving the key needs.
    #[error("not enough memory")]
    MemoryRefused,
    /// The disk or the system reported an error.
    #[error("input/output error ({kind})")]
    Io {
        /// The kind of error, as the system's own word; no path.
        kind: String,
    },
    /// The thing is not in the journal any more.
    #[error("not found")]
    NotFound,
    /// A date, a number or a name that cannot be.
    #[error("invalid {field}")]
    Invalid {
        /// Which field.
        field: String,
    },
    /// A file with a worksheet cannot be taken in. Nothing was changed.
    #[error("line {line} of the file: {reason:?}")]
    WorksheetFile {
        /// The line, from 1; 0 where the whole file is meant.
        line: u32,
        /// What is wrong there.
        reason: FileReason,
    },
    /// An address that is not opened: only `https:` and `mailto:` are.
    #[error("address refused")]
    AddressRefused,
    /// The journal was opened for reading only.
    #[error("opened for reading only")]
    ReadingOnly,
    /// The journal is being opened or made; what was asked was not begun.
    #[error("busy with the journal")]
    Busy,
    /// Words are not in the journal, and ending the app was asked for.
    #[error("words are not in the journal")]
    WordsNotSaved,
    /// Something that should not happen, named by where it happened.
    #[error("unexpected ({place})")]
    Unexpected {
        /// A place in the program; never content.
        place: String,
    },
}
