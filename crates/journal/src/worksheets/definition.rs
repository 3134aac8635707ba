// What makes a worksheet sound, whether it is ours, made in the app, or read from a file. The build script checks
// ours with this same file, so that one that is wrong is never built.

use std::collections::HashSet;

use super::worksheet::{Behaviour, Choice, Field, FieldKind, Phrase, Shape, Worksheet};

/// What is wrong with a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It has no id or no version, or a step that does not exist.
    Identity,
    /// Its title, cue or invitation lacks words.
    Words,
    /// It has no fields, or they lack ids of their own.
    FieldIds,
    /// What stands beside a section is not one page.
    Beside,
    /// Its entries are to be carried to the list, and it does not ask for whom and for what.
    CarriesNothing,
    /// A field lacks words.
    FieldWords,
    /// The choices of a field lack ids or words of their own.
    Choices,
    /// A field has choices, and its kind has none.
    ChoicesElsewhere,
    /// A field asks to choose, and there is nothing to choose.
    NothingToChoose,
}

/// Checks a definition.
pub(crate) fn check(sheet: &Worksheet) -> Result<(), Flaw> {
    if sheet.id.is_empty() || sheet.version == 0 || sheet.step.is_some_and(|step| !(1..=12).contains(&step)) {
        return Err(Flaw::Identity);
    }
    if [&sheet.title, &sheet.cue, &sheet.invitation].into_iter().any(is_empty) {
        return Err(Flaw::Words);
    }
    if sheet.fields.is_empty() || !distinct(sheet.fields.iter().map(|field| &field.id)) {
        return Err(Flaw::FieldIds);
    }
    if sheet.beside.is_some() && sheet.shape != Shape::Page {
        return Err(Flaw::Beside);
    }
    let carries = sheet.behaviours.contains(&Behaviour::CarryToAmends);
    let harms = sheet.fields.iter().filter(|field| field.harm);
    if harms.clone().count() != usize::from(carries)
        || !harms.clone().all(|field| matches!(field.kind, FieldKind::Text | FieldKind::AnswerOrPass))
        || (carries && sheet.people_field().is_none())
    {
        return Err(Flaw::CarriesNothing);
    }
    sheet.fields.iter().try_for_each(check_field)
}

/// Checks a field by itself.
pub(crate) fn check_field(field: &Field) -> Result<(), Flaw> {
    if [Some(&field.label), Some(&field.question), field.hint.as_ref(), field.heading.as_ref()]
        .into_iter()
        .flatten()
        .any(is_empty)
    {
        return Err(Flaw::FieldWords);
    }
    let wordless =
        |choice: &Choice| is_empty(&choice.label) || choice.opposite.as_ref().is_some_and(is_empty);
    if !distinct(field.choices.iter().map(|choice| &choice.id)) || field.choices.iter().any(wordless) {
        return Err(Flaw::Choices);
    }
    let chooses = matches!(field.kind, FieldKind::Choices | FieldKind::AnswerOrPass);
    if !chooses && (!field.choices.is_empty() || field.own_choices || field.fear_mark || field.pattern) {
        return Err(Flaw::ChoicesElsewhere);
    }
    if field.kind == FieldKind::Choices && field.choices.is_empty() && !field.own_choices {
        return Err(Flaw::NothingToChoose);
    }
    Ok(())
}

/// Whether there are no words.
fn is_empty(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::Message(text) | Phrase::Own { own: text } => text.trim().is_empty(),
    }
}

/// Whether no id is empty or stands twice.
fn distinct<'a>(mut ids: impl Iterator<Item = &'a String>) -> bool {
    let mut seen = HashSet::new();
    ids.all(|id| !id.is_empty() && seen.insert(id))
}

impl Worksheet {
    /// The field whose words are the harm when an entry is carried to the Step 8 list.
    pub fn harm_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.harm)
    }

    /// The first field that links to people, if there is one.
    pub fn people_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == FieldKind::People)
    }
}
