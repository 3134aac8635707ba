//! The only folder with unsafe code: where the vault meets SQLite's C interface and the system.
//!
//! * [`shim`]: SQLite calls us, as a file system that seals.
//! * [`disk`]: we call SQLite's own file system for the operating system.
//! * [`lock`]: the lock on the vault's file.
//! * [`memory`]: memory that is wiped before it is given back.
//! * [`process`]: what keeps keys out of core dumps.

pub(crate) mod disk;
#[cfg(unix)]
mod lock;
pub(crate) mod memory;
pub(crate) mod process;
pub(crate) mod shim;
