//! The nature alone: what was marked, how often, and what one would rather be. Nobody, no event and none of the
//! writer's own words are in it.

use std::collections::HashMap;

use candor_journal::model::{Answer, Field, Phrase};
use candor_locales::Words;

use crate::choose::Chosen;
use crate::model::{ShareCount, ShareSection};

/// A section for each field of each worksheet in which something was marked, over all inventories.
pub(crate) fn sections(chosen: &[Chosen], words: &Words) -> Vec<ShareSection> {
    let mut counted: Vec<Counted> = Vec::new();
    for part in chosen {
        for (entry, fields) in &part.entries {
            for field in fields {
                let Some(answer) = part.answer(entry, field) else { continue };
                let place = |known: &Counted| known.worksheet == part.worksheet.id && known.field == field.id;
                let index = counted.iter().position(place).unwrap_or_else(|| {
                    counted.push(Counted::new(part, field, words));
                    counted.len() - 1
                });
                counted[index].count(field, answer, words);
            }
        }
    }
    counted.into_iter().filter_map(Counted::section).collect()
}

/// What was marked in one field.
struct Counted {
    worksheet: String,
    field: String,
    title: String,
    /// By the id of the choice; what is in the writer's own words has none.
    marked: HashMap<Option<String>, Marked>,
}

struct Marked {
    /// Place in the list of choices.
    order: usize,
    label: String,
    opposite: String,
    entries: u32,
}

impl Counted {
    fn new(part: &Chosen, field: &Field, words: &Words) -> Self {
        let own = words.get("document-own-worksheet", &[]);
        let section = ours(&part.worksheet.title, words).unwrap_or(own);
        let title = match ours(&field.label, words) {
            Some(label) => words.get(
                "document-nature-title",
                &[("section", section.as_str().into()), ("field", label.as_str().into())],
            ),
            None => section,
        };
        Self { worksheet: part.worksheet.id.clone(), field: field.id.clone(), title, marked: HashMap::new() }
    }

    /// Counts what was marked in an entry, each choice once. A pass is an answer of its own, and marks nothing.
    fn count(&mut self, field: &Field, answer: &Answer, words: &Words) {
        if answer.pass.is_some() {
            return;
        }
        let mut here: Vec<Option<String>> = Vec::new();
        for chosen in &answer.choices {
            let known = field.choices.iter().position(|choice| !chosen.own && choice.id == chosen.value);
            let said = known.and_then(|order| {
                let choice = &field.choices[order];
                Some((order, choice, ours(&choice.label, words)?))
            });
            let id = said.as_ref().map(|(_, choice, _)| choice.id.clone());
            if here.contains(&id) {
                continue;
            }
            here.push(id.clone());
            let marked = self.marked.entry(id).or_insert_with(|| match said {
                Some((order, choice, label)) => {
                    let opposite = choice.opposite.as_ref().and_then(|opposite| ours(opposite, words));
                    Marked { order, label, opposite: opposite.unwrap_or_default(), entries: 0 }
                }
                None => Marked {
                    order: usize::MAX,
                    label: words.get("document-another", &[]),
                    opposite: String::new(),
                    entries: 0,
                },
            });
            marked.entries += 1;
        }
    }

    /// Most often first, then in the order in which they are asked; the writer's own last.
    fn section(self) -> Option<ShareSection> {
        let mut marked: Vec<_> = self.marked.into_values().collect();
        marked.sort_by_key(|one| (one.order == usize::MAX, std::cmp::Reverse(one.entries), one.order));
        let count = |one: Marked| ShareCount { label: one.label, count: one.entries, opposite: one.opposite };
        let counts: Vec<_> = marked.into_iter().map(count).collect();
        (!counts.is_empty()).then_some(ShareSection {
            worksheet: self.worksheet,
            title: self.title,
            inventory_title: None,
            entries: Vec::new(),
            counts,
            prose: Vec::new(),
        })
    }
}

/// The words of a message; none where they are the writer's own.
fn ours(phrase: &Phrase, words: &Words) -> Option<String> {
    match phrase {
        Phrase::Message(id) => Some(words.get(id, &[])),
        Phrase::Own { .. } => None,
    }
}
