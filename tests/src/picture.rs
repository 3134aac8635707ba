//! Pictures of the window.

use std::fs;
use std::path::Path;

use crate::window::Window;

impl Window {
    /// Saves a picture of the page as it is painted. Folders on the way are made.
    pub async fn picture(&self, path: &Path) {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).expect("a folder for pictures");
        }
        let bytes = self.client().screenshot().await.expect("the driver takes a picture");
        fs::write(path, bytes).expect("a picture is written");
    }
}
