//! When slots that are gathered go down, and what becomes of them when they cannot.
#![allow(clippy::unwrap_used)]

use std::sync::{Mutex, MutexGuard};

use super::*;
use crate::disk::Lock;
use crate::header::Header;
use crate::keys::Keys;
use crate::layout::{FRAME_HEADER, PAGE, PAGES_START};
use crate::sys::disk::SystemDisk;

const FULL: DiskError = DiskError::new(ffi::SQLITE_FULL);
const SLOT: u64 = WAL_SLOT as u64;

/// A file that notes where it was written to, and fails when it is told to.
#[derive(Clone, Default)]
struct Noted(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    bytes: Vec<u8>,
    /// Place and length of each write since the last look.
    writes: Vec<(u64, usize)>,
    fails: Option<DiskError>,
}

impl Noted {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// The slots that each write since the last look put down: the first, and how many.
    fn writes(&self) -> Vec<(u64, usize)> {
        let writes = std::mem::take(&mut self.state().writes);
        writes.into_iter().map(|(at, length)| ((at - 32) / SLOT, length / WAL_SLOT)).collect()
    }

    fn fails(&self, error: impl Into<Option<DiskError>>) {
        self.state().fails = error.into();
    }
}

impl DiskFile for Noted {
    fn read_at(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        let state = self.state();
        let rest = state.bytes.get(usize::try_from(offset).unwrap()..).unwrap_or_default();
        let length = rest.len().min(buffer.len());
        buffer[..length].copy_from_slice(&rest[..length]);
        Ok(length)
    }

    fn write_at(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        let mut state = self.state();
        if let Some(error) = state.fails {
            return Err(error);
        }
        let at = usize::try_from(offset).unwrap();
        let end = state.bytes.len().max(at + data.len());
        state.bytes.resize(end, 0);
        state.bytes[at..at + data.len()].copy_from_slice(data);
        state.writes.push((offset, data.len()));
        Ok(())
    }

    fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.state().bytes.resize(usize::try_from(size).unwrap(), 0);
        Ok(())
    }

    fn sync(&mut self, _: i32) -> DiskResult<()> {
        Ok(())
    }

    fn size(&mut self) -> DiskResult<u64> {
        Ok(self.state().bytes.len() as u64)
    }

    fn lock(&mut self, _: Lock) -> DiskResult<()> {
        Ok(())
    }

    fn is_read_only(&self) -> bool {
        false
    }
}

/// A log of a vault without a page, and the file it writes to.
fn log() -> (Log, Noted) {
    let file = Noted::default();
    (Log::new(sealed(false), Some(Box::new(file.clone()))), file)
}

fn sealed(read_only: bool) -> Arc<Sealed> {
    let header = Header::new([1; 16]).unwrap();
    let keys = Keys::derive(&mut [5; 32], &header.file_id, &header.copy_id);
    let main = Noted::default();
    main.state().bytes.resize(usize::try_from(PAGES_START).unwrap(), 0);
    let disk = Arc::new(SystemDisk);
    Arc::new(Sealed::new(disk, "log".into(), Box::new(main), header, keys, read_only).unwrap())
}

fn at(index: u64) -> u64 {
    wal_slot_offset(index)
}

/// Writes a frame as SQLite does, its header and then its page.
fn write(log: &mut Log, index: u64, byte: u8) -> DiskResult<()> {
    log.write(&[byte; FRAME_HEADER], at(index))?;
    let mut page = [byte; PAGE];
    page[PAGE - RESERVED..].fill(0);
    log.write(&page, at(index) + FRAME_HEADER as u64)
}

/// The byte that a slot is full of.
fn read(log: &mut Log, index: u64) -> DiskResult<u8> {
    let mut slot = [0xee; WAL_SLOT];
    assert_eq!(log.read(&mut slot, at(index))?, Read::Whole);
    assert!(slot[..WAL_SLOT - RESERVED].iter().all(|&byte| byte == slot[0]));
    Ok(slot[0])
}

#[test]
fn slots_that_follow_each_other_go_down_in_one_write() {
    let (mut log, file) = log();
    for index in 0..20 {
        write(&mut log, index, 7).unwrap();
    }
    assert_eq!(file.writes(), [(0, 16)]);
    log.sync(0).unwrap();
    assert_eq!(file.writes(), [(16, 4)]);
    log.sync(0).unwrap();
    assert_eq!(file.writes(), [], "nothing goes down twice");
    write(&mut log, 20, 8).unwrap();
    write(&mut log, 25, 9).unwrap();
    assert_eq!(file.writes(), [(20, 1)], "one that does not follow begins anew");
    log.put_down().unwrap();
    assert_eq!(file.writes(), [(25, 1)]);
    assert_eq!([16, 19, 20, 25].map(|index| read(&mut log, index).unwrap()), [7, 7, 8, 9]);
}

#[test]
fn what_is_on_its_way_goes_down_before_it_is_read_measured_cut_or_begun_anew() {
    let (mut log, file) = log();
    write(&mut log, 0, 1).unwrap();
    log.sync(0).unwrap();
    write(&mut log, 1, 2).unwrap();
    file.writes();
    assert_eq!(read(&mut log, 0), Ok(1));
    assert_eq!(file.writes(), [], "another slot was read");
    assert_eq!(read(&mut log, 1), Ok(2));
    assert_eq!(file.writes(), [(1, 1)]);

    write(&mut log, 2, 3).unwrap();
    assert_eq!(log.size(), Ok(at(3)));
    write(&mut log, 3, 4).unwrap();
    log.truncate(at(4)).unwrap();
    assert_eq!(file.writes(), [(2, 1), (3, 1)]);
    write(&mut log, 4, 5).unwrap();
    log.write(&[0; WAL_HEADER], 0).unwrap();
    assert_eq!(file.state().writes, [(at(4), WAL_SLOT), (0, WAL_HEADER)]);
}

#[test]
fn a_slot_that_is_on_its_way_can_be_written_again_in_part() {
    let (mut log, _) = log();
    for index in 0..3 {
        write(&mut log, index, 1).unwrap();
    }
    // First the page of one, then the header of another, as SQLite does; then one in the middle.
    let mut page = [2; PAGE];
    page[PAGE - RESERVED..].fill(0);
    log.write(&page, at(1) + FRAME_HEADER as u64).unwrap();
    log.write(&[3; FRAME_HEADER], at(2)).unwrap();
    let mut slot = [0; WAL_SLOT];
    for (index, header, content) in [(0, 1, 1), (1, 1, 2), (2, 3, 1)] {
        log.read(&mut slot, at(index)).unwrap();
        assert_eq!((slot[0], slot[23], slot[24], slot[4079]), (header, header, content, content));
    }
    log.write(&[3; FRAME_HEADER], at(0)).unwrap();
    log.write(&[4; FRAME_HEADER], at(1)).unwrap();
    log.sync(0).unwrap();
    for (index, header, content) in [(0, 3, 1), (1, 4, 2), (2, 3, 1)] {
        log.read(&mut slot, at(index)).unwrap();
        assert_eq!((slot[0], slot[23], slot[24], slot[4079]), (header, header, content, content));
    }
}

#[test]
fn a_sync_tells_what_could_not_be_written_and_the_log_goes_on() {
    let (mut log, file) = log();
    write(&mut log, 0, 1).unwrap();
    log.sync(0).unwrap();
    write(&mut log, 1, 2).unwrap();
    file.fails(FULL);
    assert_eq!(log.sync(0), Err(FULL));
    // SQLite took the transaction back, and reads what there was before, also while the disk is full.
    assert_eq!(read(&mut log, 0), Ok(1));
    assert_eq!(log.size(), Ok(at(1)));
    file.fails(None);
    file.writes();
    write(&mut log, 1, 3).unwrap();
    log.sync(0).unwrap();
    assert_eq!(file.writes(), [(1, 1)], "what was taken back is not written");
    assert_eq!(read(&mut log, 1), Ok(3));
}

#[test]
fn the_write_that_finds_the_disk_full_says_so() {
    let (mut log, file) = log();
    file.fails(FULL);
    for index in 0..15 {
        write(&mut log, index, 1).unwrap();
    }
    assert_eq!(write(&mut log, 15, 1), Err(FULL));
    assert_eq!(log.sync(0), Ok(()), "nothing is left of what was taken back");
    assert_eq!(log.size(), Ok(0));
}

#[test]
fn what_could_not_go_down_for_a_read_goes_down_later() {
    let (mut log, file) = log();
    write(&mut log, 0, 1).unwrap();
    file.fails(FULL);
    assert_eq!(read(&mut log, 0), Err(FULL));
    assert_eq!(log.size(), Err(FULL));
    // SQLite goes on with the transaction, as no write of it failed.
    write(&mut log, 1, 2).unwrap();
    file.fails(None);
    log.sync(0).unwrap();
    assert_eq!(file.writes(), [(0, 2)]);
    assert_eq!([read(&mut log, 0), read(&mut log, 1)], [Ok(1), Ok(2)]);
}

#[test]
fn an_error_after_which_sqlite_goes_on_loses_nothing() {
    const BUSY: DiskError = DiskError::new(ffi::SQLITE_BUSY);
    let (mut log, file) = log();
    file.fails(BUSY);
    for index in 0..15 {
        write(&mut log, index, 1).unwrap();
    }
    assert_eq!(write(&mut log, 15, 2), Err(BUSY));
    assert_eq!(write(&mut log, 16, 3), Err(BUSY), "there is no room for it");
    file.fails(None);
    write(&mut log, 15, 4).unwrap();
    log.sync(0).unwrap();
    assert_eq!(file.writes(), [(0, 16), (15, 1)]);
    assert_eq!([read(&mut log, 0), read(&mut log, 14), read(&mut log, 15)], [Ok(1), Ok(1), Ok(4)]);
}

#[test]
fn what_sqlite_never_does_is_refused_and_harms_nothing() {
    let (mut log, file) = log();
    write(&mut log, 0, 1).unwrap();
    log.sync(0).unwrap();
    file.writes();
    assert_eq!(log.write(&[1; 25], at(1) - 24), Err(BAD_WRITE), "across two slots");
    assert_eq!(log.write(&[1; 31], 0), Err(BAD_WRITE), "half a header of the log");
    assert_eq!(log.write(&[1; WAL_SLOT], at(1)), Err(BAD_WRITE), "bytes where the tag belongs");
    assert!(log.read(&mut [0; 25], at(1) - 24).is_err());
    // The page of a frame that was never there: its header is zeros.
    let mut page = [2; PAGE];
    page[PAGE - RESERVED..].fill(0);
    log.write(&page, at(1) + FRAME_HEADER as u64).unwrap();
    log.sync(0).unwrap();
    let mut slot = [0xee; WAL_SLOT];
    log.read(&mut slot, at(1)).unwrap();
    assert_eq!((slot[0], slot[23], slot[24], slot[4079]), (0, 0, 2, 2));
    assert_eq!(file.writes(), [(1, 1)]);
    // And of one that does not open any more.
    file.state().bytes[WAL_HEADER] ^= 1;
    log.write(&[3; FRAME_HEADER], at(0)).unwrap();
    assert_eq!(log.sync(0), Err(DAMAGED));
    assert_eq!(log.read(&mut slot, at(0)), Err(DAMAGED));
    assert_eq!(file.writes(), []);
}

#[test]
fn a_vault_that_is_only_read_has_a_log_without_a_file() {
    let mut log = Log::new(sealed(true), None);
    assert_eq!(log.size(), Ok(0));
    assert_eq!(log.sync(0), Ok(()));
    let mut header = [0xee; WAL_HEADER];
    assert_eq!(log.read(&mut header, 0), Ok(Read::Short));
    assert_eq!(header, [0; WAL_HEADER]);
    assert_eq!(log.read(&mut header, at(0)), Ok(Read::Short));
    let read_only = DiskError::new(ffi::SQLITE_READONLY);
    assert_eq!(log.write(&header, 0), Err(read_only));
    assert_eq!(log.truncate(0), Err(read_only));
}

#[test]
fn a_slot_that_opened_before_and_no_longer_does_is_damage_and_not_the_end() {
    let (mut log, file) = log();
    for index in 0..3 {
        write(&mut log, index, 7).unwrap();
    }
    log.sync(0).unwrap();
    // As after a crash: what the log holds is not known until it was read.
    let mut log = Log::new(Arc::clone(&log.sealed), Some(Box::new(file.clone())));
    assert_eq!([0, 1].map(|index| read(&mut log, index).unwrap()), [7, 7]);
    for index in [1, 2] {
        file.state().bytes[usize::try_from(at(index)).unwrap() + 5] ^= 1;
    }
    let mut slot = [0xee; WAL_SLOT];
    assert_eq!(log.read(&mut slot, at(1)), Err(DAMAGED));
    assert_eq!(log.read(&mut slot, at(2)), Ok(Read::Whole));
    assert_eq!(slot, [0; WAL_SLOT], "what never opened is where the log ends");
    file.state().bytes.truncate(usize::try_from(at(2)).unwrap() + 10);
    assert_eq!(log.read(&mut slot, at(2)), Ok(Read::Short));
}

#[test]
fn a_frame_of_which_only_the_header_was_written_is_read_back() {
    let (mut log, _) = log();
    log.write(&[3; FRAME_HEADER], at(0)).unwrap();
    let mut header = [0; FRAME_HEADER];
    assert_eq!(log.read(&mut header, at(0)), Ok(Read::Whole));
    assert_eq!(header, [3; FRAME_HEADER]);
}
