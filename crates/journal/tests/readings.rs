//! Reading an inventory to somebody, and the choices for a share that are kept.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError};
use common::*;
use serde_json::json;

fn choices(value: serde_json::Value) -> Choices {
    serde_json::from_value(value).unwrap()
}

fn say(journal: &mut MemoryJournal, entry: Id, said: &str) {
    journal.apply(&Edit::Reading { entry, said: said.to_owned() }).unwrap();
}

/// All rows of the two tables, as text.
fn rows(journal: &MemoryJournal) -> String {
    let mut rows = String::new();
    for table in ["share_choices", "readings"] {
        let sql = format!("SELECT json_group_array({table}.key) FROM {table}");
        rows += &journal.database().query_row(&sql, [], |row| row.get::<_, String>(0)).unwrap();
    }
    check_index(journal);
    rows
}

#[test]
fn what_became_of_an_entry_is_kept_and_taken_back() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let spring = inventory(&mut journal, "Spring");
    let ana = resentment(&mut journal, spring, "Ana", "She left");
    resentment(&mut journal, spring, "Bea", "She stayed");
    let before = journal.entry(ana).unwrap().updated;
    assert_eq!(journal.readings(spring).unwrap(), Readings { stopped: None, entries: Vec::new() });

    clock.advance(DAY);
    journal.mark_reading(ana, true).unwrap();
    clock.advance(DAY);
    journal.mark_reading(ana, true).unwrap();
    journal.set_come_back(ana, true).unwrap();
    assert_eq!(journal.entry(ana).unwrap().updated, before, "marking writes nothing in the entry");
    say(&mut journal, ana, "We both laughed about the kettle");

    let [reading] = &journal.readings(spring).unwrap().entries[..] else { panic!("of one entry") };
    assert_eq!(
        *reading,
        Reading {
            entry: ana,
            shared: Some(Moment("2026-11-23T10:42:00.000+01:00".into())),
            come_back: true,
            said: "We both laughed about the kettle".into(),
        },
        "the moment is that of the first reading"
    );
    assert_ne!(journal.entry(ana).unwrap().updated, before);
    let hits = journal.search("kettle", 10).unwrap();
    assert!(matches!(&hits[..], [SearchHit { target: Target::Entry { id, .. }, .. }] if *id == ana));
    assert!(hits[0].snippet.iter().any(|part| part.found && part.text == "kettle"));

    while journal.can_undo() && !rows(&journal).ends_with("[]") {
        journal.undo().unwrap();
    }
    assert_eq!(journal.readings(spring).unwrap().entries, []);
    assert!(journal.search("kettle", 10).unwrap().is_empty());
    assert_eq!(journal.entry(ana).unwrap().answers["cause"].text, "She left");
    while journal.can_redo() {
        journal.redo().unwrap();
    }
    assert_eq!(&journal.readings(spring).unwrap().entries[0], reading);

    // With nothing left to keep there is no row.
    journal.mark_reading(ana, false).unwrap();
    journal.set_come_back(ana, false).unwrap();
    say(&mut journal, ana, "");
    assert_eq!(rows(&journal), "[][]");
}

#[test]
fn reading_goes_on_where_it_stopped() {
    let mut journal = journal();
    let (spring, autumn) = (inventory(&mut journal, "Spring"), inventory(&mut journal, "Autumn"));
    let ana = resentment(&mut journal, spring, "Ana", "She left");
    let can_undo = journal.can_undo();
    journal.stop_reading(spring, Some(ana)).unwrap();
    assert_eq!(journal.readings(spring).unwrap().stopped, Some(ana));
    assert_eq!(journal.readings(autumn).unwrap().stopped, None);
    assert!(matches!(journal.stop_reading(autumn, Some(spring)), Err(JournalError::NotFound(_))));
    assert_eq!(journal.can_undo(), can_undo, "it is no part of undo");

    journal.delete(&entry_target(&journal, ana)).unwrap();
    assert_eq!(journal.readings(spring).unwrap().stopped, None, "what is in the trash is not read on");
    journal.undo().unwrap();
    assert_eq!(journal.readings(spring).unwrap().stopped, Some(ana));
    while journal.can_undo() {
        journal.undo().unwrap();
    }
    assert!(journal.inventories().unwrap().is_empty(), "an entry that was read to gives way to undo");
    while journal.can_redo() {
        journal.redo().unwrap();
    }
    journal.undo().unwrap();
    assert_eq!(journal.entry(ana).unwrap().answers["cause"].text, "She left");
    journal.stop_reading(spring, Some(ana)).unwrap();
    journal.stop_reading(spring, None).unwrap();
    assert_eq!(journal.readings(spring).unwrap().stopped, None);
}

#[test]
fn choices_are_kept_under_a_name_and_taken_back() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let spring = inventory(&mut journal, "Spring");
    let (first, second) = (choices(json!({ "names": "initials" })), choices(json!({ "names": "nature" })));
    let kept = journal.save_share_choice(None, "  For Ruth ", spring, &first).unwrap();
    assert_eq!((kept.name.as_str(), kept.inventory, &kept.choices), ("For Ruth", spring, &first));
    clock.advance(DAY);
    let again = journal.save_share_choice(Some(kept.id), "For Ruth", spring, &second).unwrap();
    assert_eq!((again.id, &again.choices), (kept.id, &second));
    assert_eq!(journal.share_choices().unwrap(), [again]);
    journal.undo().unwrap();
    assert_eq!(journal.share_choices().unwrap(), std::slice::from_ref(&kept));
    journal.redo().unwrap();
    journal.delete_share_choice(kept.id).unwrap();
    assert_eq!(journal.share_choices().unwrap(), []);
    assert!(matches!(journal.delete_share_choice(kept.id), Err(JournalError::NotFound(_))));
    journal.undo().unwrap();
    assert_eq!(journal.share_choices().unwrap()[0].choices, second);
    for name in ["", " \n"] {
        let refused = journal.save_share_choice(None, name, spring, &first);
        assert!(matches!(refused, Err(JournalError::Invalid(Invalid::EmptyName))));
    }
}

#[test]
fn the_choices_last_made_keep_themselves_outside_undo() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let spring = inventory(&mut journal, "Spring");
    journal.save_share_choice(None, "For Ruth", spring, &choices(json!({ "names": "full" }))).unwrap();
    for names in ["aliases", "nature"] {
        clock.advance(DAY);
        journal.keep_share_choices(spring, &choices(json!({ "names": names }))).unwrap();
    }
    let kept = journal.share_choices().unwrap();
    let names: Vec<_> =
        kept.iter().map(|kept| (kept.name.as_str(), kept.choices.0["names"].as_str().unwrap())).collect();
    assert_eq!(names, [("", "nature"), ("For Ruth", "full")]);
    assert!(matches!(journal.delete_share_choice(kept[0].id), Err(JournalError::NotFound(_))));
    let (id, same) = (kept[0].id, &kept[0].choices);
    assert!(matches!(
        journal.save_share_choice(Some(id), "Mine", spring, same),
        Err(JournalError::NotFound(_))
    ));

    journal.undo().unwrap();
    assert_eq!(journal.share_choices().unwrap().len(), 1, "what was named is taken back");
    journal.undo().unwrap();
    assert_eq!(rows(&journal), "[][]", "they go with the inventory whose making is taken back");
}

#[test]
fn what_is_kept_is_out_of_sight_with_its_inventory_and_destroyed_with_it() {
    let mut journal = journal();
    let (spring, autumn) = (inventory(&mut journal, "Spring"), inventory(&mut journal, "Autumn"));
    let ana = resentment(&mut journal, spring, "Ana", "She left");
    journal.mark_reading(ana, true).unwrap();
    say(&mut journal, ana, "We both laughed about the kettle");
    journal.stop_reading(spring, Some(ana)).unwrap();
    let of = |id: Id| choices(json!({ "sections": [{ "inventory": id }], "hidden": ["kettle"] }));
    journal.save_share_choice(None, "Spring alone", spring, &of(spring)).unwrap();
    journal.save_share_choice(None, "Autumn with Spring", autumn, &of(spring)).unwrap();
    journal.save_share_choice(None, "Autumn alone", autumn, &of(autumn)).unwrap();
    journal.keep_share_choices(spring, &of(spring)).unwrap();

    journal.delete(&Target::Inventory { id: spring }).unwrap();
    let names = |journal: &MemoryJournal| {
        journal.share_choices().unwrap().into_iter().map(|kept| kept.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&journal), ["Autumn alone", "Autumn with Spring"]);
    journal.destroy(&Target::Inventory { id: spring }).unwrap();
    assert_eq!(names(&journal), ["Autumn alone"], "what speaks of it goes with it");
    let [choices, readings] = [("share_choices", 1), ("readings", 0)].map(|(table, left)| {
        let sql = format!("SELECT count(*) = {left} FROM {table}");
        journal.database().query_row(&sql, [], |row| row.get::<_, bool>(0)).unwrap()
    });
    assert!(choices && readings);
    assert!(journal.search("kettle", 10).unwrap().is_empty());
    check_index(&journal);
}

fn harm(journal: &mut MemoryJournal, inventory: Id, whom: &str, what: &str) -> Id {
    let entry = journal.create_entry(Some(inventory), "harms", None, None).unwrap().id;
    if !whom.is_empty() {
        let people = vec![person(journal, whom)];
        answer(journal, entry, "whom", Answer { people, ..Answer::default() });
    }
    answer(journal, entry, "what", text(what));
    entry
}

#[test]
fn all_harms_are_carried_once_and_taken_back_together() {
    let mut journal = journal();
    let (spring, autumn) = (inventory(&mut journal, "Spring"), inventory(&mut journal, "Autumn"));
    let ana = harm(&mut journal, spring, "Ana", "I shouted");
    let bea = harm(&mut journal, spring, "Bea", "I was late");
    harm(&mut journal, spring, "Carl", "I kept the money");
    harm(&mut journal, spring, "", "I broke a window");
    journal.create_entry(Some(spring), "harms", None, None).unwrap();
    resentment(&mut journal, spring, "Dora", "She left");
    harm(&mut journal, autumn, "Eve", "I lied");
    journal.carry_to_amends(ana).unwrap();
    let removed = journal.carry_to_amends(bea).unwrap()[0].id;
    journal.delete(&Target::Amends { id: removed }).unwrap();

    let carried = journal.carry_harms(spring).unwrap();
    assert_eq!((carried.amends.len(), carried.unnamed), (1, 1));
    let list = |journal: &MemoryJournal| {
        journal.amends_list().unwrap().into_iter().map(|amends| amends.draft.harm).collect::<Vec<_>>()
    };
    assert_eq!(list(&journal), ["I shouted", "I kept the money"]);
    assert_eq!(journal.carry_harms(spring).unwrap().amends, []);
    journal.undo().unwrap();
    assert_eq!(list(&journal), ["I shouted"]);
    journal.redo().unwrap();
    assert_eq!(list(&journal), ["I shouted", "I kept the money"]);
    check_index(&journal);

    let mut settings = journal.settings().unwrap();
    settings.hidden_worksheets = vec!["harms".into()];
    journal.set_settings(&settings).unwrap();
    assert_eq!(journal.carry_harms(autumn).unwrap().amends, [], "what is out of view stays there");
}
