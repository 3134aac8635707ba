//! Things that must not stand in the code, each found by plain words so that the rule can be read.

use std::fs;

use super::{named, nothing};
use crate::shell::{Done, root};
use crate::stamp::files_below;

/// Words that must not stand in some files.
struct Pattern {
    /// Folders or files below the root.
    places: &'static [&'static str],
    /// Endings of the files that are read.
    endings: &'static [&'static str],
    /// Any of these in a line is found.
    words: &'static [&'static str],
    /// What must stand in the same line for it to count; empty where the word alone does.
    beside: &'static str,
    why: &'static str,
}

const PATTERNS: &[Pattern] = &[
    Pattern {
        places: &["ui/src", "ui/index.html"],
        endings: &["svelte", "ts", "html"],
        words: &["{@html", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write(", "eval("],
        beside: "",
        why: "user text is data: nothing turns text into markup or code",
    },
    Pattern {
        places: &["ui/src"],
        endings: &["svelte", "ts"],
        words: &["localStorage", "sessionStorage", "indexedDB", "document.cookie", "caches.open"],
        beside: "",
        why: "nothing is kept in the webview",
    },
    Pattern {
        places: &["ui/src"],
        endings: &["svelte", "ts"],
        words: &["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "RTCPeerConnection"],
        beside: "",
        why: "there is no network",
    },
    Pattern {
        places: &["ui/src", "ui/index.html"],
        endings: &["svelte", "html"],
        words: &[" style=\"", " style='", " style={"],
        beside: "",
        why: "the content security policy blocks inline styles; a class or a `style:` directive works",
    },
    Pattern {
        places: &["ui/src"],
        endings: &["svelte", "css"],
        words: &[
            "margin-left",
            "margin-right",
            "padding-left",
            "padding-right",
            "border-left",
            "border-right",
            "text-align: left",
            "text-align: right",
            "float: left",
            "float: right",
            " left:",
            " right:",
        ],
        beside: "",
        why: "styles are logical, so that right-to-left needs no second sheet",
    },
    Pattern {
        places: &[
            "crates/vault/src",
            "crates/journal/src",
            "crates/share/src",
            "crates/app/src",
            "src-tauri/src",
            "locales",
        ],
        endings: &["rs"],
        words: &[", String>", ", &str>", ", &'static str>"],
        beside: "Result<",
        why: "errors are types; nobody matches on text",
    },
    Pattern {
        places: &["crates/app/src", "crates/share/src", "src-tauri/src"],
        endings: &["rs"],
        words: &[
            "\"SELECT ",
            "\"INSERT ",
            "\"UPDATE ",
            "\"DELETE ",
            "\"PRAGMA ",
            "\"CREATE TABLE",
            ".execute(\"",
            ".prepare(",
        ],
        beside: "",
        why: "SQL stands in the journal and the vault",
    },
    Pattern {
        places: &["crates/app/src", "crates/share/src", "crates/journal/src", "crates/vault/src"],
        endings: &["rs"],
        words: &["tauri::", "use tauri"],
        beside: "",
        why: "only the shell names Tauri",
    },
    Pattern {
        places: &["crates/journal/src", "crates/share/src"],
        endings: &["rs"],
        words: &["chacha20", "argon2", "candor_vault"],
        beside: "",
        why: "the journal never names a cipher or the vault",
    },
    Pattern {
        places: &["crates", "src-tauri/src", "ui/src", "xtask/src/setup.rs", "locales"],
        endings: &["rs", "svelte", "ts", "ftl"],
        words: &["todo!(", "unimplemented!(", "TODO", "FIXME", "coming soon", "lorem ipsum"],
        beside: "",
        why: "nothing is half there",
    },
];

pub(super) fn check() -> Done {
    let mut found = Vec::new();
    for pattern in PATTERNS {
        for place in pattern.places {
            for file in files_below(&root().join(place))? {
                let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
                if !pattern.endings.contains(&ending) {
                    continue;
                }
                let text = fs::read_to_string(&file)?;
                for (number, word) in lines_with(&text, pattern.words, pattern.beside) {
                    found.push(format!("{}:{number}: “{}”: {}", named(&file), word.trim(), pattern.why));
                }
            }
        }
    }
    nothing(&found)
}

/// The lines (from 1) in which a word stands, outside of whole-line comments.
fn lines_with<'a>(
    text: &'a str,
    words: &'a [&'a str],
    beside: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> + 'a {
    text.lines()
        .enumerate()
        .filter(move |(_, line)| !line.trim_start().starts_with("//") && line.contains(beside))
        .filter_map(|(index, line)| {
            let word = words.iter().find(|word| line.contains(**word))?;
            Some((index + 1, *word))
        })
}

#[cfg(test)]
mod tests {
    use super::lines_with;

    #[test]
    fn a_word_is_found_with_its_line() {
        let text = "let a = 1;\nelement.innerHTML = words;\n";
        assert_eq!(lines_with(text, &["innerHTML"], "").collect::<Vec<_>>(), [(2, "innerHTML")]);
    }

    #[test]
    fn a_comment_about_it_is_not() {
        assert_eq!(lines_with("  // never innerHTML\n", &["innerHTML"], "").count(), 0);
    }
    #[test]
    fn a_word_that_needs_company_is_found_only_with_it() {
        let map = "fn shown() -> HashMap<Id, String> {\n";
        let error = "fn read() -> Result<Note, String> {\n";
        assert_eq!(lines_with(map, &[", String>"], "Result<").count(), 0);
        assert_eq!(lines_with(error, &[", String>"], "Result<").count(), 1);
    }
}
