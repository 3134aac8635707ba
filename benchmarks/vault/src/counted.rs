//! The system's disk with a counter: how many pages went down sealed and came up to be opened.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use candor_benchmark_workload::Traffic;
use candor_vault::SystemDisk;
use candor_vault::disk::{Access, Disk, DiskFile, DiskResult, Identity, Lock, Role};

/// Bytes of a page; shorter reads and writes are headers and tags.
const PAGE: usize = 4096;

#[derive(Debug, Default)]
struct Counters {
    read: AtomicU64,
    written: AtomicU64,
}

/// The system's disk, counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counted(Arc<Counters>);

impl Counted {
    pub(crate) fn traffic(&self) -> Traffic {
        Traffic {
            opened: self.0.read.load(Ordering::Relaxed),
            sealed: self.0.written.load(Ordering::Relaxed),
        }
    }
}

impl Disk for Counted {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        SystemDisk.resolve(path)
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        Ok(Box::new(CountedFile {
            file: SystemDisk.open(path, role, access)?,
            counters: Arc::clone(&self.0),
        }))
    }

    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
        SystemDisk.delete(path, sync_folder)
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        SystemDisk.exists(path)
    }

    fn identity_of(&self, path: &Path) -> DiskResult<Option<Identity>> {
        SystemDisk.identity_of(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        SystemDisk.list(folder)
    }

    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
        SystemDisk.rename(from, to, replace)
    }
}

struct CountedFile {
    file: Box<dyn DiskFile>,
    counters: Arc<Counters>,
}

impl DiskFile for CountedFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        self.counters.read.fetch_add((buffer.len() / PAGE) as u64, Ordering::Relaxed);
        self.file.read_at(buffer, offset)
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        self.counters.written.fetch_add((data.len() / PAGE) as u64, Ordering::Relaxed);
        self.file.write_at(data, offset)
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.file.truncate(size)
    }

    fn sync(&mut self, flags: i32) -> DiskResult<()> {
        self.file.sync(flags)
    }

    fn size(&mut self) -> DiskResult<u64> {
        self.file.size()
    }

    fn lock(&mut self, lock: Lock) -> DiskResult<()> {
        self.file.lock(lock)
    }

    fn is_read_only(&self) -> bool {
        self.file.is_read_only()
    }

    fn keep_lock(&mut self) -> DiskResult<()> {
        self.file.keep_lock()
    }

    fn identity(&self) -> Option<Identity> {
        self.file.identity()
    }

    fn is_linked(&self) -> bool {
        self.file.is_linked()
    }

    fn present_path(&self) -> Option<PathBuf> {
        self.file.present_path()
    }

    fn characteristics(&self) -> i32 {
        self.file.characteristics()
    }

    fn sector_size(&self) -> i32 {
        self.file.sector_size()
    }
}
