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

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use crate::disk::{Access, DiskFile, Role, read_up_to_end};
use crate::error::{Place, VaultError};
use crate::layout::{FRAME_HEADER, PAGE, USABLE, WAL_HEADER, WAL_SLOT, wal_slot_offset};
use crate::seal;
use crate::sealed::Sealed;
use crate::sys::shim::lock_page;

const READING: &str = "reading the write-ahead log";
/// The log's magic; its lowest bit says that checksums are big-endian.
const LOG_MAGIC: u32 = 0x377f_0682;
/// What follows the magic: the version of SQLite's log, and the size of our pages.
const LOG_VERSION_AND_PAGE_SIZE: [u32; 2] = [3_007_000, 4096];

type Salts = [u8; 8];

/// Refuses a log that would lose acknowledged commits.
///
/// # Errors
/// [`Place::WriteAheadLog`] damaged; what the disk says.
pub(crate) fn check_log(sealed: &Sealed) -> Result<(), VaultError> {
    let failed = |error| VaultError::from_disk(error, READING);
    if !sealed.disk().exists(sealed.log_path()).map_err(failed)? {
        return Ok(());
    }
    let mut file =
        sealed.disk().open(sealed.log_path(), Role::WriteAheadLog, Access::Read).map_err(failed)?;
    let mut clear = [0; WAL_HEADER];
    read_up_to_end(&mut *file, &mut clear, 0).map_err(failed)?;
    let mut walk = Walk::new(sealed, &mut *file);
    let header = LogHeader::parse(&clear);
    let chained = match &header {
        Some(header) => walk.chained(header)?,
        None => Chained::default(),
    };
    let good = chained.slots;
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
    match chained.first_in_neither(sealed.pages()) {
        Some(number) => Err(VaultError::damaged(Place::Page { number: Some(number) })),
        None => Ok(()),
    }
}

/// The commit frames behind the log's end: for each log (by its salts), the slots they are in.
type Commits = BTreeMap<Salts, Vec<u64>>;

/// The slots from the first on that follow from the header and from each other.
#[derive(Default)]
struct Chained {
    slots: u64,
    /// Pages in the database after the last commit among them; 0 without one.
    pages_after_commit: u32,
    /// Pages behind the end of the main file that are in the log up to that commit.
    behind_main: BTreeSet<u32>,
}

impl Chained {
    /// The first page that is neither in the main file, which has `pages`, nor in the log. SQLite
    /// wrote every page that it has since it began the log, but for the one at its lock byte.
    fn first_in_neither(&self, pages: u64) -> Option<u32> {
        let first = u32::try_from(pages + 1).ok()?;
        let never_written = lock_page() + 1;
        (first..=self.pages_after_commit)
            .find(|number| u64::from(*number) != never_written && !self.behind_main.contains(number))
    }
}

/// SQLite's header of a log.
pub(crate) struct LogHeader {
    big_endian: bool,
    /// Its version and page size are those of a vault. It is in clear, so anybody can make one.
    is_ours: bool,
    salts: Salts,
    checksum: [u32; 2],
}

impl LogHeader {
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
    file: &'a mut dyn DiskFile,
    slot: Zeroizing<[u8; WAL_SLOT]>,
}

impl<'a> Walk<'a> {
    fn new(sealed: &'a Sealed, file: &'a mut dyn DiskFile) -> Self {
        Self { sealed, file, slot: Zeroizing::new([0; WAL_SLOT]) }
    }

    /// The slots from the first that follow from the header and from each other.
    fn chained(&mut self, header: &LogHeader) -> Result<Chained, VaultError> {
        let mut chained = Chained::default();
        let mut since_commit = BTreeSet::new();
        let mut checksum = header.checksum;
        let pages = self.sealed.pages();
        while self.load(chained.slots)? == Loaded::Open && salts_at(&*self.slot, 8) == header.salts {
            checksum = add_to_checksum(checksum, &self.slot[..8], header.big_endian);
            checksum = add_to_checksum(checksum, &self.slot[FRAME_HEADER..], header.big_endian);
            let stated = [big_endian_at(&*self.slot, 16), big_endian_at(&*self.slot, 20)];
            if checksum != stated {
                break;
            }
            chained.slots += 1;
            let page_number = big_endian_at(&*self.slot, 0);
            if u64::from(page_number) > pages {
                since_commit.insert(page_number);
            }
            let pages_after_commit = big_endian_at(&*self.slot, 4);
            if pages_after_commit != 0 {
                chained.pages_after_commit = pages_after_commit;
                chained.behind_main.append(&mut since_commit);
            }
        }
        Ok(chained)
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
        let opened = seal::open_slot(
            sealed.keys().log(),
            sealed.copy_id(),
            sealed.generation(),
            index,
            &mut self.slot,
        );
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

fn big_endian_at(bytes: &[u8], at: usize) -> u32 {
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
