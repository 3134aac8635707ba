//! Destroying a thing so that no page of the journal, and of no copy that can be reached, holds it any more; and saying
//! of every copy and every file what became of it.

use std::borrow::Borrow as _;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use candor_journal::model::{CopyMark, FileContent, Target};
use candor_journal::{Journal, JournalError, holds};
use candor_vault::{Attempt, Passphrase, Secret, Vault, VaultError, delete_copy};

use crate::api::{CopyDealtWith, Destroyed, FileState, SecretText, WrittenFile};
use crate::app::Core;
use crate::error::AppError;
use crate::known_copies::{self, KnownCopy, Name};
use crate::session::Unlocked;
use crate::written_files;

/// The copies that the last destroying left as they were, in the unlock in which it was.
#[derive(Default)]
pub(crate) struct Held {
    unlock: u64,
    copies: Vec<KnownCopy>,
}

/// Where a thing is looked for when it is destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// Wherever it is. That it was destroyed before is as good: then the files are tried once more.
    Anywhere,
    /// In the trash only.
    Trash,
}

impl Core {
    /// Destroys a thing for whoever knows the passphrase, writes the journal anew without it, then each copy that is
    /// known, and says what may still hold it. The example has no passphrase that anybody knows.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], with nothing changed; [`AppError::NotFound`] when it is not in the trash;
    /// [`AppError::StillNamed`]; those of any change. What goes wrong after the thing is gone from the journal is told in
    /// the answer.
    pub(crate) fn destroy(
        &self,
        target: &Target,
        from: From,
        current: &SecretText,
    ) -> Result<Destroyed, AppError> {
        let passphrase = Passphrase::new(&current.0);
        let (gone, files, copies) = self.change(|open| {
            if !open.settings.example {
                let goes_on = || self.may_stay_open();
                let attempt = Attempt::with(Secret::Passphrase(&passphrase)).at_any_cost();
                open.journal.database().confirm(attempt.as_long_as(&goes_on))?;
            }
            // What cannot be listed is not called nothing: then nothing is destroyed yet.
            let files = files_with(open, target, self)?;
            let copies = known_copies::all(open)?;
            let destroyed = match from {
                From::Anywhere => open.journal.destroy_anywhere(target),
                From::Trash => open.journal.destroy(target),
            };
            let is_again = match destroyed {
                Err(JournalError::NotFound(_)) if from == From::Anywhere => true,
                destroyed => destroyed.map(|()| false)?,
            };
            let journal = self.write_anew(open).err();
            Ok(((journal, is_again, self.unlocks.load(Ordering::Acquire)), files, copies))
        })?;
        let (journal, is_again, unlock) = gone;
        // Each copy is opened with its own key, which takes about a second; the journal need not wait for that.
        let (mut dealt_with, mut held) = (Vec::new(), Vec::new());
        for copy in copies {
            let kept = match in_copy(&copy, &passphrase, target, is_again) {
                Ok(Became::NeverHeldIt) => continue,
                Ok(Became::Anew(mark)) => {
                    self.note_anew(&copy, mark);
                    None
                }
                Err(error) => Some(error),
            };
            let place = self.directories.place(&copy.path);
            dealt_with.push(CopyDealtWith { place, at: copy.at.clone(), kept: kept.clone() });
            held.extend(kept.is_some().then_some(copy));
        }
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Held { unlock, copies: held };
        Ok(Destroyed { journal, copies: dealt_with, files })
    }

    /// Writes every page of the journal anew. When the computer is about to sleep meanwhile, it is done later.
    fn write_anew(&self, open: &Unlocked) -> Result<(), AppError> {
        let vault = open.journal.database();
        let written = vault.write_anew().map_err(AppError::from);
        *self.anew_due() = (written == Err(AppError::Stopped)).then(|| vault.file_id());
        written
    }

    /// Writes every page anew where that was given up after something was destroyed.
    pub(crate) fn write_anew_if_due(&self, open: &Unlocked) {
        let is_due = *self.anew_due() == Some(open.journal.database().file_id());
        if is_due && let Err(error) = self.write_anew(open) {
            tracing::warn!(%error, "the journal could not be written anew");
        }
    }

    /// Deletes the copies that the last destroying left as they were, each if it is still the same and nobody has it
    /// open, and says of each what became of it.
    ///
    /// # Errors
    /// Those of any change.
    pub(crate) fn delete_held(&self) -> Result<Vec<CopyDealtWith>, AppError> {
        let held = std::mem::take(&mut *self.held.lock().unwrap_or_else(PoisonError::into_inner));
        self.change(|open| {
            if held.unlock != self.unlocks.load(Ordering::Acquire) {
                return Ok(Vec::new());
            }
            Ok(held.copies.iter().map(|copy| self.delete_known(open, copy)).collect())
        })
    }

    /// Deletes the copies that lie under names which the journal bears no more, as after it was sealed anew: what opened
    /// it then opens them.
    ///
    /// # Errors
    /// Those of any change.
    pub(crate) fn delete_former(&self) -> Result<Vec<CopyDealtWith>, AppError> {
        self.change(|open| {
            let copies = known_copies::all(open)?;
            let former = copies.iter().filter(|copy| copy.name == Name::Former);
            Ok(former.map(|copy| self.delete_known(open, copy)).collect())
        })
    }

    fn delete_known(&self, open: &mut Unlocked, copy: &KnownCopy) -> CopyDealtWith {
        let deleted = copy.copy_id.ok_or(AppError::Missing).and_then(|copy_id| {
            delete_copy(&copy.path, &copy_id)?;
            open.journal.copy_is_gone(copy_id)?;
            if let Some(line) = copy.line {
                open.journal.written_file_is_gone(line)?;
            }
            Ok(())
        });
        let place = self.directories.place(&copy.path);
        CopyDealtWith { place, at: copy.at.clone(), kept: deleted.err() }
    }

    /// The line of a copy knows it again. Where that cannot be written it is called changed, and left alone.
    fn note_anew(&self, copy: &KnownCopy, mark: CopyMark) {
        let Some(line) = copy.line else { return };
        let noted = self.read(|open| Ok(open.journal.written_copy_is_anew(line, mark)?));
        if let Err(error) = noted {
            tracing::warn!(%error, "a copy that was written anew is not known again");
        }
    }
}

/// The files in which a thing may stand, as they are found now; copies of the journal are dealt with by themselves.
fn files_with(open: &mut Unlocked, target: &Target, core: &Core) -> Result<Vec<WrittenFile>, AppError> {
    let mut files = Vec::new();
    for file in open.journal.written_files_with(target)? {
        if file.draft.content != FileContent::Copy {
            files.push(written_files::look(open, file, &core.directories)?);
        }
    }
    files.retain(|file| file.state != FileState::Gone);
    Ok(files)
}

/// What became of a copy.
enum Became {
    /// It never held the thing, or is no copy of this journal.
    NeverHeldIt,
    /// It was written anew without the thing.
    Anew(CopyMark),
}

/// Destroys a thing in a copy, in place: each step is a commit of the copy's own log, so a power cut leaves the copy as it
/// was or as it is to be.
///
/// # Errors
/// [`AppError::WrongPassphrase`] for a copy that was made under another passphrase; every way in which a file can fail to
/// open; those of the disk.
fn in_copy(
    copy: &KnownCopy,
    passphrase: &Passphrase,
    target: &Target,
    is_again: bool,
) -> Result<Became, AppError> {
    let path: &PathBuf = &copy.path;
    let secret = || Secret::Passphrase(passphrase);
    match copy.name {
        Name::Unreachable => return Err(AppError::Missing),
        Name::Unknown => {
            // Another journal may lie there. Nothing is written to it.
            let vault = match Vault::open_read_only(path, secret()) {
                Err(VaultError::WrongKey) => return Ok(Became::NeverHeldIt),
                opened => opened?,
            };
            if !holds(vault.borrow(), target)? {
                return Ok(Became::NeverHeldIt);
            }
        }
        Name::Today | Name::Former => {}
    }
    let vault = match Vault::open(path, secret()) {
        // Removed meanwhile, as the oldest copies are.
        Err(VaultError::Missing) => return Ok(Became::NeverHeldIt),
        opened => opened?,
    };
    // Nothing is written to a copy that is damaged: it may be what is needed one day.
    vault.check_pages()?;
    vault.check_closed_seal()?;
    if !is_again && !holds(vault.borrow(), target)? {
        return Ok(Became::NeverHeldIt);
    }
    let mut journal = Journal::open(vault)?;
    match journal.destroy_anywhere(target) {
        // Done before: its pages may still be as they were then.
        Ok(()) | Err(JournalError::NotFound(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let vault = journal.into_database();
    vault.write_anew()?;
    vault.verify()?;
    vault.close()?;
    Ok(Became::Anew(written_files::mark_of(path)?))
}
