//! The one door by which files leave the vault: in the unlock in which they were asked for, over nothing of ours, listed,
//! whole or not at all.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use candor_app::api::{AppEvent, FileState, Phase, PrintedThing};
use candor_app::error::AppError;
use candor_app::{App, Directories};
use candor_journal::model::*;
use candor_share::model::{AmendsSelection, NameForm, SectionSelection, ShareFormat, ShareSelection};
use candor_vault::{Passphrase, Secret, Vault};

use common::{Computer, PASSPHRASE, files_below, passphrase, quick};

const WORDS: &str = "I stole from my own brother.";

/// Something of each kind that can go out.
struct Things {
    inventory: Id,
    entry: Id,
    sheet: Id,
    amends: Id,
}

fn things(app: &App) -> Things {
    let inventory =
        app.inventory_create(InventoryDraft::new("Autumn", Day("2026-11-22".parse().unwrap()))).unwrap().id;
    let entry = app.entry_create(Some(inventory), "resentments".into(), None, None).unwrap().id;
    let answer = |text: &str| Answer { text: text.into(), ..Answer::default() };
    app.edit(Edit::Answer { entry, field: "cause".into(), answer: answer(WORDS) }).unwrap();
    let field = FieldDraft {
        id: "hope".into(),
        kind: FieldKind::Text,
        label: String::new(),
        question: "Where have I seen hope?".into(),
        hint: String::new(),
        heading: String::new(),
        choices: vec![],
        own_choices: false,
        fear_mark: false,
        pattern: false,
        optional: false,
        for_myself: false,
    };
    let pack = WorksheetDraft {
        title: "Pack".into(),
        layout: Shape::Page,
        fields: vec![field],
        ..WorksheetDraft::default()
    };
    let sheet = app.worksheet_create(pack).unwrap();
    let filled = app.entry_create(None, sheet.id.clone(), None, None).unwrap().id;
    app.edit(Edit::Answer { entry: filled, field: "hope".into(), answer: answer(WORDS) }).unwrap();
    let marek = app.person_find_or_create("Marek".into(), PersonKind::Person).unwrap();
    let amends = app.amends_create(marek.id, WORDS.into()).unwrap().id;
    app.edit(Edit::Letter { id: amends, text: WORDS.into() }).unwrap();
    app.flush().unwrap();
    Things { inventory, entry, sheet: Id(sheet.id.parse().unwrap()), amends }
}

fn share(things: &Things) -> ShareSelection {
    ShareSelection {
        sections: vec![SectionSelection {
            inventory: things.inventory,
            worksheet: "resentments".into(),
            entries: vec![things.entry],
            fields: vec!["cause".into()],
        }],
        names: NameForm::Initials,
        left_in_text: Vec::new(),
        hidden: Vec::new(),
        title: None,
        language: "en".into(),
    }
}

type Export = fn(&App, &Things) -> Result<bool, AppError>;

/// Every way out for which a place is chosen, and the name that it proposes to end with.
const WAYS: [(&str, Export); 7] = [
    ("document.md", |app, things| {
        app.share_export(share(things), ShareFormat::Markdown, None, String::new()).map(|made| made.is_some())
    }),
    ("document.pdf", |app, things| {
        app.share_export(share(things), ShareFormat::Pdf, None, String::new()).map(|made| made.is_some())
    }),
    ("worksheet.json", |app, things| app.worksheet_export(things.sheet, true).map(|made| made.is_some())),
    ("questions.json", |app, things| app.worksheet_export(things.sheet, false).map(|made| made.is_some())),
    ("amends.csv", |app, _| {
        let selection = AmendsSelection {
            statuses: vec![AmendsStatus::Unsorted],
            fields: vec!["harm".into()],
            names: NameForm::Full,
            left_in_text: vec![],
            hidden: vec![],
            title: None,
            language: "en".into(),
        };
        app.amends_export(selection, ShareFormat::Csv, None, String::new()).map(|made| made.is_some())
    }),
    ("letter.html", |app, things| {
        app.letter_export(things.amends, ShareFormat::Html, "en".into(), None, String::new())
            .map(|made| made.is_some())
    }),
    ("copy.candor", |app, _| app.copy_make().map(|made| made.is_some())),
];

fn folder(computer: &Computer, name: &str) -> PathBuf {
    let folder = computer.path(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn nothing_goes_out_once_the_journal_was_locked_while_the_dialog_stood_open() {
    for again in [false, true] {
        let computer = Computer::with_journal();
        let things = things(&computer.app);
        let out = folder(&computer, "out");
        for (name, export) in WAYS {
            if computer.app.app_state().unwrap().phase != Phase::Unlocked {
                computer.unlock().unwrap();
            }
            let (app, closed) = (computer.app.clone(), computer.host.dialogs_closed.load(Ordering::SeqCst));
            computer.host.meanwhile(move || {
                app.lock().unwrap();
                if again {
                    app.unlock(passphrase(PASSPHRASE)).unwrap();
                }
            });
            computer.host.will_choose(out.join(name));
            let refused = if again { AppError::LockedMeanwhile } else { AppError::Locked };
            assert_eq!(export(&computer.app, &things), Err(refused), "{name}");
            assert!(files_below(&out).is_empty(), "{name}");
            assert_eq!(computer.host.dialogs_closed.load(Ordering::SeqCst), closed + 1, "{name}");
        }
        if !again {
            computer.unlock().unwrap();
        }
        assert!(computer.app.written_files_list().unwrap().is_empty());
    }
}

#[test]
fn a_worksheet_that_was_chosen_in_one_unlock_is_not_read_in_another() {
    let computer = Computer::with_journal();
    let things = things(&computer.app);
    let path = folder(&computer, "out").join("worksheet.json");
    computer.host.will_choose(&path);
    computer.app.worksheet_export(things.sheet, false).unwrap();
    let app = computer.app.clone();
    computer.host.meanwhile(move || {
        app.lock().unwrap();
        app.unlock(passphrase(PASSPHRASE)).unwrap();
    });
    computer.host.will_choose(&path);
    assert_eq!(computer.app.worksheet_choose(), Err(AppError::LockedMeanwhile));
    assert_eq!(computer.app.worksheet_take_in(true), Err(AppError::NotFound));
}

#[test]
fn every_file_that_goes_out_stands_in_the_list_for_its_owner_alone() {
    let computer = Computer::with_journal();
    let things = things(&computer.app);
    let out = folder(&computer, "out");
    for (name, export) in WAYS {
        computer.host.will_choose(out.join(name));
        assert_eq!(export(&computer.app, &things), Ok(true), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(out.join(name)).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
    }
    assert_eq!(files_below(&out).len(), WAYS.len(), "and nothing beside them");
    let list = computer.app.written_files_list().unwrap();
    let mut listed: Vec<_> = list.iter().map(|file| file.place.file.as_str()).collect();
    listed.reverse();
    assert_eq!(listed, WAYS.map(|(name, _)| name));
    assert!(list.iter().all(|file| file.state == FileState::There));
    let contents: Vec<_> = list.iter().rev().map(|file| file.content).collect();
    assert_eq!(contents[2..4], [FileContent::FilledWorksheet, FileContent::Worksheet]);

    // Each is deleted from the list, and nothing else is.
    for file in &list {
        assert_eq!(computer.app.written_file_delete(file.id).unwrap().state, FileState::Gone, "{file:?}");
    }
    assert!(files_below(&out).is_empty());
}

#[test]
fn what_is_printed_stands_in_the_list_the_recovery_key_too() {
    let computer = Computer::new();
    let sheet = computer.app.journal_prepare(common::secret(PASSPHRASE)).unwrap();
    let key = || PrintedThing { content: FileContent::RecoveryKey, names: None, inventories: vec![] };
    computer.app.print_page(key()).unwrap();
    let group = &sheet.groups[usize::from(sheet.ask) - 1];
    computer.app.recovery_confirm(common::secret(group)).unwrap();
    computer.app.journal_create(Wording::default()).unwrap();
    let things = things(&computer.app);
    let printed = PrintedThing {
        content: FileContent::Share,
        names: Some(FileNames::Initials),
        inventories: vec![things.inventory],
    };
    computer.app.print_page(printed.clone()).unwrap();
    let list = computer.app.written_files_list().unwrap();
    let kinds: Vec<_> = list.iter().map(|file| (file.content, file.format, file.state)).collect();
    assert_eq!(
        kinds,
        [
            (FileContent::Share, FileFormat::Paper, FileState::Paper),
            (FileContent::RecoveryKey, FileFormat::Paper, FileState::Paper)
        ]
    );
    assert_eq!(
        computer.app.written_file_delete(list[0].id).unwrap().state,
        FileState::Paper,
        "nothing to delete"
    );
    let destroyed = computer.app.inventory_destroy(things.inventory, common::secret(PASSPHRASE)).unwrap();
    assert_eq!(destroyed.files.len(), 1, "the paper is named, and the key is not");
    computer.app.lock().unwrap();
    let prints = computer.host.prints.load(Ordering::SeqCst);
    for thing in [printed, key()] {
        assert_eq!(computer.app.print_page(thing), Err(AppError::Locked));
    }
    assert_eq!(computer.host.prints.load(Ordering::SeqCst), prints);
}

#[cfg(unix)]
#[test]
#[expect(clippy::too_many_lines, reason = "a list of places")]
fn nothing_is_written_over_a_journal_or_over_what_belongs_to_one_by_whatever_name() {
    use std::os::unix::fs::symlink;

    let computer = Computer::with_journal();
    let things = things(&computer.app);
    computer.app.backup_now().unwrap();
    let data = computer.path("data");
    let own = computer.journal_file();
    let out = folder(&computer, "out");
    // Another journal that is open elsewhere, one that is shut, a damaged one, and only the beginning of one.
    let other = Computer::with_journal();
    let key = candor_vault::RecoveryKey::generate().unwrap();
    let open_elsewhere = out.join("elsewhere.candor");
    let elsewhere = Vault::create(
        &open_elsewhere,
        &Passphrase::new("of somebody else"),
        &key,
        candor_vault::KeyCost::MINIMUM,
    )
    .unwrap();
    other.app.lock().unwrap();
    let shut = out.join("shut.candor");
    fs::copy(other.journal_file(), &shut).unwrap();
    let whole = fs::read(&shut).unwrap();
    let [damaged, beginning, torn] = ["damaged.pdf", "beginning.md", "torn.json"].map(|name| out.join(name));
    fs::write(&damaged, [&whole[..100], &[0; 9000]].concat()).unwrap();
    fs::write(&beginning, &whole[..16]).unwrap();
    fs::write(&torn, [&[0; 4096], &whole[4096..]].concat()).unwrap();
    let unsaved = out.join("unsaved");
    fs::write(&unsaved, b"Candor drafts\r\n\x1a and the rest").unwrap();
    let [pointed, chained, hard] = ["pointed.md", "chained.md", "hard.md"].map(|name| out.join(name));
    symlink(&own, &pointed).unwrap();
    symlink(&pointed, &chained).unwrap();
    fs::hard_link(&own, &hard).unwrap();
    symlink(&data, out.join("way")).unwrap();
    let copy = files_below(&data.join("Copies"))[0].clone();
    // A link to a disk that is away.
    let away = out.join("away.md");
    symlink("/nowhere/journal.candor", &away).unwrap();
    let kept_log = out.join("old.candor-wal.kept-2026-11-21");
    fs::write(&kept_log, "somebody's words").unwrap();
    let belongs = |name: &str| own.with_file_name(name);
    fs::create_dir_all(computer.path("config")).unwrap();
    let preferences = computer.path("config/preferences.json");
    computer.app.preferences_set(computer.app.app_state().unwrap().preferences).unwrap();
    fs::write(data.join("unsaved-words"), "of the app").unwrap();

    let journals = [
        own.clone(),
        out.join("way/journal.candor"),
        out.join("../data/./journal.candor"),
        belongs("JOURNAL.Candor"),
        pointed,
        chained,
        hard,
        copy,
        open_elsewhere.clone(),
        shut,
        damaged,
        beginning,
        torn,
        unsaved,
    ];
    let belonging = [
        belongs("journal.candor-wal"),
        belongs("journal.candor-shm"),
        belongs("journal.candor-journal"),
        belongs("Journal.candor-WAL"),
        belongs("journal.candor.part-0123abcd"),
        out.join("way/journal.candor-wal"),
        out.join("elsewhere.candor-wal"),
        out.join("shut.candor-wal"),
        kept_log,
        preferences,
        computer.path("config/new.md"),
        data.join("unsaved-words"),
    ];
    // The journal itself goes on, and so do its other names.
    let others: Vec<_> = journals
        .iter()
        .chain(&belonging)
        .filter(|path| {
            let name = path.to_string_lossy();
            !["journal.candor", "Candor", "hard", "pointed", "chained"].iter().any(|own| name.contains(own))
        })
        .collect();
    let read = || others.iter().map(|path| fs::read(path).ok()).collect::<Vec<_>>();
    let before = read();
    computer.host.may_replace.store(true, Ordering::SeqCst);
    for (paths, refused) in [(&journals[..], AppError::IsAJournal), (&belonging, AppError::OwnFile)] {
        for path in paths {
            for (kind, export) in &WAYS[..6] {
                computer.host.will_choose(path);
                let ends_so = path.extension() == Path::new(kind).extension();
                if let Err(error) = export(&computer.app, &things) {
                    assert_eq!(error, refused, "{path:?}");
                    continue;
                }
                // It got the ending of its kind, and with it it is another name.
                assert!(!ends_so, "{path:?}");
                let made = computer.app.written_files_list().unwrap()[0].clone();
                assert_ne!(path.file_name().unwrap().to_str(), Some(made.place.file.as_str()));
                computer.app.written_file_delete(made.id).unwrap();
                computer.app.written_file_forget(made.id).unwrap();
            }
        }
    }
    assert_eq!(read(), before, "byte for byte");
    assert!(fs::symlink_metadata(out.join("chained.md")).unwrap().is_symlink());
    computer.host.will_choose(&away);
    assert_eq!(WAYS[0].1(&computer.app, &things), Err(AppError::AlreadyExists));
    assert_eq!(fs::read_link(&away).unwrap(), Path::new("/nowhere/journal.candor"));
    elsewhere.close().unwrap();
    computer.app.lock().unwrap();
    computer.unlock().unwrap();
    assert_eq!(computer.app.inventories_list().unwrap().len(), 1, "the journal is whole");
}

#[test]
fn a_copy_takes_the_place_of_nothing() {
    let computer = Computer::with_journal();
    let path = folder(&computer, "out").join("mine.candor");
    fs::write(&path, "a letter of mine").unwrap();
    computer.host.will_choose(&path);
    assert_eq!(computer.app.copy_make(), Err(AppError::AlreadyExists));
    // With its ending it is there as well.
    computer.host.will_choose(path.with_extension(""));
    assert_eq!(computer.app.copy_make(), Err(AppError::AlreadyExists));
    assert_eq!(fs::read(&path).unwrap(), b"a letter of mine");
    assert!(computer.app.written_files_list().unwrap().is_empty());
}

#[test]
fn a_name_without_its_ending_gets_it_and_a_file_that_is_there_with_it_is_asked_about() {
    let computer = Computer::with_journal();
    let things = things(&computer.app);
    let out = folder(&computer, "out");
    let choose = |name: &str| computer.host.will_choose(out.join(name));
    choose("stick copy");
    assert_eq!(computer.app.copy_make().unwrap().unwrap().copy.place.file, "stick copy.candor");
    let pdf = || computer.app.share_export(share(&things), ShareFormat::Pdf, None, String::new());
    choose("talk 3.2");
    assert_eq!(pdf().unwrap().unwrap().place.file, "talk 3.2.pdf");
    assert!(computer.host.replaced.lock().unwrap().is_empty(), "nothing was there");
    let written = fs::read(out.join("talk 3.2.pdf")).unwrap();

    let other = out.join("talk.pdf");
    fs::write(&other, "of somebody else").unwrap();
    choose("talk");
    assert_eq!(pdf(), Ok(None), "asked, and answered no");
    assert_eq!(computer.host.replaced.lock().unwrap()[..], ["talk.pdf"]);
    assert_eq!(fs::read(&other).unwrap(), b"of somebody else");
    computer.host.may_replace.store(true, Ordering::SeqCst);
    choose("talk");
    assert!(pdf().unwrap().is_some());
    assert_eq!(fs::read(&other).unwrap()[..5], written[..5]);
    // Chosen by its whole name the dialog has asked already.
    choose("talk.pdf");
    assert!(pdf().unwrap().is_some());
    assert_eq!(computer.host.replaced.lock().unwrap().len(), 2);
    assert_eq!(files_below(&out).len(), 3);
}

#[test]
fn a_copy_says_what_it_lacks() {
    let computer = Computer::with_journal();
    computer.write_page("saved");
    let out = folder(&computer, "out");
    computer.host.will_choose(out.join("one.candor"));
    let made = computer.app.copy_make().unwrap().unwrap();
    assert_eq!((made.lacks_words, made.listed), (false, true));
}

#[test]
fn what_a_crash_left_of_a_file_is_removed_at_the_next_unlock_and_told() {
    let computer = Computer::with_journal();
    let things = things(&computer.app);
    let out = folder(&computer, "out");
    computer.host.will_choose(out.join("whole.md"));
    WAYS[0].1(&computer.app, &things).unwrap();
    computer.app.lock().unwrap();

    // As a crash leaves it: three lines that were begun, the first with half a file under its neutral name, the second
    // whole under the right one, the third on a stick that is away.
    let secret = Passphrase::new(PASSPHRASE);
    let vault = Vault::open(computer.journal_file(), Secret::Passphrase(&secret)).unwrap();
    let mut journal = candor_journal::Journal::open(vault).unwrap();
    let whole = journal.written_files().unwrap()[0].clone();
    journal.forget_written_file(whole.id).unwrap();
    let mut begin = |path: PathBuf| {
        journal.begin_written_file(&WrittenFileDraft { path, ..whole.draft.clone() }).unwrap()
    };
    let half = begin(out.join("half.md"));
    begin(out.join("whole.md"));
    begin(computer.path("stick/away.md"));
    journal.into_database().close().unwrap();
    let part = out.join(format!(".{}.part", half.0.simple()));
    fs::write(&part, &WORDS[..10]).unwrap();
    let stranger = out.join(".0123.part");
    fs::write(&stranger, "of another program").unwrap();

    computer.host.events();
    computer.unlock().unwrap();
    assert!(!part.exists() && stranger.exists());
    let told = computer.host.events().into_iter().find_map(|event| match event {
        AppEvent::CutShort { places } => Some(places),
        _ => None,
    });
    assert_eq!(told.unwrap().iter().map(|place| place.file.as_str()).collect::<Vec<_>>(), ["half.md"]);
    let list = computer.app.written_files_list().unwrap();
    let states: Vec<_> = list.iter().map(|file| (file.place.file.as_str(), file.state)).collect();
    assert_eq!(states, [("away.md", FileState::Unreachable), ("whole.md", FileState::There)]);
    // The stick comes back, with nothing on it.
    folder(&computer, "stick");
    computer.app.lock().unwrap();
    computer.unlock().unwrap();
    assert_eq!(computer.app.written_files_list().unwrap().len(), 1);
}

#[test]
fn a_place_that_cannot_be_written_to_leaves_no_file_and_no_line() {
    let computer = Computer::with_journal();
    let things = things(&computer.app);
    let out = folder(&computer, "out");
    fs::create_dir(out.join("a folder.md")).unwrap();
    for (path, error) in [
        (out.join("nowhere/document.md"), AppError::Missing),
        (out.join("a folder.md"), AppError::AlreadyExists),
        (PathBuf::from("/proc/document.md"), AppError::Missing),
    ] {
        computer.host.will_choose(&path);
        let refused = WAYS[0].1(&computer.app, &things).unwrap_err();
        assert!(refused == error || path.starts_with("/proc"), "{path:?}: {refused:?}");
    }
    assert!(files_below(&out).is_empty());
    assert!(computer.app.written_files_list().unwrap().is_empty());
}

/// Writes documents into a folder that cannot be read, as somebody who has no more rights than others.
#[cfg(unix)]
#[test]
#[ignore = "run by the test below"]
fn writes_into_a_folder_that_cannot_be_read() {
    let Some(place) = std::env::var_os("CANDOR_TEST_FOLDER").map(PathBuf::from) else { return };
    let computer = Computer::with_journal();
    let things = things(&computer.app);
    for (name, export) in WAYS {
        computer.host.will_choose(place.join(name));
        assert_eq!(export(&computer.app, &things), Ok(true), "{name}");
    }
    let list = computer.app.written_files_list().unwrap();
    assert_eq!(list.len(), WAYS.len());
    assert!(list.iter().all(|file| file.state == FileState::There), "{list:?}");
    drop(App::with(computer.host.clone(), Directories::below(&computer.path("x")), quick()));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_synced_has_the_file_and_the_list_its_line() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;

    let place = tempfile::tempdir().unwrap();
    let own = fs::metadata(place.path()).unwrap().uid();
    let temporary = tempfile::tempdir().unwrap();
    let mut child = std::process::Command::new(std::env::current_exe().unwrap());
    child
        .args(["--exact", "writes_into_a_folder_that_cannot_be_read", "--ignored", "--nocapture"])
        .env("CANDOR_TEST_FOLDER", place.path())
        .env("TMPDIR", temporary.path());
    if own == 0 {
        // Rights are nothing to the one who has all.
        const NOBODY: u32 = 65534;
        for folder in [place.path(), temporary.path()] {
            std::os::unix::fs::chown(folder, Some(NOBODY), Some(NOBODY)).unwrap();
        }
        child.uid(NOBODY).gid(NOBODY);
    }
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o300)).unwrap();
    let output = child.output().unwrap();
    fs::set_permissions(place.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(files_below(place.path()).len(), WAYS.len());
}
