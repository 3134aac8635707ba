//! What was noticed of a journal's file when it was unlocked, beside its damage and its age: told until the person says
//! that they know.

use std::path::PathBuf;

use candor_journal::model::Day;
use candor_vault::{Ended, Vault};

use crate::api::{FileNote, KeptCopy};
use crate::copies::kept_logs;
use crate::directories::Directories;

/// Something to be told of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Noticed {
    /// It went on somewhere else, and not from what was last open here. It is open for reading only. Where this computer's
    /// own line is still to be had, the file that has most of it.
    AnotherLine(Option<Box<KeptCopy>>),
    /// It is a copy that was made of a journal of which nothing is known here, on that day. It is open for reading only.
    MadeCopy(Option<Day>),
    /// It was copied while it was open, without its log.
    WithoutItsLog,
    /// A log that goes on from something else was put aside.
    KeptLog(PathBuf),
    /// It was brought up from an older format, and is kept as it was.
    BroughtUp(PathBuf),
}

impl Noticed {
    /// Whether nothing is written to the file until the person goes on with it.
    pub(crate) const fn keeps_from_writing(&self) -> bool {
        matches!(self, Self::AnotherLine(_) | Self::MadeCopy(_))
    }

    pub(crate) fn shown(&self, directories: &Directories) -> FileNote {
        match self {
            Self::AnotherLine(own) => FileNote::AnotherLine { own: own.as_deref().cloned() },
            Self::MadeCopy(day) => FileNote::MadeCopy { day: *day },
            Self::WithoutItsLog => FileNote::WithoutItsLog,
            Self::KeptLog(path) => {
                FileNote::KeptLog { place: directories.place(path), id: kept_logs::id_of(path) }
            }
            Self::BroughtUp(path) => FileNote::BroughtUp { place: directories.place(path) },
        }
    }
}

/// What a vault tells of how it was found.
pub(crate) fn of(vault: &Vault) -> Vec<Noticed> {
    let alone = (vault.ended() == Ended::WithoutItsLog).then_some(Noticed::WithoutItsLog);
    let kept = vault.kept_log().map(|path| Noticed::KeptLog(path.to_owned()));
    alone.into_iter().chain(kept).collect()
}
