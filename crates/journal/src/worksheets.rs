//! The worksheets: definitions as data. Ours are built in; those that people make stand in the journal. An entry is
//! read, shown and shared by the version it was written under.

use std::borrow::{BorrowMut, Cow};
use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::Journal;
use crate::error::{Invalid, JournalError};
use crate::model::{Answer, Choice, Field, FieldKind, Home, Id, Worksheet, worksheet};
use crate::sql::Json;

pub(crate) mod definition;

include!(concat!(env!("OUT_DIR"), "/worksheets.rs"));

static OURS: LazyLock<Vec<Worksheet>> = LazyLock::new(|| {
    let mut sheets = read(CURRENT);
    sheets.sort_by(|one, other| {
        (one.home as u8, one.order, &one.id).cmp(&(other.home as u8, other.order, &other.id))
    });
    sheets
});
static ONCE_OURS: LazyLock<Vec<Worksheet>> = LazyLock::new(|| read(EARLIER));

fn read(files: &[&str]) -> Vec<Worksheet> {
    files.iter().map(|json| serde_json::from_str(json).expect("the build script has read them")).collect()
}

/// The worksheets that are built in, as they are asked today: sections of inventories first, in their order.
pub fn worksheets() -> &'static [Worksheet] {
    &OURS
}

/// Earlier versions of ours.
pub(crate) fn once_ours() -> &'static [Worksheet] {
    &ONCE_OURS
}

/// The built-in worksheet of an id.
///
/// # Errors
/// [`JournalError::UnknownWorksheet`].
pub fn worksheet(id: &str) -> Result<&'static Worksheet, JournalError> {
    OURS.iter().find(|sheet| sheet.id == id).ok_or(JournalError::UnknownWorksheet)
}

impl<D: BorrowMut<Connection>> Journal<D> {
    /// All worksheets as they are asked today: ours in their order, then the person's own that are not in the
    /// trash, by title.
    ///
    /// # Errors
    /// [`JournalError::Database`].
    pub fn worksheets(&self) -> Result<Vec<Worksheet>, JournalError> {
        let mut sheets = OURS.clone();
        let mut own = self.connection().prepare_cached(
            "SELECT definition FROM worksheets JOIN things ON things.key = worksheets.key
               JOIN worksheet_versions AS versions
                 ON versions.worksheet = worksheets.key AND versions.version = worksheets.version
             WHERE things.deleted IS NULL ORDER BY worksheets.folded, worksheets.key",
        )?;
        for sheet in own.query_map([], |row| row.get(0))? {
            let Json(sheet) = sheet?;
            sheets.push(sheet);
        }
        Ok(sheets)
    }

    /// A worksheet as it is asked today, also one that is in the trash.
    ///
    /// # Errors
    /// [`JournalError::UnknownWorksheet`] or [`JournalError::Database`].
    pub fn worksheet(&self, id: &str) -> Result<Worksheet, JournalError> {
        current(self.connection(), id).map(Cow::into_owned)
    }

    /// A worksheet that stands by itself, with all that is asked in its entries: its fields of today, then those of
    /// earlier versions that some entry answers.
    ///
    /// # Errors
    /// As [`Journal::worksheet`].
    pub fn worksheet_asked(&self, id: &str) -> Result<Worksheet, JournalError> {
        asked(self.connection(), None, self.worksheet(id)?)
    }

    /// A worksheet as it was asked in one of its versions.
    ///
    /// # Errors
    /// As [`Journal::worksheet`].
    pub fn worksheet_version(&self, id: &str, number: u32) -> Result<Worksheet, JournalError> {
        version(self.connection(), id, number).map(Cow::into_owned)
    }
}

/// A worksheet as it is asked today.
pub(crate) fn current(connection: &Connection, id: &str) -> Result<Cow<'static, Worksheet>, JournalError> {
    if let Ok(ours) = worksheet(id) {
        return Ok(Cow::Borrowed(ours));
    }
    own(connection, id, None)
}

/// A worksheet as it was asked in one of its versions.
pub(crate) fn version(
    connection: &Connection,
    id: &str,
    number: u32,
) -> Result<Cow<'static, Worksheet>, JournalError> {
    let ours = OURS.iter().chain(&*ONCE_OURS).find(|sheet| sheet.id == id && sheet.version == number);
    match ours {
        Some(ours) => Ok(Cow::Borrowed(ours)),
        // A number that nobody knows was written by a newer app; what is known of it is what is asked today.
        None if worksheet(id).is_ok() => current(connection, id),
        None => own(connection, id, Some(number)),
    }
}

fn own(
    connection: &Connection,
    id: &str,
    number: Option<u32>,
) -> Result<Cow<'static, Worksheet>, JournalError> {
    let id: Id = Id(id.parse().map_err(|_| JournalError::UnknownWorksheet)?);
    let found: Option<Json<Worksheet>> = connection
        .prepare_cached(
            "SELECT definition FROM things JOIN worksheets ON worksheets.key = things.key
               JOIN worksheet_versions AS versions ON versions.worksheet = worksheets.key
             WHERE things.id = ?1 AND versions.version = coalesce(?2, worksheets.version)",
        )?
        .query_row(params![id, number], |row| row.get(0))
        .optional()?;
    found.map(|Json(sheet)| Cow::Owned(sheet)).ok_or(JournalError::UnknownWorksheet)
}

/// A worksheet with all that is asked in the entries of one place: its fields of today, then those of earlier versions
/// that some entry there answers.
pub(crate) fn asked(
    connection: &Connection,
    inventory: Option<i64>,
    mut sheet: Worksheet,
) -> Result<Worksheet, JournalError> {
    if sheet.version == 1 {
        return Ok(sheet);
    }
    let answered: Vec<(u32, String)> = connection
        .prepare_cached(
            "SELECT DISTINCT entries.version, answered.field
             FROM entries JOIN things ON things.key = entries.key
               JOIN (SELECT entry, field FROM answers UNION ALL SELECT entry, field FROM answer_people) AS answered
                 ON answered.entry = entries.key
             WHERE entries.inventory IS ?1 AND entries.worksheet = ?2 AND things.deleted IS NULL
             ORDER BY entries.version DESC",
        )?
        .query_map(params![inventory, sheet.id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    for (number, field) in answered {
        if sheet.field(&field).is_err()
            && let Ok(then) = version(connection, &sheet.id, number)?.field(&field)
        {
            sheet.fields.push(then.clone());
        }
    }
    Ok(sheet)
}

/// Checks an answer of an entry against the field as it was asked then, or as it is asked today: a choice that was
/// taken away since stays, one that was added since can be made.
pub(crate) fn check(
    connection: &Connection,
    sheet: &str,
    number: u32,
    field: &str,
    answer: &Answer,
) -> Result<(), JournalError> {
    let then = version(connection, sheet, number)?;
    if let Ok(then) = then.field(field)
        && then.check(answer).is_ok()
    {
        return Ok(());
    }
    let today = current(connection, sheet)?;
    match (today.field(field), then.field(field)) {
        (Ok(today), Ok(then)) => Ok(today.widened(then).check(answer)?),
        (Ok(today), Err(_)) => Ok(today.check(answer)?),
        (Err(_), Ok(then)) => Ok(then.check(answer)?),
        (Err(error), Err(_)) => Err(error),
    }
}

impl Worksheet {
    /// The field of an id.
    ///
    /// # Errors
    /// [`JournalError::UnknownField`].
    pub fn field(&self, id: &str) -> Result<&Field, JournalError> {
        self.fields.iter().find(|field| field.id == id).ok_or(JournalError::UnknownField)
    }

    /// Whether it can be a section of an inventory of its own right, and is not a text beside one.
    pub fn is_section(&self) -> bool {
        self.home == Home::Inventory && self.beside.is_none()
    }
}

impl Field {
    /// The choice of an id, if the field offers it.
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }

    /// This field with the choices that it had once beside those that it has.
    pub(crate) fn widened(&self, then: &Self) -> Self {
        let mut wide = self.clone();
        wide.choices.extend(then.choices.iter().filter(|choice| self.choice(&choice.id).is_none()).cloned());
        wide.own_choices |= then.own_choices;
        wide.fear_mark |= then.fear_mark;
        wide
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
    use crate::model::Phrase;

    #[test]
    fn the_sections_stand_in_the_order_of_the_inventory_and_of_the_document() {
        let sections: Vec<_> =
            worksheets().iter().filter(|sheet| sheet.is_section()).map(|sheet| sheet.id.as_str()).collect();
        assert_eq!(sections, ["resentments", "fears", "relationships", "harms", "strengths", "short_form"]);
        let mut order: Vec<_> = worksheets()
            .iter()
            .filter(|sheet| sheet.home == Home::Inventory)
            .map(|sheet| (sheet.share_order, sheet.id.as_str()))
            .collect();
        order.sort_unstable();
        assert_eq!(order.first().map(|(_, id)| *id), Some("strengths"));
        assert_eq!(order.last().map(|(_, id)| *id), Some("harms"));
        assert!(matches!(worksheet("fears of my own"), Err(JournalError::UnknownWorksheet)));
    }

    #[test]
    fn every_version_of_a_worksheet_asks_a_field_in_the_same_kind() {
        for then in ONCE_OURS.iter() {
            let today = worksheet(&then.id).expect("a worksheet is never taken away");
            assert!(then.version < today.version, "{} {}", then.id, then.version);
            for field in &then.fields {
                let kind = today.field(&field.id).map(|field| field.kind);
                assert!(kind.map_or(true, |kind| kind == field.kind), "{} {}", then.id, field.id);
            }
        }
        for sheet in OURS.iter() {
            let known =
                |number: u32| ONCE_OURS.iter().any(|then| then.id == sheet.id && then.version == number);
            assert!((1..sheet.version).all(known), "{} lacks an earlier version", sheet.id);
        }
    }

    type Break = fn(&mut Worksheet);

    #[test]
    fn a_definition_that_is_wrong_is_refused() {
        let good = worksheet("resentments").expect("it is built in").clone();
        let wrong: [(&str, Break); 10] = [
            ("two fields of one id", |sheet| sheet.fields[1].id = "who".to_owned()),
            ("a label without words", |sheet| sheet.fields[1].label = Phrase::Message(String::new())),
            ("own words that are none", |sheet| sheet.title = Phrase::Own { own: " ".to_owned() }),
            ("a choice without an id", |sheet| sheet.fields[2].choices[0].id.clear()),
            ("a version of 0", |sheet| sheet.version = 0),
            ("a step that does not exist", |sheet| sheet.step = Some(13)),
            ("patterns among people", |sheet| sheet.fields[0].pattern = true),
            ("carrying nobody", |sheet| {
                sheet.fields.remove(0);
            }),
            ("carrying no harm", |sheet| sheet.fields[3].harm = false),
            ("a harm that is not carried", |sheet| sheet.behaviours.clear()),
        ];
        assert_eq!(definition::check(&good), Ok(()));
        for (what, break_it) in wrong {
            let mut bad = good.clone();
            break_it(&mut bad);
            assert!(definition::check(&bad).is_err(), "{what}");
        }
    }
}
