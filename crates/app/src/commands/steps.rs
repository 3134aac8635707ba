//! The twelve steps.

use candor_journal::model::{StepRecord, StepStatus};

use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// The twelve.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn steps_list(&self) -> Result<Vec<StepRecord>, AppError> {
        self.core.read(|open| {
            let mut steps = open.journal.steps()?;
            overlay::steps(&mut steps, &self.core.drafts.held());
            Ok(steps)
        })
    }

    /// Sets a step's status.
    ///
    /// # Errors
    /// [`AppError::Invalid`]; those of any change: [`AppError::Locked`], [`AppError::ReadingOnly`], the disk's.
    pub fn step_status_set(&self, number: u8, status: StepStatus) -> Result<StepRecord, AppError> {
        self.core.change(|open| Ok(open.journal.set_step_status(number, status)?))
    }
}
