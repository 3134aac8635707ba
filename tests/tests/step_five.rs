//! What is done with somebody else, in the real window: harms go to the list, amends are sorted and weighed, what is owed
//! is counted, an inventory is read aloud, and every document is opened again by a program that is not ours.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use candor_tests::{
    AMENDS_EXPORTS, Export, Home, Key, SHARE_EXPORTS, Window, export, make_journal, open_example, saved,
    search,
};

/// Pastes a block of rows and columns into the cell that has the focus, as a spreadsheet would.
const PASTE: &str = "
const clipboardData = new DataTransfer();
clipboardData.setData('text/plain', arguments[0]);
document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
return 0;";

/// First names of which each is hidden where names are; none is a word of the app's own.
const NAMES: [&str; 10] = [
    "Marek", "Zuzana", "Oyelaran", "Ruthanne", "Daniyal", "Priyanka", "Tomasz", "Helenka", "Ignatius",
    "Xiomara",
];

/// A new journal with an inventory of forty entries: thirty resentments and ten harms, each with a name in its words as well.
async fn forty_entries(home: &Home) -> Window {
    let window = Window::open(home).await;
    make_journal(&window).await;
    window.click("link", "Inventory").await;
    window.fill("Title", "Autumn").await;
    window.press_button("Begin").await;
    window.see("Who comes to mind first?").await;
    let rows = (0..30).map(|row| {
        let name = NAMES[row % 10];
        format!("{name}\tWhat {name} said that day, number {row}.\tpride\tI was afraid of {name}'s answer.")
    });
    paste(&window, rows.collect(), 30).await;
    window.click("link", "Harms done to others").await;
    window.see("Whom would you like to put things right with?").await;
    let rows = NAMES.iter().map(|name| format!("{name}\tI kept what belonged to {name}."));
    paste(&window, rows.collect(), 10).await;
    window
}

async fn paste(window: &Window, rows: Vec<String>, count: usize) {
    window
        .until("a cell with the focus", async || {
            let script = "return document.activeElement?.closest('[role=\"gridcell\"]') !== null;";
            window.script(script, vec![]).await == true
        })
        .await;
    window.script(PASTE, vec![rows.join("\n").into()]).await;
    window.see(&format!("{count} rows pasted.")).await;
    saved(window).await;
}

#[tokio::test]
async fn forty_entries_become_amends_that_are_sorted_weighed_and_paid_back() {
    let home = Home::new();
    let window = forty_entries(&home).await;

    // All harms go over at once, each once.
    open_afterwards(&window).await;
    press_button_far_down(&window, "Copy the harms to Step 8").await;
    window.see("10 are on the list now.").await;
    press_button_far_down(&window, "Copy the harms to Step 8").await;
    window.see("All of them are on the list already.").await;
    window.click("link", "Go to the list").await;

    // By keys alone: planned, and on to deferred, with a reason and a day.
    window.tab_to("link", "Marek").await;
    window.chord_key(&[Key::Control], Key::Right).await;
    window.see("Marek moved to Planned").await;
    window.settle().await;
    assert!(window.focus_is("link", "Marek").await, "the focus goes with the card");
    window.press_times_held(Key::Control, Key::Right, 2).await;
    window.find("dialog", "Said or done: Marek").await;
    window.press(Key::Escape).await;
    window.tab_to("link", "Zuzana").await;
    window.type_text("m").await;
    window.click("menuitem", "Deferred").await;
    window.find("dialog", "Not now: Zuzana").await;
    window.choose("The reason", "Waiting for advice").await;
    set_day(&window, "A day to look again", "2031-03-09").await;
    window.click("button", "Move to Deferred").await;
    window.see("Zuzana moved to Deferred").await;
    window.see("Look again").await;
    window.see("2031").await;

    // Advice, and no gate.
    window.click("link", "Oyelaran").await;
    window.click("button", "Would it injure?").await;
    answer_injury(&window, "It could have legal consequences", "Yes").await;
    window.see("It could have consequences in law, so a lawyer comes first.").await;
    window.find("button", "Set it aside for now").await;

    // What is owed and paid back, to the cent.
    window.click("button", "Repayment").await;
    ledger(&window, "Add what is owed", "640.10").await;
    ledger(&window, "Add a payment", "130.05").await;
    ledger(&window, "Add a payment", "130.05").await;
    window.see("380.00").await;
    window.chord(&[Key::Control], 'z').await;
    window.see("510.05").await;
    let problems = window.violations().await;
    assert!(problems.is_empty(), "{problems:?}");
    search(&window, "belonged to Oyelaran", "Oyelaran").await;
    window.press(Key::Escape).await;
    window.quit().await;
}

/// Opens *Afterwards* on the page for sharing, once the preview has come and nothing moves any more.
async fn open_afterwards(window: &Window) {
    window.click("link", "Share").await;
    window.see("Exactly what the other person will see").await;
    window.settle().await;
    window.click("button", "Afterwards").await;
}

/// Presses a button behind more stops than a test wants to go through one by one.
async fn press_button_far_down(window: &Window, name: &str) {
    window.find("button", name).await;
    let script = "[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === arguments[0]).focus(); return 0;";
    window.script(script, vec![name.into()]).await;
    window.press(Key::Enter).await;
}

/// Sets a date, which each engine takes in its own way.
async fn set_day(window: &Window, field: &str, day: &str) {
    window.find("field", field).await;
    let script = "
const field = [...document.querySelectorAll('dialog[open] input')].find((each) => each.labels[0]?.textContent.includes(arguments[0]));
field.value = arguments[1];
field.dispatchEvent(new Event('change', { bubbles: true }));
return 0;";
    window.script(script, vec![field.into(), day.into()]).await;
}

/// Answers a question of *Would it injure?* by its radio button.
async fn answer_injury(window: &Window, question: &str, reply: &str) {
    let script = "
const line = [...document.querySelectorAll('li')].find((each) => each.querySelector('.question')?.textContent.includes(arguments[0]));
[...line.querySelectorAll('label')].find((each) => each.textContent.trim() === arguments[1]).click();
return 0;";
    window.see(question).await;
    window.script(script, vec![question.into(), reply.into()]).await;
}

/// Adds a line to the ledger that is open.
async fn ledger(window: &Window, button: &str, amount: &str) {
    window.click("button", button).await;
    window.find("dialog", button).await;
    window.fill("Amount", amount).await;
    window.click("button", "Keep").await;
    window.until("the dialog closed", async || !window.has("dialog", button).await).await;
    window.settle().await;
}

#[tokio::test]
async fn an_inventory_is_read_aloud_covered_at_once_and_goes_on_where_it_stopped() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "Share").await;
    window.click("button", "Read on screen").await;
    window.click("button", "I have read this").await;
    window.see("Strengths, 1 of").await;
    for _ in 0..6 {
        window.press(Key::Right).await;
        window.settle().await;
    }
    let before = window.words().await;
    assert!(!before.contains("Inventory\n"), "nothing else is on the screen:\n{before}");
    // One key, and nothing of it can be read.
    window.type_text("b").await;
    window.until("the cover", async || window.words().await.len() < 200).await;
    let covered = window.words().await;
    for words in ["Resentments", "Strengths", "Marek"] {
        assert!(!covered.contains(words), "{words} is covered:\n{covered}");
    }
    window.type_text("b").await;
    window.until("the same entry again", async || window.words().await == before).await;

    window.click("checkbox", "Shared").await;
    window.find("checkbox", "Shared ").await;
    window.click("button", "What was said").await;
    window.type_text("She was quiet, and then she laughed kindly.").await;
    saved_here(&window).await;
    window.press(Key::Escape).await;
    window.press(Key::Escape).await;
    let position = position(&window).await;
    window.click("button", "Close").await;
    window.see("Exactly what the other person will see").await;
    window.click("button", "Read on screen").await;
    window.see("You stopped here.").await;
    window.see(&position).await;
    let problems = window.violations().await;
    assert!(problems.is_empty(), "{problems:?}");
    window.click("button", "Close").await;
    search(&window, "laughed kindly", "").await;
    window.press(Key::Escape).await;
    window.quit().await;
}

/// Where the reading stands: "Strengths, 1 of 5".
async fn position(window: &Window) -> String {
    let script = "return document.querySelector('footer .meta')?.textContent.trim() ?? '';";
    window.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Words that were typed are on the disk half a second later; reading has no place that says so.
async fn saved_here(window: &Window) {
    window.settle().await;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
}

/// The four ways in which a document names people.
const LEVELS: [&str; 4] = ["Full names", "Initials", "Stand-ins", "Nature only"];

/// Writes a file at a level and looks into it: as another program reads it, and into its bytes.
async fn written_and_searched(window: &Window, home: &Home, kind: Export, level: &str, what_happened: &str) {
    let path = home.out().join(format!("{level}.{}", kind.ending));
    let words = export(window, home, kind, &path).await;
    let opened = opened_elsewhere(kind, &path, &words);
    let raw = String::from_utf8_lossy(&fs::read(&path).expect("it was written")).into_owned();
    let full = level == LEVELS[0];
    for name in NAMES {
        assert_eq!(opened.contains(name), full, "{name} in {}, {level}:\n{opened}", kind.ending);
        assert!(full || !raw.contains(name), "{name} in the bytes of {}, {level}", kind.ending);
    }
    let tells_events = level != LEVELS[3];
    assert_eq!(opened.contains(what_happened), tells_events, "{}, {level}:\n{opened}", kind.ending);
}

#[tokio::test]
async fn every_document_at_every_level_is_opened_by_another_program_and_holds_no_hidden_name() {
    let home = Home::new();
    let window = forty_entries(&home).await;
    window.click("link", "Share").await;
    window.see("Exactly what the other person will see").await;
    for level in LEVELS {
        window.click("radio", level).await;
        window.settle().await;
        for kind in SHARE_EXPORTS {
            written_and_searched(&window, &home, kind, level, "number 29").await;
        }
    }
    // All of them stand in the list, and can be deleted from there.
    window.see("20 files").await;
    window.click("button", "Files that were written").await;
    window.click("button", "Delete the file Full names.pdf").await;
    window.click("button", "Delete it").await;
    window.see("The place was checked: it is gone.").await;
    assert!(!home.out().join("Full names.pdf").exists());
    window.quit().await;
}

#[tokio::test]
async fn the_list_of_amends_is_written_at_every_level_and_holds_no_hidden_name() {
    let home = Home::new();
    let window = forty_entries(&home).await;
    open_afterwards(&window).await;
    press_button_far_down(&window, "Copy the harms to Step 8").await;
    window.click("link", "Go to the list").await;
    window.click("link", "As a document").await;
    for level in LEVELS {
        window.click("radio", level).await;
        window.settle().await;
        for kind in AMENDS_EXPORTS {
            written_and_searched(&window, &home, kind, level, "I kept what belonged to").await;
        }
    }
    window.quit().await;
}

#[tokio::test]
async fn a_letter_is_written_and_becomes_a_file_of_its_own() {
    let home = Home::new();
    let window = Window::open(&home).await;
    open_example(&window).await;
    window.click("link", "Amends").await;
    window.click("link", "Priya").await;
    window.click("button", "Letter").await;
    window.click("link", "Begin a letter").await;
    // An empty letter has the cursor in it.
    window.until("the cursor in the letter", async || window.focus_is("field", "Your writing").await).await;
    window.type_text("The rent was **ninety**. I said it was two hundred.").await;
    saved(&window).await;
    window.click("button", "Preview").await;
    window.see("The rent was ninety.").await;
    for kind in &AMENDS_EXPORTS[..2] {
        let path = home.out().join(format!("letter.{}", kind.ending));
        let words = export(&window, &home, *kind, &path).await;
        let opened = opened_elsewhere(*kind, &path, &words);
        assert!(opened.contains("I said it was two hundred."), "{opened}");
        assert!(!opened.contains("spent half of it"), "nothing but the letter: {opened}");
    }
    window.quit().await;
}

/// The text of a document as another program reads it.
fn opened_elsewhere(export: Export, path: &Path, words: &str) -> String {
    let file = path.display().to_string();
    match export.ending {
        "pdf" => run("pdftotext", &["-layout", &file, "-"]).replace(['\n', '\u{ad}'], " "),
        "html.age" => run("python3", &[&program("open_age.py"), &file, words]),
        "sealed.html" => run("node", &[&program("open_sealed.mjs"), &file, words]),
        _ => fs::read_to_string(path).expect("a document of text"),
    }
    .split_whitespace()
    .collect::<Vec<_>>()
    .join(" ")
}

fn program(name: &str) -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../crates/share/tests/programs", name].iter().collect();
    path.display().to_string()
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}; `cargo xtask test` installs it"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn an_inventory_is_sealed_away_and_brought_back_and_destroyed_for_good() {
    let home = Home::new();
    let window = forty_entries(&home).await;
    open_afterwards(&window).await;
    window.click("button", "Seal it away").await;
    window.see("“Autumn” is sealed away").await;
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog", "Search").await;
    window.type_text("number 17").await;
    window.settle().await;
    assert!(!window.has("option", "Marek").await && !window.has("option", "Helenka").await);
    window.press(Key::Escape).await;
    window.click("link", "Inventory").await;
    window.settle().await;
    bring_back(&window).await;
    window.see("“Autumn” is back").await;
    search(&window, "number 17", "Helenka").await;
    window.press(Key::Escape).await;

    open_afterwards(&window).await;
    window.click("button", "Destroy it").await;
    window.find("dialog", "Destroy “Autumn”").await;
    window.fill("Passphrase", "not this one").await;
    window.click("button", "Destroy").await;
    window.see("did not open it").await;
    window.fill("Passphrase", candor_tests::PASSPHRASE).await;
    window.click("button", "Destroy").await;
    window.see("It is gone from the notebook.").await;
    window.click("button", "Close").await;
    window.quit().await;

    let window = Window::open(&home).await;
    candor_tests::unlock(&window, candor_tests::PASSPHRASE).await;
    window.chord(&[Key::Control], 'k').await;
    window.find("dialog", "Search").await;
    window.type_text("number 17").await;
    window.settle().await;
    assert!(!window.has("option", "Helenka").await);
    window.quit().await;
}

/// From the menu of inventories, or from the first page where there is no other.
async fn bring_back(window: &Window) {
    if window.has("button", "choose or change an inventory").await {
        window.click("button", "choose or change an inventory").await;
        window.click("menuitem", "Sealed away").await;
    } else {
        window.click("button", "Sealed away").await;
    }
    window.click("button", "Bring it back").await;
}
