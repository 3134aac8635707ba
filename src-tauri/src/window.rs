//! The one window: how it opens, what it refuses, and how it looks around the page.

use candor_app::api::Theme;
use tauri::utils::config::Color;
use tauri::webview::{NewWindowResponse, PermissionResponse};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::cover;
use crate::geometry::{OPENS_AT, SMALLEST};
use crate::web_data::WebData;

/// The window's name among Tauri's windows, and in the capability.
pub(crate) const LABEL: &str = "main";
/// The title, always: it shows in the task bar, whatever is open.
const TITLE: &str = "Candor";

/// Makes the window, hidden until [`show`].
///
/// # Errors
/// When the system gives no window or no webview.
pub(crate) fn create(app: &AppHandle, data: &WebData, theme: Theme) -> tauri::Result<WebviewWindow> {
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title(TITLE)
        .visible(false)
        .inner_size(OPENS_AT.0, OPENS_AT.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .prevent_overflow()
        .center()
        .theme(system_theme(theme))
        .background_color(desk(theme, false))
        .data_directory(data.folder().to_owned())
        // WebDriver cannot drive a webview that keeps nothing; tests give it a folder that is thrown away.
        .incognito(cfg!(not(feature = "automation")))
        .devtools(false)
        .zoom_hotkeys_enabled(false)
        .general_autofill_enabled(false)
        // The page's own drag and drop goes on working; a file dropped on it would be a navigation.
        .disable_drag_drop_handler()
        .on_navigation(is_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .on_permission_request(|_, _| PermissionResponse::Deny);
    let window = builder.build()?;
    cover::prepare(&window)?;
    paint(&window, theme);
    Ok(window)
}

/// The window, while there is one.
pub(crate) fn get(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(LABEL)
}

/// Shows the window and brings it to the front.
pub(crate) fn show(app: &AppHandle) {
    let Some(window) = get(app) else { return };
    let shown = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus());
    if let Err(error) = shown {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
}

/// Makes the window's frame, its menu and the ground behind the page fit the theme.
pub(crate) fn paint(window: &WebviewWindow, theme: Theme) {
    let painted = window.set_theme(system_theme(theme)).and_then(|()| {
        let dark = window.theme().is_ok_and(|theme| theme == tauri::Theme::Dark);
        window.set_background_color(Some(desk(theme, dark)))
    });
    if let Err(error) = painted {
        tracing::warn!(%error, "the window's colours could not be set");
    }
}

/// Sets the zoom of the page to so many percent.
pub(crate) fn zoom(window: &WebviewWindow, percent: u16) {
    if let Err(error) = window.set_zoom(f64::from(percent.clamp(50, 300)) / 100.0) {
        tracing::warn!(%error, "the zoom could not be set");
    }
}

/// Loads the page anew. The old one, with all that it showed, is let go, and is covered until then: a page that hangs
/// goes on being shown as long as no other has painted.
pub(crate) fn reload(window: &WebviewWindow) {
    cover::lay(window);
    if let Err(error) = window.reload() {
        tracing::error!(%error, "the page could not be loaded anew");
    }
}

/// Covers the whole screen, or no longer, or leaves it as it is; answers how it is then.
pub(crate) fn full_screen(app: &AppHandle, on: Option<bool>) -> bool {
    let Some(window) = get(app) else { return false };
    if let Some(on) = on
        && let Err(error) = window.set_fullscreen(on)
    {
        tracing::warn!(%error, "full screen could not be changed");
        return !on;
    }
    // Some systems take a moment to change: what was asked for is what will be.
    on.unwrap_or_else(|| window.is_fullscreen().unwrap_or(false))
}

/// Covers the whole screen if it does not, and no longer if it does.
pub(crate) fn toggle_full_screen(app: &AppHandle) {
    let Some(window) = get(app) else { return };
    if let Err(error) = window.is_fullscreen().and_then(|full| window.set_fullscreen(!full)) {
        tracing::warn!(%error, "full screen could not be changed");
    }
}

/// Carries out an editing command of WebKit in whatever has the focus.
#[cfg(target_os = "linux")]
pub(crate) fn edit(app: &AppHandle, command: &'static str) {
    use webkit2gtk::WebViewExt;
    let Some(window) = get(app) else { return };
    if let Err(error) = window.with_webview(move |webview| webview.inner().execute_editing_command(command)) {
        tracing::warn!(%error, "an editing command was not carried out");
    }
}

/// Whether an address is the app's own. Nothing else is ever loaded: links are opened outside, after a question.
fn is_own(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        // WebView2 cannot do schemes of one's own.
        "http" => cfg!(windows) && address.host_str() == Some("tauri.localhost") && address.port().is_none(),
        _ => false,
    }
}

/// The system's word for a theme; none follows the system.
fn system_theme(theme: Theme) -> Option<tauri::Theme> {
    match theme {
        Theme::System => None,
        Theme::Light | Theme::Contrast => Some(tauri::Theme::Light),
        Theme::Dark | Theme::ContrastDark => Some(tauri::Theme::Dark),
    }
}

/// The colour `--desk` of the page's tokens, so that nothing flashes before the page is painted.
fn desk(theme: Theme, system_is_dark: bool) -> Color {
    match theme {
        Theme::System if system_is_dark => Color(0x15, 0x14, 0x12, 0xff),
        Theme::System | Theme::Light => Color(0xf0, 0xed, 0xe7, 0xff),
        Theme::Dark => Color(0x15, 0x14, 0x12, 0xff),
        Theme::Contrast => Color(0xff, 0xff, 0xff, 0xff),
        Theme::ContrastDark => Color(0x00, 0x00, 0x00, 0xff),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_the_apps_own_pages_are_loaded() {
        let own = if cfg!(windows) { "http://tauri.localhost/#today" } else { "tauri://localhost/#today" };
        assert!(is_own(&own.parse().unwrap()));
        for foreign in [
            "https://example.org/",
            "http://localhost/",
            "http://tauri.localhost.example.org/",
            "http://tauri.localhost:8080/",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "data:text/html,hello",
            "about:blank",
            "javascript:0",
            "blob:tauri://localhost/0",
        ] {
            assert!(!is_own(&foreign.parse().unwrap()), "{foreign}");
        }
    }

    #[test]
    fn the_ground_has_the_colours_of_the_pages_tokens() {
        let tokens = include_str!("../../ui/src/styles/tokens.css");
        for (theme, dark) in [
            (Theme::Light, false),
            (Theme::System, true),
            (Theme::Dark, true),
            (Theme::Contrast, false),
            (Theme::ContrastDark, true),
        ] {
            let Color(red, green, blue, _) = desk(theme, dark);
            let wanted = format!("#{red:02x}{green:02x}{blue:02x}");
            let found = tokens.split("--desk:").skip(1).any(|rest| rest.trim_start().starts_with(&wanted));
            assert!(found, "{theme:?}: {wanted}");
        }
    }
}
