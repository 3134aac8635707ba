//! People, the Step 8 list, and carrying a harm over to it.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError, Kind};
use common::*;

/// A harm done to some people.
fn harm(journal: &mut MemoryJournal, whom: &[&str], what: &str) -> Id {
    let step_four = inventory(journal, "");
    let people = whom.iter().map(|name| person(journal, name)).collect();
    let entry = journal.create_entry(Some(step_four), "harms", None, None).unwrap().id;
    answer(journal, entry, "whom", Answer { people, ..Answer::default() });
    answer(journal, entry, "what", text(what));
    entry
}

#[test]
fn somebody_is_found_by_name_case_accents_and_space_aside() {
    let mut journal = journal();
    let zoe = person(&mut journal, "  Zoë   Ordóñez ");
    for same in ["Zoë   Ordóñez", "zoe ordonez", "ZOË ORDÓÑEZ", "Zoe\u{308} Ordon\u{303}ez", " zoë\tordóñez"]
    {
        assert_eq!(person(&mut journal, same), zoe, "{same}");
    }
    for other in ["Zoe", "Zoë Ordóñez B.", "Зоя", "佐伊", "😀"] {
        assert_ne!(person(&mut journal, other), zoe, "{other}");
    }
    assert_eq!(journal.people().unwrap().len(), 6);
    for empty in ["", "  \n\t "] {
        let refused = journal.find_or_create_person(empty, PersonKind::Person);
        assert!(matches!(refused, Err(JournalError::Invalid(Invalid::EmptyName))));
    }
}

#[test]
fn people_are_listed_by_name() {
    let mut journal = journal();
    for name in ["zoë", "Ána", "Bea", "ana"] {
        let draft = PersonDraft { name: name.to_owned(), ..PersonDraft::default() };
        journal.create_person(&draft).unwrap();
    }
    let names: Vec<_> = journal.people().unwrap().into_iter().map(|person| person.draft.name).collect();
    assert_eq!(names, ["Ána", "ana", "Bea", "zoë"]);
}

#[test]
fn entries_keep_the_name_of_somebody_in_the_trash_and_the_name_brings_them_back() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    let ana = person(&mut journal, "Ana");
    journal.delete(&Target::Person { id: ana }).unwrap();
    assert_eq!(journal.entry(entry).unwrap().answers["who"].people, [ana]);
    let there = journal.people().unwrap();
    assert_eq!((there[0].draft.name.as_str(), there[0].in_trash), ("Ana", true));
    assert_eq!(found(&journal, "ana").len(), 1, "the entry, and not the person");

    // While an entry names her she cannot be destroyed, neither one by one nor with all the rest.
    let refused = journal.destroy(&Target::Person { id: ana });
    assert!(matches!(refused, Err(JournalError::StillNamed(1))));
    assert_eq!(journal.empty_trash().unwrap(), 0);
    assert_eq!(person(&mut journal, "ana"), ana);
    assert!(!journal.people().unwrap()[0].in_trash);
}

#[test]
fn an_amends_keeps_every_move_in_its_history() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let ana = person(&mut journal, "Ana");
    let mut draft = AmendsDraft::new(ana, "I shouted");
    let id = journal.create_amends(&draft).unwrap().id;
    clock.advance(DAY);
    journal.move_amends(id, AmendsStatus::Planned, "", None).unwrap();
    journal.move_amends(id, AmendsStatus::Planned, "", None).unwrap();
    journal.move_amends(id, AmendsStatus::Planned, "wrote the letter", None).unwrap();
    clock.advance(DAY);
    journal.move_amends(id, AmendsStatus::Deferred, "she is ill", None).unwrap();
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
fn a_harm_is_carried_over_once_for_each_person_and_linked_both_ways() {
    let mut journal = journal();
    let entry = harm(&mut journal, &["Ana", "Bea"], "I drove");
    let carried = journal.carry_to_amends(entry).unwrap();
    let names = |list: &[Amends], journal: &MemoryJournal| -> Vec<String> {
        list.iter().map(|amends| journal.person(amends.draft.person).unwrap().draft.name).collect()
    };
    assert_eq!(names(&carried, &journal), ["Ana", "Bea"]);
    for amends in &carried {
        assert_eq!((amends.from_entry, amends.draft.harm.as_str()), (Some(entry), "I drove"));
        assert_eq!(amends.status, AmendsStatus::Unsorted);
    }
    assert_eq!(journal.entry(entry).unwrap().amends, Some(carried[0].id));

    assert_eq!(journal.carry_to_amends(entry).unwrap(), carried, "once is enough");
    journal.delete(&Target::Amends { id: carried[0].id }).unwrap();
    assert_eq!(journal.entry(entry).unwrap().amends, Some(carried[1].id));
    let again = journal.carry_to_amends(entry).unwrap();
    assert_eq!(again[0].id, carried[0].id, "what was in the trash comes back instead of a second one");
    assert_eq!(journal.amends_list().unwrap().len(), 2);
}

#[test]
fn a_harm_that_names_nobody_is_not_carried_but_a_written_name_will_do() {
    let mut journal = journal();
    let entry = harm(&mut journal, &[], "I drove");
    let refused = journal.carry_to_amends(entry);
    assert!(matches!(refused, Err(JournalError::Invalid(Invalid::NobodyNamed))));
    answer(&mut journal, entry, "whom", text("the woman in the red car"));
    let carried = journal.carry_to_amends(entry).unwrap();
    assert_eq!(journal.person(carried[0].draft.person).unwrap().draft.name, "the woman in the red car");

    let step_four = inventory(&mut journal, "");
    let resentment = resentment(&mut journal, step_four, "Ana", "She left");
    let refused = journal.carry_to_amends(resentment);
    assert!(matches!(refused, Err(JournalError::Invalid(Invalid::NotCarried))));
}

#[test]
fn a_destroyed_entry_leaves_the_amends_made_from_it() {
    let mut journal = journal();
    let entry = harm(&mut journal, &["Ana"], "I drove");
    let carried = journal.carry_to_amends(entry).unwrap();
    let target = entry_target(&journal, entry);
    journal.delete(&target).unwrap();
    assert_eq!(journal.amends(carried[0].id).unwrap().from_entry, Some(entry));
    journal.destroy(&target).unwrap();
    assert_eq!(journal.amends(carried[0].id).unwrap().from_entry, None);
    check_index(&journal);
}

#[test]
fn what_comes_up_is_what_was_asked_for_within_a_week() {
    let mut journal = journal();
    for (name, review, status) in [
        ("past", Some("2026-10-01"), AmendsStatus::Planned),
        ("today", Some("2026-11-22"), AmendsStatus::Deferred),
        ("in a week", Some("2026-11-29"), AmendsStatus::Unsorted),
        ("later", Some("2026-11-30"), AmendsStatus::Planned),
        ("done", Some("2026-11-22"), AmendsStatus::Made),
        ("whenever", None, AmendsStatus::Planned),
        ("thrown away", Some("2026-11-22"), AmendsStatus::Planned),
    ] {
        let person = person(&mut journal, name);
        let draft = AmendsDraft { review: review.map(day), ..AmendsDraft::new(person, "") };
        let id = journal.create_amends(&draft).unwrap().id;
        journal.move_amends(id, status, "", None).unwrap();
        if name == "thrown away" {
            journal.delete(&Target::Amends { id }).unwrap();
        }
    }
    let coming = journal.coming_up(journal.today()).unwrap();
    let coming: Vec<_> = coming.iter().map(|item| (item.title.as_str(), item.day)).collect();
    assert_eq!(
        coming,
        [("past", day("2026-10-01")), ("today", day("2026-11-22")), ("in a week", day("2026-11-29"))]
    );
}

#[test]
fn what_is_not_there_is_not_found_and_says_what_kind_it_was() {
    let mut journal = journal();
    let ana = person(&mut journal, "Ana");
    for (error, kind) in [
        (journal.inventory(ana).map(drop), Kind::Inventory),
        (journal.entry(ana).map(drop), Kind::Entry),
        (journal.amends(ana).map(drop), Kind::Amends),
        (journal.reflection(ana).map(drop), Kind::Reflection),
        (journal.entries(Some(ana), "harms").map(drop), Kind::Inventory),
        (journal.carry_to_amends(ana).map(drop), Kind::Entry),
        (journal.delete(&Target::Amends { id: ana }), Kind::Amends),
        (journal.destroy(&Target::Person { id: ana }), Kind::Person),
    ] {
        assert!(matches!(error, Err(JournalError::NotFound(found)) if found == kind), "{kind}");
    }
    for number in [0, 13, 255] {
        let refused = journal.set_step_status(number, StepStatus::Worked);
        assert!(matches!(refused, Err(JournalError::Invalid(Invalid::StepNumber))));
    }
    assert!(matches!(
        journal.delete(&Target::Step { number: 3 }),
        Err(JournalError::Invalid(Invalid::StepDeleted))
    ));
}
