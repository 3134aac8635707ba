//! What answers said before: kept when one is written again after a while, and when much of it is taken away.

use std::borrow::BorrowMut;

use jiff::SignedDuration;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::answers::{self, Standing};
use crate::change::{Change, Table, key_of};
use crate::error::{JournalError, Kind};
use crate::model::{Answer, Comparison, EarlierAnswer, Id};
use crate::sql::Json;
use crate::{Journal, comparison};

/// How long an answer must have stood to be kept when it is written again. What changes sooner is one act of
/// writing, which undo takes back.
pub(crate) const A_WHILE: SignedDuration = SignedDuration::from_mins(10);
/// A text of at least so many characters is kept when more than half of it goes at once.
const WORTH_KEEPING: usize = 40;
/// How many earlier answers a field has at most.
const MOST: usize = 50;
/// How many bytes they take at most, beside the newest of them, which stays however long it is.
const MOST_BYTES: i64 = 4 << 20;
/// How much of a text a list shows, in characters.
const OPENING: usize = 120;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// What the answers of an entry said before, newest first.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], also when the entry is in the trash, or [`JournalError::Database`].
    pub fn entry_history(&self, entry: Id) -> Result<Vec<EarlierAnswer>, JournalError> {
        let key = here(self.connection(), entry)?;
        let mut statement = self.connection().prepare_cached(
            "SELECT key, field, at, answer FROM answer_history WHERE entry = ?1 ORDER BY key DESC",
        )?;
        let read = statement.query_map([key], |row| {
            let Json(mut answer): Json<Answer> = row.get(3)?;
            if let Some((end, _)) = answer.text.char_indices().nth(OPENING) {
                answer.text.truncate(end);
            }
            Ok(EarlierAnswer { version: row.get(0)?, field: row.get(1)?, written: row.get(2)?, answer })
        })?;
        Ok(read.collect::<Result<_, _>>()?)
    }

    /// An earlier answer of an entry beside the one that stands there now.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] when the entry is not there or has no such version any more, or
    /// [`JournalError::Database`].
    pub fn compare_answer(&self, entry: Id, version: u32) -> Result<Comparison, JournalError> {
        let key = here(self.connection(), entry)?;
        let found: Option<(String, Json<Answer>)> = self
            .connection()
            .prepare_cached("SELECT field, answer FROM answer_history WHERE key = ?1 AND entry = ?2")?
            .query_row(params![version, key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (field, Json(earlier)) = found.ok_or(JournalError::NotFound(Kind::Entry))?;
        let now = answers::standing(self.connection(), key, &field)?.answer;
        let words = comparison::words(&earlier.text, &now.text);
        Ok(Comparison { earlier, now, words })
    }
}

/// The key of an entry that is not in the trash.
fn here(connection: &Connection, entry: Id) -> Result<i64, JournalError> {
    let key = key_of(connection, Kind::Entry, entry)?;
    let here: bool = connection
        .prepare_cached("SELECT deleted IS NULL FROM things WHERE key = ?1")?
        .query_row([key], |row| row.get(0))?;
    if here { Ok(key) } else { Err(JournalError::NotFound(Kind::Entry)) }
}

/// Keeps what stands in a field before it is written again, if it is worth keeping.
pub(crate) fn keep(
    change: &mut Change<'_>,
    entry: i64,
    field: &str,
    standing: &Standing,
    next: &Answer,
) -> Result<(), JournalError> {
    let Standing { written, answer, .. } = standing;
    let settled = written.as_ref().is_none_or(|written| change.is_settled(written));
    if answer.is_empty() || !(settled || next.is_empty() || takes_much(&answer.text, &next.text)) {
        return Ok(());
    }
    let newest: Option<Json<Answer>> = change
        .connection
        .prepare_cached(
            "SELECT answer FROM answer_history WHERE entry = ?1 AND field = ?2 ORDER BY key DESC LIMIT 1",
        )?
        .query_row(params![entry, field], |row| row.get(0))
        .optional()?;
    if newest.is_some_and(|Json(newest)| newest == *answer) {
        return Ok(());
    }
    change.insert(
        None,
        Table::AnswerHistory,
        None,
        &[("entry", &entry), ("field", &field), ("at", written), ("answer", &Json(answer))],
    )?;
    forget_oldest(change, entry, field)
}

fn forget_oldest(change: &mut Change<'_>, entry: i64, field: &str) -> Result<(), JournalError> {
    let kept: Vec<(i64, i64)> = change
        .connection
        .prepare_cached(
            "SELECT key, octet_length(answer) FROM answer_history WHERE entry = ?1 AND field = ?2 ORDER BY key DESC",
        )?
        .query_map(params![entry, field], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut bytes = 0;
    for (index, (key, size)) in kept.into_iter().enumerate().skip(1) {
        bytes += size;
        if index >= MOST || bytes > MOST_BYTES {
            change.delete(None, Table::AnswerHistory, key)?;
        }
    }
    Ok(())
}

/// Whether more than half of a text worth keeping is not in the next one. An edit touches one place: what both begin
/// and end with is what it left.
fn takes_much(text: &str, next: &str) -> bool {
    let same = |(one, other): &(char, char)| one == other;
    let length = text.chars().count();
    let start = text.chars().zip(next.chars()).take_while(same).count();
    let shorter = length.min(next.chars().count());
    let end = text.chars().rev().zip(next.chars().rev()).take_while(same).count().min(shorter - start);
    length >= WORTH_KEEPING && (start + end) * 2 < length
}
