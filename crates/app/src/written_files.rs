//! The files that were written outside the vault: remembered, looked at again, and deleted.

use std::fs;
use std::io;
use std::path::Path;

use candor_journal::model::{
    CopyMark, FileContent, FileFormat, FileNames, Id, WrittenFile, WrittenFileDraft,
};
use candor_share::model::{NameForm, ShareFormat};
use candor_vault::{delete_copy, inspect};
use sha2::{Digest as _, Sha256};

use crate::api::{self, FileState};
use crate::directories::Directories;
use crate::error::AppError;
use crate::files;
use crate::places;
use crate::session::Unlocked;

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

/// What is remembered of content that is written to a path.
pub(crate) fn draft_of(path: &Path, content: &[u8], about: About) -> WrittenFileDraft {
    draft(path, Sha256::digest(content).into(), content.len() as u64, about)
}

/// Remembers a copy of the journal that was just made. A journal that was opened for reading only cannot.
///
/// # Errors
/// [`AppError::Invalid`] when the path is no text; those of the disk and of the journal. The copy stays.
pub(crate) fn remember_copy(open: &mut Unlocked, path: &Path) -> Result<(), AppError> {
    if open.reading_only {
        return Ok(());
    }
    let (digest, bytes) = digest_of_file(path)?;
    let about = About {
        content: FileContent::Copy,
        format: FileFormat::Candor,
        names: None,
        inventories: Vec::new(),
        to_whom: String::new(),
    };
    let draft = WrittenFileDraft { copy: Some(mark_of(path)?), ..draft(path, digest, bytes, about) };
    open.has_log = true;
    open.journal.remember_written_file(&draft)?;
    Ok(())
}

/// By what a copy is known again.
///
/// # Errors
/// Every way in which a header can fail to be read.
pub(crate) fn mark_of(path: &Path) -> Result<CopyMark, AppError> {
    let header = inspect(path)?;
    Ok(CopyMark { copy_id: header.copy_id, sequence: header.sequence })
}

fn draft(path: &Path, digest: [u8; 32], bytes: u64, about: About) -> WrittenFileDraft {
    let About { content, format, names, inventories, to_whom } = about;
    let mounted = if format == FileFormat::Paper { None } else { places::mounted_at(path) };
    let path = path.to_owned();
    WrittenFileDraft {
        content,
        format,
        names,
        inventories,
        path,
        mounted,
        bytes,
        digest,
        copy: None,
        to_whom,
    }
}

/// SHA-256 of a file as it lies there, and its length.
fn digest_of_file(path: &Path) -> io::Result<([u8; 32], u64)> {
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    files::read_through(path, |piece| {
        hash.update(piece);
        bytes += piece.len() as u64;
    })?;
    Ok((hash.finalize().into(), bytes))
}

/// Looks where a file was written and says what is there now. What is seen to be gone is remembered as gone, and what is
/// back (a disk that was away) as there.
///
/// # Errors
/// Those of the journal.
pub(crate) fn look(
    open: &mut Unlocked,
    file: WrittenFile,
    directories: &Directories,
) -> Result<api::WrittenFile, AppError> {
    let state = state(open, &file);
    if !open.reading_only {
        match (state, file.gone.is_some()) {
            (FileState::Gone, false) => open.journal.written_file_is_gone(file.id)?,
            (FileState::There, true) => open.journal.written_file_is_back(file.id)?,
            _ => {}
        }
    }
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

/// Deletes a file if it is still the one that was written, and says what is there then. The open journal is never
/// deleted, nor any journal but a copy that is the very one that was written, and was not written in since.
///
/// # Errors
/// [`AppError::AlreadyOpen`] for a copy that somebody has open; those of the disk, and of the journal.
pub(crate) fn delete(
    open: &mut Unlocked,
    file: WrittenFile,
    directories: &Directories,
) -> Result<api::WrittenFile, AppError> {
    if state(open, &file) == FileState::There {
        let path = &file.draft.path;
        match file.draft.copy {
            Some(copy) => delete_copy(path, &copy.copy_id)?,
            None => files::remove(path)?,
        }
    }
    look(open, file, directories)
}

/// What is found where a file was written.
pub(crate) fn state(open: &Unlocked, file: &WrittenFile) -> FileState {
    let draft = &file.draft;
    let path = &draft.path;
    let gone = |now: FileState| if file.gone.is_some() { FileState::Gone } else { now };
    if draft.format == FileFormat::Paper {
        return FileState::Paper;
    }
    if draft.mounted.as_deref().is_some_and(|at| !places::is_mounted(at)) {
        return gone(FileState::Unreachable);
    }
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => gone(FileState::Changed),
        Ok(_) if places::is_same_file(path, &open.path) => gone(FileState::Changed),
        Ok(found) => match draft.copy {
            Some(copy) => copy_state(path, copy).unwrap_or_else(gone),
            None if found.len() != draft.bytes => gone(FileState::Changed),
            None => match digest_of_file(path) {
                Ok((digest, _)) if digest == draft.digest => FileState::There,
                Ok(_) => gone(FileState::Changed),
                Err(_) => gone(FileState::Unreachable),
            },
        },
        // Where the folder is missing too, the disk may only be somewhere else.
        Err(error) if error.kind() == io::ErrorKind::NotFound && files::folder_of(path).is_dir() => {
            FileState::Gone
        }
        Err(_) => gone(FileState::Unreachable),
    }
}

/// A copy is the one that was written as long as it is the same physical copy, and nothing was written in it: one that
/// was opened and gone on with is somebody's journal. It is known by its header, as it can be large.
fn copy_state(path: &Path, copy: CopyMark) -> Result<FileState, FileState> {
    match mark_of(path) {
        Ok(found) if found == copy => Ok(FileState::There),
        Ok(_) | Err(AppError::NotAJournal | AppError::Damaged { .. } | AppError::NewerFormat) => {
            Err(FileState::Changed)
        }
        Err(_) => Err(FileState::Unreachable),
    }
}
