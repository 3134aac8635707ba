//! Making and opening journals: all that is slow, done without the session in hand.

use std::borrow::BorrowMut as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_journal::model::{CopyReason, Wording};
use candor_journal::{Journal, JournalError, example};
use candor_vault::{Attempt, KeyCost, Passphrase, RecoveryKey, Vault, VaultError};
use zeroize::Zeroizing;

use crate::api::UnlockSecret;
use crate::app::Core;
use crate::clock::{self, Clock, ForJournal};
use crate::copies::{OfSession, Shelf, found};
use crate::directories::copies_folder;
use crate::error::AppError;
use crate::noticed::{self, Noticed};
use crate::reading_back::Told;
use crate::session::{OpenJournal, Pending, Unlocked};
use crate::{copies, files, leaving};

/// How long one try at a passphrase takes here.
const KEY_TIME: Duration = Duration::from_millis(700);

/// How the cost of a passphrase is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassphraseCost {
    /// Measured on this computer, for about 0.7 s a try.
    Measured,
    /// A cost of one's own: tests cannot wait.
    Fixed(KeyCost),
}

impl PassphraseCost {
    /// What the passphrase of a vault that took so long to open should cost today, where what it costs is far below that.
    fn today(self, vault: &Vault, taken: Duration) -> Option<KeyCost> {
        let cost = vault.passphrase_cost()?;
        let today = match self {
            Self::Measured => cost.today(KEY_TIME, taken),
            Self::Fixed(today) => today,
        };
        cost.is_far_below(today).then_some(today)
    }

    pub(crate) fn choose(self) -> Result<KeyCost, AppError> {
        match self {
            Self::Measured => Ok(KeyCost::calibrate(KEY_TIME)?),
            Self::Fixed(cost) => Ok(cost),
        }
    }
}

/// Makes a journal.
///
/// # Errors
/// [`AppError::AlreadyExists`], and those of the disk.
pub(crate) fn create(
    path: &Path,
    pending: &Pending,
    cost: PassphraseCost,
    wording: Wording,
    clock: &Arc<dyn Clock>,
) -> Result<Unlocked, AppError> {
    if let Some(folder) = path.parent() {
        files::make_private_folder(folder)?;
    }
    let vault = Vault::create(path, &pending.passphrase, &pending.recovery_key, cost.choose()?)?;
    let mut journal = journal_of(vault, clock)?;
    let mut settings = journal.settings()?;
    settings.wording = wording;
    journal.set_settings(&settings)?;
    if pending.is_printed {
        leaving::remember_printed_key(&mut journal)?;
    }
    unlocked(journal, path.to_owned(), false)
}

/// Opens a journal. Nothing is written before the secret has opened it, and a copy is made before its schema changes.
///
/// # Errors
/// Every way in which a file can fail to open; see [`AppError`].
pub(crate) fn open(
    core: &Core,
    path: &Path,
    secret: &UnlockSecret,
    reading_only: bool,
) -> Result<Unlocked, AppError> {
    let clock = &core.options.clock;
    let mut brought_up = None;
    let began = Instant::now();
    let opened = core.with_secret(secret, |attempt| {
        if reading_only {
            return Vault::open_read_only(path, attempt);
        }
        match Vault::open(path, attempt) {
            Err(VaultError::OlderFormat { .. }) => upgrade(path, attempt).map(|(vault, kept)| {
                brought_up = Some(Noticed::BroughtUp(kept));
                vault
            }),
            opened => opened,
        }
    });
    let taken = began.elapsed();
    opened.and_then(|mut vault| {
        let noticed: Vec<_> = noticed::of(&vault).into_iter().chain(brought_up).collect();
        if reading_only {
            let open = unlocked(Journal::open_reading_only(vault)?, path.to_owned(), true)?;
            return Ok(Unlocked { noticed, ..open });
        }
        // Every page is opened before anything is written: about a second for a gigabyte, nothing for most. A page
        // that was put back from an older copy opens too, but not together with the others.
        vault.check_pages()?;
        vault.check_closed_seal()?;
        let schema = Journal::open_reading_only(vault.borrow_mut()).map(drop);
        let is_older = match schema {
            Ok(()) => false,
            Err(JournalError::OlderSchema { .. }) => true,
            // Nothing of it is read, and it is no journal of which a copy would help.
            Err(error) => return Err(error.into()),
        };
        let today = core.options.passphrase_cost.today(&vault, taken);
        if let (Some(cost), UnlockSecret::Passphrase { .. }) = (today, secret) {
            // Whatever keeps it from being done is no reason to keep a journal shut: the next unlock tries again.
            let raised = core.with_secret(secret, |attempt| vault.change_cost(attempt, cost));
            if let Err(error) = raised {
                tracing::warn!(%error, "the cost of the passphrase could not be raised");
            }
        }
        let (shelf, why) = (Shelf::beside(path), CopyReason::BeforeMigration);
        // The list of copies comes with the new schema: the copy is made before, and put on the list after.
        let copy = is_older.then(|| copies::write(&vault, &shelf, why)).transpose()?;
        let mut open = unlocked(journal_of(vault, clock)?, path.to_owned(), false)?;
        if let Some(copy) = copy {
            copies::remember(&mut open, &shelf, &copy, why, &clock::zoned(&**clock))?;
        }
        Ok(Unlocked { noticed, ..open })
    })
}

/// Brings a journal of an older format up to this one. What it was is kept among its copies, as it was, under a name of
/// one that stays, which is answered too.
fn upgrade(path: &Path, attempt: Attempt<'_>) -> Result<(Vault, PathBuf), VaultError> {
    let folder = copies_folder(path);
    files::make_private_folder(&folder).map_err(|source| VaultError::Io {
        during: "making the folder of copies",
        is_of_reading: false,
        source,
    })?;
    let kept = folder.join(found::name(found::next_number(&folder), CopyReason::BeforeMigration));
    Ok((Vault::upgrade(path, attempt, &kept)?, kept))
}

/// Makes the example in a folder of its own, sealed under a key that nobody knows.
///
/// # Errors
/// Those of the disk.
pub(crate) fn create_example(
    folder: &Path,
    language: &str,
    over: PathBuf,
    clock: &Arc<dyn Clock>,
) -> Result<Unlocked, AppError> {
    files::make_private_folder(folder)?;
    let path = folder.join(format!("{}.candor", uuid::Uuid::now_v7().simple()));
    // 160 random bits, written out: a passphrase that nobody will ever type.
    let nobodys = RecoveryKey::generate()?;
    let passphrase = Zeroizing::new(nobodys.groups().iter().map(|group| group.as_str()).collect::<String>());
    let vault =
        Vault::create(&path, &Passphrase::new(&passphrase), &RecoveryKey::generate()?, KeyCost::MINIMUM)?;
    let mut journal = journal_of(vault, clock)?;
    example::fill(&mut journal, language)?;
    let open = unlocked(journal, path, false)?;
    Ok(Unlocked { example_over: Some(over), ..open })
}

/// Notes the day on which a journal is open, and lets go what was in its trash for long enough. An older file, as a copy
/// is, keeps all of its trash: that may be what it was opened for. Neither is a reason to keep a journal shut.
pub(crate) fn grow_old(open: &mut Unlocked) {
    if open.reading_only || open.older {
        return;
    }
    let grown = open.journal.used_day_add().and_then(|()| open.journal.purge_trash());
    if let Err(error) = grown {
        tracing::warn!(error = %AppError::from(error), "the day could not be noted");
    }
}

/// Opens the journal of a vault with the app's clock.
///
/// # Errors
/// As [`Journal::open`].
pub(crate) fn journal_of(vault: Vault, clock: &Arc<dyn Clock>) -> Result<OpenJournal, JournalError> {
    Journal::open_with(vault, ForJournal(Arc::clone(clock)))
}

fn unlocked(journal: OpenJournal, path: PathBuf, reading_only: bool) -> Result<Unlocked, AppError> {
    let settings = journal.settings()?;
    Ok(Unlocked {
        journal,
        path,
        settings,
        reading_only,
        older: false,
        noticed: Vec::new(),
        state_at_unlock: None,
        rescued: None,
        brought_in: Told::default(),
        incoming: None,
        saved: None,
        has_log: true,
        made_key: None,
        example_over: None,
        copies: OfSession::default(),
    })
}
