//! Amends.

use candor_journal::model::{Amends, AmendsStatus, Id};

adapters! {
    amends_list() -> Vec<Amends>;
    amends_create(person: Id, harm: String) -> Amends;
    amends_move(id: Id, status: AmendsStatus, note: String) -> Amends;
    amends_delete(id: Id) -> ();
}
