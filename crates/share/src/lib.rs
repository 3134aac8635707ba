//! A selection of the journal becomes the Step 5 document.
//!
//! One way through: a [`model::ShareSelection`] is read from a [`ShareSource`] into a [`model::ShareDocument`] by
//! [`preview`], which the page shows and which every output prints: [`pdf()`], [`html()`], [`markdown()`], [`csv()`], and sealed
//! with a passphrase [`sealed_html`] and [`age_file()`]. What the listener gets is what was shown. Nothing here writes to
//! the vault: a source can only be read.
#![forbid(unsafe_code)]

mod age_file;
mod amends;
mod answer;
mod choose;
mod csv;
mod draft;
mod html;
mod markdown;
pub mod model;
mod names;
mod naming;
mod nature;
mod passphrase;
mod pdf;
mod preview;
mod prose;
mod said;
mod sealed;
mod source;
mod tells;
mod work;

pub use age_file::age_file;
pub use amends::{amends_preview, letter};
pub use csv::csv;
pub use html::html;
pub use markdown::markdown;
pub use passphrase::propose as propose_passphrase;
pub use pdf::{pdf, unprintable};
pub use preview::{names, preview};
pub use sealed::sealed_html;
pub use source::{ShareError, ShareSource};

use candor_locales::Words;
use model::ShareFormat;
use thiserror::Error;
use zeroize::Zeroizing;

/// A name for the exported file that says nothing of what is inside, in the person's language: `document.html`.
pub fn file_name(language: &str, format: ShareFormat) -> String {
    let extension = match format {
        ShareFormat::Pdf => "pdf",
        ShareFormat::Html | ShareFormat::SealedHtml => "html",
        ShareFormat::Markdown => "md",
        ShareFormat::Csv => "csv",
        ShareFormat::Age => "html.age",
    };
    format!("{}.{extension}", Words::new(language).get("document-file-name", &[]))
}

/// Why a document cannot be written in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WriteError {
    /// The format is sealed, and there is no passphrase.
    #[error("a sealed document needs a passphrase")]
    NoPassphrase,
    /// The system gave no randomness.
    #[error("the system gave no randomness")]
    NoRandomness,
    /// The pages could not be set.
    #[error("the pages could not be set")]
    NotSet,
}

/// The document as a file of the format. `passphrase` is for the formats that are sealed; the others need none.
///
/// # Errors
/// [`WriteError`].
pub fn written(
    document: &model::ShareDocument,
    format: ShareFormat,
    passphrase: Option<&str>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let passphrase = || passphrase.ok_or(WriteError::NoPassphrase);
    match format {
        ShareFormat::Pdf => pdf(document),
        ShareFormat::Html => Ok(Zeroizing::new(html(document).into_bytes())),
        ShareFormat::Markdown => Ok(Zeroizing::new(markdown(document).into_bytes())),
        ShareFormat::Csv => Ok(Zeroizing::new(csv(document).into_bytes())),
        ShareFormat::SealedHtml => sealed_html(document, passphrase()?),
        ShareFormat::Age => age_file(document, passphrase()?),
    }
}
