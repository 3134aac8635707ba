//! Disks whose locks fail: one that knows none, and one that lets go of the lock while the vault is open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use candor_vault::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Lock, Role};
use candor_vault::{KeyCost, Secret, SystemDisk, Vault, VaultError};
use rusqlite::ffi;

use crate::common::{Place, count, passphrase, recovery_key};
use crate::trial::run;

/// What the disk answers when it is asked for a lock, and when it is asked whether the lock is still held.
#[derive(Debug, Clone, Copy, Default)]
struct Answers {
    lock: Option<DiskError>,
    keep: Option<DiskError>,
}

/// The system's disk with other locks.
#[derive(Clone, Default)]
struct OtherLocks(Arc<Mutex<Answers>>);

impl OtherLocks {
    fn answer(lock: Option<DiskError>, keep: Option<DiskError>) -> Self {
        let disk = Self::default();
        disk.set(lock, keep);
        disk
    }

    fn set(&self, lock: Option<DiskError>, keep: Option<DiskError>) {
        *self.0.lock().unwrap() = Answers { lock, keep };
    }
}

impl Disk for OtherLocks {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        SystemDisk.resolve(path)
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        Ok(Box::new(File { inner: SystemDisk.open(path, role, access)?, disk: self.clone() }))
    }

    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
        SystemDisk.delete(path, sync_folder)
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        SystemDisk.exists(path)
    }

    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
        SystemDisk.rename(from, to, replace)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        SystemDisk.list(folder)
    }
}

struct File {
    inner: Box<dyn DiskFile>,
    disk: OtherLocks,
}

impl DiskFile for File {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        self.inner.read_at(buffer, offset)
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        self.inner.write_at(data, offset)
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.inner.truncate(size)
    }

    fn sync(&mut self, flags: i32) -> DiskResult<()> {
        self.inner.sync(flags)
    }

    fn size(&mut self) -> DiskResult<u64> {
        self.inner.size()
    }

    fn lock(&mut self, _: Lock) -> DiskResult<()> {
        self.disk.0.lock().unwrap().lock.map_or(Ok(()), Err)
    }

    fn keep_lock(&mut self) -> DiskResult<()> {
        self.disk.0.lock().unwrap().keep.map_or(Ok(()), Err)
    }

    fn is_read_only(&self) -> bool {
        self.inner.is_read_only()
    }
}

/// Every answer with which a disk says that it knows no locks, also as SQLite's layer hands it on.
fn no_locks() -> Vec<DiskError> {
    let numbers = [libc::ENOLCK, libc::EOPNOTSUPP, libc::ENOTSUP, libc::ENOSYS];
    let codes = [ffi::SQLITE_IOERR_LOCK, ffi::SQLITE_BUSY];
    codes.iter().flat_map(|&code| numbers.map(|os| DiskError::new(code).with_os(Some(os)))).collect()
}

#[test]
fn a_disk_that_knows_no_locks_is_told_and_can_be_read() {
    for answer in no_locks() {
        let place = Place::with_notes(3);
        let before = fs::read(&place.path).unwrap();
        let disk: Arc<dyn Disk> = Arc::new(OtherLocks::answer(Some(answer), None));
        let secret = passphrase();
        let opened = Vault::open_on(Arc::clone(&disk), &place.path, Secret::Passphrase(&secret));
        assert!(matches!(opened, Err(VaultError::NoLocks)), "{answer:?}: {opened:?}");
        let read = Vault::open_read_only_on(Arc::clone(&disk), &place.path, Secret::Passphrase(&secret));
        let read = read.unwrap();
        assert_eq!(count(&read), 3);
        // A copy goes to a name that nobody else knows, so it can lie on such a disk.
        read.backup_to(place.beside("copy.candor")).unwrap();
        drop(read);
        let new = place.beside("new.candor");
        let made = Vault::create_on(disk, &new, &secret, &recovery_key(), KeyCost::MINIMUM);
        assert!(matches!(made, Err(VaultError::NoLocks)), "{made:?}");
        assert_eq!(place.files(), ["copy.candor", "journal.candor"], "nothing of the new one is left");
        assert!(fs::read(&place.path).unwrap() == before);
    }
}

#[test]
fn somebody_who_has_the_lock_is_not_a_disk_that_knows_none() {
    let place = Place::with_notes(3);
    let busy = DiskError::new(ffi::SQLITE_BUSY).with_os(Some(libc::EAGAIN));
    for answer in [busy, DiskError::new(ffi::SQLITE_BUSY)] {
        let disk = Arc::new(OtherLocks::answer(Some(answer), None));
        let secret = passphrase();
        let opened = Vault::open_on(Arc::clone(&disk) as _, &place.path, Secret::Passphrase(&secret));
        assert!(matches!(opened, Err(VaultError::AlreadyOpen)));
        let opened = Vault::open_read_only_on(disk, &place.path, Secret::Passphrase(&secret));
        assert!(matches!(opened, Err(VaultError::AlreadyOpen)));
    }
}

/// An open vault on a disk that then gives its lock to another.
fn whose_lock_is_lost() -> (Place, OtherLocks, Vault) {
    let place = Place::with_notes(3);
    let disk = OtherLocks::default();
    let secret = passphrase();
    let vault = Vault::open_on(Arc::new(disk.clone()), &place.path, Secret::Passphrase(&secret)).unwrap();
    insert(&vault).unwrap();
    disk.set(None, Some(DiskError::new(ffi::SQLITE_BUSY)));
    (place, disk, vault)
}

fn insert(vault: &Vault) -> Result<(), VaultError> {
    run(vault, "INSERT INTO note (body) VALUES ('acknowledged')")
}

fn both_files(place: &Place) -> (Vec<u8>, Vec<u8>) {
    (fs::read(&place.path).unwrap(), fs::read(place.log()).unwrap())
}

#[test]
fn once_another_has_the_lock_nothing_is_written() {
    let (place, disk, mut vault) = whose_lock_is_lost();
    let before = both_files(&place);
    for _ in 0..3 {
        assert!(matches!(insert(&vault), Err(VaultError::AlreadyOpen)));
    }
    assert!(matches!(vault.check_place(), Err(VaultError::AlreadyOpen)));
    assert!(matches!(vault.checkpoint(), Err(VaultError::AlreadyOpen)));
    assert!(matches!(vault.write_anew(), Err(VaultError::AlreadyOpen)));
    let secret = passphrase();
    let changed = vault.change_passphrase(Secret::Passphrase(&secret), &secret, KeyCost::MINIMUM);
    assert!(matches!(changed, Err(VaultError::AlreadyOpen)), "{changed:?}");
    assert_eq!(count(&vault), 4, "and what was acknowledged is there");
    assert!(both_files(&place) == before);

    // The other let go of it: the work goes on.
    disk.set(None, None);
    insert(&vault).unwrap();
    let before = both_files(&place);
    disk.set(None, Some(DiskError::new(ffi::SQLITE_BUSY)));
    assert!(matches!(vault.close(), Err(VaultError::AlreadyOpen)));
    assert!(both_files(&place) == before, "a close writes nothing and deletes nothing either");
    assert_eq!(count(&place.open().unwrap()), 5);
}

/// With the check left out this process writes into a file that another has open.
#[cfg(feature = "mutants")]
#[test]
fn mutants_a_lock_that_is_not_checked_lets_two_write() {
    use candor_vault::mutant::{Mutant, activate};
    let (place, _, vault) = whose_lock_is_lost();
    let before = both_files(&place);
    activate(Some(Mutant::LockNotChecked));
    insert(&vault).unwrap();
    activate(None);
    assert!(both_files(&place) != before, "the mutant writes, which the test above would not let pass");
}
