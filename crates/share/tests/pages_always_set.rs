//! Whatever a document says, it becomes pages.
#![allow(clippy::unwrap_used)]

mod any_document;

use candor_share::{pdf, unprintable};
use proptest::prelude::*;

use any_document::{PLACES, document, of, words};

#[test]
fn a_sign_that_cannot_be_set_is_a_box_and_is_told() {
    for (words, told) in [
        // Put together by the face, with a selector behind it: the selector goes.
        ("\u{22F}\u{FE0F}", ""),
        ("o\u{307}\u{FE0F}", ""),
        ("a\u{FE0E}\u{FE0F}\u{180B}\u{E0101}", ""),
        // Kept whole.
        (
            "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1F1EA}\u{1F1F8} 1\u{FE0F}\u{20E3} \u{1F44D}\u{1F3FD}",
            "",
        ),
        ("\u{202E}abc \u{2066}שלום\u{2069} مرحبا", ""),
        // Nothing that is seen is left of these.
        ("\u{E0061}\u{E0062}\u{FEFF}\u{3164}\u{115F}", ""),
        // Private, unassigned, and none of the faces has it.
        ("\u{E000}", "\u{E000}"),
        ("\u{10FFFF}\u{FFFE}", "\u{FFFE}\u{10FFFF}"),
        ("\u{378}\u{FE0F}", "\u{378}"),
        ("王\u{FE0F}\u{307}", "\u{307}王"),
    ] {
        let document = of(words);
        assert!(pdf(&document).is_ok(), "{words:?}");
        assert_eq!(unprintable(&document).into_iter().collect::<String>(), told, "{words:?}");
    }
}

#[test]
fn a_heading_of_which_nothing_is_seen_keeps_no_document_from_being_made() {
    for unseen in ["", " ", "\t", "\u{1}", "\u{200B}", "\u{FEFF}", "\u{3164}", "\u{202E}\u{2069}"] {
        for place in 0..PLACES {
            let mut words = vec!["words".to_owned(); PLACES];
            words[place] = unseen.into();
            assert!(pdf(&document(&words)).is_ok(), "{unseen:?} at {place}");
        }
    }
}

#[test]
fn a_letter_under_very_many_marks_is_set_or_told() {
    for marks in ["\u{301}".repeat(300), "\u{489}\u{36F}".repeat(150), "\u{FE0F}\u{200D}".repeat(300)] {
        assert!(pdf(&of(&format!("a{marks}b"))).is_ok());
    }
}

fn cases() -> u32 {
    std::env::var("CANDOR_PAGES_CASES").map_or(30, |cases| cases.parse().unwrap())
}

proptest! {
    // `cargo xtask fuzz pages` goes on for as long as is said.
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_becomes_pages(words in proptest::collection::vec(words(), PLACES)) {
        prop_assert!(pdf(&document(&words)).is_ok());
    }
}
