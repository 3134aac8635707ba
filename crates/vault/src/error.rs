//! What can go wrong, each its own variant, so that a caller never has to read a text to decide.
//!
//! No variant carries anything a person wrote, a key, or a passphrase.

use std::fmt;
use std::io;

use rusqlite::ffi;

use crate::disk::DiskError;

/// Why an operation on a vault did not succeed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The file does not begin with the vault's magic: it is something else.
    #[error("the file is not a vault")]
    NotAVault,
    /// The file was written by a later version of this program.
    #[error("the vault has format version {found}; this program reads up to version {supported}")]
    NewerFormat {
        /// The version the file names.
        found: u32,
        /// The highest version this program can read.
        supported: u32,
    },
    /// The file has a format of before, which is read and no longer written. The file is untouched;
    /// [`crate::Vault::upgrade`] brings it up to this one.
    #[error("the vault has format version {found}, which is only read")]
    OlderFormat {
        /// The version the file names.
        found: u32,
    },
    /// No slot of the vault opens with the given secret. The file is untouched.
    #[error("the secret does not open this vault")]
    WrongKey,
    /// The vault, or a part of it, is not as it was written.
    #[error("the vault is damaged: {place}")]
    Damaged {
        /// What is damaged.
        place: Place,
    },
    /// A key-derivation cost lies outside of what the format allows; nothing was allocated.
    #[error("the key-derivation cost is out of bounds: {memory_kib} KiB, {passes} passes, {lanes} lanes")]
    CostOutOfBounds {
        /// Memory asked for, in KiB.
        memory_kib: u32,
        /// Passes over that memory asked for.
        passes: u32,
        /// Lanes asked for.
        lanes: u32,
    },
    /// To try the secret would take more work than was allowed for it, and nothing was derived. The file is untouched.
    /// See [`crate::Attempt`].
    #[error("to try the secret takes unusual work: {work} KiB times passes, {memory_kib} KiB at a time")]
    CostUnusual {
        /// What trying all slots takes, as [`crate::KeyCost::work`] counts it.
        work: u64,
        /// The most memory that it takes at a time, in KiB.
        memory_kib: u32,
    },
    /// It was not to go on, and nothing came of it. What was derived is wiped, a copy that was being made is gone, and a
    /// statement was taken back.
    #[error("stopped")]
    Stopped,
    /// The vault is open already, in this process or in another one.
    #[error("the vault is open already")]
    AlreadyOpen,
    /// The disk knows no locks, so nobody could be kept from writing to the vault at the same time. It can be read.
    #[error("the disk knows no locks")]
    NoLocks,
    /// The vault is open, and its file is no longer where its path leads: it was deleted, moved away, or another took
    /// its name. Nothing is acknowledged from then on; what is in the vault can be copied elsewhere.
    #[error("the file of the open vault was taken away")]
    Moved,
    /// The disk has no room for the write. What was saved before is still there.
    #[error("the disk is full")]
    DiskFull,
    /// The file, or the folder around it, may only be read.
    #[error("the vault may only be read")]
    ReadOnly,
    /// The system refused the memory that key derivation needs.
    #[error("the system refused {memory_kib} KiB of memory for key derivation")]
    MemoryRefused {
        /// Memory asked for, in KiB.
        memory_kib: u32,
    },
    /// There is a file of that name already; it was left alone.
    #[error("there is a file of that name already")]
    AlreadyExists,
    /// There is no file of that name.
    #[error("there is no file of that name")]
    Missing,
    /// The slots for secrets are all taken.
    #[error("the vault has no free key slot")]
    NoFreeSlot,
    /// The system reported an error while reading or writing.
    #[error("input or output failed while {during}")]
    Io {
        /// What was being done, in words for a log; never a path or content.
        during: &'static str,
        /// The disk did not give back what is there; what it does not take is told without this.
        is_of_reading: bool,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// SQLite refused for a reason that is none of the above, such as a constraint.
    #[error("the database refused the operation")]
    Database(#[source] rusqlite::Error),
}

/// The part of a vault that is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// Neither copy of the header is whole, or the header is not the one that was sealed.
    /// Without it no page can be opened; only a backup helps.
    Header,
    /// The file ends before the last page. The pages before the end can still be read.
    Truncated,
    /// A page does not open: it was changed, or is another file's. The other pages can be read.
    Page {
        /// The page as SQLite counts, from 1; absent when SQLite reports damage without a number.
        number: Option<u32>,
    },
    /// The write-ahead log has valid commits behind a slot that does not open; opening it the
    /// ordinary way would lose them without a word. Everything before that slot can be read.
    WriteAheadLog {
        /// The first slot, from 1, that does not belong to the log any more.
        first_bad_frame: u32,
        /// Whole commits seen behind it.
        commits_behind: u32,
    },
    /// All pages open, but what they hold is no well-formed database.
    Structure,
    /// The pages are each genuine, but together not the set that was sealed last.
    ClosedSeal,
    /// A file with words that could not be written into the vault; the vault itself is not concerned.
    SideFile,
    /// The file was copied, or cut, while what was written was being brought into it: it has pages of before and of
    /// after, and the log that could complete them is not the one beside it. Another copy helps, or the file's own log.
    Torn,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => write!(formatter, "the header"),
            Self::Truncated => write!(formatter, "the file ends too early"),
            Self::Page { number: Some(number) } => write!(formatter, "page {number}"),
            Self::Page { number: None } => write!(formatter, "a page"),
            Self::WriteAheadLog { first_bad_frame, commits_behind } => write!(
                formatter,
                "frame {first_bad_frame} of the write-ahead log, with {commits_behind} commits behind it"
            ),
            Self::Structure => write!(formatter, "the database inside"),
            Self::ClosedSeal => write!(formatter, "pages from an older copy of the file"),
            Self::SideFile => write!(formatter, "the file beside it with words that were not saved"),
            Self::Torn => write!(formatter, "copied or cut while the log was being brought in"),
        }
    }
}

impl VaultError {
    pub(crate) const fn damaged(place: Place) -> Self {
        Self::Damaged { place }
    }

    /// What a disk's answer means to the caller; `during` says what was being done.
    pub(crate) fn from_disk(error: DiskError, during: &'static str) -> Self {
        match error.primary() {
            _ if error.code == DiskError::TAKEN.code => Self::AlreadyOpen,
            _ if error.code == DiskError::MOVED.code => Self::Moved,
            ffi::SQLITE_FULL => Self::DiskFull,
            ffi::SQLITE_READONLY => Self::ReadOnly,
            ffi::SQLITE_BUSY => Self::AlreadyOpen,
            _ if error.code == ffi::SQLITE_IOERR_AUTH => Self::damaged(Place::ClosedSeal),
            _ => error.os.and_then(|code| kind_of_os_error(code, during)).unwrap_or_else(|| {
                let is_of_reading = error.code == ffi::SQLITE_IOERR_READ;
                Self::Io { during, is_of_reading, source: error.into_io() }
            }),
        }
    }

    /// What it means that a lock was not to be had.
    pub(crate) fn from_lock(error: DiskError) -> Self {
        match error.os {
            Some(os) if means_no_locks(os) => Self::NoLocks,
            _ => Self::from_disk(error, "locking the file"),
        }
    }

    /// What an error of the system means to the caller.
    pub(crate) fn from_io(error: io::Error, during: &'static str) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::AlreadyExists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { during, is_of_reading: false, source: error },
        }
    }
}

/// Whether the system answers so where a disk knows no locks.
#[cfg(unix)]
fn means_no_locks(os: i32) -> bool {
    [libc::ENOLCK, libc::ENOTSUP, libc::EOPNOTSUPP, libc::ENOSYS].contains(&os)
}

/// `ERROR_INVALID_FUNCTION` and `ERROR_NOT_SUPPORTED`.
#[cfg(not(unix))]
fn means_no_locks(os: i32) -> bool {
    [1, 50].contains(&os)
}

fn kind_of_os_error(code: i32, during: &'static str) -> Option<VaultError> {
    match VaultError::from_io(io::Error::from_raw_os_error(code), during) {
        VaultError::Io { .. } => None,
        known => Some(known),
    }
}

/// What an error of an ordinary statement means for the vault, when it means anything:
/// damage, a full disk, a file that may only be read, or failing input and output.
///
/// Errors of the statement itself (a constraint, a syntax error) give `None`.
/// [`crate::Vault::explain`] knows more, such as the number of the damaged page.
pub fn map_sqlite_error(error: &rusqlite::Error) -> Option<VaultError> {
    let rusqlite::Error::SqliteFailure(failure, _) = error else {
        return None;
    };
    let extended = failure.extended_code;
    match extended & 0xff {
        ffi::SQLITE_FULL => Some(VaultError::DiskFull),
        ffi::SQLITE_READONLY => Some(VaultError::ReadOnly),
        ffi::SQLITE_INTERRUPT => Some(VaultError::Stopped),
        ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB => Some(VaultError::damaged(Place::Structure)),
        ffi::SQLITE_NOMEM => {
            let source = io::ErrorKind::OutOfMemory.into();
            Some(VaultError::Io { during: "allocating memory", is_of_reading: false, source })
        }
        ffi::SQLITE_IOERR if extended == ffi::SQLITE_IOERR_DATA => {
            Some(VaultError::damaged(Place::Page { number: None }))
        }
        ffi::SQLITE_IOERR | ffi::SQLITE_CANTOPEN => {
            Some(VaultError::from_disk(DiskError::new(extended), "running a statement"))
        }
        _ => None,
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        map_sqlite_error(&error).unwrap_or(Self::Database(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_place_has_words_of_its_own() {
        let log = Place::WriteAheadLog { first_bad_frame: 7, commits_behind: 2 };
        for (place, words) in [
            (Place::Header, "the header"),
            (Place::Truncated, "the file ends too early"),
            (Place::Page { number: Some(12) }, "page 12"),
            (Place::Page { number: None }, "a page"),
            (log, "frame 7 of the write-ahead log, with 2 commits behind it"),
            (Place::Structure, "the database inside"),
            (Place::ClosedSeal, "pages from an older copy of the file"),
            (Place::SideFile, "the file beside it with words that were not saved"),
            (Place::Torn, "copied or cut while the log was being brought in"),
        ] {
            assert_eq!(place.to_string(), words);
        }
    }

    #[test]
    fn what_the_disk_and_the_system_say_is_told_by_its_own_name() {
        let from_disk = |code| VaultError::from_disk(DiskError::new(code), "testing");
        assert!(matches!(from_disk(ffi::SQLITE_FULL), VaultError::DiskFull));
        assert!(matches!(from_disk(ffi::SQLITE_READONLY), VaultError::ReadOnly));
        assert!(matches!(from_disk(ffi::SQLITE_BUSY), VaultError::AlreadyOpen));
        for (code, reading) in [(ffi::SQLITE_IOERR_READ, true), (ffi::SQLITE_IOERR_WRITE, false)] {
            let VaultError::Io { during: "testing", is_of_reading, .. } = from_disk(code) else {
                panic!("{code}")
            };
            assert_eq!(is_of_reading, reading, "{code}");
        }
        let from_io = |kind: io::ErrorKind| VaultError::from_io(kind.into(), "testing");
        assert!(matches!(from_io(io::ErrorKind::NotFound), VaultError::Missing));
        assert!(matches!(from_io(io::ErrorKind::AlreadyExists), VaultError::AlreadyExists));
        assert!(matches!(from_io(io::ErrorKind::StorageFull), VaultError::DiskFull));
        assert!(matches!(from_io(io::ErrorKind::QuotaExceeded), VaultError::DiskFull));
        assert!(matches!(from_io(io::ErrorKind::ReadOnlyFilesystem), VaultError::ReadOnly));
        assert!(matches!(from_io(io::ErrorKind::TimedOut), VaultError::Io { during: "testing", .. }));
    }
}
