//! Who is named in a document, where, and in which form.
//!
//! [`fold`] brings text to a form in which case, accents and invisible characters do not matter, [`find`] looks for
//! names in it with the [`endings`] that they take, by a [`tree`] of them all (what makes a name
//! and a word is in [`words`], and who may be meant by one in [`bearers`]), and [`form`] decides how each person is
//! named, the same all through.

mod bearers;
mod endings;
mod find;
mod fold;
mod form;
mod tree;
mod words;

pub(crate) use bearers::Bearers;
pub(crate) use endings::Heard;
pub(crate) use find::{Finder, FinderWords, Occurrence};
pub(crate) use fold::key;
pub(crate) use form::Forms;
pub(crate) use words::{folded_words, words};
