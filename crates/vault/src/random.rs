//! Random bytes, from the operating system and nowhere else.

use std::io;

use rusqlite::ffi;

use crate::disk::{DiskError, DiskResult};
use crate::error::VaultError;
use crate::layout::NONCE;
use crate::mutant::{Mutant, is_active};

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
        is_of_reading: false,
        source: io::Error::other(error.to_string()),
    })
}

/// Nonces that were never used before, of 192 random bits each, asked of the system a handful at
/// a time: asked one by one they cost a tenth of what sealing a page does.
///
/// What was asked for and not used is thrown away at the end of each burst of writes, by
/// [`Nonces::forget`]. So there is next to no moment at which a copy of the whole machine, put
/// back later, could bring one back a second time.
pub(crate) struct Nonces {
    handful: Box<[[u8; NONCE]; Self::HANDFUL]>,
    left: usize,
}

impl Nonces {
    /// About as many as one saved edit writes pages.
    const HANDFUL: usize = 16;

    pub(crate) fn new() -> Self {
        Self { handful: Box::new([[0; NONCE]; Self::HANDFUL]), left: 0 }
    }

    /// The next nonce.
    pub(crate) fn next(&mut self) -> DiskResult<[u8; NONCE]> {
        if self.left == 0 {
            fill(self.handful.as_flattened_mut()).map_err(|_| DiskError::new(ffi::SQLITE_IOERR))?;
            self.left = Self::HANDFUL;
        }
        // Counted before it is handed out: none is handed out twice.
        self.left -= 1;
        let next = if is_active(Mutant::NonceReused) { 0 } else { self.left };
        Ok(self.handful[next])
    }

    /// Throws away what is left.
    pub(crate) const fn forget(&mut self) {
        self.left = 0;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_nonce_comes_twice() {
        let mut nonces = Nonces::new();
        let mut seen = HashSet::new();
        for round in 0..1000 {
            assert!(seen.insert(nonces.next().unwrap()));
            if round % 7 == 0 {
                nonces.forget();
            }
        }
    }
}
