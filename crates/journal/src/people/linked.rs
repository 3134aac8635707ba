//! Everything in the journal that speaks of somebody, in a handful of statements however much that is.

use std::borrow::BorrowMut;
use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, params};

use super::get;
use crate::change::key_of;
use crate::error::{JournalError, Kind};
use crate::hidden::Hidden;
use crate::model::{
    Id, LinkedAmends, LinkedEntries, LinkedEntry, Moment, Person, PersonKind, PersonLinks, PersonPage,
    Phrase, SearchHit,
};
use crate::search::{self, Phrases};
use crate::sql::Json;
use crate::{Journal, worksheets};

/// A page shows no more texts than this that have somebody's name; nobody reads on.
const MOST_MENTIONS: u32 = 200;
/// How many characters of an entry or an amends are shown.
const LINE: u32 = 160;

/// From the entries to what decides whether they are in view.
const HOLDERS: &str = "JOIN things ON things.key = entries.key
    LEFT JOIN things AS inventory ON inventory.key = entries.inventory
    LEFT JOIN worksheets ON worksheets.id = entries.worksheet
    LEFT JOIN things AS sheet ON sheet.key = worksheets.key";
/// Whether an entry is in view; what is [`Hidden`] is parameter 2.
const IN_VIEW: &str = "things.deleted IS NULL AND inventory.deleted IS NULL AND sheet.deleted IS NULL
    AND NOT EXISTS (SELECT 1 FROM json_each(?2) WHERE value = entries.worksheet
                      OR value = entries.inventory || '/' || entries.worksheet OR value = things.key || '/')";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// In how many places that are in view each person is linked. Those who are linked nowhere are left out.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn people_links(&self) -> Result<Vec<PersonLinks>, JournalError> {
        let connection = self.connection();
        Ok(connection
            .prepare_cached(&format!(
                "WITH links (person, entries, amends) AS (
                   SELECT person, count(DISTINCT entry), 0
                   FROM answer_people JOIN entries ON entries.key = answer_people.entry {HOLDERS}
                   WHERE {IN_VIEW} AND ?1 IS NULL GROUP BY person
                   UNION ALL
                   SELECT person, 0, count(*) FROM amends JOIN things ON things.key = amends.key
                   WHERE deleted IS NULL GROUP BY person)
                 SELECT things.id, sum(entries), sum(amends) FROM links JOIN things ON things.key = links.person
                 GROUP BY links.person"
            ))?
            .query_map(params![None::<i64>, Hidden::read(connection)?], |row| {
                Ok(PersonLinks { person: row.get(0)?, entries: row.get(1)?, amends: row.get(2)? })
            })?
            .collect::<Result<_, _>>()?)
    }

    /// Somebody, in the trash or not, and everything that speaks of them.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn person_page(&self, id: Id) -> Result<PersonPage, JournalError> {
        let connection = self.connection();
        let key = key_of(connection, Kind::Person, id)?;
        let person = get(connection, id)?;
        let hidden = Hidden::read(connection)?;
        let entries = entries(connection, key, &hidden)?;
        let amends = amends(connection, key)?;
        let (mentions, mentions_in_all) = mentions(connection, key, &person, &hidden)?;
        let shown = entries.iter().map(|group| group.entries.len()).sum::<usize>() + amends.len();
        let all: u32 = connection
            .prepare_cached(
                "SELECT (SELECT count(DISTINCT entry) FROM answer_people WHERE person = ?1)
                      + (SELECT count(*) FROM amends WHERE person = ?1)",
            )?
            .query_row([key], |row| row.get(0))?;
        let out_of_view = all.saturating_sub(u32::try_from(shown).unwrap_or(u32::MAX));
        Ok(PersonPage { person, entries, amends, mentions, mentions_in_all, out_of_view })
    }
}

/// The entries in view that link to somebody, in groups.
fn entries(
    connection: &Connection,
    person: i64,
    hidden: &Hidden,
) -> Result<Vec<LinkedEntries>, JournalError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT things.id, inventory.id, coalesce(inventories.title, ''), inventories.started, entries.worksheet,
           entries.version, fields, things.updated,
           coalesce((SELECT substr(text, 1, {LINE}) FROM answers
                     WHERE answers.entry = entries.key AND text <> '' ORDER BY key LIMIT 1), '')
         FROM (SELECT entry, json_group_array(field ORDER BY key) AS fields FROM answer_people
               WHERE person = ?1 GROUP BY entry) AS links
           CROSS JOIN entries ON entries.key = links.entry {HOLDERS}
           LEFT JOIN inventories ON inventories.key = entries.inventory
         WHERE {IN_VIEW}
         ORDER BY inventories.started DESC, inventories.key DESC, entries.worksheet, entries.position, entries.key"
    ))?;
    let mut groups: Vec<LinkedEntries> = Vec::new();
    // Inventories as the rows come, and in each its worksheets in theirs.
    let mut places: Vec<(usize, u8)> = Vec::new();
    let mut known: HashMap<(String, u32), HashMap<String, Phrase>> = HashMap::new();
    let mut rows = statement.query(params![person, hidden])?;
    while let Some(row) = rows.next()? {
        let (inventory, worksheet, version): (_, String, u32) = (row.get(1)?, row.get(4)?, row.get(5)?);
        if groups.last().is_none_or(|last| last.inventory != inventory || last.worksheet != worksheet) {
            // The worksheet can be one that only a newer app knows.
            let sheet = worksheets::current(connection, &worksheet).ok();
            let same = groups.iter().position(|group| group.inventory == inventory);
            places.push((same.unwrap_or(groups.len()), sheet.as_ref().map_or(u8::MAX, |sheet| sheet.order)));
            groups.push(LinkedEntries {
                inventory,
                inventory_title: row.get(2)?,
                started: row.get(3)?,
                title: sheet.map_or(Phrase::Own { own: String::new() }, |sheet| sheet.into_owned().title),
                worksheet: worksheet.clone(),
                labels: BTreeMap::new(),
                entries: Vec::new(),
            });
        }
        let Some(group) = groups.last_mut() else { continue };
        let labels = known.entry((worksheet, version)).or_insert_with_key(|(worksheet, version)| {
            let sheet = worksheets::version(connection, worksheet, *version);
            let fields = sheet.map(|sheet| sheet.into_owned().fields).unwrap_or_default();
            fields.into_iter().map(|field| (field.id, field.label)).collect()
        });
        let Json(fields) = row.get::<_, Json<Vec<String>>>(6)?;
        for field in &fields {
            if let Some(label) = labels.get(field) {
                group.labels.entry(field.clone()).or_insert_with(|| label.clone());
            }
        }
        let updated: Moment = row.get(7)?;
        group.entries.push(LinkedEntry {
            id: row.get(0)?,
            fields,
            line: row.get(8)?,
            date: updated.day().ok_or(rusqlite::Error::InvalidQuery)?,
        });
    }
    let mut ordered: Vec<_> = places.into_iter().zip(groups).collect();
    ordered.sort_by_key(|(place, _)| *place);
    Ok(ordered.into_iter().map(|(_, group)| group).collect())
}

fn amends(connection: &Connection, person: i64) -> Result<Vec<LinkedAmends>, JournalError> {
    Ok(connection
        .prepare_cached(&format!(
            "SELECT things.id, status, substr(harm, 1, {LINE}), things.updated
             FROM amends JOIN things ON things.key = amends.key
             WHERE person = ?1 AND deleted IS NULL ORDER BY amends.key"
        ))?
        .query_map([person], |row| {
            let updated: Moment = row.get(3)?;
            Ok(LinkedAmends {
                id: row.get(0)?,
                status: row.get(1)?,
                line: row.get(2)?,
                date: updated.day().ok_or(rusqlite::Error::InvalidQuery)?,
            })
        })?
        .collect::<Result<_, _>>()?)
}

/// Where else the name, or another name, stands in a text: in titles, in words, and among the tags of a page. The
/// writer's name for themself is a word like any other and is not looked for.
fn mentions(
    connection: &Connection,
    key: i64,
    person: &Person,
    hidden: &Hidden,
) -> Result<(Vec<SearchHit>, u32), JournalError> {
    let names = std::iter::once(&person.draft.name).chain(&person.draft.aliases);
    let phrases = match person.draft.kind {
        PersonKind::Myself => None,
        _ => Phrases::any(names.map(String::as_str)),
    };
    let Some(phrases) = phrases else { return Ok((Vec::new(), 0)) };
    // The plus sign keeps SQLite from going through all links of the person for each text that was found.
    let mut statement = connection.prepare_cached(&format!(
        "WITH found (key) AS (
           SELECT rowid FROM search WHERE search MATCH '{{title body}} : (' || ?3 || ')'
           UNION
           SELECT search.rowid FROM search CROSS JOIN things ON things.key = search.rowid
           WHERE search MATCH '{{names}} : (' || ?3 || ')' AND kind = 'reflection'),
         seen AS (
           SELECT things.key, things.updated, count(*) OVER () AS in_all
           FROM found CROSS JOIN things ON things.key = found.key LEFT JOIN entries ON entries.key = found.key
             LEFT JOIN things AS inventory ON inventory.key = entries.inventory
             LEFT JOIN worksheets ON worksheets.id = entries.worksheet
             LEFT JOIN things AS sheet ON sheet.key = worksheets.key
           WHERE {IN_VIEW} AND things.kind <> 'person'
             AND NOT EXISTS (SELECT 1 FROM answer_people WHERE entry = found.key AND +person = ?1)
             AND NOT EXISTS (SELECT 1 FROM amends WHERE amends.key = found.key AND person = ?1)
           ORDER BY things.updated DESC, things.key DESC LIMIT {MOST_MENTIONS})
         SELECT catalogue.*, in_all, search.body AS body, search.names AS names, search.title AS heading
         FROM seen CROSS JOIN catalogue ON catalogue.key = seen.key CROSS JOIN search ON search.rowid = seen.key
         ORDER BY seen.updated DESC, seen.key DESC"
    ))?;
    let mut in_all = 0;
    let mut rows = statement.query(params![key, hidden, phrases.expression])?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        in_all = row.get("in_all")?;
        hits.push((row.get("key")?, search::hit(row, &phrases.terms)?));
    }
    search::complete(connection, &mut hits, &phrases.terms)?;
    Ok((hits.into_iter().map(|(_, hit)| hit).collect(), in_all))
}
