//! Amends as the page asks for them: a letter that is still held, a ledger that refuses what is no amount, and days that
//! come up.
#![allow(clippy::unwrap_used)]

mod common;

use candor_app::error::AppError;
use candor_journal::model::{
    Amends, AmendsDraft, AmendsKind, AmendsStatus, Day, Edit, InjuryQuestion, InjuryReply, LedgerDraft,
    LedgerKind, PersonKind, UndoAction,
};
use common::*;

fn listed(computer: &Computer, name: &str) -> Amends {
    let person = computer.app.person_find_or_create(name.into(), PersonKind::Person).unwrap();
    computer.app.amends_create(person.id, "The money".into()).unwrap()
}

fn owed(currency: &str, amount: &str) -> LedgerDraft {
    LedgerDraft {
        kind: LedgerKind::Owed,
        date: None,
        currency: currency.into(),
        amount: amount.into(),
        note: String::new(),
    }
}

#[test]
fn a_letter_is_read_as_it_was_last_typed_and_survives_a_lock() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let amends = listed(&computer, "Ana");
    assert_eq!(app.amends_letter(amends.id).unwrap(), "");
    for text in ["Dear", "Dear Ana"] {
        app.edit(Edit::Letter { id: amends.id, text: text.into() }).unwrap();
    }
    assert_eq!(app.amends_letter(amends.id).unwrap(), "Dear Ana");
    assert!(app.amends_list().unwrap()[0].has_letter);
    app.lock().unwrap();
    assert_eq!(app.amends_letter(amends.id), Err(AppError::Locked));
    computer.unlock().unwrap();
    assert_eq!(app.amends_letter(amends.id).unwrap(), "Dear Ana");
}

#[test]
fn answers_and_lines_come_back_with_the_amends_and_each_is_undone_by_itself() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let id = listed(&computer, "Ana").id;
    let answered = app.injury_answer(id, InjuryQuestion::Legal, Some(InjuryReply::NotSure)).unwrap();
    assert_eq!(
        (answered.injury[0].question, answered.injury[0].answer),
        (InjuryQuestion::Legal, InjuryReply::NotSure)
    );
    let line = app.ledger_add(id, owed("EUR", "640.5")).unwrap().ledger[0].id;
    let paid = LedgerDraft { kind: LedgerKind::Paid, ..owed("EUR", "0.75") };
    let left = app.ledger_add(id, paid).unwrap().balances[0].left.clone();
    assert_eq!(left, "639.75");
    assert_eq!(app.ledger_set(line, owed("EUR", "1")).unwrap().balances[0].left, "0.25");
    assert_eq!(app.ledger_remove(line).unwrap().balances[0].left, "-0.75");
    for (field, draft) in [("amount", owed("EUR", "1,50")), ("currency", owed(" ", "1"))] {
        assert_eq!(app.ledger_add(id, draft), Err(AppError::Invalid { field: field.into() }));
    }
    let actions = std::iter::from_fn(|| app.undo().unwrap().map(|undone| undone.action)).take(5);
    assert_eq!(
        actions.collect::<Vec<_>>(),
        [UndoAction::Deleted, UndoAction::Set, UndoAction::Created, UndoAction::Created, UndoAction::Set]
    );
    let amends = app.amends_list().unwrap().remove(0);
    assert_eq!((amends.injury, amends.ledger, amends.status), (vec![], vec![], AmendsStatus::Unsorted));
}

#[test]
fn a_day_to_look_again_is_on_the_first_page_all_of_that_day_and_undo_knows_nothing_of_it() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let amends = listed(&computer, "Ana");
    let review = Some(Day("2020-03-01".parse().unwrap()));
    let draft = AmendsDraft { review, kind: Some(AmendsKind::Living), ..amends.draft };
    app.edit(Edit::Amends { id: amends.id, draft }).unwrap();
    for _ in 0..2 {
        let coming = app.today().unwrap().coming_up;
        assert_eq!(coming.len(), 1);
        assert_eq!((coming[0].title.as_str(), coming[0].kind), ("Ana", Some(AmendsKind::Living)));
    }
    app.undo().unwrap();
    assert_eq!(app.today().unwrap().coming_up, []);
    assert_eq!(app.amends_list().unwrap()[0].draft.review, None);
}
