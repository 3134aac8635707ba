//! What answers said before.

use candor_journal::model::{Comparison, EarlierAnswer, Id};

adapters! {
    entry_history(entry: Id) -> Vec<EarlierAnswer>;
    answer_compare(entry: Id, version: u32) -> Comparison;
}
