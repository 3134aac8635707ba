//! A walk through what the world does to a file while its window stands there: a stick is pulled, a sync program leaves
//! its own files and puts another in place, a copy is brought back, and somebody has an old copy and an old passphrase.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;

use candor_tests::{
    Home, Key, PASSPHRASE, Window, check_recovery_copy, lock, make_journal, make_journal_in, saved, unlock,
    write_page,
};

#[path = "../../crates/app/tests/world/mounts.rs"]
#[allow(dead_code, clippy::unwrap_used, reason = "the app's own tests use all of it")]
mod mounts;

/// What is read where words could not be written since the file is gone.
const TAKEN: &str = "The notebook’s file was moved, deleted or replaced while it was open.";
const ANOTHER: &str = "another lantern orchard eighteen";

#[tokio::test]
async fn a_stick_is_pulled_while_somebody_writes() {
    if mounts::entered("a_stick_is_pulled_while_somebody_writes") {
        return;
    }
    let home = Home::new();
    let stick = home.path().join("stick");
    fs::create_dir(&stick).expect("a place for the stick");
    if mounts::may_mount() {
        mounts::mount(&stick, 64 * 1024);
    }
    let window = Window::open(&home).await;
    make_journal_in(&window, &home, &stick).await;
    write_page(&window, "On the stick", "Written while it was there.").await;

    if mounts::may_mount() {
        mounts::unmount(&stick);
    } else {
        fs::remove_dir_all(&stick).expect("all of it is gone");
    }
    go_on_writing(&window, " Written after it was pulled.").await;
    window.see(TAKEN).await;
    never_says_saved(&window).await;
    window.see("sealed in a file of their own").await;

    // A place is offered, and takes all of it.
    home.answer_dialog(&home.out());
    window.press_button("Choose a folder").await;
    window.find("field", "Passphrase").await;
    window.see("was taken away while it was open. All that was in it is in ~/out/journal.candor").await;
    assert!(home.out().join("journal.candor").is_file());
    unlock(&window, PASSPHRASE).await;
    reads(&window, "On the stick", "Written while it was there. Written after it was pulled.").await;
    window.quit().await;
}

#[tokio::test]
async fn a_sync_program_leaves_its_own_file_and_then_puts_another_in_place() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Of both", "From before the two computers parted.").await;
    lock(&window).await;
    let of_the_other = fs::read(home.journal()).expect("the journal");

    // A file of the sync program's beside ours changes nothing.
    unlock(&window, PASSPHRASE).await;
    let conflict = home.journal().with_file_name("journal.sync-conflict-20261130-101010-ABCDEFG.candor");
    fs::write(&conflict, &of_the_other).expect("another file beside it");
    reads(&window, "Of both", "From before").await;
    go_on_writing(&window, " Written here.").await;
    saved(&window).await;
    assert!(!window.words().await.contains(TAKEN));

    // Its next move takes the name itself.
    replace(&home.journal(), &of_the_other);
    go_on_writing(&window, " And after the other came.").await;
    window.see(TAKEN).await;
    never_says_saved(&window).await;
    window.press_button("Write it where it was").await;
    window.find("field", "Passphrase").await;
    window.see("All that was in it is in ~/.local/share/candor/journal (rescued 1).candor").await;
    unlock(&window, PASSPHRASE).await;
    reads(
        &window,
        "Of both",
        "From before the two computers parted. Written here. And after the other came.",
    )
    .await;
    saved(&window).await;
    for theirs in [&home.journal(), &conflict] {
        assert_eq!(fs::read(theirs).expect("it is there"), of_the_other, "{}", theirs.display());
    }
    window.quit().await;
}

#[tokio::test]
async fn a_copy_is_brought_back_and_what_was_there_is_kept() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Kept", "As it was.").await;
    copies(&window).await;
    window.press_button("Make a copy now").await;
    window.see("A copy was made. It was opened and checked.").await;
    write_page(&window, "Later", "Written since then.").await;

    copies(&window).await;
    window.press_button("Bring this back").await;
    // The safe answer has the focus, and Esc is it too.
    window.until("the safe answer", async || window.focus_is("button", "Leave it as it is").await).await;
    window.press(Key::Escape).await;
    window.until("the way in", async || window.focus_is("button", "Bring this back").await).await;
    window.press_button("Bring this back").await;
    window.press_button("Bring it back").await;
    window.find("field", "Passphrase").await;
    window.see("The copy was brought back.").await;
    unlock(&window, PASSPHRASE).await;
    reads(&window, "Kept", "As it was.").await;
    assert!(!window.has("link", "Later").await, "what was written since is not here");

    // It is in the copy that was made first, which stays.
    copies(&window).await;
    window.see("until you remove it").await;
    window.script("document.querySelector('.trail > li:last-child .pill').click(); return 0;", vec![]).await;
    window.press_button("Look inside").await;
    window.press_button("Later").await;
    window.see("Written since then.").await;
    window.quit().await;
}

#[tokio::test]
async fn an_old_passphrase_opens_an_old_copy_and_nothing_of_today() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Before", "Written under the old passphrase.").await;
    lock(&window).await;
    let old = fs::read(home.journal()).expect("the journal");

    unlock(&window, PASSPHRASE).await;
    window.click("link", "Settings").await;
    window.press_button("Change").await;
    window.fill("Passphrase you have now", PASSPHRASE).await;
    window.fill("New passphrase", ANOTHER).await;
    window.fill("Type it once more", ANOTHER).await;
    window.press_button("Change it").await;
    check_recovery_copy(&window).await;
    window.press_button("Done").await;
    window.see("The passphrase is changed and everything is sealed anew.").await;
    write_page(&window, "Since", "Written under the new passphrase.").await;
    lock(&window).await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("That passphrase did not open it.").await;

    // The old copy's header, which the old passphrase opens, before today's pages.
    let today = fs::read(home.journal()).expect("the journal");
    let mixed = [&old[..HEADER], &today[HEADER..]].concat();
    fs::write(home.journal(), &mixed).expect("a file made of two");
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This file did not open cleanly").await;
    window.see("Nothing has been changed.").await;
    for words in ["Since", "under the new passphrase"] {
        assert!(!window.words().await.contains(words));
    }
    if window.has("button", "Open this one for reading only").await {
        window.press_button("Open this one for reading only").await;
        window.settle().await;
        assert!(!window.words().await.contains("Since"), "nor is anything of today read");
    }
    window.quit().await;
    assert_eq!(fs::read(home.journal()).expect("the file made of two"), mixed, "and it was left as it was");

    fs::write(home.journal(), &today).expect("today's file");
    let window = Window::open(&home).await;
    unlock(&window, ANOTHER).await;
    reads(&window, "Since", "Written under the new passphrase.").await;
    window.quit().await;
}

/// Bytes before the first page.
const HEADER: usize = 8192;

/// Goes on at the end of the page that is open.
async fn go_on_writing(window: &Window, words: &str) {
    window.click("field", "Your writing").await;
    window.chord_key(&[Key::Control], Key::End).await;
    window.type_text(words).await;
}

/// For as long as a word about saving may take, none is on the screen.
async fn never_says_saved(window: &Window) {
    for _ in 0..40 {
        let words = window.words().await;
        assert!(words.contains("Not saved since"), "{words}");
        assert!(!words.contains("Saved "), "{words}");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// A page has these words.
async fn reads(window: &Window, page: &str, words: &str) {
    window.click("link", "Write").await;
    window.click("link", page).await;
    window.see(words).await;
}

/// The page of copies.
async fn copies(window: &Window) {
    window.click("link", "Settings").await;
    window.click("link", "All copies").await;
    window.find("button", "Make a copy now").await;
}

/// Another file takes the name by a rename, as sync programs do.
fn replace(path: &Path, bytes: &[u8]) {
    let incoming = path.with_file_name(".syncthing.journal.candor.tmp");
    fs::write(&incoming, bytes).expect("the other file comes in");
    fs::rename(incoming, path).expect("and takes the name");
}
