//! Settings that belong in the vault, because they say something about the writer.

use std::collections::BTreeMap;

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
    /// Size of the text where an inventory is read to somebody, in percent of its usual size there.
    pub reading_size: u16,
    /// How the steps are worded, everywhere and in exports.
    pub wording: Wording,
    /// What the person calls what recurs.
    pub patterns_label: PatternsLabel,
    /// The ids of worksheets that are left out of view, search and every export.
    pub hidden_worksheets: Vec<String>,
    /// Whether the list of amends has room for oneself.
    pub amends_to_myself: bool,
    /// How each worksheet was last looked at, by its id.
    pub sections: BTreeMap<String, SectionView>,
}

/// What the person calls what recurs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PatternsLabel {
    /// Patterns.
    #[default]
    Patterns,
    /// Shortcomings.
    Shortcomings,
    /// Defects.
    Defects,
    /// A word of their own.
    Own {
        /// The word; empty leaves ours.
        word: String,
    },
}

/// How the entries of a worksheet are looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SectionView {
    /// One question at a time instead of a table.
    pub card: bool,
    /// In which order.
    pub order: RowOrder,
    /// How many columns are shown, from the first; absent shows all but the optional ones.
    pub columns: Option<u8>,
    /// Optional columns that are shown, by field id.
    pub optional: Vec<String>,
}

/// The order of rows. All but the first are views: nothing is moved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum RowOrder {
    /// As the writer placed them.
    #[default]
    Hand,
    /// By the first column.
    Name,
    /// By the number in a column, largest first.
    Scale {
        /// The field's id.
        field: String,
    },
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
            reading_size: 100,
            wording: Wording::default(),
            patterns_label: PatternsLabel::default(),
            hidden_worksheets: Vec::new(),
            amends_to_myself: false,
            sections: BTreeMap::new(),
        }
    }
}
