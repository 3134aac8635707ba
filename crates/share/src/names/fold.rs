//! Text folded for comparison, each folded character with the place it came from.

use std::ops::Range;

use candor_journal::is_unseen;
use unicode_normalization::char::decompose_compatible;

/// A word or a name, folded: two that are the same but for case, accents and what cannot be seen have the same key.
pub(crate) fn key(name: &str) -> Vec<char> {
    Folded::new(name.trim()).characters
}

/// Folded text: lower case, without accents and invisible characters, every run of white space one space.
pub(super) struct Folded {
    /// The folded characters.
    pub(super) characters: Vec<char>,
    /// For each, the bytes of the original that it stands for. An accent belongs to its letter.
    spans: Vec<Range<usize>>,
}

impl Folded {
    pub(super) fn new(text: &str) -> Self {
        let mut folded =
            Self { characters: Vec::with_capacity(text.len()), spans: Vec::with_capacity(text.len()) };
        for (start, character) in text.char_indices() {
            folded.push(character, start..start + character.len_utf8());
        }
        folded
    }

    fn push(&mut self, character: char, span: Range<usize>) {
        // Most characters of most texts: their own folded form, but for case.
        let is_further_space = character == ' ' && self.characters.last() == Some(&' ');
        if (character == ' ' || character.is_ascii_graphic()) && !is_further_space {
            self.characters.push(character.to_ascii_lowercase());
            self.spans.push(span);
            return;
        }
        if is_passed_over(character) || (character.is_whitespace() && self.characters.last() == Some(&' ')) {
            // What is passed over goes with the letter before it, so that replacing a name leaves no stray mark.
            if let Some(last) = self.spans.last_mut() {
                last.end = span.end;
            }
            return;
        }
        decompose_compatible(character, |part| {
            for part in unmarked(part) {
                self.characters.push(part);
                self.spans.push(span.clone());
            }
        });
    }

    /// The bytes of the original behind folded characters, or nothing when the range would cut through a character
    /// (a Korean syllable folds to several).
    pub(super) fn original(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let cuts =
            |at: usize| at > 0 && at < self.spans.len() && self.spans[at - 1].start == self.spans[at].start;
        let (first, last) = (self.spans.get(range.start)?, self.spans.get(range.end.checked_sub(1)?)?);
        (!cuts(range.start) && !cuts(range.end)).then_some(first.start..last.end)
    }
}

/// A decomposed character in lower case and without its mark: none, one, or the two letters it stands for.
fn unmarked(character: char) -> impl Iterator<Item = char> {
    let letters: &[char] = match character {
        mark if is_passed_over(mark) => &[],
        space if space.is_whitespace() => &[' '],
        'ł' | 'Ł' => &['l'],
        'ø' | 'Ø' => &['o'],
        'đ' | 'Đ' | 'ð' | 'Ð' => &['d'],
        'ħ' | 'Ħ' => &['h'],
        'ı' => &['i'],
        'ς' => &['σ'],
        'ß' | 'ẞ' => &['s', 's'],
        'æ' | 'Æ' => &['a', 'e'],
        'œ' | 'Œ' => &['o', 'e'],
        'þ' | 'Þ' => &['t', 'h'],
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{201B}' => &['\''],
        '\u{2010}'..='\u{2015}' | '\u{2212}' => &['-'],
        other => return Letters::Lower(other.to_lowercase()),
    };
    Letters::Fixed(letters.iter())
}

enum Letters {
    Fixed(std::slice::Iter<'static, char>),
    Lower(std::char::ToLowercase),
}

impl Iterator for Letters {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::Fixed(letters) => letters.next().copied(),
            Self::Lower(letters) => letters.next(),
        }
    }
}

/// Accents of the alphabets that can be read without them (vowel signs of other scripts are letters), and what cannot
/// be seen.
fn is_passed_over(character: char) -> bool {
    matches!(character,
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'..='\u{05C7}' | '\u{0610}'..='\u{061A}'
        | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}')
        || is_unseen(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        Folded::new(text).characters.into_iter().collect()
    }

    #[test]
    fn case_accents_and_what_cannot_be_seen_do_not_matter() {
        assert_eq!(folded("ÉLODIE"), "elodie");
        assert_eq!(folded("e\u{301}lodie"), "elodie");
        assert_eq!(folded("Łukasz Strauß"), "lukasz strauss");
        assert_eq!(folded("Ma\u{200B}r\u{AD}ek"), "marek");
        assert_eq!(folded("Ｍａｒｅｋ"), "marek");
        assert_eq!(folded("ΓΙΩΡΓΟΣ"), folded("Γιώργος"));
        assert_eq!(folded("O’Brien"), "o'brien");
        assert_eq!(folded("Ann \n\t Lee"), "ann lee");
    }

    #[test]
    fn nothing_that_cannot_be_seen_hides_a_name() {
        let unseen = ('\0'..=char::MAX).filter(|character| {
            typst::text::is_default_ignorable(*character)
                || matches!(character, '\u{2800}' | '\u{FFF9}'..='\u{FFFB}')
        });
        let mut count = 0;
        for character in unseen {
            count += 1;
            assert_eq!(folded(&format!("Ma{character}rek")), "marek", "U+{:04X}", u32::from(character));
        }
        // Unicode's own count, with those of planes that are not given out yet, and our four.
        assert!(count >= 4174 + 4, "{count}");
    }

    #[test]
    fn vowel_signs_of_other_scripts_are_kept() {
        assert_ne!(folded("राम"), folded("रामु"));
    }

    #[test]
    fn an_accent_goes_with_its_letter_and_a_syllable_is_not_cut() {
        let text = "re\u{301}.";
        assert_eq!(Folded::new(text).original(&(0..2)), Some(0..4));
        let korean = Folded::new("김");
        assert_eq!(korean.characters.len(), 3);
        assert_eq!(korean.original(&(0..2)), None);
        assert_eq!(korean.original(&(0..3)), Some(0..3));
    }
}
