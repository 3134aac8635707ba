//! The write-ahead log while it is open: one slot a frame, each sealed in its place.
//!
//! SQLite writes a frame as a header of 24 bytes and a page of 4096; both go into one sealed slot
//! of the same 4120 bytes. A buffer of one slot brings the two writes together.

use std::sync::Arc;

use rusqlite::ffi;
use zeroize::Zeroizing;

use crate::disk::{DiskError, DiskFile, DiskResult, read_up_to_end};
use crate::layout::{RESERVED, WAL_HEADER, WAL_SLOT, wal_slot_offset};
use crate::mutant::{Mutant, is_active};
use crate::random::Nonces;
use crate::seal;
use crate::sealed::{Read, Sealed};

const DAMAGED: DiskError = DiskError::new(ffi::SQLITE_IOERR_DATA);
const BAD_WRITE: DiskError = DiskError::new(ffi::SQLITE_IOERR_WRITE);

type SlotBytes = [u8; WAL_SLOT];

/// The open log. With no file it is an empty one that cannot be written: a vault that is only
/// read gets no log on the disk.
pub(crate) struct Log {
    sealed: Arc<Sealed>,
    file: Option<Box<dyn DiskFile>>,
    /// The slot on its way to the disk, whose bytes so far are in `buffer`.
    pending: Option<Pending>,
    /// One slot in clear.
    buffer: Box<Zeroizing<SlotBytes>>,
    /// Slots before this one were written or opened since the log was begun, so that failing to
    /// open one of them is damage and not the log's end.
    known: u64,
    /// Where a slot is sealed or opened; wiped at the end and not each time, as SQLite's cache has
    /// the same pages in clear anyway.
    scratch: Box<Zeroizing<SlotBytes>>,
    nonces: Nonces,
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
        Self {
            sealed,
            file,
            pending: None,
            buffer: Box::new(Zeroizing::new([0; WAL_SLOT])),
            known: 0,
            scratch: Box::new(Zeroizing::new([0; WAL_SLOT])),
            nonces: Nonces::new(),
        }
    }

    pub(crate) fn read(&mut self, buffer: &mut [u8], offset: u64) -> DiskResult<Read> {
        self.flush()?;
        let Some((index, within)) = place(offset) else {
            return self.read_clear(buffer, offset);
        };
        if within + buffer.len() > WAL_SLOT {
            return Err(DiskError::new(ffi::SQLITE_IOERR_READ));
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
        let Some((index, within)) = place(offset) else {
            return self.write_clear(data, offset);
        };
        if within + data.len() > WAL_SLOT {
            return Err(BAD_WRITE);
        }
        if self.pending.as_ref().is_some_and(|pending| pending.index != index) {
            self.flush()?;
        }
        let mut pending = self.pending.take().unwrap_or(Pending { index, filled: 0 });
        if within > pending.filled {
            self.complete(pending)?;
            pending.filled = WAL_SLOT;
        }
        self.buffer[within..][..data.len()].copy_from_slice(data);
        pending.filled = pending.filled.max(within + data.len());
        self.pending = Some(pending);
        if pending.filled == WAL_SLOT { self.flush() } else { Ok(()) }
    }

    pub(crate) fn truncate(&mut self, size: u64) -> DiskResult<()> {
        self.flush()?;
        self.known = 0;
        self.file()?.truncate(size)
    }

    pub(crate) fn sync(&mut self, flags: i32) -> DiskResult<()> {
        self.flush()?;
        self.nonces.forget();
        match &mut self.file {
            Some(file) => file.sync(flags),
            None => Ok(()),
        }
    }

    pub(crate) fn size(&mut self) -> DiskResult<u64> {
        self.flush()?;
        match &mut self.file {
            Some(file) => file.size(),
            None => Ok(0),
        }
    }

    /// The device's properties, as the main file's.
    pub(crate) fn characteristics(&self) -> i32 {
        self.sealed.characteristics()
    }

    /// Seals and writes the pending slot.
    pub(crate) fn flush(&mut self) -> DiskResult<()> {
        let Some(pending) = self.pending.take() else { return Ok(()) };
        self.complete(pending)?;
        if self.buffer[WAL_SLOT - RESERVED..].iter().any(|&byte| byte != 0) {
            return Err(BAD_WRITE);
        }
        let nonce = self.nonces.next()?;
        let sealed = Arc::clone(&self.sealed);
        self.scratch.copy_from_slice(&self.buffer[..]);
        seal::seal_slot(
            sealed.keys().log(),
            sealed.copy_id(),
            sealed.generation(),
            pending.index,
            &nonce,
            &mut self.scratch,
        );
        let file = self.file.as_mut().ok_or(BAD_WRITE)?;
        file.write_at(&self.scratch[..], wal_slot_offset(pending.index))?;
        self.known = self.known.max(pending.index + 1);
        Ok(())
    }

    /// Takes what SQLite did not write of a slot from the slot as it lies on the disk: SQLite
    /// rewrites the page of a frame, or its header, by itself.
    fn complete(&mut self, pending: Pending) -> DiskResult<()> {
        if pending.filled == WAL_SLOT {
            return Ok(());
        }
        match self.read_slot(pending.index)? {
            Slot::Opened => {}
            Slot::Missing | Slot::Closed if pending.index >= self.known => self.scratch.fill(0),
            Slot::Missing | Slot::Closed => return Err(DAMAGED),
        }
        self.buffer[pending.filled..].copy_from_slice(&self.scratch[pending.filled..]);
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
        let opened = seal::open_slot(sealed.keys().log(), sealed.copy_id(), sealed.generation(), index, slot);
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
        self.flush()?;
        self.known = 0;
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
