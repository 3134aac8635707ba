//! Memory is refused: to SQLite at each of its requests, and to key derivation.
//!
//! SQLite gets every `CANDOR_STRIDE`-th of its requests refused (23 if not told; 1 refuses each), one
//! at a time and all from there on. Each part is this test program again, as a process of its own.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod allocator;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/memory_disk.rs"]
mod memory_disk;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use candor_vault::{KeyCost, Passphrase, Secret, Vault, VaultError};
use common::{Place, connection, passphrase, recovery_key};
use memory_disk::MemoryDisk;

const TRANSACTIONS: [&str; 5] = [
    "BEGIN;
     CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT);
     CREATE VIRTUAL TABLE entry_text USING fts5(body, content = 'entry', content_rowid = 'id');
     CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN
         INSERT INTO entry_text (rowid, body) VALUES (new.id, new.body); END;
     COMMIT;",
    "BEGIN; INSERT INTO entry WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number
     WHERE n < 12) SELECT n, replace(hex(zeroblob(200)), '0', 'gratitude ' || n || ' ') FROM number; COMMIT;",
    "BEGIN; UPDATE entry SET body = 'given up'; ROLLBACK;",
    "BEGIN; SAVEPOINT inner; DELETE FROM entry; ROLLBACK TO inner; RELEASE inner;
     INSERT INTO entry VALUES (100, 'perdón 🌿'); COMMIT;",
    "VACUUM",
];

fn path() -> &'static Path {
    Path::new("/disk/journal.candor")
}

fn open(disk: &MemoryDisk) -> Result<Vault, VaultError> {
    let secret = passphrase();
    Vault::open_on(Arc::new(disk.clone()), path(), Secret::Passphrase(&secret))
}

fn run(vault: &Vault, sql: &str) -> Result<(), VaultError> {
    let connection = connection(vault);
    let outcome = connection.execute_batch(sql);
    let explained = outcome.map_err(|error| vault.explain(&error).unwrap_or(VaultError::Database(error)));
    if !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    explained
}

fn content(vault: &Vault) -> Vec<String> {
    let mut rows = Vec::new();
    for query in [
        "SELECT name FROM sqlite_schema ORDER BY name",
        "SELECT id || body FROM entry ORDER BY id",
        "SELECT rowid || ' found' FROM entry_text WHERE entry_text MATCH 'gratitude OR perd*' ORDER BY rowid",
    ] {
        let Ok(mut statement) = connection(vault).prepare(query) else { break };
        rows.extend(statement.query_map([], |row| row.get(0)).unwrap().map(Result::<String, _>::unwrap));
    }
    rows
}

/// Opens, runs all transactions, copies, checks and closes. Says how many were acknowledged.
fn work(disk: &MemoryDisk) -> (usize, Result<(), VaultError>) {
    let mut done = 0;
    let mut work = || {
        let vault = open(disk)?;
        run(&vault, "PRAGMA cache_size = 10")?;
        for transaction in TRANSACTIONS {
            run(&vault, transaction)?;
            done += 1;
        }
        vault.backup_to("/disk/backup")?;
        vault.verify()?;
        vault.close()
    };
    let outcome = work();
    (done, outcome)
}

static PANICS: AtomicUsize = AtomicUsize::new(0);

#[cfg(unix)]
#[test]
fn sqlite_without_memory_says_so_and_loses_nothing() {
    println!("{}", play("refuses_what_sqlite_asks_for", &Place::new(), "unlimited"));
}

#[test]
#[ignore = "the part of another process"]
fn refuses_what_sqlite_asks_for() {
    allocator::install();
    // As the app does; here too SQLite wipes what it frees, by methods around those above.
    assert!(candor_vault::harden_process());
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        usual(panic);
    }));
    let stride = std::env::var("CANDOR_STRIDE").map_or(23, |stride| stride.parse().unwrap());

    let made = MemoryDisk::default();
    Vault::create_on(Arc::new(made.clone()), path(), &passphrase(), &recovery_key(), KeyCost::MINIMUM)
        .unwrap()
        .close()
        .unwrap();
    let contents: Vec<Vec<String>> = {
        let disk = made.snapshot();
        let vault = open(&disk).unwrap();
        let mut contents = vec![content(&vault)];
        for transaction in TRANSACTIONS {
            run(&vault, transaction).unwrap();
            contents.push(content(&vault));
        }
        contents
    };

    let (mut trials, mut errors) = (0_u64, 0_u64);
    for count in [1, u64::MAX] {
        for round in 0.. {
            // Not always the same of each handful.
            let after = round * stride + round % stride;
            let disk = made.snapshot();
            allocator::refuse_after(after, count);
            let (done, outcome) = work(&disk);
            let refused = allocator::stop_refusing();
            match &outcome {
                Ok(()) => {}
                Err(VaultError::Io { source, .. }) => {
                    assert!(refused > 0, "an error without a refusal");
                    assert_eq!(source.kind(), std::io::ErrorKind::OutOfMemory, "request {after}: {source:?}");
                    errors += 1;
                }
                Err(other) => panic!("request {after}, after {done} transactions: {other:?}"),
            }
            // Everything is closed by now. What was acknowledged is there, and perhaps the next.
            let vault = open(&disk).unwrap_or_else(|error| panic!("request {after}: {error:?}"));
            vault.verify().unwrap();
            let found = content(&vault);
            let may_be = &contents[done..=(done + 1).min(TRANSACTIONS.len())];
            assert!(may_be.contains(&found), "request {after}: {found:?} after {done}");
            vault.close().unwrap();
            assert!(disk.names().iter().all(|name| !name.to_string_lossy().contains(".part-")));
            trials += 1;
            if refused == 0 {
                break;
            }
        }
    }
    assert_eq!(PANICS.load(Ordering::SeqCst), 0);
    println!("trials={trials} errors={errors} stride={stride} failures=0");
    assert!(errors > 20, "{errors} errors in {trials} trials");
}

/// Runs a part of this file as another process that may address so many KiB of memory.
#[cfg(unix)]
fn play(part: &str, place: &Place, kib: &str) -> String {
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {kib} && exec \"$0\" --exact {part} --ignored --nocapture")])
        .arg(std::env::current_exe().unwrap())
        .env("CANDOR_TEST_PATH", &place.path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    said.into_owned()
}

/// More than the process may have, and little enough to be quick where it may.
const DEAR: KeyCost = KeyCost { memory_kib: 600 * 1024, passes: 1, lanes: 1 };

#[test]
#[ignore = "the part of another process"]
fn unlocks_and_changes_without_memory() {
    let path = std::path::PathBuf::from(std::env::var_os("CANDOR_TEST_PATH").unwrap());
    let before = std::fs::read(&path).unwrap();
    let secret = passphrase();
    let refused = Vault::open(&path, Secret::Passphrase(&secret));
    assert!(matches!(refused, Err(VaultError::MemoryRefused { memory_kib: 614_400 })), "{refused:?}");
    assert!(std::fs::read(&path).unwrap() == before);

    // The recovery key costs little. With it the vault opens, and a dear passphrase is refused.
    let mut vault = Vault::open(&path, Secret::RecoveryKey(&recovery_key())).unwrap();
    let new = Passphrase::new("another");
    let refused = vault.change_passphrase(Secret::RecoveryKey(&recovery_key()), &new, DEAR);
    assert!(matches!(refused, Err(VaultError::MemoryRefused { .. })), "{refused:?}");
    let again = Passphrase::new("again");
    let key = recovery_key();
    let rekeyed = vault.rekey(Secret::RecoveryKey(&key), &again, &key, DEAR);
    assert!(matches!(rekeyed, Err(VaultError::MemoryRefused { .. })), "{rekeyed:?}");
    assert!(std::fs::read(&path).unwrap() == before, "a refusal changed the file");
    println!("ALL REFUSED");
}

#[cfg(target_os = "linux")]
#[test]
fn key_derivation_without_memory_says_so_and_changes_nothing() {
    let place = Place::new();
    Vault::create(&place.path, &passphrase(), &recovery_key(), DEAR).unwrap().close().unwrap();
    let before = std::fs::read(&place.path).unwrap();
    let said = play("unlocks_and_changes_without_memory", &place, "500000");
    assert!(said.contains("ALL REFUSED"), "{said}");
    assert!(std::fs::read(&place.path).unwrap() == before);
    assert_eq!(place.files(), ["journal.candor"]);
    place.open().unwrap();
}
