//! The header: what the file is, which secrets open it, in which state it is, and the seal of its pages.
//!
//! It is kept twice. This module turns a header into bytes and back and knows its slots;
//! [`crate::store`] writes both copies in an order that a power cut cannot break.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::attempt::Attempt;
use crate::cipher::Key;
use crate::cost::KeyCost;
use crate::error::{Place, VaultError};
use crate::keys::Keys;
use crate::layout::{HEADER_COPY, PAGE};
use crate::lineage::{self, Milestone};
use crate::random;
use crate::seal::LogName;
use crate::secret::{RecoveryKey, Secret};
use crate::sys::memory::{DEEPEST, without_traces};

mod content;
mod slot;

pub(crate) use content::{Mark, Seal, State};
pub(crate) use slot::{Slot, SlotKind};

/// The format this program writes and the highest it reads.
pub const FORMAT_VERSION: u32 = 2;
/// The format of before, which is only read.
pub(crate) const FORMAT_VERSION_1: u32 = 1;
/// What slots are bound to as their version, in both formats: so they are carried over as they are.
const SLOT_VERSION: u32 = 1;

/// First bytes of every vault. The line ends and the end-of-file mark show a file that went
/// through a transfer in text mode.
pub(crate) const MAGIC: &[u8; 16] = b"Candor vault\r\n\x1a\n";

pub(crate) const SLOTS: usize = 8;
const SLOTS_AT: usize = 64;
const AFTER_SLOTS: usize = SLOTS_AT + SLOTS * slot::LENGTH;
const MAC_AT: usize = HEADER_COPY - 64;
const DIGEST_AT: usize = HEADER_COPY - 32;

/// The bytes at the start that never change and to which every slot is bound.
pub(crate) const IDENTITY: usize = 40;

/// One header, whole and well-formed; whether it is genuine only the key can tell.
#[derive(Clone)]
pub(crate) struct Header {
    /// The format it was read from. What is written is always of the newest.
    pub(crate) version: u32,
    pub(crate) file_id: [u8; 16],
    pub(crate) sequence: u64,
    pub(crate) slots: [Slot; SLOTS],
    pub(crate) copy_id: [u8; 16],
    /// The session that wrote the log last. In version 1 the number of clean closes.
    pub(crate) session: [u8; 8],
    /// Of the pages in the file. Without one it is being made or, in version 1, was written to and not closed.
    pub(crate) seal: Option<Seal>,
    pub(crate) state: State,
    /// The state whose pages are sealed; `None` before the first.
    pub(crate) present: Option<Milestone>,
    /// The states before it, oldest first.
    pub(crate) lineage: Vec<Milestone>,
}

/// A header as it lies on the disk.
pub(crate) type HeaderBytes = [u8; HEADER_COPY];

impl Header {
    /// A header with no slots for a new file, which is being made.
    pub(crate) fn new(file_id: [u8; 16]) -> Result<Self, VaultError> {
        Ok(Self {
            version: FORMAT_VERSION,
            file_id,
            sequence: 1,
            slots: std::array::from_fn(|_| Slot::EMPTY),
            copy_id: random::bytes()?,
            session: [0; 8],
            seal: None,
            state: State::Making,
            present: None,
            lineage: Vec::new(),
        })
    }

    /// The header of a new physical copy of this file, which is being made.
    pub(crate) fn of_copy(self) -> Result<Self, VaultError> {
        let Self { file_id, sequence, slots, present, lineage, .. } = self;
        Ok(Self { sequence, slots, present, lineage, ..Self::new(file_id)? })
    }

    /// The bytes every slot is bound to.
    pub(crate) fn identity(&self) -> [u8; IDENTITY] {
        let mut identity = [0; IDENTITY];
        identity[..16].copy_from_slice(MAGIC);
        identity[16..20].copy_from_slice(&SLOT_VERSION.to_le_bytes());
        identity[20..24].copy_from_slice(&page_size().to_le_bytes());
        identity[24..40].copy_from_slice(&self.file_id);
        identity
    }

    /// The header as it is written, with its MAC and digest.
    pub(crate) fn to_bytes(&self, keys: &Keys) -> HeaderBytes {
        let mut bytes = [0; HEADER_COPY];
        bytes[..IDENTITY].copy_from_slice(&self.identity());
        bytes[16..20].copy_from_slice(&FORMAT_VERSION.to_le_bytes());
        bytes[40..48].copy_from_slice(&self.sequence.to_le_bytes());
        for (slot, place) in self.slots.iter().zip(bytes[SLOTS_AT..].chunks_mut(slot::LENGTH)) {
            slot.write(place);
        }
        content::write(self, &mut bytes[AFTER_SLOTS..MAC_AT]);
        let mac = without_traces::<DEEPEST, _>(|| {
            header_mac(keys.header(), &bytes[..MAC_AT]).finalize().into_bytes()
        });
        bytes[MAC_AT..DIGEST_AT].copy_from_slice(&mac);
        let digest = Sha256::digest(&bytes[..DIGEST_AT]);
        bytes[DIGEST_AT..].copy_from_slice(&digest);
        bytes
    }

    /// Reads one copy. Whatever is wrong with it, nothing was allocated or derived for it.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`], [`VaultError::NewerFormat`], [`VaultError::CostOutOfBounds`],
    /// or [`Place::Header`] damaged.
    pub(crate) fn parse(bytes: &HeaderBytes) -> Result<Self, VaultError> {
        let damaged = || VaultError::damaged(Place::Header);
        if &bytes[..16] != MAGIC {
            return Err(VaultError::NotAVault);
        }
        let version = u32_at(bytes, 16);
        if version > FORMAT_VERSION {
            return Err(VaultError::NewerFormat { found: version, supported: FORMAT_VERSION });
        }
        if Sha256::digest(&bytes[..DIGEST_AT])[..] != bytes[DIGEST_AT..] {
            return Err(damaged());
        }
        if version < FORMAT_VERSION_1 || u32_at(bytes, 20) != page_size() {
            return Err(damaged());
        }
        if bytes[48..SLOTS_AT].iter().any(|&byte| byte != 0) {
            return Err(damaged());
        }
        let mut slots = std::array::from_fn(|_| Slot::EMPTY);
        for (slot, place) in slots.iter_mut().zip(bytes[SLOTS_AT..].chunks(slot::LENGTH)) {
            *slot = Slot::parse(place)?;
        }
        let header = Self {
            version,
            file_id: array_at(bytes, 24),
            sequence: u64_at(bytes, 40),
            slots,
            copy_id: array_at(bytes, AFTER_SLOTS),
            session: array_at(bytes, AFTER_SLOTS + 16),
            seal: None,
            state: State::Making,
            present: None,
            lineage: Vec::new(),
        };
        let rest = &bytes[AFTER_SLOTS..MAC_AT];
        let read = if version == FORMAT_VERSION_1 { content::read_version_1 } else { content::read };
        read(header, rest).ok_or_else(damaged)
    }

    /// Opens the header with a secret: finds the slot that yields, then checks the MAC.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`]; [`Place::Header`] damaged when the key is right and the header
    /// is not the one that was sealed with it; those of [`Header::with_data_key`].
    pub(crate) fn unlock<'a>(
        &self,
        bytes: &HeaderBytes,
        attempt: impl Into<Attempt<'a>>,
    ) -> Result<Keys, VaultError> {
        self.with_data_key(attempt, |data| self.unlock_with(bytes, data))?
    }

    /// Hands the data key to `body`, which wipes it, when a slot opens with the secret.
    ///
    /// # Errors
    /// [`VaultError::CostUnusual`], before anything is derived; [`VaultError::WrongKey`]; [`VaultError::MemoryRefused`];
    /// [`VaultError::Stopped`].
    pub(crate) fn with_data_key<'a, T>(
        &self,
        attempt: impl Into<Attempt<'a>>,
        body: impl FnOnce(&mut Key) -> T,
    ) -> Result<T, VaultError> {
        let attempt = attempt.into();
        let identity = self.identity();
        let mut body = Some(body);
        for slot in attempt.slots(&self.slots)? {
            let unlocked = without_traces::<DEEPEST, _>(|| {
                let Some(mut data) = slot.unwrap(&identity, attempt)? else { return Ok(None) };
                Ok::<_, VaultError>(body.take().map(|body| body(&mut data)))
            })?;
            if let Some(unlocked) = unlocked {
                return Ok(unlocked);
            }
        }
        Err(VaultError::WrongKey)
    }

    /// The keys of a data key, which is wiped, when the header is the one that was sealed with them.
    ///
    /// # Errors
    /// [`Place::Header`] damaged when it is not.
    pub(crate) fn unlock_with(&self, bytes: &HeaderBytes, data: &mut Key) -> Result<Keys, VaultError> {
        let keys = Keys::derive(data, &self.file_id, &self.copy_id);
        if is_sealed_with(bytes, &keys) { Ok(keys) } else { Err(VaultError::damaged(Place::Header)) }
    }

    /// Puts a secret into the slot of its kind, or into a free one.
    ///
    /// # Errors
    /// [`VaultError::NoFreeSlot`], and those of key derivation.
    pub(crate) fn set_slot(
        &mut self,
        secret: Secret<'_>,
        cost: KeyCost,
        data: &Key,
    ) -> Result<(), VaultError> {
        let kind = SlotKind::of(secret);
        let place = self
            .slots
            .iter()
            .position(|slot| slot.kind() == kind)
            .or_else(|| self.slots.iter().position(|slot| slot.kind() == SlotKind::Empty))
            .ok_or(VaultError::NoFreeSlot)?;
        self.slots[place] =
            without_traces::<DEEPEST, _>(|| Slot::wrap(&self.identity(), secret, cost, data))?;
        Ok(())
    }

    /// The cost of the passphrase, where there is one.
    pub(crate) fn passphrase_cost(&self) -> Option<KeyCost> {
        match self.costs(SlotKind::Passphrase)[..] {
            [cost] => Some(cost),
            _ => None,
        }
    }

    /// Has the one passphrase there is cost something else.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when it is another passphrase, or there are several; those of key derivation.
    pub(crate) fn change_cost(
        &mut self,
        attempt: Attempt<'_>,
        cost: KeyCost,
        data: &Key,
    ) -> Result<(), VaultError> {
        let (identity, secret) = (self.identity(), attempt.secret());
        attempt.slots(&self.slots)?;
        if SlotKind::of(secret) != SlotKind::Passphrase || self.passphrase_cost().is_none() {
            return Err(VaultError::WrongKey);
        }
        let of_passphrase = self.slots.iter_mut().find(|slot| slot.kind() == SlotKind::Passphrase);
        let slot = of_passphrase.ok_or(VaultError::WrongKey)?;
        *slot = without_traces::<DEEPEST, _>(|| {
            if slot.unwrap(&identity, attempt)?.map(zeroize::Zeroizing::new).is_none() {
                return Err(VaultError::WrongKey);
            }
            slot.at_cost(&identity, secret, cost, data)
        })?;
        Ok(())
    }

    /// Puts one more recovery key beside those that are there, as one that nobody has checked. Where all slots are
    /// taken it comes in the place of the oldest that was never checked.
    ///
    /// # Errors
    /// [`VaultError::NoFreeSlot`] when all keys were checked.
    pub(crate) fn add_recovery_slot(&mut self, key: &RecoveryKey, data: &Key) -> Result<(), VaultError> {
        let is_empty = |slot: &Slot| slot.kind() == SlotKind::Empty;
        if !self.slots.iter().any(is_empty) {
            let oldest = self.slots.iter().position(Slot::is_unchecked).ok_or(VaultError::NoFreeSlot)?;
            // The others keep their order, by which their age is known.
            self.slots[oldest..].rotate_left(1);
            self.slots[SLOTS - 1] = Slot::EMPTY;
        }
        let last_taken = self.slots.iter().rposition(|slot| !is_empty(slot)).map_or(0, |at| at + 1);
        let place = if last_taken < SLOTS {
            last_taken
        } else {
            self.slots.iter().position(is_empty).ok_or(VaultError::NoFreeSlot)?
        };
        self.slots[place] = without_traces::<DEEPEST, _>(|| {
            Slot::wrap(&self.identity(), Secret::RecoveryKey(key), KeyCost::UNCHECKED_KEY, data)
        })?;
        Ok(())
    }

    /// Leaves one recovery key, as one whose copy was checked.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when no slot is that key's; nothing is changed then.
    pub(crate) fn keep_one_recovery_slot(&mut self, key: &RecoveryKey, data: &Key) -> Result<(), VaultError> {
        let (identity, secret) = (self.identity(), Secret::RecoveryKey(key));
        let attempt = Attempt::with(secret);
        attempt.slots(&self.slots)?;
        let mut kept = None;
        for (at, slot) in self.slots.iter().enumerate() {
            let is_recovery = slot.kind() == SlotKind::RecoveryKey;
            if is_recovery && without_traces::<DEEPEST, _>(|| slot.unwrap(&identity, attempt))?.is_some() {
                kept = Some(at);
            }
        }
        let kept = kept.ok_or(VaultError::WrongKey)?;
        let checked = without_traces::<DEEPEST, _>(|| Slot::wrap(&identity, secret, KeyCost::MINIMUM, data))?;
        for slot in &mut self.slots {
            if slot.kind() == SlotKind::RecoveryKey {
                *slot = Slot::EMPTY;
            }
        }
        self.slots[kept] = checked;
        Ok(())
    }

    /// Whether a recovery key was made whose copy was never checked.
    pub(crate) fn has_unchecked_key(&self) -> bool {
        self.slots.iter().any(Slot::is_unchecked)
    }

    /// Which log is this file's: of its session, going on from its present state.
    pub(crate) fn log_name(&self) -> LogName {
        if self.version == FORMAT_VERSION_1 {
            return LogName::Generation(self.session);
        }
        let sequence = self.present.map_or(0, |present| present.sequence).to_le_bytes();
        LogName::Continuing { session: self.session, base: array_at(&sequence, 0) }
    }

    /// Puts the present state onto the lineage, so that whoever knows it finds it there.
    pub(crate) fn keep_present(&mut self) {
        self.lineage.extend(self.present.take());
        let forgotten = self.lineage.len().saturating_sub(lineage::MOST);
        self.lineage.drain(..forgotten);
    }

    /// The states that the file went through as far as they are kept, the present one last.
    pub(crate) fn milestones(&self) -> Vec<Milestone> {
        self.lineage.iter().copied().chain(self.present).collect()
    }

    /// What anybody can see who has the file.
    pub(crate) fn summary(&self) -> HeaderSummary {
        HeaderSummary {
            format_version: self.version,
            file_id: self.file_id,
            copy_id: self.copy_id,
            sequence: self.sequence,
            passphrase_costs: self.costs(SlotKind::Passphrase),
            recovery_slots: self.costs(SlotKind::RecoveryKey).len(),
            milestones: self.milestones(),
            is_open: self.state != State::Closed,
            was_written: self.version < FORMAT_VERSION || self.session != [0; 8],
        }
    }

    fn costs(&self, kind: SlotKind) -> Vec<KeyCost> {
        self.slots.iter().filter(|slot| slot.kind() == kind).map(Slot::cost).collect()
    }
}

/// What a vault's header says to anybody, without a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderSummary {
    /// Version of the file's format.
    pub format_version: u32,
    /// Names the vault; its backups have the same.
    pub file_id: [u8; 16],
    /// Names this physical copy of it; each copy has another.
    pub copy_id: [u8; 16],
    /// Grows with every change of the header, and so with every session that changed something.
    pub sequence: u64,
    /// Cost of each passphrase slot, for an estimate of how long unlocking takes.
    pub passphrase_costs: Vec<KeyCost>,
    /// How many recovery keys open it.
    pub recovery_slots: usize,
    /// The states that it went through as far as they are kept, the present one last; none in format version 1. See
    /// [`crate::relation`].
    pub milestones: Vec<Milestone>,
    /// It is open somewhere, or was not closed cleanly, or was copied while it was open.
    pub is_open: bool,
    /// A session wrote to it since this physical copy was made. One that was made and never written to is a backup, or a
    /// vault that just took another's place. Of format version 1 it cannot be told, and this says that one did.
    pub was_written: bool,
}

/// Whether a header's bytes carry the MAC of these keys.
fn is_sealed_with(bytes: &HeaderBytes, keys: &Keys) -> bool {
    let mac = &bytes[MAC_AT..DIGEST_AT];
    without_traces::<DEEPEST, _>(|| header_mac(keys.header(), &bytes[..MAC_AT]).verify_slice(mac).is_ok())
}

fn header_mac(key: &Key, content: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(content);
    mac
}

#[expect(clippy::cast_possible_truncation, reason = "the page size is 4096")]
const fn page_size() -> u32 {
    PAGE as u32
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(array_at(bytes, at))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(array_at(bytes, at))
}

/// The array at a place that the layout puts within the bytes.
fn array_at<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes[at..at + N].try_into().expect("the range has the array's length")
}

#[cfg(test)]
mod tests;
