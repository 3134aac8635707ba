//! Single things of an older copy, taken over into the journal of today as one change. What is there now is never
//! written over: what comes is a thing of its own, and the person puts together what belongs together. People are found
//! by their names, as when a name is typed.

use std::borrow::BorrowMut;

use rusqlite::Connection;

use crate::change::Change;
use crate::error::{Invalid, JournalError};
use crate::model::{
    AmendsDraft, AmendsStatus, Answer, Home, Id, InventoryDraft, PersonKind, Target, UndoAction,
};
use crate::{Journal, amends, answers, entries, inventories, people, reflections, worksheets};

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Takes over a page. One that is here already, word for word, is only named.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], or [`JournalError::Database`].
    pub fn take_page_from<C: BorrowMut<Connection>>(
        &mut self,
        copy: &Journal<C>,
        id: Id,
    ) -> Result<Target, JournalError> {
        let page = copy.reflection(id)?;
        if self.reflection(id).is_ok_and(|here| here.draft == page.draft) {
            return Ok(Target::Reflection { id });
        }
        self.change(UndoAction::Created, |change| {
            let (_, id) = reflections::create(change, &page.draft)?;
            let target = Target::Reflection { id };
            Ok((target.clone(), target))
        })
    }

    /// Takes over an amends with its letter, its ledger and where it stood.
    ///
    /// # Errors
    /// As [`Journal::take_page_from`].
    pub fn take_amends_from<C: BorrowMut<Connection>>(
        &mut self,
        copy: &Journal<C>,
        id: Id,
    ) -> Result<Target, JournalError> {
        let (there, letter) = (copy.amends(id)?, copy.letter(id)?);
        let person = copy.person(there.draft.person)?.draft;
        self.change(UndoAction::Created, |change| {
            let (_, person) = people::find_or_create(change, &person.name, person.kind)?;
            let draft = AmendsDraft { person, ..there.draft.clone() };
            let (key, id) = amends::create(change, &draft, None)?;
            if !letter.is_empty() {
                amends::write_letter(change, id, &letter)?;
            }
            for line in &there.ledger {
                amends::ledger::add(change, key, &line.draft)?;
            }
            if there.status != AmendsStatus::Unsorted {
                amends::move_to(change, key, there.status, "")?;
            }
            let target = Target::Amends { id };
            Ok((target.clone(), target))
        })
    }

    /// Takes over an entry with its answers: into its inventory where that is still here, else into one made under the
    /// same title.
    ///
    /// # Errors
    /// As [`Journal::take_page_from`]; [`JournalError::UnknownWorksheet`] when its worksheet is not here.
    pub fn take_entry_from<C: BorrowMut<Connection>>(
        &mut self,
        copy: &Journal<C>,
        id: Id,
    ) -> Result<Target, JournalError> {
        let entry = copy.entry(id)?;
        let home = entry.inventory.map(|inventory| copy.inventory(inventory)).transpose()?;
        let mut names = Vec::new();
        for person in entry.answers.values().flat_map(|answer| &answer.people) {
            let draft = copy.person(*person)?.draft;
            names.push((*person, draft.name, draft.kind));
        }
        let is_here = home.as_ref().is_some_and(|home| self.inventory(home.id).is_ok());
        self.change(UndoAction::Created, |change| {
            let sheet = worksheets::current(change.connection, &entry.worksheet)?;
            if (sheet.home == Home::Inventory) != home.is_some() {
                return Err(Invalid::Place.into());
            }
            let inventory = match &home {
                Some(home) if is_here => Some(home.id),
                Some(home) => Some(inventories::create(change, &InventoryDraft { ..home.draft.clone() })?.1),
                None => None,
            };
            // It is asked as it was asked then, where that version of its worksheet is known here.
            let sheet =
                worksheets::version(change.connection, &entry.worksheet, entry.version).unwrap_or(sheet);
            let (key, id) = entries::create(change, inventory, &sheet, None, 1)?.remove(0);
            for (field, answer) in &entry.answers {
                let answer = with_people_of_here(change, &names, answer)?;
                worksheets::check(change.connection, &entry.worksheet, sheet.version, field, &answer)?;
                answers::write(change, key, field, &answer)?;
            }
            let target = entries::target(inventory, &entry.worksheet, id);
            Ok((target.clone(), target))
        })
    }
}

fn with_people_of_here(
    change: &mut Change<'_>,
    names: &[(Id, String, PersonKind)],
    answer: &Answer,
) -> Result<Answer, JournalError> {
    let mut here = answer.clone();
    for person in &mut here.people {
        let known = names.iter().find(|(id, ..)| id == person);
        let (_, name, kind) = known.ok_or(JournalError::NotFound(crate::error::Kind::Person))?;
        *person = people::find_or_create(change, name, *kind)?.1;
    }
    Ok(here)
}
