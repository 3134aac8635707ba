//! Blocks of cells, pasted or emptied as one change.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError};
use common::*;

/// The causes of an inventory's resentments, in order.
fn causes(journal: &MemoryJournal, inventory: Id) -> Vec<String> {
    let entries = journal.entries(Some(inventory), "resentments").unwrap();
    entries
        .iter()
        .map(|entry| entry.answers.get("cause").map(|a| a.text.clone()).unwrap_or_default())
        .collect()
}

fn cell(field: &str, answer: Answer) -> BlockCell {
    BlockCell { field: field.to_owned(), answer, names: Vec::new() }
}

#[test]
fn rows_are_written_over_and_made_in_the_order_of_the_block() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let first = resentment(&mut journal, step_four, "Ana", "first");
    let last = resentment(&mut journal, step_four, "Ana", "last");
    let before = dump(&journal);
    let made = |words: &str| BlockRow { entry: None, cells: vec![cell("cause", text(words))] };
    let block = [
        BlockRow {
            entry: Some(first),
            cells: vec![cell("cause", text("anew")), cell("part", text("Mine."))],
        },
        made("one"),
        made("two"),
        BlockRow { entry: Some(last), cells: Vec::new() },
        made("three"),
    ];
    let written = journal.write_block(Some(step_four), "resentments", &block).unwrap();
    assert_eq!(causes(&journal, step_four), ["anew", "one", "two", "last", "three"]);
    assert_eq!(written.len(), 5);
    assert_eq!((written[0].id, written[3].id), (first, last));
    assert_eq!(written[0].answers["part"], text("Mine."));
    assert_eq!(written[0].answers["who"].people.len(), 1, "other fields stay as they are");
    let after = dump(&journal);
    assert_eq!(journal.undo().unwrap().unwrap().action, UndoAction::Created);
    assert_eq!(dump(&journal), before, "one undo takes all of it back");
    journal.redo().unwrap();
    assert_eq!(dump(&journal), after);
    check_index(&journal);
}

#[test]
fn names_are_found_or_made_and_go_with_the_block() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    resentment(&mut journal, step_four, "Ana", "She left");
    let ana = journal.people().unwrap()[0].id;
    let before = dump(&journal);
    let block = lines("whom", &["ANA", "Béa", "be\u{200B}a", "  ", "\u{200B}"], true, None);
    let made = journal.write_block(Some(step_four), "harms", &block[..3]).unwrap();
    let people: Vec<_> = made.iter().map(|entry| entry.answers["whom"].people[0]).collect();
    assert_eq!(people[0], ana);
    assert_eq!(people[1], people[2], "the same name is the same person");
    let names: Vec<_> = journal.people().unwrap().into_iter().map(|person| person.draft.name).collect();
    assert_eq!(names, ["Ana", "Béa"]);
    journal.undo().unwrap();
    assert_eq!(dump(&journal), before);
    // A name of nothing is nobody's.
    for nobody in [&block[3..4], &block[4..]] {
        assert!(journal.write_block(Some(step_four), "harms", nobody).is_err());
    }
    assert_eq!(dump(&journal), before);
}

#[test]
fn emptying_cells_is_one_change() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let ids = ["a", "b"].map(|cause| resentment(&mut journal, step_four, "Ana", cause));
    let before = dump(&journal);
    let block = ids.map(|id| BlockRow { entry: Some(id), cells: vec![cell("cause", Answer::default())] });
    let written = journal.write_block(Some(step_four), "resentments", &block).unwrap();
    assert!(written.iter().all(|entry| !entry.answers.contains_key("cause")));
    assert_eq!(journal.undo().unwrap().unwrap().action, UndoAction::Edited);
    assert_eq!(dump(&journal), before);
}

#[test]
fn a_block_that_does_not_fit_changes_nothing() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let other = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "a");
    let elsewhere = resentment(&mut journal, other, "Ana", "b");
    let before = dump(&journal);
    let row = |entry, cells| BlockRow { entry, cells };
    let scale = Answer { scale: Some(3), ..Answer::default() };
    let refused = |journal: &mut MemoryJournal, second| {
        let block = [row(Some(entry), vec![cell("cause", text("anew"))]), second];
        let error = journal.write_block(Some(step_four), "resentments", &block).unwrap_err();
        assert_eq!(dump(journal), before);
        error
    };
    let error = refused(&mut journal, row(Some(elsewhere), Vec::new()));
    assert!(matches!(error, JournalError::Invalid(Invalid::ElsewhereEntry)));
    let error = refused(&mut journal, row(None, vec![cell("cause", scale)]));
    assert!(matches!(error, JournalError::Invalid(Invalid::AnswerPart)));
    let error = refused(&mut journal, row(None, vec![cell("no such", text("x"))]));
    assert!(matches!(error, JournalError::UnknownField));
    assert!(journal.write_block(Some(step_four), "resentments", &[]).unwrap().is_empty());
}

#[test]
fn ten_thousand_pasted_lines_stay_in_order() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let words: Vec<String> = (0..10_000).map(|number| format!("line {number}")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    journal.write_block(Some(step_four), "resentments", &lines("cause", &words, false, None)).unwrap();
    let middle = journal.entries(Some(step_four), "resentments").unwrap()[4999].id;
    journal
        .write_block(Some(step_four), "resentments", &lines("cause", &words, false, Some(middle)))
        .unwrap();
    let all = causes(&journal, step_four);
    assert_eq!(all.len(), 20_000);
    assert_eq!((all[4999].as_str(), all[5000].as_str()), ("line 4999", "line 0"));
    assert_eq!((all[14_999].as_str(), all[15_000].as_str()), ("line 9999", "line 5000"));
}
