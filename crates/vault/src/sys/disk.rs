//! The system's disk: every call goes to the file layer that SQLite brings for the operating
//! system, so that locking, syncing and the sync of folders are SQLite's on all three systems.
#![allow(unsafe_code)]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::io;
use std::path::{Path, PathBuf};
use std::ptr;

use rusqlite::ffi;

#[cfg(unix)]
use super::lock::Guard;
use crate::disk::{Access, Disk, DiskError, DiskFile, DiskResult, Identity, Lock, Role};

/// Files as SQLite's own layer for this operating system handles them.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

/// SQLite's file system for this operating system.
pub(super) fn system_vfs() -> DiskResult<&'static ffi::sqlite3_vfs> {
    // SAFETY: SQLite initialises itself in this call, and its own file systems live as long as
    // the process. Ours are never registered as the default, so this is the system's.
    unsafe { ffi::sqlite3_vfs_find(ptr::null()).as_ref() }.ok_or(DiskError::new(ffi::SQLITE_CANTOPEN))
}

fn system_vfs_pointer(vfs: &'static ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    ptr::from_ref(vfs).cast_mut()
}

/// A path as SQLite takes it.
pub(super) fn c_path(path: &Path) -> DiskResult<CString> {
    #[cfg(unix)]
    let bytes = std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str());
    #[cfg(not(unix))]
    let bytes = path.to_str().ok_or(DiskError::new(ffi::SQLITE_CANTOPEN))?.as_bytes();
    CString::new(bytes).map_err(|_| DiskError::new(ffi::SQLITE_CANTOPEN))
}

impl Disk for SystemDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        match path.canonicalize() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let name = path.file_name().ok_or(error)?;
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                Ok(folder.unwrap_or(Path::new(".")).canonicalize()?.join(name))
            }
            other => other,
        }
    }

    fn open(&self, path: &Path, role: Role, access: Access) -> DiskResult<Box<dyn DiskFile>> {
        let makes = matches!(access, Access::Create | Access::CreateNew);
        let file = SystemFile::open(path, role, access)
            .map_err(|error| if makes { error.with_os(why_not_made(path).or(error.os)) } else { error })?;
        if access == Access::CreateNew {
            owner_only(path);
        }
        Ok(Box::new(file))
    }

    fn delete(&self, path: &Path, sync_folder: bool) -> DiskResult<()> {
        let vfs = system_vfs()?;
        let name = c_path(path)?;
        let delete = vfs.xDelete.ok_or(DiskError::new(ffi::SQLITE_IOERR_DELETE))?;
        // SAFETY: the file system is SQLite's own and `name` is a C string that outlives the call.
        let code = unsafe { delete(system_vfs_pointer(vfs), name.as_ptr(), c_int::from(sync_folder)) };
        if code == ffi::SQLITE_IOERR_DELETE_NOENT { Ok(()) } else { checked(code) }
    }

    fn exists(&self, path: &Path) -> DiskResult<bool> {
        let vfs = system_vfs()?;
        let name = c_path(path)?;
        let access = vfs.xAccess.ok_or(DiskError::new(ffi::SQLITE_IOERR_ACCESS))?;
        let mut exists = 0;
        // SAFETY: as in `delete`; `exists` is an integer that outlives the call.
        let code = unsafe {
            access(system_vfs_pointer(vfs), name.as_ptr(), ffi::SQLITE_ACCESS_EXISTS, &raw mut exists)
        };
        checked(code).map(|()| exists != 0)
    }

    fn rename(&self, from: &Path, to: &Path, replace: bool) -> io::Result<()> {
        if replace {
            std::fs::rename(from, to)?;
        } else {
            rename_to_free_name(from, to)?;
        }
        sync_folder_of(to)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    #[cfg(unix)]
    fn identity_of(&self, path: &Path) -> DiskResult<Option<Identity>> {
        match identity_at(path) {
            Ok(identity) => Ok(Some(identity)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Ok(None)
            }
            Err(error) => Err(DiskError::new(ffi::SQLITE_IOERR_FSTAT).with_os(error.raw_os_error())),
        }
    }
}

/// Which file a path leads to.
///
/// On Linux nothing but that is asked. Since Linux 6.13 a file of which somebody asked for the times gets finer ones at its
/// next write, and syncing it writes those as well: asked for at each transaction, they made a saved edit a third slower.
#[cfg(target_os = "linux")]
fn identity_at(path: &Path) -> io::Result<Identity> {
    use rustix::fs::{AtFlags, CWD, StatxFlags, makedev, statx};

    match statx(CWD, path, AtFlags::empty(), StatxFlags::INO) {
        Ok(found) => {
            let device = makedev(found.stx_dev_major, found.stx_dev_minor);
            Ok(Identity { device, inode: found.stx_ino })
        }
        // An old kernel, or a sandbox that does not know the call.
        Err(_) => Ok(Identity::of(&std::fs::metadata(path)?)),
    }
}

/// Which file a path leads to.
#[cfg(not(target_os = "linux"))]
fn identity_at(path: &Path) -> io::Result<Identity> {
    Ok(Identity::of(&std::fs::metadata(path)?))
}

/// The system's error number for making a file. When a file cannot be made SQLite's layer asks a
/// second time, to read it, and then knows only that there is none.
fn why_not_made(path: &Path) -> Option<i32> {
    let made = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    if made.is_ok() {
        let _ = std::fs::remove_file(path);
    }
    made.err()?.raw_os_error()
}

/// Renames without ever replacing. A hard link is made by the system only when the name is free;
/// disks without hard links get a check and a rename.
fn rename_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    match std::fs::hard_link(from, to) {
        // With two names the file would be there for whoever was told that it is not.
        Ok(()) => std::fs::remove_file(from).inspect_err(|_| {
            let _ = std::fs::remove_file(to);
        }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if to.try_exists()? => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => std::fs::rename(from, to),
    }
}

/// Brings a new name to the disk. A folder that cannot be synced at all (one that may be written to and not read, one of a
/// server or a device that knows no such thing) is no reason to take the file away again, which is there.
#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent() else { return Ok(()) };
    match std::fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if cannot_be_synced(&error) => Ok(()),
        synced => synced,
    }
}

#[cfg(unix)]
fn cannot_be_synced(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    matches!(error.kind(), PermissionDenied | InvalidInput | Unsupported)
}

/// Windows writes a rename through its journal; a folder cannot be synced there.
#[cfg(not(unix))]
fn sync_folder_of(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Takes the rights of group and others from a new file. The content is sealed whatever the
/// rights are, so a disk without rights is no error.
#[cfg(unix)]
fn owner_only(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600));
}

#[cfg(not(unix))]
fn owner_only(_: &Path) {}

/// A file name in the form SQLite's file systems expect, with the empty lists behind it.
struct FileName(*const c_char);

impl FileName {
    fn new(path: &Path) -> DiskResult<Self> {
        let path = c_path(path)?;
        // SAFETY: all strings are C strings that outlive the call, which copies them; there are
        // no parameters, so the list of them may be null.
        let name = unsafe {
            ffi::sqlite3_create_filename(
                path.as_ptr(),
                c"".as_ptr(),
                c"".as_ptr(),
                0,
                ptr::null_mut::<*const c_char>(),
            )
        };
        if name.is_null() { Err(DiskError::new(ffi::SQLITE_NOMEM)) } else { Ok(Self(name)) }
    }
}

impl Drop for FileName {
    fn drop(&mut self) {
        // SAFETY: the name came from `sqlite3_create_filename` and is freed once.
        unsafe { ffi::sqlite3_free_filename(self.0.cast()) };
    }
}

/// A file of SQLite's own file system.
struct SystemFile {
    /// SQLite's file object, as long as its file system asks for, aligned for any C type.
    object: Box<[u64]>,
    methods: &'static ffi::sqlite3_io_methods,
    vfs: &'static ffi::sqlite3_vfs,
    read_only: bool,
    /// The file object points into the name, so it lives as long.
    _name: FileName,
    #[cfg(unix)]
    own: Own,
}

/// What we know of a file beside SQLite's layer.
#[cfg(unix)]
struct Own {
    path: PathBuf,
    identity: Option<Identity>,
    lock: Option<Guard>,
}

// SAFETY: SQLite's file objects belong to no thread; connections are moved between threads with
// theirs. Every call here takes `&mut self` or reads constants, so no two run at once.
unsafe impl Send for SystemFile {}

impl SystemFile {
    fn open(path: &Path, role: Role, access: Access) -> DiskResult<Self> {
        let vfs = system_vfs()?;
        let name = FileName::new(path)?;
        let object_bytes = usize::try_from(vfs.szOsFile).unwrap_or(0);
        let mut object = vec![0_u64; object_bytes.div_ceil(8)].into_boxed_slice();
        let pointer = object.as_mut_ptr().cast::<ffi::sqlite3_file>();
        let open = vfs.xOpen.ok_or(DiskError::new(ffi::SQLITE_CANTOPEN))?;
        let mut answer = 0;
        // SAFETY: `pointer` leads to zeroed room of the size the file system asked for, aligned
        // to eight bytes; the name has SQLite's own form and is kept until after the close.
        let code = unsafe {
            open(system_vfs_pointer(vfs), name.0, pointer, open_flags(role, access), &raw mut answer)
        };
        let error = DiskError::new(code).with_os(last_os_error(vfs));
        // SAFETY: xOpen leaves either null or a pointer to its static table here.
        let methods = unsafe { (*pointer).pMethods.as_ref() };
        let Some(methods) = methods else {
            return Err(if code == ffi::SQLITE_OK { DiskError::new(ffi::SQLITE_CANTOPEN) } else { error });
        };
        let file = Self {
            object,
            methods,
            vfs,
            read_only: answer & ffi::SQLITE_OPEN_READONLY != 0,
            _name: name,
            #[cfg(unix)]
            own: Own { path: path.to_owned(), identity: None, lock: None },
        };
        if code == ffi::SQLITE_OK { file.known() } else { Err(error) }
    }

    /// Learns which file it is.
    #[cfg(unix)]
    fn known(mut self) -> DiskResult<Self> {
        self.own.identity = SystemDisk.identity_of(&self.own.path)?;
        // Another took its name since it was opened.
        if self.own.identity.is_none() || self.has_moved() {
            return Err(DiskError::new(ffi::SQLITE_CANTOPEN));
        }
        Ok(self)
    }

    /// Windows lets nobody rename or delete a file that is open here.
    #[cfg(not(unix))]
    fn known(self) -> DiskResult<Self> {
        Ok(self)
    }

    /// Whether SQLite's layer says that its path leads to another file.
    #[cfg(unix)]
    fn has_moved(&mut self) -> bool {
        let Some(control) = self.methods.xFileControl else { return false };
        let mut moved: c_int = 0;
        // SAFETY: the file is open, and this control writes one integer, which outlives the call.
        let code = unsafe { control(self.pointer(), ffi::SQLITE_FCNTL_HAS_MOVED, (&raw mut moved).cast()) };
        code == ffi::SQLITE_OK && moved != 0
    }

    fn pointer(&mut self) -> *mut ffi::sqlite3_file {
        self.object.as_mut_ptr().cast()
    }

    /// The answer of a call, with the system's error number when it failed.
    fn answer(&self, code: c_int) -> DiskResult<()> {
        if code == ffi::SQLITE_OK {
            Ok(())
        } else {
            Err(DiskError::new(code).with_os(last_os_error(self.vfs)))
        }
    }
}

impl Drop for SystemFile {
    fn drop(&mut self) {
        if let Some(close) = self.methods.xClose {
            // SAFETY: the file is open and is closed once; its locks go with it.
            unsafe { close(self.pointer()) };
        }
    }
}

const MISSING_METHOD: DiskError = DiskError::new(ffi::SQLITE_IOERR);

impl DiskFile for SystemFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        let read = self.methods.xRead.ok_or(MISSING_METHOD)?;
        let (length, offset) = (length_of(buffer)?, offset_of(offset)?);
        // SAFETY: the file is open, and `buffer` has room for `length` bytes.
        let code = unsafe { read(self.pointer(), buffer.as_mut_ptr().cast(), length, offset) };
        if code == ffi::SQLITE_IOERR_CORRUPTFS {
            // So SQLite calls a place that the disk does not give back, and its core makes of that a database that is not
            // well formed. What is in it may be well.
            let refused = |error| DiskError { code: ffi::SQLITE_IOERR_READ, ..error };
            return self.answer(code).map(|()| buffer.len()).map_err(refused);
        }
        if code != ffi::SQLITE_IOERR_SHORT_READ {
            return self.answer(code).map(|()| buffer.len());
        }
        // SQLite does not say how much there was; the size does.
        let start = u64::try_from(offset).unwrap_or(0);
        let available = usize::try_from(self.size()?.saturating_sub(start)).unwrap_or(usize::MAX);
        if available < buffer.len() { Ok(available) } else { Err(DiskError::new(ffi::SQLITE_IOERR_READ)) }
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        let write = self.methods.xWrite.ok_or(MISSING_METHOD)?;
        let (length, offset) = (length_of(data)?, offset_of(offset)?);
        // SAFETY: the file is open, and `data` has `length` bytes, which are only read.
        let code = unsafe { write(self.pointer(), data.as_ptr().cast::<c_void>(), length, offset) };
        self.answer(code)
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        let truncate = self.methods.xTruncate.ok_or(MISSING_METHOD)?;
        let size = offset_of(size)?;
        // SAFETY: the file is open.
        let code = unsafe { truncate(self.pointer(), size) };
        self.answer(code)
    }

    fn sync(&mut self, flags: i32) -> DiskResult<()> {
        let sync = self.methods.xSync.ok_or(MISSING_METHOD)?;
        // SAFETY: the file is open.
        let code = unsafe { sync(self.pointer(), flags) };
        self.answer(code)
    }

    fn size(&mut self) -> DiskResult<u64> {
        let measure = self.methods.xFileSize.ok_or(MISSING_METHOD)?;
        let mut size = 0;
        // SAFETY: the file is open, and `size` outlives the call.
        let code = unsafe { measure(self.pointer(), &raw mut size) };
        self.answer(code).map(|()| u64::try_from(size).unwrap_or(0))
    }

    #[cfg(unix)]
    fn lock(&mut self, lock: Lock) -> DiskResult<()> {
        let guard = Guard::take(&self.own.path, lock)?;
        if guard.identity().ok() != self.own.identity {
            // Another took its name since it was opened.
            return Err(DiskError::new(ffi::SQLITE_CANTOPEN));
        }
        self.own.lock = Some(guard);
        Ok(())
    }

    #[cfg(not(unix))]
    fn lock(&mut self, lock: Lock) -> DiskResult<()> {
        let take = self.methods.xLock.ok_or(MISSING_METHOD)?;
        let steps: &[c_int] = match lock {
            Lock::Shared => &[ffi::SQLITE_LOCK_SHARED],
            // SQLite's layer wants a shared lock before an exclusive one.
            Lock::Exclusive => &[ffi::SQLITE_LOCK_SHARED, ffi::SQLITE_LOCK_EXCLUSIVE],
        };
        for &step in steps {
            // SAFETY: the file is open.
            let code = unsafe { take(self.pointer(), step) };
            self.answer(code)?;
        }
        Ok(())
    }

    fn is_read_only(&self) -> bool {
        self.read_only
    }

    #[cfg(unix)]
    fn keep_lock(&mut self) -> DiskResult<()> {
        self.own.lock.as_ref().map_or(Ok(()), Guard::keep)
    }

    #[cfg(unix)]
    fn identity(&self) -> Option<Identity> {
        self.own.identity
    }

    #[cfg(unix)]
    fn is_linked(&self) -> bool {
        self.own.lock.as_ref().is_none_or(Guard::is_linked)
    }

    #[cfg(unix)]
    fn present_path(&self) -> Option<PathBuf> {
        self.own.lock.as_ref()?.present_path()
    }

    fn characteristics(&self) -> i32 {
        let pointer = self.object.as_ptr().cast::<ffi::sqlite3_file>().cast_mut();
        // SAFETY: the file is open; the call reads constants of the file object.
        self.methods.xDeviceCharacteristics.map_or(0, |ask| unsafe { ask(pointer) })
    }

    fn sector_size(&self) -> i32 {
        let pointer = self.object.as_ptr().cast::<ffi::sqlite3_file>().cast_mut();
        // SAFETY: as above.
        self.methods.xSectorSize.map_or(4096, |ask| unsafe { ask(pointer) })
    }
}

fn open_flags(role: Role, access: Access) -> c_int {
    let role = match role {
        Role::Main => ffi::SQLITE_OPEN_MAIN_DB,
        Role::WriteAheadLog => ffi::SQLITE_OPEN_WAL,
    };
    let create = ffi::SQLITE_OPEN_READWRITE | ffi::SQLITE_OPEN_CREATE;
    role | match access {
        Access::Read => ffi::SQLITE_OPEN_READONLY,
        Access::ReadWrite => ffi::SQLITE_OPEN_READWRITE,
        Access::Create => create,
        Access::CreateNew => create | ffi::SQLITE_OPEN_EXCLUSIVE,
    }
}

fn last_os_error(vfs: &'static ffi::sqlite3_vfs) -> Option<i32> {
    let ask = vfs.xGetLastError?;
    let mut text = [0; 1];
    // SAFETY: the buffer has the one byte it is said to have, and outlives the call.
    let number = unsafe { ask(system_vfs_pointer(vfs), 1, text.as_mut_ptr()) };
    (number != 0).then_some(number)
}

fn checked(code: c_int) -> DiskResult<()> {
    if code == ffi::SQLITE_OK { Ok(()) } else { Err(DiskError::new(code)) }
}

fn length_of(bytes: &[u8]) -> DiskResult<c_int> {
    c_int::try_from(bytes.len()).map_err(|_| DiskError::new(ffi::SQLITE_TOOBIG))
}

fn offset_of(offset: u64) -> DiskResult<ffi::sqlite3_int64> {
    ffi::sqlite3_int64::try_from(offset).map_err(|_| DiskError::new(ffi::SQLITE_TOOBIG))
}

/// The bytes of a name SQLite hands us, as a path of ours compares with it.
pub(super) fn is_same_path(name: &CStr, path: &Path) -> bool {
    c_path(path).is_ok_and(|path| path.as_c_str() == name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_kept_unless_it_shall_be_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = ["from", "to"].map(|name| folder.path().join(name));
        std::fs::write(&from, "new").unwrap();
        std::fs::write(&to, "old").unwrap();
        let kept = SystemDisk.rename(&from, &to, false).unwrap_err();
        assert_eq!(kept.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(
            (std::fs::read(&from).unwrap(), std::fs::read(&to).unwrap()),
            (b"new".into(), b"old".into())
        );
        SystemDisk.rename(&from, &to, true).unwrap();
        assert_eq!((std::fs::read(&to).unwrap(), from.exists()), (b"new".into(), false));
        SystemDisk.rename(&to, &from, false).unwrap();
        assert_eq!((std::fs::read(&from).unwrap(), to.exists()), (b"new".into(), false));
    }
}
