//! A disk that loses power.
//!
//! Each file keeps what is safely on it and, in order, what was written since its last sync. A cut
//! lets any subset of the latter through, whole, torn or as garbage; a file's new size can arrive
//! without its data. Names that were made, given or taken away since their folder was last synced
//! arrive or not, each by itself.
#![allow(clippy::cast_possible_truncation)]

mod random;
mod simulated_file;

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use candor_vault::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Lock, Role};
use rusqlite::ffi;

pub use random::Random;
use simulated_file::{Change, Content};

/// Moves the page that SQLite never writes, where its locks lie, from 1 GiB to page 17: so that
/// small vaults have it in their midst. For all databases of the process, and before the first.
#[allow(unsafe_code)]
pub fn move_lock_page() {
    static ONCE: Once = Once::new();
    // SAFETY: this control takes one unsigned integer and sets it; it is set before any database
    // of this process is opened. No safe interface has it.
    ONCE.call_once(|| unsafe {
        ffi::sqlite3_test_control(ffi::SQLITE_TESTCTRL_PENDING_BYTE, 16 * 4096_u32);
    });
}

/// What is broken on purpose, to see that the harness sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mutant {
    #[default]
    None,
    /// A sync is answered and nothing is made safe.
    SyncDoesNothing,
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
    /// The nonce of every page and slot that was written, and which bytes were sealed with it: a
    /// write that failed can come again, byte for byte.
    nonces: HashMap<Vec<u8>, u64>,
    reused_nonces: u64,
    rewritten_frames: u64,
}

/// How the disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No power: every operation fails until it is back.
    Power,
    /// No room: writes fail, reads and syncs go on.
    Full,
}

/// A change of a folder that is not synced yet.
#[derive(Clone)]
enum NameChange {
    Set(PathBuf, usize),
    Remove(PathBuf),
    /// A file takes another's name at one stroke: both happen, or neither.
    Replace {
        from: PathBuf,
        to: PathBuf,
        index: usize,
    },
}

impl NameChange {
    fn folder(&self) -> Option<&Path> {
        match self {
            Self::Set(path, _) | Self::Remove(path) | Self::Replace { to: path, .. } => path.parent(),
        }
    }

    fn apply(self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Set(path, index) => names.insert(path, index),
            Self::Remove(path) => names.remove(&path),
            Self::Replace { from, to, index } => {
                names.remove(&from);
                names.insert(to, index)
            }
        };
    }
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

    /// Whether an operation was refused for want of power.
    pub fn is_dark(&self) -> bool {
        self.state().alive().is_err()
    }

    /// How many pages and slots were sealed with a nonce that had been used before.
    pub fn reused_nonces(&self) -> u64 {
        self.state().reused_nonces
    }

    /// How often a frame of a log was written again before it was synced.
    pub fn rewritten_frames(&self) -> u64 {
        self.state().rewritten_frames
    }

    /// Ends a failure that lost nothing, as when somebody makes room.
    pub fn heal(&self) {
        self.state().fails_from = None;
    }

    /// What is left when the power comes back. All files must be closed.
    pub fn restart(&self, random: &mut Random) {
        let mut state = self.state();
        state.fails_from = None;
        let mut names = std::mem::take(&mut state.safe_names);
        let survivors = random.survivors(state.pending_names.len());
        for (arrives, change) in survivors.into_iter().zip(state.pending_names.drain(..)) {
            if arrives {
                change.apply(&mut names);
            }
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

    /// Puts a file there behind the vault's back, or another in its place.
    pub fn write(&self, path: &Path, bytes: &[u8]) {
        let mut state = self.state();
        state.files.push(Content::safe(bytes));
        let index = state.files.len() - 1;
        state.names.insert(path.to_owned(), index);
        state.safe_names.insert(path.to_owned(), index);
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
        change.clone().apply(&mut self.names);
        self.pending_names.push(change);
    }

    /// Makes the names in the folder of `path` safe.
    fn sync_folder_of(&mut self, path: &Path) {
        if self.mutant == Mutant::SyncDoesNothing {
            return;
        }
        let (synced, pending): (Vec<_>, Vec<_>) =
            self.pending_names.drain(..).partition(|change| change.folder() == path.parent());
        self.pending_names = pending;
        for change in synced {
            change.apply(&mut self.safe_names);
        }
    }

    /// Looks at what goes out: the nonce of a page or slot must be a new one.
    fn watch(&mut self, change: &Change) {
        let Change::Write { data, .. } = change else { return };
        if let Some(record) = &mut self.record {
            record.push(data.clone());
        }
        for sealed in sealed_in(data) {
            let mut hasher = DefaultHasher::new();
            sealed.hash(&mut hasher);
            let earlier = self.nonces.insert(nonce_of(sealed).to_vec(), hasher.finish());
            self.reused_nonces += u64::from(earlier.is_some_and(|hash| hash != hasher.finish()));
        }
    }
}

/// The page, or the slots of the log, that are written. A copy of the header, which has the length
/// of a page, and the log's own header are neither.
pub fn sealed_in(data: &[u8]) -> impl Iterator<Item = &[u8]> {
    let sealed = match data.len() {
        4096 if data.starts_with(b"Candor vault") => &[],
        4096 => data,
        length if length % 4120 == 0 => data,
        _ => &[],
    };
    sealed.chunks(sealed.len().clamp(1, 4120))
}

/// What a page or a slot was sealed with.
pub fn nonce_of(sealed: &[u8]) -> &[u8] {
    &sealed[sealed.len() - 40..][..24]
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
        // As SQLite's layer: a log that may be made by opening it syncs its folder with its first sync.
        let syncs_folder = role == Role::WriteAheadLog && access == Access::Create;
        let path = path.to_owned();
        Ok(Box::new(OpenFile { disk: self.clone(), path, index, role, syncs_folder, lock: None }))
    }

    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
        let mut state = self.state();
        state.step(false)?;
        state.change_name(NameChange::Remove(path.to_owned()));
        if sync_folder {
            state.sync_folder_of(path);
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
        state.step(false).map_err(|_| no_power())?;
        if !replace && state.names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let index = *state.names.get(from).ok_or(io::ErrorKind::NotFound)?;
        if replace {
            state.change_name(NameChange::Replace { from: from.to_owned(), to: to.to_owned(), index });
        } else {
            // A second name, then the first goes, as the system's disk does it.
            state.change_name(NameChange::Set(to.to_owned(), index));
            state.step(false).map_err(|_| no_power())?;
            state.change_name(NameChange::Remove(from.to_owned()));
        }
        state.step(false).map_err(|_| no_power())?;
        state.sync_folder_of(to);
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let state = self.state();
        state.alive().map_err(|_| no_power())?;
        Ok(state.names.keys().filter(|path| path.parent() == Some(folder)).cloned().collect())
    }
}

fn no_power() -> io::Error {
    io::Error::other("no power")
}

struct OpenFile {
    disk: SimulatedDisk,
    path: PathBuf,
    index: usize,
    role: Role,
    syncs_folder: bool,
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
        state.watch(&change);
        // The operation during which the power goes may have reached the disk in part.
        if stepped.is_ok() || died_now {
            if self.role == Role::WriteAheadLog && state.files[self.index].rewrites(&change) {
                state.rewritten_frames += 1;
            }
            state.files[self.index].change(change);
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
        if std::mem::take(&mut self.syncs_folder) {
            state.sync_folder_of(&self.path);
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
