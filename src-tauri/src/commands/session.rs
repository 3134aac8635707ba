//! The session: opening, locking, settings, and what the page asks of the window.

use candor_app::api::{
    AppEvent, AppState, FilePlace, Preferences, PrintedThing, RecoverySheet, SecretText, Strength, UnlockSecret,
};
use candor_app::error::AppError;
use candor_journal::model::{VaultSettings, Wording};
use tauri::State;
use tauri::ipc::Channel;

use crate::commands::aside;
use crate::shell::Shell;

adapters! {
    app_state() -> AppState;
    passphrase_strength(passphrase: SecretText) -> Strength;
    place_choose() -> Option<FilePlace>;
    journal_prepare(passphrase: SecretText) -> RecoverySheet;
    recovery_confirm(text: SecretText) -> bool;
    journal_create(wording: Wording) -> AppState;
    journal_choose() -> Option<AppState>;
    example_open() -> AppState;
    unlock(secret: UnlockSecret) -> AppState;
    unlock_reading_only(secret: UnlockSecret) -> AppState;
    work_stop() -> ();
    cost_accept() -> ();
    older_accept() -> AppState;
    lock() -> ();
    activity() -> ();
    passphrase_change(current: SecretText, new: SecretText, shut_out: bool) -> Option<RecoverySheet>;
    recovery_renew(current: SecretText) -> RecoverySheet;
    rekey(current: SecretText) -> RecoverySheet;
    settings_set(settings: VaultSettings) -> AppState;
    place_remember(place: String) -> ();
    print_page(printed: PrintedThing) -> ();
    full_screen(on: Option<bool>) -> bool;
    link_open(address: String) -> ();
    rescue(choose_folder: bool) -> ();
    quit_anyway() -> ();
    quit() -> ();
}

/// Hands over the channel on which the page hears events, in place of the one before. The shell's own command: the
/// app knows no channels.
#[tauri::command]
pub(crate) async fn subscribe(shell: State<'_, Shell>, channel: Channel<AppEvent>) -> Result<(), AppError> {
    shell.host().subscribe(channel);
    Ok(())
}

/// Writes the preferences, and lets the window follow them.
#[tauri::command]
pub(crate) async fn preferences_set(
    shell: State<'_, Shell>,
    preferences: Preferences,
) -> Result<AppState, AppError> {
    let app = shell.app();
    let state = aside("preferences_set", move || app.preferences_set(preferences)).await?;
    shell.host().follow(&state.preferences);
    Ok(state)
}

/// Lets whoever waits for the page's last words know that it is at work on them.
#[tauri::command]
pub(crate) async fn still_here(shell: State<'_, Shell>) -> Result<(), AppError> {
    shell.host().heard();
    shell.app().still_here()
}

/// Shows the window, now that there is something to see.
#[tauri::command]
pub(crate) async fn painted(shell: State<'_, Shell>) -> Result<(), AppError> {
    shell.host().painted();
    let app = shell.app();
    aside("painted", move || app.painted()).await
}
