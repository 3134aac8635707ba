//! The audit of the log before SQLite opens it.
//!
//! SQLite reads the log up to the first frame that does not check and takes that for its end.
//! After a power cut that is right: only the last transaction, which was never acknowledged, can
//! be incomplete. When whole commits lie behind that frame, somebody changed the log or the disk
//! is failing; opening it the ordinary way would drop acknowledged commits without a word.
//!
//! The log's own header is in clear. When it is torn or changed so that no frame follows from it,
//! the newest frames are compared with the main file: after a log that was begun anew they are
//! all there already, and nothing is lost.
//!
//! Bringing the log in fills what the main file lacks with empty pages. So a page that neither of
//! the two has must be noticed before that.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::disk::{Access, DiskFile, Role, read_up_to_end};
use crate::error::{Place, VaultError};
use crate::frames::Frames;
use crate::layout::{FRAME_HEADER, PAGE, USABLE, WAL_HEADER, WAL_SLOT, wal_slot_offset};
use crate::seal::{self, LogName};
use crate::sealed::Sealed;
use crate::sys::shim::lock_page;

const READING: &str = "reading the write-ahead log";
/// The log's magic; its lowest bit says that checksums are big-endian.
const LOG_MAGIC: u32 = 0x377f_0682;
/// What follows the magic: the version of SQLite's log, and the size of our pages.
const LOG_VERSION_AND_PAGE_SIZE: [u32; 2] = [3_007_000, 4096];

type Salts = [u8; 8];

/// Refuses a log that would lose acknowledged commits; answers what it holds, from its first slot on as far as one
/// follows from the other.
///
/// # Errors
/// [`Place::WriteAheadLog`] damaged; what the disk says.
pub(crate) fn check_log(sealed: &Sealed) -> Result<Frames, VaultError> {
    let failed = |error| VaultError::from_disk(error, READING);
    if !sealed.disk().exists(sealed.log_path()).map_err(failed)? {
        return Ok(Frames::default());
    }
    let mut file =
        sealed.disk().open(sealed.log_path(), Role::WriteAheadLog, Access::Read).map_err(failed)?;
    let mut clear = [0; WAL_HEADER];
    read_up_to_end(&mut *file, &mut clear, 0).map_err(failed)?;
    let mut walk = Walk::new(sealed, &mut *file);
    let header = LogHeader::parse(&clear);
    let chained = match &header {
        Some(header) => walk.chained(header)?,
        None => Frames::default(),
    };
    let good = chained.slots();
    let behind = walk.commits_from(good)?;
    let lost = if good == 0 {
        walk.commits_missing_from_main(&behind)?
    } else {
        behind.values().map(Vec::len).max().unwrap_or(0)
    };
    // One commit behind the end is the transaction that a cut interrupted. No cut leaves a header
    // whose checksum is right and that SQLite would read in another way.
    if lost > 1 || header.is_some_and(|header| !header.is_ours) {
        return Err(VaultError::damaged(Place::WriteAheadLog {
            first_bad_frame: number(good + 1),
            commits_behind: u32::try_from(lost).unwrap_or(u32::MAX),
        }));
    }
    Ok(chained)
}

/// Refuses a log, of which the frames are known, that counts a page which neither it nor the main file has, but for the one at SQLite's lock byte:
/// SQLite wrote every other page that it has since it began the log.
///
/// # Errors
/// The first such page.
pub(crate) fn check_no_page_is_missing(sealed: &Sealed) -> Result<(), VaultError> {
    let log = sealed.frames();
    let (Some(commit), Ok(first)) = (log.last_commit(), u32::try_from(sealed.pages() + 1)) else {
        return Ok(());
    };
    let held = log.pages_within(commit.slots);
    let never_written = lock_page() + 1;
    let missing =
        (first..=commit.pages).find(|number| u64::from(*number) != never_written && !held.contains(number));
    match missing {
        Some(number) => Err(VaultError::damaged(Place::Page { number: Some(number) })),
        None => Ok(()),
    }
}

/// The commit frames behind the log's end: for each log (by its salts), the slots they are in.
type Commits = BTreeMap<Salts, Vec<u64>>;

/// SQLite's header of a log.
pub(crate) struct LogHeader {
    big_endian: bool,
    /// Its version and page size are those of a vault. It is in clear, so anybody can make one.
    is_ours: bool,
    salts: Salts,
    checksum: [u32; 2],
}

impl LogHeader {
    /// Whether its version and page size are those of a vault.
    pub(crate) const fn is_ours(&self) -> bool {
        self.is_ours
    }

    /// `None` when SQLite would take the log for empty.
    pub(crate) fn parse(bytes: &[u8; WAL_HEADER]) -> Option<Self> {
        let magic = big_endian_at(bytes, 0);
        let big_endian = magic & 1 == 1;
        let checksum = add_to_checksum([0, 0], &bytes[..24], big_endian);
        let stated = [big_endian_at(bytes, 24), big_endian_at(bytes, 28)];
        let is_ours = [big_endian_at(bytes, 4), big_endian_at(bytes, 8)] == LOG_VERSION_AND_PAGE_SIZE;
        (magic & !1 == LOG_MAGIC && checksum == stated).then(|| Self {
            big_endian,
            is_ours,
            salts: salts_at(bytes, 16),
            checksum,
        })
    }
}

/// Goes through the slots of a log.
struct Walk<'a> {
    sealed: &'a Sealed,
    /// Which log it is.
    name: LogName,
    file: &'a mut dyn DiskFile,
    slot: Zeroizing<[u8; WAL_SLOT]>,
}

impl<'a> Walk<'a> {
    fn new(sealed: &'a Sealed, file: &'a mut dyn DiskFile) -> Self {
        Self { sealed, name: sealed.log_name(), file, slot: Zeroizing::new([0; WAL_SLOT]) }
    }

    /// The slots from the first that follow from the header and from each other.
    fn chained(&mut self, header: &LogHeader) -> Result<Frames, VaultError> {
        let mut frames = Frames::default();
        let mut checksum = header.checksum;
        while self.load(frames.slots())? == Loaded::Open && salts_at(&*self.slot, 8) == header.salts {
            checksum = add_to_checksum(checksum, &self.slot[..8], header.big_endian);
            checksum = add_to_checksum(checksum, &self.slot[FRAME_HEADER..], header.big_endian);
            let stated = [big_endian_at(&*self.slot, 16), big_endian_at(&*self.slot, 20)];
            if checksum != stated {
                break;
            }
            frames.put(frames.slots(), big_endian_at(&*self.slot, 0), big_endian_at(&*self.slot, 4));
        }
        frames.sync();
        Ok(frames)
    }

    /// The commit frames from slot `first` on that open. Behind a good beginning only those of
    /// the same log count: others are older, and in the main file already.
    fn commits_from(&mut self, first: u64) -> Result<Commits, VaultError> {
        let mut commits = Commits::new();
        let mut current = None;
        if first > 0 && self.load(first - 1)? == Loaded::Open {
            current = Some(salts_at(&*self.slot, 8));
        }
        for index in first.. {
            match self.load(index)? {
                Loaded::End => break,
                Loaded::Closed => continue,
                Loaded::Open => {}
            }
            let salts = salts_at(&*self.slot, 8);
            let is_commit = big_endian_at(&*self.slot, 4) != 0;
            if current.is_none_or(|current| current == salts) {
                // A log without a commit counts too: what it began over was all brought in.
                let slots = commits.entry(salts).or_default();
                if is_commit {
                    slots.push(index);
                }
            }
        }
        Ok(commits)
    }

    /// How many commits of the newest log are not in the main file; 0 when all are.
    fn commits_missing_from_main(&mut self, commits: &Commits) -> Result<usize, VaultError> {
        let Some((salts, slots)) = newest(commits) else { return Ok(0) };
        let Some(&last_commit) = slots.last() else { return Ok(0) };
        // For each page the last frame that holds it, up to the last commit.
        let mut frames = BTreeMap::new();
        for index in 0..=last_commit {
            if self.load(index)? == Loaded::Open && salts_at(&*self.slot, 8) == *salts {
                frames.insert(big_endian_at(&*self.slot, 0), index);
            }
        }
        // Pages that the last commit does not count are gone: the database shrank, or they were
        // spilled by a statement that was given up.
        self.load(last_commit)?;
        let pages_after_commit = big_endian_at(&*self.slot, 4);
        let mut page = Zeroizing::new([0; PAGE]);
        for (&page_number, &index) in frames.range(..=pages_after_commit) {
            self.load(index)?;
            let in_main = page_number > 0
                && u64::from(page_number) <= self.sealed.pages()
                && self.sealed.read_page(u64::from(page_number) - 1, &mut *page).is_ok();
            if !in_main || page[..USABLE] != self.slot[FRAME_HEADER..][..USABLE] {
                return Ok(slots.len());
            }
        }
        Ok(0)
    }

    fn load(&mut self, index: u64) -> Result<Loaded, VaultError> {
        let got = read_up_to_end(self.file, &mut *self.slot, wal_slot_offset(index))
            .map_err(|error| VaultError::from_disk(error, READING))?;
        if got < WAL_SLOT {
            return Ok(Loaded::End);
        }
        let sealed = self.sealed;
        let opened =
            seal::open_slot(sealed.keys().log(), sealed.copy_id(), &self.name, index, &mut self.slot);
        Ok(if opened.is_ok() { Loaded::Open } else { Loaded::Closed })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loaded {
    Open,
    Closed,
    End,
}

/// The newest of several logs: SQLite adds one to the first salt each time it begins anew.
fn newest(commits: &Commits) -> Option<(&Salts, &Vec<u64>)> {
    let first_salt = |salts: &Salts| big_endian_at(salts, 0);
    commits.iter().reduce(|best, next| {
        let ahead = first_salt(next.0).wrapping_sub(first_salt(best.0));
        if ahead < 1 << 31 { next } else { best }
    })
}

/// SQLite's running checksum over pairs of words.
pub(crate) fn add_to_checksum(start: [u32; 2], bytes: &[u8], big_endian: bool) -> [u32; 2] {
    let word = |at: &[u8]| {
        let bytes = at.try_into().expect("chunks of four");
        if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    };
    bytes.chunks_exact(8).fold(start, |[first, second], pair| {
        let first = first.wrapping_add(word(&pair[..4])).wrapping_add(second);
        [first, second.wrapping_add(word(&pair[4..])).wrapping_add(first)]
    })
}

pub(crate) fn big_endian_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn salts_at(bytes: &[u8], at: usize) -> Salts {
    bytes[at..at + 8].try_into().expect("eight bytes")
}

fn number(frame: u64) -> u32 {
    u32::try_from(frame).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A log's header as SQLite writes it on a machine of either order of bytes.
    fn header(big_endian: bool) -> [u8; WAL_HEADER] {
        let mut bytes = [0; WAL_HEADER];
        let words = [LOG_MAGIC | u32::from(big_endian), 3_007_000, 4096, 7, 0x0102_0304, 0x0506_0708];
        for (place, word) in bytes.chunks_exact_mut(4).zip(words) {
            place.copy_from_slice(&word.to_be_bytes());
        }
        let checksum = add_to_checksum([0, 0], &bytes[..24], big_endian);
        for (place, word) in bytes[24..].chunks_exact_mut(4).zip(checksum) {
            place.copy_from_slice(&word.to_be_bytes());
        }
        bytes
    }

    #[test]
    fn the_header_of_a_log_says_in_which_order_its_words_were_added() {
        for big_endian in [false, true] {
            let parsed = LogHeader::parse(&header(big_endian)).expect("it is whole");
            assert!(parsed.big_endian == big_endian && parsed.is_ours);
            assert_eq!(parsed.salts, [1, 2, 3, 4, 5, 6, 7, 8]);
            for bit in 0..WAL_HEADER * 8 {
                let mut changed = header(big_endian);
                changed[bit / 8] ^= 1 << (bit % 8);
                assert!(LogHeader::parse(&changed).is_none(), "bit {bit}");
            }
        }
    }

    #[test]
    fn the_newest_log_is_the_one_whose_number_grew_also_where_it_begins_again() {
        let of = |number: u32| {
            let mut salts = [9; 8];
            salts[..4].copy_from_slice(&number.to_be_bytes());
            salts
        };
        for (older, newer) in [(1, 2), (2, 1 << 31), (u32::MAX, 0), (u32::MAX - 5, 5)] {
            let commits = Commits::from([(of(older), vec![0]), (of(newer), vec![1])]);
            assert_eq!(newest(&commits).map(|(salts, _)| *salts), Some(of(newer)));
        }
    }
}
