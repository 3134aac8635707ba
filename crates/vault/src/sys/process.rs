//! Keeping a process's memory from being written out or read by its neighbours.
#![allow(unsafe_code)]

use crate::sys::memory;

/// Keeps what is in this process's memory from leaving it, as far as the system allows: core
/// dumps are turned off, other processes of the same user cannot attach (Linux, macOS), and
/// SQLite wipes memory before it gives it back.
///
/// To be called once, before any thread is started and before the first use of SQLite. Programs
/// that this one starts inherit that they leave no core dump, and nothing else. On Windows only
/// SQLite's part is done: error reports there hold no full memory unless an administrator asked
/// for them. Returns whether all that the system offers was done.
pub fn harden_process() -> bool {
    // Each is done whatever became of the one before.
    let parts = [leave_no_core_files(), refuse_tracing(), memory::wipe_what_sqlite_frees()];
    parts.into_iter().all(|is_done| is_done)
}

/// See core(5) and `fs/coredump.c`; elsewhere nothing is asked of a limit but its size.
#[cfg(target_os = "linux")]
const LEAST: libc::rlim_t = 1;
#[cfg(all(unix, not(target_os = "linux")))]
const LEAST: libc::rlim_t = 0;

#[cfg(unix)]
fn leave_no_core_files() -> bool {
    // One byte, not none: no dump fits into it, and where dumps are handed to a program (apport,
    // systemd-coredump) this is the one limit for which Linux starts none. Where whoever started us
    // allows none, it cannot be raised again, not even to that.
    limit_core_files(LEAST) || limit_core_files(0)
}

#[cfg(unix)]
fn limit_core_files(bytes: libc::rlim_t) -> bool {
    let limit = libc::rlimit { rlim_cur: bytes, rlim_max: bytes };
    // SAFETY: `limit` is a whole `rlimit` that outlives the call, and lowering a limit of our own
    // process has no effect on memory.
    unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const limit) == 0 }
}

#[cfg(not(unix))]
fn leave_no_core_files() -> bool {
    true
}

/// A process that is not dumpable has its `/proc` files owned by root, is left alone by `ptrace`
/// and `process_vm_readv` of its own user, and leaves no core dump to a pipe either.
#[cfg(target_os = "linux")]
fn refuse_tracing() -> bool {
    let no: libc::c_ulong = 0;
    // SAFETY: PR_SET_DUMPABLE takes one integer and touches no memory of ours.
    unsafe { libc::prctl(libc::PR_SET_DUMPABLE, no, no, no, no) == 0 }
}

/// A process that has a debugger when it says this ends.
#[cfg(target_os = "macos")]
fn refuse_tracing() -> bool {
    // SAFETY: this request is about ourselves: it looks at neither number nor address.
    unsafe { libc::ptrace(libc::PT_DENY_ATTACH, 0, std::ptr::null_mut(), 0) == 0 }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn refuse_tracing() -> bool {
    true
}
