//! A selection of the journal becomes the Step 5 document.
//!
//! One way through: a [`model::ShareSelection`] is read from a [`ShareSource`] into a [`model::ShareDocument`] by
//! [`preview`], which the page shows and which [`html`] and [`markdown`] print. What the listener gets is what was
//! shown. Nothing here writes to the vault: a source can only be read.
#![forbid(unsafe_code)]

mod answer;
mod choose;
mod draft;
mod html;
mod markdown;
pub mod model;
mod names;
mod naming;
mod nature;
mod preview;
mod said;
mod source;
mod tells;

pub use html::html;
pub use markdown::markdown;
pub use preview::{names, preview};
pub use source::{ShareError, ShareSource};

use candor_locales::Words;
use model::ShareFormat;
use thiserror::Error;
use zeroize::Zeroizing;

/// A name for the exported file that says nothing of what is inside, in the person's language: `document.html`.
pub fn file_name(language: &str, format: ShareFormat) -> String {
    let extension = match format {
        ShareFormat::Html => "html",
        ShareFormat::Markdown => "md",
    };
    format!("{}.{extension}", Words::new(language).get("document-file-name", &[]))
}

/// Why a document cannot be written in a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum WriteError {}

/// The document as a file of the format. `passphrase` is for the formats that are sealed.
///
/// # Errors
/// [`WriteError`].
pub fn written(
    document: &model::ShareDocument,
    format: ShareFormat,
    _passphrase: Option<&str>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let text = match format {
        ShareFormat::Html => html(document),
        ShareFormat::Markdown => markdown(document),
    };
    Ok(Zeroizing::new(text.into_bytes()))
}
