//! `cargo xtask bench vault`: the vault beside plain SQLite and SQLCipher, figure by figure.
//!
//! Each engine is a program of its own that does the same work. They run in turn, so that a busy
//! moment of the machine strikes all; figures are medians of processor time over all rounds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::setup::{self, Purpose};
use crate::shell::{Done, Problem, cargo, command, read, root, run as run_command, target};

const USAGE: &str = "cargo xtask bench vault [--json] [--rounds N] [--entries N,N,…]";

/// The rows: the name in the engines' reports, the words for people, and the ratio to reach.
const ROWS: [(&str, &str, f64); 8] = [
    ("open", "open + first list", 1.2),
    ("point read", "point read, at random", 1.3),
    ("point read again", "point read, among the last read", 1.3),
    ("autosave", "autosave, one edit a transaction", 1.2),
    ("insert", "inserting all", 1.15),
    ("common word", "common word, bm25, top 50", 1.05),
    ("integrity check", "integrity check", 1.4),
    ("vacuum", "VACUUM and checkpoint", 2.0),
];
/// The ratio of file sizes to reach.
const SIZE: f64 = 1.03;
const ENGINES: [&str; 3] = ["plain", "vault", "sqlcipher"];

/// Builds the engines, lets them work, and prints what they say.
pub(crate) fn run(arguments: &[&str]) -> Done {
    let options = Options::parse(arguments)?;
    let programs = Programs::build()?;
    let folder = target().join("bench-vault");
    std::fs::create_dir_all(&folder)?;
    let mut sizes = Vec::new();
    for &entries in &options.entries {
        let mut size = Size { entries, reports: BTreeMap::new(), cipher: Vec::new() };
        for round in 0..options.rounds {
            eprintln!("{entries} entries, round {} of {}", round + 1, options.rounds);
            for engine in ENGINES {
                size.reports.entry(engine).or_default().push(programs.work(engine, &folder, entries)?);
            }
            size.cipher.push(parse(&read(&mut command_of(&programs.own, &["cipher"]))?)?);
        }
        sizes.push(size);
    }
    if options.json {
        println!("{}", Value::Array(sizes.iter().map(Size::json).collect()));
    } else {
        sizes.iter().for_each(Size::print);
        print_slopes(&sizes);
    }
    Ok(())
}

struct Options {
    json: bool,
    rounds: usize,
    entries: Vec<u64>,
}

impl Options {
    fn parse(arguments: &[&str]) -> Done<Self> {
        let wrong = || Problem::new(USAGE);
        let mut options = Self { json: false, rounds: 5, entries: vec![1_000, 10_000, 100_000] };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match *argument {
                "--json" => options.json = true,
                "--rounds" => {
                    options.rounds = rest.next().and_then(|rounds| rounds.parse().ok()).ok_or_else(wrong)?;
                }
                "--entries" => {
                    let list = rest.next().ok_or_else(wrong)?;
                    options.entries =
                        list.split(',').map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong())?;
                }
                _ => return Err(wrong()),
            }
        }
        Ok(options)
    }
}

/// The programs of the engines.
struct Programs {
    /// The vault and plain SQLite, which are the same SQLite.
    own: PathBuf,
    peers: PathBuf,
}

impl Programs {
    fn build() -> Done<Self> {
        setup::set_up(Purpose::Peers)?;
        run_command(&mut cargo(&["build", "--quiet", "--release", "--package", "candor-benchmark-vault"]))?;
        let peers = target().join("peers");
        let manifest = root().join("benchmarks/peers/Cargo.toml");
        let mut build = cargo(&["build", "--quiet", "--release", "--locked", "--manifest-path"]);
        run_command(build.arg(manifest).env("CARGO_TARGET_DIR", &peers))?;
        let suffix = std::env::consts::EXE_SUFFIX;
        Ok(Self {
            own: target().join(format!("release/candor-benchmark-vault{suffix}")),
            peers: peers.join(format!("release/candor-benchmark-peers{suffix}")),
        })
    }

    /// Lets one engine do all the work in a file of its own.
    fn work(&self, engine: &str, folder: &Path, entries: u64) -> Done<Value> {
        let path = folder.join(engine);
        for tail in ["", "-wal"] {
            let file = folder.join(format!("{engine}{tail}"));
            if file.exists() {
                std::fs::remove_file(file)?;
            }
        }
        let entries = entries.to_string();
        let mut command = match engine {
            "sqlcipher" => command_of(&self.peers, &[]),
            own => command_of(&self.own, &[own]),
        };
        let report = parse(&read(command.arg(&path).arg(entries))?)?;
        std::fs::remove_file(path)?;
        Ok(report)
    }
}

fn command_of(program: &Path, arguments: &[&str]) -> std::process::Command {
    command(&program.to_string_lossy(), arguments)
}

fn parse(text: &str) -> Done<Value> {
    serde_json::from_str(text).map_err(|error| Problem::new(format!("an engine's report: {error}")))
}

/// All reports for one number of entries.
struct Size {
    entries: u64,
    reports: BTreeMap<&'static str, Vec<Value>>,
    cipher: Vec<Value>,
}

impl Size {
    /// The median of a figure over all laps of all rounds.
    fn median(&self, engine: &str, row: &str, figure: &str) -> f64 {
        let reports = &self.reports[engine];
        let laps = reports.iter().filter_map(|report| report["rows"][row].as_array()).flatten();
        middle(laps.filter_map(|lap| lap[figure].as_f64()).collect())
    }

    fn bytes(&self, engine: &str) -> f64 {
        middle(self.reports[engine].iter().filter_map(|report| report["bytes"].as_f64()).collect())
    }

    /// Microseconds the cipher alone takes for a page.
    fn cipher(&self, figure: &str) -> f64 {
        middle(self.cipher.iter().filter_map(|report| report[figure].as_f64()).collect())
    }

    /// The ratio to plain SQLite if nothing but the cipher came on top.
    fn limit(&self, row: &str) -> f64 {
        let cipher = self.median("vault", row, "opened") * self.cipher("open")
            + self.median("vault", row, "sealed") * self.cipher("seal");
        1.0 + cipher / 1000.0 / self.median("plain", row, "processor")
    }

    fn ratio(&self, engine: &str, row: &str, figure: &str) -> f64 {
        self.median(engine, row, figure) / self.median("plain", row, figure)
    }

    fn version(&self, engine: &str) -> &str {
        self.reports[engine].first().and_then(|report| report["version"].as_str()).unwrap_or_default()
    }

    fn print(&self) {
        println!("\n{} entries; {}\n", self.entries, ENGINES.map(|engine| self.version(engine)).join(", "));
        println!(
            "| processor time | plain | Candor | SQLCipher | Candor ÷ plain | to reach | limit | SQLCipher ÷ plain |"
        );
        println!("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (row, words, goal) in ROWS {
            let of = |engine| self.median(engine, row, "processor");
            println!(
                "| {words} | {} | {} | {} | {:.2} | {goal} | {:.2} | {:.2} |",
                milliseconds(of("plain")),
                milliseconds(of("vault")),
                milliseconds(of("sqlcipher")),
                self.ratio("vault", row, "processor"),
                self.limit(row),
                self.ratio("sqlcipher", row, "processor"),
            );
        }
        let size = |engine| self.bytes(engine) / 1024.0 / 1024.0;
        println!(
            "| size of the file | {:.1} MiB | {:.1} MiB | {:.1} MiB | {:.3} | {SIZE} | 1.010 | {:.3} |",
            size("plain"),
            size("vault"),
            size("sqlcipher"),
            size("vault") / size("plain"),
            size("sqlcipher") / size("plain"),
        );
        println!(
            "\nThe cipher alone: sealing a page {:.2} µs, opening one {:.2} µs.",
            self.cipher("seal"),
            self.cipher("open")
        );
        let walls = ROWS.map(|(row, ..)| format!("{row} {:.2}", self.ratio("vault", row, "wall")));
        println!("The same ratios on the wall: {}.", walls.join(", "));
    }

    fn json(&self) -> Value {
        let rows = ROWS.map(|(row, _, goal)| {
            let of = |engine: &str| {
                json!({ "processor": self.median(engine, row, "processor"), "wall": self.median(engine, row, "wall") })
            };
            json!({
                "row": row, "goal": goal, "limit": self.limit(row),
                "opened": self.median("vault", row, "opened"), "sealed": self.median("vault", row, "sealed"),
                "plain": of("plain"), "vault": of("vault"), "sqlcipher": of("sqlcipher"),
            })
        });
        json!({
            "entries": self.entries, "rows": rows,
            "bytes": ENGINES.map(|engine| self.bytes(engine)),
            "versions": ENGINES.map(|engine| self.version(engine)),
            "seal": self.cipher("seal"), "open": self.cipher("open"),
        })
    }
}

/// How each figure grows with the entries: the slope of a line through the points, both axes logarithmic.
fn print_slopes(sizes: &[Size]) {
    if sizes.len() < 2 {
        return;
    }
    println!("\n| growth: 0 constant, 1 proportional | plain | Candor | SQLCipher |\n|---|--:|--:|--:|");
    for (row, words, _) in ROWS {
        let slopes = ENGINES.map(|engine| {
            #[expect(clippy::cast_precision_loss, reason = "fewer entries than 2^52")]
            let points = sizes
                .iter()
                .map(|size| ((size.entries as f64).ln(), size.median(engine, row, "processor").ln()));
            format!("{:.2}", slope(&points.collect::<Vec<_>>()))
        });
        println!("| {words} | {} |", slopes.join(" | "));
    }
}

/// Least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = f64::from(u32::try_from(points.len()).expect("a few points"));
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let over: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    over / points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>()
}

fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

fn milliseconds(value: f64) -> String {
    let places = if value >= 100.0 {
        0
    } else if value >= 1.0 {
        2
    } else {
        4
    };
    format!("{value:.places$} ms")
}
