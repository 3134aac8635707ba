//! macOS and Windows: the system's own dialog.

use std::path::PathBuf;
use std::sync::mpsc;

use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult};
use tauri::WebviewWindow;

use super::{Kind, Question, YesOrNo};

pub(super) fn ask(window: &WebviewWindow, question: Question) -> Option<PathBuf> {
    let (answer, answered) = mpsc::channel();
    let parent = window.clone();
    // The dialog is made on the main thread, as macOS demands, and answered on another.
    window
        .run_on_main_thread(move || {
            let dialog = AsyncFileDialog::new().set_title(&question.title).set_parent(&parent);
            let choice: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> =
                match &question.kind {
                    Kind::Folder => Box::pin(dialog.pick_folder()),
                    Kind::OpenFile { extension } => {
                        let dialog = dialog.add_filter(format!("*.{extension}"), &[extension]);
                        Box::pin(dialog.add_filter(&question.all_files, &["*"]).pick_file())
                    }
                    Kind::SaveFile { name, extension } => {
                        let dialog = dialog.add_filter(format!("*.{extension}"), &[extension]);
                        Box::pin(dialog.set_file_name(name).save_file())
                    }
                };
            tauri::async_runtime::spawn(async move {
                // Nobody waits any more when the app is ending.
                let _ = answer.send(choice.await.map(|file| file.path().to_owned()));
            });
        })
        .ok()?;
    answered.recv().ok().flatten()
}

pub(super) fn confirm(window: &WebviewWindow, question: YesOrNo) -> bool {
    let (answer, answered) = mpsc::channel();
    let parent = window.clone();
    let shown = window.run_on_main_thread(move || {
        let YesOrNo { text, yes, no } = question;
        let dialog = AsyncMessageDialog::new()
            .set_parent(&parent)
            .set_description(text)
            .set_buttons(MessageButtons::OkCancelCustom(yes.clone(), no));
        let choice = dialog.show();
        tauri::async_runtime::spawn(async move {
            let is_yes = match choice.await {
                MessageDialogResult::Custom(pressed) => pressed == yes,
                other => other == MessageDialogResult::Ok,
            };
            let _ = answer.send(is_yes);
        });
    });
    shown.is_ok() && answered.recv().unwrap_or(false)
}

/// The system's dialogs offer no way to take them away. What they answer after a lock writes nothing: the app has
/// taken note of the unlock that asked.
pub(super) fn close_all(_: &WebviewWindow) {}
