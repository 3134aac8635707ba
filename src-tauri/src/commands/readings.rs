//! Reading an inventory to somebody.

use candor_journal::model::{HarmsCarried, Id, Readings};

adapters! {
    reading_list(inventory: Id) -> Readings;
    reading_mark(entry: Id, shared: bool) -> ();
    reading_come_back(entry: Id, come_back: bool) -> ();
    reading_stop(inventory: Id, entry: Option<Id>) -> ();
    harms_carry(inventory: Id) -> HarmsCarried;
}
