//! The program's events as lines on standard error, in debug builds only. What people get has no listener: a system
//! may keep what a program says, and nobody was asked whether it may.
//!
//! Events say what failed and the kind of error, never a word or a path of the person's.

use std::fmt::{Debug, Write as _};
use std::io::Write as _;

use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

/// Listens for the rest of the process.
pub(crate) fn listen() {
    // Nobody can be told when even this cannot be written.
    let say = |line: &str| _ = writeln!(std::io::stderr(), "{line}");
    let heard = tracing::subscriber::set_global_default(Lines(say));
    debug_assert!(heard.is_ok(), "listening begins once, first thing");
}

/// Hands over a line for each event of our own crates. What libraries say could hold anything, so it is not heard.
struct Lines<Out>(Out);

impl<Out: Fn(&str) + 'static> Subscriber for Lines<Out> {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && metadata.target().starts_with("candor")
    }

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        let mut line = Line(format!("{} {}:", metadata.level(), metadata.target()));
        event.record(&mut line);
        (self.0)(&line.0);
    }

    // Spans are not enabled, so these are never called.
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

/// A line that grows by a field at a time.
struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // Writing into a `String` does not fail.
        let _ = match field.name() {
            "message" => write!(self.0, " {value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn our_events_are_lines_and_others_are_not_heard() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let into = Arc::clone(&heard);
        let lines = Lines(move |line: &str| into.lock().expect("one thread").push(line.to_owned()));
        tracing::subscriber::with_default(lines, || {
            tracing::warn!(target: "candor_app::app", kind = ?ErrorKind::NotFound, "an example could not be removed");
            tracing::error!(target: "zbus", "a message with words in it");
        });
        let heard = heard.lock().expect("one thread");
        assert_eq!(*heard, ["WARN candor_app::app: an example could not be removed kind=NotFound"]);
    }
}
