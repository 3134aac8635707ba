//! The reader in Python: another program, in another language, over what is kept and over vaults written a moment ago.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::shell::{Done, Problem, cargo, command, root, run, target};
use crate::stages::Stages;

/// What it stands on, pinned.
const REQUIREMENTS: &str = "tests/reader/requirements.txt";

/// Writes fresh vaults and has them read, beside the vectors and the bad files.
pub(super) fn stages(stages: &mut Stages) {
    let fresh = target().join("fresh-vaults");
    stages.check("fresh vaults for the reader", || write_vaults(&fresh));
    let mut reader = None;
    stages.check("the reader's Python", || {
        reader = Some(python()?);
        Ok(())
    });
    let Some(python) = reader else { return };
    let mut check = Command::new(python);
    stages.tests(
        "an independent reader",
        check.args(["-B", "tests/reader/check.py"]).arg(&fresh).current_dir(root()),
    );
}

/// Vaults with content that differs from run to run; the seed is printed and repeats them.
fn write_vaults(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
    let program = ["run", "--quiet", "--package", "candor-vault", "--example", "write_vaults", "--"];
    run(cargo(&program).arg(folder).arg(now.to_string()))
}

/// A Python that has what the reader needs: Debian's own with its packages, as another in the path may lack them, then
/// the path's, then one with the pinned packages below the build folder.
fn python() -> Done<OsString> {
    let systems = if cfg!(windows) { ["python", "py"] } else { ["/usr/bin/python3", "python3"] };
    if let Some(ready) = systems.iter().find(|python| can(python, "import argon2, nacl")) {
        return Ok(ready.into());
    }
    let own = target().join("tools").join("reader");
    let python: PathBuf = own.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !can(&python, "import argon2, nacl") {
        let system =
            systems.iter().find(|python| can(python, "import venv, ensurepip")).ok_or_else(missing)?;
        run(command(system, &["-m", "venv"]).arg(&own)).map_err(|_| missing())?;
        let install = ["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS];
        run(Command::new(&python).args(install).current_dir(root())).map_err(|_| missing())?;
    }
    Ok(python.into())
}

/// Whether this Python is new enough and runs a line without complaint.
fn can(python: impl AsRef<std::ffi::OsStr>, line: &str) -> bool {
    let line = format!("import sys; assert sys.version_info >= (3, 11); {line}");
    let mut command = Command::new(python);
    command.args(["-c", &line]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn missing() -> Problem {
    Problem::new(format!(
        "The independent reader needs Python 3.11 or newer (https://www.python.org) with what {REQUIREMENTS} names:\n  \
         python3 -m pip install --requirement {REQUIREMENTS}"
    ))
}
