//! Statements with expected answers, in the form of SQLite's sqllogictest.
//!
//! Records stand between empty lines; `#` begins a comment.
//!
//! ```text
//! statement ok              statement error UNIQUE      query rowsort        reopen
//! INSERT …                  INSERT …                    SELECT …
//!                                                       ----
//!                                                       one row a line
//! ```
//!
//! An error must hold the words behind `error`. A query's rows are compared in their order, or
//! sorted with `rowsort`. Values stand between ` | `; a NULL is `NULL`, an empty text `(empty)`, a
//! blob its hexadecimal digits in `x'…'`. `reopen` closes the database and opens it again.

use std::fmt::Write as _;
use std::path::Path;

use rusqlite::types::ValueRef;

use crate::Engine;

enum Record {
    Statement { sql: String, error: Option<String> },
    Query { sql: String, sorted: bool, expected: String },
    Reopen,
    Comment,
}

/// Runs a file and says how many records it has.
///
/// # Errors
/// The first record whose outcome is not the expected one.
pub(crate) fn run(path: &Path, engine: &mut Engine) -> Result<u64, String> {
    let mut records = 0;
    for (line, text) in records_of(&std::fs::read_to_string(path).unwrap()) {
        let problem = |what: String| format!("{}:{line}: {what}", path.display());
        match parse(&text) {
            Record::Comment => continue,
            Record::Reopen => engine.reopen(),
            Record::Statement { sql, error } => {
                let outcome = engine.connection().execute_batch(&sql).map_err(|error| error.to_string());
                match (outcome, error) {
                    (Ok(()), None) => {}
                    (Err(found), Some(expected)) if found.contains(&expected) => {}
                    (outcome, _) => return Err(problem(format!("{sql}\n{outcome:?}"))),
                }
            }
            Record::Query { sql, sorted, expected } => {
                let found = rows(engine, &sql, sorted).map_err(|error| problem(error.to_string()))?;
                if found != expected {
                    return Err(problem(format!("{sql}\nexpected:\n{expected}\nfound:\n{found}")));
                }
            }
        }
        records += 1;
    }
    Ok(records)
}

/// Writes what plain SQLite answers into the file, to be read over before it is kept.
pub(crate) fn write_answers(path: &Path, engine: &mut Engine) {
    let mut written = String::new();
    for (_, text) in records_of(&std::fs::read_to_string(path).unwrap()) {
        match parse(&text) {
            Record::Comment => {}
            Record::Reopen => engine.reopen(),
            Record::Statement { sql, .. } => drop(engine.connection().execute_batch(&sql)),
            Record::Query { sql, sorted, .. } => {
                let answer = rows(engine, &sql, sorted).unwrap_or_else(|error| panic!("{sql}: {error}"));
                let question = text.split("\n----").next().unwrap();
                write!(written, "{question}\n----\n{answer}").unwrap();
                if !answer.is_empty() {
                    written.push('\n');
                }
                written.push('\n');
                continue;
            }
        }
        write!(written, "{text}\n\n").unwrap();
    }
    std::fs::write(path, written.trim_end().to_owned() + "\n").unwrap();
}

/// The records of a file, with the line each begins in.
fn records_of(text: &str) -> Vec<(usize, String)> {
    let mut records: Vec<(usize, String)> = Vec::new();
    let mut is_new = true;
    for (line, content) in (1..).zip(text.lines()) {
        if content.is_empty() {
            is_new = true;
        } else if is_new {
            records.push((line, content.to_owned()));
            is_new = false;
        } else {
            let (_, record) = records.last_mut().expect("a record was begun");
            record.push('\n');
            record.push_str(content);
        }
    }
    records
}

fn parse(text: &str) -> Record {
    let body: Vec<&str> = text.lines().skip_while(|line| line.starts_with('#')).collect();
    let Some((head, rest)) = body.split_first() else { return Record::Comment };
    let words: Vec<&str> = head.splitn(3, ' ').collect();
    match words[..] {
        ["reopen"] => Record::Reopen,
        ["statement", "ok"] => Record::Statement { sql: rest.join("\n"), error: None },
        ["statement", "error", words] => {
            Record::Statement { sql: rest.join("\n"), error: Some(words.to_owned()) }
        }
        ["query", ref order @ ..] => {
            let at = rest.iter().position(|line| *line == "----").unwrap_or(rest.len());
            Record::Query {
                sql: rest[..at].join("\n"),
                sorted: order == ["rowsort"],
                expected: rest.get(at + 1..).unwrap_or_default().join("\n"),
            }
        }
        _ => panic!("no such record: {head}"),
    }
}

fn rows(engine: &Engine, sql: &str, sorted: bool) -> rusqlite::Result<String> {
    let mut statement = engine.connection().prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let values: Result<Vec<String>, _> =
            (0..columns).map(|column| row.get_ref(column).map(text_of)).collect();
        lines.push(values?.join(" | "));
    }
    if sorted {
        lines.sort();
    }
    Ok(lines.join("\n"))
}

fn text_of(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => format!("{number:?}"),
        ValueRef::Text([]) => "(empty)".to_owned(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).replace('\n', "\\n"),
        ValueRef::Blob(bytes) => {
            bytes.iter().fold("x'".to_owned(), |text, byte| format!("{text}{byte:02x}")) + "'"
        }
    }
}
