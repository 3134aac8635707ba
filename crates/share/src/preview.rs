//! A selection of the journal becomes the document, and the names in it are seen to.

use std::collections::btree_map::Entry as MapEntry;
use std::collections::{BTreeMap, HashSet};

use candor_journal::model::{Answer, Entry, Field, FieldKind, Id, InventoryDraft, Person, Worksheet};
use candor_locales::{LANGUAGES, Words};

use crate::answer::{self, Piece};
use crate::model::{
    FoundName, NameForm, ShareDocument, ShareEntry, ShareNames, SharePreview, ShareRow, ShareRun,
    ShareSection, ShareSelection, ShareTitle,
};
use crate::names::{Finder, Forms, Occurrence, folded_words};
use crate::source::{ShareError, ShareSource};

/// The document that a selection makes, exactly as the listener will see it, and the names that stand in its text.
///
/// # Errors
/// [`ShareError`], when the journal cannot be read or something was chosen that is not there: a document that lacks
/// a chosen part would mislead.
pub fn preview<S: ShareSource>(
    source: &S,
    selection: &ShareSelection,
) -> Result<SharePreview, ShareError<S::Error>> {
    if !LANGUAGES.contains(&selection.language.as_str()) {
        return Err(ShareError::UnknownLanguage);
    }
    let words = Words::new(&selection.language);
    let people = source.people().map_err(ShareError::Source)?;
    let sections = choose(source, selection, &words)?;

    // With full names there is nothing to look for: every name is meant to be read.
    let sought = people.iter().filter(|_| selection.names != NameForm::Full);
    let finder = finder(sought);

    let mentioned = mentioned(&sections, &finder);
    let in_order = mentioned.iter().filter_map(|id| people.iter().find(|person| person.id == *id));
    let forms = Forms::new(selection.names, in_order, &finder, &words);
    let mut writer = Writer { finder, forms, left: &selection.left_in_text, found: Vec::new() };
    let sections = sections.into_iter().map(|section| writer.section(section)).collect();
    let title = selection.title.as_deref().map(|own| title(own, &words));
    let document = ShareDocument { language: selection.language.clone(), title, sections };
    Ok(SharePreview { document, found: writer.found, tells: Vec::new() })
}

fn title(own: &str, words: &Words) -> ShareTitle {
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    ShareTitle { title: if own.is_empty() { words.get("document-title", &[]) } else { own } }
}

/// How a person is named under each of the forms that hide a name, when they are the only one in a document. Whether
/// what the writer chose for them can stand there depends on all the `people` of the journal.
///
/// # Errors
/// [`ShareError::UnknownLanguage`].
pub fn names<E>(person: &Person, people: &[Person], language: &str) -> Result<ShareNames, ShareError<E>> {
    if !LANGUAGES.contains(&language) {
        return Err(ShareError::UnknownLanguage);
    }
    let words = Words::new(language);
    // The person as they are now, not as they were read with the rest.
    let sought = people.iter().filter(|other| other.id != person.id).chain([person]);
    let finder = finder(sought);
    let shown = |form| {
        let forms = Forms::new(form, std::iter::once(person), &finder, &words);
        forms.of(person.id).unwrap_or_default().to_owned()
    };
    Ok(ShareNames { initials: shown(NameForm::Initials), alias: shown(NameForm::Aliases) })
}

fn finder<'a>(people: impl Iterator<Item = &'a Person>) -> Finder {
    let not_names: HashSet<_> = LANGUAGES
        .iter()
        .flat_map(|language| {
            folded_words(&Words::new(language).get("document-not-names", &[])).collect::<Vec<_>>()
        })
        .collect();
    Finder::new(people, &not_names)
}

/// A worksheet's part of the document, before names.
struct Section {
    inventory: Id,
    worksheet: String,
    title: String,
    inventory_title: Option<String>,
    entries: Vec<Block>,
}

/// An entry of the document, before names.
struct Block {
    number: u32,
    entry: Id,
    heading: Vec<Vec<Piece>>,
    rows: Vec<Row>,
    /// Who is linked anywhere in the entry: of several people who share a name, one of these is meant.
    linked: Vec<Id>,
}

struct Row {
    field: String,
    label: String,
    lines: Vec<Vec<Piece>>,
}

impl Block {
    fn lines(&self) -> impl Iterator<Item = &Vec<Piece>> {
        self.heading.iter().chain(self.rows.iter().flat_map(|row| &row.lines))
    }
}

/// Reads what was chosen, in the order of the document. Entries in which nothing of what was chosen is written are
/// just paper and leave no trace, also not in the numbering.
fn choose<S: ShareSource>(
    source: &S,
    selection: &ShareSelection,
    words: &Words,
) -> Result<Vec<Section>, ShareError<S::Error>> {
    let mut numbers = 1..;
    let mut sections: Vec<Section> = Vec::new();
    for chosen in &selection.sections {
        let worksheets = source.sections(chosen.inventory).map_err(ShareError::Source)?;
        let worksheet = worksheets.iter().find(|known| known.id == chosen.worksheet);
        let worksheet = worksheet.ok_or(ShareError::UnknownWorksheet)?;
        let entries = source.entries(chosen.inventory, &worksheet.id).map_err(ShareError::Source)?;
        let asked = asked(source, worksheet, &entries)?;
        let known =
            |id: &String| asked.values().flatten().chain(&worksheet.fields).any(|field| field.id == *id);
        if !chosen.fields.iter().all(known) {
            return Err(ShareError::UnknownField);
        }
        if !chosen.entries.iter().all(|id| entries.iter().any(|entry| entry.id == *id)) {
            return Err(ShareError::EntryMissing);
        }
        let mut blocks = Vec::new();
        for entry in entries.iter().filter(|entry| chosen.entries.contains(&entry.id)) {
            let mut block = block(&asked[&entry.version], &chosen.fields, entry, words);
            if block.lines().next().is_some() {
                block.number = numbers.next().unwrap_or(u32::MAX);
                blocks.push(block);
            }
        }
        if !blocks.is_empty() {
            let title = answer::say(&worksheet.title, words);
            sections.push(Section {
                inventory: chosen.inventory,
                worksheet: worksheet.id.clone(),
                title,
                inventory_title: None,
                entries: blocks,
            });
        }
    }
    name_inventories(source, &mut sections, words)?;
    Ok(sections)
}

/// Where a worksheet comes from several inventories, its sections say from which.
fn name_inventories<S: ShareSource>(
    source: &S,
    sections: &mut [Section],
    words: &Words,
) -> Result<(), ShareError<S::Error>> {
    for index in 0..sections.len() {
        let (inventory, worksheet) = (sections[index].inventory, &sections[index].worksheet);
        if sections.iter().any(|other| other.worksheet == *worksheet && other.inventory != inventory) {
            let InventoryDraft { title, started, .. } =
                source.inventory(inventory).map_err(ShareError::Source)?.draft;
            let title = title.trim();
            sections[index].inventory_title = Some(if title.is_empty() {
                let day = answer::day(started, words);
                words.get("document-inventory-untitled", &[("day", day.as_str().into())])
            } else {
                title.to_owned()
            });
        }
    }
    Ok(())
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

/// One entry. Where the worksheet's first question is who or what it is about, the answer is the heading.
fn block(fields: &[Field], chosen: &[String], entry: &Entry, words: &Words) -> Block {
    let answered = |field: &Field| {
        let answer = entry.answers.get(&field.id).filter(|_| chosen.contains(&field.id));
        answer.map(|answer: &Answer| answer::lines(field, answer, words)).unwrap_or_default()
    };
    let (subject, others) = match fields.split_first() {
        Some((first, others)) if first.kind == FieldKind::People => (Some(first), others),
        _ => (None, fields),
    };
    let rows = others.iter().map(|field| Row {
        field: field.id.clone(),
        label: answer::say(&field.label, words),
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

/// Everybody whom the document names, in the order of first mention.
fn mentioned(sections: &[Section], finder: &Finder) -> Vec<Id> {
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    for block in sections.iter().flat_map(|section| &section.entries) {
        for piece in block.lines().flatten() {
            let people = match piece {
                Piece::Person(person) => vec![*person],
                Piece::Own(text) => {
                    finder.find(text).iter().filter_map(|name| meant(name, &block.linked)).collect()
                }
                Piece::Ours(_) => Vec::new(),
            };
            order.extend(people.into_iter().filter(|person| seen.insert(*person)));
        }
    }
    order
}

/// Who is meant by a name, if that is sure: its only bearer, or the only one whom the entry is linked to.
fn meant(name: &Occurrence, linked: &[Id]) -> Option<Id> {
    let only = |people: &[Id]| if let [person] = people { Some(*person) } else { None };
    only(&name.people).or_else(|| {
        let here: Vec<_> = name.people.iter().copied().filter(|person| linked.contains(person)).collect();
        only(&here)
    })
}

/// Puts names in their form and keeps a list of those found in text.
struct Writer<'a> {
    finder: Finder,
    forms: Forms,
    left: &'a [Id],
    found: Vec<FoundName>,
}

impl Writer<'_> {
    fn section(&mut self, section: Section) -> ShareSection {
        let entries = section.entries.iter().map(|block| self.entry(block)).collect();
        ShareSection {
            worksheet: section.worksheet,
            title: section.title,
            inventory_title: section.inventory_title,
            entries,
            counts: Vec::new(),
            prose: Vec::new(),
        }
    }

    fn entry(&mut self, block: &Block) -> ShareEntry {
        let heading = self.heading(block);
        let rows = block.rows.iter().map(|row| ShareRow {
            field: row.field.clone(),
            label: row.label.clone(),
            runs: self.runs(&row.lines, block),
        });
        let rows = rows.collect();
        ShareEntry { number: block.number, entry: block.entry, heading, rows }
    }

    /// The heading on one line.
    fn heading(&mut self, block: &Block) -> String {
        let lines: Vec<_> =
            block.heading.iter().map(|line| self.runs(std::slice::from_ref(line), block)).collect();
        let line = |runs: &Vec<ShareRun>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
        let heading = lines.iter().map(line).collect::<Vec<_>>().join(" · ");
        heading.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn runs(&mut self, lines: &[Vec<Piece>], block: &Block) -> Vec<ShareRun> {
        let mut runs = Runs::default();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                runs.text("\n");
            }
            for piece in line {
                match piece {
                    Piece::Ours(text) => runs.text(text),
                    Piece::Person(person) => runs.text(self.forms.of(*person).unwrap_or("…")),
                    Piece::Own(text) => self.own(text, block, &mut runs),
                }
            }
        }
        runs.0
    }

    /// The writer's words, the names in them changed or marked.
    fn own(&mut self, text: &str, block: &Block, runs: &mut Runs) {
        let mut at = 0;
        for name in self.finder.find(text) {
            runs.text(&text[at..name.range.start]);
            at = name.range.end;
            let written = &text[name.range.clone()];
            let meant = meant(&name, &block.linked);
            let person = meant.unwrap_or(name.people[0]);
            let form = meant.and_then(|person| self.forms.of(person).map(str::to_owned));
            let shown_as = form.unwrap_or_else(|| self.forms.of_shared(written));
            let left = |person| self.left.contains(person);
            let changed = !meant.as_ref().map_or_else(|| name.people.iter().all(left), left);
            if changed {
                runs.text(&shown_as);
            } else {
                runs.0.push(ShareRun { text: written.to_owned(), name_of: Some(person) });
            }
            self.note(person, written, shown_as, changed, block.number);
        }
        runs.text(&text[at..]);
    }

    fn note(&mut self, person: Id, written: &str, shown_as: String, changed: bool, number: u32) {
        let same = |known: &&mut FoundName| {
            known.person == person && known.found == written && known.shown_as == shown_as
        };
        if let Some(known) = self.found.iter_mut().find(same) {
            if known.entries.last() != Some(&number) {
                known.entries.push(number);
            }
            return;
        }
        let found = written.to_owned();
        self.found.push(FoundName { person, found, shown_as, changed, entries: vec![number] });
    }
}

/// Runs of words; plain ones that follow each other are one.
#[derive(Default)]
struct Runs(Vec<ShareRun>);

impl Runs {
    fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.name_of.is_none() => last.text.push_str(text),
            _ => self.0.push(ShareRun { text: text.to_owned(), name_of: None }),
        }
    }
}
