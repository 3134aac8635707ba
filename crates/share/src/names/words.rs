//! How names are made of words, and where a word begins and ends.

use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::key;
use crate::work::steps;

/// Whether two names are the same, case, accents and invisible characters aside.
pub(super) fn same(one: &str, other: &str) -> bool {
    key(one) == key(other)
}

/// The words of a proper name: every word of it written large, as in "Marek Okafor", not as in "the neighbour".
/// Short particles and words that name nobody alone are left out.
pub(super) fn parts_of(name: &str, not_names: &HashSet<String>) -> Vec<Vec<char>> {
    let words: Vec<_> = name.split([' ', '\t', '\n', '\u{A0}', '-', '\u{2010}', '\u{2011}']).collect();
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let is_particle = |word: &str| word.chars().count() <= 3 && word.starts_with(char::is_lowercase);
    let is_proper = words.iter().all(|word| !word.starts_with(char::is_lowercase) || is_particle(word));
    if words.len() < 2 || !is_proper {
        return Vec::new();
    }
    words
        .into_iter()
        .filter(|word| !is_particle(word))
        .map(|word| key(word.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|part| part.len() >= SHORTEST_PART && !not_names.contains(&part.iter().collect::<String>()))
        .collect()
}

/// The shortest part of a name that names somebody by itself, in folded letters.
const SHORTEST_PART: usize = 3;

/// The words of a list, folded as names are.
pub(crate) fn folded_words(list: &str) -> impl Iterator<Item = String> {
    list.split_whitespace().map(|word| key(word).into_iter().collect())
}

/// Where the words of a text stand: letters and digits with their marks, and an apostrophe inside ("O'Brien").
pub(crate) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let mut inside = text[start..].char_indices().peekable();
        let mut length = 0;
        while let Some((index, letter)) = inside.next() {
            let goes_on = letter.is_alphanumeric()
                || (!letter.is_ascii() && is_combining_mark(letter))
                || (matches!(letter, '\'' | '\u{2019}')
                    && inside.peek().is_some_and(|(_, next)| next.is_alphanumeric()));
            if !goes_on {
                break;
            }
            length = index + letter.len_utf8();
        }
        at = start + length;
        Some(start..at)
    })
}

/// Whether two characters beside each other stand in the same word.
pub(super) fn joined(left: char, right: char) -> bool {
    left.is_alphanumeric() && right.is_alphanumeric() && !is_unspaced(left) && !is_unspaced(right)
}

/// Letters of scripts that set no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// An initial behind a name, and the length of what belongs to it: ` O.`
pub(super) fn initial_behind(text: &str) -> Option<(&str, usize)> {
    let letters = text.strip_prefix([' ', '\u{A0}'])?;
    // No further than to a second letter: the next full stop may stand at the end of a long text.
    let mut count = 0;
    let stop = letters.find(|character: char| {
        steps(1);
        count += usize::from(character.is_alphanumeric());
        character == '.' || count > 1
    });
    let letter =
        stop.map(|stop| &letters[..stop]).filter(|letter| letters[letter.len()..].starts_with('.'))?;
    is_initial(letter).then_some((letter, text.len() - letters.len() + letter.len() + 1))
}

/// An initial before a name: `M. ` or `M.`
pub(super) fn initial_before(text: &str) -> Option<(&str, usize)> {
    let letters = text.trim_end_matches([' ', '\u{A0}']).strip_suffix('.')?;
    let letter = letters.rsplit(|c: char| !c.is_alphanumeric()).next()?;
    is_initial(letter).then_some((letter, text.len() - letters.len() + letter.len()))
}

fn is_initial(letter: &str) -> bool {
    letter.starts_with(char::is_uppercase) && letter.chars().filter(|c| c.is_alphanumeric()).count() == 1
}
