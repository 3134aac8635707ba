//! What is owed and what was paid back, to the last digit: amounts are decimals, never floating-point numbers, and
//! each currency is counted by itself.

use std::borrow::BorrowMut;

use rusqlite::{Connection, OptionalExtension as _};
use rust_decimal::Decimal;

use crate::Journal;
use crate::change::{Change, Table, key_of};
use crate::error::{Invalid, JournalError, Kind};
use crate::model::{Amends, Balance, Id, LedgerDraft, LedgerKind, LedgerLine, Target, UndoAction};

/// The most digits of an amount before its point. With those after it they leave a [`Decimal`], which holds 28, room
/// for the sum of a hundred thousand lines.
const WHOLE_DIGITS: usize = 15;
/// The most digits of an amount after its point. No currency of a state has more than four.
const FRACTION_DIGITS: usize = 8;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Adds a line to the ledger of an amends.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::Invalid`] for an amount that is none or a currency without a
    /// name, or [`JournalError::Database`].
    pub fn add_to_ledger(&mut self, id: Id, draft: &LedgerDraft) -> Result<Amends, JournalError> {
        self.change(UndoAction::Created, |change| {
            let amends = key_of(change.connection, Kind::Amends, id)?;
            add(change, amends, draft)?;
            Ok((Target::Amends { id }, ()))
        })?;
        self.amends(id)
    }

    /// Writes a line of a ledger anew.
    ///
    /// # Errors
    /// As [`Journal::add_to_ledger`].
    pub fn set_ledger_line(&mut self, line: Id, draft: &LedgerDraft) -> Result<Amends, JournalError> {
        let id = self.change(UndoAction::Set, |change| {
            let (key, amends, id) = place(change.connection, line)?;
            let (amount, currency) = checked(draft)?;
            change.update(
                Some(amends),
                Table::Ledger,
                key,
                &[
                    ("kind", &draft.kind),
                    ("date", &draft.date),
                    ("currency", &currency),
                    ("amount", &amount),
                    ("note", &draft.note),
                ],
            )?;
            Ok((Target::Amends { id }, id))
        })?;
        self.amends(id)
    }

    /// Takes a line out of its ledger.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn remove_from_ledger(&mut self, line: Id) -> Result<Amends, JournalError> {
        let id = self.change(UndoAction::Deleted, |change| {
            let (key, amends, id) = place(change.connection, line)?;
            change.delete(Some(amends), Table::Ledger, key)?;
            Ok((Target::Amends { id }, id))
        })?;
        self.amends(id)
    }
}

pub(crate) fn add(change: &mut Change<'_>, amends: i64, draft: &LedgerDraft) -> Result<(), JournalError> {
    let (amount, currency) = checked(draft)?;
    let id = change.new_id();
    change.insert(
        Some(amends),
        Table::Ledger,
        None,
        &[
            ("id", &id),
            ("amends", &amends),
            ("kind", &draft.kind),
            ("date", &draft.date),
            ("currency", &currency),
            ("amount", &amount),
            ("note", &draft.note),
        ],
    )?;
    Ok(())
}

/// The keys of a line and of the amends it belongs to, and the identity of that.
fn place(connection: &Connection, line: Id) -> Result<(i64, i64, Id), JournalError> {
    connection
        .prepare_cached(
            "SELECT ledger.key, ledger.amends, things.id FROM ledger JOIN things ON things.key = ledger.amends
             WHERE ledger.id = ?1",
        )?
        .query_row([line], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .ok_or(JournalError::NotFound(Kind::Amends))
}

/// The amount and the currency of a line, as they are kept.
fn checked(draft: &LedgerDraft) -> Result<(String, String), Invalid> {
    let currency = draft.currency.split_whitespace().collect::<Vec<_>>().join(" ");
    if currency.is_empty() {
        return Err(Invalid::Currency);
    }
    let amount = amount(&draft.amount).filter(|amount| !amount.is_zero()).ok_or(Invalid::Amount)?;
    Ok((amount.to_string(), currency))
}

/// An amount as it is kept: digits, and a point with digits behind it.
fn amount(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole, WHOLE_DIGITS) || fraction.is_some_and(|fraction| !digits(fraction, FRACTION_DIGITS)) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

/// Lines in their order, each with what is left after it.
pub(super) fn lines(drafts: Vec<(Id, LedgerDraft)>) -> Vec<LedgerLine> {
    let mut left: Vec<(String, Decimal)> = Vec::new();
    drafts
        .into_iter()
        .map(|(id, draft)| {
            let sum = entry(&mut left, &draft.currency);
            *sum += signed(&draft);
            LedgerLine { id, left: sum.to_string(), draft }
        })
        .collect()
}

/// What is left in each currency.
pub(super) fn balances(lines: &[LedgerLine]) -> Vec<Balance> {
    let mut sums: Vec<(String, (Decimal, Decimal))> = Vec::new();
    for LedgerLine { draft, .. } in lines {
        let (owed, paid) = entry(&mut sums, &draft.currency);
        match draft.kind {
            LedgerKind::Owed => *owed += value(draft),
            LedgerKind::Paid => *paid += value(draft),
        }
    }
    sums.into_iter()
        .map(|(currency, (owed, paid))| Balance {
            currency,
            owed: owed.to_string(),
            paid: paid.to_string(),
            left: (owed - paid).to_string(),
        })
        .collect()
}

/// What is counted under a currency.
fn entry<'s, T: Default>(sums: &'s mut Vec<(String, T)>, currency: &str) -> &'s mut T {
    let index = sums.iter().position(|(known, _)| known == currency).unwrap_or_else(|| {
        sums.push((currency.to_owned(), T::default()));
        sums.len() - 1
    });
    &mut sums[index].1
}

/// The amount of a line. One that is no number was never written by this app, and counts as nothing.
fn value(draft: &LedgerDraft) -> Decimal {
    amount(&draft.amount).unwrap_or_default()
}

fn signed(draft: &LedgerDraft) -> Decimal {
    match draft.kind {
        LedgerKind::Owed => value(draft),
        LedgerKind::Paid => -value(draft),
    }
}
