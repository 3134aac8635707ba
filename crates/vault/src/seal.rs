//! Sealing pages and slots of the log: XChaCha20-Poly1305 with a fresh random nonce each time.
//!
//! The associated data names the kind, the physical file and the position, so that nothing opens
//! anywhere but in its own place in its own file.

use crate::cipher::{self, DoesNotOpen, Key};
use crate::layout::{NONCE, PAGE, RESERVED, TAG, WAL_SLOT};

const PAGE_LABEL: &[u8; 16] = b"candor page v1\0\0";
const SLOT_LABEL: &[u8; 16] = b"candor wal v2\0\0\0";
const SLOT_LABEL_1: &[u8; 16] = b"candor wal v1\0\0\0";

/// Which log a slot is of. No slot of one opens in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogName {
    /// Format version 1, which is only read: written since the clean close of that number.
    Generation([u8; 8]),
    /// Written by a session, and going on from a state of the main file: the low half of its sequence. Each slot says
    /// both in its nonce, so that of a log that is found it can be told whose it is.
    Continuing {
        /// The session that wrote it.
        session: [u8; 8],
        /// The state it goes on from.
        base: [u8; 4],
    },
}

impl LogName {
    /// What the nonce of a sealed slot says of it, which only opening it proves.
    pub(crate) fn named_by(slot: &[u8; WAL_SLOT]) -> Self {
        let nonce = &slot[WAL_SLOT - RESERVED..][..NONCE];
        let (session, rest) = nonce.split_first_chunk().expect("24 bytes");
        let base = rest.first_chunk().expect("16 bytes");
        Self::Continuing { session: *session, base: *base }
    }

    /// Random bytes made a nonce of this log, of which 12 stay random: there are far too few slots of one log for two of
    /// them to be the same.
    fn nonce(&self, random: &[u8; NONCE]) -> [u8; NONCE] {
        let mut nonce = *random;
        if let Self::Continuing { session, base } = self {
            nonce[..8].copy_from_slice(session);
            nonce[8..12].copy_from_slice(base);
        }
        nonce
    }
}

/// Associated data of page `index` (from 0) of the file `copy_id`.
fn page_context(copy_id: &[u8; 16], index: u64) -> [u8; 44] {
    let mut context = [0; 44];
    context[..16].copy_from_slice(PAGE_LABEL);
    context[16..32].copy_from_slice(copy_id);
    context[32..36].copy_from_slice(&page_size());
    context[36..].copy_from_slice(&index.to_le_bytes());
    context
}

/// Associated data of slot `index` (from 0) of a log.
fn slot_context(copy_id: &[u8; 16], log: &LogName, index: u64) -> Vec<u8> {
    let index = index.to_le_bytes();
    match log {
        LogName::Generation(number) => {
            [&SLOT_LABEL_1[..], &copy_id[..], &page_size()[..], &number[..], &index[..]].concat()
        }
        LogName::Continuing { session, base } => {
            [&SLOT_LABEL[..], &copy_id[..], &page_size()[..], &session[..], &base[..], &index[..]].concat()
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the page size is 4096")]
const fn page_size() -> [u8; 4] {
    (PAGE as u32).to_le_bytes()
}

/// Seals a page in place. The last 40 bytes must be zero; they become nonce and tag.
pub(crate) fn seal_page(
    key: &Key,
    copy_id: &[u8; 16],
    index: u64,
    nonce: &[u8; NONCE],
    page: &mut [u8; PAGE],
) {
    seal(key, &page_context(copy_id, index), nonce, page);
}

/// Opens a sealed page in place. The last 40 bytes become zero.
/// When it does not open, the buffer's content is of no meaning.
pub(crate) fn open_page(
    key: &Key,
    copy_id: &[u8; 16],
    index: u64,
    page: &mut [u8],
) -> Result<(), DoesNotOpen> {
    if page.len() != PAGE {
        return Err(DoesNotOpen);
    }
    open(key, &page_context(copy_id, index), page)
}

/// Seals a slot of the log in place; as [`seal_page`].
pub(crate) fn seal_slot(
    key: &Key,
    copy_id: &[u8; 16],
    log: &LogName,
    index: u64,
    random: &[u8; NONCE],
    slot: &mut [u8; WAL_SLOT],
) {
    seal(key, &slot_context(copy_id, log, index), &log.nonce(random), slot);
}

/// Opens a slot of the log in place; as [`open_page`].
pub(crate) fn open_slot(
    key: &Key,
    copy_id: &[u8; 16],
    log: &LogName,
    index: u64,
    slot: &mut [u8; WAL_SLOT],
) -> Result<(), DoesNotOpen> {
    open(key, &slot_context(copy_id, log, index), slot)
}

/// The tag of a sealed page.
pub(crate) fn tag_of(page: &[u8; PAGE]) -> [u8; TAG] {
    *page.last_chunk().expect("a page is longer than a tag")
}

fn seal(key: &Key, associated: &[u8], nonce: &[u8; NONCE], bytes: &mut [u8]) {
    let (content, end) = bytes.split_at_mut(bytes.len() - RESERVED);
    let tag = cipher::seal(key, nonce, associated, content);
    end[..NONCE].copy_from_slice(nonce);
    end[NONCE..].copy_from_slice(&tag);
}

fn open(key: &Key, associated: &[u8], bytes: &mut [u8]) -> Result<(), DoesNotOpen> {
    let (content, end) = bytes.split_at_mut(bytes.len() - RESERVED);
    let nonce = end.first_chunk::<NONCE>().ok_or(DoesNotOpen)?;
    let tag = end.last_chunk::<TAG>().ok_or(DoesNotOpen)?;
    cipher::open(key, nonce, associated, content, tag)?;
    end.fill(0);
    Ok(())
}

#[cfg(test)]
mod known_answers;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::layout::USABLE;

    const KEY: Key = [7; 32];
    const COPY: [u8; 16] = [9; 16];

    fn sealed(index: u64) -> [u8; PAGE] {
        let mut page = [0; PAGE];
        page[..USABLE].fill(0x41);
        seal_page(&KEY, &COPY, index, &[3; NONCE], &mut page);
        page
    }

    #[test]
    fn a_page_comes_back_as_it_was() {
        let mut page = sealed(5);
        assert!(!page.windows(4).any(|window| window == b"AAAA"));
        open_page(&KEY, &COPY, 5, &mut page).unwrap();
        assert!(page[..USABLE].iter().all(|&byte| byte == 0x41));
        assert!(page[USABLE..].iter().all(|&byte| byte == 0));
    }

    #[test]
    fn every_flipped_bit_of_a_page_is_noticed() {
        let whole = sealed(0);
        for bit in 0..PAGE * 8 {
            let mut page = whole;
            page[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open_page(&KEY, &COPY, 0, &mut page), Err(DoesNotOpen), "bit {bit}");
        }
    }

    #[test]
    fn a_page_opens_only_in_its_place_in_its_file() {
        assert!(open_page(&KEY, &COPY, 1, &mut sealed(0)).is_err());
        assert!(open_page(&KEY, &[8; 16], 0, &mut sealed(0)).is_err());
        assert!(open_page(&[6; 32], &COPY, 0, &mut sealed(0)).is_err());
        assert!(open_page(&KEY, &COPY, 0, &mut [0; PAGE]).is_err());
    }

    #[test]
    fn a_slot_opens_only_in_its_log_and_place() {
        let log = LogName::Continuing { session: [3; 8], base: [4; 4] };
        let others = [
            LogName::Continuing { session: [2; 8], base: [4; 4] },
            LogName::Continuing { session: [3; 8], base: [5; 4] },
            LogName::Generation([3; 8]),
        ];
        let mut slot = [0; WAL_SLOT];
        slot[..WAL_SLOT - RESERVED].fill(0x42);
        seal_slot(&KEY, &COPY, &log, 4, &[1; NONCE], &mut slot);
        assert_eq!(LogName::named_by(&slot), log);
        for other in others {
            assert!(open_slot(&KEY, &COPY, &other, 4, &mut slot.clone()).is_err(), "{other:?}");
        }
        assert!(open_slot(&KEY, &COPY, &log, 5, &mut slot.clone()).is_err());
        open_slot(&KEY, &COPY, &log, 4, &mut slot).unwrap();
        assert!(slot[..WAL_SLOT - RESERVED].iter().all(|&byte| byte == 0x42));
    }
}
