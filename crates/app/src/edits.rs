//! What an edit is of, and whether two of them say the same.

use candor_journal::model::{Edit, Id};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// What an edit is of: a later edit of the same thing takes its place.
#[derive(PartialEq)]
enum Thing<'a> {
    Answer(Id, &'a str),
    Person(Id),
    Inventory(Id),
    Amends(Id),
    Letter(Id),
    Reflection(Id),
    Worksheet(Id),
    Pattern(&'a str, bool),
    Reading(Id),
    Step(u8),
}

/// Whether two edits are of one thing.
pub(crate) fn same_thing(one: &Edit, other: &Edit) -> bool {
    thing(one) == thing(other)
}

/// A digest of what an edit says. Space, order and repetition do not count, which the journal may tidy.
pub(crate) fn digest(edit: &Edit) -> String {
    let mut parts = Vec::new();
    leaves(&serde_json::to_value(edit).unwrap_or_default(), &mut parts);
    parts.sort_unstable();
    parts.dedup();
    let hash = parts.iter().fold(Sha256::new(), Sha256::chain_update).finalize();
    let half = hash[..16].try_into().expect("a SHA-256 has 32 bytes");
    format!("{:032x}", u128::from_be_bytes(half))
}

fn leaves(value: &Value, parts: &mut Vec<[u8; 32]>) {
    let mut part = Sha256::new();
    match value {
        Value::Null => return,
        Value::Bool(_) | Value::Number(_) => part.update(value.to_string()),
        Value::String(text) => {
            // Gathered first: many small pieces cost the hash several times what one long text does.
            let mut tidied = Zeroizing::new(String::with_capacity(text.len() + 1));
            for word in text.trim_start().trim_start_matches('#').split_whitespace() {
                tidied.push_str(word);
                tidied.push(' ');
            }
            if tidied.is_empty() {
                return;
            }
            part.update(tidied.as_bytes());
        }
        Value::Array(values) => return values.iter().for_each(|value| leaves(value, parts)),
        Value::Object(values) => return values.values().for_each(|value| leaves(value, parts)),
    }
    parts.push(part.finalize().into());
}

fn thing(edit: &Edit) -> Thing<'_> {
    match edit {
        Edit::Answer { entry, field, .. } => Thing::Answer(*entry, field),
        Edit::Person { id, .. } => Thing::Person(*id),
        Edit::Inventory { id, .. } => Thing::Inventory(*id),
        Edit::Amends { id, .. } => Thing::Amends(*id),
        Edit::Letter { id, .. } => Thing::Letter(*id),
        Edit::Reflection { id, .. } => Thing::Reflection(*id),
        Edit::Worksheet { id, .. } => Thing::Worksheet(*id),
        Edit::Pattern { value, own, .. } => Thing::Pattern(value, *own),
        Edit::Reading { entry, .. } => Thing::Reading(*entry),
        Edit::Step { number, .. } => Thing::Step(*number),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use candor_journal::model::{Day, ReflectionDraft};

    use super::*;

    fn step(number: u8, notes: &str) -> Edit {
        Edit::Step { number, own_words: String::new(), notes: notes.into() }
    }

    #[test]
    fn a_digest_is_of_the_words_and_not_of_how_they_are_tidied() {
        let draft = |tags: &[&str], body: &str| Edit::Reflection {
            id: serde_json::from_str("\"019a0000-0000-7000-8000-000000000001\"").unwrap(),
            draft: ReflectionDraft {
                tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
                body: body.to_owned(),
                ..ReflectionDraft::blank(Day("2026-11-22".parse().unwrap()))
            },
        };
        assert_eq!(digest(&draft(&["#b", " a "], "one two")), digest(&draft(&["a", "b"], "one two ")));
        assert_ne!(digest(&draft(&["a"], "one two")), digest(&draft(&["a"], "one  three")));
        assert_ne!(digest(&step(1, "a")), digest(&step(2, "a")));
    }
}
