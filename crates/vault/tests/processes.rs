//! Other processes: one that wants the same vault, one that is killed, one without memory.
//!
//! Each is this test program again, asked to run the one ignored test that plays it.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use candor_vault::{KeyCost, Vault, VaultError, harden_process};
use common::{Place, connection, count, open, passphrase, recovery_key};

const PATH: &str = "CANDOR_TEST_PATH";

/// Starts the part of another process.
fn play(part: &str, place: &Place, shell: Option<&str>) -> Child {
    let program = std::env::current_exe().unwrap();
    let mut command = match shell {
        None => Command::new(program),
        Some(line) => {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("{line}; exec \"$0\" \"$@\"")]).arg(program);
            command
        }
    };
    command
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

/// Lines the other process says, until one starts with `word`.
fn wait_for(lines: &mut impl BufRead, word: &str) -> String {
    let mut line = String::new();
    while lines.read_line(&mut line).unwrap() > 0 {
        if let Some(at) = line.find(word) {
            return line[at + word.len()..].trim().to_owned();
        }
        line.clear();
    }
    panic!("the other process ended without saying {word}");
}

#[test]
#[ignore = "the part of another process"]
fn holds_the_vault_open() {
    let _vault = open(&path()).unwrap();
    println!("\nHOLDING");
    std::io::stdout().flush().unwrap();
    let _ = std::io::stdin().read(&mut [0]);
}

#[test]
fn a_vault_open_in_another_process_is_told_at_once() {
    let place = Place::with_notes(3);
    let before = std::fs::read(&place.path).unwrap();
    let mut other = play("holds_the_vault_open", &place, None);
    let mut lines = BufReader::new(other.stdout.take().unwrap());
    wait_for(&mut lines, "HOLDING");
    let start = Instant::now();
    assert!(matches!(place.open(), Err(VaultError::AlreadyOpen)));
    assert!(start.elapsed() < Duration::from_secs(2));
    drop(other.stdin.take());
    assert!(other.wait().unwrap().success());
    assert!(std::fs::read(&place.path).unwrap() == before);
    assert_eq!(count(&place.open().unwrap()), 3);
}

#[test]
#[ignore = "the part of another process"]
fn commits_until_killed() {
    let vault = open(&path()).unwrap();
    for number in 0.. {
        connection(&vault).execute("INSERT INTO note (body) VALUES (?1)", [common::note(number)]).unwrap();
        if number % 50 == 49 {
            vault.checkpoint().unwrap();
        }
        let total = count(&vault);
        println!("\nSAVED {total}");
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn what_a_killed_process_said_it_saved_is_there() {
    let place = Place::with_notes(1);
    for round in 0..6 {
        let mut other = play("commits_until_killed", &place, None);
        let mut lines = BufReader::new(other.stdout.take().unwrap());
        let mut saved = 0;
        for _ in 0..=round * 17 {
            saved = wait_for(&mut lines, "SAVED ").parse().unwrap();
        }
        other.kill().unwrap(); // SIGKILL on Unix: nothing of the process runs after it.
        other.wait().unwrap();
        // What it had said by then, heard or not.
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        for line in rest.lines() {
            saved = line.strip_prefix("SAVED ").and_then(|total| total.parse().ok()).unwrap_or(saved);
        }
        let vault = place.open().unwrap();
        let found = count(&vault);
        assert!(found == saved || found == saved + 1, "{found} of {saved}");
        vault.verify().unwrap();
    }
}

#[test]
#[ignore = "the part of another process"]
fn asks_for_more_memory_than_there_is() {
    let cost = KeyCost { memory_kib: 2 * 1024 * 1024, passes: 1, lanes: 1 };
    let result = Vault::create(path(), &passphrase(), &recovery_key(), cost);
    let refused = matches!(result, Err(VaultError::MemoryRefused { memory_kib: 2_097_152 }));
    println!("\nREFUSED {refused}");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_that_the_system_refuses_is_told_as_that() {
    let place = Place::new();
    let mut other = play("asks_for_more_memory_than_there_is", &place, Some("ulimit -v 1000000"));
    let mut lines = BufReader::new(other.stdout.take().unwrap());
    assert_eq!(wait_for(&mut lines, "REFUSED "), "true");
    assert!(other.wait().unwrap().success());
    assert!(place.files().is_empty());
}

#[test]
#[ignore = "the part of another process"]
fn hardens_itself() {
    println!("\nHARDENED {}", harden_process());
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    println!("\nCORE {}", core.split_whitespace().nth(4).unwrap());
}

#[cfg(target_os = "linux")]
#[test]
fn a_hardened_process_leaves_no_core() {
    let place = Place::new();
    let mut other = play("hardens_itself", &place, None);
    let mut lines = BufReader::new(other.stdout.take().unwrap());
    assert_eq!(wait_for(&mut lines, "HARDENED "), "true");
    assert_eq!(wait_for(&mut lines, "CORE "), "1", "the one limit that no pipe passes over");
    assert!(other.wait().unwrap().success());
}
