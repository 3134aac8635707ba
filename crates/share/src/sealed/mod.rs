//! The document as one sealed HTML file, for a listener who has no program for it: any current browser opens it, without
//! a network, and asks for the passphrase.
//!
//! The browser's own cryptography (WebCrypto) does the work there, and ring here: PBKDF2 with SHA-256 makes a key of
//! the passphrase, AES-256-GCM seals the document of [`crate::html()`]. The header that names both, with salt and nonce, is
//! authenticated with it. The file holds nothing else of the document, not its language's name for a section.

use std::num::NonZeroU32;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use candor_locales::Words;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use ring::pbkdf2;
use zeroize::Zeroizing;

use crate::WriteError;
use crate::html::{DOCUMENT_STYLE, escaped, html};
use crate::model::ShareDocument;
use crate::passphrase::normalised;

/// Rounds of PBKDF2-HMAC-SHA-256, as OWASP's Password Storage Cheat Sheet asks for them since 2023.
const ROUNDS: NonZeroU32 = NonZeroU32::new(600_000).expect("more than none");
const SALT_LEN: usize = 16;
const KEY_LEN: usize = 32;

const SCRIPT: &str = include_str!("open.js");
const STYLE: &str = include_str!("sealed.css");

/// The document as a sealed page.
///
/// # Errors
/// [`WriteError::NoPassphrase`], and [`WriteError::NoRandomness`] when the system gives none.
pub fn sealed_html(document: &ShareDocument, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let passphrase = normalised(passphrase)?;
    let mut salt = [0; SALT_LEN];
    let mut nonce = [0; NONCE_LEN];
    getrandom::fill(&mut salt)
        .and_then(|()| getrandom::fill(&mut nonce))
        .map_err(|_| WriteError::NoRandomness)?;
    Ok(Zeroizing::new(page(document, &passphrase, salt, nonce).into_bytes()))
}

fn page(document: &ShareDocument, passphrase: &str, salt: [u8; SALT_LEN], nonce: [u8; NONCE_LEN]) -> String {
    let header =
        format!("1 PBKDF2-SHA-256 {ROUNDS} {} AES-256-GCM {}", STANDARD.encode(salt), STANDARD.encode(nonce));
    let mut key = Zeroizing::new([0; KEY_LEN]);
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, ROUNDS, &salt, passphrase.as_bytes(), &mut *key);
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &*key).expect("a key of 32 bytes"));
    let mut sealed = Zeroizing::new(html(document).into_bytes());
    key.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(header.as_bytes()),
        &mut *sealed,
    )
    .expect("a document is shorter than 64 GiB");

    let words = Words::new(&document.language);
    let say = |id: &str| escaped(&words.get(id, &[]));
    format!(
        include_str!("page.html"),
        language = escaped(&document.language),
        direction = words.direction(),
        script_hash = STANDARD.encode(digest(&SHA256, SCRIPT.as_bytes())),
        document_style_hash = STANDARD.encode(digest(&SHA256, DOCUMENT_STYLE.as_bytes())),
        style_hash = STANDARD.encode(digest(&SHA256, STYLE.as_bytes())),
        document_style = DOCUMENT_STYLE,
        style = STYLE,
        script = SCRIPT,
        title = say("document-title"),
        ask = say("document-sealed-ask"),
        hint = say("document-sealed-hint"),
        label = say("document-sealed-passphrase"),
        show = say("document-sealed-show"),
        open = say("document-sealed-open"),
        opening = say("document-sealed-opening"),
        wrong = say("document-sealed-wrong"),
        unable = say("document-sealed-unable"),
        no_script = say("document-sealed-no-script"),
        nothing_sent = say("document-sealed-nothing-sent"),
        close = say("document-sealed-close"),
        header = escaped(&header),
        sealed = STANDARD.encode(&*sealed),
    )
}
