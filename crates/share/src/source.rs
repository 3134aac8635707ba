//! What a share reads of a journal, and how that can fail.

use candor_journal::model::{Amends, Entry, Id, Inventory, Person, Worksheet};
use thiserror::Error;

/// The part of a journal that a share looks at. It has no way to write.
pub trait ShareSource {
    /// How reading fails.
    type Error;

    /// An inventory.
    ///
    /// # Errors
    /// When there is no such inventory, or it cannot be read.
    fn inventory(&self, id: Id) -> Result<Inventory, Self::Error>;

    /// The worksheets that are in view in an inventory. What the writer has hidden is not among them, and so in no
    /// share.
    ///
    /// # Errors
    /// When there is no such inventory, or it cannot be read.
    fn sections(&self, inventory: Id) -> Result<Vec<Worksheet>, Self::Error>;

    /// A worksheet as it was asked in one of its versions.
    ///
    /// # Errors
    /// When there is no such worksheet, or it cannot be read.
    fn version(&self, worksheet: &str, version: u32) -> Result<Worksheet, Self::Error>;

    /// The entries of one worksheet of an inventory, in the writer's order.
    ///
    /// # Errors
    /// When there is no such inventory, or it cannot be read.
    fn entries(&self, inventory: Id, worksheet: &str) -> Result<Vec<Entry>, Self::Error>;

    /// Everybody whom the journal names, those in the trash too: entries keep their names.
    ///
    /// # Errors
    /// When the journal cannot be read.
    fn people(&self) -> Result<Vec<Person>, Self::Error>;

    /// The Step 8 list, in its order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    fn amends(&self) -> Result<Vec<Amends>, Self::Error>;

    /// The letter of an amends, as Markdown; empty when none was begun.
    ///
    /// # Errors
    /// When there is no such amends, or it cannot be read.
    fn letter(&self, amends: Id) -> Result<String, Self::Error>;
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ShareError<E> {
    /// The journal could not be read.
    #[error("the journal could not be read")]
    Source(E),
    /// An entry that was chosen is not in that worksheet of that inventory any more; a letter was not begun.
    #[error("a chosen entry is not there")]
    EntryMissing,
    /// There is no such worksheet.
    #[error("no such worksheet")]
    UnknownWorksheet,
    /// The worksheet has no such field.
    #[error("no such field")]
    UnknownField,
    /// There are no words in that language.
    #[error("no such language")]
    UnknownLanguage,
}
