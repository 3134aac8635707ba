//! Another process that is watched: this program again, which does its part, stops at named
//! moments, and has its memory read from outside.
//!
//! What is looked for is made up for each run and told to it through a pipe: nothing of it stands
//! in the program itself.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use zeroize::Zeroizing;

use super::process_memory::ProcessMemory;

const PATH: &str = "CANDOR_TEST_PATH";

/// The other process, as the test sees it.
pub struct Watched {
    pub memory: ProcessMemory,
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Watched {
    /// Starts a part, which is an ignored test of this program, and opens its memory before it
    /// hardens itself.
    pub fn start(part: &str, path: &Path) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", part, "--ignored", "--nocapture"])
            .env(PATH, path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = process.stdin.take().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        wait_for(&mut output, "STARTED");
        let memory = ProcessMemory::of(process.id()).unwrap();
        Self { memory, process, input, output }
    }

    /// A file that tells of the process.
    pub fn file(&self, name: &str) -> File {
        File::open(format!("/proc/{}/{name}", self.process.id())).unwrap()
    }

    /// Tells it a line.
    pub fn tell(&mut self, line: &str) {
        self.input.write_all(line.as_bytes()).unwrap();
        self.input.write_all(b"\n").unwrap();
    }

    /// Lets it go on from the moment where it waits to the next one. Answers with what it said
    /// beside the moment's name.
    pub fn go_on_to(&mut self, moment: &str) -> String {
        self.tell("");
        self.wait_for(moment)
    }

    /// Waits until it has come to a moment.
    pub fn wait_for(&mut self, moment: &str) -> String {
        wait_for(&mut self.output, moment)
    }

    /// Lets it go on to its end, which must be a good one.
    pub fn go_on_to_the_end(mut self) {
        self.tell("");
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        assert!(self.process.wait().unwrap().success(), "{rest}");
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // When the test has failed.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn wait_for(lines: &mut impl BufRead, word: &str) -> String {
    let mut line = String::new();
    while lines.read_line(&mut line).unwrap() > 0 {
        if let Some(rest) = line.strip_prefix(word) {
            return rest.trim().to_owned();
        }
        line.clear();
    }
    panic!("the other process ended without saying {word}");
}

/// The test, as the other process sees it: lines come and go without a buffer that would keep them.
pub struct Test {
    input: File,
    output: File,
}

impl Test {
    pub fn greet() -> Self {
        let mut test = Self {
            input: File::from(std::io::stdin().as_fd().try_clone_to_owned().unwrap()),
            output: File::from(std::io::stdout().as_fd().try_clone_to_owned().unwrap()),
        };
        test.stop_at("STARTED", "");
        test
    }

    /// Where this part may work.
    pub fn path() -> PathBuf {
        std::env::var_os(PATH).unwrap().into()
    }

    pub fn line(&mut self) -> Zeroizing<String> {
        // With the room reserved the line never moves.
        let mut line = Vec::with_capacity(400);
        let mut byte = [0];
        while self.input.read(&mut byte).unwrap() == 1 && byte != [b'\n'] {
            line.push(byte[0]);
        }
        Zeroizing::new(String::from_utf8(line).unwrap())
    }

    /// Says where this process has got to, and waits until it has been looked at.
    pub fn stop_at(&mut self, moment: &str, said: &str) {
        for part in ["\n", moment, " ", said, "\n"] {
            self.output.write_all(part.as_bytes()).unwrap();
        }
        assert!(self.line().is_empty());
    }
}

/// Runs something on a thread of its own, which stays as it is afterwards, with all that lies on
/// its stack, until the other value is dropped.
pub fn on_a_thread_that_stays<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> (T, impl Drop) {
    let (tell, told) = std::sync::mpsc::channel();
    let (keep, until_let_go) = std::sync::mpsc::channel::<()>();
    let thread = std::thread::spawn(move || {
        tell.send(work()).unwrap();
        let _ = until_let_go.recv();
    });
    (told.recv().unwrap(), Staying(Some(thread), Some(keep)))
}

struct Staying(Option<std::thread::JoinHandle<()>>, Option<std::sync::mpsc::Sender<()>>);

impl Drop for Staying {
    fn drop(&mut self) {
        self.1.take();
        self.0.take().unwrap().join().unwrap();
    }
}

/// Letters that no other run has had.
pub fn made_up(letters: usize) -> String {
    let mut random = vec![0_u8; letters];
    getrandom::fill(&mut random).unwrap();
    random.iter().map(|byte| char::from(b'a' + byte % 26)).collect()
}

/// A few words that no other run has had.
pub fn made_up_words() -> String {
    [made_up(9), made_up(9), made_up(9), made_up(9)].join(" ")
}
