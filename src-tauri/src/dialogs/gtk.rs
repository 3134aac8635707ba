//! Linux: GTK's own dialog, over our window, leaving nothing behind in the list of recently used files.

use std::cell::RefCell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc;

use gtk::prelude::{FileChooserExt, NativeDialogExt, RecentManagerExt};
use gtk::{FileChooserAction, FileChooserNative, FileFilter, RecentManager, ResponseType, glib};
use tauri::WebviewWindow;

use super::{Kind, Question};

pub(super) fn ask(window: &WebviewWindow, question: Question) -> Option<PathBuf> {
    let (answer, answered) = mpsc::channel();
    let parent = window.clone();
    window
        .run_on_main_thread(move || {
            show(&parent, &question, move |chosen| {
                // Nobody waits any more when the app is ending.
                let _ = answer.send(chosen);
            });
        })
        .ok()?;
    answered.recv().ok().flatten()
}

fn show(parent: &WebviewWindow, question: &Question, answer: impl Fn(Option<PathBuf>) + 'static) {
    let action = match &question.kind {
        Kind::Folder => FileChooserAction::SelectFolder,
        Kind::OpenFile { .. } => FileChooserAction::Open,
        Kind::SaveFile { .. } => FileChooserAction::Save,
    };
    let parent = parent.gtk_window().ok();
    let dialog = FileChooserNative::new(Some(&question.title), parent.as_ref(), action, None, None);
    dialog.set_modal(true);
    // A folder on a server would carry the journal over the network.
    dialog.set_local_only(true);
    dialog.set_current_folder(glib::home_dir());
    match &question.kind {
        Kind::Folder => dialog.set_create_folders(true),
        Kind::OpenFile { extension } => dialog.add_filter(files_ending_in(extension)),
        Kind::SaveFile { name, extension } => {
            dialog.set_current_name(name);
            dialog.add_filter(files_ending_in(extension));
            dialog.set_create_folders(true);
            dialog.set_do_overwrite_confirmation(true);
        }
    }
    // The dialog lives until it is answered: nothing else holds it.
    let keep = Rc::new(RefCell::new(Some(dialog.clone())));
    dialog.connect_response(move |dialog, response| {
        let chosen = (response == ResponseType::Accept).then(|| dialog.filename()).flatten();
        if let Some(path) = &chosen {
            keep_out_of_recent_files(path.clone());
        }
        answer(chosen);
        keep.take();
    });
    dialog.show();
}

fn files_ending_in(extension: &str) -> FileFilter {
    let filter = FileFilter::new();
    filter.add_pattern(&format!("*.{extension}"));
    filter.set_name(Some(&format!("*.{extension}")));
    filter
}

/// GTK notes what a dialog chose in the list of recently used files, a moment after the answer. It is taken out
/// again whenever the list changes, for as long as the app runs.
fn keep_out_of_recent_files(path: PathBuf) {
    let Some(manager) = RecentManager::default() else { return };
    let Ok(address) = glib::filename_to_uri(path, None) else { return };
    manager.connect_changed(move |manager| {
        if manager.has_item(&address) {
            // Nothing more can be done when GTK does not let go of it.
            let _ = manager.remove_item(&address);
        }
    });
}
