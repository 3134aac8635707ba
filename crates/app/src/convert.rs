//! The errors of the rooms below, as the page is told of them. One place, so that nothing that a person wrote can
//! slip into one.

use std::io;

use candor_journal::{FileFlaw, Invalid, JournalError};
use candor_share::{ShareError, WriteError};
use candor_vault::{Place, RecoveryKeyProblem, VaultError, map_sqlite_error};

use crate::error::AppError;

impl AppError {
    /// Something that should not happen, and where.
    pub(crate) fn unexpected(place: &str) -> Self {
        Self::Unexpected { place: place.to_owned() }
    }

    /// A field whose value cannot be.
    pub(crate) fn invalid(field: &str) -> Self {
        Self::Invalid { field: field.to_owned() }
    }

    /// Whether what failed is one thing in the journal, and not the journal's disk: the others can be written.
    pub(crate) fn is_of_one_thing(&self) -> bool {
        matches!(
            self,
            Self::NotFound
                | Self::Invalid { .. }
                | Self::Damaged { .. }
                | Self::Unreadable
                | Self::Unexpected { .. }
        )
    }
}

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::NotAVault => Self::NotAJournal,
            VaultError::NewerFormat { .. } => Self::NewerFormat,
            VaultError::WrongKey => Self::WrongPassphrase,
            // Without a header no page opens; anything else can be read around. Copies are added where the
            // folder is known.
            VaultError::Damaged { place } => Self::Damaged {
                readable: place != Place::Header,
                torn: matches!(place, Place::Torn | Place::ClosedSeal),
                copies: Vec::new(),
            },
            VaultError::CostOutOfBounds { .. } => Self::CostOutOfBounds,
            VaultError::CostUnusual { work, memory_kib } => Self::cost_unusual(work, memory_kib),
            VaultError::Stopped => Self::Stopped,
            VaultError::AlreadyOpen => Self::AlreadyOpen,
            VaultError::NoLocks => Self::NoLocks,
            VaultError::Moved => Self::Moved,
            VaultError::DiskFull => Self::DiskFull,
            VaultError::ReadOnly => Self::ReadOnly,
            VaultError::MemoryRefused { .. } => Self::MemoryRefused,
            VaultError::AlreadyExists => Self::AlreadyExists,
            VaultError::Missing => Self::Missing,
            VaultError::Io { is_of_reading: true, .. } => Self::Unreadable,
            VaultError::Io { source, .. } => source.into(),
            VaultError::NoFreeSlot => Self::unexpected("no free key slot"),
            VaultError::Database(error) => {
                let code = error.sqlite_error().map(|error| error.extended_code);
                Self::unexpected(
                    &code.map_or_else(|| "database".to_owned(), |code| format!("database {code}")),
                )
            }
            _ => Self::unexpected("vault"),
        }
    }
}

impl From<io::Error> for AppError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::AlreadyExists => Self::AlreadyExists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull
            }
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::OutOfMemory => Self::MemoryRefused,
            // The kind has a name of the standard library's; the message could hold a path.
            kind => Self::Io { kind: format!("{kind:?}") },
        }
    }
}

impl From<JournalError> for AppError {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::Database(error) => {
                map_sqlite_error(&error).unwrap_or(VaultError::Database(error)).into()
            }
            JournalError::NewerSchema { .. } => Self::NewerFormat,
            JournalError::ForeignSchema { readable } => Self::ForeignSchema { readable },
            JournalError::NotFound(_) | JournalError::NoSuchFile => Self::NotFound,
            JournalError::UnknownWorksheet => Self::invalid("worksheet"),
            JournalError::UnknownField => Self::invalid("field"),
            JournalError::Invalid(invalid) => Self::invalid(field_of(invalid)),
            JournalError::StillNamed(_) => Self::StillNamed,
            JournalError::OlderSchema { .. } => Self::unexpected("older schema"),
            JournalError::Stopped => Self::Stopped,
            JournalError::Definition(_) => Self::unexpected("definition"),
        }
    }
}

impl From<FileFlaw> for AppError {
    fn from(FileFlaw { line, reason }: FileFlaw) -> Self {
        Self::WorksheetFile { line, reason }
    }
}

fn field_of(invalid: Invalid) -> &'static str {
    match invalid {
        Invalid::EmptyName => "name",
        Invalid::SecondWriter => "kind",
        Invalid::AnswerPart => "answer",
        Invalid::Choice => "choice",
        Invalid::Scale => "scale",
        Invalid::StepNumber | Invalid::StepDeleted => "step",
        Invalid::NotCarried | Invalid::Worksheet => "worksheet",
        Invalid::NobodyNamed | Invalid::SamePerson => "person",
        Invalid::Place => "inventory",
        Invalid::Path => "path",
        Invalid::ElsewhereEntry => "after",
        Invalid::Amount => "amount",
        Invalid::Currency => "currency",
    }
}

impl<E: Into<AppError>> From<ShareError<E>> for AppError {
    fn from(error: ShareError<E>) -> Self {
        match error {
            ShareError::Source(error) => error.into(),
            ShareError::EntryMissing => Self::NotFound,
            ShareError::UnknownWorksheet => Self::invalid("worksheet"),
            ShareError::UnknownField => Self::invalid("field"),
            ShareError::UnknownLanguage => Self::invalid("language"),
        }
    }
}

impl From<WriteError> for AppError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::NoPassphrase => Self::invalid("passphrase"),
            WriteError::NoRandomness => Self::unexpected("randomness for a document"),
            WriteError::NotSet => Self::unexpected("pages of a document"),
        }
    }
}

impl From<RecoveryKeyProblem> for AppError {
    fn from(problem: RecoveryKeyProblem) -> Self {
        let group = match problem {
            RecoveryKeyProblem::UnknownCharacter { group } | RecoveryKeyProblem::Mistyped { group } => {
                u8::try_from(group).ok()
            }
            RecoveryKeyProblem::TooShort { .. } | RecoveryKeyProblem::TooLong => None,
        };
        Self::RecoveryKeyMistyped { group }
    }
}
