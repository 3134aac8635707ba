//! The Step 8 list and the amends of Step 9.

use candor_journal::model::{
    Amends, AmendsDraft, AmendsMove, Id, InjuryQuestion, InjuryReply, LedgerDraft, Target,
};

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

    /// Moves an amends, and keeps what was said on the way.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn amends_move(&self, id: Id, to: AmendsMove) -> Result<Amends, AppError> {
        self.core.change(|open| Ok(open.journal.move_amends(id, &to)?))
    }

    /// Puts an amends in the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn amends_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.delete(&Target::Amends { id })?))
    }

    /// The letter of an amends, as Markdown.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn amends_letter(&self, id: Id) -> Result<String, AppError> {
        self.core.read(|open| {
            let mut letter = open.journal.letter(id)?;
            overlay::letter(&mut letter, id, &self.core.drafts.held());
            Ok(letter)
        })
    }

    /// Answers a question of *Would it injure?*, or takes its answer away.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn injury_answer(
        &self,
        id: Id,
        question: InjuryQuestion,
        answer: Option<InjuryReply>,
    ) -> Result<Amends, AppError> {
        self.core.change(|open| Ok(open.journal.answer_injury(id, question, answer)?))
    }

    /// Adds a line to the ledger of an amends.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`] (`amount`, `currency`); those of any change.
    pub fn ledger_add(&self, id: Id, draft: LedgerDraft) -> Result<Amends, AppError> {
        self.core.change(|open| Ok(open.journal.add_to_ledger(id, &draft)?))
    }

    /// Writes a line of a ledger anew.
    ///
    /// # Errors
    /// As [`App::ledger_add`].
    pub fn ledger_set(&self, line: Id, draft: LedgerDraft) -> Result<Amends, AppError> {
        self.core.change(|open| Ok(open.journal.set_ledger_line(line, &draft)?))
    }

    /// Takes a line out of its ledger.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn ledger_remove(&self, line: Id) -> Result<Amends, AppError> {
        self.core.change(|open| Ok(open.journal.remove_from_ledger(line)?))
    }
}
