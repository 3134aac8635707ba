//! What may still tell who somebody is, and what is put out.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::PersonKind;
use candor_share::model::{NameForm, SharePreview, ShareSelection, TellKind};
use candor_share::{html, markdown, preview};
use proptest::prelude::*;

use common::{Journal, own_choice, people, text};

const FULL_OF_TELLS: &str = "I met Nadia Berg in Leeds on 3 March 1991, at the Northgate School. Call 0113 496 0000, or \
    write to nadia@example.org. Berg was there. See facebook.com/nadia. The car was KN08 XYZ, account 12345678. I told lis.";

fn journal() -> Journal {
    let mut journal = Journal::default();
    let marek = journal.person("Marek Lis", &[]);
    let bank = journal.named("Harcourt Bank", &[], PersonKind::Institution);
    journal.entry("resentments", &[("who", people(&[bank])), ("cause", text("Marek saw it in LEEDS."))]);
    journal.entry(
        "harms",
        &[
            ("whom", people(&[marek])),
            ("what", text(FULL_OF_TELLS)),
            ("affected", own_choice("at Leeds too")),
        ],
    );
    journal
}

fn told(shown: &SharePreview) -> Vec<(&str, TellKind, &[u32], bool)> {
    shown
        .tells
        .iter()
        .map(|tell| (tell.text.as_str(), tell.kind, tell.entries.as_slice(), tell.hidden))
        .collect()
}

#[test]
fn what_may_tell_is_listed_with_its_entries() {
    let journal = journal();
    let shown = preview(&journal, &journal.all(NameForm::Initials, "en")).unwrap();
    assert_eq!(
        told(&shown),
        [
            ("Harcourt Bank", TellKind::NameLike, &[1][..], false),
            ("LEEDS", TellKind::Place, &[1, 2], false),
            ("Nadia Berg", TellKind::NameLike, &[2], false),
            ("3 March 1991", TellKind::Date, &[2], false),
            ("Northgate School", TellKind::NameLike, &[2], false),
            ("0113 496 0000", TellKind::Phone, &[2], false),
            ("nadia@example.org", TellKind::Email, &[2], false),
            ("Berg", TellKind::NameLike, &[2], false),
            ("facebook.com/nadia", TellKind::Address, &[2], false),
            ("KN08 XYZ", TellKind::Number, &[2], false),
            ("12345678", TellKind::Number, &[2], false),
            ("lis", TellKind::NameLike, &[2], false),
        ]
    );
    let full = preview(&journal, &journal.all(NameForm::Full, "en")).unwrap();
    assert!(full.tells.is_empty(), "full names are meant to be read");
}

#[test]
fn what_is_put_out_is_nowhere_in_the_document_or_in_a_file() {
    let journal = journal();
    for form in [NameForm::Full, NameForm::Initials, NameForm::Aliases] {
        let mut selection = journal.all(form, "en");
        selection.title = Some("Leeds, mostly".into());
        let every =
            preview(&journal, &ShareSelection { names: NameForm::Aliases, ..selection.clone() }).unwrap();
        selection.hidden = every.tells.iter().map(|tell| tell.text.clone()).collect();
        let shown = preview(&journal, &selection).unwrap();
        assert_eq!(shown.tells.len(), selection.hidden.len(), "{:?}", shown.tells);
        assert!(shown.tells.iter().all(|tell| tell.hidden));
        let files = format!("{:?}{}{}", shown.document, html(&shown.document), markdown(&shown.document));
        let files = files.to_lowercase();
        for gone in [
            "leeds",
            "nadia",
            "berg",
            "harcourt",
            "northgate",
            "1991",
            "0113",
            "496",
            "example",
            "kn08",
            "12345678",
        ] {
            assert!(!files.contains(gone), "{gone} under {form:?}");
        }
        assert_eq!(shown.document.title.unwrap().title, "…, mostly");
        assert_eq!(shown.document.sections[0].entries[0].heading, "…");
    }
}

#[test]
fn what_is_put_out_goes_whole_and_with_it_the_mark_of_a_name_left_there() {
    let mut journal = Journal::default();
    let tom = journal.person("Tom Okafor", &[]);
    journal.entry("harms", &[("what", text("Tom Okafor's van and Tomás, the VAN, vans"))]);
    let mut selection = journal.all(NameForm::Initials, "en");
    selection.left_in_text = vec![tom];
    selection.hidden = vec!["okafor's van".into(), "van".into()];
    let shown = preview(&journal, &selection).unwrap();
    let runs = &shown.document.sections[0].entries[0].rows[0].runs;
    let runs: Vec<_> = runs.iter().map(|run| (run.text.as_str(), run.name_of)).collect();
    assert_eq!(runs, [("Tom ", Some(tom)), ("… and Tomás, the …, vans", None)]);
}

#[test]
fn dates_that_were_asked_for_are_told_of_and_a_form_of_a_name_is_not() {
    let mut journal = Journal::default();
    let marek = journal.called("Marek", &[], "Mk.", "my Friend from Work");
    journal.entry("harms", &[("whom", people(&[marek])), ("what", text("I lied to Marek."))]);
    for form in [NameForm::Initials, NameForm::Aliases] {
        assert_eq!(preview(&journal, &journal.all(form, "es")).unwrap().tells, []);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whatever is told of can be put out: then none of it stands in any file, and it is still listed.
    #[test]
    fn whatever_is_told_of_can_be_put_out(
        pieces in proptest::collection::vec(prop_oneof![
            "[A-Z][a-z]{2,6}", "[a-z]{2,6}", "in [A-Z][a-z]{3,5}", "[0-9]{1,9}", "\\+[0-9]{2} [0-9]{3} [0-9]{4}",
            "[a-z]{2,4}@[a-z]{2,4}\\.org", "[0-9]{1,2} May (19|20)[0-9]{2}", "[A-Z]{2}[0-9]{2,4}", "[.,!?:]", "\\PC{1,4}",
        ], 1..20),
        language in prop_oneof![Just("en"), Just("es")],
    ) {
        let mut journal = Journal::default();
        journal.entry("harms", &[("what", text(&pieces.join(" ")))]);
        let mut selection = journal.all(NameForm::Aliases, language);
        let before = preview(&journal, &selection).unwrap();
        prop_assume!(!before.document.sections.is_empty());
        selection.hidden = before.tells.iter().map(|tell| tell.text.clone()).collect();
        let after = preview(&journal, &selection).unwrap();
        let listed = |shown: &SharePreview| shown.tells.iter().map(|tell| tell.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(listed(&before), listed(&after));
        let read: String = after.document.sections[0].entries[0].rows[0].runs.iter().map(|run| run.text.as_str()).collect();
        for tell in &after.tells {
            let pieces: Vec<_> = read.split(|c: char| !c.is_alphanumeric() && !"@+.".contains(c)).collect();
            let is_word = tell.text.chars().all(char::is_alphanumeric);
            let stands = if is_word { pieces.contains(&tell.text.as_str()) } else { read.contains(&tell.text) };
            prop_assert!(!stands, "{} in {}", tell.text, read);
        }
    }
}
