//! A selection of the journal becomes the Step 5 document.
//!
//! One way through: a [`model::ShareSelection`] is read from a [`ShareSource`] into a [`model::ShareDocument`] by
//! [`preview`], which the page shows and which [`html`] and [`markdown`] print. What the listener gets is what was
//! shown. Nothing here writes to the vault: a source can only be read.
#![forbid(unsafe_code)]

mod answer;
mod html;
mod markdown;
pub mod model;
mod names;
mod preview;
mod source;

pub use html::html;
pub use markdown::markdown;
pub use preview::{names, preview};
pub use source::{ShareError, ShareSource};

use candor_locales::Words;
use model::ShareFormat;

/// A name for the exported file that says nothing of what is inside, in the person's language: `document.html`.
pub fn file_name(language: &str, format: ShareFormat) -> String {
    let extension = match format {
        ShareFormat::Html => "html",
        ShareFormat::Markdown => "md",
    };
    format!("{}.{extension}", Words::new(language).get("document-file-name", &[]))
}

/// The document as a file of the format, in UTF-8.
pub fn written(document: &model::ShareDocument, format: ShareFormat) -> String {
    match format {
        ShareFormat::Html => html(document),
        ShareFormat::Markdown => markdown(document),
    }
}
