//! What is left in memory when the journal is locked: in the app's own process, and in the webview's. A measurement, as
//! a webview frees without wiping, and what is written over when is its own affair.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "it prints what it measures")]

#[path = "../../crates/vault/tests/common/process_memory.rs"]
mod process_memory;

use std::fs;
use std::time::Duration;

use candor_tests::{Home, Key, PASSPHRASE, Window, lock, make_journal, unlock};
use process_memory::{Needles, ProcessMemory};

/// Words that stand nowhere else on the machine.
const WORDS: &str = "quornbavel tisselwick";

#[tokio::test]
#[ignore = "a measurement, which reads the memory of other processes: as root"]
async fn what_is_left_in_each_process() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    window.quit().await;

    // Nothing is read from the page from here on: WebDriver itself would leave copies of it.
    let window = Window::open(&home).await;
    unlock(&window, PASSPHRASE).await;
    count(&window, "unlocked");
    window.click("link", "Write").await;
    window.press_button("New page").await;
    window.find("field", "Your writing").await;
    window.click("field", "Your writing").await;
    window.type_text(WORDS).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog", "Search").await;
    window.type_text(WORDS).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    window.press(Key::Escape).await;
    assert!(count(&window, "open") > 0, "the search sees the words while they are on the screen");
    lock(&window).await;
    for seconds in [0, 5, 10] {
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        count(&window, &format!("locked, {seconds} s later"));
    }
    window.quit().await;
}

/// Prints how often the passphrase and the words are in each process's memory, and answers with how often the words are
/// in all of them.
fn count(window: &Window, moment: &str) -> usize {
    let mut all = 0;
    for process in window.processes() {
        let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
        let times = |text: &str| {
            let mut needles = Needles::default();
            needles.text(text, text);
            let found = ProcessMemory::of(process).expect("root may read it").search(&needles);
            found.values().flat_map(|kinds| kinds.values()).sum::<usize>()
        };
        let (passphrase, words) = (times(PASSPHRASE), times(WORDS));
        println!(
            "{moment}: {} holds the passphrase {passphrase} times, the words {words} times",
            name.trim()
        );
        all += words;
    }
    all
}
