//! Mail addresses (RFC 6068). Of what one can ask a mail program to do, a letter keeps whom it goes to, its subject
//! and its words. Programs have attached files for `attach=`, taken a line break in a subject for the next header, and
//! handed what they read on to a shell, so all of it is taken apart, looked at, and written anew.

use std::fmt::Write as _;

/// A letter's address, from what stands behind `mailto:`. Nothing when it is not plain to whom it would go; what else
/// cannot be handed on as it is, is left out.
pub(super) fn letter(rest: &str) -> Option<String> {
    let (to, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut letter = format!("mailto:{}", people(to)?);
    let mut known: Vec<&str> = Vec::new();
    for (key, value) in query.split('&').filter_map(|part| part.split_once('=')) {
        let Some(key) = decoded(key).and_then(|key| kept(&key)) else { continue };
        // Of two subjects programs take the first, the last, or both.
        if known.contains(&key) {
            continue;
        }
        let value = match key {
            "cc" => people(value),
            "subject" => {
                decoded(value).filter(|words| !words.contains(char::is_control)).map(|words| safe(&words))
            }
            _ => decoded(value).map(|words| safe(&lines(&words))),
        };
        if let Some(value) = value {
            let _ = write!(letter, "{}{key}={value}", if known.is_empty() { '?' } else { '&' });
            known.push(key);
        }
    }
    Some(letter)
}

/// The name of a part that is kept, as it is written.
fn kept(key: &str) -> Option<&'static str> {
    ["cc", "subject", "body"].into_iter().find(|kept| key.eq_ignore_ascii_case(kept))
}

/// Addresses between commas, when every one of them is plain.
fn people(list: &str) -> Option<String> {
    let people: Option<Vec<String>> = list.split(',').map(|one| person(&decoded(one)?)).collect();
    Some(people?.join(","))
}

fn person(address: &str) -> Option<String> {
    let (name, host) = address.split_once('@')?;
    let is_plain = |text: &str, signs: &[char]| {
        text.starts_with(char::is_alphanumeric)
            && text.chars().all(|letter| letter.is_alphanumeric() || signs.contains(&letter))
    };
    let plain = is_plain(name, &['.', '-', '_', '+', '=', '~']) && is_plain(host, &['.', '-']);
    plain.then(|| format!("{}@{}", safe(name), safe(host)))
}

/// Text without its percent signs. Nothing when one of them stands for no byte, or the bytes for no text.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                u8::try_from(digit()? * 16 + digit()?).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Words whose lines end as a letter's do, without other control characters.
fn lines(words: &str) -> String {
    let lines = words.split("\r\n").flat_map(|line| line.split(['\n', '\r']));
    let lines = lines.map(|line| line.replace(|sign: char| sign.is_control() && sign != '\t', ""));
    lines.collect::<Vec<_>>().join("\r\n")
}

/// Text with every sign that means something to a mail program as its bytes. A straight apostrophe becomes a round
/// one: scripts that start mail programs set words between straight ones.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.replace('\'', "\u{2019}").bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => safe.push(byte.into()),
            byte => drop(write!(safe, "%{byte:02X}")),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn only_whom_it_goes_to_its_subject_and_its_words_are_kept() {
        for (asked, kept) in [
            ("a@b.org?attach=/etc/passwd", "a@b.org"),
            ("a@b.org?ATTACH=x&Attachment=y&%61ttach=z&insert=w", "a@b.org"),
            ("a@b.org?subject=Hi&attach=/etc/passwd&body=x", "a@b.org?subject=Hi&body=x"),
            ("a@b.org?bcc=c@d.org&from=e@f.org&in-reply-to=g&x-mailer=h&to=i@j.org", "a@b.org"),
            ("a@b.org?Subject=Hi&%73ubject=Ho&SUBJECT=Ha", "a@b.org?subject=Hi"),
            ("a@b.org?subject=Hi%0D%0ABcc:c@d.org", "a@b.org"),
            ("a@b.org?subject=Hi%0ABcc:c@d.org&subject=Ho", "a@b.org?subject=Ho"),
            ("a@b.org?subject=%00", "a@b.org"),
            ("a@b.org?subject=%FF&body=%F0%9F", "a@b.org"),
            ("a@b.org?subject=a%26attach=b", "a@b.org?subject=a%26attach%3Db"),
            ("a@b.org?subject=a%2526attach=b", "a@b.org?subject=a%2526attach%3Db"),
            (
                "a@b.org?subject=x',attachment='/etc/passwd",
                "a@b.org?subject=x%E2%80%99%2Cattachment%3D%E2%80%99%2Fetc%2Fpasswd",
            ),
            ("a@b.org?body=one%0Atwo%0D%0Athree%0D%08four", "a@b.org?body=one%0D%0Atwo%0D%0Athree%0D%0Afour"),
            ("a@b.org?cc=c@d.org%0Ae@f.org", "a@b.org"),
            ("a@b.org?cc=c@d.org,e@f.org", "a@b.org?cc=c@d.org,e@f.org"),
            ("a@b.org?&&=&subject&body=", "a@b.org?body="),
            ("a@b.org?subject=1;attach=2", "a@b.org?subject=1%3Battach%3D2"),
            ("a%2Bb@c.org", "a%2Bb@c.org"),
            ("ä@ö.org", "%C3%A4@%C3%B6.org"),
        ] {
            assert_eq!(letter(asked), Some(format!("mailto:{kept}")), "{asked}");
        }
    }
}
