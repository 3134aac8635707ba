//! The system's list of recently used files.
//!
//! | system  | the list |
//! |---------|----------|
//! | Linux   | GTK's, `recently-used.xbel`, which the desktop's other programs share |
//! | macOS   | kept by the system for each program; no program can read it |
//! | Windows | shortcuts in a folder and lists of the taskbar's that have no open format |

use std::path::{Path, PathBuf};

/// The files in the list; `None` where it cannot be read. Never called on the main thread.
pub(crate) fn files() -> Option<Vec<PathBuf>> {
    system::files()
}

/// Takes a file out of the list.
pub(crate) fn forget(file: &Path) {
    system::forget(file);
}

#[cfg(target_os = "linux")]
mod system {
    use std::path::{Path, PathBuf};
    use std::sync::mpsc;

    use gtk::prelude::RecentManagerExt;
    use gtk::{RecentManager, glib};

    pub(super) fn files() -> Option<Vec<PathBuf>> {
        let (answer, answered) = mpsc::channel();
        glib::MainContext::default().invoke(move || {
            let items = RecentManager::default().map(|manager| manager.items());
            let addresses =
                items.map(|items| items.iter().filter_map(gtk::RecentInfo::uri).collect::<Vec<_>>());
            // Nobody waits any more when the app is ending.
            let _ = answer.send(addresses);
        });
        let addresses = answered.recv().ok()??;
        // What lies elsewhere than in files is no file of ours.
        Some(
            addresses
                .iter()
                .filter_map(|uri| glib::filename_from_uri(uri).ok())
                .map(|(path, _)| path)
                .collect(),
        )
    }

    pub(super) fn forget(file: &Path) {
        let Ok(address) = glib::filename_to_uri(file, None) else { return };
        glib::MainContext::default().invoke(move || {
            let removed = RecentManager::default().map(|manager| manager.remove_item(&address));
            // What GTK says of it may name the file.
            if matches!(removed, Some(Err(_))) {
                tracing::warn!("a line stays in the list of recent files");
            }
        });
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::path::{Path, PathBuf};

    pub(super) fn files() -> Option<Vec<PathBuf>> {
        None
    }

    pub(super) fn forget(_: &Path) {}
}
