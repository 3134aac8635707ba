//! *Would it injure?*: what was answered, and when. What the answers suggest is said by the page; nothing here stands
//! in anybody's way.

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::Journal;
use crate::change::{Change, Columns, Table, key_of};
use crate::error::{JournalError, Kind};
use crate::model::{Amends, Id, InjuryQuestion, InjuryReply, Target, UndoAction};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Answers a question of *Would it injure?*, or takes its answer away. The same answer again keeps its date.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn answer_injury(
        &mut self,
        id: Id,
        question: InjuryQuestion,
        answer: Option<InjuryReply>,
    ) -> Result<Amends, JournalError> {
        self.change(UndoAction::Set, |change| {
            let key = key_of(change.connection, Kind::Amends, id)?;
            self::answer(change, key, question, answer)?;
            Ok((Target::Amends { id }, ()))
        })?;
        self.amends(id)
    }
}

pub(crate) fn answer(
    change: &mut Change<'_>,
    amends: i64,
    question: InjuryQuestion,
    answer: Option<InjuryReply>,
) -> Result<(), JournalError> {
    let there: Option<(i64, InjuryReply)> = change
        .connection
        .prepare_cached("SELECT key, answer FROM injury_answers WHERE amends = ?1 AND question = ?2")?
        .query_row(params![amends, question], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let at = change.now.clone();
    match (there, answer) {
        (Some((key, was)), Some(answer)) if was != answer => {
            let columns: &Columns<'_> = &[("answer", &answer), ("at", &at)];
            change.update(Some(amends), Table::InjuryAnswers, key, columns)?;
        }
        (Some((key, _)), None) => change.delete(Some(amends), Table::InjuryAnswers, key)?,
        (None, Some(answer)) => {
            change.insert(
                Some(amends),
                Table::InjuryAnswers,
                None,
                &[("amends", &amends), ("question", &question), ("answer", &answer), ("at", &at)],
            )?;
        }
        _ => {}
    }
    Ok(())
}
