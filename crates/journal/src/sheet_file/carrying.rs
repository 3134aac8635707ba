//! A worksheet on its way out of a journal and into another.

use std::borrow::BorrowMut;
use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;

use super::{FileAnswer, SheetFile};
use crate::change::Change;
use crate::error::JournalError;
use crate::fold::folded;
use crate::model::{
    Answer, Day, Entry, Field, FieldDraft, Home, Id, InventoryDraft, PersonDraft, PersonKind, Target,
    UndoAction, Worksheet,
};
use crate::{Journal, answers, entries, inventories, own_sheets, people, worksheets};

/// The words that are brought into the index at once, in bytes, and what an answer counts beside its words: as much as
/// takes no time that anybody would notice.
const INDEXED_TOGETHER: usize = 64 << 10;
const ROOM_OF_AN_ANSWER: usize = 64;

impl<D: BorrowMut<Connection>> Journal<D> {
    /// An own worksheet as a file carries it, with what was filled in if that is wanted. What is hidden stays out.
    ///
    /// # Errors
    /// [`JournalError::UnknownWorksheet`], also for one of ours, or [`JournalError::Database`].
    pub fn worksheet_file(&self, id: Id, filled: bool) -> Result<SheetFile, JournalError> {
        let sheet = worksheets::current(self.connection(), &id.0.to_string())?;
        let mut file =
            SheetFile { draft: own_sheets::draft_of(&sheet), earlier: Vec::new(), entries: Vec::new() };
        if filled {
            let names = self.people()?.into_iter().map(|person| (person.id, person.draft.name)).collect();
            let mut earlier = Earlier { sheet: &sheet, fields: Vec::new() };
            for entry in self.in_view(&sheet)? {
                let then = worksheets::version(self.connection(), &sheet.id, entry.version)?;
                let mut given = BTreeMap::new();
                for (field, answer) in &entry.answers {
                    earlier.note(&then, field, answer);
                    given.insert(field.clone(), FileAnswer::of(answer, &names));
                }
                file.entries.push(given);
            }
            file.earlier = earlier.fields.iter().map(own_sheets::field_draft).collect();
        }
        Ok(file)
    }

    /// The entries of a worksheet wherever they stand, but not where they are hidden.
    fn in_view(&self, sheet: &Worksheet) -> Result<Vec<Entry>, JournalError> {
        if self.settings()?.hidden_worksheets.contains(&sheet.id) {
            return Ok(Vec::new());
        }
        if sheet.home == Home::Sheets {
            return self.entries(None, &sheet.id);
        }
        let mut found = Vec::new();
        for inventory in self.inventories()? {
            if inventory.draft.sections.contains(&sheet.id) {
                found.append(&mut self.entries(Some(inventory.id), &sheet.id)?);
            }
        }
        Ok(found)
    }

    /// Takes a worksheet in, with what was filled in: people are found by name, or made; what stands in a section
    /// comes into an inventory of its own. It asks `goes_on` between its small parts whether it may, since very much
    /// can have been filled in.
    ///
    /// # Errors
    /// [`JournalError::Stopped`] when it may not, or [`JournalError::Database`]; nothing is taken in then.
    pub fn take_in_worksheet(
        &mut self,
        file: &SheetFile,
        goes_on: &dyn Fn() -> bool,
    ) -> Result<Worksheet, JournalError> {
        let today = self.today();
        let still = || if goes_on() { Ok(()) } else { Err(JournalError::Stopped) };
        self.change(UndoAction::Created, |change| {
            still()?;
            let (key, id, mut sheet) = own_sheets::create(change, &file.first_version())?;
            let first = sheet.clone();
            if !file.earlier.is_empty() {
                sheet = own_sheets::definition_of(&file.draft, id, first.version)
                    .map_err(|_| JournalError::Definition("a worksheet that was read"))?;
                own_sheets::replace(change, key, sheet.clone(), true)?;
                sheet.version += 1;
            }
            let inventory = inventory_for(change, file, &sheet, today)?;
            let people = found_people(change, file, &still)?;
            let mut unindexed = 0;
            for given in &file.entries {
                let fits = |(field, answer): (&String, &FileAnswer)| {
                    sheet.field(field).is_ok_and(|field| field.check(&answer.plain()).is_ok())
                };
                let asked = if given.iter().all(fits) { &sheet } else { &first };
                let (entry, _) = entries::create(change, inventory, asked, None, 1)?.remove(0);
                for (field, answer) in given {
                    still()?;
                    answers::write(change, entry, field, &answer.linked(&people))?;
                    unindexed += answer.text.len() + ROOM_OF_AN_ANSWER;
                }
                if unindexed > INDEXED_TOGETHER {
                    change.index()?;
                    unindexed = 0;
                }
            }
            still()?;
            Ok((Target::Worksheet { id }, sheet))
        })
    }
}

/// Questions as they were asked once, gathered from the answers that do not fit what is asked today.
struct Earlier<'s> {
    sheet: &'s Worksheet,
    fields: Vec<Field>,
}

impl Earlier<'_> {
    fn note(&mut self, then: &Worksheet, field: &str, answer: &Answer) {
        let today = self.sheet.field(field).ok();
        if today.is_some_and(|today| today.check(answer).is_ok()) {
            return;
        }
        let Ok(then) = then.field(field) else { return };
        match self.fields.iter_mut().find(|known| known.id == field) {
            Some(known) => *known = known.widened(then),
            None => self.fields.push(today.map_or_else(|| then.clone(), |today| then.widened(today))),
        }
    }
}

impl SheetFile {
    /// What was asked first: today's questions, but as they were asked once where entries answer that.
    fn first_version(&self) -> crate::model::WorksheetDraft {
        let mut first = self.draft.clone();
        for then in &self.earlier {
            match first.fields.iter_mut().find(|field: &&mut FieldDraft| field.id == then.id) {
                Some(field) => field.clone_from(then),
                None => first.fields.push(then.clone()),
            }
        }
        first
    }
}

impl FileAnswer {
    fn of(answer: &Answer, names: &HashMap<Id, String>) -> Self {
        let mut seen = HashSet::with_capacity(answer.people.len());
        // Two of one name are one to whoever reads the file.
        let known = answer.people.iter().filter_map(|id| names.get(id)).filter(|name| seen.insert(*name));
        let people = known.cloned().collect();
        Self {
            text: answer.text.clone(),
            people,
            choices: answer.choices.clone(),
            pass: answer.pass,
            date: answer.date,
            scale: answer.scale,
        }
    }

    fn linked(&self, people: &HashMap<&str, Id>) -> Answer {
        Answer {
            people: self.people.iter().filter_map(|name| people.get(name.as_str()).copied()).collect(),
            ..self.plain()
        }
    }
}

/// An inventory for entries that stand in a section.
fn inventory_for(
    change: &mut Change<'_>,
    file: &SheetFile,
    sheet: &Worksheet,
    today: Day,
) -> Result<Option<Id>, JournalError> {
    if sheet.home == Home::Sheets || file.entries.is_empty() {
        return Ok(None);
    }
    let draft = InventoryDraft {
        sections: vec![sheet.id.clone()],
        ..InventoryDraft::new(file.draft.title.clone(), today)
    };
    Ok(Some(inventories::create(change, &draft)?.1))
}

/// The people whom a file names: those of just that name, else those of the same name but for case and accents who
/// were there before, else new ones. So two whom the file tells apart stay two.
fn found_people<'f>(
    change: &mut Change<'_>,
    file: &'f SheetFile,
    still: &dyn Fn() -> Result<(), JournalError>,
) -> Result<HashMap<&'f str, Id>, JournalError> {
    let there = known_people(change)?;
    let mut found: HashMap<&str, Id> = HashMap::new();
    let mut missing = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for name in file.entries.iter().flat_map(BTreeMap::values).flat_map(|answer| &answer.people) {
        if !seen.insert(name) {
            continue;
        }
        still()?;
        let known = there.get(&folded(name)).map(Vec::as_slice).unwrap_or_default();
        match known.iter().find(|(theirs, _)| theirs == name).or(known.first()) {
            Some((_, id)) => drop(found.insert(name, *id)),
            None => missing.push(name.as_str()),
        }
    }
    for name in missing {
        still()?;
        let draft = PersonDraft { name: name.to_owned(), kind: PersonKind::Person, ..PersonDraft::default() };
        found.insert(name, people::create(change, &draft)?.1);
    }
    Ok(found)
}

/// Everybody who is not in the trash, by what their names are compared by, the first to come first. Read once: names
/// have no index of their own.
fn known_people(change: &Change<'_>) -> Result<HashMap<String, Vec<(String, Id)>>, JournalError> {
    let mut known: HashMap<String, Vec<(String, Id)>> = HashMap::new();
    let mut statement = change.connection.prepare_cached(
        "SELECT people.name, things.id FROM people JOIN things ON things.key = people.key
         WHERE things.deleted IS NULL ORDER BY people.key",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        known.entry(folded(&name)).or_default().push((name, row.get(1)?));
    }
    Ok(known)
}
