//! Whatever a person wrote, or pasted from elsewhere, stays text.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::{Answer, Chosen};
use candor_share::model::{NameForm, ShareDocument};
use candor_share::{html, markdown, preview};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use common::{Journal, people, text};

/// Tags that the document itself has.
const OURS: &[&str] = &[
    "section",
    "/section",
    "h1",
    "/h1",
    "article",
    "/article",
    "h2",
    "/h2",
    "h3",
    "/h3",
    "bdi",
    "/bdi",
    "span class=\"number\"",
    "/span",
    "p dir=\"auto\"",
    "/p",
    "/main",
    "/body",
    "/html",
];

/// The text of a page's body, entities read. Panics at a tag or an entity that is not ours.
fn text_of_html(page: &str) -> String {
    let (_, body) = page.split_once("<main>").unwrap();
    let mut text = String::new();
    let mut rest = body;
    while let Some(at) = rest.find(['<', '&', '>', '"', '\'']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = if rest.starts_with('<') {
            let end = rest.find('>').unwrap();
            assert!(OURS.contains(&&rest[1..end]), "{}", &rest[..=end]);
            end
        } else {
            let end = rest.find(';').unwrap_or_else(|| panic!("a bare {rest}"));
            text.push(match &rest[..=end] {
                "&amp;" => '&',
                "&lt;" => '<',
                "&gt;" => '>',
                "&quot;" => '"',
                "&#39;" => '\'',
                other => panic!("{other}"),
            });
            end
        };
        rest = &rest[end + 1..];
    }
    text + rest
}

/// The paragraphs and headings of a Markdown file, read with every extension there is. Panics at anything else.
fn paragraphs_of_markdown(source: &str) -> Vec<String> {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    let mut paragraphs = Vec::new();
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => paragraphs.push(String::new()),
            Event::End(_) => {}
            Event::Text(text) => paragraphs.last_mut().unwrap().push_str(&text),
            other => panic!("{other:?} in {source:?}"),
        }
    }
    paragraphs
}

fn document(name: &str, words: &str) -> ShareDocument {
    let mut journal = Journal::default();
    let named = journal.person(name, &[]);
    let choices = vec![Chosen { value: words.into(), own: true, fear: true }];
    journal.entry(
        "resentments",
        &[
            ("who", people(&[named])),
            ("cause", text(words)),
            ("affects", Answer { choices, ..Answer::default() }),
        ],
    );
    preview(&journal, &journal.all(NameForm::Full, "en")).unwrap().document
}

/// The lines of a text as a reader sees them, without the room around them.
fn seen(text: &str) -> Vec<String> {
    let breaks = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let lines = text.split(breaks).map(|line| {
        let shown = line.trim().chars().map(|c| match c {
            '\t' => ' ',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        });
        shown.collect::<String>()
    });
    lines.filter(|line| !line.is_empty()).collect()
}

fn check(name: &str, words: &str) {
    let document = document(name, words);
    let page = text_of_html(&html(&document)).replace('\t', " ");
    let paragraphs: Vec<_> =
        paragraphs_of_markdown(&markdown(&document)).iter().map(|p| p.trim().to_owned()).collect();
    for line in seen(words) {
        assert!(page.contains(&line), "{line:?} in {page:?}");
        assert!(paragraphs.contains(&line), "{line:?} in {paragraphs:?}");
    }
}

#[test]
fn markup_of_every_kind_stays_text() {
    for words in [
        "<script>alert(1)</script>",
        "</p></main><img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "]]><!--",
        "&lt;b&gt; &#60; &amp;amp; &copy",
        "# a\n## b\n=====\n-----",
        "- a\n* b\n+ c\n1. d\n2) e",
        "[a](javascript:alert(1)) ![b](https://x/y.png) <https://x> https://x www.x.org a@b.org",
        "[a]: https://x\n[^1]: note\n[[wiki]]",
        "**a** _b_ ~~c~~ ==d== ^e^ ~f~ `g` ``h`` $i$ $$j$$ :k: {.l} {#m}",
        "> quoted\n>> twice\n> [!NOTE]\n    code\n\tcode\n```\nfence\n~~~",
        "| a | b |\n|---|---|\n| c | d |",
        "---\ntitle: x\n---\n+++\n+++",
        "Term\n: definition",
        "a  \nb\\\nc",
        "\u{202E}drowssap\u{202C} \u{2066}a",
        "\0\u{1}\u{7F}\u{9F}\u{FEFF}",
        "a\u{2028}# b\u{85}- c\u{B}> d",
        "\\*not escaped\\* \\\\ \\",
        "&",
        "- [ ] task",
        "<!doctype html><html>",
        "<?php ?> <![CDATA[x]]>",
    ] {
        check("Marek", words);
        check(words, "words");
    }
}

#[test]
fn a_direction_mark_ends_with_its_block() {
    let document = document("\u{202E}kerM", "\u{202E}sdrow\n\u{2067}more");
    let page = html(&document);
    assert!(page.contains("<bdi>\u{202E}kerM\u{202C}</bdi></h2>"), "{page}");
    assert!(page.contains("<p dir=\"auto\">\u{202E}sdrow</p>\n<p dir=\"auto\">\u{2067}more</p>"), "{page}");
}

/// Words made of what is likely to be markup.
fn likely() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ \\t\\n]{1,4}",
        "[-+*_~`#=|<>&\\[\\](){}!:;.,@$^\\\\/\"'0-9]{1,4}",
        "[a-zA-Zéß王]{1,3}",
        Just("https://".to_owned()),
        Just("www.".to_owned()),
        Just("<b>".to_owned()),
        Just("&amp;".to_owned()),
        "\\PC{0,3}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    #[test]
    fn likely_markup_stays_text(words in likely()) {
        check("Marek", &words);
    }

    #[test]
    fn any_words_and_any_name_stay_text(name in any::<String>(), words in any::<String>()) {
        let name = if name.trim().is_empty() { "Marek" } else { &name };
        check(name, &words);
    }

    #[test]
    fn names_are_found_in_anything_without_a_panic(
        names in proptest::collection::vec("\\PC{1,6}( \\PC{1,6})?", 1..5),
        words in any::<String>(),
        form in prop_oneof![Just(NameForm::Initials), Just(NameForm::Aliases)],
    ) {
        let mut journal = Journal::default();
        let all: Vec<_> = names.iter().map(|name| journal.person(name, &[])).collect();
        let words = format!("{words} {} {words}", names.join(" "));
        journal.entry("resentments", &[("cause", text(&words))]);
        let mut selection = journal.all(form, "en");
        selection.left_in_text = all;
        let unchanged = preview(&journal, &selection).unwrap();
        for section in &unchanged.document.sections {
            let shown: String = section.entries[0].rows[0].runs.iter().map(|run| run.text.as_str()).collect();
            prop_assert_eq!(shown, words.trim(), "marking a name changes no word");
        }
        selection.left_in_text.clear();
        let changed = preview(&journal, &selection).unwrap();
        prop_assert_eq!(unchanged.found.len(), changed.found.len());
        prop_assert!(changed.found.iter().all(|found| found.changed));
    }

    #[test]
    fn no_name_is_told_by_what_stands_for_one(
        people in proptest::collection::vec(("[g-k]{4,6}( [G-K]{3,5})?", 0..6_usize, 0..6_usize), 1..6),
        words in proptest::collection::vec((0..6_usize, "[ ,.!\u{200B}]{1,3}"), 0..12),
        form in prop_oneof![Just(NameForm::Initials), Just(NameForm::Aliases)],
    ) {
        let name = |index: usize| &people[index % people.len()].0;
        let mut journal = Journal::default();
        let mut all = Vec::new();
        for (own, one, other) in &people {
            let initials = if one % 2 == 0 { String::new() } else { format!("Dr {}", name(*one)) };
            let stand_in = if other % 2 == 0 { "my friend".to_owned() } else { name(*other).to_uppercase() };
            all.push(journal.called(own, &[], &initials, &stand_in));
        }
        let words: String = words.iter().flat_map(|(index, gap)| [name(*index).as_str(), gap]).collect();
        journal.entry("harms", &[("whom", common::people(&all)), ("what", text(&words))]);
        let shown = preview(&journal, &journal.all(form, "en")).unwrap();
        let page = text_of_html(&html(&shown.document));

        // What is on the page, written into a journal of the same people, has none of their names in it.
        journal.entries.clear();
        journal.entry("harms", &[("what", text(&page))]);
        let again = preview(&journal, &journal.all(form, "en")).unwrap();
        prop_assert!(again.found.is_empty(), "{:?} in {page}", again.found);
    }
}
