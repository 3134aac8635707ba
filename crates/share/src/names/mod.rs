//! Who is named in a document, where, and in which form.
//!
//! [`fold`] brings text to a form in which case, accents and invisible characters do not matter, [`find`] looks for
//! names in it, and [`form`] decides how each person is named, the same all through.

mod find;
mod fold;
mod form;

pub(crate) use find::{Finder, Occurrence, folded_words};
pub(crate) use form::Forms;
