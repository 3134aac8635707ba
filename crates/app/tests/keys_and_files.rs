//! Passphrases, recovery keys, damaged files, copies, and a second window.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::sync::Barrier;

use candor_app::api::{Phase, RecoverySheet, SecretText, UnlockSecret};
use candor_app::error::AppError;
use candor_app::{App, Directories};
use candor_journal::model::Wording;

use common::{Computer, PASSPHRASE, files_below, passphrase, quick, recovery_key, secret};

#[test]
fn a_wrong_passphrase_says_so_and_leaves_the_file_untouched_to_the_byte() {
    let computer = Computer::with_journal();
    computer.write_page("words");
    computer.app.lock().unwrap();
    let before = fs::read(computer.journal_file()).unwrap();
    assert_eq!(computer.app.unlock(passphrase("lantern orchard velvex")), Err(AppError::WrongPassphrase));
    let mut mistyped = vec!["00000".to_owned(); 8];
    assert!(matches!(
        computer.app.unlock(recovery_key(&mistyped)),
        Err(AppError::WrongRecoveryKey | AppError::RecoveryKeyMistyped { .. })
    ));
    mistyped.truncate(3);
    assert!(matches!(
        computer.app.unlock(recovery_key(&mistyped)),
        Err(AppError::RecoveryKeyMistyped { .. })
    ));
    assert!(before == fs::read(computer.journal_file()).unwrap());
    assert_eq!(files_below(&computer.path("data")), [computer.journal_file()]);
    computer.unlock().unwrap();
}

/// The group of a sheet that is to be retyped.
fn asked(sheet: &RecoverySheet) -> SecretText {
    secret(&sheet.groups[usize::from(sheet.ask) - 1])
}

#[test]
fn a_new_recovery_key_is_in_force_alone_once_its_copy_was_checked() {
    let computer = Computer::new();
    let sheet = computer.app.journal_prepare(secret(PASSPHRASE)).unwrap();
    computer.app.recovery_confirm(asked(&sheet)).unwrap();
    computer.app.journal_create(Wording::default()).unwrap();
    let unchecked = || computer.app.app_state().unwrap().recovery_unchecked;
    assert!(!unchecked());
    computer.app.lock().unwrap();
    computer.app.unlock(recovery_key(&sheet.groups)).unwrap();

    assert_eq!(
        computer.app.recovery_renew(secret("not the passphrase")).err(),
        Some(AppError::WrongPassphrase)
    );
    // Whoever came in with the key, because the passphrase is forgotten, can set another.
    let by_hand = sheet.groups.join(" ").to_lowercase();
    computer.app.passphrase_change(secret(&by_hand), secret("found again on paper"), false).unwrap();
    computer.app.passphrase_change(secret("found again on paper"), secret(PASSPHRASE), false).unwrap();

    // Made, and locked while paper is looked for: both open it, and that is said.
    let first = computer.app.recovery_renew(secret(PASSPHRASE)).unwrap();
    computer.app.lock().unwrap();
    computer.app.unlock(recovery_key(&first.groups)).unwrap();
    assert!(unchecked());
    assert!(computer.app.recovery_confirm(asked(&first)).is_err(), "it is on no screen any more");
    computer.app.lock().unwrap();
    computer.app.unlock(recovery_key(&sheet.groups)).unwrap();

    let second = computer.app.recovery_renew(secret(PASSPHRASE)).unwrap();
    assert!(!computer.app.recovery_confirm(secret("00000")).unwrap());
    assert!(unchecked());
    assert!(computer.app.recovery_confirm(asked(&second)).unwrap());
    assert!(!unchecked());
    computer.app.lock().unwrap();
    for old in [&sheet, &first] {
        assert_eq!(computer.app.unlock(recovery_key(&old.groups)), Err(AppError::WrongRecoveryKey));
    }
    computer.app.unlock(recovery_key(&second.groups)).unwrap();
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let computer = Computer::with_journal();
    let page = computer.write_page("words");
    let change = |old: &str, new: &str| computer.app.passphrase_change(secret(old), secret(new), false);
    assert_eq!(change("wrong passphrase", "another one now").err(), Some(AppError::WrongPassphrase));
    assert_eq!(change(PASSPHRASE, "short").err(), Some(AppError::PassphraseTooShort));
    assert!(change(PASSPHRASE, "another one now").unwrap().is_none());
    computer.app.lock().unwrap();
    assert_eq!(computer.unlock(), Err(AppError::WrongPassphrase));
    computer.app.unlock(passphrase("another one now")).unwrap();
    assert_eq!(computer.body_of(page.id), "words");
}

/// Somebody has an older copy, knows the old passphrase, and comes by the file of today.
#[test]
fn a_passphrase_change_that_shuts_out_leaves_the_old_one_nothing_written_since() {
    const HEADER: usize = 8192;
    for shut_out in [true, false] {
        let computer = Computer::with_journal();
        let page = computer.write_page("words");
        computer.app.lock().unwrap();
        let older = fs::read(computer.journal_file()).unwrap();
        computer.unlock().unwrap();
        let new = "a much better passphrase";
        let wrong = computer.app.passphrase_change(secret("not the passphrase"), secret(new), shut_out);
        assert_eq!(wrong.err(), Some(AppError::WrongPassphrase));
        let sheet = computer.app.passphrase_change(secret(PASSPHRASE), secret(new), shut_out).unwrap();
        assert_eq!(computer.app.app_state().unwrap().recovery_unchecked, shut_out);
        if let Some(sheet) = sheet {
            assert!(computer.app.recovery_confirm(asked(&sheet)).unwrap());
        }
        computer.edit_page(&page, "written since");
        computer.app.lock().unwrap();
        let today = fs::read(computer.journal_file()).unwrap();
        let mixed = [&older[..HEADER], &today[HEADER..]].concat();
        fs::write(computer.journal_file(), mixed).unwrap();
        let read = computer.app.unlock_reading_only(passphrase(PASSPHRASE));
        assert_eq!(read.is_err(), shut_out, "what the light change says of itself is so: {read:?}");
        computer.app.lock().ok();
        fs::write(computer.journal_file(), today).unwrap();
        assert_eq!(computer.unlock(), Err(AppError::WrongPassphrase));
        computer.app.unlock(passphrase(new)).unwrap();
        assert_eq!(computer.body_of(page.id), "written since");
    }
}

#[test]
fn sealing_anew_keeps_the_words_and_the_passphrase_and_makes_a_copy_before() {
    let computer = Computer::with_journal();
    let page = computer.write_page("words");
    assert_eq!(computer.app.rekey(secret("not the passphrase")).err(), Some(AppError::WrongPassphrase));
    assert_eq!(computer.app.app_state().unwrap().phase, Phase::Unlocked);
    assert!(computer.app.copies_list().unwrap().is_empty());
    let sheet = computer.app.rekey(secret(PASSPHRASE)).unwrap();
    assert_eq!(computer.body_of(page.id), "words");
    computer.edit_page(&page, "more words");
    assert_eq!(computer.app.copies_list().unwrap().len(), 1);
    computer.app.lock().unwrap();
    computer.app.unlock(recovery_key(&sheet.groups)).unwrap();
    assert_eq!(computer.body_of(page.id), "more words");
    computer.app.lock().unwrap();
    computer.unlock().unwrap();
}

#[test]
fn a_damaged_file_is_called_damaged_shows_its_copies_and_opens_for_reading() {
    let computer = Computer::with_journal();
    let page = computer.write_page(&"many words ".repeat(20_000));
    computer.app.backup_now().unwrap();
    computer.app.lock().unwrap();
    let file = computer.journal_file();
    let mut bytes = fs::read(&file).unwrap();
    let last_page = bytes.len() - 2000;
    bytes[last_page] ^= 1;
    fs::write(&file, &bytes).unwrap();

    match computer.unlock() {
        Err(AppError::Damaged { readable, torn, copies }) => {
            assert!(readable && !torn);
            assert_eq!(copies.len(), 1);
        }
        other => panic!("{other:?}"),
    }
    assert!(bytes == fs::read(&file).unwrap(), "nothing was written");
    assert_eq!(computer.app.unlock(passphrase("not the passphrase")), Err(AppError::WrongPassphrase));

    let state = computer.app.unlock_reading_only(passphrase(PASSPHRASE)).unwrap();
    assert!(state.reading_only);
    assert_eq!(computer.app.reflections_list().unwrap().len(), 1);
    let draft = page.draft.clone();
    let edit = candor_journal::model::Edit::Reflection { id: page.id, draft };
    assert_eq!(computer.app.edit(edit), Err(AppError::ReadingOnly));
    assert_eq!(computer.app.reflection_create().err(), Some(AppError::ReadingOnly));
    assert_eq!(computer.app.undo().err(), Some(AppError::ReadingOnly));
    computer.app.lock().unwrap();
    assert!(bytes == fs::read(&file).unwrap(), "nothing was written");
}

#[test]
fn what_is_no_journal_is_called_by_its_name() {
    let computer = Computer::with_journal();
    computer.app.lock().unwrap();
    let choose = |name: &str, content: &[u8]| {
        let path = computer.path(name);
        fs::write(&path, content).unwrap();
        computer.host.will_choose(path);
        computer.app.journal_choose().map(drop)
    };
    assert_eq!(choose("letter.txt", b"Dear diary"), Err(AppError::NotAJournal));
    assert_eq!(choose("empty.candor", b""), Err(AppError::NotAJournal));
    computer.host.will_choose(computer.path("none.candor"));
    assert_eq!(computer.app.journal_choose().err(), Some(AppError::Missing));
    let mut bytes = fs::read(computer.journal_file()).unwrap();
    bytes[100] ^= 1;
    bytes[4096 + 100] ^= 1;
    assert!(matches!(choose("damaged.candor", &bytes), Err(AppError::Damaged { readable: false, .. })));
    computer.host.will_cancel();
    assert_eq!(computer.app.journal_choose(), Ok(None));
    computer.unlock().unwrap();
}

#[test]
fn a_journal_that_was_moved_away_is_missed_and_found_elsewhere() {
    let mut computer = Computer::with_journal();
    let page = computer.write_page("words");
    computer.app.lock().unwrap();
    let elsewhere = computer.path("stick.candor");
    fs::rename(computer.journal_file(), &elsewhere).unwrap();
    computer.restart();
    assert_eq!(
        computer.app.app_state().unwrap().phase,
        Phase::Locked,
        "a new one is not offered in its place"
    );
    assert_eq!(computer.unlock(), Err(AppError::Missing));
    computer.host.will_choose(&elsewhere);
    let state = computer.app.journal_choose().unwrap().unwrap();
    assert_eq!(state.place.file, "stick.candor");
    computer.unlock().unwrap();
    assert_eq!(computer.body_of(page.id), "words");
    computer.restart();
    assert_eq!(computer.app.app_state().unwrap().place.file, "stick.candor");
    computer.unlock().unwrap();
}

#[test]
fn a_new_journal_never_takes_the_place_of_a_file() {
    let computer = Computer::new();
    let folder = computer.path("chosen");
    fs::create_dir(&folder).unwrap();
    computer.host.will_choose(&folder);
    assert_eq!(computer.app.place_choose().unwrap().unwrap().folder, "~/chosen");
    fs::write(folder.join("journal.candor"), "something of mine").unwrap();
    let sheet = computer.app.journal_prepare(secret(PASSPHRASE)).unwrap();
    computer.app.recovery_confirm(secret(&sheet.groups[usize::from(sheet.ask) - 1])).unwrap();
    assert_eq!(computer.app.journal_create(Wording::default()), Err(AppError::AlreadyExists));
    assert_eq!(fs::read(folder.join("journal.candor")).unwrap(), b"something of mine");
    computer.host.will_choose(&folder);
    assert_eq!(computer.app.place_choose(), Err(AppError::AlreadyExists));

    // What was prepared is still there once there is room.
    fs::remove_file(folder.join("journal.candor")).unwrap();
    assert_eq!(computer.app.journal_create(Wording::default()).unwrap().place.folder, "~/chosen");
}

#[test]
fn copies_are_read_with_the_same_passphrase_and_those_by_hand_stay() {
    let computer = Computer::with_journal();
    let page = computer.write_page("words in the copy");
    let folder = computer.path("data/Copies");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("2020-01-01 10.00.00.candor"), "not a copy of ours").unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    for _ in 0..12 {
        let made = computer.app.backup_now().unwrap();
        assert!(made.bytes > 8192);
    }
    let copies = computer.app.copies_list().unwrap();
    assert_eq!(copies.len(), 12, "all of ours, and none that only looks like one");
    assert!(copies.windows(2).all(|pair| pair[0].at >= pair[1].at));
    assert!(copies.iter().all(|copy| !copy.place.file.contains("20")), "no day in a name");
    assert!(folder.join("notes.txt").exists() && folder.join("2020-01-01 10.00.00.candor").exists());

    let mine = computer.path("mine.candor");
    computer.host.will_choose(&mine);
    computer.app.copy_make().unwrap().unwrap();
    computer.host.will_choose(&mine);
    assert_eq!(computer.app.copy_make().err(), Some(AppError::AlreadyExists));
    computer.host.will_cancel();
    assert_eq!(computer.app.copy_make(), Ok(None));
    for copy in [mine, folder.join(&copies[0].place.file)] {
        computer.app.lock().unwrap();
        computer.host.will_choose(copy);
        computer.app.journal_choose().unwrap().unwrap();
        let state = computer.unlock().unwrap();
        assert!(state.reading_only && state.copy.is_some());
        assert_eq!(computer.body_of(page.id), "words in the copy");
    }
}

#[test]
fn a_second_window_is_told_that_the_journal_is_open() {
    let computer = Computer::with_journal();
    let second = App::with(computer.host.clone(), Directories::below(computer.folder.path()), quick());
    assert_eq!(second.unlock(passphrase(PASSPHRASE)), Err(AppError::AlreadyOpen));
    computer.app.lock().unwrap();
    second.unlock(passphrase(PASSPHRASE)).unwrap();
}

#[test]
fn of_two_unlocks_at_once_one_opens_and_the_other_is_turned_away() {
    let computer = Computer::with_journal();
    computer.app.lock().unwrap();
    let both = Barrier::new(2);
    let results: Vec<_> = std::thread::scope(|scope| {
        let unlock = || {
            both.wait();
            computer.unlock()
        };
        let threads = [scope.spawn(unlock), scope.spawn(unlock)];
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (opened, turned_away): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    assert_eq!(opened.len(), 1);
    assert!(matches!(turned_away[0], Err(AppError::Busy | AppError::AlreadyOpen)), "{turned_away:?}");
}

#[test]
fn no_secret_is_in_what_is_printed_for_finding_faults() {
    let printed =
        format!("{:?} {:?}", passphrase(PASSPHRASE), UnlockSecret::RecoveryKey { text: secret("AAAAA") });
    assert!(!printed.contains("lantern") && !printed.contains("AAAAA"), "{printed}");
}
