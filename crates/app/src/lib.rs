//! What the app does, without a window: the session, its commands, settings and backups.
//!
//! The shell above hands it a host (dialogs, events, the page's reload) and calls one method a command; this
//! crate never names Tauri.
#![forbid(unsafe_code)]

pub mod api;
pub mod bindings;
pub mod command;
pub mod error;
