//! Words that were handed over and are not in the journal yet, sealed in a file beside the preferences.
//!
//! Each edit is written here before the page is told that it was taken, so that it outlives whatever ends the program.
//! The file lies in another folder than most journals, often on another disk: what a full or a missing disk does not
//! take is kept here over a lock and a quit, and is brought in when the journal is next opened.
//!
//! ```text
//! 16 bytes  magic            once
//! 16 bytes  the journal's id
//!  4 bytes  length           for each record; nought ends them
//!  8 bytes  since when, in milliseconds, for the lock screen, which has no key
//!           the record, sealed by the vault's side key
//! ```
#![expect(
    clippy::disallowed_methods,
    reason = "a file of the app's own that grows by records, always sealed"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use candor_journal::model::{Edit, Moment};
use candor_vault::SideKey;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::clock;
use crate::error::AppError;
use crate::files;
use crate::held::Held;
use crate::mutant::{Mutant, is_active};

const MAGIC: &[u8; 16] = b"Candor words\r\n\x1a\0";
const HEADER: usize = 32;
/// Where the records begin.
const RECORDS: u64 = HEADER as u64;
const PREFIX: usize = 12;
/// Room that is taken while there is room, so that a disk that fills up later still takes some words.
const RESERVED: usize = 256 * 1024;
const EXTENSION: &str = "unsaved";
/// The ending of a file of which not all could be read. It is kept, and not looked at again.
const DAMAGED: &str = "damaged";

/// Names a journal, as its file does.
pub(crate) type FileId = [u8; 16];

/// An edit that waits, and what is needed to write it without harm to what came after it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Record {
    /// Since when it waits.
    pub(crate) since: Moment,
    /// What its thing said when the words were typed, as digests; whatever else it says came from elsewhere.
    pub(crate) bases: Vec<String>,
    /// Whether it is to become a page of its own.
    pub(crate) apart: bool,
    /// Written anew from the start how often: what is of an earlier time is no part of the file any more.
    pub(crate) round: u32,
    pub(crate) edit: Edit,
}

/// A record as it lies in the file.
pub(crate) struct Sealed {
    since: i64,
    bytes: Vec<u8>,
}

/// An open side file.
pub(crate) struct SideFile {
    path: PathBuf,
    file: File,
    id: FileId,
    /// Where the next record goes.
    end: u64,
    round: u32,
}

/// What was read from a side file.
pub(crate) struct Found {
    pub(crate) records: Vec<Record>,
    /// Something in it is not as it was written.
    pub(crate) is_damaged: bool,
}

/// What a side file tells without a key.
pub(crate) struct Peek {
    pub(crate) id: FileId,
    /// Since when words wait in it; none where none do.
    pub(crate) since: Option<Moment>,
}

/// A record that is about to be sealed.
#[derive(Serialize)]
struct Borrowed<'a> {
    since: &'a Moment,
    bases: &'a [String],
    apart: bool,
    round: u32,
    edit: &'a Edit,
}

/// Seals what is held as a record.
///
/// # Errors
/// When the system has no random bytes to give.
pub(crate) fn seal(key: &SideKey, held: &Held, round: u32) -> Result<Sealed, AppError> {
    let Held { since, bases, apart, edit, .. } = held;
    let record = Borrowed { since, bases, apart: *apart, round, edit };
    let content = serde_json::to_vec(&record).map_err(|_| AppError::unexpected("words to be kept"))?;
    let content = Zeroizing::new(content);
    let bytes = if is_active(Mutant::SideFileNotSealed) { content.to_vec() } else { key.seal(&content)? };
    Ok(Sealed { since: milliseconds(since), bytes })
}

impl Sealed {
    pub(crate) fn since(&self) -> Moment {
        moment(self.since)
    }

    /// Opens a record that was sealed in memory.
    pub(crate) fn open(&self, key: &SideKey) -> Result<Record, AppError> {
        let content = key.open(&self.bytes)?;
        serde_json::from_slice(&content).map_err(|_| AppError::unexpected("words that were kept"))
    }
}

impl SideFile {
    /// Makes a new file in the first of the folders that takes one.
    ///
    /// # Errors
    /// Why the last of them does not.
    pub(crate) fn begin(folders: &[PathBuf], id: FileId) -> io::Result<Self> {
        let mut refused = io::Error::from(io::ErrorKind::NotFound);
        for folder in folders {
            match Self::begin_in(folder, id) {
                Ok(file) => return Ok(file),
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    fn begin_in(folder: &Path, id: FileId) -> io::Result<Self> {
        files::make_private_folder(folder)?;
        let path = folder.join(format!("{}.{EXTENSION}", uuid::Uuid::now_v7().simple()));
        let file = make(&path)?;
        let mut side = Self { path, file, id, end: RECORDS, round: 0 };
        if let Err(error) = side.write_header() {
            side.remove();
            return Err(error);
        }
        side.reserve();
        Ok(side)
    }

    pub(crate) fn round(&self) -> u32 {
        self.round
    }

    /// How much there is to be read in it.
    pub(crate) fn size(&self) -> u64 {
        self.end
    }

    fn write_header(&mut self) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&[&MAGIC[..], &self.id, &[0; PREFIX]].concat())
    }

    fn reserve(&mut self) {
        let room =
            self.file.seek(SeekFrom::Start(self.end)).and_then(|_| self.file.write_all(&vec![0; RESERVED]));
        if room.is_err() {
            // There is none to be had. What does not find room later is told of then.
            let _ = self.file.set_len(self.end + PREFIX as u64);
        }
    }

    /// Adds a record. It is with the system when this returns: the program may be killed then.
    pub(crate) fn append(&mut self, record: &Sealed) -> io::Result<()> {
        let length = u32::try_from(record.bytes.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
        let mut bytes = Vec::with_capacity(PREFIX + record.bytes.len() + PREFIX);
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(&record.since.to_le_bytes());
        bytes.extend_from_slice(&record.bytes);
        let next = self.end + bytes.len() as u64;
        bytes.extend_from_slice(&[0; PREFIX]);
        self.file.seek(SeekFrom::Start(self.end))?;
        if let Err(error) = self.file.write_all(&bytes) {
            self.end_here();
            return Err(error);
        }
        self.end = next;
        Ok(())
    }

    /// Makes what comes behind the last record no part of the file.
    fn end_here(&mut self) {
        let ended = self.file.seek(SeekFrom::Start(self.end)).and_then(|_| self.file.write_all(&[0; PREFIX]));
        if ended.is_err() {
            let _ = self.file.set_len(self.end);
        }
    }

    /// Everything in it is in the journal: it begins anew.
    pub(crate) fn clear(&mut self) {
        if self.end == RECORDS {
            return;
        }
        let was_large = self.end > RESERVED as u64;
        (self.end, self.round) = (RECORDS, self.round.wrapping_add(1));
        self.end_here();
        if was_large {
            let _ = self.file.set_len(RECORDS + RESERVED as u64);
        }
    }

    /// Puts these records in the place of what is in it. A crash leaves the one or the other.
    pub(crate) fn rewrite(&mut self, records: &[Sealed], on_disk: bool) -> io::Result<()> {
        let part = self.path.with_extension("part");
        let _ = fs::remove_file(&part);
        let mut new =
            Self { file: make(&part)?, path: part.clone(), id: self.id, end: RECORDS, round: self.round };
        let written = new.write_header().and_then(|()| {
            records.iter().try_for_each(|record| new.append(record))?;
            new.reserve();
            if on_disk { new.file.sync_all() } else { Ok(()) }
        });
        if let Err(error) = written.and_then(|()| fs::rename(&part, &self.path)) {
            let _ = fs::remove_file(&part);
            return Err(error);
        }
        (self.file, self.end) = (new.file, new.end);
        if on_disk { self.sync_name() } else { Ok(()) }
    }

    /// Brings everything to the disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()?;
        self.sync_name()
    }

    fn sync_name(&self) -> io::Result<()> {
        self.path.parent().map_or(Ok(()), files::sync_folder)
    }

    /// Removes the file.
    pub(crate) fn remove(self) {
        remove(&self.path);
    }
}

/// Removes a side file. One that stays is read again, and found to be in the journal already.
pub(crate) fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != io::ErrorKind::NotFound
    {
        tracing::warn!(kind = ?error.kind(), "a side file could not be removed");
    }
}

/// The side files in these folders with what they tell without a key, the oldest first.
pub(crate) fn list(folders: &[PathBuf]) -> Vec<(PathBuf, Peek)> {
    let mut found: Vec<_> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flat_map(|folder| folder.flatten().map(|file| file.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == EXTENSION))
        .filter_map(|path| peek(&path).map(|peek| (path, peek)))
        .collect();
    found.sort_by(|(one, _), (other, _)| one.file_name().cmp(&other.file_name()));
    found
}

/// What a side file tells without a key; nothing where it is none.
fn peek(path: &Path) -> Option<Peek> {
    let mut start = Vec::new();
    let file = File::open(path).ok()?;
    io::Read::read_to_end(&mut io::Read::take(file, RECORDS + PREFIX as u64), &mut start).ok()?;
    let (header, rest) = start.split_first_chunk::<HEADER>()?;
    let id = header[16..].try_into().ok()?;
    let first = prefix(rest).filter(|(length, _)| *length > 0);
    header.starts_with(MAGIC).then(|| Peek { id, since: first.map(|(_, since)| moment(since)) })
}

/// Reads a side file.
///
/// # Errors
/// Those of the disk.
pub(crate) fn read(path: &Path, key: &SideKey) -> Result<Found, AppError> {
    let bytes = fs::read(path)?;
    let mut rest = bytes.get(HEADER..).unwrap_or_default();
    let mut found = Found { records: Vec::new(), is_damaged: false };
    while let Some((length, since)) = prefix(rest).filter(|(length, _)| *length > 0) {
        let Some((sealed, behind)) = rest[PREFIX..].split_at_checked(length) else {
            found.is_damaged = true;
            break;
        };
        match (Sealed { since, bytes: sealed.to_vec() }).open(key) {
            // Left from before the file began anew: a power cut took the mark that ends it.
            Ok(record) if found.records.last().is_some_and(|last| last.round != record.round) => break,
            Ok(record) => found.records.push(record),
            Err(_) => found.is_damaged = true,
        }
        rest = behind;
    }
    Ok(found)
}

/// Gives a file of which not all could be read a name under which it is kept and not looked at again.
pub(crate) fn set_aside(path: &Path) -> PathBuf {
    let aside = path.with_extension(DAMAGED);
    if fs::rename(path, &aside).is_ok() { aside } else { path.to_owned() }
}

fn make(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn prefix(bytes: &[u8]) -> Option<(usize, i64)> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (since, _) = rest.split_first_chunk()?;
    Some((usize::try_from(u32::from_le_bytes(*length)).ok()?, i64::from_le_bytes(*since)))
}

fn milliseconds(moment: &Moment) -> i64 {
    moment.0.parse::<Timestamp>().map_or(0, Timestamp::as_millisecond)
}

fn moment(milliseconds: i64) -> Moment {
    let at = Timestamp::from_millisecond(milliseconds).unwrap_or_default();
    clock::moment(&Zoned::new(at, jiff::tz::TimeZone::system()))
}
