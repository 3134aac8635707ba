//! Entries that are the same on every machine: words drawn so that few are common and most are rare, as in prose.

/// Different words; the commonest has number 0.
const WORDS: u64 = 6000;
/// Words of an entry: with their spaces about 1.5 KB.
const LENGTH: usize = 260;

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and the same everywhere.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that always fall the same for the same seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `bound`.
    pub const fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound
    }

    /// `count` words with a space between.
    pub fn text(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| word(self.word_number())).collect();
        words.join(" ")
    }

    /// The body of an entry.
    pub fn body(&mut self) -> String {
        self.text(LENGTH)
    }

    /// Zipf's law: the chance of a word falls with the reciprocal of its rank.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank is a small positive number"
    )]
    fn word_number(&mut self) -> u64 {
        let chance = (self.roll() >> 11) as f64 / (1_u64 << 53) as f64;
        ((WORDS as f64).powf(chance) as u64 - 1).min(WORDS - 1)
    }
}

/// The word with a number: syllables from its digits, so that no two are equal.
pub fn word(number: u64) -> String {
    const SYLLABLES: [&str; 20] = [
        "ka", "lo", "mi", "ne", "su", "ta", "ro", "vi", "de", "pu", "ga", "bo", "li", "se", "tu", "ma", "fo",
        "ri", "he", "ju",
    ];
    let digits =
        std::iter::successors(Some(number + 20), |rest| Some(rest / 20)).take_while(|&rest| rest > 0);
    digits.filter_map(|rest| SYLLABLES.get(usize::try_from(rest % 20).ok()?)).copied().collect()
}
