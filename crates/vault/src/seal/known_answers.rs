//! The worked examples of `docs/FORMAT.md`, one of each version, with this crate's own code: what the page shows is what the code does.
//!
//! The page is printed by the reader in Python (`tests/reader/print_worked_example.py`), which shares no line with this.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::{open_page, open_slot, page_context, seal_page, seal_slot, slot_context};
use crate::cost::KeyCost;
use crate::header::{FORMAT_VERSION, Header, HeaderBytes, State};
use crate::keys::Keys;
use crate::layout::{NONCE, PAGE, WAL_HEADER, WAL_SLOT, page_offset, wal_slot_offset};
use crate::secret::{Passphrase, RecoveryKey, Secret};

/// What FORMAT.md tells in words beside the values.
const PASSPHRASE: &str = "correct horse 16242";
const RECOVERY_KEY: &str = "D7K9F-4ED2N-0QKDG-C01PT-YPSBC-10Q44-G4B8S-3BKQ5";

type Values = BTreeMap<String, Vec<u8>>;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The values as FORMAT.md shows them: a name in the first 36 columns, then bytes, over as many lines as it takes.
fn shown(page: &str, heading: &str) -> Values {
    let example = page.split(heading).nth(1).unwrap().split("```").nth(1).unwrap();
    let mut values = Values::new();
    let mut name = "";
    for line in example.trim_matches('\n').lines() {
        let (label, digits) = line.split_at(36);
        if !label.trim().is_empty() {
            name = label.trim();
        }
        values.entry(name.to_owned()).or_default().extend(bytes(digits));
    }
    values
}

fn bytes(digits: &str) -> impl Iterator<Item = u8> {
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
}

/// Each step, worked out from the files and the secrets.
fn worked_out(main: &[u8], log: &[u8]) -> Values {
    let raw: &HeaderBytes = main[..4096].try_into().unwrap();
    let header = Header::parse(raw).unwrap();
    let passphrase = Passphrase::new(PASSPHRASE);
    let recovery_key = RecoveryKey::parse(RECOVERY_KEY).unwrap();
    let keys = header.unlock(raw, Secret::Passphrase(&passphrase)).unwrap();
    let again = header.unlock(raw, Secret::RecoveryKey(&recovery_key)).unwrap();
    assert!(keys.data() == again.data());

    let mut values = Values::new();
    let mut tell =
        |name: &str, value: &[u8]| assert!(values.insert(name.to_owned(), value.to_vec()).is_none());
    of_header(&mut tell, &header, &keys, main);
    of_slot(&mut tell, "passphrase", &raw[64..192], &header, Secret::Passphrase(&passphrase));
    of_slot(&mut tell, "recovery key", &raw[192..320], &header, Secret::RecoveryKey(&recovery_key));
    tell("data key", keys.data());
    tell("key: header MAC", keys.header());
    tell("key: pages", keys.pages());
    tell("key: write-ahead log", keys.log());
    tell("key: closed seal", keys.closed());
    if header.version == FORMAT_VERSION {
        tell("key: rest", keys.checkpoint());
    }
    for index in 0..header.seal.unwrap().pages {
        let at = usize::try_from(page_offset(index)).unwrap();
        let sealed: [u8; PAGE] = main[at..at + PAGE].try_into().unwrap();
        let mut page = sealed;
        open_page(keys.pages(), &header.copy_id, index, &mut page).unwrap();
        let clear = page;
        seal_page(keys.pages(), &header.copy_id, index, &nonce_of(&sealed), &mut page);
        assert!(page == sealed, "sealed again with the same nonce it is the same");
        of_sealed(
            &mut tell,
            &format!("page {index}"),
            &sealed,
            &clear,
            &page_context(&header.copy_id, index),
        );
    }
    let at = usize::try_from(wal_slot_offset(0)).unwrap();
    let sealed: [u8; WAL_SLOT] = log[at..at + WAL_SLOT].try_into().unwrap();
    let mut slot = sealed;
    open_slot(keys.log(), &header.copy_id, &header.log_name(), 0, &mut slot).unwrap();
    let clear = slot;
    seal_slot(keys.log(), &header.copy_id, &header.log_name(), 0, &nonce_of(&sealed), &mut slot);
    assert!(slot == sealed, "sealed again with the same nonce it is the same");
    tell("log: header", &log[..WAL_HEADER]);
    of_sealed(
        &mut tell,
        "log slot 0",
        &sealed,
        &clear,
        &slot_context(&header.copy_id, &header.log_name(), 0),
    );
    values
}

/// The header as it is written anew from what was read, with its MAC, its digest and the seal worked out again.
fn of_header(tell: &mut impl FnMut(&str, &[u8]), header: &Header, keys: &Keys, main: &[u8]) {
    let written = &main[..4096];
    let mut mac = Hmac::<Sha256>::new_from_slice(keys.header()).unwrap();
    mac.update(&written[..4032]);
    let closed = header.seal.unwrap();
    let mut seal = Hmac::<Sha256>::new_from_slice(keys.closed()).unwrap();
    for index in 1..=usize::try_from(closed.pages).unwrap() {
        seal.update(&main[8192 + index * PAGE - 16..][..16]);
    }
    seal.update(&closed.pages.to_le_bytes());
    tell("header: format version", &written[16..20]);
    tell("header: page size", &written[20..24]);
    tell("header: file id", &header.file_id);
    tell("header: sequence", &header.sequence.to_le_bytes());
    tell("header: copy id", &header.copy_id);
    let seal = seal.finalize().into_bytes();
    if header.version == FORMAT_VERSION {
        let present = header.present.unwrap();
        tell("header: session", &header.session);
        tell("header: pages", &closed.pages.to_le_bytes());
        tell("header: seal of the pages", &seal);
        assert_eq!(header.state, State::Open);
        tell("header: state", &written[1152..1156]);
        tell("header: number of milestones", &u32::try_from(header.lineage.len()).unwrap().to_le_bytes());
        tell("header: state id", &present.state);
        tell("header: state sequence", &present.sequence.to_le_bytes());
        tell("header: frames", &written[1216..1224]);
        for (number, milestone) in header.lineage.iter().enumerate() {
            let bytes = [&milestone.sequence.to_le_bytes()[..], &milestone.state].concat();
            tell(&format!("header: milestone {number}"), &bytes);
        }
        assert!(header.to_bytes(keys) == *written, "written anew from what was read it is the same");
    } else {
        tell("header: generation", &header.session);
        tell("header: pages in the closed file", &closed.pages.to_le_bytes());
        tell("header: seal of the closed file", &seal);
    }
    tell("header: MAC", &mac.finalize().into_bytes());
    tell("header: SHA-256", &Sha256::digest(&written[..4064]));
}

/// A slot's fields, and what Argon2id gives for its secret.
fn of_slot(tell: &mut impl FnMut(&str, &[u8]), name: &str, slot: &[u8], header: &Header, secret: Secret<'_>) {
    let salt: [u8; 16] = slot[16..32].try_into().unwrap();
    tell(&format!("{name}: into Argon2id"), secret.as_bytes());
    tell(&format!("{name}: salt"), &salt);
    tell(
        &format!("{name}: out of Argon2id"),
        &KeyCost::MINIMUM.derive(secret.as_bytes(), &salt, &|| true).unwrap(),
    );
    tell(&format!("{name}: associated data"), &[&header.identity()[..], &slot[..32]].concat());
    tell(&format!("{name}: nonce"), &slot[32..56]);
    tell(&format!("{name}: ciphertext"), &slot[56..88]);
    tell(&format!("{name}: tag"), &slot[88..104]);
}

/// A page or a slot of the log: its beginnings, sealed and opened.
fn of_sealed(tell: &mut impl FnMut(&str, &[u8]), name: &str, sealed: &[u8], clear: &[u8], context: &[u8]) {
    tell(&format!("{name}: associated data"), context);
    tell(&format!("{name}: nonce"), &nonce_of(sealed));
    tell(&format!("{name}: tag"), &sealed[sealed.len() - 16..]);
    tell(&format!("{name}: ciphertext begins"), &sealed[..32]);
    tell(&format!("{name}: opened begins"), &clear[..32]);
}

fn nonce_of(sealed: &[u8]) -> [u8; NONCE] {
    sealed[sealed.len() - 40..sealed.len() - 16].try_into().unwrap()
}

#[test]
fn the_worked_examples_are_what_the_page_shows() {
    let page = std::fs::read_to_string(project().join("docs/FORMAT.md")).unwrap();
    assert!(page.contains(PASSPHRASE) && page.contains(RECOVERY_KEY));
    let examples = [("v1", "## A worked example of version 1"), ("v2", "## Version 2, worked out")];
    for (version, heading) in examples {
        let vault = project().join(format!("tests/vectors/{version}/vaults/worked-example.candor"));
        let log = std::fs::read(vault.with_extension("candor-wal")).unwrap();
        let (shown, worked_out) = (shown(&page, heading), worked_out(&std::fs::read(vault).unwrap(), &log));
        for (name, value) in &worked_out {
            assert_eq!(shown.get(name), Some(value), "{version}: {name}");
        }
        assert_eq!(shown.len(), worked_out.len(), "{version}: the page shows more than was worked out");
    }
}

#[test]
fn passphrases_are_prepared_as_they_were_when_the_vectors_were_written() {
    let secrets = std::fs::read(project().join("tests/vectors/v1/secrets.json")).unwrap();
    let secrets: serde_json::Value = serde_json::from_slice(&secrets).unwrap();
    for entry in secrets["passphrases"].as_array().unwrap() {
        let typed = entry["typed"].as_str().unwrap();
        let expected: Vec<u8> = bytes(entry["bytes"].as_str().unwrap()).collect();
        assert_eq!(Secret::Passphrase(&Passphrase::new(typed)).as_bytes(), expected, "{typed:?}");
    }
    for entry in secrets["recovery_keys"].as_array().unwrap() {
        let Some(expected) = entry["bytes"].as_str() else { continue };
        let key = RecoveryKey::parse(entry["typed"].as_str().unwrap()).unwrap();
        assert!(key.as_bytes().iter().copied().eq(bytes(expected)), "{}", entry["typed"]);
    }
}
