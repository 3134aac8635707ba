//! The same journal, by the same code, in the vault and in plain SQLite with the same settings.

use std::borrow::BorrowMut;
use std::fs;
use std::path::Path;
use std::time::Instant;

use candor_journal::model::{Edit, Id};
use candor_journal::{Journal, example};
use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};
use rusqlite::Connection;

use crate::report::{Report, at, median};

/// How often everything is measured, the two in turn, so that a busy moment of the machine strikes both.
const ROUNDS: usize = 7;
/// Point reads and saved edits a round.
const TIMES: usize = 100;

pub(crate) fn measure(report: &mut Report, entries: usize, seed: u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let plain_path = folder.path().join("plain.sqlite");
    let sealed_path = folder.path().join("sealed.candor");
    let passphrase = Passphrase::new("a passphrase for measuring");

    let plain = Connection::open(&plain_path).expect("a plain database");
    plain.execute_batch("PRAGMA page_size = 4096;").expect("an empty database takes a page size");
    drop(fill(settings(plain), entries, seed));
    let recovery = RecoveryKey::generate().expect("randomness");
    let vault = Vault::create(&sealed_path, &passphrase, &recovery, KeyCost::MINIMUM).expect("a new vault");
    fill(vault, entries, seed).into_database().close().expect("the vault closes");

    let mut plain_figures = Figures::default();
    let mut sealed_figures = Figures::default();
    let mut derivation = Vec::new();
    for _ in 0..ROUNDS {
        plain_figures.round(|| settings(Connection::open(&plain_path).expect("the plain database")), 0.0);

        // What the key costs is a choice, not a speed: it is measured by itself and taken off.
        let vault = Vault::open(&sealed_path, Secret::Passphrase(&passphrase)).expect("the vault opens");
        let begun = Instant::now();
        vault.confirm(Secret::Passphrase(&passphrase)).expect("the passphrase is right");
        let key = milliseconds(begun);
        derivation.push(key);
        vault.close().expect("the vault closes");
        sealed_figures.round(
            || Vault::open(&sealed_path, Secret::Passphrase(&passphrase)).expect("the vault opens"),
            key,
        );
    }

    let rows = [
        ("open + first list", &sealed_figures.open, &plain_figures.open, 50),
        ("point read", &sealed_figures.point, &plain_figures.point, 50),
        ("autosave, median", &sealed_figures.save, &plain_figures.save, 50),
        ("autosave, p95", &sealed_figures.save, &plain_figures.save, 95),
        ("search, rare word", &sealed_figures.rare, &plain_figures.rare, 50),
        ("search, common word", &sealed_figures.common, &plain_figures.common, 50),
    ];
    for (name, sealed, plain, percent) in rows {
        report.beside_plain(
            &format!("{name} ({entries} entries)"),
            at(sealed, percent),
            at(plain, percent),
            "ms",
        );
    }
    report.beside_plain("size of the file", mebibytes(&sealed_path), mebibytes(&plain_path), "MiB");
    report.alone("key derivation at the least cost, taken off above", median(&derivation), "ms");
    let begun = Instant::now();
    let cost = KeyCost::calibrate(std::time::Duration::from_millis(700)).expect("memory for one key");
    report.alone("calibrating the key's cost, once a journal", milliseconds(begun), "ms");
    report.alone(
        "memory of one key derivation, as calibrated here",
        f64::from(cost.memory_kib) / 1024.0,
        "MiB",
    );
}

/// Plain SQLite with the settings that the vault gives its own.
fn settings(connection: Connection) -> Connection {
    let same = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;
                PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;";
    connection.execute_batch(same).expect("settings that SQLite knows");
    connection
}

fn fill<D: BorrowMut<Connection>>(database: D, entries: usize, seed: u64) -> Journal<D> {
    let mut journal = Journal::open(database).expect("a journal");
    example::fill_many(&mut journal, entries, seed).expect("room for the entries");
    journal
}

/// Milliseconds, one figure a measurement.
#[derive(Debug, Default)]
struct Figures {
    open: Vec<f64>,
    point: Vec<f64>,
    save: Vec<f64>,
    rare: Vec<f64>,
    common: Vec<f64>,
}

impl Figures {
    fn round<D: BorrowMut<Connection>>(&mut self, open: impl FnOnce() -> D, taken_off: f64) {
        let begun = Instant::now();
        let mut journal = Journal::open(open()).expect("the journal opens");
        let inventories = journal.inventories().expect("the list of inventories");
        let pages = journal.reflections().expect("the list of pages");
        self.open.push(milliseconds(begun) - taken_off);
        assert!(!inventories.is_empty(), "there is an inventory to list");

        let ids: Vec<Id> = pages.iter().map(|page| page.id).collect();
        let chosen = |time: usize| ids[time * 7919 % ids.len()];
        for time in 0..TIMES {
            let begun = Instant::now();
            journal.reflection(chosen(time)).expect("a page that is there");
            self.point.push(milliseconds(begun));
        }
        for time in 0..TIMES {
            let id = chosen(time);
            let mut draft = journal.reflection(id).expect("a page that is there").draft;
            draft.body.push_str(" word");
            let begun = Instant::now();
            journal.apply(&Edit::Reflection { id, draft }).expect("an edit is saved");
            self.save.push(milliseconds(begun));
        }
        let (rare, common) = words(&journal, &ids);
        for (word, figures) in [(rare, &mut self.rare), (common, &mut self.common)] {
            for _ in 0..5 {
                let begun = Instant::now();
                let hits = journal.search(&word, 50).expect("a search");
                figures.push(milliseconds(begun));
                assert!(!hits.is_empty(), "the word is there to be found");
            }
        }
    }
}

/// A word that stands in few pages, and one that stands in most, by counting over a sample.
fn words<D: BorrowMut<Connection>>(journal: &Journal<D>, ids: &[Id]) -> (String, String) {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for id in ids.iter().take(200) {
        let body = journal.reflection(*id).expect("a page that is there").draft.body.to_lowercase();
        for word in
            body.split(|one: char| !one.is_alphanumeric()).filter(|word| word.len() > 3 && *word != "word")
        {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    let rare = counts.iter().min_by_key(|(word, count)| (**count, usize::MAX - word.len()));
    let common = counts.iter().max_by_key(|(_, count)| **count);
    let word = |found: Option<(&String, &usize)>| found.expect("pages have words").0.clone();
    (word(rare), word(common))
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

fn mebibytes(path: &Path) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a file is smaller than 2^52 bytes")]
    let bytes = fs::metadata(path).expect("the file is there").len() as f64;
    bytes / 1024.0 / 1024.0
}
