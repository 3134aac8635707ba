//! What the app put on the clipboard, and what is selected in its page: both are taken back when the journal locks.
//!
//! On X11 whatever is merely selected can be pasted elsewhere with the middle button, and stays when the page that it
//! was selected in is gone. Only what is still ours is cleared: what another program put there since is its own. A
//! clipboard's manager that has taken a copy meanwhile keeps it.
//!
//! On macOS and Windows the clipboard is reached only through interfaces that need unsafe code; nothing is cleared there.

use tauri::AppHandle;

/// Clears both, from any thread.
pub(crate) fn clear(app: &AppHandle) {
    if let Err(error) = app.run_on_main_thread(clear_now) {
        tracing::warn!(%error, "the clipboard was not cleared");
    }
}

/// Clears both. On the main thread only.
#[cfg(target_os = "linux")]
pub(crate) fn clear_now() {
    use gtk::gdk::{SELECTION_CLIPBOARD, SELECTION_PRIMARY, WindowType, selection_owner_get};

    for selection in [SELECTION_CLIPBOARD, SELECTION_PRIMARY] {
        // Cleared without asking, GTK takes what others have put there since as well. Their windows it knows as foreign.
        if selection_owner_get(&selection).is_some_and(|owner| owner.window_type() != WindowType::Foreign) {
            gtk::Clipboard::get(&selection).clear();
        }
    }
}

/// Nothing is cleared there.
#[cfg(not(target_os = "linux"))]
pub(crate) fn clear_now() {}
