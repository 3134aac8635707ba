//! Large journals and texts that repeat themselves are gone through in a number of steps that grows with what there is.
//! Nothing is timed here, and how the work grows is counted in `work.rs`; these sizes are those of a journal that is used to
//! its limits, or of a text that was pasted to break something.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::Id;
use candor_share::csv;
use candor_share::model::{NameForm, ShareDocument, ShareEntry, ShareRow, ShareRun, ShareSection};
use candor_share::preview;
use common::{Journal, id, people, text};

/// What becomes of a text.
fn said(journal: &Journal, form: NameForm) -> String {
    let shown = preview(journal, &journal.all(form, "en")).unwrap();
    let rows =
        shown.document.sections.iter().flat_map(|section| &section.entries).flat_map(|entry| &entry.rows);
    rows.flat_map(|row| &row.runs).map(|run| run.text.as_str()).collect()
}

fn with_text(names: &[&str], words: &str) -> Journal {
    let mut journal = Journal::default();
    for name in names {
        journal.person(name, &[]);
    }
    journal.entry("harms", &[("what", text(words))]);
    journal
}

const MANY: usize = 100_000;

#[test]
fn one_name_very_often_with_endings_initials_and_nothing_that_ends_a_sentence() {
    let journal = with_text(&["Marek Okafor"], &"Markowi Okafors Marek and ".repeat(MANY / 4));
    let said = said(&journal, NameForm::Initials);
    assert!(!said.contains("Mar") && !said.contains("Okafor"), "{}", &said[..200]);
}

#[test]
fn one_word_of_very_many_letters_of_any_script() {
    // Latin; Hebrew and Arabic, which join small words before a name; Chinese and Thai, which part none; Korean.
    for letter in ["a", "A", "ש", "و", "王", "ก", "김", "1", "A1", "а"] {
        let journal = with_text(&["Anna", "שלום", "خالد", "王伟", "สมชาย", "김민수"], &letter.repeat(MANY));
        assert!(said(&journal, NameForm::Initials).len() >= MANY, "{letter}");
    }
}

#[test]
fn texts_full_of_what_may_tell() {
    for piece in [
        "12/03/1991 ",
        "in March ",
        "3 March ",
        "of of March ",
        "1991 ",
        "AA 12 ",
        "AB12-",
        "0113 496 0000, ",
        "a@b.org ",
        "then Peter ",
        "Peter ",
        "M4ria ",
        "pеter ",
        "(((",
        "Dr. ",
        "“A",
        "…",
        "m@",
        "\u{200B}",
    ] {
        let shown = {
            let journal = with_text(&["Marek"], &format!("So {}", piece.repeat(MANY / 4)));
            preview(&journal, &journal.all(NameForm::Aliases, "en")).unwrap()
        };
        assert!(shown.tells.len() <= MANY, "{piece}");
    }
}

#[test]
fn ten_thousand_people_of_one_name_who_are_linked_and_left_and_named_as_often() {
    let mut journal = Journal::default();
    let all: Vec<Id> = (0..10_000)
        .map(|number| journal.person(&format!("Anna Okafor{}", letters(number)), &["Mum"]))
        .collect();
    let words = "Mum said so to Anna. Anna Mum! Anna O. and Mum, ".repeat(2_500);
    journal.entry("harms", &[("whom", people(&all)), ("what", text(&words))]);
    journal.entry("harms", &[("whom", people(&all[..1])), ("what", text(&words))]);
    let mut selection = journal.all(NameForm::Aliases, "en");
    selection.left_in_text = all.clone();
    let shown = preview(&journal, &selection).unwrap();
    assert!(shown.found.iter().all(|name| !name.changed));
    selection.left_in_text = all[1..].to_vec();
    let shown = preview(&journal, &selection).unwrap();
    let changed = |number: u32| {
        shown.found.iter().filter(|name| name.entries.contains(&number)).all(|name| name.changed)
    };
    assert!(changed(1) && changed(2), "one of those who may be meant is not left");
}

#[test]
fn ten_thousand_entries_that_were_chosen() {
    let mut journal = Journal::default();
    for number in 0..10_000 {
        journal.entry("harms", &[("what", text(&format!("Word {}", letters(number))))]);
    }
    let shown = preview(&journal, &journal.all(NameForm::Full, "en")).unwrap();
    assert_eq!(shown.document.sections[0].entries.len(), 10_000);
}

#[test]
fn a_table_of_very_many_questions() {
    let row = |number| ShareRow {
        field: "own".into(),
        label: format!("Question {number}"),
        runs: vec![ShareRun { text: "said".into(), name_of: None }],
    };
    let rows = (0..MANY / 2).map(row).collect();
    let entry = ShareEntry { number: 1, entry: id(1), heading: String::new(), rows };
    let section = ShareSection {
        worksheet: String::new(),
        title: "Title".into(),
        inventory_title: None,
        entries: vec![entry],
        counts: Vec::new(),
        prose: Vec::new(),
    };
    let table = csv(&ShareDocument { language: "en".into(), title: None, sections: vec![section] });
    assert_eq!(table.matches("\"said\"").count(), MANY / 2);
}

/// A number as letters, so that it can be a part of a name.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap()));
        number /= 26;
        if number == 0 {
            return letters;
        }
    }
}
