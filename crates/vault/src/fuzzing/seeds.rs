//! What the corpus begins with: for each thing that a target can do, one input that does it.

use std::fs;
use std::path::{Path, PathBuf};

use super::image::{self, Base, keys};
use crate::header::{Header, Seal, State};
use crate::layout::PAGE;

/// Where the corpus lies.
pub(super) fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus")
}

/// A seed: its target, its name, its bytes.
type Seed = (&'static str, &'static str, Vec<u8>);

fn seeds() -> Vec<Seed> {
    [headers(), slots(), pages(), logs(), files()].concat()
}

/// A slot as it is written, with made-up content.
fn slot_bytes(kind: u8, memory_kib: u32) -> Vec<u8> {
    let mut bytes = vec![kind, 1, 0, 0];
    for number in [memory_kib, 3, 4] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend((16..104).map(|at: u8| at));
    bytes.resize(128, 0);
    bytes
}

fn headers() -> Vec<Seed> {
    let copy = |sequence, seal: Option<Seal>| {
        let state = if seal.is_some() { State::Closed } else { State::Making };
        let header = Header { sequence, seal, state, ..image::header() };
        let mut bytes = header.to_bytes(&keys(&header));
        bytes[64..192].copy_from_slice(&slot_bytes(1, 65_536));
        bytes[192..320].copy_from_slice(&slot_bytes(2, 1024));
        image::put_header_right(&mut bytes, 0xf);
        bytes.to_vec()
    };
    let closed = Some(Seal { pages: 9, hash: [6; 32] });
    let with = |flags: u8, copies: &[Vec<u8>]| [vec![flags], copies.concat()].concat();
    let mut out_of_bounds = copy(2, None);
    out_of_bounds[68..72].copy_from_slice(&u32::MAX.to_le_bytes());
    let mut newer = copy(2, None);
    newer[16] = 3;
    let mut version_1 = copy(2, closed);
    version_1[16] = 1;
    version_1[1152..1184].fill(0);
    vec![
        ("header", "equal-copies", with(0, &[copy(7, closed), copy(7, closed)])),
        ("header", "newer-second-copy", with(0xf, &[copy(7, None), copy(8, closed)])),
        ("header", "one-copy-and-nothing", with(0, &[copy(7, None)])),
        ("header", "cost-out-of-bounds", with(0xa, &[out_of_bounds])),
        ("header", "newer-format", with(8, &[newer])),
        ("header", "version-1", with(8, &[version_1])),
    ]
}

fn slots() -> Vec<Seed> {
    vec![
        ("slot", "passphrase", slot_bytes(1, 1024)),
        ("slot", "recovery-key", slot_bytes(2, 2_097_152)),
        ("slot", "too-much-memory", slot_bytes(1, 2_097_153)),
        ("slot", "empty", vec![0; 128]),
        ("slot", "key-file", slot_bytes(3, 1024)),
    ]
}

/// Numbers as `Input::below` reads those of two bytes.
fn two(number: usize) -> [u8; 2] {
    u16::try_from(number).expect("a small number").to_be_bytes()
}

fn three(number: usize) -> [u8; 3] {
    let [_, rest @ ..] = u32::try_from(number).expect("a small number").to_be_bytes();
    rest
}

fn pages() -> Vec<Seed> {
    // Pages, index, bytes behind the end; offset and length of the access; changes.
    let seed = |pages: u8, index: u8, offset: usize, length: usize, changes: &[u8], content: &[u8]| {
        let mut bytes = vec![pages - 1];
        if pages > 1 {
            bytes.push(index);
        }
        bytes.extend(two(17));
        bytes.extend(two(offset));
        bytes.extend(two(length));
        bytes.extend_from_slice(changes);
        bytes.extend_from_slice(content);
        bytes
    };
    let first = b"SQLite format 3\0\x10\0\x02\x02\x28\x40\x20\x20";
    vec![
        ("page", "whole", seed(1, 0, 0, PAGE, &[0], first)),
        ("page", "flipped", seed(2, 1, PAGE, PAGE, &[1, 0x0f, 0xf0, 4], b"content")),
        ("page", "torn-first-page", seed(1, 0, 0, 100, &[1, 0, 0, 1], first)),
        ("page", "change-counter", seed(1, 0, 24, 16, &[0], first)),
        ("page", "behind-a-gap", seed(1, 0, 2 * PAGE, PAGE, &[0], b"content")),
        ("page", "across-two", seed(3, 1, PAGE + 1, PAGE, &[0], b"content")),
    ]
}

/// What the changes of [`Base::changed`] are called in bytes.
mod change {
    pub(super) const PATCH_PAGE: u8 = 0;
    pub(super) const PATCH_SLOT: u8 = 1;
    pub(super) const PATCH_LOG_HEADER: u8 = 2;
    pub(super) const CHAIN: u8 = 3;
    pub(super) const COPY_SLOT: u8 = 5;
    pub(super) const SHORTEN: u8 = 6;
    pub(super) const HEADER: u8 = 7;
    pub(super) const BYTES: u8 = 8;
    pub(super) const LOG_BYTES: u8 = 9;
    pub(super) const LENGTH: u8 = 10;
    pub(super) const LOG_LENGTH: u8 = 11;
    pub(super) const MOVE: u8 = 12;
    pub(super) const MOVE_SLOT: u8 = 13;
    pub(super) const HEADER_COPY: u8 = 14;
    pub(super) const NO_LOG: u8 = 15;
}

fn patch(kind: u8, at: usize, bytes: &[u8]) -> Vec<u8> {
    let length = u8::try_from(bytes.len() - 1).expect("at most 16");
    [&[kind][..], &three(at), &[length], bytes].concat()
}

fn inner_patch(kind: u8, which: u8, at: usize, bytes: &[u8]) -> Vec<u8> {
    let length = u8::try_from(bytes.len() - 1).expect("at most 16");
    [&[kind, which][..], &two(at), &[length], bytes].concat()
}

fn length(kind: u8, bytes: usize) -> Vec<u8> {
    [&[kind][..], &three(bytes)].concat()
}

/// Changes to the log of a crashed vault.
fn log_changes() -> Vec<(&'static str, Vec<u8>)> {
    let slots = Base::crashed().image().slots().len();
    vec![
        ("nothing", vec![]),
        ("first-slot", patch(change::LOG_BYTES, 100, &[1])),
        ("middle-slot", patch(change::LOG_BYTES, 32 + 4120 * (slots / 2), &[1, 2, 3])),
        ("last-slot", patch(change::LOG_BYTES, 32 + 4120 * (slots - 1), &[9])),
        ("one-commit-behind", patch(change::LOG_BYTES, 32 + 4120 * (slots - 2), &[9])),
        ("begun-by-a-big-endian-machine", vec![change::PATCH_LOG_HEADER, 3, 0, 0x83, change::CHAIN, 0]),
        ("clear-header", patch(change::LOG_BYTES, 16, &[9])),
        ("cut", length(change::LOG_LENGTH, 32 + 4120 * (slots / 2) + 99)),
        ("empty", length(change::LOG_LENGTH, 0)),
        ("gone", vec![change::NO_LOG]),
        ("slot-moved", vec![change::MOVE_SLOT, 1, 4]),
        ("slot-sealed-elsewhere", vec![change::COPY_SLOT, 1, 4, change::CHAIN, 0]),
        (
            "another-page-number",
            [inner_patch(change::PATCH_SLOT, 0, 0, &[0, 0, 0, 77]), vec![change::CHAIN, 0]].concat(),
        ),
        ("shortened", vec![change::SHORTEN, 200, 5]),
    ]
}

fn logs() -> Vec<Seed> {
    let reads = [&[3][..], &three(0), &two(32), &three(32), &two(4120), &three(32 + 24), &two(4096)].concat();
    let seed = |(name, changes): (&'static str, Vec<u8>)| ("log", name, [reads.clone(), changes].concat());
    log_changes().into_iter().map(seed).collect()
}

fn files() -> Vec<Seed> {
    let crashed = |(name, changes): (&'static str, Vec<u8>)| ("file", name, [vec![0], changes].concat());
    let closed = |(name, changes): (&'static str, Vec<u8>)| ("file", name, [vec![1], changes].concat());
    let to_a_crashed_one = vec![
        ("log-and-last-page-cut", length(change::LENGTH, 8192 + 4096 * 4)),
        // Found by a random change: SQLite deleted the log of a vault that was refused.
        (
            "first-page-and-log-torn",
            [patch(change::BYTES, 8192 + 30, &[1]), length(change::LOG_LENGTH, 3018)].concat(),
        ),
        ("first-page-torn", patch(change::BYTES, 8192 + 30, &[1])),
        ("session-of-another", vec![change::HEADER, 1, 9, 2, 0, 0]),
        ("in-a-checkpoint", vec![change::HEADER, 9, 9, 4, 3, 7]),
    ];
    let to_a_closed_one = vec![
        ("closed", vec![]),
        ("closed-page", patch(change::BYTES, 8192 + 4096 * 2, &[1])),
        ("closed-cut", length(change::LENGTH, 8192 + 4096 * 3)),
        ("closed-junk-behind", length(change::LENGTH, 110_000)),
        ("closed-pages-swapped", vec![change::MOVE, 1, 2]),
        ("closed-copy-b-torn", vec![change::HEADER_COPY, 2, 0, 1, 0, 1, 9, 9]),
        ("closed-sequence-forged", vec![change::HEADER_COPY, 3, 8, 0, 40, 0, 9]),
        ("closed-schema-bent", inner_patch(change::PATCH_PAGE, 0, 4000, b"CREATE")),
        ("closed-page-count", inner_patch(change::PATCH_PAGE, 0, 28, &[0, 0, 0, 200])),
    ];
    let shared = log_changes().into_iter().chain(to_a_crashed_one).map(crashed);
    shared.chain(to_a_closed_one.into_iter().map(closed)).collect()
}

#[test]
fn the_corpus_has_every_seed() {
    for (target, name, bytes) in seeds() {
        let found = fs::read(corpus().join(target).join(name)).unwrap_or_default();
        assert!(found == bytes, "{target}/{name} is not what `write_the_seeds` makes");
    }
}

/// `cargo test -p candor-vault --lib write_the_seeds -- --ignored`
#[test]
#[ignore = "it writes into the tree"]
fn write_the_seeds() {
    for (target, name, bytes) in seeds() {
        let folder = corpus().join(target);
        fs::create_dir_all(&folder).expect("the tree can be written");
        fs::write(folder.join(name), bytes).expect("the tree can be written");
    }
}
