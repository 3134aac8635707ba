//! The document as one Markdown file, in which the writer's words stay words.

use std::fmt::Write as _;

use crate::html::{lines, printable};
use crate::model::{ShareDocument, ShareEntry};

/// The document as CommonMark. Everything that was written is escaped, also for the usual extensions (tables, task
/// lists, mathematics, addresses that turn into links by themselves).
pub fn markdown(document: &ShareDocument) -> String {
    let mut text = String::new();
    for section in &document.sections {
        let _ = writeln!(text, "# {}\n", escaped_line(&section.title));
        for entry in &section.entries {
            write_entry(&mut text, entry);
        }
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn write_entry(text: &mut String, entry: &ShareEntry) {
    let heading = escaped_line(&entry.heading);
    let _ = writeln!(text, "{}\n", format!("## {}\\. {heading}", entry.number).trim_end());
    for row in &entry.rows {
        let _ = writeln!(text, "### {}\n", escaped_line(&row.label));
        let words: String = row.runs.iter().map(|run| run.text.as_str()).collect();
        for line in lines(&words).map(escaped_line).filter(|line| !line.is_empty()) {
            // A paragraph a line: no reader joins lines that were written apart.
            let _ = writeln!(text, "{line}\n");
        }
    }
}

/// One line of text as Markdown that shows just this text. Room at its start would make it code, and at its end a
/// break; the one is kept with spaces that do not break, the other is cut off.
fn escaped_line(line: &str) -> String {
    let line = line.trim_end();
    let body = line.trim_start();
    let room = &line[..line.len() - body.len()];
    let mut safe = String::with_capacity(line.len() + 8);
    for space in room.chars() {
        safe.push_str(if space == '\t' { "\u{A0}\u{A0}\u{A0}\u{A0}" } else { "\u{A0}" });
    }
    let mut characters = body.chars().peekable();
    let mut before = String::new();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        if needs_escape(character, &before, next) {
            safe.push('\\');
        }
        safe.push(if character == '\t' { ' ' } else { printable(character) });
        before.push(character);
    }
    safe
}

/// Whether a character could begin, end or be markup where it stands.
fn needs_escape(character: char, before: &str, next: Option<char>) -> bool {
    match character {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^' | '{' | '}'
        | '@' | '=' => true,
        // At the start of a line: lists, rules and definitions.
        '-' | '+' | ':' if before.is_empty() => true,
        // Two of them become a dash or mark something in some dialects.
        '-' | '+' | '"' | '\'' => next == Some(character) || before.ends_with(character),
        // `https://…`, `:smile:`, and a word that a reader could take for a key.
        ':' => next.is_some_and(|next| !next.is_whitespace()),
        // Ordered lists, and addresses without a scheme.
        '.' | ')' => is_list_number(before) || before.to_lowercase().ends_with("www"),
        '(' => before.ends_with(']'),
        '!' => next == Some('['),
        _ => false,
    }
}

fn is_list_number(before: &str) -> bool {
    !before.is_empty() && before.chars().all(|character| character.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::escaped_line;

    #[test]
    fn a_line_is_escaped_where_it_could_be_markup_and_left_alone_elsewhere() {
        for (line, safe) in [
            ("I'd go, at last - not (yet).", "I'd go, at last - not (yet)."),
            ("# not a heading", "\\# not a heading"),
            ("- no list", "\\- no list"),
            ("12. no list", "12\\. no list"),
            ("3) no list", "3\\) no list"),
            ("    no code", "\u{A0}\u{A0}\u{A0}\u{A0}no code"),
            ("[a](https://b)", "\\[a\\]\\(https\\://b)"),
            ("**a** `b` <i>", "\\*\\*a\\*\\* \\`b\\` \\<i\\>"),
            ("www.example.org", "www\\.example.org"),
            ("---", "\\-\\-\\-"),
            ("two spaces  ", "two spaces"),
        ] {
            assert_eq!(escaped_line(line), safe, "{line:?}");
        }
    }
}
