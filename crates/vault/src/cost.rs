//! What it costs to try one passphrase: Argon2id, with bounds that are checked before a single
//! byte is allocated.

use std::time::{Duration, Instant};

use zeroize::Zeroize;

use crate::cipher::Key;
use crate::derivation::{NotDerived, argon2id};
use crate::error::VaultError;
use crate::sys::memory;

/// Cost of deriving a key from a passphrase, as Argon2id (RFC 9106) counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes that may be worked in parallel.
    pub lanes: u32,
}

const MIB: u32 = 1024;

impl KeyCost {
    /// The least the format allows: for tests, and for the recovery key, whose 160 random bits
    /// need no stretching.
    pub const MINIMUM: Self = Self { memory_kib: MIB, passes: 1, lanes: 1 };
    /// Of a recovery key whose copy on paper nobody has checked yet, and by which it is known as one: the smallest step
    /// above the least.
    pub(crate) const UNCHECKED_KEY: Self = Self { passes: 2, ..Self::MINIMUM };
    /// The most the format allows; beyond it a file is refused before anything is allocated.
    pub const MAXIMUM: Self = Self { memory_kib: 2048 * MIB, passes: 16, lanes: 16 };
    /// What a passphrase costs where nothing was measured.
    pub const DEFAULT: Self = Self { memory_kib: 256 * MIB, passes: 3, lanes: 4 };

    /// Least and most memory that [`KeyCost::calibrate`] chooses.
    const CALIBRATED_KIB: (u32, u32) = (64 * MIB, Self::MOST_CHOSEN.memory_kib);
    /// The most that [`KeyCost::calibrate`] chooses.
    pub(crate) const MOST_CHOSEN: Self = Self { memory_kib: 1024 * MIB, ..Self::DEFAULT };

    /// A cost that takes about `target` on this machine, between 64 MiB and 1 GiB with three
    /// passes and four lanes, and at most a quarter of its memory. It measures once with 64 MiB.
    ///
    /// # Errors
    /// [`VaultError::MemoryRefused`] when not even 64 MiB can be had.
    pub fn calibrate(target: Duration) -> Result<Self, VaultError> {
        let probe = Self { memory_kib: Self::CALIBRATED_KIB.0, ..Self::DEFAULT };
        let start = Instant::now();
        let mut key = probe.derive(b"calibration", &[0; 16], &|| true)?;
        key.zeroize();
        let memory_kib = Self::memory_for(target, start.elapsed());
        Ok(Self { memory_kib: Self::bearable(memory_kib, memory::total_kib()), ..probe })
    }

    /// What would be chosen today, where a derivation of this cost took so long; at most [`KeyCost::DEFAULT`], which smaller
    /// computers can bear too: nobody is asked.
    #[must_use]
    pub fn today(self, target: Duration, taken: Duration) -> Self {
        let Self { memory_kib: most, passes, .. } = Self::DEFAULT;
        let work = u128::from(self.work()) * target.as_micros() / taken.as_micros().max(1);
        let memory_kib = u32::try_from(work / u128::from(passes)).unwrap_or(u32::MAX) / MIB * MIB;
        let memory_kib = Self::bearable(memory_kib.clamp(Self::CALIBRATED_KIB.0, most), memory::total_kib());
        Self { memory_kib, ..Self::DEFAULT }
    }

    /// Whether this cost is far below another, so that it should be raised to that.
    pub fn is_far_below(self, other: Self) -> bool {
        self.work().saturating_mul(2) <= other.work()
    }

    /// No more than a quarter of the memory that a computer has, where that is known: what opens the vault shall open
    /// it while other programs run, too.
    fn bearable(wanted: u32, total_kib: Option<u64>) -> u32 {
        let quarter = total_kib.map_or(u64::MAX, |total| total / 4);
        let quarter = u32::try_from(quarter).unwrap_or(u32::MAX) / MIB * MIB;
        wanted.min(quarter.max(Self::CALIBRATED_KIB.0))
    }

    /// KiB that take about `target`, where the least of them took `taken`: time grows as they do.
    fn memory_for(target: Duration, taken: Duration) -> u32 {
        let (least, most) = Self::CALIBRATED_KIB;
        let wanted = u128::from(least) * target.as_micros() / taken.as_micros().max(1);
        u32::try_from(wanted).unwrap_or(most).clamp(least, most) / MIB * MIB
    }

    /// Whether the format allows this cost.
    ///
    /// # Errors
    /// [`VaultError::CostOutOfBounds`].
    pub fn check(self) -> Result<Self, VaultError> {
        let within = |least: u32, value: u32, most: u32| (least..=most).contains(&value);
        let (least, most) = (Self::MINIMUM, Self::MAXIMUM);
        if within(least.memory_kib, self.memory_kib, most.memory_kib)
            && within(least.passes, self.passes, most.passes)
            && within(least.lanes, self.lanes, most.lanes)
        {
            Ok(self)
        } else {
            Err(VaultError::CostOutOfBounds {
                memory_kib: self.memory_kib,
                passes: self.passes,
                lanes: self.lanes,
            })
        }
    }

    /// What a derivation of this cost has to do: KiB of memory times passes over it.
    pub fn work(self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }

    /// Argon2id, version 1.3, 32 bytes, for as long as it may go on.
    ///
    /// # Errors
    /// [`VaultError::CostOutOfBounds`]; [`VaultError::MemoryRefused`]; [`VaultError::Stopped`].
    pub(crate) fn derive(
        self,
        secret: &[u8],
        salt: &[u8; 16],
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Result<Key, VaultError> {
        self.check()?;
        let refused = || VaultError::MemoryRefused { memory_kib: self.memory_kib };
        // Linux hands out more than there is, and ends the program that uses it.
        if memory::available_kib().is_some_and(|available| available < u64::from(self.memory_kib)) {
            return Err(refused());
        }
        #[cfg(test)]
        tests::DERIVED.with(|derived| derived.set(derived.get() + 1));
        match argon2id(self, secret, salt, goes_on) {
            Ok(key) => Ok(**key),
            Err(NotDerived::Refused) => Err(refused()),
            Err(NotDerived::Stopped) => Err(VaultError::Stopped),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests {
    use std::cell::Cell;

    use super::*;

    thread_local! {
        /// How often a key was derived in this thread.
        pub(crate) static DERIVED: Cell<usize> = const { Cell::new(0) };
    }

    #[test]
    fn what_the_format_does_not_allow_is_refused_before_allocating() {
        let good = KeyCost::MINIMUM;
        for bad in [
            KeyCost { memory_kib: u32::MAX, ..good },
            KeyCost { memory_kib: 2048 * 1024 + 1, ..good },
            KeyCost { memory_kib: 1023, ..good },
            KeyCost { passes: 0, ..good },
            KeyCost { passes: 17, ..good },
            KeyCost { lanes: 0, ..good },
            KeyCost { lanes: 17, ..good },
        ] {
            assert!(matches!(bad.derive(b"x", &[0; 16], &|| true), Err(VaultError::CostOutOfBounds { .. })));
        }
    }

    #[test]
    fn calibration_stays_within_its_bounds() {
        let quick = KeyCost::calibrate(Duration::ZERO).unwrap();
        assert_eq!(quick, KeyCost { memory_kib: 64 * 1024, passes: 3, lanes: 4 });
        let slow = KeyCost::calibrate(Duration::from_hours(1)).unwrap();
        assert_eq!(slow.memory_kib, 1024 * 1024);
    }

    #[test]
    fn twice_the_time_is_twice_the_memory() {
        let memory = |target, taken| {
            KeyCost::memory_for(Duration::from_millis(target), Duration::from_millis(taken)) / 1024
        };
        assert_eq!(memory(700, 100), 448);
        assert_eq!(memory(700, 99), 452, "whole MiB");
        assert_eq!(memory(700, 43), 1024);
        assert_eq!(memory(700, 701), 64);
        assert_eq!(memory(700, 0), 1024, "a clock that stands still");
    }

    #[test]
    fn what_a_passphrase_costs_today_is_told_by_what_a_try_took() {
        let ms = Duration::from_millis;
        let old = KeyCost { memory_kib: 64 * MIB, ..KeyCost::DEFAULT };
        assert_eq!(old.today(ms(700), ms(350)).memory_kib, 128 * MIB, "twice as fast");
        assert_eq!(
            old.today(ms(700), ms(7)).memory_kib,
            256 * MIB,
            "never above what is chosen without measuring"
        );
        assert_eq!(old.today(ms(700), ms(7000)).memory_kib, 64 * MIB, "never below the least");
        assert_eq!(old.today(ms(700), ms(0)).memory_kib, 256 * MIB, "a clock that stands still");
        assert!(old.is_far_below(old.today(ms(700), ms(350))));
        assert!(!old.is_far_below(old.today(ms(700), ms(351))));
        assert!(!KeyCost::MAXIMUM.is_far_below(KeyCost::MAXIMUM.today(ms(700), ms(1))));
    }

    #[test]
    fn a_quarter_of_the_memory_is_the_most_that_is_chosen() {
        let mib = |wanted: u32, total: Option<u64>| {
            KeyCost::bearable(wanted * MIB, total.map(|mib| mib * 1024)) / MIB
        };
        assert_eq!(mib(1024, None), 1024);
        assert_eq!(mib(1024, Some(16 * 1024)), 1024);
        assert_eq!(mib(1024, Some(2048)), 512);
        assert_eq!(mib(1024, Some(2047)), 511, "whole MiB");
        assert_eq!(mib(128, Some(2048)), 128);
        assert_eq!(mib(1024, Some(128)), 64, "never below the least");
        assert_eq!(mib(1024, Some(1 << 40)), 1024);
    }

    #[test]
    fn lanes_and_salts_give_other_keys() {
        let derive = |cost: KeyCost, secret: &[u8], salt| cost.derive(secret, &[salt; 16], &|| true).unwrap();
        let one = derive(KeyCost::MINIMUM, b"secret", 1);
        assert_ne!(one, derive(KeyCost::MINIMUM, b"secret", 2));
        assert_ne!(one, derive(KeyCost { lanes: 2, ..KeyCost::MINIMUM }, b"secret", 1));
        assert_ne!(one, derive(KeyCost::MINIMUM, b"Secret", 1));
    }
}
