//! From the inventory and the evening review to the Step 8 list, once each, linked both ways.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError};
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
    let strength = journal.create_entry(Some(step_four), "strengths", None, None).unwrap().id;
    let refused = journal.carry_to_amends(strength);
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
fn of_a_resentment_ones_own_part_is_carried_and_nothing_of_what_they_did() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    let part = Answer { choices: vec![chosen("dishonest")], ..text("I let her believe it was my brother") };
    answer(&mut journal, entry, "part", part);
    let before = dump(&journal);
    let carried = journal.carry_to_amends(entry).unwrap();
    assert_eq!(carried.len(), 1);
    assert_eq!(
        (carried[0].draft.harm.as_str(), carried[0].from_entry),
        ("I let her believe it was my brother", Some(entry))
    );
    assert_eq!(journal.entry(entry).unwrap().amends, Some(carried[0].id));
    assert_eq!(journal.carry_to_amends(entry).unwrap(), carried, "once is enough");
    journal.undo().unwrap();
    assert_eq!(dump(&journal), before, "the second time was no change of its own");
}

#[test]
fn a_resentment_of_the_first_version_is_carried_as_one_of_today() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    answer(&mut journal, entry, "part", text("I never asked"));
    journal.database().execute("UPDATE entries SET version = 1", []).unwrap();
    assert_eq!(journal.entry(entry).unwrap().version, 1);
    assert_eq!(journal.carry_to_amends(entry).unwrap()[0].draft.harm, "I never asked");
}

#[test]
fn a_principle_is_owed_nothing() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    let rule = journal.find_or_create_person("Never be late", PersonKind::Principle).unwrap().id;
    let both = vec![rule, person(&mut journal, "Ana")];
    answer(&mut journal, entry, "who", Answer { people: both, ..Answer::default() });
    let carried = journal.carry_to_amends(entry).unwrap();
    assert_eq!(carried.len(), 1);
    answer(&mut journal, entry, "who", Answer { people: vec![rule], ..Answer::default() });
    let refused = journal.carry_to_amends(entry);
    assert!(matches!(refused, Err(JournalError::Invalid(Invalid::NobodyNamed))));
}

#[test]
fn an_apology_that_the_evening_found_owed_is_carried_with_what_it_is_for() {
    let mut journal = journal();
    let evening = journal.create_entry(None, "evening", None, None).unwrap().id;
    let tom = person(&mut journal, "Tom");
    answer(&mut journal, evening, "resentful", text("At the queue"));
    answer(&mut journal, evening, "apology_to", Answer { people: vec![tom], ..Answer::default() });
    answer(&mut journal, evening, "apology_for", text("I cut him short"));
    let carried = journal.carry_to_amends(evening).unwrap();
    assert_eq!((carried[0].draft.person, carried[0].draft.harm.as_str()), (tom, "I cut him short"));
    assert_eq!(carried[0].from_entry, Some(evening));
    assert_eq!(journal.entry(evening).unwrap().amends, Some(carried[0].id));
}
