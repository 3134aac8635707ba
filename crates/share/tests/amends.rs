//! The Step 8 list as a document, and a letter alone.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::{
    Amends, AmendsDraft, AmendsKind, AmendsStatus, Balance, Day, DeferralReason, Id, InjuryAnswer,
    InjuryQuestion, InjuryReply, LedgerDraft, LedgerKind, LedgerLine, Moment, Node, StatusChange,
    Willingness,
};
use candor_share::model::{AmendsSelection, NameForm, ShareDocument, ShareFormat};
use candor_share::{ShareError, amends_preview, csv, html, letter, markdown};
use jiff::civil::date;

use common::{Journal, id};

const FIELDS: [&str; 12] = [
    "history",
    "ledger",
    "harm",
    "suffered",
    "willingness",
    "kind",
    "plan",
    "talked",
    "injury",
    "reason",
    "review",
    "outcome",
];

fn moment() -> Moment {
    Moment("2026-11-22T10:42:00.000Z[+00:00]".into())
}

fn amends(number: usize, person: Id, status: AmendsStatus) -> Amends {
    Amends {
        id: id(number),
        draft: AmendsDraft::new(person, "I let Marek take the blame for the van."),
        status,
        from_entry: None,
        has_letter: false,
        injury: Vec::new(),
        ledger: Vec::new(),
        balances: Vec::new(),
        history: Vec::new(),
        created: moment(),
        updated: moment(),
    }
}

fn line(kind: LedgerKind, day: Option<Day>, amount: &str, currency: &str, note: &str) -> LedgerLine {
    let (currency, amount, note) = (currency.into(), amount.into(), note.into());
    let draft = LedgerDraft { kind, date: day, currency, amount, note };
    LedgerLine { id: id(1), draft, left: String::new() }
}

/// Three amends to two people: one with all that there can be, one that is only named, one that is made.
fn journal() -> Journal {
    let mut journal = Journal::default();
    let marek = journal.person("Marek Lis", &[]);
    let ola = journal.called("Ola", &[], "", "my sister");
    let mut full = amends(100, marek, AmendsStatus::Deferred);
    full.has_letter = true;
    full.draft.suffered = "He lost the job at Northgate.".into();
    full.draft.willingness = Willingness::Partly;
    full.draft.kind = Some(AmendsKind::Financial);
    full.draft.plan = "Tell Ola first, then Marek.".into();
    full.draft.talked_with = "Ola".into();
    full.draft.talked_on = Some(Day(date(2026, 3, 2)));
    full.draft.reason = Some(DeferralReason::WaitingForAdvice);
    full.draft.review = Some(Day(date(2027, 1, 15)));
    full.injury =
        vec![InjuryAnswer { question: InjuryQuestion::Legal, answer: InjuryReply::NotSure, at: moment() }];
    full.ledger = vec![
        line(LedgerKind::Owed, None, "500.00", "EUR", "the van of Marek"),
        line(LedgerKind::Paid, Some(Day(date(2026, 4, 1))), "120.50", "EUR", ""),
        line(LedgerKind::Owed, None, "3", "days of work", ""),
    ];
    let left = |currency: &str, left: &str| Balance {
        currency: currency.into(),
        owed: String::new(),
        paid: String::new(),
        left: left.into(),
    };
    full.balances =
        vec![left("EUR", "379.50"), left("days of work", "3"), left("USD", "0.00"), left("GBP", "-20.00")];
    full.history = vec![
        StatusChange { at: moment(), from: None, to: AmendsStatus::Unsorted, note: String::new() },
        StatusChange {
            at: moment(),
            from: Some(AmendsStatus::Unsorted),
            to: AmendsStatus::Deferred,
            note: "Marek moved".into(),
        },
    ];
    let mut made = amends(102, ola, AmendsStatus::Made);
    made.draft.outcome = "Said it. She listened.".into();
    journal.amends = vec![full, amends(101, ola, AmendsStatus::Unsorted), made];
    journal
}

fn selection(names: NameForm, language: &str) -> AmendsSelection {
    AmendsSelection {
        statuses: vec![AmendsStatus::Made, AmendsStatus::Planned, AmendsStatus::Deferred],
        fields: FIELDS.map(str::to_owned).to_vec(),
        names,
        left_in_text: Vec::new(),
        hidden: Vec::new(),
        title: None,
        language: language.into(),
    }
}

fn lines(document: &ShareDocument) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &document.sections {
        lines.push(format!("= {} ({})", section.title, section.worksheet));
        for entry in &section.entries {
            lines.push(format!("{} {}", entry.number, entry.heading));
            for row in &entry.rows {
                let words: String = row.runs.iter().map(|run| run.text.as_str()).collect();
                lines.extend(words.lines().map(|line| format!("{}: {line}", row.label)));
            }
        }
    }
    lines
}

#[test]
fn each_status_is_a_section_and_everything_that_is_known_is_told() {
    let shown = amends_preview(&journal(), &selection(NameForm::Aliases, "en")).unwrap();
    assert_eq!(
        lines(&shown.document),
        [
            "= Made (made)",
            "1 my sister",
            "What I did: I let Person A take the blame for the van.",
            "Am I willing?: Not yet",
            "How it went: Said it. She listened.",
            "= Deferred (deferred)",
            "2 Person A",
            "What I did: I let Person A take the blame for the van.",
            "How they suffered: He lost the job at Northgate.",
            "Am I willing?: Partly",
            "Kind of amends: Financial",
            "Plan: Tell my sister first, then Person A.",
            "Talked over with: my sister",
            "Talked over with: 2 March 2026",
            "Would it injure?: It could have legal consequences: Not sure",
            "Not now, because: Waiting for advice",
            "A day to do it, or to look again: 15 January 2027",
            "Repayment: 500.00 EUR owed (the van of Person A)",
            "Repayment: 1 April 2026: 120.50 EUR paid back",
            "Repayment: 3 days of work owed",
            "Repayment: Left to pay back: 379.50 EUR",
            "Repayment: Left to pay back: 3 days of work",
            "Repayment: All of it is paid back: 0.00 USD left",
            "Repayment: 20.00 GBP more is paid back than was owed",
            "History: 22 November 2026: Put on the list",
            "History: 22 November 2026: Moved from Not yet sorted to Deferred (Person A moved)",
        ]
    );
    assert_eq!(shown.found.iter().map(|found| found.found.as_str()).collect::<Vec<_>>(), ["Marek", "Ola"]);
    let tells: Vec<_> = shown.tells.iter().map(|tell| tell.text.as_str()).collect();
    assert_eq!(tells, ["Northgate", "2 March 2026", "15 January 2027", "1 April 2026", "22 November 2026"]);
}

#[test]
fn only_what_is_chosen_is_told_in_every_language_and_amounts_follow_it() {
    let mut selection = selection(NameForm::Initials, "es");
    selection.fields = vec!["ledger".into()];
    selection.statuses = vec![AmendsStatus::Deferred];
    selection.title = Some(String::new());
    selection.hidden = vec!["van".into()];
    let shown = amends_preview(&journal(), &selection).unwrap();
    assert_eq!(shown.document.title.as_ref().unwrap().title, "Documento");
    let lines = lines(&shown.document);
    assert_eq!(lines[1], "1 M. L.");
    assert_eq!(lines[2], "Devolución: 500,00 EUR que debo (the … of M. L.)");
    assert_eq!(lines.len(), 9);
    let table = csv(&shown.document);
    assert!(table.contains("500,00 EUR") && !table.contains("Marek"), "{table}");

    selection.fields = vec!["nothing".into()];
    assert_eq!(amends_preview(&journal(), &selection).unwrap_err(), ShareError::UnknownField);
}

#[test]
fn the_nature_alone_counts_and_names_nobody() {
    let shown = amends_preview(&journal(), &selection(NameForm::Nature, "en")).unwrap();
    let counts: Vec<_> = shown
        .document
        .sections
        .iter()
        .flat_map(|section| {
            section.counts.iter().map(|count| (section.title.as_str(), count.label.as_str(), count.count))
        })
        .collect();
    assert_eq!(
        counts,
        [
            ("Made", "Not yet", 1),
            ("Deferred", "Financial", 1),
            ("Deferred", "Partly", 1),
            ("Deferred", "Waiting for advice", 1)
        ]
    );
    let all = format!("{:?}{}{}", shown.document, html(&shown.document), markdown(&shown.document));
    for written in ["Marek", "Ola", "sister", "van", "Northgate", "500.00", "2026", "2027"] {
        assert!(!all.contains(written), "{written}");
    }
}

#[test]
fn a_letter_is_as_it_was_written_and_one_that_was_not_begun_is_none() {
    let journal = journal();
    let document = letter(&journal, id(100), "en").unwrap();
    assert_eq!((document.title.as_ref(), document.sections.len()), (None, 1));
    assert!(matches!(document.sections[0].prose[0], Node::Heading { level: 1, .. }));
    let page = String::from_utf8(candor_share::written(&document, ShareFormat::Html, None).unwrap().to_vec())
        .unwrap();
    assert!(page.contains("Marek,") && page.contains("<em>van</em>"), "{page}");
    assert!(markdown(&document).contains("*van*"));
    assert_eq!(letter(&journal, id(101), "en").unwrap_err(), ShareError::EntryMissing);
    assert_eq!(letter(&journal, id(100), "tlh").unwrap_err(), ShareError::UnknownLanguage);
}
