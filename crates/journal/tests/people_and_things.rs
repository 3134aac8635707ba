//! People, and what is said of what is not there.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError, Kind};
use common::*;

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
