//! Random bytes, from the operating system and nowhere else.

use std::io;

use crate::error::VaultError;

/// `N` fresh random bytes.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut out = [0; N];
    fill(&mut out)?;
    Ok(out)
}

/// Fills `out` with fresh random bytes.
pub(crate) fn fill(out: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(out).map_err(|error| VaultError::Io {
        during: "asking the system for random bytes",
        source: io::Error::other(error.to_string()),
    })
}
