//! What opens the journal, changed while it is open.

use candor_journal::Journal;
use candor_vault::{Passphrase, RecoveryKey, Secret};
use jiff::Zoned;

use crate::api::{LockReason, RecoverySheet, SecretText, Strength};
use crate::app::App;
use crate::copies;
use crate::error::AppError;
use crate::last_seen::Mark;
use crate::session::{Session, Unlocked, random_group, sheet};
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

    fn secret(&self) -> Secret<'_> {
        match self {
            Self::Passphrase(passphrase) => Secret::Passphrase(passphrase),
            Self::RecoveryKey(key) => Secret::RecoveryKey(key),
        }
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

    /// Changes the passphrase. `current` is the passphrase there is, or the recovery key.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`] and [`AppError::PassphraseTooShort`], with nothing changed; those of the disk.
    pub fn passphrase_change(&self, current: SecretText, new: SecretText) -> Result<(), AppError> {
        strength::check(&new)?;
        let cost = self.core.options.passphrase_cost.choose()?;
        self.core.change(|open| {
            let vault = open.journal.database_mut();
            Ok(vault.change_passphrase(Current::typed(&current).secret(), &Passphrase::new(&new.0), cost)?)
        })
    }

    /// Makes a new recovery key. `current` is the passphrase, or the recovery key there is.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], with nothing changed; those of the disk.
    pub fn recovery_renew(&self, current: SecretText) -> Result<RecoverySheet, AppError> {
        let (recovery_key, ask) = (RecoveryKey::generate()?, random_group()?);
        self.core.change(|open| {
            let vault = open.journal.database_mut();
            Ok(vault.replace_recovery_key(Current::typed(&current).secret(), &recovery_key)?)
        })?;
        Ok(sheet(&recovery_key, ask))
    }

    /// Seals everything anew under a new data key. A copy is made before. The passphrase stays; the recovery key is
    /// a new one, since the app does not know the old.
    ///
    /// # Errors
    /// [`AppError::WrongPassphrase`], with nothing changed. When the disk fails, the journal is locked, and is as it
    /// was.
    pub fn rekey(&self, current: SecretText) -> Result<RecoverySheet, AppError> {
        let passphrase = Passphrase::new(&current.0);
        let (recovery_key, ask) = (RecoveryKey::generate()?, random_group()?);
        let cost = self.core.options.passphrase_cost.choose()?;
        self.core.change(|open| {
            let vault = open.journal.database();
            vault.confirm(Secret::Passphrase(&passphrase))?;
            copies::make(vault, &open.path, &Zoned::now()).map(drop)
        })?;
        let sealed_anew = {
            let mut session = self.core.session();
            let path = session.unlocked()?.path.clone();
            // The journal leaves the session for as long as this takes, and nobody else can have it meanwhile.
            let Session::Unlocked(open) = std::mem::replace(&mut *session, Session::closed(path, true))
            else {
                return Err(AppError::Locked);
            };
            let Unlocked { journal, path, settings, saved, example_over, .. } = *open;
            let before = Mark::of(journal.database());
            let vault = journal.into_database().rekey(
                Secret::Passphrase(&passphrase),
                &passphrase,
                &recovery_key,
                cost,
            );
            vault.map_err(AppError::from).and_then(|vault| Ok(Journal::open(vault)?)).map(|mut journal| {
                // Without it the copies from before are known by their secret alone.
                if let Err(error) = journal.former_file_add(before.file_id) {
                    tracing::warn!(error = %AppError::from(error), "a former name could not be kept");
                }
                let mut last_seen = self.core.last_seen();
                last_seen.note(before.replaced());
                last_seen.note(Mark::of(journal.database()));
                let open = Unlocked {
                    journal,
                    path,
                    settings,
                    saved,
                    example_over,
                    incoming: None,
                    reading_only: false,
                    older: false,
                    has_log: true,
                };
                *session = Session::Unlocked(Box::new(open));
            })
        };
        if let Err(error) = sealed_anew {
            // The vault closed itself. The rest of locking follows it.
            self.core.finish_closing(LockReason::Asked);
            return Err(error);
        }
        Ok(sheet(&recovery_key, ask))
    }
}
