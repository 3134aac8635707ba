//! After a share.

use candor_app::api::{CopyDealtWith, Destroyed, SecretText, WrittenFile};
use candor_journal::model::{Id, Inventory};

adapters! {
    written_files_list() -> Vec<WrittenFile>;
    written_file_delete(id: Id) -> WrittenFile;
    written_file_forget(id: Id) -> ();
    inventories_sealed_away() -> Vec<Inventory>;
    inventory_seal_away(id: Id) -> ();
    inventory_bring_back(id: Id) -> ();
    inventory_destroy(id: Id, current: SecretText) -> Destroyed;
    held_copies_delete() -> Vec<CopyDealtWith>;
    former_copies_delete() -> Vec<CopyDealtWith>;
}
