//! The journal's own work beside SQL: what a view asks for, and one direct query of the same rows in the same file.
//!
//! The file is sealed for both. The two come in turn, so that a busy moment of the machine strikes both.

mod filling;

use std::borrow::Borrow as _;
use std::path::Path;

use candor_journal::Journal;
use candor_journal::model::{Answer, Edit, Id};
use candor_vault::{KeyCost, Passphrase, RecoveryKey, Secret, Vault};
use rusqlite::{Connection, Params, params};
use serde_json::{Value, json};

use crate::report::median;
use crate::stopwatch::{Lap, Stopwatch};
use filling::{Filled, GRID, Settings};

/// How often everything is measured.
const ROUNDS: usize = 7;
/// Entries in the journal.
const SIZES: [usize; 3] = [300, 3_000, 30_000];
/// In the middle one, how many versions each entry has of one answer where versions are compared with none.
const VERSIONS: usize = 20;

/// What is measured: its name, how often a round, and how many times a lap, as a short act is below the clock's step.
const ROWS: [(&str, usize, usize); 6] = [
    ("grid: 500 rows × 6 columns", 3, 1),
    ("a cell saved", 20, 1),
    ("patterns over all entries", 3, 1),
    ("the entries behind a pattern", 3, 1),
    ("a person with 500 links", 3, 1),
    ("history of an entry, 20 versions", 5, 20),
];

/// Measures, and prints for people or for programs.
pub(crate) fn measure(json: bool) {
    let mut sizes: Vec<Size> = SIZES.iter().map(|entries| Size::measured(*entries)).collect();
    let beside = versions_beside_none(SIZES[1]);
    if json {
        let sizes: Vec<_> = sizes.iter_mut().map(Size::json).collect();
        println!(
            "{}",
            json!({ "sizes": sizes, "versions": beside.iter().map(Beside::json).collect::<Vec<_>>() })
        );
        return;
    }
    for size in &sizes {
        println!("\n| {} entries | journal | SQL | ratio | ratio of processor time |", size.entries);
        println!("|---|--:|--:|--:|--:|");
        size.rows.iter().for_each(Beside::print);
    }
    println!("\n| growth: 0 constant, 1 proportional | journal | SQL |\n|---|--:|--:|");
    for (row, (name, ..)) in ROWS.iter().enumerate() {
        let slope = |laps: fn(&Beside) -> &[Lap]| {
            slope(sizes.iter().map(|size| (size.entries, processor(laps(&size.rows[row])))))
        };
        println!("| {name} | {:.2} | {:.2} |", slope(|row| &row.ours), slope(|row| &row.other));
    }
    println!(
        "\n| {} entries | {VERSIONS} versions each | none | ratio | ratio of processor time |",
        SIZES[1]
    );
    println!("|---|--:|--:|--:|--:|");
    beside.iter().for_each(Beside::print);
}

/// Laps of one thing two ways.
struct Beside {
    name: &'static str,
    ours: Vec<Lap>,
    other: Vec<Lap>,
}

impl Beside {
    fn new(name: &'static str) -> Self {
        Self { name, ours: Vec::new(), other: Vec::new() }
    }

    fn ratios(&self) -> [f64; 2] {
        [wall(&self.ours) / wall(&self.other), processor(&self.ours) / processor(&self.other)]
    }

    fn print(&self) {
        let [walls, processors] = self.ratios();
        let (ours, other) = (wall(&self.ours), wall(&self.other));
        println!("| {} | {ours:.3} ms | {other:.3} ms | {walls:.2} | {processors:.2} |", self.name);
    }

    fn json(&self) -> Value {
        let of = |laps: &[Lap]| json!({ "wall": wall(laps), "processor": processor(laps) });
        json!({ "name": self.name, "journal": of(&self.ours), "beside": of(&self.other), "ratios": self.ratios() })
    }
}

fn wall(laps: &[Lap]) -> f64 {
    median(&laps.iter().map(|lap| lap.wall).collect::<Vec<_>>())
}

fn processor(laps: &[Lap]) -> f64 {
    median(&laps.iter().map(|lap| lap.processor).collect::<Vec<_>>())
}

/// All figures of one number of entries.
struct Size {
    entries: usize,
    rows: Vec<Beside>,
}

impl Size {
    fn measured(entries: usize) -> Self {
        eprintln!("{entries} entries");
        let file = File::filled(entries, Settings { versions: 0, versions_of_first: VERSIONS });
        let mut rows: Vec<_> = ROWS.iter().map(|(name, ..)| Beside::new(name)).collect();
        for _ in 0..ROUNDS {
            let mut journal = Journal::open(file.open()).expect("the journal opens");
            for (row, (beside, (_, laps, times))) in rows.iter_mut().zip(ROWS).enumerate() {
                for lap in 0..laps {
                    let watch = Stopwatch::start();
                    (0..times).for_each(|_| ask(&mut journal, row, &file.filled, lap));
                    beside.ours.push(watch.lap().each(times));
                    let watch = Stopwatch::start();
                    (0..times).for_each(|_| ask_sql(journal.database().borrow(), row, &file.filled, lap));
                    beside.other.push(watch.lap().each(times));
                }
            }
            journal.into_database().close().expect("the vault closes");
        }
        Self { entries, rows }
    }

    fn json(&mut self) -> Value {
        json!({ "entries": self.entries, "rows": self.rows.iter().map(Beside::json).collect::<Vec<_>>() })
    }
}

/// Asks the journal for one row of the report.
fn ask(journal: &mut Journal<Vault>, row: usize, filled: &Filled, lap: usize) {
    let found = match row {
        0 => journal.entries(Some(filled.inventory), "resentments").expect("a grid").len(),
        1 => {
            save(journal, filled.rows[lap % filled.rows.len()], lap);
            1
        }
        2 => journal.patterns(None, true).expect("patterns").len(),
        3 => journal.pattern_entries("selfish", false, None, true).expect("entries").len(),
        4 => journal.person_page(filled.person).expect("a person").entries.len(),
        _ => journal.entry_history(filled.rows[0]).expect("versions").len(),
    };
    assert!(found > 0, "there is something to find");
}

fn save(journal: &mut Journal<Vault>, entry: Id, lap: usize) {
    let text = format!("{} {lap}", filling::SENTENCE);
    let answer = Answer { text, ..Answer::default() };
    journal.apply(&Edit::Answer { entry, field: "cause".to_owned(), answer }).expect("a cell is saved");
}

/// Asks SQL for the same rows, as one would by hand.
fn ask_sql(connection: &Connection, row: usize, filled: &Filled, lap: usize) {
    let (inventory, person) = (filled.inventory_key, filled.person_key);
    let found = match row {
        0 => step(
            connection,
            "SELECT entries.key, entries.position, answers.field, pass, date, scale, choices, text, answer_people.person
             FROM entries JOIN things ON things.key = entries.key LEFT JOIN answers ON answers.entry = entries.key
               LEFT JOIN answer_people ON answer_people.entry = entries.key AND answer_people.field = answers.field
             WHERE entries.inventory = ?1 AND worksheet = 'resentments' AND deleted IS NULL ORDER BY entries.position",
            [inventory],
        ),
        1 => save_by_sql(connection, filled.keys[lap % filled.keys.len()], lap),
        2 => step(
            connection,
            "SELECT choice.value ->> 'value', entries.worksheet, count(*)
             FROM entries JOIN things ON things.key = entries.key
               JOIN answers ON answers.entry = entries.key AND answers.field = 'part'
               JOIN json_each(answers.choices) AS choice
             WHERE entries.worksheet = 'resentments' AND deleted IS NULL GROUP BY 1, 2",
            [],
        ),
        3 => step(
            connection,
            "SELECT catalogue.* FROM entries JOIN answers ON answers.entry = entries.key AND answers.field = 'part'
               JOIN catalogue ON catalogue.key = entries.key
             WHERE entries.worksheet = 'resentments' AND deleted IS NULL AND instr(choices, '\"selfish\"') > 0
             ORDER BY updated DESC",
            [],
        ),
        4 => step(
            connection,
            "SELECT things.id, entries.worksheet, answer_people.field, things.updated, inventories.title,
               (SELECT substr(text, 1, 160) FROM answers WHERE answers.entry = entries.key AND text <> ''
                ORDER BY key LIMIT 1)
             FROM answer_people JOIN entries ON entries.key = answer_people.entry
               JOIN things ON things.key = entries.key JOIN inventories ON inventories.key = entries.inventory
             WHERE person = ?1 AND deleted IS NULL ORDER BY inventories.started DESC, entries.position",
            [person],
        ),
        _ => step(
            connection,
            "SELECT key, field, at, answer FROM answer_history WHERE entry = ?1 ORDER BY key DESC",
            [filled.keys[0]],
        ),
    };
    assert!(found > 0, "there is something to find");
}

/// Reads every value of every row.
fn step(connection: &Connection, sql: &str, parameters: impl Params) -> usize {
    let mut statement = connection.prepare_cached(sql).expect("a query");
    let columns = statement.column_count();
    let mut rows = statement.query(parameters).expect("rows");
    let mut count = 0;
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column).expect("a value").as_bytes().ok());
        }
        count += 1;
    }
    count
}

/// The row, its moment and its words in the index: what saving comes to, with nothing for undo or history.
fn save_by_sql(connection: &Connection, entry: i64, lap: usize) -> usize {
    let text = format!("{} {lap} again", filling::SENTENCE);
    let now = "2026-11-22T09:42:00.000Z[+00:00]";
    let run = |sql: &str, parameters: &[&dyn rusqlite::ToSql]| {
        connection.prepare_cached(sql).expect("a statement").execute(parameters).expect("a write")
    };
    run("BEGIN IMMEDIATE", &[]);
    let saved = run(
        "UPDATE answers SET text = ?1, written = ?2 WHERE entry = ?3 AND field = 'cause'",
        params![text, now, entry],
    );
    run("UPDATE things SET updated = ?1 WHERE key = ?2", params![now, entry]);
    run("DELETE FROM stale", &[]);
    run("COMMIT", &[]);
    saved
}

/// A journal in which every entry has earlier versions, beside one in which none has.
fn versions_beside_none(entries: usize) -> Vec<Beside> {
    eprintln!("{entries} entries with {VERSIONS} versions each");
    let with = File::filled(entries, Settings { versions: VERSIONS, versions_of_first: VERSIONS });
    let without = File::filled(entries, Settings { versions: 0, versions_of_first: 0 });
    let names = ["open + list of inventories", ROWS[0].0, ROWS[1].0, "search, common word"];
    let mut rows = names.map(Beside::new);
    for round in 0..ROUNDS {
        for (file, pick) in [(&with, true), (&without, false)] {
            let vault = file.open();
            let watch = Stopwatch::start();
            vault.confirm(Secret::Passphrase(&passphrase())).expect("the passphrase is right");
            let key = watch.lap();
            vault.close().expect("the vault closes");
            let watch = Stopwatch::start();
            let mut journal = Journal::open(file.open()).expect("the journal opens");
            assert!(!journal.inventories().expect("a list").is_empty());
            let mut laps = vec![(0, watch.lap().less(key))];
            for lap in 0..10 {
                let watch = Stopwatch::start();
                ask(&mut journal, 0, &file.filled, lap);
                laps.push((1, watch.lap()));
                let watch = Stopwatch::start();
                // What says the same as before is not written at all.
                save(&mut journal, file.filled.rows[lap], 10 * round + lap);
                laps.push((2, watch.lap()));
                let watch = Stopwatch::start();
                assert!(!journal.search("sister", 50).expect("hits").is_empty());
                laps.push((3, watch.lap()));
            }
            for (row, lap) in laps {
                if pick { &mut rows[row].ours } else { &mut rows[row].other }.push(lap);
            }
            journal.into_database().close().expect("the vault closes");
        }
    }
    rows.into()
}

fn passphrase() -> Passphrase {
    Passphrase::new("a passphrase for measuring")
}

/// A sealed journal in a folder of its own.
struct File {
    folder: tempfile::TempDir,
    filled: Filled,
}

impl File {
    fn filled(entries: usize, settings: Settings) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let recovery = RecoveryKey::generate().expect("randomness");
        let vault =
            Vault::create(path(&folder), &passphrase(), &recovery, KeyCost::MINIMUM).expect("a new vault");
        let mut journal = Journal::open(vault).expect("a journal");
        let filled = filling::fill(&mut journal, entries, settings);
        assert_eq!(filled.rows.len(), entries.min(GRID));
        journal.into_database().close().expect("the vault closes");
        Self { folder, filled }
    }

    fn open(&self) -> Vault {
        Vault::open(path(&self.folder), Secret::Passphrase(&passphrase())).expect("the vault opens")
    }
}

fn path(folder: &tempfile::TempDir) -> std::path::PathBuf {
    Path::new(folder.path()).join("journal.candor")
}

/// How a figure grows with the entries: the slope of a line through the points, both axes logarithmic.
fn slope(points: impl Iterator<Item = (usize, f64)>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "fewer entries than 2^52")]
    let points: Vec<_> = points.map(|(entries, figure)| ((entries as f64).ln(), figure.ln())).collect();
    let count = f64::from(u32::try_from(points.len()).expect("a few points"));
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let over: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    over / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}
