//! Reading the memory of another process, to look for what should not be in it.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;

/// How much is read at a time. A needle may lie across two pieces, so they overlap.
const PIECE: usize = 1 << 20;
/// What the system counts memory in.
const PAGE: u64 = 4096;
/// So many zeros in a row are passed over.
const ZEROS: usize = 2048;

/// What was found, by name: in which kinds of memory, and how often.
pub type Found = BTreeMap<String, BTreeMap<String, usize>>;

/// The memory of a process, opened while that was still allowed: a process that has hardened
/// itself lets nobody but root open its files under `/proc`, but what is open stays open.
pub struct ProcessMemory {
    bytes: File,
    maps: File,
    pages: File,
}

impl ProcessMemory {
    pub fn of(process: u32) -> std::io::Result<Self> {
        let open = |name: &str| File::open(format!("/proc/{process}/{name}"));
        Ok(Self { bytes: open("mem")?, maps: open("maps")?, pages: open("pagemap")? })
    }

    pub fn search(&mut self, needles: &Needles) -> Found {
        let mut found = Found::new();
        let mut piece = vec![0; PIECE];
        for range in self.ranges() {
            let mut from = range.start;
            while from < range.end {
                let wanted = PIECE.min(usize::try_from(range.end - from).unwrap());
                // Memory can go away between two looks; what is gone holds nothing.
                let Ok(got @ 1..) = self.bytes.read_at(&mut piece[..wanted], from) else { break };
                needles.find(&piece[..got], |name| {
                    *found.entry(name.to_owned()).or_default().entry(range.kind.clone()).or_default() += 1;
                });
                let overlap =
                    if from + (got as u64) < range.end { needles.longest().min(got - 1) } else { 0 };
                from += (got - overlap) as u64;
            }
        }
        found
    }

    /// Bytes of the ranges that are searched.
    pub fn size(&mut self) -> u64 {
        self.ranges().iter().map(|range| range.end - range.start).sum()
    }

    /// Everything that the process may have written to, and that is there: a webview reserves
    /// gigabytes that it never touches. Files that are mapped only to be read hold what they hold
    /// on the disk.
    fn ranges(&mut self) -> Vec<Range> {
        let mut text = String::new();
        self.maps.seek(SeekFrom::Start(0)).unwrap();
        self.maps.read_to_string(&mut text).unwrap();
        text.lines().filter_map(Range::parse).flat_map(|range| self.present(&range)).collect()
    }

    /// The parts of a range that are in memory, or were swapped out of it.
    fn present(&self, range: &Range) -> Vec<Range> {
        let mut parts: Vec<Range> = Vec::new();
        let mut entries = vec![0; 8 * 65536];
        let mut page = range.start / PAGE;
        while page < range.end / PAGE {
            let wanted = entries.len().min(usize::try_from(range.end / PAGE - page).unwrap() * 8);
            let Ok(got @ 8..) = self.pages.read_at(&mut entries[..wanted], page * 8) else { break };
            // The two highest bits of an entry: in memory, in swap.
            for entry in entries[..got].chunks_exact(8) {
                let (start, end) = (page * PAGE, (page + 1) * PAGE);
                if entry[7] & 0xc0 != 0 {
                    match parts.last_mut() {
                        Some(last) if last.end == start => last.end = end,
                        _ => parts.push(Range { start, end, kind: range.kind.clone() }),
                    }
                }
                page += 1;
            }
        }
        parts
    }
}

struct Range {
    start: u64,
    end: u64,
    kind: String,
}

impl Range {
    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        let (start, end) = words.next()?.split_once('-')?;
        let rights = words.next()?;
        let name = words.nth(3).unwrap_or("anonymous");
        let is_file = name.starts_with('/');
        let is_kernels = name.starts_with("[v");
        (rights.starts_with('r') && !is_kernels && (rights.contains('w') || !is_file)).then(|| Self {
            start: u64::from_str_radix(start, 16).unwrap(),
            end: u64::from_str_radix(end, 16).unwrap(),
            kind: if is_file { "file".to_owned() } else { name.to_owned() },
        })
    }
}

/// What is looked for, all in one pass.
#[derive(Default)]
pub struct Needles {
    needles: Vec<(String, Vec<u8>)>,
    /// For the first two bytes of what is being read: the needles that begin so.
    by_start: BTreeMap<u16, Vec<usize>>,
}

impl Needles {
    /// Some bytes, of which there should be eight at least: fewer are found by chance.
    pub fn bytes(&mut self, name: &str, bytes: &[u8]) {
        assert!((8..=ZEROS / 2).contains(&bytes.len()), "{name} is too short or too long to be looked for");
        let start = u16::from_ne_bytes([bytes[0], bytes[1]]);
        self.by_start.entry(start).or_default().push(self.needles.len());
        self.needles.push((name.to_owned(), bytes.to_vec()));
    }

    /// A key, whole or either half: a cipher keeps halves in registers of 16 bytes.
    pub fn key(&mut self, name: &str, key: &[u8; 32]) {
        self.bytes(&format!("{name}, first half"), &key[..16]);
        self.bytes(&format!("{name}, second half"), &key[16..]);
    }

    /// A text, as Rust and SQLite keep it, and as windows and webviews do.
    pub fn text(&mut self, name: &str, text: &str) {
        self.bytes(name, text.as_bytes());
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.bytes(&format!("{name}, in UTF-16"), &wide);
    }

    /// The words of a text, as they stand and in capitals.
    pub fn words(&mut self, text: &str) {
        for word in text.split(' ') {
            self.text(word, word);
            let capitals = word.to_uppercase();
            self.text(&capitals, &capitals);
        }
    }

    /// The names of all that is looked for, in the order in which they are found.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.needles.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    fn longest(&self) -> usize {
        self.needles.iter().map(|(_, bytes)| bytes.len()).max().unwrap_or(0)
    }

    fn find(&self, bytes: &[u8], mut tell: impl FnMut(&str)) {
        let mut starts = vec![false; 1 << 16];
        for &start in self.by_start.keys() {
            starts[usize::from(start)] = true;
        }
        let mut at = 0;
        while at + 1 < bytes.len() {
            // Most memory is zero. What begins near the end of such a stretch is looked at all the same.
            if bytes[at] == 0 && bytes[at..].starts_with(&[0; ZEROS]) {
                at += ZEROS - self.longest();
                continue;
            }
            let start = u16::from_ne_bytes([bytes[at], bytes[at + 1]]);
            if starts[usize::from(start)] {
                for &index in &self.by_start[&start] {
                    let (name, needle) = &self.needles[index];
                    if bytes[at..].starts_with(needle) {
                        tell(name);
                    }
                }
            }
            at += 1;
        }
    }
}
