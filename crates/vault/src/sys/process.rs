//! Keeping a process's memory from being written out or read by its neighbours.
#![allow(unsafe_code)]

/// Turns core dumps off and, on Linux, keeps other processes of the same user from attaching.
///
/// To be called once, early. On Windows it does nothing: error reports there hold no full memory
/// unless an administrator asked for them. Returns whether all that the system offers was done.
#[cfg(unix)]
pub fn harden_process() -> bool {
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: `none` is a whole `rlimit` that outlives the call, and lowering a limit of our own
    // process has no effect on memory.
    let no_core_files = unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const none) } == 0;
    no_core_files && refuse_tracing()
}

/// As on Unix; there is nothing to do here.
#[cfg(not(unix))]
pub fn harden_process() -> bool {
    true
}

#[cfg(target_os = "linux")]
fn refuse_tracing() -> bool {
    let no: libc::c_ulong = 0;
    // SAFETY: PR_SET_DUMPABLE takes one integer and touches no memory of ours.
    unsafe { libc::prctl(libc::PR_SET_DUMPABLE, no, no, no, no) == 0 }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn refuse_tracing() -> bool {
    true
}
