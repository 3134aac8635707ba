//! Reading a log that was put aside, together with the file that it goes on from.
//!
//! The log names the session that wrote it and the state of the main file that it goes on from. Where a file of that state
//! is to be had, the two are read as one vault: nothing is written to either. A copy has page keys and a name of its own,
//! so the log is sealed anew in memory, as the copy's own would be. It is never there in clear.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::ffi;
use zeroize::Zeroizing;

use crate::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Identity, Lock, Role, read_up_to_end};
use crate::error::VaultError;
use crate::header::{FORMAT_VERSION, Header};
use crate::keys::Keys;
use crate::layout::{NONCE, WAL_HEADER, WAL_SLOT, wal_slot_offset};
use crate::random;
use crate::seal::{self, LogName};
use crate::sealed::log_beside;
use crate::store;
use crate::vault::{Vault, resolve};

const READING: &str = "reading a log that was put aside";

/// Whose log it is: what its slots open with.
struct Owner {
    keys: Keys,
    copy_id: [u8; 16],
    name: LogName,
}

impl Vault {
    /// Reads a file of this vault together with a log that was put aside, if the log goes on from the state that the file
    /// is in. Nothing is written to either. What lies beside the file is passed over.
    ///
    /// That it does is sure where the file is the one beside which the log was written. Of a copy only the number of the
    /// state tells, which another line can have as well: `is_of_its_line` says that the caller knows better. `copies` are
    /// the names of the physical copies of which the log may be.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when the log does not go on from that file, or is none of this vault's;
    /// [`VaultError::Damaged`] when the two together are not a whole database; what the disk says.
    pub fn open_with_log(
        &self,
        file: impl AsRef<Path>,
        log: impl AsRef<Path>,
        copies: &[[u8; 16]],
        is_of_its_line: bool,
    ) -> Result<Self, VaultError> {
        let disk = Arc::clone(self.sealed().disk());
        let path = resolve(&*disk, file.as_ref())?;
        let failed = |error| VaultError::from_disk(error, READING);
        let mut main = disk.open(&path, Role::Main, Access::Read).map_err(failed)?;
        let header = store::read(&mut *main)?.header;
        drop(main);
        let bytes = whole(&*disk, log.as_ref()).map_err(failed)?;
        let owner = copies.iter().chain([&header.copy_id]).find_map(|id| self.owner(&bytes, *id));
        let owner = owner.filter(|owner| goes_on_from(owner, &header, is_of_its_line));
        let Some(owner) = owner.filter(|_| header.version == FORMAT_VERSION) else {
            return Err(VaultError::WrongKey);
        };
        let keys = self.sealed().keys().for_copy(&header.file_id, &header.copy_id);
        let sealed_anew = seal_anew(&bytes, &owner, &header, &keys)?;
        let with_log = WithLog { disk, path: log_beside(path.clone()), log: sealed_anew.into() };
        let vault = Self::open_file(Arc::new(with_log), path, true, |stored| {
            let mut data = *self.sealed().keys().data();
            stored.header.unlock_with(&stored.bytes, &mut data)
        })?;
        if vault.sealed().frames().last_commit().is_none() {
            return Err(VaultError::WrongKey);
        }
        vault.verify()?;
        Ok(vault)
    }

    /// Whose log it is, if it is of a physical copy of this vault: by the first slot that opens.
    fn owner(&self, log: &[u8], copy_id: [u8; 16]) -> Option<Owner> {
        let keys = self.sealed().keys().for_copy(&self.file_id(), &copy_id);
        slots(log)
            .find_map(|(index, mut slot)| {
                let name = LogName::named_by(&slot);
                seal::open_slot(keys.log(), &copy_id, &name, index, &mut slot).ok()?;
                Some(name)
            })
            .map(|name| Owner { keys, copy_id, name })
    }
}

/// Whether a log goes on from the state that a file is in.
fn goes_on_from(owner: &Owner, header: &Header, is_of_its_line: bool) -> bool {
    let own = header.log_name();
    let (LogName::Continuing { base: found, .. }, LogName::Continuing { base, .. }) = (owner.name, own)
    else {
        return false;
    };
    (owner.copy_id == header.copy_id && owner.name == own) || (is_of_its_line && found == base)
}

/// The log as the file's own would be. Slots that do not open stay closed.
fn seal_anew(log: &[u8], owner: &Owner, header: &Header, keys: &Keys) -> Result<Vec<u8>, VaultError> {
    let mut sealed = log[..WAL_HEADER.min(log.len())].to_vec();
    for (index, mut slot) in slots(log) {
        if seal::open_slot(owner.keys.log(), &owner.copy_id, &owner.name, index, &mut slot).is_ok() {
            let nonce = random::bytes::<NONCE>()?;
            seal::seal_slot(keys.log(), &header.copy_id, &header.log_name(), index, &nonce, &mut slot);
        } else {
            slot.fill(0);
        }
        sealed.extend_from_slice(&*slot);
    }
    Ok(sealed)
}

/// The whole slots of a log, in places that are wiped.
fn slots(log: &[u8]) -> impl Iterator<Item = (u64, Zeroizing<[u8; WAL_SLOT]>)> {
    (0..).map_while(|index| {
        let at = usize::try_from(wal_slot_offset(index)).ok()?;
        Some((index, Zeroizing::new(*log.get(at..)?.first_chunk()?)))
    })
}

fn whole(disk: &dyn Disk, path: &Path) -> DiskResult<Vec<u8>> {
    // SQLite's layer looks for the database of what it takes for a log, by its name. This one has another.
    let mut file = disk.open(path, Role::Main, Access::Read)?;
    let size = usize::try_from(file.size()?).map_err(|_| DiskError::new(ffi::SQLITE_NOMEM))?;
    let mut bytes = vec![0; size];
    let got = read_up_to_end(&mut *file, &mut bytes, 0)?;
    bytes.truncate(got);
    Ok(bytes)
}

/// A disk on which another log lies beside one file. It is only read.
struct WithLog {
    disk: Arc<dyn Disk>,
    /// Where the log is looked for.
    path: PathBuf,
    log: Arc<[u8]>,
}

impl Disk for WithLog {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.resolve(path)
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        if path == self.path {
            return Ok(Box::new(Log(Arc::clone(&self.log))));
        }
        self.disk.open(path, role, access)
    }

    fn delete(&self, _: &Path, _: bool) -> DiskResult<()> {
        Err(ONLY_READ)
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        if path == self.path { Ok(true) } else { self.disk.exists(path) }
    }

    fn rename(&self, _: &Path, _: &Path, _: bool) -> io::Result<()> {
        Err(io::ErrorKind::ReadOnlyFilesystem.into())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.disk.list(folder)
    }

    fn identity_of(&self, path: &Path) -> DiskResult<Option<Identity>> {
        self.disk.identity_of(path)
    }
}

const ONLY_READ: DiskError = DiskError::new(ffi::SQLITE_READONLY);

/// The log, in memory and sealed.
struct Log(Arc<[u8]>);

impl DiskFile for Log {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        let rest = usize::try_from(offset).ok().and_then(|offset| self.0.get(offset..)).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        Ok(length)
    }

    fn write_at(&mut self, _: &[u8], _: u64) -> DiskResult<()> {
        Err(ONLY_READ)
    }

    fn truncate(&mut self, _: u64) -> DiskResult<()> {
        Err(ONLY_READ)
    }

    fn sync(&mut self, _: i32) -> DiskResult<()> {
        Ok(())
    }

    fn size(&mut self) -> DiskResult<u64> {
        Ok(self.0.len() as u64)
    }

    fn lock(&mut self, _: Lock) -> DiskResult<()> {
        Ok(())
    }

    fn is_read_only(&self) -> bool {
        true
    }
}
