//! Every bit of every page.

use super::*;
use crate::layout::{PAGE, PAGES_START, TAG};

#[test]
fn every_flipped_bit_of_a_page_is_damage_of_that_page_and_nothing_is_written() {
    let sample = Sample::closed();
    let files = &sample.files;
    let start = usize::try_from(PAGES_START).unwrap();
    assert_eq!(files.main.len(), start + 3 * PAGE, "the schema, a table, an index");
    each_bit(&files.main, start..files.main.len(), |main, at, bit| {
        let page = (at - start) / PAGE + 1;
        let what = format!("page {page}, byte {}, bit {bit}", (at - start) % PAGE);
        let changed = Files { main: main.to_vec(), log: Vec::new() };
        let disk = changed.disk();
        match sample.open(&disk) {
            Err(error) => assert!(is_page_damage(&error, page), "{what}: {error}"),
            Ok(vault) => {
                assert!(page > 1, "{what}: opened");
                let error = vault.check_pages().unwrap_err();
                assert!(is_page_damage(&error, page), "{what}: {error}");
                // The seal is over the tags: it finds a changed one, and leaves the rest to the page.
                let in_tag = (at - start) % PAGE >= PAGE - TAG;
                assert_eq!(vault.check_closed_seal().is_err(), in_tag, "{what}");
                let error = vault.explain(&read(&vault).unwrap_err()).unwrap();
                assert!(is_page_damage(&error, page), "{what}: {error}");
            }
        }
        assert!(Files::on(&disk) == changed, "{what}: written to");
    });
}

#[test]
fn a_flipped_bit_under_the_log_of_a_crash_is_found_before_the_log_is_brought_in() {
    let sample = Sample::crashed_after(&["INSERT INTO note VALUES ('a call', '2026-11-24')"]);
    let start = usize::try_from(PAGES_START).unwrap();
    // All of it is done by the test above; here it is enough that each page is found in every part.
    for at in (start..sample.files.main.len()).step_by(PAGE / 16) {
        let mut changed = sample.files.clone();
        changed.main[at] ^= 1;
        let disk = changed.disk();
        let error = sample.open(&disk).unwrap_err();
        assert!(is_page_damage(&error, (at - start) / PAGE + 1), "byte {at}: {error}");
        assert!(Files::on(&disk) == changed, "byte {at}: written to");
    }
    let vault = sample.open(&sample.files.disk()).unwrap();
    assert_eq!(read(&vault).unwrap(), sample.states[1]);
}
