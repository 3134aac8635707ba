//! What the power cuts found once, made again step by step.

use std::path::Path;
use std::sync::Arc;

use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};

use crate::expected::connection;
use crate::simulated_disk::{Mutant, SimulatedDisk, move_lock_page};

/// A new log was begun over one in which the database had shrunk, and is not there but for its
/// header. The old log has pages that its last commit does not count; all others are in the file.
#[test]
fn a_log_begun_over_one_that_shrank_is_no_damage() {
    move_lock_page();
    let disk = SimulatedDisk::new(Mutant::None);
    let (path, log) = (Path::new("/simulated/small.candor"), Path::new("/simulated/small.candor-wal"));
    let (passphrase, recovery_key) = (Passphrase::new("small"), RecoveryKey::generate().unwrap());
    let shared = || Arc::new(disk.clone());
    let vault = Vault::create_on(shared(), path, &passphrase, &recovery_key, KeyCost::MINIMUM).unwrap();
    let database = connection(&vault);
    for sql in [
        "CREATE TABLE note (body)",
        "INSERT INTO note VALUES (zeroblob(200000)), (1)",
        "DELETE FROM note WHERE length(body) > 1",
        "VACUUM",
    ] {
        database.execute_batch(sql).unwrap();
    }
    let old_log = disk.read(log).unwrap();
    vault.checkpoint().unwrap();
    let file = disk.read(path).unwrap();
    database.execute_batch("INSERT INTO note VALUES (2)").unwrap();
    let new_log = disk.read(log).unwrap();
    drop(vault);

    disk.write(path, &file);
    disk.write(log, &[&new_log[..32], &old_log[32..]].concat());
    let vault = Vault::open_on(shared(), path, Secret::Passphrase(&passphrase)).unwrap();
    let sum: i64 = connection(&vault).query_row("SELECT sum(body) FROM note", [], |row| row.get(0)).unwrap();
    assert_eq!(sum, 1);
}
