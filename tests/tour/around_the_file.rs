//! What is seen around the journal's file: its copies by day, a copy that is looked into and brought back, words that
//! cannot be written, a file that was taken away or came from elsewhere, and what becomes of something that is destroyed.

use std::fs;

use candor_tests::{
    AMENDS_EXPORTS, Home, Key, PASSPHRASE, Theme, Window, add_amends, export, lock, make_journal, saved,
    unlock, write_page,
};

use crate::Album;

/// The windows that each screen has to stand in.
const SIZES: [(u32, u32); 3] = [(1180, 760), (1366, 768), (900, 600)];

/// Every screen of this chapter, in each size, light and dark.
pub(crate) async fn pictures(album: &Album) {
    copies(album).await;
    destroyed(album).await;
    taken_away(album).await;
    from_elsewhere(album).await;
    no_copy(album).await;
}

/// A screen in each size, light and dark.
async fn screen(album: &Album, window: &Window, name: &str) {
    for (width, height) in SIZES {
        window.resize(width, height).await;
        for (theme, suffix) in [(Theme::Light, ""), (Theme::Dark, "-dark")] {
            window.theme(theme).await;
            album.picture(window, &format!("{name}{suffix}-{width}x{height}")).await;
        }
    }
    window.theme(Theme::Light).await;
    window.resize(1366, 768).await;
}

/// Goes to the page of copies.
async fn to_copies(window: &Window) {
    window.click("link", "Settings").await;
    window.click("link", "All copies").await;
    window.find("button", "Make a copy now").await;
}

/// Some days of writing, with the copy of each.
async fn copies(album: &Album) {
    const DAYS: [i32; 8] = [-100, -40, -24, -9, -5, -2, -1, 0];
    let home = Home::new();
    home.turn_clock(DAYS[0]);
    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    make_journal(&window).await;
    for (made, day) in DAYS.into_iter().enumerate() {
        if made > 0 {
            home.turn_clock(day);
            unlock(&window, PASSPHRASE).await;
        }
        let title =
            ["The gate", "Two good hours", "The list on the fridge", "A name I had left out"][made % 4];
        write_page(
            &window,
            title,
            "Mended the gate while it was still light. It wanted a hinge and a bit of wire.",
        )
        .await;
        if made == 1 {
            window.click("link", "Amends").await;
            add_amends(&window, "Ruth", "What I said before the wedding").await;
            saved(&window).await;
        }
        window.until("the copy of the day", async || home.copies().len() > made).await;
        lock(&window).await;
        home.date_copy(&home.copies()[made], day);
    }

    unlock(&window, PASSPHRASE).await;
    to_copies(&window).await;
    screen(album, &window, "copies").await;
    let stick = home.path().join("stick");
    fs::create_dir(&stick).expect("a second place");
    home.answer_dialog(&stick);
    window.press_button("Choose a second place").await;
    window.see("The last copy there is from").await;
    fs::remove_dir_all(&stick).expect("a second place that goes away");
    window.press_button("Make a copy now").await;
    window.see("It is not there now.").await;
    screen(album, &window, "copies-two-places").await;
    window.script("document.querySelectorAll('.pill')[4].click(); return 0;", vec![]).await;
    window.press_button("Bring this back").await;
    window.find("dialog", "Bring back").await;
    screen(album, &window, "copies-bring").await;
    window.press(Key::Escape).await;
    window.press_button("Remove this copy").await;
    window.find("dialog", "Remove the copy").await;
    screen(album, &window, "copies-remove").await;
    window.press(Key::Escape).await;
    window.press_button("Look inside").await;
    window.find("button", "Close the copy").await;
    screen(album, &window, "inside").await;
    window.press_button("Two good hours").await;
    window.see("It wanted a hinge").await;
    screen(album, &window, "inside-page").await;
    window.press_button("Ruth").await;
    window.see("before the wedding").await;
    screen(album, &window, "inside-amends").await;
    window.press_button("Close the copy").await;
    window.click("link", "Settings").await;
    screen(album, &window, "settings").await;
    window.press_button("Change").await;
    window.fill("Passphrase you have now", PASSPHRASE).await;
    window.fill("New passphrase", "another lantern orchard eighteen").await;
    window.fill("Type it once more", "another lantern orchard eighteen").await;
    window.click("radio", "Change only the words").await;
    screen(album, &window, "passphrase").await;
    window.press(Key::Escape).await;

    lock(&window).await;
    window.press_button("Copies").await;
    window.see("Choose a day.").await;
    screen(album, &window, "lock-copies").await;
    window
        .script(
            "document.querySelectorAll('main li button, section li button')[2].click(); return 0;",
            vec![],
        )
        .await;
    window.see("A copy from").await;
    screen(album, &window, "lock-copy").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This is a copy from").await;
    screen(album, &window, "copy-open").await;
    window.press_button("Close the copy").await;
    window.find("field", "Passphrase").await;
    let broken = &fs::read(home.journal()).expect("the journal")[..20_000];
    fs::write(home.journal(), broken).expect("the journal is cut short");
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This file did not open cleanly").await;
    screen(album, &window, "lock-damaged").await;
    window.quit().await;
}

/// The list of written files, and what became of a page that was destroyed.
async fn destroyed(album: &Album) {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    make_journal(&window).await;
    write_page(&window, "The long way home", "Walked back past the canal.").await;
    window.click("link", "Share").await;
    window.see("There is nothing to share yet").await;
    window.click("link", "Amends").await;
    add_amends(&window, "Ruth", "What I said before the wedding").await;
    saved(&window).await;
    window.click("link", "As a document").await;
    export(&window, &home, AMENDS_EXPORTS[0], &home.out().join("document.pdf")).await;
    window.click("link", "Share").await;
    window.click("button", "Files that were written").await;
    screen(album, &window, "written-files").await;

    window.click("link", "Settings").await;
    window.press_button("Make a copy now").await;
    window.see("It was opened and checked.").await;
    window.click("link", "Write").await;
    window.press_button("More for this page").await;
    window.click("menuitem", "Delete page").await;
    window.see("The page is in Trash.").await;
    window.click("link", "Settings").await;
    window.click("link", "Look").await;
    window.press_button("Destroy: The long way home").await;
    screen(album, &window, "destroy").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("It is gone from the").await;
    screen(album, &window, "destroyed").await;
    window.press_button("Seal anew and delete older copies").await;
    screen(album, &window, "seal-anew").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This key is shown once.").await;
    screen(album, &window, "seal-anew-key").await;
    window.quit().await;
}

/// The file is deleted while it is open, with words that are not in it yet.
async fn taken_away(album: &Album) {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    make_journal(&window).await;
    write_page(&window, "The long way home", "Walked back past the canal.").await;
    let theirs = fs::read(home.journal()).expect("the journal");
    fs::remove_file(home.journal()).expect("the file goes away");
    fs::write(home.journal(), theirs).expect("another takes its name");
    window.click("field", "Your writing").await;
    window.type_text("And then ").await;
    window.see("Not saved since").await;
    screen(album, &window, "not-saved").await;
    window.press_button("Write it where it was").await;
    window.find("field", "Passphrase").await;
    screen(album, &window, "lock-taken-away").await;
    window.quit().await;
}

/// The file that lies there went on somewhere else, was copied alone, and has a log of another session beside it.
async fn from_elsewhere(album: &Album) {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    make_journal(&window).await;
    write_page(&window, "Of both", "Before the two parted.").await;
    lock(&window).await;
    let parting = fs::read(home.journal()).expect("the journal");
    unlock(&window, PASSPHRASE).await;
    write_page(&window, "Here", "Written here.").await;
    let alone = fs::read(home.journal()).expect("the journal");
    lock(&window).await;
    let here = fs::read(home.journal()).expect("the journal");

    fs::write(home.journal(), &alone).expect("copied alone while it was open");
    unlock(&window, PASSPHRASE).await;
    screen(album, &window, "file-alone").await;
    lock(&window).await;
    fs::write(home.journal(), &parting).expect("an older one");
    unlock(&window, PASSPHRASE).await;
    screen(album, &window, "file-older").await;
    lock(&window).await;
    fs::write(home.journal(), &parting).expect("the other computer's");
    home.forget_what_was_seen();
    unlock(&window, PASSPHRASE).await;
    write_page(&window, "There", "Written there.").await;
    lock(&window).await;
    fs::write(home.journal(), &here).expect("ours again");
    unlock(&window, PASSPHRASE).await;
    screen(album, &window, "file-another-line").await;
    window.quit().await;
}

/// No copy can be made, and none is there.
async fn no_copy(album: &Album) {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.resize(1366, 768).await;
    make_journal(&window).await;
    to_copies(&window).await;
    screen(album, &window, "copies-none").await;
    let folder = home.journal().with_file_name("Copies");
    let _ = fs::remove_dir_all(&folder);
    fs::write(folder, "in the way").expect("something in the way");
    window.press_button("Make a copy now").await;
    window.settle().await;
    screen(album, &window, "copies-trouble").await;
    window.quit().await;
}
