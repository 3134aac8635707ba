//! Files on their way: made beside the place they are meant for, under a name of their own, and
//! given the right one when they are whole.
//!
//! A crash can leave such a part behind. It holds nothing that is not in the vault it was made
//! from, so it is removed: one made for a vault's own name when that is next opened to be written,
//! one of a backup when the next backup goes to the same folder.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::connection::Purpose;
use crate::disk::{Access, Disk, Lock, Role};
use crate::error::VaultError;
use crate::header::Header;
use crate::keys::Keys;
use crate::sealed::Sealed;
use crate::vault::Vault;
use crate::{random, store};

/// What stands between a vault's name and the eight digits of a part's.
const MARK: &str = ".part-";
/// What SQLite adds to a file's name for its write-ahead log.
pub(crate) const LOG_SUFFIX: &str = "-wal";

/// A file that is being made beside the place it is meant for. Dropped before it is published,
/// it is deleted.
pub(crate) struct Part {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    is_published: bool,
}

impl Part {
    pub(crate) fn new(disk: Arc<dyn Disk>, target: &Path) -> Result<Self, VaultError> {
        let mut name = target.as_os_str().to_owned();
        name.push(format!("{MARK}{:08x}", u32::from_le_bytes(random::bytes()?)));
        Ok(Self { disk, path: name.into(), is_published: false })
    }

    /// A file that has its name already and is deleted unless it is kept.
    pub(crate) fn named(disk: Arc<dyn Disk>, path: PathBuf) -> Self {
        Self { disk, path, is_published: false }
    }

    /// Writes the header and connects SQLite.
    pub(crate) fn begin(&self, header: Header, keys: Keys, purpose: Purpose) -> Result<Vault, VaultError> {
        let mut file = self
            .disk
            .open(&self.path, Role::Main, Access::CreateNew)
            .map_err(|error| VaultError::from_disk(error, "making the file"))?;
        match file.lock(Lock::Exclusive).map_err(VaultError::from_lock) {
            // Nobody else knows its name. A copy can lie on any disk.
            Ok(()) | Err(VaultError::NoLocks) => {}
            Err(error) => return Err(error),
        }
        store::write(&mut *file, &header, &keys)
            .map_err(|error| VaultError::from_disk(error, store::WRITING))?;
        let disk = Arc::clone(&self.disk);
        let sealed = Sealed::new(disk, self.path.clone(), file, header, keys, false)?;
        Vault::start(Arc::new(sealed), purpose)
    }

    /// Where the part lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the finished, closed file its name.
    ///
    /// # Errors
    /// Without `replace` there is no new file of that name then; with it there is either the old
    /// one or the new one, whole.
    pub(crate) fn publish(mut self, target: &Path, replace: bool) -> Result<(), VaultError> {
        let named = self.disk.rename(&self.path, target, replace);
        let error = match named {
            Ok(()) => {
                self.is_published = true;
                return Ok(());
            }
            Err(error) => VaultError::from_io(error, "naming the file"),
        };
        // The name may have been given before the folder could not be synced. Nobody will know of
        // that file, so it is deleted as the part would have been.
        let is_gone = matches!(self.disk.exists(&self.path), Ok(false));
        if is_gone && !replace && !matches!(error, VaultError::AlreadyExists | VaultError::Missing) {
            target.clone_into(&mut self.path);
        }
        Err(error)
    }

    /// Leaves the file where it is.
    pub(crate) fn keep(mut self) {
        self.is_published = true;
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_published {
            delete(&*self.disk, &self.path);
        }
    }
}

/// Removes the parts that crashes left in a folder: those made for an open vault's own name, and
/// those of its backups. One that somebody is making at this moment is locked, and stays. One that
/// cannot be removed does no harm: it holds nothing readable, and the next time tries again.
pub(crate) fn remove_abandoned(sealed: &Sealed, folder: &Path) {
    let disk = &**sealed.disk();
    let Ok(paths) = disk.list(folder) else { return };
    let vault = sealed.path().file_name().filter(|_| sealed.path().parent() == Some(folder));
    // Once each, whether the part or only its log is still there.
    let mut own = BTreeSet::new();
    for path in paths {
        let Some(name) = path.file_name() else { continue };
        if let Some(part) = vault.and_then(|vault| own_part(vault, name)) {
            own.insert(folder.join(part));
        } else if digits_of_part(name.as_encoded_bytes()).is_some() && is_abandoned_backup(sealed, &path) {
            delete(disk, &path);
        }
    }
    for part in own {
        if is_abandoned(sealed, &part) {
            delete(disk, &part);
        }
    }
}

/// The digits at the end of a part's name.
fn digits_of_part(name: &[u8]) -> Option<&str> {
    let (before, digits) = name.split_last_chunk::<8>()?;
    let is_part = before.ends_with(MARK.as_bytes())
        && digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    std::str::from_utf8(digits).ok().filter(|_| is_part)
}

/// The name of the part that a file is, or whose log it is, if it was made for the vault `vault`.
fn own_part(vault: &OsStr, file: &OsStr) -> Option<OsString> {
    let rest = file.as_encoded_bytes().strip_prefix(vault.as_encoded_bytes())?;
    let rest = rest.strip_suffix(LOG_SUFFIX.as_bytes()).unwrap_or(rest);
    let digits = digits_of_part(rest).filter(|digits| rest.len() == MARK.len() + digits.len())?;
    let mut part = vault.to_owned();
    part.push(MARK);
    part.push(digits);
    Some(part)
}

fn is_abandoned(sealed: &Sealed, part: &Path) -> bool {
    match sealed.disk().open(part, Role::Main, Access::ReadWrite) {
        Ok(mut file) => {
            // Where a name is given by a second link, a crash can leave the first: then the part
            // is this very vault, which is locked.
            file.lock(Lock::Exclusive).is_ok()
                || store::read(&mut *file).is_ok_and(|stored| stored.header.copy_id == *sealed.copy_id())
        }
        Err(error) => matches!(VaultError::from_disk(error, "looking for a part"), VaultError::Missing),
    }
}

/// Whether a part is of a backup of this vault, which the file id tells, and of one that ended.
fn is_abandoned_backup(sealed: &Sealed, part: &Path) -> bool {
    let Ok(mut file) = sealed.disk().open(part, Role::Main, Access::ReadWrite) else { return false };
    file.lock(Lock::Exclusive).is_ok()
        && store::read(&mut *file).is_ok_and(|stored| stored.header.file_id == sealed.header().file_id)
}

/// Deletes a part and its log. A part that cannot be deleted holds nothing readable.
fn delete(disk: &dyn Disk, part: &Path) {
    let mut log = part.to_owned().into_os_string();
    log.push(LOG_SUFFIX);
    let _ = disk.delete(Path::new(&log), false);
    let _ = disk.delete(part, false);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_made_for_this_vault_are_its_parts() {
        let own_part = |file: &str| own_part(OsStr::new("journal.candor"), OsStr::new(file));
        let part = Some(OsString::from("journal.candor.part-0123abcd"));
        assert_eq!(own_part("journal.candor.part-0123abcd"), part);
        assert_eq!(own_part("journal.candor.part-0123abcd-wal"), part);
        for other in [
            "journal.candor",
            "journal.candor-wal",
            "journal.candor.part-0123abc",
            "journal.candor.part-0123abcde",
            "journal.candor.part-0123ABCD",
            "journal.candor.part-0123abcd.bak",
            "other.candor.part-0123abcd",
            "my journal.candor.part-0123abcd",
            "journal.candor.part-0123abcd.part-0123abcd",
            ".part-0123abcd",
        ] {
            assert_eq!(own_part(other), None, "{other}");
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod publishing {
    use std::io;

    use super::*;
    use crate::disk::{DiskFile, DiskResult};
    use crate::sys::disk::SystemDisk;

    /// The system's disk, but for a folder that cannot be synced: a name is given, and then said not to be.
    struct UnsyncedFolder(SystemDisk);

    impl Disk for UnsyncedFolder {
        fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
            self.0.resolve(path)
        }

        fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
            self.0.open(path, role, access)
        }

        fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
            self.0.delete(path, sync_folder)
        }

        fn exists(&self, path: &Path) -> DiskResult<bool> {
            self.0.exists(path)
        }

        fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
            self.0.rename(from, to, replace)?;
            Err(io::Error::from_raw_os_error(5))
        }

        fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
            self.0.list(folder)
        }
    }

    /// What lies under the target's name after a part that could not be said to have it was given up.
    fn left_after_publishing(replace: bool) -> Option<String> {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("journal.candor");
        let part = Part::new(Arc::new(UnsyncedFolder(SystemDisk)), &target).unwrap();
        std::fs::write(part.path(), "new").unwrap();
        if replace {
            std::fs::write(&target, "old").unwrap();
        }
        assert!(part.publish(&target, replace).is_err());
        let others =
            std::fs::read_dir(folder.path()).unwrap().filter(|file| file.as_ref().unwrap().path() != target);
        assert_eq!(others.count(), 0, "no part is left");
        std::fs::read_to_string(&target).ok()
    }

    #[test]
    fn what_replaced_a_vault_stays_when_its_folder_cannot_be_synced() {
        assert_eq!(
            left_after_publishing(true).as_deref(),
            Some("new"),
            "there is no other copy of the journal"
        );
    }

    #[test]
    fn what_was_to_be_a_new_file_goes_when_its_folder_cannot_be_synced() {
        assert_eq!(left_after_publishing(false), None);
    }
}
