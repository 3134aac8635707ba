//! What the app does not do: it speaks to nobody, and leaves no word behind.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use candor_tests::{
    Home, PASSPHRASE, Started, Window, files_holding, internet_sockets, lock, make_journal, outward_sockets,
    program, search, unlock, web_data, write_page,
};

/// A word that stands nowhere else on the machine.
const WORD: &str = "quillwortmeadow";

#[tokio::test]
async fn twenty_seconds_of_use_open_no_internet_socket_and_leave_no_word() {
    let home = Home::new();
    let window = Window::open(&home).await;
    let begun = Instant::now();
    assert_eq!(outward_sockets(&window.processes()), Vec::<String>::new(), "at the start");
    make_journal(&window).await;
    let mut round = 0;
    while begun.elapsed() < Duration::from_secs(20) {
        round += 1;
        write_page(&window, &format!("Page {round} {WORD}"), &format!("A sentence with {WORD} in it.")).await;
        search(&window, WORD, WORD).await;
        window.press(candor_tests::Key::Escape).await;
        assert_eq!(outward_sockets(&window.processes()), Vec::<String>::new(), "in use, round {round}");
    }
    assert!(round > 0);
    // While it is open, too, the only place for the word is the sealed file.
    assert_eq!(files_holding(home.path(), WORD), Vec::<PathBuf>::new(), "while it is open");
    lock(&window).await;
    assert_eq!(outward_sockets(&window.processes()), Vec::<String>::new(), "locked");
    unlock(&window, PASSPHRASE).await;
    window.quit().await;
    assert_eq!(files_holding(home.path(), WORD), Vec::<PathBuf>::new(), "after quitting");
    assert_eq!(files_holding(home.path(), PASSPHRASE), Vec::<PathBuf>::new(), "the passphrase");
    assert_eq!(web_data(home.path()), Vec::<PathBuf>::new(), "no web data is left");
}

#[tokio::test]
async fn no_process_of_the_window_leaves_a_core_dump() {
    let home = Home::new();
    let window = Window::open(&home).await;
    let page = window.web_process().expect("a page is shown by a process");
    for process in [window.app(), page] {
        let limits =
            std::fs::read_to_string(format!("/proc/{process}/limits")).expect("as root, or of our own");
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).expect("a limit");
        let limits: Vec<_> = core.split_whitespace().skip(4).take(2).collect();
        // Where dumps are handed to a program, this is the one limit for which Linux starts none.
        assert_eq!(limits, ["1", "1"], "of {process}");
    }
    window.quit().await;
}

#[tokio::test]
async fn the_window_never_says_what_is_in_it() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, WORD, WORD).await;
    assert_eq!(window.title().await, "Candor");
    lock(&window).await;
    assert_eq!(window.title().await, "Candor");
    window.quit().await;
}

#[test]
fn a_window_that_nobody_drives_has_no_internet_socket_at_all() {
    let home = Home::new();
    let started = Started::program(&program(), &home);
    started.until_window("Candor", Duration::from_secs(40));
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(5) {
        assert_eq!(internet_sockets(&started.processes()), Vec::<String>::new());
        std::thread::sleep(Duration::from_millis(200));
    }
    started.end(Duration::from_secs(20));
    assert_eq!(web_data(home.path()), Vec::<PathBuf>::new(), "no web data is left");
}
