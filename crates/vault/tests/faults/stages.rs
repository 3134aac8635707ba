//! The stages of a vault's life: what is there at the beginning, and what is done.

use std::sync::{Arc, OnceLock};

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault, VaultError, inspect_on};

use crate::common::{connection, passphrase, recovery_key};
use crate::memory_disk::MemoryDisk;
use crate::story::{self, TRANSACTIONS};
use crate::trial::{FIRST, Stage, backup_path, path, run, small_cache};

const ALL: usize = TRANSACTIONS.len();
const SECOND: &str = "a second passphrase";

/// Create, and the first transaction.
pub(crate) static MAKING: Stage = Stage {
    vault_exists: false,
    holds: 0,
    begin: MemoryDisk::default,
    began: OnceLock::new(),
    work: |trial| {
        let made =
            Vault::create_on(trial.shared_disk(), path(), &passphrase(), &recovery_key(), KeyCost::MINIMUM);
        trial.vault = Some(made?);
        trial.may_be_missing = false;
        trial.commit_next()
    },
};

/// All transactions, through a cache so small that they spill.
pub(crate) static COMMITTING: Stage = Stage {
    vault_exists: true,
    holds: 0,
    begin: || closed(0),
    began: OnceLock::new(),
    work: |trial| {
        trial.open()?;
        while *trial.holds.start() < ALL {
            trial.commit_next()?;
        }
        Ok(())
    },
};

/// The program was killed with everything in the log; it opens and goes on.
pub(crate) static RECOVERING: Stage = Stage {
    vault_exists: true,
    holds: ALL - 1,
    begin: || killed(ALL - 1),
    began: OnceLock::new(),
    work: |trial| {
        trial.open()?;
        trial.commit_next()
    },
};

pub(crate) static VACUUMING: Stage = Stage {
    vault_exists: true,
    holds: ALL,
    begin: || closed(ALL),
    began: OnceLock::new(),
    work: |trial| {
        let vault = trial.open()?;
        run(vault, "VACUUM")?;
        vault.checkpoint()?;
        vault.verify().map(drop)
    },
};

pub(crate) static CLOSING: Stage = Stage {
    vault_exists: true,
    holds: 3,
    begin: || closed(3),
    began: OnceLock::new(),
    work: |trial| {
        trial.open()?;
        trial.commit_next()?;
        trial.commit_next()?;
        trial.vault.take().unwrap().close()
    },
};

pub(crate) static BACKING_UP: Stage = Stage {
    vault_exists: true,
    holds: ALL,
    begin: || closed(ALL),
    began: OnceLock::new(),
    work: |trial| trial.open()?.backup_to(backup_path()).map(drop),
};

pub(crate) static CHANGING_SECRETS: Stage = Stage {
    vault_exists: true,
    holds: 2,
    begin: || closed(2),
    began: OnceLock::new(),
    work: |trial| {
        trial.open()?;
        let current = passphrase();
        let vault = trial.vault.as_mut().unwrap();
        trial.passphrases = vec![FIRST, SECOND];
        vault.change_passphrase(Secret::Passphrase(&current), &Passphrase::new(SECOND), KeyCost::MINIMUM)?;
        trial.passphrases = vec![SECOND];
        trial.commit_next()
    },
};

pub(crate) static REKEYING: Stage = Stage {
    vault_exists: true,
    holds: ALL - 1,
    begin: || closed(ALL - 1),
    began: OnceLock::new(),
    work: |trial| {
        trial.open()?;
        let vault = trial.vault.take().unwrap();
        let (new, new_key) = (Passphrase::new(SECOND), RecoveryKey::generate()?);
        trial.passphrases = vec![FIRST, SECOND];
        let rekeyed = vault.rekey(Secret::Passphrase(&passphrase()), &new, &new_key, KeyCost::MINIMUM)?;
        trial.passphrases = vec![SECOND];
        trial.vault = Some(rekeyed);
        trial.commit_next()
    },
};

/// Looking at a killed program's files, without writing.
pub(crate) static READING: Stage = Stage {
    vault_exists: true,
    holds: ALL,
    begin: || killed(ALL),
    began: OnceLock::new(),
    work: |trial| {
        inspect_on(&*trial.shared_disk(), path())?;
        let secret = passphrase();
        let vault = Vault::open_read_only_on(trial.shared_disk(), path(), Secret::Passphrase(&secret))?;
        small_cache(&vault)?;
        let read = story::content(connection(&vault));
        let read = read.map_err(|error| vault.explain(&error).unwrap_or(VaultError::Database(error)))?;
        assert!(read == story::contents()[ALL], "read something else");
        trial.vault = Some(vault);
        let vault = trial.vault.as_ref().unwrap();
        vault.check_pages()?;
        vault.check_closed_seal()?;
        vault.verify().map(drop)
    },
};

/// A disk with a vault that holds the first transactions and was closed.
fn closed(transactions: usize) -> MemoryDisk {
    let disk = MemoryDisk::default();
    write(&disk, transactions).close().unwrap();
    disk
}

/// The same, with the newer half of them still in the log, as a killed program leaves it.
fn killed(transactions: usize) -> MemoryDisk {
    let disk = MemoryDisk::default();
    let _open = write(&disk, transactions);
    disk.snapshot()
}

fn write(disk: &MemoryDisk, transactions: usize) -> Vault {
    let shared = Arc::new(disk.clone());
    let vault = Vault::create_on(shared, path(), &passphrase(), &recovery_key(), KeyCost::MINIMUM).unwrap();
    small_cache(&vault).unwrap();
    for (index, transaction) in TRANSACTIONS[..transactions].iter().enumerate() {
        if index == transactions / 2 {
            vault.checkpoint().unwrap();
        }
        run(&vault, transaction).unwrap();
    }
    vault
}
