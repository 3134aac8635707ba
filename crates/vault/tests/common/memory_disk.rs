//! A disk in memory: sparse, so that a file of many gigabytes costs what was written of it, and
//! quick to copy, so that thousands of trials begin with the same files.
#![allow(dead_code, unreachable_pub, clippy::cast_possible_truncation, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use candor_vault::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Lock, Role};
use rusqlite::ffi;

const BLOCK: usize = 4096;

/// The disk. Clones are the same disk.
#[derive(Clone, Default)]
pub struct MemoryDisk(Arc<Mutex<BTreeMap<PathBuf, SharedFile>>>);

type SharedFile = Arc<Mutex<Content>>;

#[derive(Default)]
struct Content {
    /// Blocks that were written; the others are zero.
    blocks: BTreeMap<u64, Arc<[u8; BLOCK]>>,
    length: u64,
    exclusive: bool,
    shared: u32,
}

impl MemoryDisk {
    /// Another disk with the same files, none of them open: what a killed program leaves.
    #[must_use]
    pub fn snapshot(&self) -> Self {
        let files = guard(&self.0);
        let copies = files.iter().map(|(path, file)| {
            let file = guard(file);
            let copy = Content { blocks: file.blocks.clone(), length: file.length, ..Content::default() };
            (path.clone(), Arc::new(Mutex::new(copy)))
        });
        Self(Arc::new(Mutex::new(copies.collect())))
    }

    /// Names of all files, in order.
    pub fn names(&self) -> Vec<PathBuf> {
        guard(&self.0).keys().cloned().collect()
    }

    /// The bytes of a file, or `None` when there is none of that name.
    pub fn read(&self, path: &Path) -> Option<Vec<u8>> {
        let file = guard(&self.0).get(path).cloned()?;
        let content = guard(&file);
        let mut bytes = vec![0; content.length as usize];
        content.read(&mut bytes, 0);
        Some(bytes)
    }

    /// Makes a file with these bytes, or replaces what is in it.
    pub fn write(&self, path: &Path, bytes: &[u8]) {
        let mut content = Content::default();
        content.write(bytes, 0);
        guard(&self.0).insert(path.to_owned(), Arc::new(Mutex::new(content)));
    }

    fn file(&self, path: &Path) -> Option<SharedFile> {
        guard(&self.0).get(path).cloned()
    }
}

impl Content {
    fn read(&self, buffer: &mut [u8], offset: u64) -> usize {
        let available = self.length.saturating_sub(offset).min(buffer.len() as u64) as usize;
        let mut done = 0;
        while done < available {
            let (block, within) = place(offset + done as u64);
            let length = (BLOCK - within).min(available - done);
            match self.blocks.get(&block) {
                Some(bytes) => buffer[done..][..length].copy_from_slice(&bytes[within..][..length]),
                None => buffer[done..][..length].fill(0),
            }
            done += length;
        }
        available
    }

    fn write(&mut self, data: &[u8], offset: u64) {
        let mut done = 0;
        while done < data.len() {
            let (block, within) = place(offset + done as u64);
            let length = (BLOCK - within).min(data.len() - done);
            let bytes = self.blocks.entry(block).or_insert_with(|| Arc::new([0; BLOCK]));
            Arc::make_mut(bytes)[within..][..length].copy_from_slice(&data[done..][..length]);
            done += length;
        }
        self.length = self.length.max(offset + data.len() as u64);
    }

    fn truncate(&mut self, size: u64) {
        let (last, within) = place(size);
        self.blocks.split_off(&(last + 1));
        if within == 0 {
            self.blocks.remove(&last);
        } else if let Some(bytes) = self.blocks.get_mut(&last) {
            Arc::make_mut(bytes)[within..].fill(0);
        }
        self.length = size;
    }
}

fn place(offset: u64) -> (u64, usize) {
    (offset / BLOCK as u64, (offset % BLOCK as u64) as usize)
}

fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Disk for MemoryDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn open(&self, path: &Path, _: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        let file = match (self.file(path), access) {
            (Some(_), Access::CreateNew) => return Err(DiskError::new(ffi::SQLITE_CANTOPEN)),
            (Some(file), _) => file,
            (None, Access::Read | Access::ReadWrite) => {
                return Err(DiskError::new(ffi::SQLITE_CANTOPEN).with_os(Some(2)));
            }
            (None, Access::Create | Access::CreateNew) => {
                guard(&self.0).entry(path.to_owned()).or_default().clone()
            }
        };
        Ok(Box::new(OpenFile { file, lock: None }))
    }

    fn delete(&self, path: &Path, _: bool) -> DiskResult<()> {
        guard(&self.0).remove(path);
        Ok(())
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        Ok(self.file(path).is_some_and(|file| guard(&file).length > 0))
    }

    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
        let mut files = guard(&self.0);
        if !replace && files.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let file = files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        files.insert(to.to_owned(), file);
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        Ok(self.names().into_iter().filter(|path| path.parent() == Some(folder)).collect())
    }
}

struct OpenFile {
    file: SharedFile,
    lock: Option<Lock>,
}

impl DiskFile for OpenFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        Ok(guard(&self.file).read(buffer, offset))
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        guard(&self.file).write(data, offset);
        Ok(())
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        guard(&self.file).truncate(size);
        Ok(())
    }

    fn sync(&mut self, _: i32) -> DiskResult<()> {
        Ok(())
    }

    fn size(&mut self) -> DiskResult<u64> {
        Ok(guard(&self.file).length)
    }

    fn lock(&mut self, lock: Lock) -> DiskResult<()> {
        let mut content = guard(&self.file);
        if content.exclusive || (lock == Lock::Exclusive && content.shared > 0) {
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
        let mut content = guard(&self.file);
        match self.lock {
            Some(Lock::Shared) => content.shared -= 1,
            Some(Lock::Exclusive) => content.exclusive = false,
            None => {}
        }
    }
}
