//! Sleep told by the clock: if much more time has passed than this thread meant to rest, the computer slept.

use std::time::{Duration, SystemTime};

use super::{Listener, SystemSignals};

/// How long to rest between two looks at the clock.
const REST: Duration = Duration::from_secs(5);
/// How much longer a rest has to last to be called sleep. A busy computer does not come near it.
const SLEEP: Duration = Duration::from_secs(30);

/// The clock on the wall, which unlike the monotonic one goes on during sleep everywhere.
pub(super) struct Clock;

impl SystemSignals for Clock {
    const NAME: &'static str = "clock";

    fn listen(self, listener: &dyn Listener) -> Result<(), Box<dyn std::error::Error>> {
        loop {
            let before = SystemTime::now();
            std::thread::sleep(REST);
            if slept(before, SystemTime::now()) {
                listener.sleep();
            }
        }
    }
}

/// Whether a rest from `before` to `after` was no mere rest. Setting the clock forward looks the same, and locks too.
fn slept(before: SystemTime, after: SystemTime) -> bool {
    after.duration_since(before).is_ok_and(|passed| passed > REST + SLEEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rest_that_lasted_far_too_long_was_sleep() {
        let evening = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        assert!(!slept(evening, evening + REST));
        assert!(!slept(evening, evening + REST + Duration::from_secs(20)), "a busy computer");
        assert!(slept(evening, evening + Duration::from_hours(8)), "a night");
        assert!(!slept(evening, evening - Duration::from_hours(1)), "the clock was set back");
    }
}
