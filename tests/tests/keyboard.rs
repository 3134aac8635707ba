//! The main job without a mouse: Tab, arrows, Enter, and the keys that the page names.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use candor_tests::{Home, Key, PASSPHRASE, Window, fill_column, recovery_groups, saved};

#[tokio::test]
async fn the_main_job_without_the_mouse() {
    let home = Home::new();
    let window = Window::open(&home).await;
    first_run(&window).await;

    // An inventory, by Tab to its name in the sidebar.
    open(&window, "Inventory").await;
    window.tab_to("field", "Title").await;
    window.type_text("Autumn").await;
    window.press(Key::Enter).await;
    window.see("Who comes to mind first?").await;
    // A name is one act, so one Ctrl Z: no row and no half of a name is left.
    fill_column(&window, ["Marek"].into_iter()).await;
    saved(&window).await;
    window.chord(&[Key::Control], 'z').await;
    window.see("Who comes to mind first?").await;
    window.chord(&[Key::Control, Key::Shift], 'z').await;
    window.see("Marek").await;
    window.see_no_more("Who comes to mind first?").await;
    window.press(Key::Up).await;
    window.press(Key::Right).await;
    fill_column(&window, ["Told the crew about the van."].into_iter()).await;
    saved(&window).await;
    window.see("Told the crew about the van.").await;

    // Somebody on the list, moved with Ctrl and an arrow, taken back with Ctrl Z.
    open(&window, "Amends").await;
    window.tab_to("button", "Add someone").await;
    window.press(Key::Enter).await;
    window.find("dialog", "Add someone").await;
    window.tab_to("field", "Whom").await;
    window.type_text("Tom").await;
    window.press(Key::Enter).await;
    window.find("button", "Remove Tom").await;
    window.tab_to("field", "What I did").await;
    window.type_text("Kept his books").await;
    window.tab_to("button", "Add to the list").await;
    window.press(Key::Enter).await;
    window.see("Tom is on the list, not yet sorted.").await;
    // The panel beside the board has a link of that name too, so on to the card.
    window
        .until("the card with the focus", async || {
            window.press(Key::Tab).await;
            let script = "return document.activeElement?.matches('[data-amends] a') === true;";
            window.script(script, vec![]).await == true
        })
        .await;
    window.chord_key(&[Key::Control], Key::Right).await;
    window.see("Tom moved to Planned").await;
    window.chord(&[Key::Control], 'z').await;
    window.until("Tom back among the unsorted", async || {
        let place = "return document.querySelector('[data-amends]')?.closest('[data-status]')?.dataset.status ?? '';";
        window.script(place, vec![]).await == "unsorted"
    })
    .await;

    // A page, with Ctrl N.
    window.chord(&[Key::Control], 'n').await;
    window.until("the cursor in the page", async || window.focus_is("field", "Your writing").await).await;
    window.type_text("Walked back past the canal.").await;
    saved(&window).await;

    // Found again with Ctrl K, and opened with Enter.
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog", "Search").await;
    window.type_text("crew").await;
    window.find("option", "Marek").await;
    window.press(Key::Enter).await;
    window.see("Who or what").await;

    // Shared.
    let page = home.out().join("document.html");
    home.answer_dialog(&page);
    open(&window, "Share").await;
    window.see("Exactly what the other person will see").await;
    window.tab_to("button", "More ways").await;
    window.press(Key::Enter).await;
    window.until("the first way", async || window.focus_is("menuitem", "Save as a web page").await).await;
    window.press(Key::Enter).await;
    window.tab_to("button", "I have read this").await;
    window.press(Key::Enter).await;
    window.tab_to("button", "Choose a place and write it").await;
    window.press(Key::Enter).await;
    window.until("the document on the disk", async || page.is_file()).await;
    window.tab_to("button", "Close").await;
    window.press(Key::Enter).await;

    // Read on the screen: the arrows turn the page, one key covers it and takes the cover away.
    window.tab_to("button", "Read on screen").await;
    window.press(Key::Enter).await;
    window.see("Resentments, 1 of").await;
    window.press(Key::Right).await;
    window.see_no_more("Resentments, 1 of").await;
    window.press(Key::Left).await;
    window.see("Resentments, 1 of").await;
    window.press(Key::Escape).await;
    window.see_no_more("Resentments, 1 of").await;
    window.until("the way back", async || window.focus_is("button", "Go on").await).await;
    window.press(Key::Enter).await;
    window.see("Resentments, 1 of").await;
    leave_the_reading(&window).await;
    window.see("Exactly what the other person will see").await;

    // Locked with Ctrl L, opened by typing at once: the field has the focus.
    window.chord(&[Key::Control], 'l').await;
    window.until("the cursor in the passphrase", async || window.focus_is("field", "Passphrase").await).await;
    window.type_text(PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.find("link", "Today").await;
    // Back where the person was.
    window.see("Exactly what the other person will see").await;

    // Help, and back.
    window.press(Key::F1).await;
    window.see("988").await;
    window.quit().await;
}

#[tokio::test]
async fn a_step_inside_a_view_leaves_the_focus_on_its_heading() {
    let home = Home::new();
    let window = Window::open(&home).await;
    candor_tests::make_journal(&window).await;
    for (link, heading) in [
        ("Worksheets", "Worksheets"),
        ("Evening review", "Evening review"),
        ("Fill one", "Evening review"),
        ("Back to Evening review", "Evening review"),
        ("Back to the worksheets", "Worksheets"),
    ] {
        open(&window, link).await;
        window.until(heading, async || window.focus_is("heading", heading).await).await;
    }
    window.quit().await;
}

/// Goes back to the way out above the page that is read: a notice has a *Close* of its own below it.
async fn leave_the_reading(window: &Window) {
    let at_way_out = "const at = document.activeElement; return !!at?.closest('header') && at.textContent.includes('Close');";
    window
        .until("the way out", async || {
            if window.script(at_way_out, vec![]).await == true {
                return true;
            }
            window.chord_key(&[Key::Shift], Key::Tab).await;
            false
        })
        .await;
    window.press(Key::Enter).await;
}

/// Goes to a view by Tab to its name.
async fn open(window: &Window, view: &str) {
    window.tab_to("link", view).await;
    window.press(Key::Enter).await;
}

async fn first_run(window: &Window) {
    window.tab_to("button", "Make a notebook").await;
    window.press(Key::Enter).await;
    window.see("Choose a passphrase").await;
    window.tab_to("field", "Passphrase").await;
    window.type_text(PASSPHRASE).await;
    window.tab_to("field", "Type it once more").await;
    window.type_text(PASSPHRASE).await;
    window.see("The two match.").await;
    window.press(Key::Enter).await;
    window.see("Put your recovery key on paper").await;
    let groups = recovery_groups(window).await;
    let words = window.words().await;
    let number = words.split("type group ").nth(1).and_then(|rest| rest.chars().next()?.to_digit(10));
    window.tab_to("field", "To check your copy").await;
    window.type_text(&groups[number.expect("the label names a group") as usize - 1]).await;
    window.see("That is right.").await;
    window.press(Key::Enter).await;
    window.see("Choose the words").await;
    window.tab_to("button", "Continue").await;
    window.press(Key::Enter).await;
    window.see("Where it is kept").await;
    window.tab_to("button", "Open the notebook").await;
    window.press(Key::Enter).await;
    window.find("link", "Today").await;
}
