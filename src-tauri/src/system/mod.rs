//! What the system tells of that should lock the journal: going to sleep, and the locking of the screen.
//!
//! | system  | before sleep      | screen locked                     | after waking   |
//! |---------|-------------------|-----------------------------------|----------------|
//! | Linux   | logind, delayed   | logind's `Lock`, the screensavers | the clock      |
//! | macOS   | –                 | –                                 | the clock      |
//! | Windows | –                 | –                                 | the clock      |
//!
//! macOS and Windows tell of both only through interfaces that need unsafe code, which this program does not have.
//! There a journal locks as soon as the computer wakes, and when it was left alone for the time that the person set.

use std::sync::Arc;

mod clock;
#[cfg(target_os = "linux")]
mod linux;

/// Someone who is to be told.
pub(crate) trait Listener: Send + Sync {
    /// The computer is about to sleep, or has slept. The journal is locked when this returns.
    fn sleep(&self);
    /// The screen was locked.
    fn screen_locked(&self);
}

/// A source of such news.
trait SystemSignals: Send + 'static {
    /// The source's name in the log.
    const NAME: &'static str;

    /// Tells `listener` what happens, for as long as the source lasts.
    ///
    /// # Errors
    /// When the source is not there, or ends. The others go on.
    fn listen(self, listener: &dyn Listener) -> Result<(), Box<dyn std::error::Error>>;
}

/// Starts a thread for each source that this system may have.
pub(crate) fn watch(listener: &Arc<dyn Listener>) {
    start(clock::Clock, listener);
    #[cfg(target_os = "linux")]
    {
        start(linux::Logind, listener);
        start(linux::Screensavers, listener);
    }
}

fn start<Source: SystemSignals>(source: Source, listener: &Arc<dyn Listener>) {
    let listener = Arc::clone(listener);
    let started = std::thread::Builder::new().name(Source::NAME.to_owned()).spawn(move || {
        if let Err(error) = source.listen(&*listener) {
            tracing::info!(source = Source::NAME, %error, "this source of system signals is not there");
        }
    });
    if started.is_err() {
        tracing::warn!(source = Source::NAME, "no thread for this source of system signals");
    }
}
