//! Choices for a share that are kept.

use candor_journal::model::{Choices, Id, ShareChoice};

adapters! {
    share_choices_list() -> Vec<ShareChoice>;
    share_choice_save(id: Option<Id>, name: String, inventory: Id, choices: Choices) -> ShareChoice;
    share_choice_delete(id: Id) -> ();
    share_choices_keep(inventory: Id, choices: Choices) -> ();
}
