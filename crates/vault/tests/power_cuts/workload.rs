//! What is done with a vault until the power goes.

use std::convert::Infallible;
use std::fmt::Debug;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};

use crate::expected::{Copy, Expected, Secrets, connection, is_as_it_was_closed, vault_path};
use crate::journal::Transaction;
use crate::simulated_disk::{Failure, Random, SimulatedDisk};

/// Why the work ended.
pub(crate) enum Stop {
    Cut,
    Wrong(String),
}

/// The work, with what is expected kept up at each step: what is under way is added before it
/// begins, what it replaces is taken away once it was acknowledged.
pub(crate) struct Work<'a> {
    pub(crate) disk: &'a SimulatedDisk,
    pub(crate) random: &'a mut Random,
    pub(crate) expected: &'a mut Expected,
    /// What is being done.
    pub(crate) doing: &'static str,
    pub(crate) commits: u64,
}

impl Secrets {
    pub(crate) fn new(random: &mut Random) -> Self {
        Self { passphrase: new_passphrase(random), recovery_key: new_recovery_key() }
    }
}

fn new_passphrase(random: &mut Random) -> String {
    format!("passphrase {}", random.next())
}

fn new_recovery_key() -> Rc<RecoveryKey> {
    Rc::new(RecoveryKey::generate().unwrap())
}

impl Work<'_> {
    /// Works until the power goes or something is wrong.
    pub(crate) fn go_on(&mut self) -> Stop {
        let Err(stop) = self.work();
        stop
    }

    fn work(&mut self) -> Result<Infallible, Stop> {
        let mut vault = if self.expected.may_be_missing { self.create()? } else { self.open()? };
        loop {
            // So few pages that transactions spill into the log before they commit.
            let setting = connection(&vault).execute_batch("PRAGMA cache_size = 10");
            self.done(setting)?;
            vault = match self.random.below(40) {
                0 => self.vacuum(vault)?,
                1 => self.checkpoint(vault)?,
                2 if self.random.once_in(3) => self.change_cost(vault)?,
                2 => self.change_passphrase(vault)?,
                3 => self.change_recovery_key(vault)?,
                4 => self.rekey(vault)?,
                5 | 6 => self.back_up(vault)?,
                7 | 8 => self.close_and_open(vault)?,
                _ => self.write(vault)?,
            };
        }
    }

    /// The answer of an operation, which may only fail when the power is gone.
    fn done<T, E: Debug>(&self, answer: Result<T, E>) -> Result<T, Stop> {
        answer.map_err(|error| {
            if self.disk.is_dark() { Stop::Cut } else { Stop::Wrong(format!("{}: {error:?}", self.doing)) }
        })
    }

    fn create(&mut self) -> Result<Vault, Stop> {
        self.doing = "creating";
        let Secrets { passphrase, recovery_key } = &self.expected.secrets[0];
        let (disk, passphrase) = (Arc::new(self.disk.clone()), Passphrase::new(passphrase));
        let made = Vault::create_on(disk, &vault_path(), &passphrase, recovery_key, KeyCost::MINIMUM);
        let vault = self.done(made)?;
        self.expected.may_be_missing = false;
        self.expected.is_closed = true;
        Ok(vault)
    }

    fn open(&mut self) -> Result<Vault, Stop> {
        self.doing = "opening";
        let vault = self.done(self.expected.open(self.disk))?;
        if self.expected.is_closed {
            self.done(is_as_it_was_closed(&vault))?;
        }
        Ok(vault)
    }

    fn close_and_open(&mut self, vault: Vault) -> Result<Vault, Stop> {
        self.doing = "closing";
        if self.random.once_in(3) {
            drop(vault);
        } else {
            self.done(vault.close())?;
            self.expected.is_closed = true;
            if self.random.once_in(4) {
                self.doing = "lying closed";
                return Err(Stop::Cut);
            }
        }
        self.open()
    }

    fn vacuum(&mut self, vault: Vault) -> Result<Vault, Stop> {
        self.doing = "vacuuming";
        self.expected.is_closed = false;
        self.done(connection(&vault).execute_batch("VACUUM"))?;
        Ok(vault)
    }

    fn checkpoint(&mut self, vault: Vault) -> Result<Vault, Stop> {
        self.doing = "checkpointing";
        self.expected.is_closed = false;
        self.done(vault.checkpoint())?;
        Ok(vault)
    }

    fn write(&mut self, vault: Vault) -> Result<Vault, Stop> {
        self.doing = "writing";
        self.expected.is_closed = false;
        let before = &self.expected.journals[0];
        let transaction = Transaction::draw(before, self.random);
        let after = transaction.follow(before);
        self.expected.journals.push(after);
        self.done(transaction.run(connection(&vault)))?;
        self.expected.journals.remove(0);
        self.commits += 1;
        Ok(vault)
    }

    fn back_up(&mut self, vault: Vault) -> Result<Vault, Stop> {
        self.doing = "backing up";
        // Beside the vault, or in another folder.
        let folder = if self.random.once_in(2) { "" } else { "copies/" };
        let path = PathBuf::from(format!("/simulated/{folder}copy-{}.candor", self.random.next()));
        self.expected.copies.push(Copy {
            path: path.clone(),
            journal: self.expected.journals[0].clone(),
            secrets: self.expected.secrets[0].clone(),
            was_acknowledged: false,
        });
        self.done(vault.backup_to(path))?;
        self.expected.copies.last_mut().unwrap().was_acknowledged = true;
        Ok(vault)
    }

    fn change_passphrase(&mut self, mut vault: Vault) -> Result<Vault, Stop> {
        self.doing = "changing the passphrase";
        self.maybe_cut_soon();
        let current = self.expected.secrets[0].clone();
        let new = Secrets { passphrase: new_passphrase(self.random), ..current.clone() };
        self.expected.secrets.push(new.clone());
        let passphrase = Passphrase::new(&new.passphrase);
        let proof = Secret::RecoveryKey(&current.recovery_key);
        self.done(vault.change_passphrase(proof, &passphrase, KeyCost::MINIMUM))?;
        self.retire_first();
        Ok(vault)
    }

    /// The passphrase opens it before, after, and at every cut.
    fn change_cost(&mut self, mut vault: Vault) -> Result<Vault, Stop> {
        self.doing = "changing what the passphrase costs";
        self.maybe_cut_soon();
        let passphrase = Passphrase::new(&self.expected.secrets[0].passphrase);
        let cost =
            KeyCost { passes: 3 - vault.passphrase_cost().map_or(1, |cost| cost.passes), ..KeyCost::MINIMUM };
        self.done(vault.change_cost(Secret::Passphrase(&passphrase), cost))?;
        Ok(vault)
    }

    fn change_recovery_key(&mut self, mut vault: Vault) -> Result<Vault, Stop> {
        self.doing = "changing the recovery key";
        self.maybe_cut_soon();
        let current = self.expected.secrets[0].clone();
        let new = Secrets { recovery_key: new_recovery_key(), ..current.clone() };
        self.expected.secrets.push(new.clone());
        let passphrase = Passphrase::new(&current.passphrase);
        self.expected.key_beside = Some(false);
        self.done(vault.add_recovery_key(Secret::Passphrase(&passphrase), &new.recovery_key))?;
        self.expected.key_beside = Some(true);
        self.done(vault.keep_only_recovery_key(&new.recovery_key))?;
        self.expected.key_beside = None;
        self.retire_first();
        Ok(vault)
    }

    fn rekey(&mut self, vault: Vault) -> Result<Vault, Stop> {
        self.doing = "re-keying";
        self.expected.is_closed = false;
        let current = self.expected.secrets[0].clone();
        let new = Secrets::new(self.random);
        self.expected.secrets.push(new.clone());
        let (old, passphrase) = (Passphrase::new(&current.passphrase), Passphrase::new(&new.passphrase));
        let proof = Secret::Passphrase(&old);
        let vault = self.done(vault.rekey(proof, &passphrase, &new.recovery_key, KeyCost::MINIMUM))?;
        self.retire_first();
        self.expected.is_closed = true;
        Ok(vault)
    }

    /// A change of the header is a few operations long: the power would hardly ever go in one.
    fn maybe_cut_soon(&mut self) {
        if self.random.once_in(6) {
            self.disk.fail_after(self.random.below(6), Failure::Power);
        }
    }

    fn retire_first(&mut self) {
        self.expected.retired = Some(self.expected.secrets.remove(0));
    }
}
