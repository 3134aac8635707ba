//! The vault's main file while it is open: one handle, one lock, and pages that are sealed on the
//! way down and opened on the way up.
//!
//! SQLite reads and writes it through the shim; the vault changes the header through the same
//! handle. It is never opened a second time, as closing a second handle would drop the lock.

mod checkpoint;
mod place;

pub(crate) use place::log_beside;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use rusqlite::ffi;

use crate::disk::{Disk, DiskError, DiskFile, DiskResult, read_up_to_end};
use crate::error::{Place, VaultError};
use crate::frames::Frames;
use crate::header::{Header, State};
use crate::keys::Keys;
use crate::layout::{PAGE, PAGES_START, RESERVED, TAG, USABLE, page_offset};
use crate::lineage::Milestone;
use crate::mutant::{Mutant, is_active};
use crate::random::Nonces;
use crate::seal::LogName;
use crate::sys::shim::lock_page;
use crate::{seal, store};

/// SQLite's own magic, at the start of page 1.
const SQLITE_MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// The most pages a database of SQLite's can have.
const SQLITE_MOST_PAGES: u64 = 0xffff_fffe;
/// Bytes SQLite reads of page 1 before it knows the page size.
const DATABASE_HEADER: usize = 100;

const DAMAGED: DiskError = DiskError::new(ffi::SQLITE_IOERR_DATA);
const READ_ONLY: DiskError = DiskError::new(ffi::SQLITE_READONLY);
const BAD_WRITE: DiskError = DiskError::new(ffi::SQLITE_IOERR_WRITE);
/// The pages are not those that the header says were sealed. A code that SQLite leaves to layers like this one.
const SEAL_BROKEN: DiskError = DiskError::new(ffi::SQLITE_IOERR_AUTH);

/// An open vault's file, keys and header. Shared by the connection's shim and the vault.
pub(crate) struct Sealed {
    path: PathBuf,
    log_path: PathBuf,
    disk: Arc<dyn Disk>,
    keys: Keys,
    copy_id: [u8; 16],
    read_only: bool,
    header: Mutex<CurrentHeader>,
    main: Mutex<MainFile>,
    /// What the log holds.
    frames: Mutex<Frames>,
    /// The last page, from 1, that did not open; 0 for none.
    damaged_page: AtomicU32,
    whereabouts: place::Whereabouts,
    /// What takes long shall end. A copy that is looked at has its original's.
    stopped: OnceLock<Arc<AtomicBool>>,
    /// The disk's answers that were errors, the last of each code, in the order in which they came.
    errors: Mutex<Vec<DiskError>>,
}

/// The header as it stands.
struct CurrentHeader {
    header: Header,
    /// The highest sequence that may be on the disk. It is above the header's own after a change
    /// that failed, which may have reached one of the copies.
    attempted: u64,
    /// The copy with which the next change begins.
    first: store::Copy,
    /// This session has written to the log, or is about to, and the header says so.
    is_in_session: bool,
    /// The present state may be known to somebody: it is of a former session, or this one told of it. Then the lineage
    /// keeps it when another takes its place.
    present_is_known: bool,
}

impl CurrentHeader {
    /// The header on the disk is the one that stands here.
    const fn is_settled(&self) -> bool {
        self.attempted == self.header.sequence
    }
}

struct MainFile {
    file: Box<dyn DiskFile>,
    /// Whole pages in the file.
    pages: u64,
    /// Where a page is sealed: never in SQLite's own buffer, which SQLite goes on using.
    scratch: Box<[u8; PAGE]>,
    nonces: Nonces,
    /// The tag of each page, once they were compared with what the header says of them.
    tags: Option<Vec<Tag>>,
    /// The page, from 0, that SQLite never writes.
    lock_page: u64,
    /// It was seen to open since the file was opened.
    lock_page_is_sealed: bool,
}

/// What authenticates a page, and names what is in it: another one each time that it is sealed.
type Tag = [u8; TAG];

/// Whether a read got all it asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Read {
    Whole,
    /// The file ends before; the rest of the buffer is zero.
    Short,
}

impl Sealed {
    /// Takes over an open and locked file.
    pub(crate) fn new(
        disk: Arc<dyn Disk>,
        path: PathBuf,
        mut file: Box<dyn DiskFile>,
        header: Header,
        keys: Keys,
        read_only: bool,
    ) -> Result<Self, VaultError> {
        let size = file.size().map_err(|error| VaultError::from_disk(error, "measuring the file"))?;
        if file.characteristics() & ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE == 0 {
            // The log's slots share sectors; without this property a torn write could reach back
            // into a commit that was already acknowledged.
            let unsafe_device = DiskError::new(ffi::SQLITE_CANTOPEN);
            return Err(VaultError::from_disk(unsafe_device, "asking the disk for safe overwrites"));
        }
        Ok(Self {
            log_path: place::log_beside(path.clone()),
            whereabouts: place::Whereabouts::new(&path, file.identity()),
            path,
            disk,
            copy_id: header.copy_id,
            keys,
            read_only,
            frames: Mutex::default(),
            main: Mutex::new(MainFile {
                file,
                // In a file that is being made every page will be written.
                tags: (header.state == State::Making).then(Vec::new),
                pages: size.saturating_sub(PAGES_START) / PAGE as u64,
                scratch: Box::new([0; PAGE]),
                nonces: Nonces::new(),
                lock_page: lock_page(),
                lock_page_is_sealed: false,
            }),
            header: Mutex::new(CurrentHeader {
                attempted: header.sequence,
                first: store::FIRST,
                is_in_session: false,
                present_is_known: true,
                header,
            }),
            damaged_page: AtomicU32::new(0),
            stopped: OnceLock::new(),
            errors: Mutex::default(),
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn log_path(&self) -> &Path {
        &self.log_path
    }

    pub(crate) fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    pub(crate) fn copy_id(&self) -> &[u8; 16] {
        &self.copy_id
    }

    /// Which log is this file's, as the header stands.
    pub(crate) fn log_name(&self) -> LogName {
        lock(&self.header).header.log_name()
    }

    /// Whether what takes long shall end.
    pub(crate) fn stopped(&self) -> &Arc<AtomicBool> {
        self.stopped.get_or_init(Arc::default)
    }

    /// Ends what takes long when another vault's shall end.
    pub(crate) fn heed(&self, stopped: Arc<AtomicBool>) {
        // Nobody asked before: it was just opened.
        let _ = self.stopped.set(stopped);
    }

    /// Whether what takes long may go on.
    ///
    /// # Errors
    /// [`VaultError::Stopped`].
    pub(crate) fn goes_on(&self) -> Result<(), VaultError> {
        if self.stopped().load(Ordering::Acquire) { Err(VaultError::Stopped) } else { Ok(()) }
    }

    /// What the log holds.
    pub(crate) fn frames(&self) -> MutexGuard<'_, Frames> {
        lock(&self.frames)
    }

    pub(crate) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// The number, from 1, of the last page that did not open.
    pub(crate) fn damaged_page(&self) -> Option<u32> {
        Some(self.damaged_page.load(Ordering::Relaxed)).filter(|&number| number != 0)
    }

    /// Keeps an error of the disk, as SQLite hands on no more of it than a code.
    pub(crate) fn remember(&self, error: DiskError) {
        let mut errors = lock(&self.errors);
        errors.retain(|earlier| earlier.code != error.code);
        errors.push(error);
    }

    /// Forgets all errors, to see whether another comes.
    pub(crate) fn forget_errors(&self) {
        lock(&self.errors).clear();
    }

    /// The first of the errors: what came after may have followed from it.
    pub(crate) fn first_error(&self) -> Option<DiskError> {
        lock(&self.errors).first().copied()
    }

    /// The error that SQLite reports with this code.
    pub(crate) fn error_with(&self, code: i32) -> Option<DiskError> {
        lock(&self.errors).iter().find(|error| error.code == code).copied()
    }

    /// A copy of the header as it stands.
    pub(crate) fn header(&self) -> Header {
        lock(&self.header).header.clone()
    }

    /// Whole pages in the file.
    pub(crate) fn pages(&self) -> u64 {
        lock(&self.main).pages
    }

    /// Pages that SQLite is told of: those in the file or, of one that was cut short, those that
    /// were sealed. SQLite reads nothing of a database that is shorter than it says; this way each
    /// page that is missing says so itself, and the others can be read.
    pub(crate) fn stated_pages(&self) -> u64 {
        let pages = self.pages();
        let sealed = match lock(&self.header).header {
            // A checkpoint can make the file shorter.
            Header { state: State::Checkpoint(_), .. } | Header { seal: None, .. } => 0,
            Header { seal: Some(seal), .. } => seal.pages,
        };
        pages.max(sealed.min(SQLITE_MOST_PAGES))
    }

    /// The states that the file went through. Whoever asks may remember the present one, so the lineage will keep it.
    pub(crate) fn milestones(&self) -> Vec<Milestone> {
        let mut current = lock(&self.header);
        current.present_is_known = true;
        current.header.milestones()
    }

    /// Changes the header on the disk, then in memory.
    ///
    /// # Errors
    /// What the disk says; then the header in memory stands as it was.
    pub(crate) fn change_header(&self, change: impl FnOnce(&mut Header)) -> Result<(), VaultError> {
        if self.read_only {
            return Err(VaultError::ReadOnly);
        }
        self.write_header(change).map_err(|error| VaultError::from_disk(error, store::WRITING))
    }

    fn write_header(&self, change: impl FnOnce(&mut Header)) -> DiskResult<()> {
        let written = self.try_header(change);
        if written.is_err() {
            // At once if that is possible, or before the vault is closed.
            let _ = self.settle_header();
        }
        written
    }

    /// After a change that failed, puts the header as it stands above what of the change may have
    /// reached the disk: otherwise a passphrase that was not accepted could be the one that opens.
    ///
    /// # Errors
    /// What the disk says; then it has to be done later.
    pub(crate) fn settle_header(&self) -> DiskResult<()> {
        let is_settled = lock(&self.header).is_settled();
        if is_settled { Ok(()) } else { self.try_header(|_| ()) }
    }

    fn try_header(&self, change: impl FnOnce(&mut Header)) -> DiskResult<()> {
        self.before_write()?;
        let mut current = lock(&self.header);
        let mut changed = current.header.clone();
        current.attempted += 1;
        changed.sequence = current.attempted;
        change(&mut changed);
        let bytes = changed.to_bytes(&self.keys);
        store::change(&mut *lock(&self.main).file, &bytes, &mut current.first)?;
        current.header = changed;
        self.after_sync(false)
    }

    /// Brings the other copy of the header up to the one that counts, which is not touched.
    pub(crate) fn repair_header(&self, other: store::Copy) -> Result<(), VaultError> {
        let mut current = lock(&self.header);
        current.first = other;
        let bytes = current.header.to_bytes(&self.keys);
        store::write_copy(&mut *lock(&self.main).file, &bytes, other)
            .map_err(|error| VaultError::from_disk(error, store::WRITING))?;
        current.first = store::FIRST;
        Ok(())
    }

    /// Reads for SQLite, from the beginning of the first page.
    pub(crate) fn read(&self, buffer: &mut [u8], offset: u64) -> DiskResult<Read> {
        let (index, within) = place(offset);
        if within == 0 && buffer.len() == PAGE {
            return self.read_page(index, buffer).map(|()| Read::Whole);
        }
        if within + buffer.len() > PAGE {
            // Page 1 says that pages are larger than ours: it opens, and is no page of a vault.
            return Err(DiskError::new(ffi::SQLITE_CORRUPT));
        }
        if index >= self.pages() {
            buffer.fill(0);
            return Ok(Read::Short);
        }
        let mut page = zeroize::Zeroizing::new([0; PAGE]);
        match self.read_page(index, &mut *page) {
            Ok(()) => buffer.copy_from_slice(&page[within..][..buffer.len()]),
            // SQLite looks at the header once before it has read the log, where the true page 1
            // may be: a power cut can have torn this one.
            Err(DAMAGED)
                if offset == 0
                    && buffer.len() == DATABASE_HEADER
                    && !is_active(Mutant::NoSyntheticHeader) =>
            {
                buffer.copy_from_slice(&stand_in_header());
            }
            Err(error) => return Err(error),
        }
        Ok(Read::Whole)
    }

    /// Reads bytes as they lie on the disk.
    pub(crate) fn read_raw(&self, buffer: &mut [u8], offset: u64) -> DiskResult<usize> {
        read_up_to_end(&mut *lock(&self.main).file, buffer, offset)
    }

    /// Reads and opens page `index` (from 0).
    ///
    /// # Errors
    /// `SQLITE_IOERR_DATA` when it does not open, or lies past the end: SQLite never asks for a
    /// page that nobody wrote, so a missing one was cut off.
    pub(crate) fn read_page(&self, index: u64, page: &mut [u8]) -> DiskResult<()> {
        let got = read_up_to_end(&mut *lock(&self.main).file, page, page_offset(index))?;
        if got == PAGE && seal::open_page(self.keys.pages(), &self.copy_id, index, page).is_ok() {
            return Ok(());
        }
        page.fill(0);
        if is_active(Mutant::UnauthenticPageReadsAsZeros) {
            return Ok(());
        }
        self.damaged_page.store(u32::try_from(index + 1).unwrap_or(u32::MAX), Ordering::Relaxed);
        Err(DAMAGED)
    }

    /// Refuses a file whose first page SQLite would refuse.
    ///
    /// # Errors
    /// [`Place::Page`] when it does not open, [`Place::Structure`] when it does not begin as it must.
    pub(crate) fn check_first_page(&self) -> Result<(), VaultError> {
        let mut page = zeroize::Zeroizing::new([0; PAGE]);
        self.read_page(0, &mut *page).map_err(|error| self.explain_disk(error))?;
        if is_first_page(&page) { Ok(()) } else { Err(VaultError::damaged(Place::Structure)) }
    }

    /// Seals and writes a page for SQLite.
    pub(crate) fn write(&self, data: &[u8], offset: u64) -> DiskResult<()> {
        let (index, within) = place(offset);
        let page: &[u8; PAGE] = data.try_into().map_err(|_| BAD_WRITE)?;
        let reserved_is_free = page[USABLE..].iter().all(|&byte| byte == 0);
        if within != 0 || !reserved_is_free || (index == 0 && !is_first_page(page)) {
            return Err(BAD_WRITE);
        }
        self.before_page_write()?;
        let mut main = lock(&self.main);
        self.fill_gap(&mut main, index)?;
        self.write_page(&mut main, index, page)
    }

    /// Cuts the file to `size` bytes of pages, or extends it with sealed empty pages.
    pub(crate) fn truncate(&self, size: u64) -> DiskResult<()> {
        let (pages, within) = place(size);
        if within != 0 {
            return Err(DiskError::new(ffi::SQLITE_IOERR_TRUNCATE));
        }
        self.before_page_write()?;
        let mut main = lock(&self.main);
        self.fill_gap(&mut main, pages)?;
        main.file.truncate(page_offset(pages))?;
        main.pages = pages;
        if let (Some(tags), Ok(pages)) = (&mut main.tags, usize::try_from(pages)) {
            tags.truncate(pages);
        }
        Ok(())
    }

    /// SQLite syncs the file when a checkpoint has written its last page.
    pub(crate) fn sync(&self, flags: i32) -> DiskResult<()> {
        {
            let mut main = lock(&self.main);
            main.nonces.forget();
            main.file.sync(flags)?;
        }
        self.after_sync(false)?;
        self.after_checkpoint()
    }

    pub(crate) fn sector_size(&self) -> i32 {
        lock(&self.main).file.sector_size()
    }

    /// The device's properties that still hold with sealing in between.
    pub(crate) fn characteristics(&self) -> i32 {
        lock(&self.main).file.characteristics()
            & (ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
                | ffi::SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN
                | ffi::SQLITE_IOCAP_SEQUENTIAL)
    }

    /// Puts sealed empty pages between the end of the file and page `index`: what SQLite skips
    /// must open too, or a page that was cut off could not be told from one never written.
    fn fill_gap(&self, main: &mut MainFile, index: u64) -> DiskResult<()> {
        // The one page that no log holds: a cut while the file grew past it can have left a hole
        // there, and what mends all others, bringing the log in again, would leave it so.
        if index > main.lock_page && !main.lock_page_is_sealed {
            if main.pages > main.lock_page && !self.opens(main, main.lock_page)? {
                self.write_page(main, main.lock_page, &[0; PAGE])?;
            }
            main.lock_page_is_sealed = true;
        }
        while main.pages < index && !is_active(Mutant::GapNotFilled) {
            let next = main.pages;
            self.write_page(main, next, &[0; PAGE])?;
        }
        Ok(())
    }

    fn opens(&self, main: &mut MainFile, index: u64) -> DiskResult<bool> {
        let page = &mut main.scratch[..];
        let got = read_up_to_end(&mut *main.file, page, page_offset(index))?;
        Ok(got == PAGE && seal::open_page(self.keys.pages(), &self.copy_id, index, page).is_ok())
    }

    fn write_page(&self, main: &mut MainFile, index: u64, page: &[u8; PAGE]) -> DiskResult<()> {
        let nonce = main.nonces.next()?;
        main.scratch.copy_from_slice(page);
        seal::seal_page(self.keys.pages(), &self.copy_id, index, &nonce, &mut main.scratch);
        main.file.write_at(&main.scratch[..], page_offset(index))?;
        main.pages = main.pages.max(index + 1);
        let tag = seal::tag_of(&main.scratch);
        if let (Some(tags), Ok(index)) = (&mut main.tags, usize::try_from(index)) {
            tags.resize(tags.len().max(index + 1), Tag::default());
            tags[index] = tag;
        }
        Ok(())
    }

    /// What an error of reading means.
    pub(crate) fn explain_disk(&self, error: DiskError) -> VaultError {
        if error == DAMAGED {
            VaultError::damaged(Place::Page { number: self.damaged_page() })
        } else {
            VaultError::from_disk(error, "reading a page")
        }
    }
}

/// Page index and offset within the page.
#[expect(clippy::cast_possible_truncation, reason = "the remainder is below 4096")]
fn place(offset: u64) -> (u64, usize) {
    (offset / PAGE as u64, (offset % PAGE as u64) as usize)
}

/// Whether a page is a first page of ours: SQLite's magic, our page size, our reserve.
fn is_first_page(page: &[u8; PAGE]) -> bool {
    let stand_in = stand_in_header();
    page[..18] == stand_in[..18] && page[20] == stand_in[20]
}

/// SQLite's header as far as it is the same for every vault: magic, page size, WAL, reserve and
/// the fractions that the format fixes.
fn stand_in_header() -> [u8; DATABASE_HEADER] {
    let mut header = [0; DATABASE_HEADER];
    header[..16].copy_from_slice(SQLITE_MAGIC);
    header[16] = 0x10;
    header[18] = 2;
    header[19] = 2;
    header[20] = u8::try_from(RESERVED).expect("40 fits a byte");
    header[21..24].copy_from_slice(&[64, 32, 32]);
    header
}

/// The value behind a lock. A panic elsewhere while holding it leaves data no worse than an I/O
/// error does, so the lock goes on being used.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod byte_identity;
#[cfg(test)]
mod far_pages;
