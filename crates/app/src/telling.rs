//! Telling the page what came of something, in the order in which it came about.
//!
//! Nothing is told while the session is in hand, so two threads can come to tell in another order than they wrote in: one
//! that found the disk full, and one that wrote everything a moment later. What was last told of saving must be how it
//! stands, so what became untrue meanwhile is not told any more.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::api::AppEvent;
use crate::host::Host;

/// Numbers what happens. One for the whole program: an app more or less in a test makes no difference.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// What is to be told, each with its number in the order of happening.
#[derive(Debug, Default)]
pub(crate) struct Events(Vec<(u64, AppEvent)>);

impl Events {
    /// Something came about just now. What is said of saving is put here while the session is in hand.
    pub(crate) fn push(&mut self, event: AppEvent) {
        self.0.push((number(), event));
    }

    /// Without their numbers.
    #[cfg(test)]
    pub(crate) fn into_events(self) -> Vec<AppEvent> {
        self.0.into_iter().map(|(_, event)| event).collect()
    }
}

/// The number of what comes about now.
pub(crate) fn number() -> u64 {
    NEXT.fetch_add(1, Ordering::AcqRel)
}

/// What was told last of how saving stands.
#[derive(Default)]
pub(crate) struct Teller(Mutex<u64>);

impl Teller {
    /// Tells, with no session in hand.
    pub(crate) fn tell(&self, host: &dyn Host, events: Events) {
        for (number, event) in events.0 {
            self.tell_one(host, number, event);
        }
    }

    /// Tells one thing that came about when a number was the next.
    pub(crate) fn tell_one(&self, host: &dyn Host, number: u64, event: AppEvent) {
        if !matches!(event, AppEvent::Saving | AppEvent::Saved { .. } | AppEvent::NotSaved { .. }) {
            host.emit(event);
            return;
        }
        // In hand until it is told, or the next could overtake it once more.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if number > *last {
            *last = number;
            host.emit(event);
        }
    }
}
