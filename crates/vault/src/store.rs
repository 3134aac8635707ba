//! The two copies of the header on the disk.
//!
//! A change writes copy B, syncs, writes copy A, syncs: at every moment one of them is whole, and
//! afterwards both carry the change, so that an old passphrase is really gone.

use rusqlite::ffi;

use crate::disk::DiskFile;
use crate::error::{Place, VaultError};
use crate::header::{Header, HeaderBytes};
use crate::keys::Keys;
use crate::layout::HEADER_COPY;
use crate::mutant::{Mutant, is_active};

const READING: &str = "reading the header";
const WRITING: &str = "writing the header";

/// The header that counts, and whether the other copy must be brought up to it.
pub(crate) struct StoredHeader {
    pub(crate) header: Header,
    pub(crate) bytes: HeaderBytes,
    /// The other copy is torn, or older: a change was cut short.
    pub(crate) other_copy_differs: bool,
}

/// Reads both copies and takes the valid one with the higher sequence.
///
/// # Errors
/// As [`Header::parse`] when neither is valid; the clearest of the two reasons.
pub(crate) fn read(file: &mut dyn DiskFile) -> Result<StoredHeader, VaultError> {
    let mut bytes = [[0; HEADER_COPY]; 2];
    let mut length = 0;
    for (index, copy) in (0_u64..).zip(&mut bytes) {
        length += file
            .read_at(copy, index * HEADER_COPY as u64)
            .map_err(|error| VaultError::from_disk(error, READING))?;
    }
    if length == 0 {
        return Err(VaultError::NotAVault);
    }
    let other_copy_differs = bytes[0] != bytes[1];
    let [first, second] = bytes.map(|copy| (Header::parse(&copy), copy));
    let ((header, bytes), _) = match (first, second) {
        ((Ok(first), a), (Ok(second), b)) if second.sequence > first.sequence => ((second, b), (first, a)),
        ((Ok(first), a), (Ok(second), b)) => ((first, a), (second, b)),
        ((Ok(only), copy), (Err(_), other)) | ((Err(_), other), (Ok(only), copy)) => {
            return Ok(StoredHeader { header: only, bytes: copy, other_copy_differs: copy != other });
        }
        ((Err(first), _), (Err(second), _)) => return Err(clearer(first, second)),
    };
    Ok(StoredHeader { header, bytes, other_copy_differs })
}

/// Writes both copies, one after the other.
///
/// # Errors
/// What the disk says; one of the copies is whole then.
pub(crate) fn write(file: &mut dyn DiskFile, header: &Header, keys: &Keys) -> Result<(), VaultError> {
    write_bytes(file, &header.to_bytes(keys))
}

/// As [`write`], for a header that is in its final form.
pub(crate) fn write_bytes(file: &mut dyn DiskFile, bytes: &HeaderBytes) -> Result<(), VaultError> {
    for offset in [HEADER_COPY as u64, 0] {
        if offset != 0 && is_active(Mutant::HeaderInPlaceOneCopy) {
            continue;
        }
        file.write_at(bytes, offset)
            .and_then(|()| file.sync(ffi::SQLITE_SYNC_FULL))
            .map_err(|error| VaultError::from_disk(error, WRITING))?;
    }
    Ok(())
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
