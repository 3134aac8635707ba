//! Old copies are opened and read from end to end in quiet time, one a day: a tick from the day on which a copy was
//! made says nothing about today.

use candor_vault::{Place, VaultError};

use super::{Shelf, ours};
use crate::error::AppError;
use crate::session::Unlocked;

/// Checks the copy that was checked longest ago, once on each day of use, and answers whether one was.
pub(crate) fn one(open: &mut Unlocked, shelves: &[Shelf]) -> bool {
    let Ok(today) = open.journal.used_days() else { return false };
    if open.copies.checked_on == Some(today) {
        return false;
    }
    open.copies.checked_on = Some(today);
    let Ok(mut listed) = open.journal.copies() else { return false };
    listed.retain(|copy| copy.use_day < today);
    // Those that nobody has checked come first.
    listed.sort_by(|one, other| (&one.verified, one.number).cmp(&(&other.verified, other.number)));
    for copy in listed {
        let lying = shelves.iter().flat_map(|shelf| ours(open, shelf));
        let Some(found) = lying.into_iter().find(|found| found.header.copy_id == copy.draft.copy_id) else {
            continue;
        };
        // One under a former data key, or one that cannot be read now, says nothing; the next is tried.
        if let Some(is_well) = check(open, &found.path) {
            if let Err(error) = open.journal.copy_was_checked(copy.draft.copy_id, is_well) {
                tracing::warn!(error = %AppError::from(error), "that a copy was checked could not be noted");
            }
            open.has_log = true;
            return true;
        }
    }
    false
}

/// Whether a copy is well; nothing where that cannot be told now.
fn check(open: &Unlocked, path: &std::path::Path) -> Option<bool> {
    let checked = open.journal.database().open_copy(path).and_then(|copy| {
        copy.check_closed_seal()?;
        copy.verify()
    });
    match checked {
        Ok(_) => Some(true),
        Err(VaultError::Damaged { place }) if place != Place::Header => Some(false),
        Err(_) => None,
    }
}
