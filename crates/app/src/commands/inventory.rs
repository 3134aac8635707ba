//! Inventories and their entries.

use candor_journal::model::{BlockRow, Entry, Id, Inventory, InventoryDraft, Target, Worksheet};

use crate::api::Carried;
use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// The worksheets there are: ours, and the person's own.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn worksheets(&self) -> Result<Vec<Worksheet>, AppError> {
        self.core.read(|open| Ok(open.journal.worksheets()?))
    }

    /// A worksheet as it was asked in one of its versions.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn worksheet_version(&self, id: String, version: u32) -> Result<Worksheet, AppError> {
        self.core.read(|open| Ok(open.journal.worksheet_version(&id, version)?))
    }

    /// A worksheet that stands by itself, with all that is asked in its entries.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn worksheet_asked(&self, id: String) -> Result<Worksheet, AppError> {
        self.core.read(|open| Ok(open.journal.worksheet_asked(&id)?))
    }

    /// The worksheets that are in view in an inventory, in their order.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn sections_list(&self, inventory: Id) -> Result<Vec<Worksheet>, AppError> {
        self.core.read(|open| Ok(open.journal.sections(inventory)?))
    }

    /// All inventories, newest first.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn inventories_list(&self) -> Result<Vec<Inventory>, AppError> {
        self.core.read(|open| {
            let mut inventories = open.journal.inventories()?;
            overlay::inventories(&mut inventories, &self.core.drafts.held());
            Ok(inventories)
        })
    }

    /// Begins an inventory.
    ///
    /// # Errors
    /// Those of any change: [`AppError::Locked`], [`AppError::ReadingOnly`], those of the disk.
    pub fn inventory_create(&self, draft: InventoryDraft) -> Result<Inventory, AppError> {
        self.core.change(|open| Ok(open.journal.create_inventory(&draft)?))
    }

    /// Puts an inventory and its entries in the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn inventory_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.delete(&Target::Inventory { id })?))
    }

    /// The entries of one worksheet, in an inventory or by themselves, in order.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`], [`AppError::Locked`], and those of the disk.
    pub fn entries_list(&self, inventory: Option<Id>, worksheet: String) -> Result<Vec<Entry>, AppError> {
        self.core.read(|open| {
            let mut entries = open.journal.entries(inventory, &worksheet)?;
            overlay::entries(&mut entries, &self.core.drafts.held());
            Ok(entries)
        })
    }

    /// Makes an empty entry, at the end or after another, and under another where entries are a chain.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`]; those of any change.
    pub fn entry_create(
        &self,
        inventory: Option<Id>,
        worksheet: String,
        after: Option<Id>,
        under: Option<Id>,
    ) -> Result<Entry, AppError> {
        self.core.change(|open| Ok(open.journal.create_entry(inventory, &worksheet, after, under)?))
    }

    /// Writes a block of cells, as one change.
    ///
    /// # Errors
    /// As [`App::entry_create`].
    pub fn block_write(
        &self,
        inventory: Option<Id>,
        worksheet: String,
        rows: Vec<BlockRow>,
    ) -> Result<Vec<Entry>, AppError> {
        self.core.change(|open| Ok(open.journal.write_block(inventory, &worksheet, &rows)?))
    }

    /// Moves an entry behind another, or to the front.
    ///
    /// # Errors
    /// As [`App::entry_create`].
    pub fn entry_move(&self, id: Id, after: Option<Id>) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.move_entry(id, after)?))
    }

    /// Puts an entry in the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn entry_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| {
            let Entry { inventory, worksheet, .. } = open.journal.entry(id)?;
            Ok(open.journal.delete(&Target::Entry { id, inventory, worksheet, field: None })?)
        })
    }

    /// Carries a harm to the Step 8 list, once.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`] when it names nobody; those of any change.
    pub fn entry_carry(&self, id: Id) -> Result<Carried, AppError> {
        self.core.change(|open| {
            let amends = open.journal.carry_to_amends(id)?;
            Ok(Carried { amends: amends.into_iter().map(|amends| amends.id).collect() })
        })
    }
}
