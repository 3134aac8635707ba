//! Where a vault's state comes from: the last states it went through, by names that only one of them has.
//!
//! A number can say that one file is further on than another, and not that it is the same line: two computers that both
//! went on from one file have the same numbers. So every state gets a random name, and the header keeps those of the
//! states before it. Whoever remembers a state can tell whether what is found later went on from it.

use crate::mutant::{Mutant, is_active};

/// The most milestones that a header keeps besides that of the present state.
pub(crate) const MOST: usize = 96;

/// A state of a vault: what was in the file when its pages were sealed together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Milestone {
    /// The header's sequence when the state was sealed.
    pub sequence: u64,
    /// The state's name: random, no two have the same.
    pub state: [u8; 16],
}

/// How what was found is related to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is the last state that is known.
    Same,
    /// It went on from the last state that is known.
    Continues,
    /// It is a state that what is known went through: an older copy.
    Older,
    /// Both went on from a state before, each by itself: another line of the same vault.
    Fork,
    /// It cannot be told: nothing is known, or what was kept of either line does not reach back to the other.
    Unknown,
}

/// How what was found is related to what is known. Both are lists of milestones as [`crate::Vault::milestones`] and
/// [`crate::HeaderSummary::milestones`] give them: oldest first, the present state last.
pub fn relation(known: &[Milestone], found: &[Milestone]) -> Relation {
    let (Some(last_known), Some(last_found)) = (known.last(), found.last()) else { return Relation::Unknown };
    if last_known.state == last_found.state {
        return Relation::Same;
    }
    let has = |line: &[Milestone], one: &Milestone| line.iter().any(|other| other.state == one.state);
    if has(found, last_known) || is_active(Mutant::LineageNotChecked) {
        Relation::Continues
    } else if has(known, last_found) {
        Relation::Older
    } else if begins_behind(found, last_known) || begins_behind(known, last_found) {
        Relation::Unknown
    } else {
        Relation::Fork
    }
}

/// Whether a line has forgotten its beginning, and what it remembers begins after a state.
fn begins_behind(line: &[Milestone], one: &Milestone) -> bool {
    line.len() > MOST && line.first().is_some_and(|first| first.sequence > one.sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of states: sequence and a letter that names the state.
    fn line(states: &[(u64, u8)]) -> Vec<Milestone> {
        states.iter().map(|&(sequence, letter)| Milestone { sequence, state: [letter; 16] }).collect()
    }

    #[test]
    fn what_went_on_is_told_from_what_is_older_and_from_another_line() {
        let known = line(&[(2, b'a'), (5, b'b'), (9, b'c')]);
        for (found, expected) in [
            (known.clone(), Relation::Same),
            (line(&[(2, b'a'), (5, b'b'), (9, b'c'), (12, b'd')]), Relation::Continues),
            (line(&[(9, b'c'), (12, b'd'), (20, b'e')]), Relation::Continues),
            (line(&[(2, b'a'), (5, b'b')]), Relation::Older),
            (line(&[(2, b'a')]), Relation::Older),
            (line(&[(2, b'a'), (5, b'b'), (30, b'x')]), Relation::Fork),
            (line(&[(2, b'a'), (5, b'b'), (7, b'x')]), Relation::Fork),
            (line(&[(9, b'x')]), Relation::Fork),
            (Vec::new(), Relation::Unknown),
        ] {
            assert_eq!(relation(&known, &found), expected, "{found:?}");
        }
        assert_eq!(relation(&[], &known), Relation::Unknown);
    }

    #[test]
    fn a_line_that_forgot_its_beginning_is_not_called_another_one() {
        let long = |from: u64| -> Vec<Milestone> {
            (from..=from + MOST as u64)
                .map(|sequence| Milestone { sequence, state: u128::from(sequence).to_le_bytes() })
                .collect()
        };
        let (early, late) = (long(1), long(1000));
        assert_eq!(relation(&early, &late), Relation::Unknown);
        assert_eq!(relation(&late, &early), Relation::Unknown);
        assert_eq!(relation(&early, &late[1..]), Relation::Fork, "it has room for all that it went through");
        let reaches_back = long(40);
        assert_eq!(relation(&early, &reaches_back), Relation::Continues);
        assert_eq!(relation(&reaches_back, &early), Relation::Older);
    }
}
