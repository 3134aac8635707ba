//! Which addresses are opened outside, and how much of them.

mod mail;

use std::borrow::Cow;

/// The longest address that is handed on.
const LONGEST: usize = 2048;

/// The address as it is opened, when it is plainly a web page over TLS or a mail address. Whoever opens it reads it
/// by rules of its own, so anything that two programs could read differently is refused; of a letter only what a
/// person can see before they send it is handed on.
pub(crate) fn allowed(address: &str) -> Option<Cow<'_, str>> {
    let is_plain = |character: char| {
        character.is_ascii_graphic()
            && !matches!(character, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    if address.len() > LONGEST
        || !address.chars().all(|character| is_plain(character) || character.is_alphanumeric())
    {
        return None;
    }
    if let Some(rest) = after_scheme(address, "https://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // No name or password before the host: `https://bank.example@elsewhere.example` leads elsewhere.
        let is_host = !host.is_empty() && !host.starts_with(['.', ':']) && !host.contains('@');
        is_host.then_some(Cow::Borrowed(address))
    } else {
        mail::letter(after_scheme(address, "mailto:")?).map(Cow::Owned)
    }
}

fn after_scheme<'a>(address: &'a str, scheme: &str) -> Option<&'a str> {
    let head = address.get(..scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn plain_web_and_mail_addresses_are_opened_as_they_are() {
        for address in [
            "https://example.org",
            "HTTPS://example.org/a%20b?c=d&e=f#g",
            "https://exämple.org:8443/ü",
            "mailto:somebody@example.org",
            "mailto:one@example.org,other@example.org?cc=third@example.org&subject=Hello&body=I%20am%20here",
        ] {
            assert_eq!(allowed(address).as_deref(), Some(address));
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
            "mailto:a@b.org%0ABcc:%20c@d.org",
            "mailto:a@b.org%3Fattach=/etc/passwd",
            "mailto:a@b.org%26attach=/etc/passwd",
            "mailto:a@b.org#?attach=/etc/passwd",
            "mailto:a%2540b.org",
            "mailto:a@b.org%FF",
            "mailto:a@b.org%0",
            "mailto:a'@b.org",
            "mailto:-a@b.org",
            "mailto:a@-b.org",
            "mailto:a@b@c.org",
            "mailto:a@b.org,",
            "mailto:a@b.org,/etc/passwd",
        ] {
            assert_eq!(allowed(address), None, "{address:?}");
        }
        assert_eq!(allowed(&format!("https://example.org/{}", "a".repeat(3000))), None);
    }
}
