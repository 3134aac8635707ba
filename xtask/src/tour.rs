//! `cargo xtask tour`: the app driven through the whole main job, with a picture of each screen.

use std::fs;

use crate::app::{self, Kind};
use crate::setup::{self, Purpose};
use crate::shell::{Done, Problem, cargo, run as run_command, target};

/// Leaves pictures and the exported documents in `target/tour/`.
pub(crate) fn run() -> Done {
    if !cfg!(target_os = "linux") {
        return Err(Problem::new(
            "The tour drives the window through WebKitGTK's driver, which only Linux has.",
        ));
    }
    setup::set_up(Purpose::Test)?;
    let program = app::build(Kind::Automation)?;
    let folder = target().join("tour");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut tour = cargo(&["run", "--package", "candor-tests", "--bin", "tour", "--"]);
    run_command(tour.arg(&folder).env("CANDOR_APP", program))?;
    println!("\nThe pictures and the exported documents are in {}.", folder.display());
    Ok(())
}
