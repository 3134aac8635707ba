//! The work of every output and of the preview grows with what there is, not with its square: counted, not timed.
#![allow(clippy::unwrap_used)]

#[path = "../../../journal/tests/common/counted.rs"]
mod counted;
#[path = "../common/mod.rs"]
mod journal;

use candor_journal::markdown::parse;
use candor_share::model::{ShareDocument, ShareEntry, ShareRow, ShareRun, ShareSection};
use candor_share::{csv, html, markdown};

use counted::{Counted, assert_linear, bytes_of};

#[global_allocator]
static ALLOCATOR: Counted = Counted;

fn section(entries: Vec<ShareEntry>) -> ShareSection {
    ShareSection {
        worksheet: String::new(),
        title: "Title".into(),
        inventory_title: None,
        entries,
        counts: Vec::new(),
        prose: Vec::new(),
    }
}

fn document(section: ShareSection) -> ShareDocument {
    ShareDocument { language: "en".into(), title: None, sections: vec![section] }
}

/// One answer of one line.
fn of_line(line: String) -> ShareDocument {
    let run = ShareRun { text: line, name_of: None };
    let row = ShareRow { field: "cause".into(), label: "Cause".into(), runs: vec![run] };
    let entry = uuid::Uuid::nil();
    let entry = ShareEntry {
        number: 1,
        entry: candor_journal::model::Id(entry),
        heading: String::new(),
        rows: vec![row],
    };
    document(section(vec![entry]))
}

/// What makes lines long and hard.
const PIECES: [&str; 14] = [
    "a",
    "1.",
    ".",
    ")",
    "www.",
    "*",
    "**a** ",
    "~~b~~ ",
    "[a](https://b) ",
    "`c` ",
    "\t",
    "- ",
    "\u{301}",
    "=",
];

#[test]
fn every_output_of_a_long_line_is_linear() {
    for piece in PIECES {
        assert_linear(&format!("markdown of {piece:?}"), 4000, |count| {
            let document = of_line(piece.repeat(count));
            bytes_of(|| markdown(&document))
        });
        assert_linear(&format!("html of {piece:?}"), 4000, |count| {
            let document = of_line(piece.repeat(count));
            bytes_of(|| html(&document))
        });
        assert_linear(&format!("csv of {piece:?}"), 4000, |count| {
            let document = of_line(piece.repeat(count));
            bytes_of(|| csv(&document))
        });
    }
}

#[test]
fn a_letter_of_one_long_line_is_linear_on_its_way_through_markdown() {
    for piece in PIECES {
        assert_linear(&format!("a letter of {piece:?}"), 4000, |count| {
            let body = piece.repeat(count);
            bytes_of(|| {
                let mut section = section(Vec::new());
                section.prose = parse(&body);
                let document = document(section);
                (markdown(&document), html(&document), csv(&document))
            })
        });
    }
}
