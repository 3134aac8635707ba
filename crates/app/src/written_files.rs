//! The files that were written outside the vault: remembered, looked at again, and deleted.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use candor_journal::model::{FileContent, FileFormat, FileNames, Id, WrittenFile, WrittenFileDraft};
use candor_share::model::{NameForm, ShareFormat};
use candor_vault::{Vault, inspect};
use sha2::{Digest as _, Sha256};

use crate::api::{self, FileState};
use crate::directories::Directories;
use crate::error::AppError;
use crate::files;
use crate::session::{OpenJournal, Unlocked};

/// What is remembered of a file beside where it lies.
pub(crate) struct About {
    pub(crate) content: FileContent,
    pub(crate) format: FileFormat,
    /// How people are named in it, where it is a list of them.
    pub(crate) names: Option<FileNames>,
    pub(crate) inventories: Vec<Id>,
    pub(crate) to_whom: String,
}

/// A document's format as the list keeps it.
pub(crate) fn format_of(format: ShareFormat) -> FileFormat {
    match format {
        ShareFormat::Pdf => FileFormat::Pdf,
        ShareFormat::Html => FileFormat::Html,
        ShareFormat::Markdown => FileFormat::Markdown,
        ShareFormat::Csv => FileFormat::Csv,
        ShareFormat::SealedHtml => FileFormat::SealedHtml,
        ShareFormat::Age => FileFormat::Age,
    }
}

/// How people are named in a document, as the list keeps it.
pub(crate) fn names_of(form: NameForm) -> FileNames {
    match form {
        NameForm::Full => FileNames::Full,
        NameForm::Initials => FileNames::Initials,
        NameForm::Aliases => FileNames::Aliases,
        NameForm::Nature => FileNames::Nature,
    }
}

/// Writes a file for its owner alone, and remembers it. A journal that was opened for reading only cannot remember it.
///
/// # Errors
/// [`AppError::Invalid`] when the path is no text; those of the disk. No file is left then.
pub(crate) fn write(open: &mut Unlocked, path: &Path, content: &[u8], about: About) -> Result<(), AppError> {
    if path.to_str().is_none() {
        return Err(AppError::Invalid { field: "path".into() });
    }
    files::write_private(path, content)?;
    let draft = draft(path, Sha256::digest(content).into(), content.len() as u64, about);
    remember(open, &draft).inspect_err(|_| {
        // A file that the list does not have would be forgotten: better none.
        let _ = fs::remove_file(path);
    })
}

/// Remembers a copy of the journal that was just made.
///
/// # Errors
/// [`AppError::Invalid`] when the path is no text; those of the disk. The copy stays.
pub(crate) fn remember_copy(open: &mut Unlocked, path: &Path) -> Result<(), AppError> {
    let (digest, bytes) = digest_of_file(path)?;
    let about = About {
        content: FileContent::Copy,
        format: FileFormat::Candor,
        names: None,
        inventories: Vec::new(),
        to_whom: String::new(),
    };
    remember(open, &draft(path, digest, bytes, about))
}

fn remember(open: &mut Unlocked, draft: &WrittenFileDraft) -> Result<(), AppError> {
    if !open.reading_only {
        open.journal.remember_written_file(draft)?;
    }
    Ok(())
}

fn draft(path: &Path, digest: [u8; 32], bytes: u64, about: About) -> WrittenFileDraft {
    let About { content, format, names, inventories, to_whom } = about;
    WrittenFileDraft { content, format, names, inventories, path: path.to_owned(), bytes, digest, to_whom }
}

/// SHA-256 of a file as it lies there, and its length.
fn digest_of_file(path: &Path) -> io::Result<([u8; 32], u64)> {
    let mut file = File::open(path)?;
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok((hash.finalize().into(), bytes)),
            read => {
                hash.update(&piece[..read]);
                bytes += read as u64;
            }
        }
    }
}

/// Looks where a file was written and says what is there now. What is seen to be gone is remembered as gone.
///
/// # Errors
/// Those of the journal.
pub(crate) fn look(
    journal: &mut OpenJournal,
    file: WrittenFile,
    directories: &Directories,
) -> Result<api::WrittenFile, AppError> {
    let state = match state(journal.database(), &file) {
        FileState::Gone if file.gone.is_none() && !journal.database().is_read_only() => {
            journal.written_file_is_gone(file.id)?;
            FileState::Gone
        }
        state => state,
    };
    let WrittenFile { id, at, draft, .. } = file;
    Ok(api::WrittenFile {
        id,
        at,
        content: draft.content,
        format: draft.format,
        names: draft.names,
        inventories: draft.inventories,
        place: directories.place(&draft.path),
        to_whom: draft.to_whom,
        state,
    })
}

/// Deletes a file if it is still the one that was written, and says what is there then.
///
/// # Errors
/// Those of the disk, and of the journal.
pub(crate) fn delete(
    journal: &mut OpenJournal,
    file: WrittenFile,
    directories: &Directories,
) -> Result<api::WrittenFile, AppError> {
    if state(journal.database(), &file) == FileState::There {
        fs::remove_file(&file.draft.path)?;
        // The folder as well, so that a power cut does not bring the file back.
        if let Some(folder) = file.draft.path.parent().filter(|_| cfg!(unix)) {
            File::open(folder)?.sync_all()?;
        }
    }
    look(journal, file, directories)
}

fn state(vault: &Vault, file: &WrittenFile) -> FileState {
    if file.gone.is_some() {
        return FileState::Gone;
    }
    let path = &file.draft.path;
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => FileState::Changed,
        // A copy of the journal is still one after it was opened elsewhere, or was written anew.
        Ok(_) if file.draft.content == FileContent::Copy => match inspect(path) {
            Ok(header) if header.file_id == vault.file_id() => FileState::There,
            _ => FileState::Changed,
        },
        Ok(found) if found.len() != file.draft.bytes => FileState::Changed,
        Ok(_) => match digest_of_file(path) {
            Ok((digest, _)) if digest == file.draft.digest => FileState::There,
            Ok(_) => FileState::Changed,
            Err(_) => FileState::Unreachable,
        },
        // Where the folder is missing too, the disk may only be somewhere else.
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.parent().is_some_and(Path::is_dir) => {
            FileState::Gone
        }
        Err(_) => FileState::Unreachable,
    }
}
