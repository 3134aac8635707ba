//! SQLCipher at work: `candor-benchmark-peers <path> <entries>`.
#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};

use candor_benchmark_workload::{Engine, SETTINGS, run};
use rusqlite::Connection;

/// A raw key, so that no time goes into deriving one from a passphrase.
const KEY: &str = "PRAGMA key = \"x'2dd29ca851e7b56e4697b0e1f08507293d761a05ce4d1b628663f411a8086d99'\";";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, entries] = arguments.as_slice() else { panic!("<path> <entries>") };
    let path = Path::new(path);
    let entries = entries.parse().expect("a number of entries");
    println!("{}", run(&SqlCipher(path.to_owned()), path, entries));
}

/// SQLCipher as it comes: AES-256-CBC and HMAC-SHA-512 with OpenSSL.
struct SqlCipher(PathBuf);

impl Engine for SqlCipher {
    type Database = Connection;

    fn version(&self, connection: &Connection) -> String {
        let version: String = connection
            .query_row("PRAGMA cipher_version", [], |row| row.get(0))
            .expect("this SQLite is SQLCipher");
        format!("SQLCipher {version} on SQLite {}", rusqlite::version())
    }

    /// A vector of 16 bytes and a code of 64.
    fn reserved(&self) -> i64 {
        80
    }

    fn create(&self) -> Connection {
        self.open()
    }

    fn open(&self) -> Connection {
        let connection = Connection::open(&self.0).expect("a folder to write to");
        connection.execute_batch(KEY).expect("a key before all else");
        connection.execute_batch(SETTINGS).expect("settings that SQLite knows");
        connection
    }
}
