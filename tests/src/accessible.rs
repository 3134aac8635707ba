//! What every screen is held to: the rules of axe-core in every theme, and room for all of it down to 200 % zoom.

use crate::keys::Key;
use crate::window::{Theme, Window};

/// What stands on the screen, whatever lies over it: nothing that a rule objects to.
async fn is_clean(window: &Window, name: &str, themes: &[Theme]) {
    for &theme in themes {
        window.theme(theme).await;
        let violations = window.violations().await;
        assert!(violations.is_empty(), "{name}, {theme:?}: {violations:#?}");
    }
    window.theme(Theme::Light).await;
}

/// Something that lies over a view for a while.
pub async fn is_clean_over(window: &Window, name: &str) {
    is_clean(window, name, &[Theme::Light, Theme::Dark]).await;
}

/// A dialog that is open: clean, and whole in the smallest window.
pub async fn dialog_is_accessible(window: &Window, name: &str) {
    window.find("dialog", name).await;
    is_clean_over(window, name).await;
    window.resize(683, 384).await;
    let over = "const box = document.querySelector('dialog[open]').getBoundingClientRect();
        return Math.max(-box.top, -box.left, box.bottom - innerHeight, box.right - innerWidth);";
    let over = window.script(over, vec![]).await;
    assert!(over.as_f64().is_some_and(|over| over < 1.0), "{name} hangs over the edge by {over} px");
    window.resize(1366, 768).await;
}

/// Closes what lies on top with Esc, and sees that the focus goes back to where it was.
pub async fn closes_to(window: &Window, role: &str, name: &str) {
    window.press(Key::Escape).await;
    window
        .until(&format!("the focus on the {role} “{name}”"), async || window.focus_is(role, name).await)
        .await;
}

/// A view, in every theme and size.
pub async fn is_accessible(window: &Window, name: &str) {
    is_clean(window, name, &[Theme::Light, Theme::Dark, Theme::Contrast, Theme::ContrastDark]).await;
    fits(window, name).await;
}

/// A view that does not scroll sideways, down to 200 % zoom.
pub async fn fits(window: &Window, name: &str) {
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
