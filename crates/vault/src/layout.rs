//! Where things lie in the file. `docs/FORMAT.md` draws the same numbers; they change together.

/// Bytes of a page, of SQLite's and of ours: the sealed page has the length of the plain one.
pub(crate) const PAGE: usize = 4096;
/// Bytes at the end of each page that SQLite leaves free for the nonce and the tag.
pub(crate) const RESERVED: usize = NONCE + TAG;
/// Bytes of a page that hold content.
pub(crate) const USABLE: usize = PAGE - RESERVED;
/// Bytes of an XChaCha20-Poly1305 nonce.
pub(crate) const NONCE: usize = 24;
/// Bytes of a Poly1305 tag.
pub(crate) const TAG: usize = 16;
/// Bytes of one copy of the header.
pub(crate) const HEADER_COPY: usize = 4096;
/// Bytes before the first page: two copies of the header.
pub(crate) const PAGES_START: u64 = 2 * HEADER_COPY as u64;

/// Where SQLite's locks lie in a database. The page around it is never written by SQLite.
pub(crate) const LOCK_BYTE: u64 = 0x4000_0000;

/// Bytes of the write-ahead log's own header, which stays in clear.
pub(crate) const WAL_HEADER: usize = 32;
/// Bytes of SQLite's header of one frame.
pub(crate) const FRAME_HEADER: usize = 24;
/// Bytes of one slot of the log: frame header and page.
pub(crate) const WAL_SLOT: usize = FRAME_HEADER + PAGE;

/// Where slot `index` (from 0) of the log begins.
pub(crate) const fn wal_slot_offset(index: u64) -> u64 {
    WAL_HEADER as u64 + index * WAL_SLOT as u64
}

/// Where page `index` (from 0) begins in the physical file.
pub(crate) const fn page_offset(index: u64) -> u64 {
    PAGES_START + index * PAGE as u64
}
