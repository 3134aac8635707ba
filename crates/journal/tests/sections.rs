//! Sections that are out of view are out of every list, of search and of every share, and come back whole.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use common::*;

/// An inventory with a word in each of two sections and in the text beside one of them.
fn written(journal: &mut MemoryJournal) -> Id {
    let inventory = inventory(journal, "Autumn");
    for (worksheet, field, words) in [
        ("resentments", "cause", "quarrel"),
        ("relationships", "happened", "letters"),
        ("ideal", "ideal", "gentleness"),
    ] {
        let entry = journal.create_entry(Some(inventory), worksheet, None, None).unwrap().id;
        answer(journal, entry, field, text(words));
    }
    inventory
}

fn in_view(journal: &MemoryJournal, inventory: Id) -> Vec<String> {
    journal.sections(inventory).unwrap().into_iter().map(|sheet| sheet.id).collect()
}

fn found(journal: &MemoryJournal) -> Vec<&'static str> {
    let words = ["quarrel", "letters", "gentleness"];
    words.into_iter().filter(|word| !journal.search(word, 10).unwrap().is_empty()).collect()
}

#[test]
fn one_switch_takes_a_section_and_what_stands_beside_it_out_of_view_and_brings_them_back() {
    let mut journal = journal();
    let inventory = written(&mut journal);
    let all = ["resentments", "fears", "relationships", "ideal", "harms", "strengths"];
    assert_eq!(in_view(&journal, inventory), all);
    assert_eq!(found(&journal), ["quarrel", "letters", "gentleness"]);

    let mut settings = journal.settings().unwrap();
    settings.hidden_worksheets = vec!["relationships".to_owned()];
    journal.set_settings(&settings).unwrap();
    assert_eq!(in_view(&journal, inventory), ["resentments", "fears", "harms", "strengths"]);
    assert_eq!(found(&journal), ["quarrel"]);

    settings.hidden_worksheets.clear();
    journal.set_settings(&settings).unwrap();
    assert_eq!(in_view(&journal, inventory), all);
    assert_eq!(found(&journal), ["quarrel", "letters", "gentleness"]);
}

#[test]
fn a_section_that_an_inventory_has_not_chosen_is_out_of_view_there_and_nowhere_else() {
    let mut journal = journal();
    let (one, other) = (written(&mut journal), written(&mut journal));
    let mut draft = journal.inventory(one).unwrap().draft;
    draft.sections = vec!["fears".to_owned(), "short_form".to_owned()];
    journal.apply(&Edit::Inventory { id: one, draft }).unwrap();
    assert_eq!(in_view(&journal, one), ["fears", "short_form"]);
    assert!(in_view(&journal, other).contains(&"resentments".to_owned()));
    for word in ["quarrel", "letters", "gentleness"] {
        let hits = journal.search(word, 10).unwrap();
        let [SearchHit { target: Target::Entry { inventory, .. }, .. }] = &hits[..] else {
            panic!("“{word}” is found once, not in {hits:?}")
        };
        assert_eq!(*inventory, Some(other));
    }
    journal.undo().unwrap();
    assert_eq!(journal.search("quarrel", 10).unwrap().len(), 2);
}

#[test]
fn an_entry_stands_in_an_inventory_or_by_itself_as_its_worksheet_says() {
    let mut journal = journal();
    let inventory = inventory(&mut journal, "Autumn");
    assert!(journal.create_entry(None, "fears", None, None).is_err());
    assert!(journal.create_entry(Some(inventory), "gratitude", None, None).is_err());
    let alone = journal.create_entry(None, "gratitude", None, None).unwrap();
    answer(&mut journal, alone.id, "grateful", text("rain on the roof"));
    let [entry] = &journal.entries(None, "gratitude").unwrap()[..] else { panic!("there is one") };
    assert_eq!(entry.inventory, None);
    let [listed] = &journal.inventories().unwrap()[..] else { panic!("there is one") };
    assert!(listed.entries.is_empty(), "what stands by itself is counted in no inventory");
    let hits = journal.search("roof", 10).unwrap();
    assert!(matches!(&hits[0].target, Target::Entry { inventory: None, .. }));
    journal.delete(&hits[0].target).unwrap();
    assert!(journal.entries(None, "gratitude").unwrap().is_empty());
}

#[test]
fn a_fear_found_under_another_stays_linked_until_that_one_is_gone() {
    let mut journal = journal();
    let inventory = inventory(&mut journal, "Autumn");
    let above = journal.create_entry(Some(inventory), "fears", None, None).unwrap().id;
    let below = journal.create_entry(Some(inventory), "fears", Some(above), Some(above)).unwrap();
    assert_eq!(below.under, Some(above));
    let resentment = journal.create_entry(Some(inventory), "resentments", None, None).unwrap().id;
    assert!(journal.create_entry(Some(inventory), "resentments", None, Some(resentment)).is_err());
    assert!(journal.create_entry(Some(inventory), "fears", None, Some(resentment)).is_err());

    let target =
        Target::Entry { id: above, inventory: Some(inventory), worksheet: "fears".to_owned(), field: None };
    journal.delete(&target).unwrap();
    assert_eq!(journal.entry(below.id).unwrap().under, None);
    journal.restore(&target).unwrap();
    assert_eq!(journal.entry(below.id).unwrap().under, Some(above));
    journal.delete(&target).unwrap();
    journal.destroy(&target).unwrap();
    assert_eq!(journal.entry(below.id).unwrap().under, None);
}
