//! After a share: the files that were written, and what becomes of the inventory.

use candor_journal::model::{FileContent, Id, Inventory};
use candor_vault::{Passphrase, Secret};

use crate::api::{CopyDealtWith, Destroyed, FileState, SecretText, WrittenFile};
use crate::app::App;
use crate::error::AppError;
use crate::{copies, destroying, written_files};

impl App {
    /// The files that were written at places that the person chose, newest first, and what is there now.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn written_files_list(&self) -> Result<Vec<WrittenFile>, AppError> {
        self.core.read(|open| {
            let files = open.journal.written_files()?.into_iter();
            files.map(|file| written_files::look(&mut open.journal, file, &self.core.directories)).collect()
        })
    }

    /// Deletes a file if it is still the one that was written, and says what is there then. Another that lies in its
    /// place is left alone.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when it is not in the list; those of the disk; those of any change.
    pub fn written_file_delete(&self, id: Id) -> Result<WrittenFile, AppError> {
        self.core.change(|open| {
            let file = open.journal.written_file(id)?;
            written_files::delete(&mut open.journal, file, &self.core.directories)
        })
    }

    /// Forgets a line of the list, and leaves the file as it is.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn written_file_forget(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.forget_written_file(id)?))
    }

    /// The inventories that are sealed away.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn inventories_sealed_away(&self) -> Result<Vec<Inventory>, AppError> {
        self.core.read(|open| Ok(open.journal.inventories_sealed_away()?))
    }

    /// Puts an inventory out of view and out of search until it is asked for.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn inventory_seal_away(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.seal_inventory_away(id)?))
    }

    /// Brings an inventory back that was sealed away.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn inventory_bring_back(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.bring_inventory_back(id)?))
    }

    /// Destroys an inventory for whoever knows the passphrase, writes the journal anew without it, then each copy that
    /// the app knows, and says what may still hold it. What was destroyed before can be asked for again: then the
    /// files are tried once more.
    ///
    /// The example has no passphrase that anybody knows.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], with nothing changed; those of any change. What goes wrong after the inventory is
    /// gone from the journal is told in the answer.
    pub fn inventory_destroy(&self, id: Id, current: SecretText) -> Result<Destroyed, AppError> {
        let passphrase = Passphrase::new(&current.0);
        let (journal, files, copies) = self.core.change(|open| {
            if !open.settings.example {
                open.journal.database().confirm(Secret::Passphrase(&passphrase))?;
            }
            let files = open.journal.written_files_with(id).unwrap_or_default();
            destroying::destroy(&mut open.journal, id)?;
            let journal = open.journal.database().write_anew().err().map(AppError::from);
            let files = files
                .into_iter()
                .map(|file| {
                    let path = file.draft.path.clone();
                    Ok((path, written_files::look(&mut open.journal, file, &self.core.directories)?))
                })
                .collect::<Result<Vec<_>, AppError>>()?;
            Ok((journal, files, copies::of(open.journal.database(), &open.path)))
        })?;
        let (elsewhere, files): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(_, file)| file.content == FileContent::Copy);
        let elsewhere =
            elsewhere.into_iter().filter(|(_, file)| file.state != FileState::Gone).map(|(path, file)| {
                // One that cannot be looked at now is named, never passed over.
                (path, file.at)
            });
        // Each copy is opened with its own key, which takes about a second; the journal need not wait for that.
        let beside = copies.into_iter().map(|copy| (copy.path, copy.at));
        let copies = beside.chain(elsewhere).map(|(path, at)| CopyDealtWith {
            place: self.core.directories.place(&path),
            at,
            kept: destroying::destroy_in_copy(&path, &passphrase, id).err(),
        });
        Ok(Destroyed {
            journal,
            copies: copies.collect(),
            files: files
                .into_iter()
                .map(|(_, file)| file)
                .filter(|file| file.state != FileState::Gone)
                .collect(),
        })
    }
}
