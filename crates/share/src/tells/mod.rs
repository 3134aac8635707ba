//! What may still tell who somebody is, once names are seen to: words written large that nobody knows, numbers,
//! addresses, dates and places. It advises, and finds more than it must: what it misses is in docs/GUIDE.md.

mod addresses;
mod dates;
mod large;
mod numbers;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::model::{NameForm, Tell, TellKind};
use crate::names::{Finder, key};
use crate::said::Said;
use large::Large;

/// What was found in a text: where, and what it looks like.
type Found = (Range<usize>, TellKind);

/// The tells in what is said, in order, with the numbers of their entries. With full names there are none but those
/// that are put out.
pub(crate) fn tells(all: &[(Option<u32>, &Said)], form: NameForm, hidden: &[String]) -> Vec<Tell> {
    let mut tells = Tells::default();
    if form != NameForm::Full {
        let large = Large::new(all.iter().map(|(_, said)| *said));
        let first: Vec<_> = all.iter().map(|(_, said)| in_text(said, &large, &BTreeSet::new())).collect();
        let runs = all.iter().zip(&first).flat_map(|((_, said), found)| {
            found.iter().filter(|(_, kind)| is_name(*kind)).map(|(range, _)| &said.text[range.clone()])
        });
        // Half of a name that was found elsewhere tells as much where a sentence begins with it.
        let halves = large::halves(runs);
        for ((_, said), found) in all.iter().zip(first) {
            let found =
                if large::mentions(&said.text, &halves) { in_text(said, &large, &halves) } else { found };
            for (range, kind) in found {
                tells.add(&said.text[range], kind);
            }
        }
    }
    for word in hidden.iter().filter(|word| !word.trim().is_empty()) {
        let mut said = Said::default();
        said.say(word, crate::said::Part::Own);
        let kind = in_text(&said, &Large::default(), &BTreeSet::new()).first().map(|(_, kind)| *kind);
        tells.add(word.trim(), kind.unwrap_or(TellKind::NameLike));
        tells.hide(word);
    }
    tells.numbered(all)
}

fn is_name(kind: TellKind) -> bool {
    matches!(kind, TellKind::NameLike | TellKind::Place)
}

/// Everything in a text that may tell, none overlapping another, in order.
fn in_text(said: &Said, large: &Large, halves: &BTreeSet<Vec<char>>) -> Vec<Found> {
    let text = said.text.as_str();
    let mut found: Vec<Found> = Vec::new();
    let mut take = |more: Vec<Found>| {
        for (range, kind) in more {
            let overlaps = |(other, _): &Found| other.start < range.end && range.start < other.end;
            if !found.iter().any(overlaps) {
                found.push((range, kind));
            }
        }
    };
    // The surer first: what it takes is not taken for something else.
    take(addresses::find(text));
    if text.contains(char::is_numeric) {
        take(dates::find(text));
        take(numbers::find(text));
    }
    take(large.find(said, halves));
    // "tom" among words written large may be Tom Okafor, or none.
    take(said.doubtful().map(|range| (range, TellKind::NameLike)).collect());
    found.sort_by_key(|(range, _)| range.start);
    found
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
