//! The audit of a log that has no header to begin from: what is left of it counts only when the main file lacks it.

use super::image::{Base, PATH};
use super::memory_disk::MemoryDisk;
use super::{lost_commits, open_sealed};
use crate::audit;
use crate::disk::{Access, Disk, Role};
use crate::layout::{PAGE, page_offset};
use crate::store;

/// What the audit says of the crashed vault's log, with its header torn, beside this main file.
fn audit_beside(main: Vec<u8>) -> Option<(u32, u32)> {
    let mut log = Base::crashed().files().log.clone().expect("a crashed vault has a log");
    log[16] ^= 1;
    let disk = MemoryDisk::new(main, Some(log));
    let mut file = disk.open(PATH.as_ref(), Role::Main, Access::Read).expect("the file is there");
    let header = store::read(&mut *file).unwrap_or_else(|error| panic!("{error}")).header;
    let sealed = open_sealed(&disk, header, false).unwrap_or_else(|error| panic!("{error}"));
    lost_commits(audit::check_log(&sealed).map(drop))
}

/// A main file that has everything the log has.
fn main_with_all() -> Vec<u8> {
    Base::crashed().image().with_the_log_in_main().sealed(false).main
}

fn page(index: usize) -> std::ops::Range<usize> {
    let start = usize::try_from(page_offset(index as u64)).expect("a small file");
    start..start + PAGE
}

#[test]
fn nothing_is_lost_that_the_main_file_has() {
    assert_eq!(audit_beside(main_with_all()), None);
}

#[test]
fn every_commit_is_lost_that_the_main_file_lacks() {
    assert_eq!(audit_beside(Base::crashed().files().main.clone()), Some((1, 5)));
}

#[test]
fn one_page_that_is_older_or_missing_or_does_not_open_is_enough() {
    let all = main_with_all();
    let older = Base::crashed().files().main.clone();
    let (mut changed, mut last) = (0, 0);
    for index in 0..(older.len() - page(0).start) / PAGE {
        if older[page(index)] == all[page(index)] {
            continue;
        }
        changed += 1;
        last = index;
        let mut mixed = all.clone();
        mixed[page(index)].copy_from_slice(&older[page(index)]);
        assert_eq!(audit_beside(mixed), Some((1, 5)), "page {index} is older");
        let mut torn = all.clone();
        torn[page(index).start] ^= 1;
        assert_eq!(audit_beside(torn), Some((1, 5)), "page {index} is torn");
    }
    assert!(changed >= 2);
    let missing = all[..page(last).start].to_vec();
    assert_eq!(audit_beside(missing), Some((1, 5)));
}
