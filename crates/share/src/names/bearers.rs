//! Those who may be meant by a name: one person, or all who share it. There can be thousands, and thousands of places
//! where the name stands, so they are kept once and asked for in as few steps as there can be.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use candor_journal::model::Id;

use crate::work::steps;

/// Those who bear a name, each once.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Bearers {
    in_order: Vec<Id>,
    known: HashSet<Id>,
}

impl Bearers {
    /// These, in this order.
    pub(super) fn new(in_order: Vec<Id>) -> Self {
        Self { known: in_order.iter().copied().collect(), in_order }
    }

    /// All of them, in the order of the people.
    pub(crate) fn in_order(&self) -> &[Id] {
        &self.in_order
    }

    /// The only one who bears it.
    pub(crate) fn only(&self) -> Option<Id> {
        if let [person] = *self.in_order { Some(person) } else { None }
    }

    /// The only one of some people who bears it.
    pub(crate) fn only_among(&self, people: &HashSet<Id>) -> Option<Id> {
        let (fewer, more) =
            if people.len() < self.known.len() { (people, &self.known) } else { (&self.known, people) };
        let mut both = fewer.iter().filter(|person| more.contains(person));
        both.next().filter(|_| both.next().is_none()).copied()
    }

    /// Whether all who bear it are among some people.
    pub(crate) fn all_among(&self, people: &HashSet<Id>) -> bool {
        self.known.len() <= people.len() && self.known.is_subset(people)
    }
}

/// Who bears both of two names, found out once for each two.
#[derive(Default)]
pub(super) struct Shared(RefCell<HashMap<[*const Bearers; 2], Both>>);

/// The two, so that what is known of them is of no others, and who bears both names.
type Both = ([Arc<Bearers>; 2], Option<Arc<Bearers>>);

impl Shared {
    /// Those who bear both names, if somebody does.
    pub(super) fn of(&self, one: &Arc<Bearers>, other: &Arc<Bearers>) -> Option<Arc<Bearers>> {
        let mut known = self.0.borrow_mut();
        let (_, both) = known.entry([Arc::as_ptr(one), Arc::as_ptr(other)]).or_insert_with(|| {
            let both: Vec<_> = one
                .in_order
                .iter()
                .inspect(|_| steps(1))
                .filter(|person| other.known.contains(person))
                .copied()
                .collect();
            let both = (!both.is_empty()).then(|| Arc::new(Bearers::new(both)));
            ([Arc::clone(one), Arc::clone(other)], both)
        });
        both.clone()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn bearers(numbers: impl IntoIterator<Item = u128>) -> Arc<Bearers> {
        Arc::new(Bearers::new(numbers.into_iter().map(|number| Id(Uuid::from_u128(number))).collect()))
    }

    #[test]
    fn who_is_meant_is_who_bears_the_name_and_is_linked_if_that_is_one() {
        let people = |numbers: &[u128]| numbers.iter().map(|&number| Id(Uuid::from_u128(number))).collect();
        let name = bearers([3, 1, 2]);
        for (linked, meant) in
            [(&[1, 7, 8, 9][..], Some(1)), (&[1, 2], None), (&[7], None), (&[], None), (&[2], Some(2))]
        {
            assert_eq!(
                name.only_among(&people(linked)),
                meant.map(|number| Id(Uuid::from_u128(number))),
                "{linked:?}"
            );
        }
        assert!(name.all_among(&people(&[1, 2, 3, 4])) && !name.all_among(&people(&[1, 2, 4])));
        assert_eq!((name.only(), bearers([5]).only()), (None, Some(Id(Uuid::from_u128(5)))));
    }

    #[test]
    fn who_bears_both_names_keeps_the_order_of_the_people() {
        let shared = Shared::default();
        let (one, other, third) = (bearers([4, 2, 9]), bearers([9, 4]), bearers([1]));
        for _ in 0..2 {
            assert_eq!(shared.of(&one, &other), Some(bearers([4, 9])));
            assert_eq!(shared.of(&one, &third), None);
        }
    }
}
