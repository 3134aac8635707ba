//! The vault broken on purpose, in one place at a time, to prove that its tests notice.
//!
//! Each place asks [`is_active`]. Without the feature `mutants` the answer is a constant, and
//! nothing of this is in the program; a release build refuses the feature altogether.
#![cfg_attr(not(feature = "mutants"), expect(unreachable_pub, reason = "public only with the feature"))]

#[cfg(all(feature = "mutants", not(debug_assertions)))]
compile_error!("mutants break the vault on purpose: they are for tests, and no release has them");

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// A slot of the log that does not open is an error also where it only is the log's end.
    BadWalFrameIsAnError,
    /// SQLite's first look at a torn page 1 fails, before the log could mend it.
    NoSyntheticHeader,
    /// Pages that SQLite skips when the file grows stay holes.
    GapNotFilled,
    /// The header is written over itself, and the second copy never.
    HeaderInPlaceOneCopy,
    /// A page of the main file that does not open reads as zeros.
    UnauthenticPageReadsAsZeros,
    /// Nobody asks whether the lock is held still before something is written.
    LockNotChecked,
    /// A file that was deleted, moved away or replaced while it is open counts as there.
    MovedFileNotNoticed,
    /// Pages that are written in one burst get the same nonce.
    NonceReused,
    /// Whatever is found is taken for what went on from the state that is known.
    LineageNotChecked,
    /// The seal is not renewed when a checkpoint ends.
    SealSkippedAtCheckpoint,
    /// A log that goes on from something else is deleted and not put aside.
    ForeignLogDeleted,
}

#[cfg(feature = "mutants")]
mod switch {
    use std::cell::Cell;

    use super::Mutant;

    thread_local! {
        // A vault's work is done in its caller's thread, so that trials run beside each other.
        static ACTIVE: Cell<Option<Mutant>> = const { Cell::new(None) };
    }

    /// Breaks that one thing in this thread from now on, or nothing.
    pub fn activate(mutant: Option<Mutant>) {
        ACTIVE.set(mutant);
    }

    pub(crate) fn is_active(mutant: Mutant) -> bool {
        ACTIVE.get() == Some(mutant)
    }
}

#[cfg(feature = "mutants")]
pub use switch::activate;
#[cfg(feature = "mutants")]
pub(crate) use switch::is_active;

#[cfg(not(feature = "mutants"))]
pub(crate) const fn is_active(_: Mutant) -> bool {
    false
}
