//! Finding one's words: from what a person typed to what they meant.

use std::borrow::BorrowMut;

use rusqlite::{Connection, Row, params};

use crate::Journal;
use crate::error::{JournalError, Kind};
use crate::model::{Day, Moment, SearchHit, SnippetPart, Target};
use crate::worksheets::worksheet;

/// Things as lists speak of them; [`target`] reads its rows.
pub(crate) const CATALOGUE: &str = "SELECT key, id, kind, updated, deleted, inventory, worksheet, number,
    inventory_deleted, date, title FROM catalogue";

/// Marks around the words found in a snippet. They are no characters that anybody writes.
const FOUND: char = '\u{FDD0}';
const FOUND_END: char = '\u{FDD1}';

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
        let Some(expression) = expression(query) else { return Ok(Vec::new()) };
        let connection = self.connection();
        let found: Vec<(i64, String)> = connection
            .prepare_cached(
                "SELECT search.rowid, snippet(search, -1, ?3, ?4, '…', 20)
                 FROM search CROSS JOIN things ON things.key = search.rowid
                   LEFT JOIN entries ON entries.key = things.key
                   LEFT JOIN things AS inventory ON inventory.key = entries.inventory
                 WHERE search MATCH ?1 AND things.deleted IS NULL AND inventory.deleted IS NULL
                 ORDER BY search.rank LIMIT ?2",
            )?
            .query_map(params![expression, limit, FOUND.to_string(), FOUND_END.to_string()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<Result<_, _>>()?;
        let mut catalogue = connection.prepare_cached(&format!("{CATALOGUE} WHERE key = ?1"))?;
        found
            .into_iter()
            .map(|(key, marked)| {
                let snippet = parts(&marked);
                let (mut target, title, date) = catalogue.query_row([key], |row| {
                    let updated: Moment = row.get("updated")?;
                    let date: Option<Day> = row.get("date")?;
                    let date = date.or_else(|| updated.day()).ok_or(rusqlite::Error::InvalidQuery)?;
                    Ok((target(row)?, row.get("title")?, date))
                })?;
                if let Target::Entry { worksheet, field, .. } = &mut target {
                    *field = field_of(connection, key, worksheet, &marked)?;
                }
                Ok(SearchHit { target, title, snippet, date })
            })
            .collect()
    }
}

/// Reads what a row of [`CATALOGUE`] speaks of.
pub(crate) fn target(row: &Row<'_>) -> rusqlite::Result<Target> {
    let id = row.get("id")?;
    Ok(match row.get("kind")? {
        Kind::Person => Target::Person { id },
        Kind::Inventory => Target::Inventory { id },
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

/// The field of an entry in which the words were found: the one that holds the line around them, or, when they
/// are a name, the one for people.
fn field_of(
    connection: &Connection,
    entry: i64,
    worksheet_id: &str,
    marked: &str,
) -> Result<Option<String>, JournalError> {
    let line = marked.split('\n').find(|line| line.contains(FOUND)).unwrap_or_default();
    let line: String = line.chars().filter(|letter| ![FOUND, FOUND_END].contains(letter)).collect();
    let field: Option<String> = connection
        .prepare_cached(
            "SELECT field FROM answers WHERE entry = ?1
               AND (instr(text, ?2) OR instr(own, ?2)) ORDER BY key LIMIT 1",
        )?
        .query_row(params![entry, line.trim_matches('…')], |row| row.get(0))
        .map(Some)
        .or_else(|error| if error == rusqlite::Error::QueryReturnedNoRows { Ok(None) } else { Err(error) })?;
    // The worksheet of an entry may be one that only a newer version knows.
    let named = || worksheet(worksheet_id).ok()?.people_field().map(|field| field.id.clone());
    Ok(field.or_else(named))
}

/// Cuts a marked snippet into its parts, on one line.
fn parts(marked: &str) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut found = false;
    let mut space = true;
    for letter in marked.trim_end().chars() {
        if letter == FOUND || letter == FOUND_END {
            if !text.is_empty() {
                parts.push(SnippetPart { text: std::mem::take(&mut text), found });
            }
            found = letter == FOUND;
        } else if !letter.is_whitespace() {
            text.push(letter);
            space = false;
        } else if !space {
            text.push(' ');
            space = true;
        }
    }
    if !text.is_empty() {
        parts.push(SnippetPart { text, found });
    }
    parts
}

/// Turns what was typed into an FTS5 expression, or nothing when there is no word in it.
///
/// Each word becomes a quoted string, in which FTS5 sees no operators; strings side by side must all be there.
fn expression(query: &str) -> Option<String> {
    let pieces: Vec<_> = query.split(['"', '“', '”', '„', '«', '»']).collect();
    // Each term, and whether it can still be unfinished: not a phrase whose closing quote was typed.
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
    let last = terms.len().checked_sub(1)?;
    let quoted = terms.iter().enumerate().map(|(index, (term, open))| {
        let prefix = if index == last && *open { " *" } else { "" };
        format!("\"{term}\"{prefix}")
    });
    Some(quoted.collect::<Vec<_>>().join(" "))
}
