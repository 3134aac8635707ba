//! From format version 1, which is only read, to the one that is written.
//!
//! The old file is read as it is, its log included, and written anew, with page keys of its own: no header of version 1,
//! of which any older copy has one, opens a page of it. What was there before is kept, whole, under a name of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::ffi;

use crate::attempt::Attempt;
use crate::connection::Purpose;
use crate::disk::{Access, Disk, DiskFile, DiskResult, Role, read_up_to_end};
use crate::error::{Place, VaultError};
use crate::header::FORMAT_VERSION_1;
use crate::part::Part;
use crate::sealed::Sealed;
use crate::store;
use crate::sys::disk::SystemDisk;
use crate::vault::{Vault, check_version_1, open_locked, refuse_existing, refuse_without_page, resolve};

/// Bytes that are copied at a time. SQLite's layer cannot write 128 KiB or more at one stroke.
const PIECE: usize = 64 * 1024;

impl Vault {
    /// Brings a vault of format version 1 up to this version, and opens it. The old file and its log are kept as they
    /// were, under the name `kept` and that with `-wal`, which may be in another folder.
    ///
    /// The old file is checked first, from end to end, and so is the new one before it takes the name. At every moment
    /// there is one of the two, whole, under the vault's name.
    ///
    /// # Errors
    /// As [`Vault::open`]; [`VaultError::AlreadyExists`] when there is a file called `kept`. The old file is there then, and
    /// unchanged, unless the disk failed at the very end, while the new file took the name or was opened.
    pub fn upgrade<'a>(
        path: impl AsRef<Path>,
        attempt: impl Into<Attempt<'a>>,
        kept: impl AsRef<Path>,
    ) -> Result<Self, VaultError> {
        Self::upgrade_on(Arc::new(SystemDisk), path.as_ref(), attempt, kept.as_ref())
    }

    /// As [`Vault::upgrade`], on a disk of the caller's.
    ///
    /// # Errors
    /// As [`Vault::upgrade`].
    pub fn upgrade_on<'a>(
        disk: Arc<dyn Disk>,
        path: &Path,
        attempt: impl Into<Attempt<'a>>,
        kept: &Path,
    ) -> Result<Self, VaultError> {
        let (path, kept) = (resolve(&*disk, path)?, resolve(&*disk, kept)?);
        let mut file = open_locked(&*disk, &path, false)?;
        let stored = store::read(&mut *file)?;
        if stored.header.version != FORMAT_VERSION_1 {
            drop(file);
            return Self::open_on(disk, &path, attempt);
        }
        refuse_existing(&*disk, &kept)?;
        let keys = stored.header.unlock(&stored.bytes, attempt)?;
        refuse_without_page(&mut *file)?;
        let sealed = Arc::new(Sealed::new(Arc::clone(&disk), path.clone(), file, stored.header, keys, true)?);
        check_version_1(&sealed)?;
        let old = Self::start(Arc::clone(&sealed), Purpose::Existing)?;
        if sealed.frames().last_commit().is_none() {
            old.verify()?;
        } // With a log, what it holds need not open in the file; the copy is verified, which has all of it.
        if sealed.check_closed()? == Some(false) {
            return Err(VaultError::damaged(Place::ClosedSeal));
        }
        let mut header = sealed.header().of_copy()?;
        header.sequence += 1;
        let copy_keys = sealed.keys().for_copy(&header.file_id, &header.copy_id);
        let again = sealed.keys().for_copy(&header.file_id, &header.copy_id);
        let part = Part::new(Arc::clone(&disk), &path)?;
        old.copy_into(&part, header, copy_keys)?;
        drop(old);

        keep(&disk, &sealed, &kept)?;
        let log = sealed.log_path().to_owned();
        if cfg!(windows) {
            // Windows does not rename over an open file.
            drop(sealed);
            part.publish(&path, true)?;
        } else {
            part.publish(&path, true)?;
            drop(sealed);
        }
        // It says nothing of the new file, and lies beside the old one where that is kept.
        let deleted = disk.delete(&log, true);
        deleted.map_err(|error| VaultError::from_disk(error, "deleting the old log"))?;
        Self::open_file(disk, path, false, |_| Ok(again))
    }
}

/// Keeps the old file and its log as they are, under other names. Half of it is deleted.
fn keep(disk: &Arc<dyn Disk>, sealed: &Sealed, kept: &Path) -> Result<(), VaultError> {
    let part = Part::new(Arc::clone(disk), kept)?;
    let failed = |error| VaultError::from_disk(error, "keeping the file as it was");
    let mut copy = disk.open(part.path(), Role::Main, Access::CreateNew).map_err(failed)?;
    copy_bytes(|piece, at| sealed.read_raw(piece, at), &mut *copy).map_err(failed)?;
    drop(copy);
    if disk.exists(sealed.log_path()).map_err(failed)? {
        let (on_its_way, log_kept) = (log_of(part.path()), log_of(kept));
        let mut log = disk.open(sealed.log_path(), Role::WriteAheadLog, Access::Read).map_err(failed)?;
        let mut copy = disk.open(&on_its_way, Role::WriteAheadLog, Access::Create).map_err(failed)?;
        copy_bytes(|piece, at| read_up_to_end(&mut *log, piece, at), &mut *copy).map_err(failed)?;
        drop(copy);
        // Before the file, so that beside what has that name its log is never missing.
        disk.rename(&on_its_way, &log_kept, false)
            .map_err(|error| VaultError::from_io(error, "keeping the log as it was"))?;
        return part.publish(kept, false).inspect_err(|_| {
            let _ = disk.delete(&log_kept, false);
        });
    }
    part.publish(kept, false)
}

fn log_of(path: &Path) -> PathBuf {
    let mut log = path.to_owned().into_os_string();
    log.push("-wal");
    log.into()
}

fn copy_bytes(
    mut read: impl FnMut(&mut [u8], u64) -> DiskResult<usize>,
    to: &mut dyn DiskFile,
) -> DiskResult<()> {
    let mut piece = vec![0; PIECE];
    let mut at = 0;
    loop {
        let got = read(&mut piece, at)?;
        if got == 0 {
            return to.sync(ffi::SQLITE_SYNC_FULL);
        }
        to.write_at(&piece[..got], at)?;
        at += got as u64;
    }
}
