//! Pictures of the window.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::window::Window;

impl Window {
    /// Saves a picture of the window as it stands on the display, menu bar and all. Folders on the way are made.
    ///
    /// It is taken from the display, because WebKit's own picture waits for a next frame, and a page at rest has none.
    /// Only for a window that has the display to itself.
    pub async fn picture(&self, path: &Path) {
        picture_at(self.place().await, path);
    }

    /// Where the window stands on the display: left, top, width and height. It can be asked for as long as there is a
    /// page.
    pub async fn place(&self) -> (u64, u64, u64, u64) {
        self.client().get_window_rect().await.expect("a window has a place")
    }
}

/// Saves a picture of a place on the display, whatever stands there.
pub fn picture_at((x, y, width, height): (u64, u64, u64, u64), path: &Path) {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).expect("a folder for pictures");
    }
    let mut import = Command::new("import");
    import.args(["-display", crate::display::name(), "-window", "root"]);
    import.args(["-crop", &format!("{width}x{height}+{x}+{y}"), "+repage"]).arg(path);
    assert!(import.status().expect("imagemagick is installed").success(), "the display gives a picture");
}
