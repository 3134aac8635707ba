//! The Step 8 list and its letters as documents, through the commands.
#![allow(clippy::unwrap_used)]

mod common;

use candor_app::error::AppError;
use candor_journal::model::{
    AmendsStatus, Edit, FileContent, FileNames, Id, LedgerDraft, LedgerKind, PersonKind,
};
use candor_share::model::{AmendsSelection, NameForm, ShareFormat};

use common::{Computer, secret};

/// An amends to Marek Okafor, with something owed.
fn with_an_amends(computer: &Computer) -> Id {
    let app = &computer.app;
    let marek = app.person_find_or_create("Marek Okafor".into(), PersonKind::Person).unwrap();
    let amends = app.amends_create(marek.id, "I let Marek take the blame in Leeds.".into()).unwrap();
    let owed = LedgerDraft {
        kind: LedgerKind::Owed,
        date: None,
        currency: "EUR".into(),
        amount: "120.50".into(),
        note: String::new(),
    };
    app.ledger_add(amends.id, owed).unwrap();
    amends.id
}

fn selection(names: NameForm) -> AmendsSelection {
    AmendsSelection {
        statuses: vec![AmendsStatus::Unsorted, AmendsStatus::Made],
        fields: ["harm", "ledger"].map(str::to_owned).to_vec(),
        names,
        left_in_text: vec![],
        hidden: vec!["Leeds".into()],
        title: None,
        language: "en".into(),
    }
}

#[test]
fn the_list_is_written_as_it_was_shown_for_its_owner_alone_and_remembered() {
    let computer = Computer::with_journal();
    with_an_amends(&computer);
    let shown = computer.app.amends_preview(selection(NameForm::Initials)).unwrap();
    assert_eq!(shown.document.sections[0].entries[0].heading, "M. O.");
    assert_eq!((shown.found.len(), shown.tells.len()), (1, 1));

    let file = computer.path("list.csv");
    computer.host.will_choose(&file);
    let chosen = selection(NameForm::Initials);
    computer.app.amends_export(chosen.clone(), ShareFormat::Csv, None, "Ruth".into()).unwrap().unwrap();
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(
        written.contains("I let M. O. take the blame in ….") && written.contains("120.50 EUR"),
        "{written}"
    );
    assert!(!written.contains("Marek") && !written.contains("Leeds"), "{written}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let known = computer.app.written_files_list().unwrap();
    assert_eq!((known.len(), known[0].content, known[0].to_whom.as_str()), (1, FileContent::Amends, "Ruth"));
    assert_eq!(known[0].names, Some(FileNames::Initials));

    computer.host.will_cancel();
    let sealed = computer.app.amends_export(chosen.clone(), ShareFormat::SealedHtml, None, String::new());
    assert_eq!(sealed, Err(AppError::Invalid { field: "passphrase".into() }));
    let cancelled = computer.app.amends_export(chosen, ShareFormat::Markdown, None, String::new());
    assert_eq!(cancelled, Ok(None));
    let unknown = AmendsSelection { fields: vec!["no".into()], ..selection(NameForm::Full) };
    assert_eq!(computer.app.amends_preview(unknown), Err(AppError::Invalid { field: "field".into() }));
}

#[test]
fn a_letter_is_written_alone_as_it_stands() {
    let computer = Computer::with_journal();
    let amends = with_an_amends(&computer);
    let app = &computer.app;
    let write =
        |passphrase| app.letter_export(amends, ShareFormat::Markdown, "en".into(), passphrase, String::new());
    assert_eq!(write(None), Err(AppError::NotFound), "none was begun");

    app.edit(Edit::Letter { id: amends, text: "Dear Marek,\n\nI took the *van*.".into() }).unwrap();
    let file = computer.path("letter.md");
    computer.host.will_choose(&file);
    write(Some(secret("not needed"))).unwrap().unwrap();
    let written = std::fs::read_to_string(&file).unwrap();
    assert_eq!(written, "Dear Marek,\n\nI took the *van*.\n");
    let known = app.written_files_list().unwrap();
    assert_eq!((known[0].content, known[0].names), (FileContent::Letter, None));
}
