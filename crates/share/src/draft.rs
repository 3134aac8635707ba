//! A document as it is read from the journal, before names are seen to.

use std::collections::HashSet;

use candor_journal::model::{Id, Phrase};
use candor_locales::Words;

use crate::names::Occurrence;

/// A document.
pub(crate) struct Draft {
    /// BCP 47 tag.
    pub(crate) language: String,
    /// The title of the title page, if there is to be one.
    pub(crate) title: Option<Piece>,
    pub(crate) sections: Vec<Section>,
}

/// A part of the document.
pub(crate) struct Section {
    /// The worksheet's id, or what stands for one.
    pub(crate) worksheet: String,
    pub(crate) title: Piece,
    pub(crate) inventory_title: Option<Piece>,
    pub(crate) entries: Vec<Block>,
}

/// An entry.
pub(crate) struct Block {
    /// Runs from 1 through the whole document.
    pub(crate) number: u32,
    /// What it is in the journal.
    pub(crate) entry: Id,
    /// Who or what it is about.
    pub(crate) heading: Vec<Vec<Piece>>,
    pub(crate) rows: Vec<Row>,
    /// Who is linked anywhere in the entry: of several people who share a name, one of these is meant.
    pub(crate) linked: HashSet<Id>,
}

/// A field of an entry.
pub(crate) struct Row {
    pub(crate) field: String,
    pub(crate) label: Piece,
    pub(crate) lines: Vec<Vec<Piece>>,
}

/// A piece of what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The writer's own words, and the names that were found in them.
    Own(String, Vec<Occurrence>),
    /// Words of the document itself.
    Ours(String),
    /// Somebody who is linked.
    Person(Id),
}

impl Piece {
    /// Words in which no name was looked for yet.
    pub(crate) fn own(text: impl Into<String>) -> Self {
        Self::Own(text.into(), Vec::new())
    }

    /// The words of a worksheet: a message's, or the writer's own.
    pub(crate) fn of(phrase: &Phrase, words: &Words) -> Self {
        match phrase {
            Phrase::Message(id) => Self::Ours(words.get(id, &[])),
            Phrase::Own { own } => Self::own(own.clone()),
        }
    }
}

impl Block {
    /// Whether nothing is said in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.heading.is_empty() && self.rows.is_empty()
    }

    /// Everything that is said in it, in reading order.
    pub(crate) fn pieces(&mut self) -> impl Iterator<Item = &mut Piece> {
        let rows = self
            .rows
            .iter_mut()
            .flat_map(|row| std::iter::once(&mut row.label).chain(row.lines.iter_mut().flatten()));
        self.heading.iter_mut().flatten().chain(rows)
    }
}

impl Draft {
    /// Tells of everything that is said in the document, in reading order, with the people who are linked beside it.
    pub(crate) fn each(&mut self, mut tell: impl FnMut(&mut Piece, &HashSet<Id>)) {
        let nobody = HashSet::new();
        if let Some(title) = &mut self.title {
            tell(title, &nobody);
        }
        for section in &mut self.sections {
            tell(&mut section.title, &nobody);
            if let Some(title) = &mut section.inventory_title {
                tell(title, &nobody);
            }
            for block in &mut section.entries {
                let linked = std::mem::take(&mut block.linked);
                for piece in block.pieces() {
                    tell(piece, &linked);
                }
                block.linked = linked;
            }
        }
    }
}
