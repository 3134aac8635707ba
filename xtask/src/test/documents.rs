//! Documents in every format, written anew and looked at by programs of others: the PDFs by a checker of PDF/UA-1, the
//! sealed pages by a browser.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::app;
use crate::shell::{Done, Problem, command, root, run, target};
use crate::stages::Stages;

/// The checker, pinned.
const REQUIREMENTS: &str = "tests/documents/requirements.txt";

/// Writes the documents and has the PDFs checked. Answers with the folder of the documents.
pub(super) fn stages(stages: &mut Stages) -> PathBuf {
    let folder = target().join("documents");
    stages.check("documents in every format", || write(&folder));
    if cfg!(target_os = "linux") {
        stages.check("PDF/UA-1, by an independent checker", || check(&folder));
    }
    folder
}

fn write(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    run(Command::new(app::example("write_documents")?).arg(folder))
}

/// The checker fails on an error. What it only warns of is meant: a neutral title, and addresses that lead nowhere.
fn check(folder: &Path) -> Done {
    let mut check = Command::new(checker()?);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "pdf") {
            check.arg(path);
        }
    }
    run(check.args(["--no-info", "--fail-on", "error"]))
}

/// The checker, in a Python of its own below the build folder.
fn checker() -> Done<OsString> {
    let own = target().join("tools").join("documents");
    let checker = own.join("bin/outloud");
    let ready = Command::new(&checker).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !ready.is_ok_and(|status| status.success()) {
        let python = if Path::new("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" };
        run(command(python, &["-m", "venv"]).arg(&own)).map_err(|_| missing())?;
        let install = ["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS];
        run(Command::new(own.join("bin/python")).args(install).current_dir(root())).map_err(|_| missing())?;
    }
    Ok(checker.into())
}

fn missing() -> Problem {
    Problem::new(format!(
        "The checker of PDFs needs Python 3.10 or newer with venv, and what {REQUIREMENTS} names."
    ))
}
