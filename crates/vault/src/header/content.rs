//! What a header says of the pages: the state of the file, the seal of its pages, and where they come from.
//!
//! Offsets here count from the end of the slots, at byte 1088 of the header.

use super::{Header, array_at, u32_at, u64_at};
use crate::lineage::{self, Milestone};

const COPY_ID: usize = 0;
const SESSION: usize = 16;
const PAGES: usize = 24;
const HASH: usize = 32;
const STATE: usize = 64;
const MILESTONES: usize = 68;
const PRESENT: usize = 72;
const REST: usize = 96;
const FRAMES: usize = 128;
const LINEAGE: usize = 136;
const MILESTONE: usize = 24;
const AFTER_LINEAGE: usize = LINEAGE + lineage::MOST * MILESTONE;
/// Where version 1 ends.
const AFTER_VERSION_1: usize = STATE;

/// A seal over the tags of all pages: they are together what was sealed, or they are not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seal {
    pub(crate) pages: u64,
    pub(crate) hash: [u8; 32],
}

/// A running checkpoint, so that a file in which it was cut short is known for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The slots of the log that it brings in.
    pub(crate) frames: u64,
    /// The seal over the pages that it leaves alone.
    pub(crate) rest: [u8; 32],
}

/// In which state a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Closed cleanly: everything is in the pages, and there is no log.
    Closed,
    /// A session has written to the log. The pages are those that are sealed; what was committed since is in the log.
    Open,
    /// A checkpoint is writing pages.
    Checkpoint(Mark),
    /// It is being made, under a name of its own: nothing is sealed yet.
    Making,
}

impl State {
    const fn number(self) -> u32 {
        match self {
            Self::Closed => 0,
            Self::Open => 1,
            Self::Checkpoint(_) | Self::Making => 2,
        }
    }
}

/// Writes what follows the slots into bytes that are zero.
pub(super) fn write(header: &Header, bytes: &mut [u8]) {
    bytes[COPY_ID..][..16].copy_from_slice(&header.copy_id);
    bytes[SESSION..][..8].copy_from_slice(&header.session);
    if let Some(seal) = header.seal {
        bytes[PAGES..][..8].copy_from_slice(&seal.pages.to_le_bytes());
        bytes[HASH..][..32].copy_from_slice(&seal.hash);
    }
    bytes[STATE..][..4].copy_from_slice(&header.state.number().to_le_bytes());
    let milestones = u32::try_from(header.lineage.len()).expect("at most 96");
    bytes[MILESTONES..][..4].copy_from_slice(&milestones.to_le_bytes());
    if let Some(present) = header.present {
        bytes[PRESENT..][..16].copy_from_slice(&present.state);
        bytes[PRESENT + 16..][..8].copy_from_slice(&present.sequence.to_le_bytes());
    }
    if let State::Checkpoint(mark) = header.state {
        bytes[REST..][..32].copy_from_slice(&mark.rest);
        bytes[FRAMES..][..8].copy_from_slice(&mark.frames.to_le_bytes());
    }
    for (milestone, place) in header.lineage.iter().zip(bytes[LINEAGE..].chunks_mut(MILESTONE)) {
        place[..8].copy_from_slice(&milestone.sequence.to_le_bytes());
        place[8..].copy_from_slice(&milestone.state);
    }
}

/// Reads what [`write`] wrote; `None` for anything that it would not have written so.
pub(super) fn read(header: Header, bytes: &[u8]) -> Option<Header> {
    let seal = seal(bytes).ok()?;
    let mark = Mark { frames: u64_at(bytes, FRAMES), rest: array_at(bytes, REST) };
    let has_no_mark = mark == Mark { frames: 0, rest: [0; 32] };
    let state = match (u32_at(bytes, STATE), seal) {
        (0, Some(_)) if has_no_mark => State::Closed,
        (1, Some(_)) if has_no_mark => State::Open,
        (2, Some(_)) => State::Checkpoint(mark),
        (2, None) if has_no_mark => State::Making,
        _ => return None,
    };
    let milestones =
        usize::try_from(u32_at(bytes, MILESTONES)).ok().filter(|&count| count <= lineage::MOST)?;
    let (used, unused) = bytes[LINEAGE..].split_at(milestones * MILESTONE);
    if unused.iter().any(|&byte| byte != 0) {
        return None;
    }
    let lineage = used
        .chunks(MILESTONE)
        .map(|place| Milestone { sequence: u64_at(place, 0), state: array_at(place, 8) })
        .collect();
    let present = Milestone { state: array_at(bytes, PRESENT), sequence: u64_at(bytes, PRESENT + 16) };
    let has_present = present != Milestone { state: [0; 16], sequence: 0 };
    Some(Header { seal, state, lineage, present: has_present.then_some(present), ..header })
}

/// The same of version 1, which knows no states: with a seal it was closed, without one it was not.
pub(super) fn read_version_1(header: Header, bytes: &[u8]) -> Option<Header> {
    let seal = seal(bytes).ok()?;
    let state = if seal.is_some() { State::Closed } else { State::Open };
    bytes[AFTER_VERSION_1..].iter().all(|&byte| byte == 0).then_some(Header { seal, state, ..header })
}

/// The seal, if there is one.
fn seal(bytes: &[u8]) -> Result<Option<Seal>, HalfASeal> {
    let seal = Seal { pages: u64_at(bytes, PAGES), hash: array_at(bytes, HASH) };
    match seal {
        Seal { pages: 0, hash: [0, rest @ ..] } if rest == [0; 31] => Ok(None),
        Seal { pages: 0, .. } => Err(HalfASeal),
        seal => Ok(Some(seal)),
    }
}

/// A hash of no pages.
struct HalfASeal;

const _: () = assert!(super::AFTER_SLOTS + AFTER_LINEAGE == 3528 && super::AFTER_SLOTS + REST == 1184);
