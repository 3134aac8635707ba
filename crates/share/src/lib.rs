//! A selection of the journal becomes the Step 5 document.
//!
//! One way through: a [`model::ShareSelection`] is read from the journal into a [`model::ShareDocument`], which
//! the page previews and which the HTML and Markdown writers print. Nothing here writes to the vault.
#![forbid(unsafe_code)]

pub mod model;
