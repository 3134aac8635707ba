//! What recurs: choices that are patterns, counted over inventories and sheets, with what is written beside each.
//!
//! What is hidden or in the trash is not counted. A choice of the same id means the same in every worksheet; the
//! writer's own words are the same whatever their case and accents.

use std::borrow::BorrowMut;
use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, ToSql};

use crate::change::{Change, Table, key_of};
use crate::clock::Stamp;
use crate::error::{Invalid, JournalError, Kind};
use crate::fold::{folded, is_blank};
use crate::hidden::Hidden;
use crate::model::{
    Chosen, Id, Moment, Pattern, PatternDraft, PatternEntry, PatternPerson, PatternSheet, Phrase, Target,
    Worksheet,
};
use crate::sql::Json;
use crate::{Journal, search, worksheets};

/// How many people are named beside a pattern.
const MOST_PEOPLE: usize = 5;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// What recurs in some inventories, or in all of them when none are named, and with `sheets` in what stands by
    /// itself; most often first. What was only written about comes last.
    ///
    /// # Errors
    /// [`JournalError::NotFound`] or [`JournalError::Database`].
    pub fn patterns(&self, inventories: Option<&[Id]>, sheets: bool) -> Result<Vec<Pattern>, JournalError> {
        let connection = self.connection();
        let asked = Asked::read(connection)?;
        let mut found: HashMap<Name, Found> = HashMap::new();
        marked(connection, &asked, inventories, sheets, |mark| {
            let mut here = HashSet::new();
            for choice in &mark.choices {
                let name = Name::of(&choice.value, choice.own);
                // An answer can say the same twice in one's own words.
                if !here.insert(name.clone()) {
                    continue;
                }
                match found.entry(name) {
                    Entry::Occupied(found) => found.into_mut().count(&mark),
                    Entry::Vacant(new) => new.insert(Found::first(&choice.value, choice.own)).count(&mark),
                }
            }
        })?;
        let names = names(connection, found.values().flat_map(|found| found.people.keys()))?;
        let mut written = written(connection)?;
        for (name, beside) in &written {
            if beside.draft != PatternDraft::default() && !found.contains_key(name) {
                found.insert(name.clone(), Found::first(&beside.value, beside.own));
            }
        }
        let mut patterns: Vec<_> = found
            .into_iter()
            .map(|(name, found)| found.pattern(&asked, &names, written.remove(&name)))
            .collect();
        patterns.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.value.cmp(&other.value)));
        Ok(patterns)
    }

    /// The entries in which a pattern was marked, of the inventories and sheets that [`Journal::patterns`] counts;
    /// changed last first.
    ///
    /// # Errors
    /// As [`Journal::patterns`].
    pub fn pattern_entries(
        &self,
        value: &str,
        own: bool,
        inventories: Option<&[Id]>,
        sheets: bool,
    ) -> Result<Vec<PatternEntry>, JournalError> {
        let connection = self.connection();
        let wanted = Name::of(value, own);
        let mut fields = BTreeMap::new();
        marked(connection, &Asked::read(connection)?, inventories, sheets, |mark| {
            if mark.choices.iter().any(|choice| Name::of(&choice.value, choice.own) == wanted) {
                fields.entry(mark.entry).or_insert(mark.field);
            }
        })?;
        let mut statement = connection.prepare_cached(
            "SELECT catalogue.* FROM json_each(?1) AS wanted CROSS JOIN catalogue ON catalogue.key = wanted.value
             ORDER BY catalogue.updated DESC, catalogue.key DESC",
        )?;
        let read = statement.query_map([Json(fields.keys().collect::<Vec<_>>())], |row| {
            let mut target = search::target(row)?;
            if let Target::Entry { field, .. } = &mut target {
                *field = fields.get(&row.get("key")?).cloned();
            }
            let updated: Moment = row.get("updated")?;
            let date = updated.day().ok_or(rusqlite::Error::InvalidQuery)?;
            Ok(PatternEntry { target, title: row.get("title")?, date })
        })?;
        Ok(read.collect::<Result<_, _>>()?)
    }
}

/// Writes beside a pattern, one that was named just now included. What was in the trash is taken out of it.
pub(crate) fn edit(
    change: &mut Change<'_>,
    value: &str,
    own: bool,
    draft: &PatternDraft,
) -> Result<Target, JournalError> {
    let value = value.trim();
    if is_blank(value) {
        return Err(Invalid::Choice.into());
    }
    let words: [(&'static str, &dyn ToSql); 3] =
        [("opposite", &draft.opposite), ("readiness", &draft.readiness), ("asks", &draft.asks)];
    let name = Name::of(value, own);
    let there: Vec<(i64, Id, String)> = change
        .connection
        .prepare_cached(
            "SELECT patterns.key, things.id, value FROM patterns JOIN things ON things.key = patterns.key
             WHERE own = ?1 ORDER BY patterns.key",
        )?
        .query_map([own], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    if let Some((key, id, _)) = there.into_iter().find(|(.., value)| Name::of(value, own) == name) {
        change.update(Some(key), Table::Patterns, key, &words)?;
        change.update(Some(key), Table::Things, key, &[("deleted", &None::<Stamp>)])?;
        return Ok(Target::Pattern { id });
    }
    let (key, id) = change.create(Kind::Pattern)?;
    let named: [(&'static str, &dyn ToSql); 2] = [("value", &value), ("own", &own)];
    change.insert(Some(key), Table::Patterns, Some(key), &[&named[..], &words].concat())?;
    Ok(Target::Pattern { id })
}

/// What the patterns of some keys are called whose name is a choice of a worksheet, and not the person's own word.
pub(crate) fn called(connection: &Connection, keys: &[i64]) -> Result<HashMap<i64, Phrase>, JournalError> {
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    let choices = Asked::read(connection)?.choices;
    let mut statement = connection.prepare_cached(
        "SELECT patterns.key, patterns.value FROM json_each(?1) AS asked
           CROSS JOIN patterns ON patterns.key = asked.value WHERE patterns.own = 0",
    )?;
    let mut rows = statement.query([Json(keys)])?;
    let mut called = HashMap::new();
    while let Some(row) = rows.next()? {
        let value: String = row.get(1)?;
        if let Some((label, _)) = choices.get(&value) {
            called.insert(row.get(0)?, label.clone());
        }
    }
    Ok(called)
}

/// By what two marks are the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Name {
    own: bool,
    value: String,
}

impl Name {
    fn of(value: &str, own: bool) -> Self {
        Self { own, value: if own { folded(value) } else { value.to_owned() } }
    }
}

/// Where patterns are asked for, and in which words.
struct Asked {
    /// Worksheets and fields, in the order of the worksheets.
    fields: Vec<(String, String)>,
    /// Worksheets and what they are called, in their order.
    sheets: Vec<(String, Phrase)>,
    /// What choices are called, and their opposites, by the choice's id.
    choices: HashMap<String, (Phrase, Option<Phrase>)>,
}

impl Asked {
    fn read(connection: &Connection) -> Result<Self, JournalError> {
        let mut asked = Self { fields: Vec::new(), sheets: Vec::new(), choices: HashMap::new() };
        for sheet in worksheets::worksheets().iter().chain(worksheets::once_ours()) {
            asked.add(sheet);
        }
        // The newest version first, whose words hold.
        let mut own = connection.prepare_cached(
            "SELECT definition FROM worksheet_versions AS versions JOIN things ON things.key = versions.worksheet
             WHERE things.deleted IS NULL ORDER BY versions.worksheet, versions.version DESC",
        )?;
        for sheet in own.query_map([], |row| row.get(0))? {
            let Json(sheet): Json<Worksheet> = sheet?;
            asked.add(&sheet);
        }
        Ok(asked)
    }

    /// Adds what a worksheet asks for, and what an earlier version asked for. The words of the newest hold.
    fn add(&mut self, sheet: &Worksheet) {
        if !self.sheets.iter().any(|(id, _)| *id == sheet.id) {
            self.sheets.push((sheet.id.clone(), sheet.title.clone()));
        }
        for field in sheet.fields.iter().filter(|field| field.pattern) {
            let place = (sheet.id.clone(), field.id.clone());
            if !self.fields.contains(&place) {
                self.fields.push(place);
            }
            for choice in &field.choices {
                let said = || (choice.label.clone(), choice.opposite.clone());
                self.choices.entry(choice.id.clone()).or_insert_with(said);
            }
        }
    }
}

/// An answer in which something was marked.
struct Mark {
    entry: i64,
    worksheet: String,
    field: String,
    choices: Vec<Chosen>,
    /// The keys of the people named in its entry.
    people: Vec<i64>,
}

/// Visits every answer of a field for patterns that is in view: one statement, which walks each worksheet of each
/// inventory in its index.
fn marked(
    connection: &Connection,
    asked: &Asked,
    inventories: Option<&[Id]>,
    sheets: bool,
    mut visit: impl FnMut(Mark),
) -> Result<(), JournalError> {
    let hidden = Hidden::read(connection)?;
    let mut holders: Vec<Option<i64>> = match inventories {
        Some(chosen) => chosen
            .iter()
            .map(|id| key_of(connection, Kind::Inventory, *id).map(Some))
            .collect::<Result<_, _>>()?,
        None => connection
            .prepare_cached("SELECT key FROM inventories ORDER BY key")?
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?,
    };
    if sheets {
        holders.push(None);
    }
    let places: Vec<_> = holders
        .iter()
        .flat_map(|holder| asked.fields.iter().map(move |(sheet, field)| (*holder, sheet, field)))
        .filter(|(holder, sheet, _)| !hidden.has(*holder, sheet))
        .collect();
    let mut statement = connection.prepare_cached(
        "SELECT entries.key, entries.worksheet, answers.field, answers.choices,
           (SELECT json_group_array(DISTINCT person) FROM answer_people WHERE answer_people.entry = entries.key)
         FROM json_each(?1) AS place
           CROSS JOIN entries
             ON entries.inventory IS place.value ->> 0 AND entries.worksheet = place.value ->> 1
           CROSS JOIN answers ON answers.entry = entries.key AND answers.field = place.value ->> 2
           CROSS JOIN things ON things.key = entries.key
           LEFT JOIN things AS inventory ON inventory.key = entries.inventory
         WHERE answers.choices IS NOT NULL AND things.deleted IS NULL AND inventory.deleted IS NULL",
    )?;
    let mut rows = statement.query([Json(places)])?;
    while let Some(row) = rows.next()? {
        let (Json(choices), Json(people)) = (row.get(3)?, row.get(4)?);
        visit(Mark { entry: row.get(0)?, worksheet: row.get(1)?, field: row.get(2)?, choices, people });
    }
    Ok(())
}

/// A pattern as it is counted.
struct Found {
    value: String,
    own: bool,
    /// An entry counts once, also where two of its fields say the same.
    entries: HashSet<i64>,
    sheets: HashMap<String, u32>,
    people: HashMap<i64, u32>,
}

impl Found {
    fn first(value: &str, own: bool) -> Self {
        Self {
            value: value.trim().to_owned(),
            own,
            entries: HashSet::new(),
            sheets: HashMap::new(),
            people: HashMap::new(),
        }
    }

    fn count(&mut self, mark: &Mark) {
        if !self.entries.insert(mark.entry) {
            return;
        }
        match self.sheets.get_mut(&mark.worksheet) {
            Some(count) => *count += 1,
            None => drop(self.sheets.insert(mark.worksheet.clone(), 1)),
        }
        for person in &mark.people {
            *self.people.entry(*person).or_default() += 1;
        }
    }

    fn pattern(self, asked: &Asked, names: &HashMap<i64, (Id, String)>, beside: Option<Beside>) -> Pattern {
        let known = asked.choices.get(&self.value).filter(|_| !self.own).cloned();
        let (label, opposite) = known.unwrap_or_else(|| (Phrase::Own { own: self.value.clone() }, None));
        let mut people: Vec<_> = self.people.into_iter().collect();
        people.sort_by_key(|(person, count)| (Reverse(*count), *person));
        let others = count_of(people.len().saturating_sub(MOST_PEOPLE));
        let most = people.into_iter().take(MOST_PEOPLE).filter_map(|(person, count)| {
            let (id, name) = names.get(&person)?.clone();
            Some(PatternPerson { id, name, count })
        });
        let sheets = asked.sheets.iter().filter_map(|(worksheet, title)| {
            let count = *self.sheets.get(worksheet)?;
            Some(PatternSheet { worksheet: worksheet.clone(), title: title.clone(), count })
        });
        let (id, draft) = beside.map(|beside| (beside.id, beside.draft)).unzip();
        Pattern {
            label,
            opposite,
            count: count_of(self.entries.len()),
            sheets: sheets.collect(),
            people: most.collect(),
            others,
            id,
            draft: draft.unwrap_or_default(),
            value: self.value,
            own: self.own,
        }
    }
}

fn count_of(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}

/// The identities and names of people, by their keys.
fn names<'a>(
    connection: &Connection,
    people: impl Iterator<Item = &'a i64>,
) -> Result<HashMap<i64, (Id, String)>, JournalError> {
    let people: BTreeSet<_> = people.collect();
    let mut statement = connection.prepare_cached(
        "SELECT people.key, things.id, name FROM json_each(?1) AS wanted
           CROSS JOIN people ON people.key = wanted.value JOIN things ON things.key = people.key",
    )?;
    let read = statement.query_map([Json(people)], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(read.collect::<Result<_, _>>()?)
}

/// What is written beside a pattern now; nothing where nothing ever was.
pub(crate) fn beside(connection: &Connection, value: &str, own: bool) -> Result<PatternDraft, JournalError> {
    Ok(written(connection)?.remove(&Name::of(value, own)).map(|beside| beside.draft).unwrap_or_default())
}

/// What is written beside a pattern.
struct Beside {
    id: Id,
    value: String,
    own: bool,
    draft: PatternDraft,
}

fn written(connection: &Connection) -> Result<HashMap<Name, Beside>, JournalError> {
    let mut statement = connection.prepare_cached(
        "SELECT things.id, value, own, opposite, readiness, asks
         FROM patterns JOIN things ON things.key = patterns.key WHERE things.deleted IS NULL",
    )?;
    let read = statement.query_map([], |row| {
        let draft = PatternDraft { opposite: row.get(3)?, readiness: row.get(4)?, asks: row.get(5)? };
        let beside = Beside { id: row.get(0)?, value: row.get(1)?, own: row.get(2)?, draft };
        Ok((Name::of(&beside.value, beside.own), beside))
    })?;
    Ok(read.collect::<Result<_, _>>()?)
}
