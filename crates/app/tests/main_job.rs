//! The whole of what a person does, from a new journal to the exported document, through the commands.
#![allow(clippy::unwrap_used)]

mod common;

use std::sync::atomic::Ordering;

use candor_app::FileKind;
use candor_app::api::{LockReason, Phase};
use candor_app::error::AppError;
use candor_journal::model::{
    AmendsMove, AmendsStatus, Answer, BlockCell, BlockRow, Chosen, Day, Edit, Entry, Id, InventoryDraft,
    PersonKind, Reflection, StepStatus, Target, UndoAction, VaultSettings,
};
use candor_share::model::{NameForm, SectionSelection, ShareFormat, ShareSelection};

use common::{Computer, PASSPHRASE, files_below, passphrase, secret};

fn day() -> Day {
    Day("2026-11-22".parse().unwrap())
}

fn answer(computer: &Computer, entry: &Entry, field: &str, answer: Answer) {
    computer.app.edit(Edit::Answer { entry: entry.id, field: field.into(), answer }).unwrap();
}

fn text(words: &str) -> Answer {
    Answer { text: words.into(), ..Answer::default() }
}

/// An inventory with one harm done to Marek Okafor, and its entry.
fn with_a_harm(computer: &Computer) -> (Id, Entry, Id) {
    let app = &computer.app;
    let inventory = app.inventory_create(InventoryDraft::new("Second look", day())).unwrap();
    let marek = app.person_find_or_create("Marek Okafor".into(), PersonKind::Person).unwrap();
    let entry = app.entry_create(Some(inventory.id), "harms".into(), None, None).unwrap();
    let fields = app.worksheets().unwrap().into_iter().find(|sheet| sheet.id == "harms").unwrap().fields;
    answer(computer, &entry, &fields[0].id, Answer { people: vec![marek.id], ..Answer::default() });
    answer(computer, &entry, &fields[1].id, text("I told Marek the van was like that <when> I got it."));
    (inventory.id, entry, marek.id)
}

/// Everything in an inventory, strengths first.
fn selection(computer: &Computer, inventory: Id, names: NameForm, left_in_text: Vec<Id>) -> ShareSelection {
    let mut worksheets = computer.app.sections_list(inventory).unwrap();
    worksheets.sort_by_key(|worksheet| worksheet.share_order);
    let sections = worksheets.into_iter().map(|worksheet| {
        let entries = computer.app.entries_list(Some(inventory), worksheet.id.clone()).unwrap();
        SectionSelection {
            inventory,
            worksheet: worksheet.id,
            entries: entries.into_iter().map(|entry| entry.id).collect(),
            fields: worksheet.fields.into_iter().map(|field| field.id).collect(),
        }
    });
    ShareSelection {
        sections: sections.collect(),
        names,
        left_in_text,
        hidden: vec![],
        title: None,
        language: "en".into(),
    }
}

#[test]
fn a_person_makes_a_journal_writes_locks_comes_back_and_finds_everything() {
    let mut computer = Computer::new();
    let state = computer.app.app_state().unwrap();
    assert_eq!((state.phase, state.place.folder.as_str()), (Phase::FirstRun, "~/data"));
    assert_eq!(computer.make_journal().phase, Phase::Unlocked);

    // Write: a resentment column by column, a harm, a page.
    let (inventory, harm, marek) = with_a_harm(&computer);
    let app = computer.app.clone();
    let rows = ["The housing office", "My old church"].map(|name| {
        let names = vec![name.to_owned()];
        BlockRow {
            entry: None,
            cells: vec![BlockCell { field: "who".to_owned(), answer: Answer::default(), names }],
        }
    });
    let resentments = app.block_write(Some(inventory), "resentments".into(), rows.into()).unwrap();
    assert_eq!(resentments.len(), 2);
    let affects = Answer {
        choices: vec![Chosen { value: "pride".into(), own: false, fear: true }],
        ..Answer::default()
    };
    answer(&computer, &resentments[0], "affects", affects.clone());
    let page = computer.write_page("# Sunday\n\nThe canal was *still* today.");

    // Amends: carried, sorted.
    let carried = app.entry_carry(harm.id).unwrap();
    assert_eq!(carried.amends.len(), 1);
    let moved = app
        .amends_move(carried.amends[0], AmendsMove::to(AmendsStatus::Planned).with_note("A letter first."))
        .unwrap();
    assert_eq!(moved.status, AmendsStatus::Planned);
    assert_eq!(app.amends_create(marek, "The money".into()).unwrap().status, AmendsStatus::Unsorted);
    app.step_status_set(4, StepStatus::WorkingOnIt).unwrap();

    // Lock, and come back the next day.
    app.place_remember("/write".into()).unwrap();
    app.lock().unwrap();
    assert_eq!(app.amends_list(), Err(AppError::Locked));
    let state = app.app_state().unwrap();
    assert_eq!((state.phase, state.locked_because), (Phase::Locked, Some(LockReason::Asked)));
    assert_eq!(computer.host.reloads.load(Ordering::SeqCst), 1);
    drop(app);
    computer.restart();
    assert_eq!(computer.app.app_state().unwrap().phase, Phase::Locked);
    let state = computer.unlock().unwrap();
    assert_eq!(state.settings.unwrap().place, "/write");

    // Find everything.
    let app = &computer.app;
    assert!(computer.body_of(page.id).contains("canal"));
    let hits = app.search("cana".into(), 10).unwrap();
    assert_eq!(hits[0].target, Target::Reflection { id: page.id });
    let entries = app.entries_list(Some(inventory), "resentments".into()).unwrap();
    assert_eq!(
        entries.iter().map(|entry| entry.id).collect::<Vec<_>>(),
        [resentments[0].id, resentments[1].id]
    );
    assert_eq!(entries[0].answers["affects"], affects);
    let amends = app.amends_list().unwrap();
    assert_eq!(amends.len(), 2);
    let letter = amends.iter().find(|amends| amends.id == carried.amends[0]).unwrap();
    assert_eq!(letter.history.last().unwrap().note, "A letter first.");
    assert_eq!(app.today().unwrap().step, Some(4));
    assert_eq!(app.today().unwrap().amends, 2);
}

#[test]
fn the_document_is_written_in_both_forms_as_it_was_shown() {
    let computer = Computer::with_journal();
    let (inventory, _, marek) = with_a_harm(&computer);
    let strengths = computer.app.entry_create(Some(inventory), "strengths".into(), None, None).unwrap();
    let fields =
        computer.app.worksheets().unwrap().into_iter().find(|sheet| sheet.id == "strengths").unwrap().fields;
    answer(&computer, &strengths, &fields[0].id, text("I stay."));

    let shown =
        computer.app.share_preview(selection(&computer, inventory, NameForm::Initials, vec![marek])).unwrap();
    let order: Vec<_> = shown.document.sections.iter().map(|section| section.worksheet.as_str()).collect();
    assert_eq!(order, ["strengths", "harms"]);
    assert_eq!(shown.document.sections[1].entries[0].heading, "M. O.");
    assert_eq!(shown.found.len(), 1);
    assert_eq!((shown.found[0].found.as_str(), shown.found[0].shown_as.as_str()), ("Marek", "M. O."));
    assert_eq!((shown.found[0].changed, shown.found[0].entries.as_slice()), (false, &[2][..]));

    for (format, ending) in [(ShareFormat::Html, "html"), (ShareFormat::Markdown, "md")] {
        let file = computer.path(&format!("mine.{ending}"));
        computer.host.will_choose(&file);
        let chosen = selection(&computer, inventory, NameForm::Initials, vec![]);
        let exported = computer.app.share_export(chosen, format, None, String::new()).unwrap().unwrap();
        assert_eq!((exported.place.folder.as_str(), exported.place.file), ("~", format!("mine.{ending}")));
        let (suggested, kind) = computer.host.asked.lock().unwrap().pop().unwrap();
        assert_eq!((suggested, kind), (format!("document.{ending}"), Some(FileKind::Document(format))));
        let written = std::fs::read_to_string(&file).unwrap();
        assert!(written.contains("I told M. O. the van was like that"), "{written}");
        assert!(
            !written.contains("Marek") && !written.contains("<when>") && !written.contains("Candor"),
            "{written}"
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
    computer.host.will_cancel();
    let chosen = selection(&computer, inventory, NameForm::Full, vec![]);
    assert_eq!(computer.app.share_export(chosen.clone(), ShareFormat::Html, None, String::new()), Ok(None));
    computer.host.will_choose(computer.path("no/such/folder/document.html"));
    assert_eq!(
        computer.app.share_export(chosen, ShareFormat::Html, None, String::new()),
        Err(AppError::Missing)
    );
}

#[test]
fn looking_at_a_share_leaves_the_journal_as_it_is_to_the_byte() {
    let computer = Computer::with_journal();
    let (inventory, ..) = with_a_harm(&computer);
    computer.app.flush().unwrap();
    let chosen = selection(&computer, inventory, NameForm::Aliases, vec![]);
    let bytes = || {
        let mut files = files_below(&computer.path("data"));
        files.sort();
        files.into_iter().map(|path| (std::fs::read(&path).unwrap(), path)).collect::<Vec<_>>()
    };
    let before = bytes();
    computer.app.share_preview(chosen).unwrap();
    assert!(before == bytes());
    assert_eq!(
        computer.app.share_preview(ShareSelection {
            language: "tlh".into(),
            ..selection(&computer, inventory, NameForm::Full, vec![])
        }),
        Err(AppError::Invalid { field: "language".into() })
    );
}

#[test]
fn changes_are_taken_back_and_done_again_and_deleted_things_come_back() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let page = computer.write_page("first");
    app.flush().unwrap();
    assert!(app.undo_state().unwrap().undo);
    app.reflection_delete(page.id).unwrap();
    assert_eq!(app.reflection_get(page.id), Err(AppError::NotFound));
    assert_eq!(app.trash_list().unwrap().len(), 1);

    let undone = app.undo().unwrap().unwrap();
    assert_eq!((undone.target, undone.action), (Target::Reflection { id: page.id }, UndoAction::Deleted));
    assert_eq!(computer.body_of(page.id), "first");
    app.redo().unwrap().unwrap();
    app.trash_restore(Target::Reflection { id: page.id }).unwrap();
    assert_eq!(computer.body_of(page.id), "first");

    app.reflection_delete(page.id).unwrap();
    let destroy = |words| app.trash_destroy(Target::Reflection { id: page.id }, secret(words));
    assert_eq!(destroy("not the passphrase"), Err(AppError::WrongPassphrase));
    assert_eq!(app.trash_list().unwrap().len(), 1);
    destroy(PASSPHRASE).unwrap();
    assert!(app.trash_list().unwrap().is_empty());
    assert_eq!(app.trash_restore(Target::Reflection { id: page.id }), Err(AppError::NotFound));
    app.lock().unwrap();
    computer.unlock().unwrap();
    assert!(!app.undo_state().unwrap().undo, "locking forgets what could be taken back");
}

#[test]
fn settings_lie_in_the_vault_and_preferences_outside_it() {
    let computer = Computer::with_journal();
    let app = &computer.app;
    let mut settings = app.app_state().unwrap().settings.unwrap();
    settings.wording.higher_power = "The sea".into();
    settings.auto_lock_minutes = 20;
    settings.example = true;
    let state = app.settings_set(settings.clone()).unwrap();
    assert_eq!(state.settings, Some(VaultSettings { example: false, ..settings.clone() }));
    settings.auto_lock_minutes = 10_000;
    assert_eq!(app.settings_set(settings), Err(AppError::Invalid { field: "auto_lock_minutes".into() }));

    let mut preferences = state.preferences;
    preferences.language = Some("es".into());
    app.lock().unwrap();
    assert_eq!(
        app.preferences_set(preferences.clone()).unwrap().preferences,
        preferences,
        "also while locked"
    );
    let written = std::fs::read_to_string(computer.path("config/preferences.json")).unwrap();
    assert!(written.contains("\"es\"") && !written.contains("sea"), "{written}");
    assert_eq!(computer.unlock().unwrap().settings.unwrap().wording.higher_power, "The sea");
}

#[test]
fn the_example_is_one_and_leaves_nothing() {
    let mut computer = Computer::new();
    let state = computer.app.example_open().unwrap();
    assert!(state.settings.unwrap().example);
    assert!(!computer.app.inventories_list().unwrap().is_empty());
    assert_eq!(
        files_below(&computer.path("cache")).iter().filter(|path| path.ends_with("journal.candor")).count(),
        0
    );
    computer.write_page("mine, in the example");
    computer.app.lock().unwrap();
    assert!(!computer.path("cache/example").exists());
    assert_eq!(computer.app.app_state().unwrap().phase, Phase::FirstRun, "there is still no journal");

    // One that was left by a crash is gone with the next start.
    computer.app.example_open().unwrap();
    std::fs::create_dir_all(computer.path("cache/example")).unwrap();
    std::fs::write(computer.path("cache/example/left.candor"), "x").unwrap();
    computer.restart();
    assert!(!computer.path("cache/example").exists());

    // It stands before a journal without touching it.
    computer.make_journal();
    computer.app.lock().unwrap();
    let before = std::fs::read(computer.journal_file()).unwrap();
    computer.app.example_open().unwrap();
    computer.app.lock().unwrap();
    assert!(before == std::fs::read(computer.journal_file()).unwrap());
    computer.unlock().unwrap();
}

#[test]
fn no_written_word_lies_in_any_file_but_the_exported_one() {
    let computer = Computer::with_journal();
    computer.write_page("xylophonic quandary");
    computer.app.person_find_or_create("Xylophonic".into(), PersonKind::Person).unwrap();
    computer.app.backup_now().unwrap();
    let is_readable = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).unwrap().to_ascii_lowercase();
        [&b"xylophonic"[..], b"lantern orchard"]
            .iter()
            .any(|words| bytes.windows(words.len()).any(|at| at == *words))
    };
    for _ in 0..2 {
        let files = files_below(computer.folder.path());
        assert!(files.len() >= 3, "{files:?}");
        assert!(!files.iter().any(is_readable), "{files:?}");
        computer.app.lock().unwrap();
    }
}

#[test]
fn what_needs_a_journal_is_refused_without_one_and_what_needs_none_with_one() {
    let computer = Computer::new();
    let app = &computer.app;
    let id = Id(uuid::Uuid::nil());
    let locked = |error: Option<AppError>| assert_eq!(error, Some(AppError::Locked));
    for _ in 0..2 {
        locked(app.flush().err());
        locked(app.undo().err());
        locked(app.today().err());
        locked(app.search("a".into(), 1).err());
        locked(app.people_list().err());
        locked(app.amends_create(id, "a".into()).err());
        locked(app.edit(Edit::Step { number: 1, own_words: String::new(), notes: "a".into() }).err());
        locked(app.backup_now().err());
        locked(app.copy_make().err());
        locked(app.passphrase_change(common::secret(PASSPHRASE), common::secret(PASSPHRASE), false).err());
        locked(app.rekey(common::secret(PASSPHRASE)).err());
        locked(app.place_remember("/".into()).err());
        app.lock().unwrap();
        app.activity().unwrap();
        if app.app_state().unwrap().phase == Phase::FirstRun {
            assert_eq!(app.unlock(passphrase(PASSPHRASE)), Err(AppError::Missing));
            let unexpected = |error| matches!(error, Some(AppError::Unexpected { .. }));
            assert!(unexpected(app.journal_create(candor_journal::model::Wording::default()).err()));
            assert!(unexpected(app.recovery_confirm(common::secret("AAAAA")).err()));
            assert_eq!(
                app.journal_prepare(common::secret("short")).err(),
                Some(AppError::PassphraseTooShort)
            );
            let sheet = app.journal_prepare(common::secret(PASSPHRASE)).unwrap();
            let other = &sheet.groups[usize::from(sheet.ask) % 8];
            assert_eq!(app.recovery_confirm(common::secret(other)), Ok(false));
            assert!(unexpected(app.journal_create(candor_journal::model::Wording::default()).err()));
            assert!(!computer.journal_file().exists());
            computer.make_journal();
            assert!(unexpected(app.journal_prepare(common::secret(PASSPHRASE)).err()));
            assert!(unexpected(app.example_open().err()));
            assert!(unexpected(app.journal_choose().err()));
            assert_eq!(app.unlock(passphrase(PASSPHRASE)), Err(AppError::AlreadyOpen));
            app.lock().unwrap();
        }
    }
    assert_eq!(app.link_open("file:///etc/passwd".into()), Err(AppError::AddressRefused));
    app.link_open("https://example.org".into()).unwrap();
    assert_eq!(*computer.host.opened.lock().unwrap(), ["https://example.org"]);
}

#[test]
fn a_page_that_is_gone_is_told_and_nothing_else_is_lost() {
    let computer = Computer::with_journal();
    let kept = computer.write_page("kept");
    let gone = computer.app.reflection_create().unwrap();
    let Reflection { id, draft, .. } = gone;
    computer.app.reflection_delete(id).unwrap();
    computer.app.trash_destroy(Target::Reflection { id }, secret(PASSPHRASE)).unwrap();
    computer.app.edit(Edit::Reflection { id, draft }).unwrap();
    computer.edit_page(&kept, "kept too");
    assert_eq!(computer.app.flush(), Err(AppError::NotFound));
    assert!(computer.app.flush().is_ok());
    assert_eq!(computer.body_of(kept.id), "kept too");
}
