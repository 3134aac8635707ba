//! The nature alone: counts of what was marked, and nothing that the writer wrote.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;

use candor_journal::model::{Answer, Chosen, Pass};
use candor_locales::{LANGUAGES, Words};
use candor_share::model::{NameForm, ShareDocument};
use candor_share::{html, markdown, preview};

use common::{Journal, chosen, people, text};

fn journal() -> Journal {
    let mut journal = Journal::default();
    let marek = journal.person("Marek Okafor", &[]);
    let own = |words: &str| Chosen { value: words.into(), own: true, fear: false };
    let part = |marked: &[&str], own_words: &[&str]| {
        let marked = marked.iter().map(|value| Chosen { value: (*value).into(), own: false, fear: false });
        let choices = marked.chain(own_words.iter().map(|words| own(words))).collect();
        Answer { choices, ..text("Marek Okafor and the van") }
    };
    for marked in [&["selfish", "dishonest"][..], &["dishonest"], &["dishonest", "dishonest", "frightened"]] {
        journal.entry(
            "resentments",
            &[
                ("who", people(&[marek])),
                ("cause", text("On 3 March 1991 Marek left.")),
                ("affects", chosen(&[("pride", true)])),
                ("part", part(marked, &["cowardly about Marek", "late again"])),
            ],
        );
    }
    let passed = Answer { pass: Some(Pass::NotMine), ..part(&["selfish"], &[]) };
    journal.entry("resentments", &[("part", passed)]);
    journal.own_worksheet("What Marek did", "Marek's ways", &["Marek's first way"]);
    journal.entry("own", &[("own", chosen(&[("first", false)]))]);
    journal
}

/// What was marked, how often, and its opposite.
type Count = (String, u32, String);

/// Titles of sections with what was counted in each.
fn counted(document: &ShareDocument) -> Vec<(String, Vec<Count>)> {
    let count = |section: &candor_share::model::ShareSection| {
        let counts = section.counts.iter();
        counts.map(|count| (count.label.clone(), count.count, count.opposite.clone())).collect()
    };
    document.sections.iter().map(|section| (section.title.clone(), count(section))).collect()
}

#[test]
fn what_was_marked_is_counted_beside_its_opposite() {
    let journal = journal();
    let shown = preview(&journal, &journal.all(NameForm::Nature, "en")).unwrap();
    assert_eq!((shown.found, shown.tells), (vec![], vec![]));
    let row = |label: &str, count, opposite: &str| (label.to_owned(), count, opposite.to_owned());
    assert_eq!(
        counted(&shown.document),
        [
            ("Resentments: Affects my".to_owned(), vec![row("pride", 3, "")]),
            (
                "Resentments: My part".to_owned(),
                vec![
                    row("dishonest", 3, "honest"),
                    row("selfish", 1, "thinking of others"),
                    row("frightened", 1, "trusting"),
                    row("another, in my own words", 3, ""),
                ]
            ),
            ("A worksheet of my own".to_owned(), vec![row("another, in my own words", 1, "")]),
        ]
    );
    let page = html(&shown.document);
    assert!(
        page.contains("dishonest") && page.contains("thinking of others") && page.contains('3'),
        "{page}"
    );
    let plain = markdown(&shown.document);
    assert!(plain.contains("dishonest") && plain.contains("honest"), "{plain}");
}

#[test]
fn only_chosen_fields_are_counted_and_none_of_the_writers_words_is_in_it() {
    let journal = journal();
    for language in LANGUAGES {
        let mut selection = journal.all(NameForm::Nature, language);
        selection.title = Some("For Marek".into());
        let shown = preview(&journal, &selection).unwrap();
        let words = Words::new(language);
        let someone = words.get("document-someone", &[]);
        assert_eq!(shown.document.title.as_ref().unwrap().title, format!("For {someone}"));
        let all = format!("{:?}{}{}", shown.document, html(&shown.document), markdown(&shown.document));
        for written in ["Marek", "Okafor", "van", "1991", "March", "coward", "late again", "way"] {
            assert!(!all.contains(written), "{written} in {all}");
        }
        let titles: BTreeSet<_> =
            shown.document.sections.iter().map(|section| section.title.as_str()).collect();
        assert_eq!(titles.len(), 3, "{titles:?}");

        for section in &mut selection.sections {
            section.fields.retain(|field| field == "affects");
        }
        let shown = preview(&journal, &selection).unwrap();
        assert_eq!(shown.document.sections.len(), 1);
    }
}
