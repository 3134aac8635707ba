//! The page: its packages and its build, each only when something changed.

use crate::shell::{Done, npm, root, run};
use crate::stamp::Stamp;

/// Installs the page's packages when the lock file changed.
pub(crate) fn packages() -> Done {
    let stamp = Stamp::over("packages", &[root().join("ui/package-lock.json")])?;
    if stamp.is_fresh() && root().join("ui/node_modules").is_dir() {
        return Ok(());
    }
    println!("Installing the page's packages, as ui/package-lock.json pins them.");
    // None of them needs a script of its own to be installed, so none is run. That nothing is audited here is no gap: the
    // lock file is held against `advisories.toml` in every run.
    run(&mut npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    stamp.set()
}

/// Builds the page when it, or the words in it, changed.
pub(crate) fn build() -> Done {
    packages()?;
    let stamp = Stamp::over("page", &[root().join("ui"), root().join("locales")])?;
    if stamp.is_fresh() && root().join("ui/dist/index.html").is_file() {
        return Ok(());
    }
    println!("Building the page.");
    run(&mut npm(&["run", "build"]))?;
    stamp.set()
}
