//! Taking back, and doing again.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::FixedClock;
use candor_journal::model::*;
use common::*;
use proptest::prelude::*;

/// One change.
type Act = Box<dyn Fn(&mut MemoryJournal)>;

#[test]
#[allow(clippy::too_many_lines)] // One table of all kinds of change.
fn each_kind_of_change_is_taken_back_and_done_again() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let step_four = inventory(&mut journal, "Spring");
    let entry = resentment(&mut journal, step_four, "Ana", "She left");
    let other = resentment(&mut journal, step_four, "Bea", "She stayed");
    let harm = journal.create_entry(Some(step_four), "harms", None, None).unwrap().id;
    let ana = person(&mut journal, "Ana");
    answer(&mut journal, harm, "whom", Answer { people: vec![ana], ..Answer::default() });
    let page = reflection(&mut journal, "Canal", "A slow walk");
    let amends = journal.create_amends(&AmendsDraft::new(ana, "I shouted")).unwrap().id;

    let acts: Vec<(&str, UndoAction, Act)> = vec![
        (
            "an answer",
            UndoAction::Edited,
            Box::new(move |j| answer(j, entry, "cause", text("She left twice"))),
        ),
        (
            "an emptied answer",
            UndoAction::Edited,
            Box::new(move |j| answer(j, entry, "who", Answer::default())),
        ),
        (
            "a name",
            UndoAction::Edited,
            Box::new(move |j| {
                let draft = PersonDraft { name: "Anna".to_owned(), ..PersonDraft::default() };
                j.apply(&Edit::Person { id: ana, draft }).unwrap();
            }),
        ),
        (
            "an inventory's title",
            UndoAction::Edited,
            Box::new(move |j| {
                let draft = InventoryDraft::new("Summer".to_owned(), day("2026-06-01"));
                j.apply(&Edit::Inventory { id: step_four, draft }).unwrap();
            }),
        ),
        (
            "a plan",
            UndoAction::Edited,
            Box::new(move |j| {
                let draft = AmendsDraft { plan: "Write".to_owned(), ..AmendsDraft::new(ana, "I shouted") };
                j.apply(&Edit::Amends { id: amends, draft }).unwrap();
            }),
        ),
        (
            "a page",
            UndoAction::Edited,
            Box::new(move |j| {
                let draft =
                    ReflectionDraft { body: "Rain".to_owned(), ..ReflectionDraft::blank(day("2026-11-19")) };
                j.apply(&Edit::Reflection { id: page, draft }).unwrap();
            }),
        ),
        (
            "a step's first notes",
            UndoAction::Edited,
            Box::new(|j| {
                let (own_words, notes) = (String::new(), "Ask Bea".to_owned());
                j.apply(&Edit::Step { number: 3, own_words, notes }).unwrap();
            }),
        ),
        (
            "a step's status",
            UndoAction::Edited,
            Box::new(|j| {
                j.set_step_status(4, StepStatus::WorkingOnIt).unwrap();
            }),
        ),
        (
            "a person",
            UndoAction::Created,
            Box::new(|j| {
                person(j, "Carlos");
            }),
        ),
        (
            "an inventory",
            UndoAction::Created,
            Box::new(|j| {
                inventory(j, "Autumn");
            }),
        ),
        (
            "a reflection",
            UndoAction::Created,
            Box::new(|j| {
                reflection(j, "New", "page");
            }),
        ),
        (
            "pasted lines",
            UndoAction::Created,
            Box::new(move |j| {
                let block = lines("who", &["Dan", "Eva"], true, Some(entry));
                j.write_block(Some(step_four), "resentments", &block).unwrap();
            }),
        ),
        (
            "a harm carried over",
            UndoAction::Created,
            Box::new(move |j| drop(j.carry_to_amends(harm).unwrap())),
        ),
        ("a moved entry", UndoAction::Moved, Box::new(move |j| j.move_entry(other, None).unwrap())),
        (
            "a moved amends",
            UndoAction::Moved,
            Box::new(move |j| {
                j.move_amends(amends, &AmendsMove::to(AmendsStatus::Deferred).with_note("not now")).unwrap();
            }),
        ),
        (
            "a deleted entry",
            UndoAction::Deleted,
            Box::new(move |j| {
                j.delete(&entry_target(j, entry)).unwrap();
            }),
        ),
        (
            "a deleted inventory",
            UndoAction::Deleted,
            Box::new(move |j| {
                j.delete(&Target::Inventory { id: step_four }).unwrap();
            }),
        ),
        (
            "an inventory that came back",
            UndoAction::Deleted,
            Box::new(move |j| {
                j.restore(&Target::Inventory { id: step_four }).unwrap();
            }),
        ),
        (
            "a deleted person",
            UndoAction::Deleted,
            Box::new(move |j| {
                j.delete(&Target::Person { id: ana }).unwrap();
            }),
        ),
    ];
    for (what, action, act) in acts {
        clock.advance(60 * SECOND);
        let before = dump(&journal);
        act(&mut journal);
        let after = dump(&journal);
        assert_ne!(before, after, "{what}");
        assert!(journal.can_undo() && !journal.can_redo(), "{what}");
        for _ in 0..2 {
            clock.advance(60 * SECOND);
            assert_eq!(journal.undo().unwrap().map(|undone| undone.action), Some(action), "{what}");
            assert_eq!(dump(&journal), before, "{what}");
            assert_eq!(journal.redo().unwrap().map(|undone| undone.action), Some(action), "{what}");
            assert_eq!(dump(&journal), after, "{what}");
        }
    }
    while journal.undo().unwrap().is_some() {}
    assert!(!journal.can_undo());
    assert_eq!(dump(&journal), "", "everything was taken back");
}

#[test]
fn what_was_typed_in_one_breath_is_taken_back_at_once() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let step_four = inventory(&mut journal, "");
    let entry = resentment(&mut journal, step_four, "Ana", "");
    let cause = |journal: &MemoryJournal| {
        journal
            .entry(entry)
            .unwrap()
            .answers
            .get("cause")
            .map(|answer| answer.text.clone())
            .unwrap_or_default()
    };
    clock.advance(60 * SECOND);
    for typed in ["S", "She", "She left"] {
        clock.advance(SECOND);
        answer(&mut journal, entry, "cause", text(typed));
    }
    clock.advance(4 * SECOND);
    answer(&mut journal, entry, "cause", text("She left twice"));
    clock.advance(SECOND);
    answer(&mut journal, entry, "differently", text("Wave"));
    assert_eq!(
        journal.undo().unwrap().unwrap().target,
        Target::Entry {
            id: entry,
            inventory: Some(step_four),
            worksheet: "resentments".to_owned(),
            field: Some("differently".to_owned()),
        }
    );
    assert_eq!(cause(&journal), "She left twice", "another field is another step");
    journal.undo().unwrap();
    assert_eq!(cause(&journal), "She left", "a pause makes a step");
    journal.undo().unwrap();
    assert_eq!(cause(&journal), "");
    for expected in ["She left", "She left twice"] {
        journal.redo().unwrap();
        assert_eq!(cause(&journal), expected);
    }
}

/// Somebody named in the first cell of a blank row, in the order in which the page's commands may arrive: the row is
/// made, the name stands there as text, somebody of that name is made, and takes the place of the text.
fn name_in_a_blank_row(journal: &mut MemoryJournal, inventory: Id, name: &str, person_first: bool) -> Id {
    let early = person_first.then(|| person(journal, name));
    let entry = journal.create_entry(Some(inventory), "resentments", None, None).unwrap().id;
    answer(journal, entry, "who", text(name));
    let who = early.unwrap_or_else(|| person(journal, name));
    answer(journal, entry, "who", Answer { people: vec![who], ..Answer::default() });
    entry
}

#[test]
fn a_row_that_began_with_a_name_is_taken_back_in_one_step() {
    for person_first in [false, true] {
        let mut journal = journal();
        let step_four = inventory(&mut journal, "Spring");
        let before = dump(&journal);
        let entry = name_in_a_blank_row(&mut journal, step_four, "Marek", person_first);
        let after = dump(&journal);
        assert_eq!(
            journal.undo().unwrap().unwrap(),
            Undone {
                action: UndoAction::Created,
                target: Target::Entry {
                    id: entry,
                    inventory: Some(step_four),
                    worksheet: "resentments".to_owned(),
                    field: Some("who".to_owned()),
                },
            }
        );
        assert_eq!(dump(&journal), before, "no row and nobody is left behind");
        journal.redo().unwrap();
        assert_eq!(dump(&journal), after);
    }
}

#[test]
fn each_row_and_each_cell_is_a_step_of_its_own() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let step_four = inventory(&mut journal, "Spring");
    let first = name_in_a_blank_row(&mut journal, step_four, "Marek", false);
    let one_row = dump(&journal);
    name_in_a_blank_row(&mut journal, step_four, "Ana", false);
    let two_rows = dump(&journal);
    answer(&mut journal, first, "cause", text("The van"));
    journal.undo().unwrap();
    assert_eq!(dump(&journal), two_rows);
    journal.undo().unwrap();
    assert_eq!(dump(&journal), one_row);

    // A pause makes a step here too: more in the first cell is not the making of the row.
    clock.advance(60 * SECOND);
    let named = person(&mut journal, "Bea");
    let people = journal.entry(first).unwrap().answers["who"].people.iter().copied().chain([named]).collect();
    answer(&mut journal, first, "who", Answer { people, ..Answer::default() });
    journal.undo().unwrap();
    assert_eq!(dump(&journal), one_row, "the name and its person go together");
}

#[test]
fn pasted_lines_and_a_new_page_stay_apart_from_what_is_typed_after_them() {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "Spring");
    let block = lines("who", &["Dan", "Eva"], true, None);
    let made = journal.write_block(Some(step_four), "resentments", &block).unwrap();
    let pasted = dump(&journal);
    answer(&mut journal, made[0].id, "who", text("Daniel"));
    journal.undo().unwrap();
    assert_eq!(dump(&journal), pasted);

    let page = reflection(&mut journal, "", "");
    let blank = dump(&journal);
    let draft = ReflectionDraft { body: "Rain".to_owned(), ..ReflectionDraft::blank(day("2026-11-19")) };
    journal.apply(&Edit::Reflection { id: page, draft }).unwrap();
    journal.undo().unwrap();
    assert_eq!(dump(&journal), blank);
}

#[test]
fn somebody_new_goes_from_the_list_together_with_what_put_them_there() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let empty = dump(&journal);
    let tom = person(&mut journal, "Tom");
    // The harm may take a while to be written.
    clock.advance(600 * SECOND);
    let amends = journal.create_amends(&AmendsDraft::new(tom, "Kept his books")).unwrap().id;
    let listed = dump(&journal);
    assert_eq!(
        journal.undo().unwrap().unwrap(),
        Undone { action: UndoAction::Created, target: Target::Amends { id: amends } }
    );
    assert_eq!(dump(&journal), empty);
    journal.redo().unwrap();
    assert_eq!(dump(&journal), listed);

    // Somebody made for one place is not taken back with another.
    person(&mut journal, "Bea");
    let there = dump(&journal);
    journal.create_amends(&AmendsDraft::new(tom, "The letter")).unwrap();
    journal.undo().unwrap();
    assert_eq!(dump(&journal), there);
}

#[test]
fn a_deferral_is_taken_back_with_its_reason() {
    let mut journal = journal();
    let tom = person(&mut journal, "Tom");
    let id = journal.create_amends(&AmendsDraft::new(tom, "Kept his books")).unwrap().id;
    let before = dump(&journal);
    let reason = Some(DeferralReason::NotSafeForMe);
    let moved = journal
        .move_amends(
            id,
            &AmendsMove { reason, ..AmendsMove::to(AmendsStatus::Deferred).with_note("after the summer") },
        )
        .unwrap();
    assert_eq!((moved.status, moved.draft.reason), (AmendsStatus::Deferred, reason));
    journal.undo().unwrap();
    assert_eq!(dump(&journal), before);
    journal.redo().unwrap();
    assert_eq!(journal.amends(id).unwrap(), moved);

    // The reason stays for another time; a deferral without one has none.
    let moved = journal.move_amends(id, &AmendsMove::to(AmendsStatus::Planned)).unwrap();
    assert_eq!(moved.draft.reason, reason);
    let moved = journal.move_amends(id, &AmendsMove::to(AmendsStatus::Deferred)).unwrap();
    assert_eq!(moved.draft.reason, None);
}

#[test]
fn an_edit_that_changes_nothing_leaves_no_step_and_no_new_moment() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let page = reflection(&mut journal, "Canal", "A slow walk");
    let before = journal.reflection(page).unwrap();
    clock.advance(DAY);
    let saved = journal.apply(&Edit::Reflection { id: page, draft: before.draft.clone() }).unwrap();
    assert_eq!(saved.0, "2026-11-23T10:42:00.000+01:00");
    assert_eq!(journal.reflection(page).unwrap(), before);
    assert_eq!(journal.undo().unwrap().unwrap().action, UndoAction::Created);
}

#[test]
fn a_new_change_leaves_nothing_to_do_again() {
    let mut journal = journal();
    inventory(&mut journal, "one");
    journal.undo().unwrap();
    assert!(journal.can_redo());
    inventory(&mut journal, "two");
    assert!(!journal.can_redo());
    assert_eq!(journal.redo().unwrap(), None);
}

#[test]
fn the_memory_of_changes_is_bounded() {
    let mut journal = journal();
    for number in 0..250 {
        inventory(&mut journal, &number.to_string());
    }
    let mut taken_back = 0;
    while journal.undo().unwrap().is_some() {
        taken_back += 1;
    }
    assert_eq!(taken_back, 200);

    // Ten pages of 10 MB are past what is kept; the last change can be taken back all the same.
    let page = reflection(&mut journal, "", "");
    for letter in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] {
        let draft =
            ReflectionDraft { body: letter.repeat(10 << 20), ..ReflectionDraft::blank(day("2026-11-20")) };
        journal.apply(&Edit::Reflection { id: page, draft }).unwrap();
        // The next edit is another breath.
        journal.set_step_status(1, StepStatus::Worked).unwrap();
        journal.set_step_status(1, StepStatus::NotBegun).unwrap();
    }
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert!(journal.reflection(page).unwrap().draft.body.starts_with('i'));
}

/// A change that a person could make, on the things that are there.
fn act(journal: &mut MemoryJournal, clock: &FixedClock, (verb, one, two, word): &(u8, usize, usize, String)) {
    clock.advance(i64::try_from(one % 5).unwrap() * SECOND);
    let pick = |ids: Vec<Id>, number: usize| (!ids.is_empty()).then(|| ids[number % ids.len()]);
    let sheets = ["resentments", "harms", "strengths"];
    let inventories = journal.inventories().unwrap();
    let Some(step_four) = pick(inventories.iter().map(|inventory| inventory.id).collect(), *one) else {
        inventory(journal, word);
        return;
    };
    let sheet = sheets[two % 3];
    let entries = journal.entries(Some(step_four), sheet).unwrap();
    let entry = pick(entries.iter().map(|entry| entry.id).collect(), *one);
    let somebody = pick(journal.people().unwrap().iter().map(|person| person.id).collect(), *two);
    let amends = pick(journal.amends_list().unwrap().iter().map(|amends| amends.id).collect(), *one);
    let page = pick(journal.reflections().unwrap().iter().map(|page| page.id).collect(), *two);
    let trashed: Vec<_> = journal.trash().unwrap().into_iter().map(|item| item.target).collect();
    // What cannot be done with these things is refused, and must leave no trace either.
    let _refused = match (verb % 21, entry, somebody, amends, page) {
        (0, ..) => journal.create_entry(Some(step_four), sheet, entry, None).map(drop),
        (1, ..) => {
            let field = if sheet == "harms" { "whom" } else { "who" };
            let block = lines(field, &[word, &format!("{word} two")], sheet != "strengths", entry);
            journal.write_block(Some(step_four), sheet, &block).map(drop)
        }
        (2 | 3, Some(entry), ..) => {
            let field = if sheet == "resentments" { "cause" } else { "what" };
            journal.apply(&Edit::Answer { entry, field: field.to_owned(), answer: text(word) }).map(drop)
        }
        (4, Some(entry), Some(somebody), ..) => {
            let field = if sheet == "harms" { "whom" } else { "who" }.to_owned();
            let answer = Answer { people: vec![somebody], ..Answer::default() };
            journal.apply(&Edit::Answer { entry, field, answer }).map(drop)
        }
        (5, Some(entry), ..) => journal.move_entry(entry, entries.get(two % 7).map(|after| after.id)),
        (6, Some(entry), ..) => journal.delete(&entry_target(journal, entry)),
        (7, Some(entry), ..) => journal.carry_to_amends(entry).map(drop),
        (8, _, _, Some(amends), _) => {
            let statuses =
                [AmendsStatus::Unsorted, AmendsStatus::Planned, AmendsStatus::Made, AmendsStatus::Deferred];
            journal.move_amends(amends, &AmendsMove::to(statuses[two % 4]).with_note(word)).map(drop)
        }
        (9, _, Some(somebody), Some(amends), _) => {
            let draft = AmendsDraft { plan: word.clone(), ..AmendsDraft::new(somebody, word) };
            journal.apply(&Edit::Amends { id: amends, draft }).map(drop)
        }
        (16, _, _, Some(amends), _) => {
            let (kind, amount) =
                if two % 3 == 0 { (LedgerKind::Owed, "640") } else { (LedgerKind::Paid, "12.50") };
            journal.add_to_ledger(amends, &ledger_line(kind, "EUR", amount, word)).map(drop)
        }
        (17, _, _, Some(amends), _) => {
            let lines = journal.amends(amends).unwrap().ledger;
            match pick(lines.iter().map(|line| line.id).collect(), *two) {
                Some(line) if one % 3 == 0 => journal.remove_from_ledger(line).map(drop),
                Some(line) => {
                    journal.set_ledger_line(line, &ledger_line(LedgerKind::Paid, "USD", "7", word)).map(drop)
                }
                None => Ok(()),
            }
        }
        (18, _, _, Some(amends), _) => {
            let questions = [InjuryQuestion::NoContact, InjuryQuestion::Legal, InjuryQuestion::TalkedOver];
            let answers = [None, Some(InjuryReply::Yes), Some(InjuryReply::No), Some(InjuryReply::NotSure)];
            journal.answer_injury(amends, questions[one % 3], answers[two % 4]).map(drop)
        }
        (19, _, _, Some(id), _) => journal.apply(&Edit::Letter { id, text: word.clone() }).map(drop),
        (20, _, _, Some(id), _) => {
            let to = AmendsMove {
                reason: Some(DeferralReason::WaitingForAdvice),
                review: Some(day("2026-12-05")),
                outcome: Some(word.clone()),
                ..AmendsMove::to([AmendsStatus::Deferred, AmendsStatus::Made][two % 2])
            };
            journal.move_amends(id, &to).map(drop)
        }
        (10, _, Some(id), ..) => {
            let draft = PersonDraft {
                name: word.clone(),
                aliases: vec![word.clone()],
                kind: PersonKind::Principle,
                ..PersonDraft::default()
            };
            journal.apply(&Edit::Person { id, draft }).map(drop)
        }
        (11, ..) => journal.create_reflection(&ReflectionDraft::blank(day("2026-02-03"))).map(drop),
        (12, _, _, _, Some(id)) => {
            let tags = vec![word.clone()];
            let draft =
                ReflectionDraft { body: word.clone(), tags, ..ReflectionDraft::blank(day("2026-02-04")) };
            journal.apply(&Edit::Reflection { id, draft }).map(drop)
        }
        (13, ..) => {
            let number = u8::try_from(one % 14).unwrap();
            journal.apply(&Edit::Step { number, own_words: word.clone(), notes: String::new() }).map(drop)
        }
        (14, _, Some(id), ..) => journal.delete(&Target::Person { id }),
        (15, ..) if !trashed.is_empty() => journal.restore(&trashed[two % trashed.len()]),
        _ => journal.delete(&Target::Inventory { id: step_four }),
    };
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn taking_back_everything_leads_back_and_doing_it_again_leads_forth(
        acts in prop::collection::vec((any::<u8>(), 0..40_usize, 0..40_usize, "[a-zé \\n]{0,12}"), 1..60),
    ) {
        let clock = clock();
        let mut journal = journal_at(&clock);
        let step_four = inventory(&mut journal, "Spring");
        resentment(&mut journal, step_four, "Ana", "She left");
        let mut dumps = vec![dump(&journal)];
        let mut steps = 0;
        while journal.undo().unwrap().is_some() {
            steps += 1;
        }
        prop_assert!(dump(&journal).is_empty());
        for _ in 0..steps {
            journal.redo().unwrap();
        }
        prop_assert_eq!(&dump(&journal), &dumps[0]);

        for step in &acts {
            act(&mut journal, &clock, step);
        }
        let end = dump(&journal);
        let mut back = 0;
        while journal.undo().unwrap().is_some() {
            back += 1;
            dumps.push(dump(&journal));
        }
        prop_assert!(dump(&journal).is_empty());
        dumps.pop();
        while back > 1 {
            journal.redo().unwrap();
            back -= 1;
            prop_assert_eq!(Some(dump(&journal)), dumps.pop());
        }
        journal.redo().unwrap();
        prop_assert_eq!(dump(&journal), end);
    }
}
