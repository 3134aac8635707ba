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
use letters::{Care, Letters};
use world::Paper;

/// The document as a tagged PDF on A4. It says who made it nowhere, nor when; its title is a neutral one. No sign in
/// it keeps it from being made: one that cannot be set is an empty box, and is in [`unprintable`].
///
/// # Errors
/// [`WriteError::NotSet`].
pub fn pdf(document: &ShareDocument) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    set(document).map(|(pages, _)| pages)
}

/// Sets the pages, with as little care as will do, and says which letters are on them.
fn set(document: &ShareDocument) -> Result<(Zeroizing<Vec<u8>>, Letters), WriteError> {
    let tries = Care::LADDER.into_iter().find_map(|care| {
        let mut letters = Letters::with(care);
        let pages = set_with(document, &mut letters)?;
        Some((pages, letters))
    });
    // Typst remembers what it set, to be quicker the next time. These are not words to be remembered.
    typst::comemo::evict(0);
    tries.ok_or(WriteError::NotSet)
}

fn set_with(document: &ShareDocument, letters: &mut Letters) -> Option<Zeroizing<Vec<u8>>> {
    let paper = Paper::new(values::values(document, letters));
    let set = typst::compile::<PagedDocument>(&paper).output;
    let written = set.and_then(|pages| {
        typst_pdf::pdf(
            &pages,
            &PdfOptions { creator: Smart::Custom(None), standards: accessible(), ..PdfOptions::default() },
        )
    });
    // What Typst says of a problem can quote the document, and is not passed on.
    written.map(Zeroizing::new).ok()
}

/// PDF/UA-1. Typst checks what it writes by it.
fn accessible() -> PdfStandards {
    PdfStandards::new(&[PdfStandard::Ua_1]).expect("one standard agrees with itself")
}

/// The characters of a document that cannot be set, and for which the PDF shows an empty box: Chinese, for example.
/// Empty where everything can be shown.
pub fn unprintable(document: &ShareDocument) -> Vec<char> {
    let mut letters = Letters::default();
    values::values(document, &mut letters);
    // How single letters come out is known beforehand; for signs of several, it is what was set that counts.
    if letters.has_unusual
        && let Ok((_, set)) = set(document)
    {
        letters = set;
    }
    letters.missing.into_iter().collect()
}
