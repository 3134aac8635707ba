//! `cargo xtask advisories --refresh`: the file from the databases themselves, which have to be reached for it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::{Advisory, FILE, File, Locked, civil, npm_locked, read, rust_locked};
use crate::lint;
use crate::shell::{Done, Problem, command, npm, root, run, target};

const ABOUT: &str = "\
# What is known against a crate of Cargo.lock or a package of ui/package-lock.json, as of the date below.
# `cargo xtask lint` holds it against both in every run, offline; `cargo xtask advisories --refresh` writes it anew from
# RustSec's database and npm's, and keeps the reasons. A finding without a reason fails, and so does a reason without one.
";

/// Writes the file anew, and then holds it against the lock files.
pub(crate) fn refresh() -> Done {
    let before = read()?;
    let rust = of_rustsec(&database()?, &rust_locked()?)?;
    let npm = of_npm(&audit()?, &npm_locked()?)?;
    let file = File {
        date: civil::date(civil::today()),
        rust: merged(&before.rust, rust),
        npm: merged(&before.npm, npm),
    };
    let text = toml::to_string_pretty(&file).map_err(|error| Problem::new(error.to_string()))?;
    fs::write(root().join(FILE), format!("{ABOUT}\n{text}"))?;
    super::check()
}

/// Has cargo-deny fetch RustSec's database, and answers where it lies.
fn database() -> Done<std::path::PathBuf> {
    let program = lint::cargo_deny()?.display().to_string();
    run(&mut command(&program, &["--log-level", "error", "fetch", "db"]))?;
    // `db-path` of deny.toml; below it there is a folder for each database, of which there is one.
    let folder = target().join("advisories");
    let databases = fs::read_dir(&folder)?.filter_map(|entry| Some(entry.ok()?.path().join("crates")));
    databases
        .filter(|crates| crates.is_dir())
        .max()
        .ok_or_else(|| Problem::new(format!("cargo-deny left no database in {}", folder.display())))
}

/// Everything in the database about crates that are locked, mended long ago or not.
fn of_rustsec(crates: &Path, locked: &BTreeSet<Locked>) -> Done<Vec<Advisory>> {
    let names: BTreeSet<&str> = locked.iter().map(|each| each.name.as_str()).collect();
    let mut all = Vec::new();
    for name in names {
        let Ok(entries) = fs::read_dir(crates.join(name)) else { continue };
        for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some()) {
            let text = fs::read_to_string(&path)?;
            let advisory = rustsec(&text).ok_or_else(|| {
                Problem::new(format!("{} is no advisory that is understood", path.display()))
            })?;
            all.extend(advisory);
        }
    }
    Ok(all)
}

/// An advisory as RustSec writes it: its facts as TOML between fences, and a heading. Inside, nothing when it was
/// withdrawn.
#[expect(clippy::option_option, reason = "one that is not understood is told from one that was withdrawn")]
fn rustsec(text: &str) -> Option<Option<Advisory>> {
    #[derive(Deserialize)]
    struct Facts {
        advisory: About,
        #[serde(default)]
        versions: Versions,
    }
    #[derive(Deserialize)]
    struct About {
        id: String,
        package: String,
        withdrawn: Option<toml::Value>,
    }
    #[derive(Default, Deserialize)]
    struct Versions {
        #[serde(default)]
        patched: Vec<String>,
        #[serde(default)]
        unaffected: Vec<String>,
    }
    let (facts, words) = text.strip_prefix("```toml\n")?.split_once("\n```")?;
    let Facts { advisory, versions } = toml::from_str(facts).ok()?;
    let about = words.lines().find_map(|line| line.strip_prefix("# "))?.trim().to_owned();
    Some(advisory.withdrawn.is_none().then_some(Advisory {
        id: advisory.id,
        package: advisory.package,
        about,
        patched: versions.patched,
        unaffected: versions.unaffected,
        affected: Vec::new(),
        reason: None,
    }))
}

/// What npm says of the page's lock file. It fails when it finds something, which is no failure here; an answer that
/// holds no findings, as when it reaches nobody, is one.
fn audit() -> Done<Value> {
    let output = npm(&["audit", "--json", "--package-lock-only"]).output()?;
    let answer: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| Problem::new(format!("npm audit gave no answer that is understood: {error}")))?;
    if answer["vulnerabilities"].is_object() {
        Ok(answer)
    } else {
        Err(Problem::new(format!("npm audit could not look: {answer}")))
    }
}

fn of_npm(answer: &Value, locked: &BTreeSet<Locked>) -> Done<Vec<Advisory>> {
    let mut all: BTreeMap<String, Advisory> = BTreeMap::new();
    let found = answer["vulnerabilities"].as_object().into_iter().flat_map(serde_json::Map::values);
    // A package stands there for what it depends on too, by name; what is known itself is written out once.
    for via in
        found.flat_map(|each| each["via"].as_array().into_iter().flatten()).filter(|via| via.is_object())
    {
        let text = |key: &str| via[key].as_str().map(str::to_owned);
        let (Some(address), Some(package), Some(about), Some(range)) =
            (text("url"), text("name"), text("title"), text("range"))
        else {
            return Err(Problem::new(format!("npm audit tells of something that is not understood: {via}")));
        };
        let id = address.rsplit('/').next().unwrap_or_default().to_owned();
        if locked.iter().any(|each| each.name == package) {
            let affected = range.split("||").map(with_commas).collect();
            let (patched, unaffected) = (Vec::new(), Vec::new());
            all.insert(
                id.clone(),
                Advisory { id, package, about, patched, unaffected, affected, reason: None },
            );
        }
    }
    Ok(all.into_values().collect())
}

/// npm parts the bounds of a range by spaces, Cargo by commas.
fn with_commas(range: &str) -> String {
    let mut whole = String::new();
    for part in range.split_whitespace() {
        let after_sign = whole.ends_with(['<', '>', '=', '~', '^']);
        if !whole.is_empty() && !after_sign {
            whole.push_str(", ");
        }
        whole.push_str(part);
    }
    whole
}

/// What is known now, with our words and reasons of before. What a database no longer tells of a package of ours is kept
/// too: npm tells only of what is affected.
fn merged(before: &[Advisory], now: Vec<Advisory>) -> Vec<Advisory> {
    let mut all: BTreeMap<(String, String), Advisory> =
        before.iter().map(|each| ((each.package.clone(), each.id.clone()), each.clone())).collect();
    for new in now {
        let key = (new.package.clone(), new.id.clone());
        let old = all.remove(&key);
        let reason = old.as_ref().and_then(|old| old.reason.clone());
        let about = old.map_or(new.about.clone(), |old| old.about);
        all.insert(key, Advisory { about, reason, ..new });
    }
    all.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_advisory_of_rustsec_is_read_and_a_withdrawn_one_is_passed_over() {
        let text = |more: &str| {
            format!(
                "```toml\n[advisory]\nid = \"RUSTSEC-1\"\npackage = \"left\"\n{more}[versions]\n\
                 patched = [\">= 2.0.0\"]\n```\n\n# Too long\n\nWords.\n"
            )
        };
        let read = rustsec(&text("")).flatten().expect("an advisory");
        assert_eq!((read.id.as_str(), read.about.as_str()), ("RUSTSEC-1", "Too long"));
        assert_eq!(read.patched, [">= 2.0.0"]);
        assert!(rustsec(&text("withdrawn = \"2026-01-01\"\n")).expect("it is understood").is_none());
        assert!(rustsec("# Words alone").is_none());
    }

    #[test]
    fn what_npm_tells_becomes_advisories_once_each() {
        let answer = serde_json::json!({ "vulnerabilities": {
            "left": { "via": [
                { "name": "left", "title": "Too long", "url": "https://example.org/advisories/GHSA-1",
                  "range": ">=1.0.0 <1.4.2 || >= 2.0.0 <2.0.3" }
            ] },
            "above": { "via": ["left"] }
        } });
        let version = semver::Version::new(1, 0, 0);
        let locked = BTreeSet::from([Locked { name: "left".to_owned(), version }]);
        let all = of_npm(&answer, &locked).expect("it is understood");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].affected, [">=1.0.0, <1.4.2", ">=2.0.0, <2.0.3"]);
        let strange = serde_json::json!({ "vulnerabilities": { "left": { "via": [{ "title": "?" }] } } });
        assert!(of_npm(&strange, &locked).is_err());
    }

    #[test]
    fn a_refresh_keeps_our_words_and_reasons() {
        let known = |id: &str, about: &str, reason: Option<&str>| Advisory {
            id: id.to_owned(),
            package: "left".to_owned(),
            about: about.to_owned(),
            patched: Vec::new(),
            unaffected: Vec::new(),
            affected: Vec::new(),
            reason: reason.map(str::to_owned),
        };
        let all = merged(
            &[known("A-1", "ours", Some("not read")), known("A-2", "gone from there", None)],
            vec![known("A-1", "theirs", None), known("A-3", "new", None)],
        );
        let facts: Vec<_> = all.iter().map(|each| (each.id.as_str(), each.about.as_str())).collect();
        assert_eq!(facts, [("A-1", "ours"), ("A-2", "gone from there"), ("A-3", "new")]);
        assert_eq!(all[0].reason.as_deref(), Some("not read"));
    }
}
