//! The list as it is read: each amends with its history, its answers and its ledger, in a handful of statements
//! however many there are.

use std::borrow::BorrowMut;
use std::collections::HashMap;

use rusqlite::{Connection, Row};

use super::ledger;
use crate::Journal;
use crate::error::{JournalError, Kind};
use crate::model::{Amends, AmendsDraft, Id, InjuryAnswer, LedgerDraft, StatusChange};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// The whole list, in the order in which it was made.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn amends_list(&self) -> Result<Vec<Amends>, JournalError> {
        read(self.connection(), None)
    }

    /// One amends.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also when it is in the trash, or [`JournalError::Database`].
    pub fn amends(&self, id: Id) -> Result<Amends, JournalError> {
        get(self.connection(), id)
    }
}

pub(super) fn get(connection: &Connection, id: Id) -> Result<Amends, JournalError> {
    read(connection, Some(id))?.pop().ok_or(JournalError::NotFound(Kind::Amends))
}

/// The amends outside the trash, or the one of an id.
fn read(connection: &Connection, id: Option<Id>) -> Result<Vec<Amends>, JournalError> {
    let filter = if id.is_some() { "AND things.id = ?1" } else { "AND ?1 IS NULL" };
    let mut index = HashMap::new();
    let mut list: Vec<Amends> = connection
        .prepare_cached(&format!(
            "SELECT amends.key, things.id, person.id AS person, entry.id AS from_entry, harm, suffered, willingness,
               amends.kind, plan, review, reason, talked_with, talked_on, outcome, status,
               letter <> '' AS has_letter, things.created, things.updated
             FROM amends JOIN things ON things.key = amends.key
               JOIN things AS person ON person.key = amends.person
               LEFT JOIN things AS entry ON entry.key = amends.from_entry
             WHERE things.deleted IS NULL {filter} ORDER BY amends.key"
        ))?
        .query_map([id], |row| {
            index.insert(row.get::<_, i64>(0)?, index.len());
            amends(row)
        })?
        .collect::<Result<_, _>>()?;

    // The rows that belong to each, from a table that names it in the column `amends`.
    let belonging = |what: &str, from: &str, order: &str| {
        format!(
            "SELECT {from}.amends, {what} FROM {from} JOIN things ON things.key = {from}.amends
             WHERE things.deleted IS NULL {filter} ORDER BY {order}"
        )
    };
    let mut statement = connection.prepare_cached(&belonging(
        "at, from_status, to_status, note",
        "amends_history",
        "amends_history.key",
    ))?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        list[index[&row.get(0)?]].history.push(StatusChange {
            at: row.get(1)?,
            from: row.get(2)?,
            to: row.get(3)?,
            note: row.get(4)?,
        });
    }

    let mut statement = connection.prepare_cached(&belonging(
        "question, answer, at",
        "injury_answers",
        "injury_answers.key",
    ))?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        list[index[&row.get(0)?]].injury.push(InjuryAnswer {
            question: row.get(1)?,
            answer: row.get(2)?,
            at: row.get(3)?,
        });
    }

    let mut ledgers: HashMap<usize, Vec<(Id, LedgerDraft)>> = HashMap::new();
    let mut statement = connection.prepare_cached(&belonging(
        "ledger.id, ledger.kind, date, currency, amount, note",
        "ledger",
        "date, ledger.key",
    ))?;
    let mut rows = statement.query([id])?;
    while let Some(row) = rows.next()? {
        let draft = LedgerDraft {
            kind: row.get(2)?,
            date: row.get(3)?,
            currency: row.get(4)?,
            amount: row.get(5)?,
            note: row.get(6)?,
        };
        ledgers.entry(index[&row.get(0)?]).or_default().push((row.get(1)?, draft));
    }
    for (index, drafts) in ledgers {
        list[index].ledger = ledger::lines(drafts);
        list[index].balances = ledger::balances(&list[index].ledger);
    }
    for amends in &mut list {
        amends.injury.sort_by_key(|answer| answer.question);
    }
    Ok(list)
}

/// A row of the list, without what stands in other tables.
fn amends(row: &Row<'_>) -> rusqlite::Result<Amends> {
    Ok(Amends {
        id: row.get("id")?,
        draft: AmendsDraft {
            person: row.get("person")?,
            harm: row.get("harm")?,
            suffered: row.get("suffered")?,
            willingness: row.get("willingness")?,
            kind: row.get("kind")?,
            plan: row.get("plan")?,
            review: row.get("review")?,
            reason: row.get("reason")?,
            talked_with: row.get("talked_with")?,
            talked_on: row.get("talked_on")?,
            outcome: row.get("outcome")?,
        },
        status: row.get("status")?,
        from_entry: row.get("from_entry")?,
        has_letter: row.get("has_letter")?,
        injury: Vec::new(),
        ledger: Vec::new(),
        balances: Vec::new(),
        history: Vec::new(),
        created: row.get("created")?,
        updated: row.get("updated")?,
    })
}
