//! One sealed SQLite file.
//!
//! Whoever holds the file without its passphrase learns its size and nothing of what is in it;
//! whoever changes it is noticed; whatever was committed is there after a crash or a power cut.
//! Everything above is ordinary SQL: a [`Vault`] lends its [`rusqlite::Connection`].
//!
//! ```no_run
//! use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};
//! use std::borrow::Borrow;
//! use std::time::Duration;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let passphrase = Passphrase::new("four words of your own");
//! let recovery_key = RecoveryKey::generate()?;
//! let cost = KeyCost::calibrate(Duration::from_millis(700))?;
//! let vault = Vault::create("journal.candor", &passphrase, &recovery_key, cost)?;
//! let connection: &rusqlite::Connection = vault.borrow();
//! connection.execute_batch("CREATE TABLE note (body TEXT)")?;
//! vault.close()?;
//!
//! let vault = Vault::open("journal.candor", Secret::RecoveryKey(&recovery_key))?;
//! # drop(vault);
//! # Ok(())
//! # }
//! ```
//!
//! The file's format is drawn byte by byte in `docs/FORMAT.md`.

// Files of `tests/` that the tests in here share name the crate as a user does.
#[cfg(test)]
extern crate self as candor_vault;

mod attempt;
mod audit;
mod cipher;
mod connection;
mod cost;
mod derivation;
pub mod disk;
mod error;
#[cfg(test)]
mod every_bit;
mod found_log;
mod frames;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod header;
mod interrupter;
mod kept_log;
mod keys;
mod layout;
mod lineage;
mod log;
#[cfg(feature = "mutants")]
pub mod mutant;
#[cfg(not(feature = "mutants"))]
mod mutant;
mod outside;
mod own_copies;
mod part;
mod random;
mod seal;
mod sealed;
mod secret;
mod side_key;
mod store;
mod sys;
mod upgrade;
mod upkeep;
mod vault;

pub use attempt::{Attempt, times_the_usual};
pub use cost::KeyCost;
pub use error::{Place, VaultError, map_sqlite_error};
pub use header::{FORMAT_VERSION, HeaderSummary};
pub use interrupter::Interrupter;
pub use lineage::{Milestone, Relation, relation};
pub use outside::{delete_copy, is_one_of_ours};
pub use own_copies::{OpensWith, put_in_place};
pub use secret::{Passphrase, RecoveryKey, RecoveryKeyProblem, Secret};
pub use side_key::SideKey;
pub use sys::disk::SystemDisk;
pub use sys::memory::WipingAllocator;
pub use sys::process::harden_process;
pub use upkeep::{ClosedState, Verified};
pub use vault::{Ended, Vault, inspect, inspect_on};
