//! `cargo xtask lint`: formatting, lints, licences, messages, and the invariants of docs/ARCHITECTURE.md.

mod dependencies;
mod licences;
mod messages;
mod patterns;
mod policy;
mod styles;

use crate::shell::{Done, Problem, cargo, npm, root, run as run_command};
use crate::stages::Stages;
use crate::{advisories, page, setup};

pub(crate) use licences::cargo_deny;

/// A rule: its name on the command line, what it means, and the check.
struct Rule {
    name: &'static str,
    means: &'static str,
    check: fn() -> Done,
}

const RULES: &[Rule] = &[
    Rule { name: "format", means: "Rust code is formatted", check: format },
    Rule { name: "clippy", means: "clippy has no warning", check: clippy },
    Rule { name: "page-types", means: "svelte-check has no warning", check: page_types },
    Rule { name: "page-lint", means: "eslint has no warning", check: page_lint },
    Rule {
        name: "messages",
        means: "every language has every message, and no other",
        check: messages::check,
    },
    Rule { name: "themes", means: "the dark colours are the same in both places", check: styles::check },
    Rule { name: "crates", means: "no room knows one above it", check: dependencies::rooms },
    Rule {
        name: "network",
        means: "nothing in the app can speak to a network",
        check: dependencies::no_network,
    },
    Rule { name: "policy", means: "the window lets nothing in from elsewhere", check: policy::check },
    Rule { name: "patterns", means: "what must not stand in the code does not", check: patterns::check },
    Rule { name: "advisories", means: "nothing is known against what we build on", check: advisories::check },
    Rule { name: "licences", means: "cargo-deny has no objection", check: licences::check },
];

/// Runs one rule, or all.
pub(crate) fn run(name: Option<&str>) -> Done {
    setup::set_up(setup::Purpose::Run)?;
    if let Some(name) = name {
        let Some(rule) = RULES.iter().find(|rule| rule.name == name) else {
            let names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
            return Err(Problem::new(format!("no rule is called “{name}”; there are {}", names.join(", "))));
        };
        return (rule.check)();
    }
    let mut all = Stages::default();
    stages(&mut all);
    all.finish()
}

/// Runs every rule as a stage of its own.
pub(crate) fn stages(all: &mut Stages) {
    for rule in RULES {
        all.check(&format!("{}: {}", rule.name, rule.means), rule.check);
    }
}

fn format() -> Done {
    run_command(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Done {
    page::build()?; // The shell embeds the page.
    let deny = ["--", "--deny", "warnings"];
    let all = ["clippy", "--quiet", "--workspace", "--all-targets", "--features"];
    let tested = "candor/custom-protocol,candor/automation,candor-vault/mutants";
    run_command(cargo(&all).arg(tested).args(deny))?;
    // Once more as people get it: the automation code is not there then. The libraries are the same.
    run_command(cargo(&all).arg("candor/custom-protocol").args(deny))
}

fn page_types() -> Done {
    page::packages()?;
    run_command(&mut npm(&["run", "--silent", "check"]))
}

fn page_lint() -> Done {
    page::packages()?;
    run_command(&mut npm(&["run", "--silent", "lint"]))
}

/// Fails with all that was found, or passes when nothing was.
fn nothing(found: &[String]) -> Done {
    if found.is_empty() { Ok(()) } else { Err(Problem::new(found.join("\n"))) }
}

/// A path as it is named in messages: from the project's root, with forward slashes.
fn named(path: &std::path::Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string().replace('\\', "/")
}
