//! `cargo xtask run`: from a fresh machine to the open app.

use crate::app::{self, Kind};
use crate::mime;
use crate::setup::{self, Purpose};
use crate::shell::{Done, run as run_command};
use crate::tour;

/// Sets up, builds and opens the app. Arguments go to the app.
pub(crate) fn run(arguments: &[&str]) -> Done {
    if !has_display() {
        println!(
            "There is no display here, so the app cannot be shown. Instead it is driven through its main job on a \
             virtual one (cargo xtask tour)."
        );
        return tour::run();
    }
    setup::set_up(Purpose::Run)?;
    let program = app::build(Kind::Release)?;
    let mut app = std::process::Command::new(program);
    mime::tell(&mut app);
    run_command(app.args(arguments))
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
