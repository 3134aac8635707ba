//! The worksheets: definitions as data, read once and checked.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::error::{Invalid, JournalError};
use crate::model::{Answer, Choice, Field, FieldKind, Worksheet};

static WORKSHEETS: LazyLock<Vec<Worksheet>> = LazyLock::new(|| {
    [
        include_str!("../worksheets/resentments.json"),
        include_str!("../worksheets/harms.json"),
        include_str!("../worksheets/strengths.json"),
    ]
    .into_iter()
    .map(|json| parse(json).expect("the definitions of this crate are checked by its tests"))
    .collect()
});

/// All worksheets, in the order of their sections.
pub fn worksheets() -> &'static [Worksheet] {
    &WORKSHEETS
}

/// The worksheet of an id.
///
/// # Errors
/// [`JournalError::UnknownWorksheet`].
pub fn worksheet(id: &str) -> Result<&'static Worksheet, JournalError> {
    WORKSHEETS.iter().find(|worksheet| worksheet.id == id).ok_or(JournalError::UnknownWorksheet)
}

/// Reads and checks one definition.
fn parse(json: &str) -> Result<Worksheet, JournalError> {
    let worksheet: Worksheet =
        serde_json::from_str(json).map_err(|_| JournalError::Definition("a worksheet is not readable"))?;
    let wrong = |what| Err(JournalError::Definition(what));
    if worksheet.id.is_empty() || worksheet.version == 0 || !(1..=12).contains(&worksheet.step) {
        return wrong("a worksheet has no id, version or step");
    }
    if worksheet.fields.is_empty() || !distinct(worksheet.fields.iter().map(|field| &field.id)) {
        return wrong("the fields of a worksheet need ids of their own");
    }
    let messages = [&worksheet.title, &worksheet.cue, &worksheet.invitation];
    if messages.into_iter().any(String::is_empty) {
        return wrong("a worksheet lacks words");
    }
    for field in &worksheet.fields {
        if field.label.is_empty() || field.question.is_empty() || field.hint.as_deref() == Some("") {
            return wrong("a field lacks words");
        }
        if !distinct(field.choices.iter().map(|choice| &choice.id))
            || field.choices.iter().any(|choice| choice.label.is_empty())
        {
            return wrong("the choices of a field need ids and words of their own");
        }
        let chooses = matches!(field.kind, FieldKind::Choices | FieldKind::AnswerOrPass);
        if !chooses && (!field.choices.is_empty() || field.own_choices || field.fear_mark) {
            return wrong("a field of this kind has no choices");
        }
    }
    Ok(worksheet)
}

/// Whether no id is empty or stands twice.
fn distinct<'a>(mut ids: impl Iterator<Item = &'a String>) -> bool {
    let mut seen = HashSet::new();
    ids.all(|id| !id.is_empty() && seen.insert(id))
}

impl Worksheet {
    /// The field of an id.
    ///
    /// # Errors
    /// [`JournalError::UnknownField`].
    pub fn field(&self, id: &str) -> Result<&Field, JournalError> {
        self.fields.iter().find(|field| field.id == id).ok_or(JournalError::UnknownField)
    }

    /// The first field that links to people, if there is one.
    pub fn people_field(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.kind == FieldKind::People)
    }
}

impl Field {
    /// The choice of an id, if the field offers it.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// Checks that an answer has only what this field asks for.
    pub(crate) fn check(&self, answer: &Answer) -> Result<(), Invalid> {
        use FieldKind::{AnswerOrPass, Choices, Date, Line, People, Scale, Text};
        let uses_text = matches!(self.kind, Text | Line | People | AnswerOrPass);
        let uses_choices = matches!(self.kind, Choices | AnswerOrPass);
        if (!answer.text.is_empty() && !uses_text)
            || (!answer.choices.is_empty() && !uses_choices)
            || (!answer.people.is_empty() && self.kind != People)
            || (answer.pass.is_some() && self.kind != AnswerOrPass)
            || (answer.date.is_some() && self.kind != Date)
            || (answer.scale.is_some() && self.kind != Scale)
        {
            return Err(Invalid::AnswerPart);
        }
        if answer.scale.is_some_and(|scale| scale > 10) {
            return Err(Invalid::Scale);
        }
        let offered = |choice: &crate::model::Chosen| {
            let known = if choice.own {
                self.own_choices && !choice.value.trim().is_empty()
            } else {
                self.choice(&choice.value).is_some()
            };
            known && (self.fear_mark || !choice.fear)
        };
        if answer.choices.iter().all(offered) { Ok(()) } else { Err(Invalid::Choice) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worksheets_are_sound_and_known_by_id() {
        let ids: Vec<_> = worksheets().iter().map(|worksheet| worksheet.id.as_str()).collect();
        assert_eq!(ids, ["resentments", "harms", "strengths"]);
        assert!(distinct(worksheets().iter().map(|worksheet| &worksheet.id)));
        let mut order: Vec<_> =
            worksheets().iter().map(|sheet| (sheet.share_order, sheet.id.as_str())).collect();
        order.sort_unstable();
        assert_eq!(order.first().map(|(_, id)| *id), Some("strengths"));
        assert_eq!(order.last().map(|(_, id)| *id), Some("harms"));
        assert!(matches!(worksheet("fears of my own"), Err(JournalError::UnknownWorksheet)));
    }

    #[test]
    fn a_definition_that_is_wrong_is_refused() {
        let good = include_str!("../worksheets/resentments.json");
        for (what, from, to) in [
            ("two fields of one id", r#""id": "cause""#, r#""id": "who""#),
            ("a kind nobody knows", r#""kind": "text""#, r#""kind": "telepathy""#),
            ("a label without words", r#""label": "worksheet-resentments-cause""#, r#""label": """#),
            ("a choice without an id", r#""id": "pride""#, r#""id": """#),
            ("a version of 0", r#""version": 1"#, r#""version": 0"#),
            ("a step that does not exist", r#""step": 4"#, r#""step": 13"#),
        ] {
            assert!(good.contains(from), "{what}: the definition changed, and so must this test");
            let bad = good.replacen(from, to, 1);
            assert!(matches!(parse(&bad), Err(JournalError::Definition(_))), "{what}");
        }
        assert!(parse(good).is_ok());
    }
}
