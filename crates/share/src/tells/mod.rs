//! What may still tell who somebody is, once names are seen to: words written large that nobody knows, numbers,
//! addresses, dates and places. It advises, and finds more than it must: what it misses is in docs/GUIDE.md.

mod addresses;
mod dates;
mod large;
mod look_alikes;
mod numbers;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use crate::model::{NameForm, Tell, TellKind};
use crate::names::{Finder, key};
use crate::said::Said;
use crate::work::steps;
use large::Large;

pub(crate) use look_alikes::LookAlikes;

/// What was found in a text: where, and what it looks like.
type Found = (Range<usize>, TellKind);

/// The tells in what is said, in order, with the numbers of their entries. With full names there are none but those
/// that are put out.
pub(crate) fn tells(
    all: &[(Option<u32>, &Said)],
    form: NameForm,
    names: &LookAlikes,
    hidden: &[String],
) -> Vec<Tell> {
    let mut tells = Tells::default();
    if form != NameForm::Full {
        let large = Large::new(all.iter().map(|(_, said)| *said));
        let look = Look { large: &large, names };
        let first: Vec<_> = all.iter().map(|(_, said)| look.in_text(said, &BTreeSet::new())).collect();
        let runs = all.iter().zip(&first).flat_map(|((_, said), found)| {
            found.iter().filter(|(_, kind)| is_name(*kind)).map(|(range, _)| &said.text[range.clone()])
        });
        // Half of a name that was found elsewhere tells as much where a sentence begins with it.
        let halves = large::halves(runs);
        for ((_, said), found) in all.iter().zip(first) {
            let found =
                if large::mentions(&said.text, &halves) { look.in_text(said, &halves) } else { found };
            for (range, kind) in found {
                tells.add(&said.text[range], kind);
            }
        }
    }
    for word in hidden.iter().filter(|word| !word.trim().is_empty()) {
        let mut said = Said::default();
        said.say(word, crate::said::Part::Own);
        let look = Look { large: &Large::default(), names };
        let kind = look.in_text(&said, &BTreeSet::new()).first().map(|(_, kind)| *kind);
        tells.add(word.trim(), kind.unwrap_or(TellKind::NameLike));
        tells.hide(word);
    }
    tells.numbered(all)
}

fn is_name(kind: TellKind) -> bool {
    matches!(kind, TellKind::NameLike | TellKind::LookAlike | TellKind::Place)
}

/// What is known when a text is looked through.
struct Look<'a> {
    large: &'a Large,
    names: &'a LookAlikes,
}

impl Look<'_> {
    /// Everything in a text that may tell, none overlapping another, in order.
    fn in_text(&self, said: &Said, halves: &BTreeSet<Vec<char>>) -> Vec<Found> {
        let text = said.text.as_str();
        let mut found = Places::default();
        let mut take = |more: Vec<Found>| {
            for (range, kind) in more {
                found.take(range, kind);
            }
        };
        // The surer first: what it takes is not taken for something else.
        take(addresses::find(text));
        if text.contains(char::is_numeric) {
            take(dates::find(text));
            take(numbers::find(text));
        }
        take(self.large.find(said, halves));
        // "tom" among words written large may be Tom Okafor, or none.
        take(said.doubtful().map(|range| (range, TellKind::NameLike)).collect());
        // Whatever else it looks like, or is a part of: this is why it should be looked at.
        for (range, kind) in self.names.find(said) {
            found.mark(range, kind);
        }
        found.in_order()
    }
}

/// Places in a text, none of which overlaps another: each by where it begins, with where it ends.
#[derive(Default)]
struct Places(BTreeMap<usize, (usize, TellKind)>);

impl Places {
    /// Takes a place, unless something of it is taken.
    fn take(&mut self, range: Range<usize>, kind: TellKind) {
        // Of those that begin before its end, the last reaches furthest.
        let before = self.0.range(..range.end).next_back();
        steps(1);
        if before.is_none_or(|(_, (end, _))| *end <= range.start) {
            self.0.insert(range.start, (range.end, kind));
        }
    }

    /// Takes a place, or says of what is taken there that it is of this kind.
    fn mark(&mut self, range: Range<usize>, kind: TellKind) {
        self.take(range.clone(), kind);
        if let Some((_, (_, known))) = self.0.range_mut(..range.end).next_back() {
            *known = kind;
        }
    }

    fn in_order(self) -> Vec<Found> {
        self.0.into_iter().map(|(start, (end, kind))| (start..end, kind)).collect()
    }
}

/// Tells as they are gathered.
#[derive(Default)]
struct Tells {
    tells: Vec<Tell>,
    /// Where in the list each is, folded.
    places: HashMap<Vec<char>, usize>,
}

impl Tells {
    fn add(&mut self, text: &str, kind: TellKind) {
        self.places.entry(key(text)).or_insert_with(|| {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.tells.push(Tell { text, kind, entries: Vec::new(), hidden: false });
            self.tells.len() - 1
        });
    }

    fn hide(&mut self, text: &str) {
        if let Some(place) = self.places.get(&key(text)) {
            self.tells[*place].hidden = true;
        }
    }

    /// The tells with the numbers of the entries in which they stand, wherever and however they are written. One that
    /// stands nowhere is left out.
    fn numbered(mut self, all: &[(Option<u32>, &Said)]) -> Vec<Tell> {
        let texts: Vec<_> = self.tells.iter().map(|tell| tell.text.clone()).collect();
        let finder = Finder::of_words(&texts);
        let mut stands = vec![false; texts.len()];
        for (number, said) in all {
            for (_, place) in finder.find_words(&said.text) {
                stands[place] = true;
                let entries = &mut self.tells[place].entries;
                entries.extend(number.filter(|number| entries.last() != Some(number)));
            }
        }
        let mut standing = stands.into_iter();
        self.tells.retain(|_| standing.next() == Some(true));
        self.tells
    }
}
