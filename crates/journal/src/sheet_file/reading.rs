//! A file's text as a worksheet. Whatever does not fit is refused, with the line on which it stands.

use std::collections::{BTreeMap, HashSet};

use uuid::Uuid;

use super::located::{FileFlaw, Part, line_at};
use super::{
    FORMAT, FileAnswer, MOST_ANSWERS, MOST_BYTES, MOST_BYTES_UNFILLED, MOST_ENTRIES, MOST_IN_ALL,
    MOST_IN_AN_ANSWER, MOST_NAMES, MOST_TEXT, SheetFile, VERSION,
};
use crate::model::{Answer, ChoiceDraft, Chosen, Day, Field, FieldDraft, FileReason, Id, WorksheetDraft};
use crate::own_sheets::{self, LONG, MOST_CHOICES, MOST_FIELDS, SHORT};

impl SheetFile {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// What is wrong with it, and on which line. Nothing that stands in the file is in the error.
    pub fn read(bytes: &[u8]) -> Result<Self, FileFlaw> {
        if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
            return Err(FileFlaw { line: 0, reason: FileReason::TooLarge });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| FileFlaw {
            line: line_at(bytes, error.valid_up_to()),
            reason: FileReason::NotText,
        })?;
        // Some editors begin a file with a mark of its encoding.
        let whole = Part::whole(text.strip_prefix('\u{feff}').unwrap_or(text))?;
        let mut keys = whole.object().map_err(|flaw| match flaw.reason {
            FileReason::WrongType => whole.flaw(FileReason::NotAWorksheet),
            _ => flaw,
        })?;
        let format = keys.take("format").ok_or_else(|| whole.flaw(FileReason::NotAWorksheet))?;
        if !format.text().is_ok_and(|format| format == FORMAT) {
            return Err(format.flaw(FileReason::NotAWorksheet));
        }
        let version = keys.need("version")?;
        match version.number()? {
            0 => return Err(version.flaw(FileReason::UnknownValue)),
            known if known <= u64::from(VERSION) => {}
            _ => return Err(version.flaw(FileReason::Newer)),
        }
        let entries = keys.take("entries");
        if entries.is_none() && bytes.len() > MOST_BYTES_UNFILLED {
            return Err(FileFlaw { line: 0, reason: FileReason::TooLarge });
        }
        let draft = WorksheetDraft {
            title: needed_words(keys.need("title")?, SHORT)?,
            about: words(keys.take("about"), LONG)?,
            invitation: words(keys.take("invitation"), LONG)?,
            step: keys.take("step").map(step).transpose()?,
            layout: keys.need("layout")?.word()?,
            section_of_inventory: keys.need("section_of_inventory")?.flag()?,
            fields: fields(keys.need("fields")?)?,
        };
        if draft.fields.is_empty() {
            return Err(whole.flaw(FileReason::Missing));
        }
        let earlier = keys.take("earlier_fields").map(|part| earlier(part, &draft)).transpose()?;
        let earlier = earlier.unwrap_or_default();
        keys.end()?;
        let asked = Asked::new(&draft.fields, &earlier);
        let entries = entries.map(|part| asked.entries(part)).transpose()?.unwrap_or_default();
        Ok(Self { draft, earlier, entries })
    }
}

fn step(part: Part<'_>) -> Result<u8, FileFlaw> {
    let number = u8::try_from(part.number()?).ok().filter(|number| (1..=12).contains(number));
    number.ok_or_else(|| part.flaw(FileReason::UnknownValue))
}

/// Words that may be missing.
fn words(part: Option<Part<'_>>, most: usize) -> Result<String, FileFlaw> {
    let Some(part) = part else { return Ok(String::new()) };
    own_sheets::words(&part.text()?, most).map_err(|reason| part.flaw(reason))
}

fn needed_words(part: Part<'_>, most: usize) -> Result<String, FileFlaw> {
    let words = words(Some(part), most)?;
    if words.is_empty() { Err(part.flaw(FileReason::NoWords)) } else { Ok(words) }
}

/// An id that none of those before has.
fn id(part: Part<'_>, seen: &mut HashSet<String>) -> Result<String, FileFlaw> {
    let id = part.text()?;
    if !own_sheets::is_id(&id) {
        return Err(part.flaw(FileReason::BadId));
    }
    if !seen.insert(id.clone()) {
        return Err(part.flaw(FileReason::Twice));
    }
    Ok(id)
}

fn fields(part: Part<'_>) -> Result<Vec<FieldDraft>, FileFlaw> {
    let mut seen = HashSet::new();
    part.list::<MOST_FIELDS>()?.into_iter().map(|part| field(part, &mut seen)).collect()
}

fn field(part: Part<'_>, seen: &mut HashSet<String>) -> Result<FieldDraft, FileFlaw> {
    let mut keys = part.object()?;
    let mut flag = |key: &str| keys.take(key).map_or(Ok(false), Part::flag);
    let [own_choices, fear_mark, pattern, optional, for_myself] =
        [flag("own_choices")?, flag("fear_mark")?, flag("pattern")?, flag("optional")?, flag("for_myself")?];
    let question = needed_words(keys.need("question")?, LONG)?;
    let label = words(keys.take("label"), SHORT)?;
    let mut known = HashSet::new();
    let choices = keys.take("choices").map(Part::list::<MOST_CHOICES>).transpose()?;
    let field = FieldDraft {
        id: id(keys.need("id")?, seen)?,
        kind: keys.need("kind")?.word()?,
        label: if label == question { String::new() } else { label },
        question,
        hint: words(keys.take("hint"), LONG)?,
        heading: words(keys.take("heading"), SHORT)?,
        choices: choices
            .unwrap_or_default()
            .into_iter()
            .map(|part| choice(part, &mut known))
            .collect::<Result<_, _>>()?,
        own_choices,
        fear_mark,
        pattern,
        optional,
        for_myself,
    };
    keys.end()?;
    own_sheets::field(&field).map_err(|reason| part.flaw(reason))?;
    Ok(field)
}

fn choice(part: Part<'_>, seen: &mut HashSet<String>) -> Result<ChoiceDraft, FileFlaw> {
    let mut keys = part.object()?;
    let choice = ChoiceDraft {
        id: id(keys.need("id")?, seen)?,
        label: needed_words(keys.need("label")?, SHORT)?,
        opposite: words(keys.take("opposite"), SHORT)?,
    };
    keys.end()?;
    Ok(choice)
}

/// Questions as they were asked once: one that is asked still has its kind.
fn earlier(part: Part<'_>, draft: &WorksheetDraft) -> Result<Vec<FieldDraft>, FileFlaw> {
    let mut seen = HashSet::new();
    let mut earlier = Vec::new();
    for part in part.list::<MOST_FIELDS>()? {
        let field = field(part, &mut seen)?;
        if draft.fields.iter().any(|today| today.id == field.id && today.kind != field.kind) {
            return Err(part.flaw(FileReason::Twice));
        }
        earlier.push(field);
    }
    Ok(earlier)
}

/// What all entries hold together, which is bounded as each of them is: many small things take as long as few large
/// ones.
#[derive(Default)]
struct Gathered {
    answers: usize,
    named_and_chosen: usize,
    names: HashSet<String>,
}

impl Gathered {
    /// Counts an answer in, and says whether there was room.
    fn has_room_for(&mut self, answer: &FileAnswer) -> bool {
        self.answers += 1;
        self.named_and_chosen += answer.people.len() + answer.choices.len();
        for name in &answer.people {
            if !self.names.contains(name) {
                self.names.insert(name.clone());
            }
        }
        self.answers <= MOST_ANSWERS && self.named_and_chosen <= MOST_IN_ALL && self.names.len() <= MOST_NAMES
    }
}

/// What an entry can have answered.
struct Asked(BTreeMap<String, Vec<Field>>);

impl Asked {
    fn new(today: &[FieldDraft], earlier: &[FieldDraft]) -> Self {
        let mut asked: BTreeMap<String, Vec<Field>> = BTreeMap::new();
        for draft in today.iter().chain(earlier) {
            let field = own_sheets::field(draft).expect("it was checked as it was read");
            asked.entry(draft.id.clone()).or_default().push(field);
        }
        Self(asked)
    }

    fn entries(&self, part: Part<'_>) -> Result<Vec<BTreeMap<String, FileAnswer>>, FileFlaw> {
        let mut gathered = Gathered::default();
        part.list::<MOST_ENTRIES>()?.into_iter().map(|part| self.entry(part, &mut gathered)).collect()
    }

    fn entry(
        &self,
        part: Part<'_>,
        gathered: &mut Gathered,
    ) -> Result<BTreeMap<String, FileAnswer>, FileFlaw> {
        let mut keys = part.object()?;
        let mut answers = BTreeMap::new();
        for (id, part) in keys.need("answers")?.object()?.named() {
            let given = answer(part)?;
            let plain = given.plain();
            let fits = |field: &Field| field.check(&plain).is_ok();
            if !self.0.get(&id).is_some_and(|asked| asked.iter().any(fits)) {
                return Err(part.flaw(FileReason::Answer));
            }
            // Nothing in it is just paper, and is not kept.
            if given != FileAnswer::default() {
                if !gathered.has_room_for(&given) {
                    return Err(part.flaw(FileReason::TooMany));
                }
                answers.insert(id, given);
            }
        }
        keys.end()?;
        Ok(answers)
    }
}

impl FileAnswer {
    /// As the journal has it, with anybody in the place of the people.
    pub(super) fn plain(&self) -> Answer {
        Answer {
            text: self.text.clone(),
            people: self.people.iter().map(|_| Id(Uuid::nil())).collect(),
            choices: self.choices.clone(),
            pass: self.pass,
            date: self.date,
            scale: self.scale,
        }
    }
}

fn answer(part: Part<'_>) -> Result<FileAnswer, FileFlaw> {
    let mut keys = part.object()?;
    let text = keys.take("text").map_or_else(|| Ok(String::new()), long_text)?;
    let people = keys.take("people").map(Part::list::<MOST_IN_AN_ANSWER>).transpose()?;
    let choices = keys.take("choices").map(Part::list::<MOST_IN_AN_ANSWER>).transpose()?;
    let mut seen = HashSet::new();
    let answer = FileAnswer {
        text,
        people: people
            .unwrap_or_default()
            .into_iter()
            .map(|part| name(part, &mut seen))
            .collect::<Result<_, _>>()?,
        choices: choices.unwrap_or_default().into_iter().map(choosing).collect::<Result<_, _>>()?,
        pass: keys.take("pass").map(Part::word).transpose()?,
        date: keys.take("date").map(day).transpose()?,
        scale: keys.take("scale").map(scale).transpose()?,
    };
    keys.end()?;
    Ok(answer)
}

fn long_text(part: Part<'_>) -> Result<String, FileFlaw> {
    let text = part.text()?;
    if text.len() > MOST_TEXT { Err(part.flaw(FileReason::TooLong)) } else { Ok(text) }
}

fn name(part: Part<'_>, seen: &mut HashSet<String>) -> Result<String, FileFlaw> {
    // A name is kept as it is written, with spaces of any kind, but for those that are ends of lines and tabs.
    let in_one_line = needed_words(part, LONG)?;
    let written = part.text()?.trim().to_owned();
    let name = if written.chars().any(char::is_control) { in_one_line } else { written };
    if !seen.insert(name.clone()) {
        return Err(part.flaw(FileReason::Twice));
    }
    Ok(name)
}

fn choosing(part: Part<'_>) -> Result<Chosen, FileFlaw> {
    let mut keys = part.object()?;
    let fear = keys.take("fear").map_or(Ok(false), Part::flag)?;
    let (value, own) = match (keys.take("id"), keys.take("own")) {
        (Some(id), None) => (id.text()?, false),
        (None, Some(own)) => (own.text()?, true),
        (None, None) => return Err(part.flaw(FileReason::Missing)),
        (Some(_), Some(own)) => return Err(own.flaw(FileReason::UnknownKey)),
    };
    keys.end()?;
    Ok(Chosen { value, own, fear })
}

fn day(part: Part<'_>) -> Result<Day, FileFlaw> {
    let day: Day = part.word()?;
    // One day, one way to write it.
    if day.0.to_string() == part.text()? { Ok(day) } else { Err(part.flaw(FileReason::UnknownValue)) }
}

fn scale(part: Part<'_>) -> Result<u8, FileFlaw> {
    u8::try_from(part.number()?).map_err(|_| part.flaw(FileReason::UnknownValue))
}
