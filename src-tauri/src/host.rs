//! The app's host: what it asks of the window and of the system.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use candor_app::api::{AppEvent, Preferences};
use candor_app::error::AppError;
use candor_app::{FileKind, Host};
use candor_locales::Words;
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};

use crate::cover::{self, Said};
use crate::dialogs::{self, Kind, Question, YesOrNo};
use crate::last_words::{LastWords, Patience};
use crate::menu::NativeMenu;
use crate::shell::Shell;
use crate::{clipboard, recent, window};

/// How long a page that is loaded anew may take to paint until it is said that it does not answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);

/// The window, as the app knows it.
pub(crate) struct WindowHost {
    app: AppHandle,
    events: Mutex<Option<Channel<AppEvent>>>,
    words: Mutex<Words>,
    menu: Mutex<Option<NativeMenu>>,
    system_language: Mutex<String>,
    shown: AtomicBool,
    /// The page's process has ended, and no page has been told of it yet.
    died: AtomicBool,
    /// The page before the next one that paints may have selected something since the clipboards were cleared.
    clear_again: AtomicBool,
    /// How often the page was loaded anew.
    loads: AtomicU64,
    /// The last of these that has painted.
    painted: AtomicU64,
    last_words: LastWords,
}

impl WindowHost {
    /// A host whose page has not subscribed yet, and whose menu is not made.
    pub(crate) fn new(app: AppHandle) -> Self {
        Self {
            app,
            events: Mutex::new(None),
            words: Mutex::new(Words::new(candor_locales::FALLBACK)),
            menu: Mutex::new(None),
            system_language: Mutex::new(String::new()),
            shown: AtomicBool::new(false),
            died: AtomicBool::new(false),
            clear_again: AtomicBool::new(false),
            loads: AtomicU64::new(0),
            painted: AtomicU64::new(0),
            last_words: LastWords::default(),
        }
    }

    /// Makes the menu and lets the window follow the preferences, for the first time.
    ///
    /// # Errors
    /// When the system refuses the menu.
    pub(crate) fn begin(&self, preferences: &Preferences, system_language: &str) -> tauri::Result<()> {
        system_language.clone_into(&mut held(&self.system_language));
        let words = self.words_for(preferences);
        *held(&self.menu) = Some(NativeMenu::show(&self.app, &words)?);
        *held(&self.words) = words;
        self.look(preferences);
        Ok(())
    }

    /// Lets the window follow the preferences: colours, zoom, and the language of menu and dialogs.
    pub(crate) fn follow(&self, preferences: &Preferences) {
        self.look(preferences);
        let words = self.words_for(preferences);
        if words.language() == held(&self.words).language() {
            return;
        }
        if let Some(menu) = &*held(&self.menu)
            && let Err(error) = menu.speak(&words)
        {
            tracing::warn!(%error, "the menu stays in its language");
        }
        *held(&self.words) = words;
    }

    /// A page has painted: it is shown, and the first time the window too.
    pub(crate) fn painted(&self) {
        self.painted.store(self.loads.load(Ordering::SeqCst), Ordering::SeqCst);
        if let Some(window) = window::get(&self.app) {
            cover::lift(&window);
        }
        if self.clear_again.swap(false, Ordering::SeqCst) {
            clipboard::clear(&self.app);
        }
        self.show();
    }

    /// Shows the window, the first time only: after a lock it is where the person put it.
    pub(crate) fn show(&self) {
        if !self.shown.swap(true, Ordering::SeqCst) {
            window::show(&self.app);
        }
    }

    /// Sends events there from now on. The first page after one that died is told of it.
    pub(crate) fn subscribe(&self, channel: Channel<AppEvent>) {
        *held(&self.events) = Some(channel);
        if self.died.swap(false, Ordering::SeqCst) {
            self.emit(AppEvent::PageDied);
        }
    }

    /// The page's process has ended: there is nobody to tell anything, nor to answer to.
    pub(crate) fn page_died(&self) {
        *held(&self.events) = None;
        self.died.store(true, Ordering::SeqCst);
        self.close_dialogs();
    }

    /// Loads the page anew.
    pub(crate) fn load_page(&self) {
        // The old page hears nothing more; the new one subscribes for itself.
        *held(&self.events) = None;
        if let Some(window) = window::get(&self.app) {
            window::reload(&window);
            self.say_if_nothing_paints();
        }
    }

    /// A page that hangs is covered and does not come back: after a while that is said.
    fn say_if_nothing_paints(&self) {
        let load = self.loads.fetch_add(1, Ordering::SeqCst) + 1;
        let app = self.app.clone();
        std::thread::spawn(move || {
            std::thread::sleep(ANSWERS_WITHIN);
            let shell = app.state::<Shell>();
            let host = shell.host();
            let is_newest = host.loads.load(Ordering::SeqCst) == load;
            let is_dead = host.died.load(Ordering::SeqCst) && held(&host.events).is_none();
            if is_newest && !is_dead && host.painted.load(Ordering::SeqCst) < load {
                host.say_on_cover("page-does-not-answer");
            }
        });
    }

    /// Says where the page was that it does not come back by itself.
    pub(crate) fn say_on_cover(&self, message: &str) {
        let words = held(&self.words);
        let said = Said { words: words.get(message, &[]), again: words.get("page-load-again", &[]) };
        drop(words);
        if let Some(window) = window::get(&self.app) {
            cover::say(&window, said);
        }
    }

    /// The page has sent its last words and they are written.
    pub(crate) fn flushed(&self) {
        self.last_words.flushed();
    }

    /// The page says that it is there.
    pub(crate) fn heard(&self) {
        self.last_words.heard();
    }

    /// Asks the page for what is still on the screen, and waits until it is written, as long as the page answers. Never
    /// called on the main thread, which carries the words.
    pub(crate) fn ask_for_last_words(&self, patience: Patience) {
        if held(&self.events).is_none() {
            return;
        }
        let flush = || self.emit(AppEvent::FlushNow);
        let ended = self.last_words.wait(patience, flush, || self.emit(AppEvent::AreYouThere));
        // What was sent is kept whatever it is: it will be written by the lock.
        tracing::debug!(?ended, "the page's last words");
    }

    fn words_for(&self, preferences: &Preferences) -> Words {
        Words::new(preferences.language.as_deref().unwrap_or(&held(&self.system_language)))
    }

    /// Colours and zoom.
    fn look(&self, preferences: &Preferences) {
        if let Some(window) = window::get(&self.app) {
            window::paint(&window, preferences.theme);
            window::zoom(&window, preferences.text_size);
        }
    }

    fn ask(&self, title: &str, kind: Kind) -> Option<PathBuf> {
        let question = {
            let words = held(&self.words);
            Question { title: words.get(title, &[]), all_files: words.get("dialog-all-files", &[]), kind }
        };
        dialogs::ask(&window::get(&self.app)?, question)
    }
}

impl Host for WindowHost {
    fn emit(&self, event: AppEvent) {
        if let Some(channel) = &*held(&self.events)
            && let Err(error) = channel.send(event)
        {
            tracing::warn!(%error, "an event did not reach the page");
        }
    }

    fn choose_file_to_save(&self, suggested_name: &str, kind: FileKind) -> Option<PathBuf> {
        let name = suggested_name.to_owned();
        self.ask("dialog-save-file", Kind::SaveFile { name, extension: kind.extension() })
    }

    fn choose_file_to_open(&self, kind: FileKind) -> Option<PathBuf> {
        self.ask("dialog-open-file", Kind::OpenFile { extension: kind.extension() })
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        self.ask("dialog-choose-folder", Kind::Folder)
    }

    fn ask_to_replace(&self, file_name: &str) -> bool {
        let Some(window) = window::get(&self.app) else { return false };
        let question = {
            let words = held(&self.words);
            YesOrNo {
                text: words.get("dialog-replace", &[("file", file_name.into())]),
                yes: words.get("dialog-replace-yes", &[]),
                no: words.get("dialog-replace-no", &[]),
            }
        };
        dialogs::confirm(&window, question)
    }

    fn close_dialogs(&self) {
        if let Some(window) = window::get(&self.app) {
            dialogs::close_all(&window);
        }
    }

    fn clear_clipboards(&self) {
        clipboard::clear(&self.app);
    }

    fn reload_page(&self) {
        self.clear_again.store(true, Ordering::SeqCst);
        self.load_page();
    }

    fn open_address(&self, address: &str) -> Result<(), AppError> {
        // Not waited for: some systems answer only when the browser is closed.
        open::that_detached(address).map_err(|error| AppError::Io { kind: error.kind().to_string() })
    }

    fn show_folder(&self, folder: &Path) -> Result<(), AppError> {
        open::that_detached(folder).map_err(|error| AppError::Io { kind: error.kind().to_string() })
    }

    fn recent_files(&self) -> Option<Vec<PathBuf>> {
        recent::files()
    }

    fn forget_recent_file(&self, file: &Path) {
        recent::forget(file);
    }

    fn print_page(&self) -> Result<(), AppError> {
        let window = window::get(&self.app).ok_or_else(|| unexpected("print without a window"))?;
        window.print().map_err(|_| unexpected("print"))
    }

    fn full_screen(&self, on: Option<bool>) -> bool {
        window::full_screen(&self.app, on)
    }

    fn exit(&self) {
        self.app.exit(0);
    }
}

fn unexpected(place: &str) -> AppError {
    AppError::Unexpected { place: place.to_owned() }
}

/// The value behind a lock. A thread that panicked while it held it left a whole value all the same.
pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
