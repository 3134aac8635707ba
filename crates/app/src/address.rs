//! Which addresses are opened outside.

/// The longest address that is handed on.
const LONGEST: usize = 2048;

/// Whether an address is plainly a web page over TLS or a mail address. Whoever opens it gets it as it is, so
/// anything that two programs could read differently is refused.
pub(crate) fn is_allowed(address: &str) -> bool {
    let is_plain = |character: char| {
        character.is_ascii_graphic()
            && !matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    if address.len() > LONGEST
        || !address.chars().all(|character| is_plain(character) || character.is_alphanumeric())
    {
        return false;
    }
    if let Some(rest) = after_scheme(address, "https://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // No name or password before the host: `https://bank.example@elsewhere.example` leads elsewhere.
        !host.is_empty() && !host.starts_with(['.', ':']) && !host.contains('@')
    } else if let Some(rest) = after_scheme(address, "mailto:") {
        let to = rest.split('?').next().unwrap_or_default();
        to.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
    } else {
        false
    }
}

fn after_scheme<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let head = address.get(..scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn plain_web_and_mail_addresses_are_opened() {
        for address in [
            "https://example.org",
            "HTTPS://example.org/a%20b?c=d&e=f#g",
            "https://exämple.org:8443/ü",
            "mailto:somebody@example.org",
            "mailto:somebody@example.org?subject=Hello",
        ] {
            assert!(is_allowed(address), "{address}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for address in [
            "",
            "https://",
            "https:///etc/passwd",
            "https:example.org",
            "http://example.org",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            " https://example.org",
            "https://example.org/a b",
            "https://example.org\n",
            "https://example.org/\u{202E}",
            "https://bank.example@elsewhere.example",
            "https://example.org\\@elsewhere.example",
            "https://example.org\" --flag",
            "mailto:",
            "mailto:@",
            "mailto:?body=x",
            "--help",
        ] {
            assert!(!is_allowed(address), "{address:?}");
        }
        assert!(!is_allowed(&format!("https://example.org/{}", "a".repeat(3000))));
    }
}
