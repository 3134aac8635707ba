//! Copies: made, listed, looked into, brought back.

use candor_app::api::{
    AppState, CopiedElsewhere, CopiesStanding, CopyMade, InsideCopy, InsideName, InsideThing, KeptCopy, UnlockSecret,
};
use candor_journal::model::{Target, WrittenSince};

adapters! {
    backup_now() -> CopyMade;
    copy_make() -> Option<CopiedElsewhere>;
    copies_list() -> Vec<KeptCopy>;
    copies_standing() -> CopiesStanding;
    copies_try_again() -> CopiesStanding;
    copy_remove(id: String) -> ();
    second_place_choose() -> Option<CopiesStanding>;
    second_place_forget() -> CopiesStanding;
    copy_choose(id: Option<String>) -> AppState;
    copy_look(id: String, secret: Option<UnlockSecret>) -> InsideCopy;
    copy_since(id: String) -> WrittenSince;
    copy_read(name: InsideName) -> InsideThing;
    copy_take_over(name: InsideName) -> Target;
    copy_close() -> ();
    copy_bring_back(id: String, secret: Option<UnlockSecret>) -> AppState;
}
