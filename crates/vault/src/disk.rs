//! The disk beneath the vault, as a trait.
//!
//! Every byte the vault reads or writes, the header included, goes through a [`Disk`]. The one
//! that people use is [`crate::SystemDisk`], which hands each call to SQLite's own file layer for
//! the operating system; tests put a simulated one in its place that loses power.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ffi;

/// Which of the vault's two files is meant. SQLite's layer treats them differently: the folder
/// of a new log is synced with its first sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The vault itself.
    Main,
    /// The write-ahead log beside it.
    WriteAheadLog,
}

/// How to open a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// An existing file, never to be written.
    Read,
    /// An existing file.
    ReadWrite,
    /// A file that may or may not exist.
    Create,
    /// A file that must not exist yet.
    CreateNew,
}

/// Locks on the vault's main file, as SQLite orders them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Others may read, nobody may write.
    Shared,
    /// Nobody else may read or write.
    Exclusive,
}

/// What a disk answers when it cannot do as asked: an extended result code of SQLite, and the
/// operating system's error number where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskError {
    /// Extended result code of SQLite.
    pub code: i32,
    /// The operating system's error number.
    pub os: Option<i32>,
}

impl DiskError {
    /// Somebody else has the lock of the file. An error of input and output for SQLite, which then takes back the whole
    /// transaction; the number is none of its own.
    pub(crate) const TAKEN: Self = Self::new(ffi::SQLITE_IOERR | 0xc1 << 8);
    /// The file is no longer where its path leads.
    pub(crate) const MOVED: Self = Self::new(ffi::SQLITE_IOERR | 0xc2 << 8);

    /// An error with a result code of SQLite.
    pub const fn new(code: i32) -> Self {
        Self { code, os: None }
    }

    /// The same error with the operating system's number beside it.
    #[must_use]
    pub const fn with_os(self, os: Option<i32>) -> Self {
        Self { os, ..self }
    }

    /// The primary result code: the extended one without its detail.
    pub const fn primary(self) -> i32 {
        self.code & 0xff
    }

    pub(crate) fn into_io(self) -> io::Error {
        self.os.map_or_else(
            || io::Error::other(rusqlite::ffi::Error::new(self.code).to_string()),
            io::Error::from_raw_os_error,
        )
    }
}

/// Which file it is, whatever it is called: the system's own numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// The device or volume.
    pub device: u64,
    /// The file on it.
    pub inode: u64,
}

/// Answer of a disk.
pub type DiskResult<T> = Result<T, DiskError>;

/// Files in folders.
pub trait Disk: Send + Sync {
    /// The path under which the file is known from here on: absolute, links followed.
    /// The file itself need not exist; its folder must.
    ///
    /// # Errors
    /// The system's, when the folder cannot be found.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Opens a file.
    ///
    /// # Errors
    /// `SQLITE_CANTOPEN` and its like; never `SQLITE_BUSY`, as opening takes no lock.
    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>>;

    /// Deletes a file and, if asked, waits until its folder is on the disk.
    /// A file that is not there is no error.
    ///
    /// # Errors
    /// `SQLITE_IOERR_DELETE`.
    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()>;

    /// Whether there is a file of that name that is not empty.
    ///
    /// # Errors
    /// `SQLITE_IOERR_ACCESS`.
    fn exists(&self, path: &Path) -> DiskResult<bool>;

    /// Gives a closed file another name in the same folder and waits until the folder is on the
    /// disk. With `replace` a file of the new name is replaced at one stroke; without, it is left
    /// alone and the answer is [`io::ErrorKind::AlreadyExists`].
    ///
    /// # Errors
    /// The system's.
    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()>;

    /// Paths of the files in a folder, in no order.
    ///
    /// # Errors
    /// The system's.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Which file a path leads to now; `None` when there is none of that name.
    ///
    /// # Errors
    /// `SQLITE_IOERR_FSTAT`, when it cannot be told.
    fn identity_of(&self, _path: &Path) -> DiskResult<Option<Identity>> {
        Ok(None)
    }
}

/// Reads as [`DiskFile::read_at`], and takes a short answer only where the file ends. Anywhere else
/// the disk contradicts itself, which must pass neither for damage nor for the end of a log.
///
/// # Errors
/// What the disk says; `SQLITE_IOERR_READ` for a short answer before the end.
pub(crate) fn read_up_to_end(file: &mut dyn DiskFile, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
    let got = file.read_at(buffer, offset)?;
    if got < buffer.len() && file.size()? > offset + got as u64 {
        return Err(DiskError::new(ffi::SQLITE_IOERR_READ));
    }
    Ok(got)
}

/// One open file.
pub trait DiskFile: Send {
    /// Reads into `buffer` from `offset` and says how many bytes there were; fewer than asked
    /// only at the end of the file.
    ///
    /// # Errors
    /// `SQLITE_IOERR_READ` and its like.
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize>;

    /// Writes all of `data` at `offset`.
    ///
    /// # Errors
    /// `SQLITE_FULL`, `SQLITE_IOERR_WRITE`.
    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()>;

    /// Cuts or extends the file.
    ///
    /// # Errors
    /// `SQLITE_IOERR_TRUNCATE`.
    fn truncate(&mut self, size: u64) -> DiskResult<()>;

    /// Waits until what was written is on the disk. `flags` are SQLite's `SQLITE_SYNC_…`.
    ///
    /// # Errors
    /// `SQLITE_IOERR_FSYNC`.
    fn sync(&mut self, flags: i32) -> DiskResult<()>;

    /// Bytes in the file.
    ///
    /// # Errors
    /// `SQLITE_IOERR_FSTAT`.
    fn size(&mut self) -> DiskResult<u64>;

    /// Takes a lock that lasts until the file is closed, also when something else in this process opens and closes the
    /// same file.
    ///
    /// # Errors
    /// `SQLITE_BUSY` when another handle stands in the way, in this process or another. A disk that knows no locks
    /// says so by the system's error number.
    fn lock(&mut self, lock: Lock) -> DiskResult<()>;

    /// Makes sure that the lock is held still, and takes it again where a system lost it.
    ///
    /// # Errors
    /// `SQLITE_BUSY` when somebody else has it.
    fn keep_lock(&mut self) -> DiskResult<()> {
        Ok(())
    }

    /// Whether the file, though asked for otherwise, could only be opened for reading.
    fn is_read_only(&self) -> bool;

    /// Which file it is. `None` on a disk whose open files cannot be taken away.
    fn identity(&self) -> Option<Identity> {
        None
    }

    /// Whether the file has a name in some folder still.
    fn is_linked(&self) -> bool {
        true
    }

    /// The path that leads to the file now, if the system tells; to be checked by [`Disk::identity_of`].
    fn present_path(&self) -> Option<PathBuf> {
        None
    }

    /// SQLite's `SQLITE_IOCAP_…` bits of the device.
    fn characteristics(&self) -> i32 {
        ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
    }

    /// Bytes the device writes at one stroke.
    fn sector_size(&self) -> i32 {
        4096
    }
}
