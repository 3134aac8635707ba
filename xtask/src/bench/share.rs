//! `cargo xtask bench share`: a document of 40 and of 400 entries in each format, each in a process of its own that has
//! loaded nothing before, and the PDF beside the same pages set by Typst's own compiler.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::shell::{Done, Problem, cargo, command, read, root, run as run_command, target};

const SIZES: [u32; 2] = [40, 400];
const ROUNDS: usize = 5;
/// The formats as the app names them, and as people do. The last is Typst's own compiler.
const ROWS: [(&str, &str); 7] = [
    ("pdf", "PDF"),
    ("html", "HTML"),
    ("markdown", "Markdown"),
    ("csv", "CSV"),
    ("sealed_html", "sealed HTML"),
    ("age", "age"),
    (TYPST, "the same PDF by Typst's compiler"),
];
const TYPST: &str = "typst";
const REQUIREMENTS: &str = "tests/documents/typst-requirements.txt";

/// Builds the program optimised and lets it measure. `--json` prints for a program to read.
pub(crate) fn run(arguments: &[&str]) -> Done {
    if !matches!(arguments, [] | ["--json"]) {
        return Err(Problem::new("cargo xtask bench share [--json]"));
    }
    run_command(&mut cargo(&["build", "--quiet", "--release", "--package", "candor-benchmark-share"]))?;
    let bench = Bench {
        own: target().join(format!("release/candor-benchmark-share{}", std::env::consts::EXE_SUFFIX)),
        python: python_with_typst()?,
        folder: target().join("bench-share"),
    };
    let mut sizes = Vec::new();
    for entries in SIZES {
        bench.prepare(entries)?;
        let mut reports = vec![Vec::new(); ROWS.len()];
        // In turn, so that a busy moment of the machine strikes all.
        for _ in 0..ROUNDS {
            for (row, (format, _)) in ROWS.iter().enumerate() {
                reports[row].push(bench.measure(format, entries)?);
            }
        }
        sizes.push(Size { entries, reports });
    }
    if arguments == ["--json"] {
        println!("{}", Value::Array(sizes.iter().map(Size::json).collect()));
    } else {
        sizes.iter().for_each(Size::print);
    }
    Ok(())
}

struct Bench {
    own: PathBuf,
    python: PathBuf,
    folder: PathBuf,
}

impl Bench {
    /// Writes what Typst's compiler reads.
    fn prepare(&self, entries: u32) -> Done {
        run_command(Command::new(&self.own).args([TYPST, &entries.to_string()]).arg(&self.folder))
    }

    fn measure(&self, format: &str, entries: u32) -> Done<Value> {
        let report = if format == TYPST {
            let mut typst = Command::new(&self.python);
            typst.arg(root().join("xtask/src/bench/set_by_typst.py")).arg(&self.folder);
            read(typst.arg(root().join("crates/share/fonts")))?
        } else {
            read(Command::new(&self.own).args([format, &entries.to_string()]))?
        };
        serde_json::from_str(&report).map_err(|error| Problem::new(format!("{format}: {error}")))
    }
}

/// A Python that has Typst's compiler, below the build folder.
fn python_with_typst() -> Done<PathBuf> {
    let own = target().join("tools").join("typst");
    let python = own.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if !Path::new(&python).exists() {
        run_command(command("python3", &["-m", "venv"]).arg(&own))?;
        let install = ["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS];
        run_command(Command::new(&python).args(install).current_dir(root()))?;
    }
    Ok(python)
}

/// All reports of one number of entries, by row.
struct Size {
    entries: u32,
    reports: Vec<Vec<Value>>,
}

impl Size {
    fn median(&self, row: usize, figure: &str) -> f64 {
        let mut figures: Vec<f64> =
            self.reports[row].iter().filter_map(|report| report[figure].as_f64()).collect();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn print(&self) {
        println!("\n| {} entries | time | processor time | peak memory | size |", self.entries);
        println!("|---|--:|--:|--:|--:|");
        for (row, (_, words)) in ROWS.iter().enumerate() {
            println!(
                "| {words} | {:.1} ms | {:.1} ms | {:.1} MiB | {:.0} KiB |",
                self.median(row, "wall"),
                self.median(row, "processor"),
                self.median(row, "peak") / 1024.0,
                self.median(row, "bytes") / 1024.0,
            );
        }
        let [wall, processor] =
            ["wall", "processor"].map(|figure| self.median(0, figure) / self.median(6, figure));
        println!("\nPDF ÷ Typst's compiler: {wall:.2}, of processor time {processor:.2}.");
    }

    fn json(&self) -> Value {
        let figures = ["wall", "processor", "peak", "bytes"];
        let row = |row: usize| {
            let medians = figures.map(|figure| (figure.to_owned(), json!(self.median(row, figure))));
            (ROWS[row].0.to_owned(), Value::Object(medians.into_iter().collect()))
        };
        json!({ "entries": self.entries, "rows": Value::Object((0..ROWS.len()).map(row).collect()) })
    }
}
