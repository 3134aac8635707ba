//! A small vault taken apart: what it holds in clear, ready to be changed and sealed again.
//!
//! The fuzzer's bytes are a list of changes. Some are made to what is inside, as only somebody
//! with the key could, and sealed properly; others to the bytes on the disk, as anybody could.

use std::sync::{Arc, OnceLock};

use hmac::{Hmac, KeyInit, Mac};
use rusqlite::types::Value;
use sha2::{Digest, Sha256};

use super::input::Input;
use super::memory_disk::{Change, MemoryDisk};
use crate::audit::add_to_checksum;
use crate::cipher::Key;
use crate::connection::Purpose;
use crate::disk::{Access, Disk, Role};
use crate::error::VaultError;
use crate::header::{FORMAT_VERSION, Header, MAGIC, Mark, Seal, Slot, State};
use crate::keys::Keys;
use crate::layout::{
    FRAME_HEADER, HEADER_COPY, NONCE, PAGE, PAGES_START, USABLE, WAL_HEADER, WAL_SLOT, page_offset,
    wal_slot_offset,
};
use crate::sealed::Sealed;
use crate::vault::Vault;
use crate::{seal, store};

/// Where the vault lies on the disk in memory.
pub(super) const PATH: &str = "/vault";
/// The data key of all vaults here.
pub(super) const DATA_KEY: Key = [0x5a; 32];
const SALTS: [u8; 8] = *b"saltsalt";
/// More changes than this are not made.
const MOST_CHANGES: usize = 48;

/// The keys of a file whose data key is known.
pub(super) fn keys(header: &Header) -> Keys {
    Keys::derive(&mut DATA_KEY.clone(), &header.file_id, &header.copy_id)
}

/// The header of all vaults here.
pub(super) fn header() -> Header {
    Header {
        version: FORMAT_VERSION,
        file_id: [1; 16],
        sequence: 1,
        slots: std::array::from_fn(|_| Slot::EMPTY),
        copy_id: [2; 16],
        session: [0; 8],
        seal: None,
        state: State::Making,
        present: None,
        lineage: Vec::new(),
    }
}

/// Whether an error says of a file that it cannot be used, rather than that something failed.
pub(super) const fn says_the_file_is_bad(error: &VaultError) -> bool {
    matches!(
        error,
        VaultError::NotAVault
            | VaultError::NewerFormat { .. }
            | VaultError::CostOutOfBounds { .. }
            | VaultError::Damaged { .. }
    )
}

/// Puts right what a change to a header's copy breaks, by the bits of `which`: magic and version,
/// page size, MAC, digest.
pub(super) fn put_header_right(copy: &mut [u8], which: u8) {
    if which & 1 != 0 {
        copy[..16].copy_from_slice(MAGIC);
        copy[16..20].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
    }
    if which & 2 != 0 {
        copy[20..24].copy_from_slice(&4096_u32.to_le_bytes());
    }
    if which & 4 != 0 {
        let digest = Sha256::digest(&copy[..HEADER_COPY - 32]);
        copy[HEADER_COPY - 32..].copy_from_slice(&digest);
        let parsed = Header::parse((&*copy).try_into().expect("a copy's length"));
        if let Ok(header) = parsed {
            copy.copy_from_slice(&header.to_bytes(&keys(&header)));
        }
    }
    if which & 8 != 0 {
        let digest = Sha256::digest(&copy[..HEADER_COPY - 32]);
        copy[HEADER_COPY - 32..].copy_from_slice(&digest);
    }
}

/// Checks that everything that reached the disk is a header with its MAC, the log's own header,
/// or opens where it was put.
pub(super) fn assert_writes_are_sealed(disk: &MemoryDisk) {
    let header = header();
    let keys = keys(&header);
    // A slot is of the log that a header named which went out before it.
    let mut logs = Vec::new();
    for change in disk.writes() {
        let Change::Written { role, offset, data } = change else { continue };
        match (role, data.len()) {
            (Role::Main, HEADER_COPY) if offset < PAGES_START => {
                let bytes = data.as_slice().try_into().expect("a copy's length");
                let written = Header::parse(bytes).expect("a header that is written can be read");
                assert!(written.to_bytes(&keys) == *bytes, "a header without its MAC");
                logs.push(written.log_name());
            }
            (Role::Main, PAGE) => {
                let mut page = data;
                let index = (offset - PAGES_START) / PAGE as u64;
                assert_eq!(offset, page_offset(index));
                seal::open_page(keys.pages(), &header.copy_id, index, &mut page).expect("an unsealed page");
            }
            (Role::WriteAheadLog, WAL_HEADER) => assert_eq!(offset, 0),
            (Role::WriteAheadLog, length) if length > 0 && length.is_multiple_of(WAL_SLOT) => {
                let first = (offset - WAL_HEADER as u64) / WAL_SLOT as u64;
                assert_eq!(offset, wal_slot_offset(first));
                for (index, slot) in (first..).zip(data.as_chunks::<WAL_SLOT>().0) {
                    let opens = |log| {
                        seal::open_slot(keys.log(), &header.copy_id, log, index, &mut slot.clone()).is_ok()
                    };
                    assert!(logs.iter().any(opens), "an unsealed slot");
                }
            }
            (role, length) => panic!("{length} bytes were written at {offset} of {role:?}"),
        }
    }
}

/// The rows of a vault.
pub(super) type Rows = Vec<(i64, Value, Value)>;

/// Everything a vault is asked for.
pub(super) const ALL_ROWS: &str =
    "SELECT note.id, note.body, tag.name FROM note LEFT JOIN tag ON tag.id = note.id ORDER BY note.id";

/// The bytes of a vault on the disk.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Files {
    pub(super) main: Vec<u8>,
    pub(super) log: Option<Vec<u8>>,
    /// What is inside was changed too, and not only the bytes on the disk.
    pub(super) changed_within: bool,
}

impl Files {
    /// The log; an empty one is as good as none.
    pub(super) fn log_if_any(&self) -> Option<Vec<u8>> {
        self.log.clone().filter(|log| !log.is_empty())
    }
}

/// A vault to begin from.
pub(super) struct Base {
    image: Image,
    files: Files,
    states: Vec<Rows>,
}

impl Base {
    /// A vault as a crash leaves it: its log has five commits that are not in the main file.
    pub(super) fn crashed() -> &'static Self {
        static BASE: OnceLock<Base> = OnceLock::new();
        BASE.get_or_init(|| Self::make(true))
    }

    /// A vault after a clean close.
    pub(super) fn closed() -> &'static Self {
        static BASE: OnceLock<Base> = OnceLock::new();
        BASE.get_or_init(|| Self::make(false))
    }

    pub(super) const fn image(&self) -> &Image {
        &self.image
    }

    pub(super) const fn files(&self) -> &Files {
        &self.files
    }

    /// The rows after each commit that may still be what the vault holds.
    pub(super) fn states(&self) -> &[Rows] {
        &self.states
    }

    /// The files after the changes that the input asks for.
    pub(super) fn changed(&self, input: &mut Input<'_>) -> Files {
        let mut image = self.image.clone();
        let mut changed_within = false;
        let mut on_disk = Vec::new();
        for _ in 0..MOST_CHANGES {
            if input.is_empty() {
                break;
            }
            match input.byte() % 16 {
                kind @ 0..8 => {
                    image.change(kind, input);
                    changed_within = true;
                }
                kind => on_disk.push(OnDisk::read(kind, input)),
            }
        }
        let mut files = if changed_within { image.sealed(true) } else { self.files.clone() };
        for change in on_disk {
            change.make(&mut files);
        }
        files
    }

    fn make(crashes: bool) -> Self {
        let disk = MemoryDisk::default();
        let header = header();
        let keys = keys(&header);
        let mut file =
            disk.open(PATH.as_ref(), Role::Main, Access::CreateNew).expect("memory can be written");
        store::write(&mut *file, &header, &keys).expect("memory can be written");
        let shared = Arc::new(disk.clone());
        let sealed = Sealed::new(shared, PATH.into(), file, header, keys, false).expect("a good disk");
        let vault = Vault::start(Arc::new(sealed), Purpose::New).expect("a new vault");
        // Pages of an overflowing note, a free one, and behind them the one that each commit writes.
        run(
            &vault,
            "CREATE TABLE note (id INTEGER PRIMARY KEY, body);
             INSERT INTO note (body) VALUES ('one'), (zeroblob(9000)), (zeroblob(3000) || 'three');
             INSERT INTO note (body) VALUES (printf('%.*c', 9500, 'f'));
             CREATE TABLE tag (id INTEGER PRIMARY KEY, name UNIQUE);
             DELETE FROM note WHERE id = 2;",
        );
        vault.checkpoint().expect("memory can be written");
        let mut states = vec![rows(&vault).expect("a new vault can be read")];
        for number in 5..10 {
            run(
                &vault,
                &format!(
                    "BEGIN; INSERT INTO note VALUES ({number}, printf('%.*c', {number} * 300, 'n'));
                     INSERT INTO tag VALUES ({number}, 'tag {number}'); COMMIT;"
                ),
            );
            states.push(rows(&vault).expect("a new vault can be read"));
        }
        let image = if crashes {
            Image::of(&disk)
        } else {
            vault.close().expect("memory can be written");
            states.drain(..5);
            Image::of(&disk)
        };
        Self { files: image.sealed(false), image, states }
    }
}

fn run(vault: &Vault, sql: &str) {
    let connection: &rusqlite::Connection = std::borrow::Borrow::borrow(vault);
    connection.execute_batch(sql).expect("good SQL on a good vault");
}

/// All rows of a vault.
pub(super) fn rows(vault: &Vault) -> rusqlite::Result<Rows> {
    let connection: &rusqlite::Connection = std::borrow::Borrow::borrow(vault);
    let mut statement = connection.prepare(ALL_ROWS)?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}

/// What is in a vault's files, in clear.
#[derive(Clone)]
pub(super) struct Image {
    header: Header,
    /// Whether the header gets the seal that fits the pages.
    is_sealed: bool,
    pages: Vec<[u8; PAGE]>,
    log_header: [u8; WAL_HEADER],
    /// Empty when there is no log.
    slots: Vec<[u8; WAL_SLOT]>,
}

impl Image {
    fn of(disk: &MemoryDisk) -> Self {
        let (main, log) = disk.files();
        let log = log.unwrap_or_default();
        let copy = main[..HEADER_COPY].try_into().expect("a copy's length");
        let header = Header::parse(copy).expect("a good vault");
        let keys = keys(&header);
        let page = |(index, sealed): (u64, &[u8])| {
            let mut page: [u8; PAGE] = sealed.try_into().expect("a page's length");
            seal::open_page(keys.pages(), &header.copy_id, index, &mut page).expect("a good vault");
            page
        };
        let slot = |(index, sealed): (u64, &[u8])| {
            let mut slot: [u8; WAL_SLOT] = sealed.try_into().expect("a slot's length");
            seal::open_slot(keys.log(), &header.copy_id, &header.log_name(), index, &mut slot)
                .expect("a good vault");
            slot
        };
        let mut log_header = [0; WAL_HEADER];
        let (clear, sealed_slots) = log.split_at(WAL_HEADER.min(log.len()));
        log_header[..clear.len()].copy_from_slice(clear);
        let mut image = Self {
            pages: (0..).zip(main[2 * HEADER_COPY..].chunks_exact(PAGE)).map(page).collect(),
            slots: (0..).zip(sealed_slots.chunks_exact(WAL_SLOT)).map(slot).collect(),
            log_header,
            is_sealed: true,
            header,
        };
        // SQLite's salts are random; here every run has the same, so that an input means the same.
        image.log_header[16..24].copy_from_slice(&SALTS);
        image.chain(0);
        image
    }

    pub(super) fn slots(&self) -> &[[u8; WAL_SLOT]] {
        &self.slots
    }

    /// The log as SQLite sees it, with its header.
    pub(super) fn log_in_clear(&self) -> Vec<u8> {
        [&self.log_header[..], self.slots.as_flattened()].concat()
    }

    /// The same vault after its log was brought into the main file, with the log left beside it.
    #[cfg(test)]
    pub(super) fn with_the_log_in_main(&self) -> Self {
        let mut image = self.clone();
        for slot in &self.slots {
            let number = u32::from_be_bytes(slot[..4].try_into().expect("four bytes"));
            let index = usize::try_from(number).expect("a small file") - 1;
            let pages = image.pages.len().max(index + 1);
            image.pages.resize(pages, [0; PAGE]);
            image.pages[index].copy_from_slice(&slot[FRAME_HEADER..]);
        }
        image
    }

    /// Makes the log's salts and checksums right from slot `first` on; the header's too from 0.
    fn chain(&mut self, first: usize) {
        let big_endian = self.log_header[3] & 1 == 1;
        let mut checksum = add_to_checksum([0; 2], &self.log_header[..24], big_endian);
        if first == 0 {
            put_words(&mut self.log_header[24..], checksum);
        }
        for (index, slot) in self.slots.iter_mut().enumerate() {
            if index >= first {
                slot[8..16].copy_from_slice(&self.log_header[16..24]);
            }
            checksum = add_to_checksum(checksum, &slot[..8], big_endian);
            checksum = add_to_checksum(checksum, &slot[FRAME_HEADER..], big_endian);
            if index >= first {
                put_words(&mut slot[16..24], checksum);
            }
        }
    }

    /// A change to what is inside.
    fn change(&mut self, kind: u8, input: &mut Input<'_>) {
        let (pages, slots) = (self.pages.len(), self.slots.len());
        match kind {
            0 if pages > 0 => patch(&mut self.pages[input.below(pages)][..USABLE], input),
            1 if slots > 0 => patch(&mut self.slots[input.below(slots)][..FRAME_HEADER + USABLE], input),
            2 => patch(&mut self.log_header, input),
            3 => self.chain(input.below(slots + 1)),
            4 if pages > 0 => {
                let page = self.pages[input.below(pages)];
                match input.below(pages + 1) {
                    place if place < pages => self.pages[place] = page,
                    _ => self.pages.push(page),
                }
            }
            5 if slots > 0 => {
                let slot = self.slots[input.below(slots)];
                match input.below(slots + 1) {
                    place if place < slots => self.slots[place] = slot,
                    _ => self.slots.push(slot),
                }
            }
            6 => {
                self.pages.truncate(input.below(pages + 1));
                self.slots.truncate(input.below(slots + 1));
            }
            _ => {
                self.header.sequence = u64::from(input.byte());
                self.header.session = [input.byte(); 8];
                let how = input.byte();
                let mark = Mark { frames: u64::from(input.byte()), rest: [input.byte(); 32] };
                self.is_sealed = how & 1 == 0;
                self.header.seal = Some(Seal { pages: pages as u64 + 1, hash: [how; 32] });
                self.header.state = [State::Closed, State::Open, State::Checkpoint(mark), State::Making]
                    [usize::from(how >> 1 & 3)];
            }
        }
    }

    /// The vault's files, with nonces that are the same every time.
    pub(super) fn sealed(&self, changed_within: bool) -> Files {
        let keys = keys(&self.header);
        let copy = &self.header.copy_id;
        let nonce = |kind: u8, index: usize| {
            let mut nonce = [kind; NONCE];
            nonce[NONCE - 8..].copy_from_slice(&(index as u64).to_le_bytes());
            nonce
        };
        let mut main = vec![0; 2 * HEADER_COPY];
        let mut seal_of_tags = Hmac::<Sha256>::new_from_slice(keys.closed()).expect("a key of any length");
        for (index, page) in self.pages.iter().enumerate() {
            let mut page = *page;
            page[USABLE..].fill(0);
            seal::seal_page(keys.pages(), copy, index as u64, &nonce(1, index), &mut page);
            seal_of_tags.update(&page[USABLE + NONCE..]);
            main.extend_from_slice(&page);
        }
        let mut header = self.header.clone();
        if self.is_sealed {
            let pages = self.pages.len() as u64;
            seal_of_tags.update(&pages.to_le_bytes());
            let hash = seal_of_tags.finalize().into_bytes().into();
            header.seal = Some(Seal { pages, hash });
        }
        main[..2 * HEADER_COPY].copy_from_slice(&header.to_bytes(&keys).repeat(2));
        let mut log = self.log_header.to_vec();
        for (index, slot) in self.slots.iter().enumerate() {
            let mut slot = *slot;
            let name = self.header.log_name();
            seal::seal_slot(keys.log(), copy, &name, index as u64, &nonce(2, index), &mut slot);
            log.extend_from_slice(&slot);
        }
        Files { main, log: (!self.slots.is_empty()).then_some(log), changed_within }
    }
}

/// A change to the bytes on the disk.
enum OnDisk {
    Patch(Role, usize, Vec<u8>),
    Resize(Role, usize),
    /// Blocks of a page's or a slot's length: from, to.
    Move(Role, usize, usize),
    /// Both copies of the header, or one of them, patched and put right again as far as is said.
    Header(u8, u8, usize, Vec<u8>),
    NoLog,
}

impl OnDisk {
    fn read(kind: u8, input: &mut Input<'_>) -> Self {
        let role = if kind & 1 == 0 { Role::Main } else { Role::WriteAheadLog };
        match kind {
            8 | 9 => Self::Patch(role, input.below(1 << 17), bytes(input)),
            10 | 11 => Self::Resize(role, input.below(1 << 17)),
            12 | 13 => Self::Move(role, input.below(40), input.below(40)),
            14 => Self::Header(input.byte(), input.byte(), input.below(HEADER_COPY), bytes(input)),
            _ => Self::NoLog,
        }
    }

    fn make(self, files: &mut Files) {
        match self {
            Self::Patch(role, at, bytes) => {
                let Some(file) = file(files, role) else { return };
                let Some(place) = file.get_mut(at..at + bytes.len()) else { return };
                place.copy_from_slice(&bytes);
            }
            Self::Resize(role, length) => {
                let Some(file) = file(files, role) else { return };
                file.resize(length, 0xa5);
            }
            Self::Move(role, from, to) => {
                let (start, length) = match role {
                    Role::Main => (2 * HEADER_COPY, PAGE),
                    Role::WriteAheadLog => (WAL_HEADER, WAL_SLOT),
                };
                let Some(file) = file(files, role) else { return };
                let (from, to) = (start + from * length, start + to * length);
                if file.len() >= from.max(to) + length {
                    file.copy_within(from..from + length, to);
                }
            }
            Self::Header(copies, which, at, bytes) => {
                for (index, copy) in files.main.chunks_exact_mut(HEADER_COPY).take(2).enumerate() {
                    if copies >> index & 1 == 1 {
                        let end = HEADER_COPY.min(at + bytes.len());
                        copy[at..end].copy_from_slice(&bytes[..end - at]);
                        // Never the MAC: that takes the key.
                        put_header_right(copy, which & !4);
                    }
                }
            }
            Self::NoLog => files.log = None,
        }
    }
}

const fn file(files: &mut Files, role: Role) -> Option<&mut Vec<u8>> {
    match role {
        Role::Main => Some(&mut files.main),
        Role::WriteAheadLog => files.log.as_mut(),
    }
}

fn bytes(input: &mut Input<'_>) -> Vec<u8> {
    let length = 1 + input.below(16);
    let mut bytes = input.take(length).to_vec();
    bytes.resize(length, 0);
    bytes
}

fn patch(place: &mut [u8], input: &mut Input<'_>) {
    let at = input.below(place.len());
    for (place, byte) in place[at..].iter_mut().zip(bytes(input)) {
        *place = byte;
    }
}

fn put_words(place: &mut [u8], words: [u32; 2]) {
    place[..4].copy_from_slice(&words[0].to_be_bytes());
    place[4..8].copy_from_slice(&words[1].to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::LogHeader;
    use crate::error::Place;

    #[test]
    fn a_log_that_was_taken_apart_and_sealed_again_is_one_of_sqlites() {
        let base = Base::crashed();
        assert!(LogHeader::parse(&base.image.log_header).is_some());
        assert!(base.image.slots.len() >= 10 && base.states.len() == 6);
        assert!(Base::closed().files.log.is_none());
    }

    #[test]
    fn damage_is_what_a_bad_file_is_called() {
        assert!(says_the_file_is_bad(&VaultError::damaged(Place::Structure)));
        assert!(!says_the_file_is_bad(&VaultError::DiskFull));
    }
}
