//! A disk in memory with one vault and its log, which remembers what was written to it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::ffi;

use crate::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Lock, Role};

/// More than any vault here can need; a write behind it finds the disk full.
const MOST_BYTES: u64 = 16 << 20;

/// The disk. Clones are the same disk.
#[derive(Clone, Default)]
pub(super) struct MemoryDisk(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    main: Option<Vec<u8>>,
    log: Option<Vec<u8>>,
    changes: Vec<Change>,
}

/// Something that was done to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    Written { role: Role, offset: u64, data: Vec<u8> },
    Resized { role: Role, size: u64 },
    Deleted { role: Role },
}

impl State {
    const fn file(&mut self, role: Role) -> &mut Option<Vec<u8>> {
        match role {
            Role::Main => &mut self.main,
            Role::WriteAheadLog => &mut self.log,
        }
    }
}

impl MemoryDisk {
    pub(super) fn new(main: Vec<u8>, log: Option<Vec<u8>>) -> Self {
        Self(Arc::new(Mutex::new(State { main: Some(main), log, changes: Vec::new() })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything that was done so far.
    pub(super) fn writes(&self) -> Vec<Change> {
        self.state().changes.clone()
    }

    /// What is in the vault's file and in its log. An empty log is as good as none.
    pub(super) fn files(&self) -> (Vec<u8>, Option<Vec<u8>>) {
        let state = self.state();
        (state.main.clone().unwrap_or_default(), state.log.clone().filter(|log| !log.is_empty()))
    }
}

fn role_of(path: &Path) -> Role {
    let is_log = path.to_string_lossy().ends_with("-wal");
    if is_log { Role::WriteAheadLog } else { Role::Main }
}

impl Disk for MemoryDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        assert_eq!(role_of(path), role);
        let mut state = self.state();
        if state.file(role).is_none() {
            if matches!(access, Access::Read | Access::ReadWrite) {
                return Err(DiskError::new(ffi::SQLITE_CANTOPEN).with_os(Some(2)));
            }
            *state.file(role) = Some(Vec::new());
        }
        Ok(Box::new(OpenFile { disk: self.clone(), role }))
    }

    fn delete(&self, path: &Path, _: bool) -> DiskResult<()> {
        let (mut state, role) = (self.state(), role_of(path));
        *state.file(role) = None;
        state.changes.push(Change::Deleted { role });
        Ok(())
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        Ok(self.state().file(role_of(path)).as_ref().is_some_and(|bytes| !bytes.is_empty()))
    }

    /// Only the log is ever given another name, one that is free.
    fn rename(&self, from: &Path, _: &Path, replace: bool) -> io::Result<()> {
        assert!(role_of(from) == Role::WriteAheadLog && !replace);
        self.state().log = None;
        Ok(())
    }

    /// No file but the vault and its log is ever on this disk.
    fn list(&self, _: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(Vec::new())
    }
}

struct OpenFile {
    disk: MemoryDisk,
    role: Role,
}

impl DiskFile for OpenFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        let mut state = self.disk.state();
        let bytes = state.file(self.role).as_deref().unwrap_or(&[]);
        let start = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
        let length = buffer.len().min(bytes.len() - start);
        buffer[..length].copy_from_slice(&bytes[start..start + length]);
        Ok(length)
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        let start = within(offset)?;
        let mut state = self.disk.state();
        let bytes = state.file(self.role).get_or_insert_default();
        if bytes.len() < start + data.len() {
            bytes.resize(start + data.len(), 0);
        }
        bytes[start..start + data.len()].copy_from_slice(data);
        state.changes.push(Change::Written { role: self.role, offset, data: data.to_vec() });
        Ok(())
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        let length = within(size)?;
        let mut state = self.disk.state();
        state.file(self.role).get_or_insert_default().resize(length, 0);
        state.changes.push(Change::Resized { role: self.role, size });
        Ok(())
    }

    fn sync(&mut self, _: i32) -> DiskResult<()> {
        Ok(())
    }

    fn size(&mut self) -> DiskResult<u64> {
        Ok(self.disk.state().file(self.role).as_ref().map_or(0, |bytes| bytes.len() as u64))
    }

    fn lock(&mut self, _: Lock) -> DiskResult<()> {
        Ok(())
    }

    fn is_read_only(&self) -> bool {
        false
    }
}

fn within(offset: u64) -> DiskResult<usize> {
    let full = DiskError::new(ffi::SQLITE_FULL);
    if offset > MOST_BYTES { Err(full) } else { usize::try_from(offset).map_err(|_| full) }
}
