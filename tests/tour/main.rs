//! The tour: the app driven through the whole main job, from a new journal to the exported document, with a picture of
//! each screen. `cargo xtask tour` builds what is needed and runs this; the README's pictures come from it.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

mod around_the_file;

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};

use candor_tests::{
    AMENDS_EXPORTS, Browser, Export, Home, Key, PASSPHRASE, SHARE_EXPORTS, Theme, Window, add_amends,
    choose_passphrase, copy_recovery_key, export, lock, move_amends, open_example, search, unlock,
    write_harm, write_page, write_resentments,
};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).expect("the folder for the pictures");
    let album = Album { folder, next: Cell::new(1) };
    // One chapter alone, for whoever works on its screens.
    match std::env::args().nth(2).as_deref() {
        Some("around-the-file") => around_the_file::pictures(&album).await,
        Some(other) => panic!("there is no chapter “{other}”"),
        None => {
            main_job(&album).await;
            example(&album).await;
            around_the_file::pictures(&album).await;
        }
    }
}

/// Where the pictures go, numbered in the order of the tour.
struct Album {
    folder: PathBuf,
    next: Cell<u32>,
}

impl Album {
    async fn picture(&self, window: &Window, name: &str) {
        let number = self.next.get();
        self.next.set(number + 1);
        window.settle().await;
        window.picture(&self.folder.join(format!("{number:02}-{name}.png"))).await;
        println!("{number:02} {name}");
    }
}

/// A new journal, written in, shared, locked and opened again.
async fn main_job(album: &Album) {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    album.picture(&window, "welcome").await;
    window.press_button("Make a notebook").await;
    choose_passphrase(&window).await;
    album.picture(&window, "passphrase").await;
    window.press_button("Continue").await;
    copy_recovery_key(&window).await;
    album.picture(&window, "recovery-key").await;
    window.press_button("Continue").await;
    album.picture(&window, "wording").await;
    window.press_button("Continue").await;
    album.picture(&window, "place").await;
    window.press_button("Open the notebook").await;
    window.find("link", "Today").await;
    album.picture(&window, "first-day").await;

    let resentments = [
        ("Marek", "Told the whole crew about the van before I had a chance to own up to it."),
        ("The housing office", "Lost the form twice, then closed the case."),
    ];
    write_resentments(&window, "Autumn", &resentments).await;
    album.picture(&window, "resentments").await;
    write_harm(&window, "Ruth", "What I said before the wedding").await;
    album.picture(&window, "harms").await;

    window.click("link", "Amends").await;
    add_amends(&window, "Tom", "Kept his books").await;
    add_amends(&window, "The site office", "A drill that was not mine").await;
    move_amends(&window, "Ruth", "Planned").await;
    move_amends(&window, "Tom", "Deferred").await;
    move_amends(&window, "The site office", "Made").await;
    album.picture(&window, "amends").await;

    let words = "Walked back past the canal instead of the main road. It was *for the air*, and it was not.";
    write_page(&window, "The long way home", words).await;
    album.picture(&window, "page").await;
    search(&window, "canal", "The long way home").await;
    album.picture(&window, "search").await;
    window.press(Key::Escape).await;

    share(&window, &home, album).await;

    lock(&window).await;
    album.picture(&window, "locked").await;
    window.fill("Passphrase", "not this one").await;
    window.press(Key::Enter).await;
    window.see("That passphrase did not open it.").await;
    album.picture(&window, "another-try").await;
    window.quit().await;

    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Today").await;
    window.see("The long way home").await;
    album.picture(&window, "the-next-day").await;
    window.quit().await;
}

/// The page for sharing, with the note before the first share.
async fn share(window: &Window, home: &Home, album: &Album) {
    window.click("link", "Share").await;
    window.see("Exactly what the other person will see").await;
    album.picture(window, "share").await;
    window.click("button", "PDF or print").await;
    window.find("button", "I have read this").await;
    album.picture(window, "before-the-first-share").await;
    window.click("button", "I have read this").await;
    album.picture(window, "kinds-of-file").await;
    window.click("button", "Cancel").await;
    window.until("the dialog closed", async || !window.has("button", "Cancel").await).await;
    let sealed = SHARE_EXPORTS[3];
    export(window, home, sealed, &home.out().join("document.html")).await;
}

/// Every file that the example journal can become, left beside the pictures; what opens the sealed ones stands in a text
/// beside them. The sealed page is opened in a browser, for its picture.
async fn exports(window: &Window, home: &Home, album: &Album) {
    window.click("link", "Share").await;
    window.see("Exactly what the other person will see").await;
    for kind in SHARE_EXPORTS {
        let words = keep(window, home, album, kind, &format!("example.{}", kind.ending)).await;
        if kind.sealed {
            let beside = album.folder.join(format!("example.{}.passphrase.txt", kind.ending));
            fs::write(beside, format!("{words}\n")).expect("room for the passphrase");
        }
        if kind.ending == "sealed.html" {
            sealed_page(album, &album.folder.join("example.sealed.html"), &words).await;
        }
    }
    window.click("link", "Amends").await;
    window.click("link", "As a document").await;
    for kind in AMENDS_EXPORTS {
        keep(window, home, album, kind, &format!("example-amends.{}", kind.ending)).await;
    }
}

/// Writes a file and copies it to the pictures.
async fn keep(window: &Window, home: &Home, album: &Album, kind: Export, name: &str) -> String {
    let path = home.out().join(name);
    let words = export(window, home, kind, &path).await;
    fs::copy(&path, album.folder.join(name)).expect("room for the document");
    println!("   {name}");
    words
}

/// The sealed page as its listener sees it, closed and open, light and dark.
async fn sealed_page(album: &Album, page: &Path, words: &str) {
    for (dark, name) in [(false, "light"), (true, "dark")] {
        let home = Home::new();
        let browser = Browser::open(&home, dark).await;
        browser.show(page).await;
        browser.see("This document is closed").await;
        browser.picture(&album.folder.join(format!("sealed-{name}.png"))).await;
        browser.fill("The words, with a space between them", words).await;
        browser.press("Open").await;
        browser.see("Close the document").await;
        browser.picture(&album.folder.join(format!("sealed-{name}-open.png"))).await;
        browser.quit().await;
    }
}

/// Every view of the example journal, light and dark, large and small.
async fn example(album: &Album) {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    open_example(&window).await;
    for (view, name) in [
        ("Today", "today"),
        ("Write", "write"),
        ("Steps", "steps"),
        ("Inventory", "inventory"),
        ("Patterns", "patterns"),
        ("Amends", "amends"),
        ("People", "people"),
        ("Worksheets", "worksheets"),
        ("Share", "share"),
        ("Settings", "settings"),
        ("Help now", "help"),
    ] {
        window.click("link", view).await;
        window.theme(Theme::Light).await;
        album.picture(&window, &format!("example-{name}")).await;
        window.theme(Theme::Dark).await;
        album.picture(&window, &format!("example-{name}-dark")).await;
        window.resize(900, 600).await;
        window.theme(Theme::Light).await;
        album.picture(&window, &format!("example-{name}-900x600")).await;
        window.resize(1366, 768).await;
        if view == "Help now" {
            break; // It covers the way around, so it is the last.
        }
    }
    window.quit().await;

    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    open_example(&window).await;
    exports(&window, &home, album).await;
    window.quit().await;
}
