//! What must hold of a file before it is written to, and what is told of how it was found.

use super::{Ended, Found};
use crate::audit;
use crate::error::{Place, VaultError};
use crate::found_log::{self, FoundLog};
use crate::frames::Frames;
use crate::header::{FORMAT_VERSION_1, State};
use crate::sealed::Sealed;

/// Refuses a file that cannot be gone on from. A log that goes on from something else is put aside, once everything
/// else is found to be as it must be.
///
/// # Errors
/// [`VaultError::Damaged`]; what the disk says. Nothing was written then.
pub(super) fn check(sealed: &Sealed) -> Result<Found, VaultError> {
    let found = found_log::look(sealed)?;
    let state = sealed.header().state;
    let is_in_checkpoint = matches!(state, State::Checkpoint(_) | State::Making);
    if !is_in_checkpoint {
        sealed.check_length()?;
    } else if found != FoundLog::Own {
        return Err(VaultError::damaged(Place::Torn));
    }
    match found {
        FoundLog::Own => check_own_log(sealed, is_in_checkpoint)?,
        // Another program's log, by its header, is not for SQLite to begin anew.
        FoundLog::Spent => drop(audit::check_log(sealed)?),
        FoundLog::Missing | FoundLog::Foreign => {}
    }
    let kept_log = match found {
        FoundLog::Foreign => {
            sealed.check_first_page()?;
            Some(found_log::put_aside(sealed)?)
        }
        FoundLog::Missing | FoundLog::Spent | FoundLog::Own => None,
    };
    Ok(Found { ended: ended(state, found), kept_log, log_is_in: found != FoundLog::Own })
}

fn check_own_log(sealed: &Sealed, is_in_checkpoint: bool) -> Result<(), VaultError> {
    *sealed.frames() = audit::check_log(sealed)?;
    if is_in_checkpoint {
        sealed.check_not_torn()?;
    }
    audit::check_no_page_is_missing(sealed)?;
    if is_in_checkpoint { Ok(()) } else { sealed.check_before_recovery() }
}

/// Refuses a file of format version 1 as the program did that wrote it.
///
/// # Errors
/// As [`check`].
pub(crate) fn check_version_1(sealed: &Sealed) -> Result<(), VaultError> {
    sealed.check_length()?;
    let log = audit::check_log(sealed)?;
    let has_log = log.slots() > 0 || found_log::look(sealed)? == FoundLog::Own;
    *sealed.frames() = log;
    audit::check_no_page_is_missing(sealed)?;
    if has_log { sealed.check_before_recovery() } else { Ok(()) }
}

/// Looks at a file that is only read, which nothing is refused of.
pub(super) fn look(sealed: &Sealed) -> Found {
    // One that cannot be looked at may hold something.
    let found = found_log::look(sealed).unwrap_or(FoundLog::Own);
    if found == FoundLog::Own {
        *sealed.frames() = audit::check_log(sealed).unwrap_or_else(|_| Frames::default());
    }
    let header = sealed.header();
    let ended = if header.version == FORMAT_VERSION_1 && header.seal.is_none() {
        Ended::Interrupted
    } else {
        ended(header.state, found)
    };
    Found { ended, kept_log: None, log_is_in: found != FoundLog::Own }
}

fn ended(state: State, found: FoundLog) -> Ended {
    match (state, found) {
        (State::Closed, _) => Ended::Cleanly,
        (State::Open, FoundLog::Missing | FoundLog::Foreign) => Ended::WithoutItsLog,
        (State::Open | State::Checkpoint(_) | State::Making, _) => Ended::Interrupted,
    }
}
