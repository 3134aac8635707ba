//! Files that reach SQLite's lock page: the page with byte 2³⁰ of a database, in which the locks of
//! SQLite's own file layers lie, and which it therefore never reads or writes.
//!
//! The ordinary test has SQLite put that page at 1 MiB, through its own control for tests, so that a
//! small vault crosses it. The ignored one crosses the real one:
//!
//! ```sh
//! cargo test --release -p candor-vault --test large_files -- --ignored --nocapture
//! ```
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::time::Instant;

use candor_vault::{ClosedState, KeyCost, Passphrase, RecoveryKey, Secret, Vault};
use common::{Place, connection, open, passphrase};
use rusqlite::{Connection, ffi};

const MIB: i64 = 1 << 20;

/// Puts SQLite's lock page at byte `at` of every database of this process.
#[allow(unsafe_code)]
fn move_lock_page(at: u32) {
    // SAFETY: this control takes one unsigned integer. It is called before any database is open in
    // this process, which has no other test that runs beside it.
    unsafe { ffi::sqlite3_test_control(ffi::SQLITE_TESTCTRL_PENDING_BYTE, at) };
}

fn number(connection: &Connection, query: &str) -> i64 {
    connection.query_row(query, [], |row| row.get(0)).unwrap()
}

/// Adds rows until the database is larger than `size` bytes, a transaction each.
fn grow(vault: &Vault, size: i64, row: i64) {
    let connection = connection(vault);
    connection
        .execute_batch("CREATE TABLE IF NOT EXISTS blob_of (id INTEGER PRIMARY KEY, bytes BLOB)")
        .unwrap();
    let mut bytes = vec![0xb5; usize::try_from(row).unwrap()];
    let mut id = number(connection, "SELECT count(*) FROM blob_of");
    while number(connection, "PRAGMA page_count") * 4096 <= size {
        // Each row says its number at its ends, to be told from the others.
        id += 1;
        let end = bytes.len() - 8;
        bytes[..8].copy_from_slice(&id.to_be_bytes());
        bytes[end..].copy_from_slice(&id.to_be_bytes());
        connection.execute("INSERT INTO blob_of VALUES (?1, ?2)", (id, &bytes)).unwrap();
    }
}

/// Every row is there, with its number at both ends and its length.
fn check(vault: &Vault, rows: i64, row: i64) {
    let connection = connection(vault);
    assert_eq!(number(connection, "SELECT count(*) FROM blob_of"), rows);
    let mut statement = connection
        .prepare("SELECT hex(substr(bytes, 1, 8)), hex(substr(bytes, -8)), length(bytes) FROM blob_of WHERE id = ?1")
        .unwrap();
    for id in 1..=rows {
        let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: (String, String, i64) = statement.query_row([id], read).unwrap();
        let mark = format!("{id:016X}");
        assert_eq!(found, (mark.clone(), mark, row));
    }
    let used = format!("SELECT count(*) FROM dbstat WHERE pageno = {}", lock_page());
    assert_eq!(number(connection, &used), 0, "SQLite put something into its lock page");
}

/// The number, from 1, of SQLite's lock page.
#[allow(unsafe_code)]
fn lock_page() -> u32 {
    // SAFETY: as above; zero asks where it is and changes nothing.
    let at = unsafe { ffi::sqlite3_test_control(ffi::SQLITE_TESTCTRL_PENDING_BYTE, 0_u32) };
    u32::try_from(at).unwrap() / 4096 + 1
}

/// Grows a vault beyond its lock page and uses it on both sides of it.
fn cross(lock_byte: i64, row: i64) {
    let start = Instant::now();
    let place = Place::new();
    let vault = place.create();
    // Ends just before the lock page, in the main file; then goes on.
    grow(&vault, lock_byte - 2 * row, row);
    vault.checkpoint().unwrap();
    grow(&vault, lock_byte + 3 * row, row);
    vault.checkpoint().unwrap();
    let rows = number(connection(&vault), "SELECT count(*) FROM blob_of");
    assert!(vault.pages() > u64::from(lock_page()), "{} pages", vault.pages());
    check(&vault, rows, row);
    vault.verify().unwrap();
    vault.close().unwrap();
    println!("made and verified {rows} rows of {row} bytes after {:?}", start.elapsed());

    let vault = place.open().unwrap();
    assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged);
    check(&vault, rows, row);
    // Back over it and beyond it again: the file is cut, and the page is sealed anew.
    connection(&vault).execute("DELETE FROM blob_of WHERE id > ?1", [rows - 7]).unwrap();
    connection(&vault).execute_batch("VACUUM").unwrap();
    vault.checkpoint().unwrap();
    assert!(vault.pages() < u64::from(lock_page()));
    grow(&vault, lock_byte + 3 * row, row);
    vault.checkpoint().unwrap();
    check(&vault, rows, row);
    vault.verify().unwrap();
    println!("cut, grown and verified again after {:?}", start.elapsed());

    let copy = place.beside("copy");
    let verified = vault.backup_to(&copy).unwrap();
    assert_eq!(verified.pages, vault.pages());
    let (new, key) = (Passphrase::new("after"), RecoveryKey::generate().unwrap());
    let vault = vault.rekey(Secret::Passphrase(&passphrase()), &new, &key, KeyCost::MINIMUM).unwrap();
    check(&vault, rows, row);
    println!("{} pages copied and re-keyed after {:?}", vault.pages(), start.elapsed());
    vault.close().unwrap();
    let copy = open(&copy).unwrap();
    check(&copy, rows, row);
}

#[test]
fn a_vault_that_crosses_its_lock_page_is_whole() {
    move_lock_page(0x10_0000);
    assert_eq!(lock_page(), 257);
    // Rows of several pages, and of a size that puts a row across the lock page.
    cross(MIB, 21_000);
}

#[test]
#[ignore = "writes more than four gibibytes; run it by name"]
fn a_vault_that_crosses_a_gibibyte_is_whole() {
    assert_eq!(lock_page(), 262_145);
    cross(1024 * MIB, 16 * MIB);
}
