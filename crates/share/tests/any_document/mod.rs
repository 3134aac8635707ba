//! Documents of any words at all.

use candor_journal::model::{Id, Node};
use candor_share::model::{
    ShareCount, ShareDocument, ShareEntry, ShareRow, ShareRun, ShareSection, ShareTitle,
};
use proptest::prelude::*;

/// Signs of every kind that has a way of its own through a face: combining marks, selectors, joiners, directions,
/// tags, private and unassigned ones, and letters of many scripts, alone and together.
pub(crate) fn words() -> impl Strategy<Value = String> {
    let one_of = |from: u32, to: u32| {
        (from..=to).prop_map(|code| char::from_u32(code).unwrap_or('\u{FFFD}').to_string())
    };
    let sign = prop_oneof![
        4 => "[ -~]{1,6}",
        2 => one_of(0xA0, 0x24F),
        1 => one_of(0x1E00, 0x1FFF),
        2 => one_of(0x300, 0x36F),
        1 => one_of(0x370, 0x58F),
        1 => one_of(0x590, 0x7FF),
        1 => one_of(0x800, 0x1CFF),
        1 => prop_oneof![one_of(0x1AB0, 0x1AFF), one_of(0x1DC0, 0x1DFF), one_of(0x20D0, 0x20FF)],
        1 => one_of(0x2000, 0x206F),
        1 => one_of(0x2070, 0x2FFF),
        3 => one_of(0xFE00, 0xFE0F),
        1 => one_of(0x3000, 0xD7FF),
        1 => one_of(0xE000, 0xF8FF),
        1 => one_of(0xF900, 0xFFFF),
        1 => one_of(0x1F1E6, 0x1F1FF),
        2 => one_of(0x1F300, 0x1FAFF),
        1 => one_of(0x1F3FB, 0x1F3FF),
        2 => Just("\u{200D}".to_owned()),
        1 => one_of(0xE0000, 0xE0FFF),
        1 => any::<char>().prop_map(String::from),
        1 => Just("\n".to_owned()),
        1 => "\\PC{1,3}",
    ];
    proptest::collection::vec(sign, 0..48).prop_map(|signs| signs.concat())
}

/// The places of a document in which words of their own can stand.
pub(crate) const PLACES: usize = 8;

/// A document that says these words in every place where words can stand; at least one.
pub(crate) fn document(words: &[String]) -> ShareDocument {
    let at = |place: usize| words[place % words.len()].clone();
    let text = |place: usize| vec![Node::Text { text: at(place) }];
    let row = ShareRow {
        field: "cause".into(),
        label: at(0),
        runs: vec![ShareRun { text: at(1), name_of: None }, ShareRun { text: at(2), name_of: None }],
    };
    let entry = ShareEntry { number: 1, entry: Id(uuid::Uuid::nil()), heading: at(3), rows: vec![row] };
    let item = Node::Item { checked: Some(true), children: text(0) };
    let link = Node::Link { href: format!("https://example.org/{}", at(1)), children: text(2) };
    let prose = vec![
        Node::Heading { level: 2, children: text(4) },
        Node::Paragraph {
            children: vec![
                Node::Emphasis { children: text(5) },
                Node::Strong { children: text(6) },
                Node::Strikethrough { children: vec![Node::Emphasis { children: text(7) }] },
                Node::Code { text: at(3) },
                link,
            ],
        },
        Node::Quote { children: vec![Node::List { start: None, children: vec![item] }] },
        Node::CodeBlock { text: at(1) },
    ];
    let section = |entries, counts, prose| ShareSection {
        worksheet: String::new(),
        title: at(2),
        inventory_title: Some(at(4)),
        entries,
        counts,
        prose,
    };
    let count = ShareCount { label: at(5), count: 3, opposite: at(6) };
    ShareDocument {
        language: "en".into(),
        title: Some(ShareTitle { title: at(7) }),
        sections: vec![section(vec![entry], vec![], vec![]), section(vec![], vec![count], prose)],
    }
}

/// A document that says one thing everywhere.
pub(crate) fn of(words: &str) -> ShareDocument {
    document(&[words.to_owned()])
}
