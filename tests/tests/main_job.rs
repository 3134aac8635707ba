//! The whole main job in the real window: make a journal, write, sort, share, lock, come back, find everything.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use candor_tests::{
    Home, Key, PASSPHRASE, Window, add_amends, lock, make_journal, move_amends, search, unlock, write_harm,
    write_page, write_resentments,
};

const RESENTMENTS: &[(&str, &str)] = &[
    ("Marek Novak", "Told the crew about the van. Marek laughed."),
    ("The housing office", "Lost the form twice."),
];

#[tokio::test]
async fn from_a_new_journal_to_the_shared_document_and_back_the_next_day() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;

    write_resentments(&window, "Autumn", RESENTMENTS).await;
    window.see("Lost the form twice.").await;
    write_harm(&window, "Ruth", "What I said before the wedding").await;

    window.click("link", "Amends").await;
    window.see("Not yet sorted").await;
    add_amends(&window, "Tom", "Kept his books").await;
    add_amends(&window, "The site office", "A drill that was not mine").await;
    move_amends(&window, "Ruth", "Planned").await;
    move_amends(&window, "Tom", "Deferred").await;
    move_amends(&window, "The site office", "Made").await;

    write_page(&window, "The long way home", "Walked *back* past the **canal**.").await;
    window.click("button", "Preview").await;
    // Markdown is shown as what it means.
    window
        .until("the preview", async || {
            let strong = "return document.querySelector('strong')?.textContent ?? '';";
            window.script(strong, vec![]).await == "canal"
        })
        .await;
    window.click("button", "Back to writing").await;

    search(&window, "form", "The housing office").await;
    window.press(Key::Escape).await;

    share(&window, &home).await;

    lock(&window).await;
    window.quit().await;

    let window = Window::open(&home).await;
    unlock(&window, PASSPHRASE).await;
    window.click("link", "Inventory").await;
    window.see("Told the crew about the van.").await;
    window.click("link", "Amends").await;
    window.see("Kept his books").await;
    window.click("link", "Write").await;
    window.see("The long way home").await;
    search(&window, "wedding", "Ruth").await;
    window.press(Key::Escape).await;
    window.quit().await;
}

/// Saves both documents, with initials for names, and reads them.
async fn share(window: &Window, home: &Home) {
    let page = home.out().join("document.html");
    let text = home.out().join("document.md");
    home.answer_dialog(&page);
    home.answer_dialog(&text);
    window.click("link", "Share").await;
    window.see("Exactly what the other person will see").await;
    // Names in the text are changed unless they are left.
    window.see("“Marek” is changed to M. N.").await;
    window.click("button", "More ways").await;
    window.click("menuitem", "Save as a web page").await;
    window.click("button", "I have read this").await;
    write_document(window, &page).await;
    window.click("button", "More ways").await;
    window.click("menuitem", "Save as text").await;
    write_document(window, &text).await;

    for path in [&page, &text] {
        let document = fs::read_to_string(path).expect("the document can be read");
        assert!(document.contains("M. N."), "names are initials:\n{document}");
        assert!(
            !document.contains("Marek") && !document.contains("Novak"),
            "no full name is left:\n{document}"
        );
        assert!(document.contains("Lost the form twice"), "what happened is there:\n{document}");
        assert!(!document.contains("Candor"), "the document does not say what made it:\n{document}");
        let rights = fs::metadata(path).expect("the document is there").permissions().mode() & 0o777;
        assert_eq!(rights, 0o600, "only its owner can read {}", path.display());
    }
    let html = fs::read_to_string(&page).expect("the document can be read");
    let (resentments, harms) = (html.find("Resentments"), html.find("Harms done to others"));
    assert!(resentments < harms && resentments.is_some(), "harms come last");
    assert!(
        !html.contains("http://") && !html.contains("src="),
        "the page needs nothing from elsewhere:\n{html}"
    );
}

/// Has the open dialog write its file.
async fn write_document(window: &Window, path: &Path) {
    window.click("button", "Choose a place and write it").await;
    window.see("It stands in the list of files on the Share page.").await;
    assert!(path.is_file(), "the document is on the disk");
    window.click("button", "Close").await;
}

#[tokio::test]
async fn what_was_deleted_can_be_got_back_by_undo_and_from_the_trash() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Kept", "Only for a while gone.").await;
    delete_page(&window).await;
    window.click("button", "Undo").await;
    window.find("link", "Kept").await;

    window.click("link", "Kept").await;
    delete_page(&window).await;
    window.click("link", "Settings").await;
    window.settle().await;
    window.click("link", "Look").await;
    window.click("button", "Put back: Kept").await;
    window.click("link", "Write").await;
    window.find("link", "Kept").await;
    window.quit().await;
}

async fn delete_page(window: &Window) {
    window.click("button", "More for this page").await;
    window.click("menuitem", "Delete page").await;
    window.see("The page is in Trash.").await;
}
