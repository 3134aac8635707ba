//! The lock on a vault's file, on a descriptor of our own (Unix).
//!
//! A lock of POSIX's, which SQLite takes, belongs to the process: it is given away as soon as anything in the process
//! closes the file, and a file dialog opens and closes each file that it shows. So the lock is an open file
//! description's: it stands until that description is closed, and stands in the way of both kinds of locks of others.
//! It lies on the bytes on which SQLite's would.
#![allow(unsafe_code)]

use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::AsRawFd;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rusqlite::ffi;

use crate::disk::{DiskError, DiskResult, Identity, Lock};

/// A lock, held until this value is dropped, and the file that it is on.
pub(super) struct Guard {
    file: File,
    lock: Lock,
}

impl Guard {
    /// Opens the file once more and takes the lock.
    pub(super) fn take(path: &Path, lock: Lock) -> DiskResult<Self> {
        let file = OpenOptions::new().read(true).write(lock == Lock::Exclusive).open(path);
        let file =
            file.map_err(|error| DiskError::new(ffi::SQLITE_CANTOPEN).with_os(error.raw_os_error()))?;
        let guard = Self { file, lock };
        guard.keep()?;
        Ok(guard)
    }

    /// Takes the lock again, which changes nothing while it is held.
    ///
    /// # Errors
    /// `SQLITE_BUSY` when somebody else has it.
    pub(super) fn keep(&self) -> DiskResult<()> {
        loop {
            let Err(error) = set(&self.file, self.lock) else { return Ok(()) };
            return Err(match error.raw_os_error() {
                Some(libc::EINTR) => continue,
                Some(os) if os == libc::EAGAIN || os == libc::EACCES => DiskError::new(ffi::SQLITE_BUSY),
                os => DiskError::new(ffi::SQLITE_IOERR_LOCK).with_os(os),
            });
        }
    }

    /// Which file is locked.
    pub(super) fn identity(&self) -> io::Result<Identity> {
        self.file.metadata().map(|metadata| Identity::of(&metadata))
    }

    /// Whether the file has a name anywhere.
    pub(super) fn is_linked(&self) -> bool {
        self.file.metadata().is_ok_and(|metadata| metadata.nlink() > 0)
    }

    /// The file's name as the system knows it, which may be one that it has no longer.
    #[cfg(target_os = "linux")]
    pub(super) fn present_path(&self) -> Option<PathBuf> {
        std::fs::read_link(format!("/proc/self/fd/{}", self.file.as_raw_fd())).ok()
    }

    /// As above.
    #[cfg(target_os = "macos")]
    pub(super) fn present_path(&self) -> Option<PathBuf> {
        use std::os::unix::ffi::OsStringExt;
        let mut path = vec![0_u8; usize::try_from(libc::PATH_MAX).unwrap_or(1024)];
        // SAFETY: the descriptor is open, and the buffer has the PATH_MAX bytes that this call may write.
        let answer = unsafe { libc::fcntl(self.file.as_raw_fd(), libc::F_GETPATH, path.as_mut_ptr()) };
        path.truncate(path.iter().position(|&byte| byte == 0)?);
        (answer == 0).then(|| std::ffi::OsString::from_vec(path).into())
    }

    /// The system does not tell.
    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    pub(super) fn present_path(&self) -> Option<PathBuf> {
        None
    }
}

impl Drop for Guard {
    /// Gives the lock back. Closing the descriptor alone would not: a program that is being started at this moment has
    /// a copy of it until it runs, and the lock would stay for as long.
    fn drop(&mut self) {
        // What cannot be given back goes with the descriptor.
        let _ = give_back(&self.file);
    }
}

impl Identity {
    pub(super) fn of(metadata: &std::fs::Metadata) -> Self {
        Self { device: metadata.dev(), inode: metadata.ino() }
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn set(file: &File, lock: Lock) -> io::Result<()> {
    use crate::layout::LOCK_BYTE;
    // SQLite's bytes: pending, reserved, then 510 of which readers take a share.
    let set = match lock {
        Lock::Shared => set_range(file, libc::F_RDLCK, LOCK_BYTE + 2, 510),
        Lock::Exclusive => set_range(file, libc::F_WRLCK, LOCK_BYTE, 512),
    };
    match set {
        // A system from before there were such locks.
        Err(error) if error.raw_os_error() == Some(libc::EINVAL) => whole_file(file, lock),
        other => other,
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn give_back(file: &File) -> io::Result<()> {
    set_range(file, libc::F_UNLCK, crate::layout::LOCK_BYTE, 512).or_else(|_| give_back_whole_file(file))
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
use give_back_whole_file as give_back;

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn set_range(file: &File, kind: libc::c_int, start: u64, length: libc::off_t) -> io::Result<()> {
    // SAFETY: a `flock` is integers alone, for which zeros are values; its process must be 0 here.
    let mut range: libc::flock = unsafe { std::mem::zeroed() };
    range.l_type = kind.try_into().expect("one of three small numbers");
    range.l_whence = libc::SEEK_SET.try_into().expect("one of three small numbers");
    range.l_start = start.try_into().expect("1 GiB fits");
    range.l_len = length;
    // SAFETY: the descriptor is open, and `range` outlives the call.
    told(unsafe { libc::fcntl(file.as_raw_fd(), libc::F_OFD_SETLK, &raw const range) })
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
use whole_file as set;

/// `flock`, which belongs to the open file description on every system that has it.
fn whole_file(file: &File, lock: Lock) -> io::Result<()> {
    let kind = match lock {
        Lock::Shared => libc::LOCK_SH,
        Lock::Exclusive => libc::LOCK_EX,
    };
    // SAFETY: the descriptor is open; the call touches no memory.
    told(unsafe { libc::flock(file.as_raw_fd(), kind | libc::LOCK_NB) })
}

fn give_back_whole_file(file: &File) -> io::Result<()> {
    // SAFETY: as above.
    told(unsafe { libc::flock(file.as_raw_fd(), libc::LOCK_UN) })
}

fn told(answer: libc::c_int) -> io::Result<()> {
    if answer == -1 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn taken(path: &Path, lock: Lock) -> bool {
        match Guard::take(path, lock) {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error.code, ffi::SQLITE_BUSY);
                false
            }
        }
    }

    #[test]
    fn one_that_writes_stands_alone_and_those_that_read_stand_together() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "x").unwrap();
        let writer = Guard::take(&path, Lock::Exclusive).unwrap();
        writer.keep().unwrap();
        assert!(!taken(&path, Lock::Exclusive) && !taken(&path, Lock::Shared));
        drop(File::open(&path).unwrap());
        assert!(!taken(&path, Lock::Exclusive), "a file that somebody closes gives nothing away");
        drop(writer);
        let reader = Guard::take(&path, Lock::Shared).unwrap();
        assert!(!taken(&path, Lock::Exclusive) && taken(&path, Lock::Shared));
        reader.keep().unwrap();
        drop(reader);
        assert!(taken(&path, Lock::Exclusive));
    }

    #[test]
    fn a_lock_on_the_whole_file_does_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, "x").unwrap();
        let [one, two] = [0; 2].map(|_| File::open(&path).unwrap());
        whole_file(&one, Lock::Exclusive).unwrap();
        drop(File::open(&path).unwrap());
        assert_eq!(whole_file(&two, Lock::Shared).unwrap_err().raw_os_error(), Some(libc::EWOULDBLOCK));
        drop(one);
        whole_file(&two, Lock::Shared).unwrap();
    }

    #[test]
    fn the_present_path_follows_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let [path, new] = ["file", "another"].map(|name| folder.path().canonicalize().unwrap().join(name));
        std::fs::write(&path, "x").unwrap();
        let guard = Guard::take(&path, Lock::Shared).unwrap();
        let told = cfg!(any(target_os = "linux", target_os = "macos"));
        assert_eq!(guard.present_path(), told.then(|| path.clone()));
        std::fs::rename(&path, &new).unwrap();
        assert_eq!(guard.present_path(), told.then(|| new.clone()));
        assert!(guard.is_linked());
        std::fs::remove_file(&new).unwrap();
        assert!(!guard.is_linked());
        assert!(guard.present_path().is_none_or(|path| !path.exists()));
    }
}
