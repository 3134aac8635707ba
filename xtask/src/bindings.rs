//! `cargo xtask bindings`: the page's types, written from Rust.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::app;
use crate::shell::{Done, Problem, root, run, target};

const FILE: &str = "ui/src/lib/backend/bindings.ts";

/// Writes the file.
pub(crate) fn write() -> Done {
    write_to(&root().join(FILE))
}

/// Fails when the file is not what would be written.
pub(crate) fn check() -> Done {
    let fresh = target().join("xtask/bindings.ts");
    fs::create_dir_all(target().join("xtask"))?;
    write_to(&fresh)?;
    if fs::read(&fresh)? == fs::read(root().join(FILE)).unwrap_or_default() {
        return Ok(());
    }
    Err(Problem::new(format!("{FILE} is stale: run `cargo xtask bindings` and commit it")))
}

fn write_to(path: &Path) -> Done {
    run(Command::new(app::example("bindings")?).arg(path))
}
