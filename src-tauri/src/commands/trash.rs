//! The trash.

use candor_app::api::{Destroyed, SecretText};
use candor_journal::model::{Target, TrashItem};

adapters! {
    trash_list() -> Vec<TrashItem>;
    trash_restore(target: Target) -> ();
    trash_destroy(target: Target, current: SecretText) -> Destroyed;
}
