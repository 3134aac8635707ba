#![allow(clippy::unwrap_used)]

use jiff::ToSpan as _;
use jiff::civil::date;

use super::*;

/// A journal's copies as time goes on: each day of use has a number, whatever the clock says.
#[derive(Default)]
struct Shelf {
    copies: Vec<Candidate>,
    seen: Vec<Date>,
    sequence: u64,
    number: i64,
}

impl Shelf {
    fn now(&self, day: Date) -> Now {
        Now { day, use_day: u32::try_from(self.seen.len()).unwrap() }
    }

    /// A session on a day: what the journal notes of it, a copy, and thinning out.
    fn copy_on(&mut self, day: Date, by_hand: bool) -> Candidate {
        if !self.seen.contains(&day) {
            self.seen.push(day);
        }
        self.sequence += 3;
        self.number += 1;
        let now = self.now(day);
        let copy = Candidate {
            sequence: self.sequence,
            number: self.number,
            day,
            use_day: now.use_day,
            thins_out: !by_hand,
        };
        self.copies.push(copy.clone());
        for index in let_go(&self.copies, now).into_iter().rev() {
            self.copies.remove(index);
        }
        copy
    }

    fn check_after(&self, made: &Candidate, seed: u64) {
        assert!(self.copies.contains(made), "seed {seed}: what was just made is there");
        assert_eq!(self.copies.iter().map(|copy| copy.sequence).max(), Some(self.sequence), "seed {seed}");
    }
}

/// Numbers that look random and are the same in each run: the seed of a history that fails is in the message.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// Where the clock goes from one session to the next, in days: mostly on, now and then anywhere.
    fn jump(&mut self) -> i32 {
        match self.below(18) {
            0..12 => 1,
            12..15 => 0,
            15..17 => i32::try_from(2 + self.below(7)).unwrap(),
            _ => {
                let far = [-1, -365, 400, 27_000, -20_000, i32::try_from(self.below(180)).unwrap() - 90];
                far[usize::try_from(self.below(6)).unwrap()]
            }
        }
    }
}

#[test]
fn whatever_the_clock_does_the_last_and_the_newest_stay_and_each_late_day_of_use_has_its_copy() {
    for seed in 0..400 {
        let mut numbers = Numbers(seed);
        let mut shelf = Shelf::default();
        let mut made = Vec::new();
        let mut day = date(2026, 11, 1);
        for _ in 0..=numbers.below(120) {
            day = day.checked_add(numbers.jump().days()).unwrap_or(date(2026, 11, 1));
            let copy = shelf.copy_on(day, numbers.below(10) == 0);
            shelf.check_after(&copy, seed);
            made.push(copy);
            let now = shelf.now(day);
            for copy in &made {
                let by_use = i64::from(now.use_day - copy.use_day);
                if !copy.thins_out || by_use < ALL_DAYS {
                    assert!(shelf.copies.contains(copy), "seed {seed}: {copy:?} at {now:?}");
                } else if by_use <= DAYS {
                    let stands_in =
                        |other: &Candidate| other.use_day == copy.use_day && other.sequence >= copy.sequence;
                    assert!(shelf.copies.iter().any(stands_in), "seed {seed}: {copy:?} at {now:?}");
                }
            }
        }
    }
}

#[test]
fn ten_from_another_century_push_out_nothing_and_are_pushed_out_by_nothing() {
    for (year, before) in
        [1970_i16, 2099].into_iter().flat_map(|year| (1..40).map(move |before| (year, before)))
    {
        let mut shelf = Shelf::default();
        let mut day = date(2026, 11, 1);
        for _ in 0..before {
            shelf.copy_on(day, false);
            day = day.tomorrow().unwrap();
        }
        let were = shelf.copies.clone();
        for other in 1..=10 {
            let copy = shelf.copy_on(date(year, 3, other), false);
            shelf.check_after(&copy, before);
        }
        let copy = shelf.copy_on(day, false);
        shelf.check_after(&copy, before);
        let missing: Vec<_> = were.iter().filter(|copy| !shelf.copies.contains(copy)).collect();
        // Eleven days of use went by, so only those that were near the end of their thirty days may have aged.
        assert!(missing.iter().all(|copy| shelf.seen.len() - copy.use_day as usize > 30), "{missing:?}");
        assert_eq!(shelf.copies.iter().filter(|copy| copy.day.year() == year).count(), 10);
    }
}

#[test]
fn two_years_of_days_leave_the_tiers_that_are_promised() {
    let mut shelf = Shelf::default();
    let mut day = date(2024, 1, 1);
    for _ in 0..731 {
        shelf.copy_on(day, false);
        shelf.copy_on(day, false);
        day = day.tomorrow().unwrap();
    }
    let now = shelf.now(day.yesterday().unwrap());
    let count = |wanted| shelf.copies.iter().filter(|copy| tier(copy, now) == wanted).count();
    assert_eq!(count(CopyTier::LastDays), 4);
    assert_eq!(count(CopyTier::Daily), 29);
    assert!((47..=50).contains(&count(CopyTier::Weekly)), "{}", count(CopyTier::Weekly));
    assert!((12..=14).contains(&count(CopyTier::Monthly)), "{}", count(CopyTier::Monthly));
}

#[test]
fn the_last_of_a_day_and_of_a_week_stands_for_it() {
    let mut shelf = Shelf::default();
    let mut day = date(2026, 6, 1);
    for _ in 0..60 {
        shelf.copy_on(day, false);
        shelf.copy_on(day, false);
        day = day.tomorrow().unwrap();
    }
    let now = shelf.now(day.yesterday().unwrap());
    for copy in &shelf.copies {
        if matches!(tier(copy, now), CopyTier::Daily | CopyTier::Weekly) {
            assert_eq!(copy.number % 2, 0, "{copy:?}");
        }
    }
}

#[test]
fn a_clock_that_went_back_by_an_hour_over_midnight_keeps_what_was_written_last() {
    // Two copies that stand for one day; the second was made when the clock said less.
    let first = Candidate { sequence: 5, number: 1, day: date(2026, 10, 25), use_day: 1, thins_out: true };
    let second = Candidate { sequence: 9, number: 2, ..first.clone() };
    let later = Candidate { sequence: 40, number: 3, day: date(2026, 11, 20), use_day: 9, thins_out: true };
    let now = Now { day: date(2026, 11, 20), use_day: 9 };
    assert_eq!(let_go(&[first.clone(), second.clone(), later.clone()], now), [0]);
    assert_eq!(let_go(&[second, first, later], now), [1], "in whatever order they are found");
}

#[cfg(feature = "mutants")]
#[test]
fn mutants_copies_put_in_order_by_the_clock_are_noticed() {
    /// Thirty days of copies, and one unlock with the clock a year ahead.
    fn left() -> usize {
        let mut shelf = Shelf::default();
        let mut day = date(2026, 10, 1);
        for _ in 0..30 {
            shelf.copy_on(day, false);
            day = day.tomorrow().unwrap();
        }
        shelf.copy_on(date(2027, 11, 30), false);
        shelf.copies.len()
    }
    assert_eq!(left(), 31);
    mutant::activate(Some(Mutant::CopyOrderedByClock));
    let broken = left();
    mutant::activate(None);
    assert!(broken < 31, "{broken}");
}
