//! A copy that is looked into while the journal of today is open: it is only read, and single things are taken over.

use std::borrow::{Borrow, BorrowMut};
use std::collections::BTreeMap;

use candor_journal::model::{Id, Target, WrittenSince};
use candor_journal::{Journal, JournalError};
use candor_vault::Vault;
use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::api::{InsideAmends, InsideCopy, InsideEntry, InsideName, InsideThing, KeptCopy};
use crate::error::AppError;
use crate::session::OpenJournal;

/// The database of a copy.
pub(crate) enum Database {
    /// The copy's own file.
    Sealed(Vault),
    /// What is in it, in memory: one of an earlier app is brought to today's form there, never in its file.
    InMemory(Connection),
}

impl Borrow<Connection> for Database {
    fn borrow(&self) -> &Connection {
        match self {
            Self::Sealed(vault) => vault.borrow(),
            Self::InMemory(connection) => connection,
        }
    }
}

impl BorrowMut<Connection> for Database {
    fn borrow_mut(&mut self) -> &mut Connection {
        match self {
            Self::Sealed(vault) => vault.borrow_mut(),
            Self::InMemory(connection) => connection,
        }
    }
}

/// A copy that is looked into.
pub(crate) struct Inside {
    journal: Journal<Database>,
    pub(crate) copy: KeptCopy,
}

impl Inside {
    /// Looks into a copy that was opened to be read. Nothing leaves its trash by that.
    ///
    /// # Errors
    /// [`AppError::NewerFormat`] for one of a later app; [`AppError::Damaged`].
    pub(crate) fn of(mut vault: Vault, copy: KeptCopy) -> Result<Self, AppError> {
        let schema = Journal::open_reading_only(BorrowMut::<Connection>::borrow_mut(&mut vault)).map(drop);
        let database = match schema {
            Err(JournalError::OlderSchema { .. }) => Database::InMemory(brought_to_today(&vault)?),
            Err(error) => return Err(error.into()),
            Ok(()) => Database::Sealed(vault),
        };
        Ok(Self { journal: Journal::open_reading_only(database)?, copy })
    }

    /// What is in it.
    ///
    /// # Errors
    /// Those of reading.
    pub(crate) fn shown(&self) -> Result<InsideCopy, AppError> {
        let names: BTreeMap<Id, String> =
            self.journal.people()?.into_iter().map(|person| (person.id, person.draft.name)).collect();
        let amends = self.journal.amends_list()?.into_iter().map(|amends| InsideAmends {
            id: amends.id,
            name: names.get(&amends.draft.person).cloned().unwrap_or_default(),
            harm: amends.draft.harm,
            has_letter: amends.has_letter,
        });
        Ok(InsideCopy {
            copy: self.copy.clone(),
            pages: self.journal.reflections()?,
            amends: amends.collect(),
            entries: self.entries()?,
        })
    }

    /// What was written in the journal of today since.
    ///
    /// # Errors
    /// Those of reading.
    pub(crate) fn written_since(&self, now: &OpenJournal) -> Result<WrittenSince, AppError> {
        Ok(now.written_since(&self.journal)?)
    }

    fn entries(&self) -> Result<Vec<InsideEntry>, AppError> {
        let sheets = self.journal.worksheets()?;
        let inventories = self.journal.inventories()?;
        let homes =
            inventories.iter().map(|inventory| (Some(inventory.id), Some(inventory.draft.title.clone())));
        let mut entries = Vec::new();
        for (inventory, title) in homes.chain([(None, None)]) {
            for sheet in sheets.iter().filter(|sheet| sheet.is_section() == inventory.is_some()) {
                for entry in self.journal.entries(inventory, &sheet.id)? {
                    let first =
                        entry.answers.values().map(|answer| answer.text.trim()).find(|text| !text.is_empty());
                    entries.push(InsideEntry {
                        id: entry.id,
                        inventory: title.clone(),
                        worksheet: sheet.title.clone(),
                        title: first.and_then(|text| text.lines().next()).unwrap_or_default().to_owned(),
                        updated: entry.updated,
                    });
                }
            }
        }
        Ok(entries)
    }

    /// One thing in it.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of reading.
    pub(crate) fn thing(&self, name: InsideName) -> Result<InsideThing, AppError> {
        Ok(match name {
            InsideName::Page { id } => InsideThing::Page { page: self.journal.reflection(id)? },
            InsideName::Amends { id } => {
                let amends = self.journal.amends(id)?;
                let name = self.journal.person(amends.draft.person)?.draft.name;
                InsideThing::Amends { letter: self.journal.letter(id)?, name, amends }
            }
            InsideName::Entry { id } => {
                let entry = self.journal.entry(id)?;
                let people = entry.answers.values().flat_map(|answer| &answer.people);
                let names = people
                    .map(|&id| Ok((id, self.journal.person(id)?.draft.name)))
                    .collect::<Result<_, JournalError>>()?;
                let worksheet = self.journal.worksheet_version(&entry.worksheet, entry.version)?;
                InsideThing::Entry { entry, worksheet, names }
            }
        })
    }

    /// Takes one thing over into the journal of today, as one change that can be undone.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub(crate) fn take_over(&self, into: &mut OpenJournal, name: InsideName) -> Result<Target, AppError> {
        Ok(match name {
            InsideName::Page { id } => into.take_page_from(&self.journal, id)?,
            InsideName::Amends { id } => into.take_amends_from(&self.journal, id)?,
            InsideName::Entry { id } => into.take_entry_from(&self.journal, id)?,
        })
    }
}

/// What is in a copy of an earlier app, in memory, as the app of today has it.
fn brought_to_today(copy: &Vault) -> Result<Connection, AppError> {
    let in_memory = |error| AppError::from(JournalError::Database(error));
    let mut memory = Connection::open_in_memory().map_err(in_memory)?;
    {
        let copying = Backup::new(Borrow::<Connection>::borrow(copy), &mut memory).map_err(in_memory)?;
        copying.step(-1).map_err(in_memory)?;
    }
    Ok(Journal::open(memory)?.into_database())
}
