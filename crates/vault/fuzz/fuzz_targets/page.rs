//! See `candor_vault::fuzzing::page`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| candor_vault::fuzzing::page(data));
