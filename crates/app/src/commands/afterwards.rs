//! After a share: the files that were written, and what becomes of the inventory.

use candor_journal::model::{Id, Inventory, Target};

use crate::api::{CopyDealtWith, Destroyed, SecretText, WrittenFile};
use crate::app::App;
use crate::destroying::From;
use crate::error::AppError;
use crate::written_files;

impl App {
    /// The files that were written at places that the person chose, newest first, and what is there now.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn written_files_list(&self) -> Result<Vec<WrittenFile>, AppError> {
        self.core.read(|open| {
            let files = open.journal.written_files()?.into_iter();
            files.map(|file| written_files::look(open, file, &self.core.directories)).collect()
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
            written_files::delete(open, file, &self.core.directories)
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

    /// Destroys an inventory for whoever knows the passphrase: see [`crate::app::Core::destroy`]. What was destroyed before can be
    /// asked for again: then the files are tried once more.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], with nothing changed; those of any change. What goes wrong after the inventory is
    /// gone from the journal is told in the answer.
    pub fn inventory_destroy(&self, id: Id, current: SecretText) -> Result<Destroyed, AppError> {
        self.core.destroy(&Target::Inventory { id }, From::Anywhere, &current)
    }

    /// Deletes the copies that the last destroying in this unlock left as they were, and says of each what became of it.
    ///
    /// # Errors
    /// Those of any change.
    pub fn held_copies_delete(&self) -> Result<Vec<CopyDealtWith>, AppError> {
        self.core.delete_held()
    }

    /// Deletes the copies that were made before the journal was last sealed anew, once there is a new one.
    ///
    /// # Errors
    /// Those of [`App::backup_now`], with nothing deleted; those of any change.
    pub fn former_copies_delete(&self) -> Result<Vec<CopyDealtWith>, AppError> {
        self.backup_now()?;
        self.core.delete_former()
    }
}
