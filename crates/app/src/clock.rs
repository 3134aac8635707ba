//! Time for locking: how long nothing was touched, sleep included.

use std::sync::Arc;
use std::time::Duration;

use candor_journal::model::Moment;
use jiff::{Timestamp, Zoned, tz::TimeZone};

/// Tells how much time has passed.
pub trait Clock: Send + Sync {
    /// Time since some fixed moment. It never goes back, and counts time asleep where the system can tell.
    fn steady(&self) -> Duration;

    /// The clock on the wall, which may jump, and which knows of a sleep that the other missed.
    fn wall(&self) -> Timestamp;
}

/// The computer's clocks.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    fn steady(&self) -> Duration {
        use rustix::time::{ClockId, clock_gettime};
        // On Linux the monotonic clock stands still during sleep; on macOS it is the one that does not.
        #[cfg(target_os = "linux")]
        const COUNTS_SLEEP: ClockId = ClockId::Boottime;
        #[cfg(target_os = "macos")]
        const COUNTS_SLEEP: ClockId = ClockId::Monotonic;
        Duration::try_from(clock_gettime(COUNTS_SLEEP)).unwrap_or_default()
    }

    #[cfg(not(any(target_os = "linux", target_os = "macos")))]
    fn steady(&self) -> Duration {
        use std::sync::OnceLock;
        use std::time::Instant;
        // On Windows this clock counts sleep.
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }

    fn wall(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The clock on the wall, where the person is.
pub(crate) fn zoned(clock: &dyn Clock) -> Zoned {
    clock.wall().to_zoned(TimeZone::system())
}

/// The app's clock as a journal wants it.
pub(crate) struct ForJournal(pub(crate) Arc<dyn Clock>);

impl candor_journal::Clock for ForJournal {
    fn now(&self) -> Zoned {
        zoned(&*self.0)
    }
}

/// This moment, as the model writes moments.
pub(crate) fn now() -> Moment {
    moment(&Zoned::now())
}

pub(crate) fn moment(zoned: &Zoned) -> Moment {
    Moment(zoned.strftime("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string())
}
