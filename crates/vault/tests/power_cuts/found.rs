//! What the power cuts found once, made again step by step.

use std::path::Path;
use std::sync::Arc;

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};

use crate::expected::connection;
use crate::simulated_disk::{Mutant, SimulatedDisk, move_lock_page};

/// A new log lies over an old one whose last transaction had spilled pages that its commit does not
/// count: all of it is in the main file, and nothing is lost.
#[test]
fn a_log_begun_over_one_that_had_spilled_is_no_damage() {
    move_lock_page();
    let disk = SimulatedDisk::new(Mutant::None);
    let (path, log) = (Path::new("/simulated/spilled.candor"), Path::new("/simulated/spilled.candor-wal"));
    let (passphrase, recovery_key) = (Passphrase::new("spilled"), RecoveryKey::generate().unwrap());
    let shared = || Arc::new(disk.clone());
    let vault = Vault::create_on(shared(), path, &passphrase, &recovery_key, KeyCost::MINIMUM).unwrap();
    let database = connection(&vault);
    database.execute_batch("PRAGMA cache_size = 10; CREATE TABLE note (body)").unwrap();
    database.execute_batch("INSERT INTO note VALUES (1)").unwrap();
    database
        .execute_batch(
            "BEGIN; SAVEPOINT large; INSERT INTO note VALUES (zeroblob(200000)); ROLLBACK TO large;
             INSERT INTO note VALUES (2); COMMIT",
        )
        .unwrap();
    let old_log = disk.read(log).unwrap();
    vault.checkpoint().unwrap();
    let main = disk.read(path).unwrap();
    database.execute_batch("INSERT INTO note VALUES (3)").unwrap();
    let new_log = disk.read(log).unwrap();
    drop(vault);

    disk.write(path, &main);
    disk.write(log, &[&new_log[..32], &old_log[32..]].concat());
    let vault = Vault::open_on(shared(), path, Secret::Passphrase(&passphrase)).unwrap();
    let sum: i64 = connection(&vault).query_row("SELECT sum(body) FROM note", [], |row| row.get(0)).unwrap();
    assert_eq!(sum, 3);
}
