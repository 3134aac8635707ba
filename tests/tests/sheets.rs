//! Worksheets of one's own in the real window, without the mouse: a pack is made and filled, carried to a file, and
//! taken in by a fresh journal, where it is equal.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;

use candor_tests::{Home, Key, Window, make_journal, saved};

#[tokio::test]
async fn a_pack_is_made_carried_out_and_taken_in_by_a_fresh_journal_without_the_mouse() {
    let one = Home::new();
    let file = one.out().join("worksheet.json");
    let window = Window::open(&one).await;
    make_journal(&window).await;
    enter(&window, "link", "Worksheets").await;
    enter(&window, "link", "Make a question pack").await;
    window.tab_to("field", "Title").await;
    window.type_text("Before Step 2").await;
    window.tab_to("field", "Question").await;
    window.type_text("Where have I seen hope?").await;
    enter(&window, "button", "Add a question").await;
    window.until("the cursor in the new question", async || window.focus_is("field", "Question").await).await;
    window.type_text("What do I doubt?").await;
    saved(&window).await;
    // The second question is to come first.
    window.chord_key(&[Key::Alt], Key::Up).await;
    saved(&window).await;
    enter(&window, "button", "Done").await;
    window.see("Every word is saved as you write it.").await;
    let words = window.words().await;
    let (before, _) = words.split_once("Where have I seen hope?").expect("it is asked");
    assert!(before.contains("What do I doubt?"), "{words}");
    window.tab_to("field", "What do I doubt?").await;
    window.type_text("Nearly all of it.").await;
    saved(&window).await;
    export(&window, &one, &file).await;
    window.quit().await;

    // Into a journal that knows nothing of it.
    let other = Home::new();
    let window = Window::open(&other).await;
    make_journal(&window).await;
    enter(&window, "link", "Worksheets").await;
    let broken = other.out().join("broken.json");
    let text = fs::read_to_string(&file).expect("it was written");
    fs::write(&broken, text.replace("\"kind\"", "\"kinds\"")).expect("the folder is ours");
    other.answer_dialog(&broken);
    enter(&window, "button", "Take one in from a file").await;
    window.see("Line 8 of the file").await;
    window.see("Nothing has been changed.").await;
    window.press(Key::Escape).await;
    other.answer_dialog(&file);
    enter(&window, "button", "Take one in from a file").await;
    window.see("Nothing has been taken in yet.").await;
    enter(&window, "button", "Take it in").await;
    window.see("Every word is saved as you write it.").await;
    let again = other.out().join("again.json");
    export(&window, &other, &again).await;
    assert_eq!(fs::read_to_string(&again).expect("it was written"), text);
    assert!(text.contains("Nearly all of it."));
    window.quit().await;
}

#[tokio::test]
async fn an_entry_keeps_the_question_it_was_asked_when_the_worksheet_is_worded_anew() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    window.click("link", "Worksheets").await;
    window.click("link", "Make a worksheet").await;
    window.fill("Title", "What the week taught").await;
    window.choose("How it is filled", "A table").await;
    window.fill("Question", "What did I learn?").await;
    saved(&window).await;
    window.click("button", "Done").await;
    window.see("What did I learn?").await;
    let in_cell =
        "return document.activeElement?.closest('[role=\"rowheader\"], [role=\"gridcell\"]') !== null;";
    window.until("the first cell", async || window.script(in_cell, vec![]).await == true).await;
    window.type_text("To rest.\n").await;
    saved(&window).await;
    window.click("button", "More").await;
    window.click("menuitem", "Change it").await;
    window.fill("Question", "What was there to learn?").await;
    saved(&window).await;
    window.click("button", "Done").await;
    window.see("What was there to learn?").await;
    window.click("link", "One at a time").await;
    // A new entry is asked in the words of today, the one before in those of then.
    window.see("What was there to learn?").await;
    window.click("button", "Entry before").await;
    window.see("To rest.").await;
    window.see("What did I learn?").await;
    window.quit().await;
}

/// Goes to a control by Tab and presses Enter.
async fn enter(window: &Window, role: &str, name: &str) {
    window.tab_to(role, name).await;
    window.press(Key::Enter).await;
    window.settle().await;
}

/// Saves the worksheet that is open, with what was filled in.
async fn export(window: &Window, home: &Home, file: &Path) {
    enter(window, "button", "More").await;
    window.press(Key::Down).await;
    window.press(Key::Enter).await;
    window.see("Someone you give it to can take it into their own notebook.").await;
    window.tab_to("checkbox", "Also put in what was filled in").await;
    window.press(Key::Space).await;
    window.see("Anyone who has it can read every word of it.").await;
    home.answer_dialog(file);
    enter(window, "button", "Choose a place").await;
    window.until("the file on the disk", async || file.is_file()).await;
    window.see("Saved as").await;
}
