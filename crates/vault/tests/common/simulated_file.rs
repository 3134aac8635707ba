//! A file on the simulated disk: what is safely on it, and what was written since its last sync.
#![allow(clippy::cast_possible_truncation)]

use super::random::Random;

#[derive(Default)]
pub(super) struct Content {
    /// What a reader sees.
    pub(super) live: Vec<u8>,
    safe: Vec<u8>,
    pending: Vec<Change>,
    pub(super) exclusive: bool,
    pub(super) shared: u32,
}

pub(super) enum Change {
    Write { offset: usize, data: Vec<u8> },
    Resize(usize),
}

impl Content {
    /// A file with nothing under way.
    pub(super) fn safe(bytes: &[u8]) -> Self {
        Self { live: bytes.to_vec(), safe: bytes.to_vec(), ..Self::default() }
    }

    pub(super) fn change(&mut self, change: Change) {
        match &change {
            Change::Write { offset, data } => put(&mut self.live, *offset, data),
            Change::Resize(size) => self.live.resize(*size, 0),
        }
        self.pending.push(change);
    }

    /// Whether a write at this place would replace one that is not synced yet.
    pub(super) fn rewrites(&self, change: &Change) -> bool {
        let Change::Write { offset: at, .. } = change else { return false };
        let covers = |earlier: &Change| match earlier {
            Change::Write { offset, data } => (*offset..*offset + data.len()).contains(at),
            Change::Resize(_) => false,
        };
        self.pending.iter().any(covers)
    }

    pub(super) fn sync(&mut self) {
        for change in self.pending.drain(..) {
            match change {
                Change::Write { offset, data } => put(&mut self.safe, offset, &data),
                Change::Resize(size) => self.safe.resize(size, 0),
            }
        }
    }

    /// What is left when the power comes back: any subset of what was not synced, each write
    /// whole or torn. A file's new size can arrive without its data.
    pub(super) fn restart(&mut self, random: &mut Random) {
        self.exclusive = false;
        self.shared = 0;
        if self.pending.is_empty() {
            return;
        }
        let mut result = std::mem::take(&mut self.safe);
        let survivors = random.survivors(self.pending.len());
        for (arrives, change) in survivors.into_iter().zip(self.pending.drain(..)) {
            match change {
                Change::Resize(size) if arrives => result.resize(size, 0),
                Change::Write { offset, data } if arrives => arrive(&mut result, offset, &data, random),
                // The size is journalled by itself.
                Change::Write { offset, data } if random.once_in(3) => {
                    let end = offset + data.len();
                    if result.len() < end {
                        result.resize(end, 0);
                    }
                }
                Change::Resize(_) | Change::Write { .. } => {}
            }
        }
        self.live.clone_from(&result);
        self.safe = result;
    }
}

/// A write that was under way: mostly whole; else each of its sectors, of 512 or of 4096 bytes, is
/// there, or is as before, or is garbage.
fn arrive(file: &mut Vec<u8>, offset: usize, data: &[u8], random: &mut Random) {
    if !random.once_in(3) {
        return put(file, offset, data);
    }
    let sector = if random.once_in(2) { 512 } else { 4096 };
    let mut start = 0;
    while start < data.len() {
        let end = (start + sector - (offset + start) % sector).min(data.len());
        match random.below(8) {
            0 => put(file, offset + start, &random.bytes(end - start)),
            1..=3 => {}
            _ => put(file, offset + start, &data[start..end]),
        }
        start = end;
    }
}

fn put(bytes: &mut Vec<u8>, offset: usize, data: &[u8]) {
    let end = offset + data.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[offset..end].copy_from_slice(data);
}
