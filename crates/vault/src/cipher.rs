//! XChaCha20-Poly1305 for pages and for slots of the log, from two well-kept halves. (The few slots of the header are
//! sealed by `chacha20poly1305`, of which this is the faster twin: the tests hold one against the other.)
//!
//! HChaCha20 makes of the key and the first 16 bytes of the nonce a key for this one message
//! (RustCrypto's `chacha20`); ChaCha20-Poly1305 of RFC 8439 seals with that and the other 8 bytes
//! (`ring`: BoringSSL's code for each processor, chosen when it runs). Together they are what
//! `draft-irtf-cfrg-xchacha` calls AEAD_XChaCha20_Poly1305, byte for byte, at half the cost of code
//! that does not run both in one pass.

use chacha20::{R20, hchacha};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, Tag as RingTag, UnboundKey};
use zeroize::Zeroizing;

use crate::layout::{NONCE, TAG};
use crate::sys::memory::without_traces;

/// A 256-bit key.
pub(crate) type Key = [u8; 32];

/// The bytes did not open: changed, moved, or sealed under another key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DoesNotOpen;

/// Of the nonce, what HChaCha20 takes.
const FOR_SUBKEY: usize = 16;
/// Stack that is wiped after each message: `ring` leaves its key there. Three copies of that key
/// and the frame of its assembly take some 2,500 bytes.
const TRACES: usize = 4096;

/// Seals `content` in place and answers the tag.
pub(crate) fn seal(key: &Key, nonce: &[u8; NONCE], associated: &[u8], content: &mut [u8]) -> [u8; TAG] {
    without_traces::<TRACES, _>(|| {
        let sealed = message_key(key, nonce).seal_in_place_separate_tag(
            short_nonce(nonce),
            Aad::from(associated),
            content,
        );
        let tag = sealed.expect("a page is far shorter than the cipher's limit of 256 GiB");
        tag.as_ref().try_into().expect("a tag has 16 bytes")
    })
}

/// Opens `content` in place. When it does not open, what is in there is of no meaning.
pub(crate) fn open(
    key: &Key,
    nonce: &[u8; NONCE],
    associated: &[u8],
    content: &mut [u8],
    tag: &[u8; TAG],
) -> Result<(), DoesNotOpen> {
    without_traces::<TRACES, _>(|| {
        let opened = message_key(key, nonce).open_in_place_separate_tag(
            short_nonce(nonce),
            Aad::from(associated),
            RingTag::from(*tag),
            content,
            0..,
        );
        opened.map(|_| ()).map_err(|_| DoesNotOpen)
    })
}

/// The key of one message.
fn message_key(key: &Key, nonce: &[u8; NONCE]) -> LessSafeKey {
    let first = nonce.first_chunk::<FOR_SUBKEY>().expect("16 of 24 bytes");
    let subkey = Zeroizing::new(<[u8; 32]>::from(hchacha::<R20>(key.into(), first.into())));
    LessSafeKey::new(UnboundKey::new(&CHACHA20_POLY1305, &*subkey).expect("a key has 32 bytes"))
}

/// The nonce under that key: four zeros and what HChaCha20 left.
fn short_nonce(nonce: &[u8; NONCE]) -> Nonce {
    let mut short = [0; 12];
    short[4..].copy_from_slice(&nonce[FOR_SUBKEY..]);
    Nonce::assume_unique_for_key(short)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chacha20poly1305::aead::{Aead, KeyInit, Payload};
    use chacha20poly1305::{XChaCha20Poly1305, XNonce};

    use super::*;

    /// Bytes that look like nothing, the same each time.
    fn bytes(length: usize, mut state: u32) -> Vec<u8> {
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        (0..length).map(|_| next()).collect()
    }

    /// Every length up to some blocks, where each of the ways through the assembly begins and ends,
    /// and those that are used.
    #[test]
    fn it_seals_as_another_program_does() {
        for length in (0..=1100).chain([4055, 4056, 4057, 4080, 8192]) {
            let seed = u32::try_from(length).unwrap();
            let key: Key = bytes(32, seed).try_into().unwrap();
            let nonce: [u8; NONCE] = bytes(24, !seed).try_into().unwrap();
            let (associated, clear) = (bytes(length % 77, seed ^ 5), bytes(length, seed ^ 9));
            let payload = Payload { msg: &clear, aad: &associated };
            let theirs = XChaCha20Poly1305::new(&key.into()).encrypt(&XNonce::from(nonce), payload).unwrap();

            let mut ours = clear.clone();
            let tag = seal(&key, &nonce, &associated, &mut ours);
            assert!([&ours[..], &tag].concat() == theirs, "{length} bytes");
            open(&key, &nonce, &associated, &mut ours, &tag).unwrap();
            assert!(ours == clear, "{length} bytes");
        }
    }

    #[test]
    fn nothing_opens_that_was_changed_in_any_part() {
        let (key, nonce, associated) = ([1; 32], [2; NONCE], [3; 20]);
        let mut sealed = [4; 300];
        let tag = seal(&key, &nonce, &associated, &mut sealed);
        let opens = |key: &Key, nonce: &[u8; NONCE], associated: &[u8], sealed: &[u8], tag: &[u8; TAG]| {
            open(key, nonce, associated, &mut sealed.to_vec(), tag).is_ok()
        };
        assert!(opens(&key, &nonce, &associated, &sealed, &tag));
        let flipped = |bytes: &[u8], bit: usize| {
            let mut bytes = bytes.to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            bytes
        };
        for bit in 0..32 * 8 {
            assert!(!opens(&flipped(&key, bit).try_into().unwrap(), &nonce, &associated, &sealed, &tag));
        }
        for bit in 0..NONCE * 8 {
            assert!(!opens(&key, &flipped(&nonce, bit).try_into().unwrap(), &associated, &sealed, &tag));
        }
        for bit in 0..associated.len() * 8 {
            assert!(!opens(&key, &nonce, &flipped(&associated, bit), &sealed, &tag));
        }
        for bit in 0..sealed.len() * 8 {
            assert!(!opens(&key, &nonce, &associated, &flipped(&sealed, bit), &tag));
        }
        for bit in 0..TAG * 8 {
            assert!(!opens(&key, &nonce, &associated, &sealed, &flipped(&tag, bit).try_into().unwrap()));
        }
        assert!(!opens(&key, &nonce, &associated, &sealed[..299], &tag));
        assert!(!opens(&key, &nonce, &associated[..19], &sealed, &tag));
    }
}
