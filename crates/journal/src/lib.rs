//! What a person writes: people, worksheets, amends, reflections, steps; their SQL schema, migrations and search.
//!
//! All SQL of the journal stands in this crate, behind typed functions. It knows SQLite and nothing of how the
//! file beneath is sealed: a [`model`] value goes in, a [`model`] value comes out.
//!
//! A [`Journal`] owns its database, anything that lends a `rusqlite::Connection`. Reading takes `&self`, changing
//! takes `&mut self` and is one transaction, which can be undone.
#![forbid(unsafe_code)]

mod amends;
mod answers;
mod block;
mod change;
mod clock;
mod comparison;
mod copies;
mod entries;
mod error;
pub mod example;
mod fold;
mod harms;
mod hidden;
mod history;
mod inventories;
pub mod markdown;
pub mod model;
mod own_sheets;
mod patterns;
mod people;
mod readings;
mod reflections;
mod schema;
mod sealing;
mod search;
mod settings;
mod share_choices;
mod sheet_file;
mod snippet;
mod sql;
mod standing;
mod steps;
mod taking_over;
mod titles;
mod today;
mod trash;
mod undo;
mod use_days;
mod worksheets;
mod written_files;
mod written_since;

use std::borrow::BorrowMut;

use jiff::Zoned;
use rusqlite::{Connection, TransactionBehavior};

use change::Change;
pub use clock::{Clock, FixedClock, SystemClock};
pub use error::{Invalid, JournalError, Kind};
pub use fold::{is_blank, is_unseen};
use model::{Day, Edit, Moment, Target, UndoAction};
pub use schema::SCHEMA;
pub use sheet_file::{FileFlaw, MOST_BYTES, SheetFile};
pub use trash::holds;
pub use worksheets::{worksheet, worksheets};

/// Statements kept prepared. There are about a hundred in this crate.
const STATEMENTS: usize = 128;

/// An open journal over a database it owns.
pub struct Journal<D: BorrowMut<Connection>> {
    database: D,
    clock: Box<dyn Clock>,
    /// When this session began.
    opened: clock::Stamp,
    ids: clock::IdSource,
    undo: undo::UndoStack,
}

impl<D: BorrowMut<Connection>> std::fmt::Debug for Journal<D> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Journal(…)")
    }
}

impl<D: BorrowMut<Connection>> Journal<D> {
    /// Opens a journal and brings its schema up to date. Nothing leaves the trash by this: see [`Journal::purge_trash`].
    ///
    /// # Errors
    /// [`JournalError::NewerSchema`] when it was written by a newer version, [`JournalError::ForeignSchema`] when
    /// something in it is not of our making (nothing is changed then), or [`JournalError::Database`].
    pub fn open(database: D) -> Result<Self, JournalError> {
        Self::open_with(database, SystemClock)
    }

    /// As [`Journal::open`], with a clock of one's own.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn open_with(mut database: D, clock: impl Clock + 'static) -> Result<Self, JournalError> {
        let connection = database.borrow_mut();
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        schema::migrate(connection)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let newest = connection.query_row("SELECT max(id) FROM things", [], |row| row.get(0))?;
        let ids = clock::IdSource::after(newest);
        let opened = clock::Stamp::of(&clock.now());
        Ok(Self { database, clock: Box::new(clock), opened, ids, undo: undo::UndoStack::default() })
    }

    /// Opens a journal that must not be written, as from a damaged file: no migration, no emptying of the trash.
    ///
    /// # Errors
    /// [`JournalError::NewerSchema`] or [`JournalError::OlderSchema`] when it cannot be read as it is,
    /// [`JournalError::ForeignSchema`] when what would be read is not of our making, or
    /// [`JournalError::Database`].
    pub fn open_reading_only(mut database: D) -> Result<Self, JournalError> {
        let connection = database.borrow_mut();
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        schema::check(connection)?;
        let ids = clock::IdSource::after(None);
        let opened = clock::Stamp::of(&SystemClock.now());
        Ok(Self { database, clock: Box::new(SystemClock), opened, ids, undo: undo::UndoStack::default() })
    }

    /// The database.
    pub fn database(&self) -> &D {
        &self.database
    }

    /// The database, to be changed beneath the journal: checkpoints, keys, backups.
    pub fn database_mut(&mut self) -> &mut D {
        &mut self.database
    }

    /// Gives the database back, so that it can be closed.
    pub fn into_database(self) -> D {
        self.database
    }

    /// The day it is where the person is.
    pub fn today(&self) -> Day {
        Day(self.clock.now().date())
    }

    /// Writes one edit, and says when it was written. This is the one door for edits.
    ///
    /// # Errors
    /// [`JournalError::NotFound`], [`JournalError::Invalid`], [`JournalError::UnknownWorksheet`],
    /// [`JournalError::UnknownField`] or [`JournalError::Database`]; nothing is written then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Moment, JournalError> {
        self.change(UndoAction::Edited, |change| {
            let target = match edit {
                Edit::Answer { entry, field, answer } => answers::edit(change, *entry, field, answer)?,
                Edit::Person { id, draft } => people::edit(change, *id, draft)?,
                Edit::Inventory { id, draft } => inventories::edit(change, *id, draft)?,
                Edit::Amends { id, draft } => amends::edit(change, *id, draft)?,
                Edit::Letter { id, text } => amends::write_letter(change, *id, text)?,
                Edit::Reflection { id, draft } => reflections::edit(change, *id, draft)?,
                Edit::Worksheet { id, draft } => own_sheets::edit(change, *id, draft)?,
                Edit::Pattern { value, own, draft } => patterns::edit(change, value, *own, draft)?,
                Edit::Reading { entry, said } => readings::edit(change, *entry, said)?,
                Edit::Step { number, own_words, notes } => steps::edit(change, *number, own_words, notes)?,
            };
            Ok((target, change.now.moment()))
        })
    }

    fn connection(&self) -> &Connection {
        self.database.borrow()
    }

    fn now(&self) -> Zoned {
        self.clock.now()
    }

    /// Carries out a change in one transaction and remembers it for undo. When it fails, nothing was written.
    fn change<T>(
        &mut self,
        action: UndoAction,
        body: impl FnOnce(&mut Change<'_>) -> Result<(Target, T), JournalError>,
    ) -> Result<T, JournalError> {
        let at = self.clock.now().timestamp();
        let transaction =
            self.database.borrow_mut().transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut change = Change::new(&transaction, &*self.clock, &self.ids, &self.opened);
        let (target, value) = body(&mut change)?;
        let rows = change.finish()?;
        transaction.commit()?;
        self.undo.record(action, target, rows, at);
        Ok(value)
    }

    /// Carries out a change that nobody takes back, and forgets the ones before it.
    fn change_for_good<T>(
        &mut self,
        body: impl FnOnce(&mut Change<'_>) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        let transaction =
            self.database.borrow_mut().transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut change = Change::new(&transaction, &*self.clock, &self.ids, &self.opened);
        let value = body(&mut change)?;
        change.finish()?;
        transaction.commit()?;
        self.undo.clear();
        Ok(value)
    }
}
