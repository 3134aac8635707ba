//! See `candor_vault::fuzzing::file`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| candor_vault::fuzzing::file(data));
