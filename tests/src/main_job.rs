//! The steps that most tests begin with.

use std::path::Path;

use crate::home::Home;
use crate::keys::Key;
use crate::window::Window;

/// A passphrase that the app calls strong.
pub const PASSPHRASE: &str = "lantern orchard seventeen quiet";

/// From the first run to the open journal, as a new person would: by mouse, with the default place and words.
pub async fn make_journal(window: &Window) {
    to_the_place(window).await;
    window.press_button("Open the notebook").await;
    window.find("link", "Today").await;
}

/// The same with the journal in a folder that is chosen.
pub async fn make_journal_in(window: &Window, home: &Home, folder: &Path) {
    to_the_place(window).await;
    home.answer_dialog(folder);
    window.press_button("Choose another folder").await;
    let name = folder.file_name().expect("a folder has a name").to_string_lossy();
    window.see(&format!("{name}/")).await;
    window.press_button("Open the notebook").await;
    window.find("link", "Today").await;
}

async fn to_the_place(window: &Window) {
    window.press_button("Make a notebook").await;
    choose_passphrase(window).await;
    window.press_button("Continue").await;
    copy_recovery_key(window).await;
    window.press_button("Continue").await;
    window.see("Choose the words").await;
    window.press_button("Continue").await;
    window.see("Where it is kept").await;
}

/// Types the passphrase into both fields.
pub async fn choose_passphrase(window: &Window) {
    window.see("Choose a passphrase").await;
    window.fill("Passphrase", PASSPHRASE).await;
    window.fill("Type it once more", PASSPHRASE).await;
    window.see("The two match.").await;
}

/// Retypes the group of the recovery key that is asked for, and answers with the whole key.
pub async fn copy_recovery_key(window: &Window) -> String {
    window.see("Put your recovery key on paper").await;
    check_recovery_copy(window).await
}

/// The same wherever a new recovery key is shown.
pub async fn check_recovery_copy(window: &Window) -> String {
    window.see("To check your copy").await;
    let groups = recovery_groups(window).await;
    let asked = window.find("field", "To check your copy, type group").await;
    let label = window.words().await;
    let number = label.split("type group ").nth(1).and_then(|rest| rest.chars().next());
    let number = number.and_then(|digit| digit.to_digit(10)).expect("the label names a group from 1 to 8");
    asked.click().await.expect("the field can be clicked");
    window.type_text(&groups[number as usize - 1]).await;
    window.see("That is right.").await;
    groups.join("-")
}

/// The eight groups on the screen.
pub async fn recovery_groups(window: &Window) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll('.keycard li span')].map((group) => group.textContent);";
    let answer = window.script(script, vec![]).await;
    let groups: Vec<String> = serde_json::from_value(answer).expect("a list of words");
    assert_eq!(groups.len(), 8, "the recovery key has eight groups");
    groups
}

/// From the first run to the open example journal.
pub async fn open_example(window: &Window) {
    window.press_button("Look around with an example").await;
    window.find("link", "Today").await;
}

/// From the lock screen to the open journal.
pub async fn unlock(window: &Window, passphrase: &str) {
    window.fill("Passphrase", passphrase).await;
    window.press(Key::Enter).await;
    window.find("link", "Today").await;
}

/// Locks with the key that works everywhere, and waits for the lock screen.
pub async fn lock(window: &Window) {
    window.chord(&[Key::Control], 'l').await;
    window.find("field", "Passphrase").await;
}

/// A new page with a title and some words, saved.
pub async fn write_page(window: &Window, title: &str, words: &str) {
    window.click("link", "Write").await;
    window.press_button("New page").await;
    window.find("field", "Your writing").await;
    window.click("field", "Your writing").await;
    window.type_text(words).await;
    window.click("field", "Title").await;
    window.type_text(title).await;
    saved(window).await;
}

/// Waits until nothing is left to be written.
pub async fn saved(window: &Window) {
    // An edit is on its way from the page for up to a tenth of a second before anything can be said of it.
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    window
        .until("“Saved”", async || {
            let words = window.words().await;
            words.contains("Saved ") && !words.contains("Saving")
        })
        .await;
}

/// Opens search, looks for some words and waits for a result that holds others.
pub async fn search(window: &Window, words: &str, result: &str) {
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog", "Search").await;
    window.chord(&[Key::Control], 'a').await;
    window.type_text(words).await;
    window.find("option", result).await;
}

/// A person and the cause, as two cells of a resentment.
pub type Resentment<'a> = (&'a str, &'a str);

/// Begins an inventory and writes resentments, column by column: first all the names, then all the causes.
pub async fn write_resentments(window: &Window, title: &str, resentments: &[Resentment<'_>]) {
    window.click("link", "Inventory").await;
    window.find("field", "Title").await;
    window.fill("Title", title).await;
    window.press_button("Begin").await;
    window.see("Who comes to mind first?").await;
    fill_column(window, resentments.iter().map(|(name, _)| *name)).await;
    // Back to the first row, and on to the next column.
    window.press_times(Key::Up, resentments.len()).await;
    window.press(Key::Right).await;
    fill_column(window, resentments.iter().map(|(_, cause)| *cause)).await;
    saved(window).await;
}

/// Writes the first cells of a column downwards, from the cell that has the focus.
pub async fn fill_column(window: &Window, words: impl Iterator<Item = &str>) {
    for each in words {
        window.type_text(each).await;
        window.press(Key::Enter).await;
        // The next cell takes the focus when the row has been made.
        tokio::time::sleep(std::time::Duration::from_millis(350)).await;
    }
    // Back from writing to moving about.
    window.press(Key::Escape).await;
}

/// Writes down a harm in the inventory that is open, and carries it to the Step 8 list.
pub async fn write_harm(window: &Window, whom: &str, what: &str) {
    window.click("link", "Harms done to others").await;
    window.find("cell", "Whom would you like to put things right with?").await;
    fill_column(window, std::iter::once(whom)).await;
    window.press(Key::Up).await;
    window.press(Key::Right).await;
    fill_column(window, std::iter::once(what)).await;
    saved(window).await;
    window.click("button", &format!("Put on the list: {whom}")).await;
    window.find("link", &format!("On the list: {whom}")).await;
}

/// Puts somebody on the Step 8 list by hand.
pub async fn add_amends(window: &Window, whom: &str, what: &str) {
    window.click("button", "Add someone").await;
    window.click("field", "Whom").await;
    window.type_text(whom).await;
    window.press(Key::Enter).await;
    window.find("button", &format!("Remove {whom}")).await;
    window.click("field", "What I did").await;
    window.type_text(what).await;
    window.click("button", "Add to the list").await;
    window.find("button", &format!("{whom}: move or delete")).await;
}

/// Moves an amends by its menu.
pub async fn move_amends(window: &Window, whom: &str, status: &str) {
    window.click("button", &format!("{whom}: move or delete")).await;
    window.click("menuitem", status).await;
    // On these ways something is asked, of which nothing has to be answered.
    if matches!(status, "Deferred" | "Made") {
        window.click("button", &format!("Move to {status}")).await;
    }
    window.see(&format!("{whom} moved to {status}")).await;
}
