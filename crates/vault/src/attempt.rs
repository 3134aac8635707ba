//! A try at opening something: with what, for how much work, and for how long.
//!
//! What a try costs is named by the file, and whoever makes a file can name much: eight slots of the most that the format
//! allows take a computer minutes. So a try has a budget for all its slots together, looked at before anything is derived.

use crate::cost::KeyCost;
use crate::error::VaultError;
use crate::header::{Slot, SlotKind};
use crate::secret::Secret;

/// One try at opening something with a secret. A [`Secret`] alone is a try of ordinary cost that nobody stops.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    secret: Secret<'a>,
    most: u64,
    goes_on: &'a (dyn Fn() -> bool + Sync),
}

impl<'a> Attempt<'a> {
    /// The most work that a try does unless more was asked for, as [`KeyCost::work`] counts it: above what
    /// [`KeyCost::calibrate`] ever chooses, 1 GiB in three passes.
    pub const ORDINARY: u64 = 4 * 1024 * 1024;

    /// A try of ordinary cost, that nobody stops.
    pub const fn with(secret: Secret<'a>) -> Self {
        Self { secret, most: Self::ORDINARY, goes_on: &|| true }
    }

    /// Allows as much work, where that is more. Somebody should have been asked.
    #[must_use]
    pub fn up_to(self, work: u64) -> Self {
        Self { most: self.most.max(work), ..self }
    }

    /// Allows whatever the format does: for a file that was opened before.
    #[must_use]
    pub fn at_any_cost(self) -> Self {
        Self { most: u64::MAX, ..self }
    }

    /// Goes on for as long as the answer is yes. It is asked all the while.
    #[must_use]
    pub fn as_long_as(self, goes_on: &'a (dyn Fn() -> bool + Sync)) -> Self {
        Self { goes_on, ..self }
    }

    /// With what it is tried.
    pub fn secret(&self) -> Secret<'a> {
        self.secret
    }

    pub(crate) fn goes_on(&self) -> &'a (dyn Fn() -> bool + Sync) {
        self.goes_on
    }

    /// The slots to be tried, when trying all of them is within the budget.
    ///
    /// # Errors
    /// [`VaultError::CostUnusual`].
    pub(crate) fn slots<'s>(&self, slots: &'s [Slot]) -> Result<Vec<&'s Slot>, VaultError> {
        let kind = SlotKind::of(self.secret);
        let to_try: Vec<_> = slots.iter().filter(|slot| slot.kind() == kind).collect();
        let work = to_try.iter().map(|slot| slot.cost().work()).sum();
        if work > self.most {
            let memory_kib = to_try.iter().map(|slot| slot.cost().memory_kib).max().unwrap_or_default();
            return Err(VaultError::CostUnusual { work, memory_kib });
        }
        Ok(to_try)
    }
}

impl<'a> From<Secret<'a>> for Attempt<'a> {
    fn from(secret: Secret<'a>) -> Self {
        Self::with(secret)
    }
}

/// How many times as much work that is as this program asks for at most; at least 2.
pub fn times_the_usual(work: u64) -> u32 {
    u32::try_from(work.div_ceil(KeyCost::MOST_CHOSEN.work())).unwrap_or(u32::MAX).max(2)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen_here_is_ordinary_and_the_most_of_the_format_is_not() {
        assert!(KeyCost::MOST_CHOSEN.work() <= Attempt::ORDINARY);
        assert!(KeyCost::MAXIMUM.work() > Attempt::ORDINARY);
        assert_eq!(times_the_usual(Attempt::ORDINARY + 1), 2);
        assert_eq!(times_the_usual(8 * KeyCost::MAXIMUM.work()), 86);
        assert_eq!(times_the_usual(u64::MAX), u32::MAX);
    }
}
