//! Example content: a journal to look around in, and as much text as a measurement wants.
//!
//! The people in it do not exist. The same data serves *Look around with an example*, the tour, tests and
//! benchmarks.

use std::borrow::BorrowMut;
use std::collections::{BTreeMap, HashMap};

use jiff::{SignedDuration, ToSpan as _, Zoned};
use rusqlite::Connection;
use serde::Deserialize;

use crate::change::{Change, Table};
use crate::clock::Stamp;
use crate::error::JournalError;
use crate::model::{
    AmendsDraft, AmendsKind, AmendsStatus, Answer, Chosen, Day, DeferralReason, Id, InjuryQuestion,
    InjuryReply, InventoryDraft, LedgerDraft, LedgerKind, Pass, PersonDraft, PersonKind, ReflectionDraft,
    StepStatus, VaultSettings, Willingness, Worksheet,
};
use crate::worksheets::worksheet;
use crate::{Journal, amends, answers, entries, inventories, people, reflections, steps};

/// The languages that have an example of their own; any other gets the first.
const LANGUAGES: [(&str, &str); 2] =
    [("en", include_str!("../example/en.json")), ("es", include_str!("../example/es.json"))];

/// An example as it stands in its file. Days are counted back from today, so that it never grows old.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    people: BTreeMap<String, ExamplePerson>,
    inventory: ExampleInventory,
    /// By worksheet, what stands by itself.
    sheets: BTreeMap<String, Vec<ExampleSheet>>,
    amends: Vec<ExampleAmends>,
    reflections: Vec<ExampleReflection>,
    steps: BTreeMap<u8, ExampleStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExamplePerson {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    kind: PersonKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleInventory {
    title: String,
    days_ago: i64,
    /// By worksheet, the entries in order: answers by field.
    entries: BTreeMap<String, Vec<ExampleAnswers>>,
    /// By worksheet, which entry was found under which, counted from 0.
    chains: BTreeMap<String, Vec<(usize, usize)>>,
}

/// The answers of an entry, by field.
type ExampleAnswers = BTreeMap<String, ExampleAnswer>;

/// An entry that stands by itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleSheet {
    days_ago: i64,
    answers: ExampleAnswers,
}

/// As [`Answer`], people by their name in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleAnswer {
    #[serde(default)]
    text: String,
    #[serde(default)]
    people: Vec<String>,
    #[serde(default)]
    choices: Vec<Chosen>,
    #[serde(default)]
    pass: Option<Pass>,
    #[serde(default)]
    scale: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleAmends {
    person: String,
    harm: String,
    /// The number of the harm it was carried over from, counted from 0.
    #[serde(default)]
    from_harm: Option<usize>,
    #[serde(default)]
    suffered: String,
    #[serde(default)]
    willingness: Willingness,
    #[serde(default)]
    kind: Option<AmendsKind>,
    #[serde(default)]
    plan: String,
    #[serde(default)]
    letter: String,
    /// Days from today.
    #[serde(default)]
    review_in: Option<i64>,
    #[serde(default)]
    reason: Option<DeferralReason>,
    #[serde(default)]
    talked_with: String,
    #[serde(default)]
    talked_days_ago: Option<i64>,
    #[serde(default)]
    injury: BTreeMap<InjuryQuestion, InjuryReply>,
    #[serde(default)]
    ledger: Vec<ExampleLine>,
    #[serde(default)]
    outcome: String,
    days_ago: i64,
    #[serde(default)]
    moves: Vec<ExampleMove>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleMove {
    to: AmendsStatus,
    days_ago: i64,
    #[serde(default)]
    note: String,
}

/// As [`LedgerDraft`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleLine {
    kind: LedgerKind,
    #[serde(default)]
    days_ago: Option<i64>,
    currency: String,
    amount: String,
    note: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleReflection {
    days_ago: i64,
    title: String,
    body: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    step: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExampleStep {
    status: StepStatus,
    days_ago: i64,
    #[serde(default)]
    notes: String,
}

/// Fills a journal with the example of a language (a BCP 47 tag), and marks it as one.
///
/// # Errors
/// [`JournalError::Database`]; nothing is written then.
pub fn fill<D: BorrowMut<Connection>>(journal: &mut Journal<D>, language: &str) -> Result<(), JournalError> {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let (_, json) = LANGUAGES.iter().find(|(tag, _)| *tag == primary).unwrap_or(&LANGUAGES[0]);
    let example: Example =
        serde_json::from_str(json).map_err(|_| JournalError::Definition("an example is not readable"))?;
    let today = journal.now();
    journal.change_for_good(|change| write(change, &example, &today))?;
    let settings = VaultSettings { example: true, amends_to_myself: true, ..journal.settings()? };
    journal.set_settings(&settings)
}

fn write(change: &mut Change<'_>, example: &Example, today: &Zoned) -> Result<(), JournalError> {
    let (day, moment) = (|days_ago| day(today, days_ago), |days_ago| moment(today, days_ago));
    let unknown = || JournalError::Definition("an example names somebody it does not introduce");

    change.now = moment(example.inventory.days_ago);
    let mut known = HashMap::new();
    for (name, person) in &example.people {
        let draft = PersonDraft {
            name: person.name.clone(),
            aliases: person.aliases.clone(),
            kind: person.kind,
            ..PersonDraft::default()
        };
        known.insert(name.as_str(), people::create(change, &draft)?.1);
    }
    let person =
        |name: &String| -> Result<Id, JournalError> { known.get(name.as_str()).copied().ok_or_else(unknown) };

    let draft = InventoryDraft::new(&example.inventory.title, day(example.inventory.days_ago));
    let (_, inventory) = inventories::create(change, &draft)?;
    let mut harms = Vec::new();
    for (sheet, rows) in &example.inventory.entries {
        let sheet = worksheet(sheet)?;
        let made = write_entries(change, Some(inventory), sheet, rows, &known)?;
        for (below, above) in example.inventory.chains.get(&sheet.id).into_iter().flatten() {
            change.update(None, Table::Entries, made[*below].0, &[("under", &made[*above].0)])?;
        }
        if sheet.id == "harms" {
            harms = made;
        }
    }

    for (sheet, pages) in &example.sheets {
        let sheet = worksheet(sheet)?;
        for page in pages {
            change.now = moment(page.days_ago);
            write_entries(change, None, sheet, std::slice::from_ref(&page.answers), &known)?;
        }
    }

    for item in &example.amends {
        let from = item.from_harm.map(|number| harms.get(number).map(|(key, _)| *key).ok_or_else(unknown));
        write_amends(change, item, person(&item.person)?, from.transpose()?, today)?;
    }
    for (number, step) in &example.steps {
        change.now = moment(step.days_ago);
        let target = steps::edit(change, *number, "", &step.notes)?;
        debug_assert_eq!(target, crate::model::Target::Step { number: *number });
        steps::set_status(change, *number, step.status)?;
    }
    for page in &example.reflections {
        change.now = moment(page.days_ago);
        reflections::create(
            change,
            &ReflectionDraft {
                date: day(page.days_ago),
                title: page.title.clone(),
                body: page.body.clone(),
                tags: page.tags.clone(),
                step: page.step,
            },
        )?;
    }
    Ok(())
}

/// So many days before today.
fn day(today: &Zoned, days_ago: i64) -> Day {
    Day(today.date().saturating_sub(days_ago.days()))
}

/// This time of the day, so many days ago.
fn moment(today: &Zoned, days_ago: i64) -> Stamp {
    Stamp::of(&today.saturating_sub(SignedDuration::from_hours(24 * days_ago)))
}

/// Writes an amends with its answers, its ledger, its letter and its way so far.
fn write_amends(
    change: &mut Change<'_>,
    item: &ExampleAmends,
    person: Id,
    from_entry: Option<i64>,
    today: &Zoned,
) -> Result<(), JournalError> {
    change.now = moment(today, item.days_ago);
    let draft = AmendsDraft {
        suffered: item.suffered.clone(),
        willingness: item.willingness,
        kind: item.kind,
        plan: item.plan.clone(),
        review: item.review_in.map(|days| day(today, -days)),
        reason: item.reason,
        talked_with: item.talked_with.clone(),
        talked_on: item.talked_days_ago.map(|days| day(today, days)),
        outcome: item.outcome.clone(),
        ..AmendsDraft::new(person, &item.harm)
    };
    let (key, id) = amends::create(change, &draft, from_entry)?;
    amends::write_letter(change, id, &item.letter)?;
    for (question, answer) in &item.injury {
        amends::injury::answer(change, key, *question, Some(*answer))?;
    }
    for line in &item.ledger {
        let draft = LedgerDraft {
            kind: line.kind,
            date: line.days_ago.map(|days| day(today, days)),
            currency: line.currency.clone(),
            amount: line.amount.clone(),
            note: line.note.clone(),
        };
        amends::ledger::add(change, key, &draft)?;
    }
    for step in &item.moves {
        change.now = moment(today, step.days_ago);
        amends::move_to(change, key, step.to, &step.note)?;
    }
    Ok(())
}

/// Writes entries of a worksheet, in order, and answers their keys.
fn write_entries(
    change: &mut Change<'_>,
    inventory: Option<Id>,
    sheet: &Worksheet,
    rows: &[ExampleAnswers],
    known: &HashMap<&str, Id>,
) -> Result<Vec<(i64, Id)>, JournalError> {
    let made = entries::create(change, inventory, sheet, None, rows.len())?;
    for ((key, _), row) in made.iter().zip(rows) {
        for (field, answer) in row {
            let people = answer.people.iter().map(|name| {
                known
                    .get(name.as_str())
                    .copied()
                    .ok_or(JournalError::Definition("an example names a stranger"))
            });
            let answer = Answer {
                text: answer.text.clone(),
                people: people.collect::<Result<_, _>>()?,
                choices: answer.choices.clone(),
                pass: answer.pass,
                scale: answer.scale,
                ..Answer::default()
            };
            sheet.field(field)?.check(&answer)?;
            answers::write(change, *key, field, &answer)?;
        }
    }
    Ok(made)
}

/// Adds `count` things with about 1.5 KB of text each, half of them entries of one inventory and half reflections.
/// The same seed gives the same words.
///
/// # Errors
/// [`JournalError::Database`]; what was written before stays.
pub fn fill_many<D: BorrowMut<Connection>>(
    journal: &mut Journal<D>,
    count: usize,
    seed: u64,
) -> Result<(), JournalError> {
    /// Things a transaction, so that neither memory nor the log grows with `count`.
    const BATCH: usize = 500;
    let mut words = Words(seed);
    let today = journal.today();
    let mut inventory = None;
    let mut cast = Vec::new();
    for start in (0..count).step_by(BATCH) {
        journal.change_for_good(|change| {
            for number in start..count.min(start + BATCH) {
                if number % 2 == 1 {
                    let draft = words.reflection(today, number);
                    reflections::create(change, &draft)?;
                    continue;
                }
                let inventory = if let Some(inventory) = inventory {
                    inventory
                } else {
                    let draft = InventoryDraft::new(words.sentence(3), today);
                    *inventory.insert(inventories::create(change, &draft)?.1)
                };
                if cast.len() < 200 {
                    let name = format!("{} {}", words.name(), words.name());
                    cast.push(people::find_or_create(change, &name, PersonKind::Person)?.1);
                }
                let sheet = worksheet("resentments")?;
                let (key, _) = entries::create(change, Some(inventory), sheet, None, 1)?[0];
                let who = cast[words.below(cast.len())];
                answers::write(change, key, "who", &Answer { people: vec![who], ..Answer::default() })?;
                for (field, length) in [("cause", 110), ("part", 90), ("differently", 40)] {
                    let text = words.sentence(length);
                    answers::write(change, key, field, &Answer { text, ..Answer::default() })?;
                }
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Words from a small fixed generator (SplitMix64: Steele, Lea and Flood 2014), some common and most rare, as in
/// any language.
struct Words(u64);

impl Words {
    const SYLLABLES: [&'static str; 32] = [
        "ba", "ce", "di", "fo", "gu", "ha", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "wu", "ya",
        "bren", "cal", "dor", "fen", "gar", "hol", "kin", "lum", "mar", "nel", "por", "ren", "sol", "tam",
        "ver", "win",
    ];

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("it is below a usize")
    }

    /// A word. The smaller of two draws makes low numbers common and high ones rare.
    fn word(&mut self) -> String {
        let number = self.below(32 * 32 * 32).min(self.below(32 * 32 * 32)).min(self.below(32 * 32 * 32));
        let mut word = Self::SYLLABLES[number % 32].to_owned();
        word.push_str(Self::SYLLABLES[number / 32 % 32]);
        if number >= 32 * 32 {
            word.push_str(Self::SYLLABLES[number / (32 * 32)]);
        }
        word
    }

    fn name(&mut self) -> String {
        let word = self.word();
        word[..1].to_uppercase() + &word[1..]
    }

    fn sentence(&mut self, words: usize) -> String {
        let mut text = self.name();
        for index in 1..words {
            text.push_str(if index % 12 == 0 { ". " } else { " " });
            text.push_str(&self.word());
        }
        text
    }

    fn reflection(&mut self, today: Day, number: usize) -> ReflectionDraft {
        let days = i64::try_from(number / 4).unwrap_or(0).min(7300);
        ReflectionDraft {
            date: Day(today.0.saturating_sub(days.days())),
            title: self.sentence(4),
            body: format!(
                "{}\n\n- {}\n- {}\n\n{}",
                self.sentence(90),
                self.word(),
                self.word(),
                self.sentence(130)
            ),
            tags: vec![self.word()],
            step: None,
        }
    }
}
