//! The two copies of the header on the disk.
//!
//! A change writes copy B, syncs, writes copy A, syncs: at every moment one of them is whole, and
//! afterwards both carry the change, so that an old passphrase is really gone. After a write that
//! failed the copy in doubt comes first.

use rusqlite::ffi;

use crate::disk::{DiskFile, DiskResult, read_up_to_end};
use crate::error::{Place, VaultError};
use crate::header::{Header, HeaderBytes};
use crate::keys::Keys;
use crate::layout::HEADER_COPY;
use crate::mutant::{Mutant, is_active};

const READING: &str = "reading the header";
/// What is being done when [`write`] fails.
pub(crate) const WRITING: &str = "writing the header";

/// One of the two copies: 0 is A, 1 is B.
pub(crate) type Copy = usize;

/// The copy that a change writes first.
pub(crate) const FIRST: Copy = 1;

/// The header that counts, and whether the other copy must be brought up to it.
pub(crate) struct StoredHeader {
    pub(crate) header: Header,
    pub(crate) bytes: HeaderBytes,
    /// The other copy, when it is torn or older: a change was cut short.
    pub(crate) differing: Option<Copy>,
}

/// Reads both copies and takes the valid one with the higher sequence.
///
/// # Errors
/// As [`Header::parse`] when neither is valid; the clearest of the two reasons.
pub(crate) fn read(file: &mut dyn DiskFile) -> Result<StoredHeader, VaultError> {
    let mut bytes = [[0; HEADER_COPY]; 2];
    let mut length = 0;
    for (index, copy) in (0_u64..).zip(&mut bytes) {
        length += read_up_to_end(file, copy, index * HEADER_COPY as u64)
            .map_err(|error| VaultError::from_disk(error, READING))?;
    }
    if length == 0 {
        return Err(VaultError::NotAVault);
    }
    let differ = bytes[0] != bytes[1];
    let (counts, header) = match bytes.each_ref().map(Header::parse) {
        [Ok(a), Ok(b)] if b.sequence > a.sequence => (1, b),
        [Ok(a), _] => (0, a),
        [Err(_), Ok(b)] => (1, b),
        [Err(a), Err(b)] => return Err(clearer(a, b)),
    };
    Ok(StoredHeader { header, bytes: bytes[counts], differing: differ.then_some(1 - counts) })
}

/// Writes both copies of a new file.
///
/// # Errors
/// What the disk says.
pub(crate) fn write(file: &mut dyn DiskFile, header: &Header, keys: &Keys) -> DiskResult<()> {
    change(file, &header.to_bytes(keys), &mut { FIRST })
}

/// Writes both copies, one after the other, beginning with `first`. When that fails, `first` is the
/// copy that may be torn: the next change must begin with it, or no copy might be whole.
///
/// # Errors
/// What the disk says; one of the copies is whole then.
pub(crate) fn change(file: &mut dyn DiskFile, bytes: &HeaderBytes, first: &mut Copy) -> DiskResult<()> {
    for copy in [*first, 1 - *first] {
        *first = copy;
        write_copy(file, bytes, copy)?;
    }
    *first = FIRST;
    Ok(())
}

/// Writes one copy; the other must be whole.
///
/// # Errors
/// What the disk says.
pub(crate) fn write_copy(file: &mut dyn DiskFile, bytes: &HeaderBytes, copy: Copy) -> DiskResult<()> {
    if copy != 0 && is_active(Mutant::HeaderInPlaceOneCopy) {
        return Ok(());
    }
    file.write_at(bytes, (copy * HEADER_COPY) as u64)?;
    file.sync(ffi::SQLITE_SYNC_FULL)
}

/// Of two reasons the one that tells more: a newer format before a cost, a cost before damage,
/// and damage before "not a vault", as a file with one magic left was one.
fn clearer(first: VaultError, second: VaultError) -> VaultError {
    let rank = |error: &VaultError| match error {
        VaultError::NewerFormat { .. } => 3,
        VaultError::CostOutOfBounds { .. } => 2,
        VaultError::Damaged { place: Place::Header } => 1,
        _ => 0,
    };
    if rank(&second) > rank(&first) { second } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_reasons_that_tell_as_much_the_first_is_told() {
        let newer = |found| VaultError::NewerFormat { found, supported: 1 };
        assert!(matches!(clearer(newer(2), newer(3)), VaultError::NewerFormat { found: 2, .. }));
        assert!(matches!(clearer(VaultError::NotAVault, newer(3)), VaultError::NewerFormat { found: 3, .. }));
        assert!(matches!(clearer(newer(2), VaultError::NotAVault), VaultError::NewerFormat { found: 2, .. }));
    }
}
