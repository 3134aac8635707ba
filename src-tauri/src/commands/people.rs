//! People.

use candor_journal::model::{Id, Person, PersonKind, PersonLinks, PersonPage};

adapters! {
    people_list() -> Vec<Person>;
    person_find_or_create(name: String, kind: PersonKind) -> Person;
    people_links() -> Vec<PersonLinks>;
    person_page(id: Id) -> PersonPage;
    person_merge(keep: Id, other: Id) -> Person;
    person_delete(id: Id, unlink: bool) -> ();
}
