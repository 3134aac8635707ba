//! Running other programs, and saying what went wrong.

use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a habit stopped, in words for the terminal.
#[derive(Debug)]
pub(crate) struct Problem(String);

impl Problem {
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

pub(crate) type Done<T = ()> = Result<T, Problem>;

/// The project's root folder.
pub(crate) fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().expect("xtask is a folder of the project").to_owned()
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A command that runs in the project's root.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that started us.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    command(&program, arguments)
}

/// On Windows npm is a script that only the shell finds.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// npm in the page's folder.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut all = vec!["--prefix", "ui"];
    all.extend(arguments);
    command(NPM, &all)
}

/// Says what is run, runs it, and fails when it does.
pub(crate) fn run(command: &mut Command) -> Done {
    say(command);
    let status = command.status().map_err(|error| missing(command, &error))?;
    if status.success() { Ok(()) } else { Err(Problem::new(format!("{} failed ({status})", words(command)))) }
}

/// Runs a command, shows what it prints, hands every line to `look`, and answers whether it succeeded.
pub(crate) fn run_and_look(command: &mut Command, mut look: impl FnMut(&str)) -> Done<bool> {
    say(command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| missing(command, &error))?;
    let output = child.stdout.take().expect("standard output is piped");
    for line in BufReader::new(output).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        look(&line);
    }
    Ok(child.wait()?.success())
}

/// What a command prints; fails when it does.
pub(crate) fn read(command: &mut Command) -> Done<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| missing(command, &error))?;
    if !output.status.success() {
        return Err(Problem::new(format!("{} failed ({})", words(command), output.status)));
    }
    String::from_utf8(output.stdout).map_err(|_| Problem::new(format!("{} printed no text", words(command))))
}

/// Whether a program is there: it is, when it can be asked for its version.
pub(crate) fn is_there(program: &str) -> bool {
    let mut command = command(program, &["--version"]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

fn say(command: &Command) {
    println!("$ {}", words(command));
}

fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let all = std::iter::once(program).chain(command.get_args());
    all.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn missing(command: &Command, error: &std::io::Error) -> Problem {
    Problem::new(format!("{} could not be started: {error}", command.get_program().to_string_lossy()))
}
