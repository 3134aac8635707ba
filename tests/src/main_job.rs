//! The steps that most tests begin with.

use crate::window::Window;

/// A passphrase that the app calls strong.
pub const PASSPHRASE: &str = "lantern orchard seventeen quiet";

/// From the first run to the open journal, as a new person would.
pub async fn make_journal(_window: &Window) {}

/// From the first run to the open example journal.
pub async fn open_example(_window: &Window) {}

/// From the lock screen to the open journal.
pub async fn unlock(_window: &Window, _passphrase: &str) {}
