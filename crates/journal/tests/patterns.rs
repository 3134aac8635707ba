//! What recurs, for Steps 6 and 7.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError};
use common::*;
use proptest::prelude::*;

fn own(words: &str) -> Chosen {
    Chosen { value: words.to_owned(), own: true, fear: false }
}

/// Marks what an entry says of one's own part.
fn mark(journal: &mut MemoryJournal, entry: Id, field: &str, choices: Vec<Chosen>) {
    answer(journal, entry, field, Answer { choices, ..Answer::default() });
}

/// Patterns as short lines: the value, and in how many entries of each worksheet.
fn lines(patterns: &[Pattern]) -> Vec<String> {
    let line = |pattern: &Pattern| {
        let sheets: Vec<_> =
            pattern.sheets.iter().map(|sheet| format!("{} {}", sheet.worksheet, sheet.count)).collect();
        let quote = if pattern.own { "“" } else { "" };
        format!("{quote}{}: {} ({})", pattern.value, pattern.count, sheets.join(", "))
    };
    patterns.iter().map(line).collect()
}

fn all(journal: &MemoryJournal) -> Vec<Pattern> {
    journal.patterns(None, true).unwrap()
}

fn write(journal: &mut MemoryJournal, value: &str, own: bool, readiness: &str) {
    let draft = PatternDraft { readiness: readiness.to_owned(), ..PatternDraft::default() };
    journal.apply(&Edit::Pattern { value: value.to_owned(), own, draft }).unwrap();
}

/// Two inventories and a sheet that stands by itself.
fn a_life(journal: &mut MemoryJournal) -> (Id, Id) {
    let (spring, autumn) = (inventory(journal, "Spring"), inventory(journal, "Autumn"));
    let ana = resentment(journal, spring, "Ana", "She left");
    mark(journal, ana, "part", vec![chosen("selfish"), own("Keeping score")]);
    let bea = resentment(journal, spring, "Bea", "She stayed");
    mark(journal, bea, "part", vec![chosen("selfish"), own("keeping SCORE"), own("Keeping score ")]);
    let again = resentment(journal, autumn, "Ana", "She came back");
    mark(journal, again, "part", vec![chosen("frightened"), chosen("selfish")]);
    let love = journal.create_entry(Some(autumn), "relationships", None, None).unwrap().id;
    mark(journal, love, "where", vec![chosen("dishonest"), chosen("selfish")]);
    mark(journal, love, "arouse", vec![chosen("jealousy")]);
    let spot = journal.create_entry(None, "spot_check", None, None).unwrap().id;
    mark(journal, spot, "part", vec![chosen("frightened")]);
    (spring, autumn)
}

#[test]
fn what_was_marked_is_counted_over_all_worksheets() {
    let mut journal = journal();
    let (spring, autumn) = a_life(&mut journal);
    let patterns = all(&journal);
    assert_eq!(
        lines(&patterns),
        [
            "selfish: 4 (resentments 3, relationships 1)",
            "“Keeping score: 2 (resentments 2)",
            "frightened: 2 (resentments 1, spot_check 1)",
            "dishonest: 1 (relationships 1)",
        ]
    );
    let selfish = &patterns[0];
    assert_eq!(selfish.label, Phrase::Message("choice-selfish".to_owned()));
    assert_eq!(selfish.opposite, Some(Phrase::Message("choice-selfish-opposite".to_owned())));
    let people: Vec<_> = selfish.people.iter().map(|person| (person.name.as_str(), person.count)).collect();
    assert_eq!((people, selfish.others), (vec![("Ana", 2), ("Bea", 1)], 0));
    assert_eq!(
        (&patterns[1].label, &patterns[1].opposite),
        (&Phrase::Own { own: "Keeping score".into() }, &None)
    );

    let of = |inventories: &[Id], sheets| lines(&journal.patterns(Some(inventories), sheets).unwrap());
    assert_eq!(of(&[spring], false), ["“Keeping score: 2 (resentments 2)", "selfish: 2 (resentments 2)"]);
    assert_eq!(
        of(&[autumn], false),
        [
            "selfish: 2 (resentments 1, relationships 1)",
            "dishonest: 1 (relationships 1)",
            "frightened: 1 (resentments 1)"
        ]
    );
    assert_eq!(of(&[], true), ["frightened: 1 (spot_check 1)"]);
    assert!(of(&[], false).is_empty());
    assert!(matches!(journal.patterns(Some(&[selfish.people[0].id]), true), Err(JournalError::NotFound(_))));
}

#[test]
fn the_entries_behind_a_pattern_are_there_to_open() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let (spring, _) = a_life(&mut journal);
    clock.advance(DAY);
    let titles = |journal: &MemoryJournal, value, own, inventories: Option<&[Id]>| -> Vec<String> {
        let entries = journal.pattern_entries(value, own, inventories, true).unwrap();
        entries
            .into_iter()
            .map(|entry| {
                let Target::Entry { worksheet, field, .. } = entry.target else { panic!("an entry") };
                format!("{worksheet}.{} {} {}", field.unwrap(), entry.title, entry.date.0)
            })
            .collect()
    };
    assert_eq!(
        titles(&journal, "selfish", false, None),
        [
            "relationships.where  2026-11-22",
            "resentments.part Ana 2026-11-22",
            "resentments.part Bea 2026-11-22",
            "resentments.part Ana 2026-11-22",
        ]
    );
    assert_eq!(
        titles(&journal, "KEEPING SCORE", true, Some(&[spring])),
        ["resentments.part Bea 2026-11-22", "resentments.part Ana 2026-11-22"]
    );
    assert!(titles(&journal, "Keeping score", false, None).is_empty());
}

#[test]
fn what_is_hidden_or_deleted_is_not_counted() {
    let mut journal = journal();
    let (spring, autumn) = a_life(&mut journal);
    let hide = |journal: &mut MemoryJournal, sheets: &[&str]| {
        let hidden_worksheets = sheets.iter().map(|sheet| (*sheet).to_owned()).collect();
        journal.set_settings(&VaultSettings { hidden_worksheets, ..VaultSettings::default() }).unwrap();
    };
    hide(&mut journal, &["relationships", "spot_check"]);
    assert_eq!(
        lines(&all(&journal)),
        ["selfish: 3 (resentments 3)", "“Keeping score: 2 (resentments 2)", "frightened: 1 (resentments 1)"]
    );
    assert_eq!(journal.pattern_entries("dishonest", false, None, true).unwrap(), []);
    hide(&mut journal, &[]);

    let mut draft = journal.inventory(spring).unwrap().draft;
    draft.sections.retain(|section| section != "resentments");
    journal.apply(&Edit::Inventory { id: spring, draft }).unwrap();
    assert_eq!(lines(&all(&journal))[1], "selfish: 2 (resentments 1, relationships 1)");
    journal.undo().unwrap();

    let first = journal.entries(Some(spring), "resentments").unwrap()[0].id;
    journal.delete(&entry_target(&journal, first)).unwrap();
    assert_eq!(lines(&all(&journal))[0], "selfish: 3 (resentments 2, relationships 1)");
    journal.delete(&Target::Inventory { id: autumn }).unwrap();
    assert_eq!(
        lines(&all(&journal)),
        ["frightened: 1 (spot_check 1)", "“keeping SCORE: 1 (resentments 1)", "selfish: 1 (resentments 1)"]
    );
}

#[test]
fn what_is_written_beside_a_pattern_is_kept_found_and_taken_back() {
    let mut journal = journal();
    a_life(&mut journal);
    assert!(all(&journal).iter().all(|pattern| pattern.id.is_none()));
    write(&mut journal, "selfish", false, "Some days I notice it in time");
    write(&mut journal, "keeping score", true, "I would miss winning");
    let patterns = all(&journal);
    assert_eq!(patterns[0].draft.readiness, "Some days I notice it in time");
    assert_eq!(
        (patterns[1].value.as_str(), patterns[1].draft.readiness.as_str()),
        ("Keeping score", "I would miss winning")
    );
    assert_eq!(found(&journal, "notice"), ["pattern · choice-selfish · Some days I [notice] it in time"]);
    assert_eq!(found(&journal, "winning"), ["pattern · keeping score · I would miss [winning]"]);
    // Written again, in other letters, it is the same.
    write(&mut journal, "Kèeping Score", true, "Less than I did");
    assert_eq!(all(&journal)[1].draft.readiness, "Less than I did");
    journal.undo().unwrap();

    // What is in the trash is written beside no more; writing again takes it out, one that is emptied is not shown.
    let id = all(&journal)[0].id.unwrap();
    journal.delete(&Target::Pattern { id }).unwrap();
    assert_eq!(all(&journal)[0].id, None);
    write(&mut journal, "selfish", false, "Again");
    assert_eq!(all(&journal)[0].id, Some(id));
    check_index(&journal);

    // One that was never marked is named here first, and stays while something is written beside it.
    write(&mut journal, " Putting off ", true, "Not yet");
    assert_eq!(lines(&all(&journal)).last().unwrap(), "“Putting off: 0 ()");
    write(&mut journal, "Putting off", true, "");
    assert_eq!(all(&journal).len(), 4);
    let empty = Edit::Pattern { value: " ".into(), own: true, draft: PatternDraft::default() };
    assert!(matches!(journal.apply(&empty), Err(JournalError::Invalid(Invalid::Choice))));
}

#[test]
fn at_most_five_people_are_named_beside_a_pattern() {
    let mut journal = journal();
    let spring = inventory(&mut journal, "Spring");
    for name in ["Ana", "Bea", "Cai", "Dan", "Eva", "Flo", "Gus", "Gus"] {
        let entry = resentment(&mut journal, spring, name, "cause");
        mark(&mut journal, entry, "part", vec![chosen("selfish")]);
    }
    let selfish = all(&journal).remove(0);
    let names: Vec<_> = selfish.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!((names, selfish.others), (vec!["Gus", "Ana", "Bea", "Cai", "Dan"], 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Every count is that of the entries behind it, and that of SQL over the same rows.
    #[test]
    fn counts_are_those_of_the_entries_behind_them(
        marks in prop::collection::vec((any::<bool>(), prop::collection::vec(0..6_usize, 0..4)), 1..20),
    ) {
        let mut journal = journal();
        let holders = [inventory(&mut journal, "Spring"), inventory(&mut journal, "Autumn")];
        let words = [chosen("selfish"), chosen("dishonest"), own("Pride"), own("pride"), own("Ärger"), chosen("frightened")];
        for (second, chosen) in &marks {
            let entry = journal.create_entry(Some(holders[usize::from(*second)]), "resentments", None, None).unwrap().id;
            mark(&mut journal, entry, "part", chosen.iter().map(|word| words[*word].clone()).collect());
        }
        for (inventories, holds) in [(None, [true, true]), (Some(&holders[..1]), [true, false])] {
            for pattern in journal.patterns(inventories, true).unwrap() {
                let behind = journal.pattern_entries(&pattern.value, pattern.own, inventories, true).unwrap();
                prop_assert_eq!(behind.len(), usize::try_from(pattern.count).unwrap());
                let same = |word: &Chosen| {
                    word.own == pattern.own && word.value.to_lowercase() == pattern.value.to_lowercase()
                };
                let expected = marks.iter().filter(|(second, chosen)| {
                    holds[usize::from(*second)] && chosen.iter().any(|word| same(&words[*word]))
                });
                prop_assert_eq!(expected.count(), behind.len());
            }
        }
    }
}
