//! What may be on the disk after a cut, and the look at whether it is so.

use std::borrow::Borrow;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use candor_vault::{ClosedState, Passphrase, RecoveryKey, Secret, Vault, VaultError, inspect_on};
use rusqlite::Connection;

use crate::journal::Journal;
use crate::simulated_disk::SimulatedDisk;

/// What opens a vault.
#[derive(Clone)]
pub(crate) struct Secrets {
    pub(crate) passphrase: String,
    pub(crate) recovery_key: Rc<RecoveryKey>,
}

/// A backup, finished or under way.
pub(crate) struct Copy {
    pub(crate) path: PathBuf,
    pub(crate) journal: Journal,
    pub(crate) secrets: Secrets,
    pub(crate) was_acknowledged: bool,
}

/// What may be there. While something is under way there are two of what it changes.
pub(crate) struct Expected {
    pub(crate) journals: Vec<Journal>,
    pub(crate) secrets: Vec<Secrets>,
    /// What opened it before, and must not any more.
    pub(crate) retired: Option<Secrets>,
    /// The last set of secrets is the first with a recovery key that is added beside it; whether that was acknowledged.
    pub(crate) key_beside: Option<bool>,
    /// It is only being made.
    pub(crate) may_be_missing: bool,
    /// It was closed and nothing was written since.
    pub(crate) is_closed: bool,
    pub(crate) copies: Vec<Copy>,
}

pub(crate) fn vault_path() -> PathBuf {
    PathBuf::from("/simulated/journal.candor")
}

pub(crate) fn connection(vault: &Vault) -> &Connection {
    vault.borrow()
}

pub(crate) fn open(disk: &SimulatedDisk, path: &Path, secrets: &Secrets) -> Result<Vault, VaultError> {
    let passphrase = Passphrase::new(&secrets.passphrase);
    Vault::open_on(Arc::new(disk.clone()), path, Secret::Passphrase(&passphrase))
}

impl Expected {
    /// Nothing yet; what will open it.
    pub(crate) fn nothing(secrets: Secrets) -> Self {
        Self {
            journals: vec![Journal::default()],
            secrets: vec![secrets],
            retired: None,
            key_beside: None,
            may_be_missing: true,
            is_closed: false,
            copies: Vec::new(),
        }
    }

    /// Opens the vault with whichever of the secrets it is.
    pub(crate) fn open(&self, disk: &SimulatedDisk) -> Result<Vault, VaultError> {
        let mut answer = Err(VaultError::WrongKey);
        for secrets in &self.secrets {
            answer = open(disk, &vault_path(), secrets);
            if !matches!(answer, Err(VaultError::WrongKey)) {
                break;
            }
        }
        answer
    }

    /// Looks at everything there is after a cut. From here on what was found is what is expected.
    pub(crate) fn look(&mut self, disk: &SimulatedDisk) -> Result<(), String> {
        match self.open(disk) {
            Ok(vault) => self.look_at(vault, disk)?,
            Err(VaultError::Missing) if self.may_be_missing => *self = Self::nothing(self.secrets[0].clone()),
            Err(error) => return Err(format!("does not open: {error:?}")),
        }
        for copy in &mut self.copies {
            copy.look(disk)?;
        }
        self.copies.retain(|copy| copy.was_acknowledged);
        self.look_at_names(disk)?;
        match disk.reused_nonces() {
            0 => Ok(()),
            reused => Err(format!("{reused} pages or slots were sealed with a nonce that was used before")),
        }
    }

    fn look_at(&mut self, mut vault: Vault, disk: &SimulatedDisk) -> Result<(), String> {
        if self.is_closed {
            is_as_it_was_closed(&vault)?;
        }
        self.look_at_key_beside(&mut vault)?;
        self.look_at_secrets(&vault)?;
        let held = whole_journal(&vault)?;
        if !self.journals.contains(&held) {
            return Err(format!("holds {} entries that are not what was committed", held.entries()));
        }
        close_and_look(vault, disk)?;
        let vault = self.open(disk).map_err(|error| format!("does not open again: {error:?}"))?;
        is_as_it_was_closed(&vault)?;
        if whole_journal(&vault)? != held {
            return Err("changed by closing".to_owned());
        }
        self.journals = vec![held];
        self.may_be_missing = false;
        self.is_closed = true;
        Ok(())
    }

    /// While a recovery key is added beside another, the one before opens the vault until the new one is kept alone, and
    /// the new one from when it was acknowledged. Where both do, somebody shows now that they have the new one.
    fn look_at_key_beside(&mut self, vault: &mut Vault) -> Result<(), String> {
        let Some(was_acknowledged) = self.key_beside.take() else { return Ok(()) };
        let opens = |secrets: &Secrets| vault.confirm(Secret::RecoveryKey(&secrets.recovery_key)).is_ok();
        let (before, new) = (opens(&self.secrets[0]), opens(&self.secrets[1]));
        if !(if was_acknowledged { new } else { before }) {
            return Err(format!("a key is missing: the one before {before}, the new one {new}"));
        }
        if before && new {
            let kept = vault.keep_only_recovery_key(&self.secrets[1].recovery_key);
            kept.map_err(|error| format!("the new key is not kept alone: {error:?}"))?;
        }
        Ok(())
    }

    /// One set of secrets opens it, both of the set, and nothing that was replaced does.
    fn look_at_secrets(&mut self, vault: &Vault) -> Result<(), String> {
        let is_open_to = |secret: Secret<'_>| match vault.confirm(secret) {
            Ok(()) => Ok(true),
            Err(VaultError::WrongKey) => Ok(false),
            Err(error) => Err(format!("a secret can not be tried: {error:?}")),
        };
        let mut whole = Vec::new();
        for (position, secrets) in self.secrets.iter().enumerate() {
            let passphrase = Passphrase::new(&secrets.passphrase);
            if is_open_to(Secret::Passphrase(&passphrase))?
                && is_open_to(Secret::RecoveryKey(&secrets.recovery_key))?
            {
                whole.push(position);
            }
        }
        let [current] = whole[..] else {
            return Err(format!("{} sets of secrets open it", whole.len()));
        };
        let current = self.secrets.swap_remove(current);
        for other in self.secrets.drain(..).chain(self.retired.take()) {
            let passphrase = Passphrase::new(&other.passphrase);
            if (other.passphrase != current.passphrase && is_open_to(Secret::Passphrase(&passphrase))?)
                || (!Rc::ptr_eq(&other.recovery_key, &current.recovery_key)
                    && is_open_to(Secret::RecoveryKey(&other.recovery_key))?)
            {
                return Err("a secret that was replaced still opens it".to_owned());
            }
        }
        self.secrets.push(current);
        Ok(())
    }

    /// No other file is there. What a half-made backup left goes when the vault beside it is opened,
    /// and in another folder with the next backup there; what ended before it had a header that can
    /// be read is nobody's, and stays.
    fn look_at_names(&self, disk: &SimulatedDisk) -> Result<(), String> {
        let vault = vault_path();
        for path in disk.names() {
            let is_known = path == vault && !self.may_be_missing
                || self.copies.iter().any(|copy| copy.path == path)
                || is_part(&path) && (self.may_be_missing || path.parent() != vault.parent())
                || is_part(&path) && !is_part_of(&path, &vault) && inspect_on(disk, &path).is_err();
            if !is_known {
                return Err(format!("{} was left behind", path.display()));
            }
        }
        Ok(())
    }
}

impl Copy {
    /// A backup that has its name is whole, whether or not anybody was told of it.
    fn look(&mut self, disk: &SimulatedDisk) -> Result<(), String> {
        let vault = match open(disk, &self.path, &self.secrets) {
            Ok(vault) => vault,
            Err(VaultError::Missing) if !self.was_acknowledged => return Ok(()),
            Err(error) => return Err(format!("a backup does not open: {error:?}")),
        };
        is_as_it_was_closed(&vault).map_err(|problem| format!("a backup: {problem}"))?;
        if whole_journal(&vault).map_err(|problem| format!("a backup {problem}"))? != self.journal {
            return Err("a backup holds something else than the vault did".to_owned());
        }
        self.was_acknowledged = true;
        vault.close().map_err(|error| format!("a backup does not close: {error:?}"))
    }
}

/// Every page opens, SQLite finds nothing wrong, and so read, this is the journal.
fn whole_journal(vault: &Vault) -> Result<Journal, String> {
    vault.verify().map_err(|error| format!("is not whole: {error:?}"))?;
    Journal::read(connection(vault))
}

pub(crate) fn is_as_it_was_closed(vault: &Vault) -> Result<(), String> {
    match vault.check_closed_seal() {
        Ok(ClosedState::Unchanged) => Ok(()),
        other => Err(format!("the seal of the closed file is not right: {other:?}")),
    }
}

/// After a clean close there is one file, and both copies of its header are the same.
fn close_and_look(vault: Vault, disk: &SimulatedDisk) -> Result<(), String> {
    vault.close().map_err(|error| format!("does not close: {error:?}"))?;
    let log: PathBuf = format!("{}-wal", vault_path().display()).into();
    if disk.read(&log).is_some_and(|bytes| !bytes.is_empty()) {
        return Err("a log lies beside the closed vault".to_owned());
    }
    let bytes = disk.read(&vault_path()).unwrap_or_default();
    match bytes.first_chunk::<8192>() {
        Some(headers) if headers[..4096] != headers[4096..] => {
            Err("the copies of the header differ".to_owned())
        }
        Some(headers) if headers[1152..1156] == [0; 4] => Ok(()),
        _ => Err("the header does not say that the vault is closed".to_owned()),
    }
}

fn is_part(path: &Path) -> bool {
    path.to_string_lossy().contains(".part-")
}

fn is_part_of(path: &Path, whole: &Path) -> bool {
    path.to_string_lossy().starts_with(&format!("{}.part-", whole.display()))
}
