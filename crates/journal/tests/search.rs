//! Finding one's words.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use common::*;
use proptest::prelude::*;

/// A journal in which there is a little of everything.
fn written() -> MemoryJournal {
    let mut journal = journal();
    let step_four = inventory(&mut journal, "Spring cleaning");
    resentment(&mut journal, step_four, "Marek", "He kept the money from the garden job.");
    let helen = resentment(&mut journal, step_four, "Helen", "She told everyone at the café about it.");
    let own = Chosen { value: "my little workshop".to_owned(), own: true, fear: false };
    answer(
        &mut journal,
        helen,
        "affects",
        Answer { choices: vec![chosen("pride"), own], ..Answer::default() },
    );
    let id = person(&mut journal, "Helen");
    let draft = PersonDraft {
        name: "Helen".to_owned(),
        aliases: vec!["Mum".to_owned()],
        kind: PersonKind::Person,
        ..PersonDraft::default()
    };
    journal.apply(&Edit::Person { id, draft }).unwrap();
    let amends =
        AmendsDraft { plan: "Write to her in January".to_owned(), ..AmendsDraft::new(id, "I shouted") };
    let amends = journal.create_amends(&amends).unwrap().id;
    journal
        .move_amends(amends, &AmendsMove::to(AmendsStatus::Planned).with_note("after talking with Bea"))
        .unwrap();
    reflection(&mut journal, "Canal", "A slow walk. Nobody spoke.");
    let quiet = reflection(&mut journal, "Quiet", "Down by the **canal** again, and the canal was still.");
    let draft = journal.reflection(quiet).unwrap().draft;
    let draft = ReflectionDraft { tags: vec!["#stillness".to_owned()], ..draft };
    journal.apply(&Edit::Reflection { id: quiet, draft }).unwrap();
    let step = Edit::Step { number: 3, own_words: "Let go a little".to_owned(), notes: "Ask Bea".to_owned() };
    journal.apply(&step).unwrap();
    check_index(&journal);
    journal
}

#[test]
fn words_are_found_wherever_they_were_written() {
    let journal = written();
    for (query, expected) in [
        ("spring", &["inventory · Spring cleaning · [Spring] cleaning"][..]),
        ("garden", &["resentments.cause · Marek · He kept the money from the [garden] job."]),
        (
            "workshop",
            &["resentments.affects · Helen · She told everyone at the café about it. my little [workshop]"],
        ),
        ("january", &["amends · Helen · I shouted Write to her in [January] after talking with Bea"]),
        ("stillness", &["reflection · Quiet · [stillness]"]),
        ("let go", &["step 3 ·  · [Let] [go] a little Ask Bea"]),
        // Accents and case aside, whole words or the beginning of the last.
        (
            "CAFE",
            &["resentments.cause · Helen · She told everyone at the [café] about it. my little workshop"],
        ),
        (
            "caf",
            &["resentments.cause · Helen · She told everyone at the [café] about it. my little workshop"],
        ),
        ("afé", &[]),
        ("gard job", &[]),
        ("garden jo", &["resentments.cause · Marek · He kept the money from the [garden] [job]."]),
        // All words are needed, across the fields of an entry, names included.
        ("marek money", &["resentments.cause · Marek · He kept the [money] from the garden job."]),
        ("marek café", &[]),
        // What stands in quotes stands together.
        ("\"the money\"", &["resentments.cause · Marek · He kept [the money] from the garden job."]),
        ("“money the”", &[]),
        ("\"the mon", &["resentments.cause · Marek · He kept [the money] from the garden job."]),
        ("\"the mon\"", &[]),
    ] {
        assert_eq!(found(&journal, query), expected, "{query}");
    }
}

#[test]
fn a_title_comes_before_a_text_that_says_it_twice() {
    assert_eq!(
        found(&written(), "canal"),
        [
            "reflection · Canal · [Canal]",
            "reflection · Quiet · Down by the **[canal]** again, and the [canal] was still.",
        ]
    );
}

#[test]
fn another_name_of_somebody_finds_what_is_linked_to_them_and_a_new_name_is_found_at_once() {
    let mut journal = written();
    assert_eq!(
        found(&journal, "mum"),
        ["person · Helen · [Mum]", "resentments.who · Helen · Helen, [Mum]", "amends · Helen · Helen, [Mum]",]
    );
    let helen = person(&mut journal, "helen");
    let draft = PersonDraft { name: "Hélène".to_owned(), ..PersonDraft::default() };
    journal.apply(&Edit::Person { id: helen, draft }).unwrap();
    assert!(found(&journal, "mum").is_empty());
    assert_eq!(found(&journal, "helene").len(), 3);
    journal.undo().unwrap();
    assert_eq!(found(&journal, "mum").len(), 3);
    assert!(found(&journal, "helene").is_empty());
    check_index(&journal);
}

#[test]
fn what_is_in_the_trash_is_not_found_until_it_comes_back() {
    let mut journal = written();
    let entry = journal.search("garden", 1).unwrap()[0].target.clone();
    let inventory = journal.search("spring", 1).unwrap()[0].target.clone();
    for gone in [entry, inventory] {
        journal.delete(&gone).unwrap();
        assert!(found(&journal, "garden").is_empty());
        journal.restore(&gone).unwrap();
        assert_eq!(found(&journal, "garden").len(), 1);
    }
}

#[test]
fn the_limit_is_kept_and_counts_only_what_is_shown() {
    let mut journal = journal();
    let pages: Vec<_> = (0..10).map(|page| reflection(&mut journal, &format!("{page}"), "water")).collect();
    for id in &pages[..5] {
        journal.delete(&Target::Reflection { id: *id }).unwrap();
    }
    assert_eq!(journal.search("water", 3).unwrap().len(), 3);
    assert_eq!(journal.search("water", 50).unwrap().len(), 5);
    assert!(journal.search("water", 0).unwrap().is_empty());
}

#[test]
fn other_scripts_are_found_as_they_are_written() {
    let mut journal = journal();
    let hebrew = "היום הלכתי עם אבא לים";
    let arabic = "كتبت رسالة إلى أختي";
    let chinese = "今天 我 很 平静";
    for text in [hebrew, arabic, chinese, "Ein Gruß 🌊 an Zoë"] {
        reflection(&mut journal, "", text);
    }
    for (query, expected) in [
        ("אבא", "היום הלכתי עם [אבא] לים"),
        ("رسا", "كتبت [رسالة] إلى أختي"),
        ("平", "今天 我 很 [平静]"),
        ("zoe 🌊", "Ein Gruß 🌊 an [Zoë]"),
    ] {
        let hits = found(&journal, query);
        assert!(hits.len() == 1 && hits[0].ends_with(expected), "{query}: {hits:?}");
    }
    assert!(found(&journal, "🌊").is_empty(), "a query without a word finds nothing");
}

#[test]
fn the_index_can_be_built_anew_from_the_rows() {
    let journal = written();
    journal.database().execute("INSERT INTO search (search) VALUES ('rebuild')", []).unwrap();
    check_index(&journal);
    assert_eq!(found(&journal, "garden").len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_typed_is_a_query_and_never_an_error(query in any_query()) {
        thread_local!(static JOURNAL: MemoryJournal = written());
        JOURNAL.with(|journal| journal.search(&query, 5)).unwrap();
    }
}

/// Anything at all, and what FTS5 has a meaning for.
fn any_query() -> impl Strategy<Value = String> {
    let operators = r#"(("|“|'|\*|\^|:|\(|\)|\{|\}|-|\+|,|;|--|/\*|\x00|AND|OR|NOT|NEAR|NEAR\(|title|body:| |a|é|שלום|平|🌊|%|_|\\){0,20})"#;
    prop_oneof![any::<String>(), operators, "\\PC{0,400}"]
}
