//! Every bit of the header, in one copy and in both, by accident and by somebody who knows the format.

use sha2::{Digest, Sha256};

use super::*;
use crate::header::{FORMAT_VERSION, Header};
use crate::layout::HEADER_COPY;

const DIGEST: usize = HEADER_COPY - 32;
const SLOTS: usize = 64;
const SLOT: usize = 128;

#[test]
fn every_flipped_bit_in_one_copy_is_made_good_from_the_other() {
    let sample = Sample::closed();
    let main = &sample.files.main;
    each_bit(main, 0..2 * HEADER_COPY, |changed, at, bit| {
        let disk = Files { main: changed.to_vec(), log: Vec::new() }.disk();
        let vault = sample.open(&disk).unwrap_or_else(|error| panic!("byte {at}, bit {bit}: {error}"));
        assert_eq!(read(&vault).unwrap(), sample.states[0], "byte {at}, bit {bit}");
        drop(vault);
        assert!(disk.read(&path()).unwrap() == *main, "byte {at}, bit {bit}: the copy was not made good");
    });
}

#[test]
fn every_bit_that_is_flipped_in_both_copies_is_refused_by_name_and_nothing_is_written() {
    let sample = Sample::closed();
    let main = &sample.files.main;
    each_bit(main, 0..HEADER_COPY, |changed, at, bit| {
        let mut changed = changed.to_vec();
        changed[at + HEADER_COPY] ^= 1 << bit;
        let changed = Files { main: changed, log: Vec::new() };
        let disk = changed.disk();
        let answer = sample.open(&disk);
        assert!(is_refused_at_sight(&answer, at) || is_header_damage(&answer), "byte {at}, bit {bit}");
        assert!(Files::on(&disk) == changed, "byte {at}, bit {bit}: written to");
    });
}

/// Whether magic or version, which are read before the digest, were called by their name.
fn is_refused_at_sight<T>(answer: &Result<T, VaultError>, at: usize) -> bool {
    match answer {
        Err(VaultError::NotAVault) => at < 16,
        Err(VaultError::NewerFormat { found, .. }) => {
            (16..20).contains(&at) && (found ^ FORMAT_VERSION).is_power_of_two()
        }
        _ => false,
    }
}

/// What a secret's slot and the MAC say of a header that somebody changed and gave a new digest.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    NotAVault,
    NewerFormat,
    CostOutOfBounds,
    Damaged,
    WrongKey,
}

fn said(bytes: &[u8], secret: Secret<'_>) -> Said {
    let bytes = bytes.try_into().unwrap();
    match Header::parse(bytes).and_then(|header| header.unlock(bytes, secret).map(drop)) {
        Err(VaultError::NotAVault) => Said::NotAVault,
        Err(VaultError::NewerFormat { .. }) => Said::NewerFormat,
        Err(VaultError::CostOutOfBounds { .. }) => Said::CostOutOfBounds,
        Err(VaultError::Damaged { place: Place::Header }) => Said::Damaged,
        Err(VaultError::WrongKey) => Said::WrongKey,
        other => panic!("{other:?}"),
    }
}

/// What each secret must hear. The passphrase's slot is the first, the recovery key's the second.
///
/// A slot that was changed opens with no secret, and neither does one that is bound to another file
/// id: that is what a wrong secret looks like, and nothing can tell the two apart. The other secret,
/// whose slot is whole, shows the damage.
fn expected(header: &[u8], at: usize, of_slot: usize) -> Said {
    let in_slot = |slot: usize| at.checked_sub(SLOTS + slot * SLOT).filter(|within| *within < SLOT);
    match at {
        0..16 => Said::NotAVault,
        16..20 if header[16..20] != [0; 4] => Said::NewerFormat,
        24..40 => Said::WrongKey,
        _ => match (in_slot(0), in_slot(1)) {
            (Some(within @ 4..16), _) | (_, Some(within @ 4..16)) if !is_in_bounds(header, at - within) => {
                Said::CostOutOfBounds
            }
            (Some(4..104), _) if of_slot == 0 => Said::WrongKey,
            (_, Some(4..104)) if of_slot == 1 => Said::WrongKey,
            _ => Said::Damaged,
        },
    }
}

fn cost(header: &[u8], slot: usize) -> KeyCost {
    let number = |at: usize| u32::from_le_bytes(header[slot + at..][..4].try_into().unwrap());
    KeyCost { memory_kib: number(4), passes: number(8), lanes: number(12) }
}

fn is_in_bounds(header: &[u8], slot: usize) -> bool {
    cost(header, slot).check().is_ok()
}

#[test]
fn every_flipped_bit_behind_a_digest_that_was_put_right_opens_for_nobody() {
    let sample = Sample::closed();
    let passphrase = Passphrase::new(PASSPHRASE);
    let recovery_key = RecoveryKey::parse(RECOVERY_KEY).unwrap();
    let secrets = [Secret::Passphrase(&passphrase), Secret::RecoveryKey(&recovery_key)];
    each_bit(&sample.files.main[..HEADER_COPY], 0..DIGEST, |changed, at, bit| {
        let mut header = changed.to_vec();
        let digest = Sha256::digest(&header[..DIGEST]);
        header[DIGEST..].copy_from_slice(&digest);
        // A flip can ask for up to a gigabyte of memory, which is within what the format allows;
        // deriving with that much shows nothing that deriving with 32 MiB does not.
        let asks_for_much = |slot: usize| {
            let cost = cost(&header, SLOTS + slot * SLOT);
            cost.check().is_ok() && cost.memory_kib > 32 * 1024
        };
        for (of_slot, secret) in secrets.into_iter().enumerate() {
            if !asks_for_much(of_slot) {
                let (said, expected) = (said(&header, secret), expected(&header, at, of_slot));
                assert_eq!(said, expected, "byte {at}, bit {bit}, slot {of_slot}");
            }
        }
    });
}
