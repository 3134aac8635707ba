//! Ends what is being done with an open vault, from another thread: so that it can be closed before the computer sleeps.

use std::borrow::Borrow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{Connection, InterruptHandle};

use crate::vault::Vault;

/// Steps of SQLite's between two looks at whether a check of a copy is to go on.
const STEPS: i32 = 1000;

/// Ends what is being done with a vault, its copies included.
pub struct Interrupter {
    statements: InterruptHandle,
    is_stopped: Arc<AtomicBool>,
}

impl Interrupter {
    /// Has the statement that is running, the copy that is being made or the check that is going on end with
    /// [`crate::VaultError::Stopped`]. Copies and checks end at once from then on, until [`Interrupter::allow`].
    pub fn interrupt(&self) {
        self.is_stopped.store(true, Ordering::Release);
        self.statements.interrupt();
    }

    /// Lets what is begun from now on go on.
    pub fn allow(&self) {
        self.is_stopped.store(false, Ordering::Release);
    }
}

impl std::fmt::Debug for Interrupter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Interrupter(…)")
    }
}

impl Vault {
    /// What ends whatever is being done with this vault, for another thread.
    pub fn interrupter(&self) -> Interrupter {
        let connection: &Connection = self.borrow();
        Interrupter {
            statements: connection.get_interrupt_handle(),
            is_stopped: Arc::clone(self.sealed().stopped()),
        }
    }

    /// Has what is done with this vault end when the one that it is a copy of is interrupted.
    ///
    /// # Errors
    /// SQLite's.
    pub(crate) fn heed(&self, original: &Self) -> rusqlite::Result<()> {
        let stopped = Arc::clone(original.sealed().stopped());
        self.sealed().heed(Arc::clone(&stopped));
        let connection: &Connection = self.borrow();
        connection.progress_handler(STEPS, Some(move || stopped.load(Ordering::Acquire)))
    }
}
