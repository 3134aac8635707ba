//! What opens a vault: a passphrase a person remembers, or a recovery key they wrote down.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

mod recovery;

pub use recovery::{RecoveryKey, RecoveryKeyProblem};

/// A passphrase, as a person typed it, made the same on every system.
///
/// It is prepared as RFC 8265's `OpaqueString` profile says: every kind of Unicode space becomes
/// an ordinary space, then the text is composed (NFC), because keyboards of different systems
/// send `é` as one character or as two. Nothing else is changed: case, width and leading or
/// trailing spaces count. The text is wiped when dropped and cannot be printed.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a passphrase as typed. The caller wipes its own copy.
    pub fn new(typed: &str) -> Self {
        // Composition lengthens UTF-8 at most threefold (UAX #15); with the room reserved the
        // string never moves, and leaves no copy behind in freed memory.
        let mut prepared = Zeroizing::new(String::with_capacity(typed.len() * 3 + 4));
        prepared.extend(typed.chars().map(plain_space).nfc());
        Self(prepared)
    }

    /// Whether there is nothing in it. The vault accepts that; a user interface should not.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Unicode's space separators (category Zs), each as an ordinary space.
fn plain_space(character: char) -> char {
    match character {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        other => other,
    }
}

/// Either of the two things that open a vault.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// What the person remembers.
    Passphrase(&'a Passphrase),
    /// What the person wrote down.
    RecoveryKey(&'a RecoveryKey),
}

impl Secret<'_> {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Passphrase(passphrase) => passphrase.as_bytes(),
            Self::RecoveryKey(key) => key.as_bytes(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_same_passphrase_typed_on_another_system_is_the_same() {
        let composed = Passphrase::new("caf\u{e9} y pan\u{a0}dulce");
        let decomposed = Passphrase::new("cafe\u{301} y pan dulce");
        assert_eq!(composed.as_bytes(), decomposed.as_bytes());
    }

    #[test]
    fn a_space_is_not_nothing() {
        assert!(Passphrase::new("").is_empty());
        assert!(!Passphrase::new(" ").is_empty());
    }

    #[test]
    fn case_and_outer_spaces_count() {
        assert_ne!(Passphrase::new("Word").as_bytes(), Passphrase::new("word").as_bytes());
        assert_ne!(Passphrase::new("word ").as_bytes(), Passphrase::new("word").as_bytes());
    }

    #[test]
    fn preparing_never_moves_the_text_in_memory() {
        // The worst case of composition: U+1D160 becomes three characters of four bytes each.
        let typed = "\u{1d160}".repeat(50);
        let prepared = Passphrase::new(&typed);
        assert!(prepared.as_bytes().len() <= typed.len() * 3);
    }
}
