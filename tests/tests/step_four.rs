//! Step 4 as people write it, in the real window: every section by table and by card, what is hidden, what is carried,
//! what is taken back, and what a kill leaves.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::time::Duration;

use candor_tests::{
    Home, Key, PASSPHRASE, Window, fill_column, lock, make_journal, open_example, saved, search, unlock,
    write_resentments,
};

/// A section, the words of its first two columns, and the second question of its card.
struct Section {
    name: &'static str,
    first: &'static str,
    second: &'static str,
}

const SECTIONS: &[Section] = &[
    Section { name: "Resentments", first: "Marek", second: "Told the crew about the van." },
    Section { name: "Fears", first: "Running out of money", second: "We moved at night, twice." },
    Section { name: "Relationships", first: "Dana", second: "Two good years, and one of silence." },
    Section { name: "Harms done to others", first: "Ruth", second: "What I said before the wedding." },
    Section { name: "Strengths", first: "I stay with people", second: "The night at the hospital." },
];

/// Begins an inventory without the mouse.
async fn begin(window: &Window) {
    window.tab_to("link", "Inventory").await;
    window.press(Key::Enter).await;
    window.tab_to("field", "Title").await;
    window.type_text("Autumn").await;
    window.press(Key::Enter).await;
    window.see("Who comes to mind first?").await;
}

/// Goes to a section of the inventory by Tab to its name.
async fn section(window: &Window, name: &str) {
    window.tab_to("link", name).await;
    window.press(Key::Enter).await;
    window.settle().await;
}

#[tokio::test]
async fn every_section_is_filled_in_the_table_without_the_mouse_and_found_again() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    begin(&window).await;
    for (index, each) in SECTIONS.iter().enumerate() {
        // A new inventory opens in its first section, with the cursor in it.
        if index > 0 {
            section(&window, each.name).await;
        }
        window.until("a cell with the focus", async || on_cell(&window).await).await;
        fill_column(&window, std::iter::once(each.first)).await;
        window.press(Key::Up).await;
        window.press(Key::Right).await;
        fill_column(&window, std::iter::once(each.second)).await;
        saved(&window).await;
        window.see(each.first).await;
        window.see(each.second).await;
    }
    for (words, result) in [("night", "Running out of money"), ("silence", "Dana"), ("hospital", "I stay")] {
        search(&window, words, result).await;
        window.press(Key::Escape).await;
    }
    window.quit().await;
}

/// Into the table, as Tab leads there.
async fn into_the_table(window: &Window) {
    let script = "document.querySelector('[role=\"grid\"] [data-cell][tabindex=\"0\"]').focus(); return 0;";
    window.script(script, vec![]).await;
    window.until("a cell with the focus", async || on_cell(window).await).await;
}

/// Whether a cell of the table has the focus.
async fn on_cell(window: &Window) -> bool {
    let script =
        "return document.activeElement?.closest('[role=\"gridcell\"], [role=\"rowheader\"]') !== null;";
    window.script(script, vec![]).await == true
}

#[tokio::test]
async fn relationships_are_out_of_sight_and_search_until_they_are_wanted_again() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "Inventory").await;
    window.find("link", "Relationships").await;
    search(&window, "came home later", "Dana").await;
    window.press(Key::Escape).await;

    hide_relationships(&window).await;
    window.until("no section of that name", async || !window.has("link", "Relationships").await).await;
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog", "Search").await;
    window.chord(&[Key::Control], 'a').await;
    window.type_text("came home later").await;
    window.until("nothing found", async || !window.has("option", "Dana").await).await;
    window.press(Key::Escape).await;
    window.click("link", "Share").await;
    window.see("Exactly what the other person will see").await;
    assert!(!window.words().await.contains("Relationships"), "what is hidden is not offered to be shared");

    window.click("link", "Inventory").await;
    hide_relationships(&window).await;
    window.click("link", "Relationships").await;
    window.see("Two good years").await;
    window.see("To be someone who says where he has been.").await;
    window.quit().await;
}

/// Presses the one switch for relationships.
async fn hide_relationships(window: &Window) {
    window.press_button("Autumn inventory (example): choose or change an inventory").await;
    window.click("menuitem", "Title, dates and sections").await;
    window.find("dialog", "Title, dates and sections").await;
    window.click("checkbox", "Keep Relationships out of view").await;
    window.settle().await;
    window.click("button", "Done").await;
    window
        .until("the dialog closed", async || !window.has("dialog", "Title, dates and sections").await)
        .await;
}

#[tokio::test]
async fn taking_back_reaches_across_rows_and_views() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_resentments(&window, "Autumn", &[("Marek", "Told the crew."), ("Ruth", "Stopped writing.")]).await;
    section(&window, "Fears").await;
    fill_column(&window, std::iter::once("The telephone in the evening")).await;
    saved(&window).await;

    // From another view, in the order in which it was written: the fear, then the causes, then the names.
    window.click("link", "Today").await;
    window.settle().await;
    window.chord(&[Key::Control], 'z').await;
    window.settle().await;
    window.chord(&[Key::Control], 'z').await;
    window.settle().await;
    window.click("link", "Inventory").await;
    window.click("link", "Resentments").await;
    window.see("Told the crew.").await;
    window.see_no_more("Stopped writing.").await;
    window.click("link", "Fears").await;
    window.see("What would you rather not think about tonight?").await;
    window.see_no_more("The telephone in the evening").await;

    window.chord(&[Key::Control, Key::Shift], 'z').await;
    window.settle().await;
    window.chord(&[Key::Control, Key::Shift], 'z').await;
    window.see("The telephone in the evening").await;
    window.click("link", "Resentments").await;
    window.see("Stopped writing.").await;
    window.quit().await;
}

#[tokio::test]
async fn a_kill_in_the_middle_of_a_cell_loses_the_last_second_at_most() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_resentments(&window, "Autumn", &[("Marek", "Told the crew about the van.")]).await;
    // Into the next cell, and killed while it is being written.
    window.press(Key::Up).await;
    window.type_text(" Then he laughed, and the others laughed with him.").await;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    window.type_text(" And").await;
    window.kill().await;

    let window = Window::open(&home).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Inventory").await;
    window.see("and the others laughed with him.").await;
    window.quit().await;
}

#[tokio::test]
async fn an_entry_is_written_one_question_at_a_time_with_a_pass_and_seen_in_the_table() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    begin(&window).await;
    window.until("a cell with the focus", async || on_cell(&window).await).await;
    window.chord(&[Key::Alt], 'v').await;
    window.see("Whom, or what, do I still hold something against?").await;
    window.until("the cursor in the first question", async || in_a_field(&window).await).await;
    // Enter takes the name and goes on. The entry gets its address meanwhile, and no key is lost by that.
    window.type_text("Marek\nTold the crew").await;
    window.see("What happened?").await;
    window.settle().await;
    window.type_text(" about the van.").await;
    // A pass is a whole answer, by one key.
    window.click("button", "My part").await;
    window.see("What was my part, if I had one?").await;
    window.settle().await;
    window.chord(&[Key::Alt], 'n').await;
    saved(&window).await;
    window.chord(&[Key::Alt], 'v').await;
    for words in ["Marek", "Told the crew about the van.", "None of this was mine"] {
        window.see(words).await;
    }
    window.quit().await;
}

#[tokio::test]
async fn every_section_is_filled_one_question_at_a_time_without_the_mouse() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    begin(&window).await;
    for (index, each) in SECTIONS.iter().enumerate() {
        if index > 0 {
            section(&window, each.name).await;
        }
        window.until("a cell with the focus", async || on_cell(&window).await).await;
        window.chord(&[Key::Alt], 'v').await;
        window.until("the cursor in the first question", async || in_a_field(&window).await).await;
        window.type_text(&format!("{}\n{}", each.first, each.second)).await;
        saved(&window).await;
        window.chord(&[Key::Alt], 'v').await;
        window.see(each.first).await;
        window.see(each.second).await;
        // The table opened in the same cell, to be written in: one key back to moving.
        window.until("the cursor in the cell", async || in_a_field(&window).await).await;
        window.press(Key::Escape).await;
    }
    for (words, result) in [("night", "Running out of money"), ("silence", "Dana"), ("hospital", "I stay")] {
        search(&window, words, result).await;
        window.press(Key::Escape).await;
    }
    window.quit().await;
}

/// Whether something is being written in.
async fn in_a_field(window: &Window) -> bool {
    let script = "return document.activeElement?.matches('input, textarea') ?? false;";
    window.script(script, vec![]).await == true
}

/// Pastes a block of rows and columns into the cell that has the focus, as a spreadsheet would.
const PASTE: &str = "
const clipboardData = new DataTransfer();
clipboardData.setData('text/plain', arguments[0]);
document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
return 0;";

#[tokio::test]
async fn forty_names_are_pasted_then_the_next_column_is_worked_down_and_a_block_from_a_spreadsheet() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    begin(&window).await;
    window.until("a cell with the focus", async || on_cell(&window).await).await;
    let names: Vec<String> = (1..=40).map(|number| format!("Somebody {number}")).collect();
    window.script(PASTE, vec![names.join("\n").into()]).await;
    window.see("40 rows pasted.").await;
    window.settle().await;
    // Down the second column, a line for each name.
    window.chord_key(&[Key::Control], Key::Home).await;
    window.press(Key::Right).await;
    let causes: Vec<String> = (1..=40).map(|number| format!("Cause {number}.")).collect();
    fill_column(&window, causes.iter().map(String::as_str)).await;
    saved(&window).await;
    search(&window, "cause 40", "Somebody 40").await;
    window.press(Key::Escape).await;
    search(&window, "cause 1", "Somebody 1").await;
    window.press(Key::Escape).await;

    // A block from a spreadsheet: names, causes, choices by their words, and what does not fit stays as words.
    section(&window, "Resentments").await;
    into_the_table(&window).await;
    window.chord_key(&[Key::Control], Key::End).await;
    window.press(Key::Home).await;
    window
        .script(
            PASTE,
            vec!["Ruth\tStopped writing.\tPride; fear of the telephone\tI did not write either.".into()],
        )
        .await;
    window.see("One row pasted.").await;
    saved(&window).await;
    for (words, result) in [("stopped writing", "Ruth"), ("telephone", "Ruth"), ("either", "Ruth")] {
        search(&window, words, result).await;
        window.press(Key::Escape).await;
    }
    // One key takes the whole block back.
    section(&window, "Resentments").await;
    window.chord(&[Key::Control], 'z').await;
    window.see_no_more("Stopped writing.").await;
    window.quit().await;
}

#[tokio::test]
async fn an_earlier_wording_is_compared_and_brought_back() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_resentments(&window, "Autumn", &[("Marek", "Told the crew about the van.")]).await;
    // Written again in another session: what stood there is kept.
    lock(&window).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Inventory").await;
    window.see("Told the crew about the van.").await;
    into_the_table(&window).await;
    window.press(Key::Home).await;
    window.press(Key::Right).await;
    window.press(Key::F2).await;
    window.chord(&[Key::Control], 'a').await;
    window.type_text("Told nobody, as it turned out.").await;
    window.press(Key::Escape).await;
    saved(&window).await;
    window.see_no_more("about the van").await;
    window.click("button", "More for Marek").await;
    window.click("menuitem", "Earlier wording").await;
    window.find("dialog", "Earlier wording").await;
    window.see("about the van").await;
    let problems = window.violations().await;
    assert!(problems.is_empty(), "{problems:?}");
    // Edits of one place within three seconds are one to take back. Nobody has read both wordings by then.
    tokio::time::sleep(Duration::from_secs(4)).await;
    window.click("button", "Bring this wording back").await;
    window.see("The earlier wording is back.").await;
    window.see("Told the crew about the van.").await;
    window.chord(&[Key::Control], 'z').await;
    window.see("Told nobody, as it turned out.").await;
    window.quit().await;
}

#[tokio::test]
async fn what_recurs_is_counted_beside_its_opposite_and_a_word_about_it_is_kept() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "Patterns").await;
    window.see("What you have marked in your own entries, most often first.").await;
    window.click("button", "Dishonest").await;
    window.find("heading", "Dishonest").await;
    window.see("Its opposite").await;
    window.fill("The opposite in your words", "Saying it the same day, to a face.").await;
    saved(&window).await;
    search(&window, "same day, to a face", "Dishonest").await;
    window.press(Key::Escape).await;
    // Each entry behind the bar is a click away.
    window.click("button", "entries behind it").await;
    window.click("link", "Yesterday").await;
    window.see("Resentments").await;
    window.until("the cell that was asked for", async || on_cell(&window).await).await;
    window.quit().await;
}

#[tokio::test]
async fn two_names_of_one_person_become_one_and_everything_of_both_follows() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "People").await;
    window.click("link", "Tom").await;
    window.click("button", "More about Tom").await;
    window.click("menuitem", "Same as someone else").await;
    window.find("dialog", "Who is the same as Tom?").await;
    window.click("field", "The same person under another name").await;
    window.type_text("Dana").await;
    window.press(Key::Enter).await;
    window.see("Dana becomes another name of Tom.").await;
    window.click("button", "Make them one").await;
    window.see("Dana and Tom are one.").await;
    window.see("In front of Dana and the neighbours").await;
    window.chord(&[Key::Control], 'z').await;
    window.find("link", "Dana").await;
    window.quit().await;
}

#[tokio::test]
async fn an_apology_of_the_evening_goes_to_the_list() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    window.click("link", "Worksheets").await;
    window.click("link", "Evening review").await;
    window.click("link", "Fill one").await;
    window.click("field", "Do I owe someone an apology?").await;
    window.type_text("Priya\n").await;
    window.fill("What for?", "I spoke over her all evening.").await;
    saved(&window).await;
    window.click("button", "Put on the Step 8 list").await;
    window.see("It is on the Step 8 list.").await;
    window.click("button", "On the Step 8 list").await;
    window.see("Not yet sorted").await;
    window.see("Priya").await;
    window.see("I spoke over her all evening.").await;
    window.quit().await;
}
