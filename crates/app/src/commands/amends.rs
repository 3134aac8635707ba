//! The Step 8 list and the amends of Step 9.

use candor_journal::model::{Amends, AmendsDraft, AmendsStatus, DeferralReason, Id, Target};

use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// The whole list.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn amends_list(&self) -> Result<Vec<Amends>, AppError> {
        self.core.read(|open| {
            let mut list = open.journal.amends_list()?;
            overlay::amends(&mut list, &self.core.drafts.held());
            Ok(list)
        })
    }

    /// Puts a person and a harm on the list.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change: [`AppError::Locked`], [`AppError::ReadingOnly`], the disk's.
    pub fn amends_create(&self, person: Id, harm: String) -> Result<Amends, AppError> {
        self.core.change(|open| Ok(open.journal.create_amends(&AmendsDraft::new(person, &harm))?))
    }

    /// Moves an amends, with a note for its history and, when it is deferred, the reason.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn amends_move(
        &self,
        id: Id,
        status: AmendsStatus,
        note: String,
        reason: Option<DeferralReason>,
    ) -> Result<Amends, AppError> {
        self.core.change(|open| Ok(open.journal.move_amends(id, status, &note, reason)?))
    }

    /// Puts an amends in the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn amends_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.delete(&Target::Amends { id })?))
    }
}
