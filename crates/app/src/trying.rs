//! Slow work on a closed journal, most of it trying a secret: one at a time, no more of it than was agreed to, and none
//! that cannot be stopped.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use candor_vault::{Attempt, Passphrase, RecoveryKey, Secret, VaultError, times_the_usual};

use crate::api::UnlockSecret;
use crate::app::Core;
use crate::error::AppError;

/// What is going on with closed files, and what of it is wanted.
#[derive(Default)]
pub(crate) struct Trying {
    /// Something slow is being done to a closed journal.
    is_at_work: Mutex<bool>,
    ended: Condvar,
    /// The person wants no more of what is being tried or taken in.
    is_stopped: AtomicBool,
    /// Locking was asked for since the work began.
    lock_asked: AtomicBool,
    /// The work that the file asks for which was tried last, and was told of.
    told: AtomicU64,
    /// The most work that the person agreed to, for the file that is in hand.
    agreed: AtomicU64,
}

/// A slow piece of work on a closed journal; there is one at a time.
pub(crate) struct Working<'a>(&'a Trying);

impl Trying {
    /// Begins slow work on a closed journal. What was stopped is waited for: it ends at once.
    ///
    /// # Errors
    /// [`AppError::Busy`] while there is other such work.
    pub(crate) fn begin(&self) -> Result<Working<'_>, AppError> {
        let mut is_at_work = self.is_at_work.lock().unwrap_or_else(PoisonError::into_inner);
        while *is_at_work && !self.goes_on() {
            is_at_work = self.ended.wait(is_at_work).unwrap_or_else(PoisonError::into_inner);
        }
        if *is_at_work {
            return Err(AppError::Busy);
        }
        *is_at_work = true;
        self.lock_asked.store(false, Ordering::Release);
        self.is_stopped.store(false, Ordering::Release);
        Ok(Working(self))
    }

    /// What can be stopped begins with an open journal.
    pub(crate) fn begin_open(&self) {
        self.is_stopped.store(false, Ordering::Release);
    }

    /// The person wants no more of it.
    pub(crate) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Release);
    }

    /// The journal is to be locked, so what opens it shall not go on.
    pub(crate) fn ask_to_lock(&self) {
        self.lock_asked.store(true, Ordering::Release);
    }

    /// Why what was opened meanwhile is not to be let in.
    ///
    /// # Errors
    /// [`AppError::Locked`] or [`AppError::Stopped`].
    pub(crate) fn is_still_wanted(&self) -> Result<(), AppError> {
        if self.lock_asked.load(Ordering::Acquire) {
            Err(AppError::Locked)
        } else if self.is_stopped.load(Ordering::Acquire) {
            Err(AppError::Stopped)
        } else {
            Ok(())
        }
    }

    /// Whether it is to go on.
    pub(crate) fn goes_on(&self) -> bool {
        self.is_still_wanted().is_ok()
    }

    /// The person knows how much work the file asks for that was tried last, and wants it tried.
    pub(crate) fn agree(&self) {
        self.agreed.store(self.told.load(Ordering::Acquire), Ordering::Release);
    }

    /// Another file is in hand: nothing was told of it, and nothing agreed to.
    pub(crate) fn forget(&self) {
        self.told.store(0, Ordering::Release);
        self.agreed.store(0, Ordering::Release);
    }
}

impl Drop for Working<'_> {
    fn drop(&mut self) {
        *self.0.is_at_work.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.0.ended.notify_all();
    }
}

impl Core {
    /// Tries something with a typed secret, and names the kind of secret when it was the wrong one. It ends when it is
    /// stopped and when locking is asked for, and does no more work than is ordinary, or was agreed to.
    ///
    /// # Errors
    /// Those of `body`; [`AppError::CostUnusual`] before anything is derived; [`AppError::Stopped`].
    pub(crate) fn with_secret<T>(
        &self,
        secret: &UnlockSecret,
        body: impl FnOnce(Attempt<'_>) -> Result<T, VaultError>,
    ) -> Result<T, AppError> {
        let goes_on = || self.goes_on();
        let agreed = self.trying.agreed.load(Ordering::Acquire);
        let attempt = |secret| Attempt::with(secret).up_to(agreed).as_long_as(&goes_on);
        let tried = match secret {
            UnlockSecret::Passphrase { text } => body(attempt(Secret::Passphrase(&Passphrase::new(&text.0)))),
            UnlockSecret::RecoveryKey { text } => {
                body(attempt(Secret::RecoveryKey(&RecoveryKey::parse(&text.0)?)))
            }
        };
        tried.map_err(|error| {
            // Of what nobody wants any more nothing else is told, and nothing is kept.
            if let Err(unwanted) = self.trying.is_still_wanted() {
                return unwanted;
            }
            if let VaultError::CostUnusual { work, .. } = error {
                self.trying.told.store(work, Ordering::Release);
            }
            match (error.into(), secret) {
                (AppError::WrongPassphrase, UnlockSecret::RecoveryKey { .. }) => AppError::WrongRecoveryKey,
                (error, _) => error,
            }
        })
    }
}

impl AppError {
    /// That a file asks for unusual work.
    pub(crate) fn cost_unusual(work: u64, memory_kib: u32) -> Self {
        Self::CostUnusual { times: times_the_usual(work), memory_mib: memory_kib / 1024 }
    }
}
