//! The dark colours stand twice in the tokens, for the system's wish and for the person's own: they must be the same.

use std::collections::BTreeMap;
use std::fs;

use super::nothing;
use crate::shell::{Done, Problem, root};

const FILE: &str = "ui/src/styles/tokens.css";

/// Pairs of a block that follows the system and the block of the theme of the same colours.
const PAIRS: &[(&str, &str)] = &[
    ("@media (prefers-color-scheme: dark)", ":root[data-theme=\"dark\"]"),
    ("@media (prefers-contrast: more) {", ":root[data-theme=\"contrast\"]"),
    (
        "@media (prefers-contrast: more) and (prefers-color-scheme: dark)",
        ":root[data-theme=\"contrast-dark\"]",
    ),
];

pub(super) fn check() -> Done {
    let text = fs::read_to_string(root().join(FILE))?;
    let mut found = Vec::new();
    for (system, theme) in PAIRS {
        let by_system =
            declarations(&text, system).ok_or_else(|| Problem::new(format!("{FILE} has no {system}")))?;
        let by_theme =
            declarations(&text, theme).ok_or_else(|| Problem::new(format!("{FILE} has no {theme}")))?;
        for name in by_system.keys().chain(by_theme.keys()) {
            if by_system.get(name) != by_theme.get(name) {
                found.push(format!("{FILE}: {name} differs between {system} and {theme}"));
            }
        }
    }
    found.dedup();
    nothing(&found)
}

/// The declarations of the innermost block after a heading.
fn declarations<'a>(text: &'a str, heading: &str) -> Option<BTreeMap<&'a str, &'a str>> {
    let block = &text[text.find(heading)? + heading.len()..];
    let end = block.find('}')?;
    let start = block[..end].rfind('{').map_or(0, |at| at + 1);
    let pairs = block[start..end].split(';').filter_map(|declaration| declaration.split_once(':'));
    Some(pairs.map(|(name, value)| (name.trim(), value.trim())).collect())
}

#[cfg(test)]
mod tests {
    use super::declarations;

    #[test]
    fn the_innermost_block_is_read() {
        let css = "@media (x) {\n  :root:not([y]) { --ink: #fff; --line: 1px }\n}\n:root[z] { --ink: #000; }";
        let block = declarations(css, "@media (x)").unwrap_or_default();
        assert_eq!(block.get("--ink"), Some(&"#fff"));
        assert_eq!(block.get("--line"), Some(&"1px"));
        assert_eq!(declarations(css, ":root[z]").unwrap_or_default().get("--ink"), Some(&"#000"));
        assert_eq!(declarations(css, "@media (absent)"), None);
    }
}
