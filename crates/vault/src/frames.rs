//! What the log holds: which page is in which slot, and where its transactions end.
//!
//! SQLite keeps this to itself. It is kept here once more, as slots are written or are found after a crash, so that a
//! checkpoint can be marked in the header before it writes its first page.

use std::collections::BTreeSet;

/// The frames of a log, from its first slot on.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    /// The page, from 1, in each slot.
    pages: Vec<u32>,
    commits: Vec<Commit>,
    /// How many of the commits are safely on the disk.
    synced: usize,
}

/// The end of a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Commit {
    /// Slots up to there.
    pub(crate) slots: u64,
    /// Pages in the database after it.
    pub(crate) pages: u32,
}

impl Frames {
    /// A slot was written: its page, and how many pages there are after it where it ends a transaction.
    pub(crate) fn put(&mut self, index: u64, page: u32, pages_after_commit: u32) {
        let Ok(place) = usize::try_from(index) else { return };
        if place >= self.pages.len() {
            self.pages.resize(place + 1, 0);
        }
        self.pages[place] = page;
        // Where SQLite writes again, it has taken back what was there.
        let left = self.commits.partition_point(|commit| commit.slots <= index);
        self.commits.truncate(left);
        self.synced = self.synced.min(left);
        if pages_after_commit != 0 {
            self.commits.push(Commit { slots: index + 1, pages: pages_after_commit });
        }
    }

    /// Everything that was written is safely on the disk.
    pub(crate) fn sync(&mut self) {
        self.synced = self.commits.len();
    }

    /// SQLite was told that its transaction could not be written, and takes it back.
    pub(crate) fn take_back(&mut self) {
        self.commits.truncate(self.synced);
    }

    /// The log begins anew.
    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    /// How many slots there are.
    pub(crate) fn slots(&self) -> u64 {
        self.pages.len() as u64
    }

    /// The last transaction that is safely on the disk.
    pub(crate) fn last_commit(&self) -> Option<Commit> {
        self.commits[..self.synced].last().copied()
    }

    /// The transaction that ends with the last of so many slots.
    pub(crate) fn commit_at(&self, slots: u64) -> Option<Commit> {
        self.commits.iter().find(|commit| commit.slots == slots).copied()
    }

    /// The pages, from 1, that the first slots hold.
    pub(crate) fn pages_within(&self, slots: u64) -> BTreeSet<u32> {
        let slots = usize::try_from(slots).unwrap_or(usize::MAX).min(self.pages.len());
        self.pages[..slots].iter().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_counts_once_it_is_on_the_disk() {
        let mut frames = Frames::default();
        frames.put(0, 1, 0);
        frames.put(1, 2, 2);
        assert_eq!(frames.last_commit(), None);
        frames.sync();
        let first = Commit { slots: 2, pages: 2 };
        assert_eq!(frames.last_commit(), Some(first));
        frames.put(2, 3, 3);
        frames.take_back();
        frames.sync();
        assert_eq!(frames.last_commit(), Some(first), "it could not be written");
        frames.put(2, 7, 0);
        frames.put(3, 8, 9);
        frames.sync();
        assert_eq!(frames.last_commit(), Some(Commit { slots: 4, pages: 9 }));
        assert_eq!(frames.pages_within(4), [1, 2, 7, 8].into());
        assert_eq!(frames.pages_within(2), [1, 2].into());
        assert_eq!((frames.commit_at(2), frames.commit_at(3)), (Some(first), None));
    }

    #[test]
    fn what_is_written_again_takes_the_place_of_what_was_there() {
        let mut frames = Frames::default();
        frames.put(0, 1, 1);
        frames.put(1, 2, 2);
        frames.sync();
        frames.put(1, 5, 0);
        assert_eq!(frames.last_commit(), Some(Commit { slots: 1, pages: 1 }));
        assert_eq!(frames.pages_within(9), [1, 5].into());
        frames.clear();
        assert_eq!((frames.slots(), frames.last_commit()), (0, None));
    }
}
