//! One place of the disk goes bad while the journal is open. What cannot be written there is kept and told, everything else
//! is saved, and the next unlock leads to a copy. On the real file: once its bytes are others, once the disk answers with an
//! error.

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use candor_app::api::AppEvent;
use candor_app::error::AppError;
use candor_journal::Journal;
use candor_journal::model::{Id, Reflection};
use candor_vault::{Passphrase, Secret, Vault};

use crate::common::{Computer, PASSPHRASE, passphrase};
use crate::mounts;
use crate::sticks::Stick;

/// Long enough to fill pages of the file alone.
fn long(word: &str) -> String {
    format!("{word} ").repeat(12_000)
}

/// A journal that was opened anew, with two short pages and a long one, and where in its file a part of that lies.
fn with_a_long_page(computer: &Computer) -> ([Reflection; 3], u64) {
    let [short, other] = ["short", "other"].map(|words| computer.write_page(words));
    computer.app.flush().unwrap();
    computer.app.backup_now().unwrap();
    let page = computer.write_page(&long("many"));
    computer.app.lock().unwrap();
    let place = place_of(&computer.journal_file(), page.id, [short.id, other.id]);
    computer.unlock().unwrap();
    ([short, other, page], place)
}

/// The last place in a file that, when it is bad, keeps one page from being read and leaves others.
fn place_of(file: &Path, page: Id, others: [Id; 2]) -> u64 {
    let whole = fs::read(file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tried.candor");
    let secret = Passphrase::new(PASSPHRASE);
    let is_of_the_page = |at: &usize| {
        let mut tried = whole.clone();
        tried[*at] ^= 1;
        fs::write(&path, &tried).unwrap();
        let vault = Vault::open_read_only(&path, Secret::Passphrase(&secret)).unwrap();
        let Ok(journal) = Journal::open_reading_only(vault) else { return false };
        journal.reflection(page).is_err() && others.iter().all(|&other| journal.reflection(other).is_ok())
    };
    let places = (8192 + 2000..whole.len()).step_by(4096).rev();
    places.into_iter().find(is_of_the_page).expect("a long text has pages of its own") as u64
}

/// Writes where the disk is bad, and elsewhere, and locks: the one is kept and told, the others are saved.
fn write_there_and_elsewhere(
    computer: &Computer,
    pages: &[Reflection; 3],
    is_of_the_page: impl Fn(&AppError) -> bool,
) {
    let [short, other, blocked] = pages;
    computer.host.events();
    computer.edit_page(blocked, "typed where the disk is bad");
    let (event, _) = computer.host.wait_for(|event| matches!(event, AppEvent::NotSaved { .. }));
    let AppEvent::NotSaved { error, things: 1, kept: true, apart, .. } = event else { panic!("{event:?}") };
    assert!(is_of_the_page(&error), "{error:?}");
    assert!(apart, "it can become a page of its own");
    computer.edit_page(short, "typed elsewhere");
    computer.edit_page(other, "and there");
    assert!(computer.app.flush().is_err());
    assert_eq!(computer.body_of(short.id), "typed elsewhere");
    computer.app.lock().unwrap();
    assert!(computer.app.app_state().unwrap().unsaved.unwrap().kept, "told on the lock screen");
    // The file itself is called what it is.
    let refused = computer.unlock().unwrap_err();
    assert!(is_of_the_page(&refused), "{refused:?}");
}

fn bodies(computer: &Computer) -> Vec<String> {
    let all = computer.app.reflections_list().unwrap();
    all.iter().map(|page| computer.body_of(page.id)).collect()
}

fn flip(file: &Path, at: u64) {
    let mut file = OpenOptions::new().read(true).write(true).open(file).unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 1]).unwrap();
}

#[test]
fn a_page_whose_bytes_go_bad_while_open_blocks_its_own_words_alone() {
    let computer = Computer::with_journal();
    let (pages, place) = with_a_long_page(&computer);
    flip(&computer.journal_file(), place);
    let is_damage = |error: &AppError| matches!(error, AppError::Damaged { readable: true, .. });
    write_there_and_elsewhere(&computer, &pages, is_damage);
    // What is whole in it can be read.
    assert!(computer.app.unlock_reading_only(passphrase(PASSPHRASE)).unwrap().reading_only);
    let [short, other, _] = &pages;
    assert_eq!(computer.body_of(short.id), "typed elsewhere");
    assert_eq!(computer.body_of(other.id), "and there");
    computer.app.lock().unwrap();
    // A copy is brought back: the words that waited are in it.
    let id = computer.app.copies_list().unwrap()[0].id.clone();
    let state = computer.app.copy_bring_back(id, Some(passphrase(PASSPHRASE))).unwrap();
    assert!(state.brought_in.is_some_and(|told| told.damaged.is_empty()));
    let bodies = bodies(&computer);
    assert!(bodies.iter().any(|body| body.contains("typed where the disk is bad")), "{bodies:?}");
}

#[test]
fn words_that_a_bad_page_does_not_take_can_become_a_page_of_their_own() {
    let computer = Computer::with_journal();
    let ([.., blocked], place) = with_a_long_page(&computer);
    flip(&computer.journal_file(), place);
    computer.edit_page(&blocked, "typed where the disk is bad");
    assert!(matches!(computer.app.flush(), Err(AppError::Damaged { .. })));
    computer.app.unsaved_set_apart().unwrap();
    let all = computer.app.reflections_list().unwrap();
    assert_eq!(all.len(), 4);
    assert_eq!(computer.app.app_state().unwrap().unsaved, None);
}

#[test]
fn a_sector_that_cannot_be_read_while_open_blocks_its_own_words_alone() {
    if mounts::entered("bad_sectors::a_sector_that_cannot_be_read_while_open_blocks_its_own_words_alone") {
        return;
    }
    if !mounts::may_mount() || !Stick::is_possible() {
        println!("left out: this system lets us have no loop device");
        return;
    }
    let computer = Computer::new();
    let beneath = computer.path("beneath");
    fs::create_dir_all(&beneath).unwrap();
    fs::create_dir_all(computer.path("data")).unwrap();
    let stick = Stick::plug_in(&beneath, &computer.path("data"), 0);
    computer.make_journal();
    let (pages, place) = with_a_long_page(&computer);
    let place = Stick::place_of(place, &computer.journal_file());
    stick.fails_beyond(Some(place));
    Stick::forget_what_was_read(&computer.journal_file());
    write_there_and_elsewhere(&computer, &pages, |error| *error == AppError::Unreadable);
    // Plugged in anew it is whole, and everything is there.
    stick.is_whole_again();
    computer.unlock().unwrap();
    for words in ["typed where the disk is bad", "typed elsewhere", "and there"] {
        assert!(bodies(&computer).iter().any(|body| body == words), "{words}");
    }
    assert_eq!(computer.app.app_state().unwrap().unsaved, None);
    computer.app.lock().unwrap();
}
