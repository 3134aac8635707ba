//! The recovery key: 160 random bits, written so that a person can copy them by hand.
//!
//! Eight groups of five characters from Crockford's base 32 (no I, L, O or U). The first four of
//! a group carry 20 bits; the fifth checks them. Its weights are distinct elements of GF(32), so
//! that every single mistyped character and every two swapped neighbours within a group are
//! noticed for certain, and it also names the group's place, so that two exchanged groups are.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;
use crate::random;

const BYTES: usize = 20;
const GROUPS: usize = 8;
const DATA_IN_GROUP: usize = 4;
const GROUP: usize = DATA_IN_GROUP + 1;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A recovery key. Wiped when dropped; it cannot be printed but by [`RecoveryKey::groups`].
///
/// Its bytes lie in a box of their own: what is moved about leaves copies behind.
pub struct RecoveryKey(Box<Zeroizing<[u8; BYTES]>>);

/// Why a typed recovery key cannot be one. Carries no character of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryKeyProblem {
    /// There are fewer than 40 characters.
    #[error("the recovery key has 40 characters; {found} were typed")]
    TooShort {
        /// Characters found, without spaces and hyphens.
        found: usize,
    },
    /// There are more than 40 characters.
    #[error("the recovery key has 40 characters; more were typed")]
    TooLong,
    /// A character is none that a recovery key uses.
    #[error("a character in group {group} is not used in recovery keys")]
    UnknownCharacter {
        /// The group it stands in, from 1.
        group: usize,
    },
    /// The group's check character does not fit it: something in the group is mistyped, or the
    /// group stands in the wrong place.
    #[error("group {group} does not check")]
    Mistyped {
        /// The first such group, from 1.
        group: usize,
    },
}

impl RecoveryKey {
    /// A new random recovery key.
    ///
    /// # Errors
    /// [`VaultError::Io`] when the system has no random bytes to give.
    pub fn generate() -> Result<Self, VaultError> {
        let mut key = Self::blank();
        random::fill(&mut **key.0)?;
        Ok(key)
    }

    /// Room for a key.
    fn blank() -> Self {
        Self(Box::new(Zeroizing::new([0; BYTES])))
    }

    /// The key as eight groups of five characters, to be shown once.
    pub fn groups(&self) -> [Zeroizing<String>; GROUPS] {
        let digits = Zeroizing::new(to_digits(&self.0));
        std::array::from_fn(|group| {
            let data = &digits[group * DATA_IN_GROUP..][..DATA_IN_GROUP];
            let mut text = Zeroizing::new(String::with_capacity(GROUP));
            for &digit in data.iter().chain([&check_digit(group, data)]) {
                text.push(char::from(ALPHABET[usize::from(digit)]));
            }
            text
        })
    }

    /// Reads a key as typed: case, spaces, hyphens and dots do not matter, and characters that
    /// look alike (O and 0; I, L and 1; U and V) are taken for the one that is used.
    ///
    /// # Errors
    /// What is wrong with it, and in which group where that can be told.
    pub fn parse(typed: &str) -> Result<Self, RecoveryKeyProblem> {
        let mut digits = Zeroizing::new([0_u8; GROUPS * GROUP]);
        let mut found = 0;
        for character in typed.chars().filter(|character| !is_separator(*character)) {
            let place = digits.get_mut(found).ok_or(RecoveryKeyProblem::TooLong)?;
            *place = digit_of(character)
                .ok_or(RecoveryKeyProblem::UnknownCharacter { group: found / GROUP + 1 })?;
            found += 1;
        }
        // A wrong group is told before a missing end: it is what the person is looking at.
        for (group, chunk) in digits[..found].chunks_exact(GROUP).enumerate() {
            if check_digit(group, &chunk[..DATA_IN_GROUP]) != chunk[DATA_IN_GROUP] {
                return Err(RecoveryKeyProblem::Mistyped { group: group + 1 });
            }
        }
        if found < digits.len() {
            return Err(RecoveryKeyProblem::TooShort { found });
        }
        let mut key = Self::blank();
        from_groups(&digits, &mut key.0);
        Ok(key)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &**self.0
    }
}

impl PartialEq for RecoveryKey {
    /// Compares every byte whatever the first ones are, as one does with secrets.
    fn eq(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0.iter()).fold(0, |sum, (left, right)| sum | (left ^ right)) == 0
    }
}

impl Eq for RecoveryKey {}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("RecoveryKey(…)")
    }
}

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '.' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn digit_of(character: char) -> Option<u8> {
    let used = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    let position = ALPHABET.iter().position(|&letter| char::from(letter) == used)?;
    u8::try_from(position).ok()
}

/// Five bits at a time, the highest first.
fn to_digits(bytes: &[u8; BYTES]) -> [u8; GROUPS * DATA_IN_GROUP] {
    std::array::from_fn(|index| {
        let bit = index * 5;
        let high = u16::from(bytes[bit / 8]) << 8;
        let low = u16::from(bytes.get(bit / 8 + 1).copied().unwrap_or(0));
        let five = (high | low) >> (11 - bit % 8) & 31;
        u8::try_from(five).expect("five bits fit a byte")
    })
}

fn from_groups(digits: &[u8; GROUPS * GROUP], bytes: &mut [u8; BYTES]) {
    // Each pair of groups' data is 40 bits, which is five bytes.
    for (pair, out) in digits.chunks_exact(2 * GROUP).zip(bytes.chunks_exact_mut(5)) {
        let data = pair[..DATA_IN_GROUP].iter().chain(&pair[GROUP..][..DATA_IN_GROUP]);
        let mut bits = data.fold(0_u64, |sum, &digit| sum << 5 | u64::from(digit));
        out.copy_from_slice(&bits.to_be_bytes()[3..]);
        bits.zeroize();
    }
}

/// Σ αⁱ·dᵢ + α^group over GF(32) = GF(2)[x]/(x⁵+x²+1), with α = x.
fn check_digit(group: usize, data: &[u8]) -> u8 {
    let place = power_of_alpha(group);
    data.iter()
        .enumerate()
        .fold(place, |sum, (index, &digit)| sum ^ multiply(power_of_alpha(index + 1), digit))
}

fn power_of_alpha(exponent: usize) -> u8 {
    (0..exponent).fold(1, |power, _| multiply(power, 2))
}

fn multiply(left: u8, right: u8) -> u8 {
    let mut product = 0;
    let mut shifted = left;
    for bit in 0..5 {
        if right >> bit & 1 == 1 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted & 32 != 0 {
            shifted ^= 0b10_0101;
        }
    }
    product
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn written(key: &RecoveryKey) -> String {
        key.groups().each_ref().map(|group| group.as_str()).join("-")
    }

    #[test]
    fn a_key_copied_by_hand_comes_back() {
        for _ in 0..50 {
            let key = RecoveryKey::generate().unwrap();
            let text = written(&key);
            assert_eq!(text.len(), 8 * 5 + 7);
            assert!(RecoveryKey::parse(&text).unwrap() == key);
            assert!(RecoveryKey::parse(&text.to_lowercase().replace('-', "  ")).unwrap() == key);
            let alike = text.replace('0', "o").replace('1', "l").replace('V', "u");
            assert!(RecoveryKey::parse(&alike).unwrap() == key);
        }
    }

    #[test]
    fn keys_that_differ_anywhere_are_not_the_same() {
        let key = RecoveryKey::generate().unwrap();
        let mut other = RecoveryKey::parse(&written(&key)).unwrap();
        other.0[BYTES - 1] ^= 1;
        assert!(other != key);
        // Two differences that are alike do not make up for each other.
        other.0[0] ^= 1;
        assert!(other != key);
    }

    #[test]
    fn every_single_mistyped_character_names_its_group() {
        let text = written(&RecoveryKey::generate().unwrap()).replace('-', "");
        for (position, original) in text.char_indices() {
            for &other in ALPHABET {
                let other = char::from(other);
                if other == original {
                    continue;
                }
                let mut wrong = text.clone();
                wrong.replace_range(position..=position, &other.to_string());
                let expected = RecoveryKeyProblem::Mistyped { group: position / 5 + 1 };
                assert_eq!(RecoveryKey::parse(&wrong).unwrap_err(), expected);
            }
        }
    }

    #[test]
    fn swapped_neighbours_and_exchanged_groups_are_noticed() {
        for _ in 0..20 {
            let text = written(&RecoveryKey::generate().unwrap()).replace('-', "");
            let characters: Vec<char> = text.chars().collect();
            for group in 0..8 {
                for place in 0..3 {
                    let mut swapped = characters.clone();
                    swapped.swap(group * 5 + place, group * 5 + place + 1);
                    if swapped != characters {
                        let typed: String = swapped.iter().collect();
                        let expected = RecoveryKeyProblem::Mistyped { group: group + 1 };
                        assert_eq!(RecoveryKey::parse(&typed).unwrap_err(), expected);
                    }
                }
            }
            let exchanged = format!("{}{}{}", &text[5..10], &text[..5], &text[10..]);
            assert!(RecoveryKey::parse(&exchanged).is_err());
        }
    }

    #[test]
    fn a_key_that_is_too_short_too_long_or_foreign_is_named_so() {
        let text = written(&RecoveryKey::generate().unwrap());
        let short = RecoveryKey::parse(&text[..12]).unwrap_err();
        assert_eq!(short, RecoveryKeyProblem::TooShort { found: 10 });
        assert_eq!(RecoveryKey::parse(&format!("{text}0")).unwrap_err(), RecoveryKeyProblem::TooLong);
        let foreign = format!("{}?{}", &text[..7], &text[8..]);
        let expected = RecoveryKeyProblem::UnknownCharacter { group: 2 };
        assert_eq!(RecoveryKey::parse(&foreign).unwrap_err(), expected);
        assert_eq!(RecoveryKey::parse("").unwrap_err(), RecoveryKeyProblem::TooShort { found: 0 });
    }

    #[test]
    fn the_written_form_is_fixed_for_ever() {
        // Worked out by a program of a few lines in another language.
        let mut key = RecoveryKey::blank();
        for (byte, index) in key.0.iter_mut().zip(0_u8..) {
            *byte = index.wrapping_mul(13);
        }
        assert!(RecoveryKey::parse(&written(&key)).unwrap() == key);
        assert_eq!(written(&key), "006H9-M9SMZ-85757-PT3N9-GA7SC-SADPT-RF8D2-VTQQV");
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_reading_panic(typed in ".{0,60}") {
            let _ = RecoveryKey::parse(&typed);
        }
    }

    #[test]
    fn printing_shows_nothing() {
        assert_eq!(format!("{:?}", RecoveryKey::generate().unwrap()), "RecoveryKey(…)");
    }
}
