//! Reflections.

use candor_journal::markdown;
use candor_journal::model::{Id, Node, Reflection, ReflectionDraft, ReflectionSummary, Target};

use crate::app::App;
use crate::error::AppError;
use crate::overlay;

impl App {
    /// All reflections, newest day first.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk.
    pub fn reflections_list(&self) -> Result<Vec<ReflectionSummary>, AppError> {
        self.core.read(|open| Ok(open.journal.reflections()?))
    }

    /// One reflection.
    ///
    /// # Errors
    /// [`AppError::NotFound`], [`AppError::Locked`], and those of the disk.
    pub fn reflection_get(&self, id: Id) -> Result<Reflection, AppError> {
        self.core.read(|open| {
            let mut reflection = open.journal.reflection(id)?;
            overlay::reflection(&mut reflection, &self.core.drafts.held());
            Ok(reflection)
        })
    }

    /// A blank page, dated today.
    ///
    /// # Errors
    /// Those of any change: [`AppError::Locked`], [`AppError::ReadingOnly`], those of the disk.
    pub fn reflection_create(&self) -> Result<Reflection, AppError> {
        self.core.change(|open| {
            let today = open.journal.today();
            Ok(open.journal.create_reflection(&ReflectionDraft::blank(today))?)
        })
    }

    /// Puts a reflection in the trash.
    ///
    /// # Errors
    /// [`AppError::NotFound`]; those of any change.
    pub fn reflection_delete(&self, id: Id) -> Result<(), AppError> {
        self.core.change(|open| Ok(open.journal.delete(&Target::Reflection { id })?))
    }

    /// Markdown as a tree of nodes.
    ///
    /// # Errors
    /// None.
    pub fn markdown_preview(&self, text: String) -> Result<Vec<Node>, AppError> {
        Ok(markdown::parse(&text))
    }
}
