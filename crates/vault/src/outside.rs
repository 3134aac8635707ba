//! What is done to files that are not open as a vault: telling whether one is ours before something else is written over
//! it, and deleting a copy that nobody needs any more.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::disk::{Access, Disk, Lock, Role, read_up_to_end};
use crate::error::VaultError;
use crate::header::MAGIC;
use crate::layout::HEADER_COPY;
use crate::side_key;
use crate::store;
use crate::sys::disk::SystemDisk;
use crate::vault::resolve;

/// Whether a file begins as a vault does, in either copy of its header, or as the words do that could not be written into
/// one. It can be damaged, open or locked.
///
/// # Errors
/// [`VaultError::Missing`], and those of the disk.
pub fn is_one_of_ours(path: impl AsRef<Path>) -> Result<bool, VaultError> {
    let path = resolve(&SystemDisk, path.as_ref())?;
    // By SQLite's layer, as everything of a vault: a file that it has open is not closed under it.
    let mut file = SystemDisk
        .open(&path, Role::Main, Access::Read)
        .map_err(|error| VaultError::from_disk(error, "opening the file"))?;
    for offset in [0, HEADER_COPY as u64] {
        let mut start = [0; 16];
        read_up_to_end(&mut *file, &mut start, offset)
            .map_err(|error| VaultError::from_disk(error, "reading the file"))?;
        if start == *MAGIC || start == *side_key::MAGIC {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Deletes a copy of a vault, and its empty log, if it is still the physical copy that is meant and nobody has it open.
///
/// # Errors
/// [`VaultError::AlreadyOpen`] when somebody has it open, or left words in its log; [`VaultError::Missing`] when there is
/// no such copy at that place any more; every way in which a header can fail to be read; those of the disk. The file is
/// as it was then.
pub fn delete_copy(path: impl AsRef<Path>, copy_id: &[u8; 16]) -> Result<(), VaultError> {
    let disk = SystemDisk;
    let path = resolve(&disk, path.as_ref())?;
    let mut file = disk
        .open(&path, Role::Main, Access::ReadWrite)
        .map_err(|error| VaultError::from_disk(error, "opening the copy"))?;
    if file.is_read_only() {
        return Err(VaultError::ReadOnly);
    }
    file.lock(Lock::Exclusive).map_err(|error| VaultError::from_disk(error, "locking the copy"))?;
    if store::read(&mut *file)?.header.copy_id != *copy_id {
        return Err(VaultError::Missing);
    }
    let log = log_of(&path);
    if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(VaultError::AlreadyOpen);
    }
    if cfg!(windows) {
        // An open file is not deleted there.
        drop(file);
    }
    for name in [&log, &path] {
        disk.delete(name, false).map_err(|error| VaultError::from_disk(error, "deleting the copy"))?;
    }
    Ok(())
}

fn log_of(path: &Path) -> PathBuf {
    let mut log = OsString::from(path);
    log.push("-wal");
    log.into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::{KeyCost, Passphrase, RecoveryKey, Secret, Vault, inspect};

    fn passphrase() -> Passphrase {
        Passphrase::new("four words of mine")
    }

    fn made(folder: &Path) -> (Vault, PathBuf) {
        let path = folder.join("journal.candor");
        let key = RecoveryKey::generate().unwrap();
        let vault = Vault::create(&path, &passphrase(), &key, KeyCost::MINIMUM).unwrap();
        let copy = folder.join("copy.candor");
        vault.backup_to(&copy).unwrap();
        (vault, copy)
    }

    #[test]
    fn a_vault_is_known_by_its_first_bytes_whatever_became_of_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let (_vault, copy) = made(folder.path());
        let path = folder.path().join("journal.candor");
        assert!(is_one_of_ours(&path).unwrap() && is_one_of_ours(&copy).unwrap());
        let bytes = std::fs::read(&copy).unwrap();
        let torn = [&[0; HEADER_COPY][..], &bytes[HEADER_COPY..]].concat();
        for (content, ours) in [
            (&bytes[..16], true),
            (&torn[..], true),
            (b"Candor drafts\r\n\x1a", true),
            (b"a letter", false),
            (b"", false),
        ] {
            let other = folder.path().join("other");
            std::fs::write(&other, content).unwrap();
            assert_eq!(is_one_of_ours(&other).unwrap(), ours, "{}", content.len());
        }
        assert!(matches!(is_one_of_ours(folder.path().join("none")), Err(VaultError::Missing)));
    }

    #[test]
    fn only_the_copy_that_is_meant_is_deleted_and_not_while_it_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let (vault, copy) = made(folder.path());
        let meant = inspect(&copy).unwrap().copy_id;
        assert!(matches!(delete_copy(vault.path(), &meant), Err(VaultError::AlreadyOpen)), "it is open");
        let passphrase = passphrase();
        let open = Vault::open(&copy, Secret::Passphrase(&passphrase)).unwrap();
        assert!(matches!(delete_copy(&copy, &meant), Err(VaultError::AlreadyOpen)));
        open.close().unwrap();
        assert!(matches!(delete_copy(&copy, &[0; 16]), Err(VaultError::Missing)), "another copy");
        std::fs::write(log_of(&copy), "words that are not brought in").unwrap();
        assert!(matches!(delete_copy(&copy, &meant), Err(VaultError::AlreadyOpen)));
        assert!(copy.exists());
        std::fs::write(log_of(&copy), "").unwrap();
        delete_copy(&copy, &meant).unwrap();
        assert!(!copy.exists() && !log_of(&copy).exists());
        assert!(matches!(delete_copy(&copy, &meant), Err(VaultError::Missing)));
        vault.close().unwrap();
    }
}
