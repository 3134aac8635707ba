//! The people whom the journal names.

use candor_journal::model::{CopyReason, Id, Person, PersonKind, PersonLinks, PersonPage, Target};

use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// All people, by name; those in the trash too, since entries keep their names.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn people_list(&self) -> Result<Vec<Person>, AppError> {
        self.core.read(|open| {
            let mut people = open.journal.people()?;
            overlay::people(&mut people, &self.core.drafts.held());
            Ok(people)
        })
    }

    /// The person of that name, made if there is none.
    ///
    /// # Errors
    /// [`AppError::Invalid`] when the name is empty; those of any change.
    pub fn person_find_or_create(&self, name: String, kind: PersonKind) -> Result<Person, AppError> {
        self.core.change(|open| Ok(open.journal.find_or_create_person(&name, kind)?))
    }

    /// In how many places that are in view each person is linked.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn people_links(&self) -> Result<Vec<PersonLinks>, AppError> {
        self.core.read(|open| Ok(open.journal.people_links()?))
    }

    /// Somebody, and everything that speaks of them.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn person_page(&self, id: Id) -> Result<PersonPage, AppError> {
        self.core.read(|open| {
            let mut page = open.journal.person_page(id)?;
            overlay::people(std::slice::from_mut(&mut page.person), &self.core.drafts.held());
            Ok(page)
        })
    }

    /// Makes one of two people who are the same; `other` is gone. A copy of the journal is made before, once a day.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Invalid`] when both are the same; those of any change.
    pub fn person_merge(&self, keep: Id, other: Id) -> Result<Person, AppError> {
        self.core.copy_before(CopyReason::BeforeMerge);
        self.core.change(|open| Ok(open.journal.merge_people(keep, other)?))
    }

    /// Puts a person in the trash. Their name stays where it stands, or is taken out everywhere: answers keep their
    /// words, and amends go to the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn person_delete(&self, id: Id, unlink: bool) -> Result<(), AppError> {
        self.core.change(|open| {
            let journal = &mut open.journal;
            let deleted =
                if unlink { journal.unlink_person(id) } else { journal.delete(&Target::Person { id }) };
            Ok(deleted?)
        })
    }
}
