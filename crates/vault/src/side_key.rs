//! The key of the files that lie beside a vault: words that could not be written into it.
//!
//! It comes from the data key, so whoever opens the vault can read them, and nobody else. It lives apart from the open
//! vault, since such words are sealed when that is being closed, or cannot be written any more.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::cipher::{self, Key};
use crate::error::{Place, VaultError};
use crate::layout::{NONCE, TAG};
use crate::random;
use crate::sys::memory::{DEEPEST, Locked, without_traces};
use crate::vault::Vault;

/// First bytes of each such file, as those of a vault: the line ends show a transfer in text mode.
pub(crate) const MAGIC: &[u8; 16] = b"Candor drafts\r\n\x1a";
/// The version that this program writes and the highest it reads.
const VERSION: u32 = 1;
/// Magic, version and file id: what is authenticated beside the content.
const HEADER: usize = 36;
const CONTENT: usize = HEADER + NONCE;

#[derive(Default, Zeroize)]
struct KeyPage {
    key: Key,
}

/// Seals words that could not be written into the vault it comes from, for a file beside it.
///
/// It opens what any key of the same vault sealed, also of another session or of a copy; a vault that was sealed anew
/// has another. It is wiped when dropped, and cannot be printed or cloned.
pub struct SideKey {
    page: Locked<KeyPage>,
    file_id: [u8; 16],
}

impl Vault {
    /// The key for words that cannot be written into this vault. It goes on living when the vault is closed.
    pub fn side_key(&self) -> SideKey {
        SideKey::derive(self.sealed().keys().data(), self.file_id())
    }
}

impl SideKey {
    fn derive(data: &Key, file_id: [u8; 16]) -> Self {
        let mut page = Locked::new(KeyPage::default());
        without_traces::<DEEPEST, _>(|| {
            Hkdf::<Sha256>::new(Some(&file_id), data)
                .expand(b"candor drafts v1", &mut page.key)
                .expect("32 bytes are within HKDF's limit of 255 blocks");
        });
        Self { page, file_id }
    }

    /// The whole of a file that holds `content`: magic, version, file id, nonce, sealed content, tag.
    ///
    /// # Errors
    /// [`VaultError::Io`] when the system gives no random bytes.
    pub fn seal(&self, content: &[u8]) -> Result<Vec<u8>, VaultError> {
        Ok(self.seal_with(&random::bytes()?, content))
    }

    fn seal_with(&self, nonce: &[u8; NONCE], content: &[u8]) -> Vec<u8> {
        // All the room at once: what is still clear in here shall not be moved and leave a copy.
        let mut file = Vec::with_capacity(CONTENT + content.len() + TAG);
        file.extend_from_slice(&self.header());
        file.extend_from_slice(nonce);
        file.extend_from_slice(content);
        let (header, rest) = file.split_at_mut(HEADER);
        let tag = cipher::seal(&self.page.key, nonce, header, &mut rest[NONCE..]);
        file.extend_from_slice(&tag);
        file
    }

    /// The content of such a file.
    ///
    /// # Errors
    /// [`VaultError::NotAVault`] when it is no such file; [`VaultError::NewerFormat`]; [`VaultError::WrongKey`] when it
    /// is another vault's; [`Place::SideFile`] damaged when it is this vault's and not as it was sealed.
    pub fn open(&self, file: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let damaged = || VaultError::damaged(Place::SideFile);
        if !file.starts_with(MAGIC) {
            return Err(VaultError::NotAVault);
        }
        let (header, rest) = file.split_first_chunk::<HEADER>().ok_or_else(damaged)?;
        let found = u32::from_le_bytes([header[16], header[17], header[18], header[19]]);
        if found > VERSION {
            return Err(VaultError::NewerFormat { found, supported: VERSION });
        }
        if header[20..] != self.file_id {
            return Err(VaultError::WrongKey);
        }
        let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or_else(damaged)?;
        let (sealed, tag) = rest.split_last_chunk::<TAG>().ok_or_else(damaged)?;
        let mut content = Zeroizing::new(sealed.to_vec());
        cipher::open(&self.page.key, nonce, header, &mut content, tag).map_err(|_| damaged())?;
        Ok(content)
    }

    fn header(&self) -> [u8; HEADER] {
        let mut header = [0; HEADER];
        header[..16].copy_from_slice(MAGIC);
        header[16..20].copy_from_slice(&VERSION.to_le_bytes());
        header[20..].copy_from_slice(&self.file_id);
        header
    }
}

impl std::fmt::Debug for SideKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SideKey").finish_non_exhaustive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const WORDS: &[u8] = b"words that could not be written";

    fn key() -> SideKey {
        let data = std::array::from_fn(|at| u8::try_from(at).unwrap());
        SideKey::derive(&data, std::array::from_fn(|at| 0xa0 + u8::try_from(at).unwrap()))
    }

    /// Worked out by a program in Python that shares no line with this one, from HMAC-SHA-256 and the text of RFC 8439.
    #[test]
    fn a_known_answer() {
        let nonce = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
        let told = "43616e646f72206472616674730d0a1a01000000a0a1a2a3a4a5a6a7a8a9aaabacadaeaf\
                    404142434445464748494a4b4c4d4e4f5051525354555657\
                    1cece76a5c565c0aac464b57b1243b41b19e70abca238cebd3f81aab43fd4a\
                    7ded84640805e74d80c551d9984bd571";
        let byte = |at| u8::from_str_radix(&told[at..at + 2], 16).unwrap();
        let told: Vec<u8> = (0..told.len()).step_by(2).map(byte).collect();
        assert_eq!(key().seal_with(&nonce, WORDS), told);
    }

    #[test]
    fn what_was_sealed_comes_back_by_any_key_of_the_same_vault() {
        for content in [&b""[..], WORDS, &vec![7; 100_000]] {
            let file = key().seal(content).unwrap();
            assert_eq!(**key().open(&file).unwrap(), *content);
            assert!(!file.windows(5).any(|window| window == b"words"));
            assert_ne!(file, key().seal(content).unwrap(), "each time another nonce");
        }
    }

    #[test]
    fn every_flipped_bit_is_noticed_and_every_cut() {
        let file = key().seal(WORDS).unwrap();
        for bit in 0..file.len() * 8 {
            let mut changed = file.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let error = key().open(&changed).unwrap_err();
            let is_right = match bit / 8 {
                0..16 => matches!(error, VaultError::NotAVault),
                // Version 1 with its one bit taken is 0, which is no version but does not claim to be newer.
                16..20 => {
                    matches!(error, VaultError::NewerFormat { supported: 1, .. } | VaultError::Damaged { .. })
                }
                20..36 => matches!(error, VaultError::WrongKey),
                _ => matches!(error, VaultError::Damaged { place: Place::SideFile }),
            };
            assert!(is_right, "bit {bit}: {error}");
        }
        for length in 0..file.len() {
            let error = key().open(&file[..length]).unwrap_err();
            assert!(
                matches!(error, VaultError::NotAVault | VaultError::Damaged { place: Place::SideFile }),
                "{length} bytes: {error}"
            );
        }
    }

    #[test]
    fn another_vaults_file_and_a_newer_one_are_told_by_name() {
        let other = SideKey::derive(&[1; 32], [2; 16]).seal(WORDS).unwrap();
        assert!(matches!(key().open(&other), Err(VaultError::WrongKey)));
        let mut newer = key().seal(WORDS).unwrap();
        newer[16] = 2;
        assert!(matches!(key().open(&newer), Err(VaultError::NewerFormat { found: 2, supported: 1 })));
        let other_key = SideKey::derive(&[1; 32], key().file_id).seal(WORDS).unwrap();
        assert!(matches!(key().open(&other_key), Err(VaultError::Damaged { place: Place::SideFile })));
    }

    #[test]
    fn it_is_not_printed() {
        assert_eq!(format!("{:?}", key()), "SideKey { .. }");
    }
}
