//! Writing: edits, and taking them back.

use candor_app::api::{AppState, UndoState};
use candor_app::error::AppError;
use candor_journal::model::{Edit, Moment, Undone};
use tauri::State;

use crate::commands::aside;
use crate::shell::Shell;

adapters! {
    edit(edit: Edit) -> ();
    unsaved_set_apart() -> ();
    brought_in_accept() -> AppState;
    undo() -> Option<Undone>;
    redo() -> Option<Undone>;
    undo_state() -> UndoState;
}

/// Writes what is held, and lets go on whoever waits for the page to have sent its last words.
#[tauri::command]
pub(crate) async fn flush(shell: State<'_, Shell>) -> Result<Moment, AppError> {
    let app = shell.app();
    let written = aside("flush", move || app.flush()).await;
    shell.host().flushed();
    written
}
