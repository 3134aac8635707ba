//! The process that shows the page ends: killed by the system, or by a fault of the webview's. Nobody is left with a
//! picture of the last page, nothing that the app had is lost, and the page comes back where the person was.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::time::Duration;

use candor_tests::{
    Home, Key, PASSPHRASE, Window, lock, make_journal, open_example, saved, unlock, write_page,
};

const TOLD: &str = "The page stopped and was loaded again. What was saved is safe";
/// How long it takes until words on their way from the page have reached Rust.
const HANDED_OVER: Duration = Duration::from_millis(600);

#[tokio::test]
async fn words_handed_over_are_there_when_the_page_is_back() {
    let home = Home::new();
    let mut window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Before", "Written in peace. ").await;
    window.click("field", "Your writing").await;
    window.chord_key(&[Key::Control], Key::End).await;
    window.type_text("And these were not yet said to be saved.").await;
    tokio::time::sleep(HANDED_OVER).await;

    window.kill_page().await;
    window.take_up(&home).await;
    window.see(TOLD).await;
    // Where the person was: the same page is open, its words in the field.
    window.find("field", "Your writing").await;
    window.see("And these were not yet said to be saved.").await;

    // It is a page like any other.
    window.click("field", "Your writing").await;
    window.chord_key(&[Key::Control], Key::End).await;
    window.type_text(" Going on.").await;
    saved(&window).await;
    window.quit().await;

    let window = Window::open(&home).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Write").await;
    window.click("link", "Before").await;
    window.see("And these were not yet said to be saved. Going on.").await;
    window.quit().await;
}

#[tokio::test]
async fn a_page_that_dies_while_locked_is_a_lock_screen_again() {
    let home = Home::new();
    let mut window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Kept", "Only for me.").await;
    lock(&window).await;

    window.kill_page().await;
    window.take_up(&home).await;
    window.see(TOLD).await;
    window.find("field", "Passphrase").await;
    let words = window.words().await;
    assert!(!words.contains("Only for me"), "a locked journal stays locked:\n{words}");
    unlock(&window, PASSPHRASE).await;
    window.see("Only for me.").await;
    window.quit().await;
}

#[tokio::test]
async fn a_dialog_of_the_page_is_gone_and_the_page_under_it_is_back() {
    let home = Home::new();
    let mut window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Under", "What lies under the dialog.").await;
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog", "Search").await;

    window.kill_page().await;
    window.take_up(&home).await;
    window.see(TOLD).await;
    window.find("field", "Your writing").await;
    window.see("What lies under the dialog.").await;
    assert!(!window.has("dialog", "Search").await, "the dialog was the old page's");
    window.quit().await;
}

#[tokio::test]
async fn in_the_reading_it_comes_back_to_the_reading() {
    let home = Home::new();
    let mut window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "Share").await;
    window.click("button", "Read on screen").await;
    window.click("button", "I have read this").await;
    window.see("Strengths, 1 of").await;
    window.press(Key::Right).await;
    window.settle().await;
    let place = "return location.hash;";
    let before = window.script(place, vec![]).await;

    window.kill_page().await;
    window.take_up(&home).await;
    window.see(TOLD).await;
    assert_eq!(window.script(place, vec![]).await, before, "it is the reading that comes back");
    window.see("Strengths").await;
    assert!(!window.has("link", "Today").await, "nothing else is on the screen, as in a reading");
    window.quit().await;
}
