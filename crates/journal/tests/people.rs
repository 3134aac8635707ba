//! A person's page, two who become one, and taking a name out.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError};
use common::*;
use proptest::prelude::*;
use rusqlite::params;

fn named(id: Id) -> Answer {
    Answer { people: vec![id], ..Answer::default() }
}

/// What the answer to a question said before, as the history keeps it.
fn said_before(journal: &MemoryJournal, entry: Id, field: &str, answer: &Answer) {
    let sql =
        "INSERT INTO answer_history (entry, field, answer) SELECT key, ?2, ?3 FROM things WHERE id = ?1";
    let answer = serde_json::to_string(answer).unwrap();
    let done = journal.database().execute(sql, params![entry.0.as_bytes(), field, answer]).unwrap();
    assert_eq!(done, 1);
}

fn history(journal: &MemoryJournal) -> Vec<Answer> {
    let mut statement = journal.database().prepare("SELECT answer FROM answer_history ORDER BY key").unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(|answer| serde_json::from_str(&answer.unwrap()).unwrap()).collect()
}

fn edit(journal: &mut MemoryJournal, id: Id, change: impl FnOnce(&mut PersonDraft)) {
    let mut draft = journal.person(id).unwrap().draft;
    change(&mut draft);
    journal.apply(&Edit::Person { id, draft }).unwrap();
}

/// A page as short lines: where, in which fields, what; the amends; the other texts.
fn lines(page: &PersonPage) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &page.entries {
        for entry in &group.entries {
            let fields = entry.fields.join("+");
            lines.push(format!("{} {}.{fields} {}", group.inventory_title, group.worksheet, entry.line));
        }
    }
    lines.extend(page.amends.iter().map(|amends| format!("amends {:?} {}", amends.status, amends.line)));
    for hit in &page.mentions {
        let text: String = hit.snippet.iter().map(|part| part.text.as_str()).collect();
        let kind = match &hit.target {
            Target::Entry { worksheet, field, .. } => {
                format!("{worksheet}.{}", field.as_deref().unwrap_or("?"))
            }
            Target::Reflection { .. } => "page".to_owned(),
            Target::Amends { .. } => "other amends".to_owned(),
            other => format!("{other:?}"),
        };
        lines.push(format!("{kind}: {text}"));
    }
    lines
}

#[test]
fn the_page_of_a_person_has_everything_that_speaks_of_them_and_is_in_view() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let (spring, old) = (inventory(&mut journal, "Spring"), inventory(&mut journal, "Old"));
    let old_draft = InventoryDraft::new("Old", day("2019-05-01"));
    journal.apply(&Edit::Inventory { id: old, draft: old_draft }).unwrap();
    let left = resentment(&mut journal, spring, "Ana", "She left");
    let ana = person(&mut journal, "Ana");
    edit(&mut journal, ana, |draft| draft.aliases = vec!["Nita".to_owned(), "...".to_owned()]);
    resentment(&mut journal, old, "Ana", "She \"stayed\"");
    let harm = journal.create_entry(Some(spring), "harms", None, None).unwrap().id;
    answer(&mut journal, harm, "whom", named(ana));
    answer(&mut journal, harm, "what", text("I drove. Ana knew."));
    let love = journal.create_entry(Some(spring), "relationships", None, None).unwrap().id;
    answer(&mut journal, love, "whom", named(ana));
    answer(&mut journal, love, "hurt", named(ana));
    journal.create_amends(&AmendsDraft::new(ana, "I shouted")).unwrap();
    let bea = person(&mut journal, "Bea");
    journal.create_amends(&AmendsDraft::new(bea, "For nita's sake")).unwrap();
    clock.advance(DAY);
    resentment(&mut journal, spring, "Bea", "Took NITA's side. Anabel did not.");
    clock.advance(DAY);
    reflection(&mut journal, "Canal", "Nothing of her, only of Anabel");
    let tagged =
        ReflectionDraft { tags: vec!["ana".to_owned()], ..ReflectionDraft::blank(day("2026-11-19")) };
    journal.create_reflection(&tagged).unwrap();

    let page = journal.person_page(ana).unwrap();
    let all = [
        "Spring resentments.who She left",
        "Spring relationships.whom+hurt ",
        "Spring harms.whom I drove. Ana knew.",
        "Old resentments.who She \"stayed\"",
        "amends Unsorted I shouted",
        "page: ana",
        "resentments.cause: Took NITA's side. Anabel did not.",
        "other amends: For nita's sake",
    ];
    assert_eq!(lines(&page), all);
    assert_eq!((page.mentions_in_all, page.out_of_view, &page.person.draft.name[..]), (3, 0, "Ana"));
    assert!(
        matches!(&page.entries[1].labels["hurt"], Phrase::Message(id) if id == "worksheet-relationships-hurt")
    );
    let counts = PersonLinks { person: ana, entries: 4, amends: 1 };
    assert!(journal.people_links().unwrap().contains(&counts));

    // Hidden everywhere, hidden in one inventory, an entry in the trash, an inventory in the trash.
    let settings =
        VaultSettings { hidden_worksheets: vec!["relationships".to_owned()], ..VaultSettings::default() };
    journal.set_settings(&settings).unwrap();
    let sections = vec!["resentments".to_owned()];
    let draft = InventoryDraft { sections, ..InventoryDraft::new("Spring", day("2026-11-01")) };
    journal.apply(&Edit::Inventory { id: spring, draft }).unwrap();
    let target = entry_target(&journal, left);
    journal.delete(&target).unwrap();
    let page = journal.person_page(ana).unwrap();
    let [.., page_line, side, other] = all;
    assert_eq!(lines(&page), [all[3], all[4], page_line, side, other]);
    assert_eq!(page.out_of_view, 3);
    journal.delete(&Target::Inventory { id: old }).unwrap();
    let page = journal.person_page(ana).unwrap();
    assert_eq!((page.entries.len(), page.out_of_view), (0, 4));
    let counts = PersonLinks { person: ana, entries: 0, amends: 1 };
    assert!(journal.people_links().unwrap().contains(&counts));
}

#[test]
fn a_page_shows_two_hundred_texts_and_says_how_many_there_are() {
    let mut journal = journal();
    let ana = person(&mut journal, "Ana \"Nita\" Ruiz");
    for number in 0..203 {
        reflection(&mut journal, "", &format!("{number}: ana nita ruiz, and not Ana Ruiz"));
        reflection(&mut journal, "", &format!("{number}: Ana Ruiz"));
    }
    let page = journal.person_page(ana).unwrap();
    assert_eq!((page.mentions.len(), page.mentions_in_all), (200, 203));
    assert!(page.mentions.iter().all(|hit| hit.snippet.iter().any(|part| part.found)));
    edit(&mut journal, ana, |draft| draft.name = "…".to_owned());
    assert_eq!(
        journal.person_page(ana).unwrap().mentions_in_all,
        0,
        "a name without a letter stands nowhere"
    );
}

#[test]
fn the_writer_is_one_only() {
    let mut journal = journal();
    let me = journal.find_or_create_person("Myself", PersonKind::Myself).unwrap().id;
    assert_eq!(journal.find_or_create_person("Me at twenty", PersonKind::Myself).unwrap().id, me);
    let ana = person(&mut journal, "Ana");
    let draft = PersonDraft { kind: PersonKind::Myself, ..journal.person(ana).unwrap().draft };
    for refused in [
        journal.apply(&Edit::Person { id: ana, draft: draft.clone() }).map(drop),
        journal.create_person(&draft).map(drop),
    ] {
        assert!(matches!(refused, Err(JournalError::Invalid(Invalid::SecondWriter))));
    }
    edit(&mut journal, me, |draft| draft.name = "I".to_owned());
    for (kind, name) in [(PersonKind::Institution, "The bank"), (PersonKind::Principle, "Thrift")] {
        let other = person(&mut journal, name);
        edit(&mut journal, other, |draft| draft.kind = kind);
        assert_eq!(journal.person(other).unwrap().draft.kind, kind);
    }
    reflection(&mut journal, "", "I went home");
    assert_eq!(journal.person_page(me).unwrap().mentions_in_all, 0);
    journal.merge_people(ana, me).unwrap();
    assert_eq!(journal.person(ana).unwrap().draft.kind, PersonKind::Myself);
}

#[test]
fn two_who_are_the_same_become_one_and_come_apart_again() {
    let mut journal = journal();
    let spring = inventory(&mut journal, "Spring");
    resentment(&mut journal, spring, "Mum", "She left");
    let (mum, ada) = (person(&mut journal, "Mum"), person(&mut journal, "Ada Okafor"));
    let both = journal.create_entry(Some(spring), "resentments", None, None).unwrap().id;
    answer(&mut journal, both, "who", Answer { people: vec![ada, mum], ..Answer::default() });
    let gone = resentment(&mut journal, spring, "Mum", "in the trash");
    let target = entry_target(&journal, gone);
    journal.delete(&target).unwrap();
    journal.create_amends(&AmendsDraft::new(mum, "I shouted")).unwrap();
    said_before(&journal, both, "who", &Answer { people: vec![mum, ada], ..Answer::default() });
    said_before(&journal, both, "cause", &text("She left"));
    edit(&mut journal, ada, |draft| draft.aliases = vec!["mum".to_owned(), "Ada".to_owned()]);
    edit(&mut journal, mum, |draft| {
        draft.aliases = vec!["Mam".to_owned(), "ADA OKAFOR".to_owned()];
        draft.stand_in = " my \n mother ".to_owned();
        draft.initials = "M.".to_owned();
    });
    edit(&mut journal, ada, |draft| draft.initials = "A.".to_owned());

    let before = dump(&journal);
    let merged = journal.merge_people(ada, mum).unwrap().draft;
    let expected = PersonDraft {
        name: "Ada Okafor".to_owned(),
        aliases: ["mum", "Ada", "Mam"].map(str::to_owned).to_vec(),
        kind: PersonKind::Person,
        initials: "A.".to_owned(),
        stand_in: "my mother".to_owned(),
    };
    assert_eq!(merged, expected);
    assert!(journal.person(mum).is_err());
    assert_eq!(journal.entry(both).unwrap().answers["who"].people, [ada]);
    assert_eq!(history(&journal)[0].people, [ada]);
    let page = journal.person_page(ada).unwrap();
    assert_eq!((page.entries[0].entries.len(), page.amends.len(), page.out_of_view), (2, 1, 1));
    assert_eq!(found(&journal, "mam").len(), 4, "she herself, two entries, the amends");

    let undone = journal.undo().unwrap().unwrap();
    assert_eq!((undone.action, undone.target), (UndoAction::Merged, Target::Person { id: ada }));
    assert_eq!(dump(&journal), before);
    journal.redo().unwrap();
    assert_eq!(journal.person(ada).unwrap().draft, expected);
    let refused = journal.merge_people(ada, ada);
    assert!(matches!(refused, Err(JournalError::Invalid(Invalid::SamePerson))));
}

#[test]
fn somebody_just_made_is_still_there_when_a_merge_is_taken_back() {
    let mut journal = journal();
    let spring = inventory(&mut journal, "");
    resentment(&mut journal, spring, "Mum", "She left");
    let mum = person(&mut journal, "Mum");
    let ada = person(&mut journal, "Ada");
    journal.merge_people(ada, mum).unwrap();
    journal.undo().unwrap();
    assert_eq!(journal.people().unwrap().len(), 2);
}

#[test]
fn a_name_is_taken_out_everywhere_and_the_words_stay() {
    let mut journal = journal();
    let spring = inventory(&mut journal, "");
    let entry = resentment(&mut journal, spring, "Ana", "Ana left");
    let (ana, bea) = (person(&mut journal, "Ana"), person(&mut journal, "Bea"));
    let mixed = Answer { text: "the one next door".to_owned(), people: vec![ana, bea], ..Answer::default() };
    answer(&mut journal, entry, "who", mixed.clone());
    said_before(&journal, entry, "who", &mixed);
    let amends = journal.create_amends(&AmendsDraft::new(ana, "I shouted")).unwrap().id;

    let before = dump(&journal);
    journal.unlink_person(ana).unwrap();
    let left = Answer { people: vec![bea], ..mixed };
    assert_eq!(journal.entry(entry).unwrap().answers["who"], left);
    assert_eq!(journal.entry(entry).unwrap().answers["cause"], text("Ana left"));
    assert_eq!(history(&journal), [left]);
    assert!(journal.amends_list().unwrap().is_empty() && journal.person(ana).unwrap().in_trash);
    let trash: Vec<_> = journal.trash().unwrap().into_iter().map(|item| item.target).collect();
    assert_eq!(trash, [Target::Amends { id: amends }, Target::Person { id: ana }]);
    journal.undo().unwrap();
    assert_eq!(dump(&journal), before);
    journal.redo().unwrap();
    assert_eq!(journal.empty_trash().unwrap(), 2, "nothing names her any more");
    assert!(journal.person(ana).is_err());
}

#[test]
fn what_is_destroyed_is_not_named_in_what_was_said_before() {
    let mut journal = journal();
    let spring = inventory(&mut journal, "");
    let entry = resentment(&mut journal, spring, "Ana", "She left");
    let ana = person(&mut journal, "Ana");
    said_before(&journal, entry, "who", &named(ana));
    answer(&mut journal, entry, "who", Answer::default());
    journal.delete(&Target::Person { id: ana }).unwrap();
    journal.destroy(&Target::Person { id: ana }).unwrap();
    assert!(history(&journal).iter().all(|answer| answer.people.is_empty()));
}

/// Every person whom a row or the history of a row names is there.
fn nothing_dangles(journal: &MemoryJournal) {
    check_index(journal);
    for answer in history(journal) {
        for id in answer.people {
            journal.person(id).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn merges_and_takings_out_leave_nothing_dangling_and_are_taken_back_to_the_letter(
        links in prop::collection::vec((0..6_usize, 0..5_usize, 0..3_usize), 0..24),
        acts in prop::collection::vec((0..3_u8, 0..5_usize, 0..5_usize), 1..5),
    ) {
        let mut journal = journal();
        let spring = inventory(&mut journal, "");
        let people: Vec<_> = ["Ána", "ana", "Mum", "佐伊", "Zoë B."]
            .into_iter()
            .map(|name| {
                let draft = PersonDraft { name: name.to_owned(), ..PersonDraft::default() };
                journal.create_person(&draft).unwrap().id
            })
            .collect();
        let entries: Vec<_> = (0..6)
            .map(|_| journal.create_entry(Some(spring), "relationships", None, None).unwrap().id)
            .collect();
        for (entry, who, place) in links {
            let (entry, who) = (entries[entry], people[who]);
            match place {
                2 => drop(journal.create_amends(&AmendsDraft::new(who, "a harm")).unwrap()),
                place => {
                    let field = ["whom", "hurt"][place];
                    let mut said = journal.entry(entry).unwrap().answers.remove(field).unwrap_or_default();
                    said_before(&journal, entry, field, &said);
                    said.people.insert(0, who);
                    answer(&mut journal, entry, field, said);
                }
            }
        }
        let mut before = vec![dump(&journal)];
        for (act, one, other) in acts {
            let (one, other) = (people[one], people[other]);
            let done = match act {
                0 => journal.unlink_person(one).map(drop),
                _ => journal.merge_people(one, other).map(drop),
            };
            nothing_dangles(&journal);
            if done.is_ok() {
                before.push(dump(&journal));
            }
        }
        // A taking out of somebody who is out already changes nothing and leaves no step.
        before.dedup();
        while let Some(expected) = before.pop() {
            prop_assert_eq!(dump(&journal), expected);
            if !before.is_empty() {
                journal.undo().unwrap();
            }
        }
    }
}
