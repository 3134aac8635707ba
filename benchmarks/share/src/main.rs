//! One document in one format, measured: `candor-benchmark-share <format> <entries>` prints time, memory and size;
//! `candor-benchmark-share typst <entries> <folder>` writes what Typst itself sets from a file into a folder.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "a program for another to read")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use candor_share::model::{ShareDocument, ShareFormat};
use candor_share::written;
use serde_json::{Value, json};

#[allow(dead_code, unreachable_pub, reason = "tests use the rest of it")]
#[path = "../../../crates/share/tests/common/sample.rs"]
mod sample;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let document = |entries: &str| sample::entries("en", entries.parse().expect("a number of entries"));
    match arguments[..] {
        ["typst", entries, folder] => beside(&document(entries), Path::new(folder)),
        [format, entries] => println!("{}", measured(&document(entries), format)),
        _ => panic!("<format> <entries>, or typst <entries> <folder>"),
    }
}

/// Writes the document once, as the app does: nothing was loaded before.
fn measured(document: &ShareDocument, format: &str) -> Value {
    let format: ShareFormat = serde_json::from_value(json!(format)).expect("a format");
    let before = processor_time();
    let begun = Instant::now();
    let content = written(document, format, Some("canal lantern ordinary receipt window maple"));
    let bytes = content.expect("the document is written").len();
    json!({
        "wall": milliseconds(begun.elapsed()),
        "processor": milliseconds(processor_time().saturating_sub(before)),
        "peak": peak_memory(),
        "bytes": bytes,
    })
}

/// The template and the document as files, with the one line of the template changed that says where the document is.
fn beside(document: &ShareDocument, folder: &Path) {
    let template = include_str!("../../../crates/share/src/pdf/document.typ");
    let line = "#let given = sys.inputs.document";
    assert!(template.contains(line), "the template says where the document comes from");
    let template = template.replace(line, "#let given = json(\"document.json\")");
    let directed = |text: &str| json!({ "text": text, "backwards": false });
    let entries = document.sections[0].entries.iter().map(|entry| {
        let rows = entry.rows.iter().map(|row| {
            let lines = row.runs.iter().flat_map(|run| run.text.lines()).map(directed);
            json!({ "label": row.label, "lines": lines.collect::<Vec<_>>() })
        });
        json!({
            "number": entry.number.to_string(),
            "heading": entry.heading,
            "rows": rows.collect::<Vec<_>>(),
        })
    });
    let section = json!({
        "title": directed(&document.sections[0].title),
        "inventory": null,
        "entries": entries.collect::<Vec<_>>(),
        "counts": [],
        "prose": [],
    });
    let values = json!({
        "language": "en",
        "region": null,
        "direction": "ltr",
        "faces": ["Literata", "Noto Serif Hebrew", "Markazi Text", "Noto Emoji"],
        "name": "Document",
        "page": "{page} of {pages}",
        "table-heads": [],
        "title": null,
        "sections": [section],
    });
    fs::create_dir_all(folder).expect("room for the folder");
    fs::write(folder.join("document.typ"), template).expect("room for the template");
    fs::write(folder.join("document.json"), values.to_string()).expect("room for the document");
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

#[cfg(unix)]
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(time).expect("a process has used no less than nothing")
}

/// Where the system does not tell it, nothing stands for it.
#[cfg(not(unix))]
fn processor_time() -> Duration {
    Duration::ZERO
}

/// The most memory that this process ever had, in KiB, where the system tells it.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
