//! Steps of work, counted in tests so that its growth can be seen without a clock. Elsewhere nothing is counted.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// So many letters, parts or people were looked at.
#[inline]
pub(crate) fn steps(count: usize) {
    #[cfg(test)]
    STEPS.set(STEPS.get() + count);
    #[cfg(not(test))]
    let _ = count;
}

#[cfg(test)]
mod tests {
    use candor_journal::model::{Id, Moment, Person, PersonDraft, PersonKind};
    use uuid::Uuid;

    use super::*;
    use crate::model::NameForm;
    use crate::names::{Finder, FinderWords, Heard};
    use crate::said::{Part, Said};
    use crate::tells::{LookAlikes, tells};

    /// Panics unless twice the input is about twice the steps.
    #[track_caller]
    fn assert_linear(what: &str, mut work: impl FnMut(usize)) {
        let mut count = |size| {
            let before = STEPS.get();
            work(size);
            STEPS.get() - before
        };
        let (one, two) = (count(1000), count(2000));
        assert!(one >= 1000 && two * 10 < one * 25, "{what}: {one} steps for 1000, {two} for 2000");
    }

    fn people(count: usize, name: &str) -> Vec<Person> {
        let draft = PersonDraft { name: name.into(), kind: PersonKind::Person, ..PersonDraft::default() };
        let moment = Moment(String::new());
        let person = |number| Person {
            id: Id(Uuid::from_u128(number)),
            draft: draft.clone(),
            created: moment.clone(),
            updated: moment.clone(),
            in_trash: false,
        };
        (0..count as u128).map(person).collect()
    }

    #[test]
    fn names_are_found_in_steps_that_grow_with_the_text_alone() {
        for (name, piece) in [
            ("Marek", "Marek and "),
            ("Marek", "nie jest dla Markiem ani Marka "),
            ("Anna", "jest Annę "),
            ("Tom Okafor", "Tom O"),
            ("Tom Okafor", "the Okafors T. "),
            ("שלום", "ש"),
            ("خالد", "و"),
            ("王伟", "王"),
            ("김민수", "김민수"),
            ("김민수", "김민"),
            ("Anna", "a"),
        ] {
            let finder =
                Finder::new(&people(1, name), FinderWords::default(), Heard::in_text("nie jest dla"));
            assert_linear(piece, |count| drop(finder.find(&piece.repeat(count))));
        }
    }

    #[test]
    fn a_name_that_many_share_is_found_often_in_steps_that_grow_with_both_alone() {
        assert_linear("one name of many, as often", |count| {
            let everybody = people(count, "Anna Okafor");
            let finder = Finder::new(&everybody, FinderWords::default(), Heard::default());
            let found = finder.find(&"Okafor Anna O. and Anna, ".repeat(count));
            assert!(found.iter().all(|name| name.people.in_order().len() == count));
        });
    }

    #[test]
    fn what_may_tell_is_found_in_steps_that_grow_with_the_text_alone() {
        for piece in ["then Peter ", "12/03/1991 ", "of March 1991 ", "AA 12 ", "M4ria ", "a@b.org "] {
            assert_linear(piece, |count| {
                let mut said = Said::default();
                for _ in 0..count {
                    said.say(piece, Part::Own);
                    said.say("M.", Part::Form);
                }
                drop(tells(&[(None, &said)], NameForm::Initials, &LookAlikes::default(), &[]));
            });
        }
    }
}
