//! Dialogs for files, as people have them, beside an open journal: whoever shows them may look into every file of a
//! folder, the journal is open to nobody else all the same, and a dialog never outlives the unlock that it was asked in.
#![cfg(target_os = "linux")]
#![forbid(unsafe_code)]

use std::fs;
use std::mem::MaybeUninit;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use candor_tests::{
    Home, Logind, PASSPHRASE, Portal, Window, choose_passphrase, copy_recovery_key, is_shown, lock,
    make_journal, unlock, write_resentments,
};
use candor_vault::{Passphrase, Secret, Vault, VaultError};
use rustix::fs::inotify;

const SAVE: &str = "Save a file";
const OPEN: &str = "Open a file";
/// GTK's own word.
const PRINT: &str = "Print";
/// Long enough for a dialog to have looked at each file of its folder.
const LOOKED: Duration = Duration::from_secs(4);

/// From the first run to an open journal in the home folder itself, which dialogs show first.
async fn make_journal_in_the_home(window: &Window, home: &Home) {
    window.press_button("Make a notebook").await;
    choose_passphrase(window).await;
    window.press_button("Continue").await;
    copy_recovery_key(window).await;
    window.press_button("Continue").await;
    window.see("Choose the words").await;
    window.press_button("Continue").await;
    window.see("Where it is kept").await;
    home.answer_dialog(home.path());
    window.press_button("Choose another folder").await;
    window.settle().await;
    window.press_button("Open the notebook").await;
    window.find("link", "Today").await;
    assert!(home.path().join("journal.candor").is_file(), "the journal lies where dialogs begin");
}

async fn ask_for_a_copy_elsewhere(window: &Window) {
    window.click("link", "Settings").await;
    window.settle().await;
    window.click("link", "All copies").await;
    window.settle().await;
    window.press_button("Make a copy elsewhere").await;
}

fn opens_elsewhere(journal: &Path) -> Result<(), VaultError> {
    let passphrase = Passphrase::new(PASSPHRASE);
    Vault::open(journal, Secret::Passphrase(&passphrase)).map(|_| ())
}

#[tokio::test]
async fn gtks_dialog_gives_nobody_else_the_open_journal_and_goes_when_it_locks() {
    let home = Home::new();
    let (window, logind) = Window::open_beside(&home, Logind::on).await;
    make_journal_in_the_home(&window, &home).await;
    logind.until_sleep_is_delayed();
    let journal = home.path().join("journal.candor");
    assert!(matches!(opens_elsewhere(&journal), Err(VaultError::AlreadyOpen)), "before any dialog");

    home.show_dialog();
    ask_for_a_copy_elsewhere(&window).await;
    window.until("the dialog", async || is_shown(SAVE)).await;
    tokio::time::sleep(LOOKED).await;
    let tried = opens_elsewhere(&journal);
    assert!(matches!(tried, Err(VaultError::AlreadyOpen)), "beside GTK's dialog: {tried:?}");

    let before = names_in(home.path());
    logind.lock_session();
    window.find("field", "Passphrase").await;
    window.until("no dialog", async || !is_shown(SAVE)).await;
    assert_eq!(names_in(home.path()), before.without_log(), "a dialog that was taken away writes nothing");

    // The lock screen has a dialog of its own, and the journal opens as before.
    unlock(&window, PASSPHRASE).await;
    window.quit().await;
}

#[tokio::test]
async fn the_dialog_for_printing_goes_when_the_journal_locks() {
    const WORDS: &str = "Nobody is to read this beside the printer.";
    let home = Home::new();
    let (window, logind) = Window::open_beside(&home, Logind::on).await;
    make_journal(&window).await;
    write_resentments(&window, "Autumn", &[("Marek", WORDS)]).await;
    logind.until_sleep_is_delayed();
    window.click("link", "Share").await;
    window.press_button("PDF or print").await;
    window.press_button("I have read this").await;
    window.press_button("Print").await;
    window.until("the dialog for printing", async || is_shown(PRINT)).await;

    logind.lock_session();
    window.until("no dialog", async || !is_shown(PRINT)).await;
    window.find("field", "Passphrase").await;
    assert!(!window.words().await.contains(WORDS), "the page is the lock screen's");
    unlock(&window, PASSPHRASE).await;
    window.quit().await;
}

#[tokio::test]
async fn the_page_may_die_while_a_dialog_stands_open() {
    let home = Home::new();
    let mut window = Window::open(&home).await;
    make_journal(&window).await;
    home.show_dialog();
    ask_for_a_copy_elsewhere(&window).await;
    window.until("the dialog", async || is_shown(SAVE)).await;
    window.kill_page().await;
    window.take_up(&home).await;
    window.until("no dialog", async || !is_shown(SAVE)).await;
    window.see("The page stopped and was loaded again.").await;
    window.find("button", "Make a copy elsewhere").await;
    window.quit().await;
}

#[tokio::test]
async fn a_file_of_ours_is_known_by_its_name_and_no_dialog_opens_it() {
    let home = Home::new();
    let packaged =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../packaging/linux/app.candor.journal.mime.xml");
    let types = home.path().join(".local/share/mime");
    fs::create_dir_all(types.join("packages")).expect("a folder for types");
    fs::copy(packaged, types.join("packages/app.candor.journal.xml")).expect("what the packages install");
    let updated = Command::new("update-mime-database").arg(&types).status();
    assert!(updated.expect("shared-mime-info is installed").success());
    for name in ["another.candor", "another.nobody-knows"] {
        fs::write(home.path().join(name), [7_u8; 8192]).expect("room for a file");
    }
    let known = Opened::watch(&home.path().join("another.candor"));
    let unknown = Opened::watch(&home.path().join("another.nobody-knows"));

    let window = Window::open(&home).await;
    make_journal(&window).await;
    lock(&window).await;
    home.show_dialog();
    window.press_button("Choose another file").await;
    window.until("the dialog", async || is_shown(OPEN)).await;
    tokio::time::sleep(LOOKED).await;
    assert!(unknown.times() > 0, "GTK looks into what has no type: else this test sees nothing");
    assert_eq!(known.times(), 0, "a .candor file is not looked into");
    window.kill().await;
}

#[tokio::test]
async fn where_there_is_a_portal_it_is_asked_and_the_app_shows_no_dialog_of_its_own() {
    let home = Home::new().with_portal();
    let (window, portal) = Window::open_beside(&home, Portal::on).await;
    make_journal(&window).await;

    home.show_dialog();
    ask_for_a_copy_elsewhere(&window).await;
    let asked = portal.until_asked(1);
    assert_eq!((asked.method, asked.title.as_str()), ("SaveFile", SAVE), "neutral words, as in our own");
    assert!(asked.name.as_deref().is_some_and(|name| name.ends_with(".candor")), "{asked:?}");
    assert!(asked.parent.starts_with("x11:"), "it stands over our window: {asked:?}");
    assert!(!is_shown(SAVE), "the app shows none itself");
    let copy = home.out().join("carried away.candor");
    portal.choose(&asked, &copy);
    window.until("the copy", async || copy.is_file()).await;

    // Taken away when the journal locks: nothing is written for whoever answers it then.
    window.settle().await;
    home.show_dialog();
    window.press_button("Make a copy elsewhere").await;
    let asked = portal.until_asked(2);
    lock(&window).await;
    portal.until_closed(&asked);
    let late = home.out().join("too late.candor");
    portal.choose(&asked, &late);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(!late.exists(), "an answer after the lock writes nothing");
    unlock(&window, PASSPHRASE).await;
    window.quit().await;
}

/// The names in a folder.
#[derive(Debug, PartialEq, Eq)]
struct Names(Vec<String>);

impl Names {
    /// Without the log, which locking brings in.
    fn without_log(self) -> Self {
        Self(self.0.into_iter().filter(|name| !name.ends_with("-wal")).collect())
    }
}

fn names_in(folder: &Path) -> Names {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut names: Vec<_> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Names(names)
}

/// How often a file was opened, whoever did it.
struct Opened(std::os::fd::OwnedFd);

impl Opened {
    fn watch(path: &Path) -> Self {
        let flags = inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC;
        let watch = inotify::init(flags).expect("the system watches files");
        inotify::add_watch(&watch, path, inotify::WatchFlags::OPEN).expect("the file can be watched");
        Self(watch)
    }

    fn times(&self) -> usize {
        let mut room = [MaybeUninit::uninit(); 4096];
        let mut events = inotify::Reader::new(&self.0, &mut room);
        std::iter::from_fn(|| events.next().ok().map(|_| ())).count()
    }
}
