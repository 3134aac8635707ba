//! The shim: a file system of SQLite's with one vault in it.
//!
//! SQLite calls the functions below through C pointers. Each turns its arguments into Rust's,
//! hands them to [`Sealed`] (the main file) or [`Log`], and turns the answer back; what is done
//! with the bytes is decided there, in safe code. No panic leaves this file.
#![allow(unsafe_code)]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::{Connection, ffi};

use super::disk::{is_same_path, system_vfs};
use crate::disk::{Access, DiskError, DiskResult, Role};
use crate::error::VaultError;
use crate::layout::{LOCK_BYTE, PAGE, RESERVED};
use crate::log::Log;
use crate::sealed::{Read, Sealed};

/// A registered file system for one open vault. It must outlive every connection that uses it.
pub(crate) struct Shim {
    vfs: Box<ffi::sqlite3_vfs>,
    name: CString,
    /// `pAppData` points to it.
    _sealed: Arc<Sealed>,
}

// SAFETY: SQLite's list of file systems has its own lock; what the pointers lead to is `Send`
// and is used by the one connection that moves along.
unsafe impl Send for Shim {}

impl Shim {
    /// Registers a file system under a name nobody else has.
    pub(crate) fn register(sealed: &Arc<Sealed>) -> Result<Self, VaultError> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let failed = |error| VaultError::from_disk(error, "registering the file layer");
        let system = system_vfs().map_err(failed)?;
        let name = CString::new(format!("candor-{}", NEXT.fetch_add(1, Ordering::Relaxed)))
            .expect("a number has no zero byte");
        let mut vfs = Box::new(ffi::sqlite3_vfs {
            iVersion: 2,
            szOsFile: c_int::try_from(size_of::<ShimFile>()).expect("two pointers"),
            pNext: ptr::null_mut(),
            zName: name.as_ptr(),
            pAppData: Arc::as_ptr(sealed).cast_mut().cast(),
            xOpen: Some(open),
            xDelete: Some(delete),
            xAccess: Some(access),
            xFullPathname: Some(full_pathname),
            xDlOpen: Some(no_library),
            xDlError: Some(no_library_error),
            xDlSym: Some(no_symbol),
            xDlClose: Some(no_close),
            xSetSystemCall: None,
            xGetSystemCall: None,
            xNextSystemCall: None,
            // Path length, randomness, sleep and time are the system's. These functions of
            // SQLite's do not look at the file system they are given.
            ..*system
        });
        // SAFETY: the structure and its name live in boxes that this value owns, and `drop` takes
        // them out of SQLite's list before they go.
        let code = unsafe { ffi::sqlite3_vfs_register(&raw mut *vfs, 0) };
        if code == ffi::SQLITE_OK {
            Ok(Self { vfs, name, _sealed: Arc::clone(sealed) })
        } else {
            Err(failed(DiskError::new(code)))
        }
    }

    pub(crate) fn name(&self) -> &CStr {
        &self.name
    }
}

impl Drop for Shim {
    fn drop(&mut self) {
        // SAFETY: it was registered, and no connection uses it any more.
        unsafe { ffi::sqlite3_vfs_unregister(&raw mut *self.vfs) };
    }
}

/// Asks SQLite to leave room for nonce and tag at the end of each page of a new database.
pub(crate) fn reserve_bytes(connection: &Connection) -> Result<(), VaultError> {
    let mut bytes = c_int::try_from(RESERVED).expect("40 fits");
    // SAFETY: the connection is open, and this control reads and writes one integer.
    let code = unsafe {
        ffi::sqlite3_file_control(
            connection.handle(),
            c"main".as_ptr(),
            ffi::SQLITE_FCNTL_RESERVE_BYTES,
            (&raw mut bytes).cast(),
        )
    };
    if code == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(VaultError::from_disk(DiskError::new(code), "reserving room in pages"))
    }
}

/// The page, from 0, in which SQLite's locks lie, so that it never writes it: the one at 1 GiB,
/// unless a test has moved it.
pub(crate) fn lock_page() -> u64 {
    // SAFETY: with zero this control changes nothing, and answers where the locks lie.
    let byte = unsafe { ffi::sqlite3_test_control(ffi::SQLITE_TESTCTRL_PENDING_BYTE, 0_u32) };
    u64::try_from(byte).ok().filter(|&byte| byte != 0).unwrap_or(LOCK_BYTE) / PAGE as u64
}

/// What SQLite takes for a file of ours: its own head, then a pointer to the Rust side.
#[repr(C)]
struct ShimFile {
    head: ffi::sqlite3_file,
    file: *mut File,
}

enum File {
    Main(Arc<Sealed>),
    Log(Log),
}

/// Version 1: no shared memory and no memory map, which would show pages unopened.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(lock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// Runs `body`, turning an error or a panic into SQLite's code for it.
fn answer(body: impl FnOnce() -> DiskResult<()>) -> c_int {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => ffi::SQLITE_OK,
        Ok(Err(error)) => error.code,
        Err(_) => ffi::SQLITE_IOERR,
    }
}

/// The Rust side of an open file.
///
/// # Safety
/// `file` is one that `open` filled and `close` has not yet closed, and no other call on it runs.
unsafe fn file_of<'a>(file: *mut ffi::sqlite3_file) -> &'a mut File {
    // SAFETY: by the caller's promise; SQLite serialises the calls on one file.
    unsafe { &mut *(*file.cast::<ShimFile>()).file }
}

/// The vault of a file system.
///
/// # Safety
/// `vfs` is one that `Shim::register` made and that is still registered.
unsafe fn sealed_of(vfs: *mut ffi::sqlite3_vfs) -> Arc<Sealed> {
    // SAFETY: by the caller's promise, `pAppData` came from the `Arc` that the `Shim` owns; the
    // count goes up for the one that is made here.
    unsafe {
        let sealed = (*vfs).pAppData.cast::<Sealed>().cast_const();
        Arc::increment_strong_count(sealed);
        Arc::from_raw(sealed)
    }
}

/// Runs `body` on an open file, and keeps what the disk says beyond SQLite's code.
///
/// # Safety
/// As [`file_of`].
unsafe fn on_file(file: *mut ffi::sqlite3_file, body: impl FnOnce(&mut File) -> DiskResult<()>) -> c_int {
    answer(|| {
        // SAFETY: by the caller's promise.
        let file = unsafe { file_of(file) };
        body(file).inspect_err(|error| match file {
            // The end of a file is no failure.
            _ if error.code == ffi::SQLITE_IOERR_SHORT_READ => {}
            File::Main(sealed) => sealed.remember(*error),
            File::Log(log) => log.sealed().remember(*error),
        })
    })
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives room for `szOsFile` bytes. With no methods it will not call `close`.
    unsafe { (*file).pMethods = ptr::null() };
    answer(|| {
        let refused = DiskError::new(ffi::SQLITE_CANTOPEN);
        if name.is_null() {
            // A temporary file: there is none, as `temp_store` is memory.
            return Err(refused);
        }
        // SAFETY: the file system is ours, and a name of SQLite's is a C string.
        let (sealed, name) = unsafe { (sealed_of(vfs), CStr::from_ptr(name)) };
        let granted =
            if sealed.is_read_only() { ffi::SQLITE_OPEN_READONLY } else { ffi::SQLITE_OPEN_READWRITE };
        // Only the vault and its log. Rollback, statement, super and temporary journals would
        // put pages on the disk in clear, so there is no such file.
        let opened = if flags & ffi::SQLITE_OPEN_MAIN_DB != 0 && is_same_path(name, sealed.path()) {
            File::Main(sealed)
        } else if flags & ffi::SQLITE_OPEN_WAL != 0 && is_same_path(name, sealed.log_path()) {
            File::Log(open_log(&sealed).inspect_err(|error| sealed.remember(*error))?)
        } else {
            return Err(refused);
        };
        let kind = flags & (ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_WAL);
        // SAFETY: as above; `out_flags` is null or leads to an integer.
        unsafe {
            (*file.cast::<ShimFile>()).file = Box::into_raw(Box::new(opened));
            (*file).pMethods = &raw const METHODS;
            if let Some(out) = out_flags.as_mut() {
                *out = granted | kind;
            }
        }
        Ok(())
    })
}

fn open_log(sealed: &Arc<Sealed>) -> DiskResult<Log> {
    let (disk, path) = (sealed.disk(), sealed.present_log_path());
    let file = if !sealed.is_read_only() {
        Some(disk.open(&path, Role::WriteAheadLog, Access::Create)?)
    } else if disk.exists(&path)? {
        Some(disk.open(&path, Role::WriteAheadLog, Access::Read)?)
    } else {
        None
    };
    Ok(Log::new(Arc::clone(sealed), file))
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    answer(|| {
        // SAFETY: the box was made in `open`, and SQLite closes a file once.
        let mut closed = unsafe { Box::from_raw((*file.cast::<ShimFile>()).file) };
        match &mut *closed {
            File::Main(_) => Ok(()),
            File::Log(log) => log.put_down(),
        }
    })
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    buffer: *mut c_void,
    amount: c_int,
    offset: ffi::sqlite3_int64,
) -> c_int {
    let read = |file: &mut File| {
        let length = unsigned(amount)?;
        // SAFETY: SQLite's buffer has room for `amount` bytes. SQLite reads only into buffers it
        // has initialised or will overwrite; ours writes before it reads.
        let buffer = unsafe { std::slice::from_raw_parts_mut(buffer.cast::<u8>(), length) };
        let read = match file {
            File::Main(sealed) => sealed.read(buffer, unsigned(offset)?)?,
            File::Log(log) => log.read(buffer, unsigned(offset)?)?,
        };
        match read {
            Read::Whole => Ok(()),
            Read::Short => Err(DiskError::new(ffi::SQLITE_IOERR_SHORT_READ)),
        }
    };
    // SAFETY: the file is open.
    unsafe { on_file(file, read) }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    data: *const c_void,
    amount: c_int,
    offset: ffi::sqlite3_int64,
) -> c_int {
    let write = |file: &mut File| {
        let length = unsigned(amount)?;
        // SAFETY: `data` leads to `amount` bytes that stay as they are.
        let data = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), length) };
        match file {
            File::Main(sealed) => sealed.write(data, unsigned(offset)?),
            File::Log(log) => log.write(data, unsigned(offset)?),
        }
    };
    // SAFETY: the file is open.
    unsafe { on_file(file, write) }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: ffi::sqlite3_int64) -> c_int {
    let truncate = |file: &mut File| match file {
        File::Main(sealed) => sealed.truncate(unsigned(size)?),
        File::Log(log) => log.truncate(unsigned(size)?),
    };
    // SAFETY: the file is open.
    unsafe { on_file(file, truncate) }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    let sync = |file: &mut File| match file {
        File::Main(sealed) => sealed.sync(flags),
        File::Log(log) => log.sync(flags),
    };
    // SAFETY: the file is open.
    unsafe { on_file(file, sync) }
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut ffi::sqlite3_int64) -> c_int {
    let measure = |file: &mut File| {
        let bytes = match file {
            File::Main(sealed) => sealed.stated_pages() * crate::layout::PAGE as u64,
            File::Log(log) => log.size()?,
        };
        let bytes = bytes.try_into().map_err(|_| DiskError::new(ffi::SQLITE_TOOBIG))?;
        // SAFETY: SQLite gives a place for the answer.
        unsafe { *size = bytes };
        Ok(())
    };
    // SAFETY: the file is open.
    unsafe { on_file(file, measure) }
}

/// The vault holds the file's lock from before it opens until after it has closed, so whatever
/// SQLite asks for is granted already, and what it gives back stays taken.
unsafe extern "C" fn lock(_: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(_: *mut ffi::sqlite3_file, result: *mut c_int) -> c_int {
    // SAFETY: SQLite gives a place for the answer.
    unsafe { *result = 0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_control(
    file: *mut ffi::sqlite3_file,
    operation: c_int,
    argument: *mut c_void,
) -> c_int {
    match operation {
        // Hints about sizes would extend the file with pages that are not sealed.
        ffi::SQLITE_FCNTL_SIZE_HINT | ffi::SQLITE_FCNTL_CHUNK_SIZE => ffi::SQLITE_OK,
        ffi::SQLITE_FCNTL_HAS_MOVED => answer(|| {
            // SAFETY: the file is open.
            let moved = match unsafe { file_of(file) } {
                File::Main(sealed) => sealed.has_moved(),
                File::Log(_) => false,
            };
            // SAFETY: this control's argument leads to an integer.
            unsafe { *argument.cast::<c_int>() = c_int::from(moved) };
            Ok(())
        }),
        // A memory map would show pages unopened; the rest is of other file systems.
        _ => ffi::SQLITE_NOTFOUND,
    }
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: the file is open.
    match unsafe { file_of(file) } {
        File::Main(sealed) => sealed.sector_size(),
        File::Log(_) => 4096,
    }
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: the file is open.
    match unsafe { file_of(file) } {
        File::Main(sealed) => sealed.characteristics(),
        File::Log(log) => log.characteristics(),
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    answer(|| {
        // SAFETY: the file system is ours, and a name of SQLite's is a C string.
        let (sealed, name) = unsafe { (sealed_of(vfs), CStr::from_ptr(name)) };
        if !is_same_path(name, sealed.log_path()) {
            return Ok(()); // Nothing else was ever made, so it is gone.
        }
        if sealed.is_read_only() {
            return Err(DiskError::new(ffi::SQLITE_READONLY));
        }
        sealed.delete_log(sync_folder != 0)
    })
}

unsafe extern "C" fn access(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    flags: c_int,
    result: *mut c_int,
) -> c_int {
    answer(|| {
        // SAFETY: the file system is ours, and a name of SQLite's is a C string.
        let (sealed, name) = unsafe { (sealed_of(vfs), CStr::from_ptr(name)) };
        let yes = if is_same_path(name, sealed.log_path()) {
            sealed.disk().exists(sealed.log_path())?
        } else {
            // The vault itself is open; a journal is never there.
            is_same_path(name, sealed.path())
                && !(flags == ffi::SQLITE_ACCESS_READWRITE && sealed.is_read_only())
        };
        // SAFETY: SQLite gives a place for the answer.
        unsafe { *result = c_int::from(yes) };
        Ok(())
    })
}

/// The vault's path is in its final form when SQLite gets it.
unsafe extern "C" fn full_pathname(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    room: c_int,
    out: *mut c_char,
) -> c_int {
    answer(|| {
        // SAFETY: a name of SQLite's is a C string.
        let bytes = unsafe { CStr::from_ptr(name) }.to_bytes_with_nul();
        if bytes.len() > unsigned(room)? {
            return Err(DiskError::new(ffi::SQLITE_CANTOPEN));
        }
        // SAFETY: `out` has room for `room` bytes, and the two do not overlap.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr().cast(), out, bytes.len()) };
        Ok(())
    })
}

/// Nothing is loaded into a process that holds keys.
unsafe extern "C" fn no_library(_: *mut ffi::sqlite3_vfs, _: *const c_char) -> *mut c_void {
    ptr::null_mut()
}

unsafe extern "C" fn no_library_error(_: *mut ffi::sqlite3_vfs, room: c_int, out: *mut c_char) {
    if room > 0 {
        // SAFETY: `out` has room for at least one byte.
        unsafe { *out = 0 };
    }
}

unsafe extern "C" fn no_symbol(
    _: *mut ffi::sqlite3_vfs,
    _: *mut c_void,
    _: *const c_char,
) -> Option<unsafe extern "C" fn(*mut ffi::sqlite3_vfs, *mut c_void, *const c_char)> {
    None
}

unsafe extern "C" fn no_close(_: *mut ffi::sqlite3_vfs, _: *mut c_void) {}

fn unsigned<Signed, Unsigned: TryFrom<Signed>>(value: Signed) -> DiskResult<Unsigned> {
    value.try_into().map_err(|_| DiskError::new(ffi::SQLITE_IOERR))
}
