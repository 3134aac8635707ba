//! The commands, each a method of [`crate::App`] with the name and the arguments it has in [`crate::command`].
//!
//! Arguments come by value, as they come out of a message.
#![allow(clippy::needless_pass_by_value, reason = "a command owns what the page sent")]

mod afterwards;
mod amends;
mod copies;
mod copies_back;
mod history;
mod inventory;
mod keys;
mod outside;
mod patterns;
mod people;
mod readings;
mod reflections;
mod session;
mod settings;
mod share;
mod share_choices;
mod sheets;
mod steps;
mod today;
mod trash;
mod writing;
