//! When a journal that nobody touches is locked.

use std::time::Duration;

use jiff::Timestamp;

use crate::clock::Clock;

/// How long before locking the person is told.
const NOTICE: Duration = Duration::from_secs(30);

/// Counts the time since something was touched.
pub(crate) struct Idle {
    touched: Reading,
    /// Absent while nothing is to be locked.
    limit: Option<Duration>,
    told: bool,
}

/// Both clocks at one moment.
#[derive(Debug, Clone, Copy)]
struct Reading {
    steady: Duration,
    wall: Timestamp,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// Nothing.
    Nothing,
    /// Tell that the journal locks in so many seconds.
    Notice(u16),
    /// Lock.
    Lock,
}

impl Idle {
    pub(crate) fn new(clock: &dyn Clock) -> Self {
        Self { touched: Reading::of(clock), limit: None, told: false }
    }

    /// Locks after so many minutes from now on; 0 never locks.
    pub(crate) fn set_minutes(&mut self, minutes: u16, clock: &dyn Clock) {
        self.limit = (minutes > 0).then(|| Duration::from_secs(u64::from(minutes) * 60));
        self.touch(clock);
    }

    /// Nothing is open.
    pub(crate) fn stop(&mut self) {
        self.limit = None;
        self.told = false;
    }

    /// Something was touched. Says whether the coming lock had been told.
    pub(crate) fn touch(&mut self, clock: &dyn Clock) -> bool {
        self.touched = Reading::of(clock);
        std::mem::take(&mut self.told)
    }

    /// What is to be done now. A notice is given once.
    pub(crate) fn due(&mut self, clock: &dyn Clock) -> Due {
        let Some(limit) = self.limit else { return Due::Nothing };
        let left = limit.saturating_sub(self.since_touched(clock));
        if left.is_zero() {
            self.stop();
            Due::Lock
        } else if left <= NOTICE && !self.told {
            self.told = true;
            Due::Notice(u16::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u16::MAX))
        } else {
            Due::Nothing
        }
    }

    /// Time since something was touched, by the clock on which more has passed: one of them may have stood still
    /// while the computer slept.
    pub(crate) fn since_touched(&self, clock: &dyn Clock) -> Duration {
        let now = Reading::of(clock);
        let by_wall = Duration::try_from(now.wall.duration_since(self.touched.wall)).unwrap_or_default();
        now.steady.saturating_sub(self.touched.steady).max(by_wall)
    }
}

impl Reading {
    fn of(clock: &dyn Clock) -> Self {
        Self { steady: clock.steady(), wall: clock.wall() }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    struct TestClock(Mutex<Reading>);

    impl TestClock {
        fn new() -> Self {
            Self(Mutex::new(Reading { steady: Duration::from_secs(99), wall: Timestamp::UNIX_EPOCH }))
        }

        fn pass(&self, steady: i64, wall: i64) {
            let mut now = self.0.lock().expect("no test panics with the clock in hand");
            now.steady += Duration::from_secs(steady.unsigned_abs());
            now.wall += jiff::SignedDuration::from_secs(wall);
        }
    }

    impl Clock for TestClock {
        fn steady(&self) -> Duration {
            self.0.lock().expect("no test panics with the clock in hand").steady
        }

        fn wall(&self) -> Timestamp {
            self.0.lock().expect("no test panics with the clock in hand").wall
        }
    }

    fn five_minutes(clock: &TestClock) -> Idle {
        let mut idle = Idle::new(clock);
        idle.set_minutes(5, clock);
        idle
    }

    #[test]
    fn it_tells_half_a_minute_before_and_then_locks() {
        let clock = TestClock::new();
        let mut idle = five_minutes(&clock);
        assert_eq!(idle.due(&clock), Due::Nothing);
        clock.pass(271, 271);
        assert_eq!(idle.due(&clock), Due::Notice(29));
        assert_eq!(idle.due(&clock), Due::Nothing, "told once");
        clock.pass(29, 29);
        assert_eq!(idle.due(&clock), Due::Lock);
        assert_eq!(idle.due(&clock), Due::Nothing, "locked once");
    }

    #[test]
    fn a_touch_begins_anew_and_says_whether_there_was_a_notice() {
        let clock = TestClock::new();
        let mut idle = five_minutes(&clock);
        assert!(!idle.touch(&clock));
        clock.pass(280, 280);
        assert_eq!(idle.due(&clock), Due::Notice(20));
        assert!(idle.touch(&clock));
        clock.pass(269, 269);
        assert_eq!(idle.due(&clock), Due::Nothing);
    }

    #[test]
    fn sleep_counts_even_if_one_clock_stood_still() {
        for (steady, wall) in [(0, 8 * 3600), (8 * 3600, 0), (8 * 3600, -3600)] {
            let clock = TestClock::new();
            let mut idle = five_minutes(&clock);
            clock.pass(steady, wall);
            assert_eq!(idle.due(&clock), Due::Lock, "{steady} {wall}");
        }
    }

    #[test]
    fn no_limit_never_locks() {
        let clock = TestClock::new();
        let mut idle = five_minutes(&clock);
        idle.set_minutes(0, &clock);
        clock.pass(1_000_000, 1_000_000);
        assert_eq!(idle.due(&clock), Due::Nothing);
    }
}
