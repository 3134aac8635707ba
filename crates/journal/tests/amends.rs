//! The Step 8 list: moves and what is said on the way, days to look again, letters, and *Would it injure?*.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{JournalError, Kind};
use common::*;

/// Somebody on the list.
fn listed(journal: &mut MemoryJournal, name: &str) -> Id {
    let person = person(journal, name);
    journal.create_amends(&AmendsDraft::new(person, "")).unwrap().id
}

#[test]
fn an_amends_keeps_every_move_in_its_history() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let ana = person(&mut journal, "Ana");
    let mut draft = AmendsDraft::new(ana, "I shouted");
    let id = journal.create_amends(&draft).unwrap().id;
    clock.advance(DAY);
    journal.move_amends(id, &AmendsMove::to(AmendsStatus::Planned)).unwrap();
    journal.move_amends(id, &AmendsMove::to(AmendsStatus::Planned)).unwrap();
    journal.move_amends(id, &AmendsMove::to(AmendsStatus::Planned).with_note("wrote the letter")).unwrap();
    clock.advance(DAY);
    journal.move_amends(id, &AmendsMove::to(AmendsStatus::Deferred).with_note("she is ill")).unwrap();
    draft.reason = Some(DeferralReason::WaitingForAdvice);
    draft.willingness = Willingness::Partly;
    draft.review = Some(day("2027-01-05"));
    journal.apply(&Edit::Amends { id, draft: draft.clone() }).unwrap();

    let amends = journal.amends(id).unwrap();
    assert_eq!(amends.draft, draft);
    assert_eq!(amends.status, AmendsStatus::Deferred);
    let history: Vec<_> = amends
        .history
        .iter()
        .map(|line| (line.at.0.get(..10).unwrap(), line.from, line.to, line.note.as_str()))
        .collect();
    assert_eq!(
        history,
        [
            ("2026-11-22", None, AmendsStatus::Unsorted, ""),
            ("2026-11-23", Some(AmendsStatus::Unsorted), AmendsStatus::Planned, ""),
            ("2026-11-23", Some(AmendsStatus::Planned), AmendsStatus::Planned, "wrote the letter"),
            ("2026-11-24", Some(AmendsStatus::Planned), AmendsStatus::Deferred, "she is ill"),
        ]
    );
    assert_eq!(journal.amends_list().unwrap(), [amends]);
}

#[test]
fn what_is_said_on_the_way_to_deferred_and_to_made_is_one_change() {
    let mut journal = journal();
    let id = listed(&mut journal, "Ana");
    let before = dump(&journal);
    let deferred = AmendsMove {
        reason: Some(DeferralReason::WaitingForAdvice),
        review: Some(day("2027-01-05")),
        outcome: Some("Not for this way".to_owned()),
        ..AmendsMove::to(AmendsStatus::Deferred).with_note("after the winter")
    };
    let amends = journal.move_amends(id, &deferred).unwrap();
    assert_eq!(
        (amends.draft.reason, amends.draft.review, amends.draft.outcome.as_str()),
        (deferred.reason, deferred.review, "")
    );
    journal.undo().unwrap();
    assert_eq!(dump(&journal), before);
    journal.redo().unwrap();

    // The other ways leave the day and the reason; words about how it went take the place of those before.
    let made = AmendsMove { outcome: Some("At the yard".to_owned()), ..AmendsMove::to(AmendsStatus::Made) };
    let amends = journal.move_amends(id, &made).unwrap();
    assert_eq!(
        (amends.draft.reason, amends.draft.review, amends.draft.outcome.as_str()),
        (deferred.reason, deferred.review, "At the yard")
    );
    let amends = journal.move_amends(id, &AmendsMove::to(AmendsStatus::Made).with_note("and again")).unwrap();
    assert_eq!((amends.draft.outcome.as_str(), amends.history.len()), ("At the yard", 4));
}

#[test]
fn kind_and_day_of_talking_are_kept_with_the_rest() {
    let mut journal = journal();
    let id = listed(&mut journal, "Ana");
    let draft = journal.amends(id).unwrap().draft;
    for kind in [
        AmendsKind::Direct,
        AmendsKind::Living,
        AmendsKind::Indirect,
        AmendsKind::Financial,
        AmendsKind::UnsentLetter,
        AmendsKind::Anonymous,
        AmendsKind::Institution,
        AmendsKind::SomeoneWhoDied,
        AmendsKind::CannotBeReached,
    ] {
        let draft = AmendsDraft { kind: Some(kind), talked_on: Some(day("2026-09-02")), ..draft.clone() };
        journal.apply(&Edit::Amends { id, draft: draft.clone() }).unwrap();
        assert_eq!(journal.amends(id).unwrap().draft, draft);
    }
}

/// Who comes up, and for which day.
fn coming(journal: &MemoryJournal) -> Vec<(String, Day)> {
    let coming = journal.coming_up(journal.today()).unwrap();
    coming.into_iter().map(|item| (item.title, item.day)).collect()
}

/// Somebody on the list with a day to look again.
fn to_look_again(journal: &mut MemoryJournal, name: &str, review: &str, status: AmendsStatus) -> Id {
    let id = listed(journal, name);
    let draft = AmendsDraft { review: Some(day(review)), ..journal.amends(id).unwrap().draft };
    journal.apply(&Edit::Amends { id, draft }).unwrap();
    journal.move_amends(id, &AmendsMove { review: Some(day(review)), ..AmendsMove::to(status) }).unwrap();
    id
}

#[test]
fn a_day_comes_up_on_the_first_day_that_is_looked_at_and_on_no_other() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    to_look_again(&mut journal, "past", "2026-10-01", AmendsStatus::Planned);
    let today = to_look_again(&mut journal, "today", "2026-11-22", AmendsStatus::Deferred);
    to_look_again(&mut journal, "tomorrow", "2026-11-23", AmendsStatus::Unsorted);
    to_look_again(&mut journal, "done", "2026-11-22", AmendsStatus::Made);
    let gone = to_look_again(&mut journal, "thrown away", "2026-11-22", AmendsStatus::Planned);
    journal.delete(&Target::Amends { id: gone }).unwrap();
    listed(&mut journal, "whenever");
    let expected = [("past".to_owned(), day("2026-10-01")), ("today".to_owned(), day("2026-11-22"))];

    let before = journal.amends(today).unwrap();
    // All of that day, however often it is looked at.
    for _ in 0..3 {
        assert_eq!(coming(&journal), expected);
        journal.note_came_up(journal.today()).unwrap();
    }
    assert_eq!(journal.amends(today).unwrap(), before, "it is no change of the amends");

    clock.advance(DAY);
    assert_eq!(coming(&journal), [("tomorrow".to_owned(), day("2026-11-23"))]);
    // What came out of the trash has not come up yet.
    journal.restore(&Target::Amends { id: gone }).unwrap();
    assert_eq!(coming(&journal).len(), 2);
    journal.note_came_up(journal.today()).unwrap();

    // A new day comes up again, one that stayed the same does not.
    clock.advance(DAY);
    let draft = AmendsDraft { plan: "Ring".to_owned(), ..before.draft.clone() };
    journal.apply(&Edit::Amends { id: today, draft: draft.clone() }).unwrap();
    assert_eq!(coming(&journal), []);
    journal
        .apply(&Edit::Amends { id: today, draft: AmendsDraft { review: Some(day("2026-11-24")), ..draft } })
        .unwrap();
    assert_eq!(coming(&journal), [("today".to_owned(), day("2026-11-24"))]);
}

#[test]
fn a_letter_is_written_read_by_itself_found_and_taken_back() {
    let mut journal = journal();
    let id = listed(&mut journal, "Ana");
    assert_eq!((journal.letter(id).unwrap(), journal.amends(id).unwrap().has_letter), (String::new(), false));
    let before = dump(&journal);
    let text = format!("Dear Ana,\n\n{}it was the *marigolds*.", "I have begun this often. ".repeat(4000));
    journal.apply(&Edit::Letter { id, text: text.clone() }).unwrap();
    assert_eq!((journal.letter(id).unwrap(), journal.amends(id).unwrap().has_letter), (text, true));
    assert_eq!(found(&journal, "marigolds").len(), 1);
    journal.undo().unwrap();
    assert_eq!(dump(&journal), before);
    assert!(found(&journal, "marigolds").is_empty());
    let nobody = person(&mut journal, "Bea");
    assert!(matches!(journal.letter(nobody), Err(JournalError::NotFound(Kind::Amends))));
}

#[test]
fn each_answer_has_its_day_and_each_is_taken_back_by_itself() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let id = listed(&mut journal, "Ana");
    let nothing = dump(&journal);
    let kept = |amends: &Amends| -> Vec<_> {
        amends
            .injury
            .iter()
            .map(|answer| (answer.question, answer.answer, answer.at.0.get(..10).unwrap().to_owned()))
            .collect()
    };
    journal.answer_injury(id, InjuryQuestion::TalkedOver, Some(InjuryReply::No)).unwrap();
    let one = dump(&journal);
    clock.advance(SECOND);
    journal.answer_injury(id, InjuryQuestion::NoContact, Some(InjuryReply::NotSure)).unwrap();
    let two = dump(&journal);
    clock.advance(DAY);
    // The same again keeps its day, another has its own.
    journal.answer_injury(id, InjuryQuestion::TalkedOver, Some(InjuryReply::No)).unwrap();
    let amends = journal.answer_injury(id, InjuryQuestion::NoContact, Some(InjuryReply::Yes)).unwrap();
    assert_eq!(
        kept(&amends),
        [
            (InjuryQuestion::NoContact, InjuryReply::Yes, "2026-11-23".to_owned()),
            (InjuryQuestion::TalkedOver, InjuryReply::No, "2026-11-22".to_owned()),
        ]
    );
    assert_eq!(journal.amends_list().unwrap(), [amends]);
    let amends = journal.answer_injury(id, InjuryQuestion::NoContact, None).unwrap();
    assert_eq!(kept(&amends).len(), 1);
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert_eq!(dump(&journal), two);
    journal.undo().unwrap();
    assert_eq!(dump(&journal), one);
    journal.undo().unwrap();
    assert_eq!(dump(&journal), nothing);
}
