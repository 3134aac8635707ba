//! Worksheets of one's own through the commands: made, filled, carried to a file and into another journal.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::Path;
use std::thread;

use candor_app::FileKind;
use candor_app::error::AppError;
use candor_journal::model::{
    Answer, Edit, FieldDraft, FieldKind, FileReason, Id, Shape, Worksheet, WorksheetDraft,
};

use common::{Computer, files_below};

fn question(id: &str, question: &str) -> FieldDraft {
    FieldDraft {
        id: id.into(),
        kind: FieldKind::Text,
        label: String::new(),
        question: question.into(),
        hint: String::new(),
        heading: String::new(),
        choices: vec![],
        own_choices: false,
        fear_mark: false,
        pattern: false,
        optional: false,
        for_myself: false,
    }
}

fn pack() -> WorksheetDraft {
    WorksheetDraft {
        title: "Before Step 2".into(),
        step: Some(2),
        layout: Shape::Page,
        fields: vec![question("hope", "Where have I seen hope?")],
        ..WorksheetDraft::default()
    }
}

fn id_of(sheet: &Worksheet) -> Id {
    Id(sheet.id.parse().unwrap())
}

/// A computer with a filled pack.
fn with_a_filled_pack() -> (Computer, Worksheet) {
    let computer = Computer::with_journal();
    let sheet = computer.app.worksheet_create(pack()).unwrap();
    let entry = computer.app.entry_create(None, sheet.id.clone(), None, None).unwrap();
    let answer = Answer { text: "In the kitchen, at six.".into(), ..Answer::default() };
    computer.app.edit(Edit::Answer { entry: entry.id, field: "hope".into(), answer }).unwrap();
    (computer, sheet)
}

fn export(computer: &Computer, sheet: &Worksheet, path: &Path, filled: bool) -> String {
    computer.host.will_choose(path);
    let made = computer.app.worksheet_export(id_of(sheet), filled).unwrap().unwrap();
    assert_eq!(made.place.file, path.file_name().unwrap().to_str().unwrap());
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_pack_goes_from_one_journal_to_another_and_is_equal_there() {
    let (one, sheet) = with_a_filled_pack();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("worksheet.json");
    let bare = export(&one, &sheet, &path, false);
    assert!(bare.contains("Where have I seen hope?") && !bare.contains("kitchen"));
    let filled = export(&one, &sheet, &path, true);
    assert!(filled.contains("kitchen"));
    // The name that the dialog begins with says nothing about what is in the file, and the file is its owner's.
    let asked = one.host.asked.lock().unwrap().clone();
    assert_eq!(asked[0], ("worksheet.json".to_owned(), Some(FileKind::Worksheet)));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    let other = Computer::with_journal();
    other.host.will_choose(&path);
    let preview = other.app.worksheet_choose().unwrap().unwrap();
    assert_eq!((preview.draft, preview.entries), (pack(), 1));
    assert!(other.app.worksheets().unwrap().iter().all(|sheet| sheet.step != Some(2)), "only looked at");
    let copy = other.app.worksheet_take_in(true).unwrap().unwrap();
    assert_eq!(other.app.worksheet_draft(id_of(&copy)).unwrap(), pack());
    let titles = other.app.entry_titles(copy.id.clone()).unwrap();
    assert_eq!(titles.len(), 1);
    assert_eq!(other.app.entry_get(titles[0].id).unwrap().answers["hope"].text, "In the kitchen, at six.");
    assert_eq!(export(&other, &copy, &folder.path().join("again.json"), true), filled);
    // One look, one taking in.
    assert_eq!(other.app.worksheet_take_in(true), Err(AppError::NotFound));
}

#[test]
fn a_file_that_was_looked_at_is_forgotten_when_it_is_left_or_the_journal_is_locked() {
    let (computer, sheet) = with_a_filled_pack();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("worksheet.json");
    export(&computer, &sheet, &path, false);
    let look = || {
        computer.host.will_choose(&path);
        computer.app.worksheet_choose().unwrap().unwrap();
    };
    look();
    assert_eq!(computer.app.worksheet_take_in(false), Ok(None));
    assert_eq!(computer.app.worksheet_take_in(true), Err(AppError::NotFound));
    look();
    computer.host.will_cancel();
    assert_eq!(computer.app.worksheet_choose(), Ok(None));
    assert_eq!(computer.app.worksheet_take_in(true), Err(AppError::NotFound));
    look();
    computer.app.lock().unwrap();
    assert_eq!(computer.app.worksheet_take_in(true), Err(AppError::Locked));
    computer.unlock().unwrap();
    assert_eq!(computer.app.worksheet_take_in(true), Err(AppError::NotFound));
}

#[test]
fn a_faulty_file_is_told_by_its_line_and_changes_nothing() {
    let (computer, sheet) = with_a_filled_pack();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("worksheet.json");
    let good = export(&computer, &sheet, &path, true);
    let before = computer.app.worksheets().unwrap();
    let refused = |content: &[u8]| {
        fs::write(&path, content).unwrap();
        computer.host.will_choose(&path);
        computer.app.worksheet_choose()
    };
    let line = good.lines().position(|line| line.contains("kitchen")).unwrap() + 1;
    let secret = good.replace("\"text\": \"In the kitchen", "\"scale\": \"In the kitchen");
    let error = refused(secret.as_bytes()).unwrap_err();
    let line = u32::try_from(line).unwrap();
    assert_eq!(error, AppError::WorksheetFile { line, reason: FileReason::WrongType });
    assert!(!format!("{error:?} {error}").contains("kitchen"));
    let newer = good.replace("\"version\": 1", "\"version\": 9");
    assert_eq!(
        refused(newer.as_bytes()),
        Err(AppError::WorksheetFile { line: 3, reason: FileReason::Newer })
    );
    assert_eq!(refused(&[0xff; 64]), Err(AppError::WorksheetFile { line: 1, reason: FileReason::NotText }));
    computer.host.will_choose(folder.path().join("gone.json"));
    assert_eq!(computer.app.worksheet_choose(), Err(AppError::Missing));
    assert_eq!(computer.app.worksheets().unwrap(), before);
    assert_eq!(computer.app.worksheet_take_in(true), Err(AppError::NotFound));
}

#[test]
fn what_is_made_is_held_saved_and_found_after_unlocking() {
    let computer = Computer::with_journal();
    let sheet = computer.app.worksheet_create(pack()).unwrap();
    let mut draft = pack();
    draft.title = "A quieter title".into();
    draft.fields.push(question("doubt", "What do I doubt?"));
    computer.app.edit(Edit::Worksheet { id: id_of(&sheet), draft: draft.clone() }).unwrap();
    assert_eq!(computer.app.worksheet_draft(id_of(&sheet)).unwrap(), draft);
    computer.app.lock().unwrap();
    computer.unlock().unwrap();
    assert_eq!(computer.app.worksheet_draft(id_of(&sheet)).unwrap(), draft);
    computer.app.worksheet_delete(id_of(&sheet)).unwrap();
    assert_eq!(computer.app.trash_list().unwrap()[0].title, "A quieter title");
    // Nothing of it lies readable on the disk.
    for file in files_below(computer.folder.path()) {
        let bytes = fs::read(file).unwrap();
        assert!(!bytes.windows(7).any(|window| window == b"quieter"));
    }
}

/// A worksheet in a file that takes a while to take in.
fn large_file(path: &Path) {
    let sheets: Vec<String> = (0..40_000)
        .map(|number| format!(r#"{{"answers":{{"hope":{{"text":"On day {number}, in the kitchen."}}}}}}"#))
        .collect();
    let head = r#"{"format":"candor-worksheet","version":1,"title":"Mine","layout":"page","section_of_inventory":false,
        "fields":[{"id":"hope","kind":"text","question":"Where?"}],"entries":["#;
    fs::write(path, format!("{head}{}]}}", sheets.join(","))).unwrap();
}

#[test]
fn locking_and_stopping_do_not_wait_for_what_is_taken_in_and_nothing_of_it_stays() {
    let computer = Computer::with_journal();
    let before = computer.app.worksheets().unwrap().len();
    let path = computer.path("large.json");
    large_file(&path);
    for lock in [false, true] {
        computer.host.will_choose(&path);
        assert_eq!(computer.app.worksheet_choose().unwrap().unwrap().entries, 40_000);
        let taken = thread::scope(|scope| {
            let taking = scope.spawn(|| computer.app.worksheet_take_in(true));
            // It is asked for again and again while forty thousand pages are on their way.
            while !taking.is_finished() {
                if lock {
                    computer.app.lock().unwrap();
                } else {
                    computer.app.worksheet_take_in(false).unwrap();
                }
            }
            taking.join().unwrap()
        });
        // Whichever was first, none was taken in.
        assert!(matches!(taken, Ok(None) | Err(AppError::Locked | AppError::NotFound)), "{taken:?}");
        if lock {
            computer.unlock().unwrap();
        }
        assert_eq!(computer.app.worksheets().unwrap().len(), before);
    }
}
