//! Finding one's words: from what a person typed to what they meant.

use std::borrow::BorrowMut;
use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use crate::Journal;
use crate::error::{JournalError, Kind};
use crate::fold::{is_unseen, written};
use crate::hidden::Hidden;
use crate::model::{Day, Moment, Phrase, SearchHit, Target};
use crate::patterns;
use crate::snippet::{self, Term};
use crate::sql::Json;
use crate::worksheets;

/// Things as lists speak of them; [`target`] reads its rows.
pub(crate) const CATALOGUE: &str = "SELECT key, id, kind, updated, deleted, inventory, worksheet, number,
    holder_deleted, date, title FROM catalogue";

/// A query with more words than this is cut: nobody types so many, and each costs time.
const MOST_WORDS: usize = 32;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Looks through everything that was written and is neither in the trash nor out of view. Each word must be there, accents and case
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
                                     OR value = entries.inventory || '/' || entries.worksheet
                                     OR value = things.key || '/')
                 ORDER BY search.rank LIMIT ?2",
            )?
            .query_map(params![expression, limit, Hidden::read(connection)?], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let mut statement = connection.prepare_cached(
            "SELECT catalogue.*, search.body AS body, search.names AS names, search.title AS heading
             FROM catalogue CROSS JOIN search ON search.rowid = catalogue.key WHERE catalogue.key = ?1",
        )?;
        let mut hits = Vec::with_capacity(found.len());
        for key in found {
            hits.push((key, statement.query_row([key], |row| hit(row, &terms))?));
        }
        complete(connection, &mut hits, &terms)?;
        Ok(hits.into_iter().map(|(_, hit)| hit).collect())
    }
}

/// Names any of which is looked for, each as a phrase.
pub(crate) struct Phrases {
    /// As an FTS5 expression.
    pub(crate) expression: String,
    pub(crate) terms: Vec<Term>,
}

impl Phrases {
    /// Of some names, or nothing when none has a letter or a digit.
    pub(crate) fn any<'a>(names: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        // A name in quotes is a phrase; its own quotes and what else is no word only part its words.
        let names = names.into_iter().map(|name| {
            let words =
                name.split(|letter: char| letter == '"' || letter.is_whitespace() || letter.is_control());
            words.filter(|word| is_word(word)).collect::<Vec<_>>().join(" ")
        });
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        let strings: Vec<_> = names.iter().map(|name| string(name, "")).collect();
        (!names.is_empty()).then(|| Self {
            expression: strings.join(" OR "),
            terms: names.iter().map(|name| Term::new(name, false)).collect(),
        })
    }
}

/// Reads a row of the catalogue with its text (`body`, `names` and `heading`) as a hit.
pub(crate) fn hit(row: &Row<'_>, terms: &[Term]) -> rusqlite::Result<SearchHit> {
    let text = |column: &str| -> rusqlite::Result<&str> {
        Ok(written(row.get_ref(column)?.as_str_or_null()?.unwrap_or_default()))
    };
    let names = text("names")?.split('\n').filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
    // The title is shown anyway; it, or a name or a tag, is shown again only where the text has nothing.
    let pieces = [text("body")?, &names, text("heading")?].map(|text| snippet::around(text, terms));
    let updated: Moment = row.get("updated")?;
    let date: Option<Day> = row.get("date")?;
    Ok(SearchHit {
        target: target(row)?,
        title: Phrase::Own { own: row.get("title")? },
        snippet: pieces.into_iter().flatten().next().unwrap_or_default(),
        date: date.or_else(|| updated.day()).ok_or(rusqlite::Error::InvalidQuery)?,
    })
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

/// Says of the hits, given with their keys, what a row of the catalogue cannot: the field of an entry, and the name of a
/// pattern that is called by a word of a worksheet.
pub(crate) fn complete(
    connection: &Connection,
    hits: &mut [(i64, SearchHit)],
    terms: &[Term],
) -> Result<(), JournalError> {
    name_fields(connection, hits, terms)?;
    name_patterns(connection, hits)
}

/// Says of each entry among the hits in which field the words were found: the first whose
/// answer has one of them, or, when they are a name, the one for people.
fn name_fields(
    connection: &Connection,
    hits: &mut [(i64, SearchHit)],
    terms: &[Term],
) -> Result<(), JournalError> {
    let entries: Vec<i64> = hits
        .iter()
        .filter(|(_, hit)| matches!(hit.target, Target::Entry { .. }))
        .map(|(key, _)| *key)
        .collect();
    let mut found: HashMap<i64, String> = HashMap::new();
    let mut answers = connection.prepare_cached(
        "SELECT entry, field, text, own FROM json_each(?1) AS hits CROSS JOIN answers ON answers.entry = hits.value
         ORDER BY answers.key",
    )?;
    let mut rows = answers.query([Json(&entries)])?;
    while let Some(row) = rows.next()? {
        let entry = row.get(0)?;
        let here =
            |column| Ok::<_, rusqlite::Error>(snippet::contains(row.get_ref(column)?.as_str()?, terms));
        if !found.contains_key(&entry) && (here(2)? || here(3)?) {
            found.insert(entry, row.get(1)?);
        }
    }
    for (key, hit) in hits {
        if let Target::Entry { worksheet, field, .. } = &mut hit.target {
            // The worksheet of an entry may be one that only a newer version knows.
            let people = || {
                let sheet = worksheets::current(connection, worksheet).ok()?;
                sheet.people_field().map(|field| field.id.clone())
            };
            *field = found.remove(key).or_else(people);
        }
    }
    Ok(())
}

/// Gives each pattern among the hits its name, where that is the word of a worksheet.
fn name_patterns(connection: &Connection, hits: &mut [(i64, SearchHit)]) -> Result<(), JournalError> {
    let is_pattern = |(_, hit): &&(i64, SearchHit)| matches!(hit.target, Target::Pattern { .. });
    let keys: Vec<i64> = hits.iter().filter(is_pattern).map(|(key, _)| *key).collect();
    let mut called = patterns::called(connection, &keys)?;
    for (key, hit) in hits {
        if let Some(name) = called.remove(key) {
            hit.title = name;
        }
    }
    Ok(())
}

/// Takes what was typed apart into words and quoted phrases, each with whether it can still be unfinished: only the
/// last can, and not when its closing quote was typed. What has no letter and no digit is left out.
fn terms(query: &str) -> Vec<(String, bool)> {
    let pieces: Vec<_> = query.split(['"', '“', '”', '„', '«', '»']).collect();
    let mut terms: Vec<(String, bool)> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        let words = piece
            .split(|letter: char| letter.is_whitespace() || letter.is_control())
            .filter(|word| is_word(word));
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
/// sees no operators; all of them must be there.
fn expression(terms: &[(String, bool)]) -> Option<String> {
    let strings = terms.iter().map(|(typed, open)| string(typed, if *open { " *" } else { "" }));
    (!terms.is_empty()).then(|| strings.collect::<Vec<_>>().join(" AND "))
}

/// Words as a string of an FTS5 expression; with what cannot be seen in them also without it.
fn string(words: &str, behind: &str) -> String {
    let seen: String = words.chars().filter(|character| !is_unseen(*character)).collect();
    if seen == words {
        return format!("\"{words}\"{behind}");
    }
    format!("(\"{words}\"{behind} OR \"{seen}\"{behind})")
}

/// Whether something of a word is a letter or a digit that can be seen.
fn is_word(word: &str) -> bool {
    word.chars().any(|character| character.is_alphanumeric() && !is_unseen(character))
}
