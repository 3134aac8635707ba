//! Random numbers that a seed repeats everywhere.
#![allow(clippy::cast_possible_truncation)]

/// A small generator (SplitMix64).
#[derive(Debug, Clone)]
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// An index into something of that length.
    pub fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        let words = std::iter::repeat_with(|| self.next().to_le_bytes());
        words.take(length.div_ceil(8)).flatten().take(length).collect()
    }

    /// Which of `count` things that are under way get through: any of them, each by itself, or, as
    /// often happens, all up to a point.
    pub fn survivors(&mut self, count: usize) -> Vec<bool> {
        if self.once_in(4) {
            let kept = self.index(count + 1);
            (0..count).map(|position| position < kept).collect()
        } else {
            (0..count).map(|_| self.once_in(2)).collect()
        }
    }
}
