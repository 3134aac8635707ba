//! Time on the wall, and of the processor, which other programs do not stretch.

use std::time::{Duration, Instant};

/// How long something took, in milliseconds.
#[derive(Debug, Clone, Copy)]
pub struct Lap {
    /// On the wall.
    pub wall: f64,
    /// Of the processor, for all threads of this process, in the system's calls too.
    pub processor: f64,
}

impl Lap {
    /// What is left of this lap without another.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self { wall: self.wall - other.wall, processor: self.processor - other.processor }
    }

    /// The lap of one of `times` that this is the lap of.
    #[must_use]
    pub fn each(self, times: u32) -> Self {
        Self { wall: self.wall / f64::from(times), processor: self.processor / f64::from(times) }
    }
}

/// Times `work`.
pub fn time<T>(work: impl FnOnce() -> T) -> (T, Lap) {
    let (wall, processor) = (Instant::now(), processor_time());
    let done = work();
    let processor = processor_time().saturating_sub(processor);
    (done, Lap { wall: wall.elapsed().as_secs_f64() * 1000.0, processor: processor.as_secs_f64() * 1000.0 })
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
