//! Faulty and hostile files: each is refused with the line of its fault, by the reader and by the published form.
#![allow(clippy::unwrap_used)]

#[path = "common/form.rs"]
mod form;

use candor_journal::SheetFile;
use candor_journal::model::FileReason;
use form::is_in_the_form;
use serde_json::json;

const GOOD: &str = r#"{
  "format": "candor-worksheet",
  "version": 1,
  "title": "Mine",
  "layout": "table",
  "section_of_inventory": false,
  "fields": [
    {
      "id": "mood",
      "kind": "answer_or_pass",
      "question": "How was it?",
      "choices": [
        { "id": "calm", "label": "Calm" },
        { "id": "tired", "label": "Tired" }
      ]
    },
    { "id": "when", "kind": "date", "question": "When?" },
    { "id": "who", "kind": "people", "question": "With whom?" },
    { "id": "much", "kind": "scale", "question": "How much?" }
  ],
  "entries": [
    {
      "answers": {
        "mood": { "text": "So so", "choices": [{ "id": "calm" }], "pass": "not_ready" },
        "when": { "date": "2026-11-22" },
        "who": { "people": ["Ruth"] },
        "much": { "scale": 3 }
      }
    }
  ]
}"#;

/// Changes of the good file, the line on which the fault then stands, and what it is.
const FAULTS: &[(&str, u32, FileReason)] = {
    use FileReason::*;
    &[
        ("\"title\" → title", 4, NotJson),
        ("\"Mine\", → \"Mine\"", 5, NotJson),
        ("\"Mine\" → \"Mi⏎ne\"", 4, NotJson),
        ("\"Mine\" → \"\\ud800\"", 4, NotJson),
        ("candor-worksheet → another", 2, NotAWorksheet),
        ("\"format\" → \"formed\"", 1, NotAWorksheet),
        ("\"version\": 1 → \"version\": 2", 3, Newer),
        ("\"version\": 1 → \"version\": 4000", 3, Newer),
        ("\"version\": 1 → \"version\": -1", 3, UnknownValue),
        ("\"version\": 1 → \"version\": \"1\"", 3, WrongType),
        ("\"version\": 1, → ", 1, Missing),
        ("\"Mine\" → 7", 4, WrongType),
        ("\"Mine\" → \"  \"", 4, NoWords),
        ("\"Mine\" → \"\\u0007\"", 4, ControlCharacter),
        ("\"table\" → \"tables\"", 5, UnknownValue),
        ("\"section_of_inventory\": false → \"section_of_inventory\": \"no\"", 6, WrongType),
        ("\"section_of_inventory\" → \"step\": 13, \"section_of_inventory\"", 6, UnknownValue),
        ("\"section_of_inventory\" → \"colour\": \"red\", \"section_of_inventory\"", 6, UnknownKey),
        ("\"section_of_inventory\" → \"title\": \"Again\", \"section_of_inventory\"", 6, Twice),
        ("\"id\": \"mood\" → \"id\": \"my mood\"", 9, BadId),
        ("\"question\": \"How was it?\", → ", 8, Missing),
        ("\"question\": \"How was it?\" → \"question\": \"How was it?\", \"must\": true", 11, UnknownKey),
        ("\"answer_or_pass\" → \"essay\"", 10, UnknownValue),
        ("\"answer_or_pass\" → \"text\"", 8, Choices),
        ("\"id\": \"tired\" → \"id\": \"calm\"", 14, Twice),
        ("\"label\": \"Tired\" → \"label\": \"\"", 14, NoWords),
        ("\"id\": \"when\" → \"id\": \"mood\"", 17, Twice),
        ("\"kind\": \"date\" → \"kind\": \"choices\"", 17, Choices),
        ("{ \"id\": \"calm\" }] → { \"id\": \"brave\" }]", 24, Answer),
        ("{ \"id\": \"calm\" }] → { \"id\": \"calm\", \"fear\": true }]", 24, Answer),
        ("{ \"id\": \"calm\" }] → { \"own\": \"calm\" }]", 24, Answer),
        ("{ \"id\": \"calm\" }] → { \"id\": \"calm\", \"own\": \"calm\" }]", 24, UnknownKey),
        ("{ \"id\": \"calm\" }] → { }]", 24, Missing),
        ("not_ready → not_now", 24, UnknownValue),
        ("{ \"date\": \"2026-11-22\" } → { \"date\": \"2026-11-31\" }", 25, UnknownValue),
        ("{ \"date\": \"2026-11-22\" } → { \"date\": \"20261122\" }", 25, UnknownValue),
        ("{ \"date\": \"2026-11-22\" } → { \"text\": \"yesterday\" }", 25, Answer),
        ("\"when\": { \"date\" → \"then\": { \"date\"", 25, Answer),
        ("[\"Ruth\"] → [\"Ruth\", \"Ruth\"]", 26, Twice),
        ("[\"Ruth\"] → [\" \"]", 26, NoWords),
        ("[\"Ruth\"] → \"Ruth\"", 26, WrongType),
        ("\"scale\": 3 → \"scale\": 11", 27, Answer),
        ("\"scale\": 3 → \"scale\": 3.5", 27, UnknownValue),
        ("\"scale\": 3 → \"scale\": 300", 27, UnknownValue),
    ]
};

/// The good file with a change: what stands there, and what stands there then.
fn changed(change: &str) -> String {
    let (from, to) = change.split_once(" → ").unwrap();
    assert!(GOOD.contains(from), "{from}");
    GOOD.replacen(from, &to.replace('⏎', "\n"), 1)
}

#[test]
fn a_faulty_file_is_refused_with_the_line_of_the_fault() {
    assert!(SheetFile::read(GOOD.as_bytes()).is_ok());
    let refused = |bytes: &[u8]| SheetFile::read(bytes).map(drop).map_err(|flaw| (flaw.line, flaw.reason));
    for (change, line, reason) in FAULTS {
        assert_eq!(refused(changed(change).as_bytes()), Err((*line, *reason)), "{change}");
    }
    let long = format!("\"Mine\" → \"{}\"", "x".repeat(201));
    assert_eq!(refused(changed(&long).as_bytes()), Err((4, FileReason::TooLong)));
    assert_eq!(refused(b""), Err((1, FileReason::NotJson)));
    assert_eq!(refused(b"[]"), Err((1, FileReason::NotAWorksheet)));
    assert_eq!(refused(b"{\n\"title\": \"\xff\"}"), Err((2, FileReason::NotText)));
    assert_eq!(refused(&vec![b'['; 200_000]), Err((1, FileReason::NotJson)));
    let marked = format!("\u{feff}{GOOD}");
    assert!(SheetFile::read(marked.as_bytes()).is_ok(), "a mark of the encoding is passed over");
}

#[test]
fn there_is_a_limit_to_everything() {
    let file = |fields: usize, choices: usize, padding: usize| {
        let field = |number: usize| {
            let choices: Vec<_> =
                (0..choices).map(|number| json!({ "id": format!("c{number}"), "label": "Word" })).collect();
            let kind = if choices.is_empty() { "text" } else { "choices" };
            json!({ "id": format!("f{number}"), "kind": kind, "question": "What?", "choices": choices })
        };
        let text = json!({
            "format": "candor-worksheet", "version": 1, "title": "Mine", "layout": "table",
            "section_of_inventory": false, "fields": (0..fields).map(field).collect::<Vec<_>>()
        });
        SheetFile::read(format!("{text}{}", " ".repeat(padding)).as_bytes()).map_err(|flaw| flaw.reason)
    };
    assert!(file(200, 0, 0).is_ok() && file(1, 200, 0).is_ok());
    assert_eq!(file(0, 0, 0), Err(FileReason::Missing));
    assert_eq!(file(201, 0, 0), Err(FileReason::TooMany));
    assert_eq!(file(1, 201, 0), Err(FileReason::TooMany));
    assert_eq!(file(1, 0, 1 << 20), Err(FileReason::TooLarge));
    let huge = vec![b' '; usize::try_from(candor_journal::MOST_BYTES).unwrap() + 1];
    assert_eq!(SheetFile::read(&huge).unwrap_err().reason, FileReason::TooLarge);
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let good = json!({
        "format": "candor-worksheet", "version": 1, "title": "Mine", "layout": "page",
        "section_of_inventory": false, "fields": [{ "id": "a", "kind": "text", "question": "What?" }],
        "entries": [{ "answers": { "a": { "text": "This." } } }]
    });
    assert!(is_in_the_form(&good.to_string()));
    for (place, value) in [
        ("/format", json!("another")),
        ("/version", json!(2)),
        ("/title", json!(" ")),
        ("/layout", json!("heap")),
        ("/fields", json!([])),
        ("/fields/0/id", json!("a b")),
        ("/fields/0/kind", json!("choices")),
        ("/fields/0/question", json!("")),
        ("/entries/0/answers/a", json!({ "scale": 11 })),
        ("/entries/0/answers/a", json!({ "date": "soon" })),
        ("/entries/0/answers/a", json!({ "choices": [{}] })),
        ("/entries/0/answers", json!([])),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = value;
        assert!(!is_in_the_form(&bad.to_string()), "{place}");
        assert!(SheetFile::read(bad.to_string().as_bytes()).is_err(), "{place}");
    }
}
