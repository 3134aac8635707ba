//! Whether a file is a copy, so that it is read or brought back, and never becomes the file that is written to.

use std::ffi::OsStr;
use std::path::Path;

use candor_vault::inspect;

use super::found;
use crate::app::Core;
use crate::directories::COPIES_FOLDER;

impl Core {
    /// Whether a file that was chosen is a copy: by where it lies and how it is called, or because the journal that was
    /// open here last is the same one and has come as far.
    ///
    /// The journal itself is none, wherever it lies.
    pub(crate) fn is_copy(&self, path: &Path) -> bool {
        let (journal, second) = {
            let stored = self.stored();
            (stored.journal.clone(), stored.second_place.clone())
        };
        let journal = journal.unwrap_or_else(|| self.directories.default_journal());
        if is_same_file(path, &journal) {
            return false;
        }
        let folder = path.parent();
        let lies_with_copies = folder.and_then(Path::file_name) == Some(OsStr::new(COPIES_FOLDER))
            || folder.zip(second.as_deref()).is_some_and(|(folder, second)| is_same_file(folder, second));
        if found::named(path).is_some() || lies_with_copies {
            return true;
        }
        let (Ok(chosen), Ok(journal)) = (inspect(path), inspect(&journal)) else { return false };
        chosen.file_id == journal.file_id && chosen.sequence <= journal.sequence
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    let resolved = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    resolved(one) == resolved(other)
}
