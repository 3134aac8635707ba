//! Worksheets as files: what is stored comes back from a file as it was, and no file does harm.
#![allow(clippy::unwrap_used)]

mod common;
#[path = "common/form.rs"]
mod form;

use std::collections::BTreeMap;

use candor_journal::SheetFile;
use candor_journal::model::*;
use common::*;
use form::is_in_the_form;
use proptest::prelude::*;
use serde_json::json;

// ── Worksheets and answers of every kind, in any script ──────────────────────

/// Words in which something can be read.
fn words(most: usize) -> impl Strategy<Value = String> {
    let script = prop_oneof![
        "[a-zA-Z .,?']{1,30}",
        "[а-яёА-Я]{1,30}",
        "[\u{5d0}-\u{5ea}\u{200f}]{1,30}",
        "[\u{627}-\u{64a}\u{64b}-\u{652}]{1,30}",
        "[\u{905}-\u{939}\u{93e}-\u{94d}]{1,30}",
        "[\u{4e00}-\u{4fff}\u{3041}-\u{3096}]{1,30}",
        "[\u{1f600}-\u{1f64f}\u{200d}\u{fe0f}]{1,20}",
        "\\PC{1,30}",
    ];
    ("[a-zé字א]", script).prop_map(move |(first, rest)| format!("{first}{rest}").chars().take(most).collect())
}

fn maybe_words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), words(200)]
}

/// Whatever a person can write or paste into an answer.
fn writing() -> impl Strategy<Value = String> {
    prop_oneof![
        words(200),
        (words(100), words(100)).prop_map(|(one, two)| format!("{one}\r\n\n\t{two}\\\"{{}}[]")),
        proptest::collection::vec(any::<char>(), 1..40).prop_map(|letters| letters.into_iter().collect()),
    ]
}

fn kind() -> impl Strategy<Value = FieldKind> {
    use FieldKind::{AnswerOrPass, Choices, Date, Line, People, Scale, Text};
    prop_oneof![
        Just(Text),
        Just(Line),
        Just(People),
        Just(Choices),
        Just(Scale),
        Just(Date),
        Just(AnswerOrPass)
    ]
}

fn field(number: usize) -> impl Strategy<Value = FieldDraft> {
    let choices = proptest::collection::vec((words(200), maybe_words()), 1..5);
    let flags = proptest::array::uniform5(any::<bool>());
    (kind(), maybe_words(), words(500), maybe_words(), maybe_words(), choices, flags).prop_map(
        move |(kind, label, question, hint, heading, choices, flags)| {
            let chooses = matches!(kind, FieldKind::Choices | FieldKind::AnswerOrPass);
            let choice = |(index, (label, opposite)): (usize, (String, String))| ChoiceDraft {
                id: format!("choice_{index}"),
                label,
                opposite,
            };
            FieldDraft {
                id: format!("frage-{number}_é"),
                kind,
                label,
                question,
                hint,
                heading,
                choices: if chooses { choices.into_iter().enumerate().map(choice).collect() } else { vec![] },
                own_choices: chooses && flags[0],
                fear_mark: chooses && flags[1],
                pattern: chooses && flags[2],
                optional: flags[3],
                for_myself: flags[4],
            }
        },
    )
}

fn draft() -> impl Strategy<Value = WorksheetDraft> {
    let fields = (1..6usize).prop_flat_map(|count| (0..count).map(field).collect::<Vec<_>>());
    let layout = prop_oneof![Just(Shape::Table), Just(Shape::Page), Just(Shape::Pages)];
    (words(200), maybe_words(), maybe_words(), proptest::option::of(1..=12u8), layout, any::<bool>(), fields)
        .prop_map(|(title, about, invitation, step, layout, section_of_inventory, fields)| WorksheetDraft {
            title,
            about,
            invitation,
            step,
            layout,
            section_of_inventory,
            fields,
        })
}

/// What a filled field says before anybody knows its kind: each kind takes the part it uses.
#[derive(Debug, Clone)]
struct Given {
    text: String,
    names: Vec<String>,
    chosen: Vec<(usize, bool)>,
    own: Option<String>,
    pass: Option<Pass>,
    date: Day,
    scale: u8,
}

fn given() -> impl Strategy<Value = Given> {
    let pass = prop_oneof![Just(Pass::NotMine), Just(Pass::NotReady), Just(Pass::Therapist)];
    let date =
        (1..=9999i16, 1..=12i8, 1..=28i8).prop_map(|(year, month, day)| Day(jiff_date(year, month, day)));
    (
        writing(),
        proptest::collection::vec(words(60), 0..3),
        proptest::collection::vec((0..9usize, any::<bool>()), 0..4),
        proptest::option::of(words(60)),
        proptest::option::of(pass),
        date,
        0..=10u8,
    )
        .prop_map(|(text, names, chosen, own, pass, date, scale)| Given {
            text,
            names,
            chosen,
            own,
            pass,
            date,
            scale,
        })
}

fn jiff_date(year: i16, month: i8, day: i8) -> jiff::civil::Date {
    jiff::civil::Date::new(year, month, day).unwrap()
}

/// Entries: of each, whether it answers a field, and what.
fn filled() -> impl Strategy<Value = Vec<Vec<Option<Given>>>> {
    let entry = proptest::collection::vec(proptest::option::weighted(0.8, given()), 6);
    proptest::collection::vec(entry, 0..4)
}

fn answer_of(journal: &mut MemoryJournal, field: &FieldDraft, given: &Given) -> Answer {
    let mut answer = Answer::default();
    match field.kind {
        FieldKind::Text | FieldKind::Line => answer.text.clone_from(&given.text),
        FieldKind::People => {
            answer.people = given.names.iter().map(|name| person(journal, name)).collect();
        }
        FieldKind::Scale => answer.scale = Some(given.scale),
        FieldKind::Date => answer.date = Some(given.date),
        FieldKind::Choices | FieldKind::AnswerOrPass => {
            answer.choices = given
                .chosen
                .iter()
                .map(|(index, fear)| Chosen {
                    value: field.choices[index % field.choices.len()].id.clone(),
                    own: false,
                    fear: *fear && field.fear_mark,
                })
                .collect();
            if let (true, Some(own)) = (field.own_choices, &given.own) {
                answer.choices.push(Chosen { value: own.clone(), own: true, fear: false });
            }
            if field.kind == FieldKind::AnswerOrPass {
                answer.pass = given.pass;
                answer.text.clone_from(&given.text);
            }
        }
    }
    answer
}

/// Makes the worksheet and fills it, in an inventory of its own where it is a section.
fn store(journal: &mut MemoryJournal, draft: &WorksheetDraft, filled: &[Vec<Option<Given>>]) -> Worksheet {
    let sheet = journal.create_worksheet(draft).unwrap();
    let holder = draft.section_of_inventory.then(|| {
        let inventory =
            InventoryDraft { sections: vec![sheet.id.clone()], ..InventoryDraft::new("", day("2026-11-01")) };
        journal.create_inventory(&inventory).unwrap().id
    });
    for entry in filled {
        let made = journal.create_entry(holder, &sheet.id, None, None).unwrap().id;
        for (field, given) in draft.fields.iter().zip(entry) {
            if let Some(given) = given {
                let given = answer_of(journal, field, given);
                answer(journal, made, &field.id, given);
            }
        }
    }
    sheet
}

fn id_of(sheet: &Worksheet) -> Id {
    Id(sheet.id.parse().unwrap())
}

fn exported(journal: &MemoryJournal, sheet: &Worksheet) -> String {
    journal.worksheet_file(id_of(sheet), true).unwrap().to_text()
}

/// What was answered, with people by name, wherever the entries stand.
fn answers(journal: &MemoryJournal, sheet: &Worksheet) -> Vec<BTreeMap<String, (Answer, Vec<String>)>> {
    let names: BTreeMap<_, _> =
        journal.people().unwrap().into_iter().map(|person| (person.id, person.draft.name)).collect();
    let entries = match sheet.home {
        Home::Sheets => journal.entries(None, &sheet.id).unwrap(),
        Home::Inventory => journal
            .inventories()
            .unwrap()
            .iter()
            .flat_map(|inventory| journal.entries(Some(inventory.id), &sheet.id).unwrap())
            .collect(),
    };
    entries
        .into_iter()
        .map(|entry| {
            let with_names = |(field, mut answer): (String, Answer)| {
                let people = std::mem::take(&mut answer.people);
                (field, (answer, people.iter().map(|id| names[id].clone()).collect()))
            };
            entry.answers.into_iter().map(with_names).collect()
        })
        .collect()
}

/// From a file into a fresh journal.
fn taken_in(text: &str) -> (MemoryJournal, Worksheet) {
    let file = SheetFile::read(text.as_bytes()).unwrap();
    let mut journal = journal();
    let sheet = journal.take_in_worksheet(&file, &|| true).unwrap();
    check_index(&journal);
    (journal, sheet)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_stored_comes_back_from_a_file_as_it_was(draft in draft(), filled in filled()) {
        let mut first = journal();
        let sheet = store(&mut first, &draft, &filled);
        let text = exported(&first, &sheet);
        prop_assert!(is_in_the_form(&text), "{text}");
        let (second, copy) = taken_in(&text);
        prop_assert_eq!(
            second.worksheet_draft(id_of(&copy)).unwrap(),
            first.worksheet_draft(id_of(&sheet)).unwrap()
        );
        prop_assert_eq!(answers(&second, &copy), answers(&first, &sheet));
        prop_assert_eq!(exported(&second, &copy), text);
        // Without what was filled in there is no word of it.
        let bare = first.worksheet_file(id_of(&sheet), false).unwrap();
        prop_assert_eq!(bare.preview().entries, 0);
        prop_assert_eq!(SheetFile::read(bare.to_text().as_bytes()).unwrap(), bare);
    }

    #[test]
    fn a_file_that_was_tampered_with_is_refused_or_sound(
        draft in draft(),
        filled in filled(),
        blows in proptest::collection::vec(blow(), 1..4),
    ) {
        let mut first = journal();
        let sheet = store(&mut first, &draft, &filled);
        let before = dump(&first);
        let mut bytes = exported(&first, &sheet).into_bytes();
        for blow in &blows {
            blow.strike(&mut bytes);
        }
        match SheetFile::read(&bytes) {
            Ok(file) => {
                // What is read is whole: it can be taken in, and says the same when it is carried on.
                first.take_in_worksheet(&file, &|| true).unwrap();
                check_index(&first);
                let (second, copy) = taken_in(&file.to_text());
                prop_assert_eq!(exported(&second, &copy), file.to_text());
            }
            Err(flaw) => {
                let lines = bytes.split(|byte| *byte == b'\n').count();
                prop_assert!(flaw.line as usize <= lines);
                prop_assert_eq!(dump(&first), before);
            }
        }
    }
}

// ── Blows ────────────────────────────────────────────────────────────────────

/// One change to the bytes of a file, at a place given as a share of its length.
#[derive(Debug, Clone)]
enum Blow {
    Byte(f64, u8),
    Cut(f64, usize),
    Twice(f64, usize),
    Insert(f64, &'static str),
    Swap(&'static str, &'static str),
}

fn blow() -> impl Strategy<Value = Blow> {
    let tokens = proptest::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "-1",
        "1e400",
        "99999999999999999999",
        "\"id\": \"x\",",
        "\\ud800",
        "\\u0000",
        "\n",
        "\u{202e}",
        "[[[[[[[[",
        "{\"a\":{\"a\":{\"a\":",
    ]);
    let swaps = proptest::sample::select(vec![
        ("\"text\"", "\"scale\""),
        ("\"kind\": \"people\"", "\"kind\": \"date\""),
        ("\"kind\": \"choices\"", "\"kind\": \"text\""),
        ("true", "false"),
        ("\"version\": 1", "\"version\": 2"),
        ("frage-1", "frage-0"),
        ("choice_1", "choice_0"),
        ("\"own\"", "\"id\""),
        ("\"label\"", "\"lable\""),
        ("-01", "-13"),
    ]);
    prop_oneof![
        (0.0..1.0, any::<u8>()).prop_map(|(at, byte)| Blow::Byte(at, byte)),
        (0.0..1.0, 1..80usize).prop_map(|(at, length)| Blow::Cut(at, length)),
        (0.0..1.0, 1..80usize).prop_map(|(at, length)| Blow::Twice(at, length)),
        (0.0..1.0, tokens).prop_map(|(at, token)| Blow::Insert(at, token)),
        swaps.prop_map(|(from, to)| Blow::Swap(from, to)),
    ]
}

impl Blow {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn strike(&self, bytes: &mut Vec<u8>) {
        let place = |share: f64| (share * bytes.len() as f64) as usize;
        match *self {
            Self::Byte(at, byte) => {
                let at = place(at);
                if let Some(there) = bytes.get_mut(at) {
                    *there = byte;
                }
            }
            Self::Cut(at, length) => {
                let at = place(at);
                bytes.drain(at..bytes.len().min(at + length));
            }
            Self::Twice(at, length) => {
                let at = place(at);
                let piece = bytes[at..bytes.len().min(at + length)].to_vec();
                bytes.splice(at..at, piece);
            }
            Self::Insert(at, token) => {
                let at = place(at);
                bytes.splice(at..at, token.bytes());
            }
            Self::Swap(from, to) => {
                let text = String::from_utf8_lossy(bytes).replacen(from, to, 1);
                *bytes = text.into_bytes();
            }
        }
    }
}

// ── By example ───────────────────────────────────────────────────────────────

#[test]
fn ten_megabytes_in_a_field_come_through() {
    let mut first = journal();
    let draft = WorksheetDraft {
        title: "Long".to_owned(),
        layout: Shape::Pages,
        fields: vec![plain("all", FieldKind::Text)],
        ..WorksheetDraft::default()
    };
    let sheet = first.create_worksheet(&draft).unwrap();
    let entry = first.create_entry(None, &sheet.id, None, None).unwrap().id;
    let piece = "Every word of it, \u{5d0}\u{5d1}\u{5d2}, 全部, \"quoted\"\n";
    let long = piece.repeat(10_000_000 / piece.len() + 1);
    assert!(long.len() >= 10_000_000);
    answer(&mut first, entry, "all", text(&long));
    let file = exported(&first, &sheet);
    let (second, copy) = taken_in(&file);
    assert!(second.entries(None, &copy.id).unwrap()[0].answers["all"].text == long);
    assert!(exported(&second, &copy) == file);
}

fn plain(id: &str, kind: FieldKind) -> FieldDraft {
    FieldDraft {
        id: id.to_owned(),
        kind,
        label: String::new(),
        question: format!("What about {id}?"),
        hint: String::new(),
        heading: String::new(),
        choices: Vec::new(),
        own_choices: false,
        fear_mark: false,
        pattern: false,
        optional: false,
        for_myself: false,
    }
}

#[test]
fn what_was_asked_once_goes_with_the_answers_to_it() {
    let mut first = journal();
    let choice = |id: &str| ChoiceDraft { id: id.into(), label: id.into(), opposite: String::new() };
    let mut draft = WorksheetDraft {
        title: "Twice".to_owned(),
        fields: vec![
            plain("kept", FieldKind::Text),
            FieldDraft {
                choices: vec![choice("calm"), choice("tired")],
                ..plain("mood", FieldKind::Choices)
            },
            plain("gone", FieldKind::Date),
        ],
        ..WorksheetDraft::default()
    };
    let sheet = first.create_worksheet(&draft).unwrap();
    let old = first.create_entry(None, &sheet.id, None, None).unwrap().id;
    answer(&mut first, old, "kept", text("then"));
    answer(&mut first, old, "mood", Answer { choices: vec![chosen("tired")], ..Answer::default() });
    answer(&mut first, old, "gone", Answer { date: Some(day("2026-01-31")), ..Answer::default() });
    draft.fields.pop();
    draft.fields[1].choices.remove(1);
    draft.fields[0].question = "What is there now?".to_owned();
    first.apply(&Edit::Worksheet { id: id_of(&sheet), draft: draft.clone() }).unwrap();
    let new = first.create_entry(None, &sheet.id, None, None).unwrap().id;
    answer(&mut first, new, "mood", Answer { choices: vec![chosen("calm")], ..Answer::default() });

    let file = exported(&first, &sheet);
    assert!(is_in_the_form(&file), "{file}");
    let (second, copy) = taken_in(&file);
    assert_eq!((copy.version, second.worksheet_draft(id_of(&copy)).unwrap()), (2, draft));
    assert_eq!(answers(&second, &copy), answers(&first, &sheet));
    let versions: Vec<_> =
        second.entries(None, &copy.id).unwrap().iter().map(|entry| entry.version).collect();
    assert_eq!(versions, [1, 2]);
    assert_eq!(exported(&second, &copy), file);
}

#[test]
fn what_is_hidden_or_in_the_trash_stays_out_of_the_file() {
    let mut journal = journal();
    let draft = WorksheetDraft {
        title: "Mine".to_owned(),
        fields: vec![plain("a", FieldKind::Text)],
        ..WorksheetDraft::default()
    };
    let sheet = journal.create_worksheet(&draft).unwrap();
    for words in ["stays", "goes"] {
        let entry = journal.create_entry(None, &sheet.id, None, None).unwrap().id;
        answer(&mut journal, entry, "a", text(words));
        if words == "goes" {
            let target = entry_target(&journal, entry);
            journal.delete(&target).unwrap();
        }
    }
    let file = exported(&journal, &sheet);
    assert!(file.contains("stays") && !file.contains("goes"));
    let mut settings = journal.settings().unwrap();
    settings.hidden_worksheets.push(sheet.id.clone());
    journal.set_settings(&settings).unwrap();
    assert!(!exported(&journal, &sheet).contains("stays"));
}

#[test]
fn people_are_found_by_name_and_taking_in_is_taken_back() {
    let mut there = journal();
    let known = person(&mut there, "José");
    inventory(&mut there, "Something else in between");
    let before = dump(&there);
    let file = json!({
        "format": "candor-worksheet", "version": 1, "title": "Whom", "layout": "pages",
        "section_of_inventory": false, "fields": [{ "id": "who", "kind": "people", "question": "Who?" }],
        "entries": [
            { "answers": { "who": { "people": ["jose", "Ruth"] } } },
            { "answers": { "who": { "people": ["Ruth"] } } }
        ]
    });
    let file = SheetFile::read(file.to_string().as_bytes()).unwrap();
    let sheet = there.take_in_worksheet(&file, &|| true).unwrap();
    let entries = there.entries(None, &sheet.id).unwrap();
    assert_eq!(entries[0].answers["who"].people[0], known);
    assert_eq!(entries[0].answers["who"].people[1], entries[1].answers["who"].people[0]);
    assert_eq!(there.people().unwrap().len(), 2);
    there.undo().unwrap().unwrap();
    assert_eq!(dump(&there), before);
}
