//! The same journal, by the same code, in the vault and in plain SQLite with the same settings.

use std::borrow::{Borrow as _, BorrowMut};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use candor_journal::model::{Edit, Id};
use candor_journal::{Journal, example};
use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};
use rusqlite::Connection;

use crate::report::{Report, median};
use crate::stopwatch::{Lap, Stopwatch};

/// How often everything is measured, the two in turn, so that a busy moment of the machine strikes both.
const ROUNDS: usize = 7;
/// How often what touches the whole file is.
const WHOLE_ROUNDS: usize = 3;
const PAGES_A_MEBIBYTE: f64 = 256.0;
/// Point reads and saved edits a round.
const TIMES: usize = 100;
/// Point reads of one lap: a single one is too short for the processor's clock.
const READS: usize = 10;

pub(crate) fn measure(report: &mut Report, entries: usize, seed: u64) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let plain_path = folder.path().join("plain.sqlite");
    let sealed_path = folder.path().join("sealed.candor");
    let passphrase = Passphrase::new("a passphrase for measuring");
    let open_vault = || Vault::open(&sealed_path, Secret::Passphrase(&passphrase)).expect("the vault opens");
    let open_plain = || settings(Connection::open(&plain_path).expect("the plain database"));
    let make_vault = || {
        let recovery = RecoveryKey::generate().expect("randomness");
        Vault::create(&sealed_path, &passphrase, &recovery, KeyCost::MINIMUM).expect("a new vault")
    };
    let make_plain = || {
        let plain = Connection::open(&plain_path).expect("a plain database");
        plain.execute_batch("PRAGMA page_size = 4096;").expect("an empty database takes a page size");
        settings(plain)
    };

    let (mut plain_insert, mut sealed_insert) = (Vec::new(), Vec::new());
    for _ in 0..WHOLE_ROUNDS {
        for path in [&plain_path, &sealed_path].into_iter().filter(|path| path.exists()) {
            fs::remove_file(path).expect("the file of the round before can go");
        }
        let (plain, lap) = fill(make_plain(), entries, seed);
        plain_insert.push(lap);
        drop(plain);
        let (vault, lap) = fill(make_vault(), entries, seed);
        sealed_insert.push(lap);
        vault.into_database().close().expect("the vault closes");
    }

    let mut plain_figures = Figures::default();
    let mut sealed_figures = Figures::default();
    let mut checks = Vec::new();
    for _ in 0..ROUNDS {
        plain_figures.round(open_plain, None);

        // What the key costs is a choice, not a speed: it is measured by itself and taken off.
        let vault = open_vault();
        let watch = Stopwatch::start();
        vault.confirm(Secret::Passphrase(&passphrase)).expect("the passphrase is right");
        let key = watch.lap();
        let watch = Stopwatch::start();
        vault.check_pages().expect("every page opens");
        vault.check_closed_seal().expect("the seal of the closed file is right");
        checks.push(watch.lap());
        vault.close().expect("the vault closes");
        sealed_figures.round(open_vault, Some(key));
    }

    let of = |name: &str| format!("{name} ({entries} entries)");
    for (name, pick, percent) in ROWS {
        report.laps(&of(name), pick(&sealed_figures), pick(&plain_figures), percent);
    }
    report.laps(&of("inserting all"), &sealed_insert, &plain_insert, 50);
    let (mut plain_vacuum, mut sealed_vacuum) = (Vec::new(), Vec::new());
    for _ in 0..WHOLE_ROUNDS {
        plain_vacuum.push(vacuum(&open_plain()));
        sealed_vacuum.push(vacuum(open_vault().borrow()));
    }
    report.laps(&of("VACUUM and checkpoint"), &sealed_vacuum, &plain_vacuum, 50);
    report.beside_plain("size of the file", mebibytes(&sealed_path), mebibytes(&plain_path), "MiB");

    let micros = |laps: &mut Vec<Lap>| {
        laps.sort_by(|one, other| one.processor.total_cmp(&other.processor));
        laps[laps.len() / 2].processor * 1000.0 / mebibytes(&sealed_path) / PAGES_A_MEBIBYTE
    };
    report.alone(
        "opening every page before the first write, and comparing the seal of the last close",
        median(&checks.iter().map(|lap| lap.wall).collect::<Vec<_>>()),
        "ms",
    );
    report.alone("the same, processor time a page", micros(&mut checks), "µs");
    let mut reads = (0..ROUNDS).map(|_| read_pages(&sealed_path)).collect();
    report.alone("reading a page without opening it, processor time", micros(&mut reads), "µs");

    let watch = Stopwatch::start();
    let cost = KeyCost::calibrate(Duration::from_millis(700)).expect("memory for one key");
    report.alone("calibrating the key's cost, once a journal", watch.lap().wall, "ms");
    report.alone(
        "memory of one key derivation, as calibrated here",
        f64::from(cost.memory_kib) / 1024.0,
        "MiB",
    );
}

/// A row of the report: its name, its laps, and which of them is told.
type ReportRow = (&'static str, fn(&Figures) -> &[Lap], usize);

const ROWS: [ReportRow; 6] = [
    ("open + first list", |figures| &figures.open, 50),
    ("point read", |figures| &figures.point, 50),
    ("autosave, median", |figures| &figures.save, 50),
    ("autosave, p95", |figures| &figures.save, 95),
    ("search, rare word", |figures| &figures.rare, 50),
    ("search, common word", |figures| &figures.common, 50),
];

/// Plain SQLite with the settings that the vault gives its own.
fn settings(connection: Connection) -> Connection {
    let same = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;
                PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384;";
    connection.execute_batch(same).expect("settings that SQLite knows");
    connection
}

fn fill<D: BorrowMut<Connection>>(database: D, entries: usize, seed: u64) -> (Journal<D>, Lap) {
    let mut journal = Journal::open(database).expect("a journal");
    let watch = Stopwatch::start();
    example::fill_many(&mut journal, entries, seed).expect("room for the entries");
    (journal, watch.lap())
}

fn vacuum(connection: &Connection) -> Lap {
    let watch = Stopwatch::start();
    connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);").expect("room for a second copy");
    watch.lap()
}

/// Reads a file a page at a time, as the vault does, and does nothing with it.
fn read_pages(path: &Path) -> Lap {
    let mut file = File::open(path).expect("the file is there");
    let mut page = [0; 4096];
    let watch = Stopwatch::start();
    while file.read(&mut page).expect("the file can be read") > 0 {}
    watch.lap()
}

/// Laps of each kind.
#[derive(Debug, Default)]
struct Figures {
    open: Vec<Lap>,
    point: Vec<Lap>,
    save: Vec<Lap>,
    rare: Vec<Lap>,
    common: Vec<Lap>,
}

impl Figures {
    fn round<D: BorrowMut<Connection>>(&mut self, open: impl FnOnce() -> D, taken_off: Option<Lap>) {
        let watch = Stopwatch::start();
        let mut journal = Journal::open(open()).expect("the journal opens");
        let inventories = journal.inventories().expect("the list of inventories");
        let pages = journal.reflections().expect("the list of pages");
        let lap = watch.lap();
        self.open.push(taken_off.map_or(lap, |key| lap.less(key)));
        assert!(!inventories.is_empty(), "there is an inventory to list");

        let ids: Vec<Id> = pages.iter().map(|page| page.id).collect();
        let chosen = |time: usize| ids[time * 7919 % ids.len()];
        for lap in 0..TIMES {
            let watch = Stopwatch::start();
            for read in 0..READS {
                journal.reflection(chosen(lap * READS + read)).expect("a page that is there");
            }
            self.point.push(watch.lap().each(READS));
        }
        for time in 0..TIMES {
            let id = chosen(time);
            let mut draft = journal.reflection(id).expect("a page that is there").draft;
            draft.body.push_str(" word");
            let watch = Stopwatch::start();
            journal.apply(&Edit::Reflection { id, draft }).expect("an edit is saved");
            self.save.push(watch.lap());
        }
        let (rare, common) = words(&journal, &ids);
        for (word, laps) in [(rare, &mut self.rare), (common, &mut self.common)] {
            for _ in 0..5 {
                let watch = Stopwatch::start();
                let hits = journal.search(&word, 50).expect("a search");
                laps.push(watch.lap());
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

fn mebibytes(path: &Path) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a file is smaller than 2^52 bytes")]
    let bytes = fs::metadata(path).expect("the file is there").len() as f64;
    bytes / 1024.0 / 1024.0
}
