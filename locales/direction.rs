//! Which way a piece of text runs, as far as a message needs to know it.

use std::borrow::Cow;

/// Whether some of the text runs against a language's direction, so that what stands beside it could be reordered.
pub(crate) fn runs_against(text: &str, right_to_left: bool) -> bool {
    text.chars().any(|character| {
        is_direction_control(character)
            || if right_to_left {
                character.is_alphabetic() && !is_right_to_left(character)
            } else {
                is_right_to_left(character)
            }
    })
}

/// Letters of the right-to-left scripts, by their blocks: Hebrew to Arabic Extended-A, the presentation forms, and
/// the two ranges of the supplementary plane that Unicode sets aside for them.
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{0590}'..='\u{08FF}' | '\u{200F}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Embeddings, overrides and isolates, which turn the text after them unless they are fenced in.
pub fn is_direction_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Text whose marks of direction reach no further than it does: what it opens is closed at its end, and what would close
/// something before it is left out. Set beside others it turns only itself.
pub fn balanced(text: &str) -> Cow<'_, str> {
    if !text.contains(is_direction_control) {
        return Cow::Borrowed(text);
    }
    let mut open: Vec<char> = Vec::new();
    let mut balanced = String::with_capacity(text.len() + 3);
    for character in text.chars() {
        match character {
            '\u{2066}'..='\u{2068}' => open.push(ISOLATE_END),
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(EMBEDDING_END),
            EMBEDDING_END if open.last() != Some(&EMBEDDING_END) => continue,
            EMBEDDING_END => drop(open.pop()),
            // It closes what was embedded inside, too.
            ISOLATE_END => match open.iter().rposition(|end| *end == ISOLATE_END) {
                Some(isolate) => open.truncate(isolate),
                None => continue,
            },
            _ => {}
        }
        balanced.push(character);
    }
    balanced.extend(open.into_iter().rev());
    Cow::Owned(balanced)
}

/// The end of an embedding or an override.
const EMBEDDING_END: char = '\u{202C}';
/// The end of an isolate.
const ISOLATE_END: char = '\u{2069}';

#[cfg(test)]
mod tests {
    use super::{balanced, runs_against};

    #[test]
    fn marks_of_direction_reach_no_further_than_their_text() {
        for (text, expected) in [
            ("Maria", "Maria"),
            ("\u{202E}airaM", "\u{202E}airaM\u{202C}"),
            ("\u{202E}airaM\u{202C}", "\u{202E}airaM\u{202C}"),
            ("a\u{2069}\u{202E}b", "a\u{202E}b\u{202C}"),
            ("a\u{202C}b", "ab"),
            ("\u{2067}a\u{202D}b\u{2069}c\u{202C}", "\u{2067}a\u{202D}b\u{2069}c"),
            (
                "\u{2068}\u{202A}a\u{202C}\u{202C}\u{202B}",
                "\u{2068}\u{202A}a\u{202C}\u{202B}\u{202C}\u{2069}",
            ),
        ] {
            assert_eq!(balanced(text), expected, "{text:?}");
        }
    }

    #[test]
    fn text_of_the_other_direction_is_noticed() {
        assert!(!runs_against("Zoë, 3 pm", false));
        assert!(runs_against("דנה", false));
        assert!(runs_against("abc \u{202E}def", false));
        assert!(!runs_against("دانا ٣", true));
        assert!(runs_against("Dana", true));
        assert!(!runs_against("123", true));
    }
}
