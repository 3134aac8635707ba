//! Waiting for the page's last words before the journal is locked or the app ends: as long as the page answers.
//!
//! A long text takes its time to be handed over. A page that is at work on it answers when it is asked whether it is
//! there; one that does not is dead, and what it had not handed over is gone with it.

use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

use crate::host::held;

/// How long is waited, and how often the page is asked meanwhile.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Between two questions.
    pub(crate) ask: Duration,
    /// A page that says nothing for so long is dead.
    pub(crate) silence: Duration,
    /// In all, whatever it says.
    pub(crate) most: Duration,
}

impl Patience {
    /// Before the person locks or ends: nothing else presses.
    pub(crate) const UNHURRIED: Self =
        Self { ask: Duration::from_millis(250), silence: Duration::from_secs(5), most: Duration::MAX };
    /// Before the computer sleeps. The system waits five seconds, and an open journal must not be asleep.
    pub(crate) const BEFORE_SLEEP: Self = Self { most: Duration::from_secs(3), ..Self::UNHURRIED };
}

/// How the waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// The last words are here, and were written or refused.
    Sent,
    /// The page said nothing for too long.
    Silent,
    /// The time ran out while it was at work.
    Late,
}

/// What the page has said.
#[derive(Default)]
pub(crate) struct LastWords {
    said: Mutex<Said>,
    changed: Condvar,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Said {
    /// How often it sent everything.
    flushes: u64,
    /// How often it was heard.
    signs: u64,
}

impl LastWords {
    /// The page has sent its last words, and they are written or refused.
    pub(crate) fn flushed(&self) {
        held(&self.said).flushes += 1;
        self.changed.notify_all();
    }

    /// The page is there.
    pub(crate) fn heard(&self) {
        held(&self.said).signs += 1;
        self.changed.notify_all();
    }

    /// Asks for the last words with `flush`, and with `ping`, now and then, whether the page is there; waits until it
    /// has sent them.
    pub(crate) fn wait(&self, patience: Patience, flush: impl FnOnce(), ping: impl Fn()) -> Ended {
        let before = *held(&self.said);
        flush();
        let start = Instant::now();
        let (mut signs, mut heard) = (before.signs, start);
        loop {
            let said = {
                let said = held(&self.said);
                let waited = self.changed.wait_timeout_while(said, patience.ask, |said| {
                    said.flushes == before.flushes && said.signs == signs
                });
                *waited.map_or_else(|poisoned| poisoned.into_inner().0, |(said, _)| said)
            };
            if said.flushes != before.flushes {
                return Ended::Sent;
            }
            if said.signs != signs {
                (signs, heard) = (said.signs, Instant::now());
                // It answers as fast as it is asked; asking at once again would keep it from its work.
                std::thread::sleep(patience.ask.min(Duration::from_millis(50)));
            }
            if heard.elapsed() >= patience.silence {
                return Ended::Silent;
            }
            if start.elapsed() >= patience.most {
                return Ended::Late;
            }
            ping();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Patience =
        Patience { ask: Duration::from_millis(5), silence: Duration::from_millis(200), most: Duration::MAX };

    #[test]
    fn a_page_that_sends_its_words_at_once_is_not_waited_for_longer() {
        let words = LastWords::default();
        assert_eq!(words.wait(QUICK, || words.flushed(), || ()), Ended::Sent);
    }

    #[test]
    fn a_page_that_answers_is_waited_for_far_beyond_the_silence_of_a_dead_one() {
        let words = LastWords::default();
        let pings = std::cell::Cell::new(0);
        let ping = || {
            pings.set(pings.get() + 1);
            words.heard();
            if pings.get() == 20 {
                words.flushed();
            }
        };
        assert_eq!(
            words.wait(Patience { silence: Duration::from_millis(300), ..QUICK }, || (), ping),
            Ended::Sent
        );
    }

    #[test]
    fn a_page_that_says_nothing_is_given_up() {
        let words = LastWords::default();
        assert_eq!(words.wait(QUICK, || (), || ()), Ended::Silent);
    }

    #[test]
    fn before_sleep_nobody_is_waited_for_without_end() {
        let words = LastWords::default();
        let hurried = Patience { most: Duration::from_millis(100), ..QUICK };
        assert_eq!(words.wait(hurried, || (), || words.heard()), Ended::Late);
    }

    #[test]
    fn what_was_sent_before_it_was_asked_for_does_not_count() {
        let words = LastWords::default();
        words.flushed();
        assert_eq!(words.wait(QUICK, || (), || ()), Ended::Silent);
    }
}
