//! One virtual display for all tests of a process.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{OnceLock, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// A display, as the value of `DISPLAY`. The first caller starts it; it ends with the process.
///
/// A display that is there already is used only when `CANDOR_TEST_DISPLAY` names it, so that a test never moves
/// windows about on a person's own screen.
pub(crate) fn name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| std::env::var("CANDOR_TEST_DISPLAY").unwrap_or_else(|_| start_for_the_process()))
}

/// The system ends the display when the *thread* that started it ends, and each test has a thread of its own: one
/// that never ends starts it for all of them.
fn start_for_the_process() -> String {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let (name, _server) = start();
        tell.send(name).expect("the first caller waits");
        loop {
            thread::park();
        }
    });
    told.recv().expect("the display starts, or its thread has said why not")
}

fn start() -> (String, Child) {
    for number in 90.. {
        if socket(number).exists() || lock(number).exists() {
            continue;
        }
        let mut command = Command::new("setpriv");
        // Ends with us, also when a test is killed.
        command.args(["--pdeathsig", "KILL", "Xvfb"]);
        command.arg(format!(":{number}"));
        command.args(["-screen", "0", "1920x1200x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut server = command.spawn().expect("Xvfb is installed (cargo xtask test installs it)");
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_secs(10) {
            // Another process may have taken the number at the same moment: its display would end with it.
            if owner(number) == Some(server.id()) && socket(number).exists() {
                return (format!(":{number}"), server);
            }
            if server.try_wait().expect("the child is ours").is_some() {
                break; // Another process took the number first: try the next.
            }
            thread::sleep(Duration::from_millis(30));
        }
        let _ = server.kill();
        let _ = server.wait();
    }
    unreachable!("display numbers do not end")
}

/// The process whose display it is.
fn owner(number: u32) -> Option<u32> {
    fs::read_to_string(lock(number)).ok()?.trim().parse().ok()
}

fn lock(number: u32) -> PathBuf {
    PathBuf::from(format!("/tmp/.X{number}-lock"))
}

fn socket(number: u32) -> PathBuf {
    PathBuf::from(format!("/tmp/.X11-unix/X{number}"))
}
