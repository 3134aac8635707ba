//! A disk that loses power.
//!
//! Each file keeps what is safely on it and, in order, what was written since its last sync. A cut
//! lets any subset of the latter through, whole, torn or as garbage; a file's new size can arrive
//! without its data. Names made, deleted or changed since their folder was last synced arrive up
//! to a random point.
#![allow(clippy::cast_possible_truncation)]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use candor_vault::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Lock, Role};
use rusqlite::ffi;

/// A small generator of random numbers (SplitMix64), so that a seed repeats a run everywhere.
#[derive(Debug, Clone)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// An index into something of that length.
    pub fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next() as u8).collect()
    }
}

/// What is broken on purpose, to see that the harness sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mutant {
    #[default]
    None,
    /// A sync is answered and nothing is made safe.
    SyncDoesNothing,
    /// A read of the log past its end is an error, as a damaged slot in the middle is.
    LogEndIsAnError,
}

/// The disk. Clones are the same disk.
#[derive(Clone, Default)]
pub struct SimulatedDisk(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    files: Vec<Content>,
    names: BTreeMap<PathBuf, usize>,
    safe_names: BTreeMap<PathBuf, usize>,
    pending_names: Vec<NameChange>,
    operations: u64,
    /// The operation at which everything begins to fail, and how.
    fails_from: Option<(u64, Failure)>,
    mutant: Mutant,
    /// Everything that was ever written, in order, when it is recorded.
    record: Option<Vec<Vec<u8>>>,
}

/// How the disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No power: every operation fails until it is back.
    Power,
    /// No room: writes fail, reads and syncs go on.
    Full,
}

#[derive(Default)]
struct Content {
    live: Vec<u8>,
    safe: Vec<u8>,
    pending: Vec<Change>,
    exclusive: bool,
    shared: u32,
}

enum Change {
    Write { offset: usize, data: Vec<u8> },
    Resize(usize),
}

enum NameChange {
    Set(PathBuf, usize),
    Remove(PathBuf),
}

const NO_POWER: DiskError = DiskError::new(ffi::SQLITE_IOERR);

impl SimulatedDisk {
    pub fn new(mutant: Mutant) -> Self {
        let disk = Self::default();
        disk.state().mutant = mutant;
        disk
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changing operations so far.
    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    /// Fails from `after` changing operations from now on.
    pub fn fail_after(&self, after: u64, failure: Failure) {
        let mut state = self.state();
        state.fails_from = Some((state.operations + after, failure));
    }

    /// Whether the failure has come.
    pub fn has_failed(&self) -> bool {
        let state = self.state();
        state.fails_from.is_some_and(|(from, _)| state.operations >= from)
    }

    /// Ends a failure that lost nothing, as when somebody makes room.
    pub fn heal(&self) {
        self.state().fails_from = None;
    }

    /// What is left when the power comes back. All files must be closed.
    pub fn restart(&self, random: &mut Random) {
        let mut state = self.state();
        state.fails_from = None;
        let kept_names = random.below(state.pending_names.len() as u64 + 1) as usize;
        let changes: Vec<_> = state.pending_names.drain(..).take(kept_names).collect();
        let mut names = std::mem::take(&mut state.safe_names);
        for change in changes {
            apply_name(&mut names, change);
        }
        state.names.clone_from(&names);
        state.safe_names = names;
        for content in &mut state.files {
            content.restart(random);
        }
    }

    /// Keeps everything that is written from now on.
    pub fn record(&self) {
        self.state().record = Some(Vec::new());
    }

    /// Everything written since [`SimulatedDisk::record`], a write each.
    pub fn recorded(&self) -> Vec<Vec<u8>> {
        self.state().record.take().unwrap_or_default()
    }

    /// The bytes of a file as they are seen now.
    pub fn read(&self, path: &Path) -> Option<Vec<u8>> {
        let state = self.state();
        state.names.get(path).map(|&index| state.files[index].live.clone())
    }

    /// Names of all files.
    pub fn names(&self) -> Vec<PathBuf> {
        self.state().names.keys().cloned().collect()
    }
}

impl State {
    /// Counts a changing operation, and fails it when its time has come.
    fn step(&mut self, writes: bool) -> DiskResult<()> {
        self.operations += 1;
        match self.fails_from {
            Some((from, Failure::Power)) if self.operations > from => Err(NO_POWER),
            Some((from, Failure::Full)) if self.operations > from && writes => {
                Err(DiskError::new(ffi::SQLITE_FULL))
            }
            _ => Ok(()),
        }
    }

    fn alive(&self) -> DiskResult<()> {
        match self.fails_from {
            Some((from, Failure::Power)) if self.operations > from => Err(NO_POWER),
            _ => Ok(()),
        }
    }

    fn change_name(&mut self, change: NameChange) {
        let repeated = match &change {
            NameChange::Set(path, index) => NameChange::Set(path.clone(), *index),
            NameChange::Remove(path) => NameChange::Remove(path.clone()),
        };
        apply_name(&mut self.names, change);
        self.pending_names.push(repeated);
    }

    fn sync_folder(&mut self) {
        if self.mutant != Mutant::SyncDoesNothing {
            self.safe_names = self.names.clone();
            self.pending_names.clear();
        }
    }
}

fn apply_name(names: &mut BTreeMap<PathBuf, usize>, change: NameChange) {
    match change {
        NameChange::Set(path, index) => names.insert(path, index),
        NameChange::Remove(path) => names.remove(&path),
    };
}

impl Content {
    fn sync(&mut self) {
        for change in self.pending.drain(..) {
            match change {
                Change::Write { offset, data } => put(&mut self.safe, offset, &data),
                Change::Resize(size) => self.safe.resize(size, 0),
            }
        }
    }

    /// Any subset of what was not synced gets through. Each write may be torn at a sector of 512
    /// or 4096 bytes, or leave garbage where it was being written.
    fn restart(&mut self, random: &mut Random) {
        let mut result = std::mem::take(&mut self.safe);
        let only_the_first = random.once_in(4).then(|| random.below(self.pending.len() as u64 + 1));
        for (position, change) in (0..).zip(self.pending.drain(..)) {
            let arrives = match only_the_first {
                Some(kept) => position < kept,
                None => random.once_in(2),
            };
            match change {
                Change::Resize(size) if arrives => result.resize(size, 0),
                Change::Write { offset, data } if arrives => {
                    let data = torn(data, offset, random);
                    put(&mut result, offset, &data);
                }
                // The size is journalled by itself and can arrive without the data.
                Change::Write { offset, data } if random.once_in(3) => {
                    let end = offset + data.len();
                    if result.len() < end {
                        result.resize(end, 0);
                    }
                }
                Change::Resize(_) | Change::Write { .. } => {}
            }
        }
        self.live.clone_from(&result);
        self.safe = result;
        self.exclusive = false;
        self.shared = 0;
    }
}

/// What of a write arrives: all of it mostly, up to a sector or from a sector on, or with a
/// sector of garbage.
fn torn(mut data: Vec<u8>, offset: usize, random: &mut Random) -> Vec<u8> {
    if !random.once_in(3) || data.is_empty() {
        return data;
    }
    let sector = if random.once_in(2) { 512 } else { 4096 };
    let at = random.below(data.len() as u64) as usize;
    let start = at.saturating_sub((offset + at) % sector);
    let end = (start + sector).min(data.len());
    if random.once_in(2) {
        data.truncate(start);
    } else {
        let garbage = random.bytes(end - start);
        data[start..end].copy_from_slice(&garbage);
    }
    data
}

fn put(bytes: &mut Vec<u8>, offset: usize, data: &[u8]) {
    let end = offset + data.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[offset..end].copy_from_slice(data);
}

impl Disk for SimulatedDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        let mut state = self.state();
        state.alive()?;
        let found = state.names.get(path).copied();
        let index = match (found, access) {
            (Some(_), Access::CreateNew) => return Err(DiskError::new(ffi::SQLITE_CANTOPEN)),
            (Some(index), _) => index,
            (None, Access::Read | Access::ReadWrite) => {
                return Err(DiskError::new(ffi::SQLITE_CANTOPEN).with_os(Some(2)));
            }
            (None, Access::Create | Access::CreateNew) => {
                state.step(true)?;
                state.files.push(Content::default());
                let index = state.files.len() - 1;
                state.change_name(NameChange::Set(path.to_owned(), index));
                index
            }
        };
        drop(state);
        Ok(Box::new(OpenFile { disk: self.clone(), index, role, is_new: found.is_none(), lock: None }))
    }

    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
        let mut state = self.state();
        state.step(false)?;
        state.change_name(NameChange::Remove(path.to_owned()));
        if sync_folder {
            state.sync_folder();
        }
        Ok(())
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        let state = self.state();
        state.alive()?;
        Ok(state.names.get(path).is_some_and(|&index| !state.files[index].live.is_empty()))
    }

    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
        let mut state = self.state();
        state.step(false).map_err(|_| io::Error::other("no power"))?;
        if !replace && state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let index = *state.names.get(from).ok_or(io::ErrorKind::NotFound)?;
        // One stroke: the new name replaces what it named; the old one goes after.
        state.change_name(NameChange::Set(to.to_owned(), index));
        state.change_name(NameChange::Remove(from.to_owned()));
        state.step(false).map_err(|_| io::Error::other("no power"))?;
        state.sync_folder();
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let state = self.state();
        state.alive().map_err(|_| io::Error::other("no power"))?;
        Ok(state.names.keys().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }
}

struct OpenFile {
    disk: SimulatedDisk,
    index: usize,
    role: Role,
    is_new: bool,
    lock: Option<Lock>,
}

impl OpenFile {
    fn change(&self, change: Change) -> DiskResult<()> {
        let mut state = self.disk.state();
        let stepped = state.step(true);
        let died_now = stepped.is_err()
            && state
                .fails_from
                .is_some_and(|(from, failure)| failure == Failure::Power && state.operations == from + 1);
        // The operation during which the power goes may have reached the disk in part.
        if let (Change::Write { data, .. }, Some(record)) = (&change, &mut state.record) {
            record.push(data.clone());
        }
        if stepped.is_ok() || died_now {
            let content = &mut state.files[self.index];
            match &change {
                Change::Write { offset, data } => put(&mut content.live, *offset, data),
                Change::Resize(size) => content.live.resize(*size, 0),
            }
            content.pending.push(change);
        }
        stepped
    }
}

impl DiskFile for OpenFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        let state = self.disk.state();
        state.alive()?;
        let live = &state.files[self.index].live;
        let rest = live.get(offset as usize..).unwrap_or(&[]);
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        if length < buffer.len()
            && self.role == Role::WriteAheadLog
            && state.mutant == Mutant::LogEndIsAnError
        {
            return Err(DiskError::new(ffi::SQLITE_IOERR_READ));
        }
        Ok(length)
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        self.change(Change::Write { offset: offset as usize, data: data.to_vec() })
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.change(Change::Resize(size as usize))
    }

    fn sync(&mut self, _: i32) -> DiskResult<()> {
        let mut state = self.disk.state();
        state.step(false)?;
        if state.mutant == Mutant::SyncDoesNothing {
            return Ok(());
        }
        state.files[self.index].sync();
        // As SQLite's layer: the folder of a new log is synced with its first sync.
        if self.is_new && self.role == Role::WriteAheadLog {
            state.sync_folder();
            self.is_new = false;
        }
        Ok(())
    }

    fn size(&mut self) -> DiskResult<u64> {
        let state = self.disk.state();
        state.alive()?;
        Ok(state.files[self.index].live.len() as u64)
    }

    fn lock(&mut self, lock: Lock) -> DiskResult<()> {
        let mut state = self.disk.state();
        let content = &mut state.files[self.index];
        let is_free = !content.exclusive && (lock == Lock::Shared || content.shared == 0);
        if !is_free {
            return Err(DiskError::new(ffi::SQLITE_BUSY));
        }
        match lock {
            Lock::Shared => content.shared += 1,
            Lock::Exclusive => content.exclusive = true,
        }
        self.lock = Some(lock);
        Ok(())
    }

    fn is_read_only(&self) -> bool {
        false
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        let mut state = self.disk.state();
        let content = &mut state.files[self.index];
        match self.lock {
            Some(Lock::Shared) => content.shared -= 1,
            Some(Lock::Exclusive) => content.exclusive = false,
            None => {}
        }
    }
}
