//! A slot: the data key, wrapped under what one secret derives.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use super::{IDENTITY, array_at, u32_at};
use crate::attempt::Attempt;
use crate::cipher::Key;
use crate::cost::KeyCost;
use crate::error::{Place, VaultError};
use crate::layout::{NONCE, TAG};
use crate::random;

use crate::secret::Secret;

/// Bytes of a slot.
pub(crate) const LENGTH: usize = 128;
/// The part of a slot that its wrapping authenticates: kind, derivation, cost and salt.
const PARAMETERS: usize = 32;
const USED: usize = PARAMETERS + NONCE + 32 + TAG;
/// The number of Argon2id, version 1.3, among key derivations.
const ARGON2ID: u8 = 1;

/// What kind of secret a slot takes. 3 is set aside for key files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SlotKind {
    Empty = 0,
    Passphrase = 1,
    RecoveryKey = 2,
}

impl SlotKind {
    pub(crate) fn of(secret: Secret<'_>) -> Self {
        match secret {
            Secret::Passphrase(_) => Self::Passphrase,
            Secret::RecoveryKey(_) => Self::RecoveryKey,
        }
    }
}

/// One slot, as parsed.
#[derive(Clone)]
pub(crate) struct Slot {
    kind: SlotKind,
    cost: KeyCost,
    salt: [u8; 16],
    nonce: [u8; NONCE],
    wrapped: [u8; 32],
    tag: [u8; TAG],
}

impl Slot {
    pub(crate) const EMPTY: Self = Self {
        kind: SlotKind::Empty,
        cost: KeyCost { memory_kib: 0, passes: 0, lanes: 0 },
        salt: [0; 16],
        nonce: [0; NONCE],
        wrapped: [0; 32],
        tag: [0; TAG],
    };

    pub(crate) fn kind(&self) -> SlotKind {
        self.kind
    }

    pub(crate) fn cost(&self) -> KeyCost {
        self.cost
    }

    /// Whether it is of a recovery key that was made and whose copy was never checked.
    pub(crate) fn is_unchecked(&self) -> bool {
        self.kind == SlotKind::RecoveryKey && self.cost == KeyCost::UNCHECKED_KEY
    }

    /// Wraps a data key under a secret, with a fresh salt and nonce.
    pub(crate) fn wrap(
        identity: &[u8; IDENTITY],
        secret: Secret<'_>,
        cost: KeyCost,
        data: &Key,
    ) -> Result<Self, VaultError> {
        Self::wrap_with(identity, secret, cost, data, random::bytes()?)
    }

    /// Wraps a data key anew under the same secret at another cost. The salt stays, by which the secret is known to be the
    /// same; the cost goes into the key as well, so it is another key.
    pub(crate) fn at_cost(
        &self,
        identity: &[u8; IDENTITY],
        secret: Secret<'_>,
        cost: KeyCost,
        data: &Key,
    ) -> Result<Self, VaultError> {
        Self::wrap_with(identity, secret, cost, data, self.salt)
    }

    /// Whether it takes the same secret as another: the salt is drawn anew with each secret, and only then.
    pub(crate) fn is_of_the_secret_of(&self, other: &Self) -> bool {
        self.kind == other.kind && self.salt == other.salt
    }

    fn wrap_with(
        identity: &[u8; IDENTITY],
        secret: Secret<'_>,
        cost: KeyCost,
        data: &Key,
        salt: [u8; 16],
    ) -> Result<Self, VaultError> {
        let mut slot = Self {
            kind: SlotKind::of(secret),
            cost: cost.check()?,
            salt,
            nonce: random::bytes()?,
            wrapped: *data,
            tag: [0; TAG],
        };
        let sealed = slot.cipher(Attempt::with(secret)).map(|cipher| {
            let context = slot.context(identity);
            cipher
                .encrypt_inout_detached(&XNonce::from(slot.nonce), &context, (&mut slot.wrapped[..]).into())
                .expect("32 bytes are far below the cipher's limit")
        });
        match sealed {
            Ok(tag) => slot.tag.copy_from_slice(&tag),
            Err(error) => {
                slot.wrapped.zeroize();
                return Err(error);
            }
        }
        Ok(slot)
    }

    /// The data key, or `None` when the secret is not this slot's.
    pub(crate) fn unwrap(
        &self,
        identity: &[u8; IDENTITY],
        attempt: Attempt<'_>,
    ) -> Result<Option<Key>, VaultError> {
        let cipher = self.cipher(attempt)?;
        let mut data = Zeroizing::new(self.wrapped);
        let opened = cipher.decrypt_inout_detached(
            &XNonce::from(self.nonce),
            &self.context(identity),
            (&mut data[..]).into(),
            &Tag::from(self.tag),
        );
        Ok(opened.is_ok().then(|| *data))
    }

    fn cipher(&self, attempt: Attempt<'_>) -> Result<XChaCha20Poly1305, VaultError> {
        let secret = attempt.secret();
        let key = Zeroizing::new(self.cost.derive(secret.as_bytes(), &self.salt, attempt.goes_on())?);
        Ok(XChaCha20Poly1305::new((&*key).into()))
    }

    /// What the wrapping is bound to: the file's identity and the slot's own parameters.
    fn context(&self, identity: &[u8; IDENTITY]) -> [u8; IDENTITY + PARAMETERS] {
        let mut bytes = [0; LENGTH];
        self.write(&mut bytes);
        let mut context = [0; IDENTITY + PARAMETERS];
        context[..IDENTITY].copy_from_slice(identity);
        context[IDENTITY..].copy_from_slice(&bytes[..PARAMETERS]);
        context
    }

    /// Writes the slot into its 128 bytes, which are zero.
    pub(crate) fn write(&self, bytes: &mut [u8]) {
        if self.kind == SlotKind::Empty {
            return;
        }
        bytes[0] = self.kind as u8;
        bytes[1] = ARGON2ID;
        bytes[4..8].copy_from_slice(&self.cost.memory_kib.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.cost.passes.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.cost.lanes.to_le_bytes());
        bytes[16..32].copy_from_slice(&self.salt);
        bytes[32..56].copy_from_slice(&self.nonce);
        bytes[56..88].copy_from_slice(&self.wrapped);
        bytes[88..104].copy_from_slice(&self.tag);
    }

    /// Reads a slot from its 128 bytes; its cost is checked here, before anyone derives with it.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        let damaged = VaultError::damaged(Place::Header);
        let kind = match bytes[0] {
            0 if bytes[..LENGTH].iter().all(|&byte| byte == 0) => return Ok(Self::EMPTY),
            1 => SlotKind::Passphrase,
            2 => SlotKind::RecoveryKey,
            _ => return Err(damaged),
        };
        let unused = bytes[2..4].iter().chain(&bytes[USED..LENGTH]);
        if bytes[1] != ARGON2ID || unused.copied().any(|byte| byte != 0) {
            return Err(damaged);
        }
        let cost =
            KeyCost { memory_kib: u32_at(bytes, 4), passes: u32_at(bytes, 8), lanes: u32_at(bytes, 12) };
        Ok(Self {
            kind,
            cost: cost.check()?,
            salt: array_at(bytes, 16),
            nonce: array_at(bytes, 32),
            wrapped: array_at(bytes, 56),
            tag: array_at(bytes, 88),
        })
    }
}
