//! The document on paper: an accessible PDF (PDF/UA-1, ISO 14289-1), set by Typst.
//!
//! Typst gets a template of ours, faces of ours and the document as values; it can open nothing and ask nobody.

mod letters;
mod values;
mod world;

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use zeroize::Zeroizing;

use crate::WriteError;
use crate::model::ShareDocument;
use letters::Letters;
use world::Paper;

/// The document as a tagged PDF on A4. It says who made it nowhere, nor when; its title is a neutral one.
///
/// # Errors
/// [`WriteError::NotSet`].
pub fn pdf(document: &ShareDocument) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let paper = Paper::new(values::values(document, &mut Letters::default()));
    let set = typst::compile::<PagedDocument>(&paper).output;
    let written = set.and_then(|pages| {
        typst_pdf::pdf(
            &pages,
            &PdfOptions { creator: Smart::Custom(None), standards: accessible(), ..PdfOptions::default() },
        )
    });
    // Typst remembers what it set, to be quicker the next time. These are not words to be remembered.
    typst::comemo::evict(0);
    // What Typst says of a problem can quote the document, and is not passed on.
    written.map(Zeroizing::new).map_err(|_| WriteError::NotSet)
}

/// PDF/UA-1. Typst checks what it writes by it.
fn accessible() -> PdfStandards {
    PdfStandards::new(&[PdfStandard::Ua_1]).expect("one standard agrees with itself")
}

/// The characters of a document that no face of the PDF has, and for which it shows an empty box: Chinese, for
/// example. Empty where everything can be shown.
pub fn unprintable(document: &ShareDocument) -> Vec<char> {
    let mut letters = Letters::default();
    values::values(document, &mut letters);
    letters.missing.into_iter().collect()
}
