//! The write-ahead log while it is open: one slot a frame, each sealed in its place.
//!
//! SQLite writes a frame as a header of 24 bytes and a page of 4096; both go into one sealed slot
//! of the same 4120 bytes. Slots that follow each other are gathered and go down in one write: a
//! call of the system costs as much as a third of sealing a slot. What is gathered goes down before
//! a sync, before it is read, and before the log is measured, cut or closed; so it is always part
//! of a transaction that nobody was told is saved.

use std::sync::Arc;

use rusqlite::ffi;
use zeroize::Zeroizing;

use crate::audit::big_endian_at;
use crate::disk::{DiskError, DiskFile, DiskResult, read_up_to_end};
use crate::layout::{RESERVED, WAL_HEADER, WAL_SLOT, wal_slot_offset};
use crate::mutant::{Mutant, is_active};
use crate::random::Nonces;
use crate::seal::{self, LogName};
use crate::sealed::{Read, Sealed};

const DAMAGED: DiskError = DiskError::new(ffi::SQLITE_IOERR_DATA);
const BAD_WRITE: DiskError = DiskError::new(ffi::SQLITE_IOERR_WRITE);

type SlotBytes = [u8; WAL_SLOT];

/// The most slots that go down in one write: about as many as one saved edit makes.
const MOST_GATHERED: usize = 16;

/// The open log. With no file it is an empty one that cannot be written: a vault that is only
/// read gets no log on the disk.
pub(crate) struct Log {
    sealed: Arc<Sealed>,
    file: Option<Box<dyn DiskFile>>,
    /// Slots on their way to the disk, one behind the other: first those that are `gathered`,
    /// sealed, then the `pending` one, in clear.
    buffer: Zeroizing<Box<[SlotBytes]>>,
    /// The index of the first slot in the buffer.
    first: u64,
    gathered: usize,
    /// The slot that SQLite is writing.
    pending: Option<Pending>,
    /// Slots before this one were written or opened since the log was begun, so that failing to
    /// open one of them is damage and not the log's end.
    known: u64,
    /// Where a slot is opened; wiped at the end and not each time, as SQLite's cache has
    /// the same pages in clear anyway.
    scratch: Box<Zeroizing<SlotBytes>>,
    nonces: Nonces,
    /// Which log it is: what its slots are sealed with.
    name: LogName,
    /// It was cut, and that may not be on the disk.
    cut_is_unsafe: bool,
}

#[derive(Clone, Copy)]
struct Pending {
    index: u64,
    /// Bytes from the start of the slot that are in the buffer.
    filled: usize,
}

impl Log {
    /// The vault whose log it is.
    pub(crate) fn sealed(&self) -> &Sealed {
        &self.sealed
    }

    pub(crate) fn new(sealed: Arc<Sealed>, file: Option<Box<dyn DiskFile>>) -> Self {
        sealed.note_log(file.as_ref().and_then(|file| file.identity()));
        Self {
            name: sealed.log_name(),
            sealed,
            file,
            buffer: Zeroizing::new(vec![[0; WAL_SLOT]; MOST_GATHERED].into_boxed_slice()),
            first: 0,
            gathered: 0,
            pending: None,
            known: 0,
            scratch: Box::new(Zeroizing::new([0; WAL_SLOT])),
            nonces: Nonces::new(),
            cut_is_unsafe: false,
        }
    }

    pub(crate) fn read(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<Read> {
        let Some((index, within)) = place(offset) else {
            return self.read_clear(buffer, offset);
        };
        if within + buffer.len() > WAL_SLOT {
            return Err(DiskError::new(ffi::SQLITE_IOERR_READ));
        }
        if self.holds(index) {
            self.put_down()?;
        }
        let slot = self.read_slot(index)?;
        if slot == Slot::Opened {
            buffer.copy_from_slice(&self.scratch[within..][..buffer.len()]);
            return Ok(Read::Whole);
        }
        buffer.fill(0);
        match slot {
            Slot::Missing => Ok(Read::Short),
            // SQLite looks for the log's end by reading whole frames until one does not check;
            // a slot that was torn or never written is that end. Zeros never check.
            Slot::Closed
                if within == 0 && index >= self.known && !is_active(Mutant::BadWalFrameIsAnError) =>
            {
                Ok(Read::Whole)
            }
            _ => Err(DAMAGED),
        }
    }

    pub(crate) fn write(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        if self.sealed.is_read_only() {
            return Err(DiskError::new(ffi::SQLITE_READONLY));
        }
        self.sealed.before_write().inspect_err(|error| self.give_up(*error))?;
        self.begin_session().inspect_err(|error| self.give_up(*error))?;
        let Some((index, within)) = place(offset) else {
            return self.write_clear(data, offset);
        };
        if within + data.len() > WAL_SLOT {
            return Err(BAD_WRITE);
        }
        let written = self.write_slot(data, index, within);
        written.inspect_err(|error| self.give_up(*error))
    }

    /// Cuts the log, and waits until it is cut: a file that says that it was closed has no log any more.
    pub(crate) fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.put_down()?;
        self.known = 0;
        if size == 0 {
            self.sealed.frames().clear();
        }
        let was = self.file()?.size()?;
        if was != size || self.cut_is_unsafe {
            self.cut_is_unsafe = true;
            self.file()?.truncate(size)?;
            self.file()?.sync(ffi::SQLITE_SYNC_FULL)?;
            self.cut_is_unsafe = false;
        }
        Ok(())
    }

    pub(crate) fn sync(&mut self, flags: i32) -> DiskResult<()> {
        self.put_down().inspect_err(|error| self.give_up(*error))?;
        self.nonces.forget();
        let Some(file) = &mut self.file else { return Ok(()) };
        let synced = file.sync(flags).and_then(|()| self.sealed.after_sync(true));
        synced.inspect_err(|_| self.sealed.frames().take_back())?;
        self.sealed.frames().sync();
        Ok(())
    }

    /// The first write of a session says in the header that the file is open, before it goes out.
    fn begin_session(&mut self) -> DiskResult<()> {
        if self.sealed.is_in_session() {
            return Ok(());
        }
        let file = self.file.as_mut().ok_or(BAD_WRITE)?;
        self.sealed.begin_session(&mut **file)?;
        self.name = self.sealed.log_name();
        Ok(())
    }

    pub(crate) fn size(&mut self) -> DiskResult<u64> {
        self.put_down()?;
        match &mut self.file {
            Some(file) => file.size(),
            None => Ok(0),
        }
    }

    /// The device's properties, as the main file's.
    pub(crate) fn characteristics(&self) -> i32 {
        self.sealed.characteristics()
    }

    fn write_slot(&mut self, data: &[u8], index: u64, within: usize) -> DiskResult<()> {
        if self.pending.is_some_and(|pending| pending.index != index) {
            self.seal_pending()?;
        }
        let has_room = self.gathered < MOST_GATHERED;
        if self.pending.is_none() && !(has_room && index == self.next()) {
            self.put_down()?;
            self.first = index;
        }
        let mut pending = self.pending.unwrap_or(Pending { index, filled: 0 });
        if within > pending.filled {
            self.complete(&mut pending)?;
        }
        self.buffer[self.gathered][within..][..data.len()].copy_from_slice(data);
        pending.filled = pending.filled.max(within + data.len());
        self.pending = Some(pending);
        if pending.filled == WAL_SLOT { self.seal_pending() } else { Ok(()) }
    }

    /// The slot that would follow those that are gathered.
    const fn next(&self) -> u64 {
        self.first + self.gathered as u64
    }

    /// Whether a slot is on its way to the disk.
    fn holds(&self, index: u64) -> bool {
        (self.first..self.next()).contains(&index)
            || self.pending.is_some_and(|pending| pending.index == index)
    }

    /// Seals the pending slot, and puts all down when there is no room for another.
    fn seal_pending(&mut self) -> DiskResult<()> {
        let Some(mut pending) = self.pending else { return Ok(()) };
        self.complete(&mut pending)?;
        let slot = &mut self.buffer[self.gathered];
        // After a checkpoint SQLite begins the log anew, and only that gives it its new name.
        if slot[WAL_SLOT - RESERVED..].iter().any(|&byte| byte != 0) || self.name != self.sealed.log_name() {
            return Err(BAD_WRITE);
        }
        let (random, sealed) = (self.nonces.next()?, &self.sealed);
        let (page, pages_after_commit) = (big_endian_at(slot, 0), big_endian_at(slot, 4));
        sealed.frames().put(pending.index, page, pages_after_commit);
        seal::seal_slot(sealed.keys().log(), sealed.copy_id(), &self.name, pending.index, &random, slot);
        self.pending = None;
        self.gathered += 1;
        if self.gathered == MOST_GATHERED { self.put_down() } else { Ok(()) }
    }

    /// Writes all slots that are on their way. Those that cannot be written stay on it.
    pub(crate) fn put_down(&mut self) -> DiskResult<()> {
        self.seal_pending()?;
        if self.gathered == 0 {
            return Ok(());
        }
        let file = self.file.as_mut().ok_or(BAD_WRITE)?;
        file.write_at(self.buffer[..self.gathered].as_flattened(), wal_slot_offset(self.first))?;
        self.known = self.known.max(self.next());
        self.first = self.next();
        self.gathered = 0;
        Ok(())
    }

    /// SQLite was told that a write to the log, or its sync, failed. With these errors it takes the
    /// whole transaction back, and everything that is on its way belongs to that one. Kept, it would
    /// stand in the way of all that is written later, where the disk has no room for it.
    fn give_up(&mut self, error: DiskError) {
        if matches!(error.primary(), ffi::SQLITE_FULL | ffi::SQLITE_IOERR) {
            self.pending = None;
            self.gathered = 0;
            self.sealed.frames().take_back();
        }
    }

    /// Takes what SQLite did not write of a slot from the slot as it lies on the disk: SQLite
    /// rewrites the page of a frame, or its header, by itself.
    fn complete(&mut self, pending: &mut Pending) -> DiskResult<()> {
        if pending.filled == WAL_SLOT {
            return Ok(());
        }
        match self.read_slot(pending.index)? {
            Slot::Opened => {}
            Slot::Missing | Slot::Closed if pending.index >= self.known => self.scratch.fill(0),
            Slot::Missing | Slot::Closed => return Err(DAMAGED),
        }
        self.buffer[self.gathered][pending.filled..].copy_from_slice(&self.scratch[pending.filled..]);
        pending.filled = WAL_SLOT;
        Ok(())
    }

    /// Reads and opens a slot into the scratch buffer.
    fn read_slot(&mut self, index: u64) -> DiskResult<Slot> {
        let Some(file) = &mut self.file else { return Ok(Slot::Missing) };
        let slot = &mut **self.scratch;
        if read_up_to_end(&mut **file, slot, wal_slot_offset(index))? < WAL_SLOT {
            return Ok(Slot::Missing);
        }
        let sealed = &self.sealed;
        let opened = seal::open_slot(sealed.keys().log(), sealed.copy_id(), &self.name, index, slot);
        if opened.is_err() {
            return Ok(Slot::Closed);
        }
        // In order from the first, as SQLite reads when it looks for the log's end.
        if index == self.known {
            self.known += 1;
        }
        Ok(Slot::Opened)
    }

    fn read_clear(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<Read> {
        let Some(file) = &mut self.file else {
            buffer.fill(0);
            return Ok(Read::Short);
        };
        let got = read_up_to_end(&mut **file, buffer, offset)?;
        buffer[got..].fill(0);
        Ok(if got == buffer.len() { Read::Whole } else { Read::Short })
    }

    /// The log's header begins a new log: nothing that lies behind it belongs to it.
    fn write_clear(&mut self, data: &[u8], offset: u64) -> DiskResult<()> {
        if offset != 0 || data.len() != WAL_HEADER {
            return Err(BAD_WRITE);
        }
        self.put_down()?;
        self.known = 0;
        self.name = self.sealed.log_name();
        self.sealed.frames().clear();
        self.file()?.write_at(data, 0)
    }

    fn file(&mut self) -> DiskResult<&mut dyn DiskFile> {
        match &mut self.file {
            Some(file) => Ok(&mut **file),
            None => Err(DiskError::new(ffi::SQLITE_READONLY)),
        }
    }
}

/// What became of reading a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    Opened,
    Closed,
    Missing,
}

/// Slot index and offset within the slot; `None` within the log's header.
#[expect(clippy::cast_possible_truncation, reason = "the remainder is below 4120")]
fn place(offset: u64) -> Option<(u64, usize)> {
    let offset = offset.checked_sub(WAL_HEADER as u64)?;
    Some((offset / WAL_SLOT as u64, (offset % WAL_SLOT as u64) as usize))
}

#[cfg(test)]
mod gathering;
