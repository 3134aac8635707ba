//! What was chosen is read from the journal, in the order of the document.

use std::collections::btree_map::Entry as MapEntry;
use std::collections::{BTreeMap, HashSet};

use candor_journal::model::{Answer, Entry, Field, FieldKind, Id, InventoryDraft, Worksheet};
use candor_locales::Words;

use crate::answer;
use crate::draft::{Block, Piece, Row, Section};
use crate::model::{SectionSelection, ShareSelection};
use crate::source::{ShareError, ShareSource};

/// What is chosen of one worksheet of one inventory, as it was asked.
pub(crate) struct Chosen {
    pub(crate) inventory: Id,
    pub(crate) worksheet: Worksheet,
    /// The chosen entries, each with all that was asked in it.
    pub(crate) entries: Vec<(Entry, Vec<Field>)>,
    /// The chosen fields, by id.
    pub(crate) fields: Vec<String>,
}

impl Chosen {
    /// What was answered to a field in an entry, if the field was chosen.
    pub(crate) fn answer<'a>(&self, entry: &'a Entry, field: &Field) -> Option<&'a Answer> {
        entry.answers.get(&field.id).filter(|_| self.fields.contains(&field.id))
    }
}

/// Reads what was chosen.
pub(crate) fn choose<S: ShareSource>(
    source: &S,
    selection: &ShareSelection,
) -> Result<Vec<Chosen>, ShareError<S::Error>> {
    let mut in_view: BTreeMap<Id, Vec<Worksheet>> = BTreeMap::new();
    let mut chosen = Vec::new();
    for section in &selection.sections {
        let worksheets = match in_view.entry(section.inventory) {
            MapEntry::Occupied(read) => read.into_mut(),
            MapEntry::Vacant(place) => {
                place.insert(source.sections(section.inventory).map_err(ShareError::Source)?)
            }
        };
        let worksheet = worksheets.iter().find(|known| known.id == section.worksheet);
        chosen.push(of_worksheet(source, section, worksheet.ok_or(ShareError::UnknownWorksheet)?)?);
    }
    Ok(chosen)
}

fn of_worksheet<S: ShareSource>(
    source: &S,
    section: &SectionSelection,
    worksheet: &Worksheet,
) -> Result<Chosen, ShareError<S::Error>> {
    let entries = source.entries(section.inventory, &worksheet.id).map_err(ShareError::Source)?;
    let asked = asked(source, worksheet, &entries)?;
    let known = |id: &String| asked.values().flatten().chain(&worksheet.fields).any(|field| field.id == *id);
    if !section.fields.iter().all(known) {
        return Err(ShareError::UnknownField);
    }
    let there: HashSet<Id> = entries.iter().map(|entry| entry.id).collect();
    let wanted: HashSet<Id> = section.entries.iter().copied().collect();
    if !wanted.is_subset(&there) {
        return Err(ShareError::EntryMissing);
    }
    let chosen = entries.into_iter().filter(|entry| wanted.contains(&entry.id)).map(|entry| {
        let fields = asked[&entry.version].clone();
        (entry, fields)
    });
    Ok(Chosen {
        inventory: section.inventory,
        worksheet: worksheet.clone(),
        entries: chosen.collect(),
        fields: section.fields.clone(),
    })
}

/// What was asked in each version of a worksheet that an entry was written under, and after it what is asked since:
/// an answer can have been added later. What is for the writer alone is in none.
fn asked<S: ShareSource>(
    source: &S,
    worksheet: &Worksheet,
    entries: &[Entry],
) -> Result<BTreeMap<u32, Vec<Field>>, ShareError<S::Error>> {
    let mut versions = BTreeMap::new();
    for entry in entries {
        if let MapEntry::Vacant(place) = versions.entry(entry.version) {
            let mut fields = source.version(&worksheet.id, entry.version).map_err(ShareError::Source)?.fields;
            let since =
                worksheet.fields.iter().filter(|field| !fields.iter().any(|then| then.id == field.id));
            let since: Vec<_> = since.cloned().collect();
            fields.extend(since);
            fields.retain(|field| !field.for_myself);
            place.insert(fields);
        }
    }
    Ok(versions)
}

/// The sections of the document. Entries in which nothing of what was chosen is written are just paper and leave no
/// trace, also not in the numbering.
pub(crate) fn sections<S: ShareSource>(
    source: &S,
    chosen: &[Chosen],
    words: &Words,
) -> Result<Vec<Section>, ShareError<S::Error>> {
    let mut numbers = 1..;
    let mut sections = Vec::new();
    for part in chosen {
        let mut entries = Vec::new();
        for (entry, fields) in &part.entries {
            let mut block = block(part, entry, fields, words);
            if !block.is_blank() {
                block.number = numbers.next().unwrap_or(u32::MAX);
                entries.push(block);
            }
        }
        if !entries.is_empty() {
            let title = Piece::of(&part.worksheet.title, words);
            let worksheet = part.worksheet.id.clone();
            sections.push((part.inventory, Section { worksheet, title, inventory_title: None, entries }));
        }
    }
    name_inventories(source, &mut sections, words)?;
    Ok(sections.into_iter().map(|(_, section)| section).collect())
}

/// Where a worksheet comes from several inventories, its sections say from which.
fn name_inventories<S: ShareSource>(
    source: &S,
    sections: &mut [(Id, Section)],
    words: &Words,
) -> Result<(), ShareError<S::Error>> {
    for index in 0..sections.len() {
        let (inventory, worksheet) = (sections[index].0, &sections[index].1.worksheet);
        let is_elsewhere = |other: &(Id, Section)| other.0 != inventory && other.1.worksheet == *worksheet;
        if sections.iter().any(is_elsewhere) {
            let InventoryDraft { title, started, .. } =
                source.inventory(inventory).map_err(ShareError::Source)?.draft;
            sections[index].1.inventory_title = Some(if title.trim().is_empty() {
                let day = answer::day(started, words);
                Piece::Ours(words.get("document-inventory-untitled", &[("day", day.as_str().into())]))
            } else {
                Piece::own(title.trim())
            });
        }
    }
    Ok(())
}

/// One entry. Where the worksheet's first question is who or what it is about, the answer is the heading.
fn block(chosen: &Chosen, entry: &Entry, fields: &[Field], words: &Words) -> Block {
    let answered = |field: &Field| {
        let answer = chosen.answer(entry, field);
        answer.map(|answer| answer::lines(field, answer, words)).unwrap_or_default()
    };
    let (subject, others) = match fields.split_first() {
        Some((first, others)) if first.kind == FieldKind::People => (Some(first), others),
        _ => (None, fields),
    };
    let rows = others.iter().map(|field| Row {
        field: field.id.clone(),
        label: Piece::of(&field.label, words),
        lines: answered(field),
    });
    Block {
        number: 0,
        entry: entry.id,
        heading: subject.map(answered).unwrap_or_default(),
        rows: rows.filter(|row| !row.lines.is_empty()).collect(),
        linked: entry.answers.values().flat_map(|answer| answer.people.iter().copied()).collect(),
    }
}
