//! Drives the real app in its real window, the way a person would, and looks at what it leaves behind.
//!
//! A [`Home`] is a fresh home folder; a [`Window`] is the app started in it, on a display of its own, driven through
//! the system's WebDriver. Linux only: macOS has no driver for its webview, and Windows was not tried.
#![forbid(unsafe_code)]
#![allow(clippy::missing_panics_doc, reason = "a harness for tests panics with what a reader wants to know")]

mod accessible;
mod axe;
mod browser;
mod display;
mod exports;
mod find;
mod home;
mod keys;
#[cfg(target_os = "linux")]
mod logind;
mod main_job;
mod pasteboard;
mod picture;
#[cfg(target_os = "linux")]
mod portal;
mod processes;
mod server;
mod started;
mod watch;
mod window;

pub use accessible::*;
pub use axe::Violation;
pub use browser::Browser;
pub use exports::{AMENDS_EXPORTS, Export, SHARE_EXPORTS, export};
pub use home::Home;
pub use keys::Key;
#[cfg(target_os = "linux")]
pub use logind::Logind;
pub use main_job::*;
pub use pasteboard::Pasteboard;
pub use picture::picture_at;
#[cfg(target_os = "linux")]
pub use portal::{Asked, Portal};
pub use started::{Started, is_shown};
pub use watch::{files_holding, internet_sockets, outward_sockets, web_data};
pub use window::{Theme, Window, program};
