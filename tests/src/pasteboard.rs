//! What any program on the display can paste.

use std::io::Write as _;
use std::process::{Command, Stdio};

/// Where it is pasted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pasteboard {
    /// What was copied.
    Clipboard,
    /// What is selected.
    Selection,
}

impl Pasteboard {
    /// What another program gets. Nothing where nobody offers anything.
    pub fn paste(self) -> String {
        let output = self.xclip().arg("-o").stderr(Stdio::null()).output();
        let output = output.expect("xclip is installed (cargo xtask test installs it)");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Puts something there as another program does.
    pub fn put(self, words: &str) {
        let mut xclip = self.xclip();
        // It goes on in the background and holds whatever it was given.
        let child = xclip.arg("-i").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut child = child.expect("xclip is installed (cargo xtask test installs it)");
        let mut input = child.stdin.take().expect("its standard input is piped");
        input.write_all(words.as_bytes()).expect("xclip reads");
        drop(input);
        child.wait().expect("the child is ours");
    }

    fn xclip(self) -> Command {
        let mut command = Command::new("timeout");
        // Whoever offers something and answers nothing is not waited for.
        command.args(["5", "xclip", "-display", crate::display::name(), "-selection"]);
        command.arg(if self == Self::Clipboard { "clipboard" } else { "primary" });
        command
    }
}
