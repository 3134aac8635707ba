//! Names as a tree of their letters, so that a text is looked through once for all of them.

use super::endings::{Stem, When};
use crate::work::steps;

/// The tree: its nodes, the root first.
pub(super) struct Tree(Vec<Node>);

#[derive(Default)]
struct Node {
    /// The node that each letter leads to, by letter. Most have one or two.
    next: Vec<(char, usize)>,
    ends: Vec<End>,
}

/// A name, or the stem of one, that ends at a node.
pub(super) struct End {
    /// Its number.
    pub(super) name: usize,
    /// What must follow it to the end of the word; nothing for a whole name.
    pub(super) endings: &'static [Vec<char>],
    /// How many letters the longest of them has.
    pub(super) longest: usize,
    /// In which texts that counts.
    pub(super) when: When,
}

impl End {
    /// Of a whole name.
    pub(super) fn whole(name: usize) -> Self {
        Self { name, endings: &[], longest: 0, when: When::Always }
    }

    /// Of the stem of a name.
    pub(super) fn stem(name: usize, stem: &Stem) -> Self {
        let longest = stem.endings.iter().map(Vec::len).max().unwrap_or_default();
        Self { name, endings: stem.endings, longest, when: stem.when }
    }
}

impl Default for Tree {
    fn default() -> Self {
        Self(vec![Node::default()])
    }
}

impl Tree {
    /// Puts a name in.
    pub(super) fn put(&mut self, characters: &[char], end: End) {
        let mut node = 0;
        for &character in characters {
            let next = &self.0[node].next;
            node = match next.binary_search_by_key(&character, |(letter, _)| *letter) {
                Ok(place) => next[place].1,
                Err(place) => {
                    let fresh = self.0.len();
                    self.0[node].next.insert(place, (character, fresh));
                    self.0.push(Node::default());
                    fresh
                }
            };
        }
        self.0[node].ends.push(end);
    }

    /// Tells of everything that begins where these characters do, the shortest first, with its length.
    pub(super) fn walk<'a>(&'a self, characters: &[char], mut tell: impl FnMut(usize, &'a End)) {
        let mut node = &self.0[0];
        for (index, character) in characters.iter().enumerate() {
            steps(1);
            match node.next.binary_search_by_key(character, |(letter, _)| *letter) {
                Ok(place) => node = &self.0[node.next[place].1],
                Err(_) => return,
            }
            for end in &node.ends {
                tell(index + 1, end);
            }
        }
    }
}
