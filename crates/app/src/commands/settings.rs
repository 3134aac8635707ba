//! Preferences, settings, and what the shell does for the page.

use candor_journal::model::{FileContent, VaultSettings};

use crate::address;
use crate::api::{AppState, Preferences, PrintedThing};
use crate::app::App;
use crate::error::AppError;
use crate::preferences;
use crate::session::Session;

/// The longest idle time there is, a day.
const LONGEST_AUTO_LOCK: u16 = 24 * 60;

impl App {
    /// Writes the preferences kept outside the vault.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with the field, and those of the disk; then the ones before hold.
    pub fn preferences_set(&self, preferences: Preferences) -> Result<AppState, AppError> {
        preferences::check(&preferences)?;
        {
            let mut stored = self.core.stored();
            let mut changed = stored.clone();
            changed.preferences = preferences;
            changed.write(&self.core.directories.preferences_file())?;
            *stored = changed;
        }
        self.app_state()
    }

    /// Writes the settings kept in the vault. Whether this is the example is not the page's to say, and where the
    /// person is comes by [`App::place_remember`] alone: the page's copy of it here may be an old one.
    ///
    /// # Errors
    /// [`AppError::Invalid`]; those of any change: [`AppError::Locked`], [`AppError::ReadingOnly`], the disk's.
    pub fn settings_set(&self, settings: VaultSettings) -> Result<AppState, AppError> {
        if settings.auto_lock_minutes > LONGEST_AUTO_LOCK {
            return Err(AppError::invalid("auto_lock_minutes"));
        }
        let minutes = settings.auto_lock_minutes;
        self.core.change(|open| {
            let place = open.settings.place.clone();
            let settings = VaultSettings { example: open.settings.example, place, ..settings };
            open.journal.set_settings(&settings)?;
            open.settings = settings;
            Ok(())
        })?;
        self.core.idle().set_minutes(minutes, self.core.clock());
        self.app_state()
    }

    /// Remembers where the person is.
    ///
    /// # Errors
    /// [`AppError::Locked`], and those of the disk. A journal that can only be read remembers nothing.
    pub fn place_remember(&self, place: String) -> Result<(), AppError> {
        let mut session = self.core.session();
        let open = session.unlocked()?;
        if !open.reading_only && open.settings.place != place {
            let settings = VaultSettings { place, ..open.settings.clone() };
            open.journal.set_settings(&settings)?;
            open.settings = settings;
        }
        Ok(())
    }

    /// Shows the system's print dialog for the page as it stands, and remembers what was handed to it.
    ///
    /// # Errors
    /// [`AppError::Locked`], but for the recovery key of a journal that is about to be made; those of the journal; when
    /// the system has no such dialog.
    pub fn print_page(&self, printed: PrintedThing) -> Result<(), AppError> {
        if printed.content == FileContent::RecoveryKey
            && let Session::FirstRun(closed) | Session::Locked(closed) = &mut *self.core.session()
            && let Some(pending) = &mut closed.pending
        {
            // Remembered once there is a journal.
            pending.is_printed = true;
        } else {
            return self.core.print_out(printed);
        }
        self.core.host.print_page()
    }

    /// Covers the whole screen with the window, or no longer, or leaves it as it is; answers how it is then.
    ///
    /// # Errors
    /// None: a system that does not do it leaves the window as it is.
    pub fn full_screen(&self, on: Option<bool>) -> Result<bool, AppError> {
        Ok(self.core.host.full_screen(on))
    }

    /// Opens an address outside, after the page has asked. Of a mail address only whom it goes to, its subject and its
    /// words are handed on.
    ///
    /// # Errors
    /// [`AppError::AddressRefused`] for any that is not plainly `https:` or `mailto:`.
    pub fn link_open(&self, address: String) -> Result<(), AppError> {
        let address = address::allowed(&address).ok_or(AppError::AddressRefused)?;
        self.core.host.open_address(&address)
    }
}
