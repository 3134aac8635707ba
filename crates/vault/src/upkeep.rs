//! What is done to an open vault now and then: bringing the log in, copying, checking, and
//! changing what opens it.

use std::path::Path;
use std::sync::Arc;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, ffi};

use crate::attempt::Attempt;
use crate::connection::Purpose;
use crate::cost::KeyCost;
use crate::error::{Place, VaultError};
use crate::header::Header;
use crate::keys::Keys;
use crate::part::{self, Part};
use crate::secret::{Passphrase, RecoveryKey, Secret};
use crate::vault::{Vault, new_header, refuse_existing, resolve};

/// Pages that are copied between two looks at whether to go on.
const PAGES_AT_A_TIME: std::ffi::c_int = 1024;

/// A copy or a vault that was read from end to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// Pages of 4096 bytes; each of them opened.
    pub pages: u64,
}

/// What the seal says about the pages in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedState {
    /// They are together what was sealed last: at a clean close, or when a log was brought in.
    Unchanged,
    /// Nothing can be said of them together: a log was to be brought in and could not be, or the file is of format
    /// version 1 and was not closed.
    Unknown,
}

impl Vault {
    fn connection(&self) -> &Connection {
        std::borrow::Borrow::borrow(self)
    }

    /// Brings what was committed from the log into the main file, and empties the log.
    ///
    /// # Errors
    /// [`VaultError::Database`] when a statement is still being read; those of [`Vault::check_place`]; what the disk says.
    pub fn checkpoint(&self) -> Result<(), VaultError> {
        if self.is_read_only() {
            return Err(VaultError::ReadOnly);
        }
        self.check_place()?;
        self.bring_log_in()
    }

    /// As [`Vault::checkpoint`], wherever the file lies.
    pub(crate) fn bring_log_in(&self) -> Result<(), VaultError> {
        let busy: bool = self
            .connection()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
            .map_err(|error| self.explain(&error).unwrap_or(VaultError::Database(error)))?;
        if busy {
            let busy = ffi::Error { code: ErrorCode::DatabaseBusy, extended_code: ffi::SQLITE_BUSY };
            return Err(VaultError::Database(rusqlite::Error::SqliteFailure(busy, None)));
        }
        Ok(())
    }

    /// Writes every page anew from what is in the database, and empties the log. What was deleted stands in pages that
    /// are free until then.
    ///
    /// # Errors
    /// [`VaultError::ReadOnly`]; what the disk says, most of all that it is full: for a moment the vault needs its own
    /// size once more. Nothing is lost then, and the free pages are as they were.
    pub fn write_anew(&self) -> Result<(), VaultError> {
        if self.is_read_only() {
            return Err(VaultError::ReadOnly);
        }
        self.connection()
            .execute_batch("VACUUM")
            .map_err(|error| self.explain(&error).unwrap_or(VaultError::Database(error)))?;
        self.checkpoint()
    }

    /// Reads every page of the main file and has SQLite check what they hold.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] with the first page that does not open, or [`Place::Structure`].
    pub fn verify(&self) -> Result<Verified, VaultError> {
        let pages = self.sealed().check_every_page()?;
        // SQLite counts a page that it could not get, for want of memory, among what is wrong. Real
        // damage is there the second time too.
        if self.is_well_formed()? || self.is_well_formed()? {
            Ok(Verified { pages })
        } else {
            Err(VaultError::damaged(Place::Structure))
        }
    }

    /// What SQLite's own check says.
    fn is_well_formed(&self) -> Result<bool, VaultError> {
        self.sealed().forget_errors();
        let answer: String = self
            .connection()
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(|error| self.explain(&error).unwrap_or(VaultError::Database(error)))?;
        match self.sealed().first_error() {
            // It counts a page that the disk did not give among what is wrong, too.
            Some(error) if answer != "ok" => Err(self.sealed().explain_disk(error)),
            _ => Ok(answer == "ok"),
        }
    }

    /// Opens every page of the main file, without looking at what they hold.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] with the first page that does not open.
    pub fn check_pages(&self) -> Result<Verified, VaultError> {
        Ok(Verified { pages: self.sealed().check_every_page()? })
    }

    /// Compares the pages with the seal over all of them. It notices a page that was put back from an older copy of the
    /// same file, which each page alone cannot show.
    ///
    /// # Errors
    /// [`Place::ClosedSeal`] damaged when they differ, [`Place::Torn`] when it was copied while a log was being brought in;
    /// what the disk says.
    pub fn check_closed_seal(&self) -> Result<ClosedState, VaultError> {
        match self.sealed().check_closed()? {
            Some(true) => Ok(ClosedState::Unchanged),
            Some(false) => Err(VaultError::damaged(Place::ClosedSeal)),
            None => Ok(ClosedState::Unknown),
        }
    }

    /// Replaces the passphrase. The old one opens this file no more, neither copy of the header. The data key stays: with
    /// the old passphrase and the header of any older copy what is written from now on can be read, too.
    /// [`Vault::rekey`] is what shuts the old passphrase out.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when `current` does not open the vault; nothing has changed then.
    /// When the disk fails half way the old one stays, once the disk works again before the vault
    /// is closed; after a disk that goes on failing, or a power cut, one of the two opens it.
    pub fn change_passphrase<'a>(
        &mut self,
        current: impl Into<Attempt<'a>>,
        new: &Passphrase,
        cost: KeyCost,
    ) -> Result<(), VaultError> {
        cost.check()?;
        self.confirm(current)?;
        // Derived before the header is touched: a refusal of memory must change nothing.
        let mut changed = self.sealed().header();
        changed.set_slot(Secret::Passphrase(new), cost, self.sealed().keys().data())?;
        self.sealed().change_header(|header| header.slots = changed.slots)
    }

    /// What a try at the passphrase costs, where there is one passphrase.
    pub fn passphrase_cost(&self) -> Option<KeyCost> {
        self.sealed().header().passphrase_cost()
    }

    /// Has a try at the passphrase cost something else: computers grow faster, and so do those of whoever guesses. The
    /// passphrase stays. Older copies of the file go on costing what they did.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when it is not the passphrase, with nothing changed; as [`Vault::change_passphrase`].
    pub fn change_cost<'a>(
        &mut self,
        passphrase: impl Into<Attempt<'a>>,
        cost: KeyCost,
    ) -> Result<(), VaultError> {
        let mut changed = self.sealed().header();
        changed.change_cost(passphrase.into(), cost.check()?, self.sealed().keys().data())?;
        self.sealed().change_header(|header| header.slots = changed.slots)
    }

    /// Adds a recovery key. Those that are there open the vault still, until somebody has shown by
    /// [`Vault::keep_only_recovery_key`] that the new one was copied. Where all slots are taken it replaces the oldest key
    /// of which nobody did.
    ///
    /// # Errors
    /// As [`Vault::change_passphrase`]; [`VaultError::NoFreeSlot`].
    pub fn add_recovery_key<'a>(
        &mut self,
        current: impl Into<Attempt<'a>>,
        new: &RecoveryKey,
    ) -> Result<(), VaultError> {
        self.confirm(current)?;
        let mut changed = self.sealed().header();
        changed.add_recovery_slot(new, self.sealed().keys().data())?;
        self.sealed().change_header(|header| header.slots = changed.slots)
    }

    /// Leaves one recovery key, whose copy was checked. All others open nothing afterwards in this file.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when it is no key of this vault; what the disk says, as [`Vault::change_passphrase`].
    pub fn keep_only_recovery_key(&mut self, kept: &RecoveryKey) -> Result<(), VaultError> {
        let mut changed = self.sealed().header();
        changed.keep_one_recovery_slot(kept, self.sealed().keys().data())?;
        self.sealed().change_header(|header| header.slots = changed.slots)
    }

    /// Whether a recovery key was added, or made with a new data key, whose copy was never checked.
    pub fn has_unchecked_recovery_key(&self) -> bool {
        self.sealed().header().has_unchecked_key()
    }

    /// Whether a secret opens this vault, as a question before something serious.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when it does not; those of trying, as in [`Vault::open`].
    pub fn confirm<'a>(&self, attempt: impl Into<Attempt<'a>>) -> Result<(), VaultError> {
        self.sealed().header().with_data_key(attempt, zeroize::Zeroize::zeroize)
    }

    /// Writes a sealed copy that the same secrets open, reads it from end to end, and only then
    /// gives it its name. Work goes on in the vault afterwards as before.
    ///
    /// The copy has its own page keys, so no page of one can be put into the other.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`] when there is a file of that name; what the disk says; [`VaultError::Stopped`].
    pub fn backup_to(&self, path: impl AsRef<Path>) -> Result<Verified, VaultError> {
        self.backup_above(path, 0)
    }

    /// As [`Vault::backup_to`], with a sequence that is at least as high as the one given: for a copy that is to go on
    /// as the vault, so that it and what is made of it count as newer than what it replaces.
    ///
    /// # Errors
    /// As [`Vault::backup_to`].
    pub fn backup_above(&self, path: impl AsRef<Path>, sequence: u64) -> Result<Verified, VaultError> {
        let disk = self.sealed().disk();
        let target = resolve(&**disk, path.as_ref())?;
        refuse_existing(&**disk, &target)?;
        if let (Some(folder), false) = (target.parent(), self.is_read_only()) {
            part::remove_abandoned(self.sealed(), folder);
        }
        let mut header = self.header_of_copy()?;
        header.sequence = header.sequence.max(sequence);
        let keys = self.sealed().keys().for_copy(&header.file_id, &header.copy_id);
        let part = Part::new(Arc::clone(disk), &target)?;
        let verified = self.copy_into(&part, header, keys)?;
        part.publish(&target, false)?;
        Ok(verified)
    }

    /// Copies the vault under a new data key, with new secrets (the recovery key as one that nobody has checked), into a
    /// new file that takes the
    /// old one's place once it has been read from end to end. Older copies of the file still
    /// open with what opened them.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when `current` does not open the vault; what the disk says. The
    /// vault is closed then, and unchanged, unless the disk failed at the very end, while the new
    /// file took the name or was opened: then the new one may be there, whole, with its new secrets.
    pub fn rekey<'a>(
        self,
        current: impl Into<Attempt<'a>>,
        passphrase: &Passphrase,
        recovery_key: &RecoveryKey,
        cost: KeyCost,
    ) -> Result<Self, VaultError> {
        self.confirm(current)?;
        let disk = Arc::clone(self.sealed().disk());
        self.check_place()?;
        let path = self.present_path();
        let (mut header, keys) = new_header(passphrase, recovery_key, KeyCost::UNCHECKED_KEY, cost)?;
        header.sequence = self.sequence() + 1;
        header.lineage = self.milestones();
        header.keep_present();
        let again = keys.for_copy(&header.file_id, &header.copy_id);
        let part = Part::new(Arc::clone(&disk), &path)?;
        self.copy_into(&part, header, keys)?;

        // The old log goes first, or it would lie beside the new file.
        let old = self.release()?;
        if cfg!(windows) {
            // Windows does not rename over an open file.
            drop(old);
            part.publish(&path, true)?;
        } else {
            // Elsewhere the old file stays locked until its name is the new one's.
            part.publish(&path, true)?;
            drop(old);
        }
        Self::open_file(disk, path, false, |_| Ok(again))
    }

    /// The header of a copy. It is the state that this vault is in, when everything is in the main file; with what is in a
    /// log that cannot be brought in it becomes one of its own, which goes on from there.
    pub(crate) fn header_of_copy(&self) -> Result<Header, VaultError> {
        let log_is_in = if self.is_read_only() {
            self.log_is_in()
        } else {
            // Where the disk has no room for it, the copy is wanted all the more.
            self.checkpoint().is_ok()
        };
        let milestones = self.milestones();
        let mut header = self.sealed().header();
        // Closing the copy counts as a change of it, and it must not seem newer than its original.
        header.sequence = header.sequence.saturating_sub(1);
        if !log_is_in {
            header.lineage = milestones;
            header.present = None;
            header.keep_present();
        }
        header.of_copy()
    }

    /// An error of copying: this vault's, unless it was the copy that could not be written.
    fn explain_backup(&self, copy: &Self, error: rusqlite::Error) -> VaultError {
        match self.explain(&error) {
            Some(VaultError::Io { .. }) | None => copy.explain(&error),
            known => known,
        }
        .unwrap_or(VaultError::Database(error))
    }

    /// Fills a new file with this vault's content and reads it back from end to end.
    pub(crate) fn copy_into(&self, part: &Part, header: Header, keys: Keys) -> Result<Verified, VaultError> {
        let again = keys.for_copy(&header.file_id, &header.copy_id);
        let mut copy = part.begin(header, keys, Purpose::Target)?;
        {
            let target = std::borrow::BorrowMut::borrow_mut(&mut copy);
            let backup = Backup::new(self.connection(), target)?;
            let copied = loop {
                self.sealed().goes_on()?;
                match backup.step(PAGES_AT_A_TIME) {
                    Ok(StepResult::More) => {}
                    ended => break ended,
                }
            };
            drop(backup);
            match copied {
                Ok(StepResult::Done) => {}
                Ok(_) => return Err(VaultError::Database(rusqlite::Error::InvalidQuery)),
                Err(error) => return Err(self.explain_backup(&copy, error)),
            }
        }
        copy.close()?;
        let disk = Arc::clone(self.sealed().disk());
        let copy = Self::open_file(disk, part.path().to_owned(), true, |_| Ok(again))?;
        copy.heed(self)?;
        copy.verify()
    }
}
