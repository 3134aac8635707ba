//! How well a passphrase protects.

use crate::api::{SecretText, Strength};
use crate::error::AppError;

/// The fewest characters a passphrase may have.
const FEWEST: usize = 8;
/// How much of a passphrase is looked at. Guessing takes time that grows with the square of the length, and what is
/// as long as this is strong or the same words again.
const LOOKED_AT: usize = 64;

/// How strong a passphrase is, in a word.
pub(crate) fn of(passphrase: &SecretText) -> Strength {
    if passphrase.0.chars().count() < FEWEST {
        return Strength::TooShort;
    }
    let end = passphrase.0.char_indices().nth(LOOKED_AT).map_or(passphrase.0.len(), |(end, _)| end);
    match zxcvbn::zxcvbn(&passphrase.0[..end], &[]).score() {
        zxcvbn::Score::Four => Strength::Strong,
        zxcvbn::Score::Three => Strength::Good,
        _ => Strength::Guessable,
    }
}

/// Whether a passphrase may be used at all.
///
/// # Errors
/// [`AppError::PassphraseTooShort`].
pub(crate) fn check(passphrase: &SecretText) -> Result<(), AppError> {
    if passphrase.0.chars().count() < FEWEST { Err(AppError::PassphraseTooShort) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use zeroize::Zeroizing;

    use super::*;

    fn strength(text: &str) -> Strength {
        of(&SecretText(Zeroizing::new(text.to_owned())))
    }

    #[test]
    fn strength_is_told_in_four_words() {
        assert_eq!(strength("éééé123"), Strength::TooShort, "characters count, not bytes");
        assert_eq!(strength("password1"), Strength::Guessable);
        assert_eq!(strength("blue kettle"), Strength::Good);
        assert_eq!(strength("lantern orchard velvet mosaic"), Strength::Strong);
    }

    #[test]
    fn a_very_long_passphrase_is_told_at_once() {
        let start = Instant::now();
        strength(&"a9é ".repeat(250_000));
        assert!(start.elapsed() < Duration::from_secs(2));
    }
}
