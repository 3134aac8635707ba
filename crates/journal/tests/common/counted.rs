//! Work, counted and not timed: how many bytes of memory something asks for. What takes the square of its length to
//! do asks for more than twice as much when it is twice as long, however fast or busy the computer is.
#![allow(unsafe_code, dead_code)]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// The system's allocator, with a count before it. To be made the global one of a test's program.
pub(crate) struct Counted;

thread_local! {
    /// Bytes that this thread has asked for.
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

// SAFETY: everything is passed on as it came.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller keeps what `System` asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        // SAFETY: as above.
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

fn count(bytes: usize) {
    // A thread at its end has no counter any more.
    let _ = ASKED.try_with(|asked| asked.set(asked.get() + bytes as u64));
}

/// The bytes that something asks for on this thread.
pub(crate) fn bytes_of<T>(work: impl FnOnce() -> T) -> u64 {
    let before = ASKED.get();
    drop(work());
    ASKED.get() - before
}

/// Panics unless twice the input is about twice the work. What is made beforehand, once, is not counted.
#[track_caller]
pub(crate) fn assert_linear(what: &str, size: usize, mut work: impl FnMut(usize) -> u64) {
    work(16);
    let (one, two) = (work(size), work(size * 2));
    assert!(two * 10 < one * 25, "{what}: {one} bytes for {size}, {two} for twice as many");
}
