//! One adapter a command: what the page asks is handed to the method of the same name in `candor-app`.
//!
//! The groups are those of `candor_app::command`. A command that is missing here, or is not in
//! `capabilities/main.json`, fails a test; one whose types differ does not compile.

use candor_app::error::AppError;

/// Writes an adapter for each command of a group, off the main thread, which draws the window.
macro_rules! adapters {
    ($( $name:ident($($argument:ident: $type:ty),* $(,)?) -> $result:ty; )*) => {
        $(
            // The page calls arguments what Rust calls them.
            #[tauri::command(rename_all = "snake_case")]
            pub(crate) async fn $name(
                shell: tauri::State<'_, crate::shell::Shell>,
                $($argument: $type),*
            ) -> Result<$result, candor_app::error::AppError> {
                let app = shell.app();
                crate::commands::aside(stringify!($name), move || app.$name($($argument),*)).await
            }
        )*
    };
}

/// Lists the adapters: once as names, once as what Tauri calls.
macro_rules! handled {
    ($( $group:ident: $($name:ident),+ $(,)?; )+) => {
        $( mod $group; )+

        /// The names of all adapters.
        #[cfg(test)]
        const NAMES: &[&str] = &[$($(stringify!($name)),+),+];

        /// What Tauri calls when the page asks.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($($group::$name),+),+]
        }
    };
}

handled! {
    afterwards: written_files_list, written_file_delete, written_file_forget, inventories_sealed_away,
        inventory_seal_away, inventory_bring_back, inventory_destroy, held_copies_delete,
        former_copies_delete;
    amends: amends_list, amends_create, amends_move, amends_delete, amends_letter, injury_answer, ledger_add, ledger_set,
        ledger_remove;
    history: entry_history, answer_compare;
    inventory: worksheets, worksheet_version, worksheet_asked, sections_list, inventories_list, inventory_create, inventory_delete, entries_list, entry_create,
        block_write, entry_move, entry_delete, entry_carry;
    copies: backup_now, copy_make, copies_list, copies_standing, copies_try_again, copy_remove, second_place_choose,
        second_place_forget, copy_choose, copy_look, copy_since, copy_read, copy_take_over, copy_close, copy_bring_back;
    outside: outside_list, outside_look, outside_remove;
    patterns: patterns_list, pattern_entries;
    people: people_list, person_find_or_create, people_links, person_page, person_merge, person_delete;
    readings: reading_list, reading_mark, reading_come_back, reading_stop, harms_carry;
    reflections: reflections_list, reflection_get, reflection_create, reflection_delete, markdown_preview;
    session: subscribe, app_state, preferences_set, passphrase_strength, place_choose, journal_prepare,
        recovery_confirm, journal_create, journal_choose, example_open, unlock, unlock_reading_only, work_stop, cost_accept, older_accept, lock, activity,
        passphrase_change, recovery_renew, rekey, settings_set, place_remember,
        print_page, full_screen, link_open, painted, still_here, rescue, quit_anyway, quit;
    share: share_preview, share_names, amends_preview, amends_export, letter_export, share_export, passphrase_propose, pdf_unprintable;
    share_choices: share_choices_list, share_choice_save, share_choice_delete, share_choices_keep;
    sheets: entry_titles, entry_get, worksheet_create, worksheet_draft, worksheet_delete, worksheet_export, worksheet_choose,
        worksheet_take_in;
    steps: steps_list, step_status_set;
    today: today, search;
    trash: trash_list, trash_restore, trash_destroy;
    writing: edit, flush, unsaved_set_apart, brought_in_accept, undo, redo, undo_state;
}

/// Does something that may take its time (a disk, a dialog, deriving a key) where nothing else waits for it.
async fn aside<T: Send + 'static>(
    place: &'static str,
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    // A panic has been told of by the hook; the page is told where.
    let done = tauri::async_runtime::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(AppError::Unexpected { place: place.to_owned() }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;

    /// What the app offers, and the shell's own way of handing over the channel for events.
    fn offered() -> BTreeSet<String> {
        candor_app::command::NAMES.iter().copied().chain(["subscribe"]).map(str::to_owned).collect()
    }

    #[test]
    fn every_command_has_an_adapter_and_every_adapter_a_command() {
        let adapters: BTreeSet<_> = NAMES.iter().copied().map(str::to_owned).collect();
        assert_eq!(adapters.len(), NAMES.len(), "an adapter stands in the list once");
        assert_eq!(adapters, offered());
    }

    #[test]
    fn the_capability_allows_the_main_window_each_command_and_nothing_else() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../../capabilities/main.json")).unwrap();
        let allowed: BTreeSet<_> = capability["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|permission| permission.as_str().unwrap().to_owned())
            .collect();
        let wanted: BTreeSet<_> =
            offered().iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
        assert_eq!(allowed, wanted);
        assert_eq!(capability["windows"], serde_json::json!([crate::window::LABEL]));
        for way_around in ["webviews", "remote", "local"] {
            assert_eq!(capability.get(way_around), None, "{way_around}");
        }
    }
}
