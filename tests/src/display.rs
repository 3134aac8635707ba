//! One virtual display for all tests of a process.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// A display, as the value of `DISPLAY`. The first caller starts it; it ends with the process.
///
/// A display that is there already is used only when `CANDOR_TEST_DISPLAY` names it, so that a test never moves
/// windows about on a person's own screen.
pub(crate) fn name() -> &'static str {
    static NAME: OnceLock<(String, Option<Child>)> = OnceLock::new();
    let (name, _server) = NAME.get_or_init(|| match std::env::var("CANDOR_TEST_DISPLAY") {
        Ok(name) => (name, None),
        Err(_) => start(),
    });
    name
}

fn start() -> (String, Option<Child>) {
    for number in 90.. {
        if socket(number).exists() || PathBuf::from(format!("/tmp/.X{number}-lock")).exists() {
            continue;
        }
        let mut command = Command::new("setpriv");
        // The display ends with the thread that asked for it, also when a test is killed.
        command.args(["--pdeathsig", "KILL", "Xvfb"]);
        command.arg(format!(":{number}"));
        command.args(["-screen", "0", "1920x1200x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut server = command.spawn().expect("Xvfb is installed (cargo xtask test installs it)");
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            if socket(number).exists() {
                return (format!(":{number}"), Some(server));
            }
            if server.try_wait().expect("the child is ours").is_some() {
                break; // Another process took the number first: try the next.
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }
    unreachable!("display numbers do not end")
}

fn socket(number: u32) -> PathBuf {
    PathBuf::from(format!("/tmp/.X11-unix/X{number}"))
}
