//! Every view, every dialog and every menu, in every theme and down to 200 % zoom: axe-core has no objection, nothing
//! makes the page scroll sideways, and no dialog hangs over the edge.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use candor_tests::{
    Home, Key, PASSPHRASE, Window, closes_to, dialog_is_accessible, fits, is_accessible, is_clean_over, lock,
    make_journal, open_example, search, write_page,
};

/// The views of the open journal, by their names in the sidebar. Help covers the sidebar, so it is the last.
const VIEWS: &[&str] = &[
    "Today",
    "Write",
    "Steps",
    "Inventory",
    "Patterns",
    "Amends",
    "People",
    "Worksheets",
    "Share",
    "Settings",
    "Help now",
];

#[tokio::test]
async fn every_view_of_an_open_journal() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    for view in VIEWS {
        window.click("link", view).await;
        window.settle().await;
        is_accessible(&window, view).await;
    }
    window.quit().await;
}

#[tokio::test]
async fn every_view_of_an_empty_journal() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    for view in VIEWS {
        window.click("link", view).await;
        window.settle().await;
        let violations = window.violations().await;
        assert!(violations.is_empty(), "{view}, empty: {violations:#?}");
    }
    window.click("button", "Back").await;
    window.chord(&[candor_tests::Key::Control], 'k').await;
    window.find("dialog", "Search").await;
    let violations = window.violations().await;
    assert!(violations.is_empty(), "Search: {violations:#?}");
    window.quit().await;
}

#[tokio::test]
async fn the_way_in() {
    let home = Home::new();
    let window = Window::open(&home).await;
    is_accessible(&window, "Welcome").await;
    window.press_button("Make a notebook").await;
    is_accessible(&window, "Passphrase").await;
    candor_tests::choose_passphrase(&window).await;
    window.press_button("Continue").await;
    candor_tests::copy_recovery_key(&window).await;
    is_accessible(&window, "Recovery key").await;
    window.press_button("Continue").await;
    is_accessible(&window, "Wording").await;
    window.press_button("Continue").await;
    is_accessible(&window, "Place").await;
    window.press_button("Open the notebook").await;
    window.find("link", "Today").await;
    lock(&window).await;
    is_accessible(&window, "Lock").await;
    window.fill("Passphrase", "not the passphrase").await;
    window.press(Key::Enter).await;
    window.see("That passphrase did not open it.").await;
    is_accessible(&window, "A wrong passphrase").await;
    window.press_button("Use a recovery key instead").await;
    window.fill("Recovery key", "AAAAA").await;
    window.press(Key::Enter).await;
    window.see("Nothing has been changed.").await;
    is_accessible(&window, "Lock, by recovery key").await;
    window.click("link", "Need help now").await;
    window.settle().await;
    is_accessible(&window, "Help before unlocking").await;
    window.quit().await;
}

#[tokio::test]
async fn what_opens_over_the_amends() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "Amends").await;

    window.press_button("Priya: move or delete").await;
    window.find("menuitem", "Deferred").await;
    is_clean_over(&window, "The menu of a card").await;
    closes_to(&window, "button", "Priya: move or delete").await;
    window.press_button("Priya: move or delete").await;
    window.click("menuitem", "Deferred").await;
    dialog_is_accessible(&window, "Not now: Priya").await;
    closes_to(&window, "button", "Priya: move or delete").await;

    window.press_button("Add someone").await;
    window.until("the cursor in the name", async || window.focus_is("field", "Whom").await).await;
    window.press_button("Add to the list").await;
    window.see("Name someone first.").await;
    dialog_is_accessible(&window, "Add someone").await;
    window.fill("Whom", "da").await;
    window.find("option", "Dana").await;
    is_clean_over(&window, "Names to choose from").await;
    window.press(Key::Escape).await;
    closes_to(&window, "button", "Add someone").await;

    window.click("link", "Priya").await;
    window.find("field", "A day to do it, or to look again").await;
    is_clean_over(&window, "An amends, open").await;
    window.press_button("More for Priya").await;
    window.find("menuitem", "Delete").await;
    is_clean_over(&window, "The menu of an open amends").await;
    window.quit().await;
}

#[tokio::test]
async fn what_opens_over_the_inventory() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "Inventory").await;

    window.press_button("More for Marek").await;
    window.find("menuitem", "Move down").await;
    is_clean_over(&window, "The menu of a row").await;
    window.press(Key::Escape).await;
    window.click("cell", "Marek").await;
    window.type_text("da").await;
    window.find("option", "Dana").await;
    is_clean_over(&window, "A cell with names to choose from").await;
    window.press(Key::Escape).await;
    window.press(Key::Escape).await;

    let choose = "Autumn inventory (example): choose or change an inventory";
    window.press_button(choose).await;
    window.find("menuitem", "Begin another inventory").await;
    is_clean_over(&window, "The menu of inventories").await;
    window.click("menuitem", "Title, dates and sections").await;
    dialog_is_accessible(&window, "Title, dates and sections").await;
    closes_to(&window, "button", choose).await;

    window.click("link", "One at a time").await;
    window.find("button", "Next question").await;
    is_accessible(&window, "One question at a time").await;
    window.quit().await;
}

#[tokio::test]
async fn what_opens_over_writing_search_and_sharing() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;

    search(&window, "lake", "Dana").await;
    dialog_is_accessible(&window, "Search").await;
    window.press(Key::Escape).await;

    window.click("link", "Write").await;
    window.press_button("How to format").await;
    dialog_is_accessible(&window, "How to format").await;
    closes_to(&window, "button", "How to format").await;
    window.press_button("More for this page").await;
    window.find("menuitem", "Delete page").await;
    is_clean_over(&window, "The menu of a page").await;
    closes_to(&window, "button", "More for this page").await;
    window.press_button("Preview").await;
    window.find("button", "Back to writing").await;
    is_accessible(&window, "Preview").await;

    window.click("link", "Share").await;
    window.press_button("Sealed file").await;
    dialog_is_accessible(&window, "Before the first share").await;
    closes_to(&window, "button", "Sealed file").await;
    home.answer_dialog(&home.out().join("document.html"));
    window.press_button("Sealed file").await;
    window.press_button("I have read this").await;
    window.find("button", "Other words").await;
    dialog_is_accessible(&window, "Sealed file").await;
    window.press_button("Choose a place and write it").await;
    window.see("It is shown only here").await;
    dialog_is_accessible(&window, "Sealed file").await;
    closes_to(&window, "button", "Sealed file").await;
    window.press_button("Choose entries and columns in Resentments").await;
    is_accessible(&window, "Share, with a section and a file").await;

    window.press_button("Read on screen").await;
    window.find("button", "Next").await;
    is_accessible(&window, "Reading").await;
    window.press(Key::Escape).await;
    window.find("button", "Go on").await;
    is_accessible(&window, "Reading, covered").await;
    window.quit().await;
}

#[tokio::test]
async fn what_asks_for_the_passphrase() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;

    write_page(&window, "The long way home", "Walked back past the canal.").await;
    window.press_button("More for this page").await;
    window.click("menuitem", "Delete page").await;
    window.see("The page is in Trash.").await;
    is_clean_over(&window, "A notice").await;

    window.click("link", "Settings").await;
    window.press_button("Make a copy now").await;
    window.see("It was opened and checked.").await;
    is_accessible(&window, "Settings with a copy").await;
    window.click("link", "See all of it").await;
    window.see("Your writing lies in one sealed file.").await;
    is_accessible(&window, "What lies outside").await;
    window.press_button("Back to Settings").await;
    window.press_button("Change").await;
    window
        .until("the cursor in the field", async || window.focus_is("field", "Passphrase you have now").await)
        .await;
    window.press_button("Change it").await;
    dialog_is_accessible(&window, "Change the passphrase").await;
    closes_to(&window, "button", "Change").await;
    window.press_button("Seal anew").await;
    dialog_is_accessible(&window, "Seal everything anew").await;
    closes_to(&window, "button", "Seal anew").await;
    window.press_button("Make a new one").await;
    window.fill("Passphrase you have now", "not the passphrase").await;
    window.press(Key::Enter).await;
    window.see("That passphrase did not open it.").await;
    dialog_is_accessible(&window, "Make a new recovery key").await;
    window.fill("Passphrase you have now", PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This key is shown once.").await;
    dialog_is_accessible(&window, "Make a new recovery key").await;
    window.press_button("Close without checking").await;

    window.click("link", "Look").await;
    window.find("button", "Put back: The long way home").await;
    is_accessible(&window, "Trash").await;
    window.press_button("Destroy: The long way home").await;
    dialog_is_accessible(&window, "Destroy “The long way home”?").await;
    closes_to(&window, "button", "Destroy: The long way home").await;
    window.quit().await;
}

#[tokio::test]
async fn right_to_left_turns_the_page_around() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.script("document.documentElement.dir = 'rtl'; return 0;", vec![]).await;
    for view in VIEWS {
        window.click("link", view).await;
        window.settle().await;
        let name = format!("{view}, right to left");
        is_clean_over(&window, &name).await;
        fits(&window, &name).await;
    }
    window.quit().await;
}

#[tokio::test]
async fn spanish_reads_as_spanish() {
    let home = Home::new().in_language("es_ES.UTF-8");
    let window = Window::open(&home).await;
    let language = window.script("return document.documentElement.lang;", vec![]).await;
    assert_eq!(language, "es");
    window.see("cuaderno").await;
    let violations = window.violations().await;
    assert!(violations.is_empty(), "{violations:#?}");
    window.quit().await;
}
