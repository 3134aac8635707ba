//! The document as a table for a spreadsheet (RFC 4180): one row an entry, one column a question.

use std::collections::{HashMap, HashSet};

use candor_journal::is_unseen;
use candor_locales::Words;

use crate::html::{lines, printable};
use crate::model::{ShareDocument, ShareRow};
use crate::prose::plain;

/// The document as CSV in UTF-8, with the mark (U+FEFF) by which spreadsheets know that it is. A cell that a
/// spreadsheet would take for a formula begins with an apostrophe, which makes it text.
pub fn csv(document: &ShareDocument) -> String {
    let words = Words::new(&document.language);
    let say = |id: &str| words.get(id, &[]);
    let sections = &document.sections;
    let mut columns = vec![say("document-part")];
    let from = sections.iter().any(|section| section.inventory_title.is_some());
    let entries = sections.iter().any(|section| !section.entries.is_empty());
    let counts = sections.iter().any(|section| !section.counts.is_empty());
    let prose = sections.iter().any(|section| !section.prose.is_empty());
    if from {
        columns.push(say("document-inventory"));
    }
    if entries {
        columns.extend([say("document-number"), say("document-about")]);
    }
    let labels = labels(document);
    columns.extend(labels.iter().map(|label| (*label).to_owned()));
    if counts {
        columns.extend(["document-pattern", "document-how-often", "document-instead"].map(say));
    }
    if prose {
        columns.push(say("document-text"));
    }

    let mut table = String::from("\u{FEFF}");
    write_row(&mut table, &columns);
    for section in sections {
        let mut start = vec![section.title.clone()];
        if from {
            start.push(section.inventory_title.clone().unwrap_or_default());
        }
        let mut row = |cells: Vec<String>, before: usize| {
            let mut row = start.clone();
            row.resize(row.len() + before, String::new());
            row.extend(cells);
            row.resize(columns.len(), String::new());
            write_row(&mut table, &row);
        };
        for entry in &section.entries {
            let mut cells = vec![entry.number.to_string(), entry.heading.clone()];
            let mut said: HashMap<&str, Vec<String>> = HashMap::new();
            for row in &entry.rows {
                said.entry(&row.label).or_default().push(words_of(row));
            }
            cells.extend(labels.iter().map(|label| said.remove(label).unwrap_or_default().join("\n")));
            row(cells, 0);
        }
        let before = if entries { 2 } else { 0 } + labels.len();
        for count in &section.counts {
            row(vec![count.label.clone(), count.count.to_string(), count.opposite.clone()], before);
        }
        if !section.prose.is_empty() {
            let text: Vec<String> =
                section.prose.iter().map(|node| plain(std::slice::from_ref(node))).collect();
            row(vec![text.join("\n\n")], before + if counts { 3 } else { 0 });
        }
    }
    table
}

/// The questions of all entries, each once, in the order in which they first come.
fn labels(document: &ShareDocument) -> Vec<&str> {
    let mut known = HashSet::new();
    let rows = document.sections.iter().flat_map(|section| &section.entries).flat_map(|entry| &entry.rows);
    rows.map(|row| row.label.as_str()).filter(|label| known.insert(*label)).collect()
}

fn words_of(row: &ShareRow) -> String {
    row.runs.iter().map(|run| run.text.as_str()).collect()
}

fn write_row(table: &mut String, cells: &[String]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            table.push(',');
        }
        table.push('"');
        table.push_str(&escaped(cell));
        table.push('"');
    }
    table.push_str("\r\n");
}

/// A cell between quotation marks.
fn escaped(cell: &str) -> String {
    // What spreadsheets begin a formula or a command with, also in the wide forms of East Asian keyboards; a reader may
    // pass over what cannot be seen before it.
    let seen = cell.trim_start_matches(is_unseen);
    let formula =
        seen.starts_with(['=', '+', '-', '@', '|', '%', '\t', '\r', '＝', '＋', '－', '＠', '｜', '％']);
    let mut safe = String::with_capacity(cell.len() + 2);
    if formula {
        safe.push('\'');
    }
    for (index, line) in lines(cell).enumerate() {
        if index > 0 {
            safe.push('\n');
        }
        for character in line.chars().map(printable) {
            match character {
                '"' => safe.push_str("\"\""),
                character => safe.push(character),
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_could_be_a_formula_is_text_also_behind_what_cannot_be_seen() {
        for start in [
            "=1",
            "+1",
            "-1",
            "@a",
            "|calc",
            "%1",
            "\t=1",
            "\u{FEFF}=1",
            "\u{200B}\u{AD}=1",
            "\u{3164}@a",
            "｜a",
        ] {
            assert!(escaped(start).starts_with('\''), "{start:?}");
        }
        for start in ["a=1", "1%", "\u{200B}a", ""] {
            assert!(!escaped(start).starts_with('\''), "{start:?}");
        }
    }
}
