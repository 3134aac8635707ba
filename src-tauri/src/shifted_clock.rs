//! End-to-end tests, which cannot wait for thirty days: the clock on the wall is off by as many as a file
//! says.

use std::fs;
use std::time::Duration;

use candor_app::clock::{Clock, SystemClock};
use jiff::{Timestamp, ToSpan as _};

/// The file, with a whole number of days, below zero for the past. Read anew at each look at the clock, so that a
/// test may go on to the next day.
const DAYS: &str = "CANDOR_TEST_DAYS";

/// The computer's clocks, the one on the wall off by some days.
pub(crate) struct ShiftedClock;

impl Clock for ShiftedClock {
    fn steady(&self) -> Duration {
        SystemClock.steady()
    }

    fn wall(&self) -> Timestamp {
        let now = SystemClock.wall();
        now.checked_add((days() * 24).hours()).unwrap_or(now)
    }
}

fn days() -> i64 {
    let text = std::env::var_os(DAYS).and_then(|file| fs::read_to_string(file).ok());
    text.and_then(|text| text.trim().parse::<i32>().ok()).map_or(0, i64::from)
}
