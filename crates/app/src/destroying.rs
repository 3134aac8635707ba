//! Destroying an inventory so that no page of the journal, and of no copy that can be reached, holds it any more.

use std::path::Path;

use candor_journal::model::Id;
use candor_journal::{Journal, JournalError};
use candor_vault::{Passphrase, Secret, Vault};

use crate::error::AppError;
use crate::session::OpenJournal;

/// Destroys an inventory in an open journal; that it was destroyed before is as good. Its pages are written anew
/// afterwards: see [`Vault::write_anew`].
///
/// # Errors
/// Those of the disk; the inventory is still there then.
pub(crate) fn destroy(journal: &mut OpenJournal, inventory: Id) -> Result<(), AppError> {
    match journal.destroy_inventory(inventory) {
        Err(JournalError::NotFound(_)) => Ok(()),
        result => Ok(result?),
    }
}

/// Destroys an inventory in a copy of the journal, in place: each step is a commit of the copy's own log, so a power
/// cut leaves the copy as it was or as it is to be.
///
/// # Errors
/// [`AppError::WrongPassphrase`] for a copy that was made under another passphrase; every way in which a file can fail
/// to open; those of the disk.
pub(crate) fn destroy_in_copy(path: &Path, passphrase: &Passphrase, inventory: Id) -> Result<(), AppError> {
    let vault = Vault::open(path, Secret::Passphrase(passphrase))?;
    // Nothing is written to a copy that is damaged: it may be what is needed one day.
    vault.check_pages()?;
    vault.check_closed_seal()?;
    let mut journal = Journal::open(vault)?;
    destroy(&mut journal, inventory)?;
    let vault = journal.into_database();
    vault.write_anew()?;
    vault.verify()?;
    Ok(vault.close()?)
}
