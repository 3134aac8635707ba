//! Which letters the faces have. What they lack is exchanged for a sign that can be seen, and told beforehand.

use std::collections::BTreeSet;

use typst::text::{Font, is_default_ignorable};
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::world::faces;

/// Stands for what no face has.
const MISSING: &str = "\u{25A1}";
/// From this many letters on without a place to break, a place is made, so that nothing runs off the page.
const LONGEST: usize = 30;

/// Prepares texts and remembers what could not be shown.
#[derive(Default)]
pub(super) struct Letters {
    /// Characters that no face has.
    pub(super) missing: BTreeSet<char>,
}

impl Letters {
    /// A line of text of which every sign can be shown.
    pub(super) fn line(&mut self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        let mut unbroken = 0;
        let text: String = text.chars().filter(|character| is_kept(*character)).nfc().collect();
        for sign in text.graphemes(true) {
            if sign.chars().all(|character| character == '\t') {
                line.push_str("    ");
                unbroken = 0;
                continue;
            }
            unbroken = if sign.chars().all(char::is_alphanumeric) { unbroken + 1 } else { 0 };
            if unbroken > LONGEST {
                line.push('\u{200B}');
                unbroken = 1;
            }
            if can_show(sign) {
                line.push_str(sign);
                continue;
            }
            // The same letter in a plainer dress: a hyphen that may not break, a wide letter, a ligature.
            let plainer: String = sign.nfkc().collect();
            if can_show(&plainer) {
                line.push_str(&plainer);
            } else {
                self.missing.extend(sign.chars().filter(|character| !is_default_ignorable(*character)));
                line.push_str(MISSING);
            }
        }
        line
    }
}

fn can_show(sign: &str) -> bool {
    faces().iter().any(|face| shows(face, sign))
}

/// Whether a face has all of a sign: its letter with all marks on it, composed or not.
fn shows(face: &Font, sign: &str) -> bool {
    let has = |character: char| {
        is_default_ignorable(character)
            || !is_private(character) && face.info().coverage.contains(character.into())
    };
    sign.chars().all(|character| has(character) || std::iter::once(character).nfd().all(has))
}

/// Characters without a meaning of their own; a face may have used them for anything.
fn is_private(character: char) -> bool {
    matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

/// Unseen characters that change nothing on paper are left out: some may not stand in an accessible PDF.
fn is_kept(character: char) -> bool {
    const SEEN_IN_WHAT_THEY_DO: [char; 16] = [
        '\u{AD}',   // a place to break a word
        '\u{61C}',  // marks of direction
        '\u{200B}', // a place to break a line
        '\u{200C}', // letters apart
        '\u{200D}', // letters together
        '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{2060}', '\u{2066}', '\u{2067}',
        '\u{2068}', '\u{2069}', '\u{FE0F}', // as a picture
    ];
    character == '\t'
        || !character.is_control() && !is_default_ignorable(character)
        || SEEN_IN_WHAT_THEY_DO.contains(&character)
}
