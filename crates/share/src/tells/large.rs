//! Words that are written large where no sentence begins, and are no words that everybody knows.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::Found;
use crate::model::TellKind;
use crate::names::{key, words};
use crate::naming::words_of_all;
use crate::said::Said;

static KNOWN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    ["document-known-words", "document-months", "document-not-names"]
        .into_iter()
        .flat_map(words_of_all)
        .collect()
});
static INSIDE: LazyLock<HashSet<String>> = LazyLock::new(|| words_of_all("document-inside-names"));
static BEFORE_PLACES: LazyLock<HashSet<String>> = LazyLock::new(|| words_of_all("document-before-places"));
static NOT_NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| words_of_all("document-not-names"));

/// Looks for them, knowing all that the document says.
#[derive(Default)]
pub(super) struct Large {
    /// Words that are written small somewhere, folded: at the start of a sentence they are just that word.
    small: HashSet<Vec<char>>,
}

struct Word<'a> {
    range: Range<usize>,
    text: &'a str,
    /// Whether it is written large and a sentence begins with it.
    opens: bool,
}

impl Large {
    /// For a document that says all this.
    pub(super) fn new<'a>(all: impl Iterator<Item = &'a Said>) -> Self {
        let words = all.flat_map(|said| words(&said.text).map(|range| &said.text[range]));
        // As they are written first: most words of a document are the same few.
        let small: HashSet<&str> = words.filter(|word| word.starts_with(char::is_lowercase)).collect();
        Self { small: small.into_iter().map(key).collect() }
    }

    /// The names that a text may hold, and places.
    pub(super) fn find(&self, said: &Said, halves: &BTreeSet<Vec<char>>) -> Vec<Found> {
        let text = said.text.as_str();
        // Where everything is large, large says nothing.
        if !text.contains(char::is_uppercase) || !text.contains(char::is_lowercase) {
            return Vec::new();
        }
        let words: Vec<_> = words(text).map(|range| Word::new(text, range)).collect();
        let is_like = |word: &Word<'_>| is_name_like(word.text) && said.is_own(&word.range);
        let mut found = Vec::new();
        let mut index = 0;
        while index < words.len() {
            let word = &words[index];
            let may_begin = is_like(word)
                && (!word.opens || !self.small.contains(&key(word.text)) || halves.contains(&key(word.text)));
            if !may_begin {
                index += 1;
                continue;
            }
            let last = run_end(text, &words, index, &is_like);
            let range = word.range.start..words[last].range.end;
            // The first word of a sentence alone is large in any case.
            let is_half = last == index && halves.contains(&key(word.text));
            if !word.opens || last > index || is_half {
                found.push((range, kind(&words, index)));
            }
            index = last + 1;
        }
        found
    }
}

/// Where a name of several words ends that begins at `first`: "Northgate School", "Santiago de Compostela".
fn run_end(text: &str, words: &[Word<'_>], first: usize, is_like: &impl Fn(&Word<'_>) -> bool) -> usize {
    let beside = |one: usize, other: usize| {
        matches!(
            text[words[one].range.end..words[other].range.start].trim_matches([' ', '\u{A0}']),
            "" | "-" | "&"
        ) && !text[words[one].range.end..words[other].range.start].contains('\n')
    };
    let mut last = first;
    loop {
        let mut next = last + 1;
        while next < words.len()
            && next - last <= 2
            && beside(next - 1, next)
            && words[next].text.starts_with(char::is_lowercase)
            && INSIDE.contains(&folded(words[next].text))
        {
            next += 1;
        }
        let goes_on =
            next < words.len() && beside(next - 1, next) && !words[next].opens && is_like(&words[next]);
        if !goes_on {
            return last;
        }
        last = next;
    }
}

fn kind(words: &[Word<'_>], index: usize) -> TellKind {
    let before = index.checked_sub(1).map(|before| folded(words[before].text));
    let opens = words[index].opens;
    let is_place = !opens && before.is_some_and(|before| BEFORE_PLACES.contains(&before));
    if is_place { TellKind::Place } else { TellKind::NameLike }
}

/// A word that is written large and is no word that everybody knows.
fn is_name_like(word: &str) -> bool {
    let bare = without_possessive(word);
    bare.starts_with(|c: char| c.is_uppercase())
        && bare.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !bare.contains(|c: char| c.is_numeric())
        && !KNOWN.contains(&folded(word))
        && !KNOWN.contains(&folded(bare))
}

fn without_possessive(word: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn folded(word: &str) -> String {
    key(word).into_iter().collect()
}

impl<'a> Word<'a> {
    fn new(text: &'a str, range: Range<usize>) -> Self {
        let bare = without_possessive(&text[range.clone()]);
        let opens = bare.starts_with(char::is_uppercase) && opens(text, range.start);
        Self { range: range.start..range.start + bare.len(), text: bare, opens }
    }
}

/// Whether a sentence begins at a place.
fn opens(text: &str, at: usize) -> bool {
    let mut before = text[..at].trim_end_matches([' ', '\t', '\u{A0}', '(', '[', '¿', '¡', '*', '_', '#']);
    let quoted = before.trim_end_matches(['"', '\'', '“', '”', '‘', '«', '»', '„']);
    if quoted.len() < before.len() {
        before = quoted.trim_end_matches([' ', '\u{A0}']);
        if before.ends_with([',', ':']) {
            return true;
        }
    }
    let dashes = before.trim_end_matches(['-', '–', '—', '•', ' ']);
    let Some(last) = dashes.chars().next_back() else { return true };
    if dashes.len() < before.len() && last == '\n' {
        return true;
    }
    match before.chars().next_back() {
        None | Some('\n' | '\r' | '\u{2028}' | '\u{2029}' | '!' | '?' | '…' | '。' | '！' | '？' | '·') => {
            true
        }
        // "Dr. Norris" and "J. Norris" go on.
        Some('.') => {
            let word = before
                .trim_end_matches('.')
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default();
            word.chars().count() != 1 && !NOT_NAMES.contains(&folded(word))
        }
        _ => false,
    }
}

/// The words of names of several words, folded.
pub(super) fn halves<'a>(runs: impl Iterator<Item = &'a str>) -> BTreeSet<Vec<char>> {
    let names = runs.filter(|run| run.contains([' ', '-']));
    names
        .flat_map(|run| words(run).map(move |range| &run[range]))
        .filter(|word| is_name_like(word))
        .map(key)
        .collect()
}

/// Whether a text may hold one of the halves.
pub(super) fn mentions(text: &str, halves: &BTreeSet<Vec<char>>) -> bool {
    !halves.is_empty()
        && words(text).map(|range| &text[range]).any(|word| {
            word.starts_with(char::is_uppercase) && halves.contains(&key(without_possessive(word)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::Part;

    fn found(text: &str) -> Vec<(String, TellKind)> {
        let mut said = Said::default();
        said.say(text, Part::Own);
        let large = Large::new(std::iter::once(&said));
        let first = large.find(&said, &BTreeSet::new());
        let halves = halves(first.iter().map(|(range, _)| &text[range.clone()]));
        large.find(&said, &halves).into_iter().map(|(range, kind)| (text[range].to_owned(), kind)).collect()
    }

    fn names(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn words_written_large_inside_a_sentence_are_found_and_known_ones_are_not() {
        assert_eq!(
            found("When I met Peter Norris in Leeds on Monday, God knows. I'd go to the Northgate School."),
            [
                ("Peter Norris".into(), TellKind::NameLike),
                ("Leeds".into(), TellKind::Place),
                ("Northgate School".into(), TellKind::NameLike),
            ]
        );
        assert_eq!(
            names("Se lo dije a Lucía en Santiago de Compostela. Ella calló."),
            ["Lucía", "Santiago de Compostela"]
        );
        assert_eq!(names("Stealing from work. Lied about it.\n- Shouted\n“Go away,” I said."), [""; 0]);
    }

    #[test]
    fn a_name_at_the_start_of_a_sentence_is_known_by_its_other_half() {
        assert_eq!(
            names("Peter Norris came. Norris's car. Peter left."),
            ["Peter Norris", "Norris", "Peter"]
        );
        assert_eq!(names("Dr. Norris and J. Norris"), ["Norris", "Norris"]);
        assert_eq!(names("Money was short. I took Money. the money"), ["Money"]);
    }

    #[test]
    fn a_text_all_in_large_letters_or_in_none_says_nothing() {
        assert!(names("I TOOK IT FROM PETER").is_empty());
        assert!(names("i took it from peter").is_empty());
    }
}
