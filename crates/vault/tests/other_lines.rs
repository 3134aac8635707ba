//! Two computers and one file, files that were copied while they were open, logs that lie beside another file: nothing of
//! it is mixed, lost, or passed over.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use candor_vault::{
    ClosedState, Ended, Milestone, Place as Damage, Relation, Secret, Vault, VaultError, inspect, relation,
};
use common::{Place, connection, count, fill_with_notes, notes, passphrase};

fn insert(vault: &Vault, words: &str) {
    connection(vault).execute("INSERT INTO note (body) VALUES (?1)", [words]).unwrap();
}

/// A copy of the file alone.
fn copy_of(place: &Place) -> Place {
    let copy = Place::new();
    fs::copy(&place.path, &copy.path).unwrap();
    copy
}

/// The files as a computer leaves them that is switched off.
fn switched_off(place: &Place, vault: Vault) -> Place {
    let left = copy_of(place);
    fs::copy(place.log(), left.log()).unwrap();
    drop(vault);
    left
}

fn known(place: &Place) -> Vec<Milestone> {
    inspect(&place.path).unwrap().milestones
}

#[test]
fn the_log_of_a_computer_that_was_switched_off_is_kept_beside_the_file_of_another() {
    let base = Place::with_notes(3);
    let laptop = copy_of(&base);
    let vault = laptop.open().unwrap();
    for number in 0..20 {
        insert(&vault, &format!("on the laptop {number}"));
    }
    let laptop = switched_off(&laptop, vault);
    let log = fs::read(laptop.log()).unwrap();
    // The other computer: a small session, closed. A sync program brings its file to the laptop.
    let vault = base.open().unwrap();
    insert(&vault, "on the other computer");
    vault.close().unwrap();
    fs::copy(&base.path, &laptop.path).unwrap();

    for kept in ["journal.candor-wal.kept-1", "journal.candor-wal.kept-2"] {
        fs::write(laptop.log(), &log).unwrap();
        let vault = laptop.open().unwrap();
        assert_eq!((count(&vault), vault.ended()), (4, Ended::Cleanly));
        assert_eq!(vault.kept_log(), Some(laptop.beside(kept).canonicalize().unwrap().as_path()));
        vault.close().unwrap();
        assert!(fs::read(laptop.beside(kept)).unwrap() == log, "to the byte");
        assert!(laptop.open().unwrap().kept_log().is_none(), "it is told once");
    }
}

#[test]
fn a_log_beside_a_copy_that_was_put_in_place_is_kept() {
    let place = Place::with_notes(3);
    let vault = place.open().unwrap();
    vault.backup_to(place.beside("backup")).unwrap();
    insert(&vault, "after the backup, and then the power went");
    let left = switched_off(&place, vault);
    let log = fs::read(left.log()).unwrap();
    // The copy has page keys of its own: no slot of the log opens beside it.
    fs::copy(place.beside("backup"), &left.path).unwrap();
    let vault = left.open().unwrap();
    assert_eq!(count(&vault), 3);
    assert!(fs::read(vault.kept_log().unwrap()).unwrap() == log);
}

#[test]
fn files_and_logs_of_two_lines_are_never_mixed() {
    let base = Place::with_notes(30);
    let fork = |word: &str, first: usize, second: usize| {
        let place = copy_of(&base);
        let vault = place.open().unwrap();
        for number in 0..first {
            insert(&vault, &format!("{word} early {number} {}", word.repeat(300)));
        }
        connection(&vault).execute_batch("CREATE INDEX IF NOT EXISTS by_body ON note (body)").unwrap();
        vault.checkpoint().unwrap();
        for number in 0..second {
            insert(&vault, &format!("{word} late {number} {}", word.repeat(300)));
        }
        switched_off(&place, vault)
    };
    let (laptop, desktop) = (fork("laptop ", 9, 6), fork("desktop ", 12, 3));
    fs::copy(laptop.log(), desktop.log()).unwrap();
    let vault = desktop.open().unwrap();
    vault.verify().unwrap();
    assert_eq!(vault.check_closed_seal().unwrap(), ClosedState::Unchanged);
    let seen = notes(&vault).unwrap();
    assert!(!seen.iter().any(|note| note.starts_with("laptop")) && seen.len() == 42, "{}", seen.len());
    assert_eq!(vault.ended(), Ended::WithoutItsLog);
    assert!(fs::read(vault.kept_log().unwrap()).unwrap() == fs::read(laptop.log()).unwrap());
}

#[test]
fn a_file_that_was_copied_alone_while_it_was_open_says_so() {
    let place = Place::with_notes(3);
    let vault = place.open().unwrap();
    assert!(!inspect(&place.path).unwrap().is_open, "nothing was written yet");
    for number in 0..50 {
        insert(&vault, &format!("acknowledged {number}"));
    }
    let copy = copy_of(&place);
    assert!(inspect(&copy.path).unwrap().is_open);
    let read_only = Vault::open_read_only(&copy.path, Secret::Passphrase(&passphrase())).unwrap();
    assert_eq!((count(&read_only), read_only.ended()), (3, Ended::WithoutItsLog));
    drop(read_only);
    let opened = copy.open().unwrap();
    assert_eq!((count(&opened), opened.ended()), (3, Ended::WithoutItsLog));
    opened.close().unwrap();
    assert_eq!(copy.open().unwrap().ended(), Ended::Cleanly);
    // With its log it is a file as a crash leaves it.
    let with_its_log = switched_off(&place, vault);
    let opened = with_its_log.open().unwrap();
    assert_eq!((count(&opened), opened.ended()), (53, Ended::Interrupted));
}

#[test]
fn file_and_log_that_were_copied_at_two_moments_are_not_mixed() {
    let place = Place::with_notes(12);
    let vault = place.open().unwrap();
    connection(&vault).execute_batch("UPDATE note SET body = 'first ' || body").unwrap();
    let early = (fs::read(&place.path).unwrap(), fs::read(place.log()).unwrap());
    vault.checkpoint().unwrap();
    connection(&vault).execute_batch("UPDATE note SET body = 'second ' || body WHERE id % 2 = 0").unwrap();
    let late = (fs::read(&place.path).unwrap(), fs::read(place.log()).unwrap());
    drop(vault);

    let copied = |main: &[u8], log: &[u8]| {
        let copy = Place::new();
        fs::write(&copy.path, main).unwrap();
        fs::write(copy.log(), log).unwrap();
        let vault = copy.open().unwrap();
        vault.verify().unwrap();
        let starts = |word| notes(&vault).unwrap().iter().filter(|note| note.starts_with(word)).count();
        let seen = (starts("first"), starts("second"));
        (seen, vault.kept_log().is_some())
    };
    assert_eq!(copied(&late.0, &late.1), ((6, 6), false));
    assert_eq!(copied(&late.0, &early.1), ((12, 0), false), "what the older log has is in the file");
    assert_eq!(
        copied(&early.0, &late.1),
        ((0, 0), true),
        "the later one goes on from what the file is not yet"
    );
}

#[test]
fn a_file_copied_while_its_log_was_brought_in_is_torn() {
    let place = Place::with_notes(60);
    let vault = place.open().unwrap();
    connection(&vault)
        .execute_batch("CREATE INDEX by_body ON note (body); DELETE FROM note WHERE id % 2 = 0")
        .unwrap();
    vault.checkpoint().unwrap();
    let before = fs::read(&place.path).unwrap();
    fill_with_notes(connection(&vault), 60);
    connection(&vault).execute_batch("UPDATE note SET body = 'x' || body").unwrap();
    vault.checkpoint().unwrap();
    let after = fs::read(&place.path).unwrap();
    drop(vault);
    // From front to back, while the second checkpoint ran: the first half old, the rest new; and the other way round.
    let half = 8192 + (before.len() - 8192) / 4096 / 2 * 4096;
    for (front, back) in [(&before, &after), (&after, &before)] {
        let mut torn = back.clone();
        torn[..half].copy_from_slice(&front[..half]);
        let copy = Place::new();
        fs::write(&copy.path, &torn).unwrap();
        let answer = copy.open().and_then(|vault| vault.check_closed_seal());
        assert!(matches!(answer, Err(VaultError::Damaged { place: Damage::ClosedSeal | Damage::Truncated })));
        assert!(fs::read(&copy.path).unwrap() == torn, "nothing was written");
    }
}

#[test]
fn lines_are_told_apart_whatever_their_numbers_say() {
    let base = Place::with_notes(1);
    let session = |place: &Place, words: &str| {
        let vault = place.open().unwrap();
        insert(&vault, words);
        vault.close().unwrap();
        known(place)
    };
    let [laptop, desktop] = [copy_of(&base), copy_of(&base)];
    let on_the_laptop = session(&laptop, "what I told nobody");
    session(&desktop, "one");
    let on_the_desktop = session(&desktop, "two");
    assert!(on_the_laptop.last().unwrap().sequence < on_the_desktop.last().unwrap().sequence);
    assert_eq!(relation(&on_the_laptop, &on_the_desktop), Relation::Fork, "more sessions win nothing");
    assert_eq!(relation(&on_the_desktop, &on_the_laptop), Relation::Fork);
    assert_eq!(relation(&known(&base), &on_the_desktop), Relation::Continues);
    assert_eq!(relation(&on_the_desktop, &known(&base)), Relation::Older);
    for _ in 0..3 {
        session(&laptop, "on and on");
    }
    assert_eq!(relation(&on_the_laptop, &known(&laptop)), Relation::Continues);
}

#[test]
fn a_copy_is_a_state_that_the_vault_went_through() {
    let place = Place::with_notes(1);
    let vault = place.open().unwrap();
    let mut copies = Vec::new();
    for number in 0..3 {
        insert(&vault, &format!("before copy {number}"));
        let copy = place.beside(&format!("copy-{number}"));
        vault.backup_to(&copy).unwrap();
        copies.push(inspect(&copy).unwrap().milestones);
        // Without a copy in between, a checkpoint leaves no milestone.
        insert(&vault, "and on");
        vault.checkpoint().unwrap();
    }
    let told = vault.milestones();
    vault.close().unwrap();
    let found = known(&place);
    for copy in &copies {
        assert_eq!(relation(copy, &found), Relation::Continues);
        assert_eq!(relation(&found, copy), Relation::Older);
    }
    assert_eq!(relation(&told, &found), Relation::Same, "nothing was written since");
    // A copy of what is only read, with a log that cannot be brought in, goes on from it.
    let vault = place.open().unwrap();
    insert(&vault, "in the log");
    let left = switched_off(&place, vault);
    let read_only = Vault::open_read_only(&left.path, Secret::Passphrase(&passphrase())).unwrap();
    read_only.backup_to(left.beside("copy")).unwrap();
    let copy = inspect(left.beside("copy")).unwrap().milestones;
    assert_eq!(relation(&found, &copy), Relation::Continues);
    assert_eq!(relation(&known(&left), &copy), Relation::Continues);
}

#[test]
fn a_log_that_was_put_aside_is_read_with_the_file_or_the_copy_that_it_goes_on_from() {
    let base = Place::with_notes(3);
    let laptop = copy_of(&base);
    // A session with a checkpoint, a copy of that state, and words in the log alone.
    let vault = laptop.open().unwrap();
    insert(&vault, "in the file");
    vault.checkpoint().unwrap();
    vault.backup_to(laptop.beside("backup")).unwrap();
    for number in 0..20 {
        insert(&vault, &format!("in the log alone {number}"));
    }
    let left = switched_off(&laptop, vault);
    fs::copy(&left.path, left.beside("conflict")).unwrap();
    fs::copy(laptop.beside("backup"), left.beside("backup")).unwrap();
    // The other computer's file, with as many states, takes the place.
    let vault = base.open().unwrap();
    insert(&vault, "on the other computer");
    vault.checkpoint().unwrap();
    vault.backup_to(left.beside("of the other")).unwrap();
    vault.close().unwrap();
    fs::copy(&base.path, &left.path).unwrap();

    let vault = left.open().unwrap();
    let log = vault.kept_log().unwrap().to_owned();
    let bytes = |name: &str| fs::read(left.beside(name)).unwrap();
    let before = [bytes("conflict"), bytes("backup"), fs::read(&log).unwrap()];
    let ids = [inspect(left.beside("conflict")).unwrap().copy_id];
    for (file, is_of_its_line) in [("conflict", false), ("conflict", true), ("backup", true)] {
        let read = vault.open_with_log(left.beside(file), &log, &ids, is_of_its_line).unwrap();
        assert_eq!(count(&read), 24, "{file}");
        assert!(notes(&read).unwrap().iter().any(|note| note == "in the log alone 19"), "{file}");
        assert!(read.is_read_only());
    }
    // By its number alone a copy is not taken for the log's; another state is not at all.
    let refused =
        |file: &str, is_of_its_line| vault.open_with_log(left.beside(file), &log, &ids, is_of_its_line).err();
    assert!(matches!(refused("backup", false), Some(VaultError::WrongKey)));
    assert!(matches!(refused("of the other", false), Some(VaultError::WrongKey)));
    assert!(matches!(refused("journal.candor", false), Some(VaultError::WrongKey)), "nor the present file");
    let another = Place::with_notes(1).open().unwrap();
    assert!(another.open_with_log(left.beside("conflict"), &log, &ids, true).is_err(), "another vault's");
    assert!([bytes("conflict"), bytes("backup"), fs::read(&log).unwrap()] == before, "nothing was written");
}
