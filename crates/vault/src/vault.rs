//! The vault: making one, opening one, closing it.

use std::borrow::{Borrow, BorrowMut};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use zeroize::Zeroizing;

use crate::attempt::Attempt;
use crate::connection::{self, Purpose};
use crate::cost::KeyCost;
use crate::disk::{Access, Disk, DiskFile, Lock, Role};
use crate::error::{Place, VaultError};
use crate::header::{FORMAT_VERSION, Header, HeaderSummary};
use crate::keys::Keys;
use crate::layout::{PAGE, PAGES_START};
use crate::lineage::Milestone;
use crate::part::{self, Part};
use crate::sealed::Sealed;
use crate::secret::{Passphrase, RecoveryKey, Secret};
use crate::store::{self, StoredHeader};
use crate::sys::disk::SystemDisk;
use crate::sys::shim::Shim;

mod opening;

use crate::random;
pub(crate) use opening::check_version_1;

/// An open vault.
///
/// Its connection is had through [`Borrow`] and [`BorrowMut`]. Dropping it closes it as
/// [`Vault::close`] does, but has nobody to tell of an error.
pub struct Vault {
    // In this order: SQLite lets go of its files, then of the shim, then the keys are wiped and
    // the file's lock is given back.
    connection: Connection,
    shim: Shim,
    sealed: Arc<Sealed>,
    found: Found,
    is_finished: bool,
}

/// How the session before this one ended, as the file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It was closed, or nothing was written to it yet.
    Cleanly,
    /// Its program or its computer stopped. What had been acknowledged was in the log, and has been brought in.
    Interrupted,
    /// The file says that it is open, and its log is not there: it was copied alone while it was open, or its log was
    /// taken away. What it holds is whole, and what was written after its last checkpoint is missing.
    WithoutItsLog,
}

/// What was found when the vault was opened.
struct Found {
    ended: Ended,
    kept_log: Option<PathBuf>,
    /// Everything that was committed was in the main file.
    log_is_in: bool,
}

impl Found {
    const CLEAN: Self = Self { ended: Ended::Cleanly, kept_log: None, log_is_in: true };
}

impl Vault {
    /// Makes a new vault and opens it. It is made under a temporary name and gets its own when it
    /// is whole, so a crash leaves either no vault or a good one.
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`] when there is a file of that name, which is left alone;
    /// [`VaultError::Missing`] when there is no such folder; those of key derivation and the disk.
    pub fn create(
        path: impl AsRef<Path>,
        passphrase: &Passphrase,
        recovery_key: &RecoveryKey,
        cost: KeyCost,
    ) -> Result<Self, VaultError> {
        Self::create_on(Arc::new(SystemDisk), path.as_ref(), passphrase, recovery_key, cost)
    }

    /// As [`Vault::create`], on a disk of the caller's.
    ///
    /// # Errors
    /// As [`Vault::create`].
    pub fn create_on(
        disk: Arc<dyn Disk>,
        path: &Path,
        passphrase: &Passphrase,
        recovery_key: &RecoveryKey,
        cost: KeyCost,
    ) -> Result<Self, VaultError> {
        let path = resolve(&*disk, path)?;
        refuse_existing(&*disk, &path)?;
        let (header, keys) = new_header(passphrase, recovery_key, KeyCost::MINIMUM, cost)?;
        let again = keys.for_copy(&header.file_id, &header.copy_id);
        let part = Part::new(Arc::clone(&disk), &path)?;
        part.begin(header, keys, Purpose::New)?.close()?;
        part.publish(&path, false)?;
        // An error from here on must not leave a vault of which nobody knows.
        let named = Part::named(Arc::clone(&disk), path.clone());
        let vault = Self::open_file(disk, path, false, |_| Ok(again))?;
        named.keep();
        Ok(vault)
    }

    /// Opens a vault.
    ///
    /// When it fails nothing was written: no byte of the file or its log has changed. Only where the
    /// disk fails while a crash's log is being brought in may a part of it be in the file already;
    /// the log stays, and the next opening begins again.
    ///
    /// # Errors
    /// Every variant of [`VaultError`] that concerns a file: see there. [`VaultError::OlderFormat`] for one that
    /// [`Vault::upgrade`] has to bring up to this format first.
    pub fn open<'a>(path: impl AsRef<Path>, attempt: impl Into<Attempt<'a>>) -> Result<Self, VaultError> {
        Self::open_on(Arc::new(SystemDisk), path.as_ref(), attempt)
    }

    /// As [`Vault::open`], on a disk of the caller's.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn open_on<'a>(
        disk: Arc<dyn Disk>,
        path: &Path,
        attempt: impl Into<Attempt<'a>>,
    ) -> Result<Self, VaultError> {
        let path = resolve(&*disk, path)?;
        Self::open_file(disk, path, false, |stored| stored.header.unlock(&stored.bytes, attempt))
    }

    /// Opens a vault only to read it, as far as it can be read: pages that do not open give
    /// [`VaultError::Damaged`] when a statement reaches them, the others are as they were. A log
    /// that lost commits is read up to the place where they are missing.
    ///
    /// # Errors
    /// As [`Vault::open`]; a header that is damaged in both copies cannot be read past.
    pub fn open_read_only<'a>(
        path: impl AsRef<Path>,
        attempt: impl Into<Attempt<'a>>,
    ) -> Result<Self, VaultError> {
        Self::open_read_only_on(Arc::new(SystemDisk), path.as_ref(), attempt)
    }

    /// As [`Vault::open_read_only`], on a disk of the caller's.
    ///
    /// # Errors
    /// As [`Vault::open_read_only`].
    pub fn open_read_only_on<'a>(
        disk: Arc<dyn Disk>,
        path: &Path,
        attempt: impl Into<Attempt<'a>>,
    ) -> Result<Self, VaultError> {
        let path = resolve(&*disk, path)?;
        Self::open_file(disk, path, true, |stored| stored.header.unlock(&stored.bytes, attempt))
    }

    /// Brings everything into the one file, seals it, and closes. The keys are wiped and the lock
    /// is given back whatever the answer is; on an error the log stays and is read next time.
    ///
    /// # Errors
    /// What the disk says. Nothing that was committed is lost by it. [`VaultError::Moved`] when the file is not where it
    /// was: one that lies elsewhere is whole there; one that was deleted or replaced is gone with this call, so
    /// [`Vault::check_place`] should be asked before, and [`Vault::backup_to`] used. [`VaultError::AlreadyOpen`] when
    /// another has the file; it is left to them.
    pub fn close(mut self) -> Result<(), VaultError> {
        self.finish()
    }

    /// Where the vault lay when it was opened: absolute, links followed.
    pub fn path(&self) -> &Path {
        self.sealed.path()
    }

    /// Where the vault lies now. Where its whole folder was renamed while it is open this is another path than
    /// [`Vault::path`]; it is known once something was written, or [`Vault::check_place`] was asked.
    pub fn present_path(&self) -> PathBuf {
        self.sealed.present_path()
    }

    /// Asks whether what is committed now would be found again: whether the lock is held, and the file and its log are
    /// where they were.
    ///
    /// # Errors
    /// [`VaultError::AlreadyOpen`] when another has the file; [`VaultError::Moved`] when file or log were taken away or
    /// replaced. Both may pass. [`Vault::backup_to`] writes what is in the vault elsewhere meanwhile.
    pub fn check_place(&self) -> Result<(), VaultError> {
        self.sealed.check_place()
    }

    /// Names the vault; its backups have the same name, a new vault has another.
    pub fn file_id(&self) -> [u8; 16] {
        self.sealed.header().file_id
    }

    /// Grows with every session that changed something and with every change of a secret. A file
    /// with a lower number than the one last seen is an older copy.
    pub fn sequence(&self) -> u64 {
        self.sealed.header().sequence
    }

    /// The states that it went through as far as they are kept, the present one last. See [`crate::relation`].
    ///
    /// The present one may be remembered from here on: it will be found in what the vault becomes.
    pub fn milestones(&self) -> Vec<Milestone> {
        self.sealed.milestones()
    }

    /// How the session before this one ended.
    pub fn ended(&self) -> Ended {
        self.found.ended
    }

    /// Where a log was put that lay beside the vault when it was opened and goes on from something else: it holds what
    /// was written in another session, on another computer, or in another copy.
    pub fn kept_log(&self) -> Option<&Path> {
        self.found.kept_log.as_deref()
    }

    /// Whether the vault was opened only to be read.
    pub fn is_read_only(&self) -> bool {
        self.sealed.is_read_only()
    }

    /// Pages of 4096 bytes in the file.
    pub fn pages(&self) -> u64 {
        self.sealed.pages()
    }

    /// What an error of an ordinary statement means, with the page's number where one is damaged;
    /// `None` for an error of the statement itself. See [`crate::map_sqlite_error`].
    pub fn explain(&self, error: &rusqlite::Error) -> Option<VaultError> {
        connection::explain(error, &self.sealed, |_| None)
    }

    /// Whether everything was in the main file when it was opened.
    pub(crate) fn log_is_in(&self) -> bool {
        self.found.log_is_in
    }

    pub(crate) fn sealed(&self) -> &Arc<Sealed> {
        &self.sealed
    }

    /// Opens an existing file; `unlock` turns its header into keys.
    pub(crate) fn open_file(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        read_only: bool,
        unlock: impl FnOnce(&StoredHeader) -> Result<Keys, VaultError>,
    ) -> Result<Self, VaultError> {
        let mut file = open_locked(&*disk, &path, read_only)?;
        let stored = store::read(&mut *file)?;
        if stored.header.version < FORMAT_VERSION && !read_only {
            return Err(VaultError::OlderFormat { found: stored.header.version });
        }
        let keys = unlock(&stored)?;
        refuse_without_page(&mut *file)?;
        let sealed = Arc::new(Sealed::new(disk, path, file, stored.header, keys, read_only)?);
        let found = if read_only { opening::look(&sealed) } else { opening::check(&sealed)? };
        let mut vault = Self::start(sealed, Purpose::Existing)?;
        vault.found = found;
        if !read_only {
            if let Some(other) = stored.differing {
                vault.sealed.repair_header(other)?;
            }
            // What a crash left in the log goes into the file before anything is added, so that
            // no slot of the lost end can ever be taken for a part of what comes after it.
            vault.checkpoint()?;
            if let Some(folder) = vault.path().parent() {
                part::remove_abandoned(&vault.sealed, folder);
            }
        }
        Ok(vault)
    }

    /// Connects SQLite to a sealed file.
    pub(crate) fn start(sealed: Arc<Sealed>, purpose: Purpose) -> Result<Self, VaultError> {
        let shim = Shim::register(&sealed)?;
        let connection = connection::open(&sealed, &shim, purpose)?;
        Ok(Self { connection, shim, sealed, found: Found::CLEAN, is_finished: false })
    }

    fn finish(&mut self) -> Result<(), VaultError> {
        if self.is_finished || self.is_read_only() {
            return Ok(());
        }
        self.is_finished = true;
        let finished = self.bring_in_and_seal();
        if finished.is_err() {
            // SQLite would try once more when it closes, and delete the log, of a file that says it is open.
            let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
        finished
    }

    fn bring_in_and_seal(&self) -> Result<(), VaultError> {
        self.sealed.before_close()?;
        self.sealed.settle_header().map_err(|error| VaultError::from_disk(error, store::WRITING))?;
        self.bring_log_in()?;
        self.sealed.seal_closed()?;
        self.sealed.after_close()
    }

    /// Lets go of SQLite and its files, and keeps the lock.
    pub(crate) fn release(mut self) -> Result<Arc<Sealed>, VaultError> {
        self.finish()?;
        Ok(Arc::clone(&self.sealed))
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        // An error has been reported by `close`, or leaves a log that the next opening reads.
        let _ = self.finish();
    }
}

impl Borrow<Connection> for Vault {
    fn borrow(&self) -> &Connection {
        &self.connection
    }
}

impl BorrowMut<Connection> for Vault {
    fn borrow_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Vault").field("shim", &self.shim.name()).finish_non_exhaustive()
    }
}

/// What a vault's header says without a secret. The file is not locked and may be in use.
///
/// # Errors
/// [`VaultError::NotAVault`], [`VaultError::NewerFormat`], [`VaultError::Damaged`],
/// [`VaultError::CostOutOfBounds`], [`VaultError::Missing`], and those of the disk.
pub fn inspect(path: impl AsRef<Path>) -> Result<HeaderSummary, VaultError> {
    inspect_on(&SystemDisk, path.as_ref())
}

/// As [`inspect`], on a disk of the caller's.
///
/// # Errors
/// As [`inspect`].
pub fn inspect_on(disk: &dyn Disk, path: &Path) -> Result<HeaderSummary, VaultError> {
    let path = resolve(disk, path)?;
    let mut file = disk
        .open(&path, Role::Main, Access::Read)
        .map_err(|error| VaultError::from_disk(error, "opening the file"))?;
    Ok(store::read(&mut *file)?.header.summary())
}

pub(crate) fn resolve(disk: &dyn Disk, path: &Path) -> Result<PathBuf, VaultError> {
    disk.resolve(path).map_err(|error| VaultError::from_io(error, "finding the folder"))
}

pub(crate) fn refuse_existing(disk: &dyn Disk, path: &Path) -> Result<(), VaultError> {
    match disk.exists(path) {
        Ok(false) => Ok(()),
        Ok(true) => Err(VaultError::AlreadyExists),
        Err(error) => Err(VaultError::from_disk(error, "looking for the file")),
    }
}

/// A file that has no whole page is no vault that could be opened, whatever its header says.
pub(crate) fn refuse_without_page(file: &mut dyn DiskFile) -> Result<(), VaultError> {
    let size = file.size().map_err(|error| VaultError::from_disk(error, "measuring the file"))?;
    if size < PAGES_START + PAGE as u64 { Err(VaultError::damaged(Place::Truncated)) } else { Ok(()) }
}

/// Opens the main file and takes its lock, which lasts until the file is closed.
pub(crate) fn open_locked(
    disk: &dyn Disk,
    path: &Path,
    read_only: bool,
) -> Result<Box<dyn DiskFile>, VaultError> {
    let (access, lock) =
        if read_only { (Access::Read, Lock::Shared) } else { (Access::ReadWrite, Lock::Exclusive) };
    let mut file = disk
        .open(path, Role::Main, access)
        .map_err(|error| VaultError::from_disk(error, "opening the file"))?;
    if file.is_read_only() && !read_only {
        return Err(VaultError::ReadOnly);
    }
    match file.lock(lock).map_err(VaultError::from_lock) {
        // Whoever writes meanwhile can only make pages that do not fit together, and no harm.
        Err(VaultError::NoLocks) if read_only => Ok(file),
        taken => taken.map(|()| file),
    }
}

/// The header and keys of a new vault.
pub(crate) fn new_header(
    passphrase: &Passphrase,
    recovery_key: &RecoveryKey,
    recovery_cost: KeyCost,
    cost: KeyCost,
) -> Result<(Header, Keys), VaultError> {
    cost.check()?;
    let mut data = Zeroizing::new([0; 32]);
    random::fill(&mut *data)?;
    let mut header = Header::new(random::bytes()?)?;
    header.set_slot(Secret::Passphrase(passphrase), cost, &data)?;
    header.set_slot(Secret::RecoveryKey(recovery_key), recovery_cost, &data)?;
    let keys = Keys::derive(&mut data, &header.file_id, &header.copy_id);
    Ok((header, keys))
}
