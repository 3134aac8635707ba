//! A disk that fails on purpose: the n-th call of a kind, once or from then on.
//!
//! It stands in front of any other disk and answers as SQLite's layer answers when the system
//! fails: an extended result code and the system's error number.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use candor_vault::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Identity, Lock, Role};
use rusqlite::ffi;

/// What is asked of a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    Resolve,
    Open,
    /// Opening a file that is made by it.
    Make,
    Read,
    Write,
    Sync,
    Truncate,
    Size,
    Lock,
    Delete,
    Exists,
    Rename,
    List,
}

/// Every call there is.
pub const ANY: &[Call] = &[
    Call::Resolve,
    Call::Open,
    Call::Make,
    Call::Read,
    Call::Write,
    Call::Sync,
    Call::Truncate,
    Call::Size,
    Call::Lock,
    Call::Delete,
    Call::Exists,
    Call::Rename,
    Call::List,
];

/// The calls that change something.
pub const CHANGES: &[Call] = &[Call::Make, Call::Write, Call::Truncate, Call::Delete, Call::Rename];

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is done, and the system names an input or output error.
    InputOutput,
    /// Half of it is done, then the same: half the bytes of a write; all of a rename, a deletion
    /// or a truncation, whose folder or file could not be synced.
    HalfDone,
    /// Half of what there is to read comes, and no error.
    Short,
    /// There is no room; half of a write is on the disk already.
    Full,
    /// The disk may only be read.
    ReadOnly,
}

/// How long it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    OneCall,
    UntilHealed,
}

/// What fails, how, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub calls: &'static [Call],
    pub fault: Fault,
    pub lasts: Lasts,
}

/// The disk. Clones are the same disk.
#[derive(Clone)]
pub struct FailingDisk {
    inner: Arc<dyn Disk>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    plan: Option<(Plan, u64)>,
    seen: u64,
    fired: u64,
}

impl FailingDisk {
    pub fn over(inner: Arc<dyn Disk>) -> Self {
        Self { inner, state: Arc::default() }
    }

    /// Fails the call after the next `after` calls that the plan is about.
    pub fn arm(&self, plan: Plan, after: u64) {
        *self.state() = State { plan: Some((plan, after)), ..State::default() };
    }

    /// Works again.
    pub fn heal(&self) {
        self.state().plan = None;
    }

    /// How many calls failed since it was armed.
    pub fn fired(&self) -> u64 {
        self.state().fired
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a call, and says how it fails when its time has come.
    fn fault_of(&self, call: Call) -> Option<Fault> {
        let mut state = self.state();
        let (plan, after) = state.plan?;
        if !plan.calls.contains(&call) {
            return None;
        }
        let number = state.seen;
        state.seen += 1;
        let fails = match plan.lasts {
            Lasts::OneCall => number == after,
            Lasts::UntilHealed => number >= after,
        };
        state.fired += u64::from(fails);
        fails.then_some(plan.fault)
    }

    /// Runs a call that has no half.
    fn whole(&self, call: Call) -> DiskResult<()> {
        match self.fault_of(call) {
            None | Some(Fault::Short) => Ok(()),
            Some(fault) => Err(error_of(call, fault)),
        }
    }

    /// Runs a call that may be done and still be answered with an error.
    fn change<T>(&self, call: Call, body: impl FnOnce() -> DiskResult<T>) -> DiskResult<T> {
        match self.fault_of(call) {
            None | Some(Fault::Short) => body(),
            Some(Fault::HalfDone) => {
                body()?;
                Err(error_of(call, Fault::HalfDone))
            }
            Some(fault) => Err(error_of(call, fault)),
        }
    }
}

/// As SQLite's layer answers: a full disk has a code of its own only where bytes are written.
fn error_of(call: Call, fault: Fault) -> DiskError {
    if fault == Fault::Full && call == Call::Write {
        return DiskError::new(ffi::SQLITE_FULL).with_os(Some(os::NO_ROOM));
    }
    let code = match call {
        Call::Resolve | Call::Rename | Call::List => ffi::SQLITE_IOERR,
        Call::Open | Call::Make => ffi::SQLITE_CANTOPEN,
        Call::Read => ffi::SQLITE_IOERR_READ,
        Call::Write => ffi::SQLITE_IOERR_WRITE,
        Call::Sync => ffi::SQLITE_IOERR_FSYNC,
        Call::Truncate => ffi::SQLITE_IOERR_TRUNCATE,
        Call::Size => ffi::SQLITE_IOERR_FSTAT,
        Call::Lock => ffi::SQLITE_IOERR_LOCK,
        Call::Delete => ffi::SQLITE_IOERR_DELETE,
        Call::Exists => ffi::SQLITE_IOERR_ACCESS,
    };
    DiskError::new(code).with_os(Some(match fault {
        Fault::Full => os::NO_ROOM,
        Fault::ReadOnly => os::READ_ONLY,
        Fault::InputOutput | Fault::HalfDone | Fault::Short => os::FAILED,
    }))
}

/// The system's error numbers.
mod os {
    #[cfg(unix)]
    pub(super) const FAILED: i32 = libc::EIO;
    #[cfg(unix)]
    pub(super) const NO_ROOM: i32 = libc::ENOSPC;
    #[cfg(unix)]
    pub(super) const READ_ONLY: i32 = libc::EROFS;
    // ERROR_IO_DEVICE, ERROR_DISK_FULL, ERROR_WRITE_PROTECT.
    #[cfg(windows)]
    pub(super) const FAILED: i32 = 1117;
    #[cfg(windows)]
    pub(super) const NO_ROOM: i32 = 112;
    #[cfg(windows)]
    pub(super) const READ_ONLY: i32 = 19;
}

fn as_io(error: DiskError) -> io::Error {
    io::Error::from_raw_os_error(error.os.unwrap_or(os::FAILED))
}

impl Disk for FailingDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.whole(Call::Resolve).map_err(as_io)?;
        self.inner.resolve(path)
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        let makes = match access {
            Access::CreateNew => true,
            Access::Create => !self.inner.exists(path)?,
            Access::Read | Access::ReadWrite => false,
        };
        self.whole(if makes { Call::Make } else { Call::Open })?;
        let inner = self.inner.open(path, role, access)?;
        Ok(Box::new(FailingFile { inner, disk: self.clone() }))
    }

    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
        self.change(Call::Delete, || self.inner.delete(path, sync_folder))
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        self.whole(Call::Exists)?;
        self.inner.exists(path)
    }

    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
        // An error of the disk beneath comes out as it is.
        match self.change(Call::Rename, || Ok(self.inner.rename(from, to, replace))) {
            Ok(answer) => answer,
            Err(error) => Err(as_io(error)),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.whole(Call::List).map_err(as_io)?;
        self.inner.list(folder)
    }

    fn identity_of(&self, path: &Path) -> DiskResult<Option<Identity>> {
        self.inner.identity_of(path)
    }
}

struct FailingFile {
    inner: Box<dyn DiskFile>,
    disk: FailingDisk,
}

impl DiskFile for FailingFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        match self.disk.fault_of(Call::Read) {
            None => self.inner.read_at(buffer, offset),
            Some(Fault::Short) => {
                let half = buffer.len() / 2;
                self.inner.read_at(&mut buffer[..half], offset)
            }
            Some(fault) => Err(error_of(Call::Read, fault)),
        }
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        match self.disk.fault_of(Call::Write) {
            None | Some(Fault::Short) => self.inner.write_at(data, offset),
            Some(fault) => {
                if matches!(fault, Fault::HalfDone | Fault::Full) {
                    self.inner.write_at(&data[..data.len() / 2], offset)?;
                }
                Err(error_of(Call::Write, fault))
            }
        }
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        let Self { inner, disk } = self;
        disk.change(Call::Truncate, || inner.truncate(size))
    }

    fn sync(&mut self, flags: i32) -> DiskResult<()> {
        let Self { inner, disk } = self;
        disk.change(Call::Sync, || inner.sync(flags))
    }

    fn size(&mut self) -> DiskResult<u64> {
        self.disk.whole(Call::Size)?;
        self.inner.size()
    }

    fn lock(&mut self, lock: Lock) -> DiskResult<()> {
        self.disk.whole(Call::Lock)?;
        self.inner.lock(lock)
    }

    fn keep_lock(&mut self) -> DiskResult<()> {
        self.disk.whole(Call::Lock)?;
        self.inner.keep_lock()
    }

    fn is_read_only(&self) -> bool {
        self.inner.is_read_only()
    }

    fn identity(&self) -> Option<Identity> {
        self.inner.identity()
    }

    fn is_linked(&self) -> bool {
        self.inner.is_linked()
    }

    fn present_path(&self) -> Option<PathBuf> {
        self.inner.present_path()
    }

    fn characteristics(&self) -> i32 {
        self.inner.characteristics()
    }

    fn sector_size(&self) -> i32 {
        self.inner.sector_size()
    }
}
