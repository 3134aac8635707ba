//! Processes that are killed (SIGKILL, at a random moment), and processes that meet at one vault.
//!
//! Each other process is this test program again, asked to run the one ignored test that plays it.
//! 100 kills if not told otherwise by `CANDOR_KILLS`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../common/mod.rs"]
mod common;
mod two_processes;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use candor_vault::{KeyCost, Passphrase, Secret, Vault};
use common::{Place, connection, count, note, open, passphrase};

const PATH: &str = "CANDOR_TEST_PATH";

/// Starts a part of this program as another process.
fn play(part: &str, place: &Place) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", part, "--ignored", "--nocapture"])
        .env(PATH, &place.path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn path() -> PathBuf {
    std::env::var_os(PATH).unwrap().into()
}

fn say(word: &str) {
    println!("\n{word}");
    std::io::stdout().flush().unwrap();
}

/// Commits numbered rows, and says each when it is acknowledged; now and then brings the log in,
/// empties pages, makes a copy, or changes the passphrase there and back.
#[test]
#[ignore = "the part of another process"]
fn works_until_killed() {
    let mut vault = open(&path()).unwrap();
    connection(&vault).execute_batch("PRAGMA cache_size = 10").unwrap();
    say("OPEN");
    // Each process begins elsewhere in the round of things to do, as few live long enough for all.
    for round in std::process::id().. {
        let transaction = connection(&vault).unchecked_transaction().unwrap();
        for number in 0..=round % 4 {
            let body = note(usize::try_from(number).unwrap());
            transaction.execute("INSERT INTO note (body) VALUES (?1)", [body]).unwrap();
        }
        let last = transaction.last_insert_rowid();
        transaction.commit().unwrap();
        say(&format!("SAVED {last}"));
        match round % 16 {
            3 | 11 => vault.checkpoint().unwrap(),
            5 => {
                let copy = path().with_file_name(format!("copy-{}-{last}", std::process::id()));
                vault.backup_to(&copy).unwrap();
            }
            7 => change_there_and_back(&mut vault),
            13 => connection(&vault).execute_batch("VACUUM").unwrap(),
            _ => {}
        }
    }
}

/// Changes the passphrase to another and back: at each moment one of the two opens the vault.
fn change_there_and_back(vault: &mut Vault) {
    let (first, second) = (passphrase(), Passphrase::new(SECOND));
    vault.change_passphrase(Secret::Passphrase(&first), &second, KeyCost::MINIMUM).unwrap();
    vault.change_passphrase(Secret::Passphrase(&second), &first, KeyCost::MINIMUM).unwrap();
}

const SECOND: &str = "the other passphrase";

/// Opens the vault with whichever passphrase it has, and gives it the first one.
fn open_with_either(place: &Place) -> Vault {
    place.open().unwrap_or_else(|_| {
        let second = Passphrase::new(SECOND);
        let mut vault = Vault::open(&place.path, Secret::Passphrase(&second)).unwrap();
        vault.change_passphrase(Secret::Passphrase(&second), &passphrase(), KeyCost::MINIMUM).unwrap();
        vault
    })
}

#[test]
fn what_a_killed_process_acknowledged_is_there() {
    let kills: u64 = std::env::var("CANDOR_KILLS").map_or(100, |kills| kills.parse().unwrap());
    let place = Place::with_notes(1);
    let (mut acknowledged, mut random, mut copies) = (1_i64, 1_u64, 0);
    for kill in 0..kills {
        let mut other = play("works_until_killed", &place);
        let mut lines = BufReader::new(other.stdout.take().unwrap());
        let mut line = String::new();
        while line.trim() != "OPEN" {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0, "the other process ended");
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_micros((random >> 33) % 40_000));
        other.kill().unwrap(); // SIGKILL on Unix: nothing of the process runs after it.
        other.wait().unwrap();
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        for line in rest.lines() {
            let saved = line.strip_prefix("SAVED ").and_then(|last| last.parse().ok());
            acknowledged = saved.unwrap_or(acknowledged);
        }

        // The lock went with the process.
        let vault = open_with_either(&place);
        vault.verify().unwrap();
        let found = count(&vault);
        // The one that was under way may be there, whole: it has up to four rows.
        assert!((acknowledged..=acknowledged + 4).contains(&found), "{found} of {acknowledged}");
        let highest: i64 =
            connection(&vault).query_row("SELECT max(id) FROM note", [], |row| row.get(0)).unwrap();
        assert_eq!(highest, found, "a row in the middle is missing");
        acknowledged = found;
        // A copy that has its name is whole.
        for name in place.files().iter().filter(|name| name.starts_with("copy-") && !name.contains('.')) {
            let copy = place.beside(name);
            let saved: i64 = name.rsplit('-').next().unwrap().parse().unwrap();
            let opened = open(&copy).unwrap();
            opened.verify().unwrap();
            assert_eq!(count(&opened), saved);
            drop(opened);
            std::fs::remove_file(copy).unwrap();
            copies += 1;
        }
        if found > 2000 {
            connection(&vault).execute("DELETE FROM note WHERE id > 1", []).unwrap();
            acknowledged = 1;
        }
        // Now and then the next one finds what the kill left, unopened by us.
        if kill % 3 == 0 {
            vault.close().unwrap();
        }
    }
    println!("kills={kills} copies={copies} lost=0");
}
