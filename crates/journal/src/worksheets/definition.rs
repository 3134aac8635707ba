// What makes a worksheet sound, whether it is ours, made in the app, or read from a file. The build script checks
// ours with this same file, so that one that is wrong is never built.

use std::collections::HashSet;

use super::worksheet::{Behaviour, Choice, Field, FieldKind, Phrase, Shape, Worksheet};

/// Checks a definition.
///
/// # Errors
/// What is wrong, for a developer.
pub(crate) fn check(sheet: &Worksheet) -> Result<(), &'static str> {
    if sheet.id.is_empty() || sheet.version == 0 || sheet.step.is_some_and(|step| !(1..=12).contains(&step)) {
        return Err("a worksheet has no id, version or step");
    }
    if [&sheet.title, &sheet.cue, &sheet.invitation].into_iter().any(is_empty) {
        return Err("a worksheet lacks words");
    }
    if sheet.fields.is_empty() || !distinct(sheet.fields.iter().map(|field| &field.id)) {
        return Err("the fields of a worksheet need ids of their own");
    }
    if sheet.beside.is_some() && sheet.shape != Shape::Page {
        return Err("what stands beside a section is one page");
    }
    if sheet.behaviours.contains(&Behaviour::CarryToAmends) && sheet.people_field().is_none() {
        return Err("who names nobody cannot be carried to the list");
    }
    sheet.fields.iter().try_for_each(check_field)
}

fn check_field(field: &Field) -> Result<(), &'static str> {
    if [Some(&field.label), Some(&field.question), field.hint.as_ref(), field.heading.as_ref()]
        .into_iter()
        .flatten()
        .any(is_empty)
    {
        return Err("a field lacks words");
    }
    let wordless =
        |choice: &Choice| is_empty(&choice.label) || choice.opposite.as_ref().is_some_and(is_empty);
    if !distinct(field.choices.iter().map(|choice| &choice.id)) || field.choices.iter().any(wordless) {
        return Err("the choices of a field need ids and words of their own");
    }
    let chooses = matches!(field.kind, FieldKind::Choices | FieldKind::AnswerOrPass);
    if !chooses && (!field.choices.is_empty() || field.own_choices || field.fear_mark || field.pattern) {
        return Err("a field of this kind has no choices");
    }
    if field.kind == FieldKind::Choices && field.choices.is_empty() && !field.own_choices {
        return Err("there is nothing to choose");
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
    /// The first field that links to people, if there is one.
    pub fn people_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == FieldKind::People)
    }
}
