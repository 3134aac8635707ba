//! Names as a tree of their letters, so that a text is looked through once for all of them.

use std::collections::HashMap;

use super::endings::When;

/// The tree. Its root is node 0.
#[derive(Default)]
pub(super) struct Tree {
    next: HashMap<(u32, char), u32>,
    /// What ends at each node, by its number.
    ends: HashMap<u32, Vec<End>>,
}

/// A name, or the stem of one, that ends at a node.
pub(super) struct End {
    /// Its number.
    pub(super) name: usize,
    /// What must follow it to the end of the word; nothing for a whole name.
    pub(super) endings: Vec<Vec<char>>,
    /// In which texts that counts.
    pub(super) when: When,
}

impl Tree {
    /// Puts a name in.
    pub(super) fn put(&mut self, characters: &[char], end: End) {
        let mut node = 0;
        for &character in characters {
            let fresh = u32::try_from(self.next.len() + 1)
                .expect("fewer nodes than letters of four thousand million");
            node = *self.next.entry((node, character)).or_insert(fresh);
        }
        self.ends.entry(node).or_default().push(end);
    }

    /// Tells of everything that begins where these characters do, the shortest first, with its length.
    pub(super) fn walk<'a>(&'a self, characters: &[char], mut tell: impl FnMut(usize, &'a End)) {
        let mut node = 0;
        for (index, &character) in characters.iter().enumerate() {
            match self.next.get(&(node, character)) {
                Some(&next) => node = next,
                None => return,
            }
            for end in self.ends.get(&node).into_iter().flatten() {
                tell(index + 1, end);
            }
        }
    }
}
