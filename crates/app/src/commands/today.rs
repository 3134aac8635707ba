//! The first page of the day, and search.

use candor_journal::model::{SearchHit, StepStatus};

use crate::api::Today;
use crate::app::App;
use crate::error::AppError;

/// How many titles the first page shows.
const RECENT: u32 = 6;
/// The most results that are ever shown.
const MOST_HITS: u32 = 200;

impl App {
    /// What the first page shows.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn today(&self) -> Result<Today, AppError> {
        self.core.read(|open| {
            let day = open.journal.today();
            let coming_up = open.journal.coming_up(day)?;
            if !coming_up.is_empty() && !open.reading_only {
                // What cannot be noted comes up again, and that is all.
                let _ = open.journal.note_came_up(day);
            }
            let journal = &open.journal;
            let steps = journal.steps()?;
            let worked_on = steps.iter().filter(|step| step.status == StepStatus::WorkingOnIt);
            // Moments are local texts; the one changed last is found by the journal's own order of time.
            let step = worked_on.max_by_key(|step| instant(step.updated.as_ref())).map(|step| step.number);
            Ok(Today {
                coming_up,
                recent: journal.recent(RECENT)?,
                step,
                amends: u32::try_from(journal.amends_list()?.len()).unwrap_or(u32::MAX),
            })
        })
    }

    /// Looks through everything that was written.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn search(&self, query: String, limit: u32) -> Result<Vec<SearchHit>, AppError> {
        self.core.read(|open| Ok(open.journal.search(&query, limit.min(MOST_HITS))?))
    }
}

fn instant(moment: Option<&candor_journal::model::Moment>) -> Option<jiff::Timestamp> {
    moment.and_then(|moment| moment.0.parse().ok())
}
