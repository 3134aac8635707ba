//! The vault or plain SQLite at work: `candor-benchmark-vault <vault|plain> <path> <entries>`, or
//! `candor-benchmark-vault cipher` for what sealing and opening one page costs.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program for another to read")]

mod cipher;
mod counted;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use candor_benchmark_workload::{Engine, Lap, SETTINGS, Traffic, run, time};
use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};
use rusqlite::Connection;
use serde_json::json;

use crate::counted::Counted;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let report = match arguments[..] {
        ["cipher"] => {
            let (seal, open) = cipher::microseconds();
            json!({ "seal": seal, "open": open })
        }
        [engine, path, entries] => {
            let path = Path::new(path);
            let entries = entries.parse().expect("a number of entries");
            match engine {
                "vault" => run(&Sealed::new(path), path, entries),
                "plain" => run(&Plain(path.to_owned()), path, entries),
                other => panic!("no engine is called {other}"),
            }
        }
        _ => panic!("<vault|plain> <path> <entries>, or cipher"),
    };
    println!("{report}");
}

/// SQLite as it is, without a reserve in its pages.
struct Plain(PathBuf);

impl Engine for Plain {
    type Database = Connection;

    fn version(&self, _: &Connection) -> String {
        format!("SQLite {}", rusqlite::version())
    }

    fn reserved(&self) -> i64 {
        0
    }

    fn create(&self) -> Connection {
        self.open()
    }

    fn open(&self) -> Connection {
        let connection = Connection::open(&self.0).expect("a folder to write to");
        connection.execute_batch(SETTINGS).expect("settings that SQLite knows");
        connection
    }
}

/// The vault, on a disk that counts pages.
struct Sealed {
    path: PathBuf,
    disk: Counted,
    passphrase: Passphrase,
}

impl Sealed {
    fn new(path: &Path) -> Self {
        let passphrase = Passphrase::new("a passphrase for measuring");
        Self { path: path.to_owned(), disk: Counted::default(), passphrase }
    }

    fn disk(&self) -> Arc<Counted> {
        Arc::new(self.disk.clone())
    }
}

impl Engine for Sealed {
    type Database = Vault;

    fn version(&self, _: &Connection) -> String {
        format!("Candor {} on SQLite {}", env!("CARGO_PKG_VERSION"), rusqlite::version())
    }

    fn reserved(&self) -> i64 {
        40
    }

    fn create(&self) -> Vault {
        let recovery_key = RecoveryKey::generate().expect("randomness");
        Vault::create_on(self.disk(), &self.path, &self.passphrase, &recovery_key, KeyCost::MINIMUM)
            .expect("a new vault")
    }

    fn open(&self) -> Vault {
        Vault::open_on(self.disk(), &self.path, Secret::Passphrase(&self.passphrase))
            .expect("the vault opens")
    }

    fn key_derivation(&self, vault: &Vault) -> Lap {
        time(|| vault.confirm(Secret::Passphrase(&self.passphrase)).expect("the passphrase is right")).1
    }

    fn traffic(&self) -> Traffic {
        self.disk.traffic()
    }
}
