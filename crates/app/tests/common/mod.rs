//! A computer to test the app on: folders of its own, and a host that answers dialogs and remembers events.
#![allow(dead_code, clippy::unwrap_used, unreachable_pub, reason = "each test uses a part of it")]

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use candor_app::api::{AppEvent, AppState, SecretText, UnlockSecret};
use candor_app::error::AppError;
use candor_app::{App, Directories, FileKind, Host, Options, PassphraseCost};
use candor_journal::model::{Edit, Id, Reflection, ReflectionDraft, Wording};
use candor_vault::KeyCost;
use tempfile::TempDir;
use zeroize::Zeroizing;

pub const PASSPHRASE: &str = "lantern orchard velvet";

/// A host that answers from a list and writes down what it is told.
#[derive(Default)]
pub struct TestHost {
    events: Mutex<Vec<AppEvent>>,
    told: Condvar,
    pub answers: Mutex<VecDeque<Option<PathBuf>>>,
    pub asked: Mutex<Vec<(String, Option<FileKind>)>>,
    pub opened: Mutex<Vec<String>>,
    /// The system's list of recently used files, if it can be read.
    pub recent: Mutex<Option<Vec<PathBuf>>>,
    /// What is done while the next dialog stands open.
    pub meanwhile: Mutex<Option<Box<dyn FnOnce() + Send>>>,
    /// The names that were asked about, and what is answered to each.
    pub replaced: Mutex<Vec<String>>,
    pub may_replace: AtomicBool,
    pub dialogs_closed: AtomicUsize,
    pub prints: AtomicUsize,
    pub reloads: AtomicUsize,
    pub exits: AtomicUsize,
}

impl TestHost {
    fn answer(&self, suggested: &str, kind: Option<FileKind>) -> Option<PathBuf> {
        self.asked.lock().unwrap().push((suggested.to_owned(), kind));
        let meanwhile = self.meanwhile.lock().unwrap().take();
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
        self.answers.lock().unwrap().pop_front().expect("a dialog that the test expects")
    }

    pub fn will_choose(&self, path: impl Into<PathBuf>) {
        self.answers.lock().unwrap().push_back(Some(path.into()));
    }

    /// While the next dialog stands open, something else goes on.
    pub fn meanwhile(&self, work: impl FnOnce() + Send + 'static) {
        *self.meanwhile.lock().unwrap() = Some(Box::new(work));
    }

    pub fn will_cancel(&self) {
        self.answers.lock().unwrap().push_back(None);
    }

    /// Events so far, which are forgotten.
    pub fn events(&self) -> Vec<AppEvent> {
        std::mem::take(&mut self.events.lock().unwrap())
    }

    /// Waits for an event, forgets those up to it, and answers how long it took.
    pub fn wait_for(&self, is_it: impl Fn(&AppEvent) -> bool) -> (AppEvent, Duration) {
        let start = Instant::now();
        let mut events = self.events.lock().unwrap();
        loop {
            if let Some(index) = events.iter().position(&is_it) {
                return (events.drain(..=index).next_back().unwrap(), start.elapsed());
            }
            let rest = Duration::from_secs(20).checked_sub(start.elapsed());
            let rest = rest.unwrap_or_else(|| panic!("the event did not come; there were {events:?}"));
            events = self.told.wait_timeout(events, rest).unwrap().0;
        }
    }

    pub fn wait_for_saved(&self) -> Duration {
        self.wait_for(|event| matches!(event, AppEvent::Saved { .. })).1
    }
}

impl Host for TestHost {
    fn emit(&self, event: AppEvent) {
        self.events.lock().unwrap().push(event);
        self.told.notify_all();
    }

    fn choose_file_to_save(&self, suggested_name: &str, kind: FileKind) -> Option<PathBuf> {
        self.answer(suggested_name, Some(kind))
    }

    fn choose_file_to_open(&self, kind: FileKind) -> Option<PathBuf> {
        self.answer("", Some(kind))
    }

    fn choose_folder(&self) -> Option<PathBuf> {
        self.answer("", None)
    }

    fn reload_page(&self) {
        self.reloads.fetch_add(1, Ordering::SeqCst);
    }

    fn open_address(&self, address: &str) -> Result<(), AppError> {
        self.opened.lock().unwrap().push(address.to_owned());
        Ok(())
    }

    fn show_folder(&self, folder: &Path) -> Result<(), AppError> {
        self.opened.lock().unwrap().push(folder.display().to_string());
        Ok(())
    }

    fn recent_files(&self) -> Option<Vec<PathBuf>> {
        self.recent.lock().unwrap().clone()
    }

    fn forget_recent_file(&self, file: &Path) {
        if let Some(recent) = &mut *self.recent.lock().unwrap() {
            recent.retain(|each| each != file);
        }
    }

    fn full_screen(&self, on: Option<bool>) -> bool {
        on == Some(true)
    }

    fn print_page(&self) -> Result<(), AppError> {
        self.prints.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    fn ask_to_replace(&self, file_name: &str) -> bool {
        self.replaced.lock().unwrap().push(file_name.to_owned());
        self.may_replace.load(Ordering::SeqCst)
    }

    fn close_dialogs(&self) {
        self.dialogs_closed.fetch_add(1, Ordering::SeqCst);
    }

    fn exit(&self) {
        self.exits.fetch_add(1, Ordering::SeqCst);
    }
}

/// A computer with the app on it.
pub struct Computer {
    pub folder: TempDir,
    pub host: Arc<TestHost>,
    pub app: App,
}

impl Computer {
    /// A fresh one.
    pub fn new() -> Self {
        Self::with(quick())
    }

    pub fn with(options: Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let host = Arc::new(TestHost::default());
        let app = App::with(host.clone(), Directories::below(folder.path()), options);
        Self { folder, host, app }
    }

    /// One on which a journal was made and is open.
    pub fn with_journal() -> Self {
        let computer = Self::new();
        computer.make_journal();
        computer
    }

    pub fn make_journal(&self) -> AppState {
        let sheet = self.app.journal_prepare(secret(PASSPHRASE)).unwrap();
        let group = &sheet.groups[usize::from(sheet.ask) - 1];
        assert!(self.app.recovery_confirm(secret(group)).unwrap());
        self.app.journal_create(Wording::default()).unwrap()
    }

    pub fn unlock(&self) -> Result<AppState, AppError> {
        self.app.unlock(passphrase(PASSPHRASE))
    }

    /// Ends the app and starts it again.
    pub fn restart(&mut self) {
        let host = Arc::new(TestHost::default());
        let start = |folder: &Path| App::with(host.clone(), Directories::below(folder), quick());
        // The old one ends before the new one starts.
        self.app = start(&self.path("elsewhere"));
        self.app = start(self.folder.path());
        self.host = host;
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.folder.path().join(relative)
    }

    pub fn journal_file(&self) -> PathBuf {
        self.path("data/journal.candor")
    }

    /// A reflection with these words, sent as the page sends them.
    pub fn write_page(&self, body: &str) -> Reflection {
        let page = self.app.reflection_create().unwrap();
        self.edit_page(&page, body);
        page
    }

    pub fn edit_page(&self, page: &Reflection, body: &str) {
        let draft = ReflectionDraft { body: body.to_owned(), ..page.draft.clone() };
        self.app.edit(Edit::Reflection { id: page.id, draft }).unwrap();
    }

    pub fn body_of(&self, page: Id) -> String {
        self.app.reflection_get(page).unwrap().draft.body
    }
}

/// Options for tests, which cannot wait for a passphrase that is hard to guess.
pub fn quick() -> Options {
    Options { passphrase_cost: PassphraseCost::Fixed(KeyCost::MINIMUM), ..Options::default() }
}

pub fn secret(text: &str) -> SecretText {
    SecretText(Zeroizing::new(text.to_owned()))
}

pub fn passphrase(text: &str) -> UnlockSecret {
    UnlockSecret::Passphrase { text: secret(text) }
}

pub fn recovery_key(groups: &[String]) -> UnlockSecret {
    UnlockSecret::RecoveryKey { text: secret(&groups.join("-").to_lowercase()) }
}

/// All files below a folder.
pub fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}
