//! Words that wait in a side file, read with the key of any vault that has the same id.

use std::fs;
use std::path::Path;

use candor_vault::{Passphrase, Secret, SideKey, Vault};

use crate::common::PASSPHRASE;
use crate::finding::{Reading, Words, words_in};

const MAGIC: &[u8] = b"Candor words\r\n\x1a\0";
const HEADER: usize = 32;
const PREFIX: usize = 12;

/// The journal's id that a side file names; none where it is no side file.
pub(crate) fn id(bytes: &[u8]) -> Option<[u8; 16]> {
    let header = bytes.get(..HEADER)?;
    header.starts_with(MAGIC).then(|| header[16..].try_into().unwrap())
}

/// The key of a vault, wherever a copy of it lies.
pub(crate) fn key(vault: &Path) -> Option<SideKey> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.candor");
    fs::copy(vault, &path).ok()?;
    let secret = Passphrase::new(PASSPHRASE);
    Vault::open_read_only(&path, Secret::Passphrase(&secret)).ok().map(|vault| vault.side_key())
}

/// The words in it. Records of a time before the file began anew are no part of it any more.
pub(crate) fn read(bytes: &[u8], key: &SideKey) -> Reading {
    let mut found = Reading::default();
    let mut rest = &bytes[HEADER..];
    let mut round = None;
    while let Some(length) =
        rest.get(..PREFIX).map(|prefix| u32::from_le_bytes(prefix[..4].try_into().unwrap()))
    {
        let Some(sealed) = rest.get(PREFIX..PREFIX + length as usize).filter(|_| length > 0) else { break };
        let Ok(content) = key.open(sealed) else {
            found.refused = Some("a record does not open".to_owned());
            break;
        };
        let record: serde_json::Value = serde_json::from_slice(&content).unwrap();
        if *round.get_or_insert_with(|| record["round"].clone()) != record["round"] {
            break;
        }
        found.words.extend(words_in(&record["edit"].to_string().replace("\\n", " ")).collect::<Words>());
        rest = &rest[PREFIX + length as usize..];
    }
    found
}
