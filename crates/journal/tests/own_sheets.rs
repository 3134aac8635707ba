//! Worksheets and packs of questions that a person makes: made, changed, deleted, got back.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError};
use common::*;

fn field(id: &str, kind: FieldKind, question: &str) -> FieldDraft {
    FieldDraft {
        id: id.to_owned(),
        kind,
        label: String::new(),
        question: question.to_owned(),
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

fn pack() -> WorksheetDraft {
    WorksheetDraft {
        title: "Before Step 2".to_owned(),
        step: Some(2),
        layout: Shape::Page,
        fields: vec![
            field("hope", FieldKind::Text, "Where have I seen hope?"),
            field("doubt", FieldKind::Text, "What do I doubt?"),
        ],
        ..WorksheetDraft::default()
    }
}

fn id_of(sheet: &Worksheet) -> Id {
    Id(sheet.id.parse().unwrap())
}

fn edit(journal: &mut MemoryJournal, id: Id, draft: &WorksheetDraft) -> Result<(), JournalError> {
    journal.apply(&Edit::Worksheet { id, draft: draft.clone() }).map(drop)
}

#[test]
fn a_pack_is_made_found_filled_and_deleted_with_what_was_filled_in() {
    let mut journal = journal();
    let sheet = journal.create_worksheet(&pack()).unwrap();
    assert_eq!(journal.worksheets().unwrap().last(), Some(&sheet));
    assert_eq!(journal.worksheet_draft(id_of(&sheet)).unwrap(), pack());
    assert_eq!(
        found(&journal, "step 2"),
        ["worksheet · Before Step 2 · [Before] [Step] [2]"].map(|line| {
            // Only the words that were looked for are marked.
            line.replace("[Before]", "Before")
        })
    );

    let entry = journal.create_entry(None, &sheet.id, None, None).unwrap().id;
    answer(&mut journal, entry, "hope", text("In the kitchen, at six."));
    assert_eq!(found(&journal, "kitchen").len(), 1);
    let titles = journal.entry_titles(&sheet.id).unwrap();
    assert_eq!(titles.len(), 1);
    assert_eq!((titles[0].id, titles[0].title.as_str()), (entry, "In the kitchen, at six."));
    assert_eq!(titles[0].day, day("2026-11-22"));

    let target = Target::Worksheet { id: id_of(&sheet) };
    journal.delete(&target).unwrap();
    assert!(!journal.worksheets().unwrap().contains(&sheet));
    assert_eq!(found(&journal, "kitchen"), [""; 0]);
    assert_eq!(journal.trash().unwrap().len(), 1);
    journal.restore(&target).unwrap();
    assert_eq!(found(&journal, "kitchen").len(), 1);
    journal.delete(&target).unwrap();
    journal.destroy(&target).unwrap();
    assert!(matches!(journal.entry(entry), Err(JournalError::NotFound(_))));
    assert!(matches!(journal.worksheet(&sheet.id), Err(JournalError::UnknownWorksheet)));
}

#[test]
fn entries_are_listed_by_their_day_and_not_where_they_were_deleted() {
    let mut journal = journal();
    let fill = |journal: &mut MemoryJournal, words: &str, on: Option<&str>| {
        let entry = journal.create_entry(None, "evening", None, None).unwrap().id;
        answer(journal, entry, "well", text(words));
        let date = Answer { date: on.map(day), ..Answer::default() };
        answer(journal, entry, "day", date);
        entry
    };
    fill(&mut journal, "today", None);
    fill(&mut journal, "tomorrow, they say", Some("2026-11-23"));
    fill(&mut journal, "long ago", Some("2020-02-29"));
    let gone = fill(&mut journal, "gone", Some("2020-03-01"));
    let target = entry_target(&journal, gone);
    journal.delete(&target).unwrap();
    let titles: Vec<_> =
        journal.entry_titles("evening").unwrap().into_iter().map(|entry| entry.title).collect();
    assert_eq!(titles, ["tomorrow, they say", "today", "long ago"]);
}

#[test]
fn an_edit_replaces_what_nobody_answered_and_follows_what_somebody_did() {
    let mut journal = journal();
    let sheet = journal.create_worksheet(&pack()).unwrap();
    let id = id_of(&sheet);
    let mut draft = pack();
    draft.fields[1].question = "What stands in the way?".to_owned();
    edit(&mut journal, id, &draft).unwrap();
    assert_eq!(journal.worksheet(&sheet.id).unwrap().version, 1);

    let entry = journal.create_entry(None, &sheet.id, None, None).unwrap().id;
    answer(&mut journal, entry, "doubt", text("My own eyes"));
    // The same once more is no edit.
    edit(&mut journal, id, &draft).unwrap();
    assert_eq!(journal.worksheet(&sheet.id).unwrap().version, 1);

    draft.title = "Step 2, again".to_owned();
    draft.fields.remove(1);
    edit(&mut journal, id, &draft).unwrap();
    let today = journal.worksheet(&sheet.id).unwrap();
    assert_eq!((today.version, today.fields.len()), (2, 1));
    let then = journal.worksheet_version(&sheet.id, 1).unwrap();
    assert_eq!(then.field("doubt").unwrap().question, Phrase::Own { own: "What stands in the way?".into() });
    assert_eq!(journal.entry(entry).unwrap().version, 1);
    assert_eq!(found(&journal, "again").len(), 1);
    // A further edit, under whose version nothing was written yet, replaces again.
    draft.about = "What I wrote in spring, once more.".to_owned();
    edit(&mut journal, id, &draft).unwrap();
    assert_eq!(journal.worksheet(&sheet.id).unwrap().version, 2);
    // What was asked once can still be answered in the entry that was asked it.
    answer(&mut journal, entry, "doubt", text("Everything"));
}

#[test]
fn a_question_is_never_asked_in_another_kind() {
    let mut journal = journal();
    let sheet = journal.create_worksheet(&pack()).unwrap();
    let id = id_of(&sheet);
    let mut draft = pack();
    // Nobody has answered it, so it can still be anything.
    draft.fields[1].kind = FieldKind::Date;
    edit(&mut journal, id, &draft).unwrap();
    journal.create_entry(None, &sheet.id, None, None).unwrap();
    draft.fields[1].kind = FieldKind::Scale;
    let before = dump(&journal);
    let refused = edit(&mut journal, id, &draft);
    assert!(matches!(refused, Err(JournalError::Invalid(Invalid::Worksheet))));
    assert_eq!(dump(&journal), before);
    // Taken away and come back later, it is still the same question.
    let mut without = draft.clone();
    without.fields.remove(1);
    edit(&mut journal, id, &without).unwrap();
    journal.create_entry(None, &sheet.id, None, None).unwrap();
    assert!(edit(&mut journal, id, &draft).is_err());
    draft.fields[1].kind = FieldKind::Date;
    edit(&mut journal, id, &draft).unwrap();
    assert_eq!(journal.worksheet(&sheet.id).unwrap().version, 3);
}

#[test]
fn making_and_changing_are_taken_back() {
    let mut journal = journal();
    let empty = dump(&journal);
    let sheet = journal.create_worksheet(&pack()).unwrap();
    let made = dump(&journal);
    journal.create_entry(None, &sheet.id, None, None).unwrap();
    let mut draft = pack();
    draft.fields.truncate(1);
    edit(&mut journal, id_of(&sheet), &draft).unwrap();
    assert_eq!(journal.worksheet(&sheet.id).unwrap().version, 2);
    journal.undo().unwrap().unwrap();
    assert_eq!(journal.worksheet(&sheet.id).unwrap(), sheet);
    journal.undo().unwrap().unwrap();
    assert_eq!(dump(&journal), made);
    journal.undo().unwrap().unwrap();
    assert_eq!(dump(&journal), empty);
    assert!(journal.worksheets().unwrap().iter().all(|other| other.id != sheet.id));
    for _ in 0..3 {
        journal.redo().unwrap().unwrap();
    }
    assert_eq!(journal.worksheet(&sheet.id).unwrap().version, 2);
}

#[test]
fn an_own_section_can_be_chosen_by_an_inventory() {
    let mut journal = journal();
    let draft = WorksheetDraft { section_of_inventory: true, layout: Shape::Table, ..pack() };
    let sheet = journal.create_worksheet(&draft).unwrap();
    assert!(sheet.is_section());
    assert!(journal.create_entry(None, &sheet.id, None, None).is_err());
    let id = inventory(&mut journal, "Autumn");
    assert!(!journal.sections(id).unwrap().contains(&sheet));
    let mut chosen = journal.inventory(id).unwrap().draft;
    chosen.sections.push(sheet.id.clone());
    journal.apply(&Edit::Inventory { id, draft: chosen }).unwrap();
    assert!(journal.sections(id).unwrap().contains(&sheet));
    journal.create_entry(Some(id), &sheet.id, None, None).unwrap();
}

#[test]
fn what_cannot_be_asked_is_refused_and_words_are_tidied() {
    let mut journal = journal();
    let wrong: [fn(&mut WorksheetDraft); 9] = [
        |draft| draft.title = " \n ".to_owned(),
        |draft| draft.fields.clear(),
        |draft| draft.fields[0].question.clear(),
        |draft| draft.fields[0].id = "doubt".to_owned(),
        |draft| draft.fields[0].id = "a b".to_owned(),
        |draft| draft.fields[0].kind = FieldKind::Choices,
        |draft| draft.step = Some(13),
        |draft| draft.title = "\u{7}".to_owned(),
        |draft| draft.title = "x".repeat(201),
    ];
    for (number, spoil) in wrong.into_iter().enumerate() {
        let mut draft = pack();
        spoil(&mut draft);
        assert!(journal.create_worksheet(&draft).is_err(), "{number}");
    }
    assert!(!journal.can_undo());
    let mut draft = pack();
    draft.title = "  Antes\ndel  paso 2 ".to_owned();
    draft.fields[0].label = draft.fields[0].question.clone();
    let sheet = journal.create_worksheet(&draft).unwrap();
    assert_eq!(sheet.title, Phrase::Own { own: "Antes del paso 2".into() });
    assert_eq!(journal.worksheet_draft(id_of(&sheet)).unwrap().fields, pack().fields);
}
