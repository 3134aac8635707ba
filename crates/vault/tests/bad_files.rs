//! Some five hundred bad files by name, each with the answer that every reader must give.
//!
//! `bad_files.json` of each version under `tests/vectors` keeps them as a good vault and a list of edits; the program in
//! `tests/reader` runs the same lists. A refused file must be left as it is, to the byte. One of version 1 is brought up
//! to this version, as the app does.
#![allow(clippy::unwrap_used)]

#[path = "common/answer.rs"]
mod answer;
#[path = "common/tables.rs"]
mod tables;

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use candor_vault::RecoveryKey;
use serde_json::Value;

/// The two files of a vault by the names that edits use, and how they end.
const ENDINGS: [(&str, &str); 2] = [("main", "candor"), ("log", "candor-wal")];

fn vectors(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(version)
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// A file of a vector; empty where there is none.
fn pristine(version: &str, vault: &str, file: &str) -> Vec<u8> {
    let (_, ending) = ENDINGS.iter().find(|(name, _)| *name == file).unwrap();
    fs::read(vectors(version).join("vaults").join(format!("{vault}.{ending}"))).unwrap_or_default()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

fn bytes(digits: &Value) -> Vec<u8> {
    let digits = digits.as_str().unwrap();
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

/// Makes one edit, as `tests/vectors/README.md` describes them.
fn apply(version: &str, base: &str, target: &mut Vec<u8>, edit: &Value) {
    if edit["remove"] == true {
        target.clear();
        return;
    }
    if !edit["truncate"].is_null() {
        target.truncate(number(&edit["truncate"]));
        return;
    }
    let data = if !edit["write"].is_null() {
        bytes(&edit["write"])
    } else if !edit["fill"].is_null() {
        bytes(&edit["fill"]).repeat(number(&edit["length"]))
    } else {
        let file = edit["from"].as_str().or(edit["file"].as_str()).unwrap();
        let source = pristine(version, edit["of"].as_str().unwrap_or(base), file);
        source[number(&edit["copy"])..][..number(&edit["length"])].to_vec()
    };
    let at = number(&edit["at"]);
    target.resize(target.len().max(at + data.len()), 0);
    target[at..at + data.len()].copy_from_slice(&data);
}

/// The files of a case: those of its base, edited. A log is there when the base has one or an edit makes one.
fn files(version: &str, case: &Value) -> BTreeMap<&'static str, Vec<u8>> {
    let base = case["base"].as_str().unwrap();
    let edits = case["edits"].as_array().unwrap();
    let mut files = BTreeMap::new();
    for (file, ending) in ENDINGS {
        let mut content = pristine(version, base, file);
        let is_made =
            edits.iter().rev().find(|edit| edit["file"] == file).is_some_and(|edit| edit["remove"] != true);
        let of_file = edits.iter().filter(|edit| edit["file"] == file);
        of_file.for_each(|edit| apply(version, base, &mut content, edit));
        if file == "main" || is_made || !content.is_empty() {
            files.insert(ending, content);
        }
    }
    files
}

fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let named = |entry: std::io::Result<fs::DirEntry>| {
        let path = entry.unwrap().path();
        (path.extension().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
    };
    fs::read_dir(folder).unwrap().map(named).collect()
}

/// What the vault says to the files in a folder, read from end to end, and what it read.
fn answer(path: &Path, secret: &Value) -> (String, Value) {
    let folder = path.parent().unwrap();
    let before = files_in(folder);
    let vault = match answer::open(path, secret) {
        Ok(vault) => vault,
        Err(error) => {
            let after = files_in(folder);
            let unchanged = |ending: &&String| before.get(*ending) == after.get(*ending);
            let changed: Vec<_> =
                before.keys().chain(after.keys()).filter(|ending| !unchanged(ending)).collect();
            let named = answer::named(&error);
            let said = if changed.is_empty() { named } else { format!("{named}, and {changed:?} changed") };
            return (said, Value::Null);
        }
    };
    match vault.verify().and_then(|_| vault.check_closed_seal()) {
        Ok(_) => {
            let said = format!("Opens {}", answer::notes(&vault));
            (said.trim_end().to_owned(), tables::tables(vault.borrow()))
        }
        Err(error) => (answer::named(&error), Value::Null),
    }
}

fn check(version: &str, at_least: usize, expected: impl Fn(&Value) -> String) {
    let cases = json(&vectors(version).join("bad_files.json"));
    let cases = cases.as_array().unwrap();
    assert!(cases.len() >= at_least, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let folder = tempfile::tempdir().unwrap();
        for (ending, content) in files(version, case) {
            fs::write(folder.path().join(format!("journal.{ending}")), content).unwrap();
        }
        let (said, found) = answer(&folder.path().join("journal.candor"), &case["secret"]);
        let expected = expected(case);
        if said != expected {
            wrong.push(format!("{}: {said}, expected {expected}", case["name"]));
        } else if said.starts_with("Opens") && found != expected_tables(version, case) {
            wrong.push(format!("{}: other rows", case["name"]));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn every_bad_file_gets_its_answer() {
    check("v2", 300, |case| case["expect"].as_str().unwrap().to_owned());
}

#[test]
fn every_bad_file_of_version_1_gets_its_answer() {
    // What was a newer version then is this one now.
    let of_this_version = json(&vectors("v2").join("answers_to_v1.json"));
    check("v1", 200, |case| {
        let now = of_this_version[case["name"].as_str().unwrap()].as_str();
        now.or(case["expect"].as_str()).unwrap().to_owned()
    });
}

/// The tables of the base, with the first so many notes where the case says how many are left.
fn expected_tables(version: &str, case: &Value) -> Value {
    let base = case["base"].as_str().unwrap();
    let mut tables = json(&vectors(version).join("vaults").join(format!("{base}.json")))["tables"].take();
    if let Some(notes) = case["notes"].as_u64() {
        tables["note"].as_array_mut().unwrap().truncate(usize::try_from(notes).unwrap());
    }
    tables
}

#[test]
fn every_recovery_key_as_typed_is_read_or_its_fault_named() {
    for entry in json(&vectors("v1").join("secrets.json"))["recovery_keys"].as_array().unwrap() {
        let typed = entry["typed"].as_str().unwrap();
        match RecoveryKey::parse(typed) {
            Ok(key) => {
                let written = key.groups().each_ref().map(|group| group.as_str()).join("-");
                assert_eq!(written, entry["written"], "{typed}");
            }
            Err(problem) => assert_eq!(answer::named_problem(problem), entry["problem"], "{typed}"),
        }
    }
}
