//! Telephone numbers, and figures that belong to one thing alone: accounts, cases, plates, postcodes.

use std::ops::Range;

use super::Found;
use crate::model::TellKind;
use crate::work::steps;

/// Digits of a telephone number: as few as a town's, as many as the world's plan allows.
const PHONE: std::ops::RangeInclusive<usize> = 7..=15;
/// So many digits in a row belong to something of one's own.
const LONG: usize = 5;
/// So many letters and digits in one word are a plate or a code.
const CODE: usize = 5;

/// What stands behind an amount, and makes no code of it.
const CURRENCIES: &[&str] = &[
    "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "MXN", "ARS", "COP", "CLP", "PEN", "UYU", "BOB", "BRL",
    "DOP", "PLN", "CZK", "HUF", "RON", "SEK", "NOK", "DKK", "TRY", "RUB", "UAH", "ILS", "INR", "JPY", "KRW",
    "CNY", "ZAR",
];

/// The numbers in a text.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = codes(text);
    let mut at = 0;
    let is_figure =
        |c: char| is_digit(c) || matches!(c, ' ' | '\u{A0}' | '.' | '-' | '\u{2011}' | '/' | '(' | ')' | '+');
    while let Some(start) = text[at..].find(|c| is_digit(c) || matches!(c, '+' | '(')).map(|index| at + index)
    {
        let run = text[start..].find(|c| !is_figure(c)).map_or(text.len(), |end| start + end);
        let figures = text[start..run].trim_end_matches(|c: char| !is_digit(c));
        let first = text[start..].chars().next().map_or(1, char::len_utf8);
        at = run.max(start + first);
        let inside_word = text[..start].ends_with(char::is_alphanumeric)
            || text[start + figures.len()..].starts_with(char::is_alphabetic);
        if !inside_word && let Some(kind) = kind(figures) {
            found.push((start..start + figures.len(), kind));
        }
    }
    found
}

/// A digit of any script.
fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
        || (!character.is_ascii() && character.is_numeric() && !character.is_alphabetic())
}

fn kind(figures: &str) -> Option<TellKind> {
    let groups: Vec<usize> = figures
        .split(|c| !is_digit(c))
        .map(|group| group.chars().count())
        .filter(|length| *length > 0)
        .collect();
    let digits: usize = groups.iter().sum();
    let longest = groups.iter().copied().max()?;
    // Three digits behind each point are a large amount.
    let is_amount = groups.len() > 1
        && groups[0] <= 3
        && groups[1..].iter().all(|length| *length == 3)
        && figures.contains('.')
        && !figures.contains([' ', '-', '/', '(', '+']);
    let looks_dialled =
        groups.len() > 1 || figures.starts_with(['+', '0', '(']) || (9..=11).contains(&digits);
    if is_amount {
        None
    } else if PHONE.contains(&digits) && looks_dialled && longest > 1 {
        Some(TellKind::Phone)
    } else if longest >= LONG || digits > *PHONE.end() {
        Some(TellKind::Number)
    } else {
        None
    }
}

/// Words of large letters and digits, as on plates and in codes: `KN08XYZ`, `1234 BCD`, `LS1 4AP`.
fn codes(text: &str) -> Vec<Found> {
    let is_code = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    let mut found: Vec<Found> = Vec::new();
    let mut before: Option<Code> = None;
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let start = at;
        at += word.len();
        let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        let outside = text[..start].ends_with(|c: char| c.is_alphanumeric())
            || text[start + bare.len()..].starts_with(|c: char| c.is_alphanumeric());
        if bare.len() < 2 || outside || !is_code(bare) {
            before = None;
            continue;
        }
        let joins = |start: usize, end: usize| matches!(&text[end..start], " " | "-");
        let end = start + bare.len();
        let mut code = before.take().filter(|code| joins(start, code.range.end)).unwrap_or(Code {
            range: start..end,
            digits: 0,
            letters: 0,
        });
        let digits = bare.chars().filter(char::is_ascii_digit).count();
        code.range.end = end;
        code.digits += digits;
        code.letters += bare.len() - digits;
        steps(bare.len());
        let mixed = code.digits > 0 && code.letters > 0;
        if mixed && code.digits + code.letters >= CODE && !CURRENCIES.contains(&bare) {
            if found.last().is_some_and(|(range, _)| range.start == code.range.start) {
                found.pop();
            }
            found.push((code.range.clone(), TellKind::Number));
        }
        before = Some(code);
    }
    found
}

/// Words that make one code, and what they are made of.
struct Code {
    range: Range<usize>,
    digits: usize,
    letters: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, TellKind)> {
        find(text).into_iter().map(|(range, kind)| (&text[range], kind)).collect()
    }

    #[test]
    fn telephone_numbers_and_long_figures_are_told_from_amounts() {
        for (text, number, kind) in [
            ("call 0113 496 0000.", "0113 496 0000", TellKind::Phone),
            ("on +34 612 34 56 78, or", "+34 612 34 56 78", TellKind::Phone),
            ("(555) 010-9999", "(555) 010-9999", TellKind::Phone),
            ("al 612345678 ayer", "612345678", TellKind::Phone),
            ("account 12345678 there", "12345678", TellKind::Number),
            ("ES9121000418450200051332", "ES9121000418450200051332", TellKind::Number),
            ("the car, KN08XYZ, was", "KN08XYZ", TellKind::Number),
            ("at LS1 4AP once", "LS1 4AP", TellKind::Number),
            ("matrícula 1234 BCD", "1234 BCD", TellKind::Number),
            ("رقم ٠١١٣٤٩٦٠٠٠", "٠١١٣٤٩٦٠٠٠", TellKind::Phone),
        ] {
            assert_eq!(found(text), [(number, kind)], "{text}");
        }
        for text in [
            "12.500.000 euros",
            "1,200,000",
            "3 or 4 times, 20 years",
            "AA 12",
            "1500 EUR",
            "500.00 EUR",
            "4 x 4",
            "9 to 5",
            "0",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
