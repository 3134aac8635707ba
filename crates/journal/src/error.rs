//! What can go wrong in the journal. No variant holds a word that a person wrote.

use std::fmt;

/// An error of the journal.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// SQLite, or the sealed file beneath it, reported an error.
    #[error("the database reported an error: {}", describe(.0))]
    Database(#[source] rusqlite::Error),
    /// The journal was written by a newer version of the app. Nothing was changed.
    #[error("the journal has schema {found}; this version knows {supported}")]
    NewerSchema {
        /// The schema of the file.
        found: i64,
        /// The newest schema that this version knows.
        supported: i64,
    },
    /// The journal's schema is older, and it was opened for reading only.
    #[error("the journal has schema {found}; reading it needs {supported}")]
    OlderSchema {
        /// The schema of the file.
        found: i64,
        /// The schema that this version reads.
        supported: i64,
    },
    /// Tables, views, indexes or triggers in the file are not those that this app makes. Nothing of them was run.
    #[error("the journal's schema is not of this app's making")]
    ForeignSchema {
        /// What is read is as it was made: it can be opened for reading only, and nothing foreign runs.
        readable: bool,
    },
    /// There is no such thing, or it is in the trash, or it was destroyed.
    #[error("{0} not found")]
    NotFound(Kind),
    /// No worksheet has this id.
    #[error("unknown worksheet")]
    UnknownWorksheet,
    /// The worksheet has no field of this id.
    #[error("unknown field")]
    UnknownField,
    /// A value cannot be stored as it is.
    #[error("invalid: {0}")]
    Invalid(Invalid),
    /// A person cannot be destroyed while entries or amends, also in the trash, still name them.
    #[error("the person is still named in {0} places")]
    StillNamed(u32),
    /// The list of written files has no such line.
    #[error("no such file in the list")]
    NoSuchFile,
    /// Whoever asked for it does not want it any more. Nothing was changed.
    #[error("it was stopped")]
    Stopped,
    /// A data file of the app itself is not as it should be.
    #[error("a definition of the app is wrong: {0}")]
    Definition(&'static str),
}

/// Why a value cannot be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// A person needs a name.
    #[error("a name is empty")]
    EmptyName,
    /// The writer is one only.
    #[error("somebody else is the writer")]
    SecondWriter,
    /// Somebody cannot become one with themself.
    #[error("both are the same person")]
    SamePerson,
    /// The answer has a part that its field does not use.
    #[error("an answer has a part that its field does not use")]
    AnswerPart,
    /// The answer chose something that its field does not offer.
    #[error("an answer chose what its field does not offer")]
    Choice,
    /// The number is outside the scale of 0 to 10.
    #[error("a number is outside the scale")]
    Scale,
    /// Steps are numbered 1 to 12.
    #[error("steps are numbered 1 to 12")]
    StepNumber,
    /// Entries of this worksheet are not carried to the Step 8 list.
    #[error("entries of this worksheet are not carried to the amends list")]
    NotCarried,
    /// A harm without a person cannot be carried to the Step 8 list.
    #[error("the entry names nobody")]
    NobodyNamed,
    /// An amount is a decimal above zero.
    #[error("an amount is no decimal above zero")]
    Amount,
    /// An amount is counted in something.
    #[error("a currency is empty")]
    Currency,
    /// A step's page cannot be deleted.
    #[error("a step cannot be deleted")]
    StepDeleted,
    /// A section of inventories stands in one, and nothing else does.
    #[error("the worksheet has no place there")]
    Place,
    /// The worksheet lacks words, or asks what cannot be asked.
    #[error("the worksheet cannot be asked as it is")]
    Worksheet,
    /// The path of a file cannot be kept as text.
    #[error("a path is no text")]
    Path,
    /// An entry can only be placed beside another of the same worksheet and inventory.
    #[error("the entries do not stand in the same place")]
    ElsewhereEntry,
}

/// The kinds of things in a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person, institution or principle.
    Person,
    /// A Step 4 inventory.
    Inventory,
    /// A worksheet that the person made or took in.
    Worksheet,
    /// An entry of a worksheet.
    Entry,
    /// What is written beside a pattern.
    Pattern,
    /// An amends.
    Amends,
    /// A reflection.
    Reflection,
    /// A step's page.
    Step,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Person => "person",
            Self::Inventory => "inventory",
            Self::Worksheet => "worksheet",
            Self::Entry => "entry",
            Self::Pattern => "pattern",
            Self::Amends => "amends",
            Self::Reflection => "reflection",
            Self::Step => "step",
        })
    }
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Invalid> for JournalError {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

/// SQLite's own code, never its message: a message can quote what was being looked for.
fn describe(error: &rusqlite::Error) -> String {
    match error.sqlite_error() {
        Some(code) => format!("SQLite {:?} ({})", code.code, code.extended_code),
        None => "a value could not be read".to_owned(),
    }
}
