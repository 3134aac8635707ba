//! Inventories and their entries.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError, worksheets};
use common::*;

/// The causes of an inventory's resentments, in order.
fn causes(journal: &MemoryJournal, inventory: Id) -> Vec<String> {
    let entries = journal.entries(Some(inventory), "resentments").unwrap();
    entries
        .iter()
        .map(|entry| entry.answers.get("cause").map(|a| a.text.clone()).unwrap_or_default())
        .collect()
}

#[test]
fn an_entry_keeps_every_part_of_every_answer() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "Spring");
    let (ana, bea) = (person(&mut journal, "Ana"), person(&mut journal, "Bea"));
    let entry = journal.create_entry(Some(step_four), "resentments", None, None).unwrap().id;
    let own = Chosen { value: "my peace".to_owned(), own: true, fear: true };
    let answers = [
        ("who", Answer { people: vec![bea, ana], text: "and their friends".to_owned(), ..Answer::default() }),
        ("cause", text("They laughed.\nAll of them. 😶‍🌫️ שלום")),
        ("affects", Answer { choices: vec![chosen("pride"), own], ..Answer::default() }),
        ("part", Answer { pass: Some(Pass::NotReady), text: "not yet".to_owned(), ..Answer::default() }),
    ];
    for (field, given) in &answers {
        answer(&mut journal, entry, field, given.clone());
    }
    let kept = journal.entry(entry).unwrap();
    let expected = answers.map(|(field, answer)| (field.to_owned(), answer));
    assert_eq!(kept.answers, expected.into());
    assert_eq!(journal.entries(Some(step_four), "resentments").unwrap(), [kept]);
}

#[test]
fn an_answer_with_nothing_in_it_is_just_paper() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    for field in ["who", "cause"] {
        answer(&mut journal, entry, field, Answer::default());
    }
    assert!(journal.entry(entry).unwrap().answers.is_empty());
    let rows = "SELECT (SELECT count(*) FROM answers) + (SELECT count(*) FROM answer_people)";
    assert_eq!(journal.database().query_row(rows, [], |row| row.get::<_, u32>(0)).unwrap(), 0);
}

#[test]
fn an_inventory_counts_its_entries_and_changes_with_them() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let step_four = inventory(&mut journal, "Spring");
    clock.advance(DAY);
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    journal.create_entry(Some(step_four), "strengths", None, None).unwrap();
    let there = journal.inventory(step_four).unwrap();
    assert_eq!(there.entries, [("resentments".to_owned(), 1), ("strengths".to_owned(), 1)].into());
    assert_eq!(there.created.0, "2026-11-22T10:42:00.000+01:00");
    assert_eq!(there.updated.0, "2026-11-23T10:42:00.000+01:00");
    journal.delete(&entry_target(&journal, entry)).unwrap();
    assert_eq!(journal.inventories().unwrap()[0].entries, [("strengths".to_owned(), 1)].into());
}

#[test]
fn entries_move_behind_one_another_as_often_as_one_likes() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let ids: Vec<_> =
        ["a", "b", "c", "d"].map(|cause| resentment(&mut journal, step_four, "Ana", cause)).into();
    for (moved, after, expected) in [
        (0, Some(2), ["b", "c", "a", "d"]),
        (3, None, ["d", "b", "c", "a"]),
        (1, Some(0), ["d", "c", "a", "b"]),
        (2, Some(2), ["d", "c", "a", "b"]),
    ] {
        journal.move_entry(ids[moved], after.map(|after: usize| ids[after])).unwrap();
        assert_eq!(causes(&journal, step_four), expected);
    }
    // Into the same gap again and again, far more often than a number can be halved.
    for turn in 0..150 {
        let moved = if turn % 2 == 0 { 1 } else { 2 };
        journal.move_entry(ids[moved], Some(ids[3])).unwrap();
        assert_eq!(causes(&journal, step_four)[..2], ["d", if moved == 1 { "b" } else { "c" }]);
    }
    while journal.undo().unwrap().is_some() {}
    assert!(journal.inventories().unwrap().is_empty());
    check_index(&journal);
}

#[test]
fn what_a_field_does_not_ask_for_is_refused_and_nothing_is_lost() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    let before = dump(&journal);
    let choose = |value: &str, own| Answer {
        choices: vec![Chosen { value: value.to_owned(), own, fear: false }],
        ..Answer::default()
    };
    let fearful = Answer { choices: vec![Chosen { fear: true, ..chosen("selfish") }], ..Answer::default() };
    for (field, given, why) in [
        ("affects", text("words"), Invalid::AnswerPart),
        ("cause", Answer { scale: Some(3), ..Answer::default() }, Invalid::AnswerPart),
        ("cause", Answer { pass: Some(Pass::NotMine), ..Answer::default() }, Invalid::AnswerPart),
        ("cause", choose("pride", false), Invalid::AnswerPart),
        ("affects", choose("piano", false), Invalid::Choice),
        ("affects", choose("  ", true), Invalid::Choice),
        ("part", fearful, Invalid::Choice),
    ] {
        let refused = journal.apply(&Edit::Answer { entry, field: field.to_owned(), answer: given });
        assert!(matches!(refused, Err(JournalError::Invalid(found)) if found == why), "{field} {why}");
    }
    let unknown = journal.apply(&Edit::Answer { entry, field: "colour".to_owned(), answer: text("x") });
    assert!(matches!(unknown, Err(JournalError::UnknownField)));
    let nobody = Answer { people: vec![entry], ..Answer::default() };
    let nobody = journal.apply(&Edit::Answer { entry, field: "who".to_owned(), answer: nobody });
    assert!(matches!(nobody, Err(JournalError::NotFound(candor_journal::Kind::Person))));
    assert!(matches!(
        journal.create_entry(Some(step_four), "fears of my own", None, None),
        Err(JournalError::UnknownWorksheet)
    ));
    let elsewhere = journal.create_entry(Some(step_four), "harms", Some(entry), None);
    assert!(matches!(elsewhere, Err(JournalError::Invalid(Invalid::ElsewhereEntry))));
    assert_eq!(dump(&journal), before);
}

#[test]
fn every_word_of_a_worksheet_is_there_in_each_language() {
    let languages = ["en", "es"].map(|language| {
        let path = format!("{}/../../locales/{language}/worksheets.ftl", env!("CARGO_MANIFEST_DIR"));
        let words = std::fs::read_to_string(path).unwrap();
        let ids = words.lines().filter_map(|line| line.split_once(" = ")).map(|(id, _)| id.to_owned());
        ids.collect::<std::collections::BTreeSet<_>>()
    });
    assert_eq!(languages[0], languages[1]);
    let mut used: std::collections::BTreeSet<String> =
        ["pass-not-mine", "pass-not-ready", "pass-therapist", "choice-fear"].map(str::to_owned).into();
    for sheet in worksheets() {
        let mut phrases = vec![&sheet.title, &sheet.cue, &sheet.invitation];
        for field in &sheet.fields {
            phrases.extend([&field.label, &field.question]);
            phrases.extend(field.hint.iter().chain(&field.heading));
            phrases.extend(field.choices.iter().map(|choice| &choice.label));
            phrases.extend(field.choices.iter().filter_map(|choice| choice.opposite.as_ref()));
        }
        used.extend(phrases.into_iter().map(|phrase| match phrase {
            Phrase::Message(id) => id.clone(),
            Phrase::Own { own } => panic!("{own} is not a message"),
        }));
    }
    assert_eq!(languages[0], used);
}
