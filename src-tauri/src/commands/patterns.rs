//! What recurs.

use candor_journal::model::{Id, Pattern, PatternEntry};

adapters! {
    patterns_list(inventories: Option<Vec<Id>>, sheets: bool) -> Vec<Pattern>;
    pattern_entries(value: String, own: bool, inventories: Option<Vec<Id>>, sheets: bool) -> Vec<PatternEntry>;
}
