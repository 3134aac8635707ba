//! The app broken on purpose, in one place at a time, to prove that its tests notice.
//!
//! Each place asks [`is_active`]. Without the feature `mutants` the answer is a constant, and nothing of this is in the
//! program; a release build refuses the feature altogether.
#![cfg_attr(not(feature = "mutants"), expect(unreachable_pub, reason = "public only with the feature"))]

#[cfg(all(feature = "mutants", not(debug_assertions)))]
compile_error!("mutants break the app on purpose: they are for tests, and no release has them");

/// What is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// Copies are put in order, and grow old, by the clock alone.
    CopyOrderedByClock,
    /// Words that are not in the journal yet lie beside it in clear.
    SideFileNotSealed,
}

#[cfg(feature = "mutants")]
mod switch {
    use std::cell::Cell;

    use super::Mutant;

    thread_local! {
        // In the thread that asks for it, so that trials run beside each other.
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
