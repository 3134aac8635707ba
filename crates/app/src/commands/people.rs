//! The people whom the journal names.

use candor_journal::model::{Id, Person, PersonKind, Target};

use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// All people, by name.
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

    /// Puts a person in the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn person_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.delete(&Target::Person { id })?))
    }
}
