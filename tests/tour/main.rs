//! The tour: the app driven through the whole main job, from a new journal to the exported document, with a picture of
//! each screen. `cargo xtask tour` builds what is needed and runs this; the README's pictures come from it.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program for the terminal")]

use std::cell::Cell;
use std::path::{Path, PathBuf};

use candor_tests::{
    Home, Key, PASSPHRASE, Theme, Window, add_amends, choose_passphrase, copy_recovery_key, lock,
    move_amends, open_example, search, unlock, write_harm, write_page, write_resentments,
};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).expect("the folder for the pictures");
    let album = Album { folder, next: Cell::new(1) };
    main_job(&album).await;
    example(&album).await;
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

/// Both documents, left beside the pictures.
async fn share(window: &Window, home: &Home, album: &Album) {
    let page = home.out().join("document.html");
    let text = home.out().join("document.md");
    home.answer_dialog(&page);
    home.answer_dialog(&text);
    window.click("link", "Share").await;
    window.see("Exactly what the other person will see").await;
    album.picture(window, "share").await;
    window.click("button", "Save as a web page").await;
    album.picture(window, "before-the-first-share").await;
    window.click("button", "I have read this").await;
    keep(window, &page, &album.folder).await;
    window.click("button", "Save as text").await;
    keep(window, &text, &album.folder).await;
}

async fn keep(window: &Window, document: &Path, folder: &Path) {
    window.until("the exported document", async || document.is_file()).await;
    let name = document.file_name().expect("a document has a name");
    std::fs::copy(document, folder.join(name)).expect("room for the document");
    println!("   {}", name.display());
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
}
