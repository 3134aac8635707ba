//! The keys of a vault, worked out from the file as docs/FORMAT.md says, without the vault's code.
#![allow(unreachable_pub, clippy::unwrap_used)]

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20::{R20, hchacha};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;

/// All keys there are in the life of an open vault.
pub struct VaultKeys {
    pub from_passphrase: [u8; 32],
    pub from_recovery_key: [u8; 32],
    /// What an open vault keeps.
    pub kept: [(&'static str, [u8; 32]); 5],
}

/// The keys of a vault's file, from its two secrets in the form in which they are hashed.
pub fn of(path: &Path, passphrase: &str, recovery_key: &[u8]) -> VaultKeys {
    let file = std::fs::read(path).unwrap();
    let (from_passphrase, data) = unwrap_slot(&file, 1, passphrase.as_bytes());
    let (from_recovery_key, same) = unwrap_slot(&file, 2, recovery_key);
    assert_eq!(data, same, "both slots hold the data key");
    let subkey = |salt: &[u8], label: &[u8]| {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(salt), &data).expand(label, &mut key).unwrap();
        key
    };
    let (file_id, copy_id) = (&file[24..40], &file[1088..1104]);
    let kept = [
        ("the data key", data),
        ("the header's key", subkey(file_id, b"candor header mac v1")),
        ("the pages' key", subkey(copy_id, b"candor pages v1")),
        ("the log's key", subkey(copy_id, b"candor wal v1")),
        ("the closed seal's key", subkey(copy_id, b"candor closed seal v1")),
    ];
    VaultKeys { from_passphrase, from_recovery_key, kept }
}

/// The keys that the cipher makes, each for one page in the file or one slot of the log beside it:
/// who has one can read that page.
pub fn of_messages(path: &Path, keys: &VaultKeys) -> Vec<(String, [u8; 32])> {
    let [_, _, (_, pages), (_, slots), _] = keys.kept;
    let file = std::fs::read(path).unwrap();
    let log = std::fs::read(format!("{}-wal", path.display())).unwrap_or_default();
    let of = |key: [u8; 32], sealed: &[u8]| {
        let nonce: [u8; 16] = sealed[sealed.len() - 40..][..16].try_into().unwrap();
        hchacha::<R20>(&key.into(), &nonce.into()).into()
    };
    let of_pages = file[8192..].chunks_exact(4096).map(|page| of(pages, page));
    let of_slots = log.get(32..).unwrap_or_default().chunks_exact(4120).map(|slot| of(slots, slot));
    let named = |what: &'static str| move |(number, key)| (format!("the key of {what} {number}"), key);
    (0..).zip(of_pages).map(named("page")).chain((0..).zip(of_slots).map(named("slot"))).collect()
}

/// The key that a secret derives for the slot of its kind, and the data key that it unwraps.
fn unwrap_slot(file: &[u8], kind: u8, secret: &[u8]) -> ([u8; 32], [u8; 32]) {
    let slot = file[64..].chunks(128).find(|slot| slot[0] == kind).unwrap();
    let number = |at: usize| u32::from_le_bytes(slot[at..at + 4].try_into().unwrap());
    let cost = Params::new(number(4), number(8), number(12), Some(32)).unwrap();
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, cost)
        .hash_password_into(secret, &slot[16..32], &mut key)
        .unwrap();
    // A slot is bound to the slots' own version, 1, where the header has the file's.
    let context = [&file[..16], &1_u32.to_le_bytes(), &file[20..40], &slot[..32]].concat();
    let sealed = Payload { msg: &slot[56..104], aad: &context };
    let nonce = XNonce::try_from(&slot[32..56]).unwrap();
    let data = XChaCha20Poly1305::new(&key.into()).decrypt(&nonce, sealed).unwrap();
    (key, data.try_into().unwrap())
}

/// The bytes of a recovery key, from its written form: four digits of five bits in each group, and
/// one that checks them.
pub fn recovery_bytes(written: &str) -> Vec<u8> {
    let digit =
        |letter: u8| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".iter().position(|&one| one == letter).unwrap();
    let groups: Vec<&str> = written.split('-').collect();
    let pair = |groups: &[&str]| {
        let digits = groups.iter().flat_map(|group| group.bytes().take(4));
        let bits = digits.fold(0_u64, |sum, letter| sum << 5 | digit(letter) as u64);
        bits.to_be_bytes()[3..].to_vec()
    };
    groups.chunks(2).flat_map(pair).collect()
}
