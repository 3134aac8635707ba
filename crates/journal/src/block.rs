//! Blocks of cells: what was pasted, or emptied, in several rows of a worksheet at once.

use std::borrow::BorrowMut;

use rusqlite::Connection;

use crate::entries::{self, create, place_beside};
use crate::error::JournalError;
use crate::model::{Answer, BlockCell, BlockRow, Entry, Id, PersonKind, UndoAction};
use crate::{Journal, answers, people, worksheets};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Writes a block of cells as one change, which one undo takes back. A row without an entry is made, behind the
    /// row before it in the block, or at the end where it is the first. Names are found or made as people, and
    /// linked behind those that the answer links already. Answers with the rows of the block, in its order.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::UnknownWorksheet`], [`JournalError::UnknownField`],
    /// [`JournalError::Invalid`] when an entry stands elsewhere or an answer has what its field does not ask for, or
    /// [`JournalError::Database`]. Nothing is written then.
    pub fn write_block(
        &mut self,
        inventory: Option<Id>,
        worksheet: &str,
        rows: &[BlockRow],
    ) -> Result<Vec<Entry>, JournalError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let made = rows.iter().position(|row| row.entry.is_none());
        let action = if made.is_some() { UndoAction::Created } else { UndoAction::Edited };
        self.change(action, |change| {
            let sheet = worksheets::current(change.connection, worksheet)?;
            let mut places: Vec<(i64, Id)> = Vec::with_capacity(rows.len());
            while let Some(row) = rows.get(places.len()) {
                if let Some(id) = row.entry {
                    places.push((place_beside(change, inventory, worksheet, id)?, id));
                    continue;
                }
                // Neighbours are made together, so that a long list is numbered once.
                let run = rows[places.len()..].iter().take_while(|row| row.entry.is_none()).count();
                let after = places.last().map(|(_, id)| *id);
                places.extend(create(change, inventory, &sheet, after, run)?);
            }
            for (row, (key, id)) in rows.iter().zip(&places) {
                for BlockCell { field, answer, names } in &row.cells {
                    let mut answer = Answer::clone(answer);
                    for name in names {
                        let (_, person) = people::find_or_create(change, name, PersonKind::Person)?;
                        if !answer.people.contains(&person) {
                            answer.people.push(person);
                        }
                    }
                    if row.entry.is_some() {
                        answers::check(change.connection, *id, field, &answer)?;
                    } else {
                        sheet.field(field)?.check(&answer)?;
                    }
                    answers::write(change, *key, field, &answer)?;
                }
            }
            let written = places
                .iter()
                .map(|(_, id)| entries::get(change.connection, *id))
                .collect::<Result<_, _>>()?;
            Ok((entries::target(inventory, worksheet, places[made.unwrap_or_default()].1), written))
        })
    }
}
