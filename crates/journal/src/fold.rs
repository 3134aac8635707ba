//! How words are compared, and what of a text cannot be seen.
//!
//! A text from a web page or a word processor can hold characters that nobody sees: marks where a word may be broken,
//! marks of direction, fillers. They are kept as they came, and part no word: a name with one inside is the same name,
//! and is found. The page folds in the same way (`ui/src/lib/fold.ts`); both are held against one table of cases.

use std::borrow::Cow;

use icu_properties::props::DefaultIgnorableCodePoint;
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

const IGNORABLE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// Characters that take no room or leave it empty: those of Unicode's property Default_Ignorable_Code_Point, the
/// Braille pattern without dots, and the marks around annotations.
pub fn is_unseen(character: char) -> bool {
    !character.is_ascii()
        && (IGNORABLE.contains(character) || matches!(character, '\u{2800}' | '\u{FFF9}'..='\u{FFFB}'))
}

/// Whether nothing of a text is seen.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_unseen(character))
}

/// A word without case, accents and what cannot be seen, as the index knows it.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let seen = word.nfkd().filter(|letter| !is_combining_mark(*letter) && !is_unseen(*letter));
    seen.flat_map(char::to_lowercase).map(|letter| if letter == 'ς' { 'σ' } else { letter }).collect()
}

/// A name or a title as it is compared with others: folded, each run of white space one space.
pub(crate) fn folded(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Between a text and the same without what cannot be seen, where the index has both.
const AGAIN: char = '\u{1E}';

/// A text as the index of words is to have it. What cannot be seen parts words there, and for some scripts rightly so;
/// where it stands inside a word, the text without it follows, so that the word is found both ways.
fn indexed(text: &str) -> Cow<'_, str> {
    if !parts_a_word(text) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter(|character| !is_unseen(*character));
    Cow::Owned(text.chars().chain([AGAIN]).chain(seen).collect())
}

/// The text that [`indexed`] made this of.
pub(crate) fn written(indexed_text: &str) -> &str {
    match indexed_text.rsplit_once(AGAIN) {
        // What somebody wrote can have the sign too.
        Some((text, _)) if indexed(text) == indexed_text => text,
        _ => indexed_text,
    }
}

/// Whether what cannot be seen stands in a word. What is a letter of a word is said in ranges that never change: the
/// index must be left with the same words with which it was entered, whatever Unicode's next version says.
pub(crate) fn parts_a_word(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut before, mut unseen, mut filler) = (false, false, false);
    for character in text.chars() {
        if is_unseen(character) {
            unseen = true;
            // A letter to the index, though an empty one: it hides the word also from beside it.
            filler |= matches!(character, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}');
            continue;
        }
        let here = !character.is_whitespace()
            && !character.is_ascii_punctuation()
            && !matches!(character,
                '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' | '\u{1F000}'..='\u{1FAFF}');
        if unseen && ((before && here) || (filler && (before || here))) {
            return true;
        }
        (before, unseen, filler) = (here, false, false);
    }
    filler && before
}

/// Gives a connection the functions that the schema uses: `indexed_words`, which the index of words is made with, and
/// `folded`, by which migrations compare.
pub(crate) fn add_functions(connection: &Connection) -> rusqlite::Result<()> {
    let pure =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    let of_text = |context: &Context<'_>, change: fn(&str) -> Cow<'_, str>| {
        Ok(context.get_raw(0).as_str_or_null()?.map(|text| change(text).into_owned()))
    };
    connection.create_scalar_function("indexed_words", 1, pure, move |context| of_text(context, indexed))?;
    connection.create_scalar_function("folded", 1, pure, move |context| {
        of_text(context, |text| Cow::Owned(folded(text)))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn words_are_folded_as_the_table_says() {
        let table: serde_json::Value = serde_json::from_str(include_str!("../tests/folding.json")).unwrap();
        let words =
            |value: &serde_json::Value| -> Vec<String> { serde_json::from_value(value.clone()).unwrap() };
        for case in table["folded"].as_array().unwrap() {
            let [words, expected] = &words(case)[..] else { panic!("two each") };
            assert_eq!(folded(words), *expected, "{words:?}");
        }
        for case in table["apart"].as_array().unwrap() {
            let [one, other] = &words(case)[..] else { panic!("two each") };
            assert_ne!(folded(one), folded(other), "{one:?}");
        }
    }

    #[test]
    fn nothing_that_cannot_be_seen_makes_another_name() {
        let unseen: Vec<char> = ('\0'..=char::MAX).filter(|character| is_unseen(*character)).collect();
        for character in &unseen {
            assert_eq!(folded(&format!("{character}Ma{character}rek {character}O{character}")), "marek o");
            assert!(is_blank(&format!(" {character}")));
        }
        // The index of words was made with just these. Where Unicode adds one, texts that have it must be entered anew,
        // by a migration as that of schema 5.
        assert_eq!(unseen.len(), 4174 + 4);
    }

    #[test]
    fn the_index_has_a_text_twice_only_where_a_word_is_parted() {
        for text in [
            "Ma\u{200B}rek",
            "a Ma\u{AD}rek b",
            "می\u{200C}خواهم",
            "\u{3164}Marek",
            "Marek\u{3164}",
            "葛\u{E0100}城",
            "Ma\u{34F}rek",
        ] {
            let twice = indexed(text);
            assert!(twice.len() > text.len() && !twice.ends_with(is_unseen), "{text}");
            assert_eq!(written(&twice), text);
        }
        for text in [
            "",
            "Marek",
            "Mare\u{301}k",
            "\u{FEFF}Marek \u{200B} came",
            "I ❤\u{FE0F} it, 👩\u{200D}👧!",
            "1\u{FE0F}\u{20E3}",
            "a\u{1E}b",
            "\u{200E}",
        ] {
            assert_eq!(indexed(text), text);
            assert_eq!(written(text), text);
        }
    }
}
