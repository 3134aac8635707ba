//! Every output of a document: what stands in it, and that a writer's words stay words.
#![allow(clippy::unwrap_used)]

mod common;
#[allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]
#[path = "common/sample.rs"]
mod sample;

use candor_journal::model::Node;
use candor_share::model::{ShareDocument, ShareEntry, ShareFormat, ShareSection, ShareTitle};
use candor_share::{WriteError, csv, html, markdown, pdf, unprintable, written};
use proptest::prelude::*;

use common::id;

const FORMATS: [ShareFormat; 6] = [
    ShareFormat::Pdf,
    ShareFormat::Html,
    ShareFormat::Markdown,
    ShareFormat::Csv,
    ShareFormat::SealedHtml,
    ShareFormat::Age,
];

/// A document of one entry of one answer.
fn of(heading: &str, label: &str, text: &str) -> ShareDocument {
    let entry =
        ShareEntry { number: 1, entry: id(1), heading: heading.into(), rows: vec![sample::row(label, text)] };
    sample::document("en", vec![ShareSection { entries: vec![entry], ..sample::section("Resentments") }])
}

/// The table as any program would read it.
fn read_csv(document: &ShareDocument) -> Vec<Vec<String>> {
    let text = csv(document);
    let text = text.strip_prefix('\u{FEFF}').expect("the mark of UTF-8");
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let (mut quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match (quoted, letter) {
            (true, '"') if letters.peek() == Some(&'"') => cell.push(letters.next().unwrap()),
            (_, '"') => quoted = !quoted,
            (true, letter) => cell.push(letter),
            (false, ',') => row.push(std::mem::take(&mut cell)),
            (false, '\r') => assert_eq!(letters.peek(), Some(&'\n')),
            (false, '\n') => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (false, letter) => panic!("{letter:?} outside of quotation marks"),
        }
    }
    assert!(!quoted && row.is_empty(), "the last row ends");
    rows
}

#[test]
fn a_table_has_a_row_an_entry_and_a_column_a_question() {
    let mut document = sample::entries("en", 2);
    document.sections.push(sample::everything("en").sections[1].clone());
    let rows = read_csv(&document);
    assert!(rows.iter().all(|row| row.len() == 9), "{rows:?}");
    assert_eq!(
        rows[0],
        [
            "Part",
            "Number",
            "Who or what",
            "What happened",
            "What it touches",
            "My part",
            "Pattern",
            "How often",
            "What I would rather be",
        ]
    );
    assert_eq!(rows[1][..3], ["Resentments", "1", "B."]);
    assert!(rows[1][3].contains('\n'), "lines stay apart in one cell: {:?}", rows[1]);
    assert_eq!(rows[3][..3], ["Patterns", "", ""]);
    assert_eq!(rows[3][6..], ["Dishonest", "12", "honest"]);
}

#[test]
fn a_cell_is_never_a_formula() {
    for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=HYPERLINK(\"https://x\",\"y\")"]
    {
        let rows = read_csv(&of("Ruth", "Cause", formula));
        let cell = &rows[1][3];
        assert!(cell.starts_with('\''), "{formula:?} became {cell:?}");
    }
    let rows = read_csv(&of("Ruth", "Cause", "a \"b\", c=d\r\ne"));
    assert_eq!(rows[1][3], "a \"b\", c=d\ne");
}

#[test]
fn a_letter_goes_into_every_text() {
    let document = sample::everything("en");
    let page = html(&document);
    for part in [
        "<h1 dir=\"auto\">For Ruth</h1>",
        "<h1 dir=\"auto\">Dear Ruth</h1>",
        "<h2 dir=\"auto\">What I did</h2>",
        "<em>thought</em>",
        "<th scope=\"col\">How often</th>",
        "<th scope=\"row\" dir=\"auto\">Dishonest</th><td>12</td>",
        "the office (<bdi>https://example.org/a</bdi>)",
        "or mailto:me@example.org.",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for never in ["<a ", "<script", "http-equiv=\"refresh\"", "<img", "style=\""] {
        assert!(!page.contains(never), "{never}");
    }
    let text = markdown(&document);
    let read: String = candor_journal::markdown::parse(&text).iter().map(words_of).collect();
    for words in ["For Ruth", "Dear Ruth", "that evening", "Dishonest: 12", "the receipt", "code stays"] {
        assert!(read.contains(words), "{words}\n{text}");
    }
}

fn words_of(node: &Node) -> String {
    match node {
        Node::Text { text } | Node::Code { text } | Node::CodeBlock { text } => text.clone(),
        Node::Break => "\n".into(),
        Node::Heading { children, .. }
        | Node::Paragraph { children }
        | Node::Quote { children }
        | Node::List { children, .. }
        | Node::Item { children, .. }
        | Node::Emphasis { children }
        | Node::Strong { children }
        | Node::Strikethrough { children }
        | Node::Link { children, .. } => children.iter().map(words_of).collect(),
        Node::Rule => String::new(),
    }
}

#[test]
fn what_the_faces_lack_is_told_before_it_is_printed() {
    let clear = "Zoë, Łukasz, Ζωή, Зоя, Tiếng Việt, דנה, مرحبا, “…” – € ½ non\u{2011}breaking ｗｉｄｅ ❤️ 🙏🏽 👨‍👩‍👧 e\u{301}\u{200D}\u{AD}";
    assert_eq!(unprintable(&of(clear, clear, clear)), Vec::<char>::new());
    assert_eq!(unprintable(&of("你", "Cause", "ᚠ ნ ᚠ")), ['ნ', 'ᚠ', '你']);
    let document = sample::document(
        "en",
        vec![ShareSection { prose: candor_journal::markdown::parse("**你**"), ..sample::section("") }],
    );
    assert_eq!(unprintable(&document), ['你']);
    pdf(&document).unwrap();
}

#[test]
fn a_sealed_format_without_a_passphrase_is_refused() {
    let document = of("Ruth", "Cause", "words");
    for format in FORMATS {
        let sealed = matches!(format, ShareFormat::SealedHtml | ShareFormat::Age);
        for none in [None, Some(" \u{3000}")] {
            assert_eq!(
                written(&document, format, none).err(),
                sealed.then_some(WriteError::NoPassphrase),
                "{format:?}"
            );
        }
    }
}

#[test]
fn the_same_document_gives_the_same_file_and_never_the_same_seal() {
    let document = sample::entries("es", 2);
    for format in FORMATS {
        let twice = [0; 2].map(|_| written(&document, format, Some("uno dos tres")).unwrap());
        let sealed = matches!(format, ShareFormat::SealedHtml | ShareFormat::Age);
        assert_eq!(twice[0] == twice[1], !sealed, "{format:?}");
    }
}

/// Any text at all, and more often what is markup somewhere.
fn text() -> impl Strategy<Value = String> {
    let markup = prop::sample::select(vec![
        "#import \"x\"",
        "$",
        "</script>",
        "-->",
        "#{",
        "]",
        "\\",
        "`",
        "*",
        "_",
        "@a",
        "<b>",
        "//",
        "/*",
        "~",
        "=",
        "- ",
        "+ ",
        "{{x}}",
        "%",
        "\u{202E}",
        "\u{2066}",
        "\u{FEFF}",
        "\u{0}",
        "\u{E000}",
        "\u{10FFFF}",
        "\u{301}",
        "\u{200D}",
        "❤️",
        "1️⃣",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "ﷺ",
        "בְּ",
        "\r\n",
        "\t",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "\u{AD}",
    ]);
    prop::collection::vec(prop_oneof![markup.prop_map(str::to_owned), any::<String>(), "[a-z ]{0,12}"], 0..4)
        .prop_map(|parts| parts.concat())
}

fn documents() -> impl Strategy<Value = ShareDocument> {
    (text(), text(), text(), text(), text()).prop_map(|(heading, label, answer, prose, title)| {
        let mut document = of(&heading, &label, &answer);
        document.title = Some(ShareTitle { title });
        document.sections[0].inventory_title = Some(prose.clone());
        document.sections[0].prose = candor_journal::markdown::parse(&prose);
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_text_breaks_an_output(document in documents()) {
        pdf(&document).unwrap();
        let page = html(&document);
        prop_assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains("-->"), "{page}");
        markdown(&document);
        let rows = read_csv(&document);
        let prose = !document.sections[0].prose.is_empty();
        prop_assert_eq!(rows.len(), if prose { 3 } else { 2 });
        for cell in rows.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell:?}");
        }
    }
}
