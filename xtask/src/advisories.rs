//! `advisories.toml`: what is known against a crate or a package, as of a date, held against both lock files offline.
//!
//! A finding fails unless the file says why it does not concern us; a reason that excuses nothing any more fails too. A
//! file that is missing, cannot be read or is dated in the future fails: nothing is ever called checked that was not.

use std::collections::BTreeSet;
use std::fs;

use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};

use crate::shell::{Done, Problem, root};

mod civil;
mod refresh;

pub(crate) use refresh::refresh;

const FILE: &str = "advisories.toml";
/// After so many days the file says too little of today to be passed over in silence.
const STALE: i64 = 90;

/// The file.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The day on which it was last held against the databases.
    date: String,
    rust: Vec<Advisory>,
    npm: Vec<Advisory>,
}

/// Something that is known.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Advisory {
    id: String,
    /// The crate or the package.
    package: String,
    /// What it is about, in a few words of ours.
    about: String,
    /// Versions that are mended. None: it never was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    patched: Vec<String>,
    /// Versions that never had it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unaffected: Vec<String>,
    /// Versions that have it, where these are known rather than the others, as npm tells it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    affected: Vec<String>,
    /// Why what we have of it does not concern us, though its version is affected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// A crate or package in a lock file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Locked {
    name: String,
    version: Version,
}

/// What came of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    /// Affected, with a reason.
    excused: Vec<String>,
    /// What must not be.
    wrong: Vec<String>,
}

/// Holds the file against both lock files, and says how old it is.
pub(crate) fn check() -> Done {
    let today = civil::today();
    let file = read()?;
    let age = today - civil::days(&file.date).ok_or_else(|| unreadable("its date is none"))?;
    if age < 0 {
        return Err(unreadable("its date lies in the future"));
    }
    let (crates, packages) = (rust_locked()?, npm_locked()?);
    println!(
        "Advisories as of {}: {} on crates and {} on packages, held against {} crates and {} packages.",
        file.date,
        file.rust.len(),
        file.npm.len(),
        crates.len(),
        packages.len()
    );
    if age > STALE {
        println!(
            "\n*** {FILE} is {age} days old: nothing newer is known here. Refresh it: cargo xtask advisories --refresh ***\n"
        );
    }
    let mut found = compare(&file.rust, &crates)?;
    let packages = compare(&file.npm, &packages)?;
    found.excused.extend(packages.excused);
    found.wrong.extend(packages.wrong);
    for line in &found.excused {
        println!("  {line}");
    }
    if found.wrong.is_empty() { Ok(()) } else { Err(Problem::new(found.wrong.join("\n"))) }
}

fn read() -> Done<File> {
    let text = fs::read_to_string(root().join(FILE)).map_err(|error| unreadable(&error.to_string()))?;
    toml::from_str(&text).map_err(|error| unreadable(&error.to_string()))
}

fn unreadable(why: &str) -> Problem {
    Problem::new(format!("{FILE} cannot be used, so that advisories were NOT checked: {why}"))
}

fn compare(advisories: &[Advisory], locked: &BTreeSet<Locked>) -> Done<Found> {
    let mut found = Found::default();
    for advisory in advisories {
        let Advisory { id, package, about, .. } = advisory;
        let (fine, bad) = (
            [ranges(&advisory.patched)?, ranges(&advisory.unaffected)?].concat(),
            ranges(&advisory.affected)?,
        );
        let fits = |ranges: &[VersionReq], version: &Version| {
            ranges.iter().any(|range| range.matches(&released(version)))
        };
        let is_affected = |version: &Version| {
            if bad.is_empty() { !fits(&fine, version) } else { fits(&bad, version) }
        };
        let affected: Vec<_> =
            locked.iter().filter(|each| each.name == *package && is_affected(&each.version)).collect();
        match (&advisory.reason, affected.as_slice()) {
            (None, []) => {}
            (Some(_), []) => found.wrong.push(format!(
                "{id} ({package}: {about}) has a reason and affects nothing any more: take the reason out"
            )),
            (reason, affected) => {
                let versions: Vec<_> = affected.iter().map(|each| each.version.to_string()).collect();
                let line = format!("{id} {package} {}: {about}", versions.join(", "));
                match reason {
                    Some(reason) => found.excused.push(format!("{line}. Known: {reason}")),
                    None => found.wrong.push(format!("{line}. Mend it, or say why it does not concern us")),
                }
            }
        }
    }
    Ok(found)
}

fn ranges(texts: &[String]) -> Done<Vec<VersionReq>> {
    let parse = |text: &String| {
        VersionReq::parse(text).map_err(|error| unreadable(&format!("“{text}” is no range: {error}")))
    };
    texts.iter().map(parse).collect()
}

/// A range without a word on what comes before a release fits no such version: what is asked is where it stands.
fn released(version: &Version) -> Version {
    Version::new(version.major, version.minor, version.patch)
}

fn locked(name: &str, version: &str) -> Done<Locked> {
    let parsed = Version::parse(version)
        .map_err(|error| Problem::new(format!("{name} {version} in a lock file is no version: {error}")))?;
    Ok(Locked { name: name.to_owned(), version: parsed })
}

/// What `Cargo.lock` holds, ours aside.
fn rust_locked() -> Done<BTreeSet<Locked>> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        version: String,
        source: Option<String>,
    }
    let text = fs::read_to_string(root().join("Cargo.lock"))?;
    let lock: Lock = toml::from_str(&text).map_err(|error| Problem::new(format!("Cargo.lock: {error}")))?;
    let others = lock.package.iter().filter(|package| package.source.is_some());
    others.map(|package| locked(&package.name, &package.version)).collect()
}

/// What the page's lock file holds.
fn npm_locked() -> Done<BTreeSet<Locked>> {
    #[derive(Deserialize)]
    struct Lock {
        packages: std::collections::BTreeMap<String, Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        version: Option<String>,
        /// Where the folder is named otherwise than the package.
        name: Option<String>,
    }
    let text = fs::read_to_string(root().join("ui/package-lock.json"))?;
    let lock: Lock =
        serde_json::from_str(&text).map_err(|error| Problem::new(format!("package-lock.json: {error}")))?;
    let in_folder = |path: &str| path.rsplit_once("node_modules/").map(|(_, name)| name.to_owned());
    lock.packages
        .iter()
        .filter_map(|(path, package)| {
            let name = package.name.clone().or_else(|| in_folder(path)).filter(|_| !path.is_empty())?;
            Some(locked(&name, package.version.as_deref()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advisory(patched: &[&str], unaffected: &[&str], reason: Option<&str>) -> Advisory {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Advisory {
            id: "A-1".to_owned(),
            package: "left".to_owned(),
            about: "too long".to_owned(),
            patched: owned(patched),
            unaffected: owned(unaffected),
            affected: Vec::new(),
            reason: reason.map(str::to_owned),
        }
    }

    fn found(advisory: Advisory, version: &str) -> (usize, usize) {
        let all = BTreeSet::from([
            locked("left", version).expect("a version"),
            locked("right", "0.1.0").expect("a version"),
        ]);
        let found = compare(&[advisory], &all).expect("ranges");
        (found.excused.len(), found.wrong.len())
    }

    #[test]
    fn what_is_affected_fails_unless_a_reason_is_given() {
        assert_eq!(found(advisory(&[">= 0.41.0"], &[], None), "0.38.4"), (0, 1));
        assert_eq!(found(advisory(&[">= 0.41.0"], &[], Some("not read")), "0.38.4"), (1, 0));
        assert_eq!(found(advisory(&[], &[], None), "9.9.9"), (0, 1), "never mended");
    }

    #[test]
    fn what_is_mended_or_never_had_it_is_fine_and_needs_no_reason() {
        let ranges = || advisory(&[">= 0.10.1", "< 0.10.0, >= 0.9.3"], &["< 0.7.0"], None);
        for fine in ["0.10.3", "0.9.3", "0.9.9", "0.6.4", "1.0.0"] {
            assert_eq!(found(ranges(), fine), (0, 0), "{fine}");
        }
        for affected in ["0.8.8", "0.10.0", "0.9.2"] {
            assert_eq!(found(ranges(), affected), (0, 1), "{affected}");
        }
        assert_eq!(found(advisory(&[">= 0.41.0"], &[], Some("not read")), "0.42.0"), (0, 1), "an old reason");
        assert_eq!(found(advisory(&[">= 2.0.0"], &[], None), "2.1.0-beta.1"), (0, 0));
    }

    #[test]
    fn a_file_that_is_not_understood_is_never_passed_over() {
        for text in ["", "date = \"2026-01-01\"", "date = \"2026-01-01\"\nrust = []\nnpm = [{ id = \"A\" }]"]
        {
            assert!(toml::from_str::<File>(text).is_err(), "{text}");
        }
        assert!(compare(&[advisory(&["newer than yesterday"], &[], None)], &BTreeSet::new()).is_err());
        assert!(compare(&[], &BTreeSet::new()).is_ok());
    }

    #[test]
    fn both_lock_files_are_read_whole() {
        let (crates, packages) = (rust_locked().expect("Cargo.lock"), npm_locked().expect("the page's"));
        assert!(crates.iter().any(|each| each.name == "tauri") && crates.len() > 300, "{}", crates.len());
        assert!(
            packages.iter().any(|each| each.name == "svelte") && packages.len() > 100,
            "{}",
            packages.len()
        );
        assert!(packages.iter().any(|each| each.name.starts_with('@')), "names with a scope");
    }
}
