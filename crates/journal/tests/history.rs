//! What answers said before.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{FixedClock, Journal, JournalError};
use common::*;
use proptest::prelude::*;
use rusqlite::Connection;

const MINUTE: i64 = 60 * SECOND;

/// A journal with one entry of resentments, and the clock it goes by.
fn one_entry() -> (MemoryJournal, FixedClock, Id) {
    let clock = clock();
    let mut journal = journal_at(&clock);
    let step_four = inventory(&mut journal, "Spring");
    let entry = journal.create_entry(Some(step_four), "resentments", None, None).unwrap().id;
    (journal, clock, entry)
}

/// What a field said before, newest first.
fn earlier(journal: &MemoryJournal, entry: Id, field: &str) -> Vec<String> {
    let history = journal.entry_history(entry).unwrap();
    history.into_iter().filter(|earlier| earlier.field == field).map(|earlier| earlier.answer.text).collect()
}

fn cause(journal: &mut MemoryJournal, entry: Id, words: &str) {
    answer(journal, entry, "cause", text(words));
}

fn now(journal: &MemoryJournal, entry: Id) -> Answer {
    journal.entry(entry).unwrap().answers.get("cause").cloned().unwrap_or_default()
}

#[test]
fn an_answer_that_stood_for_a_while_is_kept_when_it_is_written_again() {
    let (mut journal, clock, entry) = one_entry();
    cause(&mut journal, entry, "She left");
    clock.advance(10 * MINUTE);
    cause(&mut journal, entry, "She left me");
    assert!(earlier(&journal, entry, "cause").is_empty(), "ten minutes are still one sitting");
    clock.advance(10 * MINUTE + 1);
    cause(&mut journal, entry, "She left me alone");
    clock.advance(SECOND);
    cause(&mut journal, entry, "She left me alone again");
    assert_eq!(earlier(&journal, entry, "cause"), ["She left me"]);
    let kept = journal.entry_history(entry).unwrap().remove(0);
    assert_eq!(kept.written.unwrap().0, "2026-11-22T10:52:00.000+01:00", "when it was written, not replaced");
    assert!(journal.entry(entry).unwrap().answers["cause"].text.ends_with("again"));
}

#[test]
fn what_an_earlier_session_wrote_is_kept_whatever_the_clock_says() {
    for away in [SECOND, -30 * DAY, 30 * DAY] {
        let (mut journal, clock, entry) = one_entry();
        cause(&mut journal, entry, "She left");
        clock.advance(away);
        let mut journal = Journal::open_with(journal.into_database(), clock.clone()).unwrap();
        cause(&mut journal, entry, "She stayed");
        assert_eq!(earlier(&journal, entry, "cause"), ["She left"], "{away}");
        cause(&mut journal, entry, "She stayed away");
        assert_eq!(earlier(&journal, entry, "cause"), ["She left"], "{away}");
    }
}

#[test]
fn what_goes_at_once_is_kept_however_new_it_is() {
    let long = "He said in front of them all that I was no good";
    for (what, next, kept) in [
        ("emptied", String::new(), true),
        ("written over", "He laughed".to_owned(), true),
        ("written anew as long", "I never forgave myself for what I did that day".to_owned(), true),
        ("its second half cut", long[..30].to_owned(), false),
        ("all but its first word cut", long[..7].to_owned(), true),
        ("gone on with", format!("{long} at all"), false),
        ("mended in the middle", long.replace("them all", "my mother"), false),
        ("begun differently", format!("Once {long}"), false),
    ] {
        let (mut journal, _, entry) = one_entry();
        cause(&mut journal, entry, long);
        cause(&mut journal, entry, &next);
        let expected: &[&str] = if kept { &[long] } else { &[] };
        assert_eq!(earlier(&journal, entry, "cause"), expected, "{what}");
    }
    let (mut journal, _, entry) = one_entry();
    cause(&mut journal, entry, "short");
    cause(&mut journal, entry, "other");
    assert!(earlier(&journal, entry, "cause").is_empty(), "a few words are typed again");
}

#[test]
fn what_was_chosen_and_who_was_named_is_kept_too() {
    let (mut journal, clock, entry) = one_entry();
    let (ana, bea) = (person(&mut journal, "Ana"), person(&mut journal, "Bea"));
    let part = Answer { choices: vec![chosen("selfish")], pass: Some(Pass::NotReady), ..text("I hid") };
    answer(&mut journal, entry, "part", part.clone());
    answer(&mut journal, entry, "who", Answer { people: vec![ana, bea], ..Answer::default() });
    clock.advance(11 * MINUTE);
    answer(&mut journal, entry, "part", Answer { pass: None, ..part.clone() });
    answer(&mut journal, entry, "who", Answer { people: vec![bea], ..Answer::default() });
    let history = journal.entry_history(entry).unwrap();
    assert_eq!(history.iter().map(|earlier| earlier.field.as_str()).collect::<Vec<_>>(), ["who", "part"]);
    assert_eq!(history[0].answer.people, [ana, bea]);
    assert_eq!(history[1].answer, part);
    // The people of an answer are as new as the answer.
    answer(&mut journal, entry, "who", Answer { people: vec![ana], ..Answer::default() });
    assert_eq!(journal.entry_history(entry).unwrap().len(), 2);
    // Nobody is named any more: then nothing stands there.
    journal.unlink_person(ana).unwrap();
    assert!(!journal.entry(entry).unwrap().answers.contains_key("who"));
}

#[test]
fn writing_the_same_again_is_no_change() {
    let (mut journal, clock, entry) = one_entry();
    cause(&mut journal, entry, "She left");
    clock.advance(11 * MINUTE);
    let before = journal.entry(entry).unwrap();
    cause(&mut journal, entry, "She left");
    assert_eq!(journal.entry(entry).unwrap(), before);
    assert!(journal.entry_history(entry).unwrap().is_empty());
    // What goes and comes is kept once.
    for _ in 0..3 {
        cause(&mut journal, entry, "");
        cause(&mut journal, entry, "She left");
    }
    assert_eq!(earlier(&journal, entry, "cause"), ["She left"]);
}

#[test]
fn an_earlier_answer_is_compared_and_brought_back() {
    let (mut journal, clock, entry) = one_entry();
    let opening = "x".repeat(200);
    cause(&mut journal, entry, &format!("{opening} She left me alone"));
    clock.advance(11 * MINUTE);
    cause(&mut journal, entry, &format!("{opening} She left him"));
    let kept = journal.entry_history(entry).unwrap().remove(0);
    assert_eq!(kept.answer.text, "x".repeat(120), "a list shows the opening");
    let compared = journal.compare_answer(entry, kept.version).unwrap();
    assert_eq!(
        compared.words,
        [
            WordRun::Kept { text: format!("{opening} She left ") },
            WordRun::Taken { text: "me alone".to_owned() },
            WordRun::Added { text: "him".to_owned() },
        ]
    );
    assert_eq!(compared.now, now(&journal, entry));
    // Bringing back is an edit like any other: it is taken back, and what it replaced is kept.
    clock.advance(11 * MINUTE);
    answer(&mut journal, entry, "cause", compared.earlier.clone());
    assert_eq!(now(&journal, entry), compared.earlier);
    assert_eq!(earlier(&journal, entry, "cause").len(), 2);
    journal.undo().unwrap();
    assert_eq!(now(&journal, entry), compared.now);
    assert_eq!(earlier(&journal, entry, "cause").len(), 1);

    let elsewhere = journal.create_entry(None, "spot_check", None, None).unwrap().id;
    for (entry, version) in [(entry, kept.version + 1), (elsewhere, kept.version)] {
        assert!(matches!(journal.compare_answer(entry, version), Err(JournalError::NotFound(_))));
    }
    journal.delete(&entry_target(&journal, entry)).unwrap();
    assert!(matches!(journal.entry_history(entry), Err(JournalError::NotFound(_))));
    assert!(matches!(journal.compare_answer(entry, kept.version), Err(JournalError::NotFound(_))));
}

#[test]
fn the_oldest_go_first_when_there_are_many() {
    let (mut journal, clock, entry) = one_entry();
    for number in 0..60 {
        cause(&mut journal, entry, &format!("wording {number}"));
        answer(&mut journal, entry, "differently", text(&format!("other {number}")));
        clock.advance(11 * MINUTE);
    }
    let expected: Vec<_> = (9..59).rev().map(|number| format!("wording {number}")).collect();
    assert_eq!(earlier(&journal, entry, "cause"), expected);
    assert_eq!(earlier(&journal, entry, "differently").len(), 50);
    journal.undo().unwrap();
    journal.undo().unwrap();
    let expected: Vec<_> = (8..58).rev().map(|number| format!("wording {number}")).collect();
    assert_eq!(earlier(&journal, entry, "cause"), expected, "what had to go comes back with the edit");
}

#[test]
fn long_texts_take_bounded_room_beside_the_newest() {
    let (mut journal, clock, entry) = one_entry();
    let sizes = |journal: &MemoryJournal| -> Vec<usize> {
        let history = journal.entry_history(entry).unwrap();
        let whole = |earlier: &EarlierAnswer| {
            journal.compare_answer(entry, earlier.version).unwrap().earlier.text.len() >> 20
        };
        history.iter().map(whole).collect()
    };
    for (number, mebibytes) in [1, 2, 1, 5, 1, 1].into_iter().enumerate() {
        cause(&mut journal, entry, &format!("{number}{}", " word".repeat((mebibytes << 20) / 5 + 1)));
        clock.advance(11 * MINUTE);
    }
    // 5 MiB stood beside newer ones for a moment only; the newest stays however long it is.
    assert_eq!(sizes(&journal), [1]);
    journal.undo().unwrap();
    assert_eq!(sizes(&journal), [5, 1, 2]);
    journal.redo().unwrap();
    assert_eq!(sizes(&journal), [1]);
}

#[test]
fn two_long_texts_without_a_word_in_common_are_compared_too() {
    let (mut journal, clock, entry) = one_entry();
    let words =
        |from: u32| (from..from + 200_000).map(|number| format!("{number:x} ")).collect::<Vec<_>>().concat();
    cause(&mut journal, entry, &words(0));
    clock.advance(11 * MINUTE);
    cause(&mut journal, entry, &words(1 << 20));
    let version = journal.entry_history(entry).unwrap()[0].version;
    let shown: usize = journal
        .compare_answer(entry, version)
        .unwrap()
        .words
        .iter()
        .map(|run| match run {
            WordRun::Kept { text } | WordRun::Added { text } | WordRun::Taken { text } => text.len(),
            WordRun::Unshown { .. } => 0,
        })
        .sum();
    assert!(shown < 100_000, "what is shown stays small: {shown}");
}

#[test]
fn what_is_destroyed_leaves_no_earlier_wording_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal");
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "secure_delete", true).unwrap();
    let clock = clock();
    let mut journal = Journal::open_with(connection, clock.clone()).unwrap();
    let draft = InventoryDraft::new("Spring", day("2026-11-01"));
    let step_four = journal.create_inventory(&draft).unwrap().id;
    let [gone, stays] =
        [(), ()].map(|()| journal.create_entry(Some(step_four), "resentments", None, None).unwrap().id);
    let write = |journal: &mut Journal<Connection>, entry, words: String| {
        let field = "cause".to_owned();
        journal.apply(&Edit::Answer { entry, field, answer: text(&words) }).unwrap();
        clock.advance(11 * MINUTE);
    };
    for number in 0..55 {
        write(&mut journal, gone, format!("quicksilver {number} {}", "quicksilver ".repeat(100)));
        write(&mut journal, stays, format!("cinnabar {number}"));
    }
    assert_eq!(journal.entry_history(gone).unwrap().len(), 50);
    assert!(journal.search("cinnabar 3", 10).unwrap().is_empty(), "search finds what is said, not what was");
    let target =
        Target::Entry { id: gone, inventory: Some(step_four), worksheet: "resentments".into(), field: None };
    journal.delete(&target).unwrap();
    journal.destroy(&target).unwrap();
    check_index(&journal);
    assert_eq!(journal.entry_history(stays).unwrap().len(), 50);
    journal.into_database().close().unwrap();
    let bytes = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).to_lowercase();
    assert!(bytes.contains("cinnabar 3"));
    assert!(!bytes.contains("quicksilver"));
}

const FIELDS: [&str; 2] = ["cause", "differently"];

/// One thing that a person does.
#[derive(Debug, Clone)]
enum Act {
    Write { field: usize, words: String },
    Wait(i64),
    Reopen,
    Undo,
    Redo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        6 => (0..2_usize, "[ab ]{0,60}").prop_map(|(field, words)| Act::Write { field, words }),
        2 => (-2 * MINUTE..30 * MINUTE).prop_map(Act::Wait),
        1 => Just(Act::Reopen),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ];
    prop::collection::vec(act, 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Undo brings back the history that there was, redo the one that followed; and what an earlier session wrote, or
    /// what is emptied, is never lost.
    #[test]
    fn history_goes_with_the_edits(acts in acts()) {
        let (mut journal, clock, entry) = one_entry();
        let reopen = |journal: MemoryJournal| Journal::open_with(journal.into_database(), clock.clone()).unwrap();
        journal = reopen(journal);
        let state = |journal: &MemoryJournal| (dump(journal), journal.entry_history(entry).unwrap());
        // Edits in one breath are one step, so that undo and redo may skip a state; none is ever new.
        let mut seen = vec![state(&journal)];
        let mut just_opened = true;
        for act in acts {
            let opened = std::mem::take(&mut just_opened);
            match act {
                Act::Write { field, words } => {
                    let field = FIELDS[field];
                    let before = journal.entry(entry).unwrap().answers.get(field).cloned().unwrap_or_default();
                    answer(&mut journal, entry, field, text(&words));
                    if before.text != words && !before.is_empty() && (opened || words.is_empty()) {
                        prop_assert_eq!(&earlier(&journal, entry, field)[0], &before.text);
                    }
                }
                Act::Wait(milliseconds) => clock.advance(milliseconds),
                Act::Reopen => {
                    // No journal is opened within a millisecond.
                    clock.advance(1);
                    journal = reopen(journal);
                    just_opened = true;
                }
                Act::Undo => {
                    journal.undo().unwrap();
                    prop_assert!(seen.contains(&state(&journal)), "undo led somewhere new");
                }
                Act::Redo => {
                    journal.redo().unwrap();
                    prop_assert!(seen.contains(&state(&journal)), "redo led somewhere new");
                }
            }
            for field in FIELDS {
                let texts = earlier(&journal, entry, field);
                prop_assert!(texts.len() <= 50 && texts.iter().all(|text| !text.is_empty()));
                prop_assert!(texts.windows(2).all(|pair| pair[0] != pair[1]), "nothing is kept twice in a row");
            }
            seen.push(state(&journal));
        }
    }
}
