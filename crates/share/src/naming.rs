//! The names in a draft are seen to, and it becomes the document.

use std::collections::hash_map::Entry as MapEntry;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use candor_journal::model::{Id, Person};
use candor_locales::{LANGUAGES, Words};

use crate::draft::{Block, Draft, Piece, Section};
use crate::model::{
    FoundName, NameForm, ShareDocument, ShareEntry, SharePreview, ShareRow, ShareSection, ShareTitle,
};
use crate::names::{Bearers, Finder, FinderWords, Forms, Heard, Occurrence, folded_words};
use crate::said::{Part, Said};
use crate::tells::{self, LookAlikes};

/// How names are seen to.
pub(crate) struct Naming<'a> {
    pub(crate) form: NameForm,
    /// People whose names stay inside free text.
    pub(crate) left: &'a [Id],
    /// Words that are put out.
    pub(crate) hidden: &'a [String],
}

/// The words of all languages under one id: a text may be in another than its document.
pub(crate) fn words_of_all(id: &str) -> HashSet<String> {
    LANGUAGES
        .iter()
        .flat_map(|language| folded_words(&Words::new(language).get(id, &[])).collect::<Vec<_>>())
        .collect()
}

/// Looks for the names of these people, in texts that are `heard` to be in some languages.
pub(crate) fn finder<'a>(people: impl Iterator<Item = &'a Person>, heard: Heard) -> Finder {
    static WORDS: LazyLock<FinderWords> = LazyLock::new(|| FinderWords {
        not_names: words_of_all("document-not-names"),
        words_too: words_of_all("document-names-that-are-words"),
        before_families: words_of_all("document-before-families"),
    });
    Finder::new(people, WORDS.clone(), heard)
}

impl Naming<'_> {
    /// The document, the names that stand in its text, and what may still tell who somebody is.
    pub(crate) fn document(&self, mut draft: Draft, people: &[Person], words: &Words) -> SharePreview {
        let mut heard = Heard::default();
        // With full names there is nothing to look for: every name is meant to be read.
        if self.form != NameForm::Full {
            draft.each(|piece, _| {
                if let Piece::Own(text, _) = piece {
                    heard = heard.or(Heard::in_text(text));
                }
            });
        }
        let finder = finder(people.iter().filter(|_| self.form != NameForm::Full), heard);
        let mentioned = mentioned(&mut draft, &finder);
        let known: HashMap<Id, &Person> = people.iter().map(|person| (person.id, person)).collect();
        let in_order = mentioned.iter().filter_map(|id| known.get(id).copied());
        let forms = Forms::new(self.form, in_order, &finder, words);

        let left = self.left.iter().copied().collect();
        let mut speaker =
            Speaker { forms, left, left_names: HashMap::new(), found: Vec::new(), places: HashMap::new() };
        let spoken = speaker.draft(&draft);
        let names = LookAlikes::new(people.iter().filter(|_| self.form != NameForm::Full));
        let tells = tells::tells(&spoken.all(), self.form, &names, self.hidden);
        let document = spoken.document(&Finder::of_words(self.hidden));
        SharePreview { document, found: speaker.found, tells }
    }
}

/// Everybody whom the document names, in the order of first mention. What was found stays with the pieces.
fn mentioned(draft: &mut Draft, finder: &Finder) -> Vec<Id> {
    let mut order = Vec::new();
    let mut seen = HashSet::new();
    draft.each(|piece, linked| {
        let people = match piece {
            Piece::Person(person) => vec![*person],
            Piece::Own(text, names) => {
                *names = finder.find(text);
                names.iter().filter(|name| name.sure).filter_map(|name| meant(name, linked)).collect()
            }
            Piece::Ours(_) => Vec::new(),
        };
        order.extend(people.into_iter().filter(|person| seen.insert(*person)));
    });
    order
}

/// Who is meant by a name, if that is sure: its only bearer, or the only one whom the entry is linked to. A family is
/// nobody alone.
fn meant(name: &Occurrence, linked: &HashSet<Id>) -> Option<Id> {
    if name.family {
        return None;
    }
    name.people.only().or_else(|| name.people.only_among(linked))
}

/// The document while it is still known what each piece of it is.
struct Spoken {
    language: String,
    title: Option<Said>,
    sections: Vec<SpokenSection>,
}

struct SpokenSection {
    worksheet: String,
    title: Said,
    inventory_title: Option<Said>,
    entries: Vec<SpokenEntry>,
}

struct SpokenEntry {
    number: u32,
    entry: Id,
    heading: Said,
    rows: Vec<(String, Said, Said)>,
}

/// Puts names in their form and keeps a list of those found in text.
struct Speaker {
    forms: Forms,
    left: HashSet<Id>,
    /// Whether all who bear a name are left: asked once for each name, since many can bear it.
    left_names: HashMap<*const Bearers, (Arc<Bearers>, bool)>,
    found: Vec<FoundName>,
    /// Where in `found` a name is, by whose it is, how it is written, and what it becomes.
    places: HashMap<(Id, String, String), usize>,
}

impl Speaker {
    fn draft(&mut self, draft: &Draft) -> Spoken {
        Spoken {
            language: draft.language.clone(),
            title: draft.title.as_ref().map(|title| self.alone(title)),
            sections: draft.sections.iter().map(|section| self.section(section)).collect(),
        }
    }

    fn section(&mut self, section: &Section) -> SpokenSection {
        SpokenSection {
            worksheet: section.worksheet.clone(),
            title: self.alone(&section.title),
            inventory_title: section.inventory_title.as_ref().map(|title| self.alone(title)),
            entries: section.entries.iter().map(|block| self.entry(block)).collect(),
        }
    }

    fn entry(&mut self, block: &Block) -> SpokenEntry {
        let mut heading = Said::default();
        for (index, line) in block.heading.iter().enumerate() {
            heading.say(if index > 0 { " · " } else { "" }, Part::Ours);
            self.pieces(line, Some(block), &mut heading);
        }
        let rows = block.rows.iter().map(|row| {
            let (mut label, mut words) = (Said::default(), Said::default());
            self.piece(&row.label, Some(block), &mut label);
            for (index, line) in row.lines.iter().enumerate() {
                words.say(if index > 0 { "\n" } else { "" }, Part::Ours);
                self.pieces(line, Some(block), &mut words);
            }
            (row.field.clone(), label, words)
        });
        let rows = rows.collect();
        SpokenEntry { number: block.number, entry: block.entry, heading, rows }
    }

    /// What stands in no entry.
    fn alone(&mut self, piece: &Piece) -> Said {
        let mut said = Said::default();
        self.piece(piece, None, &mut said);
        said
    }

    fn pieces(&mut self, pieces: &[Piece], block: Option<&Block>, said: &mut Said) {
        for piece in pieces {
            self.piece(piece, block, said);
        }
    }

    fn piece(&mut self, piece: &Piece, block: Option<&Block>, said: &mut Said) {
        match piece {
            Piece::Ours(text) => said.say(text, Part::Ours),
            Piece::Person(person) => {
                let part = if self.forms.is_hidden(*person) { Part::Form } else { Part::Own };
                said.say(self.forms.of(*person).unwrap_or("…"), part);
            }
            Piece::Own(text, names) => self.own(text, names, block, said),
        }
    }

    /// The writer's words, the names in them changed or left.
    fn own(&mut self, text: &str, names: &[Occurrence], block: Option<&Block>, said: &mut Said) {
        let mut at = 0;
        for name in names {
            said.say(&text[at..name.range.start], Part::Own);
            at = name.range.end;
            let written = &text[name.range.clone()];
            if !name.sure {
                said.say(written, Part::Doubtful);
                continue;
            }
            let meant = match block {
                Some(block) => meant(name, &block.linked),
                None => meant(name, &HashSet::new()),
            };
            let form = meant.and_then(|person| self.forms.of(person).map(str::to_owned));
            let shown_as = form.unwrap_or_else(|| {
                if name.family { self.forms.of_family(written) } else { self.forms.of_shared(written) }
            });
            let changed = !match meant {
                Some(person) => self.left.contains(&person),
                None => self.are_left(&name.people),
            };
            // Every name has somebody who bears it.
            let Some(person) = meant.or(name.people.in_order().first().copied()) else { continue };
            if changed {
                said.say(&shown_as, Part::Form);
                // The point of "M." closes the sentence too.
                let closes = shown_as.ends_with('.') && text[at..].starts_with('.');
                at += usize::from(closes && !text[at..].starts_with(".."));
            } else {
                said.say(written, Part::Left(person));
            }
            self.note(person, written, shown_as, changed, block.map(|block| block.number));
        }
        said.say(&text[at..], Part::Own);
    }

    /// Whether the names of all these are left as they are.
    fn are_left(&mut self, people: &Arc<Bearers>) -> bool {
        let left = &self.left;
        let known = self.left_names.entry(Arc::as_ptr(people));
        known.or_insert_with(|| (Arc::clone(people), people.all_among(left))).1
    }

    fn note(&mut self, person: Id, written: &str, shown_as: String, changed: bool, number: Option<u32>) {
        let place = match self.places.entry((person, written.to_owned(), shown_as)) {
            MapEntry::Occupied(known) => *known.get(),
            MapEntry::Vacant(fresh) => {
                let (_, found, shown_as) = fresh.key().clone();
                self.found.push(FoundName { person, found, shown_as, changed, entries: Vec::new() });
                *fresh.insert(self.found.len() - 1)
            }
        };
        let entries = &mut self.found[place].entries;
        entries.extend(number.filter(|number| entries.last() != Some(number)));
    }
}

impl Spoken {
    /// Everything that is said, in reading order, with the number of its entry.
    fn all(&self) -> Vec<(Option<u32>, &Said)> {
        let mut all: Vec<_> = self.title.iter().map(|title| (None, title)).collect();
        for section in &self.sections {
            all.push((None, &section.title));
            all.extend(section.inventory_title.iter().map(|title| (None, title)));
            for entry in &section.entries {
                let rows = entry.rows.iter().flat_map(|(_, label, words)| [label, words]);
                all.extend(
                    std::iter::once(&entry.heading).chain(rows).map(|said| (Some(entry.number), said)),
                );
            }
        }
        all
    }

    /// The document, without what is `hidden`.
    fn document(&self, hidden: &Finder) -> ShareDocument {
        let sections = self.sections.iter().map(|section| ShareSection {
            worksheet: section.worksheet.clone(),
            title: section.title.line(hidden),
            inventory_title: section.inventory_title.as_ref().map(|title| title.line(hidden)),
            entries: section.entries.iter().map(|entry| entry.document(hidden)).collect(),
            counts: Vec::new(),
            prose: Vec::new(),
        });
        ShareDocument {
            language: self.language.clone(),
            title: self.title.as_ref().map(|title| ShareTitle { title: title.line(hidden) }),
            sections: sections.collect(),
        }
    }
}

impl SpokenEntry {
    fn document(&self, hidden: &Finder) -> ShareEntry {
        let rows = self.rows.iter().map(|(field, label, words)| ShareRow {
            field: field.clone(),
            label: label.line(hidden),
            runs: words.runs(hidden),
        });
        ShareEntry {
            number: self.number,
            entry: self.entry,
            heading: self.heading.line(hidden),
            rows: rows.collect(),
        }
    }
}
