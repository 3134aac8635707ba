//! The passphrase of a sealed file: what is proposed, and what counts as the same words.

use candor_locales::Words;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::WriteError;

/// Six words out of 2048 are 66 bits: with the slow derivation of a sealed file, out of reach of guessing.
const WORDS: usize = 6;

/// Words for a passphrase, drawn by the system's randomness from the list of BIP 39 in the language, or in English
/// where there is none. Written without accents, which that list allows: a Spanish word is known by its first four
/// letters without them, and not every keyboard has them.
///
/// # Errors
/// [`WriteError::NoRandomness`].
pub fn propose(language: &str) -> Result<Zeroizing<String>, WriteError> {
    let list = match Words::new(language).language() {
        "es" => bip39::Language::Spanish,
        _ => bip39::Language::English,
    };
    let mut random = Zeroizing::new([0_u8; WORDS * 2]);
    getrandom::fill(&mut *random).map_err(|_| WriteError::NoRandomness)?;
    // Long enough not to grow, which would leave a copy behind.
    let mut words = Zeroizing::new(String::with_capacity(WORDS * 16));
    for pair in random.chunks_exact(2) {
        if !words.is_empty() {
            words.push(' ');
        }
        // 2048 divides 65,536: every word is as likely as any other.
        let index = usize::from(u16::from_le_bytes([pair[0], pair[1]])) % list.word_list().len();
        words.extend(plain(list.word_list()[index]));
    }
    Ok(words)
}

/// A word without its accents.
fn plain(word: &str) -> impl Iterator<Item = char> + '_ {
    word.nfd().filter(char::is_ascii)
}

/// The passphrase as it is used: one form of each letter, whichever keyboard typed it, and one space between words.
///
/// # Errors
/// [`WriteError::NoPassphrase`] when nothing is left.
pub(crate) fn normalised(passphrase: &str) -> Result<Zeroizing<String>, WriteError> {
    let mut words = Zeroizing::new(String::with_capacity(passphrase.len() * 4));
    let composed = Zeroizing::new(passphrase.nfkc().collect::<String>());
    for word in composed.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    if words.is_empty() { Err(WriteError::NoPassphrase) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_without_accents_stay_apart_from_each_other() {
        for list in [bip39::Language::English, bip39::Language::Spanish] {
            let words: BTreeSet<String> = list.word_list().iter().map(|word| plain(word).collect()).collect();
            assert_eq!(words.len(), 2048);
            assert!(words.iter().all(|word| word.chars().all(|letter| letter.is_ascii_lowercase())));
        }
    }

    #[test]
    fn six_words_are_proposed_and_never_the_same_ones() {
        for language in ["en-GB", "es", "xx"] {
            let proposed = propose(language).unwrap();
            assert_eq!(proposed.split(' ').count(), WORDS);
            assert_eq!(*normalised(&proposed).unwrap(), *proposed);
            assert_ne!(*propose(language).unwrap(), *proposed);
        }
    }

    #[test]
    fn the_same_words_count_as_the_same_however_they_were_typed() {
        assert_eq!(*normalised("  cafe\u{301}\tﬁn \n").unwrap(), "café fin");
        assert!(normalised(" \u{3000}").is_err());
    }
}
