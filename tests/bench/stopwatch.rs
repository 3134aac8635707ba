//! Time two ways: on the wall, which a person waits for and a busy machine stretches, and of the processor, which
//! no other program changes.

use std::time::{Duration, Instant};

/// A moment, to be measured from.
#[derive(Debug)]
pub(crate) struct Stopwatch {
    wall: Instant,
    processor: Duration,
}

/// How long something took, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lap {
    pub(crate) wall: f64,
    /// Of all threads of this process, in the system's calls too; waiting for the disk does not count.
    pub(crate) processor: f64,
}

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self { wall: Instant::now(), processor: processor_time() }
    }

    pub(crate) fn lap(&self) -> Lap {
        let processor = processor_time().saturating_sub(self.processor);
        Lap { wall: milliseconds(self.wall.elapsed()), processor: milliseconds(processor) }
    }
}

impl Lap {
    /// What is left of this lap without another.
    pub(crate) fn less(self, other: Self) -> Self {
        Self { wall: self.wall - other.wall, processor: self.processor - other.processor }
    }

    /// The lap of one of `times` that this is the lap of.
    pub(crate) fn each(self, times: usize) -> Self {
        let times = f64::from(u32::try_from(times).expect("a few"));
        Self { wall: self.wall / times, processor: self.processor / times }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

#[cfg(unix)]
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).expect("a process has used no less than nothing")
}

/// Where the system does not tell it, the wall stands for it.
#[cfg(not(unix))]
fn processor_time() -> Duration {
    static BEGUN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    BEGUN.elapsed()
}
