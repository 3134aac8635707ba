//! Argon2id, version 1.3 (RFC 9106), of 32 bytes, so that it can be stopped.
//!
//! A header names what a try at a passphrase costs, and anybody can write a header: 2 GiB in 16 passes take minutes.
//! The libraries fill the memory in one call that nobody can end, and a thread that is left alone with it keeps both the
//! memory and a processor. So the filling stands here, piece by piece as the RFC has it; the hash beneath it is a
//! library's. The tests hold it against RustCrypto's `argon2`, and the vectors of the format hold it against the reference
//! implementation, with which the reader in Python opens them.
#![allow(unsafe_code)]

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use blake2::{Blake2b256, Blake2b512, Digest};
use zeroize::{Zeroize, Zeroizing};

use super::memory::{DEEPEST, wipe_value, without_traces};
use crate::cipher::Key;
use crate::cost::KeyCost;

/// Words of a block of 1024 bytes.
const WORDS: usize = 128;
/// Slices of a pass, after each of which the lanes wait for each other.
const SLICES: usize = 4;
/// Blocks between two looks at whether to go on: a fraction of a millisecond.
const LOOK: usize = 256;
/// Blocks that are made ready between two such looks.
const MADE_READY: usize = 16 * 1024;

const VERSION: u32 = 0x13;
const ARGON2ID: u32 = 2;

/// Why there is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotDerived {
    /// The memory was not to be had.
    Refused,
    /// It was not to go on. All memory is given back.
    Stopped,
}

#[derive(Clone, Copy)]
#[repr(align(64))]
struct Block([u64; WORDS]);

const ZERO: Block = Block([0; WORDS]);

/// Derives a key. `goes_on` is asked all the while, from several threads.
///
/// # Errors
/// See [`NotDerived`].
pub(crate) fn argon2id(
    cost: KeyCost,
    secret: &[u8],
    salt: &[u8],
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Result<Key, NotDerived> {
    let shape = Shape::of(cost);
    let mut memory = Memory::take(shape.lanes * shape.lane, goes_on)?;
    first_blocks(cost, shape, secret, salt, &mut memory.0);
    let work = Work { shape, goes_on, is_stopped: AtomicBool::new(false), has_avx2: has_avx2() };
    let matrix = Matrix { blocks: memory.0.as_mut_ptr(), shape };
    for pass in 0..shape.passes {
        for slice in 0..SLICES {
            work.fill_slice(matrix, pass, slice);
            if work.is_stopped.load(Ordering::Acquire) {
                return Err(NotDerived::Stopped);
            }
        }
    }
    let mut last = memory.0[shape.lane - 1];
    for lane in 1..shape.lanes {
        last.xor(&memory.0[lane * shape.lane + shape.lane - 1]);
    }
    let mut bytes = Zeroizing::new([0; WORDS * 8]);
    for (place, word) in bytes.chunks_exact_mut(8).zip(last.0) {
        place.copy_from_slice(&word.to_le_bytes());
    }
    last.0.zeroize();
    let mut hash =
        Blake2b256::new().chain_update(32_u32.to_le_bytes()).chain_update(bytes.as_slice()).finalize();
    let key = hash.into();
    hash.zeroize();
    Ok(key)
}

/// How the blocks lie: lanes, each of four segments.
#[derive(Clone, Copy)]
struct Shape {
    passes: usize,
    lanes: usize,
    /// Blocks of a lane.
    lane: usize,
    /// Blocks of a segment.
    segment: usize,
}

impl Shape {
    fn of(cost: KeyCost) -> Self {
        let (passes, lanes) = (cost.passes as usize, cost.lanes as usize);
        let segment = cost.memory_kib as usize / (SLICES * lanes);
        Self { passes, lanes, lane: segment * SLICES, segment }
    }
}

/// The blocks. Wiped however it ends.
struct Memory(Vec<Block>);

impl Memory {
    fn take(blocks: usize, goes_on: &dyn Fn() -> bool) -> Result<Self, NotDerived> {
        // Room first: a refusal is an error then, and not an abort.
        let mut memory = Self(Vec::new());
        memory.0.try_reserve_exact(blocks).map_err(|_| NotDerived::Refused)?;
        while memory.0.len() < blocks {
            if !goes_on() {
                return Err(NotDerived::Stopped);
            }
            memory.0.resize((memory.0.len() + MADE_READY).min(blocks), ZERO);
        }
        Ok(memory)
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        wipe_value(&mut self.0[..]);
    }
}

/// The first two blocks of each lane, which come from the secret.
fn first_blocks(cost: KeyCost, shape: Shape, secret: &[u8], salt: &[u8], memory: &mut [Block]) {
    let mut hash = Blake2b512::new();
    for number in [cost.lanes, 32, cost.memory_kib, cost.passes, VERSION, ARGON2ID] {
        hash.update(number.to_le_bytes());
    }
    for text in [secret, salt, &[], &[]] {
        let length = u32::try_from(text.len()).expect("what a person types is far below 4 GiB");
        hash.update(length.to_le_bytes());
        hash.update(text);
    }
    let mut first = hash.finalize();
    for (lane, blocks) in (0_u32..).zip(memory.chunks_exact_mut(shape.lane)) {
        for (at, block) in (0_u32..).zip(&mut blocks[..2]) {
            *block = lengthened(&first, at, lane);
        }
    }
    first.zeroize();
}

/// The RFC's H′ of 1024 bytes.
fn lengthened(first: &[u8], at: u32, lane: u32) -> Block {
    const HALF: usize = 32;
    let mut hash = Blake2b512::new()
        .chain_update(1024_u32.to_le_bytes())
        .chain_update(first)
        .chain_update(at.to_le_bytes())
        .chain_update(lane.to_le_bytes())
        .finalize();
    let mut bytes = Zeroizing::new([0; WORDS * 8]);
    let (halves, whole) = bytes.split_at_mut(WORDS * 8 - 2 * HALF);
    for half in halves.chunks_exact_mut(HALF) {
        half.copy_from_slice(&hash[..HALF]);
        hash = Blake2b512::digest(hash);
    }
    whole.copy_from_slice(&hash);
    hash.zeroize();
    let mut block = ZERO;
    for (word, place) in block.0.iter_mut().zip(bytes.chunks_exact(8)) {
        *word = u64::from_le_bytes(place.try_into().expect("a chunk has eight bytes"));
    }
    block
}

/// The blocks, shared by the threads of one slice.
#[derive(Clone, Copy)]
struct Matrix {
    blocks: *mut Block,
    shape: Shape,
}

// SAFETY: the blocks outlive the threads, and no two of these touch the same while one of them writes it: each writes to
// the segment of its own lane in the slice, and reads that and segments of other slices. `get` and `get_mut` check it.
unsafe impl Send for Matrix {}
// SAFETY: as above.
unsafe impl Sync for Matrix {}

/// One lane's part of a slice. There is one for each lane at a time, and all of one slice.
struct Segment {
    matrix: Matrix,
    lane: usize,
    slice: usize,
}

impl Segment {
    fn get(&self, lane: usize, at: usize) -> &Block {
        let Shape { lanes, lane: length, segment, .. } = self.matrix.shape;
        assert!(lane < lanes && at < length && (lane == self.lane || at / segment != self.slice));
        // SAFETY: within the blocks, and nobody else writes it during this slice.
        unsafe { &*self.matrix.blocks.add(lane * length + at) }
    }

    fn get_mut(&mut self, at: usize) -> &mut Block {
        let Shape { lane: length, segment, .. } = self.matrix.shape;
        assert!(at / segment == self.slice);
        // SAFETY: within the segment of this lane and slice, which nobody else has, and it is borrowed as `self` is.
        unsafe { &mut *self.matrix.blocks.add(self.lane * length + at) }
    }
}

struct Work<'a> {
    shape: Shape,
    goes_on: &'a (dyn Fn() -> bool + Sync),
    is_stopped: AtomicBool,
    has_avx2: bool,
}

impl Work<'_> {
    /// Fills one slice, each lane in a thread of its own where there is one to be had.
    fn fill_slice(&self, matrix: Matrix, pass: usize, slice: usize) {
        thread::scope(|scope| {
            for lane in 1..self.shape.lanes {
                let fill = move || {
                    without_traces::<DEEPEST, _>(|| self.fill(Segment { matrix, lane, slice }, pass));
                };
                if thread::Builder::new().spawn_scoped(scope, fill).is_err() {
                    fill();
                }
            }
            self.fill(Segment { matrix, lane: 0, slice }, pass);
        });
    }

    /// Fills a segment (RFC 9106, 3.2 to 3.4).
    fn fill(&self, mut segment: Segment, pass: usize) {
        let Shape { lane: length, segment: blocks, .. } = self.shape;
        let (lane, slice) = (segment.lane, segment.slice);
        let mut addresses = self.addresses(pass, slice, lane);
        // The first two blocks of each lane are there.
        let first = if pass == 0 && slice == 0 { 2 } else { 0 };
        for block in first..blocks {
            if block % LOOK == 0 && (self.is_stopped.load(Ordering::Acquire) || !(self.goes_on)()) {
                self.is_stopped.store(true, Ordering::Release);
                return;
            }
            let at = slice * blocks + block;
            let before = if at == 0 { length - 1 } else { at - 1 };
            let random = match &mut addresses {
                Some(addresses) => addresses.of(block, self),
                None => segment.get(lane, before).0[0],
            };
            let (from_lane, from) = self.reference(random, pass, &segment, block);
            let new = self.compress(segment.get(lane, before), segment.get(from_lane, from));
            let place = segment.get_mut(at);
            if pass == 0 {
                *place = new;
            } else {
                place.xor(&new);
            }
        }
    }

    /// Where the other block lies from which a block is made.
    fn reference(&self, random: u64, pass: usize, segment: &Segment, block: usize) -> (usize, usize) {
        let Shape { lanes, lane: length, segment: blocks, .. } = self.shape;
        let slice = segment.slice;
        let is_first = pass == 0 && slice == 0;
        let lane = if is_first { segment.lane } else { (random >> 32) as usize % lanes };
        let whole = if pass == 0 { slice * blocks } else { length - blocks };
        let area = if lane == segment.lane {
            whole + block - 1
        } else if block == 0 {
            whole - 1
        } else {
            whole
        };
        let low = random & u64::from(u32::MAX);
        let squared = (low * low) >> 32;
        let back = ((area as u64 * squared) >> 32) as usize;
        let start = if pass == 0 || slice == SLICES - 1 { 0 } else { (slice + 1) * blocks };
        (lane, (start + area - 1 - back) % length)
    }

    /// Where blocks are chosen without a look at the secret: in the first half of the first pass.
    fn addresses(&self, pass: usize, slice: usize, lane: usize) -> Option<Addresses> {
        if pass > 0 || slice >= SLICES / 2 {
            return None;
        }
        let Shape { passes, lanes, lane: length, .. } = self.shape;
        let mut input = ZERO;
        let of_place = [pass, lane, slice, lanes * length, passes].map(|number| number as u64);
        input.0[..5].copy_from_slice(&of_place);
        input.0[5] = u64::from(ARGON2ID);
        Some(Addresses { input, block: ZERO, of: None })
    }

    fn compress(&self, one: &Block, other: &Block) -> Block {
        #[cfg(target_arch = "x86_64")]
        if self.has_avx2 {
            // SAFETY: the processor was asked whether it has these instructions.
            return unsafe { compress_with_avx2(one, other) };
        }
        compress(one, other)
    }
}

/// Numbers that depend on the place alone, 128 at a time.
struct Addresses {
    input: Block,
    block: Block,
    /// Which 128 there are.
    of: Option<usize>,
}

impl Addresses {
    fn of(&mut self, block: usize, work: &Work<'_>) -> u64 {
        if self.of != Some(block / WORDS) {
            self.of = Some(block / WORDS);
            self.input.0[6] += 1;
            self.block = work.compress(&ZERO, &work.compress(&ZERO, &self.input));
        }
        self.block.0[block % WORDS]
    }
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    std::arch::is_x86_feature_detected!("avx2")
}

#[cfg(not(target_arch = "x86_64"))]
const fn has_avx2() -> bool {
    false
}

/// The same, compiled for wider registers.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn compress_with_avx2(one: &Block, other: &Block) -> Block {
    compress(one, other)
}

impl Block {
    #[expect(
        clippy::inline_always,
        reason = "what is called for each block has to be compiled for wider registers too"
    )]
    #[inline(always)]
    fn xor(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word ^= other;
        }
    }
}

/// The RFC's GB: four words of a row or a column, mixed.
macro_rules! mix {
    ($words:ident $a:literal $b:literal $c:literal $d:literal) => {
        let (mut a, mut b, mut c, mut d) = ($words[$a], $words[$b], $words[$c], $words[$d]);
        a = multiplied(a, b);
        d = (d ^ a).rotate_right(32);
        c = multiplied(c, d);
        b = (b ^ c).rotate_right(24);
        a = multiplied(a, b);
        d = (d ^ a).rotate_right(16);
        c = multiplied(c, d);
        b = (b ^ c).rotate_right(63);
        ($words[$a], $words[$b], $words[$c], $words[$d]) = (a, b, c, d);
    };
}

/// The RFC's P over sixteen words.
macro_rules! permute {
    ($words:ident; $a:literal $b:literal $c:literal $d:literal $e:literal $f:literal $g:literal $h:literal
     $i:literal $j:literal $k:literal $l:literal $m:literal $n:literal $o:literal $p:literal) => {
        mix!($words $a $e $i $m);
        mix!($words $b $f $j $n);
        mix!($words $c $g $k $o);
        mix!($words $d $h $l $p);
        mix!($words $a $f $k $p);
        mix!($words $b $g $l $m);
        mix!($words $c $h $i $n);
        mix!($words $d $e $j $o);
    };
}

#[inline(always)]
const fn multiplied(one: u64, other: u64) -> u64 {
    const LOW: u64 = u32::MAX as u64;
    one.wrapping_add(other).wrapping_add(((one & LOW) * (other & LOW)).wrapping_mul(2))
}

/// The RFC's G.
#[expect(clippy::inline_always, reason = "as above")]
#[inline(always)]
fn compress(one: &Block, other: &Block) -> Block {
    let mut both = *one;
    both.xor(other);
    let mut mixed = both;
    for row in mixed.0.as_chunks_mut::<16>().0 {
        permute!(row; 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15);
    }
    for column in 0..8 {
        let words: &mut [u64; 114] =
            (&mut mixed.0[2 * column..][..114]).try_into().expect("the slice has this length");
        permute!(words; 0 1 16 17 32 33 48 49 64 65 80 81 96 97 112 113);
    }
    mixed.xor(&both);
    mixed
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use argon2::{Algorithm, Argon2, Params, Version};
    use proptest::prelude::*;

    use super::*;

    fn by_the_library(cost: KeyCost, secret: &[u8], salt: &[u8]) -> Key {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).unwrap();
        let mut key = [0; 32];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, &mut key)
            .unwrap();
        key
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn it_derives_what_the_library_derives(
            lanes in 1_u32..=16,
            above in 0_u32..3000,
            passes in 1_u32..=5,
            secret in proptest::collection::vec(any::<u8>(), 0..200),
            salt in any::<[u8; 16]>(),
        ) {
            let cost = KeyCost { memory_kib: 8 * lanes + above, passes, lanes };
            let key = argon2id(cost, &secret, &salt, &|| true).unwrap();
            prop_assert_eq!(key, by_the_library(cost, &secret, &salt));
        }
    }

    #[test]
    fn it_derives_the_same_without_wide_registers() {
        let one = Block(std::array::from_fn(|at| (at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        let other = Block(std::array::from_fn(|at| u64::MAX - at as u64));
        let work = |has_avx2| Work {
            shape: Shape::of(KeyCost::MINIMUM),
            goes_on: &|| true,
            is_stopped: AtomicBool::new(false),
            has_avx2,
        };
        let wide = work(has_avx2()).compress(&one, &other);
        assert_eq!(work(false).compress(&one, &other).0, wide.0);
    }

    #[test]
    fn it_stops_wherever_it_is_told_to_and_soon() {
        let cost = KeyCost { memory_kib: 8 * 1024, passes: 3, lanes: 4 };
        let asked = AtomicUsize::new(0);
        argon2id(cost, b"secret", &[7; 16], &|| asked.fetch_add(1, Ordering::Relaxed) < usize::MAX).unwrap();
        let all = asked.load(Ordering::Relaxed);
        assert!(all >= 90, "{all} looks");
        for after in [0, 1, 2, all / 3, all / 2, all - 1] {
            asked.store(0, Ordering::Relaxed);
            let goes_on = || asked.fetch_add(1, Ordering::Relaxed) < after;
            assert_eq!(argon2id(cost, b"secret", &[7; 16], &goes_on), Err(NotDerived::Stopped), "{after}");
            // One look more for each lane that was at work at the same time.
            assert!(asked.load(Ordering::Relaxed) <= after + 4, "{after}");
        }
    }
}
