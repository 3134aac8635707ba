//! What opens the journal, changed while it is open.

use candor_journal::model::CopyReason;
use candor_vault::{Attempt, Passphrase, RecoveryKey, Secret};

use crate::api::{LockReason, RecoverySheet, SecretText, Strength};
use crate::app::App;
use crate::copies::{self, OfSession, Shelf};
use crate::error::AppError;
use crate::last_seen::Mark;
use crate::opening;
use crate::session::{MadeKey, Session, Unlocked, random_group};
use crate::strength;

/// What opens the journal now. A text in the form of a recovery key is taken for one, so that whoever forgot the
/// passphrase and came in with the key can set another.
enum Current {
    Passphrase(Passphrase),
    RecoveryKey(RecoveryKey),
}

impl Current {
    fn typed(text: &SecretText) -> Self {
        match RecoveryKey::parse(&text.0) {
            Ok(key) => Self::RecoveryKey(key),
            Err(_) => Self::Passphrase(Passphrase::new(&text.0)),
        }
    }

    /// A try with it on the journal that is open, which ends when that is to be locked. That it was opened settled what it
    /// may cost.
    fn attempt<'a>(&'a self, goes_on: &'a (dyn Fn() -> bool + Sync)) -> Attempt<'a> {
        let secret = match self {
            Self::Passphrase(passphrase) => Secret::Passphrase(passphrase),
            Self::RecoveryKey(key) => Secret::RecoveryKey(key),
        };
        Attempt::with(secret).at_any_cost().as_long_as(goes_on)
    }
}

impl App {
    /// How strong a passphrase is.
    ///
    /// # Errors
    /// None.
    pub fn passphrase_strength(&self, passphrase: SecretText) -> Result<Strength, AppError> {
        Ok(strength::of(&passphrase))
    }

    /// Changes the passphrase. `current` is the passphrase there is, or the recovery key. With `shut_out` everything is
    /// sealed anew, so that what is written from now on cannot be read with what opened any older copy; the answer is the
    /// new recovery key then. Without it only the words change.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`] and [`AppError::PassphraseTooShort`], with nothing changed; those of
    /// [`App::rekey`].
    pub fn passphrase_change(
        &self,
        current: SecretText,
        new: SecretText,
        shut_out: bool,
    ) -> Result<Option<RecoverySheet>, AppError> {
        strength::check(&new)?;
        let (current, new) = (Current::typed(&current), Passphrase::new(&new.0));
        if shut_out {
            return self.seal_anew(&current, &new).map(Some);
        }
        let cost = self.core.options.passphrase_cost.choose()?;
        let goes_on = || self.core.may_stay_open();
        self.core.change(|open| {
            Ok(open.journal.database_mut().change_passphrase(current.attempt(&goes_on), &new, cost)?)
        })?;
        Ok(None)
    }

    /// Makes a new recovery key. `current` is the passphrase, or the recovery key there is, which goes on opening the
    /// journal until [`App::recovery_confirm`] has heard a group of the new one.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], with nothing changed; those of the disk.
    pub fn recovery_renew(&self, current: SecretText) -> Result<RecoverySheet, AppError> {
        let (key, ask) = (RecoveryKey::generate()?, random_group()?);
        let goes_on = || self.core.may_stay_open();
        self.core.change(|open| {
            let current = Current::typed(&current);
            open.journal.database_mut().add_recovery_key(current.attempt(&goes_on), &key)?;
            let made = MadeKey { key, ask };
            let sheet = made.sheet();
            open.made_key = Some(made);
            Ok(sheet)
        })
    }

    /// Seals everything anew under a new data key. A copy is made before. The passphrase stays; the recovery key is
    /// a new one, since the app does not know the old.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], with nothing changed. When the disk fails, the journal is locked, and is as it
    /// was.
    pub fn rekey(&self, current: SecretText) -> Result<RecoverySheet, AppError> {
        let passphrase = Passphrase::new(&current.0);
        self.seal_anew(&Current::Passphrase(Passphrase::new(&current.0)), &passphrase)
    }

    /// Seals everything anew, to be opened by `passphrase`.
    fn seal_anew(&self, current: &Current, passphrase: &Passphrase) -> Result<RecoverySheet, AppError> {
        let made = MadeKey { key: RecoveryKey::generate()?, ask: random_group()? };
        let sheet = made.sheet();
        let cost = self.core.options.passphrase_cost.choose()?;
        let goes_on = || self.core.may_stay_open();
        self.core.change(|open| {
            let vault = open.journal.database();
            vault.confirm(current.attempt(&goes_on))?;
            // The old file is closed for good by what follows: it has to be the one that its path names.
            vault.check_place()?;
            // Copies from before bear the name of before, and are known by it.
            let name = vault.file_id();
            open.journal.former_file_add(name)?;
            let copies_shelf = Shelf::beside(&open.path);
            copies::make(open, &copies_shelf, CopyReason::BeforePassphrase, &self.core.now()).map(drop)
        })?;
        let sealed_anew = {
            let mut session = self.core.session();
            let open = session.unlocked()?;
            let path = open.path.clone();
            // The page is told to keep its words meanwhile: there is no key for words that could not be written.
            self.core.with_no_edits(open)?;
            // The journal leaves the session for as long as this takes, and nobody else can have it meanwhile.
            let Session::Unlocked(open) = std::mem::replace(&mut *session, Session::closed(path, true))
            else {
                return Err(AppError::Locked);
            };
            let Unlocked { journal, path, settings, saved, example_over, brought_in, .. } = *open;
            let before = Mark::of(journal.database());
            let attempt = current.attempt(&goes_on);
            let vault = journal.into_database().rekey(attempt, passphrase, &made.key, cost);
            vault
                .map_err(AppError::from)
                .and_then(|vault| Ok(opening::journal_of(vault, &self.core.options.clock)?))
                .map(|journal| {
                    let mut last_seen = self.core.last_seen();
                    last_seen.accept(&before.replaced());
                    last_seen.note(&Mark::of(journal.database()));
                    self.core.drafts.resume(journal.database().side_key(), journal.database().file_id());
                    let open = Unlocked {
                        journal,
                        path,
                        settings,
                        saved,
                        example_over,
                        rescued: None,
                        brought_in,
                        incoming: None,
                        reading_only: false,
                        older: false,
                        noticed: Vec::new(),
                        state_at_unlock: None,
                        has_log: true,
                        made_key: Some(made),
                        copies: OfSession::default(),
                    };
                    self.core.interrupting().of(open.journal.database());
                    *session = Session::Unlocked(Box::new(open));
                })
        };
        if let Err(error) = sealed_anew {
            // The vault closed itself. The rest of locking follows it.
            self.core.finish_closing(LockReason::Asked);
            return Err(error);
        }
        Ok(sheet)
    }
}
