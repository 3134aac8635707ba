//! Every view, in every theme, at two sizes: axe-core has no objection, and nothing makes the page scroll sideways.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use candor_tests::{Home, Theme, Window, make_journal, open_example};

/// The views of the open journal, by their names in the sidebar. Help covers the sidebar, so it is the last.
const VIEWS: &[&str] = &["Today", "Write", "Steps", "Inventory", "Amends", "Share", "Settings", "Help now"];

async fn is_accessible(window: &Window, name: &str) {
    for theme in [Theme::Light, Theme::Dark, Theme::Contrast, Theme::ContrastDark] {
        window.theme(theme).await;
        let violations = window.violations().await;
        assert!(violations.is_empty(), "{name}, {theme:?}: {violations:#?}");
    }
    for (width, height) in [(1366, 768), (900, 600), (683, 384)] {
        window.resize(width, height).await;
        let sideways = window
            .script(
                "const page = document.scrollingElement; return page.scrollWidth - page.clientWidth;",
                vec![],
            )
            .await;
        assert!(
            sideways.as_i64().unwrap_or(1) <= 0,
            "{name} scrolls sideways by {sideways} px at {width}×{height}"
        );
    }
    window.resize(1366, 768).await;
}

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
    candor_tests::lock(&window).await;
    is_accessible(&window, "Lock").await;
    window.click("link", "Need help now").await;
    window.settle().await;
    is_accessible(&window, "Help before unlocking").await;
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
