//! Memory that is wiped before it is given back, and memory of their own for keys.
//!
//! What a program frees stays readable in its memory until something else is written there. Three
//! kinds of memory hold words or keys here, and each is wiped by whoever gives it back: the pages
//! of keys ([`Locked`]), what SQLite takes ([`wipe_what_sqlite_frees`]), and everything that Rust
//! takes ([`WipingAllocator`]). What secrets leave on the stack is wiped by [`without_traces`].
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System, handle_alloc_error};
use std::ffi::{c_int, c_void};
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ops::{Deref, DerefMut};
use std::ptr;
use std::slice;
use std::sync::OnceLock;

use rusqlite::ffi;
use zeroize::{Zeroize, optimization_barrier, zeroize_stack};

/// Overwrites memory with zeros, also where nobody will read it again: a plain write before a
/// free is one the compiler may leave out.
///
/// # Safety
/// `start` leads to `length` bytes that may be written and that nobody else uses meanwhile.
unsafe fn wipe(start: *mut u8, length: usize) {
    // SAFETY: the caller's promise. Bytes without a value are a slice of `MaybeUninit`.
    let bytes: &mut [MaybeUninit<u8>] = unsafe { slice::from_raw_parts_mut(start.cast(), length) };
    bytes.fill(MaybeUninit::zeroed());
    optimization_barrier(bytes);
}

/// Stack for the deepest work with secrets: hashing for Argon2 takes less than a quarter.
pub(crate) const DEEPEST: usize = 64 * 1024;

/// Does work with secrets, then wipes the `STACK` bytes of stack below it, which must be all that it
/// used. Hashes wipe what they hold, but a value that was moved, or a register that was spilled, has
/// left a copy there.
pub(crate) fn without_traces<const STACK: usize, T>(work: impl FnOnce() -> T) -> T {
    // Apart, so that its variables lie below ours, where the wipe reaches.
    #[inline(never)]
    fn apart<T>(work: impl FnOnce() -> T) -> T {
        work()
    }
    let value = apart(work);
    zeroize_stack::<STACK>();
    value
}

/// Rust's memory, wiped before it is given back to the system.
///
/// A program that opens vaults declares it, so that words which left SQLite (rows, edits,
/// documents, messages to a window) do not outlive their use:
///
/// ```
/// #[global_allocator]
/// static ALLOCATOR: candor_vault::WipingAllocator = candor_vault::WipingAllocator;
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct WipingAllocator;

// SAFETY: everything is the system allocator's answer to the same layout. Growing is the trait's
// own: new memory, a copy, and the old memory given back here, so that it is wiped too.
unsafe impl GlobalAlloc for WipingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is the one the system's allocator asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the memory has this layout and is its owner's until it is given back.
        unsafe {
            wipe(memory, layout.size());
            System.dealloc(memory, layout);
        }
    }
}

/// What is called of SQLite's own allocator.
struct SqlitesOwn {
    allocate: unsafe extern "C" fn(c_int) -> *mut c_void,
    free: unsafe extern "C" fn(*mut c_void),
    size: unsafe extern "C" fn(*mut c_void) -> c_int,
}

static SQLITES_OWN: OnceLock<SqlitesOwn> = OnceLock::new();

/// Makes SQLite wipe its memory (opened pages, statements, the search index while it is built)
/// before giving it back. It holds for the process, and must come before the first use of SQLite.
/// Answers whether it holds.
pub(crate) fn wipe_what_sqlite_frees() -> bool {
    static HOLDS: OnceLock<bool> = OnceLock::new();
    *HOLDS.get_or_init(|| {
        let mut methods = MaybeUninit::<ffi::sqlite3_mem_methods>::zeroed();
        // SAFETY: this call writes one table of methods, for which there is room; where it writes
        // nothing, zeros are a table without methods.
        let methods = unsafe {
            ffi::sqlite3_config(ffi::SQLITE_CONFIG_GETMALLOC, methods.as_mut_ptr());
            methods.assume_init()
        };
        let (Some(allocate), Some(free), Some(size)) = (methods.xMalloc, methods.xFree, methods.xSize) else {
            return false;
        };
        SQLITES_OWN.get_or_init(|| SqlitesOwn { allocate, free, size });
        let wiping =
            ffi::sqlite3_mem_methods { xFree: Some(wipe_and_free), xRealloc: Some(resize), ..methods };
        // SAFETY: SQLite copies the table, which is its own but for two methods that call its own.
        // Once SQLite is in use it refuses, and goes on with what it has.
        unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const wiping) == ffi::SQLITE_OK }
    })
}

/// SQLite's `xFree`.
unsafe extern "C" fn wipe_and_free(memory: *mut c_void) {
    let Some(own) = SQLITES_OWN.get() else { return };
    // SAFETY: SQLite hands over memory that its own allocator gave, for the last time.
    unsafe {
        let length = (own.size)(memory);
        wipe(memory.cast(), usize::try_from(length).unwrap_or(0));
        (own.free)(memory);
    }
}

/// SQLite's `xRealloc`: its own may move what it makes larger, and would leave the old behind.
unsafe extern "C" fn resize(memory: *mut c_void, length: c_int) -> *mut c_void {
    let Some(own) = SQLITES_OWN.get() else { return ptr::null_mut() };
    // SAFETY: SQLite hands over memory that its own allocator gave; both pieces have room for the
    // shorter of the two lengths. When there is no room for the new one, the old one stays as it
    // is, which is what SQLite expects.
    unsafe {
        let new = (own.allocate)(length);
        if !new.is_null() {
            let kept = usize::try_from((own.size)(memory).min(length)).unwrap_or(0);
            ptr::copy_nonoverlapping(memory.cast::<u8>(), new.cast::<u8>(), kept);
            wipe_and_free(memory);
        }
        new
    }
}

/// Memory that can be had without ending another program, in KiB; `None` where the system does not tell.
pub(crate) fn available_kib() -> Option<u64> {
    told_kib("MemAvailable:")
}

/// All memory of this computer, in KiB; `None` where the system does not tell.
pub(crate) fn total_kib() -> Option<u64> {
    told_kib("MemTotal:")
}

#[cfg(target_os = "linux")]
fn told_kib(name: &str) -> Option<u64> {
    line_kib(&std::fs::read_to_string("/proc/meminfo").ok()?, name)
}

#[cfg(not(target_os = "linux"))]
fn told_kib(_: &str) -> Option<u64> {
    None
}

/// The number of KiB that a line of the kernel's gives.
#[cfg(any(target_os = "linux", test))]
fn line_kib(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// A value alone in pages of its own: kept out of swap, out of core dumps and out of forked
/// processes where the system allows, and wiped when dropped.
pub(crate) struct Locked<T: Zeroize> {
    /// Given back before the room.
    _lock: Option<region::LockGuard>,
    room: region::Allocation,
    value: PhantomData<T>,
}

impl<T: Zeroize> Locked<T> {
    /// Moves a value there. It should not hold its secret yet: a move leaves a copy behind.
    pub(crate) fn new(value: T) -> Self {
        const { assert!(align_of::<T>() <= 4096 && size_of::<T>() > 0 && !std::mem::needs_drop::<T>()) }
        let layout = Layout::new::<T>();
        let Ok(mut room) = region::alloc(layout.size(), region::Protection::READ_WRITE) else {
            // As a box does where there is no memory.
            handle_alloc_error(layout);
        };
        keep_out_of_dumps(&mut room);
        let lock = region::lock(room.as_ptr::<u8>(), room.len()).ok();
        // SAFETY: the room is ours alone, begins at a page, and is as large as the value.
        unsafe { room.as_mut_ptr::<T>().write(value) };
        Self { _lock: lock, room, value: PhantomData }
    }
}

/// Linux leaves these pages out of core dumps, and hands a forked process zeros in their place.
#[cfg(target_os = "linux")]
fn keep_out_of_dumps(room: &mut region::Allocation) {
    for advice in [libc::MADV_DONTDUMP, libc::MADV_WIPEONFORK] {
        // SAFETY: the pages are ours, private and anonymous, and neither advice changes a byte of
        // them in this process. A system that does not know one refuses it; then it has no effect.
        unsafe { libc::madvise(room.as_mut_ptr(), room.len(), advice) };
    }
}

#[cfg(not(target_os = "linux"))]
fn keep_out_of_dumps(_: &mut region::Allocation) {}

impl<T: Zeroize> Deref for Locked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the room holds a value since `new`, and is borrowed as `self` is.
        unsafe { &*self.room.as_ptr::<T>() }
    }
}

impl<T: Zeroize> DerefMut for Locked<T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: as above.
        unsafe { &mut *self.room.as_mut_ptr::<T>() }
    }
}

impl<T: Zeroize> Drop for Locked<T> {
    fn drop(&mut self) {
        self.zeroize();
    }
}

// SAFETY: the room belongs to this value as a box's does, and to no thread.
unsafe impl<T: Zeroize + Send> Send for Locked<T> {}
// SAFETY: as above; a shared reference gives nothing but a shared reference to the value.
unsafe impl<T: Zeroize + Sync> Sync for Locked<T> {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn memory_that_rust_gives_back_is_wiped_first() {
        let layout = Layout::from_size_align(3000, 16).unwrap();
        // SAFETY: the layout has a size; the bytes lie in memory that is ours until `wipe` is done.
        unsafe {
            let memory = WipingAllocator.alloc(layout);
            memory.write_bytes(0x41, 3000);
            wipe(memory, 3000);
            assert!(slice::from_raw_parts(memory, 3000).iter().all(|&byte| byte == 0));
            WipingAllocator.dealloc(memory, layout);
        }
    }

    #[test]
    fn what_the_kernel_says_of_memory_is_read() {
        let text = "MemTotal:       24541268 kB\nMemFree:         1024 kB\nMemAvailable:   20971520 kB\n";
        assert_eq!(line_kib(text, "MemTotal:"), Some(24_541_268));
        assert_eq!(line_kib(text, "MemAvailable:"), Some(20 * 1024 * 1024));
        assert_eq!(line_kib(text, "Swap:"), None);
        assert_eq!(line_kib("MemTotal: much", "MemTotal:"), None);
    }

    #[test]
    fn a_locked_value_is_the_value_and_can_be_changed() {
        let mut locked = Locked::new([0_u8; 160]);
        assert_eq!(*locked, [0; 160]);
        locked[7] = 9;
        assert_eq!(locked[7], 9);
        assert_eq!(ptr::from_ref(&*locked).addr() % 4096, 0);
        let moved = std::thread::spawn(move || locked[7]).join().unwrap();
        assert_eq!(moved, 9);
    }
}
