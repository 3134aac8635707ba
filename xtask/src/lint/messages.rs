//! The words: every language has the same messages with the same variables, every message that is used is there,
//! and every one that is there is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{named, nothing};
use crate::shell::{Done, root};
use crate::stamp::files_below;

/// Where messages are used.
const SOURCES: &[&str] = &["ui/src", "crates", "src-tauri/src", "tests/src"];

/// The first language: the others are compared with it.
const FIRST: &str = "en";

pub(super) fn check() -> Done {
    let mut found = Vec::new();
    let mut languages = BTreeMap::new();
    for entry in fs::read_dir(root().join("locales"))? {
        let folder = entry?.path();
        if folder.is_dir() && folder.file_name().is_some_and(|name| name != "src") {
            let language = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            languages.insert(language, read_language(&folder, &mut found)?);
        }
    }
    let first = languages.get(FIRST).cloned().unwrap_or_default();
    for (language, messages) in &languages {
        for id in first.keys().filter(|id| !messages.contains_key(*id)) {
            found.push(format!("locales/{language} lacks {id}"));
        }
        for (id, message) in messages {
            match first.get(id) {
                None => found.push(format!("locales/{language} has {id}, which locales/{FIRST} lacks")),
                Some(original) if original.variables != message.variables => {
                    found.push(format!(
                        "{id} has other variables in locales/{language} than in locales/{FIRST}"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    let usage = Usage::read()?;
    for (id, place) in &usage.asked {
        // A test of the words themselves asks for one that is not there, on purpose.
        if !first.contains_key(id.as_str()) {
            found.push(format!("{place} asks for {id}, which locales/{FIRST} lacks"));
        }
    }
    for id in first.keys().filter(|id| !usage.uses(id)) {
        found.push(format!("locales/{FIRST} has {id}, which nothing uses"));
    }
    nothing(&found)
}

/// A message: what is compared of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Message {
    variables: BTreeSet<String>,
}

fn read_language(folder: &Path, found: &mut Vec<String>) -> Done<BTreeMap<String, Message>> {
    let mut all = BTreeMap::new();
    for file in files_below(folder)? {
        if file.extension().is_none_or(|ending| ending != "ftl") {
            continue;
        }
        for (id, text) in messages_in(&fs::read_to_string(&file)?) {
            if exclaims(&text) {
                found.push(format!("{}: {id} has an exclamation mark", named(&file)));
            }
            if all.insert(id.clone(), Message { variables: variables_in(&text) }).is_some() {
                found.push(format!("{}: {id} stands twice", named(&file)));
            }
        }
    }
    Ok(all)
}

/// The messages of a file, each with all its text: a message begins a line, and what belongs to it is indented.
fn messages_in(text: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let begins = line.split_once('=').map(|(id, rest)| (id.trim_end(), rest));
        match begins {
            Some((id, rest)) if is_id(id) => all.push((id.to_owned(), rest.to_owned())),
            _ if line.starts_with([' ', '\t', '}']) => {
                if let Some((_, message)) = all.last_mut() {
                    message.push('\n');
                    message.push_str(line);
                }
            }
            _ => {}
        }
    }
    all
}

fn is_id(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.chars().all(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '_'))
}

fn variables_in(text: &str) -> BTreeSet<String> {
    let after_sign = text.split('$').skip(1);
    after_sign
        .map(|rest| {
            rest.chars().take_while(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '_')).collect()
        })
        .collect()
}

fn exclaims(text: &str) -> bool {
    text.contains(['!', '¡'])
}

/// Where and how messages are asked for.
struct Usage {
    /// Every quoted word in the sources that could be an id.
    quoted: BTreeSet<String>,
    /// Beginnings of ids that are put together: `step-` of `step-${number}`.
    beginnings: BTreeSet<String>,
    /// Ids that are surely asked for, with the first place.
    asked: BTreeMap<String, String>,
}

impl Usage {
    fn read() -> Done<Self> {
        let mut usage = Self { quoted: BTreeSet::new(), beginnings: BTreeSet::new(), asked: BTreeMap::new() };
        for source in SOURCES {
            for file in files_below(&root().join(source))? {
                let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
                // Tests may ask for what is not there.
                let is_test = named(&file).contains(".test.") || named(&file).contains("/tests/");
                if matches!(ending, "svelte" | "ts" | "rs" | "json") && !is_test {
                    usage.look(&fs::read_to_string(&file)?, &named(&file));
                }
            }
        }
        Ok(usage)
    }

    fn look(&mut self, text: &str, place: &str) {
        for line in text.lines() {
            for quote in ['\'', '"', '`'] {
                let parts: Vec<&str> = line.split(quote).collect();
                for (index, part) in parts.iter().enumerate().skip(1) {
                    if is_id(part) && index + 1 < parts.len() {
                        self.quoted.insert((*part).to_owned());
                        if asks(parts[index - 1]) {
                            self.asked.entry((*part).to_owned()).or_insert_with(|| place.to_owned());
                        }
                    } else if let Some(beginning) = beginning_of(part) {
                        self.beginnings.insert(beginning);
                    }
                }
            }
        }
    }

    fn uses(&self, id: &str) -> bool {
        self.quoted.contains(id) || self.beginnings.iter().any(|beginning| id.starts_with(beginning.as_str()))
    }
}

/// Whether the code before a quotation is a call for a message.
fn asks(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with(" t(") || before.ends_with("{t(") || before.ends_with("(t(") || before == "t("
}

/// The steady beginning of an id that is put together, in TypeScript (`step-${n}`) or in Rust (`step-{n}`).
fn beginning_of(part: &str) -> Option<String> {
    let end = part.find("${").or_else(|| part.find('{'))?;
    let beginning = &part[..end];
    (beginning.len() > 3 && beginning.ends_with('-') && is_id(beginning)).then(|| beginning.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{asks, beginning_of, exclaims, messages_in, variables_in};

    #[test]
    fn a_message_keeps_what_is_indented_below_it() {
        let text = "# a comment\none = Hello { $name }\ntwo = { $count ->\n    [one] A page\n   *[other] Pages\n  }\n";
        let messages = messages_in(text);
        assert_eq!(messages.len(), 2);
        assert_eq!(messages[1].0, "two");
        assert!(messages[1].1.contains("[one] A page"));
        assert_eq!(variables_in(&messages[1].1).into_iter().collect::<Vec<_>>(), ["count"]);
    }

    #[test]
    fn exclamation_marks_are_seen_in_both_languages() {
        assert!(exclaims("Done!") && exclaims("¡Hecho") && !exclaims("Done."));
    }

    #[test]
    fn ids_that_are_put_together_are_known_by_their_beginning() {
        assert_eq!(beginning_of("step-${number}-title").as_deref(), Some("step-"));
        assert_eq!(beginning_of("worksheet-{}").as_deref(), Some("worksheet-"));
        assert_eq!(beginning_of("${number}"), None);
    }

    #[test]
    fn a_call_is_told_from_any_quotation() {
        assert!(asks("{t(") && asks("  const a = t(") && !asks("import x from "));
    }
}
