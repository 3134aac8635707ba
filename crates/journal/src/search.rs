//! Finding one's words: from what a person typed to what they meant.

use std::borrow::BorrowMut;

use rusqlite::{Connection, Row, params};

use crate::Journal;
use crate::error::{JournalError, Kind};
use crate::hidden::Hidden;
use crate::model::{Day, Moment, SearchHit, Target};
use crate::snippet::{self, Term};
use crate::worksheets;

/// Things as lists speak of them; [`target`] reads its rows.
pub(crate) const CATALOGUE: &str = "SELECT key, id, kind, updated, deleted, inventory, worksheet, number,
    holder_deleted, date, title FROM catalogue";

/// A query with more words than this is cut: nobody types so many, and each costs time.
const MOST_WORDS: usize = 32;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Looks through everything that was written and is not in the trash. Each word must be there, accents and case
    /// aside; the last may be unfinished; what stands in quotes must stand together. Best first, one hit a thing.
    ///
    /// Whatever is typed is a query, never an error. A query without a letter or a digit finds nothing.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn search(&self, query: &str, limit: u32) -> Result<Vec<SearchHit>, JournalError> {
        let terms = terms(query);
        let Some(expression) = expression(&terms) else { return Ok(Vec::new()) };
        let terms: Vec<_> = terms.iter().map(|(typed, open)| Term::new(typed, *open)).collect();
        let connection = self.connection();
        let found: Vec<i64> = connection
            .prepare_cached(
                "SELECT search.rowid
                 FROM search CROSS JOIN things ON things.key = search.rowid
                   LEFT JOIN entries ON entries.key = things.key
                   LEFT JOIN things AS inventory ON inventory.key = entries.inventory
                   LEFT JOIN worksheets ON worksheets.id = entries.worksheet
                   LEFT JOIN things AS sheet ON sheet.key = worksheets.key
                 WHERE search MATCH ?1 AND things.deleted IS NULL AND inventory.deleted IS NULL
                   AND sheet.deleted IS NULL
                   AND NOT EXISTS (SELECT 1 FROM json_each(?3) WHERE value = entries.worksheet
                                     OR value = entries.inventory || '/' || entries.worksheet)
                 ORDER BY search.rank LIMIT ?2",
            )?
            .query_map(params![expression, limit, Hidden::read(connection)?], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut texts =
            connection.prepare_cached("SELECT body, names, title FROM search_text WHERE thing = ?1")?;
        let mut catalogue = connection.prepare_cached(&format!("{CATALOGUE} WHERE key = ?1"))?;
        let mut hits = Vec::with_capacity(found.len());
        for key in found {
            // The title is shown anyway; it, or a name or a tag, is shown again only where the text has nothing.
            let snippet = texts.query_row([key], |row| {
                let text = |column: usize| -> rusqlite::Result<&str> {
                    Ok(row.get_ref(column)?.as_str_or_null()?.unwrap_or_default())
                };
                let names =
                    text(1)?.split('\n').filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
                let pieces = [text(0)?, &names, text(2)?].map(|text| snippet::around(text, &terms));
                Ok(pieces.into_iter().flatten().next().unwrap_or_default())
            })?;
            let mut hit = catalogue.query_row([key], |row| {
                let updated: Moment = row.get("updated")?;
                let date: Option<Day> = row.get("date")?;
                let date = date.or_else(|| updated.day()).ok_or(rusqlite::Error::InvalidQuery)?;
                Ok(SearchHit { target: target(row)?, title: row.get("title")?, snippet, date })
            })?;
            if let Target::Entry { worksheet, field, .. } = &mut hit.target {
                *field = field_of(connection, key, worksheet, &terms)?;
            }
            hits.push(hit);
        }
        Ok(hits)
    }
}

/// Reads what a row of [`CATALOGUE`] speaks of.
pub(crate) fn target(row: &Row<'_>) -> rusqlite::Result<Target> {
    let id = row.get("id")?;
    Ok(match row.get("kind")? {
        Kind::Person => Target::Person { id },
        Kind::Inventory => Target::Inventory { id },
        Kind::Worksheet => Target::Worksheet { id },
        Kind::Pattern => Target::Pattern { id },
        Kind::Entry => Target::Entry {
            id,
            inventory: row.get("inventory")?,
            worksheet: row.get("worksheet")?,
            field: None,
        },
        Kind::Amends => Target::Amends { id },
        Kind::Reflection => Target::Reflection { id },
        Kind::Step => Target::Step { number: row.get("number")? },
    })
}

/// The field of an entry in which the words were found: the first whose answer has one of them, or, when they are
/// a name, the one for people.
fn field_of(
    connection: &Connection,
    entry: i64,
    worksheet_id: &str,
    terms: &[Term],
) -> Result<Option<String>, JournalError> {
    let mut answers =
        connection.prepare_cached("SELECT field, text, own FROM answers WHERE entry = ?1 ORDER BY key")?;
    let mut rows = answers.query([entry])?;
    while let Some(row) = rows.next()? {
        let (text, own): (String, String) = (row.get(1)?, row.get(2)?);
        if snippet::contains(&text, terms) || snippet::contains(&own, terms) {
            return Ok(row.get(0)?);
        }
    }
    // The worksheet of an entry may be one that only a newer version knows.
    let sheet = worksheets::current(connection, worksheet_id).ok();
    Ok(sheet.and_then(|sheet| sheet.people_field().map(|field| field.id.clone())))
}

/// Takes what was typed apart into words and quoted phrases, each with whether it can still be unfinished: only the
/// last can, and not when its closing quote was typed. What has no letter and no digit is left out.
fn terms(query: &str) -> Vec<(String, bool)> {
    let pieces: Vec<_> = query.split(['"', '“', '”', '„', '«', '»']).collect();
    let mut terms: Vec<(String, bool)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let words = piece
            .split(|letter: char| letter.is_whitespace() || letter.is_control())
            .filter(|word| word.chars().any(char::is_alphanumeric));
        if index % 2 == 0 {
            terms.extend(words.map(|word| (word.to_owned(), true)));
        } else {
            let phrase = words.collect::<Vec<_>>().join(" ");
            if !phrase.is_empty() {
                terms.push((phrase, index + 1 == pieces.len()));
            }
        }
    }
    terms.truncate(MOST_WORDS);
    let count = terms.len();
    for (index, (_, open)) in terms.iter_mut().enumerate() {
        *open &= index + 1 == count;
    }
    terms
}

/// The terms as an FTS5 expression, or nothing when there are none. Each becomes a quoted string, in which FTS5
/// sees no operators; strings side by side must all be there.
fn expression(terms: &[(String, bool)]) -> Option<String> {
    let strings = terms.iter().map(|(typed, open)| format!("\"{typed}\"{}", if *open { " *" } else { "" }));
    (!terms.is_empty()).then(|| strings.collect::<Vec<_>>().join(" "))
}
