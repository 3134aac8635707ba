//! The values of the journal, as they cross every room up to the page.
//!
//! They serialise with serde and are written out as TypeScript by ts-rs, so the page never declares them again.

mod amends;
mod answer;
mod copy;
mod edit;
mod history;
mod identity;
mod inventory;
mod markdown;
mod own_sheet;
mod patterns;
mod people;
mod reflection;
mod search;
mod settings;
mod share;
mod step;
mod trash;
pub(crate) mod worksheet;
mod written_file;

pub use amends::*;
pub use answer::*;
pub use copy::*;
pub use edit::*;
pub use history::*;
pub use identity::*;
pub use inventory::*;
pub use markdown::*;
pub use own_sheet::*;
pub use patterns::*;
pub use people::*;
pub use reflection::*;
pub use search::*;
pub use settings::*;
pub use share::*;
pub use step::*;
pub use trash::*;
pub use worksheet::*;
pub use written_file::*;
