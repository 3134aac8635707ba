//! Which copies stay: all of the last two days, one a day for thirty days, one a week for a year, one a month after.
//!
//! Clocks are wrong now and then, by an hour or by seventy years, and nothing here may be lost by that. So copies are
//! put in order by the sequence in their headers and by the order in which they were made. A copy grows old by the
//! clock and by days of use, and is as old as the younger of the two says; a jump of the clock adds one day of use at
//! most. A date only says which copies stand for the same day, week or month.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::api::CopyTier;
use crate::mutant::{self, Mutant};

/// Days of which every copy stays, today among them.
const ALL_DAYS: i64 = 2;
/// Days of which one copy stays each.
const DAYS: i64 = 30;
/// Days of which one copy a week stays.
const YEAR: i64 = 365;

/// A copy, as far as it matters for staying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The sequence in its header.
    pub(crate) sequence: u64,
    /// Its place in the order of making.
    pub(crate) number: i64,
    /// The day on which it was made, as the clock said.
    pub(crate) day: Date,
    /// How many days the journal had been used by then.
    pub(crate) use_day: u32,
    /// Whether it gives way in time. Copies by hand, and before something serious, do not.
    pub(crate) thins_out: bool,
}

/// How far time has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Now {
    /// Today, as the clock says.
    pub(crate) day: Date,
    /// How many days the journal has been used.
    pub(crate) use_day: u32,
}

/// What a copy stands for. Of copies that stand for the same, the newest stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stands {
    Day(u32, Date),
    Week(i16, i8),
    Month(i16, i8),
}

/// Which tier a copy is in.
pub(crate) fn tier(copy: &Candidate, now: Now) -> CopyTier {
    if !copy.thins_out {
        return CopyTier::ByHand;
    }
    match age(copy, now) {
        age if age < ALL_DAYS => CopyTier::LastDays,
        age if age <= DAYS => CopyTier::Daily,
        age if age <= YEAR => CopyTier::Weekly,
        _ => CopyTier::Monthly,
    }
}

/// How many days old a copy is.
fn age(copy: &Candidate, now: Now) -> i64 {
    let by_clock = now.day.since(copy.day).map_or(0, |since| i64::from(since.get_days())).max(0);
    let by_use = i64::from(now.use_day.saturating_sub(copy.use_day));
    if mutant::is_active(Mutant::CopyOrderedByClock) {
        return by_clock;
    }
    by_clock.min(by_use)
}

/// What puts copies in order: the last is the newest.
fn rank(copy: &Candidate) -> (Date, u64, i64) {
    if mutant::is_active(Mutant::CopyOrderedByClock) {
        return (copy.day, copy.sequence, copy.number);
    }
    (Date::ZERO, copy.sequence, copy.number)
}

fn stands(copy: &Candidate, now: Now) -> Option<Stands> {
    match tier(copy, now) {
        CopyTier::ByHand | CopyTier::LastDays => None,
        CopyTier::Daily => Some(Stands::Day(copy.use_day, copy.day)),
        CopyTier::Weekly => {
            let week = copy.day.iso_week_date();
            Some(Stands::Week(week.year(), week.week()))
        }
        CopyTier::Monthly => Some(Stands::Month(copy.day.year(), copy.day.month())),
    }
}

/// The indices of the copies that are let go. The newest by sequence and the one that was made last are never among
/// them.
pub(crate) fn let_go(copies: &[Candidate], now: Now) -> Vec<usize> {
    let mut newest: BTreeMap<Stands, usize> = BTreeMap::new();
    let mut gone = Vec::new();
    let last_made = copies.iter().map(|copy| copy.number).max();
    let newest_of_all = copies.iter().map(rank).max();
    for (index, copy) in copies.iter().enumerate() {
        let Some(place) = stands(copy, now) else { continue };
        let loser = match newest.get(&place) {
            Some(&other) if rank(&copies[other]) > rank(copy) => index,
            Some(&other) => {
                newest.insert(place, index);
                other
            }
            None => {
                newest.insert(place, index);
                continue;
            }
        };
        let loser_copy = &copies[loser];
        if Some(loser_copy.number) != last_made && Some(rank(loser_copy)) != newest_of_all {
            gone.push(loser);
        }
    }
    gone.sort_unstable();
    gone
}

#[cfg(test)]
mod tests;
