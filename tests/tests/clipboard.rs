//! What can be pasted elsewhere after the journal was locked, and after the app has ended: nothing of it. One test, since
//! the clipboard belongs to the display, which the windows of a file's tests share.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::time::{Duration, Instant};

use candor_tests::{Home, Key, PASSPHRASE, Pasteboard, Window, lock, make_journal, unlock, write_page};

const WORDS: &str = "What I would not leave lying about.";

#[tokio::test]
async fn what_was_copied_or_selected_cannot_be_pasted_after_the_lock_nor_after_the_end() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Copied", WORDS).await;

    copy_all(&window).await;
    for board in [Pasteboard::Clipboard, Pasteboard::Selection] {
        becomes(board, |words| words.contains(WORDS)).await;
    }
    lock(&window).await;
    for board in [Pasteboard::Clipboard, Pasteboard::Selection] {
        becomes(board, str::is_empty).await;
    }

    // What somebody else has put there since stays theirs.
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Write").await;
    window.click("link", "Copied").await;
    copy_all(&window).await;
    becomes(Pasteboard::Clipboard, |words| words.contains(WORDS)).await;
    Pasteboard::Clipboard.put("a shopping list");
    becomes(Pasteboard::Clipboard, |words| words == "a shopping list").await;
    lock(&window).await;
    becomes(Pasteboard::Selection, str::is_empty).await;
    assert_eq!(Pasteboard::Clipboard.paste(), "a shopping list");

    // A passphrase that is shown can be selected, and is on no clipboard once the journal was opened and locked again.
    window.fill("Passphrase", PASSPHRASE).await;
    window.press_button("Show").await;
    window.click("field", "Passphrase").await;
    window.chord(&[Key::Control], 'a').await;
    window.chord(&[Key::Control], 'c').await;
    becomes(Pasteboard::Clipboard, |words| words == PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.find("link", "Today").await;
    for board in [Pasteboard::Clipboard, Pasteboard::Selection] {
        becomes(board, |words| !words.contains(PASSPHRASE)).await;
    }

    window.click("link", "Write").await;
    window.click("link", "Copied").await;
    copy_all(&window).await;
    becomes(Pasteboard::Clipboard, |words| words.contains(WORDS)).await;
    window.quit().await;
    for board in [Pasteboard::Clipboard, Pasteboard::Selection] {
        assert_eq!(board.paste(), "", "after the end");
    }
}

/// Waits until what can be pasted elsewhere is as it should be.
async fn becomes(board: Pasteboard, is_right: impl Fn(&str) -> bool) {
    let begun = Instant::now();
    loop {
        let pasted = board.paste();
        if is_right(&pasted) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{board:?} has “{pasted}”");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Selects all of the page's text and copies it.
async fn copy_all(window: &Window) {
    window.click("field", "Your writing").await;
    window.chord(&[Key::Control], 'a').await;
    window.chord(&[Key::Control], 'c').await;
}
