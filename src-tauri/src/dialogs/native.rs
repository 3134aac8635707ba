//! macOS and Windows: the system's own dialog.

use std::path::PathBuf;
use std::sync::mpsc;

use rfd::AsyncFileDialog;
use tauri::WebviewWindow;

use super::{Kind, Question};

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
                        Box::pin(dialog.add_filter(format!("*.{extension}"), &[extension]).pick_file())
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
