//! What the program is asked on the command line: its version, its usage, or nothing, which opens the window.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: candor [--version | --help]

Without an argument the window opens. Which journal it opens is chosen there.
";

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The window.
    Window,
    /// A text, and the exit code that goes with it.
    Answer(String, u8),
}

/// Reads the arguments after the program's name.
///
/// No path is taken: it would stay in the shell's history and in the list of processes.
pub(crate) fn read(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let arguments: Vec<_> = arguments.into_iter().collect();
    match arguments.as_slice() {
        [] => Asked::Window,
        [only] if only == "--version" || only == "-V" => {
            Asked::Answer(concat!("candor ", env!("CARGO_PKG_VERSION"), "\n").to_owned(), 0)
        }
        [only] if only == "--help" || only == "-h" => Asked::Answer(USAGE.to_owned(), 0),
        _ => Asked::Answer(USAGE.to_owned(), 2),
    }
}

/// Writes the answer: to the standard output, or to the standard error where it tells of a mistake.
pub(crate) fn answer(text: &str, code: u8) -> ExitCode {
    let written = if code == 0 {
        std::io::stdout().write_all(text.as_bytes())
    } else {
        std::io::stderr().write_all(text.as_bytes())
    };
    if written.is_ok() { ExitCode::from(code) } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str]) -> Asked {
        read(arguments.iter().map(OsString::from))
    }

    #[test]
    fn the_window_opens_without_arguments_and_for_nothing_else() {
        assert_eq!(asked(&[]), Asked::Window);
        for mistaken in [&["journal.candor"][..], &["--verbose"], &["--version", "--help"]] {
            assert_eq!(asked(mistaken), Asked::Answer(USAGE.to_owned(), 2), "{mistaken:?}");
        }
    }

    #[test]
    fn the_version_is_the_packages() {
        assert_eq!(
            asked(&["--version"]),
            Asked::Answer(format!("candor {}\n", env!("CARGO_PKG_VERSION")), 0)
        );
    }
}
