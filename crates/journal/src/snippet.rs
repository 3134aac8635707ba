//! The piece of a text that shows the words that were searched for.
//!
//! FTS5 has functions for this, but on a long page that says a word often they take the square of its length. Here
//! the cost grows with the length alone.

use std::collections::{BTreeSet, VecDeque};
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::fold::{fold, is_unseen, parts_a_word};
use crate::model::SnippetPart;

/// How much stands before the first word found, and how much in all; in bytes.
const BEFORE: usize = 60;
const LENGTH: usize = 180;
/// How many places are looked at for the one that shows the most of the words.
const MOST_PLACES: usize = 200;

/// One thing that was searched for: a word, or several that stand together.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Its words, folded, as they are read in each way.
    words: [Vec<String>; 2],
    /// Whether the last of them can be the beginning of a longer one.
    open: bool,
}

impl Term {
    /// The term of what was typed.
    pub(crate) fn new(typed: &str, open: bool) -> Self {
        let read = |reading| words(typed, reading).map(|range| fold(&typed[range])).collect();
        Self { words: [read(Reading::Apart), read(Reading::Joined)], open }
    }

    /// Whether a text that ends with these words ends with this term.
    fn ends(&self, seen: &VecDeque<(usize, String)>, reading: Reading) -> bool {
        let words = &self.words[reading as usize];
        let Some(skip) = seen.len().checked_sub(words.len()) else { return false };
        let mut pairs = seen.iter().skip(skip).map(|(_, word)| word).zip(words).rev();
        let last = pairs.next().is_some_and(|(word, wanted)| {
            if self.open { word.starts_with(wanted.as_str()) } else { word == wanted }
        });
        last && pairs.all(|(word, wanted)| word == wanted)
    }
}

/// What a character that cannot be seen does to a word in which it stands. The index has such a text in both ways.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// It parts it.
    Apart,
    /// It is passed over.
    Joined,
}

/// Where the words of a text stand.
fn words(text: &str, reading: Reading) -> impl Iterator<Item = Range<usize>> {
    let passed = move |letter: char| matches!(reading, Reading::Joined) && is_unseen(letter);
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = letters.find(|(_, letter)| letter.is_alphanumeric() && !passed(*letter))?;
        let mut end = start + first.len_utf8();
        while let Some((index, letter)) = letters.peek() {
            if !passed(*letter) {
                if !letter.is_alphanumeric() && !is_combining_mark(*letter) {
                    break;
                }
                end = index + letter.len_utf8();
            }
            letters.next();
        }
        Some(start..end)
    })
}

/// Where in a text the terms stand, in order, up to a bound: in the reading that shows more of them.
fn places(text: &str, terms: &[Term]) -> Vec<(Range<usize>, usize)> {
    let apart = places_in(text, terms, Reading::Apart);
    let differs = |term: &Term| term.words[0] != term.words[1];
    if !(parts_a_word(text) || terms.iter().any(differs)) {
        return apart;
    }
    let joined = places_in(text, terms, Reading::Joined);
    let different = |places: &[(Range<usize>, usize)]| {
        places.iter().map(|(_, term)| *term).collect::<BTreeSet<_>>().len()
    };
    if different(&joined) > different(&apart) { joined } else { apart }
}

fn places_in(text: &str, terms: &[Term], reading: Reading) -> Vec<(Range<usize>, usize)> {
    let count = |term: &Term| term.words[reading as usize].len();
    let longest = terms.iter().map(count).max().unwrap_or(0);
    let mut seen: VecDeque<(usize, String)> = VecDeque::with_capacity(longest + 1);
    let mut places: Vec<(Range<usize>, usize)> = Vec::new();
    for word in words(text, reading) {
        seen.push_back((word.start, fold(&text[word.clone()])));
        if seen.len() > longest {
            seen.pop_front();
        }
        if let Some((index, term)) = terms.iter().enumerate().find(|(_, term)| term.ends(&seen, reading)) {
            let start = seen[seen.len() - count(term)].0;
            // Two phrases can share a word; what was found is shown once.
            let start = places.last().map_or(start, |(last, _)| start.max(last.end));
            places.push((start..word.end, index));
            if places.len() == MOST_PLACES {
                break;
            }
        }
    }
    places
}

/// Whether one of the terms stands in a text.
pub(crate) fn contains(text: &str, terms: &[Term]) -> bool {
    !places(text, terms).is_empty()
}

/// The piece of a text that shows the most of the terms, on one line; nothing when none stands in it.
pub(crate) fn around(text: &str, terms: &[Term]) -> Option<Vec<SnippetPart>> {
    let places = places(text, terms);
    let shown_from = |first: usize| {
        let end = places[first].0.start + LENGTH - BEFORE;
        let near = places[first..].iter().take_while(|(place, _)| place.end <= end);
        near.map(|(_, term)| term).collect::<BTreeSet<_>>().len()
    };
    // Of equals, the last that max_by_key sees is the first in the text.
    let first = (0..places.len()).rev().max_by_key(|first| shown_from(*first))?;
    let found = &places[first].0;
    let start = match text.floor_char_boundary(found.start.saturating_sub(BEFORE)) {
        0 => 0,
        cut => text[cut..found.start].find(char::is_whitespace).map_or(cut, |space| cut + space),
    };
    let end = match text.floor_char_boundary(start + LENGTH).max(found.end) {
        end if end == text.len() => end,
        cut => text[found.end..cut].rfind(char::is_whitespace).map_or(cut, |space| found.end + space),
    };
    let mut parts = Parts::default();
    if start > 0 {
        parts.push("…", false);
    }
    let mut shown = start;
    for (place, _) in places[first..].iter().take_while(|(place, _)| place.end <= end) {
        parts.push(&text[shown..place.start], false);
        parts.push(&text[place.clone()], true);
        shown = place.end;
    }
    parts.push(text[shown..end].trim_end(), false);
    if end < text.len() && !text[end..].trim().is_empty() {
        parts.push("…", false);
    }
    Some(parts.0)
}

/// Parts as they are put together: runs of white space become one space, neighbours of a kind one part.
#[derive(Default)]
struct Parts(Vec<SnippetPart>);

impl Parts {
    fn push(&mut self, text: &str, found: bool) {
        for letter in text.chars() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            let last = self.0.last().and_then(|part| part.text.chars().last());
            if letter == ' ' && matches!(last, None | Some(' ' | '…')) {
                continue;
            }
            match self.0.last_mut() {
                Some(part) if part.found == found => part.text.push(letter),
                _ => self.0.push(SnippetPart { text: letter.to_string(), found }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn shown(text: &str, terms: &[Term]) -> Option<String> {
        let mark = |part: SnippetPart| if part.found { format!("[{}]", part.text) } else { part.text };
        Some(around(text, terms)?.into_iter().map(mark).collect())
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_place_with_the_most_terms() {
        let filler = "meadow river ".repeat(30);
        let text = format!("rain {filler} rain over\n\n the sea {filler}");
        let terms = [Term::new("rain", false), Term::new("SEA", true)];
        let piece = shown(&text, &terms).unwrap();
        assert!(piece.starts_with("…meadow") || piece.starts_with("…river"), "{piece}");
        assert!(piece.contains(" [rain] over the [sea] meadow") && piece.ends_with('…'), "{piece}");
        assert_eq!(shown(&text, &[Term::new("wind", true)]), None);
    }

    #[test]
    fn what_cannot_be_seen_hides_no_word_and_is_shown_as_it_was_written() {
        for (text, typed, expected) in [
            ("I told Ma\u{200B}ria so", "maria", "I told [Ma\u{200B}ria] so"),
            ("I told Maria so", "Ma\u{AD}ria", "I told [Maria] so"),
            ("\u{3164}Maria Lo\u{2060}pez", "maria lopez", "\u{3164}[Maria Lo\u{2060}pez]"),
            ("کتاب\u{200C}ها", "ها", "کتاب\u{200C}[ها]"),
            ("کتاب\u{200C}ها", "کتابها", "[کتاب\u{200C}ها]"),
        ] {
            assert_eq!(shown(text, &[Term::new(typed, false)]).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn phrases_and_accents_are_found_as_the_index_finds_them() {
        for (text, typed, open, expected) in [
            ("Não, don't go", "dont", true, None),
            ("Não, don't go", "don't", false, Some("Não, [don't] go")),
            ("Na\u{303}o sei", "nao", false, Some("[Na\u{303}o] sei")),
            ("the money, the monk", "the mon", true, Some("[the money], [the monk]")),
            ("שלום לך", "שלום", false, Some("[שלום] לך")),
            ("今天很平静", "今天", true, Some("[今天很平静]")),
        ] {
            assert_eq!(shown(text, &[Term::new(typed, open)]).as_deref(), expected, "{typed}");
        }
    }
}
