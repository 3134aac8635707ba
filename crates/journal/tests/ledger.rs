//! What is owed and paid back: to the last digit, each currency by itself, and gone without a trace when it is
//! destroyed.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Invalid, JournalError};
use common::*;
use proptest::prelude::*;

fn listed(journal: &mut MemoryJournal) -> Id {
    let ana = person(journal, "Ana");
    journal.create_amends(&AmendsDraft::new(ana, "")).unwrap().id
}

fn add(journal: &mut MemoryJournal, id: Id, kind: LedgerKind, currency: &str, amount: &str) -> Amends {
    journal.add_to_ledger(id, &ledger_line(kind, currency, amount, "")).unwrap()
}

fn left(amends: &Amends) -> Vec<(&str, &str, &str, &str)> {
    amends
        .balances
        .iter()
        .map(|balance| {
            (balance.currency.as_str(), balance.owed.as_str(), balance.paid.as_str(), balance.left.as_str())
        })
        .collect()
}

#[test]
fn what_is_left_is_counted_in_each_currency_by_itself() {
    let mut journal = journal();
    let id = listed(&mut journal);
    add(&mut journal, id, LedgerKind::Owed, "GBP", "640");
    add(&mut journal, id, LedgerKind::Owed, "JPY", "12000");
    add(&mut journal, id, LedgerKind::Paid, "GBP", "130.10");
    add(&mut journal, id, LedgerKind::Paid, "GBP", "0.20");
    let amends = add(&mut journal, id, LedgerKind::Owed, " hours  of work ", "3");
    assert_eq!(
        left(&amends),
        [
            ("GBP", "640", "130.30", "509.70"),
            ("JPY", "12000", "0", "12000"),
            ("hours of work", "3", "0", "3"),
        ]
    );
    let amends = add(&mut journal, id, LedgerKind::Paid, "JPY", "12500");
    assert_eq!(left(&amends)[1], ("JPY", "12000", "12500", "-500"), "more was paid back than was owed");
    assert_eq!(journal.amends_list().unwrap(), [amends]);
}

#[test]
fn lines_stand_by_day_each_with_what_was_left_then() {
    let mut journal = journal();
    let id = listed(&mut journal);
    for (kind, date, amount) in [
        (LedgerKind::Paid, Some("2026-10-30"), "130"),
        (LedgerKind::Paid, Some("2026-09-30"), "130.50"),
        (LedgerKind::Owed, None, "640.00"),
        (LedgerKind::Paid, Some("2026-10-30"), "9.5"),
    ] {
        let draft = LedgerDraft { date: date.map(day), ..ledger_line(kind, "GBP", amount, "") };
        journal.add_to_ledger(id, &draft).unwrap();
    }
    let lines = journal.amends(id).unwrap().ledger;
    let shown: Vec<_> = lines.iter().map(|line| (line.draft.amount.as_str(), line.left.as_str())).collect();
    assert_eq!(shown, [("640.00", "640.00"), ("130.50", "509.50"), ("130", "379.50"), ("9.5", "370.00")]);
}

#[test]
fn an_amount_is_a_decimal_above_zero_and_is_counted_in_something() {
    let mut journal = journal();
    let id = listed(&mut journal);
    for amount in [
        "",
        " ",
        "0",
        "0.00",
        "-1",
        "+1",
        "1e3",
        "1,50",
        ".5",
        "5.",
        "1.2.3",
        "1 000",
        "NaN",
        "٣",
        "1.123456789",
        "1234567890123456",
        "0x10",
        "1_000",
    ] {
        let refused = journal.add_to_ledger(id, &ledger_line(LedgerKind::Owed, "EUR", amount, ""));
        assert!(matches!(refused, Err(JournalError::Invalid(Invalid::Amount))), "{amount}");
    }
    let refused = journal.add_to_ledger(id, &ledger_line(LedgerKind::Owed, " \t", "1", ""));
    assert!(matches!(refused, Err(JournalError::Invalid(Invalid::Currency))));
    assert!(journal.amends(id).unwrap().ledger.is_empty());
    for amount in ["0.00000001", "999999999999999.99999999", "007.50"] {
        add(&mut journal, id, LedgerKind::Owed, "EUR", amount);
    }
    assert_eq!(left(&journal.amends(id).unwrap())[0].3, "1000000000000007.50000000");
}

#[test]
fn a_line_is_written_anew_and_taken_out_and_each_is_taken_back_by_itself() {
    let mut journal = journal();
    let id = listed(&mut journal);
    let mut dumps = vec![dump(&journal)];
    let line = add(&mut journal, id, LedgerKind::Owed, "EUR", "640").ledger[0].id;
    dumps.push(dump(&journal));
    let anew = ledger_line(LedgerKind::Owed, "EUR", "64.0", "a marigold");
    let amends = journal.set_ledger_line(line, &anew).unwrap();
    assert_eq!((amends.ledger[0].id, &amends.ledger[0].draft), (line, &anew));
    assert_eq!(found(&journal, "marigold").len(), 1, "notes are searched");
    dumps.push(dump(&journal));
    assert_eq!(journal.remove_from_ledger(line).unwrap().ledger, []);
    assert!(found(&journal, "marigold").is_empty());
    for expected in dumps.iter().rev() {
        journal.undo().unwrap();
        assert_eq!(&dump(&journal), expected);
    }
    assert!(matches!(journal.remove_from_ledger(line), Err(JournalError::NotFound(_))));
    assert!(matches!(journal.set_ledger_line(line, &anew), Err(JournalError::NotFound(_))));
}

#[test]
fn all_that_belongs_to_an_amends_goes_with_it_and_stays_with_it() {
    let mut journal = journal();
    let id = listed(&mut journal);
    journal.add_to_ledger(id, &ledger_line(LedgerKind::Owed, "EUR", "640", "a marigold")).unwrap();
    journal.answer_injury(id, InjuryQuestion::Legal, Some(InjuryReply::NotSure)).unwrap();
    journal.apply(&Edit::Letter { id, text: "a marigold".to_owned() }).unwrap();
    let amends = journal.amends(id).unwrap();

    // The trash keeps it whole, and so does becoming one with somebody.
    journal.delete(&Target::Amends { id }).unwrap();
    assert!(found(&journal, "marigold").is_empty());
    journal.restore(&Target::Amends { id }).unwrap();
    let bea = person(&mut journal, "Bea");
    journal.merge_people(bea, amends.draft.person).unwrap();
    let merged = journal.amends(id).unwrap();
    assert_eq!(merged.draft.person, bea);
    assert_eq!((&merged.ledger, &merged.injury), (&amends.ledger, &amends.injury));

    journal.delete(&Target::Amends { id }).unwrap();
    journal.destroy(&Target::Amends { id }).unwrap();
    for table in ["amends", "amends_history", "ledger", "injury_answers"] {
        let count = format!("SELECT count(*) FROM {table}");
        let rows: u32 = journal.database().query_row(&count, [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
    check_index(&journal);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Amounts in hundredths, summed as whole numbers beside the ledger's own sum.
    #[test]
    fn sums_are_exact(lines in prop::collection::vec((any::<bool>(), 1..1_000_000_000_000_u64), 1..40)) {
        let mut journal = journal();
        let id = listed(&mut journal);
        let mut left = 0_i128;
        for (owed, hundredths) in lines {
            let kind = if owed { LedgerKind::Owed } else { LedgerKind::Paid };
            let amount = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            let amends = add(&mut journal, id, kind, "EUR", &amount);
            left += i128::from(hundredths) * if owed { 1 } else { -1 };
            let sign = if left < 0 { "-" } else { "" };
            let written = format!("{sign}{}.{:02}", left.unsigned_abs() / 100, left.unsigned_abs() % 100);
            prop_assert_eq!(&amends.balances[0].left, &written);
            prop_assert_eq!(&amends.ledger.last().unwrap().left, &written);
        }
    }
}
