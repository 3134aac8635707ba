//! The app as people get it: no driver reaches into it, so it is looked at from outside.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::home::Home;
use crate::processes;
use crate::server::{self, Server};

/// Whether a window of that title can be seen on the tests' display, whoever shows it.
pub fn is_shown(title: &str) -> bool {
    let mut look = Command::new("xwininfo");
    look.args(["-name", title, "-display", crate::display::name()]).stderr(Stdio::null());
    let about = look.output().expect("xwininfo is installed").stdout;
    // A hidden window is there as well; only one that is mapped can be seen.
    String::from_utf8_lossy(&about).contains("IsViewable")
}

/// A started program. It is killed when dropped.
#[derive(Debug)]
pub struct Started {
    child: Child,
    begun: Instant,
    _bus: Server,
}

impl Started {
    /// Starts a program in a home, on the tests' display.
    pub fn program(program: &Path, home: &Home) -> Self {
        let (bus, address) = server::bus(home);
        let mut command = Command::new(program);
        command.envs(home.environment()).env("DBUS_SESSION_BUS_ADDRESS", address);
        let begun = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self { child: child.expect("the program starts"), begun, _bus: bus }
    }

    /// Waits until a window of that title is shown, and answers how long it took from the start.
    pub fn until_window(&self, title: &str, patience: Duration) -> Duration {
        loop {
            if is_shown(title) {
                return self.begun.elapsed();
            }
            assert!(self.begun.elapsed() < patience, "no window called {title} in {patience:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The process and all that it started.
    pub fn processes(&self) -> Vec<u32> {
        let mut all = processes::descendants(self.child.id());
        all.push(self.child.id());
        all
    }

    /// Memory of the process and all that it started, in KiB, what they share counted once.
    pub fn memory_kib(&self) -> u64 {
        processes::memory_kib(&self.processes())
    }

    /// Asks it to end and waits until it has.
    pub fn end(mut self, patience: Duration) {
        processes::signal(self.child.id(), "TERM");
        let begun = Instant::now();
        while self.child.try_wait().expect("the child is ours").is_none() {
            assert!(begun.elapsed() < patience, "the program did not end in {patience:?}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        for pid in processes::descendants(self.child.id()) {
            processes::signal(pid, "KILL");
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
