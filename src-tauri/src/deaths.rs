//! How often the page's process has ended, and when it is no use to begin it once more.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// So many deaths within [`WITHIN`] are no accident: what is on the screen kills it again.
const TOO_MANY: usize = 3;
const WITHIN: Duration = Duration::from_mins(1);

/// The deaths of the last minute.
#[derive(Debug, Default)]
pub(crate) struct Deaths(VecDeque<Instant>);

impl Deaths {
    /// One more, now. Says whether the page may be loaded again by itself.
    pub(crate) fn another(&mut self, now: Instant) -> bool {
        self.0.push_back(now);
        self.0.retain(|then| now.saturating_duration_since(*then) < WITHIN);
        self.0.len() < TOO_MANY
    }

    /// The person wants it tried again.
    pub(crate) fn forget(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_dies_now_and_then_is_loaded_each_time() {
        let begin = Instant::now();
        let mut deaths = Deaths::default();
        for number in 0..10 {
            assert!(deaths.another(begin + Duration::from_secs(31 * number)), "{number}");
        }
    }

    #[test]
    fn the_third_death_in_a_minute_is_the_last_until_somebody_asks() {
        let begin = Instant::now();
        let mut deaths = Deaths::default();
        assert!(deaths.another(begin));
        assert!(deaths.another(begin + Duration::from_secs(20)));
        assert!(!deaths.another(begin + Duration::from_secs(59)));
        deaths.forget();
        assert!(deaths.another(begin + Duration::from_mins(1)));
    }
}
