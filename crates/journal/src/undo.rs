//! Undo and redo: the images that each change left, in order.

use std::borrow::BorrowMut;
use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, TransactionBehavior};

use crate::Journal;
use crate::change::{Change, RowChange};
use crate::error::JournalError;
use crate::model::{Target, UndoAction, Undone};

/// How many changes can be taken back.
const MOST_STEPS: usize = 200;
/// About how much memory their images may take.
const MOST_BYTES: usize = 64 << 20;
/// Edits of the same thing that follow one another so closely are taken back together.
const ONE_BREATH: SignedDuration = SignedDuration::from_secs(3);

/// What one act of the person changed, as it can be taken back or done again.
#[derive(Debug)]
struct Step {
    undone: Undone,
    rows: Vec<RowChange>,
    at: Timestamp,
}

impl Step {
    /// Whether both are parts of one act, which a person would take back as one: words typed in one breath, a row
    /// begun by its first words, somebody named for the first time in the place that names them.
    fn leads_to(&self, next: &Self) -> bool {
        match (&self.undone, &next.undone) {
            (_, Undone { action: UndoAction::Merged, .. }) => false,
            (Undone { action: UndoAction::Created, target: Target::Person { .. } }, _) => {
                self.rows.iter().any(|made| next.rows.iter().any(|row| row.names(made.key)))
            }
            (Undone { action, target }, Undone { action: UndoAction::Edited, target: edited }) => {
                next.at.duration_since(self.at).abs() <= ONE_BREATH
                    && match action {
                        UndoAction::Edited => target == edited,
                        UndoAction::Created => self.begins_with(target, edited),
                        UndoAction::Moved | UndoAction::Set | UndoAction::Deleted | UndoAction::Merged => {
                            false
                        }
                    }
            }
            _ => false,
        }
    }

    /// Whether the words just written are the first of a row just made, or more of them.
    fn begins_with(&self, made: &Target, edited: &Target) -> bool {
        match (made, edited) {
            (Target::Entry { id, field: None, .. }, Target::Entry { id: same, .. }) => {
                id == same && !self.rows.iter().any(RowChange::is_answer)
            }
            (Target::Entry { .. }, _) => made == edited,
            _ => false,
        }
    }

    /// Both as one.
    fn and(mut self, next: Self) -> Self {
        for mut row in next.rows {
            let latest = self.rows.iter_mut().rev().find(|earlier| earlier.same_row(&row));
            if !latest.is_some_and(|latest| latest.absorb(&mut row)) {
                self.rows.push(row);
            }
        }
        // Somebody is named for the sake of what names them; a row with its first words is still a row that was made.
        let action = match (self.undone.action, self.undone.target) {
            (UndoAction::Created, Target::Entry { .. }) => UndoAction::Created,
            _ => next.undone.action,
        };
        Self { undone: Undone { action, target: next.undone.target }, rows: self.rows, at: next.at }
    }
}

/// What can be taken back, and what was.
#[derive(Debug, Default)]
pub(crate) struct UndoStack {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl UndoStack {
    /// Remembers a change.
    pub(crate) fn record(&mut self, action: UndoAction, target: Target, rows: Vec<RowChange>, at: Timestamp) {
        if rows.is_empty() {
            return;
        }
        self.undone.clear();
        let mut step = Step { undone: Undone { target, action }, rows, at };
        while let Some(last) = self.done.pop_back() {
            if !last.leads_to(&step) {
                self.done.push_back(last);
                break;
            }
            step = last.and(step);
        }
        self.done.push_back(step);
        let mut bytes: usize = self.done.iter().flat_map(|step| &step.rows).map(RowChange::size).sum();
        while self.done.len() > MOST_STEPS || (bytes > MOST_BYTES && self.done.len() > 1) {
            let Some(oldest) = self.done.pop_front() else { break };
            bytes -= oldest.rows.iter().map(RowChange::size).sum::<usize>();
        }
    }

    /// Forgets everything: after something was destroyed, no image of it may remain.
    pub(crate) fn clear(&mut self) {
        self.done.clear();
        self.undone.clear();
    }
}

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Takes back the last change, or does nothing when there is none.
    ///
    /// # Errors
    /// [`JournalError::Database`]; the change then stays as it is and can be taken back later.
    pub fn undo(&mut self) -> Result<Option<Undone>, JournalError> {
        let Some(step) = self.undo.done.pop_back() else { return Ok(None) };
        let rows: Vec<_> = step.rows.iter().rev().map(RowChange::inverse).collect();
        match self.replay(&rows) {
            Ok(()) => {
                let undone = step.undone.clone();
                self.undo.undone.push(step);
                Ok(Some(undone))
            }
            Err(error) => {
                self.undo.done.push_back(step);
                Err(error)
            }
        }
    }

    /// Does again what was last taken back, or nothing when there is nothing.
    ///
    /// # Errors
    /// [`JournalError::Database`]; it can then be tried again later.
    pub fn redo(&mut self) -> Result<Option<Undone>, JournalError> {
        let Some(step) = self.undo.undone.pop() else { return Ok(None) };
        match self.replay(&step.rows) {
            Ok(()) => {
                let undone = step.undone.clone();
                self.undo.done.push_back(step);
                Ok(Some(undone))
            }
            Err(error) => {
                self.undo.undone.push(step);
                Err(error)
            }
        }
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undo.undone.is_empty()
    }

    fn replay(&mut self, rows: &[RowChange]) -> Result<(), JournalError> {
        let transaction =
            self.database.borrow_mut().transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Edits that were joined may stand in another order than they came; links are checked at the end.
        transaction.pragma_update(None, "defer_foreign_keys", true)?;
        let mut change = Change::new(&transaction, &*self.clock, &self.ids, &self.opened);
        for row in rows {
            change.replay(row)?;
        }
        change.finish()?;
        Ok(transaction.commit()?)
    }
}
