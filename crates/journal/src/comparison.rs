//! Two wordings beside each other, word by word.

use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::WordRun;

/// How long is searched for the smallest difference; after that, one that is larger than needed is told.
const SEARCH: Duration = Duration::from_millis(500);
/// What differs is compared word by word up to so many bytes, and line by line beyond.
const MOST_BY_WORDS: usize = 1 << 20;
/// With more runs than this nobody sees what became of what: the two are shown one after the other.
const MOST_RUNS: usize = 2_000;
/// A run with more bytes than this is shown without its middle.
const LONGEST_RUN: usize = 8_000;
/// What is shown at each end of it.
const RUN_END: usize = 2_000;

/// The words of both, in order, and what became of each.
pub(crate) fn words(before: &str, after: &str) -> Vec<WordRun> {
    let (start, end) = (common_start(before, after), common_end(before, after));
    let end = end.min(before.len().min(after.len()) - start);
    let middle = |text: &str| -> String { text[start..text.len() - end].to_owned() };
    let (was, is) = (middle(before), middle(after));

    let mut runs = Runs::default();
    runs.keep(&before[..start]);
    if was.len() + is.len() <= MOST_BY_WORDS {
        runs.compare(
            &was.split_word_bounds().collect::<Vec<_>>(),
            &is.split_word_bounds().collect::<Vec<_>>(),
        );
    } else {
        runs.compare(
            &was.split_inclusive('\n').collect::<Vec<_>>(),
            &is.split_inclusive('\n').collect::<Vec<_>>(),
        );
    }
    if runs.done.len() > MOST_RUNS {
        runs = Runs::default();
        runs.keep(&before[..start]);
        runs.taken = was;
        runs.added = is;
    }
    runs.keep(&before[before.len() - end..]);
    runs.finish()
}

/// How many bytes both begin with, up to the end of a line or a word that is the same in both.
fn common_start(one: &str, other: &str) -> usize {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    if same == one.len() && same == other.len() {
        return same;
    }
    let same = one.floor_char_boundary(same);
    one[..same].char_indices().rev().find(|(_, letter)| letter.is_whitespace()).map_or(0, |(index, _)| index)
}

/// How many bytes both end with, from the beginning of a line or a word that is the same in both.
fn common_end(one: &str, other: &str) -> usize {
    let same = one.bytes().rev().zip(other.bytes().rev()).take_while(|(one, other)| one == other).count();
    let from = one.ceil_char_boundary(one.len() - same);
    let space = one[from..].char_indices().find(|(_, letter)| letter.is_whitespace());
    space.map_or(0, |(index, letter)| one.len() - from - index - letter.len_utf8())
}

/// Runs in the making.
#[derive(Default)]
struct Runs {
    done: Vec<WordRun>,
    /// What was taken and added since the last words that are still there.
    taken: String,
    added: String,
}

impl Runs {
    fn compare(&mut self, was: &[&str], is: &[&str]) {
        let until = Instant::now() + SEARCH;
        for change in capture_diff_slices_deadline(Algorithm::Myers, was, is, Some(until)) {
            if let DiffOp::Equal { .. } = change {
                self.keep(&was[change.old_range()].concat());
            } else {
                self.taken.push_str(&was[change.old_range()].concat());
                self.added.push_str(&is[change.new_range()].concat());
            }
        }
    }

    fn keep(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        // A space between two words that were both replaced is no news: the words are told of together.
        let between =
            text.chars().all(|letter| letter == ' ') && !(self.taken.is_empty() || self.added.is_empty());
        if between {
            self.taken.push_str(text);
            self.added.push_str(text);
            return;
        }
        self.settle();
        if let Some(WordRun::Kept { text: kept }) = self.done.last_mut() {
            kept.push_str(text);
        } else {
            self.done.push(WordRun::Kept { text: text.to_owned() });
        }
    }

    /// Tells of what was taken and added.
    fn settle(&mut self) {
        let (mut taken, mut added) = (std::mem::take(&mut self.taken), std::mem::take(&mut self.added));
        // Spaces that were taken in between, and turned out to end both, are still there.
        let spaces = |text: &str| text.len() - text.trim_end_matches(' ').len();
        let kept = spaces(&taken).min(spaces(&added));
        taken.truncate(taken.len() - kept);
        added.truncate(added.len() - kept);
        if !taken.is_empty() {
            self.done.push(WordRun::Taken { text: taken });
        }
        if !added.is_empty() {
            self.done.push(WordRun::Added { text: added });
        }
        if kept > 0 {
            self.done.push(WordRun::Kept { text: " ".repeat(kept) });
        }
    }

    fn finish(mut self) -> Vec<WordRun> {
        self.settle();
        self.done.into_iter().flat_map(shortened).collect()
    }
}

/// A run, without its middle where it is very long.
fn shortened(run: WordRun) -> Vec<WordRun> {
    let text = match &run {
        WordRun::Kept { text } | WordRun::Added { text } | WordRun::Taken { text }
            if text.len() > LONGEST_RUN =>
        {
            text
        }
        _ => return vec![run],
    };
    let (start, end) = (text.floor_char_boundary(RUN_END), text.ceil_char_boundary(text.len() - RUN_END));
    let characters = u32::try_from(text[start..end].chars().count()).unwrap_or(u32::MAX);
    let part = |text: &str| match run {
        WordRun::Added { .. } => WordRun::Added { text: text.to_owned() },
        WordRun::Taken { .. } => WordRun::Taken { text: text.to_owned() },
        _ => WordRun::Kept { text: text.to_owned() },
    };
    vec![part(&text[..start]), WordRun::Unshown { characters }, part(&text[end..])]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs as one line: what was taken in brackets, what was added in braces.
    fn told(before: &str, after: &str) -> String {
        let told = |run: WordRun| match run {
            WordRun::Kept { text } => text,
            WordRun::Taken { text } => format!("[{text}]"),
            WordRun::Added { text } => format!("{{{text}}}"),
            WordRun::Unshown { characters } => format!("<{characters}>"),
        };
        words(before, after).into_iter().map(told).collect()
    }

    #[test]
    fn what_changed_is_told_in_words() {
        for (before, after, expected) in [
            ("", "", ""),
            ("the same", "the same", "the same"),
            ("", "new", "{new}"),
            ("old", "", "[old]"),
            ("I was late again", "I was late", "I was late[ again]"),
            ("I was afraid", "I was afraid of him", "I was afraid{ of him}"),
            ("He shouted at me", "He whispered at me", "He [shouted]{whispered} at me"),
            ("my old friend left", "the new friend left", "[my old]{the new} friend left"),
            ("one two", "one, two", "one{,} two"),
            ("aaa", "aa", "[aaa]{aa}"),
            ("No.\nYes.", "No.\n\nYes.", "No.\n{\n}Yes."),
            ("恐れていた", "恐れている", "恐れてい[た]{る}"),
            ("naïve café", "naïve cafe", "naïve [café]{cafe}"),
        ] {
            assert_eq!(told(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_very_long_run_is_told_without_its_middle() {
        let long = "word ".repeat(3_000);
        let told = words(&format!("{long}end"), &format!("{long}close"));
        let [WordRun::Kept { text }, WordRun::Unshown { characters }, ..] = &told[..] else {
            panic!("{told:?}")
        };
        assert_eq!((text.len(), *characters), (RUN_END, 11_000));
    }
}
