//! Settings that belong in the vault, because they say something about the writer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Settings kept sealed with the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct VaultSettings {
    /// Minutes without a key or a pointer before the journal locks; 0 keeps it open.
    pub auto_lock_minutes: u16,
    /// Where the person was, an address inside the page, so that unlocking leads back there.
    pub place: String,
    /// Whether the note on what the law does not promise was read before the first share.
    pub share_note_read: bool,
    /// Whether this is the example journal of *Look around with an example*.
    pub example: bool,
}

impl Default for VaultSettings {
    fn default() -> Self {
        Self { auto_lock_minutes: 5, place: String::new(), share_note_read: false, example: false }
    }
}
