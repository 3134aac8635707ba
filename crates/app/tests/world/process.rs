//! One computer with the app on it: its folders, and the process while it runs.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::actor::{ANSWER, HOME};

pub(crate) struct Computer {
    home: PathBuf,
    running: Option<Running>,
}

struct Running {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Computer {
    pub(crate) fn new(home: PathBuf) -> Self {
        std::fs::create_dir_all(home.join("data")).unwrap();
        Self { home, running: None }
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.home.join(relative)
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.path("data/journal.candor")
    }

    /// Tells the app to do something, starts it where it must be, and hears what came of it. An app that ends instead of
    /// answering says so.
    pub(crate) fn tell(&mut self, what: &str) -> String {
        self.send(what);
        self.hear().unwrap_or_else(|| "ended".to_owned())
    }

    /// Tells without waiting for the answer.
    pub(crate) fn send(&mut self, what: &str) {
        let running = self.running.get_or_insert_with(|| start(&self.home));
        // When it has ended, hearing will say so.
        let _ = writeln!(running.input, "{what}");
        let _ = running.input.flush();
    }

    /// The next answer; none when the app has ended.
    pub(crate) fn hear(&mut self) -> Option<String> {
        let running = self.running.as_mut()?;
        loop {
            let mut line = String::new();
            if running.output.read_line(&mut line).unwrap_or(0) == 0 {
                self.wait();
                return None;
            }
            if let Some(answer) = line.trim_end().strip_prefix(ANSWER) {
                let answer = answer.to_owned();
                if answer == "quit" {
                    self.wait();
                }
                return Some(answer);
            }
        }
    }

    /// SIGKILL. What was answered before is still to be heard.
    pub(crate) fn kill(&mut self) -> Vec<String> {
        if let Some(running) = &mut self.running {
            running.child.kill().unwrap();
        }
        std::iter::from_fn(|| self.hear()).collect()
    }

    fn wait(&mut self) {
        if let Some(mut running) = self.running.take() {
            drop(running.input);
            running.child.wait().unwrap();
        }
    }
}

impl Drop for Computer {
    fn drop(&mut self) {
        self.kill();
        self.wait();
    }
}

fn start(home: &Path) -> Running {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "app", "--ignored", "--nocapture"])
        .env(HOME, home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    Running { child, input, output: BufReader::new(output) }
}
