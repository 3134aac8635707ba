//! See `candor_vault::fuzzing::log`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| candor_vault::fuzzing::log(data));
