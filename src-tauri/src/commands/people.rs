//! People.

use candor_journal::model::{Id, Person, PersonKind};

adapters! {
    people_list() -> Vec<Person>;
    person_find_or_create(name: String, kind: PersonKind) -> Person;
    person_delete(id: Id) -> ();
}
