//! Whether the open file is ours alone still, and where its path leads.
//!
//! A sync program puts another file in its place, a person tidies the folder, a stick is pulled: the system goes on
//! writing into a file that nobody will find again. So both questions are asked before a transaction or a checkpoint
//! writes, and the second once more after its sync, before anybody is told that it is saved.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::ffi;

use super::{Sealed, lock};
use crate::disk::{DiskError, DiskResult, Identity};
use crate::error::VaultError;
use crate::mutant::{Mutant, is_active};

const ASKING: &str = "looking where the file is";

/// Where the file was when it was last looked for.
pub(super) struct Whereabouts {
    main: Option<Identity>,
    log: Mutex<Option<Identity>>,
    /// The path that leads to it, which follows a folder that is renamed.
    path: Mutex<PathBuf>,
    /// Asked since the last sync.
    is_asked: AtomicBool,
    /// The vault is being closed: what was committed is brought in wherever the file lies.
    is_closing: AtomicBool,
    /// The vault was not closed, since the file is not ours, or nowhere: SQLite shall leave both files as they are.
    is_left_alone: AtomicBool,
}

/// Where the open file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Where its path leads, or with its log beside it where its folder was moved to.
    InPlace,
    /// It has a name, and another than ours; its log is not beside it.
    Apart,
    /// It has no name any more: what is in it is gone once it is closed.
    Gone,
}

impl Whereabouts {
    pub(super) fn new(path: &Path, main: Option<Identity>) -> Self {
        Self {
            main,
            log: Mutex::default(),
            path: Mutex::new(path.to_owned()),
            is_asked: AtomicBool::new(false),
            is_closing: AtomicBool::new(false),
            is_left_alone: AtomicBool::new(false),
        }
    }
}

impl Sealed {
    /// Where the vault lies now: another path than it was opened by, once its folder was renamed.
    pub(crate) fn present_path(&self) -> PathBuf {
        lock(&self.whereabouts.path).clone()
    }

    /// Where its log lies now.
    pub(crate) fn present_log_path(&self) -> PathBuf {
        log_beside(self.present_path())
    }

    /// The log was opened.
    pub(crate) fn note_log(&self, log: Option<Identity>) {
        *lock(&self.whereabouts.log) = log;
    }

    /// Asks whether the lock is held, and whether file and log are where they were.
    ///
    /// # Errors
    /// [`VaultError::AlreadyOpen`], [`VaultError::Moved`]; what the disk says.
    pub(crate) fn check_place(&self) -> Result<(), VaultError> {
        if self.is_read_only() {
            return Ok(());
        }
        let asked = self.keep_lock().and_then(|()| self.must_be_in_place(true));
        asked.map_err(|error| VaultError::from_disk(error, ASKING))
    }

    /// Before anything is written, once for what is written until the next sync.
    pub(crate) fn before_write(&self) -> DiskResult<()> {
        if self.whereabouts.is_left_alone.load(Ordering::Relaxed) {
            return Err(DiskError::MOVED);
        }
        if self.whereabouts.is_asked.load(Ordering::Relaxed) {
            return Ok(());
        }
        self.keep_lock()?;
        self.must_be_in_place(false)?;
        self.whereabouts.is_asked.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// After a sync, before it counts as done.
    pub(crate) fn after_sync(&self, of_the_log: bool) -> DiskResult<()> {
        self.whereabouts.is_asked.store(false, Ordering::Relaxed);
        self.must_be_in_place(of_the_log)
    }

    /// What SQLite is told when it asks before it brings the log in and deletes it at its close.
    pub(crate) fn has_moved(&self) -> bool {
        self.whereabouts.is_left_alone.load(Ordering::Relaxed) || self.must_be_in_place(false).is_err()
    }

    /// Whether the vault can be closed: what is in the log goes into the file if that will be found again.
    ///
    /// # Errors
    /// [`VaultError::AlreadyOpen`] and [`VaultError::Moved`]; then nothing is written any more.
    pub(crate) fn before_close(&self) -> Result<(), VaultError> {
        self.whereabouts.is_closing.store(true, Ordering::Relaxed);
        let asked = self.keep_lock().and_then(|()| self.must_be_in_place(false));
        asked.map_err(|error| {
            self.whereabouts.is_left_alone.store(true, Ordering::Relaxed);
            VaultError::from_disk(error, ASKING)
        })
    }

    /// After everything was brought in: a file that lies apart is whole there, and needs its log no more.
    ///
    /// # Errors
    /// [`VaultError::Moved`] when it does lie apart.
    pub(crate) fn after_close(&self) -> Result<(), VaultError> {
        match self.standing() {
            Ok(Standing::InPlace) => Ok(()),
            Ok(Standing::Apart) => {
                // An empty log that stays does no harm.
                let _ = self.delete_log(false);
                Err(VaultError::Moved)
            }
            Ok(Standing::Gone) => Err(VaultError::Moved),
            Err(error) => Err(VaultError::from_disk(error, ASKING)),
        }
    }

    /// Deletes the log, and never a file that has taken its name.
    pub(crate) fn delete_log(&self, sync_folder: bool) -> DiskResult<()> {
        let path = self.present_log_path();
        let ours = *lock(&self.whereabouts.log);
        if ours.is_some() && self.disk.identity_of(&path)? != ours {
            return Ok(());
        }
        self.disk.delete(&path, sync_folder)
    }

    fn keep_lock(&self) -> DiskResult<()> {
        if is_active(Mutant::LockNotChecked) {
            return Ok(());
        }
        lock(&self.main).file.keep_lock().map_err(|error| match error.primary() {
            ffi::SQLITE_BUSY => DiskError::TAKEN,
            _ => error,
        })
    }

    fn must_be_in_place(&self, log_too: bool) -> DiskResult<()> {
        let is_closing = self.whereabouts.is_closing.load(Ordering::Relaxed);
        match self.standing()? {
            Standing::InPlace if is_closing || !log_too => Ok(()),
            Standing::InPlace if self.log_is_beside(self.present_path())? => Ok(()),
            Standing::Apart if is_closing => Ok(()),
            _ => Err(DiskError::MOVED),
        }
    }

    fn standing(&self) -> DiskResult<Standing> {
        let Some(main) = self.whereabouts.main else { return Ok(Standing::InPlace) };
        if is_active(Mutant::MovedFileNotNoticed)
            || self.disk.identity_of(&self.present_path())? == Some(main)
        {
            return Ok(Standing::InPlace);
        }
        let (is_linked, path) = {
            let file = &lock(&self.main).file;
            (file.is_linked(), file.present_path())
        };
        if !is_linked {
            return Ok(Standing::Gone);
        }
        if let Some(path) = path
            && self.disk.identity_of(&path)? == Some(main)
            && self.log_is_beside(path.clone())?
        {
            *lock(&self.whereabouts.path) = path;
            return Ok(Standing::InPlace);
        }
        Ok(Standing::Apart)
    }

    /// Whether the log lies beside a path; also when none was opened.
    fn log_is_beside(&self, path: PathBuf) -> DiskResult<bool> {
        let log = *lock(&self.whereabouts.log);
        Ok(log.is_none() || self.disk.identity_of(&log_beside(path))? == log)
    }
}

/// The path of the log beside a vault.
pub(crate) fn log_beside(path: PathBuf) -> PathBuf {
    let mut path = path.into_os_string();
    path.push("-wal");
    path.into()
}
