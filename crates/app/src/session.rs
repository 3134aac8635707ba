//! Where the session stands: there is no journal yet, it is locked, or it is open.

use std::path::{Path, PathBuf};

use candor_journal::model::{Moment, VaultSettings};
use candor_journal::{Journal, SheetFile};
use candor_vault::{Milestone, Passphrase, RecoveryKey, Vault};

use crate::api::{LockReason, Phase, RecoverySheet};
use crate::copies::OfSession;
use crate::error::AppError;
use crate::noticed::Noticed;
use crate::reading_back::Told;

/// A journal over the sealed file.
pub(crate) type OpenJournal = Journal<Vault>;

/// Where the session stands.
pub(crate) enum Session {
    /// There is no journal yet.
    FirstRun(Closed),
    /// There is one, and it is closed.
    Locked(Closed),
    /// It is open.
    Unlocked(Box<Unlocked>),
}

/// What is known without a key.
pub(crate) struct Closed {
    /// Where the journal lies, or where a new one would be made.
    pub(crate) path: PathBuf,
    /// Why the journal was locked, to be told once the page is back.
    pub(crate) because: Option<LockReason>,
    /// A copy that was chosen, to be looked into or brought back. The journal stays what it is.
    pub(crate) copy: Option<PathBuf>,
    /// Where the journal lay whose file was taken away while it was open, and which lies at `path` now.
    pub(crate) taken_away: Option<PathBuf>,
    /// The journal that was open there last, for when its file cannot be read.
    pub(crate) file_id: Option<[u8; 16]>,
    /// A journal that is about to be made.
    pub(crate) pending: Option<Pending>,
}

/// What a new journal will open with. Both wipe themselves when dropped.
pub(crate) struct Pending {
    pub(crate) passphrase: Passphrase,
    pub(crate) recovery_key: RecoveryKey,
    /// Which group the person is asked to retype, 1 to 8.
    pub(crate) ask: u8,
    pub(crate) is_confirmed: bool,
    /// The recovery key was handed to the print dialog, which the journal will note once there is one.
    pub(crate) is_printed: bool,
}

/// A recovery key that stands beside the one before, until a group of its copy was retyped.
pub(crate) struct MadeKey {
    pub(crate) key: RecoveryKey,
    /// Which group the person is asked to retype, 1 to 8.
    pub(crate) ask: u8,
}

impl MadeKey {
    pub(crate) fn sheet(&self) -> RecoverySheet {
        sheet(&self.key, self.ask)
    }

    /// Whether a retyped group is the one asked for.
    pub(crate) fn is_group(&self, typed: &str) -> bool {
        same_group(typed, &self.key.groups()[usize::from(self.ask) - 1])
    }
}

/// An open journal.
pub(crate) struct Unlocked {
    pub(crate) journal: OpenJournal,
    pub(crate) path: PathBuf,
    pub(crate) settings: VaultSettings,
    pub(crate) reading_only: bool,
    /// A newer file of this journal was open here before, and the person has not said that they know.
    pub(crate) older: bool,
    /// What else was noticed of its file, until the person says that they know.
    pub(crate) noticed: Vec<Noticed>,
    /// The state that its file was in when it was unlocked.
    pub(crate) state_at_unlock: Option<Milestone>,
    /// Where it was written to since its file was taken away.
    pub(crate) rescued: Option<PathBuf>,
    /// What came of words of an earlier session, until the person says that they know.
    pub(crate) brought_in: Told,
    /// A worksheet that was read from a file and is looked at before it is taken in.
    pub(crate) incoming: Option<SheetFile>,
    /// When something was last written.
    pub(crate) saved: Option<Moment>,
    /// Written since everything was last brought into the one file.
    pub(crate) has_log: bool,
    /// A recovery key that was made and is on the screen: it is in force alone once its copy was checked.
    pub(crate) made_key: Option<MadeKey>,
    /// Set when this is the example: the journal that the lock screen shows afterwards.
    pub(crate) example_over: Option<PathBuf>,
    /// What the session knows of copies.
    pub(crate) copies: OfSession,
}

impl Unlocked {
    /// The journal that the lock screen shows afterwards: an example and a copy only stand before it.
    pub(crate) fn journal_path(&self) -> &Path {
        self.example_over.as_ref().or(self.copies.stands_before.as_ref()).unwrap_or(&self.path)
    }
}

impl Session {
    /// The state before anything is open: a journal at `path` is locked, and where none was ever known to be,
    /// this is the first run.
    pub(crate) fn closed(path: PathBuf, was_known: bool) -> Self {
        let exists = path.exists();
        let closed =
            Closed { path, because: None, copy: None, taken_away: None, file_id: None, pending: None };
        // A journal that was there and is gone (a stick that is not plugged in) is missed, never made anew.
        if was_known || exists { Self::Locked(closed) } else { Self::FirstRun(closed) }
    }

    /// Where the journal lies, or where a new one would be made.
    pub(crate) fn journal_path(&self) -> &Path {
        match self {
            Self::FirstRun(closed) | Self::Locked(closed) => &closed.path,
            Self::Unlocked(open) => open.journal_path(),
        }
    }

    pub(crate) fn phase(&self) -> Phase {
        match self {
            Self::FirstRun(_) => Phase::FirstRun,
            Self::Locked(_) => Phase::Locked,
            Self::Unlocked(_) => Phase::Unlocked,
        }
    }

    /// The open journal.
    ///
    /// # Errors
    /// [`AppError::Locked`].
    pub(crate) fn unlocked(&mut self) -> Result<&mut Unlocked, AppError> {
        match self {
            Self::Unlocked(open) => Ok(open),
            Self::FirstRun(_) | Self::Locked(_) => Err(AppError::Locked),
        }
    }

    /// What is known without a key, for what can only be done while no journal is open.
    ///
    /// # Errors
    /// [`AppError::Unexpected`] while one is open.
    pub(crate) fn locked(&mut self, place: &str) -> Result<&mut Closed, AppError> {
        match self {
            Self::FirstRun(closed) | Self::Locked(closed) => Ok(closed),
            Self::Unlocked(_) => Err(AppError::unexpected(place)),
        }
    }
}

impl Pending {
    /// A new recovery key for a passphrase.
    ///
    /// # Errors
    /// When the system has no random bytes to give.
    pub(crate) fn new(passphrase: Passphrase) -> Result<Self, AppError> {
        Ok(Self {
            passphrase,
            recovery_key: RecoveryKey::generate()?,
            ask: random_group()?,
            is_confirmed: false,
            is_printed: false,
        })
    }

    /// Whether a retyped group is the one asked for.
    pub(crate) fn confirm(&mut self, typed: &str) -> bool {
        let asked = &self.recovery_key.groups()[usize::from(self.ask) - 1];
        self.is_confirmed = same_group(typed, asked);
        self.is_confirmed
    }

    pub(crate) fn sheet(&self) -> RecoverySheet {
        sheet(&self.recovery_key, self.ask)
    }
}

/// A recovery key as it is shown once.
fn sheet(recovery_key: &RecoveryKey, ask: u8) -> RecoverySheet {
    RecoverySheet {
        groups: recovery_key.groups().iter().map(|group| group.as_str().to_owned()).collect(),
        ask,
    }
}

/// Which of the eight groups is asked for.
pub(crate) fn random_group() -> Result<u8, AppError> {
    let random = getrandom::u32().map_err(|_| AppError::unexpected("random bytes"))?;
    Ok((random % 8) as u8 + 1)
}

/// Whether a typed group is the one on the paper: case, spaces, hyphens and look-alikes do not matter, as when the
/// whole key is typed.
fn same_group(typed: &str, group: &str) -> bool {
    let characters =
        typed.chars().filter(|character| !character.is_whitespace() && *character != '-').map(|character| {
            match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                'U' => 'V',
                other => other,
            }
        });
    characters.eq(group.chars())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_group_is_compared_as_a_person_types_it() {
        assert!(same_group("a1-b0 v", "A1B0V"));
        assert!(same_group("aLboU", "A1B0V"));
        assert!(!same_group("A1B0", "A1B0V"));
        assert!(!same_group("", "A1B0V"));
        assert!(!same_group("A1B0VV", "A1B0V"));
    }

    #[test]
    fn only_the_group_that_is_asked_for_confirms() {
        let mut pending = Pending::new(Passphrase::new("four words of mine")).unwrap();
        let groups = pending.sheet().groups;
        assert_eq!(groups.len(), 8);
        for (index, group) in groups.iter().enumerate() {
            assert_eq!(pending.confirm(group), index + 1 == usize::from(pending.ask), "{index}");
        }
        assert!(pending.confirm(&groups[usize::from(pending.ask) - 1].to_lowercase()));
        assert!(pending.is_confirmed);
    }
}
