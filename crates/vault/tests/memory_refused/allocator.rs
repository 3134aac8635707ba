//! An allocator for SQLite that refuses: SQLite's own, with a count before it.
#![allow(unsafe_code)]

use std::ffi::{c_int, c_void};
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::ffi;

/// Pieces of memory that were asked for since the last [`refuse_after`].
static ASKED: AtomicU64 = AtomicU64::new(0);
/// Which of them are refused: the first, and how many.
static FIRST: AtomicU64 = AtomicU64::new(u64::MAX);
static COUNT: AtomicU64 = AtomicU64::new(0);
static REFUSED: AtomicU64 = AtomicU64::new(0);

/// What is called of SQLite's own allocator.
struct SqlitesOwn {
    allocate: unsafe extern "C" fn(c_int) -> *mut c_void,
    resize: unsafe extern "C" fn(*mut c_void, c_int) -> *mut c_void,
}

static OWN: OnceLock<SqlitesOwn> = OnceLock::new();

/// Puts the count before SQLite's allocator. Before the first use of SQLite in the process.
pub(crate) fn install() {
    let mut own = MaybeUninit::<ffi::sqlite3_mem_methods>::zeroed();
    // SAFETY: this call fills the table, for which there is room; zeros are a table without methods.
    let own = unsafe {
        assert_eq!(ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, own.as_mut_ptr()), ffi::SQLITE_OK);
        own.assume_init()
    };
    let (Some(allocate_own), Some(resize_own)) = (own.xMalloc, own.xRealloc) else {
        panic!("SQLite has no allocator");
    };
    OWN.get_or_init(|| SqlitesOwn { allocate: allocate_own, resize: resize_own });
    let counting = ffi::sqlite3_mem_methods { xMalloc: Some(allocate), xRealloc: Some(resize), ..own };
    // SAFETY: SQLite copies the table, and is not in use yet.
    let set = unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const counting) };
    assert_eq!(set, ffi::SQLITE_OK, "SQLite was in use before");
}

/// Refuses `count` pieces after the next `after`.
pub(crate) fn refuse_after(after: u64, count: u64) {
    ASKED.store(0, Ordering::SeqCst);
    REFUSED.store(0, Ordering::SeqCst);
    COUNT.store(count, Ordering::SeqCst);
    FIRST.store(after, Ordering::SeqCst);
}

/// Refuses nothing any more, and says how often it did.
pub(crate) fn stop_refusing() -> u64 {
    FIRST.store(u64::MAX, Ordering::SeqCst);
    REFUSED.load(Ordering::SeqCst)
}

fn is_refused() -> bool {
    let number = ASKED.fetch_add(1, Ordering::SeqCst);
    let first = FIRST.load(Ordering::SeqCst);
    let refused = number >= first && number - first < COUNT.load(Ordering::SeqCst);
    REFUSED.fetch_add(u64::from(refused), Ordering::SeqCst);
    refused
}

unsafe extern "C" fn allocate(length: c_int) -> *mut c_void {
    match OWN.get() {
        // SAFETY: SQLite's own method, asked as SQLite asked us.
        Some(own) if !is_refused() => unsafe { (own.allocate)(length) },
        _ => ptr::null_mut(),
    }
}

unsafe extern "C" fn resize(memory: *mut c_void, length: c_int) -> *mut c_void {
    match OWN.get() {
        // SAFETY: as above. When it is refused, the old piece stays as it is.
        Some(own) if !is_refused() => unsafe { (own.resize)(memory, length) },
        _ => ptr::null_mut(),
    }
}
