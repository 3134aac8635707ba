//! The one door by which anything leaves the vault as a file.
//!
//! Whatever goes out was asked for in one unlock: [`Core::asked`] takes note of it before the dialog opens, and nothing
//! is written once that unlock is over, however long the dialog stood open. It is written where nothing of ours lies
//! ([`crate::places`]), whole or not at all ([`crate::files`]), and stands in the list of written files before it has a
//! name. Clippy keeps every other way of writing out of this crate (`clippy.toml`).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use candor_journal::model::{FileContent, FileFormat, Id};

use crate::api::{Exported, FileState, PrintedThing};
use crate::app::Core;
use crate::clock;
use crate::directories::as_shown;
use crate::error::AppError;
use crate::files::{self, Replace, Waiting};
use crate::host::FileKind;
use crate::places;
use crate::session::{OpenJournal, Unlocked};
use crate::written_files::{self, About};

/// The unlock in which something was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Asked(u64);

/// A place that the person chose.
pub(crate) struct Chosen {
    pub(crate) path: PathBuf,
    /// Whether a file is there, and may go.
    replace: Replace,
}

impl Core {
    /// Takes note of the unlock in which something is asked for.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub(crate) fn asked(&self) -> Result<Asked, AppError> {
        let mut session = self.session();
        session.unlocked()?;
        Ok(Asked(self.unlocks.load(Ordering::Acquire)))
    }

    /// As [`Core::read`], in the very unlock in which something was asked for.
    ///
    /// # Errors
    /// [`AppError::Locked`]; [`AppError::LockedMeanwhile`] in another unlock; those of `body`.
    pub(crate) fn as_asked<T>(
        &self,
        asked: Asked,
        body: impl FnOnce(&mut Unlocked) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        self.read(|open| {
            if self.unlocks.load(Ordering::Acquire) != asked.0 {
                return Err(AppError::LockedMeanwhile);
            }
            body(open)
        })
    }

    /// Asks for a place. A name without the ending of its kind gets it; a file that is there with it, of which the
    /// dialog could not know, is asked about. `None` when the person turned back.
    ///
    /// # Errors
    /// As [`Core::as_asked`], those of [`places::allowed`], and [`AppError::AlreadyExists`] for a copy.
    pub(crate) fn choose_place(
        &self,
        asked: Asked,
        suggested_name: &str,
        kind: FileKind,
    ) -> Result<Option<Chosen>, AppError> {
        let Some(chosen) = self.host.choose_file_to_save(suggested_name, kind) else { return Ok(None) };
        let whole = with_ending(&chosen, kind);
        let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
        // A copy never takes the place of a file, asked or not.
        if kind == FileKind::Copy && is_there(&whole) {
            return Err(AppError::AlreadyExists);
        }
        let path = self.as_asked(asked, |open| places::allowed(&whole, open, &self.directories))?;
        if !is_there(&path) {
            return Ok(Some(Chosen { path, replace: Replace::No }));
        }
        let may_replace = whole == chosen || {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            self.host.ask_to_replace(&as_shown(&name))
        };
        Ok(may_replace.then_some(Chosen { path, replace: Replace::Yes }))
    }

    /// Asks for a place, writes content there for its owner alone, and remembers it. `None` when the person turned back.
    /// A journal that was opened for reading only cannot remember it.
    ///
    /// # Errors
    /// As [`Core::choose_place`], and those of the disk and of the journal. No file is left then.
    pub(crate) fn write_out(
        &self,
        asked: Asked,
        suggested_name: &str,
        kind: FileKind,
        content: &[u8],
        about: About,
    ) -> Result<Option<Exported>, AppError> {
        let Some(Chosen { path, replace }) = self.choose_place(asked, suggested_name, kind)? else {
            return Ok(None);
        };
        let draft = written_files::draft_of(&path, content, about);
        let line = self.as_asked(asked, |open| {
            if open.reading_only {
                return Ok(None);
            }
            open.has_log = true;
            Ok(Some(open.journal.begin_written_file(&draft)?))
        })?;
        let part = files::part_of(&path, line.map_or_else(uuid::Uuid::now_v7, |id| id.0));
        // A slow disk holds up neither the journal nor its locking.
        let written = Waiting::write(&path, &part, content).map_err(AppError::from).and_then(|waiting| {
            self.as_asked(asked, |open| {
                places::allowed(&path, open, &self.directories)?;
                waiting.take_name(replace)?;
                if let Some(line) = line {
                    finish(open, line);
                }
                Ok(())
            })
        });
        if let (Err(_), Some(line)) = (&written, line) {
            // Where that fails, or the journal is locked, it is done at the next unlock: there is no file.
            let _ = self.as_asked(asked, |open| Ok(open.journal.forget_written_file(line)?));
        }
        written?;
        Ok(Some(Exported { place: self.directories.place(&path), at: clock::now() }))
    }

    /// Shows the system's print dialog, and remembers what was handed to it: a printer keeps what it printed, and the
    /// dialog can write a file of its own.
    ///
    /// # Errors
    /// [`AppError::Locked`]; those of the journal; when the system has no such dialog.
    pub(crate) fn print_out(&self, printed: PrintedThing) -> Result<(), AppError> {
        let asked = self.asked()?;
        let draft = written_files::draft_of(Path::new(""), &[], About::printed(printed));
        let line = self.as_asked(asked, |open| {
            if open.reading_only {
                return Ok(None);
            }
            open.has_log = true;
            Ok(Some(open.journal.remember_written_file(&draft)?))
        })?;
        let shown = self.host.print_page();
        if let (Err(_), Some(line)) = (&shown, line) {
            let _ = self.as_asked(asked, |open| Ok(open.journal.forget_written_file(line)?));
        }
        shown
    }
}

/// Remembers that the recovery key was handed to the print dialog before there was a journal.
///
/// # Errors
/// Those of the journal.
pub(crate) fn remember_printed_key(journal: &mut OpenJournal) -> Result<(), AppError> {
    let key = PrintedThing { content: FileContent::RecoveryKey, names: None, inventories: Vec::new() };
    journal.remember_written_file(&written_files::draft_of(Path::new(""), &[], About::printed(key)))?;
    Ok(())
}

/// The line says from now on that its file is whole. Where that cannot be written the file is known all the same: the
/// line was there before it, and is looked at when the journal is next opened.
fn finish(open: &mut Unlocked, line: Id) {
    if let Err(error) = open.journal.finish_written_file(line) {
        tracing::warn!(error = %AppError::from(error), "a file that was written is not marked as whole");
    }
}

/// Clears away what a crash left of files that were being written, and says where that was. What is whole stays.
///
/// # Errors
/// Those of the journal.
pub(crate) fn clear_away(open: &mut Unlocked) -> Result<Vec<PathBuf>, AppError> {
    let mut cleared = Vec::new();
    for file in open.journal.unfinished_written_files()? {
        let path = &file.draft.path;
        let part = files::part_of(path, file.id.0);
        let was_there = fs::symlink_metadata(&part).is_ok_and(|found| found.is_file());
        if was_there && let Err(error) = files::remove(&part) {
            tracing::warn!(kind = ?error.kind(), "a half-written file could not be removed");
            continue;
        }
        match written_files::state(open, &file) {
            FileState::There | FileState::Paper => open.journal.finish_written_file(file.id)?,
            // A stick that is away may still hold a part of it.
            FileState::Unreachable => continue,
            FileState::Gone | FileState::Changed => open.journal.forget_written_file(file.id)?,
        }
        if was_there {
            cleared.push(path.clone());
        }
    }
    Ok(cleared)
}

/// A path whose name ends as its kind does. What stands behind the last dot is an ending only if it is one of this
/// kind: `talk 3.2` has none.
fn with_ending(path: &Path, kind: FileKind) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    let lower = name.to_string_lossy().to_lowercase();
    let ends =
        |ending: &&str| lower.strip_suffix(*ending).is_some_and(|stem| stem.len() > 1 && stem.ends_with('.'));
    if kind.endings().iter().any(ends) {
        return path.to_owned();
    }
    let mut whole = name.to_owned();
    if !lower.ends_with('.') {
        whole.push(".");
    }
    whole.push(kind.extension());
    path.with_file_name(whole)
}

impl About {
    fn printed(PrintedThing { content, names, inventories }: PrintedThing) -> Self {
        Self { content, format: FileFormat::Paper, names, inventories, to_whom: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use candor_share::model::ShareFormat;

    use super::*;

    #[test]
    fn a_name_without_the_ending_of_its_kind_gets_it_and_another_stays() {
        let pdf = FileKind::Document(ShareFormat::Pdf);
        let html = FileKind::Document(ShareFormat::Html);
        for (kind, chosen, whole) in [
            (FileKind::Copy, "stick copy", "stick copy.candor"),
            (FileKind::Copy, "stick copy.CANDOR", "stick copy.CANDOR"),
            (pdf, "talk 3.2", "talk 3.2.pdf"),
            (pdf, "talk.", "talk.pdf"),
            (pdf, ".pdf", ".pdf.pdf"),
            (pdf, "pdf", "pdf.pdf"),
            (pdf, "talk.html", "talk.html.pdf"),
            (html, "talk.htm", "talk.htm"),
            (FileKind::Document(ShareFormat::Markdown), "talk.txt", "talk.txt"),
            (FileKind::Worksheet, "Före möte", "Före möte.json"),
        ] {
            let found = with_ending(&Path::new("/a.b").join(chosen), kind);
            assert_eq!(found, Path::new("/a.b").join(whole), "{chosen}");
        }
    }
}
