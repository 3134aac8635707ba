//! Amends.

use candor_journal::model::{Amends, AmendsStatus, DeferralReason, Id};

adapters! {
    amends_list() -> Vec<Amends>;
    amends_create(person: Id, harm: String) -> Amends;
    amends_move(id: Id, status: AmendsStatus, note: String, reason: Option<DeferralReason>) -> Amends;
    amends_delete(id: Id) -> ();
}
