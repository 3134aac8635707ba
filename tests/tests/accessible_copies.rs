//! The screens around the journal's file: copies, a copy that is looked into, what the lock screen offers, words that
//! cannot be written. By rule, in every size, with the keyboard alone, and in the longer language.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;

use candor_tests::{
    Home, Key, PASSPHRASE, Window, closes_to, dialog_is_accessible, fits, is_accessible, is_clean_over, lock,
    make_journal, unlock, write_page,
};

#[tokio::test]
async fn copies_by_rule_and_by_keyboard() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Two good hours", "Mended the gate while it was still *light*.").await;
    tab(&window, "link", "Settings").await;
    tab(&window, "link", "All copies").await;
    window.until("the heading", async || window.focus_is("heading", "Copies").await).await;
    is_accessible(&window, "Copies, none or one").await;
    fs::create_dir(home.path().join("stick")).expect("a second place");
    home.answer_dialog(&home.path().join("stick"));
    tab(&window, "button", "Choose a second place").await;
    window.see("The last copy there is from").await;
    tab(&window, "button", "Make a copy now").await;
    window.see("A copy was made. It was opened and checked.").await;
    write_page(&window, "Since then", "One more.").await;
    tab(&window, "link", "Settings").await;
    tab(&window, "link", "All copies").await;
    window.see("Written or changed since then: one page.").await;
    is_accessible(&window, "Copies at two places").await;

    tab(&window, "button", "Bring this back").await;
    window.until("the safe answer", async || window.focus_is("button", "Leave it as it is").await).await;
    dialog_is_accessible(&window, "Bring back the notebook").await;
    closes_to(&window, "button", "Bring this back").await;
    tab(&window, "button", "Remove this copy").await;
    window.until("the safe answer", async || window.focus_is("button", "Keep it").await).await;
    dialog_is_accessible(&window, "Remove the copy").await;
    closes_to(&window, "button", "Remove this copy").await;

    tab(&window, "button", "Look inside").await;
    window.see("Reading only.").await;
    is_accessible(&window, "Inside a copy").await;
    tab(&window, "button", "Two good hours").await;
    window.see("Mended the gate while it was still light.").await;
    is_accessible(&window, "A page in a copy").await;
    tab(&window, "button", "Bring back this page").await;
    window.see("It is in the notebook of today now.").await;
    window.press_times_held(Key::Shift, Key::Tab, 1).await;
    while !window.focus_is("button", "Close the copy").await {
        window.chord_key(&[Key::Shift], Key::Tab).await;
    }
    window.press(Key::Enter).await;
    window.until("the way in again", async || window.focus_is("button", "Look inside").await).await;
    window.quit().await;
}

#[tokio::test]
async fn the_lock_screen_with_copies_and_with_what_became_of_a_file() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Two good hours", "Mended the gate.").await;
    window.click("link", "Settings").await;
    window.press_button("Make a copy now").await;
    window.see("It was opened and checked.").await;

    // The file goes away under an open page.
    fs::remove_file(home.journal()).expect("the file goes away");
    window.click("link", "Write").await;
    window.click("field", "Your writing").await;
    window.type_text("And then ").await;
    window.see("Not saved since").await;
    is_accessible(&window, "Words that cannot be written").await;
    window.press_button("Write it where it was").await;
    window.find("field", "Passphrase").await;
    window.see("are not saved yet").await;
    is_accessible(&window, "The lock screen with words that wait").await;

    tab(&window, "button", "Copies").await;
    window.until("the heading", async || window.focus_is("heading", "Copies").await).await;
    is_accessible(&window, "The copies on the lock screen").await;
    tab(&window, "button", "Back").await;
    tab(&window, "button", "Copies").await;
    tab(&window, "button", "Beside the notebook").await;
    window.until("the cursor in the field", async || window.focus_is("field", "Passphrase").await).await;
    is_accessible(&window, "A copy on the lock screen").await;
    window.type_text(PASSPHRASE).await;
    window.press(Key::Enter).await;
    window.see("This is a copy from").await;
    is_accessible(&window, "A copy that is open").await;
    tab(&window, "button", "Close the copy").await;
    window.find("field", "Passphrase").await;

    let bytes = fs::read(home.journal()).expect("the journal");
    fs::write(home.journal(), &bytes[..20_000]).expect("the journal is cut short");
    window.fill("Passphrase", PASSPHRASE).await;
    window.press(Key::Enter).await;
    let title = "This file did not open cleanly";
    window.until("the heading", async || window.focus_is("heading", title).await).await;
    is_accessible(&window, "A damaged file").await;
    window.quit().await;
}

#[tokio::test]
async fn what_a_file_from_elsewhere_says() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Of both", "Before the two parted.").await;
    lock(&window).await;
    let parting = fs::read(home.journal()).expect("the journal");
    unlock(&window, PASSPHRASE).await;
    write_page(&window, "Here", "Written here.").await;
    let alone = fs::read(home.journal()).expect("the journal");
    lock(&window).await;
    fs::write(home.journal(), &alone).expect("copied alone while it was open");
    unlock(&window, PASSPHRASE).await;
    window.see("This file was copied while the notebook was open").await;
    is_accessible(&window, "A file that was copied alone").await;
    lock(&window).await;
    fs::write(home.journal(), &parting).expect("an older one");
    unlock(&window, PASSPHRASE).await;
    window.see("This file is older").await;
    is_clean_over(&window, "An older file").await;
    window.quit().await;
}

/// The longer language in the smallest window: nothing is cut off.
#[tokio::test]
async fn in_spanish_nothing_is_cut_off() {
    let home = Home::new();
    let window = Window::open(&home).await;
    make_journal(&window).await;
    write_page(&window, "Dos buenas horas", "Arreglé la puerta.").await;
    window.click("link", "Settings").await;
    window.press_button("Make a copy now").await;
    window.see("It was opened and checked.").await;
    window.choose("Language", "Español").await;
    window.see("Ajustes").await;
    is_whole(&window, "Ajustes").await;
    window.click("link", "Todas las copias").await;
    window.find("button", "Mirar dentro").await;
    is_whole(&window, "Copias").await;
    window.press_button("Recuperar esta").await;
    window.find("dialog", "¿Recuperar el cuaderno").await;
    is_whole(&window, "Recuperar").await;
    window.press(Key::Escape).await;
    window.press_button("Mirar dentro").await;
    window.press_button("Dos buenas horas").await;
    window.see("Arreglé la puerta.").await;
    is_whole(&window, "Dentro de una copia").await;
    window.press_button("Cerrar la copia").await;
    fs::remove_file(home.journal()).expect("the file goes away");
    window.click("link", "Escribir").await;
    window.click("field", "Lo que escribes").await;
    window.type_text("Y luego ").await;
    window.see("Sin guardar desde").await;
    is_whole(&window, "Sin guardar").await;
    window.chord(&[Key::Control], 'l').await;
    window.find("field", "Frase de paso").await;
    window.see("todavía no están guardadas").await;
    is_whole(&window, "Bloqueado").await;
    window.press_button("Copias").await;
    window.see("Elige un día.").await;
    is_whole(&window, "Copias, bloqueado").await;
    window.quit().await;
}

/// No words stand outside of what holds them, in the smallest window.
async fn is_whole(window: &Window, name: &str) {
    fits(window, name).await;
    window.resize(900, 600).await;
    let cut = "return [...document.querySelectorAll('button, .btn, h1, h2, h3, p, label, .pill')]
        .filter((each) => each.checkVisibility() && !each.closest('.sr, .skip'))
        .filter((each) => {
          const box = each.getBoundingClientRect();
          const isCut = each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline';
          return box.width > 1 && (isCut || box.left < -1 || box.right > innerWidth + 1);
        })
        .map((each) => each.textContent.trim());";
    let cut = window.script(cut, vec![]).await;
    assert_eq!(cut, serde_json::json!([]), "{name}");
    window.resize(1366, 768).await;
}

/// Goes to something by Tab alone and presses Enter.
async fn tab(window: &Window, role: &str, name: &str) {
    window.tab_to(role, name).await;
    window.press(Key::Enter).await;
}
