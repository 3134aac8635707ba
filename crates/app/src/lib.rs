//! What the app does, without a window: the session, its commands, settings and backups.
//!
//! The shell above hands it a host (dialogs, events, the page's reload) and calls one method a command; this
//! crate never names Tauri.
#![forbid(unsafe_code)]
// Files are written by one door only: see `leaving`.
#![cfg_attr(not(test), deny(clippy::disallowed_methods))]

mod address;
pub mod api;
mod app;
pub mod bindings;
pub mod clock;
pub mod command;
mod commands;
mod convert;
mod copies;
mod destroying;
mod directories;
mod drafts;
mod edits;
pub mod error;
mod files;
mod held;
mod host;
mod idle;
mod interrupting;
mod keeper;
mod known_copies;
mod last_seen;
mod leaving;
#[cfg(feature = "mutants")]
pub mod mutant;
#[cfg(not(feature = "mutants"))]
mod mutant;
mod noticed;
mod opening;
mod outside;
mod overlay;
mod places;
mod preferences;
mod reading_back;
mod rescue;
mod saving;
mod session;
mod side_file;
mod strength;
mod swap;
mod telling;
mod trying;
mod watch;
mod written_files;

pub use app::{App, Options};
pub use directories::Directories;
pub use host::{FileKind, Host};
pub use opening::PassphraseCost;
