//! What hides the page when it is not the page of now: its process has ended, or it is being loaded anew.
//!
//! A webview goes on showing its last picture until it has another. Whatever that shows is private, so the view itself
//! is taken off the window, at once, and comes back when a new page has painted.
//!
//! | system  | the process's end is told by        | until the new page has painted                        |
//! |---------|-------------------------------------|-------------------------------------------------------|
//! | Linux   | WebKitGTK, `web-process-terminated` | the view is off the window, and words can stand there |
//! | macOS   | WebKit, through Tauri               | WebKit shows an empty view by itself                  |
//! | Windows | –                                   | WebView2 shows a page of its own                      |
//!
//! On Windows only an interface that needs unsafe code tells of it (`ProcessFailed`), and this program has none.

use tauri::WebviewWindow;

#[cfg(target_os = "linux")]
mod gtk;
#[cfg(not(target_os = "linux"))]
mod native;

#[cfg(target_os = "linux")]
use gtk as system;
#[cfg(not(target_os = "linux"))]
use native as system;

/// What can be read on the cover when the page does not come back by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    /// What happened, what is safe, what can be done.
    pub(crate) words: String,
    /// The name of the button that tries again.
    pub(crate) again: String,
}

/// Makes the cover and listens for the end of the page's process. Called once, when the window is made.
///
/// # Errors
/// When the webview cannot be reached.
pub(crate) fn prepare(window: &WebviewWindow) -> tauri::Result<()> {
    system::prepare(window)
}

/// Takes the page off the window.
pub(crate) fn lay(window: &WebviewWindow) {
    note(system::lay(window));
}

/// Says something where the page was, for as long as it is covered.
pub(crate) fn say(window: &WebviewWindow, said: Said) {
    note(system::say(window, said));
}

/// Ends the page's process, where that can be done: a page that hangs would not let itself be loaded anew.
pub(crate) fn end_page(window: &WebviewWindow) {
    note(system::end_page(window));
}

/// A new page has painted: it is shown.
pub(crate) fn lift(window: &WebviewWindow) {
    note(system::lift(window));
}

fn note(done: tauri::Result<()>) {
    if let Err(error) = done {
        tracing::error!(%error, "the cover over the page could not be changed");
    }
}
