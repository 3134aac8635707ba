//! What was deleted stays for thirty days on which the journal was open, whatever the clock says meanwhile.
#![allow(clippy::unwrap_used)]

mod common;

use candor_journal::model::*;
use candor_journal::{Clock as _, FixedClock, Journal};
use common::*;

/// Opens the journal anew as the app does on a day.
fn open_on_this_day(journal: MemoryJournal, clock: &FixedClock) -> MemoryJournal {
    let mut journal = Journal::open_with(journal.into_database(), clock.clone()).unwrap();
    journal.used_day_add().unwrap();
    journal.purge_trash().unwrap();
    journal
}

/// A journal that is open on a day, with a page in its trash.
fn with_a_page_in_the_trash(clock: &FixedClock) -> MemoryJournal {
    let mut journal = journal_at(clock);
    journal.used_day_add().unwrap();
    let page = reflection(&mut journal, "old", "a word nobody else wrote: quicksilver");
    journal.delete(&Target::Reflection { id: page }).unwrap();
    journal
}

fn after_days_of_use(mut journal: MemoryJournal, clock: &FixedClock, days: u32) -> MemoryJournal {
    for _ in 0..days {
        clock.advance(DAY);
        journal = open_on_this_day(journal, clock);
    }
    journal
}

fn is_there(journal: &MemoryJournal) -> bool {
    !journal.trash().unwrap().is_empty()
}

#[test]
fn after_thirty_days_of_use_it_is_gone_with_its_words_and_not_before() {
    let clock = clock();
    let journal = after_days_of_use(with_a_page_in_the_trash(&clock), &clock, 30);
    assert!(is_there(&journal));
    let journal = after_days_of_use(journal, &clock, 1);
    assert!(!is_there(&journal));
    check_index(&journal);
}

#[test]
fn opening_alone_destroys_nothing() {
    let clock = clock();
    let journal = after_days_of_use(with_a_page_in_the_trash(&clock), &clock, 30);
    clock.advance(DAY);
    let mut journal = Journal::open_with(journal.into_database(), clock.clone()).unwrap();
    assert!(is_there(&journal));
    journal.used_day_add().unwrap();
    assert!(is_there(&journal));
}

#[test]
fn a_year_ahead_at_one_unlock_or_at_a_few_destroys_nothing() {
    for unlocks in [1, 2, 5] {
        let clock = clock();
        let mut journal = with_a_page_in_the_trash(&clock);
        let right = clock.now();
        clock.advance(365 * DAY);
        for _ in 0..unlocks {
            journal = open_on_this_day(journal, &clock);
            clock.advance(DAY);
        }
        assert!(is_there(&journal), "ahead");
        clock.set(right);
        let journal = open_on_this_day(journal, &clock);
        assert!(is_there(&journal), "and right again, after {unlocks}");
    }
}

#[test]
fn what_is_old_by_use_stays_on_the_day_after_a_jump_of_the_clock() {
    for jump in [400 * DAY, -20 * DAY] {
        let clock = clock();
        let mut journal = with_a_page_in_the_trash(&clock);
        // Forty days of use, on which the clock stood a little: the page is old by use, not by the clock.
        for _ in 0..28 {
            clock.advance(DAY);
            journal = open_on_this_day(journal, &clock);
        }
        for _ in 0..20 {
            // Days that were seen before or that never were: the clock is not to be trusted.
            clock.advance(-400 * DAY);
            journal = open_on_this_day(journal, &clock);
            clock.advance(401 * DAY);
        }
        clock.advance(jump);
        let journal = open_on_this_day(journal, &clock);
        assert!(is_there(&journal), "{jump}");
    }
}

#[test]
fn what_was_got_back_and_deleted_again_begins_anew() {
    let clock = clock();
    let mut journal = after_days_of_use(with_a_page_in_the_trash(&clock), &clock, 29);
    let target = journal.trash().unwrap()[0].target.clone();
    journal.restore(&target).unwrap();
    journal.undo().unwrap();
    journal.restore(&target).unwrap();
    journal.delete(&target).unwrap();
    let journal = after_days_of_use(journal, &clock, 20);
    assert!(is_there(&journal));
    let journal = after_days_of_use(journal, &clock, 11);
    assert!(!is_there(&journal));
}

#[test]
fn a_clock_that_stands_in_the_past_or_stands_still_destroys_nothing() {
    let clock = clock();
    let mut journal = journal_at(&clock);
    journal.used_day_add().unwrap();
    // Deleted while the clock stood in 1970; then it is right again, and stands still.
    let page = reflection(&mut journal, "page", "");
    let now = clock.now();
    clock.set("1970-01-02T00:00:00+00:00[UTC]".parse().unwrap());
    journal.delete(&Target::Reflection { id: page }).unwrap();
    clock.set(now);
    for _ in 0..100 {
        journal = open_on_this_day(journal, &clock);
    }
    assert!(is_there(&journal));
    let mut journal = after_days_of_use(journal, &clock, 60);
    assert!(!is_there(&journal), "but a clock that goes on does");

    let page = reflection(&mut journal, "another", "");
    journal.delete(&Target::Reflection { id: page }).unwrap();
    let mut journal = after_days_of_use(journal, &clock, 30);
    clock.advance(DAY);
    reflection(&mut journal, "the newest", "");
    clock.advance(-DAY);
    let journal = open_on_this_day(journal, &clock);
    assert!(is_there(&journal), "the clock is behind the newest page");
}
