//! The copies of an open vault: what opens them, reading them, letting one go; and putting one in a vault's place.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::disk::{Access, Disk, Lock, Role};
use crate::error::{Place, VaultError};
use crate::header::Header;
use crate::store;
use crate::sys::disk::SystemDisk;
use crate::vault::{Vault, resolve};

/// What opens a copy of a vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpensWith {
    /// The passphrase and the recovery key that the vault has now.
    PresentSecrets,
    /// Secrets that the vault had once; the data key is still the same.
    FormerSecrets,
    /// Secrets that went with another data key, before the vault was sealed anew; or those of another vault.
    OtherSecrets,
}

impl Vault {
    /// What opens a copy. No key is derived for that.
    ///
    /// # Errors
    /// As [`crate::inspect`].
    pub fn opens_with(&self, copy: impl AsRef<Path>) -> Result<OpensWith, VaultError> {
        let disk = self.sealed().disk();
        let path = resolve(&**disk, copy.as_ref())?;
        let mut file = disk
            .open(&path, Role::Main, Access::Read)
            .map_err(|error| VaultError::from_disk(error, "opening the file"))?;
        let stored = store::read(&mut *file)?;
        let ours = self.sealed().header();
        let mut data = *self.sealed().keys().data();
        match stored.header.unlock_with(&stored.bytes, &mut data) {
            Ok(_) if same_slots(&stored.header, &ours) => Ok(OpensWith::PresentSecrets),
            Ok(_) => Ok(OpensWith::FormerSecrets),
            Err(VaultError::Damaged { place: Place::Header }) => Ok(OpensWith::OtherSecrets),
            Err(error) => Err(error),
        }
    }

    /// Opens a copy that has this vault's data key, only to read it.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] for one that has another; as [`Vault::open_read_only`].
    pub fn open_copy(&self, copy: impl AsRef<Path>) -> Result<Self, VaultError> {
        let disk = Arc::clone(self.sealed().disk());
        let path = resolve(&*disk, copy.as_ref())?;
        let copy = Self::open_file(disk, path, true, |stored| {
            let mut data = *self.sealed().keys().data();
            stored.header.unlock_with(&stored.bytes, &mut data).map_err(|error| match error {
                VaultError::Damaged { place: Place::Header } => VaultError::WrongKey,
                other => other,
            })
        })?;
        copy.heed(self)?;
        Ok(copy)
    }

    /// Deletes a copy, unless somebody has it open.
    ///
    /// # Errors
    /// [`VaultError::AlreadyOpen`], also for this vault's own file; what the disk says.
    pub fn remove_copy(&self, copy: impl AsRef<Path>) -> Result<(), VaultError> {
        let disk = self.sealed().disk();
        let path = resolve(&**disk, copy.as_ref())?;
        if path == self.path() {
            return Err(VaultError::AlreadyOpen);
        }
        let mut file = disk
            .open(&path, Role::Main, Access::ReadWrite)
            .map_err(|error| VaultError::from_disk(error, "opening the file"))?;
        file.lock(Lock::Exclusive).map_err(|error| VaultError::from_disk(error, "locking the file"))?;
        if cfg!(windows) {
            // Windows does not delete an open file.
            drop(file);
        }
        disk.delete(&path, true).map_err(|error| VaultError::from_disk(error, "deleting the file"))
    }
}

/// Whether the same secrets open both, whatever a try costs.
fn same_slots(one: &Header, other: &Header) -> bool {
    one.slots.iter().zip(&other.slots).all(|(one, other)| one.is_of_the_secret_of(other))
}

/// Puts a closed file in the place of a vault at one stroke. What was there is kept under the name `aside`, with its
/// log; where nothing was there, nothing is kept.
///
/// A power cut leaves the one or the other under the vault's name, whole.
///
/// # Errors
/// [`VaultError::AlreadyOpen`] when somebody has the vault open, [`VaultError::AlreadyExists`] when there is a file
/// named `aside`; what the disk says. Then the vault is what it was.
pub fn put_in_place(new: &Path, vault: &Path, aside: &Path) -> Result<(), VaultError> {
    let disk = SystemDisk;
    let (vault, aside) = (resolve(&disk, vault)?, resolve(&disk, aside)?);
    let in_io = |error| VaultError::from_io(error, "putting a file in the vault's place");
    if !vault.try_exists().map_err(in_io)? {
        return disk.rename(new, &vault, false).map_err(in_io);
    }
    if aside.try_exists().map_err(in_io)? || log_of(&aside).try_exists().map_err(in_io)? {
        return Err(VaultError::AlreadyExists);
    }
    let mut old = disk
        .open(&vault, Role::Main, Access::ReadWrite)
        .map_err(|error| VaultError::from_disk(error, "opening the file"))?;
    old.lock(Lock::Exclusive).map_err(|error| VaultError::from_disk(error, "locking the file"))?;
    // The log is copied and goes last: a vault that was cut off needs it until the other has its name.
    let log = log_of(&vault);
    let has_log = fs::metadata(&log).is_ok_and(|log| log.len() > 0);
    if has_log {
        copy_whole(&log, &log_of(&aside)).map_err(in_io)?;
    }
    if fs::hard_link(&vault, &aside).is_err() {
        // Not every disk can give a file two names.
        copy_whole(&vault, &aside).map_err(in_io)?;
    }
    if cfg!(windows) {
        // Windows does not rename over an open file.
        drop(old);
        disk.rename(new, &vault, true).map_err(in_io)?;
    } else {
        disk.rename(new, &vault, true).map_err(in_io)?;
        drop(old);
    }
    disk.delete(&log, true).map_err(|error| VaultError::from_disk(error, "deleting the file"))
}

/// Copies a file under a name of its own and waits until it is on the disk.
fn copy_whole(from: &Path, to: &Path) -> io::Result<()> {
    let copied = fs::copy(from, to).and_then(|_| fs::File::open(to)?.sync_all());
    if copied.is_err() {
        let _ = fs::remove_file(to);
    }
    copied
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(crate::part::LOG_SUFFIX);
    name.into()
}
