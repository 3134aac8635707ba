//! The Step 8 list as a document, with the same levels of names as the share; and a letter alone.

mod ids;

use std::collections::HashSet;

use candor_journal::model::{
    Amends, AmendsStatus, Balance, Id, InjuryAnswer, LedgerKind, LedgerLine, StatusChange,
};
use candor_locales::Words;

use crate::answer;
use crate::draft::{Block, Draft, Piece, Row, Section};
use crate::model::{AmendsSelection, NameForm, ShareCount, ShareDocument, SharePreview, ShareSection};
use crate::naming::Naming;
use crate::preview;
use crate::source::{ShareError, ShareSource};

/// What is told of an amends: the ids of its fields in the order of the document, and the messages that head them.
const FIELDS: &[(&str, &str)] = &[
    ("harm", "amends-what"),
    ("suffered", "amends-suffered"),
    ("willingness", "amends-willing"),
    ("kind", "amends-kind"),
    ("plan", "amends-plan"),
    ("talked", "amends-talked"),
    ("injury", "amends-injury"),
    ("reason", "amends-why-not-now"),
    ("review", "amends-review"),
    ("outcome", "amends-outcome"),
    ("ledger", "amends-ledger"),
    ("history", "amends-history"),
];

/// The list as a document: a section for each status in the order in which they were chosen, an entry for each
/// amends. Under [`NameForm::Nature`] it only says how many there are of each kind.
///
/// # Errors
/// [`ShareError`], when the journal cannot be read or something was chosen that there is not.
pub fn amends_preview<S: ShareSource>(
    source: &S,
    selection: &AmendsSelection,
) -> Result<SharePreview, ShareError<S::Error>> {
    let words = preview::words(&selection.language)?;
    let is_known = |field: &String| FIELDS.iter().any(|(known, _)| known == field);
    if !selection.fields.iter().all(is_known) {
        return Err(ShareError::UnknownField);
    }
    let list = source.amends().map_err(ShareError::Source)?;
    let people = source.people().map_err(ShareError::Source)?;
    let title = preview::title(selection.title.as_deref(), &words);
    let naming = Naming { form: selection.names, left: &selection.left_in_text, hidden: &selection.hidden };
    let language = selection.language.clone();
    if selection.names == NameForm::Nature {
        let alone = naming.document(Draft { language, title, sections: Vec::new() }, &people, &words);
        let sections = counted(&list, selection, &words);
        return Ok(SharePreview { document: ShareDocument { sections, ..alone.document }, ..alone });
    }
    let mut numbers = 1..;
    let sections = selection.statuses.iter().map(|status| Section {
        worksheet: ids::status(*status).to_owned(),
        title: Piece::Ours(status_words(*status, &words)),
        inventory_title: None,
        entries: list
            .iter()
            .filter(|amends| amends.status == *status)
            .map(|amends| block(amends, numbers.next().unwrap_or(u32::MAX), &selection.fields, &words))
            .collect(),
    });
    let sections = sections.filter(|section| !section.entries.is_empty()).collect();
    Ok(naming.document(Draft { language, title, sections }, &people, &words))
}

/// The letter of an amends, as it was written, names and all.
///
/// # Errors
/// [`ShareError::EntryMissing`] when none was begun; the source's; [`ShareError::UnknownLanguage`].
pub fn letter<S: ShareSource>(
    source: &S,
    amends: Id,
    language: &str,
) -> Result<ShareDocument, ShareError<S::Error>> {
    preview::words(language)?;
    let prose = candor_journal::markdown::parse(&source.letter(amends).map_err(ShareError::Source)?);
    if prose.is_empty() {
        return Err(ShareError::EntryMissing);
    }
    let section = ShareSection {
        worksheet: String::new(),
        title: String::new(),
        inventory_title: None,
        entries: Vec::new(),
        counts: Vec::new(),
        prose,
    };
    Ok(ShareDocument { language: language.to_owned(), title: None, sections: vec![section] })
}

fn block(amends: &Amends, number: u32, fields: &[String], words: &Words) -> Block {
    let chosen = FIELDS.iter().filter(|(field, _)| fields.iter().any(|chosen| chosen == field));
    let rows = chosen.map(|(field, label)| Row {
        field: (*field).to_owned(),
        label: Piece::Ours(words.get(label, &[])),
        lines: lines(amends, field, words),
    });
    Block {
        number,
        entry: amends.id,
        heading: vec![vec![Piece::Person(amends.draft.person)]],
        rows: rows.filter(|row| !row.lines.is_empty()).collect(),
        linked: HashSet::from([amends.draft.person]),
    }
}

/// What stands in a field, line by line; nothing where nothing is written.
fn lines(amends: &Amends, field: &str, words: &Words) -> Vec<Vec<Piece>> {
    let draft = &amends.draft;
    let own = |text: &str| match text.trim() {
        "" => Vec::new(),
        text => vec![vec![Piece::own(text)]],
    };
    let ours = |id: &str| vec![vec![Piece::Ours(words.get(id, &[]))]];
    match field {
        "harm" => own(&draft.harm),
        "suffered" => own(&draft.suffered),
        "plan" => own(&draft.plan),
        "outcome" => own(&draft.outcome),
        "willingness" => ours(ids::willingness(draft.willingness)),
        "kind" => draft.kind.map(|kind| ours(ids::kind(kind))).unwrap_or_default(),
        "reason" => draft.reason.map(|reason| ours(ids::reason(reason))).unwrap_or_default(),
        "talked" => {
            let mut lines = own(&draft.talked_with);
            lines.extend(draft.talked_on.map(|day| vec![Piece::Ours(answer::day(day, words))]));
            lines
        }
        "review" => draft.review.map(|day| vec![Piece::Ours(answer::day(day, words))]).into_iter().collect(),
        "injury" => amends.injury.iter().map(|answer| injury(answer, words)).collect(),
        "ledger" => {
            let lines = amends.ledger.iter().map(|line| ledger_line(line, words));
            lines.chain(amends.balances.iter().map(|balance| left(balance, words))).collect()
        }
        _ => amends.history.iter().map(|change| history_line(change, amends, words)).collect(),
    }
}

fn injury(answer: &InjuryAnswer, words: &Words) -> Vec<Piece> {
    let question = words.get(ids::question(answer.question), &[]);
    let reply = words.get(ids::reply(answer.answer), &[]);
    let line = [("question", question.as_str().into()), ("answer", reply.as_str().into())];
    vec![Piece::Ours(words.get("document-question-answered", &line))]
}

/// `3 March 2026: 120.50 EUR owed (the van)`.
fn ledger_line(line: &LedgerLine, words: &Words) -> Vec<Piece> {
    let draft = &line.draft;
    let amount = amount(&draft.amount, &draft.currency, words);
    let id = match draft.kind {
        LedgerKind::Owed => "document-ledger-owed",
        LedgerKind::Paid => "document-ledger-paid",
    };
    let said = words.get(id, &[("amount", amount.as_str().into())]);
    let mut pieces = Vec::new();
    if let Some(day) = draft.date {
        pieces.push(Piece::Ours(format!("{}: ", answer::day(day, words))));
    }
    pieces.push(with_currency(said, &draft.currency));
    if !draft.note.trim().is_empty() {
        pieces.extend([Piece::Ours(" (".into()), Piece::own(draft.note.trim()), Piece::Ours(")".into())]);
    }
    pieces
}

/// What is left in one currency, or how much more was paid back than was owed.
fn left(balance: &Balance, words: &Words) -> Vec<Piece> {
    let (id, figures) = match balance.left.strip_prefix('-') {
        Some(more) => ("document-ledger-over", more),
        None if balance.left.bytes().all(|figure| matches!(figure, b'0' | b'.')) => {
            ("document-ledger-settled", balance.left.as_str())
        }
        None => ("document-ledger-left", balance.left.as_str()),
    };
    let amount = amount(figures, &balance.currency, words);
    vec![with_currency(words.get(id, &[("amount", amount.as_str().into())]), &balance.currency)]
}

/// An exact decimal with the language's sign, and its currency: `120.50 EUR`.
fn amount(figures: &str, currency: &str, words: &Words) -> String {
    format!("{} {}", figures.replace('.', &words.get("document-decimal-sign", &[])), currency.trim())
}

/// A line with an amount in it. A currency's code tells nobody; what else is counted is in the writer's own words.
fn with_currency(line: String, currency: &str) -> Piece {
    let currency = currency.trim();
    let is_code = currency.len() == 3 && currency.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_code { Piece::Ours(line) } else { Piece::own(line) }
}

fn history_line(change: &StatusChange, amends: &Amends, words: &Words) -> Vec<Piece> {
    let to = status_words(change.to, words);
    let said = match change.from {
        None if amends.from_entry.is_some() => words.get("amends-history-carried", &[]),
        None => words.get("amends-history-added", &[]),
        Some(from) => {
            let from = status_words(from, words);
            words.get("amends-history-moved", &[("from", from.as_str().into()), ("to", to.as_str().into())])
        }
    };
    let day = change.at.day().map(|day| format!("{}: ", answer::day(day, words))).unwrap_or_default();
    let mut pieces = vec![Piece::Ours(day + &said)];
    if !change.note.trim().is_empty() {
        pieces.extend([Piece::Ours(" (".into()), Piece::own(change.note.trim()), Piece::Ours(")".into())]);
    }
    pieces
}

/// How many there are under each status, by kind, willingness and reason, as far as those are chosen.
fn counted(list: &[Amends], selection: &AmendsSelection, words: &Words) -> Vec<ShareSection> {
    let is_chosen = |field: &str| selection.fields.iter().any(|chosen| chosen == field);
    let section = |status: &AmendsStatus| {
        let here: Vec<_> = list.iter().filter(|amends| amends.status == *status).collect();
        let mut counts: Vec<ShareCount> = Vec::new();
        let said = |amends: &Amends, field: &str| lines(amends, field, words).into_iter().flatten().next();
        for field in ["kind", "willingness", "reason"].into_iter().filter(|field| is_chosen(field)) {
            for amends in &here {
                let Some(Piece::Ours(label)) = said(amends, field) else { continue };
                match counts.iter_mut().find(|known| known.label == label) {
                    Some(known) => known.count += 1,
                    None => counts.push(ShareCount { label, count: 1, opposite: String::new() }),
                }
            }
        }
        ShareSection {
            worksheet: ids::status(*status).to_owned(),
            title: status_words(*status, words),
            inventory_title: None,
            entries: Vec::new(),
            counts,
            prose: Vec::new(),
        }
    };
    selection.statuses.iter().map(section).filter(|section| !section.counts.is_empty()).collect()
}

fn status_words(status: AmendsStatus, words: &Words) -> String {
    words.get(&format!("amends-status-{}", ids::status(status)), &[])
}
