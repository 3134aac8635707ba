//! The document sealed as an age file, for those who know age (age-encryption.org/v1): the HTML document behind a
//! passphrase.

use age::scrypt::Recipient;
use age::secrecy::SecretString;
use zeroize::Zeroizing;

use crate::WriteError;
use crate::html::html;
use crate::model::ShareDocument;
use crate::passphrase::normalised;

/// scrypt's cost as the power of two that age itself writes: the work does not depend on the machine that sealed.
const WORK_FACTOR: u8 = 18;

/// The HTML document in a binary age file, sealed with a passphrase (scrypt).
///
/// # Errors
/// [`WriteError::NoPassphrase`] and [`WriteError::NoRandomness`].
pub fn age_file(document: &ShareDocument, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let passphrase = normalised(passphrase)?;
    let mut recipient = Recipient::new(SecretString::from(passphrase.as_str()));
    recipient.set_work_factor(WORK_FACTOR);
    let text = Zeroizing::new(html(document));
    // Into memory, for one recipient: nothing but randomness can be missing.
    age::encrypt(&recipient, text.as_bytes()).map(Zeroizing::new).map_err(|_| WriteError::NoRandomness)
}
