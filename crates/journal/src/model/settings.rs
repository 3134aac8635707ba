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
    /// How the steps are worded, everywhere and in exports.
    pub wording: Wording,
}

/// Three independent choices of wording.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Wording {
    /// Which paraphrase of the steps is shown.
    pub style: WordingStyle,
    /// What the writer calls a Higher Power; empty leaves the style's own word.
    pub higher_power: String,
    /// What the writer calls the problem; empty leaves the style's own word.
    pub problem: String,
}

/// Which paraphrase of the steps is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WordingStyle {
    /// Our paraphrase with a Power greater than ourselves.
    Traditional,
    /// Our paraphrase without one.
    #[default]
    Secular,
    /// The writer's own words, step by step; where there are none yet, the secular ones.
    OwnWords,
}

impl Default for VaultSettings {
    fn default() -> Self {
        Self {
            auto_lock_minutes: 5,
            place: String::new(),
            share_note_read: false,
            example: false,
            wording: Wording::default(),
        }
    }
}
