//! After a share: the files that were written, and an inventory that is destroyed for good.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;

use candor_app::api::{FileState, SecretText};
use candor_app::error::AppError;
use candor_journal::model::*;
use candor_share::model::{NameForm, SectionSelection, ShareFormat, ShareSelection};
use candor_vault::{Passphrase, Secret, Vault};
use rusqlite::Connection;
use rusqlite::backup::Backup;
use zeroize::Zeroizing;

use common::{Computer, PASSPHRASE, secret};

/// Words that stand nowhere else. Each begins like no other, so that the index of words holds it whole.
const TITLE: &str = "Quixotry";
const CAUSE: &str = "zyzzyva under the floor";
const EARLIER: &str = "wyvern in the attic";
const SAID: &str = "jackdaw said kindly";
const IN_TRASH: &str = "vexillum in the bin";
const DESTROYED: [&str; 5] = ["quixotry", "zyzzyva", "wyvern", "jackdaw", "vexillum"];

/// An inventory with an entry, an earlier answer of it, what was said of it, and an entry in the trash.
fn inventory(computer: &Computer) -> (Id, Id) {
    let app = &computer.app;
    let inventory =
        app.inventory_create(InventoryDraft::new(TITLE, Day("2026-11-22".parse().unwrap()))).unwrap().id;
    let entry = app.entry_create(Some(inventory), "resentments".into(), None, None).unwrap().id;
    let write = |entry, text: &str| {
        let answer = Answer { text: text.into(), ..Answer::default() };
        app.edit(Edit::Answer { entry, field: "cause".into(), answer }).unwrap();
        app.flush().unwrap();
    };
    write(entry, EARLIER);
    app.lock().unwrap();
    computer.unlock().unwrap();
    // Written in another session: what stood there is kept as history.
    write(entry, CAUSE);
    app.edit(Edit::Reading { entry, said: SAID.into() }).unwrap();
    let thrown = app.entry_create(Some(inventory), "resentments".into(), None, None).unwrap().id;
    write(thrown, IN_TRASH);
    app.entry_delete(thrown).unwrap();
    (inventory, entry)
}

fn selection(inventory: Id, entry: Id) -> ShareSelection {
    ShareSelection {
        sections: vec![SectionSelection {
            inventory,
            worksheet: "resentments".into(),
            entries: vec![entry],
            fields: vec!["cause".into()],
        }],
        names: NameForm::Initials,
        left_in_text: Vec::new(),
        hidden: Vec::new(),
        title: None,
        language: "en".into(),
    }
}

fn export(computer: &Computer, selection: ShareSelection, path: &Path) {
    computer.host.will_choose(path);
    computer.app.share_export(selection, ShareFormat::Markdown, None, "Ana".into()).unwrap().unwrap();
}

/// Which of the destroyed words stand in any page of a journal, free pages and the log included: each page is opened
/// with the key, and its bytes are searched.
fn words_in_pages(path: &Path, passphrase: &str) -> Vec<&'static str> {
    let log = path.with_extension("candor-wal");
    assert!(fs::metadata(&log).map_or(0, |log| log.len()) == 0, "the log is empty");
    let vault = Vault::open_read_only(path, Secret::Passphrase(&Passphrase::new(passphrase))).unwrap();
    // SQLite's backup copies each page as it is, those that are free too.
    let plain = tempfile::NamedTempFile::new().unwrap();
    let mut pages = Connection::open(plain.path()).unwrap();
    Backup::new(std::borrow::Borrow::borrow(&vault), &mut pages).unwrap().step(-1).unwrap();
    drop(pages);
    let pages = fs::read(plain.path()).unwrap().to_ascii_lowercase();
    assert_eq!(pages.len() as u64, vault.pages() * 4096);
    let holds = |word: &&str| pages.windows(word.len()).any(|bytes| bytes == word.as_bytes());
    DESTROYED.into_iter().filter(holds).collect()
}

#[test]
fn a_destroyed_inventory_stands_in_no_page_of_the_journal_and_of_no_copy() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let (inventory, entry) = inventory(&computer);
    computer.write_page("what stays");
    let copy = app.backup_now().unwrap();
    let elsewhere = computer.path("stick/copy.candor");
    fs::create_dir_all(elsewhere.parent().unwrap()).unwrap();
    computer.host.will_choose(&elsewhere);
    app.copy_make().unwrap().unwrap();
    let document = computer.path("document.md");
    export(&computer, selection(inventory, entry), &document);
    let beside = computer.journal_file().parent().unwrap().join("Copies").join(&copy.place.file);
    for file in [&beside, &elsewhere] {
        assert_eq!(words_in_pages(file, PASSPHRASE), DESTROYED, "the search finds what is there");
    }

    let wrong = app.inventory_destroy(inventory, secret("not this one"));
    assert_eq!(wrong, Err(AppError::WrongPassphrase));
    assert_eq!(app.inventories_list().unwrap().len(), 1, "nothing has changed");

    let destroyed = app.inventory_destroy(inventory, secret(PASSPHRASE)).unwrap();
    assert_eq!(destroyed.journal, None);
    let kept: Vec<_> = destroyed.copies.iter().map(|copy| copy.kept.clone()).collect();
    assert_eq!(kept, [None, None], "{destroyed:?}");
    let [file] = &destroyed.files[..] else { panic!("the document is still there") };
    assert_eq!((file.place.file.as_str(), file.state), ("document.md", FileState::There));
    assert!(app.inventories_list().unwrap().is_empty());
    assert_eq!(app.undo().unwrap(), None);
    assert_eq!(app.search("stays".into(), 9).unwrap().len(), 1);
    for word in DESTROYED {
        assert!(app.search(word.into(), 9).unwrap().is_empty(), "{word}");
    }
    app.lock().unwrap();
    for file in [&computer.journal_file(), &beside, &elsewhere] {
        assert_eq!(words_in_pages(file, PASSPHRASE), [""; 0], "{}", file.display());
    }
    // The copies are journals still, with the rest in them.
    fs::copy(&elsewhere, computer.journal_file()).unwrap();
    computer.unlock().unwrap();
    assert_eq!(app.search("stays".into(), 9).unwrap().len(), 1);
}

#[test]
fn a_copy_that_cannot_be_opened_is_named_as_one_that_still_holds_it() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let (inventory, _) = inventory(&computer);
    let old = app.backup_now().unwrap();
    app.passphrase_change(secret(PASSPHRASE), secret("another lantern orchard"), false).unwrap();
    let copies = computer.journal_file().parent().unwrap().join("Copies");
    let damaged = app.backup_now().unwrap();
    let mut bytes = fs::read(copies.join(&damaged.place.file)).unwrap();
    let last = bytes.len() - 100;
    bytes[last] ^= 1;
    fs::write(copies.join(&damaged.place.file), &bytes).unwrap();

    let destroyed = app.inventory_destroy(inventory, secret("another lantern orchard")).unwrap();
    assert_eq!(destroyed.journal, None);
    let kept = |name: &str| {
        destroyed.copies.iter().find(|copy| copy.place.file == name).unwrap().kept.clone().unwrap()
    };
    assert_eq!(kept(&old.place.file), AppError::WrongPassphrase);
    assert!(matches!(kept(&damaged.place.file), AppError::Damaged { .. }));
    assert_eq!(fs::read(copies.join(&damaged.place.file)).unwrap(), bytes, "nothing was written to it");
    assert_eq!(words_in_pages(&copies.join(&old.place.file), PASSPHRASE).len(), DESTROYED.len());

    // Asked again, as after mending what was in the way: only the files are tried.
    fs::remove_file(copies.join(&damaged.place.file)).unwrap();
    let again = app.inventory_destroy(inventory, secret("another lantern orchard")).unwrap();
    assert_eq!(again.copies.len(), 1);
}

/// Whether a destroyed word stands anywhere in a folder, in whatever file a secret opens.
fn words_below(folder: &Path, passphrases: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in common::files_below(folder) {
        let plain = fs::read(&path).unwrap().to_ascii_lowercase();
        found.extend(
            DESTROYED
                .iter()
                .filter(|word| plain.windows(word.len()).any(|bytes| bytes == word.as_bytes()))
                .map(|word| format!("{word} in clear in {}", path.display())),
        );
        for passphrase in passphrases {
            let secret = Passphrase::new(passphrase);
            if path.extension().is_some_and(|end| end == "candor")
                && Vault::open_read_only(&path, Secret::Passphrase(&secret)).is_ok()
            {
                let words = words_in_pages(&path, passphrase);
                found.extend(words.into_iter().map(|word| format!("{word} in {}", path.display())));
            }
        }
    }
    found
}

#[test]
fn copies_from_before_the_journal_was_sealed_anew_are_copies_of_it_still() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let (inventory, _) = inventory(&computer);
    app.backup_now().unwrap();
    let elsewhere = computer.path("stick/copy.candor");
    fs::create_dir_all(elsewhere.parent().unwrap()).unwrap();
    computer.host.will_choose(&elsewhere);
    app.copy_make().unwrap().unwrap();
    // One that the list does not know, beside the one that it does.
    fs::copy(&elsewhere, computer.path("stick/by hand.candor")).unwrap();
    app.rekey(secret(PASSPHRASE)).unwrap();
    assert!(!words_below(&computer.path("stick"), &[PASSPHRASE]).is_empty());

    let destroyed = app.inventory_destroy(inventory, secret(PASSPHRASE)).unwrap();
    assert!(destroyed.copies.len() >= 4, "{destroyed:?}");
    assert!(destroyed.copies.iter().all(|copy| copy.kept.is_none()), "{destroyed:?}");
    app.lock().unwrap();
    assert_eq!(words_below(computer.folder.path(), &[PASSPHRASE]), [""; 0]);
}

#[test]
fn destroyed_in_the_trash_it_is_gone_from_the_copies_too_and_each_is_answered_for() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let (inventory, entry) = inventory(&computer);
    let page = computer.write_page("jackdaw said kindly, once more");
    app.backup_now().unwrap();
    let document = computer.path("document.md");
    export(&computer, selection(inventory, entry), &document);
    app.reflection_delete(page.id).unwrap();
    app.inventory_delete(inventory).unwrap();
    let copy = app.backup_now().unwrap();
    app.passphrase_change(secret(PASSPHRASE), secret("another lantern orchard"), false).unwrap();

    let target = Target::Reflection { id: page.id };
    let wrong = app.trash_destroy(target.clone(), secret(PASSPHRASE));
    assert_eq!(wrong, Err(AppError::WrongPassphrase));
    let destroyed = app.trash_destroy(target.clone(), secret("another lantern orchard")).unwrap();
    assert_eq!(destroyed.journal, None);
    let held = destroyed.copies.iter().filter(|copy| copy.kept == Some(AppError::WrongPassphrase)).count();
    assert!(held >= 2, "those under the former passphrase are named: {destroyed:?}");
    assert!(destroyed.files.is_empty(), "no page stands in a share");
    assert_eq!(app.trash_destroy(target, secret("another lantern orchard")), Err(AppError::NotFound));

    let destroyed =
        app.trash_destroy(Target::Inventory { id: inventory }, secret("another lantern orchard")).unwrap();
    assert_eq!(destroyed.files.len(), 1);
    // They cannot be written anew without the passphrase that they have, but they can be deleted.
    let deleted = app.held_copies_delete().unwrap();
    assert_eq!(deleted.len(), destroyed.copies.iter().filter(|copy| copy.kept.is_some()).count());
    assert!(deleted.iter().all(|copy| copy.kept.is_none()), "{deleted:?}");
    assert!(deleted.iter().any(|gone| gone.place == copy.place));
    assert!(app.held_copies_delete().unwrap().is_empty(), "once");
    app.written_file_delete(destroyed.files[0].id).unwrap();
    app.lock().unwrap();
    assert_eq!(words_below(computer.folder.path(), &[PASSPHRASE, "another lantern orchard"]), [""; 0]);
}

#[test]
fn another_journal_in_the_same_folder_is_nothing_of_ours() {
    let computer = Computer::with_journal();
    let (inventory, _) = inventory(&computer);
    let other = Computer::with_journal();
    other.write_page("of somebody else, under the same passphrase");
    other.app.lock().unwrap();
    let beside = computer.journal_file().with_file_name("other.candor");
    fs::copy(other.journal_file(), &beside).unwrap();
    let before = fs::read(&beside).unwrap();
    let destroyed = computer.app.inventory_destroy(inventory, secret(PASSPHRASE)).unwrap();
    assert!(destroyed.copies.is_empty(), "{destroyed:?}");
    assert!(fs::read(&beside).unwrap() == before, "not a byte of it has changed");
}

#[test]
fn after_sealing_anew_older_copies_can_be_deleted_and_a_new_one_is_there() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    computer.write_page("words");
    for _ in 0..2 {
        app.backup_now().unwrap();
    }
    let elsewhere = computer.path("stick/copy.candor");
    fs::create_dir_all(elsewhere.parent().unwrap()).unwrap();
    computer.host.will_choose(&elsewhere);
    app.copy_make().unwrap().unwrap();
    app.rekey(secret(PASSPHRASE)).unwrap();
    let deleted = app.former_copies_delete().unwrap();
    assert!(deleted.len() >= 3 && deleted.iter().all(|copy| copy.kept.is_none()), "{deleted:?}");
    assert!(!elsewhere.exists());
    assert_eq!(app.written_files_list().unwrap()[0].state, FileState::Gone);
    let copies: Vec<_> = common::files_below(&computer.journal_file().parent().unwrap().join("Copies"));
    assert_eq!(copies.len(), 1, "{copies:?}");
    let ours = candor_vault::inspect(computer.journal_file()).unwrap().file_id;
    assert_eq!(candor_vault::inspect(&copies[0]).unwrap().file_id, ours);
}

#[test]
fn the_open_journal_is_never_deleted_nor_one_that_was_a_copy_and_was_written_in() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let page = computer.write_page("words");
    let stick = computer.path("stick");
    fs::create_dir_all(&stick).unwrap();
    let place = stick.join("journal.candor");
    computer.host.will_choose(&place);
    app.copy_make().unwrap().unwrap();
    let state = |app: &candor_app::App| app.written_files_list().unwrap()[0].clone();
    assert_eq!(state(app).state, FileState::There);

    // The journal is moved onto the stick, where the copy was, and opened there.
    app.lock().unwrap();
    fs::rename(computer.journal_file(), &place).unwrap();
    computer.host.will_choose(&place);
    app.journal_choose().unwrap().unwrap();
    computer.unlock().unwrap();
    let line = state(app);
    assert_eq!(line.state, FileState::Changed);
    assert_eq!(app.written_file_delete(line.id).unwrap().state, FileState::Changed);
    assert!(place.exists());
    computer.edit_page(&page, "more words");
    app.flush().unwrap();

    // A copy that is opened and written in is somebody's journal.
    let second = stick.join("second.candor");
    computer.host.will_choose(&second);
    app.copy_make().unwrap().unwrap();
    app.lock().unwrap();
    let secret = Passphrase::new(PASSPHRASE);
    let vault = Vault::open(&second, Secret::Passphrase(&secret)).unwrap();
    let mut journal = candor_journal::Journal::open(vault).unwrap();
    journal.create_reflection(&ReflectionDraft::blank(journal.today())).unwrap();
    journal.into_database().close().unwrap();
    computer.unlock().unwrap();
    let line = state(app);
    assert_eq!((line.place.file.as_str(), line.state), ("second.candor", FileState::Changed));
    assert_eq!(app.written_file_delete(line.id).unwrap().state, FileState::Changed);
    assert!(second.exists());
}

#[test]
fn a_copy_is_there_wherever_its_own_file_is_and_only_it_is_deleted() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    computer.write_page("words");
    let place = computer.path("copy.candor");
    let copy = |place: &Path| {
        computer.host.will_choose(place);
        app.copy_make().unwrap().unwrap();
        app.written_files_list().unwrap()[0].id
    };
    let line = copy(&place);
    let look = || app.written_files_list().unwrap().into_iter().find(|file| file.id == line).unwrap().state;
    // Renamed: it is not where it was. Back again, it is.
    let aside = computer.path("aside.candor");
    fs::rename(&place, &aside).unwrap();
    assert_eq!(look(), FileState::Gone);
    // Another copy in its place, of the same journal, is another.
    let other = computer.path("other.candor");
    copy(&other);
    fs::copy(&other, &place).unwrap();
    assert_eq!(look(), FileState::Gone);
    fs::remove_file(&place).unwrap();
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&aside, &place).unwrap();
        assert_eq!(look(), FileState::Gone, "a link is not the file");
        assert_eq!(app.written_file_delete(line).unwrap().state, FileState::Gone);
        assert!(aside.exists());
        fs::remove_file(&place).unwrap();
    }
    fs::rename(&aside, &place).unwrap();
    assert_eq!(look(), FileState::There);
    // Somebody has it open.
    let secret = Passphrase::new(PASSPHRASE);
    let vault = Vault::open(&place, Secret::Passphrase(&secret)).unwrap();
    assert_eq!(app.written_file_delete(line), Err(AppError::AlreadyOpen));
    drop(vault);
    fs::copy(&other, &place).unwrap();
    assert_eq!(app.written_file_delete(line).unwrap().state, FileState::Changed);
    assert!(place.exists() && other.exists());
}

#[test]
fn a_list_that_cannot_be_read_is_not_an_empty_one() {
    let computer = Computer::with_journal();
    let (inventory, _) = inventory(&computer);
    computer.app.lock().unwrap();
    let secret = Passphrase::new(PASSPHRASE);
    let vault = Vault::open(computer.journal_file(), Secret::Passphrase(&secret)).unwrap();
    let connection: &Connection = std::borrow::Borrow::borrow(&vault);
    // A line whose path is no text.
    let line = "INSERT INTO written_files (id, at, content, format, path, bytes, digest, to_whom)
                VALUES (zeroblob(16), '2026-11-22T10:42:00Z[UTC]', 'share', 'pdf', CAST(x'ff' AS TEXT), 1, zeroblob(32), '')";
    connection.execute_batch(line).unwrap();
    vault.close().unwrap();
    computer.unlock().unwrap();
    let asked = computer.app.inventory_destroy(inventory, common::secret(PASSPHRASE));
    assert!(matches!(asked, Err(AppError::Unexpected { .. })), "{asked:?}");
    assert_eq!(computer.app.inventories_list().unwrap().len(), 1, "nothing is destroyed");
}

#[test]
fn files_that_were_written_are_found_again_and_deleted_if_they_are_still_the_same() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let (inventory, entry) = inventory(&computer);
    let [first, second, third] = ["one.md", "two.md", "stick/three.md"].map(|name| computer.path(name));
    fs::create_dir_all(third.parent().unwrap()).unwrap();
    for path in [&first, &second, &third] {
        export(&computer, selection(inventory, entry), path);
    }
    let list = app.written_files_list().unwrap();
    assert_eq!(
        list.iter().map(|file| file.place.file.as_str()).collect::<Vec<_>>(),
        ["three.md", "two.md", "one.md"]
    );
    let one = &list[2];
    assert_eq!(
        (one.content, one.format, one.names),
        (FileContent::Share, FileFormat::Markdown, Some(FileNames::Initials))
    );
    assert_eq!(
        (one.to_whom.as_str(), one.state, &one.inventories[..]),
        ("Ana", FileState::There, &[inventory][..])
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&first).unwrap().permissions().mode() & 0o777, 0o600);
    }

    assert_eq!(app.written_file_delete(one.id).unwrap().state, FileState::Gone);
    assert!(!first.exists());
    // Another that lies in its place is not ours to delete, even one as long.
    let mut other = fs::read(&second).unwrap();
    other[0] ^= 1;
    fs::write(&second, &other).unwrap();
    assert_eq!(app.written_file_delete(list[1].id).unwrap().state, FileState::Changed);
    assert_eq!(fs::read(&second).unwrap(), other);
    // A stick that is not plugged in is not a file that is gone.
    fs::rename(third.parent().unwrap(), computer.path("away")).unwrap();
    assert_eq!(app.written_file_delete(list[0].id).unwrap().state, FileState::Unreachable);
    fs::rename(computer.path("away"), third.parent().unwrap()).unwrap();
    let states = |app: &candor_app::App| {
        app.written_files_list().unwrap().iter().map(|file| file.state).collect::<Vec<_>>()
    };
    assert_eq!(states(app), [FileState::There, FileState::Changed, FileState::Gone]);
    // What was seen to be gone stays so, whatever lies there later.
    fs::write(&first, "something else").unwrap();
    assert_eq!(states(app)[2], FileState::Gone);

    app.written_file_forget(list[0].id).unwrap();
    assert!(third.exists());
    assert_eq!(app.written_file_forget(list[0].id), Err(AppError::NotFound));
    assert_eq!(app.written_file_delete(list[0].id), Err(AppError::NotFound));
    assert_eq!(app.written_files_list().unwrap().len(), 2);
}

#[test]
fn a_file_that_could_not_be_written_is_not_remembered() {
    let computer = Computer::with_journal();
    let (inventory, entry) = inventory(&computer);
    computer.host.will_choose(computer.path("nowhere/document.md"));
    let refused =
        computer.app.share_export(selection(inventory, entry), ShareFormat::Markdown, None, String::new());
    assert!(matches!(refused, Err(AppError::Io { .. } | AppError::Missing)), "{refused:?}");
    assert!(computer.app.written_files_list().unwrap().is_empty());
}

#[test]
fn sealing_away_is_for_a_journal_that_is_open_and_may_be_written() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let (inventory, _) = inventory(&computer);
    app.inventory_seal_away(inventory).unwrap();
    assert!(app.inventories_list().unwrap().is_empty());
    assert_eq!(app.inventories_sealed_away().unwrap()[0].id, inventory);
    app.inventory_bring_back(inventory).unwrap();
    assert_eq!(app.inventories_list().unwrap().len(), 1);
    app.lock().unwrap();
    assert_eq!(app.inventory_seal_away(inventory), Err(AppError::Locked));
    let asked = SecretText(Zeroizing::new(PASSPHRASE.into()));
    assert_eq!(app.inventory_destroy(inventory, asked), Err(AppError::Locked));
    assert_eq!(app.written_files_list(), Err(AppError::Locked));
}
