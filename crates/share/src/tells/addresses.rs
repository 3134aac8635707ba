//! E-mail addresses, addresses on the web, and names behind an @.

use std::ops::Range;

use super::Found;
use crate::model::TellKind;

/// Endings of addresses that are written without a scheme.
const DOMAINS: &[&str] = &[
    "com", "org", "net", "info", "edu", "gov", "app", "dev", "io", "me", "tv", "eu", "uk", "us", "ie", "ca",
    "au", "nz", "es", "mx", "ar", "co", "cl", "pe", "de", "at", "ch", "fr", "be", "nl", "it", "pt", "br",
    "pl", "cz", "sk", "hu", "ro", "se", "no", "dk", "fi", "ru", "ua", "gr", "tr", "il", "in", "jp", "kr",
    "cn",
];

/// The addresses in a text.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    if !text.contains(['@', '.', ':']) {
        return found;
    }
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
        let start = start + word.len() - bare.len();
        let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '/' | '_' | '='));
        if let Some(kind) = kind(bare) {
            found.push((Range { start, end: start + bare.len() }, kind));
        }
    }
    found
}

fn kind(word: &str) -> Option<TellKind> {
    let lower = word.to_lowercase();
    if lower.contains("://") || lower.starts_with("www.") {
        return Some(TellKind::Address);
    }
    if let Some((name, host)) = word.split_once('@') {
        let has_letters = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
        return match (name.is_empty(), has_letters(host)) {
            (_, false) => None,
            (true, true) => Some(TellKind::Address),
            (false, true) => Some(TellKind::Email),
        };
    }
    let host = word.split(['/', '?', '#']).next()?;
    let (names, ending) = host.rsplit_once('.')?;
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-');
    // A sentence that begins without a space ("so.It was") has a large letter there.
    let is_host =
        names.split('.').all(is_name) && DOMAINS.contains(&ending) && names.chars().any(char::is_alphabetic);
    is_host.then_some(TellKind::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, TellKind)> {
        find(text).into_iter().map(|(range, kind)| (&text[range], kind)).collect()
    }

    #[test]
    fn addresses_are_found_whole_and_without_what_closes_the_sentence() {
        assert_eq!(
            found(
                "Write to (mia.z@example.org), or see https://example.net/a?b=c. On facebook.com/mia: @mia_z."
            ),
            [
                ("mia.z@example.org", TellKind::Email),
                ("https://example.net/a?b=c", TellKind::Address),
                ("facebook.com/mia", TellKind::Address),
                ("@mia_z", TellKind::Address),
            ]
        );
        assert!(found("It was so.It went on. e.g. this: 3.50 a.m. @ 5").is_empty());
    }
}
