//! A worksheet as the text of a file: keys in a settled order, what is empty left out.

use std::collections::{BTreeMap, HashSet};

use serde::{Serialize, Serializer};

use super::{FORMAT, FileAnswer, SheetFile, VERSION};
use crate::model::{ChoiceDraft, Chosen, Day, FieldDraft, FieldKind, Pass, Shape};

impl SheetFile {
    /// The text of the file.
    #[expect(clippy::missing_panics_doc, reason = "what has only text for keys can be written as JSON")]
    pub fn to_text(&self) -> String {
        // A question that is asked otherwise today stands among the earlier ones as well.
        let mut known = HashSet::new();
        let fields = self.draft.fields.iter().chain(&self.earlier);
        let order: Vec<_> = fields.map(|field| &field.id).filter(|id| known.insert(*id)).collect();
        let written = Written {
            format: FORMAT,
            version: VERSION,
            title: &self.draft.title,
            about: &self.draft.about,
            invitation: &self.draft.invitation,
            step: self.draft.step,
            layout: self.draft.layout,
            section_of_inventory: self.draft.section_of_inventory,
            fields: self.draft.fields.iter().map(field).collect(),
            earlier_fields: self.earlier.iter().map(field).collect(),
            entries: self.entries.iter().map(|answers| entry(answers, &order)).collect(),
        };
        let mut text = serde_json::to_string_pretty(&written).expect("all keys are text");
        text.push('\n');
        text
    }
}

#[derive(Serialize)]
struct Written<'s> {
    format: &'s str,
    version: u8,
    title: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    about: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    invitation: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<u8>,
    layout: Shape,
    section_of_inventory: bool,
    fields: Vec<Field<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    earlier_fields: Vec<Field<'s>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<Entry<'s>>,
}

#[allow(clippy::struct_excessive_bools, reason = "as in the draft")]
#[derive(Serialize)]
struct Field<'s> {
    id: &'s str,
    kind: FieldKind,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'s str,
    question: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    hint: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    heading: &'s str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<Choice<'s>>,
    #[serde(skip_serializing_if = "is_false")]
    own_choices: bool,
    #[serde(skip_serializing_if = "is_false")]
    fear_mark: bool,
    #[serde(skip_serializing_if = "is_false")]
    pattern: bool,
    #[serde(skip_serializing_if = "is_false")]
    optional: bool,
    #[serde(skip_serializing_if = "is_false")]
    for_myself: bool,
}

#[derive(Serialize)]
struct Choice<'s> {
    id: &'s str,
    label: &'s str,
    #[serde(skip_serializing_if = "str::is_empty")]
    opposite: &'s str,
}

#[derive(Serialize)]
struct Entry<'s> {
    #[serde(serialize_with = "as_object")]
    answers: Vec<(&'s str, Answer<'s>)>,
}

#[derive(Serialize)]
struct Answer<'s> {
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'s str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    people: &'s [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    choices: Vec<Choosing<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pass: Option<Pass>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<u8>,
}

#[derive(Serialize)]
struct Choosing<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<&'s str>,
    #[serde(skip_serializing_if = "is_false")]
    fear: bool,
}

fn field(draft: &FieldDraft) -> Field<'_> {
    Field {
        id: &draft.id,
        kind: draft.kind,
        label: &draft.label,
        question: &draft.question,
        hint: &draft.hint,
        heading: &draft.heading,
        choices: draft
            .choices
            .iter()
            .map(|ChoiceDraft { id, label, opposite }| Choice { id, label, opposite })
            .collect(),
        own_choices: draft.own_choices,
        fear_mark: draft.fear_mark,
        pattern: draft.pattern,
        optional: draft.optional,
        for_myself: draft.for_myself,
    }
}

/// The answers in the order of the questions, each of which stands in it once.
fn entry<'s>(answers: &'s BTreeMap<String, FileAnswer>, order: &[&'s String]) -> Entry<'s> {
    let in_order = order.iter().filter_map(|id| answers.get(*id).map(|given| (id.as_str(), answer(given))));
    Entry { answers: in_order.collect() }
}

fn answer(given: &FileAnswer) -> Answer<'_> {
    Answer {
        text: &given.text,
        people: &given.people,
        choices: given
            .choices
            .iter()
            .map(|Chosen { value, own, fear }| Choosing {
                id: (!own).then_some(value),
                own: own.then_some(value),
                fear: *fear,
            })
            .collect(),
        pass: given.pass,
        date: given.date,
        scale: given.scale,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn is_false(flag: &bool) -> bool {
    !flag
}

fn as_object<S: Serializer>(answers: &[(&str, Answer<'_>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(answers.iter().map(|(id, answer)| (id, answer)))
}
