//! The log that lies beside a vault when it is opened: whose it is.
//!
//! A sync program, a person who puts a copy in place, or another computer can leave a log there that goes on from
//! another file, or from another state of this one. It holds somebody's words, so it is neither brought in, which would
//! mix two lines, nor written over: it is put aside.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::audit::LogHeader;
use crate::disk::{Access, DiskFile, Role, read_up_to_end};
use crate::error::VaultError;
use crate::header::{FORMAT_VERSION_1, State};
use crate::layout::{WAL_HEADER, WAL_SLOT, wal_slot_offset};
use crate::mutant::{Mutant, is_active};
use crate::seal::{self, LogName};
use crate::sealed::Sealed;

const READING: &str = "reading the write-ahead log";

/// What lies beside the main file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FoundLog {
    /// There is no such file.
    Missing,
    /// One without a word that is not in the main file: it is empty, or left over, or of a transaction that nobody was
    /// told is saved.
    Spent,
    /// The log of this file, going on from the state that it is in.
    Own,
    /// It goes on from something else.
    Foreign,
}

/// Looks at the log beside a file, if there is one. Of format version 1 it cannot be told whose it is.
///
/// # Errors
/// What the disk says.
pub(crate) fn look(sealed: &Sealed) -> Result<FoundLog, VaultError> {
    let opened = sealed.disk().open(sealed.log_path(), Role::WriteAheadLog, Access::Read);
    let mut file = match opened.map_err(|error| VaultError::from_disk(error, READING)) {
        Ok(file) => file,
        Err(VaultError::Missing) => return Ok(FoundLog::Missing),
        Err(error) => return Err(error),
    };
    whose(sealed, &mut *file)
}

fn whose(sealed: &Sealed, file: &mut dyn DiskFile) -> Result<FoundLog, VaultError> {
    let failed = |error| VaultError::from_disk(error, READING);
    if file.size().map_err(failed)? == 0 {
        return Ok(FoundLog::Spent);
    }
    let header = sealed.header();
    if header.version == FORMAT_VERSION_1 {
        return Ok(FoundLog::Own);
    }
    let own = header.log_name();
    let mut first_to_open = None;
    let mut named = Vec::new();
    let mut slot = Zeroizing::new([0; WAL_SLOT]);
    for index in 0.. {
        if read_up_to_end(file, &mut *slot, wal_slot_offset(index)).map_err(failed)? < WAL_SLOT {
            break;
        }
        let name = LogName::named_by(&slot);
        named.extend(session_of(name).filter(|session| *session != [0; 8]));
        // A log that was copied while it began anew can have an old slot before those that count.
        if (name == own || first_to_open.is_none())
            && seal::open_slot(sealed.keys().log(), sealed.copy_id(), &name, index, &mut slot).is_ok()
        {
            if name == own {
                return Ok(FoundLog::Own);
            }
            first_to_open = Some(name);
        }
    }
    if let Some(name) = first_to_open {
        return Ok(if is_before(name, own) { FoundLog::Spent } else { FoundLog::Foreign });
    }
    let mut clear = [0; WAL_HEADER];
    read_up_to_end(file, &mut clear, 0).map_err(failed)?;
    if !LogHeader::parse(&clear).is_some_and(|header| header.is_ours()) {
        return Ok(FoundLog::Spent);
    }
    // A log of another copy, or of another vault: it opens nowhere here. A file that was closed has none of its own. One
    // that was not may have a torn one, in which anything can stand, but not the same session twice.
    let is_foreign = if header.state == State::Closed {
        !named.is_empty()
    } else {
        named.retain(|session| *session != header.session);
        named.sort_unstable();
        named.windows(2).any(|pair| pair[0] == pair[1])
    };
    Ok(if is_foreign { FoundLog::Foreign } else { FoundLog::Spent })
}

fn session_of(name: LogName) -> Option<[u8; 8]> {
    match name {
        LogName::Continuing { session, .. } => Some(session),
        LogName::Generation(_) => None,
    }
}

/// Whether a log of the same session goes on from a state before: what it has was brought in since.
fn is_before(found: LogName, own: LogName) -> bool {
    match (found, own) {
        (
            LogName::Continuing { session: found, base: before },
            LogName::Continuing { session: own, base: after },
        ) => {
            let ahead = u32::from_le_bytes(after).wrapping_sub(u32::from_le_bytes(before));
            found == own && ahead != 0 && ahead < 1 << 31
        }
        _ => false,
    }
}

/// Gives a foreign log a name of its own beside the vault, and answers where it lies.
///
/// # Errors
/// What the disk says; then it lies where it was.
pub(crate) fn put_aside(sealed: &Sealed) -> Result<PathBuf, VaultError> {
    if is_active(Mutant::ForeignLogDeleted) {
        let deleted = sealed.disk().delete(sealed.log_path(), true);
        return deleted
            .map(|()| sealed.log_path().to_owned())
            .map_err(|error| VaultError::from_disk(error, "deleting a log"));
    }
    for number in 1_u32.. {
        let mut kept = sealed.log_path().to_owned().into_os_string();
        kept.push(format!(".kept-{number}"));
        let kept = PathBuf::from(kept);
        match sealed.disk().rename(sealed.log_path(), &kept, false) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(VaultError::from_io(error, "putting a log of another session aside")),
            Ok(()) => return Ok(kept),
        }
    }
    Err(VaultError::AlreadyExists)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_of_the_same_session_is_before_also_where_its_number_begins_again() {
        let name =
            |session: u8, base: u32| LogName::Continuing { session: [session; 8], base: base.to_le_bytes() };
        for (before, after) in [(1, 2), (1, 1 << 31), (u32::MAX, 0), (u32::MAX - 5, 5)] {
            assert!(is_before(name(1, before), name(1, after)));
            assert!(!is_before(name(1, after), name(1, before)));
            assert!(!is_before(name(2, before), name(1, after)), "another session");
        }
        assert!(!is_before(name(1, 7), name(1, 7)));
    }
}
