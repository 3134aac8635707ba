#![allow(clippy::unwrap_used)]

use super::*;
use crate::cost::tests::DERIVED;
use crate::secret::{Passphrase, RecoveryKey};
use proptest::prelude::*;

fn milestone(letter: u8) -> Milestone {
    Milestone { sequence: u64::from(letter), state: [letter; 16] }
}

fn sealed() -> (Header, HeaderBytes, Keys) {
    let mut data = [5; 32];
    let mut header = Header::new([1; 16]).unwrap();
    let passphrase = Passphrase::new("word");
    header.set_slot(Secret::Passphrase(&passphrase), KeyCost::MINIMUM, &data).unwrap();
    let keys = Keys::derive(&mut data, &header.file_id, &header.copy_id);
    (header.clone(), header.to_bytes(&keys), keys)
}

/// Bytes with a digest that fits.
fn with_digest(mut bytes: HeaderBytes) -> HeaderBytes {
    let digest = Sha256::digest(&bytes[..DIGEST_AT]);
    bytes[DIGEST_AT..].copy_from_slice(&digest);
    bytes
}

fn is_damaged(parsed: &Result<Header, VaultError>) -> bool {
    matches!(parsed, Err(VaultError::Damaged { place: Place::Header }))
}

#[test]
fn a_header_comes_back_as_it_was_in_every_state() {
    let (mut header, _, keys) = sealed();
    header.sequence = 77;
    header.session = [7; 8];
    header.present = Some(milestone(9));
    header.lineage = (1..=96).map(milestone).collect();
    let seal = Some(Seal { pages: 9, hash: [3; 32] });
    let mark = Mark { frames: 12, rest: [4; 32] };
    let states =
        [(State::Closed, seal), (State::Open, seal), (State::Checkpoint(mark), seal), (State::Making, None)];
    for (state, seal) in states {
        header.state = state;
        header.seal = seal;
        let bytes = header.to_bytes(&keys);
        let again = Header::parse(&bytes).unwrap();
        assert!(again.to_bytes(&keys) == bytes);
        assert_eq!((again.sequence, again.session, again.seal), (77, [7; 8], seal));
        assert_eq!((again.state, again.milestones()), (state, header.milestones()));
        let passphrase = Passphrase::new("word");
        let opened = again.unlock(&bytes, Secret::Passphrase(&passphrase)).unwrap();
        assert!(opened.data() == &[5; 32]);
        assert_eq!(again.summary().is_open, state != State::Closed);
    }
}

#[test]
fn the_lineage_forgets_what_is_oldest() {
    let (mut header, ..) = sealed();
    header.keep_present();
    assert!(header.milestones().is_empty(), "a file that is being made has no state yet");
    for letter in 1..=100 {
        header.present = Some(milestone(letter));
        header.keep_present();
    }
    assert_eq!(header.milestones(), (5..=100).map(milestone).collect::<Vec<_>>());
}

#[test]
fn a_slot_of_another_vault_does_not_open() {
    let (header, _, keys) = sealed();
    let mut other = Header { file_id: [2; 16], ..header };
    other.sequence += 1;
    let bytes = other.to_bytes(&keys);
    let passphrase = Passphrase::new("word");
    let unlocked = other.unlock(&bytes, Secret::Passphrase(&passphrase));
    assert!(matches!(unlocked, Err(VaultError::WrongKey)));
}

#[test]
fn when_all_slots_are_taken_that_is_said() {
    let (mut header, ..) = sealed();
    header.slots = std::array::from_fn(|_| header.slots[0].clone());
    let key = RecoveryKey::generate().unwrap();
    let set = header.set_slot(Secret::RecoveryKey(&key), KeyCost::MINIMUM, &[5; 32]);
    assert!(matches!(set, Err(VaultError::NoFreeSlot)));
}

#[test]
fn bytes_that_must_be_zero_must_be_zero() {
    let (_, whole, _) = sealed();
    // Unused bytes, half a seal, a mark where nothing is sealed, a milestone that is not counted.
    let unused =
        [48, 63, 64 + 2, 64 + 104, 64 + 127, 64 + 128 + 5, 1120, 1151, 1184, 1216, 1224, 3527, 3528, 4031];
    for at in unused {
        let mut bytes = whole;
        bytes[at] = 1;
        assert!(is_damaged(&Header::parse(&with_digest(bytes))), "byte {at}");
    }
}

#[test]
fn states_and_numbers_of_milestones_that_there_are_not_are_refused() {
    let (header, _, keys) = sealed();
    let seal = Some(Seal { pages: 1, hash: [1; 32] });
    let closed = Header { seal, state: State::Closed, ..header }.to_bytes(&keys);
    for (at, value) in [(1152, 3), (1155, 1), (1156, 97), (1159, 1), (1184, 1), (1216, 1), (1112, 0)] {
        let mut bytes = closed;
        bytes[at] = value;
        assert!(is_damaged(&Header::parse(&with_digest(bytes))), "byte {at}");
    }
}

#[test]
fn a_header_of_version_1_is_read_and_what_version_2_added_is_zero_in_it() {
    let (header, bytes, _) = sealed();
    let mut bytes = bytes;
    bytes[16] = 1;
    bytes[1152..1156].fill(0);
    bytes[1104] = 3;
    let parsed = Header::parse(&with_digest(bytes)).unwrap();
    assert_eq!((parsed.version, parsed.state, parsed.seal), (1, State::Open, None));
    assert!(parsed.log_name() == LogName::Generation(3_u64.to_le_bytes()));
    assert_eq!((parsed.file_id, parsed.milestones()), (header.file_id, Vec::new()));
    bytes[1112] = 2;
    bytes[1120] = 9;
    assert_eq!(Header::parse(&with_digest(bytes)).unwrap().state, State::Closed);
    bytes[1152] = 1;
    assert!(is_damaged(&Header::parse(&with_digest(bytes))));
    bytes[16] = 0;
    assert!(is_damaged(&Header::parse(&with_digest(bytes))));
}

proptest! {
    #[test]
    fn no_bytes_behind_a_valid_digest_make_parsing_panic(
        changes in prop::collection::vec((16_usize..DIGEST_AT, any::<u8>()), 0..60),
    ) {
        let (_, mut bytes, keys) = sealed();
        for (at, value) in changes {
            bytes[at] = value;
        }
        if let Ok(header) = Header::parse(&with_digest(bytes)) {
            // What is accepted is written back the same: one way to write each header.
            let is_same = header.to_bytes(&keys)[..MAC_AT] == bytes[..MAC_AT];
            prop_assert!(is_same || header.version == FORMAT_VERSION_1);
        }
    }
}

/// A header of which every slot asks for the most that the format allows.
fn hostile(kind: u8) -> (Header, HeaderBytes) {
    let (_, mut bytes, _) = sealed();
    for slot in 0..SLOTS {
        let at = SLOTS_AT + slot * slot::LENGTH;
        let KeyCost { memory_kib, passes, lanes } = KeyCost::MAXIMUM;
        bytes[at] = kind;
        bytes[at + 1] = 1;
        for (place, number) in bytes[at + 4..at + 16].chunks_mut(4).zip([memory_kib, passes, lanes]) {
            place.copy_from_slice(&number.to_le_bytes());
        }
    }
    let bytes = with_digest(bytes);
    (Header::parse(&bytes).unwrap(), bytes)
}

#[test]
fn what_asks_for_unusual_work_is_told_before_anything_is_derived() {
    let (passphrase, key) = (Passphrase::new("word"), RecoveryKey::generate().unwrap());
    for (kind, secret) in [(1, Secret::Passphrase(&passphrase)), (2, Secret::RecoveryKey(&key))] {
        let (header, bytes) = hostile(kind);
        let most = 8 * KeyCost::MAXIMUM.work();
        DERIVED.set(0);
        let answers = [
            header.unlock(&bytes, secret).map(drop),
            header.unlock(&bytes, Attempt::with(secret).up_to(most - 1)).map(drop),
            header.with_data_key(secret, |_| ()),
        ];
        for answer in answers {
            let told = VaultError::CostUnusual { work: most, memory_kib: 2 * 1024 * 1024 };
            assert_eq!(answer.unwrap_err().to_string(), told.to_string());
        }
        assert_eq!(DERIVED.get(), 0);
        // Somebody agreed, and wants no more of it at once.
        let stopped = Attempt::with(secret).up_to(most).as_long_as(&|| false);
        assert!(matches!(
            header.unlock(&bytes, stopped),
            Err(VaultError::Stopped | VaultError::MemoryRefused { .. })
        ));
    }
    // What one kind of secret costs says nothing about the other: its slots are not tried.
    let (header, bytes) = hostile(1);
    assert!(matches!(header.unlock(&bytes, Secret::RecoveryKey(&key)), Err(VaultError::WrongKey)));
}

#[test]
fn many_slots_of_ordinary_cost_are_unusual_together() {
    let (mut header, bytes, _) = sealed();
    let place = |number: u32| number.to_le_bytes();
    let mut slot = [0; slot::LENGTH];
    (slot[0], slot[1]) = (1, 1);
    slot[4..8].copy_from_slice(&place(256 * 1024));
    slot[8..12].copy_from_slice(&place(3));
    slot[12..16].copy_from_slice(&place(4));
    header.slots = std::array::from_fn(|_| Slot::parse(&slot).unwrap());
    DERIVED.set(0);
    let passphrase = Passphrase::new("word");
    let answer = header.unlock(&bytes, Secret::Passphrase(&passphrase));
    assert!(matches!(answer, Err(VaultError::CostUnusual { work: 6_291_456, memory_kib: 262_144 })));
    assert_eq!(DERIVED.get(), 0);
}
