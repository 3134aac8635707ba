//! See `candor_vault::fuzzing::header`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| candor_vault::fuzzing::header(data));
