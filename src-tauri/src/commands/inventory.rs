//! Inventories and their entries.

use candor_app::api::Carried;
use candor_journal::model::{BlockRow, Entry, Id, Inventory, InventoryDraft, Worksheet};

adapters! {
    worksheets() -> Vec<Worksheet>;
    worksheet_version(id: String, version: u32) -> Worksheet;
    worksheet_asked(id: String) -> Worksheet;
    sections_list(inventory: Id) -> Vec<Worksheet>;
    inventories_list() -> Vec<Inventory>;
    inventory_create(draft: InventoryDraft) -> Inventory;
    inventory_delete(id: Id) -> ();
    entries_list(inventory: Option<Id>, worksheet: String) -> Vec<Entry>;
    entry_create(inventory: Option<Id>, worksheet: String, after: Option<Id>, under: Option<Id>) -> Entry;
    block_write(inventory: Option<Id>, worksheet: String, rows: Vec<BlockRow>) -> Vec<Entry>;
    entry_move(id: Id, after: Option<Id>) -> ();
    entry_delete(id: Id) -> ();
    entry_carry(id: Id) -> Carried;
}
