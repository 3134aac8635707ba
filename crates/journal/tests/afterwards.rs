//! What becomes of an inventory once it was shared, and of the files that were written.
#![allow(clippy::unwrap_used)]

mod common;

use std::path::PathBuf;

use candor_journal::model::*;
use candor_journal::{JournalError, holds};
use common::*;

/// An inventory with a resentment and a harm that was carried, a page beside it, and a file that was written of it.
fn shared() -> (MemoryJournal, Id, Id) {
    let mut journal = journal();
    let spring = inventory(&mut journal, "Springtide");
    let entry = resentment(&mut journal, spring, "Marek", "the winter of the quarrel");
    let harm = journal.create_entry(Some(spring), "harms", None, None).unwrap().id;
    let helen = person(&mut journal, "Helen");
    answer(&mut journal, harm, "whom", Answer { people: vec![helen], ..Answer::default() });
    answer(&mut journal, harm, "what", text("silence for a year"));
    journal.carry_to_amends(harm).unwrap();
    journal.apply(&Edit::Reading { entry, said: "kinder than I feared".into() }).unwrap();
    reflection(&mut journal, "Monday", "nothing of that");
    (journal, spring, entry)
}

fn file(name: &str, inventories: &[Id]) -> WrittenFileDraft {
    WrittenFileDraft {
        content: FileContent::Share,
        format: FileFormat::Pdf,
        names: Some(FileNames::Initials),
        inventories: inventories.to_vec(),
        path: PathBuf::from("/somewhere").join(name),
        bytes: 1234,
        mounted: None,
        digest: [7; 32],
        copy: None,
        to_whom: "Ana".into(),
    }
}

#[test]
fn sealed_away_it_is_out_of_view_and_of_search_until_it_is_asked_for() {
    let (mut journal, spring, entry) = shared();
    let before = dump(&journal);
    journal.seal_inventory_away(spring).unwrap();
    assert!(journal.inventories().unwrap().is_empty());
    assert!(matches!(journal.inventory(spring), Err(JournalError::NotFound(_))));
    for words in ["springtide", "winter", "kinder"] {
        assert!(found(&journal, words).is_empty(), "{words}");
    }
    assert!(journal.recent(9).unwrap().iter().all(|item| !matches!(item.target, Target::Inventory { .. })));
    let marek = person(&mut journal, "Marek");
    assert!(journal.person_page(marek).unwrap().entries.is_empty());
    assert_eq!(journal.person_page(marek).unwrap().out_of_view, 1, "it is said that there is more");
    assert!(journal.sections(spring).is_err(), "no share can be made of it");
    let [away] = &journal.inventories_sealed_away().unwrap()[..] else { panic!("there is one") };
    assert_eq!((away.id, away.draft.title.as_str()), (spring, "Springtide"));
    assert_eq!(found(&journal, "silence").len(), 1, "the amends that was made from it is a thing of its own");
    check_index(&journal);

    journal.bring_inventory_back(spring).unwrap();
    assert!(journal.inventories_sealed_away().unwrap().is_empty());
    assert_eq!(found(&journal, "winter").len(), 1);
    assert_eq!(journal.entry(entry).unwrap().answers["cause"].text, "the winter of the quarrel");
    assert_eq!(dump(&journal), before, "nothing of it has changed");
}

#[test]
fn sealing_away_is_undone_like_any_change() {
    let (mut journal, spring, _) = shared();
    journal.seal_inventory_away(spring).unwrap();
    journal.undo().unwrap();
    assert_eq!(journal.inventories().unwrap().len(), 1);
    journal.redo().unwrap();
    assert!(journal.inventories().unwrap().is_empty());
}

#[test]
fn destroyed_it_is_gone_with_all_of_it_and_nothing_else() {
    for place in ["in view", "sealed away", "in the trash"] {
        let (mut journal, spring, entry) = shared();
        let autumn = inventory(&mut journal, "Autumn");
        resentment(&mut journal, autumn, "Marek", "another matter");
        journal.remember_written_file(&file("one.pdf", &[spring, autumn])).unwrap();
        match place {
            "sealed away" => journal.seal_inventory_away(spring).unwrap(),
            "in the trash" => journal.delete(&Target::Inventory { id: spring }).unwrap(),
            _ => {}
        }
        journal.destroy_inventory(spring).unwrap();
        assert!(journal.undo().unwrap().is_none(), "it cannot be brought back");
        assert!(journal.trash().unwrap().is_empty());
        assert!(journal.inventories_sealed_away().unwrap().is_empty());
        assert!(journal.entry(entry).is_err());
        for words in ["springtide", "winter", "kinder"] {
            assert!(found(&journal, words).is_empty(), "{words} {place}");
            assert!(!dump(&journal).to_lowercase().contains(words), "{words} {place}");
        }
        assert_eq!(found(&journal, "another").len(), 1);
        let [amends] = &journal.amends_list().unwrap()[..] else { panic!("there is one") };
        assert_eq!((amends.draft.harm.as_str(), amends.from_entry), ("silence for a year", None));
        let [file] = &journal.written_files().unwrap()[..] else { panic!("the file may still be there") };
        assert_eq!(file.draft.inventories, [autumn]);
        assert!(matches!(journal.destroy_inventory(spring), Err(JournalError::NotFound(_))));
    }
}

#[test]
fn the_list_of_files_says_what_was_written_and_what_is_gone() {
    let (mut journal, spring, _) = shared();
    let autumn = inventory(&mut journal, "Autumn");
    let first = journal.remember_written_file(&file("one.pdf", &[spring])).unwrap();
    let letter = WrittenFileDraft {
        content: FileContent::Letter,
        format: FileFormat::Markdown,
        names: None,
        ..file("two.md", &[])
    };
    let second = journal.remember_written_file(&letter).unwrap();
    let copy = WrittenFileDraft {
        content: FileContent::Copy,
        format: FileFormat::Candor,
        names: None,
        ..file("c", &[])
    };
    let copy = journal.remember_written_file(&copy).unwrap();
    let ids = |files: Vec<WrittenFile>| files.into_iter().map(|file| file.id).collect::<Vec<_>>();
    assert_eq!(ids(journal.written_files().unwrap()), [copy, second, first], "newest first");
    assert_eq!(journal.written_file(first).unwrap().draft, file("one.pdf", &[spring]));
    let with =
        |journal: &MemoryJournal, id| ids(journal.written_files_with(&Target::Inventory { id }).unwrap());
    assert_eq!(with(&journal, spring), [copy, first], "a copy holds everything");
    assert_eq!(with(&journal, autumn), [copy]);

    // Written to the same place again: what was there is there no more.
    let again = journal.remember_written_file(&file("one.pdf", &[autumn])).unwrap();
    assert!(journal.written_file(first).unwrap().gone.is_some());
    assert_eq!(with(&journal, autumn), [again, copy]);
    assert_eq!(with(&journal, spring), [copy, first], "it may come back with its disk");

    journal.written_file_is_gone(again).unwrap();
    let seen = journal.written_file(again).unwrap().gone;
    journal.written_file_is_gone(again).unwrap();
    assert_eq!(
        journal.written_file(again).unwrap().gone,
        seen,
        "the moment at which it was first seen stays"
    );

    journal.forget_written_file(first).unwrap();
    assert!(matches!(journal.written_file(first), Err(JournalError::NoSuchFile)));
    assert!(matches!(journal.forget_written_file(first), Err(JournalError::NoSuchFile)));
    assert!(matches!(journal.written_file_is_gone(first), Err(JournalError::NoSuchFile)));
    assert_eq!(journal.written_files().unwrap().len(), 3);
    // The list is a record of what happened: writing a file is not what an undo takes back.
    journal.undo().unwrap();
    assert_eq!(journal.written_files().unwrap().len(), 3);
    check_index(&journal);
}

#[test]
fn a_file_needs_an_inventory_that_is_there() {
    let (mut journal, spring, _) = shared();
    journal.destroy_inventory(spring).unwrap();
    assert!(matches!(
        journal.remember_written_file(&file("one.pdf", &[spring])),
        Err(JournalError::NotFound(_))
    ));
    assert!(journal.written_files().unwrap().is_empty());
}

#[test]
fn a_file_that_is_begun_is_known_until_it_is_whole_or_forgotten() {
    let (mut journal, spring, _) = shared();
    let before = journal.remember_written_file(&file("one.pdf", &[spring])).unwrap();
    let begun = journal.begin_written_file(&file("one.pdf", &[spring])).unwrap();
    assert_eq!(journal.unfinished_written_files().unwrap()[0].id, begun);
    assert!(!journal.written_file(begun).unwrap().finished);
    assert!(
        journal.written_file(before).unwrap().gone.is_none(),
        "it is there until the new one has its name"
    );
    journal.finish_written_file(begun).unwrap();
    assert!(journal.unfinished_written_files().unwrap().is_empty());
    assert!(journal.written_file(before).unwrap().gone.is_some());
    journal.written_file_is_back(before).unwrap();
    assert!(journal.written_file(before).unwrap().gone.is_none());
    journal.forget_written_file(begun).unwrap();
    assert!(matches!(journal.finish_written_file(begun), Err(JournalError::NoSuchFile)));

    // Two sheets of paper lie in no place that one could take from the other.
    let paper = WrittenFileDraft { format: FileFormat::Paper, path: PathBuf::new(), ..file("", &[spring]) };
    let sheets = [0, 1].map(|_| journal.remember_written_file(&paper).unwrap());
    assert!(sheets.iter().all(|id| journal.written_file(*id).unwrap().gone.is_none()));
}

#[test]
fn a_copy_is_remembered_by_its_own_id_and_how_far_it_had_come() {
    let mut journal = journal();
    let mark = CopyMark { copy_id: [3; 16], sequence: 5 };
    let copy = WrittenFileDraft {
        content: FileContent::Copy,
        format: FileFormat::Candor,
        copy: Some(mark),
        mounted: Some("/media/stick".into()),
        ..file("c.candor", &[])
    };
    let id = journal.remember_written_file(&copy).unwrap();
    assert_eq!(journal.written_file(id).unwrap().draft, copy);
    let anew = CopyMark { sequence: 7, ..mark };
    journal.written_copy_is_anew(id, anew).unwrap();
    assert_eq!(journal.written_file(id).unwrap().draft.copy, Some(anew));
}

#[test]
fn what_may_stand_in_a_file_is_said_for_every_kind_of_thing() {
    let (mut journal, spring, entry) = shared();
    let autumn = inventory(&mut journal, "Autumn");
    let person = person(&mut journal, "Marek");
    let amends = journal.amends_list().unwrap()[0].id;
    let mut write = |content, name: &str, inventories: &[Id]| {
        let draft = WrittenFileDraft { content, ..file(name, inventories) };
        journal.remember_written_file(&draft).unwrap()
    };
    let share = write(FileContent::Share, "share", &[spring]);
    let list = write(FileContent::Amends, "list", &[]);
    let letter = write(FileContent::Letter, "letter", &[]);
    let copy = write(FileContent::Copy, "copy", &[]);
    let blank = write(FileContent::Worksheet, "blank", &[]);
    let filled = write(FileContent::FilledWorksheet, "filled", &[]);
    write(FileContent::RecoveryKey, "key", &[]);
    let alone = Target::Entry { id: entry, inventory: None, worksheet: "x".into(), field: None };
    let within = Target::Entry { id: entry, inventory: Some(spring), worksheet: "x".into(), field: None };
    for (target, mut expected) in [
        (Target::Inventory { id: spring }, vec![share, copy]),
        (Target::Inventory { id: autumn }, vec![copy]),
        (within, vec![share, copy]),
        (alone, vec![filled, copy]),
        (Target::Amends { id: amends }, vec![list, letter, copy]),
        (Target::Person { id: person }, vec![share, list, letter, filled, copy]),
        (Target::Worksheet { id: entry }, vec![share, blank, filled, copy]),
        (Target::Pattern { id: entry }, vec![share, copy]),
        (Target::Reflection { id: entry }, vec![copy]),
    ] {
        let mut found: Vec<_> =
            journal.written_files_with(&target).unwrap().into_iter().map(|file| file.id).collect();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{target:?}");
    }
    // One whose inventories are destroyed names none any more; asked again, it may be of this one.
    journal.destroy_inventory(spring).unwrap();
    let again = journal.written_files_with(&Target::Inventory { id: spring }).unwrap();
    assert!(again.iter().any(|file| file.id == share));
}

#[test]
fn in_a_copy_a_thing_is_destroyed_that_was_not_deleted_there_yet() {
    let (mut journal, _, entry) = shared();
    let page = journal.reflections().unwrap()[0].id;
    let amends = journal.amends_list().unwrap()[0].id;
    let person = person(&mut journal, "Marek");
    let entry = Target::Entry { id: entry, inventory: None, worksheet: String::new(), field: None };
    assert!(matches!(
        journal.destroy_anywhere(&Target::Person { id: person }),
        Err(JournalError::StillNamed(1))
    ));
    for target in
        [entry, Target::Reflection { id: page }, Target::Amends { id: amends }, Target::Person { id: person }]
    {
        assert!(holds(journal.database(), &target).unwrap(), "{target:?}");
        journal.destroy_anywhere(&target).unwrap();
        assert!(!holds(journal.database(), &target).unwrap(), "{target:?}");
        assert!(matches!(journal.destroy_anywhere(&target), Err(JournalError::NotFound(_))));
    }
    assert!(found(&journal, "winter").is_empty() && found(&journal, "nothing").is_empty());
    check_index(&journal);
}
