//! What a person writes: people, worksheets, amends, reflections, steps; their SQL schema, migrations and search.
//!
//! All SQL of the journal stands in this crate, behind typed functions. It knows SQLite and nothing of how the
//! file beneath is sealed: a [`model`] value goes in, a [`model`] value comes out.
#![forbid(unsafe_code)]

pub mod model;
