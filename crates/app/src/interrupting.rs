//! Closing does not wait for what takes long: before the computer sleeps the keys have to be gone, and the system waits a
//! few seconds.
//!
//! What has the session in hand is given a moment to end by itself; then its statement, copy or check is interrupted and
//! taken back, until the session is free. Whoever closes is never interrupted.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::Ordering;
use std::sync::{MutexGuard, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use candor_vault::{Interrupter, Vault};

use crate::app::Core;
use crate::session::Session;

/// How long something that was begun has to end by itself: what a person does now and then is done in less.
const GRACE: Duration = Duration::from_millis(300);
/// How often the session is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// What ends whatever is being done with the open journal, unless somebody closes it.
#[derive(Default)]
pub(crate) struct Interrupting {
    interrupter: Option<Interrupter>,
    is_being_closed: bool,
}

impl Interrupting {
    /// A journal was opened.
    pub(crate) fn of(&mut self, vault: &Vault) {
        self.interrupter = Some(vault.interrupter());
    }

    fn interrupt(&self) {
        if let (Some(interrupter), false) = (&self.interrupter, self.is_being_closed) {
            interrupter.interrupt();
        }
    }

    fn begin_closing(&mut self) {
        self.is_being_closed = true;
        if let Some(interrupter) = &self.interrupter {
            interrupter.allow();
        }
    }
}

/// The session in the hand of somebody who closes it, and whom nobody interrupts.
pub(crate) struct ToClose<'a> {
    session: MutexGuard<'a, Session>,
    core: &'a Core,
}

impl Core {
    /// The session, for whoever closes it. What is being done meanwhile is given up, and nothing of it stays.
    pub(crate) fn session_to_close(&self) -> ToClose<'_> {
        self.closing.fetch_add(1, Ordering::AcqRel);
        let asked = Instant::now();
        let session = loop {
            match self.try_session() {
                Ok(session) => break session,
                Err(TryLockError::Poisoned(poisoned)) => break poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
            if asked.elapsed() > GRACE {
                self.interrupting().interrupt();
            }
            thread::sleep(LOOK);
        };
        self.closing.fetch_sub(1, Ordering::AcqRel);
        self.interrupting().begin_closing();
        ToClose { session, core: self }
    }
}

impl Deref for ToClose<'_> {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

impl DerefMut for ToClose<'_> {
    fn deref_mut(&mut self) -> &mut Session {
        &mut self.session
    }
}

impl Drop for ToClose<'_> {
    fn drop(&mut self) {
        self.core.interrupting().is_being_closed = false;
    }
}
