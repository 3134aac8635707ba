//! A vault of version 1 on its way to this one, with the power going at every operation of the disk.
#![allow(clippy::unwrap_used)]

#[path = "common/simulated_disk.rs"]
#[allow(dead_code, unreachable_pub)]
mod simulated_disk;
#[path = "common/tables.rs"]
mod tables;

use std::borrow::Borrow;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use candor_vault::{Passphrase, Secret, Vault, VaultError};
use serde_json::Value;
use simulated_disk::{Failure, Mutant, Random, SimulatedDisk};

const VAULT: &str = "/simulated/journal.candor";
const LOG: &str = "/simulated/journal.candor-wal";

fn vector(name: &str, ending: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/v1/vaults");
    fs::read(folder.join(format!("{name}.{ending}"))).unwrap_or_default()
}

fn kept(number: u64) -> String {
    format!("/simulated/copies/kept-{number}.candor")
}

/// Opens it, and brings it up first where it still has to be.
fn open(disk: &SimulatedDisk, secret: Secret<'_>, kept: &str) -> Result<Vault, VaultError> {
    let shared = || Arc::new(disk.clone());
    match Vault::open_on(shared(), VAULT.as_ref(), secret) {
        Err(VaultError::OlderFormat { found: 1 }) => {
            Vault::upgrade_on(shared(), VAULT.as_ref(), secret, kept.as_ref())
        }
        opened => opened,
    }
}

#[test]
fn at_every_cut_there_is_the_one_or_the_other_whole() {
    for name in ["closed", "crashed"] {
        let (main, log) = (vector(name, "candor"), vector(name, "candor-wal"));
        let says: Value = serde_json::from_slice(&vector(name, "json")).unwrap();
        let passphrase = Passphrase::new(says["opens"][0]["passphrase"].as_str().unwrap());
        let secret = Secret::Passphrase(&passphrase);
        let (mut cuts, mut came_through) = (0, false);
        for after in 0.. {
            let disk = SimulatedDisk::new(Mutant::None);
            disk.write(VAULT.as_ref(), &main);
            if !log.is_empty() {
                disk.write(LOG.as_ref(), &log);
            }
            disk.fail_after(after, Failure::Power);
            let answer = open(&disk, secret, &kept(1)).and_then(Vault::close);
            came_through = answer.is_ok();
            if came_through {
                break;
            }
            cuts += 1;
            disk.restart(&mut Random(after));
            // The name by which it is kept may be taken by then: the next is free.
            let vault = match open(&disk, secret, &kept(1)) {
                Err(VaultError::AlreadyExists) => open(&disk, secret, &kept(2)),
                opened => opened,
            };
            let vault = vault.unwrap_or_else(|error| panic!("{name}, cut {after}: {error:?}"));
            assert_eq!(tables::tables(vault.borrow()), says["tables"], "{name}, cut {after}");
            vault.verify().unwrap();
            vault.close().unwrap();
            // What it was is there under one of the names, to the byte.
            let whole = [1, 2].into_iter().any(|number| {
                disk.read(kept(number).as_ref()).as_ref() == Some(&main)
                    && disk.read(format!("{}-wal", kept(number)).as_ref()).unwrap_or_default() == log
            });
            assert!(whole, "{name}, cut {after}: {:?}", disk.names());
        }
        assert!(came_through && cuts > 20, "{name}: {cuts} cuts");
    }
}
