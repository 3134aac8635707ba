//! The document as one Markdown file, in which the writer's words stay words.

use std::fmt::Write as _;

use candor_journal::model::Node;

use crate::html::{lines, printable};
use crate::model::{ShareCount, ShareDocument, ShareEntry, ShareSection};
use crate::prose::{Outline, children, is_inline, shown_address};

/// The document as CommonMark. Everything that was written is escaped, also for the usual extensions (tables, task
/// lists, mathematics, addresses that turn into links by themselves).
pub fn markdown(document: &ShareDocument) -> String {
    let mut text = String::new();
    if let Some(title) = &document.title {
        let _ = writeln!(text, "# {}\n", escaped_line(&title.title));
    }
    for section in &document.sections {
        if !section.title.is_empty() {
            let _ = writeln!(text, "# {}\n", escaped_line(&section.title));
        }
        if let Some(inventory) = &section.inventory_title {
            let _ = writeln!(text, "{}\n", escaped_line(inventory));
        }
        for entry in &section.entries {
            write_entry(&mut text, entry);
        }
        write_counts(&mut text, section);
        let mut outline = Outline::below(usize::from(!section.title.is_empty()));
        write_blocks(&mut text, &section.prose, "", &mut outline);
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

/// A line a pattern: what was marked, how often, and what one would rather be.
fn write_counts(text: &mut String, section: &ShareSection) {
    for ShareCount { label, count, opposite } in &section.counts {
        let beside =
            if opposite.is_empty() { String::new() } else { format!(" ({})", escaped_line(opposite)) };
        let _ = writeln!(text, "- {}: {count}{beside}", escaped_line(label));
    }
    if !section.counts.is_empty() {
        text.push('\n');
    }
}

/// Markdown's blocks. `before` stands before each of their lines: the marks of what they stand in.
fn write_blocks(text: &mut String, nodes: &[Node], before: &str, outline: &mut Outline) {
    for node in nodes {
        match node {
            Node::Heading { level, children } => {
                let marks = "#".repeat(outline.level(*level));
                let _ = writeln!(text, "{before}{marks} {}\n{before}", inline(children).replace('\n', " "));
            }
            Node::Quote { children } => {
                write_blocks(text, children, &format!("{before}> "), outline);
                let _ = writeln!(text, "{before}");
            }
            Node::List { start, children } => {
                for (number, item) in (start.unwrap_or(1)..).zip(children) {
                    let mark = start.map_or_else(|| "- ".to_owned(), |_| format!("{number}. "));
                    write_item(text, item, before, &mark, outline);
                }
            }
            Node::CodeBlock { text: code } => {
                for line in lines(code.trim_end()) {
                    let line: String = line.chars().map(printable).collect();
                    let _ = writeln!(text, "{before}    {line}");
                }
                let _ = writeln!(text, "{before}");
            }
            Node::Rule => {
                let _ = writeln!(text, "{before}***\n{before}");
            }
            Node::Paragraph { children } => write_paragraph(text, &inline(children), before),
            other => write_paragraph(text, &inline(std::slice::from_ref(other)), before),
        }
    }
}

fn write_paragraph(text: &mut String, words: &str, before: &str) {
    for line in words.lines() {
        let _ = writeln!(text, "{before}{line}");
    }
    let _ = writeln!(text, "{before}");
}

/// An item: its first line behind the mark, the others as far in.
fn write_item(text: &mut String, item: &Node, before: &str, mark: &str, outline: &mut Outline) {
    let Node::Item { checked, children } = item else { return };
    let mut inside = String::new();
    if children.iter().all(is_inline) {
        write_paragraph(&mut inside, &inline(children), "");
    } else {
        write_blocks(&mut inside, children, "", outline);
    }
    let done = checked.map_or("", |done| if done { "[x] " } else { "[ ] " });
    let room = " ".repeat(mark.len());
    for (index, line) in inside.trim_end().lines().enumerate() {
        let _ = match index {
            0 => writeln!(text, "{before}{mark}{done}{line}"),
            _ => writeln!(text, "{before}{room}{line}"),
        };
    }
    let _ = writeln!(text, "{before}");
}

/// What stands in a line, or in the lines of a paragraph.
fn inline(nodes: &[Node]) -> String {
    let mut words = String::new();
    write_inline(&mut words, nodes);
    words
}

/// Writes behind what is there, and nothing anew: a line can hold very many marks.
fn write_inline(words: &mut String, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text { text } => {
                for (index, line) in lines(text).enumerate() {
                    words.push_str(if index == 0 { "" } else { "\n" });
                    let at_start = words.is_empty() || words.ends_with('\n');
                    words.push_str(&if at_start { escaped_line_start(line) } else { escaped(line, INSIDE) });
                }
            }
            Node::Emphasis { children } => write_marked(words, "*", children),
            Node::Strong { children } => write_marked(words, "**", children),
            Node::Strikethrough { children } => write_marked(words, "~~", children),
            Node::Code { text } => words.push_str(&escaped(text, INSIDE)),
            Node::Link { href, children } => {
                words.push_str(&inline(children));
                if let Some(address) = shown_address(href, children) {
                    let _ = write!(words, " ({})", escaped(address, INSIDE));
                }
            }
            Node::Break => words.push_str("\\\n"),
            other => words.push_str(&inline(children(other))),
        }
    }
}

fn write_marked(words: &mut String, mark: &str, nodes: &[Node]) {
    let _ = write!(words, "{mark}{}{mark}", inline(nodes));
}

/// One line of text as Markdown that shows just this text. Room at its start would make it code, and at its end a
/// break; the one is kept with spaces that do not break, the other is cut off.
fn escaped_line(line: &str) -> String {
    escaped_line_start(line.trim_end())
}

/// The beginning of a line, behind which more may follow.
fn escaped_line_start(line: &str) -> String {
    let body = line.trim_start();
    let room = &line[..line.len() - body.len()];
    let mut safe = String::with_capacity(line.len() + 8);
    for space in room.chars() {
        safe.push_str(if space == '\t' { "\u{A0}\u{A0}\u{A0}\u{A0}" } else { "\u{A0}" });
    }
    safe + &escaped(body, Before::default())
}

/// As much of what stands before a character in its line as decides whether it is markup. It does not grow with the
/// line, so neither does the work for a character.
#[derive(Clone, Copy, Default)]
struct Before {
    /// The last three characters; the last of them last.
    last: [Option<char>; 3],
    /// Whether something stands there that is no figure.
    has_others: bool,
}

/// Behind some words.
const INSIDE: Before = Before { last: [None, None, Some('…')], has_others: true };

impl Before {
    fn push(&mut self, character: char) {
        self.last = [self.last[1], self.last[2], Some(character)];
        self.has_others |= !character.is_ascii_digit();
    }

    fn is_empty(self) -> bool {
        self.last[2].is_none()
    }

    fn ends_with(self, character: char) -> bool {
        self.last[2] == Some(character)
    }

    /// Whether all of it is the number of a list.
    fn is_list_number(self) -> bool {
        !self.is_empty() && !self.has_others
    }

    /// Whether an address could begin that has no scheme.
    fn ends_with_www(self) -> bool {
        self.last.iter().all(|letter| matches!(letter, Some('w' | 'W')))
    }
}

/// Text as Markdown behind what stands `before` it in the same line.
fn escaped(text: &str, mut before: Before) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        if needs_escape(character, before, next) {
            safe.push('\\');
        }
        safe.push(if character == '\t' { ' ' } else { printable(character) });
        before.push(character);
    }
    safe
}

/// Whether a character could begin, end or be markup where it stands.
fn needs_escape(character: char, before: Before, next: Option<char>) -> bool {
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
        '.' | ')' => before.is_list_number() || before.ends_with_www(),
        '(' => before.ends_with(']'),
        '!' => next == Some('['),
        _ => false,
    }
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
