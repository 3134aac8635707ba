//! The twelve steps.

use candor_journal::model::{StepRecord, StepStatus};

adapters! {
    steps_list() -> Vec<StepRecord>;
    step_status_set(number: u8, status: StepStatus) -> StepRecord;
}
