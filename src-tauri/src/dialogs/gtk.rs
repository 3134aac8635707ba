//! Linux: GTK's own dialog, over our window, leaving nothing behind in the list of recently used files.

use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::mpsc;

use gtk::prelude::{
    Cast, DialogExt, FileChooserExt, GtkWindowExt, NativeDialogExt, RecentManagerExt, WidgetExt,
};
use gtk::{
    ButtonsType, DialogFlags, FileChooserAction, FileChooserNative, FileFilter, MessageDialog, MessageType,
    RecentManager, ResponseType, glib,
};
use tauri::WebviewWindow;

use super::{Kind, Question, YesOrNo};

/// An open dialog's number, and how it is taken away.
type Open = (u64, Box<dyn FnOnce()>);

thread_local! {
    /// How each dialog that stands open is taken away; on the main thread, where they all are.
    static OPEN: RefCell<Vec<Open>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u64> = const { Cell::new(0) };
}

/// Notes how a dialog is taken away while it stands open.
fn opened(close: impl FnOnce() + 'static) -> u64 {
    let number = NEXT.get();
    NEXT.set(number + 1);
    OPEN.with_borrow_mut(|open| open.push((number, Box::new(close))));
    number
}

fn answered(number: u64) {
    OPEN.with_borrow_mut(|open| open.retain(|(each, _)| *each != number));
}

/// Takes away every dialog, also those that are not asked for here: WebKit's for printing shows the open journal beside
/// it, and what it prints.
pub(super) fn close_all() {
    // By GLib and not by way of the window: while the dialog for printing is there, in a loop of its own, nothing that is
    // asked of the window is done.
    glib::MainContext::default().invoke(|| {
        for (_, close) in OPEN.take() {
            close();
        }
        let windows = gtk::Window::list_toplevels().into_iter();
        for dialog in windows.filter_map(|window| window.downcast::<gtk::Dialog>().ok()) {
            if dialog.is_visible() {
                dialog.response(ResponseType::Cancel);
            }
        }
    });
}

pub(super) fn confirm(window: &WebviewWindow, question: YesOrNo) -> bool {
    let (answer, answered_by) = mpsc::channel();
    let parent = window.clone();
    let shown = window.run_on_main_thread(move || {
        let parent = parent.gtk_window().ok();
        let (flags, buttons) = (DialogFlags::MODAL, ButtonsType::None);
        let dialog =
            MessageDialog::new(parent.as_ref(), flags, MessageType::Question, buttons, &question.text);
        dialog.add_button(&question.no, ResponseType::Cancel);
        dialog.add_button(&question.yes, ResponseType::Accept);
        dialog.set_default_response(ResponseType::Cancel);
        // Closing it is a response too: there is one way out.
        let closing = dialog.clone();
        let number = opened(move || closing.response(ResponseType::Cancel));
        dialog.connect_response(move |dialog, response| {
            answered(number);
            // Closed by its frame it goes by itself.
            if response != ResponseType::DeleteEvent {
                dialog.close();
            }
            let _ = answer.send(response == ResponseType::Accept);
        });
        dialog.show();
    });
    shown.is_ok() && answered_by.recv().unwrap_or(false)
}

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

fn show(parent: &WebviewWindow, question: &Question, answer: impl Fn(Option<PathBuf>) + Clone + 'static) {
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
        Kind::OpenFile { extension } => {
            dialog.add_filter(files_ending_in(extension));
            dialog.add_filter(all_files(&question.all_files));
        }
        Kind::SaveFile { name, extension } => {
            dialog.set_current_name(name);
            dialog.add_filter(files_ending_in(extension));
            dialog.set_create_folders(true);
            dialog.set_do_overwrite_confirmation(true);
        }
    }
    // The dialog lives until it is answered: nothing else holds it.
    let keep = Rc::new(RefCell::new(Some(dialog.clone())));
    let (closing, kept, cancelled) = (dialog.clone(), Rc::clone(&keep), answer.clone());
    let number = opened(move || {
        // Hiding it makes no response.
        closing.hide();
        cancelled(None);
        kept.take();
    });
    dialog.connect_response(move |dialog, response| {
        answered(number);
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

/// A file whose ending was lost or changed on its way can be chosen all the same.
fn all_files(name: &str) -> FileFilter {
    let filter = FileFilter::new();
    filter.add_pattern("*");
    filter.set_name(Some(name));
    filter
}

/// GTK notes what a dialog chose in the list of recently used files, a moment after the answer. It is taken out
/// again whenever the list changes, for as long as the app runs.
pub(super) fn keep_out_of_recent_files(path: PathBuf) {
    let Some(manager) = RecentManager::default() else { return };
    let Ok(address) = glib::filename_to_uri(path, None) else { return };
    manager.connect_changed(move |manager| {
        if manager.has_item(&address) {
            // Nothing more can be done when GTK does not let go of it.
            let _ = manager.remove_item(&address);
        }
    });
}
