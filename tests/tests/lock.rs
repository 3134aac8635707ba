//! Locking and opening: nothing is lost, nothing readable stays, and no try writes a byte.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;
use std::time::Duration;

use candor_tests::{
    Home, Key, Logind, PASSPHRASE, Window, choose_passphrase, copy_recovery_key, files_holding, lock,
    make_journal, unlock, write_page,
};

/// Another passphrase than the tests' own.
const NEW: &str = "harbor violet seventeen pebble";

#[tokio::test]
async fn a_page_written_today_is_there_tomorrow() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "The long way home", "Walked back past the canal.").await;
    lock(&window).await;
    window.see_no_more("canal").await;
    let markup = window.script("return document.documentElement.outerHTML;", vec![]).await;
    assert!(!markup.to_string().contains("canal"), "nothing readable stays in the page after locking");
    window.quit().await;

    let window = Window::open(&home).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Write").await;
    window.see("The long way home").await;
    window.quit().await;
}

#[tokio::test]
async fn a_wrong_passphrase_says_so_and_leaves_the_file_untouched() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    lock(&window).await;
    let before = fs::read(home.journal()).expect("the journal lies where the first run said");

    window.fill("Passphrase", "not the passphrase").await;
    window.press(Key::Enter).await;
    window.see("That passphrase did not open it.").await;
    let kept = window.find("field", "Passphrase").await.prop("value").await.expect("a field has a value");
    assert_eq!(kept.as_deref(), Some("not the passphrase"), "what was typed stays, so that it can be mended");
    assert!(
        fs::read(home.journal()).expect("the journal is there") == before,
        "a failed try changes no byte"
    );
    let beside = fs::read_dir(home.journal().parent().expect("a file lies in a folder")).expect("the folder");
    let names: Vec<_> =
        beside.flatten().map(|entry| entry.file_name()).filter(|name| name != "Copies").collect();
    assert_eq!(names, ["journal.candor"], "a failed try leaves nothing beside the file");

    unlock(&window, PASSPHRASE).await;
    window.quit().await;
}

#[tokio::test]
async fn the_recovery_key_opens_it_as_well() {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.press_button("Make a notebook").await;
    choose_passphrase(&window).await;
    window.press_button("Continue").await;
    let key = copy_recovery_key(&window).await;
    window.press_button("Continue").await;
    window.press_button("Continue").await;
    window.press_button("Open the notebook").await;
    window.find("link", "Today").await;
    lock(&window).await;

    window.press_button("Use a recovery key instead").await;
    // The way somebody copies from paper: small letters, spaces for hyphens.
    window.fill("Recovery key", &key.to_lowercase().replace('-', " ")).await;
    window.press(Key::Enter).await;
    window.find("link", "Today").await;

    // The passphrase may be gone from memory: another is offered, and the key stands for the old one.
    window.click("link", "Choose a new passphrase").await;
    window.fill("Passphrase you have now, or your recovery key", &key).await;
    window.fill("New passphrase", NEW).await;
    window.fill("Type it once more", NEW).await;
    window.click("radio", "Change only the words").await;
    window.press_button("Change it").await;
    window.click("link", "Today").await;
    window.settle().await;
    assert!(!window.has("link", "Choose a new passphrase").await, "it was done");
    lock(&window).await;
    unlock(&window, NEW).await;
    window.quit().await;
}

#[tokio::test]
async fn a_damaged_file_is_called_damaged_and_is_not_written_to() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Before the damage", "It was still whole.").await;
    window.quit().await;

    // A bad block in the middle: the header and its slots are whole, so the passphrase is known to be right.
    let mut bytes = fs::read(home.journal()).expect("the journal");
    for page in 2..bytes.len() / 4096 {
        bytes[page * 4096 + 100] ^= 0x55;
    }
    fs::write(home.journal(), &bytes).expect("the journal can be damaged");

    let window = Window::open(&home).await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This file did not open cleanly").await;
    let words = window.words().await;
    assert!(words.contains("Nothing has been changed."), "it says what is safe:\n{words}");
    assert!(
        !words.contains("passphrase did not open"),
        "damage is never called a wrong passphrase:\n{words}"
    );
    assert!(fs::read(home.journal()).expect("the journal") == bytes, "nothing is written to a damaged file");
    window.quit().await;
    assert!(fs::read(home.journal()).expect("the journal") == bytes, "nor at the end");
}

#[tokio::test]
async fn what_was_said_to_be_saved_survives_kill_9() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Kept", "These words were saved before the lights went out.").await;
    window.kill().await;
    assert_eq!(files_holding(home.path(), "before the lights went out"), Vec::<std::path::PathBuf>::new());

    let window = Window::open(&home).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Write").await;
    window.click("link", "Kept").await;
    window.see("before the lights went out").await;
    window.quit().await;
}

#[tokio::test]
async fn words_typed_a_moment_before_the_window_closes_are_kept() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Last words", "Begun. ").await;
    window.click("field", "Your writing").await;
    window.chord_key(&[Key::Control], Key::End).await;
    window.type_text("And ended.").await;
    window.quit().await;

    let window = Window::open(&home).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Write").await;
    window.click("link", "Last words").await;
    window.see("And ended.").await;
    window.quit().await;
}

#[tokio::test]
async fn a_second_start_shows_the_first_window_and_ends() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    assert!(window.second_start(Duration::from_secs(20)).await, "the second start ends by itself");
    window.find("link", "Today").await;
    window.quit().await;
}

#[tokio::test]
async fn a_second_program_on_the_same_file_is_told_that_it_is_open() {
    let home = Home::new();
    let first = Window::open(&home).await;
    make_journal(&first).await;
    // Another message bus, as in another session of the same person: the single-instance check cannot see it, and
    // the vault's own lock is what counts.
    let second = Window::open(&home).await;
    second.fill("Passphrase", PASSPHRASE).await;
    second.press(Key::Enter).await;
    second.see("The notebook is open in another window.").await;
    second.quit().await;
    write_page(&first, "Still mine", "The first window was not disturbed.").await;
    first.quit().await;
}

#[tokio::test]
async fn the_computer_sleeps_only_when_the_journal_is_locked() {
    let home = Home::new();
    let (window, logind) = Window::open_beside(&home, Logind::on).await;
    make_journal(&window).await;
    write_page(&window, "Before sleep", "Closed the lid here.").await;
    logind.until_sleep_is_delayed();
    assert!(log_of(&home).exists(), "an open journal has its log beside it");
    logind.sleep();
    assert!(!log_of(&home).exists(), "when the computer may sleep, the journal is one closed file");
    window.find("field", "Passphrase").await;
    window.see_no_more("Closed the lid").await;

    logind.wake();
    logind.until_sleep_is_delayed();
    unlock(&window, PASSPHRASE).await;
    window.quit().await;
}

#[tokio::test]
async fn locking_the_screen_locks_the_journal() {
    let home = Home::new();
    let (window, logind) = Window::open_beside(&home, Logind::on).await;
    make_journal(&window).await;
    logind.until_sleep_is_delayed();
    logind.lock_session();
    window.find("field", "Passphrase").await;
    assert!(!log_of(&home).exists(), "the journal is one closed file");
    window.quit().await;
}

fn log_of(home: &Home) -> std::path::PathBuf {
    home.journal().with_file_name("journal.candor-wal")
}
