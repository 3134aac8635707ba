//! What the fuzzer calls: each target takes any bytes and fails by a panic.
//!
//! It is compiled for fuzzing and for tests, and is in no program. The data key is fixed, so that
//! bytes are spent on what lies behind the ciphers and not on deriving a key. The targets are run
//! by libFuzzer (`cargo xtask fuzz`) and, over the corpus and a number of random changes to it, by
//! the ordinary tests (`smoke`).

use std::sync::Arc;

use crate::cost::KeyCost;
use crate::disk::{Access, Disk, DiskFile, Role};
use crate::error::{Place, VaultError};
use crate::header::{FORMAT_VERSION, Header, Slot};
use crate::layout::{HEADER_COPY, PAGE, USABLE, WAL_HEADER, WAL_SLOT, page_offset, wal_slot_offset};
use crate::log::Log;
use crate::sealed::{Read, Sealed};
use crate::{audit, seal, store};

mod image;
mod input;
#[cfg(test)]
mod left_log;
mod memory_disk;
#[cfg(test)]
mod seeds;
#[cfg(test)]
mod smoke;
mod vault;

use image::{Base, Files, PATH, keys};
use input::Input;
use memory_disk::MemoryDisk;
pub use vault::file;

/// Both copies of a header: what is accepted is within bounds, and would be written the same.
///
/// The first byte says what is put right before reading (magic and version, page size, MAC,
/// digest), so that the fuzzer need not find a SHA-256.
///
/// # Panics
/// When the header's reader breaks a promise.
pub fn header(data: &[u8]) {
    let mut input = Input::new(data);
    let put_right = input.byte();
    let mut bytes = input.rest().to_vec();
    bytes.truncate(2 * HEADER_COPY);
    for copy in bytes.chunks_exact_mut(HEADER_COPY) {
        image::put_header_right(copy, put_right);
    }
    let disk = MemoryDisk::new(bytes.clone(), None);
    let mut file = disk.open(PATH.as_ref(), Role::Main, Access::Read).expect("the file is there");
    let inspected = crate::inspect_on(&disk, PATH.as_ref());
    match store::read(&mut *file) {
        Ok(stored) => {
            let header = &stored.header;
            let summary = header.summary();
            assert!(inspected.expect("a header that can be read can be inspected") == summary);
            assert!(summary.passphrase_costs.iter().all(|cost| cost.check().is_ok()));
            let written = header.to_bytes(&keys(header));
            let authentic_part = ..HEADER_COPY - 64;
            let is_the_same = written[authentic_part] == stored.bytes[authentic_part];
            assert!(is_the_same || header.version < FORMAT_VERSION, "two ways to write it");
            let sequences = bytes.chunks_exact(HEADER_COPY).filter_map(|copy| {
                Header::parse(copy.try_into().expect("a copy's length")).ok().map(|header| header.sequence)
            });
            assert_eq!(sequences.max(), Some(header.sequence));
        }
        Err(error) => {
            assert!(image::says_the_file_is_bad(&error), "{error}");
            assert!(inspected.is_err());
        }
    }
    assert!(disk.writes().is_empty());
}

/// One slot of the header: what is accepted is within bounds and would be written the same.
///
/// # Panics
/// When the slot's reader breaks a promise.
pub fn slot(data: &[u8]) {
    let mut bytes = [0; 128];
    let length = data.len().min(bytes.len());
    bytes[..length].copy_from_slice(&data[..length]);
    match Slot::parse(&bytes) {
        Ok(slot) => {
            let mut written = [0; 128];
            slot.write(&mut written);
            assert!(written == bytes, "two ways to write a slot");
            assert!(bytes == [0; 128] || slot.cost().check().is_ok());
        }
        Err(VaultError::CostOutOfBounds { memory_kib, passes, lanes }) => {
            assert!(KeyCost { memory_kib, passes, lanes }.check().is_err());
        }
        Err(error) => assert!(matches!(error, VaultError::Damaged { place: Place::Header }), "{error}"),
    }
}

/// A page: sealed, changed, and read and written at any place and length.
///
/// # Panics
/// When a changed page opens, something is read that was not written, or a write is not sealed.
pub fn page(data: &[u8]) {
    let mut input = Input::new(data);
    let pages = 1 + input.below(3);
    let (index, to) = (input.below(pages), input.below(PAGE));
    let (offset, length) = (input.below(4 * PAGE), input.below(PAGE + 2));
    let flips: Vec<_> = (0..input.below(4)).map(|_| (input.below(PAGE), input.byte())).collect();
    let mut plain = [0; PAGE];
    let content = input.rest();
    let content = &content[..content.len().min(USABLE)];
    plain[..content.len()].copy_from_slice(content);

    let header = image::header();
    let keys = keys(&header);
    let mut whole = plain;
    seal::seal_page(keys.pages(), &header.copy_id, index as u64, &[7; 24], &mut whole);
    let mut changed = whole;
    for (at, flip) in flips {
        changed[at] ^= flip;
    }
    let mut opened = changed;
    let answer = seal::open_page(keys.pages(), &header.copy_id, index as u64, &mut opened);
    assert_eq!(answer.is_ok(), changed == whole);
    assert!(answer.is_err() || opened == plain);
    let mut elsewhere = whole;
    assert!(seal::open_page(keys.pages(), &header.copy_id, index as u64 + 1, &mut elsewhere).is_err());

    // The same page in a file of one to three, the others empty and never sealed.
    let mut bytes = vec![0; usize::try_from(page_offset(pages as u64)).expect("a small file") + to];
    bytes[usize::try_from(page_offset(index as u64)).expect("a small file")..][..PAGE]
        .copy_from_slice(&changed);
    let disk = MemoryDisk::new(bytes, None);
    let sealed = open_sealed(&disk, header, false).expect("there is nothing to refuse");
    let mut buffer = vec![0xee; length];
    let is_inside = offset / PAGE == index && changed == whole;
    match sealed.read(&mut buffer, offset as u64) {
        Ok(Read::Short) => assert!(offset / PAGE >= pages && buffer.iter().all(|&byte| byte == 0)),
        Ok(Read::Whole) if is_inside => assert!(buffer == plain[offset % PAGE..][..length]),
        // SQLite's first look at a file whose first page was torn.
        Ok(Read::Whole) => assert!(offset == 0 && length == 100 && buffer.starts_with(b"SQLite format 3\0")),
        Err(_) => assert!(!is_inside || offset % PAGE + length > PAGE),
    }

    let mut data = plain.to_vec();
    data.resize(length, 0);
    let written = sealed.write(&data, offset as u64).is_ok();
    let may_be_written = length == PAGE && offset.is_multiple_of(PAGE) && (offset > 0 || is_first(&data));
    assert_eq!(written, may_be_written);
    image::assert_writes_are_sealed(&disk);
    if written {
        assert!(sealed.read(&mut buffer, offset as u64) == Ok(Read::Whole) && buffer == data);
    }
}

fn is_first(page: &[u8]) -> bool {
    page.starts_with(b"SQLite format 3\0\x10\0") && page[20] == 40
}

/// The log of a crashed vault, changed: what the audit finds, and what is read at any place.
///
/// # Panics
/// When the audit misses or makes up lost commits, or something is read that was not written.
pub fn log(data: &[u8]) {
    let mut input = Input::new(data);
    let reads: Vec<_> =
        (0..input.below(8)).map(|_| (input.below(1 << 17), input.below(WAL_SLOT + 2))).collect();
    let base = Base::crashed();
    let files = base.changed(&mut input);
    let disk = MemoryDisk::new(files.main.clone(), files.log.clone());
    let mut file = disk.open(PATH.as_ref(), Role::Main, Access::Read).expect("the file is there");
    let Ok(stored) = store::read(&mut *file) else { return };
    let Ok(sealed) = open_sealed(&disk, stored.header, true) else { return };

    let audited = audit::check_log(&sealed).map(drop);
    let only_the_log = files.main == base.files().main;
    if !files.changed_within && only_the_log && !has_a_forged_header(base, &files) {
        assert_eq!(lost_commits(audited), expected_loss(base, &files));
    }
    let sealed = Arc::new(sealed);
    let Some(bytes) = &files.log else { return };
    let file = disk.open("/vault-wal".as_ref(), Role::WriteAheadLog, Access::Read).expect("it is there");
    let mut log = Log::new(Arc::clone(&sealed), Some(file));
    for (offset, length) in reads {
        let mut buffer = vec![0xee; length];
        match log.read(&mut buffer, offset as u64) {
            Ok(Read::Whole) if length == 0 => {}
            Ok(Read::Whole) if offset < WAL_HEADER => assert!(buffer == bytes[offset..][..length]),
            Ok(_) if files.changed_within || buffer.iter().all(|&byte| byte == 0) => {}
            Ok(Read::Whole) => assert!(buffer == base.image().log_in_clear()[offset..][..length]),
            Ok(Read::Short) => assert!(offset < WAL_HEADER, "bytes from behind the end"),
            Err(_) => {}
        }
    }
    assert!(disk.writes().is_empty());
}

fn lost_commits(audited: Result<(), VaultError>) -> Option<(u32, u32)> {
    match audited {
        Ok(()) => None,
        Err(VaultError::Damaged { place: Place::WriteAheadLog { first_bad_frame, commits_behind } }) => {
            Some((first_bad_frame, commits_behind))
        }
        Err(other) => panic!("the audit said: {other}"),
    }
}

/// Whether the log has another header than it had, and one that checks. It is in clear.
fn has_a_forged_header(base: &Base, files: &Files) -> bool {
    let header = |files: &Files| files.log.as_ref()?.first_chunk().copied();
    let is = header(files);
    is != header(base.files()) && is.is_some_and(|bytes| audit::LogHeader::parse(&bytes).is_some())
}

/// The audit once more, by comparing with the log as it was: `None`, or the first slot (from 1)
/// that is not as it was and how many commits lie behind it.
///
/// Every commit of the base adds a row, so none of them is in the main file yet.
fn expected_loss(base: &Base, files: &Files) -> Option<(u32, u32)> {
    let (was, is) = (base.files().log.as_ref()?, files.log.as_ref()?);
    let slots = base.image().slots();
    let is_whole = |index: usize| {
        let start = usize::try_from(wal_slot_offset(index as u64)).expect("a small file");
        is.get(start..start + WAL_SLOT) == was.get(start..start + WAL_SLOT)
    };
    let header_is_whole = is.get(..WAL_HEADER) == was.get(..WAL_HEADER);
    let good =
        if header_is_whole { (0..slots.len()).take_while(|&index| is_whole(index)).count() } else { 0 };
    let behind = (good..slots.len()).filter(|&index| slots[index][4..8] != [0; 4] && is_whole(index)).count();
    let number = |count: usize| u32::try_from(count).expect("a small file");
    (behind > 1).then(|| (number(good) + 1, number(behind)))
}

fn open_sealed(disk: &MemoryDisk, header: Header, read_only: bool) -> Result<Sealed, VaultError> {
    let file: Box<dyn DiskFile> =
        disk.open(PATH.as_ref(), Role::Main, Access::ReadWrite).expect("the file is there");
    let keys = keys(&header);
    Sealed::new(Arc::new(disk.clone()), PATH.into(), file, header, keys, read_only)
}
