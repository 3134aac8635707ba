//! What lies outside of the notebook.

use candor_app::api::{Outside, OutsideKind};
use candor_app::error::AppError;
use tauri::State;

use crate::commands::aside;
use crate::shell::Shell;

adapters! {
    outside_list() -> Vec<Outside>;
    outside_look(kind: OutsideKind) -> ();
}

/// Removes what can be removed, and lets the window follow where that was the preferences.
#[tauri::command]
pub(crate) async fn outside_remove(
    shell: State<'_, Shell>,
    kind: OutsideKind,
) -> Result<Vec<Outside>, AppError> {
    let app = shell.app();
    let (left, state) = aside("outside_remove", move || {
        let left = app.outside_remove(kind)?;
        Ok((left, app.app_state()?))
    })
    .await?;
    shell.host().follow(&state.preferences);
    Ok(left)
}
