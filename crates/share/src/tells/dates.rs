//! Days, months with a year, and years.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::{Found, Places};
use crate::model::TellKind;
use crate::names::{key, words};
use crate::naming::words_of_all;

/// The dates in a text.
pub(super) fn find(text: &str) -> Vec<Found> {
    let words: Vec<(usize, &str)> = words(text).map(|range| (range.start, &text[range])).collect();
    let mut found = Places::default();
    for (range, kind) in numeric(text) {
        found.take(range, kind);
    }
    let mut next = 0;
    for index in 0..words.len() {
        if index < next {
            continue;
        }
        if let Some((first, last)) = around_month(&words, index, next) {
            found.take(words[first].0..words[last].0 + words[last].1.len(), TellKind::Date);
            next = last + 1;
        }
    }
    for (start, word) in words {
        let range = start..start + word.len();
        if is_year(word) {
            found.take(range, TellKind::Date);
        }
    }
    found.in_order()
}

static MONTHS: LazyLock<HashSet<String>> = LazyLock::new(|| words_of_all("document-months"));
static BETWEEN: LazyLock<HashSet<String>> = LazyLock::new(|| words_of_all("document-inside-dates"));

fn is_in(words: &HashSet<String>, word: &str) -> bool {
    let folded: String = key(word).into_iter().collect();
    words.contains(&folded)
}

/// The first and the last word of a date around a month: "the 3rd of March 1991", «3 de marzo de 1991».
fn around_month(words: &[(usize, &str)], month: usize, from: usize) -> Option<(usize, usize)> {
    if !words[month].1.starts_with(char::is_alphabetic) || !is_in(&MONTHS, words[month].1) {
        return None;
    }
    let number = |index: usize, is: fn(&str) -> bool| words.get(index).is_some_and(|(_, word)| is(word));
    let between = |index: usize| words.get(index).is_some_and(|(_, word)| is_in(&BETWEEN, word));
    let mut first = month;
    let mut before = month;
    while before > from && between(before - 1) {
        before -= 1;
    }
    if before > from && number(before - 1, is_day) {
        first = before - 1;
    }
    let mut last = month;
    if first == month && number(month + 1, is_day) {
        last = month + 1;
    }
    let mut after = last + 1;
    while between(after) {
        after += 1;
    }
    if number(after, is_year) {
        last = after;
    }
    (first < month || last > month).then_some((first, last))
}

/// `3`, `03`, `3rd`, `1º`.
fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let behind = &word[digits.len()..];
    let is_ordinal =
        matches!(behind.to_lowercase().as_str(), "" | "st" | "nd" | "rd" | "th" | "º" | "ª" | "o");
    is_ordinal && digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// `1991`.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Dates in figures: `1991-03-12`, `12/3/91`, `12.3.1991`, `12/03`.
fn numeric(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '/' | '-' | '.');
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|index| at + index) {
        let run = text[start..].find(|c| !is_figure(c)).map_or(text.len(), |end| start + end);
        let figures = text[start..run].trim_end_matches(|c: char| !c.is_ascii_digit());
        let range = Range { start, end: start + figures.len() };
        let alone = !text[..start].ends_with(char::is_alphanumeric);
        if alone && is_date(figures) {
            found.push((range.clone(), TellKind::Date));
        }
        at = run.max(start + 1);
    }
    found
}

fn is_date(figures: &str) -> bool {
    ['/', '-', '.'].iter().any(|&sign| {
        let parts: Vec<_> = figures.split(sign).collect();
        let value = |part: &str| part.parse::<u16>().ok();
        match *parts.as_slice() {
            [year, month, day] if year.len() == 4 => {
                value(month).is_some_and(|month| (1..=12).contains(&month))
                    && value(day).is_some_and(|day| (1..=31).contains(&day))
            }
            [one, other, year] if matches!(year.len(), 2 | 4) && one.len() <= 2 && other.len() <= 2 => {
                let is = |part: &str| value(part).is_some_and(|part| (1..=31).contains(&part));
                is(one) && is(other) && value(year).is_some()
            }
            [one, other] if sign == '/' && one.len() == 2 && other.len() == 2 => {
                let is = |part: &str| value(part).is_some_and(|part| (1..=31).contains(&part));
                is(one) && is(other)
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_years_are_found_in_words_and_in_figures() {
        for (text, dates) in [
            ("On 3 March 1991 it was over", vec!["3 March 1991"]),
            ("the 3rd of March, and March 5th, 2019", vec!["3rd of March", "March 5th, 2019"]),
            ("el 3 de marzo de 1991 y en abril de 2020", vec!["3 de marzo de 1991", "abril de 2020"]),
            (
                "12/3/91, 1991-03-12, 12.3.1991. and 12/03",
                vec!["12/3/91", "1991-03-12", "12.3.1991", "12/03"],
            ),
            ("back in 1987", vec!["1987"]),
            ("24/7, 1/2, 3.50, in March, 45/99/20, room 1900a", vec![]),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|(range, _)| &text[range]).collect();
            assert_eq!(found, dates, "{text}");
        }
    }
}
