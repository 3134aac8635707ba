//! Linux: the desktop's own dialog where there is a portal to ask for it, else GTK's.

use std::path::PathBuf;

use tauri::WebviewWindow;

use super::{Question, YesOrNo, gtk, portal};

/// Asks the portal first. Its dialog belongs to another process: GTK's looks into the files of the folder that it shows
/// from within ours, and whatever happens in this process happens beside an open journal.
pub(super) fn ask(window: &WebviewWindow, question: Question) -> Option<PathBuf> {
    match portal::ask(window, &question) {
        Ok(chosen) => {
            if let Some(path) = chosen.clone() {
                // Nothing waits for it; at worst the path stays in the list.
                let _ = window.run_on_main_thread(move || gtk::keep_out_of_recent_files(path));
            }
            chosen
        }
        Err(portal::NotThere) => gtk::ask(window, question),
    }
}

pub(super) fn confirm(window: &WebviewWindow, question: YesOrNo) -> bool {
    gtk::confirm(window, question)
}

pub(super) fn close_all(_: &WebviewWindow) {
    portal::close_all();
    gtk::close_all();
}
