//! Which crate may know which, and what must not be in the tree at all. Read from `cargo tree`, not from guesses.

use super::nothing;
use crate::shell::{Done, cargo, read};

/// For each room, the rooms of ours that it may know.
const ROOMS: &[(&str, &[&str])] = &[
    ("candor-vault", &[]),
    ("candor-journal", &[]),
    ("candor-locales", &[]),
    ("candor-share", &["candor-journal", "candor-locales"]),
    ("candor-app", &["candor-vault", "candor-journal", "candor-share", "candor-locales"]),
];

/// Crates of which none may be in the app. `http` is only types, and Tauri needs it; `hyper` and `fantoccini` are in
/// the tests' harness, which no one is given.
const NETWORK: &[&str] = &[
    "reqwest",
    "hyper",
    "hyper-util",
    "ureq",
    "curl",
    "isahc",
    "attohttpc",
    "minreq",
    "surf",
    "h2",
    "quinn",
    "tokio-tungstenite",
    "tungstenite",
    "rustls",
    "native-tls",
    "openssl",
    "trust-dns-resolver",
    "hickory-resolver",
];

/// The systems that the app is built for.
const SYSTEMS: &[&str] = &["x86_64-unknown-linux-gnu", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"];

pub(super) fn rooms() -> Done {
    let mut found = Vec::new();
    for (room, allowed) in ROOMS {
        let names = tree(&["--package", room, "--edges", "normal"])?;
        for name in names.iter().filter(|name| name.as_str() != *room) {
            let ours = name == "candor" || name.starts_with("candor-");
            if (ours && !allowed.contains(&name.as_str())) || name == "tauri" {
                found.push(format!("{room} knows {name}"));
            }
        }
    }
    nothing(&found)
}

pub(super) fn no_network() -> Done {
    let mut found = Vec::new();
    for system in SYSTEMS {
        let features = "custom-protocol";
        let names =
            tree(&["--package", "candor", "--edges", "normal", "--features", features, "--target", system])?;
        found.extend(
            names
                .iter()
                .filter(|name| NETWORK.contains(&name.as_str()))
                .map(|name| format!("{name} is in the app for {system}")),
        );
    }
    nothing(&found)
}

/// The names of the crates in a tree, without repeats.
fn tree(arguments: &[&str]) -> Done<Vec<String>> {
    let mut tree = cargo(&["tree", "--quiet", "--locked", "--prefix", "none", "--format", "{p}"]);
    let mut names: Vec<String> = read(tree.args(arguments))?.lines().filter_map(name_in).collect();
    names.sort();
    names.dedup();
    Ok(names)
}

fn name_in(line: &str) -> Option<String> {
    line.split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn a_crate_is_named_first_in_its_line() {
        assert_eq!(name_in("serde v1.0.0 (*)").as_deref(), Some("serde"));
        assert_eq!(name_in(""), None);
    }
}
