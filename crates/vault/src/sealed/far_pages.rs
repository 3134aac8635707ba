//! Pages far out in a large file, on a file that keeps only what is written to it.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use super::*;
use crate::disk::Lock;
use crate::sys::disk::SystemDisk;

/// Index, from 0, of the page in which SQLite's lock bytes lie (byte 2³⁰ of the database): SQLite
/// never reads or writes it.
const LOCK_PAGE: u64 = (1 << 30) / PAGE as u64;

/// What was written, by its place.
type Written = Arc<Mutex<BTreeMap<u64, Vec<u8>>>>;

/// A file of which only what is written takes room.
struct SparseFile {
    written: Written,
    size: u64,
    characteristics: i32,
}

impl DiskFile for SparseFile {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        let available = self.size.saturating_sub(offset).min(buffer.len() as u64);
        buffer.fill(0);
        if let Some(bytes) = lock(&self.written).get(&offset) {
            let length = bytes.len().min(buffer.len());
            buffer[..length].copy_from_slice(&bytes[..length]);
        }
        Ok(usize::try_from(available).unwrap())
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        lock(&self.written).insert(offset, data.to_vec());
        self.size = self.size.max(offset + data.len() as u64);
        Ok(())
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.size = size;
        Ok(())
    }

    fn sync(&mut self, _: i32) -> DiskResult<()> {
        Ok(())
    }

    fn size(&mut self) -> DiskResult<u64> {
        Ok(self.size)
    }

    fn lock(&mut self, _: Lock) -> DiskResult<()> {
        Ok(())
    }

    fn is_read_only(&self) -> bool {
        false
    }

    fn characteristics(&self) -> i32 {
        self.characteristics
    }
}

/// A file that ends after `pages` pages, none of which was written in this test.
fn sealed_with(pages: u64) -> (Sealed, Written) {
    let written = Written::default();
    let (size, characteristics) = (page_offset(pages), ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE);
    let file = SparseFile { written: Arc::clone(&written), size, characteristics };
    (sealed_on(file, false).unwrap(), written)
}

fn sealed_on(file: SparseFile, read_only: bool) -> Result<Sealed, VaultError> {
    let header = Header::new([1; 16]).unwrap();
    let keys = Keys::derive(&mut [5; 32], &header.file_id, &header.copy_id);
    Sealed::new(Arc::new(SystemDisk), "far".into(), Box::new(file), header, keys, read_only)
}

fn page_of(byte: u8) -> [u8; PAGE] {
    let mut page = [byte; PAGE];
    page[USABLE..].fill(0);
    page
}

#[test]
fn the_gap_that_sqlite_leaves_at_its_lock_page_is_sealed() {
    let (sealed, written) = sealed_with(LOCK_PAGE - 1);
    // SQLite writes the page before and then the one after.
    sealed.write(&page_of(1), (LOCK_PAGE - 1) * PAGE as u64).unwrap();
    sealed.write(&page_of(2), (LOCK_PAGE + 1) * PAGE as u64).unwrap();
    assert_eq!(sealed.pages(), LOCK_PAGE + 2);
    let offsets: Vec<u64> = lock(&written).keys().copied().collect();
    assert_eq!(offsets, [1_073_745_920, 1_073_750_016, 1_073_754_112]);
    let mut page = [0xee; PAGE];
    for (index, byte) in [(LOCK_PAGE - 1, 1), (LOCK_PAGE, 0), (LOCK_PAGE + 1, 2)] {
        sealed.read_page(index, &mut page).unwrap();
        assert!(page == page_of(byte), "page {index}");
        assert!(lock(&written)[&page_offset(index)] != page_of(byte), "page {index} lies there in clear");
    }
    // A page of the gap opens nowhere but in its place.
    let moved = lock(&written)[&page_offset(LOCK_PAGE)].clone();
    lock(&written).insert(page_offset(LOCK_PAGE + 1), moved);
    assert_eq!(sealed.read_page(LOCK_PAGE + 1, &mut page), Err(DAMAGED));
}

#[test]
fn pages_beyond_two_and_four_gibibytes_lie_in_their_places() {
    for bytes in [1_u64 << 31, 1 << 32, 1 << 40] {
        let index = bytes / PAGE as u64;
        let (sealed, written) = sealed_with(index - 2);
        // A gap of two pages, then one that lies just beyond; and the lock page, which is a hole here.
        sealed.write(&page_of(7), bytes).unwrap();
        let offsets: Vec<u64> = lock(&written).keys().copied().collect();
        assert_eq!(offsets, [page_offset(LOCK_PAGE), bytes, bytes + 4096, bytes + 8192]);
        let mut page = [0; PAGE];
        sealed.read_page(index, &mut page).unwrap();
        assert!(page == page_of(7));
        assert_eq!(sealed.read(&mut page, bytes), Ok(Read::Whole));
        assert!(page == page_of(7));
        // The same page number modulo 2³² is another page.
        if bytes >= 1 << 32 {
            assert_eq!(sealed.read_page(index % (1 << 20), &mut page), Err(DAMAGED));
        }
        sealed.truncate(bytes).unwrap();
        assert_eq!(sealed.pages(), index);
        assert_eq!(sealed.read_page(index, &mut page), Err(DAMAGED));
    }
}

#[test]
fn a_disk_that_does_not_keep_a_sectors_neighbours_is_refused() {
    let file = SparseFile { written: Written::default(), size: page_offset(1), characteristics: 0 };
    assert!(matches!(sealed_on(file, false), Err(VaultError::Io { .. })));
}

#[test]
fn what_sqlite_never_writes_is_refused() {
    let (sealed, written) = sealed_with(3);
    let page = page_of(1);
    assert_eq!(sealed.write(&page[1..], 4096), Err(BAD_WRITE), "part of a page");
    assert_eq!(sealed.write(&page, 4097), Err(BAD_WRITE), "across two pages");
    assert_eq!(sealed.write(&[1; PAGE], 4096), Err(BAD_WRITE), "bytes where the tag belongs");
    assert_eq!(sealed.write(&page, 0), Err(BAD_WRITE), "a first page that is none");
    assert_eq!(sealed.truncate(4097), Err(DiskError::new(ffi::SQLITE_IOERR_TRUNCATE)));
    assert!(lock(&written).is_empty());
    assert_eq!(sealed.pages(), 3);
    sealed.write(&page, 4096).unwrap();

    let characteristics = ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE;
    let file = SparseFile { written: Arc::clone(&written), size: page_offset(3), characteristics };
    let sealed = sealed_on(file, true).unwrap();
    assert_eq!(sealed.write(&page, 4096), Err(READ_ONLY));
    assert_eq!(sealed.truncate(4096), Err(READ_ONLY));
    assert_eq!(lock(&written).len(), 1);
}
