//! One edit that is held, since when, and when it is to be tried.

use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_journal::model::{Edit, Moment};

use crate::error::AppError;
use crate::side_file::Record;

/// How long an edit is held, so that a burst of typing is one write. With the write itself it stays within the half
/// second that the page promises.
pub(crate) const HOLD: Duration = Duration::from_millis(250);
/// How long to wait after a write that failed; doubled each time, up to the longest.
const FIRST_RETRY: Duration = Duration::from_millis(500);
pub(crate) const LONGEST_RETRY: Duration = Duration::from_secs(15);

/// An edit that is held.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    pub(crate) edit: Arc<Edit>,
    /// Since when it waits.
    pub(crate) since: Moment,
    /// What its thing said when the words were typed, as digests.
    pub(crate) bases: Vec<String>,
    /// Whether it is to become a page of its own.
    pub(crate) apart: bool,
    /// Whether it comes from an earlier session, so that its thing may say something newer by now.
    pub(crate) from_before: bool,
    /// Why it could not be written when that was last tried.
    pub(crate) error: Option<AppError>,
    /// How often that was tried in vain.
    pub(crate) failures: u32,
    /// When it is to be written.
    pub(crate) due: Instant,
}

/// Which of the held edits are to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// All of them.
    All,
    /// Those that were never tried, and those whose time has come.
    Ready,
    /// Those whose time has come.
    Due,
}

impl Held {
    /// An edit that came just now, or was kept since an earlier session.
    pub(crate) fn new(record: Record, from_before: bool) -> Self {
        let Record { since, bases, apart, edit, .. } = record;
        let due = Instant::now() + HOLD;
        Self { edit: Arc::new(edit), since, bases, apart, from_before, error: None, failures: 0, due }
    }

    /// That it could not be written, and why.
    pub(crate) fn failed(mut self, error: AppError) -> Self {
        let wait = FIRST_RETRY.saturating_mul(1 << self.failures.min(6)).min(LONGEST_RETRY);
        self.failures += 1;
        self.due = Instant::now() + wait;
        self.error = Some(error);
        self
    }

    pub(crate) fn is_ready(&self, which: Which, now: Instant) -> bool {
        match which {
            Which::All => true,
            Which::Ready => self.failures == 0 || self.due <= now,
            Which::Due => self.due <= now,
        }
    }
}
