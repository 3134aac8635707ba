//! Whoever changes the file is noticed: never wrong data, never a panic, always the error that names
//! what was changed, and no byte written to a file that is refused.
//!
//! Every single flipped bit is tried inside the crate (`src/every_bit.rs`), where the data key is at
//! hand. Here whole pages, headers and logs are moved, mixed, cut and put back, through the front
//! door. What cannot be noticed has a test too, whose name says so.
#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/memory_disk.rs"]
mod memory_disk;

mod closed_seal;
mod ends;
mod files;
mod headers;
mod history;
mod logs;
mod pages;
