//! macOS and Windows: the webview takes its picture away by itself when its process ends, and words are said in a
//! message of the system's.

use tauri::{Manager, WebviewWindow};

use super::Said;
use crate::shell::Shell;

pub(super) fn prepare(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

pub(super) fn lay(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

pub(super) fn say(window: &WebviewWindow, said: Said) -> tauri::Result<()> {
    let parent = window.clone();
    // The message is made on the main thread, as macOS demands, and answered on another.
    window.run_on_main_thread(move || {
        let message = rfd::AsyncMessageDialog::new()
            .set_level(rfd::MessageLevel::Warning)
            .set_description(said.words)
            .set_buttons(rfd::MessageButtons::OkCustom(said.again))
            .set_parent(&parent)
            .show();
        let app = parent.app_handle().clone();
        tauri::async_runtime::spawn(async move {
            message.await;
            app.state::<Shell>().load_again();
        });
    })
}

pub(super) fn end_page(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

pub(super) fn lift(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
