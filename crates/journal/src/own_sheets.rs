//! Worksheets and packs of questions that a person makes.
//!
//! While nothing was written under the version that is asked, an edit replaces it; afterwards an edit makes the next
//! version, so that what was written stays as it was asked.

use std::borrow::BorrowMut;

use rusqlite::{Connection, params};

use crate::Journal;
use crate::change::{Change, Table, key_of};
use crate::error::{Invalid, JournalError, Kind};
use crate::fold::folded;
use crate::model::{
    Choice, ChoiceDraft, Field, FieldDraft, FileReason, Home, Id, Phrase, Target, UndoAction, Worksheet,
    WorksheetDraft,
};
use crate::sql::Json;
use crate::worksheets::{self, definition};

/// The most characters of a title, a heading or a choice.
pub(crate) const SHORT: usize = 200;
/// The most characters of a question, a hint or an opening sentence.
pub(crate) const LONG: usize = 2000;
/// The most characters of an id.
const MOST_ID: usize = 64;
/// The most questions.
pub(crate) const MOST_FIELDS: usize = 200;
/// The most choices of a question.
pub(crate) const MOST_CHOICES: usize = 200;

/// The place of an own section in a share: before harms, which close it.
const SHARE_ORDER: u8 = 6;
/// The words of ours that open a sheet whose maker wrote none.
const ABOUT: &str = "sheets-own-about";
/// The words of ours that stand in such a sheet while it is empty.
const INVITATION: &str = "sheets-own-invitation";

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Makes a worksheet.
    ///
    /// # Errors
    /// [`JournalError::Invalid`] when it cannot be asked as it is, or [`JournalError::Database`].
    pub fn create_worksheet(&mut self, draft: &WorksheetDraft) -> Result<Worksheet, JournalError> {
        few_enough(draft)?;
        self.change(UndoAction::Created, |change| {
            let (_, id, sheet) = create(change, draft)?;
            Ok((Target::Worksheet { id }, sheet))
        })
    }

    /// An own worksheet as its maker edits it.
    ///
    /// # Errors
    /// [`JournalError::UnknownWorksheet`], also for one of ours, or [`JournalError::Database`].
    pub fn worksheet_draft(&self, id: Id) -> Result<WorksheetDraft, JournalError> {
        Ok(draft_of(&*worksheets::current(self.connection(), &id.0.to_string())?))
    }
}

pub(crate) fn create(
    change: &mut Change<'_>,
    draft: &WorksheetDraft,
) -> Result<(i64, Id, Worksheet), JournalError> {
    let (key, id) = change.create(Kind::Worksheet)?;
    let sheet = sound(draft, id, 1)?;
    let title = &draft_of(&sheet).title;
    change.insert(
        Some(key),
        Table::Worksheets,
        Some(key),
        &[("id", &sheet.id), ("version", &1), ("title", title), ("folded", &folded(title))],
    )?;
    add_version(change, key, &sheet)?;
    Ok((key, id, sheet))
}

pub(crate) fn edit(change: &mut Change<'_>, id: Id, draft: &WorksheetDraft) -> Result<Target, JournalError> {
    few_enough(draft)?;
    let key = key_of(change.connection, Kind::Worksheet, id)?;
    let today = worksheets::current(change.connection, &id.0.to_string())?;
    let wanted = sound(draft, id, today.version)?;
    if wanted != *today {
        let kept = change
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM entries WHERE worksheet = ?1 AND version = ?2)")?
            .query_row(params![today.id, today.version], |row| row.get(0))?;
        replace(change, key, wanted, kept)?;
    }
    Ok(Target::Worksheet { id })
}

/// Puts a definition in the place of the one that is asked; where that is `kept`, behind it.
pub(crate) fn replace(
    change: &mut Change<'_>,
    key: i64,
    mut sheet: Worksheet,
    kept: bool,
) -> Result<(), JournalError> {
    let replaced = sheet.version;
    sheet.version += u32::from(kept);
    let versions: Vec<(i64, u32, Worksheet)> = change
        .connection
        .prepare_cached("SELECT key, version, definition FROM worksheet_versions WHERE worksheet = ?1")?
        .query_map([key], |row| {
            let Json(definition) = row.get(2)?;
            Ok((row.get(0)?, row.get(1)?, definition))
        })?
        .collect::<Result<_, _>>()?;
    let stay = versions.iter().filter(|(_, version, _)| kept || *version != replaced);
    for then in stay.flat_map(|(_, _, then)| &then.fields) {
        // An answer is stored under the id of its question, whichever version asked it.
        if sheet.field(&then.id).is_ok_and(|field| field.kind != then.kind) {
            return Err(Invalid::Worksheet.into());
        }
    }
    match versions.iter().find(|(_, version, _)| *version == sheet.version) {
        Some((version, ..)) => {
            change.update(Some(key), Table::WorksheetVersions, *version, &[("definition", &Json(&sheet))])?;
        }
        None => add_version(change, key, &sheet)?,
    }
    let title = &draft_of(&sheet).title;
    change.update(
        Some(key),
        Table::Worksheets,
        key,
        &[("version", &sheet.version), ("title", title), ("folded", &folded(title))],
    )?;
    Ok(())
}

fn add_version(change: &mut Change<'_>, key: i64, sheet: &Worksheet) -> Result<(), JournalError> {
    change.insert(
        Some(key),
        Table::WorksheetVersions,
        None,
        &[("worksheet", &key), ("version", &sheet.version), ("definition", &Json(sheet))],
    )?;
    Ok(())
}

// ── Between a draft and a definition ─────────────────────────────────────────

fn few_enough(draft: &WorksheetDraft) -> Result<(), JournalError> {
    if draft.fields.len() > MOST_FIELDS { Err(Invalid::Worksheet.into()) } else { Ok(()) }
}

/// The definition of a draft.
fn sound(draft: &WorksheetDraft, id: Id, version: u32) -> Result<Worksheet, JournalError> {
    definition_of(draft, id, version).map_err(|_| Invalid::Worksheet.into())
}

/// The definition of a draft, or why there is none.
pub(crate) fn definition_of(draft: &WorksheetDraft, id: Id, version: u32) -> Result<Worksheet, FileReason> {
    let ours_where_empty = |text: &str, ours: &str| -> Result<Phrase, FileReason> {
        Ok(phrase(text, LONG)?.unwrap_or_else(|| Phrase::Message(ours.to_owned())))
    };
    let sheet = Worksheet {
        id: id.0.to_string(),
        version,
        step: draft.step,
        title: phrase(&draft.title, SHORT)?.ok_or(FileReason::NoWords)?,
        cue: ours_where_empty(&draft.about, ABOUT)?,
        invitation: ours_where_empty(&draft.invitation, INVITATION)?,
        shape: draft.layout,
        home: if draft.section_of_inventory { Home::Inventory } else { Home::Sheets },
        order: u8::MAX,
        chosen_at_first: false,
        beside: None,
        behaviours: Vec::new(),
        share_order: SHARE_ORDER,
        share_when_chosen: false,
        fields: draft.fields.iter().map(field).collect::<Result<_, _>>()?,
    };
    definition::check(&sheet).map_err(FileReason::from)?;
    Ok(sheet)
}

/// A question as it is asked, or why it cannot be.
pub(crate) fn field(draft: &FieldDraft) -> Result<Field, FileReason> {
    if !is_id(&draft.id) || draft.choices.iter().any(|choice| !is_id(&choice.id)) {
        return Err(FileReason::BadId);
    }
    if draft.choices.len() > MOST_CHOICES {
        return Err(FileReason::TooMany);
    }
    let question = phrase(&draft.question, LONG)?.ok_or(FileReason::NoWords)?;
    let field = Field {
        id: draft.id.clone(),
        kind: draft.kind,
        label: phrase(&draft.label, SHORT)?.unwrap_or_else(|| question.clone()),
        question,
        hint: phrase(&draft.hint, LONG)?,
        heading: phrase(&draft.heading, SHORT)?,
        choices: draft.choices.iter().map(choice).collect::<Result<_, _>>()?,
        own_choices: draft.own_choices,
        fear_mark: draft.fear_mark,
        pattern: draft.pattern,
        optional: draft.optional,
        harm: false,
        for_myself: draft.for_myself,
    };
    definition::check_field(&field)?;
    Ok(field)
}

fn choice(draft: &ChoiceDraft) -> Result<Choice, FileReason> {
    Ok(Choice {
        id: draft.id.clone(),
        label: phrase(&draft.label, SHORT)?.ok_or(FileReason::NoWords)?,
        opposite: phrase(&draft.opposite, SHORT)?,
    })
}

impl From<definition::Flaw> for FileReason {
    fn from(flaw: definition::Flaw) -> Self {
        use definition::Flaw;
        match flaw {
            Flaw::Identity => Self::UnknownValue,
            Flaw::Words | Flaw::FieldWords => Self::NoWords,
            Flaw::FieldIds => Self::Twice,
            Flaw::Choices | Flaw::ChoicesElsewhere | Flaw::NothingToChoose => Self::Choices,
            // What only ours can have.
            Flaw::Beside | Flaw::CarriesNothing => Self::UnknownKey,
        }
    }
}

/// The draft of a definition. Where the words are ours there are none.
pub(crate) fn draft_of(sheet: &Worksheet) -> WorksheetDraft {
    WorksheetDraft {
        title: own(&sheet.title),
        about: own(&sheet.cue),
        invitation: own(&sheet.invitation),
        step: sheet.step,
        layout: sheet.shape,
        section_of_inventory: sheet.home == Home::Inventory,
        fields: sheet.fields.iter().map(field_draft).collect(),
    }
}

/// The draft of a question.
pub(crate) fn field_draft(field: &Field) -> FieldDraft {
    FieldDraft {
        id: field.id.clone(),
        kind: field.kind,
        label: if field.label == field.question { String::new() } else { own(&field.label) },
        question: own(&field.question),
        hint: field.hint.as_ref().map(own).unwrap_or_default(),
        heading: field.heading.as_ref().map(own).unwrap_or_default(),
        choices: field
            .choices
            .iter()
            .map(|choice| ChoiceDraft {
                id: choice.id.clone(),
                label: own(&choice.label),
                opposite: choice.opposite.as_ref().map(own).unwrap_or_default(),
            })
            .collect(),
        own_choices: field.own_choices,
        fear_mark: field.fear_mark,
        pattern: field.pattern,
        optional: field.optional,
        for_myself: field.for_myself,
    }
}

fn own(phrase: &Phrase) -> String {
    match phrase {
        Phrase::Own { own } => own.clone(),
        Phrase::Message(_) => String::new(),
    }
}

fn phrase(text: &str, most: usize) -> Result<Option<Phrase>, FileReason> {
    let own = words(text, most)?;
    Ok((!own.is_empty()).then_some(Phrase::Own { own }))
}

/// Words as a definition has them: in one line, and nothing in them that cannot be written.
pub(crate) fn words(text: &str, most: usize) -> Result<String, FileReason> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > most {
        return Err(FileReason::TooLong);
    }
    if words.chars().any(char::is_control) {
        return Err(FileReason::ControlCharacter);
    }
    Ok(words)
}

/// Whether a question or a choice can be called so.
pub(crate) fn is_id(text: &str) -> bool {
    (1..=MOST_ID).contains(&text.chars().count())
        && text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'))
}
