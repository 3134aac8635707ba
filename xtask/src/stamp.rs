//! Remembering what was done for which files, so that a second time is quick.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::shell::{Done, target};

/// A note that a thing was done for these files as they are now.
pub(crate) struct Stamp {
    note: PathBuf,
    now: String,
}

impl Stamp {
    /// A stamp of a name over files and folders: their paths, sizes and times of change.
    pub(crate) fn over(name: &str, paths: &[PathBuf]) -> Done<Self> {
        let mut hasher = DefaultHasher::new();
        for path in paths {
            for file in files_below(path)? {
                let facts = fs::metadata(&file)?;
                file.hash(&mut hasher);
                facts.len().hash(&mut hasher);
                let changed = facts.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
                changed.hash(&mut hasher);
            }
        }
        let note = target().join("xtask").join(name);
        Ok(Self { note, now: format!("{:016x}", hasher.finish()) })
    }

    /// Whether the thing was done for the files as they are.
    pub(crate) fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.note).is_ok_and(|then| then == self.now)
    }

    /// Notes that it was.
    pub(crate) fn set(&self) -> Done {
        let folder = self.note.parent().expect("a note lies in a folder");
        fs::create_dir_all(folder)?;
        Ok(fs::write(&self.note, &self.now)?)
    }
}

/// The files below a folder, or the file itself, in a steady order. Nothing where there is nothing.
pub(crate) fn files_below(path: &Path) -> Done<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries {
            if !matches!(entry.file_name().to_str(), Some("node_modules" | "dist" | "target" | ".git")) {
                files.extend(files_below(&entry.path())?);
            }
        }
    }
    Ok(files)
}
