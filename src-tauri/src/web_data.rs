//! A folder for what the webview insists on writing: one a run, for this user alone, removed when the app ends.
//!
//! WebKit makes caches and databases even for a page that stores nothing. They hold no word of the journal, but
//! they would say that the app was used. A run that was killed cannot tidy up after itself, so the next one does.

#![expect(clippy::disallowed_methods, reason = "empty files that are locked while a folder is in use")]

use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Locked by whoever makes or removes folders.
const GATE: &str = "gate";

/// The folder of this run. Dropping it removes the folder.
pub(crate) struct WebData {
    folder: PathBuf,
    // Held as long as the run lives: the system lets go of it however the process ends.
    lock: Option<File>,
}

impl WebData {
    /// Removes the folders of runs that have ended, and makes one for this run.
    ///
    /// # Errors
    /// When a folder cannot be made or locked.
    pub(crate) fn new(base: &Path) -> io::Result<Self> {
        private_folder(base)?;
        // One process at a time here, so that nobody takes a folder for deserted before its lock is held.
        let gate = File::create(base.join(GATE))?;
        gate.lock()?;
        remove_deserted(base);
        let folder = base.join(run_name());
        let lock = File::create(lock_of(&folder))?;
        lock.lock()?;
        private_folder(&folder)?;
        Ok(Self { folder, lock: Some(lock) })
    }

    /// Where the webview may write.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes the folder. What cannot be removed now, because a process of the webview is still writing, the next
    /// run removes.
    pub(crate) fn remove(&mut self) {
        if let Some(lock) = self.lock.take() {
            remove(&self.folder);
            drop(lock);
        }
    }
}

impl Drop for WebData {
    fn drop(&mut self) {
        self.remove();
    }
}

/// A name that no other run has had, also where process numbers are given out twice, as in a sandbox.
fn run_name() -> String {
    let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    format!("{}-{}", std::process::id(), since_1970.as_nanos())
}

fn lock_of(folder: &Path) -> PathBuf {
    folder.with_extension("lock")
}

fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Removes each folder whose lock nobody holds, or that has none: a process of the webview that outlived its run by a
/// moment may have made it again.
fn remove_deserted(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else { return };
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| !path.ends_with(GATE)) {
        let folder = path.with_extension("");
        let deserted = match File::open(lock_of(&folder)) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        };
        if deserted {
            remove(&folder);
        }
    }
}

/// Removes a folder and, only when that is done, the lock that leads the next run to it.
fn remove(folder: &Path) {
    let gone = match fs::remove_dir_all(folder) {
        Ok(()) => true,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if gone {
        // A lock that stays behind is tried again by the next run.
        let _ = fs::remove_file(lock_of(folder));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn names(base: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(base)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name != GATE)
            .collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_is_left_of_a_run_that_ends() {
        let base = tempfile::tempdir().unwrap();
        let data = WebData::new(base.path()).unwrap();
        fs::create_dir(data.folder().join("WebKitCache")).unwrap();
        fs::write(data.folder().join("WebKitCache/1"), "cached").unwrap();
        drop(data);
        assert_eq!(names(base.path()), Vec::<String>::new());
    }

    #[test]
    fn the_next_run_removes_what_a_killed_run_left_but_nothing_of_a_run_that_lives() {
        let base = tempfile::tempdir().unwrap();
        for run in ["101", "102"] {
            fs::create_dir(base.path().join(run)).unwrap();
            fs::write(base.path().join(run).join("hsts-storage.sqlite"), "left").unwrap();
            File::create(base.path().join(run).with_extension("lock")).unwrap();
        }
        fs::create_dir(base.path().join("103-without-a-lock")).unwrap();
        let living = File::open(base.path().join("102.lock")).unwrap();
        living.lock().unwrap();

        let data = WebData::new(base.path()).unwrap();

        let own = data.folder().file_name().unwrap().to_str().unwrap().to_owned();
        let mut expected = vec!["102".to_owned(), "102.lock".to_owned(), own.clone(), format!("{own}.lock")];
        expected.sort();
        assert_eq!(names(base.path()), expected);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_look_inside() {
        use std::os::unix::fs::PermissionsExt;
        let base = tempfile::tempdir().unwrap();
        let data = WebData::new(&base.path().join("web")).unwrap();
        for folder in [data.folder(), &base.path().join("web")] {
            assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }
}
