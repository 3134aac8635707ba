//! What a program that opens vaults turns off, and where the keys lie, as the system tells it.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/process_memory.rs"]
mod process_memory;
#[path = "common/watched.rs"]
mod watched;

use std::fs::File;
use std::io::{Read, Seek};

use candor_vault::harden_process;
use common::{Place, open};
use rustix::process::{DumpableBehavior, dumpable_behavior};
use watched::{Test, Watched};

#[test]
#[ignore = "the part of another process"]
fn opens_a_vault_hardened() {
    let mut test = Test::greet();
    assert!(harden_process() && harden_process(), "it can be asked for twice");
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    let vault = open(&Test::path()).unwrap();
    test.stop_at("OPEN", "");
    vault.close().unwrap();
    test.stop_at("CLOSED", "");
}

#[test]
fn keys_lie_in_a_locked_page_that_no_dump_and_no_fork_sees() {
    let place = Place::with_notes(3);
    let mut other = Watched::start("opens_a_vault_hardened", &place.path);
    let (mut status, mut limits, mut maps) =
        (other.file("status"), other.file("limits"), other.file("smaps"));
    assert_eq!(locked_kib(&mut status), 0);
    assert_eq!(key_pages(&mut maps), 0);

    other.go_on_to("OPEN");
    assert_eq!(key_pages(&mut maps), 1);
    assert_eq!(locked_kib(&mut status), 4);
    let core = read(&mut limits);
    let core = core.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(
        core.split_whitespace().collect::<Vec<_>>()[4..6],
        ["1", "1"],
        "nor can it be turned on again"
    );

    other.go_on_to("CLOSED");
    assert_eq!((key_pages(&mut maps), locked_kib(&mut status)), (0, 0));
    other.go_on_to_the_end();
}

#[test]
#[ignore = "the part of another process"]
fn hardens_itself_too_late() {
    let mut test = Test::greet();
    let vault = open(&Test::path()).unwrap();
    let is_whole = harden_process();
    assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable, "the rest is done all the same");
    drop(vault);
    open(&Test::path()).unwrap().verify().unwrap();
    test.stop_at("HARDENED", &is_whole.to_string());
}

#[test]
fn hardening_after_the_first_use_of_sqlite_says_that_it_came_too_late() {
    let place = Place::with_notes(3);
    let mut other = Watched::start("hardens_itself_too_late", &place.path);
    assert_eq!(other.go_on_to("HARDENED"), "false");
    other.go_on_to_the_end();
}

/// Mappings of one page that are locked, left out of dumps and wiped in a fork.
fn key_pages(maps: &mut File) -> usize {
    let text = read(maps);
    let mut is_one_page = false;
    let mut pages = 0;
    for line in text.lines() {
        if let Some(size) = line.strip_prefix("Size:") {
            is_one_page = size.trim() == "4 kB";
        }
        if let Some(flags) = line.strip_prefix("VmFlags:") {
            let flags: Vec<_> = flags.split_whitespace().collect();
            let is_kept = ["lo", "dd", "wf"].iter().all(|flag| flags.contains(flag));
            pages += usize::from(is_one_page && is_kept);
        }
    }
    pages
}

fn locked_kib(status: &mut File) -> u64 {
    let text = read(status);
    let line = text.lines().find(|line| line.starts_with("VmLck:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn read(file: &mut File) -> String {
    let mut text = String::new();
    file.rewind().unwrap();
    file.read_to_string(&mut text).unwrap();
    text
}
