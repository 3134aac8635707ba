//! Reflections, steps, settings, the trash, and the example.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use candor_journal::model::*;
use candor_journal::{Invalid, Journal, JournalError, example};
use common::*;
use rusqlite::Connection;

#[test]
fn a_list_shows_titles_or_first_words_and_the_newest_day_first() {
    let mut journal = journal();
    let long = format!("# Rain\n\nand **more** {}", "rain ".repeat(4000));
    for (date, title, body) in [
        ("2026-11-01", "Canal", "A slow walk"),
        ("2026-11-03", "", "## Morning\n\n- [ ] get _up_\n- `tea`"),
        ("2026-11-02", "", ""),
        ("2026-10-31", "", long.as_str()),
        ("2026-12-01", "", "<b onclick='x'>שלום</b> ![a boat](https://example.org/boat.png) 🌊"),
    ] {
        let (title, body) = (title.to_owned(), body.to_owned());
        journal
            .create_reflection(&ReflectionDraft { title, body, ..ReflectionDraft::blank(day(date)) })
            .unwrap();
    }
    let list = journal.reflections().unwrap();
    let titles: Vec<_> = list.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "שלום a boat 🌊",
            "Morning get up tea",
            "",
            "Canal",
            "Rain and more rain rain rain rain rain rain rain rain rain rain rain rain rain…",
        ]
    );
    assert_eq!(
        journal.days_with_writing(day("2026-11-17")).unwrap(),
        [day("2026-11-01"), day("2026-11-02"), day("2026-11-03")]
    );
    assert!(journal.days_with_writing(day("2025-11-01")).unwrap().is_empty());
}

#[test]
fn tags_are_tidied_and_the_most_used_comes_first() {
    let mut journal = journal();
    let draft = |tags: &[&str]| ReflectionDraft {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..ReflectionDraft::blank(day("2026-11-20"))
    };
    let first =
        journal.create_reflection(&draft(&["#garden", " family ", "", "garden", "two\nlines", "#"])).unwrap();
    assert_eq!(first.draft.tags, ["garden", "family", "two lines"]);
    let gone = journal.create_reflection(&draft(&["gone"])).unwrap();
    journal.create_reflection(&draft(&["family"])).unwrap();
    journal.delete(&Target::Reflection { id: gone.id }).unwrap();
    assert_eq!(journal.tags().unwrap(), ["family", "garden", "two lines"]);

    let wrong = ReflectionDraft { step: Some(13), ..draft(&[]) };
    let refused = journal.apply(&Edit::Reflection { id: first.id, draft: wrong });
    assert!(matches!(refused, Err(JournalError::Invalid(Invalid::StepNumber))));
}

#[test]
fn a_page_of_ten_megabytes_is_kept_found_and_taken_back() {
    let mut journal = journal();
    let page = reflection(&mut journal, "", "before");
    let body = "Água mansa, שלום 🌊\n".repeat((10 << 20) / 26) + "quicksilver";
    let draft = ReflectionDraft { body, ..ReflectionDraft::blank(day("2026-11-20")) };
    journal.apply(&Edit::Reflection { id: page, draft: draft.clone() }).unwrap();
    assert!(journal.reflection(page).unwrap().draft == draft);
    assert_eq!(journal.search("quicksilver", 5).unwrap().len(), 1);
    // Said 400,000 times: the search must not take the square of that.
    assert!(journal.search("mansa agua", 5).unwrap()[0].snippet.iter().any(|part| part.found));
    journal.undo().unwrap();
    assert_eq!(journal.reflection(page).unwrap().draft.body, "before");
    assert!(journal.search("quicksilver", 5).unwrap().is_empty());
}

#[test]
fn steps_are_twelve_and_keep_what_was_set() {
    let mut journal = journal();
    assert!(journal.steps().unwrap().iter().all(|step| step.updated.is_none()));
    journal.set_step_status(3, StepStatus::ReturnedTo).unwrap();
    let (own_words, notes) = ("Let go".to_owned(), "Ask Bea".to_owned());
    journal.apply(&Edit::Step { number: 12, own_words, notes }).unwrap();
    let steps = journal.steps().unwrap();
    assert_eq!(steps.iter().map(|step| step.number).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    assert_eq!(steps[2].status, StepStatus::ReturnedTo);
    assert_eq!((steps[11].own_words.as_str(), steps[11].notes.as_str()), ("Let go", "Ask Bea"));
    assert!(steps[11].updated.is_some() && steps[0].updated.is_none());
}

#[test]
fn settings_are_kept_and_those_of_a_newer_version_survive() {
    let mut journal = journal();
    assert_eq!(journal.settings().unwrap(), VaultSettings::default());
    let later = r#"{"auto_lock_minutes": 9, "of_tomorrow": [1, 2]}"#;
    journal.database().execute("INSERT INTO settings VALUES (1, ?1)", [later]).unwrap();
    let mut settings = journal.settings().unwrap();
    assert_eq!(settings, VaultSettings { auto_lock_minutes: 9, ..VaultSettings::default() });
    settings.place = "#/amends".to_owned();
    journal.set_settings(&settings).unwrap();
    assert_eq!(journal.settings().unwrap(), settings);
    let kept: String = journal
        .database()
        .query_row("SELECT value ->> '$.of_tomorrow' FROM settings", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, "[1,2]");
    assert!(!journal.can_undo());
}

#[test]
fn the_trash_lists_what_can_come_back() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let step_four = inventory(&mut journal, "Spring");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    let page = reflection(&mut journal, "", "A *slow* walk");
    let entry = entry_target(&journal, entry);
    for target in [&entry, &Target::Reflection { id: page }] {
        clock.advance(SECOND);
        journal.delete(target).unwrap();
    }
    let titles = |journal: &MemoryJournal| -> Vec<String> {
        journal.trash().unwrap().into_iter().map(|item| item.title).collect()
    };
    assert_eq!(titles(&journal), ["A slow walk", "Ana"]);
    assert!(matches!(journal.reflection(page), Err(JournalError::NotFound(_))));
    assert!(
        journal.reflections().unwrap().is_empty()
            && journal.entries(Some(step_four), "resentments").unwrap().is_empty()
    );

    // An inventory goes with its entries, and brings back those that were not deleted before it.
    clock.advance(SECOND);
    journal.delete(&Target::Inventory { id: step_four }).unwrap();
    assert_eq!(titles(&journal), ["Spring", "A slow walk"]);
    journal.restore(&Target::Inventory { id: step_four }).unwrap();
    journal.restore(&entry).unwrap();
    assert_eq!(titles(&journal), ["A slow walk"]);
    assert_eq!(journal.entries(Some(step_four), "resentments").unwrap().len(), 1);
}

#[test]
fn what_is_destroyed_is_nowhere_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "secure_delete", true).unwrap();
    let mut journal = Journal::open_with(connection, clock()).unwrap();
    let step_four = inventory(&mut journal, "Quicksilver title");
    let entry = resentment(&mut journal, step_four, "Ana", "quicksilver cause");
    let harm = journal.create_entry(Some(step_four), "harms", None, None).unwrap().id;
    answer(&mut journal, harm, "whom", text("quicksilver"));
    for amends in journal.carry_to_amends(harm).unwrap() {
        journal
            .move_amends(amends.id, &AmendsMove::to(AmendsStatus::Made).with_note("quicksilver note"))
            .unwrap();
        journal.delete(&Target::Amends { id: amends.id }).unwrap();
        journal.delete(&Target::Person { id: amends.draft.person }).unwrap();
    }
    let page = reflection(&mut journal, "", &"quicksilver ".repeat(3000));
    reflection(&mut journal, "", "kept: cinnabar");
    for target in
        [entry_target(&journal, entry), Target::Inventory { id: step_four }, Target::Reflection { id: page }]
    {
        journal.delete(&target).unwrap();
    }
    // Destroys the inventory with both entries, the page, the amends and the person.
    assert_eq!(journal.empty_trash().unwrap(), 5);
    assert!(!journal.can_undo() && journal.trash().unwrap().is_empty());
    check_index(&journal);
    journal.into_database().close().unwrap();
    let bytes = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
    assert!(bytes.contains("cinnabar"));
    assert!(!bytes.contains("quicksilver"), "neither in the rows nor in the index");
}

#[test]
fn what_was_lately_written_in_is_listed_by_title() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let step_four = inventory(&mut journal, "Spring");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    for (minute, title) in ["one", "two", "three"].into_iter().enumerate() {
        clock.advance(60 * SECOND);
        let page = reflection(&mut journal, title, "secret words");
        if minute == 1 {
            journal.delete(&Target::Reflection { id: page }).unwrap();
        }
    }
    let titles = |journal: &MemoryJournal, limit| -> Vec<String> {
        journal.recent(limit).unwrap().into_iter().map(|item| item.title).collect()
    };
    assert_eq!(titles(&journal, 10), ["three", "one", "Spring"]);
    clock.advance(60 * SECOND);
    answer(&mut journal, entry, "cause", text("She left twice"));
    assert_eq!(titles(&journal, 2), ["Spring", "three"], "an inventory was written in when its entry was");
}

#[test]
fn the_example_says_that_it_is_one_in_each_language() {
    let mut shapes = BTreeSet::new();
    for (language, first, word) in
        [("en", "This is an example", "canal"), ("es-MX", "Esto es un ejemplo", "canal")]
    {
        let mut journal = journal();
        example::fill(&mut journal, language).unwrap();
        assert!(journal.settings().unwrap().example && !journal.can_undo());
        let pages = journal.reflections().unwrap();
        assert_eq!(pages.last().unwrap().title, first);
        let inventory = &journal.inventories().unwrap()[0];
        let count = |sheet| inventory.entries[sheet];
        assert_eq!([count("resentments"), count("harms"), count("strengths")], [6, 4, 5]);
        let amends = journal.amends_list().unwrap();
        let statuses: BTreeSet<_> = amends.iter().map(|amends| format!("{:?}", amends.status)).collect();
        assert_eq!((amends.len(), statuses.len(), pages.len()), (8, 4, 6));
        assert!(amends.iter().all(|amends| amends.history.is_sorted_by_key(|line| line.at.clone())));
        assert!(!found(&journal, word).is_empty());
        assert_eq!(journal.coming_up(journal.today()).unwrap().len(), 1);
        check_index(&journal);

        // Every harm is on the list already, linked both ways, so carrying one over adds nothing.
        for harm in journal.entries(Some(inventory.id), "harms").unwrap() {
            assert!(harm.amends.is_some());
            journal.carry_to_amends(harm.id).unwrap();
        }
        assert_eq!(journal.amends_list().unwrap().len(), 8);
        shapes.insert((journal.people().unwrap().len(), journal.tags().unwrap().len()));
    }
    assert_eq!(shapes.len(), 1, "both languages tell the same story: {shapes:?}");
    let mut other = journal();
    example::fill(&mut other, "fi").unwrap();
    assert_eq!(other.reflections().unwrap().last().unwrap().title, "This is an example");
}

#[test]
fn many_things_are_made_alike_from_the_same_seed() {
    let texts = |seed| {
        let mut journal = journal();
        example::fill_many(&mut journal, 60, seed).unwrap();
        let inventory = journal.inventories().unwrap()[0].id;
        let entries = journal.entries(Some(inventory), "resentments").unwrap();
        assert_eq!((entries.len(), journal.reflections().unwrap().len()), (30, 30));
        let entries: Vec<String> = entries
            .into_iter()
            .map(|entry| entry.answers.into_values().map(|answer| answer.text).collect::<Vec<_>>().join("|"))
            .collect();
        let pages = journal.reflections().unwrap();
        let pages = pages.iter().map(|page| journal.reflection(page.id).unwrap().draft.body);
        entries.into_iter().chain(pages).collect::<Vec<_>>()
    };
    let one = texts(1);
    assert!(one.iter().all(|text| (1000..2500).contains(&text.len())), "about 1.5 KB each");
    assert_eq!(one, texts(1));
    assert_ne!(one, texts(2));
}
