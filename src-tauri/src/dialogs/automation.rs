//! End-to-end tests, whose driver cannot reach a dialog of the system: answers from a file.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use tauri::WebviewWindow;

use super::{Question, YesOrNo, system};

/// The file that answers: a path a line, `yes` to a question, an empty line for a dialog that is cancelled, [`SHOW`] for
/// one that is shown. Read anew for each question, so that a test may add lines as it goes.
const ANSWERS: &str = "CANDOR_TEST_PATHS";

/// Shows the system's own dialog, as people have it.
const SHOW: &str = "?";

/// How many questions were asked.
static ASKED: AtomicUsize = AtomicUsize::new(0);

pub(super) fn ask(window: &WebviewWindow, question: Question) -> Option<PathBuf> {
    let line = answer().filter(|line| !line.is_empty())?;
    if line == SHOW { system::ask(window, question) } else { Some(PathBuf::from(line)) }
}

pub(super) fn confirm(window: &WebviewWindow, question: YesOrNo) -> bool {
    answer().is_some_and(|line| if line == SHOW { system::confirm(window, question) } else { line == "yes" })
}

pub(super) fn close_all(window: &WebviewWindow) {
    system::close_all(window);
}

fn answer() -> Option<String> {
    let answers = fs::read_to_string(std::env::var_os(ANSWERS)?).ok()?;
    answers.lines().nth(ASKED.fetch_add(1, Ordering::SeqCst)).map(str::to_owned)
}
