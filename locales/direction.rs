//! Which way a piece of text runs, as far as a message needs to know it.

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
fn is_direction_control(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::runs_against;

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
